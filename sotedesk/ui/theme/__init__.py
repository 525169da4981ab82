"""How SoteDesk looks: tokens, type, icons and the one application style sheet.

Widgets ask `look()` for colours and sizes when they paint; they hold no colour of their own.
"""

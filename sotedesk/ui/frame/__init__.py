"""The window around the screens: rail, top bar, live strip, status bar, login.

Nothing heavy is imported here: the window must be painted before the database is even loaded.
"""

"""Widgets shared by two or more screens: one class a file, keyboard first, no domain knowledge.

Import from the modules, not from here: a screen pays only for what it shows.
"""

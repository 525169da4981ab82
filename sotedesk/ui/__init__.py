"""The desk on the screen: PySide6 widgets and their presenters. No database, no PDF library."""

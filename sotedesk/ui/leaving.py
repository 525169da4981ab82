"""Esc: leave a view, with nothing held down beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_escape(event: QKeyEvent) -> bool:
    """Return whether a key leaves the view."""
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()

"""What was done on the first picture, done again on the real widgets."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def play_key(key: QKeyEvent, shown: QWidget, field: QWidget) -> None:
    """Press a key again: a command of the window if it is one, else the field's or the focus'.

    Args:
        shown: What now stands in the window, with its commands as actions.
        field: Takes the key where nothing has the focus yet.
    """
    pressed = QKeySequence(key.keyCombination())
    for action in shown.actions():
        if action.isEnabled() and pressed in action.shortcuts():
            action.trigger()
            return
    focused = QApplication.focusWidget()
    target = focused if focused is not None and shown.isAncestorOf(focused) else field
    QApplication.sendEvent(target, key)


def play_click(at: QPoint, shown: QWidget) -> None:
    """Click again what now stands there, if it is a button."""
    there = shown.childAt(at)
    if isinstance(there, QAbstractButton) and there.isEnabled():
        there.click()

"""Typing as a worker does; QTest aborts the whole process on ä, ö and å."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type letter by letter into a widget, whatever the letters."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, _key_of(letter), NO_MODIFIER, letter)
            QApplication.sendEvent(widget, event)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and let go of one key, through shortcuts as a real key press would."""
    QTest.keyClick(widget, key, modifier)


def _key_of(letter: str) -> int:
    if letter == "\n":
        return Qt.Key.Key_Return.value
    upper = letter.upper()
    return ord(upper) if upper.isascii() else Qt.Key.Key_unknown.value

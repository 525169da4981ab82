"""The field of a cell one chooses in: a number or a letter picks, Space opens the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from sotedesk.ui.widgets.numbered_choice import NumberedChoice
from sotedesk.ui.widgets.segment import Choice

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceCell(NumberedChoice):
    """Behaves among the cells as the field one types in does.

    Signals:
        step_wanted: 1 for the next cell, -1 for the one before.
        row_step_wanted: 1 for the row below, -1 for the row above.
        move_wanted: 1 to move the row down, -1 up.
        left: The focus went elsewhere, not to another window.
    """

    step_wanted = Signal(int)
    row_step_wanted = Signal(int)
    move_wanted = Signal(int)
    left = Signal()

    def __init__(self, choices: Sequence[Choice], accessible: str, parent: QWidget) -> None:
        super().__init__(choices, "", accessible, " ", parent=parent)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Override QWidget.focusNextPrevChild: Tab goes to the next cell."""
        self.step_wanted.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override NumberedChoice.keyPressEvent: arrows and Enter are the table's."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and held == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(_STEPS[Qt.Key(key)])
        elif key in _STEPS and not held:
            self.row_step_wanted.emit(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.row_step_wanted.emit(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape) and not held:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QComboBox.focusOutEvent: another window or the open list is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def wanted_height(self) -> int:
        """Give the height of the field."""
        return self.sizeHint().height()

    def text(self) -> str:
        """Give nothing: there is no caret to keep."""
        return ""

    def caret(self) -> int:
        """Give the place before everything."""
        return 0

    def set_caret(self, _caret: int) -> None:
        """Do nothing: there is no caret."""

"""The field of a cell of the plan one types into."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.text_area import TextArea


class CellEditor(TextArea):
    """The field of a cell; Tab, Enter and arrows with Alt belong to the table.

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

    def __init__(self, accessible: str, placeholder: str, parent: QWidget) -> None:
        super().__init__("", accessible, placeholder, lines=1, most_lines=None, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Override QWidget.focusNextPrevChild: Tab goes to the next cell."""
        self.step_wanted.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override TextArea.keyPressEvent: Enter goes down, Alt+arrow moves the row."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps and held == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.row_step_wanted.emit(1)
        elif key in steps and not held and self._at_edge(steps[Qt.Key(key)]):
            self.row_step_wanted.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape) and not held:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QTextEdit.focusOutEvent: another window or a menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def wanted_height(self) -> int:
        """Give the height that shows all of the text."""
        return round(self.document().size().height()) + look().px(8)

    def _at_edge(self, step: int) -> bool:
        """Whether the caret is on the first or last line, so that an arrow leaves the cell."""
        cursor = self.textCursor()
        move = cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down
        return not cursor.movePosition(move)

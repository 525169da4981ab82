"""The desk's one search line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _
from sotedesk.ui.frame.first_view import SEARCH_ADVICE
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.key_cap import set_key_cap
from sotedesk.ui.widgets.line_field import LineField


class SearchField(LineField):
    """Takes the query and says which key was pressed on it; the search panel does the rest.

    Signals:
        query_changed: The text, while it is typed.
        moved: +1 or -1 for the arrow keys, rows in the panel.
        opened: Enter, or the right arrow at the end of the text.
        start_wanted: Ctrl+Enter: start a contact with the row.
        new_wanted: Ctrl+N: a new client by these words.
        left: Esc.
    """

    query_changed = Signal(str)
    moved = Signal(int)
    opened = Signal()
    start_wanted = Signal()
    new_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        key = cap_of("search.focus")
        named = _("{text}, näppäin {key}").format(text=_("Haku"), key=key)
        super().__init__("search", named, lead="search", parent=parent)
        set_key_cap(self, key, "inside")
        self.textEdited.connect(self.query_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QLineEdit.resizeEvent: as much advice as there is room for, whole."""
        super().resizeEvent(event)
        room = self.width() - look().px(34 + 12)
        advice = map(_, SEARCH_ADVICE)
        fitting = (words for words in advice if self.fontMetrics().horizontalAdvance(words) < room)
        self.setPlaceholderText(next(fitting, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QLineEdit.keyPressEvent: the panel's keys."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        at_end = self.cursorPosition() == len(self.text()) and bool(self.text())
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if ctrl:
                self.start_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Right if at_end and not event.modifiers():
                self.opened.emit()
            case Qt.Key.Key_N if ctrl:
                self.new_wanted.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Override LineField.is_own_key: Ctrl+Enter and Ctrl+N mean the row here."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N)

"""Whom the matter is about: type a name, number or code, pick with arrows and Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.ids import ClientId
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_list import RowList

SETTLED_MS = 300
"""A query counts as a search once no key came for this long (design §4, usage log)."""
_NEW = "new"
_FEWEST_LETTERS = 2


class ClientPicker(LineField):
    """The field "Asia koskee".

    Signals:
        searched: The settled text.
        picked: The client chosen and the name.
        new_wanted: A new client, from the text typed.
        cleared: The field was emptied and left.
    """

    searched = Signal(str)
    picked = Signal(object, str)
    new_wanted = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("client", _("Asia koskee"), parent=parent)
        self.setPlaceholderText(_("nimi, hetu tai numero"))
        self._shown_name = ""
        self._panel: _Panel | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._on_settled)
        self.textEdited.connect(self._on_edited)

    def show_client(self, name: str, *, fresh: bool = False) -> None:
        """Show whom the matter is about; a search under way stays untouched.

        Args:
            fresh: Another matter is shown than before.
        """
        if fresh:
            self._settling.stop()
            self._close_panel()
        if fresh or name != self._shown_name or not self.hasFocus():
            self._shown_name = name
            if self.text() != name:
                self.setText(name)

    def unsettled(self) -> bool:
        """Return whether something is typed that is not the client's name."""
        return self.text() != self._shown_name

    def show_hits(self, text: str, hits: Sequence[Row]) -> None:
        """Show what was found for a text; a text that is no longer there is ignored."""
        if text != self.text().strip() or not self.hasFocus():
            return
        new = Row(_NEW, _("Lisää uusi asiakas ”{text}”").format(text=text), icon="plus")
        self._open_panel([*hits, new])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override LineField.keyPressEvent: arrows and Enter go to the hits, Esc gives up."""
        panel = self._panel if self._panel is not None and self._panel.isVisible() else None
        key = event.key()
        if panel is not None and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            panel.step(1 if key == Qt.Key.Key_Down else -1)
        elif panel is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(panel.current())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text() != self._shown_name:
            self._on_settled()
        elif key == Qt.Key.Key_Escape and (panel is not None or self.text() != self._shown_name):
            self._give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override LineField.focusOutEvent: what was not picked goes back to what was."""
        super().focusOutEvent(event)
        if not self.text().strip() and self._shown_name:
            self._shown_name = ""
            self.cleared.emit()
        self._give_up()

    def hideEvent(self, event: QEvent) -> None:
        """Override QWidget.hideEvent: the hits never stay behind."""
        self._close_panel()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt hands a QHideEvent

    def _on_edited(self, text: str) -> None:
        if len(text.strip()) < _FEWEST_LETTERS:
            self._settling.stop()
            self._close_panel()
        else:
            self._settling.start()

    def _on_settled(self) -> None:
        self._settling.stop()
        if len(self.text().strip()) >= _FEWEST_LETTERS:
            self.searched.emit(self.text().strip())

    def _pick(self, row: Row | None) -> None:
        if row is None:
            return
        typed = self.text().strip()
        self._close_panel()
        if row.key == _NEW:
            self.new_wanted.emit(typed)
            return
        self._shown_name = row.title
        self.setText(row.title)
        self.picked.emit(ClientId(row.key), row.title)  # type: ignore[arg-type]  # rows of clients

    def _give_up(self) -> None:
        self._settling.stop()
        self._close_panel()
        if self.text() != self._shown_name:
            self.setText(self._shown_name)

    def _open_panel(self, rows: Sequence[Row]) -> None:
        if self._panel is None:
            self._panel = _Panel(self.window(), self._pick)
        width = max(self.width(), look().px(560))
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        self._panel.show_rows(rows, corner, width)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()


class _Panel(QFrame):
    """The hits under the field; never takes the focus from it."""

    def __init__(self, window: QWidget, pick: Callable[[Row | None], None]) -> None:
        super().__init__(window)
        self.setProperty("box", "float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = RowList(_("Löytyneet asiakkaat"), "client_hits", fit=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda _index: pick(self.current()))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self._list)
        self.hide()

    def show_rows(self, rows: Sequence[Row], corner: QPoint, width: int) -> None:
        """Show rows with the first one chosen."""
        self._list.set_rows(list(rows))
        self._list.go_first()
        window = self.window()
        left = min(corner.x(), max(0, window.width() - width - 8))
        height = self.sizeHint().height()
        self.setGeometry(left, corner.y(), width, min(height, window.height() - corner.y() - 8))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go one row down or up."""
        rows = self._list.rows()
        keys = [row.key for row in rows]
        now = keys.index(self._list.current_key()) if self._list.current_key() in keys else 0
        self._list.set_current(keys[(now + by) % len(keys)])

    def current(self) -> Row | None:
        """Give the chosen row."""
        key = self._list.current_key()
        return next((row for row in self._list.rows() if row.key == key), None)

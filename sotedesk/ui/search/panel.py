"""The panel under the search field: who was found, and always a way to a new client."""

from collections.abc import Sequence
from uuid import UUID

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sotedesk.i18n import _
from sotedesk.model.ids import ClientId
from sotedesk.services.search import FoundBy
from sotedesk.services.work import HELSINKI
from sotedesk.ui.desk import Desk
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.keys import cap_of
from sotedesk.ui.search.hit_list import HitList
from sotedesk.ui.search.presenter import SearchPresenter, SearchState
from sotedesk.ui.search.words import count_words, hit_rows, other_ways, read_words
from sotedesk.ui.starting import NewClientFrom, start_contact
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import LinkButton
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.key_cap import KeyCap
from sotedesk.ui.widgets.restyle import restyle
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.text_label import TextLabel

_WIDTH = 768
_TYPED = 26
_BELOW = 8
_EDGE = 16


class SearchPanel(QFrame):
    """Follows the frame's search field; takes no focus from it."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._field = window.top_bar.search
        self._presenter = SearchPresenter(desk, self)
        self._place = 0
        self._back: QWidget | None = None
        self._read = TextLabel("", Text.SMALL, "support")
        self._ways = TextLabel("", Text.SMALL, "meta", wrap=True)
        self._count = TextLabel("", Text.SMALL, "support")
        self._hits = HitList(_("Hakutulos"), "search_hits")
        self._new = LinkButton(
            "", "plus", key=cap_of("search.new_client"), show_key=True, name="search_new_client"
        )
        self._new.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._note = TextLabel(
            _("Haku jää lokiin. Ilman asiakassuhdetta kysytään peruste."),
            Text.SMALL,
            "meta",
            wrap=True,
        )
        self._lay_out()
        self._connect()
        self.hide()

    @Slot(object)
    def show_state(self, state: SearchState) -> None:
        """Show the state; the only place that writes to the widgets."""
        if not state.is_worth_asking:
            self.hide()
            return
        self._read.setText(read_words(state))
        self._ways.setText(other_ways(state))
        self._count.setText(count_words(state))
        self._count.set_tone("warn" if state.failed else "support")
        typed = state.text if len(state.text) <= _TYPED else state.text[:_TYPED].rstrip() + "…"
        self._new.set_text(_("Lisää uusi asiakas ”{text}”").format(text=typed))
        today = self._desk.now().astimezone(HELSINKI).date()
        rows = hit_rows(state.result, today) if state.result is not None else []
        if rows != list(self._hits.rows()):
            self._hits.set_rows(rows)
            self._place = 0
        self._show_current(rows)
        self._settle()

    def reveal(self) -> None:
        """Show the panel under the field, if there is something to show."""
        if self._presenter.state.is_worth_asking:
            self.show()
            self.raise_()
            self._settle()

    def event(self, event: QEvent) -> bool:
        """Override QFrame.event: other words or another text scale need another height."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return taken

    def _lay_out(self) -> None:
        self.setObjectName("search_panel")
        self.setProperty("box", "float")
        self.setAccessibleName(_("Hakutulos"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._hits)
        column.addSpacing(4)
        column.addWidget(_rule())
        column.addWidget(self._band())
        column.addWidget(_rule())
        column.addWidget(self._keys())

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 8, 15, 6)
        row.setSpacing(8)
        row.addWidget(self._read)
        row.addWidget(self._ways, 1)
        row.addWidget(self._count)
        return head

    def _band(self) -> QWidget:
        """Make the row of the new client; always last, and reached with the arrows."""
        self._new_row = QFrame()
        self._new_row.setObjectName("search_new_row")
        self._new_row.setProperty("ground", "well")
        row = QHBoxLayout(self._new_row)
        row.setContentsMargins(8, 4, 15, 4)
        row.setSpacing(12)
        row.addWidget(self._new)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._note, 1)
        return self._new_row

    def _keys(self) -> QWidget:
        keys = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        keys.setSizePolicy(policy)
        flow = FlowLayout(keys, gap=12)
        flow.setContentsMargins(15, 7, 15, 9)
        for caps, words in (
            (("↑", "↓"), _("valitse")),
            (("↵",), _("avaa kortti")),
            ((cap_of("search.start").replace("Return", "Enter"),), _("aloita yhteydenotto")),
            (("Esc",), _("sulje")),
        ):
            flow.addWidget(_key_words(caps, words))
        return keys

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self.show_state)
        self._field.query_changed.connect(self._on_typed)
        self._field.moved.connect(self._on_moved)
        self._field.opened.connect(self._on_opened)
        self._field.start_wanted.connect(self._on_start)
        self._field.new_wanted.connect(self._on_new)
        self._field.left.connect(self._on_left)
        self._hits.clicked.connect(self._on_clicked)
        self._new.clicked.connect(self._on_new)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._presenter.type_text(text)
        self.reveal()

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        if not self.isVisible():
            self.reveal()
            return
        rows = self._hits.rows()
        self._place = (self._place + step) % (len(rows) + 1)
        self._show_current(rows)

    @Slot()
    def _on_opened(self) -> None:
        if not self._is_settled():
            return
        row = self._current_row()
        if row is None:
            self._on_new()
        else:
            self._open(row)

    @Slot()
    def _on_start(self) -> None:
        row = self._current_row() if self._is_settled() else None
        if row is None:
            return
        if self._presenter.record(_id(row)) is not None:
            self._open(row)
            return
        self._close()
        start_contact(self._desk, ClientId(_id(row)))

    @Slot()
    def _on_new(self) -> None:
        typed = self._field.text().strip()
        self._close()
        self._desk.go("clients", NewClientFrom(typed))

    @Slot()
    def _on_left(self) -> None:
        self._close()
        back = self._back
        if back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_clicked(self) -> None:
        row = next((r for r in self._hits.rows() if r.key == self._hits.current_key()), None)
        if row is not None:
            self._open(row)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._field:
            self._back = old if old is not None and old.window() is self._window else self._back
        elif new is not None:
            self.hide()

    def _is_settled(self) -> bool:
        """Whether the rows shown are of what is typed; else it is asked and nothing opened."""
        shown, answered = self.isVisible(), self._presenter.state.answered
        self.reveal()
        if not answered:
            self._presenter.ask()
        return shown and answered

    def _current_row(self) -> Row | None:
        """Give the row the arrows stand on; None on the new client."""
        rows = self._hits.rows()
        return rows[self._place] if self._place < len(rows) else None

    def _open(self, row: Row) -> None:
        record = self._presenter.record(_id(row))
        self._close()
        if record is None:
            self._desk.go("client", ClientId(_id(row)))
        else:
            contact = record.kind is FoundBy.CONTACT_NUMBER
            self._desk.go("contact" if contact else "plan", record.id)

    def _close(self) -> None:
        self._field.clear()
        self._presenter.forget()
        self._hits.set_rows([])
        self.hide()

    def _show_current(self, rows: Sequence[Row]) -> None:
        self._place = min(self._place, len(rows))
        on_new = self._place == len(rows)
        self._hits.choose(-1 if on_new else self._place)
        restyle(self._new_row, "box", "chosen" if on_new and self._presenter.state.answered else "")
        told = self._new.accessibleName() if on_new else rows[self._place].spoken()
        self._field.setAccessibleDescription(told)

    def _settle(self) -> None:
        """Stand under the field, as wide as wanted and no higher than the window allows."""
        layout = self.layout()
        if layout is None or self.isHidden():
            return
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 6))
        width = min(look().px(_WIDTH), self._window.width() - corner.x() - _EDGE)
        self._hits.setVisible(bool(self._hits.rows()))
        held = self._hits.minimumHeight() if self._hits.rows() else 0
        others = layout.totalHeightForWidth(width) - held
        room = self._window.height() - corner.y() - _BELOW - others
        high = max(0, min(self._hits.rows_height(), room)) if self._hits.rows() else 0
        if self._hits.height() != high or self._hits.minimumHeight() != high:
            self._hits.setFixedHeight(high)
        self.setGeometry(corner.x(), corner.y(), width, others + high)


def _id(row: Row) -> UUID:
    if not isinstance(row.key, UUID):
        raise TypeError(row.key)
    return row.key


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("box", "rule")
    return rule


def _key_words(caps: Sequence[str], words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for cap in caps:
        row.addWidget(KeyCap(cap))
    row.addWidget(TextLabel(words, Text.SMALL, "support"))
    return made

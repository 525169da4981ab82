"""The page of the clients: one line to search with, who was found, the form of a new one."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.work import HELSINKI
from sotedesk.ui.clients.presenter import ClientsPresenter, ClientsState
from sotedesk.ui.contact.new_client import NewClientForm
from sotedesk.ui.desk import Desk
from sotedesk.ui.search.presenter import SearchState
from sotedesk.ui.search.words import count_words, hit_rows, read_words
from sotedesk.ui.starting import NewClientFrom
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import ActionButton, LinkButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel

_BOTH = 800


class FindField(LineField):
    """The line one searches with; down goes to the hits, Enter searches at once."""

    def __init__(self, screen: "ClientsScreen") -> None:
        super().__init__("find_client", _("Hae asiakasta"), lead="search", parent=screen)
        self._screen = screen
        self.setPlaceholderText(_("Nimi, tunnus, syntymäaika tai numero"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override LineField.keyPressEvent: Down and Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Down:
            self._screen.go_to_hits()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._screen.settle()
        elif plain and event.key() == Qt.Key.Key_Escape and self.text():
            self._screen.forget()
        else:
            super().keyPressEvent(event)


class ClientsScreen(QWidget):
    """Search first; nobody is listed without being looked for."""

    def __init__(self, desk: Desk, presenter: ClientsPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        presenter.setParent(self)
        self._meta = TextLabel("", Text.SMALL, "support", wrap=True)
        self._field = FindField(self)
        self._new = ActionButton(_("Uusi asiakas"), "plus", name="add_client_here")
        self._read = TextLabel("", Text.SMALL, "support", wrap=True)
        self._list = RowList(_("Löytyneet asiakkaat"), "clients", close=True)
        self._none = EmptyState(_("Hae asiakasta"), "", "search", name="no_clients")
        self._form = NewClientForm(desk.now)
        self._known = LinkButton(_("Avaa hänen korttinsa"), "person", name="open_known")
        self._adding: str | None = None
        self._lay_out()
        self._connect()
        self.show_state(presenter.state)

    @Slot(object)
    def show_state(self, state: ClientsState) -> None:
        """Show the state; the only place that writes to the widgets."""
        self._show_search(state.search)
        adding = state.adding
        self._side.setVisible(adding is not None)
        if adding is not None and adding != self._adding:
            self._form.begin(adding)
        elif adding is None and self._adding is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif adding is not None:
            self._form.show_problems(dict(state.problems))
        self._adding = adding
        self._settle()
        self._known.setVisible(state.known is not None)
        if state.known is not None:
            self._form.show_words(_("Tunnus on jo asiakkaalla. Häntä ei lisätty uudelleen."))
            self._known.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, target: object) -> None:
        """Open the form of a new client, when that is asked for."""
        if isinstance(target, NewClientFrom):
            self._presenter.add(target.typed)

    def refresh(self) -> None:
        """Nothing is read without being looked for."""

    def first_focus(self) -> QWidget:
        """Give the search line."""
        return self._field

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self._top, self._card, *([self._side] if self._side.isVisible() else [])]

    def command(self, command_id: str) -> bool:
        """Do what a key asks: Ctrl+Enter on a hit begins a contact."""
        key = self._list.current_key()
        if command_id == "confirm" and self._list.hasFocus() and isinstance(key, UUID):
            self._presenter.start_contact(key)
            return True
        return False

    def go_to_hits(self) -> None:
        """Put the focus on the hits."""
        if self._list.rows() and self._pages.currentWidget() is self._list:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Search at once; when it is answered already, go to the hits."""
        if self._presenter.state.search.answered:
            self.go_to_hits()
        else:
            self._presenter.search.ask()

    def forget(self) -> None:
        """Empty the line and the hits."""
        self._field.clear()
        self._presenter.search.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: where both do not fit, the form has the place."""
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._settle()

    def _settle(self) -> None:
        narrow = self.width() < look().px(_BOTH)
        self._card.setVisible(not (narrow and self._adding is not None))

    def _lay_out(self) -> None:
        self._top = QWidget()
        line = QHBoxLayout(self._top)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._field, 1)
        line.addWidget(self._new)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(TextLabel(_("Asiakkaat"), Text.PAGE))
        title.addWidget(self._meta, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._none)
        self._card = Card(flush=True, name="clients_card")
        head = QHBoxLayout()
        head.setContentsMargins(13, 8, 13, 0)
        head.addWidget(self._read, 1)
        self._card.add(head)
        self._card.add(self._pages, 1)
        form = QWidget()
        beside = QVBoxLayout(form)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._form)
        beside.addWidget(self._known)
        beside.addStretch(1)
        self._side = ScrollColumn(form)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._card, 3)
        both.addWidget(self._side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(title)
        column.addWidget(self._top)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        self._field.textEdited.connect(presenter.search.type_text)
        self._list.opened.connect(presenter.open_row)
        self._new.clicked.connect(self._on_new)
        self._form.submitted.connect(presenter.create)
        self._form.left.connect(presenter.leave_adding)
        self._known.clicked.connect(presenter.open_known)

    @Slot()
    def _on_new(self) -> None:
        self._presenter.add(self._field.text().strip())

    def _show_search(self, search: SearchState) -> None:
        today = self._desk.now().astimezone(HELSINKI).date()
        rows: list[Row] = hit_rows(search.result, today) if search.result is not None else []
        self._list.set_rows(rows)
        self._pages.setCurrentWidget(self._list if rows else self._none)
        if search.answered and not rows:
            self._none.set_words(_("Ei osumia"), _("Tarkista kirjoitus tai lisää uusi asiakas."))
        else:
            self._none.set_words(
                _("Hae asiakasta"), _("Nimi, henkilötunnus, syntymäaika tai puhelinnumero.")
            )
        self._meta.setText(_("Haku jää lokiin. Ilman asiakassuhdetta kysytään peruste."))
        said = [read_words(search), count_words(search)] if search.is_worth_asking else []
        self._read.setText(" ".join(words for words in said if words))
        self._read.setVisible(bool(said))


def make_clients(desk: Desk) -> ClientsScreen:
    """Make the page of the clients."""
    return ClientsScreen(desk, ClientsPresenter(desk))

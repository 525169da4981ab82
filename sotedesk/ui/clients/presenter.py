"""Finding a client on a page of its own, and adding one."""

from dataclasses import field, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sotedesk.i18n import _
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId
from sotedesk.services.client_card import ClientCard
from sotedesk.services.client_form import ClientInputError, FieldProblem, NewClient
from sotedesk.services.clients import SameHetuError
from sotedesk.services.search import FoundBy
from sotedesk.ui.desk import Desk
from sotedesk.ui.search.presenter import SearchPresenter, SearchState
from sotedesk.ui.starting import start_contact


@dataclass(frozen=True, slots=True)
class ClientsState:
    """Everything the page shows.

    Attributes:
        search: What is typed and who was found.
        adding: What the form of a new client begins with; None while it is closed.
        problems: Of the new client, by field.
        known: The client who already has the code that was typed.
    """

    search: SearchState = field(default_factory=SearchState)
    adding: str | None = None
    problems: tuple[tuple[str, FieldProblem], ...] = ()
    known: ClientId | None = None


class ClientsPresenter(QObject):
    """Searches, opens and adds clients.

    Signals:
        state_changed: The new ClientsState.
    """

    state_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.search = SearchPresenter(desk, self)
        self.search.state_changed.connect(self._on_search)
        self.state = ClientsState()

    def open_row(self, key: UUID) -> None:
        """Open the client, contact or plan of a row."""
        record = self.search.record(key)
        if record is None:
            self._desk.go("client", ClientId(key))
        else:
            contact = record.kind is FoundBy.CONTACT_NUMBER
            self._desk.go("contact" if contact else "plan", record.id)

    def start_contact(self, key: UUID) -> None:
        """Begin a contact about the client of a row."""
        if self.search.record(key) is None:
            start_contact(self._desk, ClientId(key))

    def add(self, typed: str = "") -> None:
        """Open the form of a new client, begun from what was typed."""
        self._show(replace(self.state, adding=typed, problems=(), known=None))

    def leave_adding(self) -> None:
        """Close the form of a new client."""
        self._show(replace(self.state, adding=None, problems=(), known=None))

    @Slot(object)
    def create(self, new: NewClient) -> None:
        """Add a client; problems come back by field, nothing half-written."""
        actor, clients = self._desk.actor(), self._desk.services.clients
        self._desk.run(lambda: clients.create(actor, new), self._on_created, self._on_refused)

    def open_known(self) -> None:
        """Open the client who has the code already."""
        if self.state.known is not None:
            self._desk.go("client", self.state.known)

    def _on_created(self, card: ClientCard) -> None:
        self.leave_adding()
        self.search.forget()
        self._desk.tell(_("Asiakas lisättiin"), undo=True)
        self._desk.go("client", card.id)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, ClientInputError):
            problems = tuple(error.problems.items())
            self._show(replace(self.state, problems=problems, known=None))
        elif isinstance(error, SameHetuError):
            self._show(replace(self.state, problems=(), known=error.client))
        else:
            self._desk.failed(error)

    def _on_search(self, search: SearchState) -> None:
        self._show(replace(self.state, search=search))

    def _show(self, state: ClientsState) -> None:
        self.state = state
        self.state_changed.emit(state)

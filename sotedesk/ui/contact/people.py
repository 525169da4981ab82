"""The people of a contact: finding, creating and showing the client of the open matter."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import _, format_full_date
from sotedesk.model.ids import ClientId
from sotedesk.services.client_card import AlertCode, ClientCard
from sotedesk.services.client_form import ClientInputError, NewClient
from sotedesk.services.clients import SameHetuError
from sotedesk.services.search import ClientHit, SearchResult
from sotedesk.services.timeline import TimelineEntry
from sotedesk.ui.contact.client_column import shown_hetu
from sotedesk.ui.desk import Desk
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.row import Row

MOST_EARLIER = 50


class People(QObject):
    """Finds, creates and loads clients for the contact screen.

    Signals:
        found: The text and the rows for it.
        shown: The ClientCard and its timeline entries.
        created: The new client's ClientCard.
        refused: Problems by field, of a client that could not be created.
        known: The id of the client who already has the identity code.
    """

    found = Signal(str, list)
    shown = Signal(object, object)
    created = Signal(object)
    refused = Signal(object)
    known = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def search(self, text: str) -> None:
        """Search; an older answer that comes late is told apart by its text."""
        actor, search = self._desk.actor(), self._desk.services.search
        self._desk.run(lambda: search.search(actor, text), self._on_found, self._desk.failed)

    def load(self, client: ClientId) -> None:
        """Load a client's card and newest entries."""
        actor, services = self._desk.actor(), self._desk.services

        def task() -> tuple[ClientCard, Sequence[TimelineEntry]]:
            card = services.clients.card(actor, client)
            return card, services.timeline.of_client(actor, client, MOST_EARLIER)

        self._desk.run(task, lambda both: self.shown.emit(*both), self._desk.failed)

    def create(self, new: NewClient) -> None:
        """Create a client; problems come back by field, nothing half-written."""
        actor, clients = self._desk.actor(), self._desk.services.clients
        self._desk.run(lambda: clients.create(actor, new), self.created.emit, self._on_refused)

    def _on_found(self, result: SearchResult) -> None:
        self.found.emit(result.text, [hit_row(hit) for hit in result.hits])

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, ClientInputError):
            self.refused.emit(error.problems)
        elif isinstance(error, SameHetuError):
            self.known.emit(error.client)
        else:
            self._desk.failed(error)


def hit_row(hit: ClientHit) -> Row:
    """Give the row of a hit: name, birth date, masked code, the ban as icon and word."""
    born = format_full_date(hit.birth_date) if hit.birth_date else _("syntymäaika ei tiedossa")
    banned = any(alert.code is AlertCode.SAFETY_BAN for alert in hit.alerts)
    return Row(
        hit.id,
        hit.name,
        " · ".join(part for part in (born, shown_hetu(hit.hetu)) if part),
        icon="person",
        chip=_("Turvakielto") if banned else "",
        chip_icon="lock" if banned else "",
        chip_tone=Tone.BAN if banned else Tone.PLAIN,
        marks=hit.matched,
    )

"""What the client's page shows."""

from collections.abc import Mapping
from dataclasses import field
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId
from sotedesk.model.record import Record
from sotedesk.services.client_card import ClientCard
from sotedesk.services.client_form import ClientForm
from sotedesk.services.timeline import EntryKind, TimelineEntry
from sotedesk.ui.client.sections import SectionCode
from sotedesk.ui.client.typed import RawFields

FIRST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Target:
    """What is edited: a section of the client, one record of a list, or a new one.

    Attributes:
        entry: The record of a list; None for the client's own sections and for a new one.
        new: A record yet to be added.
    """

    section: SectionCode
    entry: UUID | None = None
    new: bool = False

    @property
    def form(self) -> str:
        """Give the name of its draft."""
        which = "new" if self.new else str(self.entry or "")
        return f"client_card.{self.section.value}.{which}".rstrip(".")


@dataclass(frozen=True, slots=True)
class Editing:
    """The form that is open.

    Attributes:
        before: The record as it was when editing began; None for a new one.
        begun: The fields as they were then.
        raw: The fields as typed.
        problems: Words by field.
        voiding: The reasons for voiding are asked.
    """

    target: Target
    before: Record | None
    begun: RawFields
    raw: RawFields
    problems: Mapping[str, str] = field(default_factory=dict)
    voiding: bool = False

    @property
    def differs(self) -> bool:
        """Whether anything is typed."""
        return self.raw != self.begun


@dataclass(frozen=True, slots=True)
class BasisAsked:
    """The page opens only after a recorded basis.

    Attributes:
        problem: Words about what was given.
    """

    client: ClientId
    register: Register
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ClientState:
    """Everything the page shows.

    Attributes:
        plain: The form unmasked; None until editing or showing asked for it.
        unmasked: The plain values stand on the page.
        reason_for: What waits for a reason to see past the mask; an empty tuple for nothing, None
            in it for only showing.
        kind: The timeline shows only this kind.
        marking: The appointment whose end is asked.
        entering_missed: A time that was not used is being entered.
        limit: How many entries were asked for.
    """

    client: ClientId | None = None
    card: ClientCard | None = None
    plain: ClientForm | None = None
    unmasked: bool = False
    entries: tuple[TimelineEntry, ...] = ()
    kind: EntryKind | None = None
    limit: int = FIRST_ENTRIES
    editing: Editing | None = None
    reason_for: tuple[Target | None, ...] = ()
    basis: BasisAsked | None = None
    marking: TimelineEntry | None = None
    entering_missed: bool = False
    saving: bool = False

    @property
    def is_opening(self) -> bool:
        """Whether a client is being read for the first time."""
        return self.client is not None and self.card is None and self.basis is None

    @property
    def shown_entries(self) -> tuple[TimelineEntry, ...]:
        """Give the entries the filter lets through."""
        if self.kind is None:
            return self.entries
        return tuple(one for one in self.entries if one.kind is self.kind)

    @property
    def may_have_more(self) -> bool:
        """Whether older entries may be left unread."""
        return len(self.entries) >= self.limit

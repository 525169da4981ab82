"""Everything the naming shows: the clients, who may be named, and what is chosen."""

from dataclasses import field
from datetime import date

from sotedesk.i18n import N_
from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.services.candidates import Candidates
from sotedesk.services.naming_list import ClientNaming

Chosen = WorkerId | TeamId
NEEDS = (N_("Terveys"), N_("Sosiaalinen"), N_("Molemmat"))
"""Main needs offered by number; stored as words, for a county may speak of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingEdit:
    """What is chosen and typed for one client.

    Attributes:
        status: Named, not needed, not wanted, or still to name.
        chosen: The worker or team to name.
        starts_on: First day; None for today.
    """

    status: AssignmentStatus = AssignmentStatus.NAMED
    role: AssignmentRole = AssignmentRole.CONTACT_PERSON
    chosen: Chosen | None = None
    main_need: str = ""
    client_wish: str = ""
    reason: str = ""
    starts_on: date | None = None


NOTHING_CHOSEN = NamingEdit()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingState:
    """The naming on the screen.

    Attributes:
        clients: Those still to name first.
        candidates: Of the client that is open; None while none is.
        problems: Words by field, shown once naming was tried.
    """

    clients: tuple[ClientNaming, ...] = ()
    candidates: Candidates | None = None
    edit: NamingEdit = NOTHING_CHOSEN
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def client(self) -> ClientId | None:
        """Whom the naming is for."""
        return self.candidates.subject.id if self.candidates is not None else None

    @property
    def chosen_name(self) -> str:
        """Give the name of the one chosen."""
        if self.candidates is None:
            return ""
        names: dict[Chosen, str] = {one.id: one.name for one in self.candidates.workers}
        names |= {team.id: team.name for team in self.candidates.teams}
        return names.get(self.edit.chosen, "") if self.edit.chosen is not None else ""

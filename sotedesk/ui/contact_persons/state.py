"""Everything the naming shows: clients, askings, who may be named, and what is chosen."""

import json
from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.model.matter import SpecialSupport
from sotedesk.model.naming_rules import Fit, NamingRules
from sotedesk.model.worker import Worker
from sotedesk.services.askings import AskingsOfDesk, OwnNaming
from sotedesk.services.candidates import Candidates, CandidateTeam, CandidateWorker
from sotedesk.services.naming_list import ClientNaming
from sotedesk.services.naming_view import NamingView

Chosen = WorkerId | TeamId
FORM = "naming"
"""Form name of the drafts of a client's naming."""
CANNOT = (Fit.NOT_OWN_WORKER, Fit.OTHER_REGISTER)
"""How a qualification stands where somebody cannot be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingEdit:
    """What is chosen and typed for one client.

    Attributes:
        status: Named, not needed, not wanted, or still to name.
        chosen: The worker or team to name or ask.
        message: To the one asked.
        starts_on: First day; None for today.
        answer_by: By when the one asked answers; None for the desk's own custom.
        ask_again_on: When a client who wants nobody is asked again.
    """

    status: AssignmentStatus = AssignmentStatus.NAMED
    role: AssignmentRole = AssignmentRole.CONTACT_PERSON
    chosen: Chosen | None = None
    main_need: str = ""
    client_wish: str = ""
    reason: str = ""
    message: str = ""
    starts_on: date | None = None
    answer_by: date | None = None
    ask_again_on: date | None = None

    def draft(self) -> str:
        """Give what is chosen and typed as JSON."""
        return json.dumps({one.name: _plain(getattr(self, one.name)) for one in fields(self)})

    def with_draft(self, text: str) -> "NamingEdit":
        """Lay a draft over; what a newer version wrote besides is left out."""
        content = json.loads(text)
        known = {one.name for one in fields(self)} & content.keys()
        return replace(self, **{name: _READ[name](content[name]) for name in known})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


_READ: Mapping[str, Any] = {
    "status": AssignmentStatus,
    "role": AssignmentRole,
    "chosen": _id,
    "main_need": str,
    "client_wish": str,
    "reason": str,
    "message": str,
    "starts_on": _day,
    "answer_by": _day,
    "ask_again_on": _day,
}
NOTHING_CHOSEN = NamingEdit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """An asking that is about to be returned: the numbered reason and own words beside it."""

    asking: Assignment
    reason: str = ""
    words: str = ""
    problem: str = ""

    @property
    def said(self) -> str:
        """Give the reason as the asker will read it."""
        return ". ".join(part for part in (self.reason, self.words.strip()) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingIn:
    """Who shall stand in for whoever is named, and when; no days mean any absence."""

    naming: Assignment
    chosen: Chosen | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """All of one's own clients, before somebody is asked to take them.

    Attributes:
        namings: Each client; those already asked about are not asked again.
        workers: Who may be asked, by name.
        worker: Who is asked.
    """

    namings: tuple[OwnNaming, ...]
    workers: tuple[Worker, ...]
    worker: WorkerId | None = None
    starts_on: date | None = None
    answer_by: date | None = None
    message: str = ""
    problem: str = ""

    @property
    def to_ask(self) -> tuple[Assignment, ...]:
        """Give the namings nobody has been asked about yet."""
        return tuple(line.view.assignment for line in self.namings if not line.asked_name)

    @property
    def first_name(self) -> str:
        """Give the first name of the one asked."""
        found = (one.first_name or one.name for one in self.workers if one.id == self.worker)
        return next(found, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingState:
    """The naming on the screen.

    Attributes:
        clients: Those still to name first.
        candidates: Of the client that is open; None while none is.
        askings: What is asked, waits and came back; None before the first reading.
        takes_new: The worker's own word; None while not known.
        me: Who is logged in.
        problems: Words by field, shown once naming was tried.
    """

    clients: tuple[ClientNaming, ...] = ()
    candidates: Candidates | None = None
    askings: AskingsOfDesk | None = None
    takes_new: bool | None = None
    me: WorkerId | None = None
    edit: NamingEdit = NOTHING_CHOSEN
    problems: dict[str, str] = field(default_factory=dict)
    returning: Returning | None = None
    standing_in: StandingIn | None = None
    moving: Moving | None = None

    @property
    def client(self) -> ClientId | None:
        """Whom the naming is for."""
        return self.candidates.subject.id if self.candidates is not None else None

    @property
    def worker(self) -> CandidateWorker | None:
        """Give the worker chosen."""
        found = self.candidates.workers if self.candidates is not None else ()
        return next((one for one in found if one.id == self.edit.chosen), None)

    @property
    def team(self) -> CandidateTeam | None:
        """Give the team chosen."""
        found = self.candidates.teams if self.candidates is not None else ()
        return next((one for one in found if one.id == self.edit.chosen), None)

    @property
    def names_at_once(self) -> bool:
        """Whether the one chosen needs no asking: oneself, or a team one is in."""
        return (self.worker is not None and self.worker.is_self) or (
            self.team is not None and self.team.is_own
        )

    @property
    def present(self) -> NamingView | None:
        """Give who is named now in the role chosen."""
        return self._in_role(self.candidates.present if self.candidates is not None else ())

    @property
    def asked(self) -> NamingView | None:
        """Give the asking that waits in the role chosen."""
        return self._in_role(self.candidates.asked if self.candidates is not None else ())

    def fit(self, one: CandidateWorker | CandidateTeam, rules: NamingRules) -> Fit:
        """Say how a qualification stands to the role and the need chosen."""
        found = self.candidates
        if found is None:
            return Fit.NEED_OPEN
        team = isinstance(one, CandidateTeam)
        role = self.edit.role
        if team:
            role = AssignmentRole.OWN_TEAM
        elif role is AssignmentRole.OWN_TEAM:
            role = AssignmentRole.CONTACT_PERSON
        own_worker = role is AssignmentRole.OWN_WORKER
        return rules.fit(
            one.roles,
            one.registers,
            role=role,
            register=Register.SOCIAL if own_worker else found.register,
            main_need=self.edit.main_need,
            special_support=found.special_support is SpecialSupport.YES,
        )

    def _in_role(self, views: tuple[NamingView, ...]) -> NamingView | None:
        return next((one for one in views if one.assignment.role == self.edit.role), None)

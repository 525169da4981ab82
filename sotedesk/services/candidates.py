"""Who may be named or asked: people and teams in alphabetical order, with plain counts.

Nobody is ranked. Beside the counts stands each person's own word on taking new clients.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.contact import Contact
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, UnitId, WorkerId
from sotedesk.model.matter import FollowUp, FollowUpStatus, Matter, SpecialSupport
from sotedesk.model.names import sort_key
from sotedesk.model.record import Record
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Role, Team, Worker
from sotedesk.services.naming_periods import holds_on, in_force, in_order, members_of
from sotedesk.services.naming_view import NamingView, view_naming
from sotedesk.services.ports import where
from sotedesk.services.subject import Subject, own_unit
from sotedesk.services.work import HELSINKI, Work

R = TypeVar("R", bound=Record)

_DESK_ROLES = frozenset(Role) - {Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateWorker:
    """A worker who may be named.

    Attributes:
        roles: What the qualification is read from (``model.naming_rules``).
        registers: Whose records the work is done in.
        known_contacts: Contacts with this client that the worker took.
        known_last_on: The day of the last of them.
        takes_new: By the worker's own word.
        clients: Clients this worker is named for today, a plain count.
        follow_ups: Open follow-ups of this worker, a plain count.
        is_self: The worker who asks.
    """

    id: WorkerId
    name: str
    first_name: str
    title: str
    unit: UnitId | None
    roles: tuple[Role, ...]
    registers: tuple[Register, ...]
    known_contacts: int
    known_last_on: date | None
    takes_new: bool
    clients: int
    follow_ups: int
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateTeam:
    """A team that may be named, with how many people and professions it has today.

    Attributes:
        roles: Of all its members together.
        registers: Of all its members together.
        known_contacts: Contacts with this client that a member took.
        known_last_on: The day of the last of them.
        takes_new: Members who take new clients, by their own word.
        clients: Clients the team is named for today.
        follow_ups: Open follow-ups of its members.
        is_own: The worker who asks is in it.
    """

    id: TeamId
    name: str
    members: int
    professions: int
    roles: tuple[Role, ...]
    registers: tuple[Register, ...]
    known_contacts: int
    known_last_on: date | None
    takes_new: int
    clients: int
    follow_ups: int
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Who may be named for a client: the client's need and wish first, then the people.

    Attributes:
        register: Of what the actor's unit names; an own worker is always social care's.
        special_support: The latest answer in a matter this worker may see.
        present: Who is named, also from a coming day on.
        asked: Askings that wait for an answer.
    """

    subject: Subject
    register: Register
    special_support: SpecialSupport | UnknownCode
    main_need: str
    client_wish: str
    present: tuple[NamingView, ...]
    asked: tuple[NamingView, ...]
    workers: tuple[CandidateWorker, ...]
    teams: tuple[CandidateTeam, ...]


def candidates_for(work: Work, person: Subject) -> Candidates:
    """Give who may be named for a client, in alphabetical order."""
    namings = work.find(Assignment, *where(client=person.id))
    newest = max(namings, key=lambda one: one.id, default=None)
    waiting = (one for one in namings if one.status is AssignmentStatus.ASKED)
    workers = _workers(work, person.id)
    return Candidates(
        subject=person,
        register=own_unit(work).keeps,
        special_support=special_support(work, person.id),
        main_need=newest.main_need if newest is not None else "",
        client_wish=newest.client_wish if newest is not None else "",
        present=tuple(view_naming(work, one) for one in in_force(work, person.id)),
        asked=tuple(view_naming(work, one) for one in in_order(waiting)),
        workers=workers,
        teams=_teams(work, {one.id: one for one in workers}),
    )


def special_support(work: Work, client: ClientId) -> SpecialSupport | UnknownCode:
    """Give the latest answer on a need of special support in the matters the actor may see."""
    matters = work.find(Matter, *where(client=client), order="-created_at")
    answers = (matter.special_support for matter in matters)
    assessed = (answer for answer in answers if answer is not SpecialSupport.NOT_ASSESSED)
    return next(assessed, SpecialSupport.NOT_ASSESSED)


def _workers(work: Work, client: ClientId) -> tuple[CandidateWorker, ...]:
    known = _known(work, client)
    named = Counter(naming.worker for naming in _named_today(work))
    open_ones = work.store.find(FollowUp, *where(status=FollowUpStatus.OPEN))
    due = Counter(one.worker for one in _of_duty(work, open_ones))
    there = [one for one in work.store.find(Worker) if _works_on(one, work.today)]
    return tuple(
        CandidateWorker(
            id=worker.id,
            name=worker.name,
            first_name=worker.first_name,
            title=worker.title,
            unit=worker.unit,
            roles=worker.roles,
            registers=worker.registers,
            known_contacts=len(known.get(worker.id, ())),
            known_last_on=max(known.get(worker.id, ()), default=None),
            takes_new=worker.takes_new,
            clients=named[worker.id],
            follow_ups=due[worker.id],
            is_self=worker.id == work.actor.worker,
        )
        for worker in sorted(there, key=_by_name)
    )


def _teams(work: Work, workers: dict[WorkerId, CandidateWorker]) -> tuple[CandidateTeam, ...]:
    named = Counter(naming.team for naming in _named_today(work))
    teams = sorted(work.store.find(Team), key=lambda team: (sort_key(team.name), team.id))
    return tuple(_team(work, team, workers, named[team.id]) for team in teams)


def _team(
    work: Work, team: Team, workers: dict[WorkerId, CandidateWorker], clients: int
) -> CandidateTeam:
    places = {member.id for member in members_of(work, team.id)}
    members = [workers[worker] for worker in sorted(places) if worker in workers]
    days = [one.known_last_on for one in members if one.known_last_on is not None]
    return CandidateTeam(
        id=team.id,
        name=team.name,
        members=len(members),
        professions=len({one.title for one in members}),
        roles=tuple(sorted({role for one in members for role in one.roles})),
        registers=tuple(sorted({register for one in members for register in one.registers})),
        known_contacts=sum(one.known_contacts for one in members),
        known_last_on=max(days, default=None),
        takes_new=sum(one.takes_new for one in members),
        clients=clients,
        follow_ups=sum(one.follow_ups for one in members),
        is_own=any(one.is_self for one in members),
    )


def _known(work: Work, client: ClientId) -> dict[WorkerId, list[date]]:
    """Give the days on which each worker took a contact of the client, of what may be seen."""
    contacts = {matter.contact for matter in work.find(Matter, *where(client=client))}
    seen = (work.look(Contact, contact) for contact in sorted(contacts))
    days: dict[WorkerId, list[date]] = {}
    for contact in seen:
        if contact is not None and contact.worker is not None:
            at = contact.received_at or contact.created_at
            days.setdefault(contact.worker, []).append(at.astimezone(HELSINKI).date())
    return days


def _named_today(work: Work) -> list[Assignment]:
    """Give every naming that holds today, of the registers of the actor's duty, for counting."""
    named = work.store.find(Assignment, *where(status=AssignmentStatus.NAMED))
    return [
        one
        for one in _of_duty(work, named)
        if holds_on(one.valid_from, one.valid_until, work.today)
    ]


def _of_duty(work: Work, records: Iterable[R]) -> Iterable[R]:
    return (record for record in records if record.register in work.actor.registers)


def _works_on(worker: Worker, day: date) -> bool:
    at_desk = any(role in _DESK_ROLES for role in worker.roles)
    return at_desk and holds_on(worker.employed_from, worker.employed_until, day)


def _by_name(worker: Worker) -> tuple[str, WorkerId]:
    return sort_key(f"{worker.last_name} {worker.first_name}"), worker.id

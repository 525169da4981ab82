"""Naming who is there for a client: contact person, own worker or own team.

Source: handbook, "tarvittaessa oma yhteyshenkilö, omatyöntekijä tai oma tiimi"; project plan
§3.2.4 (chosen by the main need); users.md [4.e]. *Not needed* and *not wanted* are normal ends
with their reason; only *still to name* is a task. Nobody is ranked: alphabetical order and plain
counts, the person's own *takes new clients* beside them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.breaches import overlaps
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.contact import Contact
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, UnitId, WorkerId
from sotedesk.model.masking import Shown, ban_masked
from sotedesk.model.matter import FollowUp, FollowUpStatus, Matter
from sotedesk.model.names import sort_key
from sotedesk.model.record import Record
from sotedesk.model.review import HighNeed, SituationMapping
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Role, Team, TeamMember, Unit, Worker
from sotedesk.services.client_access import opened_client
from sotedesk.services.ports import Condition, one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import (
    Subject,
    own_unit,
    require_reason,
    same_person,
    subject,
    subject_of,
    subjects,
)
from sotedesk.services.work import HELSINKI, Work, Works, use_case

OWN_WORKER_ROLES = frozenset({Role.SOCIAL_WORKER, Role.GUIDE})
"""Whose qualification allows being an own worker.

Sosiaalihuoltolaki 1301/2014 42 § asks for a social-care qualification; with a need of special
support a social worker, or a pair with one. [M]: neither the section nor which of our roles meet
it has been checked, so it is data that ``Assignments`` takes and a county may replace.
"""

R = TypeVar("R", bound=Record)

_NEEDS_REASON = {AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED}
_ROLE_ORDER: dict[str, int] = {role: place for place, role in enumerate(AssignmentRole)}
_DESK_ROLES = frozenset(Role) - {Role.ADMINISTRATOR}


class OverlappingNamingError(ValueError):
    """Somebody is named already in these days; nothing was written.

    Attributes:
        present: The naming that stands; it has to be ended first.
        name: Who is named in it; a team is masked under the client's safety ban.
    """

    def __init__(self, present: Assignment, name: Shown) -> None:
        """Name the present one."""
        super().__init__(str(present.id))
        self.present, self.name = present, name


class NotQualifiedError(ValueError):
    """The worker's qualification does not allow being an own worker.

    Attributes:
        worker: Who cannot be named.
    """

    def __init__(self, worker: WorkerId) -> None:
        """Say who."""
        super().__init__(str(worker))
        self.worker = worker


class PeriodReversedError(ValueError):
    """The last day would be before the first; nothing was written."""


class AlreadyEndedError(ValueError):
    """The naming does not stand any more, so it cannot be ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingView:
    """A naming as the screen shows it.

    Attributes:
        name: The worker's or team's name; empty when nobody is named. A team's is masked under the
            client's safety ban: it tells where the client lives.
        title: The worker's profession; empty for a team.
        unit_name: Where the worker works; masked under the client's safety ban.
        phone: The worker's or team's number; masked under the client's safety ban.
    """

    assignment: Assignment
    subject: Subject
    name: Shown
    title: str
    unit_name: Shown
    phone: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientNaming:
    """A client of the unit who needs many services, and how the naming stands.

    Attributes:
        status: ``STILL_TO_NAME`` is the only task.
        assignment: The newest record; ``None`` when none was ever made. With ``STILL_TO_NAME`` it
            may be one that ended.
        name: Who is or was named; empty for nobody. A team is masked as in ``NamingView``.
        decided_on: When high need was decided; ``None`` when it never was.
        decided_by: Who decided it.
    """

    subject: Subject
    status: AssignmentStatus | UnknownCode
    assignment: Assignment | None
    name: Shown
    main_need: str
    client_wish: str
    decided_on: date | None
    decided_by: WorkerId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateWorker:
    """A worker who may be named.

    Attributes:
        registers: Whose records the work is done in.
        may_be_own_worker: The qualification allows it (data, [M]).
        known_contacts: Contacts with this client that the worker took.
        known_last_on: The day of the last of them.
        takes_new: By the worker's own word.
        clients: Clients this worker is named for today, a plain count.
        follow_ups: Open follow-ups of this worker, a plain count.
        is_self: The worker who asks.
    """

    id: WorkerId
    name: str
    title: str
    unit: UnitId | None
    registers: tuple[Register, ...]
    may_be_own_worker: bool
    known_contacts: int
    known_last_on: date | None
    takes_new: bool
    clients: int
    follow_ups: int
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateTeam:
    """A team that may be named, with how many people and professions it has today."""

    id: TeamId
    name: str
    members: int
    professions: int
    clients: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Who may be named for a client: the client's need and wish first, then the people."""

    subject: Subject
    main_need: str
    client_wish: str
    present: tuple[NamingView, ...]
    workers: tuple[CandidateWorker, ...]
    teams: tuple[CandidateTeam, ...]


class Assignments:
    """The desk duty of naming."""

    def __init__(self, works: Works, own_worker_roles: frozenset[Role] = OWN_WORKER_ROLES) -> None:
        self.works = works
        self._own_worker_roles = own_worker_roles

    @use_case(Right.ASSIGN)
    def name_worker(
        self,
        work: Work,
        client: ClientId,
        worker: WorkerId,
        *,
        role: AssignmentRole = AssignmentRole.CONTACT_PERSON,
        main_need: str = "",
        client_wish: str = "",
        reason: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
    ) -> NamingView:
        """Name a worker as contact person or own worker.

        An own worker is social care's (SHL 42 § [M]), whatever the unit; a contact person belongs
        to the register of the actor's unit.

        Args:
            valid_from: First day; ``None`` for today.
            valid_until: Last day; ``None`` while it goes on.

        Raises:
            AbsentError: No such client or worker, or the register is not this actor's.
            BasisNeededError: A basis has to be recorded first.
            NotQualifiedError: The qualification does not allow being an own worker.
            OverlappingNamingError: Somebody is named in that role in those days.
            PeriodReversedError: The last day is before the first.
        """
        chosen = work.get(Worker, worker)
        if role is AssignmentRole.OWN_WORKER and not self._may_be_own_worker(chosen):
            raise NotQualifiedError(worker)
        register = Register.SOCIAL if role is AssignmentRole.OWN_WORKER else own_unit(work).keeps
        made = replace(
            _new(work, client, register),
            role=role,
            worker=worker,
            main_need=main_need,
            client_wish=client_wish,
            status_reason=reason,
            valid_from=valid_from or work.today,
            valid_until=valid_until,
        )
        return _named(work, made)

    @use_case(Right.ASSIGN)
    def name_team(
        self,
        work: Work,
        client: ClientId,
        team: TeamId,
        *,
        main_need: str = "",
        client_wish: str = "",
        reason: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
    ) -> NamingView:
        """Name an own team.

        Raises:
            AbsentError: No such client or team, or the register is not this actor's.
            BasisNeededError: A basis has to be recorded first.
            OverlappingNamingError: A team is named in those days.
            PeriodReversedError: The last day is before the first.
        """
        work.get(Team, team)
        made = replace(
            _new(work, client, own_unit(work).keeps),
            role=AssignmentRole.OWN_TEAM,
            team=team,
            main_need=main_need,
            client_wish=client_wish,
            status_reason=reason,
            valid_from=valid_from or work.today,
            valid_until=valid_until,
        )
        return _named(work, made)

    @use_case(Right.ASSIGN)
    def leave_unnamed(
        self,
        work: Work,
        client: ClientId,
        status: AssignmentStatus,
        *,
        reason: str = "",
        main_need: str = "",
        client_wish: str = "",
    ) -> NamingView:
        """Record that nobody is named: not needed, not wanted, or still to name.

        Args:
            reason: Why not needed, or the client's own reason for not wanting; the door stays
                open. Not asked for *still to name*.

        Raises:
            OverlappingNamingError: Somebody is named; that naming has to be ended first.
            ReasonNeededError: Not needed or not wanted without a reason.
            ValueError: The status is *named*.
        """
        if status is AssignmentStatus.NAMED:
            raise ValueError(status)
        given = require_reason(reason) if status in _NEEDS_REASON else reason.strip()
        made = replace(
            _new(work, client, own_unit(work).keeps),
            status=status,
            status_reason=given,
            main_need=main_need,
            client_wish=client_wish,
            valid_from=work.today,
        )
        for present in _of_person(work, made):
            if _holds(present, work.today):
                raise _overlapping(work, present)
        return _view(work, work.create(made))

    @use_case(Right.ASSIGN)
    def end(self, work: Work, shown: Assignment, last_day: date, reason: str = "") -> NamingView:
        """End a naming.

        Args:
            shown: As it was on the screen.
            last_day: The last day it holds.

        Raises:
            AlreadyEndedError: Nobody is named in it, or it has a last day already.
            PeriodReversedError: The last day is before its first.
        """
        found = work.get(Assignment, shown.id)
        if found.status is not AssignmentStatus.NAMED or found.valid_until is not None:
            raise AlreadyEndedError(str(found.id))
        _refuse_reversed(found.valid_from, last_day)
        ended = replace(shown, valid_until=last_day, status_reason=reason or shown.status_reason)
        return _view(work, work.save(shown, ended))

    @use_case(Right.ASSIGN, LogAction.VIEW)
    def of_client(self, work: Work, client: ClientId) -> tuple[NamingView, ...]:
        """Give who is named for a client, also from a coming day on.

        Raises:
            AbsentError: There is no such client.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        opened_client(work, client)
        return tuple(_view(work, naming) for naming in in_force(work, client))

    @use_case(Right.ASSIGN, LogAction.VIEW)
    def candidates(self, work: Work, client: ClientId) -> Candidates:
        """Give who may be named for a client, in alphabetical order.

        Counts are plain figures over the registers of the actor's duty; nothing is ranked.

        Raises:
            AbsentError: There is no such client.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        person = subject_of(work, opened_client(work, client))
        newest = max(
            work.find(Assignment, *where(client=client)), key=lambda one: one.id, default=None
        )
        return Candidates(
            subject=person,
            main_need=newest.main_need if newest is not None else "",
            client_wish=newest.client_wish if newest is not None else "",
            present=tuple(_view(work, naming) for naming in in_force(work, client)),
            workers=self._workers(work, client),
            teams=_teams(work),
        )

    @use_case(Right.ASSIGN, LogAction.LIST)
    def list_clients(self, work: Work) -> tuple[ClientNaming, ...]:
        """Give the unit's clients who need many services or were named for.

        Those still to name come first, then all in alphabetical order.
        """
        return unit_namings(work)

    def _may_be_own_worker(self, worker: Worker) -> bool:
        return any(role in self._own_worker_roles for role in worker.roles)

    def _workers(self, work: Work, client: ClientId) -> tuple[CandidateWorker, ...]:
        known = _known(work, client)
        named = Counter(naming.worker for naming in _named_today(work))
        open_ones = work.store.find(FollowUp, *where(status=FollowUpStatus.OPEN))
        due = Counter(one.worker for one in _of_duty(work, open_ones))
        there = [one for one in work.store.find(Worker) if _works_on(one, work.today)]
        return tuple(
            CandidateWorker(
                id=worker.id,
                name=worker.name,
                title=worker.title,
                unit=worker.unit,
                registers=worker.registers,
                may_be_own_worker=self._may_be_own_worker(worker),
                known_contacts=len(known.get(worker.id, ())),
                known_last_on=max(known.get(worker.id, ()), default=None),
                takes_new=worker.takes_new,
                clients=named[worker.id],
                follow_ups=due[worker.id],
                is_self=worker.id == work.actor.worker,
            )
            for worker in sorted(there, key=_by_name)
        )


def record_wish(
    work: Work, client: ClientId, register: Register, status: AssignmentStatus, reason: str
) -> Assignment | None:
    """Leave a naming standing as a mapping found it, within the use case that decides.

    Args:
        status: Not needed, not wanted or still to name.
        reason: In the client's words or the worker's.

    Returns:
        ``None`` where somebody is named already: then nothing is left to do.

    Raises:
        AbsentError: No such client, or the register is not this actor's.
    """
    made = replace(
        _new(work, client, register),
        status=status,
        status_reason=reason,
        valid_from=work.today,
    )
    if any(_holds(present, work.today) for present in _of_person(work, made)):
        return None
    return work.create(made)


def in_force(work: Work, client: ClientId, register: Register | None = None) -> list[Assignment]:
    """Give the namings of a client that hold today or later, by role and then by first day.

    Args:
        register: Only this register's; ``None`` for all that the actor may see.
    """
    found = work.find(Assignment, *where(client=client, status=AssignmentStatus.NAMED))
    holding = [one for one in found if _holds(one, work.today)]
    return sorted(
        (one for one in holding if register is None or one.register is register),
        key=_by_role_and_day,
    )


def _by_role_and_day(naming: Assignment) -> tuple[int, date, UUID]:
    place = _ROLE_ORDER.get(naming.role, len(_ROLE_ORDER))
    return place, naming.valid_from or date.min, naming.id


def unit_namings(work: Work) -> tuple[ClientNaming, ...]:
    """Give how the naming stands for the unit's clients of high need, open tasks first."""
    decided = _decided(work)
    of_unit = work.store.find(Assignment, *where(unit=work.actor.unit))
    of_decided = work.store.find(Assignment, one_of("client", *decided)) if decided else []
    namings: dict[ClientId, list[Assignment]] = {}
    for naming in work.shown({one.id: one for one in (*of_unit, *of_decided)}.values()):
        namings.setdefault(naming.client, []).append(naming)
    people = subjects(work, {*decided, *namings})
    lines = (
        _line(work, person, decided.get(client), namings.get(client, []))
        for client, person in people.items()
    )
    return tuple(sorted((line for line in lines if line is not None), key=_tasks_first))


def _tasks_first(line: ClientNaming) -> tuple[bool, str, ClientId]:
    done = line.status != AssignmentStatus.STILL_TO_NAME
    return done, sort_key(line.subject.sort_name), line.subject.id


def _decided(work: Work) -> dict[ClientId, SituationMapping]:
    """Give the unit's clients whose newest decision is high need, with that mapping."""
    of_unit = work.store.find(SituationMapping, *where(unit=work.actor.unit), order="decided_at")
    # Seen first, then the newest: a hidden decision must not change what is listed.
    decided = work.visible(one for one in of_unit if one.decided_at is not None)
    newest = {(one.client, one.register): one for one in decided}
    high = [one for one in newest.values() if one.high_need is HighNeed.YES]
    return {one.client: one for one in work.shown(high)}


def _line(
    work: Work, person: Subject, mapping: SituationMapping | None, namings: list[Assignment]
) -> ClientNaming | None:
    """Give a client's line; ``None`` when a naming ended and no high need asks for another."""
    newest = max(namings, key=lambda one: (_stands(one, work.today), one.id), default=None)
    named = newest is not None and newest.status is AssignmentStatus.NAMED
    open_task = newest is None or (named and not _stands(newest, work.today))
    if open_task and mapping is None:
        return None
    still = AssignmentStatus.STILL_TO_NAME
    return ClientNaming(
        subject=person,
        status=still if newest is None or open_task else newest.status,
        assignment=newest,
        name=_who(work, newest).shown_name(person) if newest is not None else "",
        main_need=newest.main_need if newest is not None else "",
        client_wish=newest.client_wish if newest is not None else "",
        decided_on=_day(mapping),
        decided_by=mapping.decided_by if mapping is not None else None,
    )


def _day(mapping: SituationMapping | None) -> date | None:
    if mapping is None or mapping.decided_at is None:
        return None
    return mapping.decided_at.astimezone(HELSINKI).date()


def _holds(naming: Assignment, today: date) -> bool:
    return naming.valid_until is None or naming.valid_until >= today


def _stands(naming: Assignment, today: date) -> bool:
    return naming.status is AssignmentStatus.NAMED and _holds(naming, today)


def _new(work: Work, client: ClientId, register: Register) -> Assignment:
    """Give a naming not stored yet, of a client the actor may write about."""
    work.get(Client, client)
    work.admit(client, register)
    head = work.header(register)
    return Assignment(
        id=head.id,
        register=register,
        created_at=head.at,
        created_by=work.actor.worker,
        client=client,
        unit=work.actor.unit,
    )


def _named(work: Work, made: Assignment) -> NamingView:
    _refuse_reversed(made.valid_from, made.valid_until)
    same_role = where(role=made.role)
    for present in _of_person(work, made, *same_role):
        if overlaps(present, made):
            raise _overlapping(work, present)
    return _view(work, work.create(made))


def _of_person(work: Work, made: Assignment, *conditions: Condition) -> list[Assignment]:
    """Give the person's namings of the same register, whichever record they stand on."""
    of_person = one_of("client", *same_person(work, made.client))
    named = where(register=made.register, status=AssignmentStatus.NAMED)
    return work.store.find(Assignment, of_person, *named, *conditions)


def _refuse_reversed(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise PeriodReversedError(f"{last} before {first}")


@dataclass(frozen=True, slots=True)
class _Named:
    """Who is named, as directories know them."""

    name: str = ""
    title: str = ""
    unit: UnitId | None = None
    phone: str = ""
    is_team: bool = False

    def shown_name(self, person: Subject) -> Shown:
        return ban_masked(self.name, banned=self.is_team and person.safety_ban)


def _who(work: Work, naming: Assignment) -> _Named:
    worker = work.store.get(Worker, naming.worker) if naming.worker is not None else None
    if worker is not None:
        return _Named(worker.name, worker.title, worker.unit, worker.phone)
    team = work.store.get(Team, naming.team) if naming.team is not None else None
    return _Named(team.name, phone=team.phone, is_team=True) if team is not None else _Named()


def _overlapping(work: Work, present: Assignment) -> OverlappingNamingError:
    name = _who(work, present).shown_name(subject(work, present.client))
    return OverlappingNamingError(present, name)


def _view(work: Work, naming: Assignment) -> NamingView:
    """Show a naming; a safety ban hides where the named one is found (users.md [5.c])."""
    person, who = subject(work, naming.client), _who(work, naming)
    unit = work.store.get(Unit, who.unit) if who.unit is not None else None
    return NamingView(
        assignment=naming,
        subject=person,
        name=who.shown_name(person),
        title=who.title,
        unit_name=ban_masked(unit.name if unit is not None else "", banned=person.safety_ban),
        phone=ban_masked(who.phone, banned=person.safety_ban),
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
        if _holds_on(one.valid_from, one.valid_until, work.today)
    ]


def _of_duty(work: Work, records: Iterable[R]) -> Iterable[R]:
    return (record for record in records if record.register in work.actor.registers)


def _holds_on(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _works_on(worker: Worker, day: date) -> bool:
    at_desk = any(role in _DESK_ROLES for role in worker.roles)
    return at_desk and _holds_on(worker.employed_from, worker.employed_until, day)


def _by_name(worker: Worker) -> tuple[str, WorkerId]:
    return sort_key(f"{worker.last_name} {worker.first_name}"), worker.id


def _teams(work: Work) -> tuple[CandidateTeam, ...]:
    named = Counter(naming.team for naming in _named_today(work))
    titles: dict[TeamId | None, list[str]] = {}
    for member in work.store.find(TeamMember):
        worker = work.store.get(Worker, member.worker) if member.worker is not None else None
        if worker and _holds_on(member.valid_from, member.valid_until, work.today):
            titles.setdefault(member.team, []).append(worker.title)
    return tuple(
        CandidateTeam(
            id=team.id,
            name=team.name,
            members=len(titles.get(team.id, ())),
            professions=len(set(titles.get(team.id, ()))),
            clients=named[team.id],
        )
        for team in sorted(work.store.find(Team), key=lambda team: (sort_key(team.name), team.id))
    )

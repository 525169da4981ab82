"""When namings hold, and that nobody stands twice in a role: what naming and asking share.

Periods of one role of one person in one register never overlap, and an asking that waits counts
as a period. One thing may: an asking by which whoever is named hands the client on. Until it is
accepted the named one stays, and accepting ends that naming the day before.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.breaches import overlaps
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.model.masking import Shown
from sotedesk.model.worker import TeamMember, Worker
from sotedesk.services.naming_view import who_of
from sotedesk.services.ports import one_of, where
from sotedesk.services.subject import own_unit, same_person, subject
from sotedesk.services.work import Work

_ROLE_ORDER: dict[str, int] = {role: place for place, role in enumerate(AssignmentRole)}
_TAKEN = (AssignmentStatus.NAMED, AssignmentStatus.ASKED)


class OverlappingNamingError(ValueError):
    """Somebody is named or asked already in these days; nothing was written.

    Attributes:
        present: The naming that stands or the asking that waits; it has to be ended or taken back.
        name: Who it is; a team is masked under the client's safety ban.
    """

    def __init__(self, present: Assignment, name: Shown) -> None:
        """Name the present one."""
        super().__init__(str(present.id))
        self.present, self.name = present, name


class PeriodReversedError(ValueError):
    """The last day would be before the first; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """A worker or a team: who is named, asked, or stands in. Exactly one of them is given."""

    worker: WorkerId | None = None
    team: TeamId | None = None


def new_naming(work: Work, client: ClientId, register: Register) -> Assignment:
    """Give a naming not stored yet, of a client the actor may write about.

    Raises:
        AbsentError: There is no such client, or the register is not this actor's.
        BasisNeededError: A basis has to be recorded first.
    """
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
        status_at=work.now,
        status_by=work.actor.worker,
    )


def register_of(work: Work, role: AssignmentRole) -> Register:
    """Give the register of a naming: an own worker is social care's, else the unit decides."""
    return Register.SOCIAL if role is AssignmentRole.OWN_WORKER else own_unit(work).keeps


def taken_of_person(work: Work, made: Assignment) -> list[Assignment]:
    """Give who is named or asked for the person in that register, on whichever record it stands."""
    of_person = one_of("client", *same_person(work, made.client))
    taken = (of_person, *where(register=made.register), one_of("status", *_TAKEN))
    return [one for one in work.store.find(Assignment, *taken) if one.id != made.id]


def in_the_way(work: Work, made: Assignment) -> list[Assignment]:
    """Give who is named or asked in the same role on some of the same days."""
    others = taken_of_person(work, made)
    return [one for one in others if one.role == made.role and overlaps(one, made)]


def refuse_overlap(work: Work, made: Assignment, *, handed_on_by: WorkerId | None = None) -> None:
    """Let a naming or an asking pass that shares no day with another of its role.

    Args:
        handed_on_by: Whose naming may go on beside the asking, because it is being handed on.

    Raises:
        OverlappingNamingError: Somebody is named or asked in that role in those days.
    """
    for present in in_the_way(work, made):
        if handed_on_by is None or not is_handed_on(work, present, made, handed_on_by):
            raise overlapping(work, present)


def is_handed_on(work: Work, present: Assignment, made: Assignment, by: WorkerId) -> bool:
    """Whether a naming is the worker's own, and began before the one that shall follow it."""
    if present.status is not AssignmentStatus.NAMED or not is_of(work, present, by):
        return False
    first, next_first = present.valid_from, made.valid_from
    return first is None or (next_first is not None and first < next_first)


def is_of(work: Work, naming: Assignment, worker: WorkerId) -> bool:
    """Whether a naming or asking is this worker's, or of a team the worker is in today."""
    return naming.worker == worker or naming.team in teams_of(work, worker)


def teams_of(work: Work, worker: WorkerId) -> frozenset[TeamId]:
    """Give the teams a worker is in today."""
    places = work.store.find(TeamMember, *where(worker=worker))
    return frozenset(
        place.team
        for place in places
        if place.team is not None and holds_on(place.valid_from, place.valid_until, work.today)
    )


def members_of(work: Work, team: TeamId) -> list[Worker]:
    """Give the workers of a team today, as far as they have arrived."""
    places = work.store.find(TeamMember, *where(team=team))
    today = [one for one in places if holds_on(one.valid_from, one.valid_until, work.today)]
    found = (work.store.get(Worker, one.worker) for one in today if one.worker is not None)
    return [worker for worker in found if worker is not None]


def overlapping(work: Work, present: Assignment) -> OverlappingNamingError:
    """Give the refusal that names who stands in the way."""
    name = who_of(work, present).shown_name(subject(work, present.client))
    return OverlappingNamingError(present, name)


def refuse_reversed(first: date | None, last: date | None) -> None:
    """Let a period pass whose last day is not before its first.

    Raises:
        PeriodReversedError: It is.
    """
    if first is not None and last is not None and last < first:
        raise PeriodReversedError(f"{last} before {first}")


def in_force(work: Work, client: ClientId, register: Register | None = None) -> list[Assignment]:
    """Give the namings of a client that hold today or later, by role and then by first day.

    Args:
        register: Only this register's; ``None`` for all that the actor may see.
    """
    found = work.find(Assignment, *where(client=client, status=AssignmentStatus.NAMED))
    return in_order(
        one
        for one in found
        if holds(one, work.today) and (register is None or one.register is register)
    )


def in_order(namings: Iterable[Assignment]) -> list[Assignment]:
    """Give namings by role and then by first day."""
    return sorted(namings, key=_by_role_and_day)


def holds(naming: Assignment, today: date) -> bool:
    """Whether a naming holds today or later."""
    return naming.valid_until is None or naming.valid_until >= today


def holds_on(first: date | None, last: date | None, day: date) -> bool:
    """Whether a period has a day in it; an open end never ends."""
    return (first is None or first <= day) and (last is None or day <= last)


def _by_role_and_day(naming: Assignment) -> tuple[int, date, UUID]:
    place = _ROLE_ORDER.get(naming.role, len(_ROLE_ORDER))
    return place, naming.valid_from or date.min, naming.id

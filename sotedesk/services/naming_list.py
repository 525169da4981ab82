"""How the naming stands for each of the unit's clients who need many services."""

from datetime import date

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.masking import Shown
from sotedesk.model.names import sort_key
from sotedesk.model.review import HighNeed, SituationMapping
from sotedesk.model.wire import UnknownCode
from sotedesk.services.naming_periods import holds
from sotedesk.services.naming_view import who_of
from sotedesk.services.ports import one_of, where
from sotedesk.services.subject import Subject, subjects
from sotedesk.services.work import HELSINKI, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientNaming:
    """A client of the unit who needs many services, and how the naming stands.

    Attributes:
        status: ``STILL_TO_NAME`` is the only task.
        assignment: The newest record that was not returned; ``None`` when there is none. With
            ``STILL_TO_NAME`` it may be one that ended.
        name: Who is or was named or asked; empty for nobody. A team is masked as in ``NamingView``.
        asked: The asking that waits; also while somebody is named and hands the client on.
        asked_name: Who was asked; empty for nobody, masked as ``name``.
        decided_on: When high need was decided; ``None`` when it never was.
        decided_by: Who decided it.
    """

    subject: Subject
    status: AssignmentStatus | UnknownCode
    assignment: Assignment | None
    name: Shown
    asked: Assignment | None
    asked_name: Shown
    main_need: str
    client_wish: str
    decided_on: date | None
    decided_by: WorkerId | None


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
    """Give a client's line; ``None`` when nothing stands and no high need asks for a naming."""
    newest = max(
        (one for one in namings if one.status is not AssignmentStatus.RETURNED),
        key=lambda one: (_stands(one, work.today), one.id),
        default=None,
    )
    named = newest is not None and newest.status is AssignmentStatus.NAMED
    open_task = newest is None or (named and not _stands(newest, work.today))
    if open_task and mapping is None:
        return None
    # A need and a wish told in an asking that was returned are still the client's.
    told = newest or max(namings, key=lambda one: one.id, default=None)
    waiting = [one for one in namings if one.status is AssignmentStatus.ASKED]
    asked = max(waiting, key=lambda one: one.id, default=None)
    still = AssignmentStatus.STILL_TO_NAME
    return ClientNaming(
        subject=person,
        status=still if newest is None or open_task else newest.status,
        assignment=newest,
        name=who_of(work, newest).shown_name(person) if newest is not None else "",
        asked=asked,
        asked_name=who_of(work, asked).shown_name(person) if asked is not None else "",
        main_need=told.main_need if told is not None else "",
        client_wish=told.client_wish if told is not None else "",
        decided_on=_day(mapping),
        decided_by=mapping.decided_by if mapping is not None else None,
    )


def _day(mapping: SituationMapping | None) -> date | None:
    if mapping is None or mapping.decided_at is None:
        return None
    return mapping.decided_at.astimezone(HELSINKI).date()


def _stands(naming: Assignment | None, today: date) -> bool:
    return naming is not None and naming.status is AssignmentStatus.NAMED and holds(naming, today)

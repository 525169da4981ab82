"""Carrying entries over to the county's record systems, where the legal record is.

Source: users.md [1.e]: an entry is copied as text under the county's headings, marked as carried
over, and stands in a list until nothing is left. The text is for the register's own record, so it
is whole; nothing of the other register is in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeAlias
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.model.matter import Appointment, CarriedOver, Matter, Promise
from sotedesk.model.matter_type import MatterType
from sotedesk.model.plan import Plan, PlanPart, PlanRow, PlanStatus
from sotedesk.model.record import Record
from sotedesk.model.review import MappingArea, Review, ReviewVerdict, SituationMapping
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Unit, Worker
from sotedesk.services.contact_sight import is_sender_protected
from sotedesk.services.mapping_records import areas_of
from sotedesk.services.plan_contents import part_records, rows_of
from sotedesk.services.plan_view import ParticipantView, participant_views
from sotedesk.services.ports import one_of, unsettled, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import Subject, subject, subjects, worker_name
from sotedesk.services.work import Work, Works, use_case

Carried: TypeAlias = Matter | Review | SituationMapping | Plan

_FINISHED = {ContactStatus.FINISHED, ContactStatus.FINISHED_INCOMPLETE}
_AT_ONCE = 500
"""How many entries one reading asks for the marks of."""
_MADE = {PlanStatus.CONFIRMED, PlanStatus.ENDED, PlanStatus.REFUSED}


class TargetKind(StrEnum):
    """What may be carried over; the wire name of its kind."""

    MATTER = "matter"
    REVIEW = "review"
    MAPPING = "situation_mapping"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Target:
    """One entry to carry over."""

    kind: TargetKind
    id: UUID


class NotFinishedError(ValueError):
    """The contact is open, the review unconfirmed, the mapping undecided or the plan a draft."""


class AlreadyCarriedError(ValueError):
    """The entry has been carried over; nothing was written.

    Attributes:
        present: When and where to.
    """

    def __init__(self, present: CarriedOver) -> None:
        """Name the mark that stands."""
        super().__init__(str(present.id))
        self.present = present


class CarriedInFutureError(ValueError):
    """Nothing has been carried over on a day to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHead:
    """What every carried entry begins and ends with.

    Attributes:
        subject: ``None`` for a matter without a client.
        written_by: Who made the entry: name and title.
        workers: Names of the workers that the entry mentions.
    """

    subject: Subject | None
    written_by: str
    title: str
    unit: str
    workers: Mapping[WorkerId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterEntry:
    """A matter as it is carried over.

    Attributes:
        contact: The envelope; ``None`` where this worker may not see it.
        sender_protected: A notice of the same contact protects who made it.
        appointments: Times given in it.
        promises: What was promised in it.
    """

    head: EntryHead
    matter: Matter
    contact: Contact | None
    appointments: tuple[Appointment, ...]
    promises: tuple[Promise, ...]
    sender_protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """A review as it is carried over."""

    head: EntryHead
    review: Review
    verdicts: tuple[ReviewVerdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingEntry:
    """A mapping as it is carried over."""

    head: EntryHead
    mapping: SituationMapping
    areas: tuple[MappingArea, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry:
    """A plan as it is carried over, its rows in their order.

    Attributes:
        parts: The further parts of its kind that are written.
    """

    head: EntryHead
    plan: Plan
    rows: tuple[PlanRow, ...]
    parts: tuple[PlanPart, ...] = ()
    participants: tuple[ParticipantView, ...] = ()


Entry: TypeAlias = MatterEntry | ReviewEntry | MappingEntry | PlanEntry


class EntryText(Protocol):
    """Words an entry under the county's headings."""

    def text(self, entry: Entry) -> str:
        """Give the entry as plain text; the same entry gives the same text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCarried:
    """An entry that has not been carried over.

    Attributes:
        subject: ``None`` for a matter without a client.
        type_code: The matter's type or the plan's kind; empty for a review.
        title: The matter's reason or the plan's number, in the worker's words.
        at: When it was finished or confirmed.
        system: What the county calls the system it goes to.
        incomplete: The contact was finished with something missing.
        own: The actor made it.
    """

    target: Target
    register: Register
    subject: Subject | None
    type_code: str
    title: str
    at: datetime
    system: str
    incomplete: bool
    own: bool


class Carrying:
    """The desk duty of carrying over."""

    def __init__(
        self,
        works: Works,
        words: EntryText,
        types: Mapping[str, MatterType],
        record_systems: Mapping[Register, str],
    ) -> None:
        """Take the county's words and names.

        Args:
            record_systems: What the county calls its record systems; a unit's own name goes
                before.
        """
        self.works = works
        self._words = words
        self._types = types
        self._systems = record_systems

    @use_case(Right.CARRY_OVER, LogAction.COPY_OUT)
    def text(self, work: Work, target: Target) -> str:
        """Give an entry as text under the county's headings; it may still be unfinished.

        Raises:
            AbsentError: There is no such entry, or none for this worker.
        """
        return self._words.text(_entry(work, target))

    @use_case(Right.CARRY_OVER)
    def carried(self, work: Work, target: Target, system: str, on: date) -> CarriedOver:
        """Mark an entry as carried over.

        Args:
            system: Where to; empty for the name the county gave.
            on: The day it was carried.

        Raises:
            AbsentError: There is no such entry, or none for this worker.
            AlreadyCarriedError: It is marked already, and nothing was written since.
            CarriedInFutureError: The day is yet to come.
            NotFinishedError: It may still change.
        """
        record = _get(work, target)
        if not _is_finished(work, record):
            raise NotFinishedError(target.kind)
        present = standing_mark(work, record)
        if present is not None:
            raise AlreadyCarriedError(present)
        if on > work.today:
            raise CarriedInFutureError(str(on))
        head = work.header(record.register)
        return work.create(
            CarriedOver(
                id=head.id,
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                target=target.id,
                target_kind=target.kind,
                client=record.client,
                system=system.strip() or _system(work, record, self._systems),
                carried_on=on,
            )
        )

    @use_case(Right.CARRY_OVER, LogAction.LIST)
    def not_carried(self, work: Work) -> tuple[NotCarried, ...]:
        """Give what the actor's unit has finished and not carried over, the oldest first."""
        return not_carried(work, self._types, self._systems)


def not_carried(
    work: Work, types: Mapping[str, MatterType], systems: Mapping[Register, str]
) -> tuple[NotCarried, ...]:
    """Give what the actor's unit has finished and not carried over, the oldest first.

    A matter whose type is not carried (advice, *muu*) is carried only when it has a client.
    """
    of_unit = where(unit=work.actor.unit)
    left_over = unsettled("carried_over", "target")
    found: list[Carried] = [
        *(one for one in work.store.find(Matter, *of_unit, left_over) if _goes(one, types)),
        *work.store.find(Review, *of_unit, left_over),
        *work.store.find(SituationMapping, *of_unit),  # what is written into is its areas
        *work.store.find(Plan, *of_unit, left_over),
    ]
    marks = _marks(work, [one.id for one in found])
    parts = _parts(work, (one for one in found if one.id in marks))
    left = work.shown(
        one
        for one in found
        if not any(_stands(work, mark, parts[one.id]) for mark in marks.get(one.id, ()))
        and _is_finished(work, one)
    )
    people = subjects(work, (one.client for one in left))
    lines = (_line(work, one, people[one.client] if one.client else None, systems) for one in left)
    return tuple(sorted(lines, key=lambda line: (line.at, line.target.id)))


def _marks(work: Work, targets: Sequence[UUID]) -> dict[UUID, list[CarriedOver]]:
    """Give the marks of entries, by entry."""
    marks: dict[UUID, list[CarriedOver]] = {}
    for begin in range(0, len(targets), _AT_ONCE):
        some = one_of("target", *targets[begin : begin + _AT_ONCE])
        for mark in work.store.find(CarriedOver, some):
            marks.setdefault(mark.target, []).append(mark)
    return marks


def standing_mark(work: Work, record: Carried) -> CarriedOver | None:
    """Give the mark that an entry was carried over as it stands now; none after an edit."""
    found = work.store.find(CarriedOver, *where(target=record.id), order="-created_at")
    parts = _parts(work, [record])[record.id]
    return next((work.shown([mark])[0] for mark in found if _stands(work, mark, parts)), None)


_NOT_WRITTEN = frozenset({"position", "status", "void"})
"""Groups that say nothing of the text that was carried over."""


def _stands(work: Work, mark: CarriedOver, parts: Sequence[Record]) -> bool:
    """Whether nothing was written into the entry, or a part of it, after the mark."""
    written = [
        head
        for part in parts
        for group, heads in part.origin.heads.items()
        if group not in _NOT_WRITTEN
        for head in heads
    ]
    own = mark.origin.created
    if own is None or not written:
        return True
    if all(head[:2] == own[:2] for head in written):
        # One desk numbers its changes of a register in their order.
        return all(head.seq < own.seq for head in written)
    changes = (change for part in parts for change in work.store.changes(part.id))
    clocks = {change.id: change.clock for change in changes}
    marked = next(change.clock for change in work.store.changes(mark.id) if change.id == own)
    return all(clocks[head] < marked for head in written)


def _parts(work: Work, records: Iterable[Carried]) -> dict[UUID, list[Record]]:
    """Give what each carried text is made of: the entry itself, of a mapping its areas, too."""
    parts: dict[UUID, list[Record]] = {}
    mappings: list[UUID] = []
    for record in records:
        parts[record.id] = [record]
        mappings += [record.id] if isinstance(record, SituationMapping) else []
    areas = work.store.find(MappingArea, one_of("situation_mapping", *mappings)) if mappings else ()
    for area in areas:
        parts[area.situation_mapping].append(area)
    return parts


def _goes(matter: Matter, types: Mapping[str, MatterType]) -> bool:
    made = types.get(matter.type)
    return matter.client is not None or made is None or made.carried


def _line(
    work: Work, record: Carried, person: Subject | None, systems: Mapping[Register, str]
) -> NotCarried:
    contact = work.store.get(Contact, record.contact) if isinstance(record, Matter) else None
    return NotCarried(
        target=Target(_KINDS[type(record)], record.id),
        register=record.register,
        subject=person,
        type_code=_type_code(record),
        title=_title(record),
        at=_finished_at(record, contact),
        system=_system(work, record, systems),
        incomplete=contact is not None and contact.status is ContactStatus.FINISHED_INCOMPLETE,
        own=work.actor.worker in {record.created_by, _confirmed_by(record)},
    )


def _system(work: Work, record: Carried, systems: Mapping[Register, str]) -> str:
    unit = _unit(work, record.unit)
    if unit is not None and unit.record_system and unit.keeps is record.register:
        return unit.record_system
    return systems.get(record.register, "")


_KINDS: dict[type[Carried], TargetKind] = {
    Matter: TargetKind.MATTER,
    Review: TargetKind.REVIEW,
    SituationMapping: TargetKind.MAPPING,
    Plan: TargetKind.PLAN,
}


def _get(work: Work, target: Target) -> Carried:
    kinds = {kind: record for record, kind in _KINDS.items()}
    return work.get(kinds[target.kind], target.id)


def _is_finished(work: Work, record: Carried) -> bool:
    if isinstance(record, Matter):
        contact = work.store.get(Contact, record.contact)
        return contact is not None and contact.status in _FINISHED
    if isinstance(record, Plan):
        return record.status in _MADE
    made_at = record.confirmed_at if isinstance(record, Review) else record.decided_at
    return made_at is not None


def _finished_at(record: Carried, contact: Contact | None) -> datetime:
    if isinstance(record, Review):
        return record.confirmed_at or record.created_at
    if isinstance(record, SituationMapping):
        return record.decided_at or record.created_at
    if isinstance(record, Plan):
        return record.status_at or record.created_at
    ended = (contact.ended_at or contact.status_at) if contact is not None else None
    return ended or record.created_at


def _confirmed_by(record: Carried) -> WorkerId | None:
    if isinstance(record, Review):
        return record.confirmed_by
    if isinstance(record, SituationMapping):
        return record.decided_by
    return record.status_by if isinstance(record, Plan) else None


def _type_code(record: Carried) -> str:
    if isinstance(record, Matter):
        return record.type
    return record.plan_kind if isinstance(record, Plan) else ""


def _title(record: Carried) -> str:
    if isinstance(record, Matter):
        return record.reason
    return record.number if isinstance(record, Plan) else ""


def _unit(work: Work, unit: UnitId | None) -> Unit | None:
    return work.store.get(Unit, unit) if unit is not None else None


def _entry(work: Work, target: Target) -> Entry:
    record = _get(work, target)
    if isinstance(record, Matter):
        return _matter_entry(work, record)
    if isinstance(record, Review):
        verdicts = tuple(work.store.find(ReviewVerdict, *where(review=record.id)))
        judges = [verdict.judged_by for verdict in verdicts]
        head = _head(work, record, record.confirmed_by, [*judges, record.mapper])
        return ReviewEntry(head=head, review=record, verdicts=verdicts)
    if isinstance(record, SituationMapping):
        head = _head(work, record, record.decided_by, [record.asked_of])
        return MappingEntry(head=head, mapping=record, areas=tuple(areas_of(work, record)))
    return PlanEntry(
        head=_head(work, record, record.status_by, []),
        plan=record,
        rows=rows_of(work, record),
        parts=part_records(work, record),
        participants=participant_views(work, record),
    )


def _matter_entry(work: Work, matter: Matter) -> MatterEntry:
    of_matter = where(matter=matter.id)
    promises = tuple(work.find(Promise, *of_matter))
    mentioned = [matter.handled_by, matter.assessment_worker, *(one.worker for one in promises)]
    return MatterEntry(
        head=_head(work, matter, None, mentioned),
        matter=matter,
        contact=work.look(Contact, matter.contact),
        appointments=tuple(work.find(Appointment, *of_matter, order="at")),
        promises=promises,
        sender_protected=is_sender_protected(work, matter.contact),
    )


def _head(
    work: Work, record: Carried, author: WorkerId | None, mentioned: list[WorkerId | None]
) -> EntryHead:
    worker = work.store.get(Worker, author or record.created_by)
    unit = _unit(work, record.unit)
    client: ClientId | None = record.client
    return EntryHead(
        subject=subject(work, client) if client is not None else None,
        written_by=worker.name if worker is not None else "",
        title=worker.title if worker is not None else "",
        unit=unit.name if unit is not None else "",
        workers={one: worker_name(work, one) for one in mentioned if one is not None},
    )

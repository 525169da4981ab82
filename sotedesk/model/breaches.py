"""Breaches: states that two desks made together though each did right.

Use cases refuse to create them; here they are found among stored records and stand on the screen
of double entries until a change settles them. A pure function of the records.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias
from uuid import UUID

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.client import AccessBasis, Client, ClientLink, RelatedPerson
from sotedesk.model.contact import Contact
from sotedesk.model.ids import ClientId
from sotedesk.model.links import person_ids
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.record import Record
from sotedesk.model.worker import TeamMember, Worker


class BreachKind(StrEnum):
    """Which rule does not hold."""

    ASSIGNMENTS_OVERLAP = "assignments_overlap"
    PLANS_IN_FORCE = "plans_in_force"
    HETU_TWICE = "hetu_twice"
    UNDER_VOID = "under_void"
    PERIOD_REVERSED = "period_reversed"


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One rule that does not hold, and the records that show it (sorted)."""

    kind: BreachKind
    records: tuple[UUID, ...]


_Persons: TypeAlias = dict[ClientId, ClientId]
_PARENTS = ("contact", "matter", "plan", "review", "situation_mapping", "client")


def find_breaches(records: Iterable[Record]) -> list[Breach]:
    """Find every breach among records, sorted.

    Args:
        records: All stored records, voided ones too.
    """
    everything = list(records)
    valid = [record for record in everything if not record.is_void]
    persons = person_ids(r for r in valid if isinstance(r, ClientLink))
    found = [
        *_overlaps([r for r in valid if isinstance(r, Assignment)], persons),
        *_plans([r for r in valid if isinstance(r, Plan)], persons),
        *_hetus([r for r in valid if isinstance(r, Client)], persons),
        *_under_void(everything, valid),
        *(_breach(BreachKind.PERIOD_REVERSED, r) for r in valid if _is_reversed(r)),
    ]
    return sorted(set(found))


def _breach(kind: BreachKind, *records: Record) -> Breach:
    return Breach(kind, tuple(sorted(record.id for record in records)))


def overlaps(one: Assignment, other: Assignment) -> bool:
    """Whether two namings share a day; both ends are inclusive, an open end never ends."""
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start <= min(one.valid_until or date.max, other.valid_until or date.max)


def _overlaps(namings: list[Assignment], persons: _Persons) -> Iterator[Breach]:
    groups = defaultdict(list)
    for naming in namings:
        if naming.status is AssignmentStatus.NAMED:
            person = persons.get(naming.client, naming.client)
            groups[person, naming.register, naming.role].append(naming)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if overlaps(one, other):
                yield _breach(BreachKind.ASSIGNMENTS_OVERLAP, one, other)


def _plans(plans: list[Plan], persons: _Persons) -> Iterator[Breach]:
    groups = defaultdict(list)
    for plan in plans:
        if plan.status is PlanStatus.CONFIRMED:
            person = persons.get(plan.client, plan.client)
            groups[person, plan.register, plan.plan_kind].append(plan)
    for group in groups.values():
        if len(group) > 1:
            yield _breach(BreachKind.PLANS_IN_FORCE, *group)


def _hetus(clients: list[Client], persons: _Persons) -> Iterator[Breach]:
    groups = defaultdict(list)
    for client in clients:
        if client.hetu:
            groups[client.hetu].append(client)
    for group in groups.values():
        if len({persons.get(client.id, client.id) for client in group}) > 1:
            yield _breach(BreachKind.HETU_TWICE, *group)


def _under_void(everything: list[Record], valid: list[Record]) -> Iterator[Breach]:
    voided = {record.id: record for record in everything if record.is_void}
    for record in valid:
        names = {entry.name for entry in fields(record)}
        for name in _PARENTS:
            parent = voided.get(getattr(record, name)) if name in names else None
            if parent is not None:
                yield _breach(BreachKind.UNDER_VOID, record, parent)


def _is_reversed(record: Record) -> bool:
    if isinstance(record, (Assignment, RelatedPerson, TeamMember)):
        return _after(record.valid_from, record.valid_until)
    if isinstance(record, Worker):
        return _after(record.employed_from, record.employed_until)
    if isinstance(record, Contact):
        start, end = record.received_at, record.ended_at
        return start is not None and end is not None and end < start
    return isinstance(record, AccessBasis) and _after(record.created_at.date(), record.valid_until)


def _after(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and end < start

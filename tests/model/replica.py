"""A desk in memory: its streams, its clock and the changes it knows; for the fold's histories."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from sotedesk.model.breaches import find_breaches
from sotedesk.model.changes import Change, ChangeId, Register
from sotedesk.model.clock import HybridClock
from sotedesk.model.fold import RecordState, fold
from sotedesk.model.ids import DeskId
from sotedesk.model.record import (
    KINDS,
    Origin,
    Record,
    altered_groups,
    group_values,
    kind_of,
    record_of,
    unknown_values,
)
from sotedesk.model.wire import Values, canonical
from tests.model.examples import WORKER

Groups: TypeAlias = Mapping[str, Values]
Over: TypeAlias = Mapping[str, tuple[ChangeId, ...]]


class Replica:
    """One desk.

    Attributes:
        known: Every change that was made here or arrived, in whatever order.
        news: How often something was added or erased.
    """

    def __init__(self, number: int, offset: timedelta, now: Callable[[], datetime]) -> None:
        self.desk = DeskId(UUID(int=number))
        self.known: dict[ChangeId, Change] = {}
        self.news = 0
        self._records: dict[UUID, dict[ChangeId, None]] = {}
        self._folded: dict[UUID, RecordState] = {}
        self._offset = offset
        self._now = now
        self._clock = HybridClock()
        self._numbers: Counter[Register] = Counter()

    @property
    def local_time(self) -> datetime:
        """The time as this desk's computer has it."""
        return self._now() + self._offset

    def create(self, record: Record) -> Change:
        """Store a new record: one change with every group."""
        groups = {name: group_values(record, name) for name in kind_of(type(record)).groups}
        return self._write(kind_of(type(record)).name, record.id, record.register, groups, {})

    def save(self, before: Record, after: Record) -> Change | None:
        """Store what differs, over what the form showed; ``None`` when nothing differs."""
        groups = altered_groups(before, after)
        if not groups:
            return None
        over = {group: before.origin.shown(group) for group in groups}
        return self._write(kind_of(type(before)).name, before.id, before.register, groups, over)

    def resolve(self, state: RecordState, group: str, value: Values) -> Change:
        """Store a choice over every head that was on the screen of double entries."""
        heads = state.groups[group].heads
        register = heads[0].register
        return self._write(state.kind, state.record, register, {group: value}, {group: heads})

    def purge(self, record: Record) -> Change:
        """Purge a record: its values are erased here at once."""
        kind = kind_of(type(record)).name
        purge = self._write(kind, record.id, record.register, {}, {}, purges=True)
        self._erase(record.id)
        return purge

    def _write(
        self,
        kind: str,
        record: UUID,
        register: Register,
        groups: Groups,
        over: Over,
        *,
        purges: bool = False,
    ) -> Change:
        self._numbers[register] += 1
        self._clock = self._clock.tick(self.local_time)
        change = Change(
            id=ChangeId(self.desk, register, self._numbers[register]),
            clock=self._clock.last,
            kind=kind,
            record=record,
            worker=WORKER,
            use_case="history",
            groups=groups,
            over=over,
            purges=purges,
        )
        self._keep(change)
        return change

    def _keep(self, change: Change) -> None:
        self.known[change.id] = change
        self._records.setdefault(change.record, {})[change.id] = None
        self._folded.pop(change.record, None)
        self.news += 1

    def receive(self, change: Change) -> None:
        """Take a change that arrives, perhaps for the second time."""
        if change.id in self.known:
            return
        self._clock = self._clock.observe(change.clock, self.local_time)
        self._keep(change)
        if any(one.purges for one in self.changes_of(change.record)):
            self._erase(change.record)

    def _erase(self, record: UUID) -> None:
        for change in self.changes_of(record):
            self._keep(change.emptied())

    def changes_of(self, record: UUID) -> list[Change]:
        """Give the known changes of a record."""
        return [self.known[one] for one in self._records.get(record, ())]

    def records(self) -> list[UUID]:
        """Give the records this desk knows anything of."""
        return sorted(self._records)

    def state(self, record: UUID) -> RecordState:
        """Fold what is known of a record."""
        if record not in self._folded:
            changes = self.changes_of(record)
            self._folded[record] = fold(changes, KINDS[changes[0].kind].quiet)
        return self._folded[record]

    def open(self, record: UUID) -> Record | None:
        """Give a record as a form gets it; ``None`` when there is none to show."""
        return record_from(self.state(record))

    def snapshot(self) -> str:
        """Give rows, heads, conflicts and breaches as one canonical text."""
        states = [self.state(record) for record in self.records()]
        return snapshot_of(states)


def record_from(state: RecordState) -> Record | None:
    """Build the row of a folded record, as a store does."""
    if state.created is None:
        return None
    made = KINDS[state.kind]
    groups = {name: group.value for name, group in state.groups.items()}
    origin = Origin(
        state.created,
        {n: g.heads for n, g in state.groups.items() if g.heads != (state.created,)},
        frozenset(state.conflicts),
        unknown_values(made, groups),
    )
    header = {"id": state.record, "register": state.created.register}
    return record_of(made.record, header, groups, origin)


def row_of(record: Record) -> dict[str, Any]:
    """Give a record as one flat row of plain JSON."""
    made = kind_of(type(record))
    row: dict[str, Any] = {
        "id": str(record.id),
        "kind": made.name,
        "register": str(record.register),
    }
    for group in made.groups:
        row |= group_values(record, group)
    return row


def snapshot_of(states: Iterable[RecordState]) -> str:
    """Give folded records with their breaches as one canonical text."""
    folded = list(states)
    rows = [record for record in map(record_from, folded) if record is not None]
    return canonical(
        {
            "rows": [row_of(record) for record in rows],
            "created": {str(s.record): s.created and s.created.text() for s in folded},
            "purged": [str(s.record) for s in folded if s.purged],
            "waiting": sorted(one.text() for s in folded for one in s.waiting),
            "heads": {
                str(s.record): {n: [h.text() for h in g.heads] for n, g in s.groups.items()}
                for s in folded
            },
            "conflicts": {
                str(s.record): {n: [h.text() for h in heads] for n, heads in s.conflicts.items()}
                for s in folded
            },
            "breaches": [
                [breach.kind, [str(one) for one in breach.records]]
                for breach in find_breaches(rows)
            ],
        }
    )

"""What the tables should hold of a record, from its known changes alone; nothing is written."""

from collections.abc import Sequence

from sotedesk.model.changes import Change
from sotedesk.model.fold import RecordState, fold
from sotedesk.model.frozen import dataclass
from sotedesk.model.record import KINDS
from sotedesk.model.wire import canonical
from sotedesk.store.rows import Row, rows_of

_NO_GROUPS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Folded:
    """A record as the derived tables should hold it.

    Attributes:
        kinds: Every kind its changes name; more than one only if a desk is broken.
        row: ``None`` when there is no row: kind unknown here, creation not here, or purged.
        conflicts: Rows of the conflict table.
        waiting: Rows of the waiting table.
    """

    state: RecordState
    kinds: frozenset[str]
    row: Row | None
    conflicts: tuple[Row, ...]
    waiting: tuple[Row, ...]


def folded(changes: Sequence[Change]) -> Folded:
    """Fold the known changes of one record, at least one."""
    kinds = frozenset(change.kind for change in changes)
    state = _state(changes, kinds)
    kind = KINDS.get(state.kind)
    record = state.record.bytes
    return Folded(
        state,
        kinds,
        rows_of(kind.record).row(state) if kind else None,
        tuple(
            (record, group, state.kind, canonical([head.text() for head in heads]))
            for group, heads in sorted(state.conflicts.items())
        ),
        tuple((w.desk.bytes, str(w.register), w.seq, record) for w in sorted(state.waiting)),
    )


def _state(changes: Sequence[Change], kinds: frozenset[str]) -> RecordState:
    name = next(iter(kinds)) if len(kinds) == 1 else fold(changes).kind
    kind = KINDS.get(name)
    return fold(changes, kind.quiet if kind else _NO_GROUPS)

"""The fold: from the set of a record's changes to its row, heads and open conflicts.

A pure function of the set: not of order, arrival, local time or rights. Writing, merging,
verifying and re-folding all use it, so they cannot come to differ.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sotedesk.model.changes import Change, ChangeId
from sotedesk.model.frozen import dataclass
from sotedesk.model.wire import Values, canonical


@dataclass(frozen=True, slots=True)
class GroupState:
    """What is known of one merge group.

    Attributes:
        heads: The changes no known change was written over, the one that shows first.
        value: The value that shows.
        values: One value a head, in the order of ``heads``.
        conflict: The heads hold several distinct values and the group is not quiet.
    """

    heads: tuple[ChangeId, ...]
    values: tuple[Values, ...]
    conflict: bool

    @property
    def value(self) -> Values:
        """The value that shows: the head's with the greatest clock, desk and number."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class RecordState:
    """What the known changes of a record amount to.

    Attributes:
        created: The creating change; with two creations, the one that ranks first; ``None`` while
            it has not arrived.
        groups: Every group that was ever written, by wire name.
        waiting: Changes that stand aside until what they were written over arrives.
        purged: The record was purged; nothing of it is left but headers.
    """

    kind: str
    record: UUID
    created: ChangeId | None
    groups: Mapping[str, GroupState]
    waiting: frozenset[ChangeId]
    purged: bool

    @property
    def conflicts(self) -> dict[str, tuple[ChangeId, ...]]:
        """The groups with an open conflict and the heads that make it."""
        return {name: group.heads for name, group in self.groups.items() if group.conflict}


def fold(changes: Iterable[Change], quiet: frozenset[str] = frozenset()) -> RecordState:
    """Fold the known changes of one record.

    Args:
        changes: At least one; all of the same record, in any order, each once.
        quiet: Groups whose later value is taken without asking.

    Returns:
        The state, the same for every order of the same changes.
    """
    known = {change.id: change for change in changes}
    first = min(known.values(), key=lambda change: (change.rank, change.id))
    if any(change.purges for change in known.values()):
        return RecordState(first.kind, first.record, None, {}, frozenset(), purged=True)
    waiting = frozenset(
        change.id
        for change in known.values()
        if any(over not in known for ids in change.over.values() for over in ids)
    )
    ready = [change for change in known.values() if change.id not in waiting]
    # An emptied change names nothing it was written over and yet creates nothing.
    creations = [change for change in ready if change.groups and not change.over]
    created = min(creations, key=lambda change: change.rank) if creations else None
    return RecordState(
        created.kind if created else first.kind,
        first.record,
        created.id if created else None,
        _groups(ready, quiet),
        waiting,
        purged=False,
    )


def _groups(ready: list[Change], quiet: frozenset[str]) -> dict[str, GroupState]:
    written: dict[str, list[Change]] = {}
    covered: dict[str, set[ChangeId]] = {}
    for change in ready:
        for name in change.groups or {}:
            written.setdefault(name, []).append(change)
        for name, ids in change.over.items():
            covered.setdefault(name, set()).update(ids)
    return {
        name: _group(name, writers, covered.get(name, set()), quiet)
        for name, writers in sorted(written.items())
    }


def _group(
    name: str, writers: list[Change], covered: set[ChangeId], quiet: frozenset[str]
) -> GroupState:
    # Changes that name each other in a circle (only a broken desk writes such) cover nothing.
    uncovered = [change for change in writers if change.id not in covered] or writers
    heads = sorted(uncovered, key=lambda change: change.rank, reverse=True)
    values = tuple((head.groups or {})[name] for head in heads)
    differ = len(heads) > 1 and len({canonical(value) for value in values}) > 1
    return GroupState(tuple(head.id for head in heads), values, differ and name not in quiet)

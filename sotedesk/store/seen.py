"""Which changes of each stream are here, as ranges: what a peer is asked for."""

from collections.abc import Iterable
from typing import Final, TypeAlias
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.ids import DeskId
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, run, run_many
from sotedesk.store.statements import upsert

Stream: TypeAlias = tuple[DeskId, Register]
Ranges: TypeAlias = list[tuple[int, int]]
"""First and last number of each range, both inclusive, in order, with gaps between them."""

_READ: Final = "SELECT first, last FROM seen_range WHERE desk = ? AND register = ? ORDER BY first"
_READ_ALL: Final = "SELECT desk, register, first, last FROM seen_range ORDER BY 1, 2, 3"
_CLEAR: Final = "DELETE FROM seen_range WHERE desk = ? AND register = ?"
_WRITE: Final = upsert(
    "seen_range", ("desk", "register", "first"), ("desk", "register", "first", "last")
)
_FROM_CHANGES: Final = """
    SELECT desk, register, min(seq), max(seq) FROM (
        SELECT desk, register, seq,
            seq - row_number() OVER (PARTITION BY desk, register ORDER BY seq) AS island
        FROM change
    ) GROUP BY desk, register, island ORDER BY 1, 2, 3
"""


def merged(ranges: Ranges, numbers: Iterable[int]) -> Ranges:
    """Give the ranges that hold some more numbers too."""
    made: Ranges = []
    for first, last in sorted([*ranges, *((number, number) for number in numbers)]):
        if made and first <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(last, made[-1][1]))
        else:
            made.append((first, last))
    return made


def add(connection: Connection, stream: Stream, numbers: Iterable[int]) -> None:
    """Note some numbers of a stream as seen."""
    key = (stream[0].bytes, str(stream[1]))
    before: Ranges = [(first, last) for first, last in fetch(connection, _READ, key)]
    after = merged(before, numbers)
    if not {first for first, _ in before} <= {first for first, _ in after}:
        run(connection, _CLEAR, key)
        before = []
    rows = [(*key, first, last) for first, last in after if (first, last) not in before]
    run_many(connection, _WRITE, rows)


def read(connection: Connection) -> dict[Stream, Ranges]:
    """Give the ranges of every stream."""
    return _by_stream(connection, _READ_ALL)


def from_changes(connection: Connection) -> dict[Stream, Ranges]:
    """Give what the ranges should be, from the changes themselves."""
    return _by_stream(connection, _FROM_CHANGES)


def rebuild(connection: Connection) -> None:
    """Write the ranges anew from the changes themselves."""
    run(connection, "DELETE FROM seen_range")
    run(connection, f"INSERT INTO seen_range (desk, register, first, last) {_FROM_CHANGES}")


def _by_stream(connection: Connection, sql: str) -> dict[Stream, Ranges]:
    found: dict[Stream, Ranges] = {}
    for desk, register, first, last in fetch(connection, sql):
        stream = (DeskId(UUID(bytes=desk)), Register(register))
        found.setdefault(stream, []).append((first, last))
    return found

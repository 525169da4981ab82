"""Whether rows, heads, conflicts and all else that is derived are what the changes fold to."""

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from sotedesk.model.record import KINDS
from sotedesk.store import changelog, persons, words
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, stream
from sotedesk.store.findings import Finding, FindingCode
from sotedesk.store.folding import Folded, folded
from sotedesk.store.projection import CLIENT_KIND
from sotedesk.store.rows import Row, rows_of
from sotedesk.store.statements import listed, marks, quoted

_RECORDS: Final = "SELECT DISTINCT record FROM change ORDER BY record"
_CONFLICTS: Final = "SELECT record, merge_group, kind, heads FROM conflict WHERE record"
_WAITING: Final = "SELECT desk, register, seq, record FROM waiting WHERE record"
_WORDS: Final = "SELECT word, client, name_key FROM client_word WHERE client"
_ROWS_WITHOUT_CHANGE: Final = (
    "SELECT id FROM {table} AS t "
    "WHERE NOT EXISTS (SELECT 1 FROM change WHERE record = t.id AND kind = ?)"
)
_WITHOUT_CHANGE: Final = (
    "SELECT DISTINCT {key} FROM {table} WHERE {key} NOT IN (SELECT record FROM change)"
)


def check_rows(connection: Connection) -> list[Finding]:
    """Find where a derived table is not what the changes fold to."""
    found = list(_without_change(connection))
    records = (record for (record,) in fetch(connection, _RECORDS))
    for chunk in changelog.chunks(records, changelog.CHUNK):
        found += _Chunk(connection, chunk).findings()
    if persons.expected(connection) != persons.stored(connection):
        found.append(Finding(FindingCode.PERSONS_WRONG, "client_person"))
    return found


def _without_change(connection: Connection) -> Iterator[Finding]:
    for kind in KINDS:
        sql = _ROWS_WITHOUT_CHANGE.format(table=quoted(kind))
        for (record,) in stream(connection, sql, (kind,)):
            yield _finding(FindingCode.ROW_WITHOUT_CHANGE, record)
    for table, key, code in (
        ("conflict", "record", FindingCode.CONFLICTS_WRONG),
        ("waiting", "record", FindingCode.WAITING_WRONG),
        ("client_word", "client", FindingCode.WORDS_WRONG),
    ):
        for (record,) in stream(connection, _WITHOUT_CHANGE.format(table=table, key=key)):
            yield _finding(code, record)


class _Chunk:
    """Some records: what they fold to, against what is stored of them."""

    def __init__(self, connection: Connection, records: list[bytes]) -> None:
        self._connection = connection
        self._records = records
        self._folded: dict[bytes, Folded] = {}
        self._unreadable: set[bytes] = set()
        for record, rows in self._changes().items():
            try:
                self._folded[record] = folded([changelog.change_of(row) for row in rows])
            except ValueError:
                self._unreadable.add(record)

    def findings(self) -> Iterator[Finding]:
        for record, one in self._folded.items():
            if one.row is None and one.state.created and one.state.kind in KINDS:
                self._unreadable.add(record)
        for record in sorted(self._unreadable):
            yield _finding(FindingCode.RECORD_UNREADABLE, record)
        yield from self._wrong_rows()
        derived = self._folded.values()
        conflicts = (row for one in derived for row in one.conflicts)
        yield from self._differing(_CONFLICTS, 0, conflicts, FindingCode.CONFLICTS_WRONG)
        waiting = (row for one in derived for row in one.waiting)
        yield from self._differing(_WAITING, 3, waiting, FindingCode.WAITING_WRONG)
        clients = (one.row for one in derived if one.row and one.state.kind == CLIENT_KIND)
        expected = (word for row in clients for word in words.words_of(row))
        yield from self._differing(_WORDS, 1, expected, FindingCode.WORDS_WRONG)

    def _changes(self) -> dict[bytes, list[tuple[Any, ...]]]:
        changes: dict[bytes, list[tuple[Any, ...]]] = {record: [] for record in self._records}
        for row in self._of(f"{changelog.SELECT} WHERE record"):
            changes[row[5]].append(row)
        return changes

    def _wrong_rows(self) -> Iterator[Finding]:
        for kind in sorted({kind for one in self._folded.values() for kind in one.kinds}):
            if kind not in KINDS:
                continue
            columns = listed(rows_of(KINDS[kind].record).columns)
            stored = {
                row[0]: row for row in self._of(f"SELECT {columns} FROM {quoted(kind)} WHERE id")
            }
            for record, one in self._folded.items():
                expected = one.row if one.state.kind == kind else None
                if kind in one.kinds and stored.get(record) != expected:
                    yield _finding(_row_code(stored.get(record), expected), record)

    def _differing(
        self, select: str, key: int, expected: Iterable[Row], code: FindingCode
    ) -> Iterator[Finding]:
        stored = set(self._of(select))
        wrong: set[Any] = {row[key] for row in stored.symmetric_difference(expected)}
        for record in sorted(wrong - self._unreadable):
            yield _finding(code, record)

    def _of(self, sql: str) -> list[tuple[Any, ...]]:
        sql += f" IN ({marks(len(self._records))})"
        return fetch(self._connection, sql, tuple(self._records))


def _row_code(stored: Row | None, expected: Row | None) -> FindingCode:
    if stored is None:
        return FindingCode.ROW_MISSING
    return FindingCode.ROW_FORGED if expected else FindingCode.ROW_WITHOUT_CHANGE


def _finding(code: FindingCode, record: bytes) -> Finding:
    return Finding(code, UUID(bytes=record).hex)

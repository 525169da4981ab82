"""From changes to rows: the fold of `model.fold`, written into the tables it derives."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from sotedesk.model.changes import Change
from sotedesk.model.record import KINDS, Kind
from sotedesk.model.wire import Json, canonical
from sotedesk.store import changelog, persons, words
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, fetch_first, run, run_many
from sotedesk.store.folding import Folded, folded
from sotedesk.store.purge import erase
from sotedesk.store.rows import NO_LIST, NO_OBJECT, Cell, Row, rows_of
from sotedesk.store.statements import marks, quoted, statements_of, update_of

CLIENT_KIND: Final = "client"
_KNOWN: Final = "SELECT 1 FROM change WHERE record = ? LIMIT 2"
_CONFLICT: Final = "INSERT INTO conflict (record, merge_group, kind, heads) VALUES (?, ?, ?, ?)"
_SETTLED: Final = "DELETE FROM conflict WHERE record = ? AND merge_group = ?"
_WAITING: Final = "INSERT INTO waiting (desk, register, seq, record) VALUES (?, ?, ?, ?)"


class Projection:
    """Keeps the rows of one unit of work in step with its changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._links_touched = False

    def follow(self, change: Change) -> None:
        """Take in a change this desk has just written.

        Most writes need no fold: a creation of what nobody knew is its row, and a change over
        exactly the heads there are becomes the head. A property test holds this equal to the fold.
        """
        kind = KINDS.get(change.kind)
        plain = kind is not None and change.groups and not change.purges
        quickly = self._edit if change.over else self._create
        if kind is None or not plain or not quickly(kind, change):
            self.fold([change.record.bytes])

    def fold(self, records: Iterable[bytes]) -> None:
        """Fold records anew from all their known changes and write what comes of it."""
        for chunk in changelog.chunks(dict.fromkeys(records), changelog.CHUNK):
            known = changelog.of_records(self._connection, chunk)
            found = {record: folded(changes) for record, changes in known.items() if changes}
            self._clear("conflict", "record", chunk)
            self._clear("waiting", "record", chunk)
            self._many(_CONFLICT, [row for one in found.values() for row in one.conflicts])
            self._many(_WAITING, [row for one in found.values() for row in one.waiting])
            self._write_rows(found)
            erase(self._connection, [key for key, one in found.items() if one.state.purged])

    def touch_links(self) -> None:
        """Have the persons worked out also if no link was folded."""
        self._links_touched = True

    def flush(self) -> None:
        """Work out what depends on many records: who is one person."""
        if self._links_touched:
            persons.rebuild(self._connection)
            self._links_touched = False

    def _write_rows(self, found: Mapping[bytes, Folded]) -> None:
        written: dict[str, list[Row]] = {}
        gone: dict[str, list[bytes]] = {}
        for record, one in found.items():
            if one.row is not None:
                written.setdefault(one.state.kind, []).append(one.row)
            for kind in one.kinds & KINDS.keys():
                if one.row is None or kind != one.state.kind:
                    gone.setdefault(kind, []).append(record)
        for kind, records in gone.items():
            self._clear(kind, "id", records)
            if kind == CLIENT_KIND:
                words.clear(self._connection, records)
        for kind, rows in written.items():
            self._many(statements_of(KINDS[kind].record).write, rows)
            if kind == CLIENT_KIND:
                words.write(self._connection, rows)
        self._links_touched |= persons.LINK_KIND in written.keys() | gone.keys()

    def _create(self, kind: Kind, change: Change) -> bool:
        known = fetch(self._connection, _KNOWN, (change.record.bytes,))
        if len(known) > 1:
            return False
        row = rows_of(kind.record).new_row(change.record, change.id, change.groups or {}, {}, [])
        if row is None:
            return False
        run(self._connection, statements_of(kind.record).insert, row)
        self._written(kind, row)
        return True

    def _edit(self, kind: Kind, change: Change) -> bool:
        groups = change.groups or {}
        if groups.keys() != change.over.keys() or not groups.keys() <= kind.groups.keys():
            return False
        statements, record = statements_of(kind.record), change.record.bytes
        found = fetch_first(self._connection, statements.origin, (record,))
        if found is None:
            return False
        created, heads, extra, conflicts, waits = found
        known: dict[str, list[str]] = json.loads(heads)
        if waits or not _covers_all(change, known, created):
            return False
        cells = _group_cells(kind, groups, extra)
        if cells is None:
            return False
        columns, extra = cells
        own = [change.id.text()]
        heads = canonical(known | dict.fromkeys(groups, own))
        open_groups = [group for group in json.loads(conflicts) if group not in groups]
        sql = update_of(statements.rows, tuple(groups))
        run(self._connection, sql, (*columns, heads, extra, canonical(open_groups), record))
        if conflicts != NO_LIST:
            self._many(_SETTLED, [(record, group) for group in groups])
        self._edited(kind, change)
        return True

    def _written(self, kind: Kind, row: Row) -> None:
        if kind.name == CLIENT_KIND:
            words.write(self._connection, [row])
        self._links_touched |= kind.name == persons.LINK_KIND

    def _edited(self, kind: Kind, change: Change) -> None:
        if kind.name == CLIENT_KIND and words.GROUPS & (change.groups or {}).keys():
            get = statements_of(kind.record).get
            words.write(self._connection, fetch(self._connection, get, (change.record.bytes,)))
        self._links_touched |= kind.name == persons.LINK_KIND

    def _clear(self, table: str, column: str, records: list[bytes]) -> None:
        sql = f"DELETE FROM {quoted(table)} WHERE {column} IN ({marks(len(records))})"
        run(self._connection, sql, tuple(records))

    def _many(self, sql: str, rows: list[Row]) -> None:
        run_many(self._connection, sql, rows)


def _covers_all(change: Change, known: Mapping[str, list[str]], created: str) -> bool:
    return all(
        sorted(over.text() for over in ids) == sorted(known.get(group, [created]))
        for group, ids in change.over.items()
    )


def _group_cells(
    kind: Kind, groups: Mapping[str, Mapping[str, Json]], extra: str
) -> tuple[list[Cell], str] | None:
    """Give the columns of some groups and the row's extra values after writing them.

    Returns:
        ``None`` when a value lacks what the class requires.
    """
    rows = rows_of(kind.record)
    columns: list[Cell] = []
    kept: dict[str, dict[str, Json]] = {} if extra == NO_OBJECT else json.loads(extra)
    for name, values in groups.items():
        made = rows.group_cells(name, values)
        if not made.complete:
            return None
        columns += [*made.fields, *made.derived]
        kept.pop(name, None)
        if made.extra:
            kept[name] = made.extra
    return columns, canonical(kept) if kept else NO_OBJECT

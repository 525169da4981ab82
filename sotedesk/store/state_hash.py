"""One hash over everything that is synced and folded, the same for equal sets of changes."""

import hashlib
from typing import Any, Final
from uuid import UUID

from sotedesk.model.record import KINDS, Record
from sotedesk.model.wire import canonical
from sotedesk.store.connection import Connection
from sotedesk.store.driver import stream
from sotedesk.store.rows import HEADER, KindRows, rows_of
from sotedesk.store.statements import listed, quoted

_CONFLICTS: Final = "SELECT record, merge_group, kind, heads FROM conflict ORDER BY 1, 2"


def state_hash(connection: Connection) -> str:
    """Give the hash over every synced row, its heads and the open conflicts.

    No drafts, no derived columns, nothing of this desk alone.
    """
    digest = hashlib.sha256()
    for kind in sorted(KINDS):
        rows = rows_of(KINDS[kind].record)
        sql = f"SELECT {listed(rows.object_columns)} FROM {quoted(kind)} ORDER BY id"
        for row in stream(connection, sql):
            digest.update(_row_text(rows, row).encode())
    for record, group, kind, heads in stream(connection, _CONFLICTS):
        digest.update(canonical([UUID(bytes=record).hex, group, kind, heads]).encode())
    return digest.hexdigest()


def _row_text(rows: KindRows[Record], row: tuple[Any, ...]) -> str:
    header = [UUID(bytes=row[0]).hex, *row[1 : len(HEADER)]]
    try:
        return canonical([rows.kind.name, *header, rows.wire(row)])
    except (ValueError, TypeError):
        return repr(row)  # a forged row still counts; what is wrong with it is found elsewhere

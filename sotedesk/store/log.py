"""The usage log: appended in the same transaction as what it tells of, one chain a desk."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sotedesk.model.changes import SALT_BYTES, payload_digest
from sotedesk.model.ids import DeskId, WorkerId, microseconds, moment
from sotedesk.model.usage_log import FIRST_LOG_HASH, LogAction, LogLine, log_hash
from sotedesk.model.wire import canonical
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch_first, run, stream
from sotedesk.store.rows import Row
from sotedesk.store.statements import listed, marks, upsert

_COLUMNS: Final = (
    "desk",
    "seq",
    "at",
    "worker",
    "action",
    "use_case",
    "purpose",
    "subjects",
    "records",
    "query_digest",
    "hash",
)
_INSERT: Final = f"INSERT INTO usage_log ({listed(_COLUMNS)}) VALUES ({marks(len(_COLUMNS))})"
SELECT: Final = f"SELECT {listed(_COLUMNS)} FROM usage_log"
_QUERY: Final = "INSERT INTO search_query (digest, salt, words) VALUES (?, ?, ?)"
_READ_HEAD: Final = "SELECT seq, hash FROM log_head WHERE desk = ?"
_WRITE_HEAD: Final = upsert("log_head", ("desk",), ("desk", "seq", "hash"))


def append(connection: Connection, desk: DeskId, line: LogLine, query: str) -> None:
    """Append a line to the desk's chain; a search's words are kept apart from it."""
    if query:
        salt = secrets.token_bytes(SALT_BYTES)
        line = replace(line, query_digest=payload_digest(salt, query))
        run(connection, _QUERY, (line.query_digest, salt, query))
    head = fetch_first(connection, _READ_HEAD, (desk.bytes,))
    seq, before = (head[0], head[1]) if head else (0, FIRST_LOG_HASH)
    chained = log_hash(before, desk, seq + 1, line)
    run(connection, _INSERT, (desk.bytes, seq + 1, *_cells(line), chained))
    run(connection, _WRITE_HEAD, (desk.bytes, seq + 1, chained))


def read(row: Any) -> tuple[DeskId, int, LogLine, bytes]:  # noqa: ANN401 - a fetched row
    """Read a line with its desk, number and hash.

    Raises:
        ValueError: It was edited into something that is no line.
    """
    desk, seq, at, worker, action, use_case, purpose, subjects, records, digest, chained = row
    line = LogLine(
        at=moment(at),
        worker=WorkerId(UUID(bytes=worker)),
        action=LogAction(action),
        use_case=use_case,
        purpose=purpose,
        subjects=tuple(map(UUID, json.loads(subjects))),
        records=tuple(map(UUID, json.loads(records))),
        query_digest=digest,
    )
    return DeskId(UUID(bytes=desk)), seq, line, chained


def lines(connection: Connection, desk: DeskId) -> Iterator[LogLine]:
    """Give the lines of a desk, the oldest first."""
    sql = f"{SELECT} WHERE desk = ? ORDER BY seq"
    for row in stream(connection, sql, (desk.bytes,)):
        yield read(row)[2]


def _cells(line: LogLine) -> Row:
    return (
        microseconds(line.at),
        line.worker.bytes,
        str(line.action),
        line.use_case,
        line.purpose,
        canonical([subject.hex for subject in line.subjects]),
        canonical([record.hex for record in line.records]),
        line.query_digest,
    )

"""The change table: how a change is written, read back and handed on word for word."""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any, Final, TypeVar
from uuid import UUID

from sotedesk.model.changes import (
    SALT_BYTES,
    Change,
    ChangeId,
    Register,
    chained_hash,
    payload_digest,
    payload_text,
)
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import DeskId, WorkerId
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, fetch_first, stream
from sotedesk.store.rows import Row, change_id
from sotedesk.store.statements import listed, marks

T = TypeVar("T")

COLUMNS: Final = (
    "desk",
    "register",
    "seq",
    "clock",
    "kind",
    "record",
    "worker",
    "use_case",
    "purges",
    "payload",
    "salt",
    "digest",
    "hash",
)
INSERT: Final = f"INSERT INTO change ({listed(COLUMNS)}) VALUES ({marks(len(COLUMNS))})"
SELECT: Final = f"SELECT {listed(COLUMNS)} FROM change"
OF_RECORD: Final = f"{SELECT} WHERE record = ? ORDER BY clock, desk, register, seq"
_ONE: Final = f"{SELECT} WHERE desk = ? AND register = ? AND seq = ?"
CHUNK: Final = 500
"""So many records are asked for in one statement."""

_REGISTERS: Final = {str(register): register for register in Register}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredChange:
    """A change as it lies in the store and travels: its payload word for word.

    Attributes:
        change: The header; its groups and ``over`` as read from the payload.
        payload: The canonical text its writer made; ``None`` after a purge.
        salt: ``None`` after a purge.
        digest: Salted digest of the payload.
        hash: Its hash in its stream.
    """

    change: Change
    payload: str | None
    salt: bytes | None
    digest: bytes
    hash: bytes

    def row(self) -> Row:
        """Give it as a row."""
        header = self.change
        return (
            header.id.desk.bytes,
            str(header.id.register),
            header.id.seq,
            header.clock,
            header.kind,
            header.record.bytes,
            header.worker.bytes,
            header.use_case,
            int(header.purges),
            self.payload,
            self.salt,
            self.digest,
            self.hash,
        )


def sealed(change: Change, before: bytes) -> StoredChange:
    """Give a new change its payload, salt, digest and place in the chain.

    Args:
        change: With all its values.
        before: Hash of the change before it in its stream, or ``FIRST_HASH``.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    payload = payload_text(change)
    digest = payload_digest(salt, payload)
    return StoredChange(
        change=change,
        payload=payload,
        salt=salt,
        digest=digest,
        hash=chained_hash(before, change, digest),
    )


def read_payload(text: str) -> tuple[dict[str, Any], dict[str, tuple[ChangeId, ...]]]:
    """Read the groups and what they were written over.

    Raises:
        ValueError: It is no payload.
    """
    try:
        payload = json.loads(text)
        groups, over = payload["groups"], payload["over"]
        if not all(isinstance(values, dict) for values in (groups, *groups.values())):
            raise ValueError(text)
        return groups, {name: tuple(map(change_id, ids)) for name, ids in over.items()}
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(text) from error


def change_of(row: Sequence[Any]) -> Change:
    """Make a change of a row of the change table.

    Raises:
        ValueError: Its payload was made into something that is none.
    """
    header, payload = header_of(row), row[9]
    if payload is None:
        return header
    groups, over = read_payload(payload)
    return replace(header, groups=groups, over=over)


def header_of(row: Sequence[Any]) -> Change:
    """Make a change without its values of a row of the change table."""
    desk, register, seq, clock, kind, record, worker, use_case, purges = row[:9]
    return Change(
        id=ChangeId(_desk(desk), _REGISTERS[register], seq),
        clock=clock,
        kind=kind,
        record=UUID(bytes=record),
        worker=_worker(worker),
        use_case=use_case,
        groups=None,
        over={},
        purges=bool(purges),
    )


def stored_of(row: Sequence[Any]) -> StoredChange:
    """Make a stored change of a row of the change table."""
    payload, salt, digest, chained = row[9:13]
    return StoredChange(
        change=change_of(row), payload=payload, salt=salt, digest=digest, hash=chained
    )


def of_record(connection: Connection, record: UUID) -> list[Change]:
    """Give every known change of a record, the earliest clock first."""
    return [change_of(row) for row in fetch(connection, OF_RECORD, (record.bytes,))]


def of_records(connection: Connection, records: Sequence[bytes]) -> dict[bytes, list[Change]]:
    """Give every known change of some records."""
    found: dict[bytes, list[Change]] = {record: [] for record in records}
    for chunk in chunks(records, CHUNK):
        sql = f"{SELECT} WHERE record IN ({marks(len(chunk))})"
        for row in fetch(connection, sql, tuple(chunk)):
            found[row[5]].append(change_of(row))
    return found


def stored(connection: Connection, change: ChangeId) -> StoredChange | None:
    """Give one change as it is stored; ``None`` when it is not here."""
    bound = (change.desk.bytes, str(change.register), change.seq)
    row = fetch_first(connection, _ONE, bound)
    return stored_of(row) if row else None


def of_stream(
    connection: Connection, desk: DeskId, register: Register, after: int = 0
) -> Iterator[StoredChange]:
    """Give the changes of a stream after a number, in order."""
    sql = f"{SELECT} WHERE desk = ? AND register = ? AND seq > ? ORDER BY seq"
    for row in stream(connection, sql, (desk.bytes, str(register), after)):
        yield stored_of(row)


def everything(connection: Connection) -> Iterator[StoredChange]:
    """Give all changes, stream by stream."""
    for row in stream(connection, f"{SELECT} ORDER BY desk, register, seq"):
        yield stored_of(row)


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give items in lists of at most so many."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


@lru_cache(maxsize=1024)
def _desk(value: bytes) -> DeskId:
    return DeskId(UUID(bytes=value))


@lru_cache(maxsize=1024)
def _worker(value: bytes) -> WorkerId:
    return WorkerId(UUID(bytes=value))

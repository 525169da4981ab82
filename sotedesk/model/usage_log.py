"""The usage log: who did or saw what of whom, when and why; append-only and hash-chained.

Source: asiakastietolaki 703/2023, use log; domain §6. One chain a desk. A search's words are kept
apart by salted digest, so that a purge can erase them and the chain still verifies.
"""

import hashlib
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import DeskId, WorkerId, microseconds
from sotedesk.model.wire import canonical


class LogAction(StrEnum):
    """What was done."""

    LOG_IN = "log_in"
    VIEW = "view"
    LIST = "list"
    SEARCH = "search"
    WRITE = "write"
    PRINT = "print"
    COPY_OUT = "copy_out"
    UNMASK = "unmask"
    BASIS = "basis"
    BACKUP = "backup"
    MAINTAIN = "maintain"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of the log, before it has a place in the chain.

    Attributes:
        use_case: Wire name of the use case.
        subjects: Clients, sorted.
        records: Other records shown or written, sorted.
        query_digest: Salted digest of a search's words, else empty.
    """

    at: datetime
    worker: WorkerId
    action: LogAction
    use_case: str
    purpose: str
    subjects: tuple[UUID, ...] = ()
    records: tuple[UUID, ...] = ()
    query_digest: bytes = b""


FIRST_LOG_HASH = b"\0" * 32


def log_hash(before: bytes, desk: DeskId, seq: int, line: LogLine) -> bytes:
    """Give the hash of a line at its place.

    Args:
        before: Hash of the line before, or ``FIRST_LOG_HASH``.
        seq: Its number, from 1, gapless.
    """
    text = canonical(
        [
            desk.hex,
            seq,
            microseconds(line.at),
            line.worker.hex,
            line.action,
            line.use_case,
            line.purpose,
            [subject.hex for subject in line.subjects],
            [record.hex for record in line.records],
            line.query_digest.hex(),
        ]
    )
    return hashlib.sha256(before + text.encode()).digest()

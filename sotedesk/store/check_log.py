"""Whether the usage log is as it was written: no line edited, missing or cut off the end.

Also whether its heads and the triggers that keep it append-only are there.
"""

from typing import Any, Final
from uuid import UUID

from sotedesk.model.changes import payload_digest
from sotedesk.model.usage_log import FIRST_LOG_HASH, log_hash
from sotedesk.store import log
from sotedesk.store.connection import Connection
from sotedesk.store.driver import stream
from sotedesk.store.findings import Finding, FindingCode
from sotedesk.store.schema import TRIGGERS

_HEADS: Final = "SELECT desk, seq, hash FROM log_head"
_TRIGGERS: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_QUERIES: Final = "SELECT digest, salt, words FROM search_query"


def check_log(connection: Connection) -> list[Finding]:
    """Find what is wrong with the usage log."""
    check = _ChainCheck()
    for row in stream(connection, f"{log.SELECT} ORDER BY desk, seq"):
        check.look_at(row)
    for desk, seq, chained in stream(connection, _HEADS):
        check.look_at_end(desk, seq, chained)
    check.look_for_heads()
    found = check.findings
    there = dict(stream(connection, _TRIGGERS))
    found += [
        Finding(FindingCode.LOG_UNGUARDED, name)
        for name, statement in TRIGGERS.items()
        if there.get(name) != statement
    ]
    for digest, salt, words in stream(connection, _QUERIES):
        if payload_digest(salt, words) != digest:
            found.append(Finding(FindingCode.QUERY_EDITED, digest.hex()))
    return found


class _ChainCheck:
    """Walks the lines in order and remembers the one before."""

    def __init__(self) -> None:
        self._desk = b""
        self._seq, self._hash = 0, FIRST_LOG_HASH
        self._ends: dict[bytes, tuple[int, bytes]] = {}
        self._headed: set[bytes] = set()
        self.findings: list[Finding] = []

    def look_at(self, row: tuple[Any, ...]) -> None:
        desk, seq, chained = row[0], row[1], row[-1]
        if desk != self._desk:
            self._desk, self._seq, self._hash = desk, 0, FIRST_LOG_HASH
        if seq != self._seq + 1:
            self._find(FindingCode.LOG_LINE_MISSING, desk, self._seq + 1)
        elif not _is_right(row, self._hash):
            self._find(FindingCode.LOG_LINE_EDITED, desk, seq)
        self._seq, self._hash = seq, chained
        self._ends[desk] = (seq, chained)

    def look_for_heads(self) -> None:
        for desk, (seq, _hash) in self._ends.items():
            if desk not in self._headed:
                self._find(FindingCode.LOG_HEAD_MISSING, desk, seq)

    def look_at_end(self, desk: bytes, seq: int, chained: bytes) -> None:
        self._headed.add(desk)
        last, last_hash = self._ends.get(desk, (0, FIRST_LOG_HASH))
        if last < seq:
            self._find(FindingCode.LOG_TAIL_CUT, desk, seq)
        elif (last, last_hash) != (seq, chained):
            self._find(FindingCode.LOG_LINE_EDITED, desk, last)

    def _find(self, code: FindingCode, desk: bytes, seq: int) -> None:
        self.findings.append(Finding(code, f"{UUID(bytes=desk).hex}:{seq}"))


def _is_right(row: tuple[Any, ...], before: bytes) -> bool:
    try:
        desk, seq, line, chained = log.read(row)
        return log_hash(before, desk, seq, line) == chained
    except (ValueError, TypeError, AttributeError, OverflowError):
        return False

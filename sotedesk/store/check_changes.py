"""Whether the changes are as their writers made them: digests, chains, ends, seen ranges."""

from typing import Any, Final
from uuid import UUID

from sotedesk.model.changes import FIRST_HASH, chained_hash, payload_digest
from sotedesk.store import changelog, seen
from sotedesk.store import desk as desks
from sotedesk.store.connection import Connection
from sotedesk.store.driver import stream
from sotedesk.store.findings import Finding, FindingCode

_HEADS: Final = "SELECT desk, register, seq, hash FROM stream_head"
_PURGED: Final = "SELECT DISTINCT record FROM change WHERE purges = 1"
_IN_ORDER: Final = f"{changelog.SELECT} ORDER BY desk, register, seq"


def check_changes(connection: Connection) -> list[Finding]:
    """Find what is wrong with the changes."""
    check = _StreamCheck(connection)
    for row in stream(connection, _IN_ORDER):
        check.look_at(row)
    check.look_at_ends()
    found = check.findings
    if seen.read(connection) != seen.from_changes(connection):
        found.append(Finding(FindingCode.SEEN_RANGES_WRONG, "seen_range"))
    return found


class _StreamCheck:
    """Walks the streams in order and remembers the change before."""

    def __init__(self, connection: Connection) -> None:
        desk = desks.read(connection)
        self._current = desk.id.bytes if desk else b""
        # By desk and register: the number and hash a stream of ours is known to end with.
        self._heads = {
            (desk_id, register): (seq, chained)
            for desk_id, register, seq, chained in stream(connection, _HEADS)
        }
        self._purged = {record for (record,) in stream(connection, _PURGED)}
        self._stream: tuple[bytes, str] = (b"", "")
        self._seq, self._hash = 0, FIRST_HASH
        self._ends: dict[tuple[bytes, str], int] = {}
        self.findings: list[Finding] = []

    def look_at(self, row: tuple[Any, ...]) -> None:
        of_stream, seq, chained = (row[0], row[1]), row[2], row[12]
        if of_stream != self._stream:
            self._stream, self._seq, self._hash = of_stream, 0, FIRST_HASH
        if seq == self._seq + 1:
            self._check_hash(row, self._hash)
        elif of_stream in self._heads and seq <= self._heads[of_stream][0]:
            self._find(FindingCode.CHANGE_MISSING, self._seq + 1)
        self._check_payload(row)
        head_seq, head_hash = self._heads.get(of_stream, (0, b""))
        if seq == head_seq and chained != head_hash:
            self._find(FindingCode.CHANGE_FORGED, seq)
        if seq > head_seq and of_stream[0] == self._current:
            self._find(FindingCode.CHANGE_FORGED, seq)
        self._seq, self._hash = seq, chained
        self._ends[of_stream] = seq

    def look_at_ends(self) -> None:
        for of_stream, (seq, _) in self._heads.items():
            if self._ends.get(of_stream, 0) < seq:
                self._stream = of_stream
                self._find(FindingCode.STREAM_TAIL_CUT, seq)

    def _check_hash(self, row: tuple[Any, ...], before: bytes) -> None:
        try:
            right = chained_hash(before, changelog.header_of(row), row[11]) == row[12]
        except (ValueError, TypeError, KeyError, AttributeError):
            right = False
        if not right:
            self._find(FindingCode.CHANGE_FORGED, row[2])

    def _check_payload(self, row: tuple[Any, ...]) -> None:
        seq, record, payload, salt, digest = row[2], row[5], row[9], row[10], row[11]
        if payload is None:
            if record not in self._purged:
                self._find(FindingCode.PAYLOAD_MISSING, seq)
        elif salt is None or payload_digest(salt, payload) != digest:
            self._find(FindingCode.CHANGE_FORGED, seq)

    def _find(self, code: FindingCode, seq: int) -> None:
        desk, register = self._stream
        finding = Finding(code, f"{UUID(bytes=desk).hex}:{register}:{seq}")
        if finding not in self.findings[-3:]:
            self.findings.append(finding)

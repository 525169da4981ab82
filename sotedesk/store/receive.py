"""Taking in changes of other desks: checked, stored at once, folded when ready.

How they come (a package, a hub) is not known here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from sotedesk.model.changes import FIRST_HASH, ChangeId, chained_hash, payload_digest
from sotedesk.model.frozen import dataclass
from sotedesk.model.record import KINDS
from sotedesk.store import changelog, seen
from sotedesk.store import desk as desks
from sotedesk.store.change_errors import (
    ChangeDiffersError,
    ForgedChangeError,
    MalformedChangeError,
    OwnChangeUnknownError,
)
from sotedesk.store.changelog import INSERT, StoredChange
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, run_many
from sotedesk.store.projection import Projection
from sotedesk.store.rows import Row, rows_of
from sotedesk.store.statements import marks
from sotedesk.store.streams import OwnStreams

_HASHES: Final = (
    "SELECT seq, hash, payload IS NULL FROM change "
    "WHERE desk = ? AND register = ? AND seq IN ({marks})"
)
_FILL: Final = "UPDATE change SET payload = ?, salt = ? WHERE desk = ? AND register = ? AND seq = ?"
_HASH_BYTES: Final = 32
_LARGEST: Final = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a batch.

    Attributes:
        new: Changes that were not here before.
        known: Changes that were here already, the same; also those of which only the header was
            here, which are whole now.
    """

    new: int
    known: int


def receive(connection: Connection, changes: Iterable[StoredChange], now: datetime) -> Received:
    """Store changes of other desks and fold the records they belong to.

    Runs in the caller's transaction; when it raises, the caller rolls back and nothing is stored.

    Args:
        connection: A writing one.
        changes: In any order, with or without gaps; this desk's own are recognised.
        now: For the clock, which follows at most ten minutes past it.

    Raises:
        ForgedChangeError: A digest or hash is not what the content says.
        ChangeDiffersError: Here already with another hash.
        OwnChangeUnknownError: This desk's own id with a number or hash it does not have.
        MalformedChangeError: No desk can have written it.
    """
    own = OwnStreams(connection)
    came = list(changes)
    batch = _Batch(connection, own.desk, *_hashes(connection, came))
    for change in came:
        batch.take(change)
    batch.check_chains()
    new, filled = batch.new, batch.filled
    if not (new or filled):
        return Received(0, batch.known)
    run_many(connection, INSERT, [change.row() for change in new.values()])
    run_many(connection, _FILL, [_filling(change) for change in filled.values()])
    for stream, numbers in batch.numbers().items():
        seen.add(connection, stream, numbers)
    projection = Projection(connection)
    projection.fold(change.change.record.bytes for change in (*new.values(), *filled.values()))
    projection.flush()
    own.observe(max(change.change.clock for change in (*new.values(), *filled.values())), now)
    own.flush()
    return Received(len(new), batch.known)


class _Batch:
    """Changes that came together, checked against each other and what is here."""

    def __init__(
        self,
        connection: Connection,
        desk: desks.Desk,
        hashes: Mapping[ChangeId, bytes],
        empty: Collection[ChangeId],
    ) -> None:
        self._connection = connection
        self._desk = desk
        self._here = hashes
        self._empty = empty
        self.new: dict[ChangeId, StoredChange] = {}
        self.filled: dict[ChangeId, StoredChange] = {}
        self.known = 0

    def take(self, received: StoredChange) -> None:
        change = received.change.id
        _check_form(received)
        twin = self.new.get(change)
        here = twin.hash if twin else self._here.get(change)
        if here == received.hash:
            self.known += 1
            self._fill(received, twin)
        elif change.desk == self._desk.id:
            raise OwnChangeUnknownError(change)
        elif here is not None:
            raise ChangeDiffersError(change)
        else:
            _check_content(received)
            self.new[change] = received

    def _fill(self, received: StoredChange, twin: StoredChange | None) -> None:
        """Take the payload of a change that came without it before, whoever had emptied it.

        A purge that is here empties it again when its record is folded.
        """
        change = received.change.id
        here = twin
        if here is None and change in self._empty:
            here = changelog.stored(self._connection, change)
        if here is None or here.payload is not None or received.payload is None:
            return
        if _emptied(received) != _emptied(here):
            raise ForgedChangeError(change)
        _check_content(received)
        (self.new if twin else self.filled)[change] = received

    def check_chains(self) -> None:
        """Check every new change against the one before and the one after, where they are here."""
        for change, received in self.new.items():
            before = self._before(change)
            if before is not None:
                _check_chain(received, before)
            after = change._replace(seq=change.seq + 1)
            if after in self._here and (stored := changelog.stored(self._connection, after)):
                _check_chain(stored, received.hash)

    def numbers(self) -> Mapping[seen.Stream, list[int]]:
        found: dict[seen.Stream, list[int]] = {}
        for change in self.new:
            found.setdefault((change.desk, change.register), []).append(change.seq)
        return found

    def _before(self, change: ChangeId) -> bytes | None:
        if change.seq == 1:
            return FIRST_HASH
        before = change._replace(seq=change.seq - 1)
        twin = self.new.get(before)
        return twin.hash if twin else self._here.get(before)


def _hashes(
    connection: Connection, came: Iterable[StoredChange]
) -> tuple[dict[ChangeId, bytes], set[ChangeId]]:
    """Give the hashes that are here of the changes that came, those before and those after.

    Returns:
        Also which of them are here without their payload.
    """
    wanted: dict[seen.Stream, set[int]] = {}
    for received in came:
        change = received.change.id
        near = {change.seq - 1, change.seq, change.seq + 1}
        wanted.setdefault((change.desk, change.register), set()).update(near)
    found: dict[ChangeId, bytes] = {}
    empty: set[ChangeId] = set()
    for (desk, register), numbers in wanted.items():
        storable = (number for number in numbers if 0 < number <= _LARGEST)
        for chunk in changelog.chunks(storable, changelog.CHUNK):
            sql = _HASHES.format(marks=marks(len(chunk)))
            for seq, chained, bare in fetch(connection, sql, (desk.bytes, str(register), *chunk)):
                found[ChangeId(desk, register, seq)] = chained
                if bare:
                    empty.add(ChangeId(desk, register, seq))
    return found, empty


def _emptied(stored: StoredChange) -> StoredChange:
    """Give a change as it lies after a purge."""
    return replace(stored, change=stored.change.emptied(), payload=None, salt=None)


def _filling(received: StoredChange) -> Row:
    change = received.change.id
    stream = (change.desk.bytes, str(change.register), change.seq)
    return (received.payload, received.salt, *stream)


def _check_form(received: StoredChange) -> None:
    change = received.change
    in_range = 1 <= change.id.seq <= _LARGEST and 0 <= change.clock <= _LARGEST
    whole = len(received.digest) == len(received.hash) == _HASH_BYTES
    if not in_range or not whole or (received.payload is None) != (received.salt is None):
        raise MalformedChangeError(change.id, "a number out of range or half a payload")


def _check_content(received: StoredChange) -> None:
    change = received.change
    if received.payload is None or received.salt is None:
        return
    try:
        if payload_digest(received.salt, received.payload) != received.digest:
            raise ForgedChangeError(change.id)
        groups, over = changelog.read_payload(received.payload)
    except ValueError as error:
        raise MalformedChangeError(change.id, "its payload cannot be read") from error
    kind = KINDS.get(change.kind)
    if kind is not None and not change.purges:
        wrong = rows_of(kind.record).wrong_fields(groups, creates=not over)
        if wrong:
            raise MalformedChangeError(change.id, f"no value for {', '.join(wrong)}")


def _check_chain(received: StoredChange, before: bytes) -> None:
    try:
        expected = chained_hash(before, received.change, received.digest)
    except UnicodeEncodeError as error:
        raise MalformedChangeError(received.change.id, "its header is no text") from error
    if expected != received.hash:
        raise ForgedChangeError(received.change.id)

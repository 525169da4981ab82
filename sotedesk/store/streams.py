"""This desk's own streams within one unit of work: numbers, hashes and the clock."""

from datetime import datetime
from typing import Final

from sotedesk.model.changes import FIRST_HASH, Change, ChangeId, Register
from sotedesk.model.clock import HybridClock
from sotedesk.services.ports import NewChange
from sotedesk.store import desk as desks
from sotedesk.store import seen
from sotedesk.store.change_errors import NoDeskError
from sotedesk.store.changelog import INSERT, sealed
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, run
from sotedesk.store.statements import upsert

_CLOCK: Final = "UPDATE desk SET clock = ?"
_HEADS: Final = "SELECT register, seq, hash FROM stream_head WHERE desk = ?"
_HEAD: Final = upsert("stream_head", ("desk", "register"), ("desk", "register", "seq", "hash"))


class OwnStreams:
    """Where the desk's streams end; read once, written back at the end of the unit of work.

    Attributes:
        desk: Which desk writes.
    """

    def __init__(self, connection: Connection) -> None:
        """Read the ends.

        Raises:
            NoDeskError: No desk id was taken yet.
        """
        found = desks.read(connection)
        if found is None:
            raise NoDeskError
        self.desk = found
        self._connection = connection
        self._clock = HybridClock(found.clock)
        self._ends: dict[Register, tuple[int, bytes]] = {
            Register(register): (seq, chained)
            for register, seq, chained in fetch(connection, _HEADS, (found.id.bytes,))
        }
        self._written: dict[Register, int] = {}

    def write(self, new: NewChange, now: datetime) -> Change:
        """Write a change at the end of its stream."""
        seq, before = self._ends.get(new.register, (0, FIRST_HASH))
        self._clock = self._clock.tick(now)
        change = Change(
            id=ChangeId(self.desk.id, new.register, seq + 1),
            clock=self._clock.last,
            kind=new.kind,
            record=new.record,
            worker=new.worker,
            use_case=new.use_case,
            groups=new.groups,
            # In the order it is read back in, so that what is returned equals what is stored.
            over={group: tuple(sorted(ids, key=ChangeId.text)) for group, ids in new.over.items()},
            purges=new.purges,
        )
        stored = sealed(change, before)
        run(self._connection, INSERT, stored.row())
        self._ends[new.register] = (seq + 1, stored.hash)
        self._written.setdefault(new.register, seq + 1)
        return change

    def observe(self, clock: int, now: datetime) -> None:
        """Let the clock follow a received one."""
        self._clock = self._clock.observe(clock, now)

    def flush(self) -> None:
        """Write back where the streams and the clock now stand."""
        if self._clock.last != self.desk.clock:
            run(self._connection, _CLOCK, (self._clock.last,))
        for register, first in self._written.items():
            seq, chained = self._ends[register]
            key = (self.desk.id.bytes, str(register))
            run(self._connection, _HEAD, (*key, seq, chained))
            seen.add(self._connection, (self.desk.id, register), range(first, seq + 1))
        self._written.clear()

"""Changes made outside any store: of other desks, of newer versions, and forged ones."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4

from sotedesk.model.changes import FIRST_HASH, Change, ChangeId, Register
from sotedesk.model.clock import clock_at
from sotedesk.model.ids import DeskId
from sotedesk.model.record import Record
from sotedesk.model.wire import Values
from sotedesk.services.ports import NewChange
from sotedesk.store.changelog import StoredChange, sealed
from tests.builders import NOW, written


class OtherDesk:
    """A desk somewhere else, writing its streams without a file."""

    def __init__(self, desk: UUID | None = None) -> None:
        self.id = DeskId(desk or uuid4())
        self._ends: dict[Register, tuple[int, bytes]] = {}

    def write(self, new: NewChange, *, clock: int | None = None) -> StoredChange:
        seq, before = self._ends.get(new.register, (0, FIRST_HASH))
        change = Change(
            id=ChangeId(self.id, new.register, seq + 1),
            clock=clock_at(NOW) + seq if clock is None else clock,
            kind=new.kind,
            record=new.record,
            worker=new.worker,
            use_case=new.use_case,
            groups=new.groups,
            over=new.over,
            purges=new.purges,
        )
        made = sealed(change, before)
        self._ends[new.register] = (seq + 1, made.hash)
        return made


def newer(record: Record, groups: Mapping[str, Values], kind: str = "") -> StoredChange:
    """Create a record as another desk's newer version does."""
    new = written(record, groups, {})
    return OtherDesk().write(replace(new, kind=kind or new.kind))


def emptied(stored: StoredChange) -> StoredChange:
    """Give a change as it is sent after a purge."""
    return replace(stored, change=stored.change.emptied(), payload=None, salt=None)

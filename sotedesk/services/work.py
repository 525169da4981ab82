"""How a use case runs: right, unit of work, access rule, changes, log line, receipt.

Every service method is declared by :func:`use_case`; a test fails on one that is not. Inside, the
method has a :class:`Work`, through which every record passes the access rule.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sotedesk.model.access import OWN_ENTRY_DAYS, RELATION_DAYS, Actor, Sight, opens, sight
from sotedesk.model.changes import Change, ChangeId, Register
from sotedesk.model.client import AccessBasis, Client
from sotedesk.model.contact import Contact
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, uuid7
from sotedesk.model.record import Record, altered_groups, group_values, kind_of
from sotedesk.model.usage_log import LogAction, LogLine
from sotedesk.model.wire import Values
from sotedesk.services.ports import (
    Condition,
    NewChange,
    Now,
    Relation,
    UnitOfWork,
    UnitsOfWork,
    one_of,
    where,
)
from sotedesk.services.rights import Right, require

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")

Groups = Mapping[str, Values]
Over = Mapping[str, tuple[ChangeId, ...]]

HELSINKI = ZoneInfo("Europe/Helsinki")
NewId = Callable[[datetime], UUID]
"""Makes the id of a record created at a moment."""
VIEW_PERIOD = timedelta(minutes=15)
"""A view of the same records by the same worker for the same purpose is one line in this time."""


class AbsentError(LookupError):
    """There is no such record, as far as this worker is concerned."""


class BasisNeededError(PermissionError):
    """The record is shown only after a recorded basis.

    Attributes:
        client: Whose record it is.
        register: Which register the basis has to open.
    """

    def __init__(self, client: ClientId, register: Register) -> None:
        """Say whose and which."""
        super().__init__("basis needed")
        self.client, self.register = client, register


@dataclass(frozen=True, slots=True)
class Written:
    """One change a use case made, as undoing needs it."""

    change: Change
    record: type[Record]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the last action of a worker wrote; undoing takes it back.

    Attributes:
        use_case: Wire name of the action, also once it was taken back or done again.
        undone: The action was taken back; reverting this does it again.
    """

    use_case: str
    written: tuple[Written, ...]
    undone: bool = False


class Work:
    """One use case under way: the unit of work seen through the actor's rights."""

    def __init__(
        self,
        uow: UnitOfWork,
        actor: Actor,
        now: datetime,
        name: str,
        new_id: NewId = uuid7,
    ) -> None:
        self._uow = uow
        self._new_id = new_id
        self._bases: dict[ClientId, list[AccessBasis]] = {}
        self._related: dict[ClientId, bool] = {}
        self._persons: dict[ClientId, tuple[ClientId, ...]] = {}
        self._last_id = UUID(int=0)
        self.actor = actor
        self.now = now
        self.name = name
        self.subjects: set[UUID] = set()
        self.touched: set[UUID] = set()
        self.told = False
        self.query = ""
        self.written: list[Written] = []
        self.settled: set[UUID] = set()
        self.reverts: Receipt | None = None

    @property
    def today(self) -> date:
        """The day in Finland; days are counted by it."""
        return self.now.astimezone(HELSINKI).date()

    @property
    def store(self) -> UnitOfWork:
        """The bare unit of work, for what has no client: numbers, search, changes."""
        return self._uow

    def get(self, record: type[R], record_id: UUID) -> R:
        """Give one record the actor may see, and note it for the log.

        Raises:
            AbsentError: There is none, it is voided, or there is none for this actor.
            BasisNeededError: A basis has to be recorded first.
        """
        found = self._uow.get(record, record_id)
        if found is None or found.is_void:
            raise AbsentError(str(record_id))
        seen = self._sight(found)
        if seen is Sight.ABSENT:
            raise AbsentError(str(record_id))
        client = client_of(found)
        if seen is Sight.AFTER_BASIS and client is not None:
            raise BasisNeededError(client, found.register)
        self.note(found)
        return found

    def find(
        self, record: type[R], *conditions: Condition, order: str = "", limit: int | None = None
    ) -> list[R]:
        """Give the records the actor may see without more ado; the others are as if not there."""
        shown = self._shown(record, conditions, order, limit)[:limit]
        for one in shown:
            self.note(one)
        return shown

    def _shown(
        self, record: type[R], conditions: tuple[Condition, ...], order: str, limit: int | None
    ) -> list[R]:
        # The limit counts what the actor sees: counted before the access rule, a list cut short
        # would tell that there are records of the other register.
        take = limit
        while True:
            found = self._uow.find(record, *conditions, order=order, limit=take)
            shown = [one for one in found if self._sight(one) is Sight.SHOWN]
            if limit is None or take is None or len(shown) >= limit or len(found) < take:
                return shown
            take *= 2

    def shown(self, records: Iterable[R]) -> list[R]:
        """Keep the records the actor may see without more ado, and note them for the log.

        A list that has to sort out many records for a few reads them bare and passes here only
        what it shows, so that the log names nobody who was not shown.
        """
        shown = self.visible(records)
        for one in shown:
            self.note(one)
        return shown

    def visible(self, records: Iterable[R]) -> list[R]:
        """Keep the records the actor may see without more ado; for counting, not for showing."""
        return [one for one in records if self._sight(one) is Sight.SHOWN]

    def look(self, record: type[R], record_id: UUID | None) -> R | None:
        """Give a record that has arrived and is shown without more ado, and note it; or none."""
        found = self._uow.get(record, record_id) if record_id is not None else None
        if found is None or self._sight(found) is not Sight.SHOWN:
            return None
        self.note(found)
        return found

    def note(self, record: Record) -> None:
        """Note a record as shown or written, for the log line."""
        whom = [client_of(record)]
        if isinstance(record, Contact):
            whom.append(record.contacting_client)
        self.subjects.update(client for client in whom if client is not None)
        self.told = self.told or record.register is not Register.SHARED
        self.touched.add(record.id)

    def is_related(self, client: ClientId) -> bool:
        """Whether the actor or the actor's unit has a relation to the client.

        Besides what the store knows, a client whom the actor created today is the actor's: there
        is nothing yet that could make a relation. So is one whose own contact is open before the
        actor.
        """
        if client not in self._related:
            self._related[client] = (
                self._uow.is_related(client, self._relation())
                or self._created_today(client)
                or self._contacting_now(client)
            )
        return self._related[client]

    def _created_today(self, client: ClientId) -> bool:
        found = self._uow.get(Client, client)
        return (
            found is not None
            and found.created_by == self.actor.worker
            and found.created_at.astimezone(HELSINKI).date() == self.today
        )

    def _contacting_now(self, client: ClientId) -> bool:
        own = where(worker=self.actor.worker)
        person = one_of("contacting_client", *self._person(client))
        return any(contact.is_open for contact in self._uow.find(Contact, person, *own))

    def _relation(self) -> Relation:
        return Relation(
            worker=self.actor.worker,
            unit=self.actor.unit,
            registers=self.actor.registers,
            own_since=self.now - timedelta(days=OWN_ENTRY_DAYS),
            since=self.now - timedelta(days=RELATION_DAYS),
            today=self.today,
        )

    def _person(self, client: ClientId) -> tuple[ClientId, ...]:
        if client not in self._persons:
            self._persons[client] = self._uow.person(client)
        return self._persons[client]

    def bases(self, client: ClientId) -> list[AccessBasis]:
        """Give the recorded bases of a person, whichever client record they stand on."""
        if client not in self._bases:
            person = one_of("client", *self._person(client))
            self._bases[client] = self._uow.find(AccessBasis, person)
        return self._bases[client]

    def may_open(self, client: ClientId) -> bool:
        """Whether the client's page opens without a basis being asked."""
        if self.is_related(client):
            return True
        return any(
            opens(basis, self.actor, basis.register, self.today) for basis in self.bases(client)
        )

    def _sight(self, record: Record) -> Sight:
        if record.register is Register.SHARED:
            return Sight.SHOWN
        client = client_of(record)
        bases = self.bases(client) if client is not None else []
        related = client is not None and self.is_related(client)
        own = record.created_by == self.actor.worker and self.now - record.created_at < timedelta(
            days=OWN_ENTRY_DAYS
        )
        return sight(
            self.actor, record.register, client, bases, self.today, related=related, own=own
        )

    def admit(self, client: ClientId, register: Register) -> None:
        """Let the actor begin a new record about a client in a register, and note the client.

        Raises:
            AbsentError: The client's records of that register are not this actor's to see.
            BasisNeededError: A basis has to be recorded first.
        """
        related, bases = self.is_related(client), self.bases(client)
        seen = sight(self.actor, register, client, bases, self.today, related=related)
        if seen is Sight.ABSENT:
            raise AbsentError(str(client))
        if seen is Sight.AFTER_BASIS:
            raise BasisNeededError(client, register)
        self.subjects.add(client)

    def header(self, register: Register) -> "Header":
        """Give what every new record begins with; ids of one use case sort as they were given."""
        self._last_id = max(self._new_id(self.now), UUID(int=self._last_id.int + 1))
        return Header(self._last_id, register, self.now)

    def create(self, record: R) -> R:
        """Store a new record: one change that writes every group."""
        made = kind_of(type(record))
        if record.register not in made.registers:
            raise ValueError(f"a {made.name} cannot belong to {record.register}")
        groups = {name: group_values(record, name) for name in made.groups}
        return self._append(record, groups, {})

    def save(self, before: R, after: R) -> R:
        """Store what differs between two states of a record.

        Args:
            before: As it was on the screen when the edit began; its origin is what the change is
                written over.
            after: As it shall be.

        Returns:
            The record as it is now; ``before`` when nothing differs.
        """
        groups = altered_groups(before, after)
        if not groups:
            return before
        return self._append(after, groups, {name: before.origin.shown(name) for name in groups})

    def void(self, record: R, reason: str) -> R:
        """Void a record with a reason; nothing is deleted."""
        after = replace(record, voided_at=self.now, voided_by=self.actor.worker, void_reason=reason)
        return self.save(record, after)

    def write_over(self, record: R, groups: Groups, over: Over) -> R:
        """Store given group values over given heads (undoing, settling double entries)."""
        return self._append(record, groups, over)

    def receipt(self) -> Receipt:
        """Give what was written so far, as undoing needs it."""
        written = tuple(self.written)
        if self.reverts is None:
            return Receipt(self.name, written)
        return replace(self.reverts, written=written, undone=not self.reverts.undone)

    def _append(self, record: R, groups: Groups, over: Over) -> R:
        kind = type(record)
        change = self._uow.append(
            NewChange(
                kind=kind_of(kind).name,
                record=record.id,
                register=record.register,
                worker=self.actor.worker,
                use_case=self.name,
                groups=groups,
                over=over,
            ),
            self.now,
        )
        self.written.append(Written(change, kind))
        self.note(record)
        self._related.clear()
        stored = self._uow.get(kind, record.id)
        if stored is None:
            raise AbsentError(str(record.id))
        return stored


@dataclass(frozen=True, slots=True)
class Header:
    """The id, register and time a new record begins with."""

    id: UUID
    register: Register
    at: datetime


def client_of(record: Record) -> ClientId | None:
    """Give whose record it is: the client's own id, or the client it points to."""
    if kind_of(type(record)).name == "client":
        return ClientId(record.id)
    return getattr(record, "client", None)


class Works:
    """Opens the work of use cases and remembers what undoing and the log need."""

    def __init__(self, units: UnitsOfWork, now: Now, new_id: NewId = uuid7) -> None:
        """Join the units of work, the clock and the maker of ids.

        Args:
            new_id: Synthetic data gives one that repeats from its seed.
        """
        self._units = units
        self._new_id = new_id
        self._viewed: dict[_Showing, datetime] = {}
        self._viewing = Lock()
        self.now = now
        self.receipts: dict[UUID, Receipt] = {}

    def run(
        self,
        declared: "Declared",
        actor: Actor,
        body: Callable[[Work], T],
    ) -> T:
        """Run the body of a use case.

        Raises:
            RightError: The actor lacks the right; nothing was opened.
        """
        require(actor, declared.right)
        opened = self._units.writing() if declared.writes else self._units.reading()
        with opened as uow:
            work = Work(uow, actor, self.now(), declared.name, self._new_id)
            result = body(work)
            line = self._line(declared, work)
            if line is not None and declared.writes:
                uow.write_log(line, work.query)
        if line is not None and not declared.writes:
            with self._units.writing() as uow:
                uow.write_log(line, work.query)
        if line is not None:
            self._remember(line)
        if work.written and declared.undoable:
            self.receipts[actor.worker] = work.receipt()
        self._settle(work.settled)
        return result

    def _settle(self, records: Collection[UUID]) -> None:
        """Forget actions on records that never change from now on, so that nobody undoes them."""
        for worker, receipt in list(self.receipts.items()):
            if any(written.change.record in records for written in receipt.written):
                del self.receipts[worker]

    def _line(self, declared: "Declared", work: Work) -> LogLine | None:
        always = declared.always_logged or declared.action in _LEAVING
        if not (work.subjects or work.written or work.told or always):
            return None
        line = LogLine(
            at=work.now,
            worker=work.actor.worker,
            action=declared.action,
            use_case=declared.name,
            purpose=work.actor.purpose,
            subjects=tuple(sorted(work.subjects)),
            records=tuple(sorted(work.touched - work.subjects)),
        )
        with self._viewing:
            last = self._viewed.get(_showing(line)) if line.action in _SHOWING else None
        return None if last is not None and work.now - last < VIEW_PERIOD else line

    def _remember(self, line: LogLine) -> None:
        """Note a showing whose line is on the disk; what is too old to matter is forgotten."""
        if line.action not in _SHOWING:
            return
        with self._viewing:
            self._viewed = {
                showing: at for showing, at in self._viewed.items() if line.at - at < VIEW_PERIOD
            }
            self._viewed[_showing(line)] = line.at


_SHOWING = frozenset({LogAction.VIEW, LogAction.LIST})
"""Actions of which the same once more is no new line for a while."""
_LEAVING = frozenset({LogAction.PRINT, LogAction.COPY_OUT})
"""Actions by which something leaves the program; always a line."""
_Showing = tuple[object, ...]


def _showing(line: LogLine) -> _Showing:
    return line.worker, line.purpose, line.use_case, line.subjects, line.records


class Service(Protocol):
    """A duty: anything that holds the works."""

    works: Works


@dataclass(frozen=True, slots=True)
class Declared:
    """What a service method declared.

    Attributes:
        name: Wire name of the use case: module and method.
        writes: It may write records; else it reads one consistent state.
        always_logged: Logged even when no client was shown or written.
        undoable: An action of the worker's, so that undoing takes it back; not what the program
            writes by itself, such as keeping a live contact every minute.
    """

    name: str
    right: Right
    action: LogAction
    writes: bool
    always_logged: bool
    undoable: bool


S = TypeVar("S", bound=Service)
DECLARED: dict[str, Declared] = {}


_READING = frozenset(
    {
        LogAction.VIEW,
        LogAction.LIST,
        LogAction.SEARCH,
        LogAction.PRINT,
        LogAction.COPY_OUT,
    }
)
"""Actions that read one consistent state; a PDF is made while others write."""


def use_case(
    right: Right,
    action: LogAction = LogAction.WRITE,
    *,
    always_logged: bool = False,
    undoable: bool = True,
) -> Callable[[Callable[Concatenate[S, Work, P], T]], Callable[Concatenate[S, Actor, P], T]]:
    """Declare a service method as a use case with its right and log action.

    The method is written with a :class:`Work`; it is called with an :class:`Actor` in its place.
    """

    def declare(
        method: Callable[Concatenate[S, Work, P], T],
    ) -> Callable[Concatenate[S, Actor, P], T]:
        name = f"{method.__module__.rpartition('.')[2]}.{method.__name__}"
        writes = action not in _READING
        declared = DECLARED[name] = Declared(name, right, action, writes, always_logged, undoable)

        @wraps(method)
        def run(self: S, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return self.works.run(declared, actor, lambda work: method(self, work, *args, **kwargs))

        return run

    return declare

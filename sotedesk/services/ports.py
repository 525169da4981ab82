"""What the services need of the world, as Protocols; joined to the real things in ``app``."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from enum import Enum
from typing import Protocol, TypeVar
from uuid import UUID

from sotedesk.model.changes import Change, ChangeId, Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.model.record import Record
from sotedesk.model.usage_log import LogLine
from sotedesk.model.wire import Values

R = TypeVar("R", bound=Record)


class Compare(Enum):
    """How a condition compares a field."""

    EQUALS = "="
    IN = "in"
    AT_LEAST = ">="
    BELOW = "<"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a field of a kind; several hold together."""

    field: str
    compare: Compare
    value: object


def where(**equals: object) -> tuple[Condition, ...]:
    """Give conditions of plain equality; ``None`` means the field is empty."""
    return tuple(Condition(field, Compare.EQUALS, value) for field, value in equals.items())


def one_of(field: str, *values: object) -> Condition:
    """Give the condition that a field has one of some values."""
    return Condition(field, Compare.IN, values)


def at_least(field: str, value: datetime | date) -> Condition:
    """Give the condition that a time is this or later."""
    return Condition(field, Compare.AT_LEAST, value)


def below(field: str, value: datetime | date) -> Condition:
    """Give the condition that a time is before this."""
    return Condition(field, Compare.BELOW, value)


def unsettled(kind: str, field: str) -> Condition:
    """Give the condition that a record is not settled by one of another kind that points to it.

    It is settled while such a record stands and no change was written into it since.

    Args:
        kind: Wire name of the settling kind, such as "carried_over".
        field: Its field that points.
    """
    return Condition("id", Compare.UNSETTLED, (kind, field))


VOIDED = at_least("voided_at", datetime.fromtimestamp(0, UTC))
"""The condition that a record was voided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChange:
    """A change as a use case makes it, before the store gives it its number and clock.

    Attributes:
        register: The record's; decides the stream.
        purges: Erases the record everywhere; then nothing is written and nothing named in
            ``over``.
    """

    kind: str
    record: UUID
    register: Register
    worker: WorkerId
    use_case: str
    groups: Mapping[str, Values]
    over: Mapping[str, tuple[ChangeId, ...]]
    purges: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Whose relation is asked, and which records may make one: only those the worker may see.

    Attributes:
        registers: Records of these count.
        own_since: Records of any register that the worker wrote after this count too.
        since: A matter that is closed counts when it began at this or later.
    """

    worker: WorkerId
    unit: UnitId | None
    registers: frozenset[Register]
    own_since: datetime
    since: datetime
    today: date


class UnitOfWork(Protocol):
    """One transaction on the store. Everything stands or nothing does."""

    def get(self, record: type[R], record_id: UUID) -> R | None:
        """Give a record; ``None`` when there is none of that kind and id."""
        ...

    def find(
        self, record: type[R], *conditions: Condition, order: str = "", limit: int | None = None
    ) -> list[R]:
        """Give the records that meet all conditions; voided ones only when asked for.

        Args:
            record: The class to find.
            order: Field to sort by, "-" before it for the largest first; then by id. Empty sorts
                by id (time of creation).
            limit: At most so many.
        """
        ...

    def append(self, change: NewChange, now: datetime) -> Change:
        """Store a change, fold its record and write the row, heads and open conflicts."""
        ...

    def changes(self, record: UUID) -> list[Change]:
        """Give every known change of a record."""
        ...

    def write_log(self, line: LogLine, query: str = "") -> None:
        """Append a line to the usage log; a search's words are kept apart from the chain."""
        ...

    def next_number(self, series: str) -> str:
        """Give the next number of a series: the desk's short code, a dash and digits."""
        ...

    def is_related(self, client: ClientId, relation: Relation) -> bool:
        """Whether there is a relation to the person: own matter, assignment, follow-up.

        What stands on any client record of the same person counts.
        """
        ...

    def person(self, client: ClientId) -> tuple[ClientId, ...]:
        """Give every client record of the same person, the given one among them."""
        ...

    def search_clients(self, words: tuple[str, ...], digits: str, limit: int) -> list[ClientId]:
        """Give clients whose names begin with all the words, or whose number or code fits.

        Args:
            words: Folded words (``model.names.search_words``); may be empty.
            digits: The query as digits and hetu characters only; may be empty.
            limit: At most so many, in Finnish order of names.
        """
        ...


class UnitsOfWork(Protocol):
    """Opens units of work; each belongs to one use case and one thread."""

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Open for reading one consistent state; writing is an error."""
        ...

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """Open for writing; commits on leaving without an exception, else rolls back."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Keystrokes since the last change of a form.

    Attributes:
        record: The record the form is about.
        form: Name of the form.
        worker: Whose draft it is; only that worker gets it back.
        content: The presenter's own JSON: values half-written too, field, caret, scroll.
    """

    record: UUID
    form: str
    worker: WorkerId
    content: str
    saved_at: datetime


class Drafts(Protocol):
    """Where drafts lie: encrypted like everything, never touched by sync."""

    def save(self, draft: Draft) -> None:
        """Write a draft over its former version; on the disk when this returns."""
        ...

    def load(self, worker: WorkerId) -> list[Draft]:
        """Give a worker's drafts, the newest first."""
        ...

    def discard(self, record: UUID, form: str, worker: WorkerId) -> None:
        """Forget a draft that has become a change; one that is not there is fine.

        Args:
            worker: Whose draft: a colleague's of the same form is still theirs.
        """
        ...


class Slots(Protocol):
    """Who can open this desk with a password; the passwords themselves are nowhere."""

    def holders(self) -> frozenset[WorkerId]:
        """Give the workers who have a password here."""
        ...

    def give(self, worker: WorkerId, login: str, password: str) -> None:
        """Let a worker open the desk with this and with no earlier password.

        On the disk when this returns, in both copies of the key file. Slow on purpose.
        """
        ...

    def change(self, login: str, old: str, new: str) -> None:
        """Replace a worker's own password."""
        ...


Now = Callable[[], datetime]
"""The clock: an aware moment in UTC."""

"""Records and changes with valid defaults, for tests of any layer; no counters, no database."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from sotedesk.model.changes import ChangeId, Register
from sotedesk.model.client import Client, ClientLink, Phone
from sotedesk.model.contact import Contact
from sotedesk.model.ids import ClientId, ContactId, UnitId, WorkerId, uuid7
from sotedesk.model.matter import Matter
from sotedesk.model.record import Record, altered_groups, group_values, kind_of
from sotedesk.model.usage_log import LogAction, LogLine
from sotedesk.model.wire import Values
from sotedesk.services.ports import NewChange

R = TypeVar("R", bound=Record)

NOW: Final = datetime(2026, 11, 24, 7, 12, tzinfo=UTC)
"""Tuesday, 9.12 in Finland."""

WORKER: Final = WorkerId(UUID(int=0x0193_0000_0000_7000_8000_0000_0000_0001))
COLLEAGUE: Final = WorkerId(UUID(int=0x0193_0000_0000_7000_8000_0000_0000_0002))
UNIT: Final = UnitId(UUID(int=0x0193_0000_0000_7000_8000_0000_0000_0101))


def made(record: type[R], register: Register = Register.HEALTH, **values: Any) -> R:  # noqa: ANN401 - fields of any kind
    """Make a record with an id of its own, created now by the worker."""
    header: dict[str, Any] = {
        "id": uuid7(NOW),
        "register": register,
        "created_at": NOW,
        "created_by": WORKER,
    }
    return record(**header | values)


def client(**values: Any) -> Client:  # noqa: ANN401 - fields of a client
    """Make a client with a name."""
    names: dict[str, Any] = {
        "last_name": "Ketola",
        "first_names": "Raija Maria",
        "call_name": "Raija",
    }
    return made(Client, Register.SHARED, **names | values)


def phone(owner: ClientId, **values: Any) -> Phone:  # noqa: ANN401 - fields of a phone
    """Make a phone number of a client."""
    defaults: dict[str, Any] = {"client": owner, "number": "0400001873"}
    return made(Phone, Register.SHARED, **defaults | values)


def link(one: ClientId, other: ClientId) -> ClientLink:
    """Make two clients one person."""
    return made(ClientLink, Register.SHARED, from_client=one, into_client=other)


def contact(**values: Any) -> Contact:  # noqa: ANN401 - fields of a contact
    """Make a live contact."""
    defaults: dict[str, Any] = {"received_at": NOW, "unit": UNIT, "worker": WORKER}
    return made(Contact, **defaults | values)


def matter(of: ContactId, **values: Any) -> Matter:  # noqa: ANN401 - fields of a matter
    """Make a matter of a contact."""
    defaults: dict[str, Any] = {"contact": of, "unit": UNIT, "reason": "Haava jalassa"}
    return made(Matter, **defaults | values)


def creation(record: Record) -> NewChange:
    """Give the change that creates a record."""
    kind = kind_of(type(record))
    groups = {name: group_values(record, name) for name in kind.groups}
    return written(record, groups, {})


def edit(before: Record, after: Record) -> NewChange:
    """Give the change from what a form showed to what it was made into."""
    groups = altered_groups(before, after)
    return written(after, groups, {name: before.origin.shown(name) for name in groups})


def written(
    record: Record,
    groups: Mapping[str, Values],
    over: Mapping[str, tuple[ChangeId, ...]],
    *,
    purges: bool = False,
) -> NewChange:
    """Give a change to a record with these groups."""
    return NewChange(
        kind=kind_of(type(record)).name,
        record=record.id,
        register=record.register,
        worker=WORKER,
        use_case="test.write",
        groups=groups,
        over=over,
        purges=purges,
    )


def purge(record: Record) -> NewChange:
    """Give the change that purges a record."""
    return written(record, {}, {}, purges=True)


def log_line(**values: Any) -> LogLine:  # noqa: ANN401 - fields of a line
    """Make a line of the usage log."""
    defaults: dict[str, Any] = {
        "at": NOW,
        "worker": WORKER,
        "action": LogAction.VIEW,
        "use_case": "clients.open",
        "purpose": "care",
    }
    return LogLine(**defaults | values)

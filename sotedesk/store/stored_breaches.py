"""Breaches among stored records, found without loading every record."""

from collections.abc import Iterator
from typing import Final

from sotedesk.model.assignment import Assignment
from sotedesk.model.breaches import Breach, find_breaches
from sotedesk.model.client import AccessBasis, Client, ClientLink, RelatedPerson
from sotedesk.model.contact import Contact
from sotedesk.model.plan import Plan
from sotedesk.model.record import KINDS, Record
from sotedesk.model.worker import TeamMember, Worker
from sotedesk.store.connection import Connection
from sotedesk.store.driver import stream
from sotedesk.store.rows import readable
from sotedesk.store.statements import quoted, statements_of

# What two desks can break between records of these kinds, or within one, shows only when all of
# them are compared; there are few of them to a client.
_COMPARED: Final[tuple[type[Record], ...]] = (
    AccessBasis,
    Assignment,
    ClientLink,
    Plan,
    RelatedPerson,
    TeamMember,
    Worker,
)
_SAME_HETU: Final = (
    " WHERE hetu <> '' AND hetu IN "
    "(SELECT hetu FROM client WHERE hetu <> '' GROUP BY hetu HAVING count(*) > 1)"
)
_ENDS_FIRST: Final = " WHERE ended_at < received_at"
_VOIDED: Final = " WHERE voided_at IS NOT NULL"
_PARENTS: Final = ("contact", "matter", "plan", "review", "client")


def stored_breaches(connection: Connection) -> list[Breach]:
    """Give what `model.breaches.find_breaches` gives of all records; a test holds them equal."""
    return find_breaches({record.id: record for record in _candidates(connection)}.values())


def _candidates(connection: Connection) -> Iterator[Record]:
    for record in _COMPARED:
        yield from _records(connection, record, "")
    yield from _records(connection, Client, _SAME_HETU)
    yield from _records(connection, Contact, _ENDS_FIRST)
    for kind in KINDS.values():
        yield from _records(connection, kind.record, _VOIDED)
        names = {spec.name for spec in kind.fields}
        for parent in _PARENTS:
            if parent in names:
                under = f" WHERE {quoted(parent)} IN (SELECT id FROM {quoted(parent)}{_VOIDED})"
                yield from _records(connection, kind.record, under)


def _records(connection: Connection, record: type[Record], condition: str) -> Iterator[Record]:
    statements = statements_of(record)
    yield from readable(statements.rows, stream(connection, statements.select + condition))

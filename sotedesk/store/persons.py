"""Which client records count as one person, kept as a table of the linked ones."""

from typing import Final
from uuid import UUID

from sotedesk.model.client import ClientLink
from sotedesk.model.ids import ClientId
from sotedesk.model.links import person_ids
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, run, run_many
from sotedesk.store.rows import readable
from sotedesk.store.statements import statements_of

LINK_KIND: Final = "client_link"
_CLEAR: Final = "DELETE FROM client_person"
_WRITE: Final = "INSERT INTO client_person (client, person) VALUES (?, ?)"
_READ: Final = "SELECT client, person FROM client_person"
SAME_PERSON: Final = (
    "SELECT ?1 AS client UNION SELECT other.client FROM client_person AS own "
    "JOIN client_person AS other ON other.person = own.person WHERE own.client = ?1"
)
"""The client records of one person; binds the client as ``?1``."""


def expected(connection: Connection) -> dict[bytes, bytes]:
    """Give for every linked client its person, from the links."""
    link = statements_of(ClientLink)
    links = readable(link.rows, fetch(connection, link.select))
    return {client.bytes: person.bytes for client, person in person_ids(links).items()}


def stored(connection: Connection) -> dict[bytes, bytes]:
    """Give for every linked client its person, as stored."""
    return dict(fetch(connection, _READ))


def person_of(connection: Connection, client: ClientId) -> tuple[ClientId, ...]:
    """Give every client record of the same person, the given one among them, sorted."""
    found = fetch(connection, SAME_PERSON, (client.bytes,))
    return tuple(sorted(ClientId(UUID(bytes=one)) for (one,) in found))


def rebuild(connection: Connection) -> None:
    """Work out the persons anew; links are few."""
    run(connection, _CLEAR)
    run_many(connection, _WRITE, list(expected(connection).items()))

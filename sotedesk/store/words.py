"""The words a client is found by, kept beside the client's row."""

from collections.abc import Iterable, Sequence
from typing import Final

from sotedesk.model.client import Client
from sotedesk.model.record import VOID
from sotedesk.store.connection import Connection
from sotedesk.store.derived import client_words, name_key
from sotedesk.store.driver import run, run_many
from sotedesk.store.rows import Cell, Row, rows_of
from sotedesk.store.statements import marks

GROUPS: Final = frozenset({"name", VOID.name})
"""Writing one of these changes the words."""

_CLEAR: Final = "DELETE FROM client_word WHERE client IN "
_WRITE: Final = "INSERT INTO client_word (word, client, name_key) VALUES (?, ?, ?)"


def words_of(row: Sequence[Cell]) -> list[Row]:
    """Give the rows of words that belong to a client's row; none for a voided client."""
    client = rows_of(Client).make(row)
    if client.is_void:
        return []
    key = name_key(client.last_name, client.first_names)
    names = (client.last_name, client.first_names, client.call_name, *client.former_last_names)
    return [(word, row[0], key) for word in client_words(names)]


def write(connection: Connection, rows: Iterable[Sequence[Cell]]) -> None:
    """Write the words of some clients over what stood there."""
    clients = list(rows)
    clear(connection, [row[0] for row in clients])
    run_many(connection, _WRITE, [word for row in clients for word in words_of(row)])


def clear(connection: Connection, clients: Sequence[Cell]) -> None:
    """Forget the words of some clients."""
    if clients:
        run(connection, f"{_CLEAR}({marks(len(clients))})", tuple(clients))

"""The words a client is found by, kept beside the client's row."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from sotedesk.model.client import Client
from sotedesk.store.derived import client_words
from sotedesk.store.rows import Cell, Row, rows_of
from sotedesk.store.statements import marks

NAME_GROUP: Final = "name"
_CLEAR: Final = "DELETE FROM client_word WHERE client IN "
_WRITE: Final = "INSERT INTO client_word (word, client) VALUES (?, ?)"


def words_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """Give the words of a client's row."""
    client = rows_of(Client).make(row)
    return client_words(
        {
            "last_name": client.last_name,
            "first_names": client.first_names,
            "call_name": client.call_name,
            "former_last_names": client.former_last_names,
        }
    )


def write(connection: Connection, rows: Iterable[Row]) -> None:
    """Write the words of some clients over what stood there."""
    found = {row[0]: words_of(row) for row in rows}
    clear(connection, found)
    places = [(word, client) for client, words in found.items() for word in words]
    if places:
        connection.exec_driver_sql(_WRITE, places)


def clear(connection: Connection, clients: Iterable[Cell]) -> None:
    """Forget the words of some clients."""
    listed = tuple(clients)
    if listed:
        connection.exec_driver_sql(f"{_CLEAR}({marks(len(listed))})", listed)

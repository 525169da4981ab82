"""Reading wide rows straight from the driver, inside a connection's transaction.

SQLAlchemy describes every column of a textual result anew for each execution; on rows of forty
columns that is ten times the work of fetching one.
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection

from sotedesk.store.rows import Row

_AT_ONCE: Final = 1000


def fetch(connection: Connection, sql: str, bound: Row = ()) -> list[tuple[Any, ...]]:
    """Give all rows of a query."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, bound)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def fetch_first(connection: Connection, sql: str, bound: Row = ()) -> tuple[Any, ...] | None:
    """Give the first row of a query, if there is one."""
    rows = fetch(connection, sql, bound)
    return rows[0] if rows else None


def stream(connection: Connection, sql: str, bound: Row = ()) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query one by one; the connection may do other work meanwhile."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, bound)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
    finally:
        cursor.close()

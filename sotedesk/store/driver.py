"""Statements given straight to the driver, inside a connection's transaction.

SQLAlchemy prepares every execution of a textual statement anew and describes every column of its
result; on rows of forty columns that is ten times the work of fetching one. This is also the only
place that knows how a driver is spoken to.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sotedesk.store.connection import Connection
from sotedesk.store.rows import Row

_AT_ONCE: Final = 1000


def fetch(connection: Connection, sql: str, bound: Row = ()) -> list[tuple[Any, ...]]:
    """Give all rows of a query."""
    cursor = connection.driver.cursor()
    try:
        cursor.execute(sql, bound)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def fetch_first(connection: Connection, sql: str, bound: Row = ()) -> tuple[Any, ...] | None:
    """Give the first row of a query, if there is one."""
    rows = fetch(connection, sql, bound)
    return rows[0] if rows else None


def run(connection: Connection, sql: str, bound: Row = ()) -> int:
    """Run a statement that writes; give how many rows it touched."""
    cursor = connection.driver.cursor()
    try:
        cursor.execute(sql, bound)
        return int(cursor.rowcount)
    finally:
        cursor.close()


def run_many(connection: Connection, sql: str, rows: Sequence[Row]) -> None:
    """Run a statement once for each row; none is fine."""
    if not rows:
        return
    cursor = connection.driver.cursor()
    try:
        cursor.executemany(sql, rows)
    finally:
        cursor.close()


def stream(connection: Connection, sql: str, bound: Row = ()) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query one by one; the connection may do other work meanwhile."""
    cursor = connection.driver.cursor()
    try:
        cursor.execute(sql, bound)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
    finally:
        cursor.close()

"""The one row in the database that says where it runs and whether its clients are invented.

It is no part of the Alembic schema: it must be readable before a migration, and stay as it is when
tables change. It never leaves the desk.
"""

from typing import Final

from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, run

TABLE: Final = "profile_mark"

_MAKE: Final = (
    f"""CREATE TABLE {TABLE} (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        synthetic INTEGER NOT NULL,
        machine BLOB
    ) STRICT""",
    f"""CREATE TRIGGER {TABLE}_synthetic_stays BEFORE UPDATE OF synthetic ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'a profile is synthetic from its creation or never'); END""",
    f"""CREATE TRIGGER {TABLE}_stays BEFORE DELETE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'the profile mark stays'); END""",
)


def make(connection: Connection, *, synthetic: bool) -> None:
    """Make the row in a new database, not yet belonging to any machine."""
    for statement in _MAKE:
        run(connection, statement)
    run(connection, f"INSERT INTO {TABLE} VALUES (1, ?, NULL)", (int(synthetic),))


def settle(connection: Connection, machine: bytes | None) -> None:
    """Say that the database now runs where this mark says; None for a copy that runs nowhere."""
    run(connection, f"UPDATE {TABLE} SET machine = ?", (machine,))


def read(connection: Connection) -> tuple[bool, bytes | None]:
    """Return whether the profile is synthetic, and the mark it was last settled with."""
    ((synthetic, machine),) = fetch(connection, f"SELECT synthetic, machine FROM {TABLE}")
    return bool(synthetic), machine

"""Which tables a database has, and how it gets those of this program."""

from typing import Final

from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch_first, run
from sotedesk.store.errors import NewerSchemaError

REVISIONS: Final = ("0001", "0002")
"""Every revision of the tables, the oldest first; Alembic has a file for each."""

HEAD: Final = REVISIONS[-1]

# As Alembic makes it; not among ours, because Alembic makes it before the first revision.
_MAKE_VERSION: Final = """
    CREATE TABLE alembic_version (
        version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
    )
"""
_STAMP: Final = "INSERT INTO alembic_version (version_num) VALUES (?)"
_HAS_VERSION: Final = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
_VERSION: Final = "SELECT version_num FROM alembic_version"

TRIGGERS: Final = {
    "usage_log_stays": (
        "CREATE TRIGGER usage_log_stays BEFORE DELETE ON usage_log "
        "BEGIN SELECT RAISE(ABORT, 'the usage log is only appended to'); END"
    ),
    "usage_log_unchanged": (
        "CREATE TRIGGER usage_log_unchanged BEFORE UPDATE ON usage_log "
        "BEGIN SELECT RAISE(ABORT, 'the usage log is only appended to'); END"
    ),
}


def make_schema(connection: Connection) -> None:
    """Make all tables in a new database; a test holds them equal to the migrated ones."""
    from sotedesk.store.tables import metadata  # noqa: PLC0415 - SQLAlchemy, 300 ms, once a life

    metadata.create_all(connection.sqlalchemy)
    run(connection, _MAKE_VERSION)
    run(connection, _STAMP, (HEAD,))
    finish_schema(connection)


def check_schema(connection: Connection) -> None:
    """Refuse tables that a newer program has made; older ones are fine, they are migrated.

    Raises:
        NewerSchemaError: This program is too old for them.
    """
    found = revision(connection)
    if found is not None and found not in REVISIONS:
        raise NewerSchemaError(found, HEAD)


def revision(connection: Connection) -> str | None:
    """Give the revision of the tables; ``None`` when there are none yet."""
    if fetch_first(connection, _HAS_VERSION) is None:
        return None
    found = fetch_first(connection, _VERSION)
    return None if found is None else str(found[0])


def upgrade(connection: Connection) -> None:
    """Bring the tables to this program's revision; Alembic is loaded only if they are not.

    Raises:
        NewerSchemaError: This program is too old for them.
    """
    check_schema(connection)
    if revision(connection) == HEAD:
        return
    from sotedesk.store.migrations.run import migrate  # noqa: PLC0415 - costs 90 ms, rarely needed

    migrate(connection)
    finish_schema(connection)


def finish_schema(connection: Connection) -> None:
    """Make anew what Alembic does not see or may drop: triggers. May be repeated."""
    for name, statement in TRIGGERS.items():
        run(connection, f"DROP TRIGGER IF EXISTS {name}")
        run(connection, statement)

"""Which tables a database has, and how it gets those of this program."""

from typing import Final

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table

from sotedesk.store.errors import NewerSchemaError
from sotedesk.store.tables import metadata

REVISIONS: Final = ("0001",)
"""Every revision of the tables, the oldest first; Alembic has a file for each."""

HEAD: Final = REVISIONS[-1]

# As Alembic makes it; not among ours, because Alembic makes it before the first revision.
_VERSION_TABLE: Final = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
_STAMP: Final = "INSERT INTO alembic_version (version_num) VALUES (?)"
_HAS_VERSION: Final = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
_VERSION: Final = "SELECT version_num FROM alembic_version"

_TRIGGERS: Final = {
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
    metadata.create_all(connection)
    _VERSION_TABLE.create(connection)
    connection.exec_driver_sql(_STAMP, (HEAD,))
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
    if connection.exec_driver_sql(_HAS_VERSION).first() is None:
        return None
    found = connection.exec_driver_sql(_VERSION).scalar_one_or_none()
    return None if found is None else str(found)


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
    for name, statement in _TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)

"""The tables: migrated ones equal fresh ones, newer ones are refused, triggers come back."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sotedesk.model.record import KINDS
from sotedesk.store import schema
from sotedesk.store.connection import Connection
from sotedesk.store.errors import NewerSchemaError
from sotedesk.store.migrations.run import head, migrate
from sotedesk.store.rows import HEADER
from sotedesk.store.tables import KIND_TABLES
from tests.store.store_fixtures import StoreDesk


def clear(connection: Connection) -> None:
    """Leave nothing in the database."""
    names = connection.exec_driver_sql(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'trigger') "
        "AND name NOT LIKE 'sqlite_%' ORDER BY type DESC"
    ).all()
    for kind, name in names:
        connection.exec_driver_sql(f'DROP {kind} "{name}"')


def tables(connection: Connection) -> set[tuple[str, ...]]:
    """Give every table, index and trigger, columns in any order (a step adds them at the end)."""
    found: set[tuple[str, ...]] = set()
    listed = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")
    for kind, name, table, sql in listed.all():
        if kind == "table":
            columns = connection.exec_driver_sql(f"PRAGMA table_info('{name}')").all()
            found |= {("column", name, *map(str, tuple(column)[1:])) for column in columns}
            found.add(("table", name, str("WITHOUT ROWID" in sql)))
        else:
            found.add((kind, name, table, re.sub(r"\s+", " ", str(sql))))
    return found


def test_migrating_from_nothing_gives_the_tables_of_a_new_profile(desk: StoreDesk) -> None:
    with desk.database.reader() as connection:
        made = tables(connection)
    with desk.database.writer() as connection:
        clear(connection)
        assert tables(connection) == set()
        migrate(connection)
        schema.finish_schema(connection)

    with desk.database.reader() as connection:
        assert tables(connection) == made
        assert schema.revision(connection) == schema.HEAD


def test_the_program_knows_every_revision_there_is_a_file_for() -> None:
    versions = Path(schema.__file__).parent / "migrations" / "versions"
    files = sorted(file.name.split("_")[0] for file in versions.glob("[0-9]*.py"))

    assert tuple(files) == schema.REVISIONS
    assert head() == schema.HEAD


def test_an_older_database_is_brought_up_and_a_current_one_left_alone(desk: StoreDesk) -> None:
    with desk.database.writer() as connection:
        clear(connection)
        schema.upgrade(connection)
        upgraded = tables(connection)
        schema.upgrade(connection)
        assert tables(connection) == upgraded


def test_a_failing_migration_leaves_the_database_as_it_was(desk: StoreDesk) -> None:
    desk.run("DELETE FROM alembic_version")
    with desk.database.reader() as connection:
        before = tables(connection)

    with pytest.raises(Exception, match="already exists"), desk.database.writer() as connection:
        schema.upgrade(connection)

    with desk.database.reader() as connection:
        assert tables(connection) == before


def test_newer_tables_are_refused_with_both_revisions(desk: StoreDesk) -> None:
    desk.run("UPDATE alembic_version SET version_num = '9999'")

    with desk.database.reader() as connection, pytest.raises(NewerSchemaError) as failure:
        schema.check_schema(connection)

    assert (failure.value.found, failure.value.known) == ("9999", schema.HEAD)


def test_no_tables_yet_is_no_newer_schema(desk: StoreDesk) -> None:
    with desk.database.writer() as connection:
        clear(connection)
    with desk.database.reader() as connection:
        schema.check_schema(connection)
        assert schema.revision(connection) is None


def test_triggers_that_were_dropped_come_back_and_making_them_twice_is_fine(
    desk: StoreDesk,
) -> None:
    with desk.database.writer() as connection:
        before = tables(connection)
        connection.exec_driver_sql("DROP TRIGGER usage_log_stays")
        schema.finish_schema(connection)
        schema.finish_schema(connection)
        assert tables(connection) == before


def test_synced_tables_hold_any_state_two_desks_can_make_together() -> None:
    for table in KIND_TABLES.values():
        assert [column.name for column in table.primary_key] == ["id"]
        assert not table.foreign_key_constraints
        assert not [index for index in table.indexes if index.unique]
        assert not [column for column in table.columns if column.foreign_keys]


def test_every_field_of_every_kind_has_a_column() -> None:
    for name, kind in KINDS.items():
        assert {*HEADER, *(spec.name for spec in kind.fields)} <= set(KIND_TABLES[name].c.keys())


def test_opening_a_current_store_does_not_load_alembic() -> None:
    program = "import sys, sotedesk.store.opening; print('alembic' in sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "False"

"""Column types: the same values on both engines, whatever the engine keeps."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateTable

from sotedesk.store.tables import KIND_TABLES
from tests.builders import NOW, UNIT, contact
from tests.store.store_fixtures import StoreDesk


def test_ids_and_instants_are_python_values_to_queries_made_of_columns(desk: StoreDesk) -> None:
    stored = desk.create(contact(received_at=NOW))
    columns = KIND_TABLES["contact"].c

    with desk.database.reader() as connection:
        asked = select(columns["id"], columns["received_at"], columns["ended_at"]).where(
            columns["unit"] == UNIT, columns["received_at"] == NOW, columns["ended_at"].is_(None)
        )
        assert connection.execute(asked).all() == [(stored.id, NOW, None)]


def test_each_engine_keeps_an_id_as_it_can() -> None:
    table = CreateTable(KIND_TABLES["contact"])
    here = str(table.compile(dialect=SQLiteDialect()))
    hub = str(table.compile(dialect=PGDialect()))  # type: ignore[no-untyped-call] # not typed there

    assert "id BLOB NOT NULL" in here
    assert "id UUID NOT NULL" in hub
    assert "received_at BIGINT" in hub

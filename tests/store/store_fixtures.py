"""Desks on real encrypted files, each with a store of its own and no password to derive."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import UUID

from sotedesk.model.changes import Change
from sotedesk.model.record import Record
from sotedesk.store import desk as desks
from sotedesk.store import schema
from sotedesk.store.changelog import StoredChange, everything
from sotedesk.store.check_rows import check_rows
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.disk import new_private_file
from sotedesk.store.engine import Database
from sotedesk.store.findings import Finding, VerifyReport
from sotedesk.store.receive import Received, receive
from sotedesk.store.verify import verify
from sotedesk.store.work import StoredUnits
from tests.builders import NOW, creation, edit, purge

R = TypeVar("R", bound=Record)


@dataclass
class StoreDesk:
    """One desk and its file."""

    path: Path
    key: DatabaseKey
    database: Database

    @property
    def units(self) -> StoredUnits:
        return StoredUnits(self.database)

    def create(self, record: R, now: datetime = NOW) -> R:
        with self.units.writing() as uow:
            uow.append(creation(record), now)
        return self.get(record)

    def save(self, before: R, after: R, now: datetime = NOW) -> R:
        with self.units.writing() as uow:
            uow.append(edit(before, after), now)
        return self.get(after)

    def purge(self, record: Record) -> Change:
        with self.units.writing() as uow:
            return uow.append(purge(record), NOW)

    def get(self, record: R) -> R:
        found = self.find(record)
        assert found is not None
        return found

    def find(self, record: R) -> R | None:
        with self.units.reading() as uow:
            return uow.get(type(record), record.id)

    def changes(self, record: UUID) -> list[Change]:
        with self.units.reading() as uow:
            return uow.changes(record)

    def stored(self) -> list[StoredChange]:
        with self.database.reader() as connection:
            return list(everything(connection))

    def receive(self, changes: Iterable[StoredChange], now: datetime = NOW) -> Received:
        with self.database.writer() as connection:
            return receive(connection, changes, now)

    def desk(self) -> desks.Desk:
        with self.database.reader() as connection:
            found = desks.read(connection)
        assert found is not None
        return found

    def wrong_rows(self) -> list[Finding]:
        with self.database.reader() as connection:
            return check_rows(connection)

    def verify(self) -> VerifyReport:
        return verify(self.database)

    def run(self, sql: str, *bound: object) -> None:
        """Do to the file what no part of the program would."""
        with self.database.writer() as connection:
            connection.exec_driver_sql(sql, bound)

    def ask(self, sql: str, *bound: object) -> list[tuple[object, ...]]:
        with self.database.reader() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql, bound)]


@contextmanager
def store_desk(path: Path, short_code: str = "A7") -> Iterator[StoreDesk]:
    """Make a desk in a new file."""
    key, content = _empty_tables()
    with open(new_private_file(path), "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(content)
    database, _ = Database.open(path, key)
    try:
        with database.writer() as connection:
            desks.take_new_id(connection, NOW, short_code)
        yield StoreDesk(path, key, database)
    finally:
        database.close()


@cache
def _empty_tables() -> tuple[DatabaseKey, bytes]:
    """Make a file with empty tables, once a process: that takes longer than most tests of it."""
    key = DatabaseKey.generate()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        Database.create(path, key, schema.make_schema)
        return key, path.read_bytes()


@contextmanager
def store_desks(folder: Path, number: int) -> Iterator[list[StoreDesk]]:
    """Make several desks."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(store_desk(folder / f"{place}.db", f"D{place}"))
            for place in range(number)
        ]

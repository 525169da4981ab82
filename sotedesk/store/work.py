"""The unit of work: what a use case reads and writes, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sotedesk.model.changes import Change
from sotedesk.model.ids import ClientId
from sotedesk.model.record import Record
from sotedesk.model.usage_log import LogLine
from sotedesk.services.ports import Condition, NewChange, Relation
from sotedesk.store import changelog, log, persons, search
from sotedesk.store import desk as desks
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, fetch_first
from sotedesk.store.engine import Database
from sotedesk.store.find import find_statement
from sotedesk.store.projection import Projection
from sotedesk.store.relation import is_related
from sotedesk.store.statements import statements_of
from sotedesk.store.streams import OwnStreams

R = TypeVar("R", bound=Record)


class StoredWork:
    """One transaction as a `services.ports.UnitOfWork`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._projection = Projection(connection)

    def get(self, record: type[R], record_id: UUID) -> R | None:
        """Give a record; ``None`` when there is none of that kind and id."""
        statements = statements_of(record)
        row = fetch_first(self._connection, statements.get, (record_id.bytes,))
        return None if row is None else statements.rows.make(row)

    def find(
        self, record: type[R], *conditions: Condition, order: str = "", limit: int | None = None
    ) -> list[R]:
        """Give the records that meet all conditions; voided ones only when asked for.

        Raises:
            UnknownFieldError: A condition or the order names no field of the kind.
        """
        sql, bound = find_statement(record, conditions, order, limit)
        make = statements_of(record).rows.make
        return [make(row) for row in fetch(self._connection, sql, bound)]

    def append(self, change: NewChange, now: datetime) -> Change:
        """Store a change, fold its record and write the row, heads and open conflicts."""
        written = self._own.write(change, now)
        self._projection.follow(written)
        return written

    def changes(self, record: UUID) -> list[Change]:
        """Give every known change of a record, the earliest clock first."""
        return changelog.of_record(self._connection, record)

    def write_log(self, line: LogLine, query: str = "") -> None:
        """Append a line to the usage log; a search's words are kept apart from the chain."""
        log.append(self._connection, self._own.desk.id, line, query)

    def next_number(self, series: str) -> str:
        """Give the next shown number of a series, beginning with the desk's short code."""
        return desks.next_number(self._connection, self._own.desk, series)

    def is_related(self, client: ClientId, relation: Relation) -> bool:
        """Whether there is a relation to the person."""
        return is_related(self._connection, client, relation)

    def person(self, client: ClientId) -> tuple[ClientId, ...]:
        """Give every client record of the same person, as last worked out."""
        return persons.person_of(self._connection, client)

    def search_clients(self, words: tuple[str, ...], digits: str, limit: int) -> list[ClientId]:
        """Give the clients that fit, in Finnish order of names."""
        return search.search_clients(self._connection, words, digits, limit)

    def finish(self) -> None:
        """Write what is written once a unit of work: ends of streams, clock, persons."""
        self._projection.flush()
        if "_own" in self.__dict__:
            self._own.flush()

    @cached_property
    def _own(self) -> OwnStreams:
        return OwnStreams(self._connection)


class StoredUnits:
    """Opens units of work on a database, as `services.ports.UnitsOfWork`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def reading(self) -> Iterator[StoredWork]:
        """Open for reading one consistent state; the connection refuses to write."""
        with self._database.reader() as connection:
            yield StoredWork(connection)

    @contextmanager
    def writing(self) -> Iterator[StoredWork]:
        """Open for writing; commits on leaving without an exception, else rolls back."""
        with self._database.writer() as connection:
            work = StoredWork(connection)
            yield work
            work.finish()

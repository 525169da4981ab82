"""A throw-away desk of invented people, and its own statements written down to be replayed."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sotedesk import app
from sotedesk.model.access import Actor
from sotedesk.model.contact import Channel, Contact
from sotedesk.model.ids import uuid7
from sotedesk.model.matter import Outcome
from sotedesk.services.intake import Intake
from sotedesk.services.work import Works
from sotedesk.store.connection import Connection
from sotedesk.store.credential import Password
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.work import StoredWork

LOGIN, PASSWORD = "mittaaja", "mittaajan salasana"
Statement = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class BenchDesk:
    """An open desk and who works at it."""

    desk: app.OpenDesk
    actor: Actor

    @property
    def intake(self) -> Intake:
        """Give the duty of taking contacts."""
        return self.desk.services.intake

    def begin(self) -> Contact:
        """Take a call with two matters: one that ends with it, one with an open promise."""
        view = self.intake.open_contact(self.actor, Channel.PHONE)
        first = view.matters[0].matter
        closing = replace(first, reason="Kysyy aukioloaikoja", outcome=Outcome.ADVISED)
        self.intake.save_matter(self.actor, first, closing)
        second = self.intake.add_matter(self.actor, view.contact.id, first.type)
        self.intake.promise(self.actor, second.id, what="Soittaa huomenna", to_whom="soittajalle")
        return view.contact


@contextlib.contextmanager
def bench_desk() -> Iterator[BenchDesk]:
    """Open a new profile in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="sotedesk-bench-") as place:
        folder = Path(place) / "profile"
        founder = app.Founder(
            login=LOGIN, password=PASSWORD, first_name="Mitta", last_name="Malli", unit_name="Mitta"
        )
        app.found_profile(folder, founder, synthetic=True, cost=THROW_AWAY)
        desk = app.open_desk(folder, Password(LOGIN, PASSWORD))
        try:
            yield BenchDesk(desk, desk.actor())
        finally:
            desk.close()


class _Recording:
    """A driver's connection or cursor that writes down what writes."""

    def __init__(self, inner: Any, into: list[Statement]) -> None:  # noqa: ANN401 - no stubs
        self._inner = inner
        self._into = into

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the driver has
        return getattr(self._inner, name)

    def cursor(self) -> "_Recording":
        return _Recording(self._inner.cursor(), self._into)

    def execute(self, sql: str, bound: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401 - no stubs
        if _writes(sql):
            self._into.append((sql, bound))
        return self._inner.execute(sql, bound)

    def executemany(self, sql: str, rows: list[tuple[Any, ...]]) -> Any:  # noqa: ANN401 - no stubs
        self._into.extend((sql, row) for row in rows)
        return self._inner.executemany(sql, rows)


def _writes(sql: str) -> bool:
    return sql.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE"}


class _NeverMindError(Exception):
    """Rolls back."""


@dataclass
class Rehearsal:
    """Units of work that write down their statements and then take everything back."""

    desk: app.OpenDesk
    statements: list[Statement] = field(default_factory=list)

    @contextlib.contextmanager
    def reading(self) -> Iterator[StoredWork]:
        """As the store's own."""
        with self.desk.store.units.reading() as work:
            yield work

    @contextlib.contextmanager
    def writing(self) -> Iterator[StoredWork]:
        """As the store's own, and rolled back."""
        with (
            contextlib.suppress(_NeverMindError),
            self.desk.store.database.writer() as connection,
        ):
            work = StoredWork(Connection(_Recording(connection.driver, self.statements)))
            yield work
            work.finish()
            raise _NeverMindError


def rehearsed(bench: BenchDesk, contact: Contact) -> list[Statement]:
    """Give every statement that writes when the contact is finished; it stays unfinished."""
    rehearsal = Rehearsal(bench.desk)
    works = Works(rehearsal, bench.desk.services.now, _new_id)
    Intake(works, bench.desk.services.definitions.types).finish(bench.actor, contact)
    return rehearsal.statements


def _new_id(at: Any) -> UUID:  # noqa: ANN401 - a datetime, as NewId says
    return uuid7(at)


def replay(driver: Any, statements: list[Statement]) -> None:  # noqa: ANN401 - no stubs
    """Write the same rows by hand: one transaction, prepared statements, nothing read."""
    cursor = driver.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    for sql, bound in statements:
        cursor.execute(sql, bound)
    cursor.execute("COMMIT")
    cursor.close()

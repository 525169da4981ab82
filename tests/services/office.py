"""A small office on the real store: workers of both registers, a clock that is set by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sotedesk.model.access import Actor
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.contact import Contact
from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.model.matter import Matter
from sotedesk.model.record import Record
from sotedesk.model.usage_log import LogLine
from sotedesk.model.worker import Role, Unit, UnitKind, Worker
from sotedesk.services.work import Work, Works
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.log import lines
from sotedesk.store.opening import Store, open_store
from sotedesk.store.profile import Profile
from sotedesk.store.schema import check_schema, make_schema
from sotedesk.store.slots import ProfileSlots
from tests.profile_copies import Packed, pack, unpack
from tests.store.built import PASSWORD

R = TypeVar("R", bound=Record)

MORNING = datetime(2026, 11, 24, 7, 12, tzinfo=UTC)
"""Tuesday, 9.12 in Finland."""


def _id(number: int) -> UUID:
    return UUID(int=0x0193_0000_0000_7000_8000_0000_0000_0000 + number)


@dataclass
class Office:
    """A desk, who works at it, and what time it is."""

    store: Store
    works: Works
    now: datetime
    nurse: Actor
    other_nurse: Actor
    guide: Actor
    administrator: Actor
    slots: ProfileSlots

    def later(self, **delta: float) -> None:
        self.now += timedelta(**delta)

    def put(self, kind: type[R], by: Actor, register: Register | None = None, **fields: Any) -> R:  # noqa: ANN401 - fields of any kind
        """Store a record as an earlier use case would have."""
        with self.work(by) as work:
            header = work.header(register or min(by.registers))
            given: dict[str, Any] = {
                "id": header.id,
                "register": header.register,
                "created_at": header.at,
                "created_by": by.worker,
            }
            made = kind(**given | fields)
            return work.create(made)

    def client(self, by: Actor, **fields: Any) -> Client:  # noqa: ANN401 - fields of a client
        names = {"last_name": "Ketola", "first_names": "Raija Maria", "call_name": "Raija"}
        return self.put(Client, by, Register.SHARED, **names | fields)

    def matter(self, by: Actor, client: ClientId | None, **fields: Any) -> Matter:  # noqa: ANN401 - fields of a matter
        """Store a matter in a contact of its own."""
        contact = self.put(Contact, by, worker=by.worker, unit=by.unit, received_at=self.now)
        defaults = {"contact": contact.id, "client": client, "unit": by.unit}
        return self.put(Matter, by, **defaults | fields)

    def change(self, by: Actor, record: R, **fields: Any) -> R:  # noqa: ANN401 - fields of any kind
        with self.work(by) as work:
            stored = work.store.get(type(record), record.id)
            assert stored is not None
            return work.save(stored, replace(stored, **fields))

    def get(self, record: R) -> R:
        with self.store.units.reading() as uow:
            stored = uow.get(type(record), record.id)
        assert stored is not None
        return stored

    def log(self) -> list[LogLine]:
        with self.store.database.reader() as connection:
            return list(lines(connection, self.store.desk.id))

    def last_line(self) -> LogLine:
        return self.log()[-1]

    @contextmanager
    def work(self, by: Actor) -> Iterator[Work]:
        with self.store.units.writing() as uow:
            yield Work(uow, by, self.now, "office.put")


def _actor(number: int, role: Role, unit: UnitId | None, *registers: Register) -> Actor:
    return Actor(
        worker=WorkerId(_id(number)),
        roles=frozenset({role}),
        unit=unit,
        registers=frozenset(registers),
    )


HEALTH_UNIT, SOCIAL_UNIT = UnitId(_id(101)), UnitId(_id(102))


@contextmanager
def opened_office(folder: Path) -> Iterator[Office]:
    """Open an office of its own, staffed, where nothing has happened yet."""
    unpack(_staffed(), folder, PASSWORD)
    with _opened(folder) as office:
        yield office


@cache
def _staffed() -> Packed:
    return pack(_make_staffed)


def _make_staffed(folder: Path) -> None:
    Profile.create(
        folder, _id(1), PASSWORD, synthetic=True, make_schema=make_schema, cost=THROW_AWAY
    )
    with _opened(folder) as office:
        _staff(office)


@contextmanager
def _opened(folder: Path) -> Iterator[Office]:
    with Profile.open(folder, PASSWORD, check_schema=check_schema) as profile:
        store = open_store(profile, lambda: MORNING, short_code="K7M")
        office = Office(
            store=store,
            works=Works(store.units, lambda: office.now),
            now=MORNING,
            nurse=_actor(1, Role.NURSE, HEALTH_UNIT, Register.HEALTH),
            other_nurse=_actor(2, Role.NURSE, None, Register.HEALTH),
            guide=_actor(3, Role.GUIDE, SOCIAL_UNIT, Register.SOCIAL),
            administrator=_actor(4, Role.ADMINISTRATOR, None),
            slots=ProfileSlots(profile, THROW_AWAY),
        )
        yield office


def _staff(office: Office) -> None:
    shared: dict[str, Any] = {"register": Register.SHARED}
    office.put(
        Unit,
        office.nurse,
        **shared,
        id=HEALTH_UNIT,
        name="Keskustan sote-keskus",
        phone="060004120",
    )
    office.put(
        Unit,
        office.guide,
        **shared,
        id=SOCIAL_UNIT,
        name="Asiakasohjaus",
        unit_kind=UnitKind.OLDER_PEOPLE,
        keeps=Register.SOCIAL,
    )
    people = (
        (office.nurse, "Minna", "Salo", "sairaanhoitaja"),
        (office.other_nurse, "Jari", "Lehto", "sairaanhoitaja"),
        (office.guide, "Eero", "Äijälä", "asiakasohjaaja"),
    )
    for actor, first, last, title in people:
        office.put(
            Worker,
            actor,
            **shared,
            id=actor.worker,
            first_name=first,
            last_name=last,
            title=title,
            unit=actor.unit,
            phone="0600041200",
            phone_hours="8–16",
        )

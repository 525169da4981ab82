"""Rows and objects: nothing is lost either way, also of what this version does not know."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotedesk.model.changes import ChangeId
from sotedesk.model.fold import fold
from sotedesk.model.ids import DeskId
from sotedesk.model.matter import Matter, Urgency
from sotedesk.model.record import KINDS, Kind, Origin, group_values, record_of, unknown_values
from sotedesk.model.wire import UnknownCode
from sotedesk.store.rows import rows_of
from sotedesk.store.work import StoredWork
from tests.builders import NOW, contact, creation, edit, matter, written
from tests.model.examples import records_of
from tests.store.forging import newer
from tests.store.store_fixtures import StoreDesk

_KINDS = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
_FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class _UndoneError(Exception):
    """Leaves a unit of work without its changes."""


@contextmanager
def undone(desk: StoreDesk) -> Iterator[StoredWork]:
    """Open a unit of work of which nothing stays."""
    with suppress(_UndoneError), desk.database.writer() as connection:
        yield StoredWork(connection)
        raise _UndoneError


@_KINDS
@_FEW
@given(data=st.data())
def test_any_record_of_any_kind_comes_back_as_it_was_created_and_as_it_was_edited(
    desk: StoreDesk, kind: Kind, data: st.DataObject
) -> None:
    created = data.draw(records_of(kind))
    edited = replace(data.draw(records_of(kind)), id=created.id, register=created.register)

    with undone(desk) as work:
        first = work.append(creation(created), NOW)
        stored = work.get(kind.record, created.id)
        assert stored == created
        assert stored.origin == Origin(created=first.id)
        new = edit(stored, edited)
        if new.groups:
            second = work.append(new, NOW)
            stored = work.get(kind.record, created.id)
            assert stored is not None
            assert stored.origin.heads == dict.fromkeys(new.groups, (second.id,))
        assert stored == edited
        assert work.find(kind.record, order="") == ([] if edited.is_void else [edited])


@_KINDS
@_FEW
@given(data=st.data())
def test_a_row_gives_the_object_that_the_model_builds_of_the_same_values(
    kind: Kind, data: st.DataObject
) -> None:
    record = data.draw(records_of(kind))
    groups = {name: group_values(record, name) for name in kind.groups}
    groups["of_a_newer_version"] = {"anything": [1, {"a": None}]}
    first = ChangeId(DeskId(UUID(int=1)), record.register, 1)
    rows = rows_of(kind.record)

    row = rows.new_row(record.id, first, groups, {}, [])

    assert row is not None
    origin = Origin(created=first, extra=unknown_values(kind, groups))
    header = {"id": record.id, "register": record.register}
    built = record_of(kind.record, header, groups, origin)
    assert rows.make(row) == built
    assert rows.make(row).origin == origin
    travels = {name: value for group in kind.groups for name, value in groups[group].items()}
    assert rows.wire(row) == travels


def test_a_change_of_an_older_version_leaves_newer_fields_at_their_defaults(
    desk: StoreDesk,
) -> None:
    record = matter(contact().id)
    groups = {name: group_values(record, name) for name in ("origin", "contact", "reason")}

    with desk.units.writing() as uow:
        uow.append(written(record, groups, {}), NOW)

    found = desk.get(record)
    defaults = {entry.name: entry.default for entry in fields(Matter)}
    assert found.reason == "Haava jalassa"
    assert found.urgency is defaults["urgency"]
    assert found.symptoms_asked == ()


def test_a_newer_code_field_and_group_are_kept_sent_on_and_carried_when_the_group_is_written(
    desk: StoreDesk,
) -> None:
    record = matter(contact().id, urgency=Urgency.TODAY)
    groups = {name: dict(group_values(record, name)) for name in KINDS["matter"].groups}
    groups["urgency"] = {"urgency": "within_the_hour"}
    groups["outcome"]["certainty"] = {"of": [1, "x"]}
    groups["weather"] = {"rain": True, "amount": None}
    sent = newer(record, groups)

    desk.receive([sent])

    found = desk.get(record)
    assert found.urgency == UnknownCode("within_the_hour")
    assert found.origin.extra == {
        "outcome": {"certainty": {"of": [1, "x"]}},
        "weather": {"rain": True, "amount": None},
    }
    assert desk.stored() == [sent]
    desk.save(found, replace(found, outcome_note="Sovittu"))
    edited = desk.stored()[-1].payload
    assert edited is not None
    assert json.loads(edited)["groups"]["outcome"]["certainty"] == {"of": [1, "x"]}
    assert desk.get(record).origin.extra == found.origin.extra
    assert desk.verify().ok


def test_a_kind_of_a_newer_version_is_stored_and_sent_on_word_for_word(desk: StoreDesk) -> None:
    sent = newer(contact(), {"flight": {"height": 12}}, kind="balloon")

    desk.receive([sent])

    assert desk.stored() == [sent]
    report = desk.verify()
    assert (report.ok, report.changes, report.records) == (True, 1, 0)


def test_a_creation_that_lacks_what_the_class_requires_gives_no_row() -> None:
    record = matter(contact().id)
    groups = {"origin": group_values(record, "origin")}
    sent = newer(record, groups).change

    assert rows_of(Matter).row(fold([sent])) is None
    assert rows_of(Matter).wrong_fields(groups, creates=True) == ["contact"]


def test_a_value_without_the_form_of_its_field_stands_beside_the_row() -> None:
    record = matter(contact().id, safety_net=True)
    groups = {name: dict(group_values(record, name)) for name in KINDS["matter"].groups}
    groups["safety_net"]["safety_net"] = "yes"
    rows = rows_of(Matter)

    row = rows.row(fold([newer(record, groups).change]))

    assert row is not None
    made = rows.make(row)
    assert made.safety_net is False
    assert made.origin.extra == {"safety_net": {"safety_net": "yes"}}
    assert rows.wrong_fields(groups, creates=True) == ["safety_net"]


def test_days_in_finland_stand_beside_instants_also_at_the_end_of_time(desk: StoreDesk) -> None:
    late = NOW.replace(hour=22, minute=30)
    first = desk.create(contact(received_at=late))
    last = desk.create(contact(received_at=late.replace(year=9999, month=12, day=31, hour=23)))

    days = desk.ask("SELECT id, received_day FROM contact ORDER BY received_day")

    assert days == [(first.id.bytes, "2026-11-25"), (last.id.bytes, "9999-12-31")]

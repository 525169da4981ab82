"""Every kind of record: how it travels, what counts as altered, what a form was opened over."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotedesk.model.changes import Register
from sotedesk.model.client import Client, Phone
from sotedesk.model.ids import ClientId
from sotedesk.model.plan import PlanRow
from sotedesk.model.record import (
    CARED,
    DIRECTORY,
    KINDS,
    Origin,
    altered_groups,
    group_values,
    kind_of,
    record_of,
    unknown_values,
)
from sotedesk.model.wire import Json, Values, WireError, canonical
from tests.model.examples import NOW, WORKER, change_id, made, records_of

CLIENT = made(Client, 1, Register.SHARED, last_name="Kivelä", first_names="Martta")
ANY_KIND = pytest.mark.parametrize("name", sorted(KINDS))


@ANY_KIND
@settings(max_examples=20)
@given(data=st.data())
def test_a_record_of_any_kind_and_state_is_read_back_from_its_groups(
    name: str, data: st.DataObject
) -> None:
    one = KINDS[name]
    record = data.draw(records_of(one))
    sent = canonical({group: group_values(record, group) for group in one.groups})

    header = {"id": record.id, "register": record.register}
    again = record_of(one.record, header, json.loads(sent), Origin())

    assert again == record
    assert altered_groups(record, again) == {}


@ANY_KIND
@settings(max_examples=20)
@given(data=st.data())
def test_the_altered_groups_turn_one_state_into_the_other(name: str, data: st.DataObject) -> None:
    one = KINDS[name]
    before, after = data.draw(records_of(one)), data.draw(records_of(one))
    whole = {group: group_values(before, group) for group in one.groups}

    altered = altered_groups(before, after)

    header = {"id": after.id, "register": after.register}
    assert record_of(one.record, header, whole | altered, Origin()) == after
    assert all(altered[group] != whole[group] for group in altered)


def test_a_group_is_written_whole() -> None:
    altered = altered_groups(CLIENT, replace(CLIENT, call_name="Martta"))

    assert altered == {
        "name": {
            "last_name": "Kivelä",
            "first_names": "Martta",
            "call_name": "Martta",
            "former_last_names": [],
        }
    }


def test_a_group_that_only_an_older_version_did_not_write_takes_its_defaults() -> None:
    groups = {group: group_values(CLIENT, group) for group in ("origin", "name")}
    header = {"id": CLIENT.id, "register": Register.SHARED}

    assert record_of(Client, header, groups, Origin()) == CLIENT


def test_a_value_of_the_wrong_form_is_refused() -> None:
    groups: dict[str, Values] = {
        "origin": group_values(CLIENT, "origin"),
        "name": {"last_name": 7},
    }
    header = {"id": CLIENT.id, "register": Register.SHARED}

    with pytest.raises(WireError):
        record_of(Client, header, groups, Origin())


def test_what_a_newer_version_wrote_is_kept_and_carried_along() -> None:
    newer: dict[str, Json] = group_values(CLIENT, "name") | {"pronoun": "hän"}
    groups: dict[str, Values] = {
        "origin": group_values(CLIENT, "origin"),
        "name": newer,
        "mood": {"mood": "ok"},
    }

    extra = unknown_values(kind_of(Client), groups)
    header = {"id": CLIENT.id, "register": Register.SHARED}
    client = record_of(Client, header, groups, Origin(extra=extra))

    assert extra == {"name": {"pronoun": "hän"}, "mood": {"mood": "ok"}}
    renamed = replace(client, last_name="Aho")
    assert altered_groups(client, renamed)["name"] == newer | {"last_name": "Aho"}
    assert altered_groups(client, client) == {}


def test_the_changes_a_record_stands_on_are_not_part_of_its_value() -> None:
    assert replace(CLIENT, origin=Origin(change_id(1))) == CLIENT
    assert hash(replace(CLIENT, origin=Origin(change_id(1)))) == hash(CLIENT)


CREATED, ONE, OTHER = change_id(1), change_id(2), change_id(2, 0xD2)


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        (Origin(), ()),
        (Origin(CREATED), (CREATED,)),
        (Origin(CREATED, {"other": (ONE,)}), (CREATED,)),
        (Origin(CREATED, {"name": (ONE,)}), (ONE,)),
        (Origin(CREATED, {"name": (ONE, OTHER)}), (ONE, OTHER)),
        (Origin(CREATED, {"name": (ONE, OTHER)}, frozenset({"name"})), (ONE,)),
        (Origin(CREATED, {"name": (ONE, OTHER)}, frozenset({"other"})), (ONE, OTHER)),
    ],
    ids=[
        "not stored yet",
        "as created",
        "another group edited",
        "edited",
        "edited alike at two desks",
        "in conflict, the first shows",
        "another group in conflict",
    ],
)
def test_a_form_is_written_over_the_changes_it_shows(
    origin: Origin, shown: tuple[object, ...]
) -> None:
    assert origin.shown("name") == shown


def test_a_record_is_void_when_it_was_voided() -> None:
    voided = replace(CLIENT, voided_at=NOW, voided_by=WORKER, void_reason="tupla")

    assert voided.is_void
    assert not CLIENT.is_void
    assert set(altered_groups(CLIENT, voided)) == {"void"}


def test_the_order_of_rows_is_quiet_and_nothing_a_person_wrote_is() -> None:
    assert kind_of(PlanRow).quiet == {"order"}
    assert {name: one.quiet for name, one in KINDS.items() if one.quiet} == {
        "matter": {"position"},
        "plan_participant": {"order"},
        "plan_row": {"order"},
    }


def test_what_is_said_of_a_client_is_never_in_the_shared_register() -> None:
    shared = {name for name, one in KINDS.items() if one.registers == DIRECTORY}

    assert shared == {
        "client",
        "phone",
        "address",
        "related_person",
        "client_link",
        "worker",
        "unit",
        "team",
        "team_member",
        "service",
    }
    assert all(one.registers == CARED for name, one in KINDS.items() if name not in shared)


def test_a_phone_is_one_group_with_what_may_be_done_with_it() -> None:
    phone = made(Phone, 2, Register.SHARED, client=ClientId(UUID(int=1)))

    assert set(group_values(phone, "number")) == {
        "number",
        "label",
        "may_leave_message",
        "may_text",
        "safe_time",
    }

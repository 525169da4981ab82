"""Taking in other desks' changes: stored at once, folded when ready, refused by name."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sotedesk.model.changes import Register, payload_digest
from sotedesk.model.clock import LARGEST_LEAD_MS, clock_at
from sotedesk.model.contact import Contact
from sotedesk.store.change_errors import (
    ChangeDiffersError,
    ChangeError,
    ForgedChangeError,
    MalformedChangeError,
    OwnChangeUnknownError,
)
from sotedesk.store.changelog import StoredChange, of_stream
from sotedesk.store.receive import Received
from tests.builders import NOW, client, contact, creation, edit, link, written
from tests.store.forging import OtherDesk, emptied
from tests.store.store_fixtures import StoreDesk


def edits(other: OtherDesk, record: Contact, *words: str) -> list[StoredChange]:
    """Create a record and edit it once a word, each edit over the one before."""
    changes = [other.write(creation(record))]
    for word in words:
        new = edit(record, replace(record, interpreter=word))
        changes.append(other.write(replace(new, over={"interpreter": (changes[-1].change.id,)})))
    return changes


def test_what_came_is_there_and_comes_twice_without_harm(desk: StoreDesk) -> None:
    record = contact()
    changes = edits(OtherDesk(), record, "viro", "venäjä")

    assert desk.receive(changes) == Received(new=3, known=0)
    assert desk.get(record) == replace(record, interpreter="venäjä")
    assert desk.receive([*changes, changes[0]]) == Received(new=0, known=4)
    assert desk.stored() == changes
    assert desk.verify().ok


def test_a_change_waits_until_what_it_was_written_over_has_come(desk: StoreDesk) -> None:
    record = contact()
    created, first, second = edits(OtherDesk(), record, "viro", "venäjä")

    desk.receive([created, second])
    report = desk.verify()
    assert (report.ok, report.waiting) == (True, 1)
    assert desk.get(record).interpreter == ""
    desk.receive([first])
    assert desk.get(record).interpreter == "venäjä"
    assert desk.verify().waiting == 0


@pytest.mark.parametrize("at_once", [True, False])
def test_a_change_that_came_without_its_payload_becomes_whole_when_it_comes_again(
    desk: StoreDesk, *, at_once: bool
) -> None:
    record = contact()
    changes = edits(OtherDesk(), record, "viro")
    bare = [emptied(change) for change in changes]

    for batch in [[*bare, *changes]] if at_once else [bare, changes]:
        desk.receive(batch)
    again = desk.receive([*bare, *changes])

    assert again == Received(new=0, known=4)
    assert desk.stored() == changes
    assert desk.get(record).interpreter == "viro"
    assert desk.verify().ok


def test_another_payload_for_a_change_that_came_without_one_is_refused(desk: StoreDesk) -> None:
    (created,) = edits(OtherDesk(), contact())
    desk.receive([emptied(created)])

    with pytest.raises(ForgedChangeError):
        desk.receive([replace(created, payload='{"groups":{},"over":{}}')])
    salt, payload = b"\0" * 16, '{"groups":{},"over":{}}'
    digest = payload_digest(salt, payload)
    with pytest.raises(ForgedChangeError):
        desk.receive([replace(created, payload=payload, salt=salt, digest=digest)])


def test_an_edit_that_comes_before_its_creation_gives_no_row(desk: StoreDesk) -> None:
    record = contact()
    created, first = edits(OtherDesk(), record, "viro")

    desk.receive([first])
    assert desk.find(record) is None
    desk.receive([created])
    assert desk.get(record).interpreter == "viro"


def test_an_edit_made_here_while_another_waits_is_folded_with_it(desk: StoreDesk) -> None:
    record = contact()
    created, first, second = edits(OtherDesk(), record, "viro", "venäjä")
    desk.receive([created, second])

    shown = desk.get(record)
    desk.save(shown, replace(shown, interpreter="somali"))
    assert desk.wrong_rows() == []
    desk.receive([first])
    assert desk.get(record).origin.conflicts == {"interpreter"}
    assert desk.wrong_rows() == []


def test_two_desks_edits_of_one_group_are_a_conflict_and_of_two_groups_are_none(
    desk: StoreDesk,
) -> None:
    record = contact()
    one, other = OtherDesk(), OtherDesk()
    created = one.write(creation(record))
    over = {"interpreter": (created.change.id,)}
    groups = {"interpreter": {"interpreter": "viro"}}
    desk.receive([created, other.write(written(record, groups, over))])
    assert desk.verify().open_conflicts == 0

    groups = {"interpreter": {"interpreter": "venäjä"}}
    desk.receive([one.write(written(record, groups, over))])
    report = desk.verify()
    assert (report.ok, report.open_conflicts) == (True, 1)
    assert desk.get(record).origin.conflicts == {"interpreter"}


def test_seen_ranges_tell_what_is_here_and_grow_together(desk: StoreDesk) -> None:
    other = OtherDesk()
    changes = [other.write(creation(contact())) for _ in range(7)]

    def ranges() -> list[tuple[object, ...]]:
        return desk.ask("SELECT first, last FROM seen_range ORDER BY first, last")

    desk.receive([changes[2], changes[4]])
    assert ranges() == [(3, 3), (5, 5)]
    desk.receive([changes[3]])
    assert ranges() == [(3, 5)]
    desk.receive([changes[0], changes[6]])
    assert ranges() == [(1, 1), (3, 5), (7, 7)]
    desk.receive([changes[1], changes[5]])
    assert ranges() == [(1, 7)]
    desk.create(contact())
    desk.create(client())
    assert ranges() == [(1, 1), (1, 1), (1, 7)]
    assert desk.verify().ok


def test_the_clock_follows_a_received_one_at_most_ten_minutes_past_local_time(
    desk: StoreDesk,
) -> None:
    other = OtherDesk()
    ahead = clock_at(NOW + timedelta(minutes=3))
    desk.receive([other.write(creation(contact()), clock=ahead)])
    first = desk.changes(desk.create(contact()).id)[0]
    assert first.clock == ahead + 1

    desk.receive([other.write(creation(contact()), clock=clock_at(NOW + timedelta(days=365)))])
    second = desk.changes(desk.create(contact()).id)[0]
    assert second.clock <= clock_at(NOW) + (LARGEST_LEAD_MS << 16) + 1
    assert second.clock > first.clock


def test_links_of_other_desks_make_one_person_and_undoing_parts_them(desk: StoreDesk) -> None:
    other = OtherDesk()
    people = sorted((client(), client(), client()), key=lambda one: one.id)
    tied = [link(people[2].id, people[1].id), link(people[1].id, people[0].id)]
    desk.receive([other.write(creation(record)) for record in (*people, *tied)])

    persons = desk.ask("SELECT client, person FROM client_person ORDER BY client")
    assert persons == [(one.id.bytes, people[0].id.bytes) for one in people]
    shown = desk.get(tied[1])
    desk.save(shown, replace(shown, voided_at=NOW, void_reason="Eri ihminen"))
    assert desk.ask("SELECT client, person FROM client_person ORDER BY client") == [
        (one.id.bytes, people[1].id.bytes) for one in people[1:]
    ]
    assert desk.verify().ok


def refused(desk: StoreDesk, *changes: StoredChange) -> ChangeError:
    """Give the error by which a batch is refused, after seeing that nothing of it stands."""
    before = desk.stored()
    good = OtherDesk().write(creation(contact()))
    with pytest.raises(ChangeError) as failure:
        desk.receive([good, *changes])
    assert desk.stored() == before
    assert desk.verify().ok
    return failure.value


def test_a_payload_that_was_altered_on_the_way_is_refused(desk: StoreDesk) -> None:
    sent = OtherDesk().write(creation(contact(interpreter="viro")))
    assert sent.payload is not None
    forged = replace(sent, payload=sent.payload.replace("viro", "suomi"))

    error = refused(desk, forged)

    assert isinstance(error, ForgedChangeError)
    assert error.change == sent.change.id
    assert sent.change.id.text() in str(error)


@pytest.mark.parametrize("field", ["worker", "clock", "record", "kind", "use_case"])
def test_a_header_that_was_altered_on_the_way_is_refused(desk: StoreDesk, field: str) -> None:
    other = OtherDesk()
    first, sent = (other.write(creation(contact())) for _ in range(2))
    values: dict[str, Any] = {
        "worker": other.id,
        "clock": 1,
        "record": other.id,
        "kind": "x",
        "use_case": "x",
    }
    forged = replace(sent, change=replace(sent.change, **{field: values[field]}))

    assert isinstance(refused(desk, first, forged), ForgedChangeError)


def test_a_change_in_place_of_a_missing_one_is_refused_when_the_next_one_is_here(
    desk: StoreDesk,
) -> None:
    other, impostor = OtherDesk(), OtherDesk()
    impostor.id = other.id
    own = [other.write(creation(contact())) for _ in range(3)]
    false = [impostor.write(creation(contact())) for _ in range(2)]
    desk.receive([own[2]])

    error = refused(desk, *false)

    assert isinstance(error, ForgedChangeError)
    assert error.change == own[2].change.id


def test_a_known_number_with_another_hash_is_an_error_by_name(desk: StoreDesk) -> None:
    other, impostor = OtherDesk(), OtherDesk()
    impostor.id = other.id
    desk.receive([other.write(creation(contact()))])

    error = refused(desk, impostor.write(creation(contact())))

    assert isinstance(error, ChangeDiffersError)


def test_the_desks_own_id_with_what_it_has_not_written_is_an_error_by_name(
    desk: StoreDesk,
) -> None:
    twin = OtherDesk(desk.desk().id)
    unknown = twin.write(creation(contact()))
    assert isinstance(refused(desk, unknown), OwnChangeUnknownError)

    desk.create(contact())
    assert isinstance(refused(desk, unknown), OwnChangeUnknownError)
    assert desk.receive(desk.stored()) == Received(new=0, known=1)


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ({"interpreter": {"interpreter": 7}}, "interpreter"),
        ({"times": {"received_at": "now"}}, "received_at"),
        ({"place": {"unit": "nowhere"}}, "unit"),
        ({"channel": {"channel": None}}, "channel"),
        ({"times": {"received_at": 1 << 70}}, "received_at"),
    ],
)
def test_a_value_without_the_form_of_its_field_is_refused(
    desk: StoreDesk, groups: dict[str, dict[str, str | int | None]], problem: str
) -> None:
    other = OtherDesk()
    record = contact()
    created = other.write(creation(record))
    over = dict.fromkeys(groups, (created.change.id,))

    error = refused(desk, created, other.write(written(record, groups, over)))

    assert isinstance(error, MalformedChangeError)
    assert problem in str(error)


def test_a_creation_without_what_the_class_requires_is_refused(desk: StoreDesk) -> None:
    half = written(contact(), {"interpreter": {"interpreter": "viro"}}, {})

    assert isinstance(refused(desk, OtherDesk().write(half)), MalformedChangeError)


@pytest.mark.parametrize(
    "payload", ["", "[]", "{}", '{"groups":{"a":1},"over":{}}', '{"groups":{},"over":{"a":["x"]}}']
)
def test_a_payload_that_is_none_is_refused(desk: StoreDesk, payload: str) -> None:
    sent = OtherDesk().write(creation(contact()))
    salt = sent.salt or b""
    sealed = replace(sent, payload=payload, digest=payload_digest(salt, payload))

    assert isinstance(refused(desk, sealed), MalformedChangeError)


@pytest.mark.parametrize(
    "values",
    [
        {"clock": -1},
        {"clock": 1 << 63},
        {"use_case": "\ud800"},
    ],
)
def test_numbers_and_texts_no_engine_can_hold_are_refused(
    desk: StoreDesk, values: dict[str, int | str]
) -> None:
    sent = OtherDesk().write(creation(contact()))
    broken = replace(sent, change=replace(sent.change, **values))  # type: ignore[arg-type]

    assert isinstance(refused(desk, broken), MalformedChangeError)


@pytest.mark.parametrize("values", [{"salt": None}, {"digest": b""}, {"hash": b"short"}])
def test_half_a_seal_is_refused(desk: StoreDesk, values: dict[str, bytes | None]) -> None:
    sent = OtherDesk().write(creation(contact()))

    broken = replace(sent, **values)  # type: ignore[arg-type]

    assert isinstance(refused(desk, broken), MalformedChangeError)


def test_a_record_made_here_that_has_come_already_folds_with_what_came(desk: StoreDesk) -> None:
    record = contact(interpreter="viro")
    desk.receive([OtherDesk().write(creation(record), clock=clock_at(NOW) - 1)])

    desk.create(replace(record, interpreter="venäjä"))

    assert desk.get(record).origin.conflicts == {"interpreter"}
    assert desk.wrong_rows() == []


def test_an_edit_of_a_record_that_has_not_come_waits(desk: StoreDesk) -> None:
    record = contact()
    created, first = edits(OtherDesk(), record, "viro")
    over = {"interpreter": (first.change.id,)}
    with desk.units.writing() as uow:
        uow.append(written(record, {"interpreter": {"interpreter": "venäjä"}}, over), NOW)

    assert desk.find(record) is None
    assert desk.verify().waiting == 1
    desk.receive([created, first])
    assert desk.get(record).interpreter == "venäjä"
    assert desk.verify().waiting == 0


def test_a_stream_is_handed_on_from_any_number_word_for_word(desk: StoreDesk) -> None:
    changes = edits(OtherDesk(), contact(), "viro", "venäjä")
    desk.receive(changes)
    stream = changes[0].change.id

    with desk.database.reader() as connection:
        assert list(of_stream(connection, stream.desk, stream.register)) == changes
        assert list(of_stream(connection, stream.desk, stream.register, after=2)) == changes[2:]


def test_registers_are_streams_of_their_own(desk: StoreDesk) -> None:
    other = OtherDesk()
    changes = [other.write(creation(record)) for record in (contact(), client(), contact())]

    desk.receive(reversed(changes))

    assert {change.change.id.register for change in desk.stored()} == {
        Register.HEALTH,
        Register.SHARED,
    }
    assert desk.verify().ok

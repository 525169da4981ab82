"""People as every screen names them, and which client records are one person."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.client import ClientLink, InterpreterNeed, LinkStatus
from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.services.subject import (
    ReasonNeededError,
    own_unit,
    require_reason,
    same_person,
    subject,
    subjects,
    worker_name,
)
from sotedesk.services.work import AbsentError
from tests.services.office import Office


def test_a_person_is_named_as_spoken_and_sorted_by_last_name(office: Office) -> None:
    client = office.client(
        office.nurse,
        birth_date=date(1958, 9, 3),
        safety_ban=True,
        interpreter_need=InterpreterNeed.SIGNED,
        interpreter_language="suomalainen viittomakieli",
    )

    with office.work(office.nurse) as work:
        person = subject(work, client.id)

    assert (person.name, person.sort_name, person.age) == ("Raija Ketola", "Ketola Raija Maria", 68)
    assert (person.safety_ban, person.no_paper) == (True, False)
    assert person.interpreter_need is InterpreterNeed.SIGNED
    assert person.interpreter_language == "suomalainen viittomakieli"


def test_a_ban_on_a_linked_record_of_the_person_holds_in_lists_and_headings(
    office: Office,
) -> None:
    banned = office.client(office.nurse, safety_ban=True).id
    other, ended = (office.client(office.nurse).id for _ in range(2))
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=banned, into_client=other)
    office.put(
        ClientLink,
        office.nurse,
        Register.SHARED,
        from_client=ended,
        into_client=banned,
        status=LinkStatus.UNDONE,
    )

    with office.work(office.nurse) as work:
        assert [subject(work, one).safety_ban for one in (banned, other, ended)] == [
            True,
            True,
            False,
        ]
        assert subjects(work, ()) == {}


def test_people_not_arrived_are_nameless_and_nobody_is_left_out(office: Office) -> None:
    client, absent = office.client(office.nurse).id, ClientId(UUID(int=1))

    with office.work(office.nurse) as work:
        people = subjects(work, (client, None, absent))

    assert {one: person.name for one, person in people.items()} == {
        client: "Raija Ketola",
        absent: "",
    }


def test_one_person_is_every_record_linked_to_it(office: Office) -> None:
    first, second, third, other = (office.client(office.nurse).id for _ in range(4))
    for one, into in ((first, second), (third, second)):
        office.put(ClientLink, office.nurse, Register.SHARED, from_client=one, into_client=into)

    with office.work(office.nurse) as work:
        assert same_person(work, third) == tuple(sorted((first, second, third)))
        assert same_person(work, other) == (other,)


def test_a_worker_is_named_when_arrived(office: Office) -> None:
    with office.work(office.nurse) as work:
        named = [
            worker_name(work, worker)
            for worker in (office.guide.worker, WorkerId(UUID(int=1)), None)
        ]

    assert named == ["Eero Äijälä", "", ""]


def test_the_actors_unit_has_to_be_there(office: Office) -> None:
    for unit in (None, UnitId(UUID(int=1))):
        stray = replace(office.nurse, unit=unit)
        with office.work(stray) as work, pytest.raises(AbsentError):
            own_unit(work)
    with office.work(office.nurse) as work:
        assert own_unit(work).keeps is Register.HEALTH


def test_a_reason_of_spaces_is_none() -> None:
    assert require_reason(" syy ") == "syy"
    with pytest.raises(ReasonNeededError):
        require_reason("  ")

"""The parts invented data is made of: people, ids, the agenda, the stories."""

from datetime import date, datetime, timedelta
from random import Random

import pytest

from sotedesk.model.hetu import read_hetu
from sotedesk.model.worker import UnitKind
from sotedesk.resources import resource
from sotedesk.services.definitions import load_definitions
from sotedesk.synthetic.agenda import Agenda
from sotedesk.synthetic.clock import (
    DEMO_MOMENT,
    HELSINKI,
    SeededIds,
    SetClock,
    is_office_time,
    on_working_day,
)
from sotedesk.synthetic.generate import Wanted
from sotedesk.synthetic.people import MEN, WOMEN, People
from sotedesk.synthetic.population import AGES, SCRIPTS, UNIT_SHARES
from sotedesk.synthetic.situations import SITUATIONS

TODAY = date(2026, 11, 24)


def test_people_repeat_from_their_seed_and_have_codes_of_nobody() -> None:
    one, other = People(Random(5), TODAY), People(Random(5), TODAY)  # noqa: S311 - invented

    drawn = [one.draw(0, 96) for _ in range(2_000)]

    assert drawn == [other.draw(0, 96) for _ in range(2_000)]
    assert len({person.hetu for person in drawn}) == len(drawn)
    assert len({person.phone for person in drawn}) == len(drawn)
    for person in drawn:
        read = read_hetu(person.hetu, TODAY, synthetic=True)
        assert (read.temporary, read.birth_date) == (True, person.birth_date)
        assert person.call_name in person.first_names.split()


def test_a_daughter_has_a_womans_name_and_a_father_a_mans() -> None:
    people = People(Random(1), TODAY)  # noqa: S311 - invented people

    assert all(people.namesake("tytär") in WOMEN for _ in range(50))
    assert all(people.namesake("isä") in MEN for _ in range(50))
    assert people.namesake("") in {*WOMEN, *MEN}


def test_ids_repeat_from_their_seed_and_differ_from_another() -> None:
    def ids(seed: int) -> list[object]:
        made = SeededIds(seed)
        return [made(DEMO_MOMENT) for _ in range(5)]

    assert ids(1) == ids(1)
    assert not set(ids(1)) & set(ids(2))


def test_the_agenda_runs_what_is_due_in_order_and_what_that_puts_down() -> None:
    clock = SetClock(DEMO_MOMENT)
    agenda, ran = Agenda(clock), []

    def put(hours: int, name: str) -> None:
        agenda.put(DEMO_MOMENT + timedelta(hours=hours), lambda: ran.append((name, clock.at)))

    put(3, "third")
    put(1, "first")
    agenda.put(DEMO_MOMENT + timedelta(hours=1), lambda: put(2, "second"))
    put(9, "never")
    agenda.run_until(DEMO_MOMENT + timedelta(hours=4))

    assert [name for name, _ in ran] == ["first", "second", "third"]
    assert [(at - DEMO_MOMENT) / timedelta(hours=1) for _, at in ran] == [1, 2, 3]
    assert clock() == DEMO_MOMENT + timedelta(hours=4)


@pytest.mark.parametrize(
    ("at", "opened"),
    [
        (datetime(2026, 11, 24, 8, 0, tzinfo=HELSINKI), True),
        (datetime(2026, 11, 24, 16, 0, tzinfo=HELSINKI), False),
        (datetime(2026, 11, 24, 7, 59, tzinfo=HELSINKI), False),
        (datetime(2026, 11, 28, 12, 0, tzinfo=HELSINKI), False),
    ],
)
def test_desks_are_open_from_monday_to_friday_8_to_16(at: datetime, opened: bool) -> None:  # noqa: FBT001 - a table
    assert is_office_time(at) is opened
    assert on_working_day(at).weekday() < 5


def test_every_unit_has_stories_for_all_its_ages_and_types_it_knows() -> None:
    types = load_definitions(resource()).types
    assert set(SCRIPTS) == set(AGES) == set(UNIT_SHARES) == set(UnitKind)
    for kind, scripts in SCRIPTS.items():
        assert any(not script.about_client for script in scripts)
        assert {script.type for script in scripts} <= set(types)
        for age in range(AGES[kind][0], AGES[kind][1] + 3):  # a generated year or two passes
            fitting = [s for s in scripts if s.about_client and s.ages[0] <= age <= s.ages[1]]
            assert fitting, (kind, age)


def test_every_field_of_a_story_is_shown_by_its_type() -> None:
    types = load_definitions(resource()).types
    for script in (script for scripts in SCRIPTS.values() for script in scripts):
        shown = {use.field for use in types[script.type].fields}
        assert set(script.values) <= shown, (script.values["reason"], set(script.values) - shown)
        assert ("{time}" in script.values.get("agreed", "")) is (script.time is not None)


def test_every_point_of_a_situation_is_in_the_list_of_triggers() -> None:
    known = {item.code for item in load_definitions(resource()).triggers.items}

    for situation in SITUATIONS:
        assert set(situation.observed) <= known
        assert all(row.need for row in situation.rows)


def test_more_contacts_spread_over_a_longer_time_within_bounds() -> None:
    periods = [
        Wanted(clients=10, contacts=contacts, seed=1).period for contacts in (0, 10_000, 10_000_000)
    ]

    assert periods[0] == timedelta(days=45)
    assert periods[0] < periods[1] < periods[2] == timedelta(days=730)

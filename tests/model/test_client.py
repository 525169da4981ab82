from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.changes import Register
from sotedesk.model.client import Allowed, Client, InterpreterNeed
from sotedesk.model.record import altered_groups
from tests.model.examples import TODAY, made

CLIENT = made(Client, 1, Register.SHARED, last_name="Kivelä", first_names="Martta Elina")


@pytest.mark.parametrize(
    ("first_names", "call_name", "last_name", "spoken"),
    [
        ("Martta Elina", "Elina", "Kivelä", "Elina Kivelä"),
        ("Martta Elina", "", "Kivelä", "Martta Kivelä"),
        ("", "", "Kivelä", "Kivelä"),
        ("Martta", "", "", "Martta"),
        ("", "", "", ""),
    ],
)
def test_a_client_is_called_by_the_call_name_or_the_first_of_the_first_names(
    first_names: str, call_name: str, last_name: str, spoken: str
) -> None:
    client = replace(CLIENT, first_names=first_names, call_name=call_name, last_name=last_name)

    assert client.spoken_name == spoken


@pytest.mark.parametrize(
    ("ban", "until", "in_force"),
    [
        (False, None, False),
        (False, TODAY, False),
        (True, None, True),
        (True, TODAY, True),
        (True, TODAY - timedelta(days=1), False),
    ],
)
def test_a_safety_ban_is_in_force_to_the_end_of_its_last_day(
    until: date | None, *, ban: bool, in_force: bool
) -> None:
    client = replace(CLIENT, safety_ban=ban, safety_ban_until=until)

    assert client.banned_on(TODAY) is in_force


def test_without_a_birth_date_the_age_is_unknown() -> None:
    assert CLIENT.age_on(TODAY) is None


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1958, 11, 23), TODAY, 68),
        (date(1958, 11, 24), TODAY, 67),
        (date(1958, 12, 1), TODAY, 67),
        (date(1958, 10, 31), TODAY, 68),
        (TODAY, TODAY, 0),
        (date(2004, 2, 29), date(2027, 2, 28), 22),
        (date(2004, 2, 29), date(2027, 3, 1), 23),
    ],
)
def test_a_year_is_added_on_the_birthday(born: date, day: date, age: int) -> None:
    assert replace(CLIENT, birth_date=born).age_on(day) == age


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_an_age_never_falls_and_grows_by_one_at_most(born: date, days: int) -> None:
    client = replace(CLIENT, birth_date=born)
    day = born + timedelta(days=days)
    today, tomorrow = client.age_on(day), client.age_on(day + timedelta(days=1))

    assert today is not None
    assert tomorrow in (today, today + 1)


def test_nothing_is_taken_for_asked_that_was_not() -> None:
    assert CLIENT.interpreter_need is InterpreterNeed.NOT_ASKED
    assert CLIENT.e_service_help is Allowed.NOT_ASKED


def test_an_identity_code_and_a_name_are_merged_apart() -> None:
    one = replace(CLIENT, hetu="131052-308T", birth_date=date(1952, 10, 13), last_name="Aho")

    assert set(altered_groups(CLIENT, one)) == {"identity", "name"}

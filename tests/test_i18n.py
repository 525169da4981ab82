from datetime import UTC, date, datetime, timedelta

import pytest

from sotedesk.i18n import (
    NaiveMomentError,
    format_age,
    format_day,
    format_moment,
    format_span,
    format_time,
    quoted,
    use_language,
)

TODAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 11, 30, 5, tzinfo=UTC)


def test_days_and_times_are_written_as_finns_write_them() -> None:
    assert format_day(TODAY, TODAY) == "ti 24.11."
    assert format_day(date(2027, 1, 7), TODAY) == "to 7.1.2027"
    assert format_time(MOMENT) == "13.30"
    assert format_time(MOMENT, seconds=True) == "13.30.05"
    assert format_moment(MOMENT, TODAY) == "ti 24.11. klo\N{NO-BREAK SPACE}13.30"


def test_the_day_of_a_moment_is_the_day_in_helsinki() -> None:
    late = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)

    assert format_moment(late, TODAY).startswith("ke 25.11.")


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1958, 9, 3), "68 v"),
        (date(1958, 12, 3), "67 v"),
        (date(2025, 5, 24), "18 kk"),
        (date(2024, 11, 24), "2 v"),
        (date(2026, 11, 1), "3 vk"),
    ],
)
def test_an_age_is_told_in_its_own_unit(born: date, age: str) -> None:
    assert format_age(born, TODAY) == age.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_span_is_one_unit() -> None:
    spans = (timedelta(minutes=-12), timedelta(hours=5), timedelta(days=3))

    assert [format_span(s).replace("\N{NO-BREAK SPACE}", " ") for s in spans] == [
        "12 min",
        "5 t",
        "3 vrk",
    ]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveMomentError):
        format_time(datetime(2026, 11, 24, 9))  # noqa: DTZ001 - the mistake itself


def test_a_language_without_a_catalogue_stays_finnish() -> None:
    use_language("en")
    try:
        assert format_span(timedelta(days=3)).endswith("vrk")
    finally:
        use_language("fi")


@pytest.mark.parametrize(
    "typed", ["Pärjään.", "”Pärjään.”", '"Pärjään."', " ”Pärjään.” ", "“Pärjään.”"]
)
def test_a_quotation_has_its_quotes_once_however_it_was_typed(typed: str) -> None:
    assert quoted(typed) == "”Pärjään.”"


def test_quotes_inside_what_was_said_stay_and_nothing_said_is_nothing_quoted() -> None:
    assert quoted("Sanoin ”ei” heti") == "”Sanoin ”ei” heti”"
    assert quoted("  ") == ""

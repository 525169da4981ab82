"""Days and times as Finns write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sotedesk.i18n import format_moment, local
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.moment_text import (
    MomentTextError,
    Need,
    Reading,
    Trouble,
    read_moment,
)
from tests.ui.keyboard import press, type_text

NOW = datetime(2026, 11, 24, 7, 47, tzinfo=UTC)  # tiistai, klo 9.47 Helsingissä
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("13.30", TODAY, time(13, 30)),
        ("klo 9", TODAY, time(9)),
        ("ti 24.11. klo 13.30", TODAY, time(13, 30)),
        ("24.11.2026 klo 9.05", TODAY, time(9, 5)),
        ("25.11. 10", date(2026, 11, 25), time(10)),
        ("24.11 8:15", TODAY, time(8, 15)),
        ("huomenna klo 9", date(2026, 11, 25), time(9)),
        ("ylihuomenna 12.00", date(2026, 11, 26), time(12)),
        ("maanantaina klo 8", date(2026, 11, 30), time(8)),
        ("7.1. klo 8.30", date(2027, 1, 7), time(8, 30)),
        ("+10 min", TODAY, time(9, 57)),
        ("+2 t", TODAY, time(11, 47)),
        ("KE 25.11. KLO 13.30", date(2026, 11, 25), time(13, 30)),
    ],
)
def test_a_moment_is_read(text: str, day: date, clock: time) -> None:
    assert read_moment(text, NOW) == Reading(day, clock)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24.11.", TODAY),
        ("24.11", TODAY),
        ("3.12", date(2026, 12, 3)),
        ("24.11.2027", date(2027, 11, 24)),
        ("1.3.58", date(2058, 3, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("huomenna", date(2026, 11, 25)),
        ("+3", date(2026, 11, 27)),
        ("+2 vk", date(2026, 12, 8)),
        ("to", date(2026, 11, 26)),
        ("ti", TODAY),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert read_moment(text, NOW, Need.DAY) == Reading(day)


@pytest.mark.parametrize(
    ("text", "need", "trouble"),
    [
        ("", Need.DAY, Trouble.UNREADABLE),
        ("joskus", Need.DAY, Trouble.UNREADABLE),
        ("31.4.", Need.DAY, Trouble.NO_SUCH_DAY),
        ("29.2.2027", Need.DAY, Trouble.NO_SUCH_DAY),
        ("ke 24.11.", Need.DAY, Trouble.OTHER_WEEKDAY),
        ("24.11.", Need.MOMENT, Trouble.TIME_MISSING),
        ("24.11. klo 9", Need.DAY, Trouble.TIME_UNWANTED),
        ("24.11. klo 25", Need.MOMENT, Trouble.NO_SUCH_TIME),
        ("28.3.2027 klo 3.30", Need.MOMENT, Trouble.NO_SUCH_TIME),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    text: str, need: Need, trouble: Trouble
) -> None:
    with pytest.raises(MomentTextError) as refused:
        read_moment(text, NOW, need)

    assert refused.value.trouble is trouble


@given(some.datetimes(min_value=datetime(2026, 6, 1), max_value=datetime(2027, 4, 30)))  # noqa: DTZ001 - hypothesis wants naive limits
def test_what_the_field_writes_it_reads_back(naive: datetime) -> None:
    moment = naive.replace(second=0, microsecond=0, tzinfo=UTC)
    if local(moment).fold:
        return  # the hour that comes twice in October has one writing

    assert read_moment(format_moment(moment, TODAY), NOW).at() == moment


@given(some.text(max_size=20))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        read_moment(text, NOW)
    except MomentTextError:
        return


def field(qtbot: QtBot) -> tuple[DateTimeField, LabelledField]:
    made = DateTimeField("due", now=lambda: NOW)
    labelled = LabelledField("Aika", made, key="A")
    labelled.resize(400, 80)
    qtbot.addWidget(labelled)
    with qtbot.waitExposed(labelled):
        labelled.show()
    labelled.activateWindow()
    made.setFocus()
    return made, labelled


def test_enter_writes_the_reading_out(qtbot: QtBot) -> None:
    made, _labelled = field(qtbot)

    type_text(made, "huomenna 9")
    press(made, Qt.Key.Key_Return)

    assert made.text() == "ke 25.11. klo\N{NO-BREAK SPACE}9.00"
    assert made.at() == datetime(2026, 11, 25, 7, tzinfo=UTC)


def test_a_wrong_weekday_is_said_only_after_the_field_was_left(qtbot: QtBot) -> None:
    made, labelled = field(qtbot)

    type_text(made, "ke 24.11. klo 9")
    assert labelled.problem() == ""

    press(made, Qt.Key.Key_Return)
    assert labelled.problem() == "24.11. on tiistai"
    assert made.text() == "ke 24.11. klo 9"


def test_mending_the_text_takes_the_words_away_at_once(qtbot: QtBot) -> None:
    made, labelled = field(qtbot)
    type_text(made, "31.4. klo 9")
    press(made, Qt.Key.Key_Return)
    assert labelled.problem() == "Tätä päivää ei ole kalenterissa"

    made.selectAll()
    type_text(made, "30.4. klo 9")

    assert labelled.problem() == ""

"""The day by which somebody who is asked shall answer, where the asker names no other."""

from datetime import date, timedelta

ANSWER_WEEKDAYS = 2
"""A request is answered within so many weekdays unless the worker asks otherwise (picture 3)."""

_SATURDAY = 5


def weekdays_ahead(day: date, count: int = ANSWER_WEEKDAYS) -> date:
    """Give the day so many weekdays after another; public holidays are not known here."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day

"""Which day the program proposes for an answer; the worker sets another where that is better."""

from datetime import date, timedelta

ANSWER_WEEKDAYS = 2
"""A request is answered within so many weekdays unless the worker asks otherwise (picture 3)."""
_FRIDAY = 4


def weekdays_ahead(today: date, days: int = ANSWER_WEEKDAYS) -> date:
    """Give the day so many weekdays ahead; holidays are not known here, so it is a proposal."""
    day = today
    while days:
        day += timedelta(days=1)
        days -= day.weekday() <= _FRIDAY
    return day

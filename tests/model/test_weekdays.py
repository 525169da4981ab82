"""By when an answer is awaited."""

from datetime import date

from sotedesk.model.weekdays import weekdays_ahead

TODAY = date(2026, 11, 24)


def test_an_answer_is_awaited_in_weekdays() -> None:
    friday = date(2026, 11, 27)

    assert weekdays_ahead(friday) == date(2026, 12, 1)
    assert weekdays_ahead(TODAY) == date(2026, 11, 26)

"""The clock of invented days: it stands where it is put, or runs on from there."""

import random
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sotedesk.model.ids import uuid7

HELSINKI = ZoneInfo("Europe/Helsinki")
DEMO_MOMENT = datetime(2026, 11, 24, 13, 5, tzinfo=HELSINKI)
"""The demo day: a Tuesday, early afternoon."""
OPENS, CLOSES = 8, 16
"""Office hours, Monday to Friday."""
_ID_BITS = 74
_SATURDAY = 5


class SetClock:
    """A clock that is put where the story is."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Give the moment the clock stands at."""
        return self.at

    def forward(self, by: timedelta) -> None:
        """Put it forward."""
        self.at += by

    @property
    def day(self) -> date:
        """The day in Finland."""
        return self.at.astimezone(HELSINKI).date()


class SeededIds:
    """Ids that repeat from their seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - ids of invented people, not secrets

    def __call__(self, at: datetime) -> UUID:
        """Make the next id."""
        return uuid7(at, self._random.getrandbits(_ID_BITS))


def is_office_time(at: datetime) -> bool:
    """Whether a desk is open then."""
    local = at.astimezone(HELSINKI)
    return local.weekday() < _SATURDAY and OPENS <= local.hour < CLOSES


def on_working_day(at: datetime) -> datetime:
    """Give the moment, or the same time of day on the next Monday when it is a weekend."""
    local = at.astimezone(HELSINKI)
    while local.weekday() >= _SATURDAY:
        local += timedelta(days=1)
    return local

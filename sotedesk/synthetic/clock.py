"""The clock of invented days: it stands where it is put, or runs on from there."""

import random
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sotedesk.model.ids import uuid7

HELSINKI = ZoneInfo("Europe/Helsinki")
DEMO_MOMENT = datetime(2026, 11, 24, 13, 5, tzinfo=HELSINKI)
"""The demo day: a Tuesday, early afternoon."""
_ID_BITS = 74


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


class SeededIds:
    """Ids that repeat from their seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - ids of invented people, not secrets

    def __call__(self, at: datetime) -> UUID:
        """Make the next id."""
        return uuid7(at, self._random.getrandbits(_ID_BITS))

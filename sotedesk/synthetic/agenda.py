"""What happens later in an invented day: a promised call is made, a given time comes."""

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

from sotedesk.synthetic.clock import SetClock


class Agenda:
    """Runs what was put down, in the order of its time, with the clock put there."""

    def __init__(self, clock: SetClock) -> None:
        self._clock = clock
        self._places = count()
        self._waiting: list[tuple[datetime, int, Callable[[], object]]] = []

    def put(self, at: datetime, action: Callable[[], object]) -> None:
        """Put something down; of two at one time the earlier put one comes first."""
        heapq.heappush(self._waiting, (at, next(self._places), action))

    def run_until(self, at: datetime) -> None:
        """Run all that is due by a moment, and leave the clock there; the rest never happens."""
        while self._waiting and self._waiting[0][0] <= at:
            due, _, action = heapq.heappop(self._waiting)
            self._clock.at = due
            action()
        self._clock.at = at

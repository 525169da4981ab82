"""The hybrid logical clock: 48 bits of milliseconds UTC, 16 bits of counter, one integer.

It orders only what is shown among several heads; it never decides whether a value is lost.
"""

from datetime import datetime

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import microseconds

COUNTER_BITS = 16
LARGEST_LEAD_MS = 10 * 60 * 1000
"""How far past local time our clock follows a received one: 10 minutes (design, "Clocks")."""


def clock_at(at: datetime) -> int:
    """Give the smallest clock value of the millisecond of ``at``."""
    return (microseconds(at) // 1000) << COUNTER_BITS


@dataclass(frozen=True, slots=True)
class HybridClock:
    """The desk's clock after its newest change.

    Attributes:
        last: The greatest value given out or followed so far.
    """

    last: int = 0

    def tick(self, now: datetime) -> "HybridClock":
        """Give the clock of the next change: later than every earlier one of this desk."""
        return HybridClock(max(self.last + 1, clock_at(now)))

    def observe(self, received: int, now: datetime) -> "HybridClock":
        """Follow a received clock, at most ten minutes past local time."""
        limit = clock_at(now) + (LARGEST_LEAD_MS << COUNTER_BITS)
        return HybridClock(max(self.last, min(received, limit)))

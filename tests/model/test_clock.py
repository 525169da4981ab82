from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.clock import COUNTER_BITS, LARGEST_LEAD_MS, HybridClock, clock_at
from tests.model.examples import NOW

MOMENTS = st.integers(-400, 400).map(lambda days: NOW + timedelta(days=days))
EVENTS = st.lists(st.tuples(MOMENTS, st.none() | st.integers(0, 1 << 63)), max_size=30)


@given(EVENTS)
def test_the_clock_never_goes_back_and_never_gives_a_value_twice(
    events: list[tuple[datetime, int | None]],
) -> None:
    clock, given_out = HybridClock(), [0]
    for now, received in events:
        before = clock.last
        clock = clock.tick(now) if received is None else clock.observe(received, now)
        assert clock.last >= before
        if received is None:
            assert clock.last > given_out[-1]
            given_out.append(clock.last)


@given(MOMENTS, st.integers(0, 1 << 63))
def test_the_next_change_is_later_than_a_received_one_within_ten_minutes(
    now: datetime, received: int
) -> None:
    limit = clock_at(now + timedelta(minutes=10))

    last = HybridClock().observe(received, now).tick(now).last

    assert last > min(received, limit)
    assert last <= limit + 1


def test_a_clock_a_year_ahead_is_followed_for_ten_minutes_only() -> None:
    ahead = clock_at(NOW + timedelta(days=365))

    followed = HybridClock().observe(ahead, NOW)

    assert followed.last == clock_at(NOW + timedelta(milliseconds=LARGEST_LEAD_MS))


def test_a_received_clock_of_the_past_changes_nothing() -> None:
    clock = HybridClock().tick(NOW)

    assert clock.observe(clock_at(NOW - timedelta(days=1)), NOW) == clock


def test_changes_of_one_millisecond_are_counted() -> None:
    first = HybridClock().tick(NOW)

    assert first.tick(NOW).last == first.last + 1
    assert first.tick(NOW + timedelta(milliseconds=1)).last == first.last + (1 << COUNTER_BITS)


def test_a_clock_value_begins_with_the_milliseconds_since_1970() -> None:
    at = datetime(1970, 1, 1, 0, 0, 1, 234_999, tzinfo=UTC)

    assert clock_at(at) == 1234 << 16

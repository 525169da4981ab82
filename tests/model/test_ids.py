from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.ids import microseconds, moment, uuid7
from tests.model.examples import INSTANTS, NOW

MODERN = st.integers(0, 4 * 10**15).map(moment)
RANDOM = st.integers(0, (1 << 74) - 1)


@given(MODERN, MODERN, RANDOM, RANDOM)
def test_ids_sort_by_the_millisecond_of_their_making(
    one: datetime, other: datetime, first: int, second: int
) -> None:
    earlier, later = sorted([one, other])
    if microseconds(later) // 1000 > microseconds(earlier) // 1000:
        assert uuid7(earlier, first) < uuid7(later, second)


@given(MODERN, RANDOM)
def test_an_id_is_a_uuid_of_version_7_and_keeps_its_time_and_randomness(
    at: datetime, randomness: int
) -> None:
    made = uuid7(at, randomness)

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == microseconds(at) // 1000
    assert (made.int >> 64 & 0xFFF) << 62 | made.int & (1 << 62) - 1 == randomness


def test_the_example_of_the_standard_is_met() -> None:
    # RFC 9562, appendix A.6
    at = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)

    made = uuid7(at, 0xCC3 << 62 | 0x18C4DC0C0C07398F)

    assert str(made) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_ids_without_given_randomness_differ() -> None:
    assert len({uuid7(NOW) for _ in range(100)}) == 100


@given(INSTANTS)
def test_a_moment_is_read_back_from_its_microseconds(at: datetime) -> None:
    assert moment(microseconds(at)) == at
    assert moment(microseconds(at)).tzinfo is UTC


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    local = NOW.astimezone(timezone(timedelta(hours=2)))

    assert microseconds(local) == microseconds(NOW)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        microseconds(NOW.replace(tzinfo=None))

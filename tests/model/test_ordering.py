import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.ordering import OrderingError, between


@given(st.lists(st.integers(0, 40), max_size=60))
def test_a_row_put_anywhere_stands_strictly_between_its_neighbours(places: list[int]) -> None:
    rows: list[str] = []
    for place in places:
        at = place % (len(rows) + 1)
        above, below = (rows[at - 1] if at else ""), (rows[at] if at < len(rows) else "")

        made = between(above, below)

        assert above < made
        assert made < below or not below
        rows.insert(at, made)
    assert rows == sorted(set(rows))
    assert not any(row.endswith("0") for row in rows)


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [("", "", "i"), ("a", "c", "b"), ("a", "b", "ai"), ("a", "a1", "a0i"), ("z", "", "zi")],
)
def test_a_text_grows_only_where_there_is_no_room(before: str, after: str, made: str) -> None:
    assert between(before, after) == made


@pytest.mark.parametrize("before_last", [0, 1])
def test_a_hundred_rows_put_in_the_same_place_keep_a_short_text(before_last: int) -> None:
    rows = [between("", ""), between(between("", ""), "")]
    for _ in range(100):
        at = len(rows) - before_last
        rows.insert(at, between(rows[at - 1], rows[at] if at < len(rows) else ""))

    assert rows == sorted(set(rows))
    assert max(map(len, rows)) <= 30


@pytest.mark.parametrize(
    ("before", "after"),
    [("b", "a"), ("a", "a"), ("", "0"), ("a", "a0"), ("a", "a00"), ("A", ""), ("", "ä"), (" ", "")],
)
def test_where_nothing_lies_between_or_no_order_is_known_it_says_so(
    before: str, after: str
) -> None:
    with pytest.raises(OrderingError) as refused:
        between(before, after)

    assert repr(before) in str(refused.value)


@given(st.text("019az", max_size=4), st.text("019az", max_size=4))
def test_for_any_two_texts_something_lies_between_or_it_says_so(before: str, after: str) -> None:
    try:
        made = between(before, after)
    except OrderingError:
        assert after
        assert before >= after or after.rstrip("0") <= before
    else:
        assert before < made
        assert made < after or not after

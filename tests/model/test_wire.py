import json
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.ids import ClientId, moment
from sotedesk.model.matter import Urgency
from sotedesk.model.wire import Shape, UnknownCode, WireError, canonical, code_of, codec_for
from tests.model.examples import NOW, values_of

HINTS: list[tuple[Any, Shape]] = [
    (str, Shape.TEXT),
    (bool, Shape.TRUTH),
    (int, Shape.INTEGER),
    (UUID, Shape.ID),
    (ClientId, Shape.ID),
    (date, Shape.DAY),
    (datetime, Shape.INSTANT),
    (Urgency, Shape.TEXT),
    (Urgency | UnknownCode, Shape.TEXT),
    (Urgency | UnknownCode | None, Shape.TEXT),
    (ClientId | None, Shape.ID),
    (date | None, Shape.DAY),
    (tuple[str, ...], Shape.LIST),
    (tuple[Urgency, ...], Shape.LIST),
    (tuple[date, ...] | None, Shape.LIST),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(("hint", "shape"), HINTS)
@given(data=st.data())
def test_a_value_of_every_shape_is_read_back_as_it_was(
    hint: Any,  # noqa: ANN401 - a type hint may be anything
    shape: Shape,
    data: st.DataObject,
) -> None:
    value = data.draw(values_of(hint))
    codec = codec_for(hint)

    sent = json.loads(canonical(codec.encode(value)))

    assert codec.decode(sent) == value
    assert type(codec.decode(sent)) is type(value)
    assert codec.shape is shape


@given(received=JSON)
def test_whatever_is_received_is_refused_or_sent_on_as_it_came(received: object) -> None:
    for hint, _shape in HINTS:  # drawing one takes longer than all of them to judge it
        codec = codec_for(hint)

        with suppress(WireError):
            assert canonical(codec.encode(codec.decode(received))) == canonical(received), hint


@pytest.mark.parametrize(
    ("hint", "received"),
    [
        (str, 1),
        (str, None),
        (str, "half \ud83d a pair"),
        (Urgency, "half \ud83d a pair"),
        (bool, 1),
        (int, True),
        (int, 1.5),
        (int, 1 << 63),
        (int, -(1 << 63) - 1),
        (UUID, "0"),
        (UUID, "{00000000-0000-0000-0000-000000000001}"),
        (UUID, "00000000-0000-0000-0000-00000000000A"),
        (date, "2026-02-30"),
        (date, "20261123"),
        (date, "2026-W48-1"),
        (datetime, "2026-11-23T07:42:00Z"),
        (datetime, 10**20),
        (tuple[str, ...], "abc"),
        (tuple[str, ...], [1]),
        (tuple[str, ...], None),
    ],
)
def test_a_value_of_another_form_is_refused(
    hint: Any,  # noqa: ANN401 - a type hint may be anything
    received: object,
) -> None:
    with pytest.raises(WireError) as refused:
        codec_for(hint).decode(received)

    assert refused.value.wanted.value in str(refused.value)


def test_the_error_says_what_came_and_what_was_wanted() -> None:
    with pytest.raises(WireError) as refused:
        codec_for(date).decode(7)

    assert (refused.value.value, refused.value.wanted) == (7, Shape.DAY)


def test_a_code_of_a_newer_version_is_kept_and_sent_on() -> None:
    codec = codec_for(Urgency | UnknownCode)

    newer, known = codec.decode("within_a_week"), codec.decode("today")

    assert isinstance(newer, UnknownCode)
    assert known is Urgency.TODAY
    assert codec.encode(newer) == "within_a_week"
    assert code_of(Urgency, "today") is Urgency.TODAY


def test_an_instant_travels_as_whole_microseconds() -> None:
    assert codec_for(datetime).encode(NOW) == 1_795_419_720_000_000
    assert codec_for(datetime).decode(1_795_419_720_000_000) == NOW
    assert moment(1_795_419_720_000_000) == NOW


class Shade(StrEnum):
    DARK = "dark"


@pytest.mark.parametrize(
    "hint",
    [float, bytes, dict[str, str], list[str], int | str, tuple[int, str], Shade | int, object],
)
def test_a_type_no_record_may_hold_is_refused(
    hint: Any,  # noqa: ANN401 - a type hint may be anything
) -> None:
    with pytest.raises(TypeError, match="a record cannot hold"):
        codec_for(hint)


@given(JSON)
def test_the_canonical_text_says_everything_and_nothing_of_how_it_was_built(value: Any) -> None:  # noqa: ANN401 - any JSON
    again = json.loads(canonical(value))

    assert again == value
    assert canonical(again) == canonical(value)


def test_the_canonical_text_has_sorted_keys_no_spaces_and_letters_as_themselves() -> None:
    assert canonical({"ä": [1, None], "a": True}) == '{"a":true,"ä":[1,null]}'

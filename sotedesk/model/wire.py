"""How a field's value looks in a change: plain JSON, the same on every desk and engine.

Codes stay as text, also those a newer version made; instants are whole microseconds UTC; days are
ISO text. Names on the wire are added, never renamed, reused or narrowed.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import microseconds, moment

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None
Values: TypeAlias = Mapping[str, Json]


class UnknownCode(str):
    """A code that this version does not know: kept, shown as "uudempi versio", sent on."""

    __slots__ = ()


class Shape(Enum):
    """How a field is stored: the store maps each shape to a column type."""

    TEXT = "text"
    INTEGER = "integer"
    TRUTH = "truth"
    ID = "id"
    DAY = "day"
    INSTANT = "instant"
    LIST = "list"


class WireError(ValueError):
    """A received value does not have the form of its field.

    Attributes:
        value: What came.
        wanted: The shape that was expected.
    """

    def __init__(self, value: object, wanted: Shape) -> None:
        """Say what came and what was wanted."""
        super().__init__(f"{value!r} is no {wanted.value}")
        self.value, self.wanted = value, wanted


@dataclass(frozen=True, slots=True)
class Codec:
    """How one field travels.

    Attributes:
        shape: What the store keeps.
        encode: Python value to JSON.
        decode: JSON to Python value.
    """

    shape: Shape
    encode: Callable[[Any], Json]
    decode: Callable[[Any], Any]


def canonical(value: object) -> str:
    """Give the one JSON text of a value: sorted keys, no spaces, letters as themselves."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _same(value: Any) -> Any:  # noqa: ANN401 - JSON in, the same JSON out
    return value


def _checked(shape: Shape, kind: type, convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decode(value: object) -> object:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise WireError(value, shape)
        try:
            return convert(value)
        except (ValueError, OverflowError) as error:
            raise WireError(value, shape) from error

    return decode


def _exactly(read: Callable[[str], Any], write: Callable[[Any], str]) -> Callable[[str], Any]:
    """Read only the one text by which a value travels, so that equal values are equal texts."""

    def convert(text: str) -> object:
        value = read(text)
        if write(value) != text:
            raise ValueError(text)
        return value

    return convert


def _storable_text(text: str) -> str:
    text.encode()  # half a surrogate pair is no text to any engine
    return text


def _storable_integer(number: int) -> int:
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError(number)
    return number


def code_of(kind: type[StrEnum], value: str) -> StrEnum | UnknownCode:
    """Read a code, keeping one that only a newer version knows."""
    try:
        return kind(value)
    except ValueError:
        return UnknownCode(value)


def _code(kind: type[StrEnum]) -> Codec:
    def convert(text: str) -> str:
        return code_of(kind, _storable_text(text))

    return Codec(Shape.TEXT, str, _checked(Shape.TEXT, str, convert))


_PLAIN: dict[type, Codec] = {
    str: Codec(Shape.TEXT, _same, _checked(Shape.TEXT, str, _storable_text)),
    bool: Codec(Shape.TRUTH, _same, _checked(Shape.TRUTH, bool, _same)),
    int: Codec(Shape.INTEGER, _same, _checked(Shape.INTEGER, int, _storable_integer)),
    UUID: Codec(Shape.ID, str, _checked(Shape.ID, str, _exactly(UUID, str))),
    date: Codec(
        Shape.DAY,
        date.isoformat,
        _checked(Shape.DAY, str, _exactly(date.fromisoformat, date.isoformat)),
    ),
    datetime: Codec(Shape.INSTANT, microseconds, _checked(Shape.INSTANT, int, moment)),
}


def _list_of(item: Codec) -> Codec:
    def convert(values: list[Json]) -> tuple[object, ...]:
        return tuple(item.decode(value) for value in values)

    return Codec(
        Shape.LIST,
        lambda values: [item.encode(value) for value in values],
        _checked(Shape.LIST, list, convert),
    )


def _optional(inner: Codec) -> Codec:
    return Codec(
        inner.shape,
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


@cache
def codec_for(hint: Any) -> Codec:  # noqa: ANN401 - a type hint may be anything
    """Find the codec of a field from its type hint.

    Raises:
        TypeError: The hint is none of the forms a record may use.
    """
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) in (Union, UnionType):
        inner = [part for part in get_args(hint) if part not in (NoneType, UnknownCode)]
        if len(inner) != 1:
            raise TypeError(f"a record cannot hold {hint!r}")
        codec = codec_for(inner[0])
        return _optional(codec) if NoneType in get_args(hint) else codec
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return _list_of(codec_for(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _code(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    raise TypeError(f"a record cannot hold {hint!r}")

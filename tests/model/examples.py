"""Records and changes with valid defaults, and strategies for any kind, for the model's tests."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from sotedesk.model.changes import Change, ChangeId, Register
from sotedesk.model.ids import DeskId, WorkerId, moment
from sotedesk.model.record import Kind, Record
from sotedesk.model.wire import UnknownCode, Values

NOW = datetime(2026, 11, 23, 7, 42, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WORKER = WorkerId(UUID(int=0x71))
COLLEAGUE = WorkerId(UUID(int=0x72))
DESK = DeskId(UUID(int=0xD1))

R = TypeVar("R", bound=Record)


def made(record: type[R], number: int, register: Register = Register.HEALTH, **values: object) -> R:
    """Make a record whose id is a number, created now by the worker."""
    head: dict[str, object] = {
        "id": UUID(int=number),
        "register": register,
        "created_at": NOW,
        "created_by": WORKER,
    }
    return cast("R", cast("Any", record)(**head | values))


def change_id(seq: int, desk: int = 0xD1, register: Register = Register.HEALTH) -> ChangeId:
    """Give an id of a stream, the test's desk if not told otherwise."""
    return ChangeId(DeskId(UUID(int=desk)), register, seq)


def change(
    seq: int,
    groups: Mapping[str, Values] | None,
    over: Mapping[str, tuple[ChangeId, ...]] | None = None,
    *,
    desk: int = 0xD1,
    clock: int | None = None,
    kind: str = "plan_row",
    purges: bool = False,
) -> Change:
    """Make a change to the one record of a test; its clock is its number unless told."""
    return Change(
        id=change_id(seq, desk),
        clock=seq if clock is None else clock,
        kind=kind,
        record=UUID(int=1),
        worker=WORKER,
        use_case="plans.edit",
        groups=groups,
        over=over or {},
        purges=purges,
    )


TEXTS = st.text(max_size=20)
INSTANTS = st.integers(-(10**15), 10**16).map(moment)
NEWER_CODES = st.text("abcdefgh_", min_size=1, max_size=8).map(
    lambda code: UnknownCode(f"new_{code}")
)
_PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(-(1 << 63), (1 << 63) - 1),
    UUID: st.uuids(),
    date: st.dates(),
    datetime: INSTANTS,
    UnknownCode: NEWER_CODES,
    NoneType: st.none(),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type hint may be anything
    """Give a strategy for the values a field's type hint allows."""
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([values_of(part) for part in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return _PLAIN[hint]


def records_of(kind: Kind) -> st.SearchStrategy[Record]:
    """Give a strategy for any state of a kind, also those no use case would make."""
    hints = get_type_hints(kind.record)
    drawn = {
        entry.name: values_of(hints[entry.name])
        for entry in fields(kind.record)
        if entry.name != "origin"
    }
    return st.builds(kind.record, **drawn)

"""Rows and frozen objects of a kind, both directions, worked out once per kind.

A column holds what a change holds wherever the engine can keep it as it is (texts, days, instants,
integers); only ids, truth values and lists look different. A value that does not have the form of
its field is kept beside the row, as is everything this version does not know.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast
from uuid import UUID

from sotedesk.model.changes import ChangeId, Register
from sotedesk.model.fold import RecordState
from sotedesk.model.frozen import dataclass
from sotedesk.model.record import FieldSpec, Kind, Origin, Record, kind_of
from sotedesk.model.wire import Codec, Json, Shape, UnknownCode, Values, WireError, canonical
from sotedesk.store.derived import Derived, derived_columns

R = TypeVar("R", bound=Record)

Cell: TypeAlias = bytes | int | str | None
Row: TypeAlias = tuple[Cell, ...]

HEADER: Final = ("id", "register", "created", "heads", "extra", "conflicts")
"""What every row of a kind begins with."""

NO_OBJECT: Final = "{}"
NO_LIST: Final = "[]"
_ROWS: "Final[dict[type[Record], KindRows[Any]]]" = {}
_REGISTERS: Final = {str(register): register for register in Register}
_NOTHING: Final[Mapping[str, Any]] = {}

change_id = lru_cache(maxsize=8192)(ChangeId.read)
"""Read a change id; the same few thousand are read over and over."""


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field stands in its column.

    Attributes:
        decode: From JSON to the Python value; refuses what does not have the field's form.
        to_cell: From the Python value to the column; ``None`` where the column holds the JSON.
        from_cell: From a column that is not empty to the Python value; ``None`` for as it is.
        absent: The Python value when a change does not hold the field.
        absent_cell: The same as a column.
        required: The class has no default: without a value there is no object.
    """

    spec: FieldSpec
    decode: Callable[[Any], Any]
    to_cell: Callable[[Any], Cell] | None
    from_cell: Callable[[Any], Any] | None
    absent: object
    absent_cell: Cell
    required: bool

    def cell(self, value: object) -> Cell:
        """Give a Python value as a column."""
        return _cell(self.spec, self.to_cell, value)


@dataclass(frozen=True, slots=True)
class _Group:
    """A merge group.

    Attributes:
        plan: Name, decode, to_cell, absent, absent_cell and required of each field: read in the
            innermost loop of the fold.
    """

    fields: tuple[_Field, ...]
    plan: tuple[tuple[Any, ...], ...]
    names: frozenset[str]
    required: frozenset[str]
    derived: tuple[Derived, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(part.spec.name for part in self.fields) + tuple(
            derived.name for derived in self.derived
        )


@dataclass(frozen=True, slots=True)
class GroupCells:
    """A group's value as columns.

    Attributes:
        fields: One cell a field.
        derived: One cell a derived column.
        extra: What of the value this version does not understand.
        complete: Every field without a default has a value.
    """

    fields: Row
    derived: Row
    extra: dict[str, Json]
    complete: bool


class KindRows(Generic[R]):
    """The rows of one kind.

    Attributes:
        columns: Every column, in the order of a full row: header, fields, derived ones.
        object_columns: The leading ones an object is made of.
    """

    def __init__(self, record: type[R]) -> None:
        self.kind: Kind = kind_of(record)
        self._record = record
        self._groups = _groups_of(self.kind)
        parts = [part for group in self._groups.values() for part in group.fields]
        derived = [one.name for group in self._groups.values() for one in group.derived]
        self._names = tuple(part.spec.name for part in parts)
        self._parts = {part.spec.name: part for part in parts}
        self._decoders = tuple(
            (place, part.from_cell) for place, part in enumerate(parts) if part.from_cell
        )
        self._encoders = tuple(part.spec.codec.encode for part in parts)
        self.object_columns = (*HEADER, *self._names)
        self.columns = (*self.object_columns, *derived)
        self.derived_columns = frozenset(derived)

    def make(self, row: Sequence[Any]) -> R:
        """Make the object of a row that begins with :attr:`object_columns`."""
        values = self._values(row)
        made = cast("Any", self._record)
        return cast(
            "R",
            made(
                id=UUID(bytes=row[0]),
                register=_REGISTERS[row[1]],
                origin=origin_of(row),
                **dict(zip(self._names, values, strict=True)),
            ),
        )

    def wire(self, row: Sequence[Any]) -> dict[str, Json]:
        """Give a row's fields as they travel, the same on every engine."""
        encoders = zip(self._names, self._encoders, self._values(row), strict=True)
        return {name: None if value is None else encode(value) for name, encode, value in encoders}

    def row(self, state: RecordState) -> Row | None:
        """Make the full row of a folded record.

        Returns:
            The row; ``None`` while the creation has not arrived or lacks what the class requires.
        """
        if state.created is None:
            return None
        groups = {name: group.value for name, group in state.groups.items()}
        only_created = (state.created,)
        heads = {
            name: [head.text() for head in group.heads]
            for name, group in state.groups.items()
            if group.heads != only_created
        }
        return self.new_row(state.record, state.created, groups, heads, sorted(state.conflicts))

    def new_row(
        self,
        record: UUID,
        created: ChangeId,
        groups: Mapping[str, Values],
        heads: Mapping[str, list[str]],
        conflicts: list[str],
    ) -> Row | None:
        """Make a full row from the values of its groups.

        Returns:
            The row; ``None`` when the values lack what the class requires.
        """
        cells: list[Cell] = []
        derived: list[Cell] = []
        extra = {name: dict(groups[name]) for name in groups.keys() - self._groups.keys()}
        for name, group in self._groups.items():
            made = _cells(group, groups.get(name, _NOTHING))
            if not made.complete:
                return None
            cells += made.fields
            derived += made.derived
            if made.extra:
                extra[name] = made.extra
        header = (
            record.bytes,
            str(created.register),
            created.text(),
            canonical(heads) if heads else NO_OBJECT,
            canonical(extra) if extra else NO_OBJECT,
            canonical(conflicts) if conflicts else NO_LIST,
        )
        return (*header, *cells, *derived)

    def group_columns(self, group: str) -> tuple[str, ...]:
        """Give the columns of a group, derived ones last."""
        return self._groups[group].columns

    def group_cells(self, group: str, values: Values) -> GroupCells:
        """Give a group's value as columns, in the order of :meth:`group_columns`."""
        return _cells(self._groups[group], values)

    def wrong_fields(self, groups: Mapping[str, Values], *, creates: bool) -> list[str]:
        """Name the fields whose value does not have their form, or that lack one they need.

        Args:
            groups: What a change writes.
            creates: It creates the record, so that the groups it lacks count too.
        """
        wrong: list[str] = []
        for name, group in self._groups.items():
            if name in groups or (creates and group.required):
                wrong += _wrong_fields(group, groups.get(name, _NOTHING))
        return wrong

    def cell(self, name: str, value: object) -> Cell:
        """Give a Python value as the column of a field compares it.

        Raises:
            KeyError: The kind has no such field.
        """
        return self._parts[name].cell(value)

    def _values(self, row: Sequence[Any]) -> list[Any]:
        start = len(HEADER)
        values = list(row[start : start + len(self._names)])
        for place, decode in self._decoders:
            if values[place] is not None:
                values[place] = decode(values[place])
        return values


def readable(rows: KindRows[R], fetched: Iterable[Sequence[Any]]) -> Iterator[R]:
    """Make objects of rows, passing over those that were forged into something unreadable.

    Verification names such rows; what only counts over many rows goes on without them.
    """
    for row in fetched:
        try:
            yield rows.make(row)
        except (ValueError, TypeError, KeyError):
            continue


def rows_of(record: type[R]) -> KindRows[R]:
    """Give the rows of a record class."""
    found = _ROWS.get(record)
    if found is None:
        found = _ROWS[record] = KindRows(record)
    return cast("KindRows[R]", found)


def origin_of(row: Sequence[Any]) -> Origin:
    """Read which changes a row stands on."""
    _, _, created, heads, extra, conflicts = row[: len(HEADER)]
    return Origin(
        created=change_id(created),
        heads=read_heads(heads),
        conflicts=frozenset(json.loads(conflicts)) if conflicts != NO_LIST else frozenset(),
        extra=json.loads(extra) if extra != NO_OBJECT else {},
    )


def read_heads(text: str) -> dict[str, tuple[ChangeId, ...]]:
    """Read the heads of a row."""
    if text == NO_OBJECT:
        return {}
    return {group: tuple(map(change_id, heads)) for group, heads in json.loads(text).items()}


def _groups_of(kind: Kind) -> dict[str, _Group]:
    defaults = {entry.name: entry.default for entry in fields(kind.record)}
    derived = derived_columns(kind)
    return {
        name: _group(
            tuple(_field(spec, defaults[spec.name]) for spec in specs),
            tuple(one for one in derived if one.group == name),
        )
        for name, specs in kind.groups.items()
    }


def _group(parts: tuple[_Field, ...], derived: tuple[Derived, ...]) -> _Group:
    return _Group(
        parts,
        tuple(
            (p.spec.name, p.decode, p.to_cell, p.absent, p.absent_cell, p.required) for p in parts
        ),
        frozenset(part.spec.name for part in parts),
        frozenset(part.spec.name for part in parts if part.required),
        derived,
    )


def _field(spec: FieldSpec, default: object) -> _Field:
    to_cell, from_cell = _conversion(spec.codec)
    required = default is MISSING
    absent = None if required else default
    absent_cell = _cell(spec, to_cell, absent)
    return _Field(spec, spec.codec.decode, to_cell, from_cell, absent, absent_cell, required)


def _cell(spec: FieldSpec, to_cell: Callable[[Any], Cell] | None, value: object) -> Cell:
    if value is None:
        return None
    return to_cell(value) if to_cell else cast("Cell", spec.codec.encode(value))


def _conversion(
    codec: Codec,
) -> tuple[Callable[[Any], Cell] | None, Callable[[Any], Any] | None]:
    """Give how a Python value becomes a cell and a cell a Python value; ``None`` for as it is."""
    if codec.shape is Shape.TEXT:
        is_code = isinstance(codec.decode("\0 is no code"), UnknownCode)
        return None, lru_cache(maxsize=256)(codec.decode) if is_code else None
    if codec.shape is Shape.LIST:
        return partial(_to_list, codec), partial(_from_list, codec)
    if codec.shape in (Shape.DAY, Shape.INSTANT):
        return None, codec.decode
    return _CONVERSIONS[codec.shape]


def _id(value: bytes) -> UUID:
    return UUID(bytes=value)


def _to_list(codec: Codec, value: object) -> str:
    return canonical(codec.encode(value)) if value else NO_LIST


def _from_list(codec: Codec, text: str) -> object:
    return () if text == NO_LIST else codec.decode(json.loads(text))


_CONVERSIONS: Final[
    dict[Shape, tuple[Callable[[Any], Cell] | None, Callable[[Any], Any] | None]]
] = {
    Shape.INTEGER: (None, None),
    Shape.TRUTH: (int, bool),
    Shape.ID: (attrgetter("bytes"), _id),
}


def _cells(group: _Group, values: Values) -> GroupCells:
    cells: list[Cell] = []
    decoded: dict[str, object] = {}
    extra: dict[str, Json] = {}
    complete = True
    for name, decode, to_cell, absent, absent_cell, required in group.plan:
        value, cell, held = absent, absent_cell, False
        if name in values:
            raw = values[name]
            try:
                value = decode(raw)
                cell = raw if to_cell is None or value is None else to_cell(value)
                held = True
            except WireError:
                extra[name] = raw
        if required and not held:
            complete = False
        decoded[name] = value
        cells.append(cell)
    if not values.keys() <= group.names:
        extra |= {name: values[name] for name in values.keys() - group.names}
    derived = tuple(one.compute(decoded) for one in group.derived) if complete else ()
    return GroupCells(tuple(cells), derived, extra, complete)


def _wrong_fields(group: _Group, values: Values) -> list[str]:
    wrong = sorted(group.required - values.keys())
    for part in group.fields:
        name = part.spec.name
        try:
            if name in values:
                part.decode(values[name])
        except WireError:
            wrong.append(name)
    return wrong

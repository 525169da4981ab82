"""What every record has, and how a kind declares its fields, merge groups and wire name."""

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from datetime import datetime
from inspect import get_annotations
from typing import Annotated, Any, TypeVar, cast
from uuid import UUID

from sotedesk.model.changes import ChangeId, Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.model.wire import Codec, Json, Values, codec_for


@dataclass(frozen=True, slots=True)
class Group:
    """A merge group: fields that mean something only together.

    Written, compared and put before the worker whole.

    Attributes:
        name: Wire name; stable.
        quiet: The later value is taken without asking (order of rows).
    """

    name: str
    quiet: bool = False


ORIGIN = Group("origin")
VOID = Group("void")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which changes a record object stands on; forms carry it there and back.

    Attributes:
        created: The creating change; ``None`` for an object not stored yet.
        heads: Heads of the groups whose head is not the creating change, the shown one first.
        conflicts: Groups with an open conflict.
        extra: Values of groups and fields that only a newer version knows, by group.
    """

    created: ChangeId | None = None
    heads: Mapping[str, tuple[ChangeId, ...]] = field(default_factory=dict)
    conflicts: frozenset[str] = frozenset()
    extra: Mapping[str, Values] = field(default_factory=dict)

    def shown(self, group: str) -> tuple[ChangeId, ...]:
        """Give the changes whose value a form shows for a group.

        Where a conflict is open a plain field shows only the first head, so only that one is
        named and the conflict stays open; the screen of double entries shows all and names all.
        """
        heads = self.heads.get(group) or ((self.created,) if self.created else ())
        return heads[:1] if group in self.conflicts else heads


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that is stored, synced and never deleted: a mistake is voided with a reason.

    Attributes:
        moved_from: The voided record this one replaces (wrong register or wrong client).
        origin: The changes this object stands on; not part of its value.
    """

    id: UUID
    register: Register
    created_at: Annotated[datetime, ORIGIN]
    created_by: Annotated[WorkerId, ORIGIN]
    moved_from: Annotated[UUID | None, ORIGIN] = None
    voided_at: Annotated[datetime | None, VOID] = None
    voided_by: Annotated[WorkerId | None, VOID] = None
    void_reason: Annotated[str, VOID] = ""
    origin: Origin = field(default=Origin(), compare=False, repr=False)

    @property
    def is_void(self) -> bool:
        """Whether the record was voided."""
        return self.voided_at is not None


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One stored field: its name (also on the wire), group and codec."""

    name: str
    group: str
    codec: Codec


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: wire name, class, fields and groups."""

    name: str
    record: type[Record]
    fields: tuple[FieldSpec, ...]
    groups: Mapping[str, tuple[FieldSpec, ...]]
    quiet: frozenset[str]
    registers: frozenset[Register]


KINDS: dict[str, Kind] = {}
_BY_CLASS: dict[type[Record], Kind] = {}
_HEADER = {"id", "register", "origin"}
CARED = frozenset({Register.HEALTH, Register.SOCIAL})
DIRECTORY = frozenset({Register.SHARED})


class KindError(TypeError):
    """A record class declares a field in no group, a group two ways, or a kind twice."""


def kind(name: str, registers: frozenset[Register]) -> Callable[[type[R]], type[R]]:
    """Declare a record class as a stored kind.

    Args:
        name: Wire name, stable for ever.
        registers: Which registers its records may belong to.

    Raises:
        KindError: A field stands in no group or in two, a group is quiet in one place only, or the
            name is taken.
    """

    def declare(record: type[R]) -> type[R]:
        # As written: record modules do not postpone their annotations, and `get_type_hints` would
        # work each out again, for every kind, before the first row is shown.
        hints: dict[str, Any] = {}
        for base in reversed(record.__mro__):
            hints |= get_annotations(base)
        specs: list[FieldSpec] = []
        declared: dict[str, Group] = {}
        for entry in fields(record):
            if entry.name in _HEADER:
                continue
            group = _group_of(record, entry.name, hints[entry.name])
            if declared.setdefault(group.name, group) != group:
                raise KindError(f"{record.__name__}: group {group.name!r} is quiet in places only")
            specs.append(FieldSpec(entry.name, group.name, codec_for(hints[entry.name].__origin__)))
        if name in KINDS:
            raise KindError(f"kind {name!r} is declared twice")
        groups = {
            group: tuple(spec for spec in specs if spec.group == group)
            for group in dict.fromkeys(spec.group for spec in specs)
        }
        quiet = frozenset(group.name for group in declared.values() if group.quiet)
        made = Kind(name, record, tuple(specs), groups, quiet, registers)
        KINDS[name] = _BY_CLASS[record] = made
        return record

    return declare


def _group_of(record: type[Record], name: str, hint: Any) -> Group:  # noqa: ANN401 - a type hint
    groups = [part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Group)]
    if len(groups) != 1:
        raise KindError(f"{record.__name__}.{name} stands in {len(groups)} merge groups, not one")
    return groups[0]


def kind_of(record: type[Record]) -> Kind:
    """Give the kind a record class was declared as."""
    return _BY_CLASS[record]


def group_values(record: Record, group: str) -> dict[str, Json]:
    """Give a group's whole value as it travels, newer fields carried along."""
    specs = kind_of(type(record)).groups[group]
    values = dict(record.origin.extra.get(group, {}))
    values |= {spec.name: spec.codec.encode(getattr(record, spec.name)) for spec in specs}
    return values


def altered_groups(before: Record, after: Record) -> dict[str, Values]:
    """Give the groups whose value differs, with their whole new values."""
    changed: dict[str, Values] = {}
    for group, specs in kind_of(type(after)).groups.items():
        same = all(getattr(before, spec.name) == getattr(after, spec.name) for spec in specs)
        if same and before.origin is after.origin:
            continue  # a worker alters few groups; turning all into JSON costs more than to write
        new = group_values(after, group)
        if new != group_values(before, group):
            changed[group] = new
    return changed


def record_of(
    record: type[R], header: Mapping[str, object], groups: Mapping[str, Values], origin: Origin
) -> R:
    """Build the object of a record from the values of its groups.

    Args:
        record: The class to build.
        header: ``id`` and ``register``.
        groups: Values by group; a field that is missing (older change) takes its default.
        origin: The changes these values come from.

    Raises:
        WireError: A value does not have the form of its field.
    """
    values: dict[str, object] = dict(header)
    for spec in kind_of(record).fields:
        found = groups.get(spec.group, {})
        if spec.name in found:
            values[spec.name] = spec.codec.decode(found[spec.name])
    return cast("R", cast("Any", record)(**values, origin=origin))


def unknown_values(made: Kind, groups: Mapping[str, Values]) -> dict[str, dict[str, Json]]:
    """Give what this version does not know of a record's groups, to be kept verbatim."""
    extra: dict[str, dict[str, Json]] = {}
    for group, values in groups.items():
        known = {spec.name for spec in made.groups.get(group, ())}
        unknown = {name: value for name, value in values.items() if name not in known}
        if unknown:
            extra[group] = unknown
    return extra

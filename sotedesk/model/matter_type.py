"""Matter types as data: which fields a matter of a type has, in which order, and what closes it.

The county's files stand in ``resources/matter_types``; this module reads and checks them.
"""

from collections.abc import Mapping
from typing import Any

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter import Matter, Outcome
from sotedesk.model.record import ORIGIN, VOID, kind_of

_NOT_TYPED = {ORIGIN.name, VOID.name}
_FIELDS = tuple(spec.name for spec in kind_of(Matter).fields if spec.group not in _NOT_TYPED)


class DataFileError(ValueError):
    """A data file of ours or of the county says something that cannot be.

    Attributes:
        where: File and place in it.
        problem: What is wrong there, in English; shown to whoever maintains the files.
    """

    def __init__(self, where: str, problem: str) -> None:
        """Say where and what."""
        super().__init__(f"{where}: {problem}")
        self.where, self.problem = where, problem


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One field as a matter type shows it.

    Attributes:
        field: Name of the field of ``Matter``.
        label: The county's or our word for it, Finnish.
        key: The letter that Alt jumps with; empty for none.
        labels: Words for the codes of a choice, in their order; empty for text.
    """

    field: str
    label: str
    key: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ClosingRule:
    """A field that should be filled before the matter is finished; it never blocks writing.

    Attributes:
        outcomes: Only with these outcomes; empty for always.
    """

    field: str
    outcomes: frozenset[str]


@dataclass(frozen=True, slots=True)
class MatterType:
    """One type of matter.

    Attributes:
        register: The register its matters belong to; ``None`` for the unit's own.
        asks_client: Whether a client belongs to it at all.
        triggers: Whether triggers may be reviewed from it.
        carried: Whether its entries are carried over to the record system.
        source: Where the fields come from.
    """

    code: str
    name: str
    register: Register | None
    asks_client: bool
    triggers: bool
    carried: bool
    fields: tuple[FieldUse, ...]
    closing: tuple[ClosingRule, ...]
    source: str

    def use_of(self, field: str) -> FieldUse | None:
        """Give how a field is used; ``None`` when the type does not have it."""
        return next((use for use in self.fields if use.field == field), None)

    def register_for(self, unit_keeps: Register) -> Register:
        """Give the register of a new matter at a unit."""
        return self.register or unit_keeps


def read_matter_type(where: str, data: Mapping[str, Any]) -> MatterType:
    """Read one file.

    Raises:
        DataFileError: A field that no matter has, an unknown outcome, a key used twice.
    """
    try:
        uses = tuple(
            FieldUse(entry["field"], entry["label"], entry.get("key", ""), entry.get("labels", {}))
            for entry in data["fields"]
        )
        made = MatterType(
            code=data["code"],
            name=data["name"],
            register=Register(data["register"]) if data["register"] != "unit" else None,
            asks_client=data["asks_client"],
            triggers=data["triggers"],
            carried=data["carried"],
            fields=uses,
            closing=tuple(
                ClosingRule(rule["field"], frozenset(rule.get("outcomes", ())))
                for rule in data["closing"]
            ),
            source=data["source"],
        )
        _check(where, made)
    except DataFileError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(where, f"missing or wrong: {error}") from error
    return made


def _check(where: str, made: MatterType) -> None:
    used = [use.field for use in made.fields]
    for name in [*used, *(rule.field for rule in made.closing)]:
        if name not in _FIELDS:
            raise DataFileError(where, f"no matter has a field {name!r}")
    if len(set(used)) < len(used):
        raise DataFileError(where, "a field stands twice")
    keys = [use.key.casefold() for use in made.fields if use.key]
    if len(set(keys)) < len(keys):
        raise DataFileError(where, "two fields share a key")
    unknown = {code for rule in made.closing for code in rule.outcomes} - set(Outcome)
    if unknown:
        raise DataFileError(where, f"no such outcome: {sorted(unknown)}")


def missing(matter: Matter, made: MatterType, symptoms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give what is still missing before a matter is finished, in the order of the form.

    Args:
        symptoms: Codes of the alarming symptoms the unit asks about; each not asked is missing
            as "symptoms_asked:code". Which answers were given never matters.
    """
    lacking: list[str] = []
    for rule in made.closing:
        if rule.outcomes and (matter.outcome or "") not in rule.outcomes:
            continue
        if rule.field == "symptoms_asked":
            asked = {answer.partition(":")[0] for answer in matter.symptoms_asked}
            lacking += [f"symptoms_asked:{code}" for code in symptoms if code not in asked]
        elif _is_empty(getattr(matter, rule.field)):
            lacking.append(rule.field)
    return tuple(lacking)


def _is_empty(value: object) -> bool:
    """Whether nothing was filled in; a box that should be ticked is empty until it is."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is False or value == ()

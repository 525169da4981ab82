"""The county's headings of carried-over entries: reading and checking its file.

The file stands in ``resources/county``. What stands under a heading is worded elsewhere.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError
from sotedesk.services.carrying import TargetKind

EVERY = "*"
"""In the place of a type: every type without a list of its own; of a field: all that is left."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading and the fields under it, in their order."""

    heading: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryHeadings:
    """The county's headings.

    Attributes:
        owner: Who answers for them.
        dated_on: Since when they hold.
        lists: By entry, register and type code; ``EVERY`` for the other types.
    """

    owner: str
    dated_on: date
    lists: Mapping[tuple[TargetKind, Register, str], tuple[Heading, ...]]

    def of(self, kind: TargetKind, register: Register, type_code: str) -> tuple[Heading, ...]:
        """Give the headings of an entry."""
        own = self.lists.get((kind, register, type_code))
        return own if own is not None else self.lists[kind, register, EVERY]


def load_headings(resources: Path, known: Mapping[TargetKind, Iterable[str]]) -> EntryHeadings:
    """Read ``county/entry_headings.json`` under a resources folder.

    Args:
        known: The fields that each entry has.

    Raises:
        DataFileError: The file is missing, no JSON, names a field no entry has, or leaves an
            entry without headings.
    """
    path = resources / "county" / "entry_headings.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        made = EntryHeadings(
            owner=data["owner"],
            dated_on=date.fromisoformat(data["dated_on"]),
            lists={
                (kind, register, code): _headings(entries)
                for kind in TargetKind
                for register in (Register.HEALTH, Register.SOCIAL)
                for code, entries in data[kind][register].items()
            },
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(str(path), f"missing or wrong: {error}") from error
    _check(str(path), made, known)
    return made


def _headings(entries: list[dict[str, Any]]) -> tuple[Heading, ...]:
    return tuple(Heading(entry["heading"], tuple(entry["fields"])) for entry in entries)


def _check(where: str, made: EntryHeadings, known: Mapping[TargetKind, Iterable[str]]) -> None:
    for kind in TargetKind:
        for register in (Register.HEALTH, Register.SOCIAL):
            if (kind, register, EVERY) not in made.lists:
                raise DataFileError(where, f"{kind} of {register} has no list for {EVERY!r}")
    for (kind, register, code), headings in made.lists.items():
        place = f"{kind} of {register}, {code}"
        fields = [field for heading in headings for field in heading.fields]
        if len(set(fields)) < len(fields):
            raise DataFileError(where, f"{place}: a field stands twice")
        unknown = set(fields) - {EVERY, *known[kind]}
        if unknown:
            raise DataFileError(where, f"{place}: no such field: {sorted(unknown)}")

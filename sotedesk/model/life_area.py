"""The areas of life that a mapping goes through, as data: our wording, or the county's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.trigger import PickReason


@dataclass(frozen=True, slots=True)
class LifeArea:
    """One area of life.

    Attributes:
        icon: Name of an icon of ours.
        hint: What to remember to ask; a memory list that nobody has to answer.
    """

    code: str
    label: str
    icon: str
    hint: str


@dataclass(frozen=True, slots=True)
class CarerWords:
    """What is said of the carer's own situation, which belongs to the carer's own matter."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaList:
    """The areas of one version of the list.

    Attributes:
        version: Stored with every mapping; a published version never changes.
        owner: Who answers for the texts.
        dated_on: Since when.
        return_reasons: Why a request to map is returned, to be picked by its number.
        source: What the areas rest on, and whose wording it is.
    """

    version: str
    owner: str
    dated_on: date
    areas: tuple[LifeArea, ...]
    carer: CarerWords
    return_reasons: tuple[PickReason, ...]
    source: str

    def area(self, code: str) -> LifeArea:
        """Give an area by its code; one of another version of the list bears its code as name."""
        known = {area.code: area for area in self.areas}
        return known.get(code) or LifeArea(code, code, "question", "")

    def place(self, code: str) -> int:
        """Give where an area stands on the screen; those of another version come last."""
        codes = [area.code for area in self.areas]
        return codes.index(code) if code in codes else len(codes)


def read_area_list(where: str, data: Mapping[str, Any]) -> AreaList:
    """Read the file.

    Raises:
        DataFileError: Something is missing, no area is there, or a code stands twice.
    """
    try:
        made = AreaList(
            version=data["version"],
            owner=data["owner"],
            dated_on=date.fromisoformat(data["dated_on"]),
            areas=tuple(
                LifeArea(entry["code"], entry["label"], entry["icon"], entry["hint"])
                for entry in data["areas"]
            ),
            carer=CarerWords(data["carer"]["label"], data["carer"]["hint"]),
            return_reasons=tuple(
                PickReason(entry["code"], entry["text"]) for entry in data["return_reasons"]
            ),
            source=data["source"],
        )
        twice = _stands_twice(made.areas) or _stands_twice(made.return_reasons)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataFileError(where, f"missing or wrong: {error}") from error
    if twice:
        raise DataFileError(where, "a code stands twice")
    if not made.areas:
        raise DataFileError(where, "no areas")
    return made


def _stands_twice(entries: Sequence[LifeArea] | Sequence[PickReason]) -> bool:
    return len({entry.code for entry in entries}) < len(entries)

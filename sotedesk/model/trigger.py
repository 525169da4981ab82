"""Triggers and identification points as data: our wording of the handbook's points."""

from collections.abc import Mapping, Sequence
from typing import Any

from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError


@dataclass(frozen=True, slots=True)
class TriggerItem:
    """One point of the review.

    Attributes:
        own_worry: The worker's own worry: no record can show it, a relative's stands beside it.
    """

    code: str
    text: str
    own_worry: bool


@dataclass(frozen=True, slots=True)
class PickReason:
    """A reason to pick by its number."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class TriggerList:
    """The points of one version of the list.

    Attributes:
        version: Stored with every review; a published version never changes.
        source: Which document the points come from, and that the wording is ours.
    """

    version: str
    triggers: tuple[TriggerItem, ...]
    identification: tuple[TriggerItem, ...]
    reasons: tuple[PickReason, ...]
    source: str

    @property
    def items(self) -> tuple[TriggerItem, ...]:
        """Give all points in the order of the screen."""
        return self.triggers + self.identification


def read_trigger_list(where: str, data: Mapping[str, Any]) -> TriggerList:
    """Read the file.

    Raises:
        DataFileError: Something is missing, or a code stands twice.
    """

    def items(name: str) -> tuple[TriggerItem, ...]:
        return tuple(
            TriggerItem(entry["code"], entry["text"], entry.get("own_worry", False))
            for entry in data[name]
        )

    try:
        made = TriggerList(
            data["version"],
            items("triggers"),
            items("identification"),
            tuple(PickReason(entry["code"], entry["text"]) for entry in data["reasons"]),
            data["source"],
        )
        twice = _stands_twice(made.items) or _stands_twice(made.reasons)
    except (KeyError, TypeError, AttributeError) as error:
        raise DataFileError(where, f"missing or wrong: {error}") from error
    if twice:
        raise DataFileError(where, "a code stands twice")
    return made


def _stands_twice(entries: Sequence[TriggerItem] | Sequence[PickReason]) -> bool:
    return len({entry.code for entry in entries}) < len(entries)

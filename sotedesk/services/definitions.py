"""The county's and our data files, read once at start."""

import json
from collections.abc import Mapping
from pathlib import Path

from sotedesk.model.frozen import dataclass
from sotedesk.model.life_area import AreaList, read_area_list
from sotedesk.model.matter_type import DataFileError, MatterType, read_matter_type
from sotedesk.model.naming_rules import NamingRules, read_naming_rules
from sotedesk.model.plan_outline import PlanOutline, read_plan_outline
from sotedesk.model.trigger import TriggerList, read_trigger_list


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the data files say.

    Attributes:
        types: Matter types by code, in the order they are offered.
        triggers: The list in force.
        areas: The areas of the mapping in force.
        plan_kinds: What each kind of plan consists of, by its code, in the order they are offered.
        naming: Who may be named for whom.
    """

    types: Mapping[str, MatterType]
    triggers: TriggerList
    areas: AreaList
    plan_kinds: Mapping[str, PlanOutline]
    naming: NamingRules


def load_definitions(resources: Path) -> Definitions:
    """Read the files under a resources folder.

    Raises:
        DataFileError: A file is missing, no JSON, or says something that cannot be.
    """
    files = sorted((resources / "matter_types").glob("*.json"))
    read = [(path, _json(path)) for path in files]
    read.sort(key=lambda pair: str(pair[1].get("order", "")))
    types = {made.code: made for made in (read_matter_type(str(p), data) for p, data in read)}
    if not types:
        raise DataFileError(str(resources / "matter_types"), "no matter types")
    triggers, naming = _newest(resources / "triggers"), _newest(resources / "own_worker")
    areas = _newest(resources / "mapping_areas")
    return Definitions(
        types,
        read_trigger_list(str(triggers), _json(triggers)),
        read_area_list(str(areas), _json(areas)),
        _plan_kinds(resources),
        read_naming_rules(str(naming), _json(naming)),
    )


def _plan_kinds(resources: Path) -> dict[str, PlanOutline]:
    folder = resources / "plan_kinds"
    read = [(path, _json(path)) for path in sorted(folder.glob("*.json"))]
    if not read:
        raise DataFileError(str(folder), "no kinds of plan")
    read.sort(key=lambda pair: str(pair[1].get("order", "")))
    outlines = (read_plan_outline(str(path), data) for path, data in read)
    return {outline.kind: outline for outline in outlines}


def _newest(folder: Path) -> Path:
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DataFileError(str(folder), "no file of a version")
    return files[-1]


def _json(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataFileError(str(path), str(error)) from error
    if not isinstance(data, dict):
        raise DataFileError(str(path), "not one JSON object")
    return data

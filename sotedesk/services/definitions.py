"""The county's and our data files, read once at start: matter types and the trigger list."""

import json
from collections.abc import Mapping
from pathlib import Path

from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError, MatterType, read_matter_type
from sotedesk.model.trigger import TriggerList, read_trigger_list


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the data files say.

    Attributes:
        types: Matter types by code, in the order they are offered.
        triggers: The list in force.
    """

    types: Mapping[str, MatterType]
    triggers: TriggerList


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
    newest = sorted((resources / "triggers").glob("*.json"))
    if not newest:
        raise DataFileError(str(resources / "triggers"), "no trigger list")
    return Definitions(types, read_trigger_list(str(newest[-1]), _json(newest[-1])))


def _json(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataFileError(str(path), str(error)) from error
    if not isinstance(data, dict):
        raise DataFileError(str(path), "not one JSON object")
    return data

"""The county's own words that no record holds: its name and what it calls its record systems."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError


@dataclass(frozen=True, slots=True)
class County:
    """What the county's file says.

    Attributes:
        owner: Who answers for it.
        dated_on: Since when it holds.
        record_systems: What the county calls the systems that hold the legal record.
    """

    name: str
    owner: str
    dated_on: date
    record_systems: Mapping[Register, str]


def load_county(resources: Path) -> County:
    """Read ``county/county.json`` under a resources folder.

    Raises:
        DataFileError: The file is missing, no JSON, or says something that cannot be.
    """
    path = resources / "county" / "county.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return County(
            name=data["name"],
            owner=data["owner"],
            dated_on=date.fromisoformat(data["dated_on"]),
            record_systems={
                Register(system["register"]): system["name"] for system in data["record_systems"]
            },
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataFileError(str(path), str(error)) from error

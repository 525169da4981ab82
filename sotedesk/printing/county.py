"""The county's own texts on paper, read from its file.

What stands under 112, whom to turn to and the closing texts are data with an owner, so that
nobody needs a new program to change them (`resources/paper/README.md`).
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from sotedesk.model.frozen import dataclass
from sotedesk.resources import resource
from sotedesk.services.paper import PlanKind

_FALLBACK = "fi"
_CLOSINGS = {
    PlanKind.HEALTH_CARE_PLAN: "health",
    PlanKind.CLIENT_PLAN: "social",
    PlanKind.SERVICE_PLAN: "social",
    PlanKind.JOINT_PLAN: "joint",
}


class CountyFileError(ValueError):
    """The county's file cannot be used; nothing was read from it.

    Attributes:
        path: The file.
        reason: What is wrong, naming the key.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Ombudsman:
    """Whom a client may turn to if unhappy."""

    title: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyTexts:
    """The county's texts in one language.

    Attributes:
        emergency_owner: Who answers for the text under 112; empty in the shipped file.
        closings: Closing text by kind of plan.
    """

    organisation: str
    emergency: str
    emergency_owner: str
    emergency_dated_on: date | None
    urgent_number: str
    urgent: str
    patient_ombudsman: Ombudsman
    social_ombudsman: Ombudsman
    objection: str
    closings: dict[PlanKind, str]

    def ombudsmen(self, kind: PlanKind) -> tuple[Ombudsman, ...]:
        """Return whom to turn to about a plan of a kind."""
        match kind:
            case PlanKind.HEALTH_CARE_PLAN:
                return (self.patient_ombudsman,)
            case PlanKind.JOINT_PLAN:
                return (self.patient_ombudsman, self.social_ombudsman)
            case _:
                return (self.social_ombudsman,)


def load_county(path: Path | None = None, language: str = _FALLBACK) -> CountyTexts:
    """Read the county's file.

    Args:
        path: None for the shipped file with its bracketed notes.
        language: Falls back to Finnish text by text.

    Raises:
        CountyFileError: It cannot be read or lacks something.
    """
    path = path or resource("paper", "county.json")
    try:
        return _texts(json.loads(path.read_text(encoding="utf-8")), language)
    except OSError as error:
        raise CountyFileError(path, error.strerror or "cannot be read") from error
    except KeyError as error:
        raise CountyFileError(path, f"{error.args[0]} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise CountyFileError(path, str(error)) from error


def _texts(found: dict[str, Any], language: str) -> CountyTexts:
    def said(texts: dict[str, Any]) -> str:
        text = texts.get(language) or texts[_FALLBACK]
        if not isinstance(text, str):
            message = f"not a text: {text!r}"
            raise TypeError(message)
        return text

    def ombudsman(key: str) -> Ombudsman:
        entry = found[key]
        title = said(entry["title"])
        return Ombudsman(title=title, name=entry["name"], phone=entry["phone"])

    emergency = found["emergency"]
    dated_on = emergency["dated_on"]
    return CountyTexts(
        organisation=said(found["organisation"]),
        emergency=said(emergency["text"]),
        emergency_owner=emergency["owner"],
        emergency_dated_on=date.fromisoformat(dated_on) if dated_on else None,
        urgent_number=found["urgent"]["number"],
        urgent=said(found["urgent"]["text"]),
        patient_ombudsman=ombudsman("patient_ombudsman"),
        social_ombudsman=ombudsman("social_ombudsman"),
        objection=said(found["objection"]),
        closings={kind: said(found["closing"][key]) for kind, key in _CLOSINGS.items()},
    )

"""Who is there for the client: a named contact person, or an own team.

Source: handbook: "tarvittaessa oma yhteyshenkilö"; not needed and not wanted are normal ends.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, UnitId, WorkerId
from sotedesk.model.record import CARED, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class AssignmentRole(StrEnum):
    """As what somebody is named."""

    CONTACT_PERSON = "contact_person"
    OWN_WORKER = "own_worker"
    OWN_TEAM = "own_team"


class AssignmentStatus(StrEnum):
    """How the naming stands; only ``still_to_name`` is a task."""

    NAMED = "named"
    NOT_NEEDED = "not_needed"
    NOT_WANTED = "not_wanted"
    STILL_TO_NAME = "still_to_name"


_NAMED = Group("named")
_PERIOD = Group("period")
_STATUS = Group("status")


@kind("assignment", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """A naming for a period.

    Attributes:
        main_need: What the client mainly needs; the choice begins from it.
        client_wish: Whom or what the client wishes.
        valid_until: Last day; ``None`` while it goes on.
    """

    client: Annotated[ClientId, Group("client")]
    unit: Annotated[UnitId | None, Group("unit")] = None
    role: Annotated[AssignmentRole | UnknownCode, _NAMED] = AssignmentRole.CONTACT_PERSON
    worker: Annotated[WorkerId | None, _NAMED] = None
    team: Annotated[TeamId | None, _NAMED] = None
    main_need: Annotated[str, Group("main_need")] = ""
    client_wish: Annotated[str, Group("client_wish")] = ""
    status: Annotated[AssignmentStatus | UnknownCode, _STATUS] = AssignmentStatus.NAMED
    status_reason: Annotated[str, _STATUS] = ""
    valid_from: Annotated[date | None, _PERIOD] = None
    valid_until: Annotated[date | None, _PERIOD] = None

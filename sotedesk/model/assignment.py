"""Who is there for the client: a named contact person, or an own team.

Source: handbook: "tarvittaessa oma yhteyshenkilö"; not needed and not wanted are normal ends.
"""

from datetime import date, datetime
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
    """How the naming stands; of the client only ``still_to_name`` is a task.

    Whoever is asked is named only once they have accepted; until then, and when they return it,
    the asker stays responsible.
    """

    ASKED = "asked"
    RETURNED = "returned"
    NAMED = "named"
    NOT_NEEDED = "not_needed"
    NOT_WANTED = "not_wanted"
    STILL_TO_NAME = "still_to_name"


_NAMED = Group("named")
_PERIOD = Group("period")
_STATUS = Group("status")
_STAND_IN = Group("stand_in")


@kind("assignment", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """A naming for a period.

    Attributes:
        main_need: What the client mainly needs; the choice begins from it.
        client_wish: Whom or what the client wishes.
        valid_until: Last day; ``None`` while it goes on.
        status_reason: Why nobody is named, why it was returned, or why this one was chosen.
        message: What the asker tells the one asked.
        ask_again_on: When a client who does not want anybody may be asked again.
        stand_in: Who answers meanwhile; a worker or a team.
        stand_in_from: First day of standing in; with no days the stand-in answers at any absence.
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
    status_at: Annotated[datetime | None, _STATUS] = None
    status_by: Annotated[WorkerId | None, _STATUS] = None
    ask_again_on: Annotated[date | None, _STATUS] = None
    message: Annotated[str, Group("message")] = ""
    answer_by: Annotated[date | None, Group("answer_by")] = None
    valid_from: Annotated[date | None, _PERIOD] = None
    valid_until: Annotated[date | None, _PERIOD] = None
    stand_in: Annotated[WorkerId | None, _STAND_IN] = None
    stand_in_team: Annotated[TeamId | None, _STAND_IN] = None
    stand_in_from: Annotated[date | None, _STAND_IN] = None
    stand_in_until: Annotated[date | None, _STAND_IN] = None

"""The plan: the client's view, the professional's view, and rows of needs and measures.

Source: terveydenhuoltolaki 1326/2010 24 §, potilaslaki 785/1992 4 a §; domain §1.1, §1.5.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, PlanId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.record import CARED, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class PlanKind(StrEnum):
    """Which plan it is; this release makes the health and care plan."""

    HEALTH_CARE_PLAN = "health_care_plan"
    CLIENT_PLAN = "client_plan"
    SERVICE_PLAN = "service_plan"


class PlanStatus(StrEnum):
    """Where the plan stands."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    ENDED = "ended"


class PartTaken(StrEnum):
    """How the client took part in making the plan; printed only when recorded."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    IN_WRITING = "in_writing"


class PaperLeave(StrEnum):
    """Whether the paper may be given."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


_STATUS = Group("status")
_CLIENT_VIEW = Group("client_view")
_PART = Group("client_part")
_REVIEW = Group("review")
_GOING_THROUGH = Group("going_through")
_PAPER = Group("paper")


@kind("plan", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """One version of a plan; a confirmed one never changes, a new version replaces it.

    Attributes:
        number: Shown number; begins with the desk's short code.
        version: From 1.
        replaces: The version before.
        part_how: The client's part; ``None`` until it is recorded.
        going_through_on: When a draft will be gone through with the client.
    """

    id: PlanId
    client: Annotated[ClientId, Group("client")]
    plan_kind: Annotated[PlanKind | UnknownCode, Group("kind")] = PlanKind.HEALTH_CARE_PLAN
    matter: Annotated[MatterId | None, Group("matter")] = None
    unit: Annotated[UnitId | None, Group("unit")] = None
    number: Annotated[str, Group("number")] = ""
    version: Annotated[int, Group("version")] = 1
    replaces: Annotated[PlanId | None, Group("version")] = None
    status: Annotated[PlanStatus | UnknownCode, _STATUS] = PlanStatus.DRAFT
    status_at: Annotated[datetime | None, _STATUS] = None
    status_by: Annotated[WorkerId | None, _STATUS] = None
    client_view: Annotated[str, _CLIENT_VIEW] = ""
    client_view_source: Annotated[WordsSource | UnknownCode | None, _CLIENT_VIEW] = None
    professional_view: Annotated[str, Group("professional_view")] = ""
    strengths: Annotated[str, Group("strengths")] = ""
    part_how: Annotated[PartTaken | UnknownCode | None, _PART] = None
    part_on: Annotated[date | None, _PART] = None
    part_interpreter: Annotated[str, _PART] = ""
    going_through_on: Annotated[date | None, _GOING_THROUGH] = None
    review_on: Annotated[date | None, _REVIEW] = None
    review_how: Annotated[str, _REVIEW] = ""
    paper_leave: Annotated[PaperLeave | UnknownCode, _PAPER] = PaperLeave.NOT_ASKED
    paper_asked_on: Annotated[date | None, _PAPER] = None


@kind("plan_row", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Record):
    """One need with its goal, means, doer and time; each cell is merged by itself.

    Attributes:
        order: Fractional-index text (``model.ordering``).
    """

    plan: Annotated[PlanId, Group("plan")]
    order: Annotated[str, Group("order", quiet=True)] = ""
    need: Annotated[str, Group("need")] = ""
    goal: Annotated[str, Group("goal")] = ""
    means: Annotated[str, Group("means")] = ""
    who: Annotated[str, Group("who")] = ""
    when: Annotated[str, Group("when")] = ""
    how: Annotated[str, Group("how")] = ""
    follow_up: Annotated[str, Group("follow_up")] = ""

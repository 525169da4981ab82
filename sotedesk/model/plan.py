"""The plan: the client's view, the professional's view, and rows of needs and measures.

Source: terveydenhuoltolaki 1326/2010 24 §, potilaslaki 785/1992 4 a § (health and care plan);
sosiaalihuoltolaki 1301/2014 39 § (client plan, contents [M]); asiakaslaki 812/2000 7 § (service
plan); domain §1.1, §1.2, §1.5.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, PlanId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.record import CARED, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class PlanKind(StrEnum):
    """Which plan it is; what parts a kind has is data (``resources/plan_kinds``)."""

    HEALTH_CARE_PLAN = "health_care_plan"
    CLIENT_PLAN = "client_plan"
    SERVICE_PLAN = "service_plan"


PLAN_REGISTERS = {
    PlanKind.HEALTH_CARE_PLAN: Register.HEALTH,
    PlanKind.CLIENT_PLAN: Register.SOCIAL,
    PlanKind.SERVICE_PLAN: Register.SOCIAL,
}
"""Whose record a plan of a kind is; the law says so, no file of a county's."""


class PlanStatus(StrEnum):
    """Where the plan stands; a refused draft is a normal end with a door left open."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    ENDED = "ended"
    REFUSED = "refused"


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


class Agreement(StrEnum):
    """Whether the client and the professional agree on the plan; if not, both reasons stand.

    Source: asiakaslaki 812/2000 7 §; domain §1.2 ("if no agreement, both views with reasons").
    """

    AGREED = "agreed"
    PARTLY = "partly"
    DISAGREED = "disagreed"


class CopyManner(StrEnum):
    """How the client got the plan."""

    MEETING = "meeting"
    ELECTRONIC = "electronic"
    OTHER = "other"


class RowDecision(StrEnum):
    """Where the separate decision on the service of a row stands; a plan is no decision."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    APPLIED = "applied"
    DECIDED = "decided"


class Whose(StrEnum):
    """Whose need a row is about."""

    CLIENT = "client"
    CHILD = "child"
    CARER = "carer"


class Sees(StrEnum):
    """How much of a plan a participant may see."""

    ALL = "all"
    ROWS = "rows"
    NOTHING = "nothing"


class PermissionHow(StrEnum):
    """How the client gave leave; a relative's statement is never one (users.md [5.h])."""

    IN_PERSON = "in_person"
    IN_WRITING = "in_writing"
    PHONE_IDENTIFIED = "phone_identified"
    SIGNED = "signed_language"


_STATUS = Group("status")
_CLIENT_VIEW = Group("client_view")
_PART = Group("client_part")
_REVIEW = Group("review")
_GOING_THROUGH = Group("going_through")
_PAPER = Group("paper")
_COPY = Group("copy")


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
        status_reason: Why it was confirmed though something is missing, why it ended, or the
            client's own reason for refusing.
        ask_again_on: When a refused plan may be asked about again; the door stays open.
        client_disagrees: What the client disagrees with and why, in the client's words.
        professional_disagrees: The professional's view of the same, with its reason.
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
    status_reason: Annotated[str, _STATUS] = ""
    ask_again_on: Annotated[date | None, _STATUS] = None
    client_view: Annotated[str, _CLIENT_VIEW] = ""
    client_view_source: Annotated[WordsSource | UnknownCode | None, _CLIENT_VIEW] = None
    professional_view: Annotated[str, Group("professional_view")] = ""
    strengths: Annotated[str, Group("strengths")] = ""
    professional_strengths: Annotated[str, Group("professional_strengths")] = ""
    agreement: Annotated[Agreement | UnknownCode | None, Group("agreement")] = None
    client_disagrees: Annotated[str, Group("client_disagrees")] = ""
    professional_disagrees: Annotated[str, Group("professional_disagrees")] = ""
    part_how: Annotated[PartTaken | UnknownCode | None, _PART] = None
    part_on: Annotated[date | None, _PART] = None
    part_interpreter: Annotated[str, _PART] = ""
    going_through_on: Annotated[date | None, _GOING_THROUGH] = None
    review_on: Annotated[date | None, _REVIEW] = None
    review_how: Annotated[str, _REVIEW] = ""
    paper_leave: Annotated[PaperLeave | UnknownCode, _PAPER] = PaperLeave.NOT_ASKED
    paper_asked_on: Annotated[date | None, _PAPER] = None
    copy_how: Annotated[CopyManner | UnknownCode | None, _COPY] = None
    copy_on: Annotated[date | None, _COPY] = None


_DECISION = Group("decision")


@kind("plan_row", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Record):
    """One need with its goal, means, doer and time; each cell is merged by itself.

    Attributes:
        order: Fractional-index text (``model.ordering``).
        decision_on: When the service was applied for or decided on.
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
    decision: Annotated[RowDecision | UnknownCode | None, _DECISION] = None
    decision_on: Annotated[date | None, _DECISION] = None
    whose: Annotated[Whose | UnknownCode, Group("whose")] = Whose.CLIENT


@kind("plan_part", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart(Record):
    """One further part of a plan's kind, such as the essential services of a client plan.

    Attributes:
        part: Code of the part (``resources/plan_kinds``).
        client_text: What the client says; stays empty where the part has one side only.
        professional_text: What the professional says, or the text of a part with one side.
    """

    plan: Annotated[PlanId, Group("plan")]
    part: Annotated[str, Group("part")] = ""
    client_text: Annotated[str, Group("client_text")] = ""
    professional_text: Annotated[str, Group("professional_text")] = ""


_PERSON = Group("person")
_SEES = Group("sees")
_ALLOWED = Group("allowed")


@kind("plan_participant", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParticipant(Record):
    """Somebody who takes part in a plan, with what they may see of it and on what leave.

    Attributes:
        worker: A colleague; ``None`` for a relative or somebody of another organisation.
        role: What they are in the plan, such as "fysioterapeutti" or "tytär".
        is_relative: Somebody close to the client; only such a one has a relative's copy.
        sees_rows: Ids of the rows shown; only with ``Sees.ROWS``.
        sees_parts: Codes of the other parts shown (``services.plan_sheet``); only with
            ``Sees.ROWS``.
        allowed_how: How the client gave leave; ``None`` while nobody has asked the client.
    """

    plan: Annotated[PlanId, Group("plan")]
    order: Annotated[str, Group("order", quiet=True)] = ""
    worker: Annotated[WorkerId | None, _PERSON] = None
    name: Annotated[str, _PERSON] = ""
    role: Annotated[str, _PERSON] = ""
    organisation: Annotated[str, _PERSON] = ""
    is_relative: Annotated[bool, _PERSON] = False
    responsibility: Annotated[str, Group("responsibility")] = ""
    sees: Annotated[Sees | UnknownCode, _SEES] = Sees.NOTHING
    sees_rows: Annotated[tuple[UUID, ...], _SEES] = ()
    sees_parts: Annotated[tuple[str, ...], _SEES] = ()
    gets_copy: Annotated[bool, _SEES] = False
    allowed_how: Annotated[PermissionHow | UnknownCode | None, _ALLOWED] = None
    allowed_on: Annotated[date | None, _ALLOWED] = None

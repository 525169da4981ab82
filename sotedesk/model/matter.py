"""The matter: one thing of one contact, with its own client or none, its register, its type."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from sotedesk.model.client import Allowed
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId, MatterId, PlanId, UnitId, WorkerId
from sotedesk.model.record import CARED, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class Urgency(StrEnum):
    """Urgency of a care need, chosen by the worker; the program never proposes one."""

    EMERGENCY_112 = "emergency_112"
    URGENT_NOW = "urgent_now"
    TODAY = "today"
    DAYS_1_3 = "days_1_3"
    NON_URGENT = "non_urgent"


class Outcome(StrEnum):
    """How the matter went on, in one key."""

    ADVISED = "advised"
    GIVEN_NOW = "given_now"
    TIME_GIVEN = "time_given"
    CALL_BACK = "call_back"
    CONSULTATION = "consultation"
    HANDED_OVER = "handed_over"
    MATTER_OPENED = "matter_opened"
    NO_NEED = "no_need"
    DECLINED = "declined"


class Path(StrEnum):
    """Which of the handbook's three ways the worker chose."""

    ADVICE = "advice"
    SIMPLE = "simple"
    COMPLEX = "complex"


class WordsSource(StrEnum):
    """Whose words they are, and through whom."""

    SELF = "self"
    INTERPRETER = "interpreter"
    RELATIVE = "relative"
    PROFESSIONAL = "professional"


class HelpNow(StrEnum):
    """Whether help is needed at once."""

    NOT_NEEDED = "not_needed"
    ARRANGED = "arranged"
    NOT_KNOWN = "not_known"


class OpenedKind(StrEnum):
    """Whether guidance is enough or the matter is opened (vireilletulo)."""

    GUIDANCE = "guidance"
    OPENED = "opened"


class SpecialSupport(StrEnum):
    """Need of special support (sosiaalihuoltolaki 1301/2014)."""

    YES = "yes"
    NO = "no"
    NOT_ASSESSED = "not_assessed"


class OwnStance(StrEnum):
    """What the person whose need it is says to an assessment."""

    ASK = "ask"
    AGREES = "agrees"
    DECLINES = "declines"


class NoticeKind(StrEnum):
    """What a worry about someone is."""

    CHILD_PROTECTION = "child_protection_notice"
    CONCERN = "concern_notice"
    OLDER_PERSON = "older_person_notice"
    ADVICE_ONLY = "advice_only"
    OTHER = "other"


class DangerNow(StrEnum):
    """Whether someone is in danger now."""

    NO = "no"
    YES = "yes"
    NOT_KNOWN = "not_known"


class MatterStatus(StrEnum):
    """Whether anything is left to do."""

    OPEN = "open"
    CLOSED = "closed"


_OUTCOME = Group("outcome")
_HELP_NOW = Group("help_now")
_OPENED = Group("opened")
_ASSESSMENT = Group("assessment")
_NOTICE = Group("notice")
_RECEIVED = Group("received")
_WORDS = Group("own_words")
_CARE = Group("handled_by")
_BAN = Group("custodian_disclosure")


MAIN_TEXTS = ("notes", "own_words", "answer")
"""The long text of a matter: each type has one; what was typed goes along when the type changes."""


@kind("matter", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Record):
    """One matter of a contact.

    Attributes:
        type: Code of the matter type (``resources/matter_types``); it decides the fields shown.
        reason: What it is about, in a few words (for advice: the question).
        own_words: The matter in the client's words, with whose words they are.
        symptoms_asked: Alarming symptoms asked about, each "code:yes" or "code:no".
        safety_net: The advice for getting worse was given.
        handled_by: Who goes on with it.
        special_support: Social care only.
        custodians_may_know: A minor's own decision for this matter (potilaslaki 9 §).
        professional_by: By when a professional needs the answer.
    """

    id: MatterId
    contact: Annotated[ContactId, Group("contact")]
    position: Annotated[int, Group("position", quiet=True)] = 1
    client: Annotated[ClientId | None, Group("client")] = None
    type: Annotated[str, Group("type")] = "other"
    unit: Annotated[UnitId | None, Group("unit")] = None
    reason: Annotated[str, Group("reason")] = ""
    notes: Annotated[str, Group("notes")] = ""
    own_words: Annotated[str, _WORDS] = ""
    own_words_source: Annotated[WordsSource | UnknownCode | None, _WORDS] = None
    first_assessment: Annotated[str, Group("first_assessment")] = ""
    symptoms_asked: Annotated[tuple[str, ...], Group("symptoms_asked")] = ()
    urgency: Annotated[Urgency | UnknownCode | None, Group("urgency")] = None
    path: Annotated[Path | UnknownCode | None, Group("path")] = None
    agreed: Annotated[str, Group("agreed")] = ""
    safety_net: Annotated[bool, Group("safety_net")] = False
    outcome: Annotated[Outcome | UnknownCode | None, _OUTCOME] = None
    outcome_note: Annotated[str, _OUTCOME] = ""
    handled_by: Annotated[WorkerId | None, _CARE] = None
    answer: Annotated[str, Group("answer")] = ""
    help_now: Annotated[HelpNow | UnknownCode | None, _HELP_NOW] = None
    help_now_note: Annotated[str, _HELP_NOW] = ""
    opened: Annotated[OpenedKind | UnknownCode | None, _OPENED] = None
    opened_on: Annotated[date | None, _OPENED] = None
    special_support: Annotated[SpecialSupport | UnknownCode, Group("special_support")] = (
        SpecialSupport.NOT_ASSESSED
    )
    assessment_by: Annotated[date | None, _ASSESSMENT] = None
    assessment_worker: Annotated[WorkerId | None, _ASSESSMENT] = None
    own_stance: Annotated[OwnStance | UnknownCode | None, Group("own_stance")] = None
    notice: Annotated[NoticeKind | UnknownCode | None, _NOTICE] = None
    sender_protected: Annotated[bool, _NOTICE] = False
    danger_now: Annotated[DangerNow | UnknownCode | None, Group("danger_now")] = None
    given_to: Annotated[str, _RECEIVED] = ""
    received_by: Annotated[str, _RECEIVED] = ""
    received_at: Annotated[datetime | None, _RECEIVED] = None
    professional_by: Annotated[datetime | None, Group("professional_by")] = None
    custodians_may_know: Annotated[Allowed | UnknownCode, _BAN] = Allowed.NOT_ASKED
    status: Annotated[MatterStatus | UnknownCode, Group("status")] = MatterStatus.OPEN


class PromiseStatus(StrEnum):
    """Whether a promise still binds."""

    OPEN = "open"
    KEPT = "kept"
    CLOSED = "closed"


_PROMISE = Group("promise")
_STATUS = Group("status")


@kind("promise", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Record):
    """Something promised: its own record from the moment it is made.

    Attributes:
        to_whom: Whom it was promised to, in a word or two.
        closed_reason: Why it ended without being kept.
    """

    contact: Annotated[ContactId, Group("contact")]
    matter: Annotated[MatterId | None, Group("matter")] = None
    client: Annotated[ClientId | None, Group("client")] = None
    what: Annotated[str, _PROMISE] = ""
    to_whom: Annotated[str, _PROMISE] = ""
    due_at: Annotated[datetime | None, _PROMISE] = None
    worker: Annotated[WorkerId | None, Group("worker")] = None
    status: Annotated[PromiseStatus | UnknownCode, _STATUS] = PromiseStatus.OPEN
    status_at: Annotated[datetime | None, _STATUS] = None
    closed_reason: Annotated[str, _STATUS] = ""


class FollowUpStatus(StrEnum):
    """Whether a follow-up is still ahead."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


_FOLLOW_UP = Group("follow_up")


@kind("follow_up", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """An agreed look at how things go, until the matter ends."""

    client: Annotated[ClientId | None, Group("client")] = None
    matter: Annotated[MatterId | None, Group("matter")] = None
    plan: Annotated[PlanId | None, Group("plan")] = None
    what: Annotated[str, _FOLLOW_UP] = ""
    due_on: Annotated[date | None, _FOLLOW_UP] = None
    worker: Annotated[WorkerId | None, Group("worker")] = None
    status: Annotated[FollowUpStatus | UnknownCode, _STATUS] = FollowUpStatus.OPEN
    status_at: Annotated[datetime | None, _STATUS] = None
    result: Annotated[str, _STATUS] = ""


class AppointmentStatus(StrEnum):
    """What became of a time."""

    OFFERED = "offered"
    BOOKED = "booked"
    KEPT = "kept"
    MOVED = "moved"
    CANCELLED = "cancelled"
    MISSED = "missed"


_APPOINTMENT = Group("appointment")


@kind("appointment", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """A time given to a client, entered by hand; booking systems are elsewhere."""

    client: Annotated[ClientId | None, Group("client")] = None
    matter: Annotated[MatterId | None, Group("matter")] = None
    at: Annotated[datetime | None, _APPOINTMENT] = None
    where: Annotated[str, _APPOINTMENT] = ""
    with_whom: Annotated[str, _APPOINTMENT] = ""
    status: Annotated[AppointmentStatus | UnknownCode, _STATUS] = AppointmentStatus.OFFERED


_CARRIED = Group("carried")


@kind("carried_over", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver(Record):
    """An entry was carried over to the county's record system; the legal record is there.

    Attributes:
        target: The matter, review or plan that was carried over.
        target_kind: Wire name of its kind.
    """

    target: Annotated[UUID, Group("target")]
    target_kind: Annotated[str, Group("target")] = ""
    client: Annotated[ClientId | None, Group("client")] = None
    system: Annotated[str, _CARRIED] = ""
    carried_on: Annotated[date | None, _CARRIED] = None

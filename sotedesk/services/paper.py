"""What stands on a paper, as codes and plain values, and the port that makes the paper.

A use case gathers these frozen values from a plan it may show; `sotedesk.printing` turns them
into pages. Sentences are not made here: a code leaves, the paper words it in the client's
language. What may never stand on the client's sheet (identity code, address, municipality) has
no field here, so it cannot be printed by mistake.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from sotedesk.model.frozen import dataclass


class PlanKind(StrEnum):
    """Which plan it is; the closing text and the ombudsman follow from it."""

    HEALTH_CARE_PLAN = "health_care_plan"
    CLIENT_PLAN = "client_plan"
    SERVICE_PLAN = "service_plan"
    JOINT_PLAN = "joint_plan"


class SheetStatus(StrEnum):
    """How far the plan is; only a confirmed one has a receipt and signatures."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    ENDED = "ended"


class MeetingManner(StrEnum):
    """How the client took part in making the plan; messages are chat, portal or letter."""

    IN_PERSON = "in_person"
    HOME_VISIT = "home_visit"
    PHONE = "phone"
    VIDEO = "video"
    MESSAGES = "messages"


class HelpChannel(StrEnum):
    """How help of one row is given (the handbook's lähi, etä, digi)."""

    NEAR = "near"
    REMOTE = "remote"
    DIGITAL = "digital"


class RowDecision(StrEnum):
    """Where the separate decision on one row's service stands."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    APPLIED = "applied"
    DECIDED = "decided"


class ContactRole(StrEnum):
    """Who the box at the top names."""

    CONTACT_PERSON = "contact_person"
    OWN_WORKER = "own_worker"
    OWN_TEAM = "own_team"
    UNIT = "unit"


class PhoneUse(StrEnum):
    """What a number is for."""

    CALL = "call"
    TEXT_MESSAGE = "text_message"
    REMOTE_INTERPRETING = "remote_interpreting"


class WordsSource(StrEnum):
    """Whose words the wishes are."""

    SELF = "self"
    THROUGH_INTERPRETER = "through_interpreter"
    TOLD_BY_RELATIVE = "told_by_relative"


class CopyManner(StrEnum):
    """How the client got the plan."""

    MEETING = "meeting"
    ELECTRONIC = "electronic"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPart:
    """The recorded part of the client in making the plan.

    Attributes:
        interpreter_language: Name of the language as printed; None without an interpreter.
    """

    how: MeetingManner
    on: date
    interpreter_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingThrough:
    """When a plan not yet heard by the client will be gone through.

    Attributes:
        on: None when no day has been agreed.
        at: Finnish local time; None when only the day is known.
    """

    on: date | None = None
    at: time | None = None
    interpreter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPhone:
    """One number of the contact box, written the Finnish way, with its hours in words."""

    use: PhoneUse
    number: str
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContact:
    """Whom the client turns to.

    Attributes:
        proposed: Asked but not yet agreed; the sheet then asks *Sopiiko?*.
        away_who: Who answers when this one is away; empty when nobody is recorded.
    """

    role: ContactRole
    name: str
    title: str = ""
    proposed: bool = False
    phones: tuple[SheetPhone, ...] = ()
    away_who: str = ""
    away_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientWish:
    """What the client hopes, and whose words those are.

    Attributes:
        told_by: Who told it (for example *tytär*), when the source is a relative.
    """

    text: str
    source: WordsSource = WordsSource.SELF
    told_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of the plan; an empty text was not recorded.

    Attributes:
        how_words: The row's own words for the place or means (*kotona*); printed instead of
            the channel's name when given.
    """

    need: str
    action: str
    who: str = ""
    when: str = ""
    how: HelpChannel | None = None
    how_words: str = ""
    goal: str = ""
    follow_up: str = ""
    decision: RowDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReview:
    """When and how it is checked how the client is doing; `at` is Finnish local time."""

    on: date
    at: time | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """A professional or other person who made the plan; never the client.

    The client stands among the makers only through `ClientPart`.
    """

    name: str
    title: str
    contact_person: bool = False
    mapped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGiven:
    """How and when the client got the plan."""

    how: CopyManner
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSheet:
    """The client's plain-language sheet of one plan version.

    It is the client's own copy: a safety ban hides nothing on it, and it must not tell that
    there is a ban. Whether paper may be given at all (*ei paperia mukaan*) is asked before a
    sheet is made.

    Attributes:
        organisation: None for the name in the county's file.
        client_part: None as long as the client's part is not recorded; then nothing on the
            paper says the plan was made together.
        interpreter_needed: The client uses an interpreter, so one may call for the client.
        printed_at: Aware; shown in Finnish time.
        language: Language of the paper, the client's, not the worker's.
    """

    unit: str
    client_name: str
    birth_date: date | None
    kind: PlanKind
    number: str
    version: int
    status: SheetStatus
    printed_at: datetime
    organisation: str | None = None
    confirmed_on: date | None = None
    ended_on: date | None = None
    going_through: GoingThrough | None = None
    client_part: ClientPart | None = None
    interpreter_needed: bool = False
    contact: SheetContact | None = None
    wish: ClientWish | None = None
    rows: tuple[SheetRow, ...] = ()
    strengths: tuple[str, ...] = ()
    review: SheetReview | None = None
    makers: tuple[Maker, ...] = ()
    copy_given: CopyGiven | None = None
    printed_by: str = ""
    language: str = "fi"


class PlanPrinter(Protocol):
    """Makes paper of a plan."""

    def client_sheet(self, sheet: ClientSheet) -> bytes:
        """Return the sheet as a PDF file; the same sheet gives the same bytes."""
        ...

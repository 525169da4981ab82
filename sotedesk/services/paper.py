"""What stands on a paper, as codes and plain values, and the port that makes the paper.

A use case gathers these frozen values from a plan it may show; `sotedesk.printing` turns them
into pages. Sentences are not made here: a code leaves, the paper words it in the client's
language. What may never stand on a paper (address, municipality) has no field here, so it cannot
be printed by mistake; an identity code has one on the professional's plan alone.

Under a safety ban every paper but the client's own comes here with unit, place and number of the
contact person and of appointments already taken out (`services.plan_hiding`).
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol, TypeAlias

from sotedesk.model.client import Allowed, ElsewhereKind, InterpreterNeed
from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import Agreement, CopyManner, PermissionHow, RowDecision, Sees, Whose

HIDDEN = "[…]"
"""What stands in place of words that a safety ban hides."""


class PlanLayout(StrEnum):
    """For whom a paper is; each holds its own choice of the same plan."""

    CLIENT = "client"
    PROFESSIONAL = "professional"
    BRIEF = "brief"
    RELATIVE = "relative"


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
    REFUSED = "refused"


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


class ContactRole(StrEnum):
    """Who the box at the top names."""

    CONTACT_PERSON = "contact_person"
    OWN_WORKER = "own_worker"
    OWN_TEAM = "own_team"
    UNIT = "unit"


class PhoneUse(StrEnum):
    """What a number is for."""

    CALL = "call"
    UNIT = "unit"
    TEXT_MESSAGE = "text_message"
    REMOTE_INTERPRETING = "remote_interpreting"


class WordsSource(StrEnum):
    """Whose words the wishes are."""

    SELF = "self"
    THROUGH_INTERPRETER = "through_interpreter"
    TOLD_BY_RELATIVE = "told_by_relative"
    TOLD_BY_PROFESSIONAL = "told_by_professional"


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
        name: Empty when only a unit answers and a safety ban hides it.
        proposed: Asked but not yet agreed; the sheet then asks *Sopiiko?*.
        hidden: Unit, place and number are there and a safety ban hides them.
        away_who: Who answers when this one is away; empty when nobody is recorded.
        away_from: First day of being away; None with no day known.
        away_until: Last day of being away; None with no day known.
    """

    role: ContactRole
    name: str
    title: str = ""
    proposed: bool = False
    hidden: bool = False
    phones: tuple[SheetPhone, ...] = ()
    away_who: str = ""
    away_phone: str = ""
    away_from: date | None = None
    away_until: date | None = None


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
        decision_on: When the service was applied for or decided on.
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
    decision_on: date | None = None
    whose: Whose = Whose.CLIENT


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A part of the plan with its heading; two labels where client and professional differ.

    Attributes:
        title: Heading: on the client's sheet the plain one.
        client_label: Of the client's side; empty where the part has one side only.
    """

    title: str
    client_label: str = ""
    client_text: str = ""
    professional_label: str = ""
    professional_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAgreement:
    """Whether client and professional agree, and what each says where they do not.

    Attributes:
        how: None when nobody recorded it.
    """

    how: Agreement | None = None
    client_reason: str = ""
    professional_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRefusal:
    """The client did not want a plan; the door stays open.

    Attributes:
        reason: The client's own; empty when none was given.
    """

    on: date | None = None
    reason: str = ""
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """A professional with the way to reach them.

    Attributes:
        hidden: Unit and number are there and a safety ban hides them.
    """

    name: str
    title: str = ""
    unit: str = ""
    phone: str = ""
    hours: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetParticipant:
    """Somebody who takes part, what they answer for and what they may see.

    Attributes:
        sees: None for a choice that only a newer version knows.
        rows: Numbers of the rows shown, from 1; only with ``Sees.ROWS``.
        parts: Headings of the parts shown; only with ``Sees.ROWS``.
        contact: The contact person is among what is shown; only with ``Sees.ROWS``.
        allowed_on: When the client gave leave; None while nobody has asked.
    """

    name: str
    role: str = ""
    organisation: str = ""
    responsibility: str = ""
    sees: Sees | None = Sees.NOTHING
    rows: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    contact: bool = False
    gets_copy: bool = False
    allowed_how: PermissionHow | None = None
    allowed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetInterpreter:
    """An interpreter the client needs.

    Attributes:
        language: As the client names it; may be empty.
    """

    need: InterpreterNeed
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetElsewhere:
    """A plan or will that is kept elsewhere: kind, date and where, never its content."""

    kind: ElsewhereKind
    dated_on: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetClientPhone:
    """A number of the client, with what may be done with it."""

    number: str
    label: str = ""
    may_leave_message: Allowed = Allowed.NOT_ASKED
    may_text: Allowed = Allowed.NOT_ASKED
    safe_time: str = ""


class DayKind(StrEnum):
    """What is to happen on a coming day."""

    GOING_THROUGH = "going_through"
    REVIEW = "review"
    FOLLOW_UP = "follow_up"
    ASK_AGAIN = "ask_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """A coming day of the plan."""

    on: date
    kind: DayKind
    text: str = ""


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

    Attributes:
        role: As what they are named for the client; None for nothing, or while it is a draft.
    """

    name: str
    title: str
    role: ContactRole | None = None
    mapped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGiven:
    """How and when the client got the plan."""

    how: CopyManner
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """What every paper of a plan version has.

    Attributes:
        unit: Empty where it must not stand.
        organisation: None for the name in the county's file.
        printed_at: Aware; shown in Finnish time.
        language: Language of the paper, the client's, not the worker's.
    """

    unit: str
    client_name: str
    kind: PlanKind
    number: str
    version: int
    status: SheetStatus
    printed_at: datetime
    organisation: str | None = None
    confirmed_on: date | None = None
    ended_on: date | None = None
    printed_by: str = ""
    language: str = "fi"

    @property
    def is_draft(self) -> bool:
        """Whether it bears LUONNOS, and neither receipt nor signatures."""
        return self.status is SheetStatus.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSheet(PlanSheet):
    """The client's plain-language sheet of one plan version.

    It is the client's own copy: a safety ban hides nothing on it, and it must not tell that
    there is a ban. Whether paper may be given at all (*ei paperia mukaan*) is asked before a
    sheet is made.

    Attributes:
        client_part: None as long as the client's part is not recorded; then nothing on the
            paper says the plan was made together.
        service_language: As the client names it; empty when not asked.
        interpreter: None when none is needed.
        professional_view: What the professional thinks of the same needs.
        parts: Further parts of the kind under their plain headings, only those written.
        refusal: Only of a plan that the client did not want.
    """

    birth_date: date | None
    service_language: str = ""
    interpreter: SheetInterpreter | None = None
    going_through: GoingThrough | None = None
    client_part: ClientPart | None = None
    contact: SheetContact | None = None
    wish: ClientWish | None = None
    rows: tuple[SheetRow, ...] = ()
    professional_view: str = ""
    strengths: tuple[str, ...] = ()
    professional_strengths: tuple[str, ...] = ()
    parts: tuple[SheetPart, ...] = ()
    participants: tuple[SheetParticipant, ...] = ()
    agreement: SheetAgreement = SheetAgreement()
    review: SheetReview | None = None
    makers: tuple[Maker, ...] = ()
    copy_given: CopyGiven | None = None
    refusal: SheetRefusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfessionalPlan(PlanSheet):
    """The whole plan for those who work with it: everything of domain §1.5.

    Attributes:
        hetu: The identity code; empty unless it was asked for, and always under a safety ban.
        service_language: As the client names it; empty when not asked.
        interpreter: None when none is needed.
        safety_ban: Says on the paper why something is hidden.
        author: Who drafted it; None while that worker's line has not arrived.
        settled_by: Who confirmed or ended it; empty for a draft.
        status_reason: Why it was confirmed though something is missing, or why it ended.
        views: Needs as the client and as the professional see them.
        view_source: Whose words the client's view is; None when not recorded.
        parts: All parts of the kind, also those with nothing written.
    """

    birth_date: date | None
    hetu: str = ""
    service_language: str = ""
    interpreter: SheetInterpreter | None = None
    safety_ban: bool = False
    author: SheetPerson | None = None
    drafted_on: date
    settled_by: str = ""
    status_reason: str = ""
    contact: SheetContact | None = None
    participants: tuple[SheetParticipant, ...] = ()
    views: SheetPart
    view_source: WordsSource | None = None
    strengths: SheetPart
    rows: tuple[SheetRow, ...] = ()
    parts: tuple[SheetPart, ...] = ()
    agreement: SheetAgreement = SheetAgreement()
    client_part: ClientPart | None = None
    going_through: GoingThrough | None = None
    review: SheetReview | None = None
    elsewhere: tuple[SheetElsewhere, ...] = ()
    copy_given: CopyGiven | None = None
    refusal: SheetRefusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBrief(PlanSheet):
    """One page for the contact person: who, what to mind, what is wanted, what comes next.

    Attributes:
        no_paper: *Ei paperia mukaan*.
        no_messages: *Ei viestejä*.
        main_need: What the client mainly needs, by the naming; empty without one.
        person_wish: Whom or what the client wished of the contact person.
        days: Coming days, the nearest first.
    """

    birth_date: date | None
    interpreter: SheetInterpreter | None = None
    safety_ban: bool = False
    no_paper: bool = False
    no_messages: bool = False
    client_phones: tuple[SheetClientPhone, ...] = ()
    contact: SheetContact | None = None
    author: SheetPerson | None = None
    main_need: str = ""
    person_wish: str = ""
    wish: ClientWish | None = None
    rows: tuple[SheetRow, ...] = ()
    days: tuple[SheetDay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeCopy(PlanSheet):
    """What the client allowed one relative to have, and nothing else of the plan.

    Attributes:
        relative: Whose copy it is.
        role: What the relative is to the client, such as *tytär*.
        whole: The client allowed all of it.
        contact, parts, rows, agreement, review: None or empty unless allowed.
    """

    relative: str
    role: str = ""
    allowed_how: PermissionHow
    allowed_on: date
    whole: bool = False
    contact: SheetContact | None = None
    parts: tuple[SheetPart, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    agreement: SheetAgreement | None = None
    review: SheetReview | None = None


Paper: TypeAlias = ClientSheet | ProfessionalPlan | PlanBrief | RelativeCopy


class PlanPrinter(Protocol):
    """Makes paper of a plan."""

    def pdf(self, paper: Paper) -> bytes:
        """Return the paper as a PDF file; the same paper gives the same bytes."""
        ...

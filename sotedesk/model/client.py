"""The client: identity and how to reach the person. What is said or judged is elsewhere."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.record import CARED, DIRECTORY, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class Allowed(StrEnum):
    """An answer that is also allowed not to have been asked."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class ContactWay(StrEnum):
    """A way to reach a person, preferred or impossible."""

    PHONE = "phone"
    MOBILE = "mobile"
    TEXT = "text"
    E_SERVICES = "e_services"
    LETTER = "letter"
    ON_SITE = "on_site"
    HEARING = "hearing"
    SPEECH = "speech"
    MEMORY = "memory"


class InterpreterNeed(StrEnum):
    """Whether an interpreter is needed (kielilaki, potilaslaki, asiakaslaki: domain §6)."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    SPOKEN = "spoken"
    SIGNED = "signed"
    WRITTEN = "written"


_NAME = Group("name")
_IDENTITY = Group("identity")
_INTERPRETER = Group("interpreter")
_SAFETY_BAN = Group("safety_ban")
_REACH = Group("reach")
_PROTECTION = Group("protection")


@kind("client", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Record):
    """A person whose matters are handled.

    Attributes:
        call_name: Kutsumanimi: which of the first names is used; empty when not told.
        former_last_names: Earlier surnames, newest first.
        hetu: The identity code whole, 11 characters, or empty. The marker is part of it.
        temporary_id: An id given while the code is unknown, or empty.
        interpreter_language: Which language; free text as the client names it.
        safety_ban_until: Last day of the ban; ``None`` for until further notice.
        no_paper: Nothing on paper may be given along; also without a ban.
        no_messages: No text or voice messages may be left; also without a ban.
    """

    id: ClientId
    last_name: Annotated[str, _NAME] = ""
    first_names: Annotated[str, _NAME] = ""
    call_name: Annotated[str, _NAME] = ""
    former_last_names: Annotated[tuple[str, ...], _NAME] = ()
    hetu: Annotated[str, _IDENTITY] = ""
    temporary_id: Annotated[str, _IDENTITY] = ""
    birth_date: Annotated[date | None, _IDENTITY] = None
    service_language: Annotated[str, Group("service_language")] = ""
    interpreter_need: Annotated[InterpreterNeed | UnknownCode, _INTERPRETER] = (
        InterpreterNeed.NOT_ASKED
    )
    interpreter_language: Annotated[str, _INTERPRETER] = ""
    municipality: Annotated[str, Group("municipality")] = ""
    safety_ban: Annotated[bool, _SAFETY_BAN] = False
    safety_ban_until: Annotated[date | None, _SAFETY_BAN] = None
    no_paper: Annotated[bool, _PROTECTION] = False
    no_messages: Annotated[bool, _PROTECTION] = False
    preferred_way: Annotated[ContactWay | UnknownCode | None, _REACH] = None
    impossible_ways: Annotated[tuple[ContactWay, ...], _REACH] = ()
    reach_note: Annotated[str, _REACH] = ""
    e_service_help: Annotated[Allowed | UnknownCode, Group("e_service_help")] = Allowed.NOT_ASKED

    @property
    def spoken_name(self) -> str:
        """Give the name as it is said: kutsumanimi (else the first of the first names) and last."""
        first = self.call_name or self.first_names.split(" ")[0]
        return f"{first} {self.last_name}".strip()

    def banned_on(self, day: date) -> bool:
        """Whether the safety ban is in force on a day (VTJ-laki 661/2009 36 §)."""
        return self.safety_ban and (self.safety_ban_until is None or day <= self.safety_ban_until)

    def age_on(self, day: date) -> int | None:
        """Give whole years of age on a day; ``None`` when the birth date is unknown."""
        if self.birth_date is None:
            return None
        birthday_ahead = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - birthday_ahead


_NUMBER = Group("number")


@kind("phone", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Record):
    """One number of a client, with what may be done with it.

    Attributes:
        number: Digits, with + before a foreign number.
        safe_time: When it is safe to call, in words; empty when nothing was said.
    """

    client: Annotated[ClientId, Group("client")]
    number: Annotated[str, _NUMBER] = ""
    label: Annotated[str, _NUMBER] = ""
    may_leave_message: Annotated[Allowed | UnknownCode, _NUMBER] = Allowed.NOT_ASKED
    may_text: Annotated[Allowed | UnknownCode, _NUMBER] = Allowed.NOT_ASKED
    safe_time: Annotated[str, _NUMBER] = ""


_ADDRESS = Group("address")


@kind("address", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Record):
    """One address of a client."""

    client: Annotated[ClientId, Group("client")]
    street: Annotated[str, _ADDRESS] = ""
    postal_code: Annotated[str, _ADDRESS] = ""
    city: Annotated[str, _ADDRESS] = ""
    label: Annotated[str, _ADDRESS] = ""


class Relation(StrEnum):
    """What a related person is to the client, as far as it gives rights or duties."""

    CUSTODIAN = "custodian"
    GUARDIAN = "guardian"
    AUTHORISED = "authorised"
    RELATIVE = "relative"
    CARER = "carer"
    OTHER = "other"


_PERSON = Group("person")
_RIGHT = Group("right")


@kind("related_person", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPerson(Record):
    """Somebody who stands to the client in a relation; each custodian is one of their own.

    Attributes:
        relation_word: The relation in a word, such as "tytär".
        person: The client record of the same person, when there is one.
        scope: What a guardian decides on, such as "talous"; empty for others.
        basis: What an authorised person's right rests on.
    """

    client: Annotated[ClientId, Group("client")]
    name: Annotated[str, _PERSON] = ""
    phone: Annotated[str, _PERSON] = ""
    relation_word: Annotated[str, _PERSON] = ""
    person: Annotated[ClientId | None, _PERSON] = None
    relation: Annotated[Relation | UnknownCode, _RIGHT] = Relation.RELATIVE
    scope: Annotated[str, _RIGHT] = ""
    basis: Annotated[str, _RIGHT] = ""
    valid_from: Annotated[date | None, _RIGHT] = None
    valid_until: Annotated[date | None, _RIGHT] = None


class LinkStatus(StrEnum):
    """Whether two client records count as one person."""

    ACTIVE = "active"
    UNDONE = "undone"


@kind("client_link", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLink(Record):
    """Two client records are one person; nothing is rewritten, undoing ends the link."""

    from_client: Annotated[ClientId, Group("ends")]
    into_client: Annotated[ClientId, Group("ends")]
    status: Annotated[LinkStatus | UnknownCode, Group("status")] = LinkStatus.ACTIVE


class ElsewhereKind(StrEnum):
    """Plans and wills that are kept elsewhere and good to know first."""

    ADVANCE_CARE_PLAN = "advance_care_plan"
    ADVANCE_DIRECTIVE = "advance_directive"
    REHABILITATION_PLAN = "rehabilitation_plan"
    SERVICE_PLAN = "service_plan"
    CLIENT_PLAN = "client_plan"
    RAI = "rai"
    OTHER = "other"


_POINTER = Group("pointer")


@kind("plan_elsewhere", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanElsewhere(Record):
    """A pointer to a plan or will kept elsewhere: kind, date and where, never its content."""

    client: Annotated[ClientId, Group("client")]
    plan_kind: Annotated[ElsewhereKind | UnknownCode, _POINTER] = ElsewhereKind.OTHER
    dated_on: Annotated[date | None, _POINTER] = None
    where: Annotated[str, _POINTER] = ""


class BasisGround(StrEnum):
    """Why a worker may open what is otherwise not theirs to see."""

    CLIENT_PRESENT = "client_present"
    CLIENT_PERMISSION = "client_permission"
    JOINT_SERVICE = "joint_service"
    LAW = "law"
    DUTY = "duty"


_BASIS = Group("basis")


@kind("access_basis", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class AccessBasis(Record):
    """A recorded basis that opens a client's records of one register to one worker.

    Its own register is the one it opens.

    Attributes:
        section: The section of law relied on, when the ground is law.
        valid_until: Last day; ``None`` never holds, a basis always ends.
    """

    client: Annotated[ClientId, Group("client")]
    worker: Annotated[WorkerId, Group("worker")]
    ground: Annotated[BasisGround | UnknownCode, _BASIS] = BasisGround.DUTY
    section: Annotated[str, _BASIS] = ""
    valid_until: Annotated[date | None, _BASIS] = None

"""The contact: the envelope of who contacts, through what, when, and who they proved to be."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId, UnitId, WorkerId
from sotedesk.model.record import CARED, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class Channel(StrEnum):
    """Through what the person contacts (handbook: chat, e-services, phone, on site)."""

    PHONE = "phone"
    CHAT = "chat"
    PORTAL = "portal"
    ON_SITE = "on_site"
    REMOTE = "remote"


class Direction(StrEnum):
    """Who began."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class ContactStatus(StrEnum):
    """Where the contact stands."""

    LIVE = "live"
    WAITING = "waiting"
    FINISHED = "finished"
    FINISHED_INCOMPLETE = "finished_incomplete"


class ContactingKind(StrEnum):
    """As what the person contacts."""

    CLIENT = "client"
    RELATIVE = "relative"
    CUSTODIAN = "custodian"
    GUARDIAN = "guardian"
    AUTHORISED = "authorised"
    PROFESSIONAL = "professional"
    AUTHORITY = "authority"
    ANONYMOUS = "anonymous"


class IdentityCheck(StrEnum):
    """How the person proved who they are.

    Source: tietosuojalaki 29 § since 1.1.2024: the identity code alone, or with the name, proves
    nothing (users.md §5.3).
    """

    NOT_NEEDED = "not_needed"
    STRONG = "strong"
    CALLED_BACK = "called_back"
    NAME_CODE_QUESTION = "name_code_question"
    KNOWN_IN_PERSON = "known_in_person"
    NOT_VERIFIED = "not_verified"


class MayTell(StrEnum):
    """What the contacting person may be told; listening is always allowed.

    A relative's word is never the client's consent (users.md §5.4), so no value says so.
    """

    NO_PERMISSION = "no_permission"
    OWN_MATTERS = "own_matters"
    CLIENT_PERMISSION = "client_permission"
    CLIENT_PRESENT = "client_present"
    CUSTODIAN_RIGHT = "custodian_right"
    GUARDIAN_RIGHT = "guardian_right"
    AUTHORISATION = "authorisation"
    LAW = "law"


_CHANNEL = Group("channel")
_STATUS = Group("status")
_CONTACTING = Group("contacting")
_MAY_TELL = Group("may_tell")
_TIMES = Group("times")
_PLACE = Group("place")


@kind("contact", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """One contact, with one or more matters.

    Attributes:
        number: Shown number; begins with the desk's short code.
        contacting_relation: The relation in a word, such as "tytär".
        contacting_client: The client record of the contacting person, when there is one.
        may_tell_basis: What the permission rests on, in words.
        after_the_fact: Recorded afterwards (Shift+F2).
        waiting_for: What was promised when it was set aside, in words.
    """

    id: ContactId
    number: Annotated[str, Group("number")] = ""
    unit: Annotated[UnitId | None, _PLACE] = None
    worker: Annotated[WorkerId | None, Group("worker")] = None
    channel: Annotated[Channel | UnknownCode, _CHANNEL] = Channel.PHONE
    direction: Annotated[Direction | UnknownCode, _CHANNEL] = Direction.INCOMING
    status: Annotated[ContactStatus | UnknownCode, _STATUS] = ContactStatus.LIVE
    status_at: Annotated[datetime | None, _STATUS] = None
    status_by: Annotated[WorkerId | None, _STATUS] = None
    waiting_for: Annotated[str, _STATUS] = ""
    contacting_kind: Annotated[ContactingKind | UnknownCode | None, _CONTACTING] = None
    contacting_name: Annotated[str, _CONTACTING] = ""
    contacting_relation: Annotated[str, _CONTACTING] = ""
    contacting_organisation: Annotated[str, _CONTACTING] = ""
    contacting_role: Annotated[str, _CONTACTING] = ""
    contacting_phone: Annotated[str, _CONTACTING] = ""
    contacting_client: Annotated[ClientId | None, _CONTACTING] = None
    identity_check: Annotated[IdentityCheck | UnknownCode, Group("identity_check")] = (
        IdentityCheck.NOT_VERIFIED
    )
    may_tell: Annotated[MayTell | UnknownCode, _MAY_TELL] = MayTell.NO_PERMISSION
    may_tell_basis: Annotated[str, _MAY_TELL] = ""
    interpreter: Annotated[str, Group("interpreter")] = ""
    received_at: Annotated[datetime | None, _TIMES] = None
    reached_at: Annotated[datetime | None, _TIMES] = None
    ended_at: Annotated[datetime | None, _TIMES] = None
    after_the_fact: Annotated[bool, Group("after_the_fact")] = False
    confirmed_understood: Annotated[bool, Group("confirmed_understood")] = False

    @property
    def is_open(self) -> bool:
        """Whether somebody is still on it: live or set aside."""
        return self.status in (ContactStatus.LIVE, ContactStatus.WAITING)

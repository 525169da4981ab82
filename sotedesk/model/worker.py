"""Who works here: workers, teams, units and the service directory. Shared, directory only."""

import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ServiceId, TeamId, UnitId, WorkerId
from sotedesk.model.record import DIRECTORY, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class Role(StrEnum):
    """What a worker does at the desk; rights follow from it (``services.rights``)."""

    GUIDE = "guide"
    NURSE = "nurse"
    MAPPER = "mapper"
    SOCIAL_WORKER = "social_worker"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class UnitKind(StrEnum):
    """The units that take contacts (handbook: where a client comes in)."""

    FAMILY_CENTRE = "family_centre"
    WORKING_AGE = "working_age"
    OLDER_PEOPLE = "older_people"
    DISABILITY = "disability"
    HEALTH = "health"


def login_key(login: str) -> str:
    """Give what two login names are compared by: case and outer spaces do not matter."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


_NAME = Group("name")
_TITLE = Group("title")
_DUTY = Group("duty")
_PHONE = Group("phone")
_EMPLOYMENT = Group("employment")


@kind("worker", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Worker(Record):
    """A colleague.

    Attributes:
        title: The profession as the county writes it, such as "sairaanhoitaja".
        registers: Whose records the work is done in.
        takes_new: Takes new clients as contact person, by the worker's own word.
        login: Login name; empty for who has no account, or has not logged in since it is kept.
    """

    id: WorkerId
    last_name: Annotated[str, _NAME] = ""
    first_name: Annotated[str, _NAME] = ""
    title: Annotated[str, _TITLE] = ""
    roles: Annotated[tuple[Role, ...], _DUTY] = ()
    registers: Annotated[tuple[Register, ...], _DUTY] = ()
    unit: Annotated[UnitId | None, _DUTY] = None
    phone: Annotated[str, _PHONE] = ""
    phone_hours: Annotated[str, _PHONE] = ""
    employed_from: Annotated[date | None, _EMPLOYMENT] = None
    employed_until: Annotated[date | None, _EMPLOYMENT] = None
    takes_new: Annotated[bool, Group("takes_new")] = True
    login: Annotated[str, Group("login")] = ""

    @property
    def name(self) -> str:
        """Give the name in speaking order."""
        return f"{self.first_name} {self.last_name}".strip()


@kind("unit", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A unit that takes contacts.

    Attributes:
        desk_name: The desk or line inside it, such as "Puhelinpalvelu".
        keeps: The register its own entries go to.
        matter_types: Codes of the matter types the unit has turned on, in their order.
        record_system: What the county calls the system entries are carried over to.
    """

    id: UnitId
    name: Annotated[str, _NAME] = ""
    desk_name: Annotated[str, _NAME] = ""
    unit_kind: Annotated[UnitKind | UnknownCode, Group("kind")] = UnitKind.HEALTH
    keeps: Annotated[Register, Group("keeps")] = Register.HEALTH
    matter_types: Annotated[tuple[str, ...], Group("matter_types")] = ()
    alarming_symptoms: Annotated[tuple[str, ...], Group("alarming_symptoms")] = ()
    record_system: Annotated[str, Group("record_system")] = ""
    phone: Annotated[str, _PHONE] = ""
    phone_hours: Annotated[str, _PHONE] = ""


@kind("team", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Record):
    """An own team, also over the borders of organisations (project plan §3.2.4)."""

    id: TeamId
    name: Annotated[str, _NAME] = ""
    phone: Annotated[str, _PHONE] = ""
    phone_hours: Annotated[str, _PHONE] = ""


_MEMBER = Group("member")


@kind("team_member", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Record):
    """One worker's place in a team."""

    team: Annotated[TeamId | None, _MEMBER] = None
    worker: Annotated[WorkerId | None, _MEMBER] = None
    valid_from: Annotated[date | None, Group("period")] = None
    valid_until: Annotated[date | None, Group("period")] = None


@kind("service", DIRECTORY)
@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """A line of the service directory: county data with owner and date."""

    id: ServiceId
    name: Annotated[str, _NAME] = ""
    unit: Annotated[UnitId | None, Group("unit")] = None
    phone: Annotated[str, _PHONE] = ""
    phone_hours: Annotated[str, _PHONE] = ""
    how_to_apply: Annotated[str, Group("how_to_apply")] = ""
    owner: Annotated[str, Group("source")] = ""
    checked_on: Annotated[date | None, Group("source")] = None

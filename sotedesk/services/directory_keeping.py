"""Keeping the directory: workers, units, teams and services, by whoever has the right."""

from dataclasses import replace
from datetime import date

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ServiceId, TeamId, UnitId, WorkerId
from sotedesk.model.worker import Role, Service, Team, TeamMember, Unit, UnitKind, Worker
from sotedesk.services.logins import require_free
from sotedesk.services.rights import Right
from sotedesk.services.work import Header, Work, Works, use_case


class NamelessError(ValueError):
    """A worker, unit, team or service needs a name; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorker:
    """A colleague to add.

    Attributes:
        id: Given beforehand where a key slot already names it; else made.
        login: Login name; empty for a colleague without an account.
    """

    id: WorkerId | None = None
    last_name: str
    first_name: str
    title: str = ""
    roles: tuple[Role, ...] = (Role.NURSE,)
    registers: tuple[Register, ...] = (Register.HEALTH,)
    unit: UnitId | None = None
    phone: str = ""
    phone_hours: str = ""
    takes_new: bool = True
    login: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit to add, with the matter types it turns on."""

    name: str
    desk_name: str = ""
    unit_kind: UnitKind = UnitKind.HEALTH
    keeps: Register = Register.HEALTH
    matter_types: tuple[str, ...] = ()
    alarming_symptoms: tuple[str, ...] = ()
    record_system: str = ""
    phone: str = ""
    phone_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeam:
    """A team to add, with its members."""

    name: str
    phone: str = ""
    phone_hours: str = ""
    members: tuple[WorkerId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewService:
    """A line of the service directory to add: county data with owner and date."""

    name: str
    phone: str = ""
    phone_hours: str = ""
    how_to_apply: str = ""
    owner: str = ""
    checked_on: date | None = None


class DirectoryKeeping:
    """The duty of whoever keeps the directory."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.KEEP_DIRECTORY)
    def add_worker(self, work: Work, new: NewWorker) -> Worker:
        """Add a colleague.

        Raises:
            NamelessError: No name.
            LoginTakenError: Somebody has the login name.
        """
        return create_worker(work, new)

    @use_case(Right.KEEP_DIRECTORY)
    def add_unit(self, work: Work, new: NewUnit) -> Unit:
        """Add a unit.

        Raises:
            NamelessError: No name.
        """
        _require_name(new.name)
        head = work.header(Register.SHARED)
        return work.create(
            Unit(
                id=UnitId(head.id),
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                name=new.name,
                desk_name=new.desk_name,
                unit_kind=new.unit_kind,
                keeps=new.keeps,
                matter_types=new.matter_types,
                alarming_symptoms=new.alarming_symptoms,
                record_system=new.record_system,
                phone=new.phone,
                phone_hours=new.phone_hours,
            )
        )

    @use_case(Right.KEEP_DIRECTORY)
    def edit_unit(self, work: Work, before: Unit, after: Unit) -> Unit:
        """Change a unit, such as its matter types or its list of alarming symptoms."""
        _require_name(after.name)
        return work.save(before, after)

    @use_case(Right.KEEP_DIRECTORY)
    def move_worker(self, work: Work, before: Worker, unit: UnitId) -> Worker:
        """Move a colleague to another unit."""
        return work.save(before, replace(before, unit=unit))

    @use_case(Right.KEEP_DIRECTORY)
    def add_team(self, work: Work, new: NewTeam) -> Team:
        """Add a team with its members.

        Raises:
            NamelessError: No name.
        """
        _require_name(new.name)
        head = work.header(Register.SHARED)
        team = work.create(
            Team(
                id=TeamId(head.id),
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                name=new.name,
                phone=new.phone,
                phone_hours=new.phone_hours,
            )
        )
        for member in new.members:
            place: Header = work.header(Register.SHARED)
            work.create(
                TeamMember(
                    id=place.id,
                    register=place.register,
                    created_at=place.at,
                    created_by=work.actor.worker,
                    team=team.id,
                    worker=member,
                    valid_from=work.today,
                )
            )
        return team

    @use_case(Right.KEEP_DIRECTORY)
    def add_service(self, work: Work, new: NewService) -> Service:
        """Add a line of the service directory.

        Raises:
            NamelessError: No name.
        """
        _require_name(new.name)
        head = work.header(Register.SHARED)
        return work.create(
            Service(
                id=ServiceId(head.id),
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                name=new.name,
                phone=new.phone,
                phone_hours=new.phone_hours,
                how_to_apply=new.how_to_apply,
                owner=new.owner,
                checked_on=new.checked_on,
            )
        )


def create_worker(work: Work, new: NewWorker) -> Worker:
    """Write the record of a colleague.

    Raises:
        NamelessError: No name.
        LoginTakenError: Somebody has the login name.
    """
    _require_name(new.first_name + new.last_name)
    require_free(work, new.login)
    head = work.header(Register.SHARED)
    return work.create(
        Worker(
            id=new.id or WorkerId(head.id),
            register=head.register,
            created_at=head.at,
            created_by=work.actor.worker,
            last_name=new.last_name,
            first_name=new.first_name,
            title=new.title,
            roles=new.roles,
            registers=new.registers,
            unit=new.unit,
            phone=new.phone,
            phone_hours=new.phone_hours,
            takes_new=new.takes_new,
            login=new.login.strip(),
            employed_from=work.today,
        )
    )


def _require_name(name: str) -> None:
    if not name.strip():
        raise NamelessError("name")

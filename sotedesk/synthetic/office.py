"""An invented county's office: the handbook's five units, their workers, a team, the directory."""

from sotedesk.model.access import Actor
from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.model.worker import Role, Unit, UnitKind, Worker
from sotedesk.services.directory_keeping import (
    DirectoryKeeping,
    NewService,
    NewTeam,
    NewUnit,
    NewWorker,
)

_HEALTH_TYPES = ("care_need", "advice", "service_need", "worry", "professional", "other")
_SOCIAL_TYPES = ("service_need", "advice", "worry", "professional", "other")
_SYMPTOMS = ("Rintakipu", "Halvausoireet", "Hengenahdistus", "Verenvuoto", "Tajunnan häiriö")
"""An invented county's memory list; a real one gives its own with owner and date."""

_UNITS = (
    (UnitKind.HEALTH, "Keskustan sote-keskus", "Puhelinpalvelu", Register.HEALTH, "06 000 4000"),
    (
        UnitKind.OLDER_PEOPLE,
        "Ikäihmisten palvelut",
        "Asiakasohjaus",
        Register.SOCIAL,
        "06 000 4100",
    ),
    (UnitKind.FAMILY_CENTRE, "Perhekeskus", "Asiakasohjaus", Register.SOCIAL, "06 000 4200"),
    (UnitKind.WORKING_AGE, "Työikäisten palvelut", "Asiakasohjaus", Register.SOCIAL, "06 000 4300"),
    (UnitKind.DISABILITY, "Vammaispalvelut", "Asiakasohjaus", Register.SOCIAL, "06 000 4400"),
)
_WORKERS = (
    (UnitKind.HEALTH, "Minna", "Salo", "sairaanhoitaja", (Role.NURSE,)),
    (UnitKind.HEALTH, "Jari", "Lehto", "sairaanhoitaja", (Role.NURSE,)),
    (UnitKind.HEALTH, "Sari", "Lehtola", "sairaanhoitaja", (Role.NURSE, Role.MAPPER)),
    (UnitKind.HEALTH, "Tiina", "Aho", "fysioterapeutti", (Role.NURSE,)),
    (UnitKind.OLDER_PEOPLE, "Outi", "Rautio", "asiakasohjaaja", (Role.GUIDE, Role.MAPPER)),
    (UnitKind.OLDER_PEOPLE, "Timo", "Hakala", "asiakasohjaaja", (Role.GUIDE,)),
    (UnitKind.OLDER_PEOPLE, "Anneli", "Koski", "lähihoitaja", (Role.GUIDE,)),
    (UnitKind.OLDER_PEOPLE, "Kaisa", "Metsälä", "sosiaalityöntekijä", (Role.SOCIAL_WORKER,)),
    (UnitKind.FAMILY_CENTRE, "Katri", "Uusitalo", "perheohjaaja", (Role.GUIDE,)),
    (UnitKind.WORKING_AGE, "Mika", "Aalto", "sosiaaliohjaaja", (Role.GUIDE,)),
    (UnitKind.DISABILITY, "Hanna", "Koivu", "sosiaalityöntekijä", (Role.SOCIAL_WORKER,)),
)


@dataclass(frozen=True, slots=True)
class Office:
    """The office as made.

    Attributes:
        units: By kind.
        workers: By unit kind, in order.
    """

    units: dict[UnitKind, Unit]
    workers: dict[UnitKind, list[Worker]]

    def actor(self, kind: UnitKind, place: int = 0) -> Actor:
        """Give a worker of a unit as the one who acts."""
        workers = self.workers[kind]
        return _actor(workers[place % len(workers)])

    def mapper(self, kind: UnitKind) -> Actor:
        """Give who maps the whole situation at a unit: its mapper, else its first worker."""
        mappers = (one for one in self.workers[kind] if Role.MAPPER in one.roles)
        return _actor(next(mappers, self.workers[kind][0]))

    def place(self, actor: Actor) -> str:
        """Give where an actor's clients come to: the unit's name."""
        return next((unit.name for unit in self.units.values() if unit.id == actor.unit), "")


def _actor(worker: Worker) -> Actor:
    return Actor(
        worker=WorkerId(worker.id),
        roles=frozenset(worker.roles),
        unit=worker.unit,
        registers=frozenset(worker.registers),
    )


def make_office(
    keeping: DirectoryKeeping, maker: Actor, first: WorkerId | None, own: Unit | None = None
) -> Office:
    """Make the office.

    Args:
        first: The id of the worker the profile opens for; ``None`` when that worker is there.
        own: A unit that is there already and takes the place of the one of its kind.
    """
    units: dict[UnitKind, Unit] = {}
    for kind, name, desk, register, phone in _UNITS:
        if own is not None and own.unit_kind is kind:
            units[kind] = own
            continue
        health = kind is UnitKind.HEALTH
        units[kind] = keeping.add_unit(
            maker,
            NewUnit(
                name=name,
                desk_name=desk,
                unit_kind=kind,
                keeps=register,
                matter_types=_HEALTH_TYPES if health else _SOCIAL_TYPES,
                alarming_symptoms=_SYMPTOMS if health else (),
                phone=phone,
                phone_hours="arkisin klo 8–16",
            ),
        )
    workers: dict[UnitKind, list[Worker]] = {kind: [] for kind in units}
    for number, (kind, first_name, last_name, title, roles) in enumerate(_WORKERS):
        made = keeping.add_worker(
            maker,
            NewWorker(
                id=first if number == 0 else None,
                first_name=first_name,
                last_name=last_name,
                title=title,
                roles=roles,
                registers=(units[kind].keeps,),
                unit=units[kind].id,
                phone=f"0600041{number:02}",
                phone_hours="tiistai–perjantai klo 8–15",
            ),
        )
        workers[kind].append(made)
    _more(keeping, maker, workers)
    return Office(units, workers)


def _more(keeping: DirectoryKeeping, maker: Actor, workers: dict[UnitKind, list[Worker]]) -> None:
    keeping.add_team(
        maker,
        NewTeam(
            name="Keskustan oma tiimi",
            phone="060004000",
            phone_hours="arkisin klo 8–16",
            members=tuple(WorkerId(one.id) for one in workers[UnitKind.HEALTH]),
        ),
    )
    for name in ("Kotisairaala", "Talousneuvola", "Fysioterapian suoravastaanotto"):
        keeping.add_service(maker, NewService(name=name, phone="060004500", owner="esimerkki"))

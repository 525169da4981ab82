"""The directory tells who works here, in Finnish order."""

from dataclasses import replace
from datetime import date

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.worker import Role, Service, Team, Unit, Worker
from sotedesk.services.directory import Directory
from sotedesk.services.rights import RightError
from sotedesk.services.work import AbsentError
from tests.services.office import Office


@pytest.fixture
def directory(office: Office) -> Directory:
    return Directory(office.works)


def test_workers_stand_in_finnish_order_of_last_names(office: Office, directory: Directory) -> None:
    office.put(Worker, office.nurse, Register.SHARED, first_name="Ulla", last_name="Zitting")

    names = [worker.last_name for worker in directory.workers(office.nurse)]

    assert names == ["Lehto", "Salo", "Zitting", "Äijälä"]


@pytest.mark.parametrize(
    "period",
    [{"employed_from": date(2026, 11, 25)}, {"employed_until": date(2026, 11, 23)}],
)
def test_those_not_employed_today_are_left_out(
    office: Office, directory: Directory, period: dict[str, date]
) -> None:
    office.put(Worker, office.nurse, Register.SHARED, last_name="Muinainen", **period)

    assert "Muinainen" not in [one.last_name for one in directory.workers(office.nurse)]


@pytest.mark.parametrize(
    "period",
    [{"employed_from": date(2026, 11, 24)}, {"employed_until": date(2026, 11, 24)}],
)
def test_the_first_and_the_last_day_of_employment_count(
    office: Office, directory: Directory, period: dict[str, date]
) -> None:
    office.put(Worker, office.nurse, Register.SHARED, last_name="Rajala", **period)

    assert "Rajala" in [one.last_name for one in directory.workers(office.nurse)]


def test_mappers_are_the_mappers_and_guides_of_a_register(
    office: Office, directory: Directory
) -> None:
    people = {
        "Rautio": ((Role.MAPPER, Role.NURSE), Register.HEALTH),
        "Hakala": ((Role.GUIDE,), Register.HEALTH),
        "Lehtola": ((Role.NURSE,), Register.HEALTH),
        "Aalto": ((Role.GUIDE,), Register.SOCIAL),
    }
    for name, (roles, register) in people.items():
        office.put(
            Worker,
            office.nurse,
            Register.SHARED,
            last_name=name,
            roles=roles,
            registers=(register,),
        )

    mappers = directory.mappers(office.nurse, Register.HEALTH)

    assert [one.last_name for one in mappers] == ["Hakala", "Rautio"]


def test_colleagues_are_the_others_of_the_own_unit(office: Office, directory: Directory) -> None:
    office.put(Worker, office.nurse, Register.SHARED, last_name="Kumpu", unit=office.nurse.unit)

    assert [one.last_name for one in directory.colleagues(office.nurse)] == ["Kumpu"]


def test_who_has_no_unit_has_no_colleagues(office: Office, directory: Directory) -> None:
    assert directory.colleagues(office.other_nurse) == ()


def test_the_own_line_and_the_own_unit_are_given(office: Office, directory: Directory) -> None:
    assert directory.worker(office.nurse).name == "Minna Salo"
    assert directory.unit(office.nurse).name == "Keskustan sote-keskus"


def test_who_has_no_unit_is_told_so(office: Office, directory: Directory) -> None:
    with pytest.raises(AbsentError):
        directory.unit(office.other_nurse)


def test_units_teams_and_services_stand_by_name(office: Office, directory: Directory) -> None:
    shared = Register.SHARED
    office.put(Unit, office.nurse, shared, name="Öitälä")
    office.put(Unit, office.nurse, shared, name="Åvik")
    office.put(Team, office.nurse, shared, name="Tiimi B")
    office.put(Team, office.nurse, shared, name="Tiimi A")
    office.put(Service, office.nurse, shared, name="Omaishoidon tuki")
    office.put(Service, office.nurse, shared, name="Kotihoito")

    units = [unit.name for unit in directory.units(office.nurse)]

    assert units == ["Asiakasohjaus", "Keskustan sote-keskus", "Åvik", "Öitälä"]
    assert [team.name for team in directory.teams(office.nurse)] == ["Tiimi A", "Tiimi B"]
    assert [one.name for one in directory.services(office.nurse)] == [
        "Kotihoito",
        "Omaishoidon tuki",
    ]


def test_reading_the_directory_leaves_no_line_in_the_log(
    office: Office, directory: Directory
) -> None:
    directory.workers(office.nurse)

    assert office.log() == []


def test_an_administrator_may_read_the_directory_too(office: Office, directory: Directory) -> None:
    assert len(directory.units(office.administrator)) == 2


def test_who_has_no_role_may_not(office: Office, directory: Directory) -> None:
    nobody = replace(office.nurse, roles=frozenset())

    with pytest.raises(RightError):
        directory.workers(nobody)

"""Keeping the directory: who and what is added, and what is refused."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.ids import UnitId, WorkerId
from sotedesk.model.worker import Role, Service, Team, TeamMember, Unit, UnitKind, Worker
from sotedesk.services.directory_keeping import (
    DirectoryKeeping,
    NamelessError,
    NewService,
    NewTeam,
    NewUnit,
    NewWorker,
)
from sotedesk.services.ports import where
from sotedesk.services.rights import RightError
from tests.services.office import HEALTH_UNIT, SOCIAL_UNIT, Office


@pytest.fixture
def keeping(office: Office) -> DirectoryKeeping:
    return DirectoryKeeping(office.works)


def test_a_colleague_is_employed_from_today(office: Office, keeping: DirectoryKeeping) -> None:
    made = keeping.add_worker(
        office.administrator,
        NewWorker(last_name="Salo", first_name="Minna", roles=(Role.NURSE,), unit=HEALTH_UNIT),
    )

    assert office.get(made) == made
    assert (made.name, made.unit, made.employed_from) == (
        "Minna Salo",
        HEALTH_UNIT,
        date(2026, 11, 24),
    )
    assert made.register is Register.SHARED


def test_a_colleague_a_key_slot_already_names_keeps_that_id(
    office: Office, keeping: DirectoryKeeping
) -> None:
    given = WorkerId(UUID(int=77))

    made = keeping.add_worker(
        office.administrator, NewWorker(id=given, last_name="Salo", first_name="Minna")
    )

    assert made.id == given


def test_a_unit_is_added_and_its_types_changed(office: Office, keeping: DirectoryKeeping) -> None:
    made = keeping.add_unit(
        office.administrator,
        NewUnit(
            name="Ikäihmisten asiakasohjaus",
            unit_kind=UnitKind.OLDER_PEOPLE,
            keeps=Register.SOCIAL,
            matter_types=("service_need",),
        ),
    )

    after = keeping.edit_unit(
        office.administrator, made, replace(made, matter_types=("service_need", "advice"))
    )

    assert office.get(made) == after
    assert after.matter_types == ("service_need", "advice")


def test_a_colleague_moves_to_another_unit(office: Office, keeping: DirectoryKeeping) -> None:
    with office.store.units.reading() as uow:
        before = uow.get(Worker, office.nurse.worker)
    assert before is not None

    moved = keeping.move_worker(office.administrator, before, SOCIAL_UNIT)

    assert moved.unit == SOCIAL_UNIT


def test_a_team_is_added_with_its_members(office: Office, keeping: DirectoryKeeping) -> None:
    team = keeping.add_team(
        office.administrator,
        NewTeam(name="Keskustan tiimi", members=(office.nurse.worker, office.guide.worker)),
    )

    with office.store.units.reading() as uow:
        stored = uow.get(Team, team.id)
        members = uow.find(TeamMember, *where(team=team.id))
    assert stored == team
    assert {one.worker for one in members} == {office.nurse.worker, office.guide.worker}
    assert {one.valid_from for one in members} == {date(2026, 11, 24)}


def test_a_line_of_the_service_directory_has_owner_and_date(
    office: Office, keeping: DirectoryKeeping
) -> None:
    made = keeping.add_service(
        office.administrator,
        NewService(name="Ateriapalvelu", owner="Asiakasohjaus", checked_on=date(2026, 11, 1)),
    )

    with office.store.units.reading() as uow:
        assert uow.get(Service, made.id) == made
    assert (made.owner, made.checked_on) == ("Asiakasohjaus", date(2026, 11, 1))


def test_nothing_nameless_is_stored(office: Office, keeping: DirectoryKeeping) -> None:
    by = office.administrator
    with office.store.units.reading() as uow:
        unit = uow.get(Unit, HEALTH_UNIT)
    assert unit is not None

    for attempt in (
        lambda: keeping.add_worker(by, NewWorker(last_name=" ", first_name="")),
        lambda: keeping.add_unit(by, NewUnit(name="")),
        lambda: keeping.edit_unit(by, unit, replace(unit, name=" ")),
        lambda: keeping.add_team(by, NewTeam(name="  ")),
        lambda: keeping.add_service(by, NewService(name="")),
    ):
        with pytest.raises(NamelessError):
            attempt()
    with office.store.units.reading() as uow:
        assert uow.get(Unit, UnitId(HEALTH_UNIT)) == unit
        assert uow.find(Team) == []
        assert uow.find(Service) == []


def test_who_lacks_the_right_keeps_no_directory(office: Office, keeping: DirectoryKeeping) -> None:
    nobody = replace(office.administrator, roles=frozenset())

    with pytest.raises(RightError) as refused:
        keeping.add_unit(nobody, NewUnit(name="Yksikkö"))

    assert refused.value.right == "keep_directory"

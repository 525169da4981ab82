"""Asking somebody to be there for a client: nobody is named until the one asked accepts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import ClientLink
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.model.masking import Masked, MaskReason
from sotedesk.model.worker import Role, Team, TeamMember, Worker
from sotedesk.services.askings import (
    RETURNED_DAYS,
    TAKEN_BACK,
    AlreadyAnsweredError,
    AskedOfAnotherError,
    AskingLine,
    Askings,
    AskingsOfDesk,
    NotAskerError,
    Terms,
)
from sotedesk.services.assignments import Assignments
from sotedesk.services.naming_periods import (
    OverlappingNamingError,
    PeriodReversedError,
    Whom,
)
from sotedesk.services.naming_refusals import NotQualifiedError, OtherRegisterError
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.undo import Undo
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.duties import care_need, definitions, high_need
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def desk(office: Office) -> Askings:
    for actor, role in (
        (office.nurse, Role.NURSE),
        (office.other_nurse, Role.NURSE),
        (office.guide, Role.GUIDE),
    ):
        with office.store.units.reading() as uow:
            worker = uow.get(Worker, actor.worker)
        assert worker is not None
        office.change(actor, worker, roles=(role,), registers=tuple(actor.registers))
    return Askings(office.works, definitions().naming)


@pytest.fixture
def naming(office: Office) -> Assignments:
    return Assignments(office.works, definitions().naming)


@pytest.fixture
def client(office: Office) -> ClientId:
    made = office.client(office.nurse).id
    care_need(office, made)
    return made


@pytest.fixture
def team(office: Office) -> TeamId:
    made = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi Länsi", phone="06")
    office.put(
        TeamMember,
        office.nurse,
        Register.SHARED,
        team=made.id,
        worker=office.other_nurse.worker,
    )
    return TeamId(made.id)


def jari(office: Office) -> Whom:
    return Whom(worker=office.other_nurse.worker)


def asked(office: Office, desk: Askings, client: ClientId, **terms: Any) -> Assignment:  # noqa: ANN401 - fields of the terms
    office.later(minutes=1)
    return desk.ask(office.nurse, client, jari(office), replace(Terms(), **terms)).assignment


def stored(office: Office) -> list[Assignment]:
    with office.store.units.reading() as uow:
        return uow.find(Assignment)


def test_an_asking_names_nobody_and_says_what_the_asked_one_needs_to_know(
    office: Office, desk: Askings, naming: Assignments, client: ClientId
) -> None:
    view = desk.ask(
        office.nurse,
        client,
        jari(office),
        Terms(
            main_need="Terveys ja hoito",
            client_wish="puhelu aamulla",
            reason=" tuntee asiakkaan ",
            message=" tavoittaa illalla ",
        ),
    )

    made = view.assignment
    assert (made.status, made.worker, made.register) == (
        AssignmentStatus.ASKED,
        office.other_nurse.worker,
        Register.HEALTH,
    )
    assert (made.status_reason, made.message) == ("tuntee asiakkaan", "tavoittaa illalla")
    assert (made.valid_from, made.answer_by) == (TODAY, TODAY + 2 * DAY)
    assert (view.name, view.asked_by_name) == ("Jari Lehto", "Minna Salo")
    assert naming.of_client(office.nurse, client) == ()
    (shown,) = naming.candidates(office.nurse, client).asked
    assert shown == view


def test_the_one_asked_sees_the_client_and_accepts(
    office: Office, desk: Askings, naming: Assignments, client: ClientId
) -> None:
    with pytest.raises(BasisNeededError):
        naming.of_client(office.other_nurse, client)
    asking = asked(office, desk, client)
    office.later(days=1)
    ((line,), (), ()) = _parts(desk.of_desk(office.other_nurse))
    assert (line.view.assignment, line.days, line.days_late) == (asking, 1, -1)

    view = desk.accept(office.other_nurse, asking)

    accepted = view.assignment
    assert (accepted.status, accepted.status_by) == (
        AssignmentStatus.NAMED,
        office.other_nurse.worker,
    )
    assert accepted.valid_from == TODAY + DAY
    assert naming.of_client(office.nurse, client) == (view,)
    assert _parts(desk.of_desk(office.other_nurse)) == ((), (), ())


def _parts(found: AskingsOfDesk) -> tuple[tuple[AskingLine, ...], ...]:
    return found.incoming, found.waiting, found.returned


def test_a_first_day_to_come_stays_when_accepted(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asking = asked(office, desk, client, valid_from=TODAY + 7 * DAY)

    accepted = desk.accept(office.other_nurse, asking).assignment

    assert accepted.valid_from == TODAY + 7 * DAY


def test_only_the_one_asked_answers_and_only_once(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asking = asked(office, desk, client)
    with pytest.raises(AskedOfAnotherError):
        desk.accept(office.nurse, asking)
    with pytest.raises(AskedOfAnotherError):
        desk.give_back(office.nurse, asking, "ei käy")

    accepted = desk.accept(office.other_nurse, asking).assignment

    for again in (desk.accept, desk.take_back):
        with pytest.raises(AlreadyAnsweredError):
            again(office.other_nurse, accepted)
    with pytest.raises(AlreadyAnsweredError):
        desk.give_back(office.other_nurse, accepted, "ei käy")


def test_a_returned_asking_comes_back_with_its_reason_until_something_follows(
    office: Office, desk: Askings, naming: Assignments, client: ClientId
) -> None:
    high_need(office, client)
    asking = asked(office, desk, client, main_need="Terveys ja hoito", client_wish="aamulla")
    with pytest.raises(ReasonNeededError):
        desk.give_back(office.other_nurse, asking, " ")

    desk.give_back(office.other_nurse, asking, "En ota uusia nyt")

    office.later(days=1)
    ((), (), (back,)) = _parts(desk.of_desk(office.nurse))
    assert (back.view.assignment.status_reason, back.days) == ("En ota uusia nyt", 1)
    with pytest.raises(BasisNeededError):
        naming.of_client(office.other_nurse, client)
    (line,) = naming.list_clients(office.nurse)
    assert (line.status, line.name, line.asked_name) == (AssignmentStatus.STILL_TO_NAME, "", "")
    assert (line.main_need, line.client_wish) == ("Terveys ja hoito", "aamulla")

    naming.name_worker(office.nurse, client, office.nurse.worker)
    assert _parts(desk.of_desk(office.nurse)) == ((), (), ())


def test_what_came_back_does_not_stand_for_ever(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asking = asked(office, desk, client)
    desk.give_back(office.other_nurse, asking, "En ota uusia nyt")

    office.later(days=RETURNED_DAYS)
    assert len(desk.of_desk(office.nurse).returned) == 1
    office.later(minutes=1)
    assert desk.of_desk(office.nurse).returned == ()


def test_a_team_is_asked_and_any_member_accepts(
    office: Office, desk: Askings, naming: Assignments, client: ClientId, team: TeamId
) -> None:
    view = desk.ask(office.nurse, client, Whom(team=team), Terms())
    assert (view.assignment.role, view.name) == (AssignmentRole.OWN_TEAM, "Oma tiimi Länsi")
    assert len(desk.of_desk(office.other_nurse).incoming) == 1
    assert desk.of_desk(office.guide).incoming == ()

    desk.accept(office.other_nurse, view.assignment)

    (present,) = naming.of_client(office.other_nurse, client)
    assert (present.name, present.assignment.team) == ("Oma tiimi Länsi", team)


def test_an_asking_waits_on_the_askers_desk_and_late_on_the_units(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asked(office, desk, client)
    colleague = replace(office.nurse, worker=WorkerId(UUID(int=77)))
    assert [line.days for line in desk.of_desk(office.nurse).waiting] == [0]
    assert desk.of_desk(colleague).waiting == ()

    office.later(days=3)

    (mine,) = desk.of_desk(office.nurse).waiting
    (ours,) = desk.of_desk(colleague).waiting
    assert (mine.days, mine.days_late) == (3, 1)
    assert ours == mine


def test_a_late_asking_to_oneself_stands_once(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asked(office, desk, client)
    office.later(days=3)
    same_unit = replace(office.other_nurse, unit=office.nurse.unit)

    found = desk.of_desk(same_unit)

    assert (len(found.incoming), found.waiting) == (1, ())


def test_an_asking_without_a_day_or_a_time_counts_from_its_making(
    office: Office, desk: Askings, client: ClientId
) -> None:
    office.put(
        Assignment,
        office.nurse,
        client=client,
        status=AssignmentStatus.ASKED,
        worker=office.other_nurse.worker,
    )
    office.later(days=2)

    (line,) = desk.of_desk(office.other_nurse).incoming

    assert (line.days, line.days_late) == (2, 2)


def test_an_unanswered_asking_is_taken_back_by_the_asker_or_the_unit(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asking = asked(office, desk, client)
    with pytest.raises(NotAskerError):
        desk.take_back(office.other_nurse, asking)

    desk.take_back(replace(office.nurse, worker=WorkerId(UUID(int=77))), asking)

    with office.store.units.reading() as uow:
        kept = uow.get(Assignment, asking.id)
    assert kept is not None
    assert kept.void_reason == TAKEN_BACK
    assert _parts(desk.of_desk(office.nurse)) == ((), (), ())
    assert asked(office, desk, client).status is AssignmentStatus.ASKED


def test_an_asking_without_a_unit_is_taken_back_by_its_asker_only(
    office: Office, desk: Askings, client: ClientId
) -> None:
    made = office.put(
        Assignment,
        office.nurse,
        client=client,
        status=AssignmentStatus.ASKED,
        worker=office.other_nurse.worker,
    )
    with pytest.raises(NotAskerError):
        desk.take_back(office.other_nurse, made)
    desk.take_back(office.nurse, made)

    assert stored(office) == []


def test_taking_back_can_itself_be_undone(office: Office, desk: Askings, client: ClientId) -> None:
    asking = asked(office, desk, client)
    desk.take_back(office.nurse, asking)

    Undo(office.works).revert(office.nurse)

    assert len(desk.of_desk(office.other_nurse).incoming) == 1


def test_nobody_is_asked_while_another_is_asked_or_named(
    office: Office, desk: Askings, naming: Assignments, client: ClientId, team: TeamId
) -> None:
    present = asked(office, desk, client)
    with pytest.raises(OverlappingNamingError) as refused:
        asked(office, desk, client)
    assert (refused.value.present, refused.value.name) == (present, "Jari Lehto")
    with pytest.raises(OverlappingNamingError):
        naming.name_worker(office.nurse, client, office.nurse.worker)
    with pytest.raises(OverlappingNamingError):
        naming.leave_unnamed(office.nurse, client, AssignmentStatus.NOT_NEEDED, reason="omahoitaja")

    other_role = desk.ask(office.nurse, client, Whom(team=team), Terms())
    assert other_role.assignment.status is AssignmentStatus.ASKED


def test_nobody_is_asked_twice_for_one_person_under_two_client_records(
    office: Office, desk: Askings, client: ClientId
) -> None:
    twin = office.client(office.nurse).id
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=twin, into_client=client)
    asked(office, desk, client)

    with pytest.raises(OverlappingNamingError):
        asked(office, desk, twin)


def test_a_client_is_handed_on_and_the_former_stays_until_it_is_accepted(
    office: Office, desk: Askings, naming: Assignments, client: ClientId
) -> None:
    high_need(office, client)
    naming.name_worker(office.nurse, client, office.nurse.worker, valid_from=TODAY - 10 * DAY)
    office.later(minutes=1)
    asking = asked(office, desk, client, valid_from=TODAY + DAY)

    (line,) = naming.list_clients(office.nurse)
    assert (line.status, line.name, line.asked_name) == (
        AssignmentStatus.NAMED,
        "Minna Salo",
        "Jari Lehto",
    )
    assert line.asked == asking
    office.later(days=3)
    desk.accept(office.other_nurse, asking)

    periods = {one.worker: (one.valid_from, one.valid_until) for one in stored(office)}
    assert periods == {
        office.nurse.worker: (TODAY - 10 * DAY, TODAY + 2 * DAY),
        office.other_nurse.worker: (TODAY + 3 * DAY, None),
    }


def test_a_handed_on_client_goes_back_whole_when_accepting_is_undone(
    office: Office, desk: Askings, naming: Assignments, client: ClientId
) -> None:
    naming.name_worker(office.nurse, client, office.nurse.worker, valid_from=TODAY - DAY)
    asking = asked(office, desk, client)
    desk.accept(office.other_nurse, asking)

    Undo(office.works).revert(office.other_nurse)

    statuses = {(one.worker, one.status, one.valid_until) for one in stored(office)}
    assert statuses == {
        (office.nurse.worker, AssignmentStatus.NAMED, None),
        (office.other_nurse.worker, AssignmentStatus.ASKED, None),
    }


def test_a_naming_of_the_same_day_or_of_somebody_else_is_not_handed_on(
    office: Office, desk: Askings, naming: Assignments, client: ClientId
) -> None:
    naming.name_worker(office.nurse, client, office.nurse.worker)
    with pytest.raises(OverlappingNamingError):
        asked(office, desk, client)

    other = office.client(office.nurse, last_name="Muu").id
    office.put(Assignment, office.nurse, client=other, worker=office.guide.worker)
    with pytest.raises(OverlappingNamingError):
        asked(office, desk, other)


def test_a_naming_without_a_first_day_is_handed_on(
    office: Office, desk: Askings, client: ClientId
) -> None:
    office.put(Assignment, office.nurse, client=client, worker=office.nurse.worker)

    desk.accept(office.other_nurse, asked(office, desk, client))

    assert {one.valid_until for one in stored(office)} == {TODAY - DAY, None}


def test_accepting_refuses_when_somebody_else_was_named_meanwhile_at_another_desk(
    office: Office, desk: Askings, client: ClientId
) -> None:
    asking = asked(office, desk, client)
    office.put(Assignment, office.nurse, client=client, worker=office.guide.worker)

    with pytest.raises(OverlappingNamingError):
        desk.accept(office.other_nurse, asking)

    assert {one.status for one in stored(office)} == {
        AssignmentStatus.ASKED,
        AssignmentStatus.NAMED,
    }


def test_a_period_that_has_passed_is_not_accepted(
    office: Office, desk: Askings, client: ClientId
) -> None:
    with pytest.raises(PeriodReversedError):
        asked(office, desk, client, valid_until=TODAY - DAY)
    asking = asked(office, desk, client, valid_until=TODAY + DAY)
    office.later(days=2)

    with pytest.raises(PeriodReversedError):
        desk.accept(office.other_nurse, asking)


def test_one_does_not_ask_oneself_nor_somebody_unfit(
    office: Office, desk: Askings, client: ClientId
) -> None:
    with pytest.raises(ValueError, match="Whom"):
        desk.ask(office.nurse, client, Whom(worker=office.nurse.worker), Terms())
    with pytest.raises(AbsentError):
        desk.ask(office.nurse, client, Whom(worker=WorkerId(UUID(int=9))), Terms())
    with pytest.raises(OtherRegisterError):
        desk.ask(office.nurse, client, Whom(worker=office.guide.worker), Terms())
    with pytest.raises(OtherRegisterError):
        desk.ask(office.nurse, client, Whom(), Terms())

    both = (Register.HEALTH, Register.SOCIAL)
    with office.store.units.reading() as uow:
        lehto = uow.get(Worker, office.other_nurse.worker)
    assert lehto is not None
    office.change(office.nurse, lehto, registers=both)
    office.matter(office.guide, client, type="service_need")
    with pytest.raises(NotQualifiedError):
        desk.ask(office.guide, client, jari(office), Terms(role=AssignmentRole.OWN_WORKER))
    assert stored(office) == []


def test_under_a_safety_ban_an_asking_hides_the_team_and_where_the_asked_one_is(
    office: Office, desk: Askings, naming: Assignments, team: TeamId
) -> None:
    """Source: users.md [5.c]: hand-over messages and lists too."""
    banned = office.client(office.nurse, safety_ban=True).id
    care_need(office, banned)
    desk.ask(office.nurse, banned, Whom(team=team), Terms())
    asked(office, desk, banned)

    hidden = Masked(MaskReason.SAFETY_BAN)
    by_team = {
        line.view.assignment.team is not None: line.view
        for line in desk.of_desk(office.nurse).waiting
    }
    assert (by_team[True].name, by_team[True].phone) == (hidden, hidden)
    assert (by_team[False].name, by_team[False].phone) == ("Jari Lehto", hidden)
    (line,) = naming.list_clients(office.nurse)
    assert line.asked_name in ("Jari Lehto", hidden)


def own_clients(office: Office, naming: Assignments, *names: str) -> list[ClientId]:
    made = []
    for name in names:
        client = office.client(office.nurse, last_name=name).id
        care_need(office, client)
        naming.name_worker(
            office.nurse,
            client,
            office.nurse.worker,
            valid_from=TODAY - DAY,
            main_need=f"tarve {name}",
            client_wish=f"toive {name}",
        )
        made.append(client)
    return made


def test_all_own_clients_are_seen_and_asked_for_at_once_each_by_its_own_asking(
    office: Office, desk: Askings, naming: Assignments
) -> None:
    own_clients(office, naming, "Öhman", "Aho", "Muu")
    ended = own_clients(office, naming, "Entinen")
    for view in naming.of_client(office.nurse, ended[0]):
        naming.end(office.nurse, view.assignment, TODAY - DAY)
    namings = desk.own_namings(office.nurse)
    assert [line.view.subject.name for line in namings] == ["Raija Aho", "Raija Muu", "Raija Öhman"]
    assert [line.asked_name for line in namings] == ["", "", ""]

    made = desk.ask_for_all(
        office.nurse,
        [line.view.assignment for line in namings],
        office.other_nurse.worker,
        Terms(message="Jään vapaalle 1.12.", valid_from=TODAY + 7 * DAY),
    )

    assert [view.assignment.main_need for view in made] == ["tarve Aho", "tarve Muu", "tarve Öhman"]
    assert {view.assignment.message for view in made} == {"Jään vapaalle 1.12."}
    assert len(desk.of_desk(office.other_nurse).incoming) == 3
    again = desk.own_namings(office.nurse)
    assert [line.asked_name for line in again] == ["Jari Lehto"] * 3


def test_a_client_is_handed_on_in_the_register_of_the_naming_whatever_the_unit(
    office: Office, desk: Askings, naming: Assignments
) -> None:
    (first,) = own_clients(office, naming, "Aho")
    both = frozenset({Register.HEALTH, Register.SOCIAL})
    moved = replace(office.nurse, unit=office.guide.unit, registers=both)

    (asking,) = desk.ask_for_all(
        moved,
        [line.view.assignment for line in desk.own_namings(moved)],
        office.other_nurse.worker,
        Terms(valid_from=TODAY + DAY),
    )
    desk.accept(office.other_nurse, asking.assignment)

    (named,) = [one for one in stored(office) if one.worker == office.other_nurse.worker]
    assert (named.client, named.register) == (first, Register.HEALTH)
    assert desk.own_namings(moved)[0].view.assignment.valid_until == TODAY


def test_handing_all_on_is_all_or_nothing_and_only_of_ones_own(
    office: Office, desk: Askings, naming: Assignments
) -> None:
    first, second = own_clients(office, naming, "Aho", "Muu")
    namings = [line.view.assignment for line in desk.own_namings(office.nurse)]
    asked(office, desk, second)

    with pytest.raises(OverlappingNamingError):
        desk.ask_for_all(office.nurse, namings, office.other_nurse.worker, Terms())
    with pytest.raises(AlreadyAnsweredError):
        desk.ask_for_all(
            replace(office.nurse, worker=office.guide.worker),
            namings,
            office.other_nurse.worker,
            Terms(),
        )
    naming.end(office.nurse, namings[0], TODAY - DAY)
    with pytest.raises(AlreadyAnsweredError):
        desk.ask_for_all(office.nurse, namings[:1], office.other_nurse.worker, Terms())

    statuses = [one.status for one in stored(office) if one.client == first]
    assert statuses == [AssignmentStatus.NAMED]


def test_the_other_registers_askings_change_nothing_of_what_a_nurse_sees(
    office: Office, desk: Askings, naming: Assignments, client: ClientId, team: TeamId
) -> None:
    asked(office, desk, client)
    desk.give_back(office.other_nurse, asked_again(office, desk), "En ota uusia nyt")

    def seen() -> str:
        nurses = (office.nurse, office.other_nurse)
        lists = [(desk.of_desk(one), desk.own_namings(one)) for one in nurses]
        return repr((lists, naming.candidates(office.nurse, client).asked))

    before = seen()
    hidden: dict[str, Any] = {"client": client, "unit": office.nurse.unit, "answer_by": TODAY - DAY}
    for status in (AssignmentStatus.ASKED, AssignmentStatus.RETURNED, AssignmentStatus.NAMED):
        for worker in (office.nurse.worker, office.other_nurse.worker):
            office.put(Assignment, office.guide, **hidden, status=status, worker=worker)
        office.put(Assignment, office.guide, **hidden, status=status, team=team)

    assert seen() == before


def asked_again(office: Office, desk: Askings) -> Assignment:
    """An asking for another client, so that one waits and one comes back."""
    other = office.client(office.nurse, last_name="Toinen").id
    care_need(office, other)
    return asked(office, desk, other)

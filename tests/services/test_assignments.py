"""Naming: who may be named, nobody twice in a role, and only *still to name* is a task."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import ClientLink
from sotedesk.model.contact import Contact
from sotedesk.model.ids import ClientId, ContactId, TeamId, UnitId, WorkerId
from sotedesk.model.masking import Masked, MaskReason
from sotedesk.model.matter import FollowUp, FollowUpStatus, SpecialSupport
from sotedesk.model.review import HighNeed, SituationMapping
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Role, Team, TeamMember, Worker
from sotedesk.services.assignments import (
    AlreadyEndedError,
    AskFirstError,
    Assignments,
    in_force,
)
from sotedesk.services.naming_periods import (
    OverlappingNamingError,
    PeriodReversedError,
    Whom,
)
from sotedesk.services.naming_refusals import NotQualifiedError, PairNeededError
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.duties import care_need, definitions, high_need
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def desk(office: Office) -> Assignments:
    for actor, role in ((office.nurse, Role.NURSE), (office.guide, Role.GUIDE)):
        with office.store.units.reading() as uow:
            worker = uow.get(Worker, actor.worker)
        assert worker is not None
        office.change(actor, worker, roles=(role,), registers=tuple(actor.registers))
    return Assignments(office.works, definitions().naming)


@pytest.fixture
def client(office: Office) -> ClientId:
    made = office.client(office.nurse).id
    care_need(office, made)
    return made


@pytest.fixture
def team(office: Office) -> TeamId:
    made = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi Keskusta", phone="06")
    for worker in (office.nurse.worker, office.guide.worker, None):
        office.put(TeamMember, office.nurse, Register.SHARED, team=made.id, worker=worker)
    office.put(
        TeamMember,
        office.nurse,
        Register.SHARED,
        team=made.id,
        worker=office.other_nurse.worker,
        valid_until=TODAY - DAY,
    )
    return TeamId(made.id)


def named(office: Office, desk: Assignments, client: ClientId, **fields: Any) -> Assignment:  # noqa: ANN401 - options of the naming
    office.later(minutes=1)
    return desk.name_worker(office.nurse, client, office.nurse.worker, **fields).assignment


def test_a_contact_person_is_named_from_today_on(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    view = desk.name_worker(
        office.nurse,
        client,
        office.nurse.worker,
        main_need="Terveys ja hoito",
        client_wish="puhelu aamulla",
        reason="tuntee asiakkaan",
    )

    made = view.assignment
    assert (made.role, made.status, made.register) == (
        AssignmentRole.CONTACT_PERSON,
        AssignmentStatus.NAMED,
        Register.HEALTH,
    )
    assert (made.valid_from, made.valid_until) == (TODAY, None)
    assert (made.main_need, made.client_wish, made.status_reason) == (
        "Terveys ja hoito",
        "puhelu aamulla",
        "tuntee asiakkaan",
    )
    assert (view.name, view.title, view.phone, view.unit_name) == (
        "Minna Salo",
        "sairaanhoitaja",
        "0600041200",
        "Keskustan sote-keskus",
    )
    assert desk.of_client(office.nurse, client) == (view,)


def test_a_safety_ban_hides_where_the_named_one_is_found(office: Office, desk: Assignments) -> None:
    """Source: users.md [5.c]."""
    banned = office.client(office.nurse, safety_ban=True).id

    view = desk.name_worker(office.nurse, banned, office.nurse.worker)

    hidden = Masked(MaskReason.SAFETY_BAN)
    assert (view.name, view.unit_name, view.phone) == ("Minna Salo", hidden, hidden)


def test_under_a_ban_on_another_record_of_the_person_a_team_is_masked_everywhere(
    office: Office, desk: Assignments, client: ClientId, team: TeamId
) -> None:
    """A team's name tells where the client lives."""
    banned = office.client(office.nurse, safety_ban=True).id
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=banned, into_client=client)

    view = desk.name_team(office.nurse, client, team)

    hidden = Masked(MaskReason.SAFETY_BAN)
    assert (view.subject.safety_ban, view.name, view.phone) == (True, hidden, hidden)
    assert [line.name for line in desk.list_clients(office.nurse)] == [hidden]
    with pytest.raises(OverlappingNamingError) as refused:
        desk.name_team(office.nurse, client, team)
    assert refused.value.name == hidden


def test_a_team_is_named_beside_a_contact_person(
    office: Office, desk: Assignments, client: ClientId, team: TeamId
) -> None:
    named(office, desk, client)

    view = desk.name_team(office.nurse, client, team, valid_from=TODAY + DAY)

    assert (view.name, view.title, view.unit_name, view.phone) == (
        "Oma tiimi Keskusta",
        "",
        "",
        "06",
    )
    roles = [one.assignment.role for one in desk.of_client(office.nurse, client)]
    assert roles == [AssignmentRole.CONTACT_PERSON, AssignmentRole.OWN_TEAM]
    with pytest.raises(OverlappingNamingError):
        desk.name_team(office.nurse, client, team)


def test_nobody_is_named_twice_in_a_role(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client)

    with pytest.raises(OverlappingNamingError) as refused:
        named(office, desk, client)

    assert (refused.value.present, refused.value.name) == (present, "Minna Salo")
    assert len(desk.of_client(office.nurse, client)) == 1


def test_nobody_is_named_twice_for_one_person_under_two_client_records(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    twin = office.client(office.nurse).id
    office.put(ClientLink, office.nurse, Register.SHARED, from_client=twin, into_client=client)
    named(office, desk, client)

    with pytest.raises(OverlappingNamingError):
        desk.name_worker(office.nurse, twin, office.nurse.worker)


def test_the_next_one_may_begin_when_the_former_has_ended(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client)
    ended = desk.end(office.nurse, present, TODAY, "jää vapaalle").assignment
    assert (ended.valid_until, ended.status_reason) == (TODAY, "jää vapaalle")

    with pytest.raises(OverlappingNamingError):
        named(office, desk, client)
    named(office, desk, client, valid_from=TODAY + DAY)

    firsts = [view.assignment.valid_from for view in desk.of_client(office.nurse, client)]
    assert firsts == [TODAY, TODAY + DAY]


def test_ending_refuses_what_has_no_end_to_come(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client, reason="tuntee asiakkaan")

    with pytest.raises(PeriodReversedError):
        desk.end(office.nurse, present, TODAY - DAY)
    ended = desk.end(office.nurse, present, TODAY).assignment
    assert ended.status_reason == "tuntee asiakkaan"
    with pytest.raises(AlreadyEndedError):
        desk.end(office.nurse, ended, TODAY)
    office.later(minutes=1)
    with pytest.raises(PeriodReversedError):
        named(office, desk, client, valid_from=TODAY + DAY, valid_until=TODAY)
    office.later(days=1)
    unnamed = desk.leave_unnamed(office.nurse, client, AssignmentStatus.STILL_TO_NAME).assignment
    with pytest.raises(AlreadyEndedError):
        desk.end(office.nurse, unnamed, TODAY)


def test_an_own_worker_is_social_cares_and_qualified(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    """Source: sosiaalihuoltolaki 1301/2014 42 § [M]: which roles meet it is data."""
    office.matter(office.guide, client, type="service_need")
    with pytest.raises(AbsentError):  # a nurse does not write in the social register
        desk.name_worker(office.nurse, client, office.nurse.worker, role=AssignmentRole.OWN_WORKER)

    made = desk.name_worker(
        office.guide, client, office.guide.worker, role=AssignmentRole.OWN_WORKER
    ).assignment
    assert made.register is Register.SOCIAL

    lenient = replace(definitions().naming, own_worker=frozenset({Role.NURSE}))
    with pytest.raises(NotQualifiedError) as refused:
        Assignments(office.works, lenient).name_worker(
            office.guide, client, office.guide.worker, role=AssignmentRole.OWN_WORKER
        )
    assert refused.value.whom == Whom(worker=office.guide.worker)


def social_worker(office: Office) -> WorkerId:
    made = office.put(
        Worker,
        office.guide,
        Register.SHARED,
        last_name="Aalto",
        roles=(Role.SOCIAL_WORKER,),
        registers=(Register.SOCIAL,),
    )
    return WorkerId(made.id)


def test_special_support_asks_for_a_social_worker_or_one_as_the_pair(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    """Source: sosiaalihuoltolaki 1301/2014 42 § [M]."""
    office.matter(office.guide, client, special_support=SpecialSupport.YES)
    office.matter(office.guide, client, special_support=SpecialSupport.NOT_ASSESSED)
    own_worker: dict[str, Any] = {"role": AssignmentRole.OWN_WORKER}
    with pytest.raises(PairNeededError):
        desk.name_worker(office.guide, client, office.guide.worker, **own_worker)
    unnamed = office.put(Assignment, office.guide, client=client, valid_until=TODAY)
    with pytest.raises(PairNeededError):
        desk.name_worker(office.guide, client, office.guide.worker, **own_worker)

    office.change(office.guide, unnamed, worker=social_worker(office))
    made = desk.name_worker(office.guide, client, office.guide.worker, **own_worker)
    assert made.assignment.worker == office.guide.worker


def test_a_team_with_a_social_worker_is_a_pair_too(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    office.matter(office.guide, client, special_support=SpecialSupport.YES)
    team = office.put(Team, office.guide, Register.SHARED, name="Oma tiimi Länsi")
    worker = social_worker(office)
    office.put(TeamMember, office.guide, Register.SHARED, team=team.id, worker=worker)
    office.put(
        Assignment,
        office.guide,
        client=client,
        team=team.id,
        role=AssignmentRole.OWN_TEAM,
        status=AssignmentStatus.ASKED,
    )

    made = desk.name_worker(
        office.guide, client, office.guide.worker, role=AssignmentRole.OWN_WORKER
    )

    assert made.assignment.status is AssignmentStatus.NAMED


def test_somebody_else_or_another_team_is_asked_and_not_named(
    office: Office, desk: Assignments, client: ClientId, team: TeamId
) -> None:
    with pytest.raises(AskFirstError):
        desk.name_worker(office.nurse, client, office.guide.worker)
    other = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi Länsi")
    with pytest.raises(AskFirstError):
        desk.name_team(office.nurse, client, TeamId(other.id))

    assert desk.name_team(office.nurse, client, team).assignment.team == team


def test_a_stand_in_is_a_worker_or_a_team_with_days_or_without(
    office: Office, desk: Assignments, client: ClientId, team: TeamId
) -> None:
    present = named(office, desk, client)

    away = desk.set_stand_in(
        office.nurse,
        present,
        Whom(worker=office.other_nurse.worker),
        first_day=TODAY,
        last_day=TODAY + DAY,
    )
    assert (away.stand_in_name, away.assignment.stand_in_until) == ("Jari Lehto", TODAY + DAY)
    always = desk.set_stand_in(office.nurse, away.assignment, Whom(team=team))
    assert (always.stand_in_name, always.assignment.stand_in) == ("Oma tiimi Keskusta", None)
    assert (always.assignment.stand_in_from, always.assignment.stand_in_until) == (None, None)
    none = desk.set_stand_in(office.nurse, always.assignment, None, first_day=TODAY)
    assert (none.stand_in_name, none.assignment.stand_in_from) == ("", None)


def test_a_stand_in_needs_a_naming_that_stands_and_days_the_right_way_round(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client)
    jari = Whom(worker=office.other_nurse.worker)
    with pytest.raises(PeriodReversedError):
        desk.set_stand_in(office.nurse, present, jari, first_day=TODAY, last_day=TODAY - DAY)
    with pytest.raises(AbsentError):
        desk.set_stand_in(office.nurse, present, Whom(team=TeamId(UUID(int=9))))

    ended = desk.end(office.nurse, present, TODAY).assignment
    office.later(days=1)
    with pytest.raises(AlreadyEndedError):
        desk.set_stand_in(office.nurse, ended, jari)
    unnamed = desk.leave_unnamed(office.nurse, client, AssignmentStatus.STILL_TO_NAME)
    with pytest.raises(AlreadyEndedError):
        desk.set_stand_in(office.nurse, unnamed.assignment, jari)


def test_a_stand_in_gets_to_see_the_client(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client)
    with pytest.raises(BasisNeededError):
        desk.of_client(office.other_nurse, client)

    desk.set_stand_in(office.nurse, present, Whom(worker=office.other_nurse.worker))

    (seen,) = desk.of_client(office.other_nurse, client)
    assert seen.name == "Minna Salo"


def test_each_says_of_oneself_whether_one_takes_new_clients(
    office: Office, desk: Assignments
) -> None:
    assert desk.set_takes_new(office.nurse, takes=False).takes_new is False

    client = office.client(office.nurse).id
    takes = {one.name: one.takes_new for one in desk.candidates(office.nurse, client).workers}
    assert takes == {"Minna Salo": False, "Eero Äijälä": True}


def test_not_needed_and_not_wanted_ask_the_reason_and_named_is_no_such_end(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    for status in (AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED):
        with pytest.raises(ReasonNeededError):
            desk.leave_unnamed(office.nurse, client, status, reason=" ")
    for status in (AssignmentStatus.NAMED, AssignmentStatus.ASKED, AssignmentStatus.RETURNED):
        with pytest.raises(ValueError, match=status):
            desk.leave_unnamed(office.nurse, client, status)

    view = desk.leave_unnamed(
        office.nurse,
        client,
        AssignmentStatus.NOT_WANTED,
        reason=" pärjään, soitan jos tarvitsen ",
        client_wish="ei nyt",
        ask_again_on=TODAY + 7 * DAY,
    )

    assert (view.assignment.status_reason, view.name) == ("pärjään, soitan jos tarvitsen", "")
    assert view.assignment.ask_again_on == TODAY + 7 * DAY
    other = desk.leave_unnamed(
        office.nurse,
        client,
        AssignmentStatus.NOT_NEEDED,
        reason="omahoitaja",
        ask_again_on=TODAY,
    )
    assert other.assignment.ask_again_on is None


def test_nobody_is_left_unnamed_while_somebody_is_named(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client)
    with pytest.raises(OverlappingNamingError) as refused:
        desk.leave_unnamed(office.nurse, client, AssignmentStatus.NOT_NEEDED, reason="turha")
    assert refused.value.present == present

    desk.end(office.nurse, present, TODAY)
    office.later(days=1)
    made = desk.leave_unnamed(
        office.nurse, client, AssignmentStatus.NOT_NEEDED, reason="omahoitaja hoitaa asiat"
    )
    assert made.assignment.status is AssignmentStatus.NOT_NEEDED


def test_naming_asks_the_access_rule(office: Office, desk: Assignments, client: ClientId) -> None:
    stranger = replace(office.other_nurse, unit=UnitId(UUID(int=9)))

    with pytest.raises(AbsentError):
        desk.name_worker(stranger, client, stranger.worker)  # a unit that has not arrived
    for look in (desk.candidates, desk.of_client):
        with pytest.raises(BasisNeededError):
            look(office.other_nurse, client)
    with pytest.raises(AbsentError):
        desk.name_worker(office.nurse, ClientId(UUID(int=9)), office.nurse.worker)
    with pytest.raises(AbsentError):
        desk.name_worker(office.nurse, client, WorkerId(UUID(int=9)))


def status_of(office: Office, desk: Assignments) -> list[tuple[str, str]]:
    return [(line.subject.name, line.status) for line in desk.list_clients(office.nurse)]


def test_high_need_without_a_naming_stands_as_still_to_name(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    mapping = high_need(office, client)

    (line,) = desk.list_clients(office.nurse)

    assert (line.status, line.assignment) == (AssignmentStatus.STILL_TO_NAME, None)
    assert (line.decided_on, line.decided_by) == (TODAY, mapping.decided_by)
    assert (line.name, line.main_need, line.client_wish) == ("", "", "")


def test_tasks_come_first_and_then_the_alphabet(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    others = [
        office.client(office.nurse, last_name=name, first_names="Aino", call_name="").id
        for name in ("Öhman", "Åman", "Aho")
    ]
    for one in (*others, client):
        care_need(office, one)
        high_need(office, one)
    office.later(minutes=1)
    desk.name_worker(office.nurse, others[2], office.nurse.worker, main_need="muisti")
    desk.leave_unnamed(
        office.nurse, client, AssignmentStatus.NOT_WANTED, reason="ei nyt", client_wish="rauha"
    )

    assert status_of(office, desk) == [
        ("Aino Åman", AssignmentStatus.STILL_TO_NAME),
        ("Aino Öhman", AssignmentStatus.STILL_TO_NAME),
        ("Aino Aho", AssignmentStatus.NAMED),
        ("Raija Ketola", AssignmentStatus.NOT_WANTED),
    ]
    *_, aho, ketola = desk.list_clients(office.nurse)
    assert (aho.name, aho.main_need, ketola.client_wish) == ("Minna Salo", "muisti", "rauha")


def test_the_newest_decision_on_high_need_counts(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    mapping = high_need(office, client)
    office.later(minutes=1)
    office.put(SituationMapping, office.nurse, client=client, unit=office.nurse.unit)
    assert len(desk.list_clients(office.nurse)) == 1

    office.put(
        SituationMapping,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        high_need=HighNeed.NO,
        decided_at=office.now,
    )

    assert mapping.high_need is HighNeed.YES
    assert desk.list_clients(office.nurse) == ()


def test_a_naming_that_ended_is_a_task_again_only_with_high_need(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    present = named(office, desk, client)
    assert status_of(office, desk) == [("Raija Ketola", AssignmentStatus.NAMED)]

    desk.end(office.nurse, present, TODAY)
    office.later(days=1)
    assert status_of(office, desk) == []

    high_need(office, client)
    (line,) = desk.list_clients(office.nurse)
    assert (line.status, line.name) == (AssignmentStatus.STILL_TO_NAME, "Minna Salo")


def test_what_was_decided_before_a_naming_does_not_come_back_when_it_ends(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    high_need(office, client)
    office.later(minutes=1)
    desk.leave_unnamed(office.nurse, client, AssignmentStatus.NOT_NEEDED, reason="omahoitaja")
    present = named(office, desk, client)
    assert status_of(office, desk) == [("Raija Ketola", AssignmentStatus.NAMED)]

    desk.end(office.nurse, present, TODAY)
    office.later(days=1)

    assert status_of(office, desk) == [("Raija Ketola", AssignmentStatus.STILL_TO_NAME)]


def test_a_naming_in_another_unit_counts_too(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    high_need(office, client)
    office.later(minutes=1)
    office.put(Assignment, office.other_nurse, client=client, worker=office.other_nurse.worker)

    (line,) = desk.list_clients(office.nurse)

    assert (line.status, line.name) == (AssignmentStatus.NAMED, "Jari Lehto")


def test_a_role_or_status_of_a_newer_version_is_shown_as_it_came(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    named(office, desk, client)
    office.put(Assignment, office.nurse, client=client, role=UnknownCode("tukihenkilö"))
    roles = [view.assignment.role for view in desk.of_client(office.nurse, client)]
    assert roles == [AssignmentRole.CONTACT_PERSON, "tukihenkilö"]

    other = office.client(office.nurse, last_name="Muu").id
    office.put(
        Assignment,
        office.nurse,
        client=other,
        unit=office.nurse.unit,
        status=UnknownCode("kysytään"),
    )
    assert ("Raija Muu", "kysytään") in status_of(office, desk)


def test_candidates_stand_in_alphabetical_order_with_plain_counts(
    office: Office, desk: Assignments, client: ClientId, team: TeamId
) -> None:
    office.put(
        Worker, office.nurse, Register.SHARED, last_name="Aalto", roles=(Role.ADMINISTRATOR,)
    )
    office.put(
        Worker,
        office.nurse,
        Register.SHARED,
        last_name="Entinen",
        roles=(Role.NURSE,),
        employed_until=TODAY - DAY,
    )
    office.put(
        Worker,
        office.nurse,
        Register.SHARED,
        last_name="Tuleva",
        roles=(Role.NURSE,),
        employed_from=TODAY + DAY,
    )
    named(office, desk, client, main_need="muisti", client_wish="sama hoitaja")
    office.put(FollowUp, office.nurse, client=client, worker=office.nurse.worker)
    office.put(
        FollowUp,
        office.nurse,
        client=client,
        worker=office.nurse.worker,
        status=FollowUpStatus.DONE,
    )

    found = desk.candidates(office.nurse, client)

    assert (found.main_need, found.client_wish) == ("muisti", "sama hoitaja")
    assert [view.name for view in found.present] == ["Minna Salo"]
    assert [worker.name for worker in found.workers] == ["Minna Salo", "Eero Äijälä"]
    salo, aijala = found.workers
    assert (salo.clients, salo.follow_ups, salo.known_contacts, salo.known_last_on) == (
        1,
        1,
        1,
        TODAY,
    )
    assert (salo.takes_new, salo.roles, salo.is_self) == (True, (Role.NURSE,), True)
    assert (aijala.clients, aijala.known_contacts, aijala.known_last_on) == (0, 0, None)
    assert (aijala.roles, aijala.registers) == ((Role.GUIDE,), (Register.SOCIAL,))
    (own_team,) = found.teams
    assert (own_team.id, own_team.members, own_team.professions, own_team.clients) == (
        team,
        2,
        2,
        0,
    )
    assert (own_team.roles, own_team.registers) == (
        (Role.GUIDE, Role.NURSE),
        (Register.HEALTH, Register.SOCIAL),
    )
    assert (own_team.takes_new, own_team.follow_ups, own_team.is_own) == (2, 1, True)
    assert (own_team.known_contacts, own_team.known_last_on) == (1, TODAY)
    assert (found.register, found.special_support) == (
        Register.HEALTH,
        SpecialSupport.NOT_ASSESSED,
    )


def test_a_client_never_named_for_has_neither_need_nor_wish_yet(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    contact = office.put(
        Contact, office.nurse, unit=office.nurse.unit, received_at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    care_need(office, client, contact=contact.id)
    care_need(office, client, contact=ContactId(UUID(int=5)))

    found = desk.candidates(office.nurse, client)

    assert (found.main_need, found.client_wish, found.present, found.teams) == ("", "", (), ())


def test_the_other_register_changes_nothing_of_what_a_nurse_sees(
    office: Office, desk: Assignments, client: ClientId, team: TeamId
) -> None:
    high_need(office, client)
    office.later(minutes=1)

    def seen() -> str:
        nurse = office.nurse
        lists = (desk.list_clients(nurse), desk.of_client(nurse, client))
        return repr((*lists, desk.candidates(nurse, client)))

    before = seen()
    office.matter(office.guide, client, type="service_need")
    office.put(
        Assignment, office.guide, client=client, unit=office.nurse.unit, worker=office.guide.worker
    )
    office.put(Assignment, office.guide, client=client, unit=office.nurse.unit, team=team)
    office.put(FollowUp, office.guide, client=client, worker=office.nurse.worker)

    assert seen() == before


def test_only_one_registers_namings_are_asked_for_paper(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    both = replace(office.nurse, registers=frozenset({Register.HEALTH, Register.SOCIAL}))
    named(office, desk, client)
    office.put(Assignment, office.guide, client=client, worker=office.guide.worker)

    with office.work(both) as work:
        assert len(in_force(work, client)) == 2
        (health,) = in_force(work, client, Register.HEALTH)
    assert health.worker == office.nurse.worker


def test_a_hidden_decision_of_the_unit_changes_no_list(
    office: Office, desk: Assignments, client: ClientId
) -> None:
    high_need(office, client)
    before = repr(desk.list_clients(office.nurse))
    assert "still_to_name" in before

    office.later(minutes=1)
    office.put(
        SituationMapping,
        office.guide,
        client=client,
        unit=office.nurse.unit,
        high_need=HighNeed.NO,
        decided_at=office.now,
    )

    assert repr(desk.list_clients(office.nurse)) == before

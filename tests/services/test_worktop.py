"""Työpöytä: everything that waits, worst first, own and team, and nothing of the other register."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.contact import Channel, Contact, ContactStatus
from sotedesk.model.ids import ClientId, ContactId, WorkerId
from sotedesk.model.matter import FollowUp, Matter, Outcome, Promise, PromiseStatus
from sotedesk.model.plan import Plan, PlanKind, PlanStatus
from sotedesk.model.review import Conclusion, MappingRequest, Review, SituationMapping
from sotedesk.model.usage_log import LogAction
from sotedesk.resources import resource
from sotedesk.services.county import load_county
from sotedesk.services.worktop import (
    Deadline,
    DeadlineGroup,
    DeadlineKind,
    TaskKind,
    UnderWay,
    Worktop,
    WorktopState,
)
from tests.services.duties import care_need, confirmed_review, definitions, finished, high_need
from tests.services.office import Office

TODAY = date(2026, 11, 24)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.fixture
def desk(office: Office) -> Worktop:
    systems = load_county(resource()).record_systems
    return Worktop(office.works, definitions().types, systems)


@pytest.fixture
def client(office: Office) -> ClientId:
    return office.client(office.nurse, birth_date=date(1945, 2, 4)).id


def contact(office: Office, status: ContactStatus, **fields: Any) -> Contact:  # noqa: ANN401 - fields of a contact
    office.later(minutes=1)
    given = {
        "unit": office.nurse.unit,
        "worker": office.nurse.worker,
        "status": status,
        "status_at": office.now,
        "received_at": office.now,
    }
    return office.put(Contact, office.nurse, **given | fields)


def matter_in(office: Office, one: Contact, client: ClientId | None = None) -> Matter:
    return office.put(Matter, office.nurse, contact=one.id, client=client, unit=office.nurse.unit)


def promise(office: Office, of: Matter, due_at: datetime | None, **fields: Any) -> Promise:  # noqa: ANN401 - fields of a promise
    given = {
        "contact": of.contact,
        "matter": of.id,
        "client": of.client,
        "what": "soitan takaisin",
        "due_at": due_at,
        "worker": office.nurse.worker,
    }
    return office.put(Promise, office.nurse, **given | fields)


def only(state: WorktopState) -> Deadline:
    (deadline,) = state.deadlines
    return deadline


def test_an_empty_desk_is_empty_and_shows_nobody_to_log(office: Office, desk: Worktop) -> None:
    state = desk.state(office.nurse)

    assert (state.live, state.waiting, state.deadlines) == ((), (), ())
    assert (state.not_carried, state.tasks, state.at) == ((), (), office.now)
    assert office.log() == []


def test_what_one_has_begun_is_one_s_own_the_newest_first(office: Office, desk: Worktop) -> None:
    colleagues = contact(office, ContactStatus.LIVE, worker=office.other_nurse.worker)
    first, second = contact(office, ContactStatus.LIVE), contact(office, ContactStatus.LIVE)
    waiting, done = contact(office, ContactStatus.WAITING), contact(office, ContactStatus.FINISHED)
    for one in (colleagues, first, second, waiting, done):
        matter_in(office, one)

    assert desk.under_way(office.nurse) == UnderWay((second.id, first.id), 1)
    colleague = replace(office.other_nurse, unit=office.nurse.unit)
    assert desk.under_way(colleague) == UnderWay((colleagues.id,), 0)


def test_live_and_waiting_contacts_stand_with_the_own_ones_first(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    colleagues = contact(office, ContactStatus.LIVE, worker=office.other_nurse.worker)
    mine = contact(office, ContactStatus.LIVE, channel=Channel.CHAT)
    later = contact(office, ContactStatus.LIVE)
    waiting = contact(office, ContactStatus.WAITING, waiting_for="soitan takaisin")
    contact(office, ContactStatus.FINISHED)
    elsewhere = contact(office, ContactStatus.LIVE, unit=office.guide.unit)
    for live in (colleagues, mine, later, elsewhere):
        matter_in(office, live)
    for one in (client, client, None):
        office.put(
            Matter,
            office.nurse,
            contact=waiting.id,
            client=one,
            unit=office.nurse.unit,
            reason="" if one is None else "huimaus",
        )

    state = desk.state(office.nurse)

    assert [row.id for row in state.live] == [mine.id, later.id, colleagues.id]
    assert [row.own for row in state.live] == [True, True, False]
    assert (state.live[2].worker_name, state.live[0].channel) == ("Jari Lehto", Channel.CHAT)
    (row,) = state.waiting
    assert (row.id, row.since, row.waiting_for) == (
        waiting.id,
        waiting.status_at,
        "soitan takaisin",
    )
    assert [person.name for person in row.subjects] == ["Raija Ketola"]
    assert (row.reasons, row.call_back_at) == (("huimaus", "huimaus"), None)
    assert desk.state(office.nurse).own().live == state.live[:2]
    line = office.last_line()
    assert (line.action, line.use_case, line.subjects) == (
        LogAction.LIST,
        "worktop.state",
        (client,),
    )


def test_a_number_shows_only_while_no_client_is_known(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    unknown = contact(
        office,
        ContactStatus.WAITING,
        contacting_phone="0400002210",
        contacting_name="",
        received_at=None,
        status_at=None,
    )
    matter_in(office, unknown)
    known = contact(office, ContactStatus.WAITING, contacting_phone="0400007715")
    matter = office.put(
        Matter, office.nurse, contact=known.id, client=client, unit=office.nurse.unit
    )
    due = office.now + timedelta(hours=1)
    promise(office, matter, due)
    promise(office, replace(matter, contact=unknown.id), due, client=None, matter=None)

    state = desk.state(office.nurse)

    numbers = {row.id: row.number for row in state.waiting}
    assert numbers == {unknown.id: "0400002210", known.id: ""}
    assert {row.id: row.since for row in state.waiting}[unknown.id] == unknown.created_at
    assert [row.call_back_at for row in state.waiting] == [due, due]
    assert sorted(one.number for one in state.deadlines) == ["", "0400002210"]


def test_promises_are_late_by_the_minute(office: Office, desk: Worktop, client: ClientId) -> None:
    matter = care_need(office, client, outcome=Outcome.CALL_BACK)
    made = promise(office, matter, office.now - timedelta(minutes=12, seconds=30))

    late = only(desk.state(office.nurse))

    assert (late.kind, late.group, late.record) == (
        DeadlineKind.CALL_BACK,
        DeadlineGroup.LATE,
        made.id,
    )
    assert (late.minutes_late, late.days_late, late.due_on) == (12, 0, TODAY)
    assert (late.subject and late.subject.age, late.what) == (81, "soitan takaisin")
    assert (late.contact, late.matter, late.own) == (matter.contact, matter.id, True)


@pytest.mark.parametrize(
    ("hours", "group"),
    [
        (1, DeadlineGroup.TODAY),
        (24, DeadlineGroup.COMING),
        (-30, DeadlineGroup.LATE),
    ],
)
def test_promises_stand_in_the_group_of_their_day(
    office: Office, desk: Worktop, client: ClientId, hours: int, group: DeadlineGroup
) -> None:
    matter = care_need(office, client)
    promise(office, matter, office.now + timedelta(hours=hours))

    found = only(desk.state(office.nurse))

    assert (found.kind, found.group) == (DeadlineKind.PROMISE, group)
    assert found.minutes_late == -60 * hours


def test_promises_without_a_time_done_or_far_ahead_do_not_stand(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    matter = care_need(office, client)
    promise(office, matter, None)
    promise(office, matter, office.now, status=PromiseStatus.KEPT)
    promise(office, matter, office.now + timedelta(days=8))

    assert desk.state(office.nurse).deadlines == ()


def test_a_promise_of_another_unit_stands_only_before_the_one_who_promised(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    contact_elsewhere = office.put(Contact, office.nurse, unit=office.guide.unit)
    elsewhere = care_need(office, client, contact=contact_elsewhere.id)
    mine = promise(office, elsewhere, office.now)
    promise(office, elsewhere, office.now, worker=office.other_nurse.worker)
    not_here = care_need(office, client, contact=ContactId(UUID(int=4)))
    promise(office, not_here, office.now, worker=None)

    assert only(desk.state(office.nurse)).record == mine.id


def test_a_promise_without_a_worker_is_the_contacts_workers(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    promise(office, care_need(office, client), office.now, worker=None)

    assert only(desk.state(office.nurse)).worker == office.nurse.worker


def test_follow_ups_and_plan_days_stand_by_their_day(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    care_need(office, client)
    given: dict[str, Any] = {"client": client, "unit": office.nurse.unit}
    late = office.put(
        FollowUp,
        office.nurse,
        client=client,
        what="verenpaine",
        due_on=days(-1),
        worker=office.nurse.worker,
    )
    today = office.put(Plan, office.nurse, going_through_on=TODAY, number="K7M-1", **given)
    coming = office.put(Plan, office.nurse, status=PlanStatus.CONFIRMED, review_on=days(7), **given)
    office.put(Plan, office.nurse, status=PlanStatus.CONFIRMED, review_on=days(8), **given)
    office.put(Plan, office.nurse, status=PlanStatus.ENDED, review_on=TODAY, **given)
    office.put(Plan, office.nurse, **given)

    state = desk.state(office.nurse)

    assert [(one.record, one.kind, one.days_late) for one in state.deadlines] == [
        (late.id, DeadlineKind.FOLLOW_UP, 1),
        (today.id, DeadlineKind.PLAN_GOING_THROUGH, 0),
        (coming.id, DeadlineKind.PLAN_REVIEW, -7),
    ]
    assert [one.what for one in state.deadlines] == ["verenpaine", "K7M-1", ""]
    assert {one.minutes_late for one in state.deadlines} == {0}
    assert [one.record for one in state.of(DeadlineGroup.TODAY)] == [today.id]


def test_a_refused_plan_comes_back_on_its_day_until_a_new_one_is_begun(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    care_need(office, client)
    given: dict[str, Any] = {"client": client, "unit": office.nurse.unit}
    refused: dict[str, Any] = {"status": PlanStatus.REFUSED, "ask_again_on": TODAY}
    office.later(minutes=1)
    asked = office.put(Plan, office.nurse, status_at=office.now, number="K7M-3", **refused, **given)
    undated = office.put(Plan, office.nurse, plan_kind=PlanKind.CLIENT_PLAN, **refused, **given)

    found = {one.record: one.kind for one in desk.state(office.nurse).deadlines}
    assert found == dict.fromkeys((asked.id, undated.id), DeadlineKind.PLAN_ASK_AGAIN)

    office.later(minutes=1)
    office.put(Plan, office.nurse, **given)
    assert [one.record for one in desk.state(office.nurse).deadlines] == [undated.id]


def test_what_has_a_moment_comes_before_what_has_only_that_day(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    matter = care_need(office, client)
    office.put(FollowUp, office.nurse, client=client, due_on=TODAY, worker=office.nurse.worker)
    promise(office, matter, office.now + timedelta(hours=3))
    promise(office, matter, office.now + timedelta(hours=2))
    promise(office, matter, office.now - timedelta(minutes=1))

    found = desk.state(office.nurse).deadlines

    assert [(one.group, one.minutes_late) for one in found] == [
        (DeadlineGroup.LATE, 1),
        (DeadlineGroup.TODAY, -120),
        (DeadlineGroup.TODAY, -180),
        (DeadlineGroup.TODAY, 0),
    ]


def test_a_review_to_come_back_to_stands_until_a_newer_one_follows(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    review = confirmed_review(office, care_need(office, client), Conclusion.WATCH)
    office.put(
        Review,
        office.nurse,
        client=office.client(office.nurse).id,
        unit=office.nurse.unit,
        conclusion=Conclusion.WATCH,
        watch_until=TODAY,
    )

    watched = only(desk.state(office.nurse))
    assert (watched.kind, watched.record, watched.due_on) == (
        DeadlineKind.WATCH,
        review.id,
        days(3),
    )
    assert (watched.group, watched.own) == (DeadlineGroup.COMING, True)

    office.later(days=3)
    confirmed_review(office, care_need(office, client), Conclusion.MAP)
    assert desk.state(office.nurse).deadlines == ()


def test_a_watched_review_without_a_day_does_not_stand(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    office.put(
        Review,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        conclusion=Conclusion.WATCH,
        confirmed_at=office.now,
    )

    assert desk.state(office.nurse).deadlines == ()


def test_tasks_are_mappings_namings_and_plans_to_do(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    confirmed_review(office, care_need(office, client))
    mapping = _mapping(office)
    other = office.client(office.nurse, last_name="Öhman").id
    care_need(office, other)
    high_need(office, other)

    tasks = desk.state(office.nurse).tasks

    assert [(task.kind, task.subject.id, task.record, task.own) for task in tasks] == [
        (TaskKind.MAP, client, mapping.id, True),
        (TaskKind.NAME, other, None, True),
        (TaskKind.PLAN, other, None, True),
    ]


def _mapping(office: Office) -> SituationMapping:
    with office.store.units.reading() as uow:
        return uow.find(SituationMapping, order="-created_at")[0]


def _request(office: Office, client: ClientId, **fields: Any) -> SituationMapping:  # noqa: ANN401 - fields of a mapping
    """The nurse's request to a colleague to map, as it would stand."""
    care_need(office, client)
    asked: dict[str, Any] = {
        "client": client,
        "unit": office.nurse.unit,
        "request": MappingRequest.ASKED,
        "asked_of": office.other_nurse.worker,
        "request_reason": "Tilanne muuttui.",
        "request_by": office.nurse.worker,
        "answer_by": TODAY + timedelta(days=20),
    }
    return office.put(SituationMapping, office.nurse, **asked | fields)


def _asking(office: Office, client: ClientId, **fields: Any) -> Assignment:  # noqa: ANN401 - fields of a naming
    """The nurse asks the other nurse to be the contact person."""
    asked = {
        "client": client,
        "unit": office.nurse.unit,
        "status": AssignmentStatus.ASKED,
        "status_at": office.now,
        "status_by": office.nurse.worker,
        "worker": office.other_nurse.worker,
        "message": "Soita ennen klo 12.",
        "answer_by": days(20),
    }
    return office.put(Assignment, office.nurse, **asked | fields)


def test_an_asking_stands_before_the_one_asked_however_far_its_day(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    asking = _asking(office, client)

    (theirs,) = desk.state(office.other_nurse).own().deadlines

    assert (theirs.kind, theirs.group, theirs.record) == (
        DeadlineKind.NAMING_ASKED,
        DeadlineGroup.COMING,
        asking.id,
    )
    assert theirs.what == "Soita ennen klo 12."
    assert desk.state(office.nurse).deadlines == ()


def test_an_asking_unanswered_past_its_day_rises_on_the_askers_and_the_units_desk(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    _asking(office, client, answer_by=days(-1))

    (late,) = desk.state(office.nurse).own().deadlines
    assert (late.kind, late.days_late, late.what) == (
        DeadlineKind.NAMING_UNANSWERED,
        1,
        "Jari Lehto",
    )
    colleague = replace(office.nurse, worker=WorkerId(UUID(int=77)))
    (ours,) = desk.state(colleague).deadlines
    assert (ours.own, ours.worker_name) == (False, "Minna Salo")


def test_an_asking_without_a_day_stands_by_the_day_it_was_made(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    _asking(office, client, answer_by=None)

    (theirs,) = desk.state(office.other_nurse).deadlines

    assert theirs.due_on == TODAY


def test_a_returned_asking_is_a_task_with_its_reason_said_once(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    high_need(office, client)
    returned = {"status": AssignmentStatus.RETURNED, "status_by": office.other_nurse.worker}
    asking = _asking(office, client, status_reason="En ota uusia nyt", **returned)
    office.later(days=2)

    tasks = desk.state(office.nurse).tasks

    assert [task.kind for task in tasks] == [TaskKind.ASK_ANOTHER, TaskKind.PLAN]
    back = tasks[0]
    assert (back.record, back.own, back.why) == (asking.id, True, "En ota uusia nyt")
    assert (back.other_name, back.returned_days) == ("Jari Lehto", 2)


def test_a_client_who_wanted_nobody_is_asked_again_on_the_day(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    unwanted = {"worker": None, "status": AssignmentStatus.NOT_WANTED}
    wish = _asking(office, client, ask_again_on=days(1), **unwanted)
    other = office.client(office.nurse, last_name="Muu").id
    _asking(office, other, **unwanted)

    (again,) = desk.state(office.nurse).own().deadlines

    assert (again.kind, again.record, again.due_on) == (
        DeadlineKind.NAMING_ASK_AGAIN,
        wish.id,
        days(1),
    )
    office.later(minutes=1)
    _asking(office, client, status=AssignmentStatus.NAMED)
    assert desk.state(office.nurse).deadlines == ()


def test_a_request_to_map_stands_with_its_day_however_far_and_is_the_one_askeds(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    request = _request(office, client)

    (theirs,) = desk.state(office.other_nurse).deadlines
    (ours,) = desk.state(office.nurse).deadlines

    assert (theirs.kind, theirs.group, theirs.record) == (
        DeadlineKind.MAPPING_REQUEST,
        DeadlineGroup.COMING,
        request.id,
    )
    assert (theirs.what, theirs.worker_name) == ("Tilanne muuttui.", "Jari Lehto")
    assert (theirs.own, ours.own) == (True, False)


def test_an_answer_that_is_late_rises_on_the_askers_desk(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    _request(office, client, answer_by=TODAY - timedelta(days=1))

    (late,) = desk.state(office.nurse).own().deadlines

    assert (late.group, late.days_late) == (DeadlineGroup.LATE, 1)


def test_a_request_without_a_day_and_one_that_was_returned_are_tasks(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    request = _request(office, client, answer_by=None)
    (task,) = desk.state(office.other_nurse).tasks
    assert (task.kind, task.record, task.own) == (TaskKind.ANSWER_REQUEST, request.id, True)
    assert (task.why, task.other_name) == ("", "Minna Salo")

    returned = {"request": MappingRequest.RETURNED, "request_by": office.other_nurse.worker}
    office.change(office.nurse, request, request_reason="En ehdi", **returned)

    (task,) = desk.state(office.nurse).tasks
    assert (task.kind, task.own) == (TaskKind.ASK_MAPPER, True)
    assert (task.why, task.other_name) == ("En ehdi", "Jari Lehto")


def test_a_decision_to_be_made_anew_is_a_deadline_without_its_reason(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    mapping = _request(
        office,
        client,
        request=MappingRequest.ACCEPTED,
        decided_at=office.now,
        decided_by=office.nurse.worker,
        decide_again_on=TODAY,
    )

    (due,) = desk.state(office.nurse).deadlines

    assert (due.kind, due.group, due.record, due.what, due.own) == (
        DeadlineKind.DECIDE_AGAIN,
        DeadlineGroup.TODAY,
        mapping.id,
        "",
        True,
    )


def test_a_review_of_an_earlier_release_that_asked_is_a_mapping_to_begin(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    care_need(office, client)
    review = office.put(
        Review,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        conclusion=Conclusion.MAP,
        mapper=office.nurse.worker,
        confirmed_at=office.now,
    )

    (task,) = desk.state(office.nurse).tasks

    assert (task.kind, task.record, task.own) == (TaskKind.BEGIN_MAPPING, review.id, True)


def test_tasks_done_do_not_stand(office: Office, desk: Worktop, client: ClientId) -> None:
    care_need(office, client)
    high_need(office, client)
    office.later(minutes=1)
    assert len(desk.state(office.nurse).tasks) == 2

    office.put(Plan, office.nurse, client=client)
    (task,) = desk.state(office.nurse).tasks
    assert task.kind is TaskKind.NAME

    office.later(minutes=1)
    office.put(Assignment, office.nurse, client=client, worker=office.nurse.worker)
    assert desk.state(office.nurse).tasks == ()


def test_a_naming_recorded_as_open_is_a_task_without_high_need(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    care_need(office, client)
    made = office.put(
        Assignment,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        status=AssignmentStatus.STILL_TO_NAME,
    )

    (task,) = desk.state(office.nurse).tasks

    assert (task.kind, task.record, task.own) == (TaskKind.NAME, made.id, False)


def test_entries_not_carried_stand_and_own_leaves_the_others_out(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    matter = care_need(office, client)
    finished(office, matter)
    promise(office, matter, office.now)

    state = desk.state(replace(office.nurse, worker=office.other_nurse.worker))

    assert [line.target.id for line in state.not_carried] == [matter.id]
    mine = state.own()
    assert (mine.not_carried, mine.deadlines, mine.tasks, mine.waiting) == ((), (), (), ())


def test_the_other_register_changes_nothing_of_the_desk(
    office: Office, desk: Worktop, client: ClientId
) -> None:
    matter = care_need(office, client)
    promise(office, matter, office.now)
    high_need(office, client)
    before = repr(desk.state(office.nurse))

    ours: dict[str, Any] = {"client": client, "unit": office.nurse.unit}
    guide = office.guide
    social = office.matter(guide, client)
    office.put(Matter, guide, contact=matter.contact, reason="kotiapu", **ours)
    office.put(
        Promise,
        guide,
        contact=matter.contact,
        client=client,
        due_at=office.now,
        worker=office.nurse.worker,
    )
    caller = {"contacting_name": "Ville", "contacting_phone": "0400001"}
    waiting: dict[str, Any] = {"status": ContactStatus.WAITING, "unit": office.nurse.unit, **caller}
    for status in (ContactStatus.LIVE, ContactStatus.WAITING):
        health = office.put(Contact, office.nurse, **waiting | {"status": status})
        office.put(Matter, guide, contact=health.id, **ours)
    office.put(FollowUp, guide, client=client, due_on=TODAY, worker=office.nurse.worker, what="x")
    office.put(Plan, guide, going_through_on=TODAY, **ours)
    office.put(
        Review,
        guide,
        conclusion=Conclusion.WATCH,
        watch_until=TODAY,
        confirmed_at=office.now,
        **ours,
    )
    office.put(SituationMapping, guide, **ours)
    for naming in (AssignmentStatus.ASKED, AssignmentStatus.RETURNED, AssignmentStatus.NOT_WANTED):
        office.put(
            Assignment,
            guide,
            status=naming,
            worker=office.nurse.worker,
            answer_by=days(-1),
            ask_again_on=TODAY,
            **ours,
        )

    assert social.register is Register.SOCIAL
    assert repr(desk.state(office.nurse)) == before


def test_the_number_of_a_caller_under_a_ban_shows_only_while_the_contact_is_ones_own(
    office: Office, desk: Worktop
) -> None:
    banned = office.client(office.nurse, safety_ban=True)
    own = contact(
        office,
        ContactStatus.WAITING,
        contacting_phone="0400002210",
        contacting_client=banned.id,
    )
    due: dict[str, Any] = {"due_at": office.now + timedelta(hours=1), "client": None}
    promise(office, matter_in(office, own), **due)
    colleague = replace(office.other_nurse, unit=office.nurse.unit)

    mine, theirs = desk.state(office.nurse), desk.state(colleague)

    assert [row.number for row in mine.waiting] == ["0400002210"]
    assert [row.number for row in mine.deadlines] == ["0400002210"]
    assert [row.number for row in theirs.waiting] == [""]
    assert [row.number for row in theirs.deadlines] == [""]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ({"notes": "  Huimaa\nnoustessa "}, "Huimaa noustessa"),
        ({"own_words": "", "answer": "auki 8–16"}, "auki 8–16"),
        ({"notes": f"Kaatunut {'keittiössä ' * 9}"}, f"Kaatunut{' keittiössä' * 4}…"),
        ({"notes": "ä" * 80}, "ä" * 60 + "…"),
        ({}, ""),
    ],
)
def test_a_waiting_contact_shows_the_first_words_of_its_note(
    office: Office, desk: Worktop, texts: dict[str, Any], shown: str
) -> None:
    one = contact(office, ContactStatus.WAITING)
    matter_in(office, one)
    office.put(Matter, office.nurse, contact=one.id, unit=office.nurse.unit, **texts)

    (row,) = desk.state(office.nurse).waiting

    assert row.note == shown


def test_a_colleague_sees_no_words_of_a_note_about_somebody_protected(
    office: Office, desk: Worktop
) -> None:
    banned = office.client(office.nurse, safety_ban=True)
    promised = "käyn Keksitynkujalla"
    one = contact(office, ContactStatus.WAITING, contacting_client=banned.id, waiting_for=promised)
    office.put(
        Matter, office.nurse, contact=one.id, unit=office.nurse.unit, notes="Keksitynkuja 7 B"
    )
    colleague = replace(office.other_nurse, unit=office.nurse.unit)

    (own,), (other,) = desk.state(office.nurse).waiting, desk.state(colleague).waiting

    assert (own.note, other.note) == ("Keksitynkuja 7 B", "")
    assert (own.waiting_for, other.waiting_for) == (promised, "")

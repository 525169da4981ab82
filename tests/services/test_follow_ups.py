"""Follow-ups: agreed, moved, done or cancelled; listed for the unit, the longest overdue first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId
from sotedesk.model.matter import FollowUp, FollowUpStatus
from sotedesk.model.plan import Plan
from sotedesk.services.follow_ups import (
    FollowUpClosedError,
    FollowUps,
    FollowUpTextMissingError,
)
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.work import AbsentError
from tests.services.duties import care_need
from tests.services.office import Office

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def desk(office: Office) -> FollowUps:
    return FollowUps(office.works)


@pytest.fixture
def client(office: Office) -> ClientId:
    return office.client(office.nurse).id


@pytest.fixture
def agreed(office: Office, desk: FollowUps, client: ClientId) -> FollowUp:
    matter = care_need(office, client)
    return desk.create(office.nurse, matter, what=" verenpaine ", due_on=TOMORROW)


def test_a_follow_up_takes_client_and_register_from_its_matter(
    office: Office, client: ClientId, agreed: FollowUp
) -> None:
    assert (agreed.client, agreed.register) == (client, Register.HEALTH)
    assert (agreed.what, agreed.due_on, agreed.worker) == (
        "verenpaine",
        TOMORROW,
        office.nurse.worker,
    )
    assert (agreed.matter is not None, agreed.plan) == (True, None)


def test_a_follow_up_is_agreed_on_by_the_id_of_its_matter(
    office: Office, desk: FollowUps, client: ClientId
) -> None:
    matter = care_need(office, client)

    made = desk.create_in(office.nurse, matter.id, what="kipu", due_on=None)

    assert (made.matter, made.client, made.worker) == (matter.id, client, office.nurse.worker)
    with pytest.raises(FollowUpTextMissingError):
        desk.create_in(office.nurse, matter.id, what=" ", due_on=TODAY)
    with pytest.raises(AbsentError):
        desk.create_in(office.guide, matter.id, what="kipu", due_on=TODAY)


def test_a_follow_up_of_a_plan_points_to_the_plan_and_its_matter(
    office: Office, desk: FollowUps, client: ClientId
) -> None:
    matter = care_need(office, client)
    plan = office.put(Plan, office.nurse, client=client, matter=matter.id, unit=office.nurse.unit)

    made = desk.create(
        office.nurse, plan, what="paino", due_on=None, worker=office.other_nurse.worker
    )

    assert (made.matter, made.plan, made.worker) == (
        matter.id,
        plan.id,
        office.other_nurse.worker,
    )


def test_what_is_looked_at_has_to_be_said(
    office: Office, desk: FollowUps, client: ClientId, agreed: FollowUp
) -> None:
    matter = care_need(office, client)

    with pytest.raises(FollowUpTextMissingError):
        desk.create(office.nurse, matter, what=" ", due_on=TODAY)
    with pytest.raises(FollowUpTextMissingError):
        desk.change(office.nurse, agreed, what="", due_on=TODAY, worker=office.nurse.worker)
    with pytest.raises(AbsentError):
        desk.create(office.guide, matter, what="paino", due_on=TODAY)


def test_a_follow_up_is_moved_given_and_done(
    office: Office, desk: FollowUps, agreed: FollowUp
) -> None:
    moved = desk.change(
        office.nurse,
        agreed,
        what="verenpaine ja paino",
        due_on=TODAY,
        worker=office.other_nurse.worker,
    )
    assert (moved.what, moved.due_on, moved.worker) == (
        "verenpaine ja paino",
        TODAY,
        office.other_nurse.worker,
    )
    office.later(hours=1)

    done = desk.done(office.nurse, moved, " 138/84 ")

    assert (done.status, done.result, done.status_at) == (
        FollowUpStatus.DONE,
        "138/84",
        office.now,
    )


def test_cancelling_needs_a_reason(office: Office, desk: FollowUps, agreed: FollowUp) -> None:
    with pytest.raises(ReasonNeededError):
        desk.cancel(office.nurse, agreed, " ")

    cancelled = desk.cancel(office.nurse, agreed, "muutti pois")

    assert (cancelled.status, cancelled.result) == (FollowUpStatus.CANCELLED, "muutti pois")


def test_what_is_closed_stays_closed(office: Office, desk: FollowUps, agreed: FollowUp) -> None:
    desk.done(office.nurse, agreed, "")
    attempts: list[Callable[[], object]] = [
        lambda: desk.done(office.nurse, agreed, "taas"),
        lambda: desk.cancel(office.nurse, agreed, "turha"),
        lambda: desk.change(
            office.nurse, agreed, what="paino", due_on=TODAY, worker=office.nurse.worker
        ),
    ]

    for attempt in attempts:
        with pytest.raises(FollowUpClosedError) as refused:
            attempt()
        assert refused.value.status == FollowUpStatus.DONE


def put(office: Office, due_on: date | None, **fields: Any) -> FollowUp:  # noqa: ANN401 - fields of a follow-up
    office.later(seconds=1)
    given = {"what": "seuranta", "due_on": due_on, "worker": office.nurse.worker} | fields
    return office.put(FollowUp, office.nurse, **given)


def test_open_ones_are_listed_the_longest_overdue_first(
    office: Office, desk: FollowUps, client: ClientId
) -> None:
    undated = put(office, None)
    coming = put(office, TODAY + timedelta(days=9))
    today = put(office, TODAY)
    late = put(office, TODAY - timedelta(days=2), client=client)
    put(office, TODAY, status=FollowUpStatus.DONE)

    lines = desk.list_open(office.nurse)

    assert [line.follow_up.id for line in lines] == [late.id, today.id, coming.id, undated.id]
    assert [line.days_late for line in lines] == [2, 0, 0, 0]
    assert [line.subject and line.subject.name for line in lines] == [
        "Raija Ketola",
        None,
        None,
        None,
    ]
    until = desk.list_open(office.nurse, TODAY)
    assert [line.follow_up.id for line in until] == [late.id, today.id]


def test_the_units_are_those_of_its_workers_matters_and_plans(
    office: Office, desk: FollowUps, client: ClientId
) -> None:
    matter = care_need(office, client)
    plan = office.put(Plan, office.nurse, client=client, unit=office.nurse.unit)
    nobody = {"worker": None, "client": client}
    of_matter = put(office, TODAY, matter=matter.id, **nobody)
    of_plan = put(office, TODAY, plan=plan.id, **nobody)
    mine = put(office, TODAY, client=client)
    elsewhere = put(office, TODAY, **nobody)
    colleague = replace(office.nurse, worker=office.guide.worker)

    found = {line.follow_up.id: line for line in desk.list_open(colleague)}

    assert set(found) == {of_matter.id, of_plan.id, mine.id}
    assert elsewhere.id not in found
    assert (found[mine.id].own, found[mine.id].worker_name) == (False, "Minna Salo")
    assert found[of_plan.id].worker_name == ""


def test_a_worker_without_a_unit_sees_only_the_own_ones(
    office: Office, desk: FollowUps, client: ClientId
) -> None:
    put(office, TODAY, client=client)
    own = put(office, TODAY, worker=office.other_nurse.worker, client=client)

    (line,) = desk.list_open(office.other_nurse)

    assert (line.follow_up.id, line.own) == (own.id, True)


def test_the_other_register_changes_nothing_of_the_list(
    office: Office, desk: FollowUps, client: ClientId, agreed: FollowUp
) -> None:
    before = repr(desk.list_open(office.nurse))

    office.put(FollowUp, office.guide, client=client, what="kotiapu", worker=office.nurse.worker)

    assert agreed.id.hex in before.replace("-", "")
    assert repr(desk.list_open(office.nurse)) == before

"""Who takes part in a plan, and that nobody from outside sees it without the client's leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from sotedesk.model.ids import WorkerId
from sotedesk.model.plan import PermissionHow, Sees
from sotedesk.services.plan_participants import (
    LeaveNeededError,
    NamelessParticipantError,
    ParticipantFacts,
    facts_of,
)
from sotedesk.services.plan_view import PlanClosedError
from sotedesk.services.undo import Undo, UndoError
from sotedesk.services.work import AbsentError
from tests.services.duties import drafted_plan, plans
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAUGHTER = ParticipantFacts(name="Hanna Ketola", role="tytär", is_relative=True)


def allowed(facts: ParticipantFacts) -> ParticipantFacts:
    return replace(
        facts, sees=Sees.ALL, allowed_how=PermissionHow.IN_WRITING, allowed_on=TODAY, gets_copy=True
    )


def test_a_colleague_and_a_relative_take_part_in_the_order_they_were_added(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office, "Huimaus")
    colleague = ParticipantFacts(
        worker=office.other_nurse.worker,
        responsibility="mittaukset",
        sees=Sees.ROWS,
        sees_rows=(view.rows[0].id,),
        sees_parts=("review",),
    )

    desk.add_participant(office.nurse, view.plan.id, colleague)
    view = desk.add_participant(office.nurse, view.plan.id, DAUGHTER)

    assert [(one.name, one.title) for one in view.participants] == [
        ("Jari Lehto", "sairaanhoitaja"),
        ("Hanna Ketola", "tytär"),
    ]
    assert facts_of(view.participants[0].record) == colleague
    assert view.participants[1].record.sees is Sees.NOTHING


def test_a_colleague_whose_line_has_not_arrived_is_nameless(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)
    view = desk.add_participant(office.nurse, view.plan.id, DAUGHTER)
    record = view.participants[0].record
    office.change(office.nurse, record, worker=WorkerId(UUID(int=9)), name="", role="fysioterapia")

    one = desk.view(office.nurse, view.plan.id).participants[0]

    assert (one.name, one.title) == ("", "fysioterapia")


def test_somebody_from_outside_sees_nothing_without_the_clients_leave(office: Office) -> None:
    """Source: users.md [5.h]: consent is the client's own, with how and when."""
    desk, view = plans(office), drafted_plan(office)
    refused: list[ParticipantFacts] = [
        replace(DAUGHTER, sees=Sees.ALL),
        replace(DAUGHTER, gets_copy=True),
        replace(DAUGHTER, sees=Sees.ROWS, allowed_how=PermissionHow.IN_PERSON),
        replace(DAUGHTER, sees=Sees.ROWS, allowed_on=TODAY),
    ]

    for facts in refused:
        with pytest.raises(LeaveNeededError):
            desk.add_participant(office.nurse, view.plan.id, facts)
    assert desk.view(office.nurse, view.plan.id).participants == ()

    view = desk.add_participant(office.nurse, view.plan.id, DAUGHTER)
    record = view.participants[0].record
    with pytest.raises(LeaveNeededError):
        desk.edit_participant(office.nurse, record, replace(DAUGHTER, sees=Sees.ALL))
    view = desk.edit_participant(office.nurse, record, allowed(DAUGHTER))
    assert view.participants[0].record.sees is Sees.ALL


def test_a_participant_has_a_name_or_is_a_colleague(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)

    with pytest.raises(NamelessParticipantError):
        desk.add_participant(office.nurse, view.plan.id, ParticipantFacts(name=" "))
    with pytest.raises(AbsentError):
        desk.add_participant(
            office.nurse, view.plan.id, ParticipantFacts(worker=WorkerId(UUID(int=9)))
        )


def test_the_client_takes_the_leave_back_also_of_a_plan_in_force(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)
    desk.add_participant(office.nurse, view.plan.id, allowed(DAUGHTER))
    view = desk.confirm(office.nurse, view.plan, "myöhemmin")

    view = desk.take_back_leave(office.nurse, view.participants[0].record)

    record = view.participants[0].record
    assert (record.sees, record.gets_copy) == (Sees.NOTHING, False)
    assert (record.allowed_how, record.allowed_on) == (None, None)
    with pytest.raises(UndoError):
        Undo(office.works).revert(office.nurse)


def test_the_client_takes_the_leave_back_from_a_plan_that_has_ended_too(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)
    desk.add_participant(office.nurse, view.plan.id, allowed(DAUGHTER))
    view = desk.confirm(office.nurse, view.plan, "myöhemmin")
    ended = desk.end(office.nurse, view.plan, "muutti")

    view = desk.take_back_leave(office.nurse, ended.participants[0].record)

    assert view.participants[0].record.sees is Sees.NOTHING


def test_a_leave_taken_back_goes_out_of_the_next_version_but_not_one_given_since(
    office: Office,
) -> None:
    desk, view = plans(office), drafted_plan(office)
    desk.add_participant(office.nurse, view.plan.id, allowed(DAUGHTER))
    desk.add_participant(office.nurse, view.plan.id, allowed(replace(DAUGHTER, name="Pekka")))
    view = desk.confirm(office.nurse, view.plan, "myöhemmin")
    draft = desk.new_version(office.nurse, view.plan.id)
    son = draft.participants[1].record
    given_since = replace(facts_of(son), allowed_on=TODAY + timedelta(days=1))
    desk.edit_participant(office.nurse, son, given_since)

    for one in view.participants:
        desk.take_back_leave(office.nurse, one.record)

    daughter, pekka = desk.view(office.nurse, draft.plan.id).participants
    assert (daughter.record.sees, daughter.record.allowed_how) == (Sees.NOTHING, None)
    assert not daughter.record.gets_copy
    assert facts_of(pekka.record) == given_since


def test_who_takes_part_in_a_plan_in_force_never_changes(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)
    view = desk.add_participant(office.nurse, view.plan.id, DAUGHTER)
    view = desk.add_participant(office.nurse, view.plan.id, replace(DAUGHTER, name="Väärä"))
    view = desk.void_participant(office.nurse, view.participants[1].record, "väärä")
    assert [one.name for one in view.participants] == ["Hanna Ketola"]
    view = desk.confirm(office.nurse, view.plan, "myöhemmin")
    record = view.participants[0].record
    attempts: list[Callable[[], object]] = [
        lambda: desk.add_participant(office.nurse, view.plan.id, DAUGHTER),
        lambda: desk.edit_participant(office.nurse, record, DAUGHTER),
        lambda: desk.void_participant(office.nurse, record, "väärä"),
    ]

    for attempt in attempts:
        with pytest.raises(PlanClosedError):
            attempt()
    assert desk.view(office.nurse, view.plan.id) == view

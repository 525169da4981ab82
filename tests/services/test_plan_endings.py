"""Confirming in spite of gaps, a client's refusal, ending, and what a new version takes along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PartTaken,
    PermissionHow,
    PlanStatus,
    RowDecision,
    Sees,
)
from sotedesk.services.plan_endings import (
    AskAgainPastError,
    NotRefusedError,
    PlanIncompleteError,
)
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_parts import PartText
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_view import PlanClosedError, PlanView
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.undo import Undo
from tests.services.duties import drafted_plan, plans
from tests.services.office import Office

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def whole(office: Office) -> PlanView:
    """A draft that lacks nothing."""
    desk, view = plans(office), drafted_plan(office)
    before = view.plan
    written = replace(
        before,
        client_view="Haluan kotiin.",
        professional_view="Pärjää tuettuna.",
        professional_strengths="Tytär tukee",
        agreement=Agreement.AGREED,
        review_on=TODAY + 21 * DAY,
    )
    plan = desk.save(office.nurse, before, written).plan
    plan = desk.record_part(office.nurse, plan, PartTaken.IN_PERSON, TODAY).plan
    row = RowText(need="Huimaus", who="Minna", when="1.12.", decision=RowDecision.NOT_NEEDED)
    view = desk.add_row(office.nurse, plan.id, row)
    return desk.add_row(office.nurse, plan.id, replace(row, need="Kävely"))


def test_a_plan_that_lacks_something_is_confirmed_only_with_a_reason(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office, "Huimaus")
    assert view.missing

    with pytest.raises(PlanIncompleteError) as refused:
        desk.confirm(office.nurse, view.plan, "  ")
    assert refused.value.missing == view.missing
    plan = desk.confirm(office.nurse, view.plan, " Asiakas ei voinut osallistua ").plan

    assert (plan.status, plan.status_reason) == (
        PlanStatus.CONFIRMED,
        "Asiakas ei voinut osallistua",
    )


def test_a_whole_plan_is_confirmed_without_a_reason_and_keeps_none(office: Office) -> None:
    desk, view = plans(office), whole(office)
    assert view.missing == ()

    plan = desk.confirm(office.nurse, view.plan, "turha").plan

    assert (plan.status, plan.status_reason) == (PlanStatus.CONFIRMED, "")


def test_a_client_refuses_with_a_reason_and_may_be_asked_again(office: Office) -> None:
    """Source: users.md [4.h]: a refused plan is a normal end with a door left open."""
    desk, view = plans(office), drafted_plan(office, "Huimaus")

    with pytest.raises(ReasonNeededError):
        desk.refuse(office.nurse, view.plan, " ")
    with pytest.raises(AskAgainPastError):
        desk.refuse(office.nurse, view.plan, "Haluaa miettiä", TODAY - DAY)
    refused = desk.refuse(office.nurse, view.plan, "Haluaa miettiä", TODAY + 30 * DAY)

    plan = refused.plan
    assert (plan.status, plan.status_reason) == (PlanStatus.REFUSED, "Haluaa miettiä")
    assert plan.ask_again_on == TODAY + 30 * DAY
    assert refused.status_by_name == "Minna Salo"
    with pytest.raises(PlanClosedError):
        desk.add_row(office.nurse, plan.id, RowText(need="uusi"))
    with pytest.raises(PlanClosedError):
        desk.give_copy(office.nurse, plan, CopyManner.OTHER, TODAY)
    with pytest.raises(PlanClosedError):
        desk.refuse(office.nurse, plan, "Haluaa miettiä")


def test_a_refusal_is_taken_back(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office, "Huimaus")
    desk.refuse(office.nurse, view.plan, "Haluaa miettiä")

    Undo(office.works).revert(office.nurse)

    assert desk.view(office.nurse, view.plan.id).plan.status is PlanStatus.DRAFT


def test_a_refused_plan_goes_on_as_a_draft_when_the_client_wants_to(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office, "Huimaus")
    refused = desk.refuse(office.nurse, view.plan, "Haluaa miettiä", TODAY + DAY).plan

    again = desk.reopen(office.nurse, refused.id)

    assert (again.plan.status, again.plan.status_reason) == (PlanStatus.DRAFT, "")
    assert again.plan.ask_again_on is None
    assert [row.need for row in again.rows] == ["Huimaus"]
    with pytest.raises(NotRefusedError):
        desk.reopen(office.nurse, refused.id)


def test_a_plan_ends_with_a_reason(office: Office) -> None:
    desk, view = plans(office), whole(office)
    plan = desk.confirm(office.nurse, view.plan).plan

    with pytest.raises(ReasonNeededError):
        desk.end(office.nurse, plan, "")
    ended = desk.end(office.nurse, plan, "Tavoitteet toteutuivat").plan

    assert (ended.status, ended.status_reason) == (PlanStatus.ENDED, "Tavoitteet toteutuivat")


def test_a_new_version_takes_all_along_but_what_is_done_anew_with_the_client(
    office: Office,
) -> None:
    desk, view = plans(office), whole(office)
    plan_id = view.plan.id
    desk.write_part(office.nurse, plan_id, "extra", PartText(client="a", professional="b"))
    facts = ParticipantFacts(
        name="Hanna Ketola",
        is_relative=True,
        sees=Sees.ROWS,
        sees_rows=(view.rows[1].id, office.nurse.worker),
        allowed_how=PermissionHow.IN_PERSON,
        allowed_on=TODAY,
    )
    desk.add_participant(office.nurse, plan_id, facts)
    former = desk.confirm(office.nurse, view.plan).plan
    former = desk.give_copy(office.nurse, former, CopyManner.MEETING, TODAY).plan
    office.later(days=1)

    version = desk.new_version(office.nurse, former.id)

    assert [(row.need, row.decision) for row in version.rows] == [
        ("Huimaus", RowDecision.NOT_NEEDED),
        ("Kävely", RowDecision.NOT_NEEDED),
    ]
    extra = next(part for part in version.parts if part.outline.code == "extra")
    assert (extra.client_text, extra.professional_text) == ("a", "b")
    one = version.participants[0].record
    assert (one.name, one.sees, one.allowed_on) == ("Hanna Ketola", Sees.ROWS, TODAY)
    assert one.sees_rows == (version.rows[1].id,)
    plan = version.plan
    assert plan.professional_strengths == "Tytär tukee"
    assert (plan.agreement, plan.copy_how, plan.part_how, plan.review_on) == (
        None,
        None,
        None,
        None,
    )


def test_a_refused_version_has_had_its_number(office: Office) -> None:
    desk, view = plans(office), whole(office)
    first = desk.confirm(office.nurse, view.plan).plan
    second = desk.new_version(office.nurse, first.id).plan
    desk.refuse(office.nurse, second, "Haluaa miettiä")

    third = desk.new_version(office.nurse, first.id).plan

    assert (second.version, third.version) == (2, 3)
    assert desk.view(office.nurse, first.id).plan.status is PlanStatus.CONFIRMED

"""The further parts of a plan's kind: begun, altered, and closed with the plan."""

import pytest

from sotedesk.model.ids import PlanId
from sotedesk.model.plan import Plan
from sotedesk.model.wire import UnknownCode
from sotedesk.services.plan_contents import PartView
from sotedesk.services.plan_parts import PartText
from sotedesk.services.plan_view import PlanClosedError, PlanView
from sotedesk.services.work import AbsentError
from tests.services.duties import drafted_plan, plans
from tests.services.office import Office


def part(view: PlanView, code: str) -> PartView:
    return next(one for one in view.parts if one.outline.code == code)


def test_a_part_is_begun_and_altered_side_by_side(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)
    before = part(view, "functional_ability")
    assert (before.record, before.client_text, before.professional_text) == (None, "", "")

    text = PartText(client="Jaksan kauppaan.", professional="Liikkuu itse.")
    view = desk.write_part(office.nurse, view.plan.id, "functional_ability", text)

    written = part(view, "functional_ability")
    assert (written.client_text, written.professional_text) == ("Jaksan kauppaan.", "Liikkuu itse.")
    assert written.record is not None
    longer = PartText(client="Jaksan kauppaan.", professional="Liikkuu itse sisällä.")
    view = desk.edit_part(office.nurse, written.record, longer)
    assert part(view, "functional_ability").professional_text == "Liikkuu itse sisällä."
    assert part(view, "functional_ability").client_text == "Jaksan kauppaan."


@pytest.mark.parametrize("code", ["views", "duration", ""])
def test_only_a_part_of_the_kinds_own_is_begun(office: Office, code: str) -> None:
    desk, view = plans(office), drafted_plan(office)

    with pytest.raises(AbsentError):
        desk.write_part(office.nurse, view.plan.id, code, PartText(professional="x"))

    assert all(one.record is None for one in desk.view(office.nurse, view.plan.id).parts)


def test_a_plan_of_a_newer_versions_kind_gets_no_part(office: Office) -> None:
    plan = office.put(
        Plan,
        office.nurse,
        client=drafted_plan(office).subject.id,
        plan_kind=UnknownCode("yhteinen"),
    )

    with pytest.raises(AbsentError):
        plans(office).write_part(office.nurse, PlanId(plan.id), "extra", PartText())


def test_a_part_of_a_plan_in_force_never_changes(office: Office) -> None:
    desk, view = plans(office), drafted_plan(office)
    view = desk.write_part(office.nurse, view.plan.id, "extra", PartText(professional="a"))
    record = part(view, "extra").record
    assert record is not None
    view = desk.confirm(office.nurse, view.plan, "myöhemmin")

    with pytest.raises(PlanClosedError):
        desk.edit_part(office.nurse, record, PartText(professional="b"))
    with pytest.raises(PlanClosedError):
        desk.write_part(office.nurse, view.plan.id, "support", PartText(professional="b"))

    assert part(desk.view(office.nurse, view.plan.id), "extra").professional_text == "a"

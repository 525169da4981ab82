from dataclasses import replace
from typing import Any
from uuid import UUID

from sotedesk.model.plan import PaperLeave, Plan, PlanRow, PlanStatus
from sotedesk.model.record import altered_groups
from tests.model.examples import NOW, WORKER, made

PLAN = made(Plan, 1, client=UUID(int=2))
ROW = made(PlanRow, 3, plan=PLAN.id)


def test_a_new_plan_is_a_draft_and_claims_no_part_of_the_client() -> None:
    assert PLAN.status is PlanStatus.DRAFT
    assert PLAN.part_how is None
    assert PLAN.paper_leave is PaperLeave.NOT_ASKED
    assert PLAN.version == 1


def test_the_clients_view_and_the_professionals_view_are_merged_apart() -> None:
    seen = replace(PLAN, client_view="Haluan asua kotona", professional_view="Tuki riittää")

    assert set(altered_groups(PLAN, seen)) == {"client_view", "professional_view"}


def test_a_plan_is_confirmed_with_its_time_and_worker() -> None:
    confirmed = replace(PLAN, status=PlanStatus.CONFIRMED, status_at=NOW, status_by=WORKER)

    assert set(altered_groups(PLAN, confirmed)) == {"status"}


def test_each_cell_of_a_row_is_merged_by_itself() -> None:
    cells = ("need", "goal", "means", "who", "when", "how", "follow_up", "order")

    for cell in cells:
        filled: dict[str, Any] = {cell: "x"}
        assert altered_groups(ROW, replace(ROW, **filled)) == {cell: {cell: "x"}}

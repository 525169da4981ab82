"""What is stored of a plan, and in which order: first the plan itself, then its rows."""

from collections.abc import Callable

from sotedesk.model.access import Actor
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import PartTaken, PlanRow
from sotedesk.services.plan_view import PlanView
from sotedesk.services.plans import Plans
from sotedesk.ui.plan.state import PlanState

EMPTIED = "emptied"
"""Reason code of a row that was taken out by emptying all its cells."""


def plan_saving(
    plans: Plans, actor: Actor, state: PlanState, active_row: str
) -> Callable[[], tuple[PlanState, PlanView]] | None:
    """Give the task that stores what differs; None while nothing does.

    Args:
        active_row: Key of the row the caret is in; it is not taken out while it is empty.
    """
    emptied = [
        row.before
        for row in state.rows
        if row.before is not None and row.is_blank and row.key != active_row
    ]
    if not state.differs and not emptied:
        return None

    def save() -> tuple[PlanState, PlanView]:
        view = _save_plan(plans, actor, state)
        view = _save_rows(plans, actor, state, view, emptied)
        return state, view

    return save


def _save_plan(plans: Plans, actor: Actor, state: PlanState) -> PlanView:
    view, after = state.view, state.plan.after
    if not state.plan.differs:
        return view
    view = plans.save(actor, state.plan.before, after)
    if state.part_differs and isinstance(after.part_how, PartTaken) and after.part_on:
        view = plans.record_part(
            actor, view.plan, after.part_how, after.part_on, after.part_interpreter
        )
    return view


def _save_rows(
    plans: Plans, actor: Actor, state: PlanState, view: PlanView, emptied: list[PlanRow]
) -> PlanView:
    for row in state.rows:
        if row.before is not None and row.differs:
            view = plans.edit_row(actor, row.before, row.text())
    for gone in emptied:
        there = next(one for one in view.rows if one.id == gone.id)
        view = plans.void_row(actor, there, EMPTIED)
    for row in state.rows:
        if row.before is None and row.differs:
            view = plans.add_row(actor, PlanId(state.view.plan.id), row.text())
    return view

"""What is stored of a plan, and in which order: the plan itself, its rows, its parts."""

from collections.abc import Callable
from dataclasses import replace

from sotedesk.model.access import Actor
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import CopyManner, PaperLeave, PartTaken, PlanRow
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
        return state, _save_parts(plans, actor, state, view)

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
    return _give_copy(plans, actor, state, view)


def later_saving(
    plans: Plans, actor: Actor, state: PlanState
) -> Callable[[], tuple[PlanState, PlanView]] | None:
    """Give the task that stores what is recorded of a plan in force; None while nothing is."""
    if not state.plan.differs:
        return None

    def save() -> tuple[PlanState, PlanView]:
        view, after = replace(state.view, plan=state.plan.before), state.plan.after
        if state.paper_differs and isinstance(after.paper_leave, PaperLeave):
            view = plans.ask_paper(actor, view.plan, after.paper_leave, after.paper_asked_on)
        return state, _give_copy(plans, actor, state, view)

    return save


def _give_copy(plans: Plans, actor: Actor, state: PlanState, view: PlanView) -> PlanView:
    how = state.plan.after.copy_how
    if not state.copy_differs or not (how is None or isinstance(how, CopyManner)):
        return view
    return plans.give_copy(actor, view.plan, how, state.plan.after.copy_on)


def _save_rows(
    plans: Plans, actor: Actor, state: PlanState, view: PlanView, emptied: list[PlanRow]
) -> PlanView:
    for row in state.rows:
        if row.before is not None and row.differs:
            view = plans.edit_row(actor, row.before, row.text())
    for gone in emptied:
        # A colleague may have taken the row out meanwhile; then it is as this worker wants it.
        for there in [one for one in view.rows if one.id == gone.id]:
            view = plans.void_row(actor, there, EMPTIED)
    for row in state.rows:
        if row.before is None and row.differs:
            view = plans.add_row(actor, PlanId(state.view.plan.id), row.text())
    return view


def _save_parts(plans: Plans, actor: Actor, state: PlanState, view: PlanView) -> PlanView:
    for part in state.parts:
        if not part.differs:
            continue
        if part.before is not None:
            view = plans.edit_part(actor, part.before, part.text())
        else:
            plan = PlanId(state.view.plan.id)
            view = plans.write_part(actor, plan, part.outline.code, part.text())
    return view

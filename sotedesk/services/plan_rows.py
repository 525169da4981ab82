"""The rows of a plan: one need each, with goal, means, doer, time and the decision it waits for.

Source: users.md [4.g]; domain §1.1, §1.5. A plan is no decision: where the separate decision on a
service stands is recorded beside the row, it is not made here.
"""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import PlanId
from sotedesk.model.ordering import between
from sotedesk.model.plan import Plan, PlanRow, RowDecision, Whose
from sotedesk.model.wire import UnknownCode
from sotedesk.services.plan_contents import rows_of
from sotedesk.services.plan_view import PlanDuty, PlanView, draft_of
from sotedesk.services.rights import Right
from sotedesk.services.work import AbsentError, Work, use_case

CELLS = (
    "need",
    "goal",
    "means",
    "who",
    "when",
    "how",
    "follow_up",
    "decision",
    "decision_on",
    "whose",
)
"""What a worker writes of a row, in the order of the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """The cells of a row.

    Attributes:
        how: A code of ``paper.HelpChannel``, or the row's own words (*kotona*).
        decision_on: When the service was applied for or decided on; ``None`` when not known.
    """

    need: str = ""
    goal: str = ""
    means: str = ""
    who: str = ""
    when: str = ""
    how: str = ""
    follow_up: str = ""
    decision: RowDecision | UnknownCode | None = None
    decision_on: date | None = None
    whose: Whose | UnknownCode = Whose.CLIENT


class PlanRows(PlanDuty):
    """Writing the rows of a draft."""

    @use_case(Right.PLAN)
    def add_row(
        self, work: Work, plan: PlanId, text: RowText, after: UUID | None = None
    ) -> PlanView:
        """Add a row to a draft.

        Args:
            after: The row it comes below; ``None`` for the end.

        Raises:
            AbsentError: No such plan, or the row above is not this plan's.
            PlanClosedError: It is no draft any more.
        """
        found = draft_of(work, plan)
        rows = rows_of(work, found)
        above = _place(rows, after) if after is not None else len(rows)
        add_row(work, found, text, _order(rows, above))
        return self._view(work, found)

    @use_case(Right.PLAN)
    def edit_row(self, work: Work, before: PlanRow, text: RowText) -> PlanView:
        """Store what was altered of a row's cells.

        Args:
            before: As it was when the edit began.

        Raises:
            PlanClosedError: The plan is no draft any more.
        """
        found = draft_of(work, before.plan)
        work.save(before, replace(before, **_cells(text)))
        return self._view(work, found)

    @use_case(Right.PLAN)
    def move_row(self, work: Work, row: PlanRow, after: UUID | None) -> PlanView:
        """Move a row.

        Args:
            after: The row it shall stand below; ``None`` for the top.

        Raises:
            AbsentError: The row above is not this plan's.
            PlanClosedError: The plan is no draft any more.
        """
        found = draft_of(work, row.plan)
        others = [other for other in rows_of(work, found) if other.id != row.id]
        above = _place(others, after) if after is not None else 0
        work.save(row, replace(row, order=_order(others, above)))
        return self._view(work, found)

    @use_case(Right.PLAN)
    def void_row(self, work: Work, row: PlanRow, reason: str) -> PlanView:
        """Take a row out of a draft; it stays in the file with the reason.

        Raises:
            PlanClosedError: The plan is no draft any more.
        """
        found = draft_of(work, row.plan)
        work.void(row, reason)
        return self._view(work, found)


def text_of_row(row: PlanRow) -> RowText:
    """Give a stored row as its cells."""
    return RowText(**{name: getattr(row, name) for name in CELLS})


def add_row(work: Work, plan: Plan, text: RowText, order: str) -> PlanRow:
    """Store a new row of a draft at a place."""
    head = work.header(plan.register)
    return work.create(
        PlanRow(
            id=head.id,
            register=plan.register,
            created_at=head.at,
            created_by=work.actor.worker,
            plan=plan.id,
            order=order,
            **_cells(text),
        )
    )


def _place(rows: tuple[PlanRow, ...] | list[PlanRow], above: UUID) -> int:
    """Give how many rows stand above the place below a row."""
    for place, row in enumerate(rows, start=1):
        if row.id == above:
            return place
    raise AbsentError(str(above))


def _order(rows: tuple[PlanRow, ...] | list[PlanRow], above: int) -> str:
    """Give the order text of the place below so many rows.

    Two desks may have given two rows the same text; the place is then below both.
    """
    before = rows[above - 1].order if above else ""
    return between(before, next((row.order for row in rows[above:] if row.order > before), ""))


def _cells(text: RowText) -> dict[str, Any]:
    return {name: getattr(text, name) for name in CELLS}

"""Everything the plan shows: what is stored, and what is typed over it."""

import json
from dataclasses import replace

from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.plan_outline import Gap
from sotedesk.services.assignments import NamingView
from sotedesk.services.plan_view import PlanView
from sotedesk.ui.edited import NOWHERE, Edited, Place, record_draft, unchanged, with_record_draft
from sotedesk.ui.plan.closing import Closing, closing_draft, read_closing
from sotedesk.ui.plan.rows import RowEdit, draft_rows, merged, row_of, with_draft_rows

FORM = "plan"
"""The draft's form name."""
PART = ("part_how", "part_on", "part_interpreter")
"""The client's part; stored by a use case of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """The plan on the screen.

    Attributes:
        view: As stored.
        plan: Everything but the rows, as stored and as typed.
        rows: In their order, the last one still to be typed not among them.
        naming: Who is there for the client.
        closing: The note of confirming, refusing or ending; None while none is open.
        place: Where a draft had the caret.
    """

    view: PlanView
    plan: Edited[Plan]
    rows: tuple[RowEdit, ...]
    naming: tuple[NamingView, ...] = ()
    closing: Closing | None = None
    place: Place = NOWHERE

    @property
    def is_open(self) -> bool:
        """Whether the plan can be written in."""
        return self.view.plan.status == PlanStatus.DRAFT

    @property
    def is_in_force(self) -> bool:
        """Whether it is confirmed and has not ended."""
        return self.view.plan.status == PlanStatus.CONFIRMED

    @property
    def differs(self) -> bool:
        """Whether anything is not a change yet."""
        return self.plan.differs or any(row.differs for row in self.rows)

    @property
    def missing(self) -> tuple[Gap, ...]:
        """Give what the plan as stored still lacks."""
        return self.view.missing

    @property
    def part_differs(self) -> bool:
        """Whether the client's part is typed and not stored."""
        return any(
            getattr(self.plan.before, name) != getattr(self.plan.after, name) for name in PART
        )

    def row(self, key: str) -> RowEdit | None:
        """Give a row by its key."""
        return next((row for row in self.rows if row.key == key), None)

    def with_row(self, row: RowEdit) -> "PlanState":
        """Give the state with a row replaced, or added at the end."""
        if self.row(row.key) is None:
            return replace(self, rows=(*self.rows, row))
        return replace(self, rows=tuple(row if one.key == row.key else one for one in self.rows))

    def stored(self, view: PlanView, sent: "PlanState") -> "PlanState":
        """Take in what was stored, keeping what was typed meanwhile."""
        return replace(
            self,
            view=view,
            plan=self.plan.stored(view.plan, sent.plan.after),
            rows=merged(self.rows, sent.rows, view.rows),
        )


def state_of(view: PlanView, naming: tuple[NamingView, ...] = ()) -> PlanState:
    """Give the state of a plan as stored."""
    rows = tuple(row_of(row) for row in view.rows)
    return PlanState(view=view, plan=unchanged(view.plan), rows=rows, naming=naming)


def draft_text(state: PlanState, place: Place) -> str:
    """Write what is not stored yet, and the caret, as JSON."""
    draft: dict[str, object] = {"plan": record_draft(state.plan), "rows": draft_rows(state.rows)}
    draft["closing"] = closing_draft(state.closing)
    return json.dumps(draft | place.draft(), ensure_ascii=False)


def with_draft(state: PlanState, text: str) -> PlanState:
    """Lay a draft over the stored state."""
    draft = json.loads(text)
    return replace(
        state,
        plan=with_record_draft(state.plan, draft["plan"]),
        rows=with_draft_rows(state.rows, draft["rows"]),
        closing=read_closing(draft.get("closing")),
        place=Place.read(draft),
    )

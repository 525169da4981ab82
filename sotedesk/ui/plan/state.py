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
from sotedesk.ui.plan.parts import (
    PartEdit,
    draft_parts,
    merged_parts,
    parts_of_views,
    with_draft_parts,
)
from sotedesk.ui.plan.rows import RowEdit, draft_rows, merged, row_of, with_draft_rows
from sotedesk.ui.plan.small_form import (
    ElsewhereEdit,
    ParticipantEdit,
    elsewhere_draft,
    participant_draft,
    read_elsewhere,
    read_participant,
)

FORM = "plan"
"""The draft's form name."""
PART = ("part_how", "part_on", "part_interpreter")
"""The client's part; stored by a use case of its own."""
COPY = ("copy_how", "copy_on")
"""How and when the client got the plan; stored by a use case of its own."""
PAPER = ("paper_leave", "paper_asked_on")
"""Whether the client may be given paper; of a plan in force stored by a use case of its own."""
LATER = frozenset({*PAPER, *COPY})
"""What is still recorded of a plan in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """The plan on the screen.

    Attributes:
        view: As stored.
        plan: Everything but the rows, as stored and as typed.
        rows: In their order, the last one still to be typed not among them.
        parts: The further parts of the kind, in their order.
        naming: Who is there for the client.
        participant: Somebody who takes part, being written; None while the form is closed.
        elsewhere: A plan kept elsewhere, being written; None while the form is closed.
        closing: The note of confirming, refusing or ending; None while none is open.
        place: Where a draft had the caret.
    """

    view: PlanView
    plan: Edited[Plan]
    rows: tuple[RowEdit, ...]
    parts: tuple[PartEdit, ...] = ()
    participant: ParticipantEdit | None = None
    elsewhere: ElsewhereEdit | None = None
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
        written = any(row.differs for row in self.rows)
        return self.plan.differs or written or any(part.differs for part in self.parts)

    @property
    def missing(self) -> tuple[Gap, ...]:
        """Give what the plan as stored still lacks."""
        return self.view.missing

    @property
    def part_differs(self) -> bool:
        """Whether the client's part is typed and not stored."""
        return self._differ(PART)

    @property
    def copy_differs(self) -> bool:
        """Whether how the client got the plan is typed and not stored."""
        return self._differ(COPY)

    @property
    def paper_differs(self) -> bool:
        """Whether the leave for paper is told and not stored."""
        return self._differ(PAPER)

    def _differ(self, names: tuple[str, ...]) -> bool:
        before, after = self.plan.before, self.plan.after
        return any(getattr(before, name) != getattr(after, name) for name in names)

    def row(self, key: str) -> RowEdit | None:
        """Give a row by its key."""
        return next((row for row in self.rows if row.key == key), None)

    def with_row(self, row: RowEdit) -> "PlanState":
        """Give the state with a row replaced, or added at the end."""
        if self.row(row.key) is None:
            return replace(self, rows=(*self.rows, row))
        return replace(self, rows=tuple(row if one.key == row.key else one for one in self.rows))

    def with_part(self, part: PartEdit) -> "PlanState":
        """Give the state with a part replaced."""
        parts = tuple(part if one.key == part.key else one for one in self.parts)
        return replace(self, parts=parts)

    def stored(self, view: PlanView, sent: "PlanState") -> "PlanState":
        """Take in what was stored, keeping what was typed meanwhile."""
        return replace(
            self,
            view=view,
            plan=self.plan.stored(view.plan, sent.plan.after),
            rows=merged(self.rows, sent.rows, view.rows),
            parts=merged_parts(self.parts, sent.parts, view.parts),
        )


def state_of(view: PlanView, naming: tuple[NamingView, ...] = ()) -> PlanState:
    """Give the state of a plan as stored."""
    rows = tuple(row_of(row) for row in view.rows)
    parts = parts_of_views(view.parts)
    return PlanState(view=view, plan=unchanged(view.plan), rows=rows, parts=parts, naming=naming)


def draft_text(state: PlanState, place: Place) -> str:
    """Write what is not stored yet, and the caret, as JSON."""
    draft: dict[str, object] = {"plan": record_draft(state.plan), "rows": draft_rows(state.rows)}
    draft["parts"] = draft_parts(state.parts)
    draft["closing"] = closing_draft(state.closing)
    draft["participant"] = participant_draft(state.participant)
    draft["elsewhere"] = elsewhere_draft(state.elsewhere)
    return json.dumps(draft | place.draft(), ensure_ascii=False)


def with_draft(state: PlanState, text: str) -> PlanState:
    """Lay a draft over the stored state."""
    draft = json.loads(text)
    return replace(
        state,
        plan=with_record_draft(state.plan, draft["plan"]),
        rows=with_draft_rows(state.rows, draft["rows"]),
        parts=with_draft_parts(state.parts, draft.get("parts", ())),
        closing=read_closing(draft.get("closing")),
        participant=read_participant(draft.get("participant"), state.view),
        elsewhere=read_elsewhere(draft.get("elsewhere")),
        place=Place.read(draft),
    )

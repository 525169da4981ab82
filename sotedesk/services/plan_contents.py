"""What stands in a plan besides its own fields: rows, parts and participants, each in its order.

They carry no client of their own, so they follow their plan, not the access rule: ask for them
only with a plan the actor was shown.
"""

from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import Plan, PlanPart, PlanParticipant, PlanRow
from sotedesk.model.plan_outline import OutlinePart, PlanOutline
from sotedesk.services.ports import where
from sotedesk.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part of the plan's kind with what is written in it.

    Attributes:
        outline: Its labels; its code is "code".
        record: As stored, with its origin; ``None`` while nothing is written.
    """

    outline: OutlinePart
    record: PlanPart | None = None

    @property
    def client_text(self) -> str:
        """Give the client's side; empty while nothing is written."""
        return self.record.client_text if self.record is not None else ""

    @property
    def professional_text(self) -> str:
        """Give the professional's side, or the only one; empty while nothing is written."""
        return self.record.professional_text if self.record is not None else ""


def rows_of(work: Work, plan: Plan) -> tuple[PlanRow, ...]:
    """Give the rows of a plan the actor was shown, in their order."""
    return tuple(work.store.find(PlanRow, *where(plan=plan.id), order="order"))


def part_records(work: Work, plan: Plan) -> tuple[PlanPart, ...]:
    """Give the records of a plan's parts, oldest first."""
    return tuple(work.store.find(PlanPart, *where(plan=plan.id), order="created_at"))


def parts_of(work: Work, plan: Plan, outline: PlanOutline | None) -> tuple[PartView, ...]:
    """Give the parts of the plan's kind, each with what is written in it.

    Nothing written is hidden: a part that two desks began stands twice, and one that is no longer
    in the outline stands at the end, under its code.

    Args:
        outline: ``None`` for a kind that only a newer version knows.
    """
    records = part_records(work, plan)
    known = outline.own if outline is not None else ()
    views: list[PartView] = []
    for part in known:
        written = [record for record in records if record.part == part.code]
        views += [PartView(outline=part, record=record) for record in written or (None,)]
    codes = {part.code for part in known}
    views += [
        PartView(outline=_bare(record.part), record=record)
        for record in records
        if record.part not in codes
    ]
    return tuple(views)


def _bare(code: str) -> OutlinePart:
    """Give the labels of a part that only its record knows."""
    return OutlinePart(code=code, name=code, client=code, professional=code)


def participants_of(work: Work, plan: Plan) -> tuple[PlanParticipant, ...]:
    """Give who takes part in a plan the actor was shown, in their order."""
    return tuple(work.store.find(PlanParticipant, *where(plan=plan.id), order="order"))

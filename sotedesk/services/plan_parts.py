"""The further parts of a plan's kind, such as the essential services of a client plan.

Which parts a kind has is data (``resources/plan_kinds``); here is only how they are written.
Source: domain §1.1-§1.3.
"""

from dataclasses import replace
from typing import Any

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import Plan, PlanPart
from sotedesk.services.plan_view import PlanDuty, PlanView, draft_of
from sotedesk.services.rights import Right
from sotedesk.services.work import AbsentError, Work, use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """What is written in a part.

    Attributes:
        client: What the client says; empty where the part has one side only.
        professional: What the professional says, or the text of a part with one side.
    """

    client: str = ""
    professional: str = ""


class PlanParts(PlanDuty):
    """Writing the further parts of a draft."""

    @use_case(Right.PLAN)
    def write_part(self, work: Work, plan: PlanId, code: str, text: PartText) -> PlanView:
        """Begin a part of a draft.

        Args:
            code: Code of a part of the plan's kind.

        Raises:
            AbsentError: No such plan, or its kind has no such part.
            PlanClosedError: It is no draft any more.
        """
        found = draft_of(work, plan)
        outline = self._outlines.get(found.plan_kind)
        part = outline.part(code) if outline is not None else None
        if part is None or part.is_fixed:
            raise AbsentError(code)
        add_part(work, found, code, text)
        return self._view(work, found)

    @use_case(Right.PLAN)
    def edit_part(self, work: Work, before: PlanPart, text: PartText) -> PlanView:
        """Store what was altered of a part's texts.

        Args:
            before: As it was when the edit began.

        Raises:
            PlanClosedError: The plan is no draft any more.
        """
        found = draft_of(work, before.plan)
        work.save(before, replace(before, **_texts(text)))
        return self._view(work, found)


def add_part(work: Work, plan: Plan, code: str, text: PartText) -> PlanPart:
    """Store a new part of a draft."""
    head = work.header(plan.register)
    return work.create(
        PlanPart(
            id=head.id,
            register=plan.register,
            created_at=head.at,
            created_by=work.actor.worker,
            plan=plan.id,
            part=code,
            **_texts(text),
        )
    )


def _texts(text: PartText) -> dict[str, Any]:
    return {"client_text": text.client, "professional_text": text.professional}

"""A small form beside the plan as typed: somebody who takes part, or a plan kept elsewhere.

It becomes a record only when it is saved as a whole; until then its words live in the draft.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sotedesk.model.client import ElsewhereKind
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.model.plan import PermissionHow, PlanParticipant, Sees
from sotedesk.services.plan_participants import ParticipantFacts, facts_of
from sotedesk.services.plan_view import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantEdit:
    """A participant being written.

    Attributes:
        before: The record that is altered; None for somebody new.
        problem: The exception that refused it last.
    """

    facts: ParticipantFacts = ParticipantFacts()
    before: PlanParticipant | None = None
    problem: Exception | None = None

    def typed(self, **values: Any) -> "ParticipantEdit":  # noqa: ANN401 - facts of a participant
        """Give the form with other values; the complaint goes."""
        return replace(self, facts=replace(self.facts, **values), problem=None)

    def is_of(self, participant: PlanParticipant | None) -> bool:
        """Whether it is the form of this participant, or, for None, of somebody new."""
        own = self.before.id if self.before is not None else None
        return own == (participant.id if participant is not None else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereEdit:
    """A pointer to a plan kept elsewhere being written."""

    plan_kind: ElsewhereKind = ElsewhereKind.OTHER
    dated_on: date | None = None
    where: str = ""
    problem: Exception | None = None

    def typed(self, **values: Any) -> "ElsewhereEdit":  # noqa: ANN401 - fields of the pointer
        """Give the form with other values; the complaint goes."""
        return replace(self, **values, problem=None)


def altered(participant: PlanParticipant) -> ParticipantEdit:
    """Give the form to alter a stored participant in."""
    return ParticipantEdit(facts=facts_of(participant), before=participant)


def participant_draft(edit: ParticipantEdit | None) -> dict[str, Any] | None:
    """Write the form as JSON."""
    if edit is None:
        return None
    facts = {one.name: getattr(edit.facts, one.name) for one in fields(edit.facts)}
    facts["worker"] = edit.facts.worker.hex if edit.facts.worker else None
    facts["sees_rows"] = [row.hex for row in edit.facts.sees_rows]
    facts["sees_parts"] = list(edit.facts.sees_parts)
    day = edit.facts.allowed_on
    facts["allowed_on"] = day.isoformat() if day else None
    return {"before": edit.before.id.hex if edit.before else None, "facts": facts}


def read_participant(draft: Mapping[str, Any] | None, view: PlanView) -> ParticipantEdit | None:
    """Read the form out of a draft; one that alters somebody who is gone begins somebody new."""
    if not draft:
        return None
    facts, day = draft["facts"], draft["facts"]["allowed_on"]
    how = facts["allowed_how"]
    records = {one.record.id.hex: one.record for one in view.participants}
    return ParticipantEdit(
        before=records.get(draft["before"] or ""),
        facts=ParticipantFacts(
            worker=WorkerId(UUID(facts["worker"])) if facts["worker"] else None,
            name=facts["name"],
            role=facts["role"],
            organisation=facts["organisation"],
            is_relative=facts["is_relative"],
            responsibility=facts["responsibility"],
            sees=Sees(facts["sees"]),
            sees_rows=tuple(UUID(row) for row in facts["sees_rows"]),
            sees_parts=tuple(facts["sees_parts"]),
            gets_copy=facts["gets_copy"],
            allowed_how=PermissionHow(how) if how else None,
            allowed_on=date.fromisoformat(day) if day else None,
        ),
    )


def elsewhere_draft(edit: ElsewhereEdit | None) -> dict[str, Any] | None:
    """Write the form as JSON."""
    if edit is None:
        return None
    day = edit.dated_on
    return {
        "plan_kind": edit.plan_kind.value,
        "dated_on": day.isoformat() if day else None,
        "where": edit.where,
    }


def read_elsewhere(draft: Mapping[str, Any] | None) -> ElsewhereEdit | None:
    """Read the form out of a draft."""
    if not draft:
        return None
    day = draft["dated_on"]
    return ElsewhereEdit(
        plan_kind=ElsewhereKind(draft["plan_kind"]),
        dated_on=date.fromisoformat(day) if day else None,
        where=draft["where"],
    )

"""Who takes part in a plan, what each may see of it, and on what leave of the client.

Source: users.md [4.g], [4.h], [5.h]: consent is the client's own and says how and when it was
given; what a relative says is never consent. domain §1.4.
"""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import PlanId, WorkerId
from sotedesk.model.ordering import between
from sotedesk.model.plan import PermissionHow, Plan, PlanParticipant, PlanStatus, Sees
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Worker
from sotedesk.services.plan_contents import participants_of
from sotedesk.services.plan_view import PlanDuty, PlanView, draft_of
from sotedesk.services.ports import where
from sotedesk.services.rights import Right
from sotedesk.services.work import AbsentError, Work, use_case


class NamelessParticipantError(ValueError):
    """A participant is a colleague or has a name; nothing was written."""


class LeaveNeededError(ValueError):
    """Showing the plan to somebody outside the unit's care needs the client's own leave.

    Nothing was written. A colleague who takes part in the client's care needs none.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantFacts:
    """What a worker writes of a participant; as in ``model.plan.PlanParticipant``."""

    worker: WorkerId | None = None
    name: str = ""
    role: str = ""
    organisation: str = ""
    is_relative: bool = False
    responsibility: str = ""
    sees: Sees | UnknownCode = Sees.NOTHING
    sees_rows: tuple[UUID, ...] = ()
    sees_parts: tuple[str, ...] = ()
    gets_copy: bool = False
    allowed_how: PermissionHow | UnknownCode | None = None
    allowed_on: date | None = None


_FACTS = tuple(ParticipantFacts.__dataclass_fields__)
_NO_LEAVE: dict[str, Any] = {
    "sees": Sees.NOTHING,
    "sees_rows": (),
    "sees_parts": (),
    "gets_copy": False,
    "allowed_how": None,
    "allowed_on": None,
}


class PlanParticipants(PlanDuty):
    """Writing who takes part."""

    @use_case(Right.PLAN)
    def add_participant(self, work: Work, plan: PlanId, facts: ParticipantFacts) -> PlanView:
        """Add somebody to a draft.

        Raises:
            AbsentError: No such plan, or no such colleague.
            PlanClosedError: It is no draft any more.
            NamelessParticipantError: Neither a colleague nor a name.
            LeaveNeededError: Somebody from outside would see the plan without the client's leave.
        """
        found = draft_of(work, plan)
        present = participants_of(work, found)
        last = present[-1].order if present else ""
        add_participant(work, found, _checked(work, facts), between(last, ""))
        return self._view(work, found)

    @use_case(Right.PLAN)
    def edit_participant(
        self, work: Work, before: PlanParticipant, facts: ParticipantFacts
    ) -> PlanView:
        """Store what was altered of a participant of a draft.

        Args:
            before: As it was when the edit began.

        Raises:
            AbsentError: No such colleague.
            PlanClosedError: The plan is no draft any more.
            NamelessParticipantError: Neither a colleague nor a name.
            LeaveNeededError: Somebody from outside would see the plan without the client's leave.
        """
        found = draft_of(work, before.plan)
        work.save(before, replace(before, **_values(_checked(work, facts))))
        return self._view(work, found)

    @use_case(Right.PLAN)
    def void_participant(self, work: Work, before: PlanParticipant, reason: str) -> PlanView:
        """Take somebody out of a draft; the record stays with the reason.

        Raises:
            PlanClosedError: The plan is no draft any more.
        """
        found = draft_of(work, before.plan)
        work.void(before, reason)
        return self._view(work, found)

    @use_case(Right.PLAN, undoable=False)
    def take_back_leave(self, work: Work, before: PlanParticipant) -> PlanView:
        """Record that the client took the leave back; the participant sees nothing from now on.

        Also of a plan in force, ended or refused: the leave is no part of what was agreed, the
        client may take it back at any time, and paper is made of an ended plan too. The same
        leave goes out of a drafted next version. Not undone: leave is given anew by the client,
        in a draft.

        Raises:
            AbsentError: There is no such plan, or none for this worker.
        """
        found = work.get(Plan, before.plan)
        drafts = work.find(Plan, *where(replaces=found.id, status=PlanStatus.DRAFT))
        went_along = [
            one
            for draft in drafts
            for one in participants_of(work, draft)
            if _of_leave(one) == _of_leave(before)
        ]
        for one in (before, *went_along):
            work.save(one, replace(one, **_NO_LEAVE))
            work.settled.add(one.id)
        return self._view(work, found)


def facts_of(record: PlanParticipant) -> ParticipantFacts:
    """Give a stored participant as what is written of one."""
    return ParticipantFacts(**{name: getattr(record, name) for name in _FACTS})


def add_participant(work: Work, plan: Plan, facts: ParticipantFacts, order: str) -> PlanParticipant:
    """Store a new participant of a draft at a place."""
    head = work.header(plan.register)
    return work.create(
        PlanParticipant(
            id=head.id,
            register=plan.register,
            created_at=head.at,
            created_by=work.actor.worker,
            plan=plan.id,
            order=order,
            **_values(facts),
        )
    )


def _of_leave(one: PlanParticipant) -> tuple[object, ...]:
    """Give who has a leave and when it was given; a version's participants are records anew."""
    return one.worker, one.name, one.is_relative, one.allowed_how, one.allowed_on


def _checked(work: Work, facts: ParticipantFacts) -> ParticipantFacts:
    if facts.worker is not None:
        if work.store.get(Worker, facts.worker) is None:
            raise AbsentError(str(facts.worker))
        return facts
    if not facts.name.strip():
        raise NamelessParticipantError
    sees = facts.sees is not Sees.NOTHING or facts.gets_copy
    if sees and (facts.allowed_how is None or facts.allowed_on is None):
        raise LeaveNeededError
    return facts


def _values(facts: ParticipantFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in _FACTS}

"""A plan as the screen shows it, and what every part of the plans' duty stands on.

Here belongs what rows, parts, participants and endings share: the view they all give back, and the
guards by a plan's status. Not here: use cases, and what stands on paper.
"""

from collections.abc import Mapping
from dataclasses import replace

from sotedesk.model.client import PlanElsewhere
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import Plan, PlanParticipant, PlanRow, PlanStatus
from sotedesk.model.plan_outline import Gap, PlanOutline, gaps
from sotedesk.model.worker import Worker
from sotedesk.services.plan_contents import (
    PartView,
    part_records,
    participants_of,
    parts_of,
    rows_of,
)
from sotedesk.services.ports import one_of
from sotedesk.services.subject import Subject, same_person, subject, worker_name
from sotedesk.services.work import Work, Works

OVER = frozenset({PlanStatus.ENDED, PlanStatus.REFUSED})
"""Statuses in which nothing more is recorded in a plan."""


class PlanClosedError(ValueError):
    """The plan is no draft, and never changes after that; a new version is made.

    Attributes:
        status: Where it stands.
    """

    def __init__(self, status: str) -> None:
        """Say where it stands."""
        super().__init__(status)
        self.status = status


class NotInForceError(ValueError):
    """Only a confirmed plan can be ended or get a new version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantView:
    """Somebody who takes part, with the name as it is said.

    Attributes:
        name: Empty while a colleague's line has not arrived.
        title: Of a colleague; else what the participant is in the plan.
    """

    record: PlanParticipant
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan as the screen shows it.

    Attributes:
        plan: Carries the origin that saving is written over.
        outline: What the kind consists of; ``None`` for one that only a newer version knows.
        rows: In their order; each carries its own origin.
        parts: The parts of the kind that are no fields of the plan, written or not.
        participants: In their order; each record carries its own origin.
        elsewhere: The client's plans and wills kept elsewhere, of the actor's registers.
        created_by_name: Who drafted it; empty while that worker's line has not arrived.
        status_by_name: Who confirmed, ended or closed it; empty for a draft.
        missing: What confirming asks a reason for.
    """

    plan: Plan
    outline: PlanOutline | None
    rows: tuple[PlanRow, ...]
    parts: tuple[PartView, ...]
    participants: tuple[ParticipantView, ...]
    elsewhere: tuple[PlanElsewhere, ...]
    subject: Subject
    created_by_name: str
    status_by_name: str
    missing: tuple[Gap, ...]


class PlanDuty:
    """What each part of the plans' duty holds."""

    works: Works
    _outlines: Mapping[str, PlanOutline]

    def _view(self, work: Work, plan: Plan) -> PlanView:
        outline = self._outlines.get(plan.plan_kind)
        person = one_of("client", *same_person(work, plan.client))
        return PlanView(
            plan=plan,
            outline=outline,
            rows=rows_of(work, plan),
            parts=parts_of(work, plan, outline),
            participants=participant_views(work, plan),
            elsewhere=tuple(work.find(PlanElsewhere, person, order="created_at")),
            subject=subject(work, plan.client),
            created_by_name=worker_name(work, plan.created_by),
            status_by_name=worker_name(work, plan.status_by),
            missing=self._missing(work, plan),
        )

    def _missing(self, work: Work, plan: Plan) -> tuple[Gap, ...]:
        outline = self._outlines.get(plan.plan_kind)
        if outline is None:
            return ()
        return gaps(outline, plan, rows_of(work, plan), part_records(work, plan))


def participant_views(work: Work, plan: Plan) -> tuple[ParticipantView, ...]:
    """Give who takes part in a plan the actor was shown, with their names."""
    return tuple(_participant(work, one) for one in participants_of(work, plan))


def _participant(work: Work, record: PlanParticipant) -> ParticipantView:
    worker = work.store.get(Worker, record.worker) if record.worker is not None else None
    if worker is None:
        return ParticipantView(record=record, name=record.name, title=record.role)
    return ParticipantView(record=record, name=worker.name, title=record.role or worker.title)


def draft_of(work: Work, plan: PlanId) -> Plan:
    """Give a plan that can be written in.

    Raises:
        AbsentError: There is none, or none for this worker.
        PlanClosedError: It is no draft any more.
    """
    found = work.get(Plan, plan)
    if found.status is not PlanStatus.DRAFT:
        raise PlanClosedError(found.status)
    return found


def in_force(work: Work, plan: PlanId) -> Plan:
    """Give a plan in force.

    Raises:
        AbsentError: There is none, or none for this worker.
        NotInForceError: It is not confirmed.
    """
    found = work.get(Plan, plan)
    if found.status is not PlanStatus.CONFIRMED:
        raise NotInForceError(found.status)
    return found


def not_over(work: Work, plan: PlanId) -> Plan:
    """Give a plan that is a draft or in force.

    Raises:
        AbsentError: There is none, or none for this worker.
        PlanClosedError: It has ended or was refused.
    """
    found = work.get(Plan, plan)
    if found.status in OVER:
        raise PlanClosedError(found.status)
    return found


def with_status(work: Work, plan: Plan, status: PlanStatus, reason: str = "") -> Plan:
    """Store where a plan stands from now on, with the reason that belongs to it."""
    return work.save(
        plan,
        replace(
            plan,
            status=status,
            status_at=work.now,
            status_by=work.actor.worker,
            status_reason=reason,
            ask_again_on=None,
        ),
    )

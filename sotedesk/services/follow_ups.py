"""Follow-ups: agreed looks at how things go, until the matter ends.

Source: handbook, "tilanteen seuranta, jatkotoimenpiteet ja yhteydenpito sovitusti".
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import MatterId, PlanId, WorkerId
from sotedesk.model.matter import FollowUp, FollowUpStatus, Matter
from sotedesk.model.plan import Plan
from sotedesk.model.record import Record
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Worker
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import Subject, require_reason, subjects, worker_name
from sotedesk.services.work import Work, Works, use_case


class FollowUpTextMissingError(ValueError):
    """A follow-up has to say what is looked at; nothing was written."""


class FollowUpClosedError(ValueError):
    """The follow-up is done or cancelled already.

    Attributes:
        status: Where it stands.
    """

    def __init__(self, status: str) -> None:
        """Say where it stands."""
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """A follow-up in a list.

    Attributes:
        subject: ``None`` for one of a matter without a client.
        worker_name: Who looks; empty for nobody, or one who has not arrived.
        days_late: Whole days past its day; 0 on the day and before, and without a day.
        own: The actor is the one who looks.
    """

    follow_up: FollowUp
    subject: Subject | None
    worker_name: str
    days_late: int
    own: bool


class FollowUps:
    """The desk duty of following up."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.TAKE_CONTACTS)
    def create(
        self,
        work: Work,
        target: Matter | Plan,
        *,
        what: str,
        due_on: date | None,
        worker: WorkerId | None = None,
    ) -> FollowUp:
        """Agree on a follow-up.

        Args:
            target: The matter or plan it belongs to; its client and register are the follow-up's.
            due_on: ``None`` when no day was agreed.
            worker: Who looks; ``None`` for the actor.

        Raises:
            AbsentError: No such matter or plan, or none for this worker.
            FollowUpTextMissingError: It does not say what is looked at.
        """
        source: Matter | Plan = work.get(type(target), target.id)
        return _agreed(work, source, what, due_on, worker)

    @use_case(Right.TAKE_CONTACTS)
    def create_in(
        self,
        work: Work,
        matter: MatterId,
        *,
        what: str,
        due_on: date | None,
        worker: WorkerId | None = None,
    ) -> FollowUp:
        """Agree on a follow-up in a matter, from a page that knows only its id.

        Args:
            due_on: ``None`` when no day was agreed.
            worker: Who looks; ``None`` for the actor.

        Raises:
            AbsentError: No such matter, or none for this worker.
            FollowUpTextMissingError: It does not say what is looked at.
        """
        return _agreed(work, work.get(Matter, matter), what, due_on, worker)

    @use_case(Right.TAKE_CONTACTS)
    def done(self, work: Work, shown: FollowUp, result: str) -> FollowUp:
        """Mark a follow-up as done, with what was found; the result may be empty.

        Args:
            shown: As it was on the screen.

        Raises:
            FollowUpClosedError: It is done or cancelled.
        """
        return _closed(work, shown, FollowUpStatus.DONE, result.strip())

    @use_case(Right.TAKE_CONTACTS)
    def cancel(self, work: Work, shown: FollowUp, reason: str) -> FollowUp:
        """Cancel a follow-up.

        Raises:
            FollowUpClosedError: It is done or cancelled.
            ReasonNeededError: No reason.
        """
        return _closed(work, shown, FollowUpStatus.CANCELLED, require_reason(reason))

    @use_case(Right.TAKE_CONTACTS)
    def change(
        self, work: Work, shown: FollowUp, *, what: str, due_on: date | None, worker: WorkerId
    ) -> FollowUp:
        """Move a follow-up to another day, word it anew or give it to another worker.

        Raises:
            FollowUpClosedError: It is done or cancelled.
            FollowUpTextMissingError: It does not say what is looked at.
        """
        _open(work, shown)
        return work.save(shown, replace(shown, what=_text(what), due_on=due_on, worker=worker))

    @use_case(Right.TAKE_CONTACTS, LogAction.LIST)
    def list_open(self, work: Work, until: date | None = None) -> tuple[FollowUpLine, ...]:
        """Give the open follow-ups of the actor's unit, the longest overdue first.

        Args:
            until: Only those due on this day or before; ``None`` for all, those without a day
                last.
        """
        return open_follow_ups(work, until)


def open_follow_ups(work: Work, until: date | None = None) -> tuple[FollowUpLine, ...]:
    """Give the open follow-ups of the unit: its workers', its matters' and its plans'."""
    found = work.store.find(FollowUp, *where(status=FollowUpStatus.OPEN), order="due_on")
    due = [one for one in found if until is None or (one.due_on or date.max) <= until]
    mine = work.shown(_of_unit(work, due))
    people = subjects(work, (one.client for one in mine))
    lines = [_line(work, one, people[one.client] if one.client else None) for one in mine]
    return tuple(sorted(lines, key=lambda line: line.follow_up.due_on or date.max))


def _of_unit(work: Work, found: list[FollowUp]) -> list[FollowUp]:
    """Keep those whose worker, matter or plan is of the actor's unit, and the actor's own."""
    ours = (
        _in_unit(work, Worker, (one.worker for one in found))
        | _in_unit(work, Matter, (one.matter for one in found))
        | _in_unit(work, Plan, (one.plan for one in found))
        | {work.actor.worker}
    )
    return [one for one in found if ours & {one.worker, one.matter, one.plan}]


def _in_unit(work: Work, kind: type[Record], ids: Iterable[UUID | None]) -> set[UUID]:
    wanted = {one for one in ids if one is not None}
    if work.actor.unit is None or not wanted:
        return set()
    found = work.store.find(kind, one_of("id", *wanted), *where(unit=work.actor.unit))
    return {one.id for one in found}


def _agreed(
    work: Work, source: Matter | Plan, what: str, due_on: date | None, worker: WorkerId | None
) -> FollowUp:
    matter, plan = _ends(source)
    head = work.header(source.register)
    return work.create(
        FollowUp(
            id=head.id,
            register=head.register,
            created_at=head.at,
            created_by=work.actor.worker,
            client=source.client,
            matter=matter,
            plan=plan,
            what=_text(what),
            due_on=due_on,
            worker=worker or work.actor.worker,
            status_at=head.at,
        )
    )


def _ends(source: Matter | Plan) -> tuple[MatterId | None, PlanId | None]:
    if isinstance(source, Plan):
        return source.matter, source.id
    return source.id, None


def _line(work: Work, found: FollowUp, person: Subject | None) -> FollowUpLine:
    late = (work.today - found.due_on).days if found.due_on is not None else 0
    return FollowUpLine(
        follow_up=found,
        subject=person,
        worker_name=worker_name(work, found.worker),
        days_late=max(late, 0),
        own=found.worker == work.actor.worker,
    )


def _text(what: str) -> str:
    if not what.strip():
        raise FollowUpTextMissingError
    return what.strip()


def _open(work: Work, shown: FollowUp) -> None:
    found = work.get(FollowUp, shown.id)
    if found.status is not FollowUpStatus.OPEN:
        raise FollowUpClosedError(found.status)


def _closed(work: Work, shown: FollowUp, status: FollowUpStatus, result: str) -> FollowUp:
    _open(work, shown)
    return work.save(shown, replace(shown, status=status, status_at=work.now, result=result))

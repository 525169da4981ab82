"""How a draft becomes a plan in force, and how a plan ends: confirmed, refused, ended, replaced.

What was agreed in a confirmed plan never changes: a new version is drafted beside it and, when
that is confirmed itself, ends the former. A draft the client refuses is a normal end with the
client's reason and a door left open (users.md [4.h]).

Source: terveydenhuoltolaki 1326/2010 24 § [M], potilaslaki 785/1992 4 a §; domain §1.1, §1.2.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sotedesk.model.ids import PlanId
from sotedesk.model.plan import Plan, PlanPart, PlanParticipant, PlanRow, PlanStatus
from sotedesk.model.plan_outline import Gap
from sotedesk.services.plan_contents import part_records, participants_of, rows_of
from sotedesk.services.plan_participants import add_participant, facts_of
from sotedesk.services.plan_parts import PartText, add_part
from sotedesk.services.plan_rows import add_row, text_of_row
from sotedesk.services.plan_view import (
    PlanDuty,
    PlanView,
    draft_of,
    in_force,
    with_status,
)
from sotedesk.services.ports import VOIDED, one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import require_reason, same_person
from sotedesk.services.work import Work, use_case


class PlanInForceError(ValueError):
    """A plan of the kind is in force for the client; nothing was written.

    Attributes:
        present: The plan in force; a new version of it is made instead.
    """

    def __init__(self, present: Plan) -> None:
        """Name the plan in force."""
        super().__init__(str(present.id))
        self.present = present


class PlanIncompleteError(ValueError):
    """Confirming needs a reason, because something is missing; nothing was written.

    Attributes:
        missing: What is lacking, in the order of the kind.
    """

    def __init__(self, missing: tuple[Gap, ...]) -> None:
        """Say what is lacking."""
        super().__init__(", ".join(gap.part for gap in missing))
        self.missing = missing


class NotRefusedError(ValueError):
    """Only a plan the client refused is taken up again."""


class AskAgainPastError(ValueError):
    """The day to ask again has passed; nothing was written."""


class PlanEndings(PlanDuty):
    """Confirming, refusing, ending and the next version."""

    @use_case(Right.PLAN, undoable=False)
    def confirm(self, work: Work, shown: Plan, reason: str = "") -> PlanView:
        """Confirm a draft; a version it replaces ends with it.

        Nothing of it changes after that, also not by anybody's undoing what came before.

        Args:
            shown: As it was on the screen, already saved.
            reason: Why it is confirmed though something is missing; kept only if something is.

        Raises:
            PlanClosedError: It is no draft any more.
            PlanInForceError: Another plan of the kind is in force.
            PlanIncompleteError: Something the kind demands is missing, and no reason was given.
        """
        found = draft_of(work, shown.id)
        missing = self._missing(work, found)
        if missing and not reason.strip():
            raise PlanIncompleteError(missing)
        former = work.look(Plan, found.replaces)
        refuse_second(work, found)
        if former is not None and former.status is PlanStatus.CONFIRMED:
            with_status(work, former, PlanStatus.ENDED)
        why = reason.strip() if missing else ""
        confirmed = with_status(work, shown, PlanStatus.CONFIRMED, why)
        work.settled |= {confirmed.id, *_ever_in(work, confirmed)}
        return self._view(work, confirmed)

    @use_case(Right.PLAN)
    def refuse(
        self, work: Work, shown: Plan, reason: str, ask_again_on: date | None = None
    ) -> PlanView:
        """Record that the client does not want the plan; a normal end with a door left open.

        Args:
            shown: As it was on the screen, already saved.
            reason: The client's own.
            ask_again_on: When it may be asked about again; ``None`` when the client asks.

        Raises:
            PlanClosedError: It is no draft any more.
            ReasonNeededError: There is no reason.
            AskAgainPastError: The day to ask again has passed.
        """
        draft_of(work, shown.id)
        why = require_reason(reason)
        if ask_again_on is not None and ask_again_on < work.today:
            raise AskAgainPastError(str(ask_again_on))
        refused = replace(
            shown,
            status=PlanStatus.REFUSED,
            status_at=work.now,
            status_by=work.actor.worker,
            status_reason=why,
            ask_again_on=ask_again_on,
        )
        return self._view(work, work.save(shown, refused))

    @use_case(Right.PLAN)
    def reopen(self, work: Work, plan: PlanId) -> PlanView:
        """Go on with a refused plan as a draft, when the client wants to after all.

        Raises:
            AbsentError: There is none, or none for this worker.
            NotRefusedError: The client did not refuse it.
        """
        found = work.get(Plan, plan)
        if found.status is not PlanStatus.REFUSED:
            raise NotRefusedError(found.status)
        return self._view(work, with_status(work, found, PlanStatus.DRAFT))

    @use_case(Right.PLAN)
    def end(self, work: Work, shown: Plan, reason: str) -> PlanView:
        """End a plan in force.

        Raises:
            NotInForceError: It is not confirmed.
            ReasonNeededError: There is no reason.
        """
        in_force(work, shown.id)
        return self._view(work, with_status(work, shown, PlanStatus.ENDED, require_reason(reason)))

    @use_case(Right.PLAN)
    def new_version(self, work: Work, plan: PlanId) -> PlanView:
        """Draft the next version of a plan in force, or go on with the one that is drafted.

        Views, strengths, rows, parts and participants go along. What has to be done anew with the
        client does not: agreeing, the client's part, the going through, the review, the leave for
        paper and the copy.

        Raises:
            NotInForceError: It is not confirmed.
        """
        former = in_force(work, plan)
        drafted = work.find(Plan, *where(replaces=former.id, status=PlanStatus.DRAFT))
        return self._view(work, drafted[0] if drafted else _next_version(work, former))


def refuse_second(work: Work, plan: Plan) -> None:
    """Refuse a second plan in force of a kind; the one that this version replaces is let pass.

    Raises:
        PlanInForceError: There is another.
    """
    confirmed = work.store.find(
        Plan,
        one_of("client", *same_person(work, plan.client)),
        *where(register=plan.register, plan_kind=plan.plan_kind, status=PlanStatus.CONFIRMED),
    )
    for present in confirmed:
        if present.id != plan.replaces:
            raise PlanInForceError(present)


def _next_version(work: Work, former: Plan) -> Plan:
    head = work.header(former.register)
    plan = work.create(
        Plan(
            id=PlanId(head.id),
            register=former.register,
            created_at=head.at,
            created_by=work.actor.worker,
            client=former.client,
            plan_kind=former.plan_kind,
            matter=former.matter,
            unit=former.unit,
            number=former.number,
            version=_newest_version(work, former) + 1,
            replaces=former.id,
            status_at=head.at,
            client_view=former.client_view,
            client_view_source=former.client_view_source,
            professional_view=former.professional_view,
            strengths=former.strengths,
            professional_strengths=former.professional_strengths,
        )
    )
    rows = {
        row.id: add_row(work, plan, text_of_row(row), row.order).id for row in rows_of(work, former)
    }
    for part in part_records(work, former):
        texts = PartText(client=part.client_text, professional=part.professional_text)
        add_part(work, plan, part.part, texts)
    for one in participants_of(work, former):
        seen = tuple(rows[row] for row in one.sees_rows if row in rows)
        add_participant(work, plan, replace(facts_of(one), sees_rows=seen), one.order)
    return plan


def _newest_version(work: Work, former: Plan) -> int:
    """Give the highest version of a plan's number; a refused one has had its version too."""
    versions = work.store.find(Plan, *where(number=former.number, register=former.register))
    return max(plan.version for plan in versions)


def _ever_in(work: Work, plan: Plan) -> set[UUID]:
    """Give the ids of all that ever stood in a plan, what was taken out of it too."""
    own = where(plan=plan.id)
    kept = (*rows_of(work, plan), *part_records(work, plan), *participants_of(work, plan))
    taken_out = (
        *work.store.find(PlanRow, *own, VOIDED),
        *work.store.find(PlanPart, *own, VOIDED),
        *work.store.find(PlanParticipant, *own, VOIDED),
    )
    return {one.id for one in (*kept, *taken_out)}

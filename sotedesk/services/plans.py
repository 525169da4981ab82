"""The plan: draft, confirmed, ended; rows as records.

Source: terveydenhuoltolaki 1326/2010 24 § [M], potilaslaki 785/1992 4 a §; domain §1.1, §1.5;
users.md [4.g]-[4.i]. What was agreed in a confirmed plan never changes: a new version is drafted
beside it and, when that is confirmed itself, ends the former. Paper of it is made in
``plan_paper``.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, PlanId
from sotedesk.model.matter import Matter
from sotedesk.model.names import sort_key
from sotedesk.model.ordering import between
from sotedesk.model.plan import PaperLeave, PartTaken, Plan, PlanKind, PlanRow, PlanStatus
from sotedesk.model.plan_outline import PlanOutline
from sotedesk.model.usage_log import LogAction
from sotedesk.services.numbering import next_number
from sotedesk.services.plan_contents import PartView, parts_of, rows_of
from sotedesk.services.ports import VOIDED, one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import (
    Subject,
    WrongClientError,
    same_person,
    subject,
    subjects,
    worker_name,
)
from sotedesk.services.work import AbsentError, Work, Works, use_case

PLAN_NUMBERS = "plan"
_EDITABLE = (
    "client_view",
    "client_view_source",
    "professional_view",
    "strengths",
    "going_through_on",
    "review_on",
    "review_how",
    "paper_leave",
    "paper_asked_on",
)
_CELLS = ("need", "goal", "means", "who", "when", "how", "follow_up")
_REGISTERS = {
    PlanKind.HEALTH_CARE_PLAN: Register.HEALTH,
    PlanKind.CLIENT_PLAN: Register.SOCIAL,
    PlanKind.SERVICE_PLAN: Register.SOCIAL,
}


class PlanInForceError(ValueError):
    """A plan of the kind is in force for the client; nothing was written.

    Attributes:
        present: The plan in force; a new version of it is made instead.
    """

    def __init__(self, present: Plan) -> None:
        """Name the plan in force."""
        super().__init__(str(present.id))
        self.present = present


class PlanClosedError(ValueError):
    """The plan is confirmed or ended, and never changes after that; a new version is made.

    Attributes:
        status: Where it stands.
    """

    def __init__(self, status: str) -> None:
        """Say where it stands."""
        super().__init__(status)
        self.status = status


class NotInForceError(ValueError):
    """Only a confirmed plan can be ended or get a new version."""


class PlanPart(StrEnum):
    """What a plan cannot be confirmed without."""

    NEED = "need"


class PlanIncompleteError(ValueError):
    """A plan cannot be confirmed yet; nothing was written.

    Attributes:
        missing: What is lacking.
    """

    def __init__(self, missing: tuple[PlanPart, ...]) -> None:
        """Say what is lacking."""
        super().__init__(", ".join(missing))
        self.missing = missing


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """The cells of a row.

    Attributes:
        how: A code of ``paper.HelpChannel``, or the row's own words (*kotona*).
    """

    need: str = ""
    goal: str = ""
    means: str = ""
    who: str = ""
    when: str = ""
    how: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan as the screen shows it.

    Attributes:
        plan: Carries the origin that saving is written over.
        outline: What the kind consists of; ``None`` for one that only a newer version knows.
        rows: In their order; each carries its own origin.
        parts: The parts of the kind that are no fields of the plan, written or not.
        created_by_name: Who drafted it; empty while that worker's line has not arrived.
        status_by_name: Who confirmed or ended it; empty for a draft.
        missing: What confirming would refuse for.
    """

    plan: Plan
    outline: PlanOutline | None
    rows: tuple[PlanRow, ...]
    parts: tuple[PartView, ...]
    subject: Subject
    created_by_name: str
    status_by_name: str
    missing: tuple[PlanPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A plan in a list."""

    plan: Plan
    subject: Subject
    rows: int


class Plans:
    """The desk duty of planning together with the client."""

    def __init__(self, works: Works, outlines: Mapping[str, PlanOutline]) -> None:
        self.works = works
        self._outlines = outlines

    @use_case(Right.PLAN)
    def create(
        self,
        work: Work,
        client: ClientId,
        kind: PlanKind = PlanKind.HEALTH_CARE_PLAN,
        matter: MatterId | None = None,
    ) -> PlanView:
        """Begin a plan as a draft; its register follows from its kind.

        Raises:
            AbsentError: No such client, or that register's records are not this actor's to see.
            BasisNeededError: A basis has to be recorded first.
            PlanInForceError: A plan of the kind is in force; make a new version of it.
            WrongClientError: The matter is about somebody else.
        """
        work.get(Client, client)
        if matter is not None and work.get(Matter, matter).client != client:
            raise WrongClientError(str(client))
        register = _REGISTERS[kind]
        work.admit(client, register)
        head = work.header(register)
        plan = Plan(
            id=PlanId(head.id),
            register=register,
            created_at=head.at,
            created_by=work.actor.worker,
            client=client,
            plan_kind=kind,
            matter=matter,
            unit=work.actor.unit,
            status_at=head.at,
        )
        _refuse_second(work, plan)
        return self._view(
            work, work.create(replace(plan, number=next_number(work, PLAN_NUMBERS, register)))
        )

    @use_case(Right.PLAN, LogAction.VIEW)
    def view(self, work: Work, plan: PlanId) -> PlanView:
        """Show a plan, whatever its status.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        return self._view(work, work.get(Plan, plan))

    @use_case(Right.PLAN)
    def save(self, work: Work, before: Plan, after: Plan) -> PlanView:
        """Store both views, strengths, the review, the going through and the leave for paper.

        Args:
            before: As it was when the edit began.

        Raises:
            PlanClosedError: It is no draft any more.
        """
        _draft(work, before.id)
        edited = replace(before, **{name: getattr(after, name) for name in _EDITABLE})
        return self._view(work, work.save(before, edited))

    @use_case(Right.PLAN)
    def record_part(
        self, work: Work, before: Plan, how: PartTaken, on: date, interpreter: str = ""
    ) -> PlanView:
        """Record how the client took part; only then does paper say it was made together ([4.i]).

        Args:
            before: As it was on the screen.
            interpreter: The language interpreted from and to; empty without an interpreter.

        Raises:
            PlanClosedError: It is no draft any more.
        """
        _draft(work, before.id)
        return self._view(
            work,
            work.save(
                before, replace(before, part_how=how, part_on=on, part_interpreter=interpreter)
            ),
        )

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
        found = _draft(work, plan)
        rows = rows_of(work, found)
        above = _place(rows, after) if after is not None else len(rows)
        _add(work, found, text, _order(rows, above))
        return self._view(work, found)

    @use_case(Right.PLAN)
    def edit_row(self, work: Work, before: PlanRow, text: RowText) -> PlanView:
        """Store what was altered of a row's cells.

        Args:
            before: As it was when the edit began.

        Raises:
            PlanClosedError: The plan is no draft any more.
        """
        found = _draft(work, before.plan)
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
        found = _draft(work, row.plan)
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
        found = _draft(work, row.plan)
        work.void(row, reason)
        return self._view(work, found)

    @use_case(Right.PLAN, undoable=False)
    def confirm(self, work: Work, shown: Plan) -> PlanView:
        """Confirm a draft; a version it replaces ends with it.

        Nothing of it changes after that, also not by anybody's undoing what came before.

        Args:
            shown: As it was on the screen, already saved.

        Raises:
            PlanClosedError: It is no draft any more.
            PlanInForceError: Another plan of the kind is in force.
            PlanIncompleteError: No row says what is needed (hoidon tarve is obligatory, domain
                §1.1).
        """
        found = _draft(work, shown.id)
        lacking = missing_parts(rows_of(work, found))
        if lacking:
            raise PlanIncompleteError(lacking)
        former = work.look(Plan, found.replaces)
        _refuse_second(work, found)
        if former is not None and former.status is PlanStatus.CONFIRMED:
            _with_status(work, former, PlanStatus.ENDED)
        confirmed = _with_status(work, shown, PlanStatus.CONFIRMED)
        work.settled |= {confirmed.id, *_ever_rows(work, confirmed)}
        return self._view(work, confirmed)

    @use_case(Right.PLAN)
    def end(self, work: Work, shown: Plan) -> PlanView:
        """End a plan in force.

        Raises:
            NotInForceError: It is not confirmed.
        """
        _in_force(work, shown.id)
        return self._view(work, _with_status(work, shown, PlanStatus.ENDED))

    @use_case(Right.PLAN)
    def ask_paper(self, work: Work, before: Plan, leave: PaperLeave, on: date | None) -> PlanView:
        """Record whether the client may be given the paper, also of a plan in force.

        It is asked when the paper is given, which is after the confirming; it is no part of what
        was agreed.

        Args:
            before: As it was on the screen.
            on: When it was asked; ``None`` for not asked.

        Raises:
            PlanClosedError: The plan has ended.
        """
        found = work.get(Plan, before.id)
        if found.status is PlanStatus.ENDED:
            raise PlanClosedError(found.status)
        return self._view(
            work, work.save(before, replace(before, paper_leave=leave, paper_asked_on=on))
        )

    @use_case(Right.PLAN)
    def new_version(self, work: Work, plan: PlanId) -> PlanView:
        """Draft the next version of a plan in force, or go on with the one that is drafted.

        Views, strengths and rows go along. What has to be done anew with the client does not: the
        client's part, the going through, the review and the leave for paper.

        Raises:
            NotInForceError: It is not confirmed.
        """
        former = _in_force(work, plan)
        drafted = work.find(Plan, *where(replaces=former.id, status=PlanStatus.DRAFT))
        return self._view(work, drafted[0] if drafted else _next_version(work, former))

    @use_case(Right.PLAN, LogAction.LIST)
    def list_plans(self, work: Work) -> tuple[PlanLine, ...]:
        """Give the unit's plans: drafts, in force, ended; in alphabetical order within each."""
        plans = work.find(Plan, *where(unit=work.actor.unit))
        people = subjects(work, (plan.client for plan in plans))
        lines = [
            PlanLine(plan=plan, subject=people[plan.client], rows=len(rows_of(work, plan)))
            for plan in plans
        ]
        return tuple(sorted(lines, key=_by_status_and_name))

    def _view(self, work: Work, plan: Plan) -> PlanView:
        rows = rows_of(work, plan)
        outline = self._outlines.get(plan.plan_kind)
        return PlanView(
            plan=plan,
            outline=outline,
            rows=rows,
            parts=parts_of(work, plan, outline),
            subject=subject(work, plan.client),
            created_by_name=worker_name(work, plan.created_by),
            status_by_name=worker_name(work, plan.status_by),
            missing=missing_parts(rows),
        )


_STATUS_ORDER: dict[str, int] = {status: place for place, status in enumerate(PlanStatus)}


def _by_status_and_name(line: PlanLine) -> tuple[int, str, PlanId]:
    place = _STATUS_ORDER.get(line.plan.status, len(_STATUS_ORDER))
    return place, sort_key(line.subject.sort_name), line.plan.id


def missing_parts(rows: tuple[PlanRow, ...]) -> tuple[PlanPart, ...]:
    """Give what a plan cannot be confirmed without."""
    return () if any(row.need.strip() for row in rows) else (PlanPart.NEED,)


def _draft(work: Work, plan: PlanId) -> Plan:
    found = work.get(Plan, plan)
    if found.status is not PlanStatus.DRAFT:
        raise PlanClosedError(found.status)
    return found


def _in_force(work: Work, plan: PlanId) -> Plan:
    found = work.get(Plan, plan)
    if found.status is not PlanStatus.CONFIRMED:
        raise NotInForceError(found.status)
    return found


def _refuse_second(work: Work, plan: Plan) -> None:
    """Refuse a second plan in force of a kind; the one that this version replaces is let pass."""
    confirmed = work.store.find(
        Plan,
        one_of("client", *same_person(work, plan.client)),
        *where(register=plan.register, plan_kind=plan.plan_kind, status=PlanStatus.CONFIRMED),
    )
    for present in confirmed:
        if present.id != plan.replaces:
            raise PlanInForceError(present)


def _with_status(work: Work, plan: Plan, status: PlanStatus) -> Plan:
    return work.save(
        plan, replace(plan, status=status, status_at=work.now, status_by=work.actor.worker)
    )


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
            version=former.version + 1,
            replaces=former.id,
            status_at=head.at,
            client_view=former.client_view,
            client_view_source=former.client_view_source,
            professional_view=former.professional_view,
            strengths=former.strengths,
        )
    )
    for row in rows_of(work, former):
        _add(work, plan, RowText(**{name: getattr(row, name) for name in _CELLS}), row.order)
    return plan


def _ever_rows(work: Work, plan: Plan) -> set[UUID]:
    """Give the ids of every row of a plan, the voided ones too."""
    taken_out = work.store.find(PlanRow, *where(plan=plan.id), VOIDED)
    return {row.id for row in (*rows_of(work, plan), *taken_out)}


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
    return {name: getattr(text, name) for name in _CELLS}


def _add(work: Work, plan: Plan, text: RowText, order: str) -> None:
    head = work.header(plan.register)
    work.create(
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

"""The plans' duty: beginning a plan, its own fields, and the unit's list.

Rows, parts, participants and endings have modules of their own (``plan_rows``, ``plan_parts``,
``plan_participants``, ``plan_endings``), which this duty joins. Paper of it is made in
``plan_paper``.

Source: terveydenhuoltolaki 1326/2010 24 § [M], potilaslaki 785/1992 4 a §; domain §1.1, §1.5;
users.md [4.g]-[4.i].
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sotedesk.model.client import Client
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, PlanId
from sotedesk.model.matter import Matter
from sotedesk.model.names import sort_key
from sotedesk.model.plan import (
    PLAN_REGISTERS,
    CopyManner,
    PaperLeave,
    PartTaken,
    Plan,
    PlanKind,
    PlanStatus,
)
from sotedesk.model.plan_outline import PlanOutline
from sotedesk.model.usage_log import LogAction
from sotedesk.services.numbering import next_number
from sotedesk.services.plan_contents import rows_of
from sotedesk.services.plan_endings import PlanEndings, refuse_second
from sotedesk.services.plan_participants import PlanParticipants
from sotedesk.services.plan_parts import PlanParts
from sotedesk.services.plan_rows import PlanRows
from sotedesk.services.plan_view import PlanView, draft_of, not_over
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import (
    Subject,
    WrongClientError,
    same_person,
    subjects,
)
from sotedesk.services.work import Work, Works, use_case

PLAN_NUMBERS = "plan"
_EDITABLE = (
    "client_view",
    "client_view_source",
    "professional_view",
    "strengths",
    "professional_strengths",
    "agreement",
    "client_disagrees",
    "professional_disagrees",
    "going_through_on",
    "review_on",
    "review_how",
    "paper_leave",
    "paper_asked_on",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A plan in a list."""

    plan: Plan
    subject: Subject
    rows: int


class Plans(PlanRows, PlanParts, PlanParticipants, PlanEndings):
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
        return self._view(work, _begin(work, client, kind, matter))

    @use_case(Right.PLAN)
    def begin(
        self, work: Work, client: ClientId, kind: PlanKind, matter: MatterId | None = None
    ) -> PlanView:
        """Go on with the client's draft of a kind, or begin one.

        Raises:
            AbsentError: No such client, or that register's records are not this actor's to see.
            BasisNeededError: A basis has to be recorded first.
            PlanInForceError: A plan of the kind is in force; make a new version of it.
            WrongClientError: The matter is about somebody else.
        """
        person = one_of("client", *same_person(work, client))
        drafted = where(plan_kind=kind, status=PlanStatus.DRAFT)
        drafts = work.find(Plan, person, *drafted, order="-created_at", limit=1)
        found = drafts[0] if drafts else _begin(work, client, kind, matter)
        return self._view(work, found)

    @use_case(Right.PLAN, LogAction.VIEW)
    def view(self, work: Work, plan: PlanId) -> PlanView:
        """Show a plan, whatever its status.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        return self._view(work, work.get(Plan, plan))

    @use_case(Right.PLAN)
    def save(self, work: Work, before: Plan, after: Plan) -> PlanView:
        """Store what is typed of the plan's own fields: views, strengths, agreeing, days, leave.

        Args:
            before: As it was when the edit began.

        Raises:
            PlanClosedError: It is no draft any more.
        """
        draft_of(work, before.id)
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
        draft_of(work, before.id)
        return self._view(
            work,
            work.save(
                before, replace(before, part_how=how, part_on=on, part_interpreter=interpreter)
            ),
        )

    @use_case(Right.PLAN)
    def ask_paper(self, work: Work, before: Plan, leave: PaperLeave, on: date | None) -> PlanView:
        """Record whether the client may be given the paper, also of a plan in force.

        It is asked when the paper is given, which is after the confirming; it is no part of what
        was agreed.

        Args:
            before: As it was on the screen.
            on: When it was asked; ``None`` for not asked.

        Raises:
            PlanClosedError: The plan has ended or was refused.
        """
        not_over(work, before.id)
        return self._view(
            work, work.save(before, replace(before, paper_leave=leave, paper_asked_on=on))
        )

    @use_case(Right.PLAN)
    def give_copy(
        self, work: Work, before: Plan, how: CopyManner | None, on: date | None
    ) -> PlanView:
        """Record how and when the client got the plan, also of a plan in force.

        Args:
            before: As it was on the screen.
            how: ``None`` for not given after all.

        Raises:
            PlanClosedError: The plan has ended or was refused.
        """
        not_over(work, before.id)
        return self._view(work, work.save(before, replace(before, copy_how=how, copy_on=on)))

    @use_case(Right.PLAN, LogAction.LIST)
    def list_plans(self, work: Work) -> tuple[PlanLine, ...]:
        """Give the unit's plans: by status, in alphabetical order within each."""
        plans = work.find(Plan, *where(unit=work.actor.unit))
        people = subjects(work, (plan.client for plan in plans))
        lines = [
            PlanLine(plan=plan, subject=people[plan.client], rows=len(rows_of(work, plan)))
            for plan in plans
        ]
        return tuple(sorted(lines, key=_by_status_and_name))


def _begin(work: Work, client: ClientId, kind: PlanKind, matter: MatterId | None) -> Plan:
    work.get(Client, client)
    if matter is not None and work.get(Matter, matter).client != client:
        raise WrongClientError(str(client))
    register = PLAN_REGISTERS[kind]
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
    refuse_second(work, plan)
    return work.create(replace(plan, number=next_number(work, PLAN_NUMBERS, register)))


_STATUS_ORDER: dict[str, int] = {status: place for place, status in enumerate(PlanStatus)}


def _by_status_and_name(line: PlanLine) -> tuple[int, str, PlanId]:
    place = _STATUS_ORDER.get(line.plan.status, len(_STATUS_ORDER))
    return place, sort_key(line.subject.sort_name), line.plan.id

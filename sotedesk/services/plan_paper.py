"""The desk duty of putting a plan on paper, in the layout that its reader needs.

Source: users.md [4.i], [5.c], [5.h]; domain §1.5. What stands on each layout is gathered in
``plan_sheet`` and ``plan_layouts``; what a safety ban takes out, in ``plan_hiding``.
"""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import Plan, PlanParticipant, PlanRow
from sotedesk.model.plan_outline import PlanOutline
from sotedesk.model.usage_log import LogAction
from sotedesk.services.paper import Paper, PlanLayout, PlanPrinter
from sotedesk.services.plan_hiding import NOTHING_HIDDEN, hiding_for
from sotedesk.services.plan_layouts import plan_brief, professional_plan, relative_copy
from sotedesk.services.plan_rows import CELLS, RowText
from sotedesk.services.plan_sheet import PAPER_LANGUAGES, PlanSource, client_sheet, source_of
from sotedesk.services.rights import Right
from sotedesk.services.subject import subject
from sotedesk.services.work import AbsentError, Work, Works, use_case

_HANDED_OUT = frozenset({PlanLayout.CLIENT, PlanLayout.RELATIVE})
"""Layouts that leave with the client or a relative; *ei paperia mukaan* is about these."""


class NoPaperError(ValueError):
    """The client must not be given paper (*ei paperia mukaan*); nothing was printed.

    Printing with a reason goes through; the reason is kept with the line of the usage log.
    """


class ParticipantNeededError(ValueError):
    """A relative's copy was wanted, and not whose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """Which paper of a plan.

    Attributes:
        participant: Id of the relative whose copy it is; only with ``PlanLayout.RELATIVE``.
        language: Of the paper; empty for the client's, as far as the paper has texts in it.
        with_hetu: The identity code beside the birth date; only with
            ``PlanLayout.PROFESSIONAL``, and never under a safety ban.
    """

    layout: PlanLayout = PlanLayout.CLIENT
    participant: UUID | None = None
    language: str = ""
    with_hetu: bool = False


CLIENTS_OWN = PaperChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlan:
    """What stands on the screen of a draft and is not stored yet; only a preview is made of it.

    Attributes:
        rows: In their order: the id of a stored row, or ``None`` for one that is new.
    """

    plan: Plan
    rows: tuple[tuple[UUID | None, RowText], ...]


class PlanPaper:
    """Makes paper of plans, and what a preview shows of it."""

    def __init__(
        self,
        works: Works,
        printer: PlanPrinter,
        outlines: Mapping[str, PlanOutline],
        languages: frozenset[str] = PAPER_LANGUAGES,
    ) -> None:
        """Join the works and the printer.

        Args:
            outlines: What each kind of plan consists of, by its code.
            languages: Those the paper has texts in; a client of another gets Finnish.
        """
        self.works = works
        self._printer = printer
        self._outlines = outlines
        self._languages = languages

    @use_case(Right.PLAN, LogAction.VIEW)
    def paper(
        self,
        work: Work,
        plan: PlanId,
        choice: PaperChoice = CLIENTS_OWN,
        typed: TypedPlan | None = None,
    ) -> Paper:
        """Give what stands on a paper, for the preview.

        Args:
            typed: Laid over what is stored of a draft; nothing of it is stored.

        Raises:
            AbsentError: There is no such plan or participant, or none for this worker.
            NewerVersionError: A code of it is one this version does not know.
            NoLeaveError, NotRelativeError, NothingAllowedError, ParticipantNeededError: There is
                no such relative's copy.
        """
        return self._paper(work, work.get(Plan, plan), choice, typed)

    @use_case(Right.PRINT, LogAction.PRINT)
    def print_plan(
        self, work: Work, plan: PlanId, choice: PaperChoice = CLIENTS_OWN, reason: str = ""
    ) -> bytes:
        """Make a paper as a PDF; one line of the usage log, which names a relative's copy too.

        Args:
            reason: Why paper is made though the client must not be given any; kept with the log
                line.

        Raises:
            AbsentError: There is no such plan or participant, or none for this worker.
            NewerVersionError: A code of it is one this version does not know.
            NoLeaveError, NotRelativeError, NothingAllowedError, ParticipantNeededError: There is
                no such relative's copy; nothing was printed.
            NoPaperError: *Ei paperia mukaan*, the paper is one that is handed out, and no reason
                was given.
        """
        found = work.get(Plan, plan)
        handed_out = choice.layout in _HANDED_OUT
        if handed_out and subject(work, found.client).no_paper and not reason.strip():
            raise NoPaperError
        work.query = reason.strip()
        return self._printer.pdf(self._paper(work, found, choice))

    def _paper(
        self, work: Work, plan: Plan, choice: PaperChoice, typed: TypedPlan | None = None
    ) -> Paper:
        made = self._of_layout(work, plan, choice, typed)
        wanted = choice.language in self._languages
        return replace(made, language=choice.language) if wanted else made

    def _of_layout(
        self, work: Work, plan: Plan, choice: PaperChoice, typed: TypedPlan | None
    ) -> Paper:
        source = source_of(work, plan, self._outlines)
        if typed is not None and source.is_draft:
            source = _with_typed(source, typed)
        if choice.layout is PlanLayout.CLIENT:
            return client_sheet(work, source, self._languages)
        banned = subject(work, plan.client).safety_ban
        hiding = hiding_for(work, plan.client) if banned else NOTHING_HIDDEN
        if choice.layout is PlanLayout.PROFESSIONAL:
            return professional_plan(
                work, source, self._languages, hiding, with_hetu=choice.with_hetu
            )
        if choice.layout is PlanLayout.BRIEF:
            return plan_brief(work, source, self._languages, hiding)
        relative = _chosen(source.participants, choice.participant)
        work.note(relative)
        return relative_copy(work, source, self._languages, hiding, relative)


def _with_typed(source: PlanSource, typed: TypedPlan) -> PlanSource:
    """Lay what is typed over a draft; whose plan it is stays as stored."""
    plan = source.plan
    stored = {row.id: row for row in source.rows}
    kept = {name: getattr(plan, name) for name in ("id", "client", "register", "unit", "status")}
    rows = [
        replace(
            (stored.get(row) if row is not None else None) or _new_row(plan, number),
            **{name: getattr(text, name) for name in CELLS},
        )
        for number, (row, text) in enumerate(typed.rows)
    ]
    return replace(source, plan=replace(typed.plan, **kept), rows=tuple(rows))


def _new_row(plan: Plan, number: int) -> PlanRow:
    """Give a row that is not stored yet; its id is only its place."""
    return PlanRow(
        id=UUID(int=number),
        register=plan.register,
        created_at=plan.created_at,
        created_by=plan.created_by,
        plan=plan.id,
    )


def _chosen(participants: tuple[PlanParticipant, ...], wanted: UUID | None) -> PlanParticipant:
    if wanted is None:
        raise ParticipantNeededError
    for one in participants:
        if one.id == wanted:
            return one
    raise AbsentError(str(wanted))

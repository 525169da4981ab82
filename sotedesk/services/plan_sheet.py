"""What stands on a plan's paper, gathered from the plan, its records and the naming.

Here is what every layout shares and the client's own sheet; ``plan_layouts`` makes the others of
it. Source: domain §1.5; users.md [4.i], §5.5: paper never says what did not happen. The client's
sheet is the client's own copy, so a safety ban hides nothing on it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sotedesk.model.assignment import Assignment
from sotedesk.model.client import Client, InterpreterNeed
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId, moment
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PartTaken,
    PermissionHow,
    Plan,
    PlanKind,
    PlanParticipant,
    PlanRow,
    PlanStatus,
    RowDecision,
    Sees,
    Whose,
)
from sotedesk.model.plan_outline import STRENGTHS, VIEWS, OutlinePart, PlanOutline
from sotedesk.model.review import SituationMapping, Talked
from sotedesk.model.worker import Unit, Worker
from sotedesk.services import paper
from sotedesk.services.assignments import in_force
from sotedesk.services.plan_contact import CONTACT_ROLES, contact_of
from sotedesk.services.plan_contents import PartView, participants_of, parts_of, rows_of
from sotedesk.services.ports import where
from sotedesk.services.subject import NEEDS_INTERPRETER, worker_name
from sotedesk.services.work import HELSINKI, Work

PAPER_LANGUAGES = frozenset({"fi"})
"""Languages whose texts the paper has; a client of another language gets Finnish ([8.b])."""

CONTACT = "contact_person"
"""Code of the contact person among the parts a participant may see (``sees_parts``); the other
codes are those of the kind's outline."""

_KINDS: dict[str, paper.PlanKind] = {
    PlanKind.HEALTH_CARE_PLAN: paper.PlanKind.HEALTH_CARE_PLAN,
    PlanKind.CLIENT_PLAN: paper.PlanKind.CLIENT_PLAN,
    PlanKind.SERVICE_PLAN: paper.PlanKind.SERVICE_PLAN,
}
_STATUSES: dict[str, paper.SheetStatus] = {
    PlanStatus.DRAFT: paper.SheetStatus.DRAFT,
    PlanStatus.CONFIRMED: paper.SheetStatus.CONFIRMED,
    PlanStatus.ENDED: paper.SheetStatus.ENDED,
    PlanStatus.REFUSED: paper.SheetStatus.REFUSED,
}
_MANNERS: dict[str, paper.MeetingManner] = {
    PartTaken.IN_PERSON: paper.MeetingManner.IN_PERSON,
    PartTaken.PHONE: paper.MeetingManner.PHONE,
    PartTaken.VIDEO: paper.MeetingManner.VIDEO,
    PartTaken.IN_WRITING: paper.MeetingManner.MESSAGES,
}
_SOURCES: dict[str, paper.WordsSource] = {
    WordsSource.SELF: paper.WordsSource.SELF,
    WordsSource.INTERPRETER: paper.WordsSource.THROUGH_INTERPRETER,
    WordsSource.RELATIVE: paper.WordsSource.TOLD_BY_RELATIVE,
    WordsSource.PROFESSIONAL: paper.WordsSource.TOLD_BY_PROFESSIONAL,
}
_LANGUAGES = {"suomi": "fi", "ruotsi": "sv", "svenska": "sv", "englanti": "en", "english": "en"}
_CHANNELS = {channel.value: channel for channel in paper.HelpChannel}


class NewerVersionError(ValueError):
    """The plan has a code that only a newer version knows, so it cannot be put on paper.

    Attributes:
        code: The unknown code.
    """

    def __init__(self, code: str) -> None:
        """Name the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource:
    """A plan the actor was shown, with all that its papers are gathered from.

    Attributes:
        unit: The plan's; ``None`` without one, or while it has not arrived.
        outline: Of its kind; its headings stand on the paper.
        namings: Who is there for the client, today or later.
    """

    plan: Plan
    rows: tuple[PlanRow, ...]
    parts: tuple[PartView, ...]
    participants: tuple[PlanParticipant, ...]
    outline: PlanOutline
    client: Client
    unit: Unit | None
    namings: list[Assignment]

    @property
    def is_draft(self) -> bool:
        """Whether it is still a draft."""
        return self.plan.status is PlanStatus.DRAFT


def source_of(work: Work, plan: Plan, outlines: Mapping[str, PlanOutline]) -> PlanSource:
    """Gather what the papers of a plan are made of.

    Raises:
        NewerVersionError: The kind or status is one this version does not know.
    """
    outline = outlines.get(plan.plan_kind)
    if outline is None:
        raise NewerVersionError(plan.plan_kind)
    if plan.status not in _STATUSES:
        raise NewerVersionError(plan.status)
    return PlanSource(
        plan=plan,
        rows=rows_of(work, plan),
        parts=parts_of(work, plan, outline),
        participants=participants_of(work, plan),
        outline=outline,
        client=work.get(Client, plan.client),
        unit=work.store.get(Unit, plan.unit) if plan.unit is not None else None,
        namings=in_force(work, plan.client, plan.register),
    )


def client_sheet(work: Work, source: PlanSource, languages: frozenset[str]) -> paper.ClientSheet:
    """Give what stands on the client's own sheet.

    Args:
        languages: Those the paper has texts in; a client of another gets Finnish.
    """
    plan, client = source.plan, source.client
    return paper.ClientSheet(
        **heading(work, source, languages),
        birth_date=client.birth_date,
        service_language=client.service_language,
        interpreter=interpreter(client),
        going_through=going_through(source),
        client_part=client_part(plan),
        contact=contact_of(work, plan, source.namings, source.unit),
        wish=wish(plan),
        rows=() if plan.status is PlanStatus.REFUSED else sheet_rows(source),
        professional_view=plan.professional_view.strip(),
        strengths=_lines(plan.strengths),
        professional_strengths=_lines(plan.professional_strengths),
        parts=tuple(_plain_part(part) for part in source.parts if _is_for_client(part)),
        participants=tuple(
            participant(work, one, source, plain=True) for one in source.participants
        ),
        agreement=agreement(plan),
        review=review(plan),
        makers=_makers(work, source),
        copy_given=copy_given(plan),
        refusal=_told_refusal(source),
    )


def heading(work: Work, source: PlanSource, languages: frozenset[str]) -> dict[str, Any]:
    """Give the fields that every paper has, by name."""
    plan, client = source.plan, source.client
    return {
        "unit": source.unit.name if source.unit is not None else "",
        "client_name": client.spoken_name,
        "kind": _KINDS[plan.plan_kind],
        "number": plan.number,
        "version": plan.version,
        "status": _STATUSES[plan.status],
        "printed_at": work.now,
        "confirmed_on": _confirmed_on(work, plan),
        "ended_on": day_of(plan.status_at) if plan.status is PlanStatus.ENDED else None,
        "printed_by": worker_name(work, work.actor.worker),
        "language": _language(client, languages),
    }


def _language(client: Client, languages: frozenset[str]) -> str:
    """Give the paper's language: the client's, named or as a code, else Finnish."""
    named = client.service_language.strip().casefold()
    code = _LANGUAGES.get(named, named)
    return code if code in languages else "fi"


def day_of(at: datetime | None) -> date | None:
    """Give the day in Finland."""
    return at.astimezone(HELSINKI).date() if at is not None else None


def _confirmed_on(work: Work, plan: Plan) -> date | None:
    """Give the day of confirming; of an ended plan it stands only in its changes."""
    if plan.status is PlanStatus.CONFIRMED:
        return day_of(plan.status_at)
    written = (change.groups or {} for change in work.store.changes(plan.id))
    statuses = (groups["status"] for groups in written if "status" in groups)
    confirmed = [
        moment(status["status_at"])
        for status in statuses
        if status["status"] == PlanStatus.CONFIRMED and isinstance(status["status_at"], int)
    ]
    return day_of(max(confirmed, default=None))


def going_through(source: PlanSource) -> paper.GoingThrough | None:
    """Give when a draft is gone through; ``None`` for any other plan."""
    if not source.is_draft:
        return None
    interpreter = source.client.interpreter_need in NEEDS_INTERPRETER
    return paper.GoingThrough(on=source.plan.going_through_on, interpreter=interpreter)


def client_part(plan: Plan) -> paper.ClientPart | None:
    """Give the client's part; ``None`` also for a manner that only a newer version knows."""
    how = _MANNERS.get(plan.part_how) if plan.part_how is not None else None
    if how is None or plan.part_on is None:
        return None
    return paper.ClientPart(
        how=how, on=plan.part_on, interpreter_language=plan.part_interpreter or None
    )


def interpreter(client: Client) -> paper.SheetInterpreter | None:
    """Give the interpreter the client needs; ``None`` when none is known to be needed."""
    need = client.interpreter_need
    if need not in NEEDS_INTERPRETER or not isinstance(need, InterpreterNeed):
        return None
    return paper.SheetInterpreter(need=need, language=client.interpreter_language)


def view_source(plan: Plan) -> paper.WordsSource | None:
    """Give whose words the client's view is; ``None`` when nobody recorded it."""
    return _SOURCES.get(plan.client_view_source) if plan.client_view_source is not None else None


def wish(plan: Plan) -> paper.ClientWish | None:
    """Give the client's view; what a professional told is no wish in the client's own words."""
    source = _SOURCES.get(plan.client_view_source or WordsSource.SELF)
    told = source in (None, paper.WordsSource.TOLD_BY_PROFESSIONAL)
    if source is None or told or not plan.client_view.strip():
        return None
    return paper.ClientWish(text=plan.client_view.strip(), source=source)


def sheet_rows(source: PlanSource) -> tuple[paper.SheetRow, ...]:
    """Give the rows, in their order."""
    return tuple(sheet_row(row) for row in source.rows)


def sheet_row(row: PlanRow) -> paper.SheetRow:
    """Give one row; a code that only a newer version knows is left out."""
    how = _CHANNELS.get(row.how)
    return paper.SheetRow(
        need=row.need,
        action=row.means,
        who=row.who,
        when=row.when,
        how=how,
        how_words="" if how is not None else row.how,
        goal=row.goal,
        follow_up=row.follow_up,
        decision=row.decision if isinstance(row.decision, RowDecision) else None,
        decision_on=row.decision_on,
        whose=row.whose if isinstance(row.whose, Whose) else Whose.CLIENT,
    )


def agreement(plan: Plan) -> paper.SheetAgreement:
    """Give whether both agree, and both reasons where they do not (domain §1.2)."""
    return paper.SheetAgreement(
        how=plan.agreement if isinstance(plan.agreement, Agreement) else None,
        client_reason=plan.client_disagrees.strip(),
        professional_reason=plan.professional_disagrees.strip(),
    )


def review(plan: Plan) -> paper.SheetReview | None:
    """Give when it is checked how the client is doing."""
    if plan.review_on is None:
        return None
    return paper.SheetReview(on=plan.review_on, how=plan.review_how)


def copy_given(plan: Plan) -> paper.CopyGiven | None:
    """Give how and when the client got the plan; ``None`` while it is not recorded."""
    if not isinstance(plan.copy_how, CopyManner) or plan.copy_on is None:
        return None
    return paper.CopyGiven(how=plan.copy_how, on=plan.copy_on)


def refusal(plan: Plan) -> paper.SheetRefusal | None:
    """Give the client's refusal; ``None`` for any other plan."""
    if plan.status is not PlanStatus.REFUSED:
        return None
    return paper.SheetRefusal(
        on=day_of(plan.status_at),
        reason=plan.status_reason.strip(),
        ask_again_on=plan.ask_again_on,
    )


def _told_refusal(source: PlanSource) -> paper.SheetRefusal | None:
    """Give the refusal as the client is told it: only their own words are quoted to them.

    What the worker picked is worded of the client, and stands in the reason before those words.
    """
    found = refusal(source.plan)
    if found is None:
        return None
    picked = next((r for r in source.outline.refuse_reasons if found.reason.startswith(r)), "")
    return replace(found, reason=found.reason.removeprefix(picked).lstrip(": "))


def fixed_part(plan: Plan, outline: PlanOutline, code: str) -> paper.SheetPart:
    """Give the views or the strengths under the headings of the plan's kind."""
    fields: Mapping[str, tuple[str, str]] = {
        VIEWS: (plan.client_view, plan.professional_view),
        STRENGTHS: (plan.strengths, plan.professional_strengths),
    }
    client, professional = fields[code]
    labels = outline.part(code) or OutlinePart(code=code, name="")
    return paper.SheetPart(
        title=labels.name,
        client_label=labels.client,
        client_text=client.strip(),
        professional_label=labels.professional,
        professional_text=professional.strip(),
    )


def own_part(part: PartView) -> paper.SheetPart:
    """Give a part of the kind's own under the professionals' heading."""
    return paper.SheetPart(
        title=part.outline.name,
        client_label=part.outline.client,
        client_text=part.client_text.strip(),
        professional_label=part.outline.professional,
        professional_text=part.professional_text.strip(),
    )


def _plain_part(part: PartView) -> paper.SheetPart:
    """Give a part under its plain heading."""
    return paper.SheetPart(
        title=part.outline.plain,
        client_label=part.outline.client,
        client_text=part.client_text.strip(),
        professional_label=part.outline.professional,
        professional_text=part.professional_text.strip(),
    )


def _is_for_client(part: PartView) -> bool:
    """Whether the kind gives the part a plain heading, and something is written in it."""
    written = part.client_text.strip() or part.professional_text.strip()
    return bool(part.outline.plain and written)


def participant(
    work: Work, one: PlanParticipant, source: PlanSource, *, plain: bool = False
) -> paper.SheetParticipant:
    """Give who takes part and what they may see, the rows by their numbers from 1.

    Args:
        work: The use case under way.
        one: The participant.
        source: The plan.
        plain: Parts are named as on the client's own paper, where they have a plain name.
    """
    numbers = {row.id: place for place, row in enumerate(source.rows, start=1)}
    chosen = one.sees is Sees.ROWS
    rows = sorted(numbers[row] for row in one.sees_rows if row in numbers)
    return paper.SheetParticipant(
        name=worker_name(work, one.worker) or one.name,
        role=one.role or _title(work, one.worker),
        organisation=one.organisation,
        responsibility=one.responsibility.strip(),
        sees=one.sees if isinstance(one.sees, Sees) else None,
        rows=tuple(rows) if chosen else (),
        parts=_part_names(one, source, plain=plain) if chosen else (),
        contact=chosen and CONTACT in one.sees_parts,
        gets_copy=one.gets_copy,
        allowed_how=one.allowed_how if isinstance(one.allowed_how, PermissionHow) else None,
        allowed_on=one.allowed_on,
    )


def _title(work: Work, worker: WorkerId | None) -> str:
    found = work.store.get(Worker, worker) if worker is not None else None
    return found.title if found is not None else ""


def _part_names(one: PlanParticipant, source: PlanSource, *, plain: bool) -> tuple[str, ...]:
    """Give the headings of the parts shown; a code of a part that is no more, as it is."""
    codes = [code for code in one.sees_parts if code != CONTACT]
    parts = {part.code: (plain and part.plain) or part.name for part in source.outline.parts}
    return tuple(parts.get(code, code) for code in codes)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _makers(work: Work, source: PlanSource) -> tuple[paper.Maker, ...]:
    """Give the professionals who made the plan: who drafted, who confirmed, who mapped."""
    plan = source.plan
    mapped = _mapped(work, plan)
    confirmer = plan.status_by if plan.status is PlanStatus.CONFIRMED else None
    makers = dict.fromkeys((plan.created_by, confirmer, *mapped))
    workers = (work.look(Worker, maker) for maker in makers)
    roles = {one.worker: CONTACT_ROLES.get(one.role) for one in reversed(source.namings)}
    return tuple(
        paper.Maker(
            name=worker.name,
            title=worker.title,
            role=None if source.is_draft else roles.get(worker.id),
            mapped_on=mapped.get(worker.id),
        )
        for worker in workers
        if worker is not None
    )


def _mapped(work: Work, plan: Plan) -> dict[WorkerId, date]:
    """Give who mapped the situation with the client and when; only what was talked counts."""
    found = work.find(
        SituationMapping,
        *where(client=plan.client, register=plan.register, talked=Talked.YES),
        order="decided_at",
    )
    decided = [(one.decided_by, day_of(one.decided_at)) for one in found]
    return {worker: day for worker, day in decided[-1:] if worker is not None and day is not None}

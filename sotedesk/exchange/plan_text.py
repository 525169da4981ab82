"""The parts of a plan as text: rows, further parts, agreeing, who takes part, where it stands."""

from collections.abc import Iterable, Mapping
from datetime import date

from sotedesk.exchange.entry_words import ROW_CELLS, code_word
from sotedesk.i18n import _, format_full_date, local
from sotedesk.model.plan import PaperLeave, Plan, PlanPart, PlanRow, PlanStatus, Whose
from sotedesk.model.plan_outline import OutlinePart, PlanOutline
from sotedesk.services.carrying import PlanEntry
from sotedesk.services.paper import HelpChannel
from sotedesk.services.plan_view import ParticipantView

PLAN_FIELDS = (
    "client_view",
    "professional_view",
    "strengths",
    "professional_strengths",
    "rows",
    "participants",
    "agreement",
    "review",
    "part",
    "paper",
    "copy",
    "state",
)
"""What every plan has; besides, each kind has parts under their own codes."""


def plan_part_codes(outlines: Mapping[str, PlanOutline]) -> tuple[str, ...]:
    """Give the codes of all kinds' own parts, which headings may name too."""
    return tuple(dict.fromkeys(part.code for one in outlines.values() for part in one.own))


def plan_fields(entry: PlanEntry, outline: PlanOutline | None) -> dict[str, str]:
    """Give the text of each field of a plan; empty where nothing is recorded.

    Args:
        outline: ``None`` for a kind that only a newer version knows.
    """
    plan = entry.plan
    return {
        "client_view": said(plan.client_view, plan.client_view_source),
        "professional_view": plan.professional_view,
        "strengths": plan.strengths,
        "professional_strengths": plan.professional_strengths,
        "rows": _lines(_row(place, row) for place, row in enumerate(entry.rows, start=1)),
        "participants": _lines(_participant(one) for one in entry.participants),
        "agreement": _agreement(plan),
        "review": _joined(_day(plan.review_on), plan.review_how),
        "part": _part(plan),
        "paper": _paper(plan),
        "copy": f"{code_word(plan.copy_how)} {_day(plan.copy_on)}".strip() if plan.copy_how else "",
        "state": _state(plan),
        **_own_parts(entry.parts, outline),
    }


def plan_labels(entry: PlanEntry, outline: PlanOutline | None) -> dict[str, str]:
    """Give the labels of the parts of the plan's kind; a part without a name keeps its code."""
    named = {part.code: part.name for part in outline.own} if outline is not None else {}
    return {part.part: named.get(part.part, part.part) for part in entry.parts}


def said(text: str, source: str | None) -> str:
    """Give a text with whose words it is."""
    return f"{text.strip()} ({code_word(source)})" if text.strip() and source else text.strip()


def _own_parts(parts: Iterable[PlanPart], outline: PlanOutline | None) -> dict[str, str]:
    texts: dict[str, str] = {}
    for part in parts:
        known = outline.part(part.part) if outline is not None else None
        text = _both_sides(part, known)
        texts[part.part] = _lines([texts.get(part.part, ""), text])
    return texts


def _both_sides(part: PlanPart, known: OutlinePart | None) -> str:
    if known is None or not known.client:
        return _lines([part.client_text.strip(), part.professional_text.strip()])
    labelled = (
        (known.client, part.client_text.strip()),
        (known.professional, part.professional_text.strip()),
    )
    return _lines(f"{label}: {text}" for label, text in labelled if text)


def _row(place: int, row: PlanRow) -> str:
    how = next((channel for channel in HelpChannel if channel == row.how), None)
    cells = {name: getattr(row, name) for name in ROW_CELLS}
    cells["how"] = code_word(how) if how else row.how
    lines = [f"   {_(ROW_CELLS[name])}: {text}" for name, text in cells.items() if text]
    if row.decision is not None:
        decided = f"{code_word(row.decision)} {_day(row.decision_on)}".strip()
        lines.append(f"   {_('Päätös')}: {decided}")
    whose = f" ({code_word(row.whose)})" if row.whose is not Whose.CLIENT else ""
    return _lines([f"{place}. {row.need}{whose}", *lines])


def _participant(one: ParticipantView) -> str:
    record = one.record
    duty = _("vastaa: {duty}").format(duty=record.responsibility) if record.responsibility else ""
    allowed = ""
    if record.allowed_how is not None:
        allowed = _("asiakkaan lupa {how} {day}").format(
            how=code_word(record.allowed_how), day=_day(record.allowed_on)
        )
    return _joined(one.name, one.title, record.organisation, duty, allowed.strip())


def _agreement(plan: Plan) -> str:
    lines = [code_word(plan.agreement)] if plan.agreement is not None else []
    for label, text in (
        (_("Asiakkaan perustelu"), plan.client_disagrees),
        (_("Ammattilaisen perustelu"), plan.professional_disagrees),
    ):
        lines += [f"{label}: {text.strip()}"] if text.strip() else []
    return _lines(lines)


def _part(plan: Plan) -> str:
    if plan.part_how is None:
        return ""
    spoken = plan.part_interpreter
    through = _("tulkki: {language}").format(language=spoken) if spoken else ""
    return _joined(f"{code_word(plan.part_how)} {_day(plan.part_on)}".strip(), through)


def _paper(plan: Plan) -> str:
    if plan.paper_leave is PaperLeave.NOT_ASKED:
        return ""
    return f"{code_word(plan.paper_leave)} {_day(plan.paper_asked_on)}".strip()


def _state(plan: Plan) -> str:
    at = plan.status_at if plan.status is not PlanStatus.DRAFT else None
    standing = f"{code_word(plan.status)} {_day(local(at).date()) if at else ''}".strip()
    going = plan.going_through_on if plan.status is PlanStatus.DRAFT else None
    told = _("käydään läpi asiakkaan kanssa {day}").format(day=_day(going)) if going else ""
    why = _("syy: {reason}").format(reason=plan.status_reason) if plan.status_reason else ""
    again = plan.ask_again_on
    asked = _("saa kysyä uudelleen {day}").format(day=_day(again)) if again else ""
    return _joined(standing, told, why, asked)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _day(day: date | None) -> str:
    return format_full_date(day) if day is not None else ""

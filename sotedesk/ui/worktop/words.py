"""What waits, in words: the rows of the deadlines, the titles of those who wait."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sotedesk.i18n import (
    N_,
    _,
    format_clock,
    format_day,
    format_full_date,
    format_moment,
    format_span,
    format_time,
    local,
    ngettext,
    weekday_name,
)
from sotedesk.model.changes import Register
from sotedesk.model.phone import shown
from sotedesk.services.carrying import NotCarried, TargetKind
from sotedesk.services.subject import Subject
from sotedesk.services.worktop import (
    Deadline,
    DeadlineGroup,
    DeadlineKind,
    DeskContact,
    DeskTask,
    TaskKind,
    WorktopState,
)
from sotedesk.ui.care_words import PLAN_KIND, age_line, name_of
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.words import RECORD_SYSTEM, word

_HOURS_SAID = timedelta(hours=12)
_GROUP: Mapping[DeadlineGroup, tuple[str, Tone]] = {
    DeadlineGroup.LATE: (N_("Myöhässä"), Tone.CRIT),
    DeadlineGroup.TODAY: (N_("Tänään"), Tone.WARN),
    DeadlineGroup.COMING: (N_("Lähipäivinä"), Tone.PLAIN),
}
_ICON: Mapping[DeadlineKind, str] = {
    DeadlineKind.CALL_BACK: "phone-out",
    DeadlineKind.PROMISE: "clock",
    DeadlineKind.FOLLOW_UP: "calendar",
    DeadlineKind.WATCH: "flag",
    DeadlineKind.PLAN_REVIEW: "plan",
    DeadlineKind.PLAN_GOING_THROUGH: "plan",
    DeadlineKind.PLAN_ASK_AGAIN: "plan",
    DeadlineKind.MAPPING_REQUEST: "list-check",
    DeadlineKind.DECIDE_AGAIN: "list-check",
    DeadlineKind.NAMING_ASKED: "transfer",
    DeadlineKind.NAMING_UNANSWERED: "hourglass",
    DeadlineKind.NAMING_ASK_AGAIN: "people",
}
_TASK: Mapping[TaskKind, tuple[str, str, str]] = {
    TaskKind.ANSWER_REQUEST: ("list-check", N_("Kartoituspyyntö"), N_("Vastaa")),
    TaskKind.ASK_MAPPER: ("undo", N_("Kartoituspyyntö palautettiin"), N_("Pyydä toista")),
    TaskKind.MAP: ("list-check", N_("Kokonaistilanne kartoittamatta"), N_("Kartoita")),
    TaskKind.BEGIN_MAPPING: ("list-check", N_("Kokonaistilanne kartoittamatta"), N_("Kartoita")),
    TaskKind.ASK_ANOTHER: (
        "undo",
        N_("Pyyntö yhteyshenkilöksi palautettiin"),
        N_("Pyydä toista"),
    ),
    TaskKind.NAME: ("people", N_("Yhteyshenkilö nimeämättä"), N_("Nimeä")),
    TaskKind.PLAN: ("plan", N_("Suunnitelma tekemättä"), N_("Aloita")),
}
_TASK_SUB: Mapping[TaskKind, str] = {
    TaskKind.MAP: N_("Kartoitus on kesken"),
    TaskKind.BEGIN_MAPPING: N_("Läpikäynnissä sovittiin kartoituksesta"),
    TaskKind.NAME: N_("Paljon palveluita tarvitseva"),
    TaskKind.PLAN: N_("Paljon palveluita tarvitseva"),
}


def heading_words(state: WorktopState) -> str:
    """Give `tiistai 24.11.2026 klo 15.47  ·  9 määräaikaa, 2 myöhässä`."""
    there = local(state.at)
    day = f"{weekday_name(there.date())} {format_full_date(there.date())}"
    count = len(state.deadlines)
    said = ngettext("{count} määräaika", "{count} määräaikaa", count).format(count=count)
    late = len(state.of(DeadlineGroup.LATE))
    if late:
        said += ", " + _("{count} myöhässä").format(count=late)
    if not count:
        said = _("ei määräaikoja")
    return f"{day} {format_clock(state.at)}  ·  {said}"


def deadline_rows(state: WorktopState, *, team: bool) -> list[Row]:
    """Give the rows, the worst first, in groups; then what has to be done without a day."""
    today = local(state.at).date()
    rows: list[Row] = []
    for group, (title, tone) in _GROUP.items():
        found = state.of(group)
        if found:
            rows.append(heading(f"{_(title)} · {len(found)}", tone))
            rows += [_deadline(one, today, tone, team=team) for one in found]
    if state.tasks:
        rows.append(heading(f"{_('Tekemättä')} · {len(state.tasks)}"))
        rows += [_task(one, today) for one in state.tasks]
    return rows


def deadline_key(one: Deadline) -> tuple[str, str]:
    """Give what a row of a deadline is known by."""
    return one.kind.value, str(one.record)


def task_key(one: DeskTask) -> tuple[str, str]:
    """Give what a row of a task is known by."""
    return one.kind.value, str(one.subject.id)


def _deadline(one: Deadline, today: date, tone: Tone, *, team: bool) -> Row:
    late = one.group is DeadlineGroup.LATE
    return Row(
        deadline_key(one),
        _title(one, today),
        _sub(one, today, team=team),
        icon="alert-circle" if late else _ICON[one.kind],
        lead=_lead(one, today),
        tone=tone,
        columns=(_who(one.subject, one.number, today),),
        action=_action(one),
    )


def _task(one: DeskTask, today: date) -> Row:
    icon, title, action = _TASK[one.kind]
    return Row(
        task_key(one),
        _(title),
        _task_sub(one),
        icon=icon,
        lead=_("ei päivää"),
        columns=(_who(one.subject, "", today),),
        action=_(action),
    )


def _task_sub(one: DeskTask) -> str:
    match one.kind:
        case TaskKind.ANSWER_REQUEST:
            return _("pyysi {name}").format(name=one.other_name)
        case TaskKind.ASK_ANOTHER if one.returned_days:
            said = _("{name}, {days} pv sitten: {why}")
            return said.format(name=one.other_name, days=one.returned_days, why=one.why)
        case TaskKind.ASK_MAPPER | TaskKind.ASK_ANOTHER:
            return _("{name}: {why}").format(name=one.other_name, why=one.why)
        case _:
            return _(_TASK_SUB[one.kind])


def _lead(one: Deadline, today: date) -> str:
    if one.group is DeadlineGroup.LATE:
        over = timedelta(minutes=one.minutes_late)
        if one.due_at is not None and over < _HOURS_SAID:
            return _("{span} yli").format(span=format_span(over))
        days = max(1, one.days_late)
        return _("{days} pv myöhässä").format(days=days)
    if one.group is DeadlineGroup.TODAY:
        return format_clock(one.due_at) if one.due_at is not None else _("tänään")
    return format_day(one.due_on, today)


def _is_call(one: Deadline) -> bool:
    """Whether somebody waits to be called, also when set aside with only that word."""
    only_that = one.kind is DeadlineKind.PROMISE and _says_only_call(one.what)
    return only_that or one.kind is DeadlineKind.CALL_BACK


def _action(one: Deadline) -> str:
    if _is_call(one):
        return _("Soita")
    asked = (DeadlineKind.MAPPING_REQUEST, DeadlineKind.NAMING_ASKED)
    answered = one.kind in asked and one.own
    return _("Vastaa") if answered else _("Avaa")


def _says_only_call(what: str) -> bool:
    return what.strip().lower() in (_("Takaisinsoitto").lower(), _("soitan takaisin"))


_TITLE: Mapping[DeadlineKind, str] = {
    DeadlineKind.WATCH: N_("Herätteiden seuranta"),
    DeadlineKind.PLAN_REVIEW: N_("Suunnitelman tarkistus"),
    DeadlineKind.PLAN_GOING_THROUGH: N_("Suunnitelman läpikäynti asiakkaan kanssa"),
    DeadlineKind.PLAN_ASK_AGAIN: N_("Saa kysyä uudelleen suunnitelmasta"),
    DeadlineKind.MAPPING_REQUEST: N_("Kartoituspyyntö, vastaus odottaa"),
    DeadlineKind.DECIDE_AGAIN: N_("Paljon palveluita tarvitseva: uusi arvio"),
    DeadlineKind.NAMING_ASKED: N_("Pyyntö yhteyshenkilöksi"),
    DeadlineKind.NAMING_UNANSWERED: N_("Pyyntö yhteyshenkilöksi ilman vastausta"),
    DeadlineKind.NAMING_ASK_AGAIN: N_("Yhteyshenkilöstä kysytään uudelleen"),
}


def _title(one: Deadline, today: date) -> str:
    if _is_call(one):
        return _("Takaisinsoitto luvattu {at}").format(at=_at(one, today))
    if one.kind is DeadlineKind.FOLLOW_UP:
        return _("Seuranta: {what}").format(what=one.what)
    if one.kind in _TITLE:
        return _(_TITLE[one.kind])
    return _("Luvattu: {what}").format(what=one.what or _at(one, today))


def _at(one: Deadline, today: date) -> str:
    if one.due_at is None:
        return format_day(one.due_on, today)
    if local(one.due_at).date() == today:
        return format_clock(one.due_at)
    return format_moment(one.due_at, today)


def _sub(one: Deadline, today: date, *, team: bool) -> str:
    named = one.worker_name and (team or not one.own)
    parts: list[str] = []
    match one.kind:
        case _ if _is_call(one):
            parts = ["" if _says_only_call(one.what) else one.what]
        case DeadlineKind.CALL_BACK | DeadlineKind.PROMISE:
            late = one.group is DeadlineGroup.LATE
            parts = [_("luvattu {at}").format(at=_at(one, today)) if late else ""]
        case DeadlineKind.WATCH:
            parts = [_("Läpikäynnissä sovittiin, että tilannetta seurataan")]
        case (
            DeadlineKind.PLAN_REVIEW | DeadlineKind.PLAN_GOING_THROUGH | DeadlineKind.PLAN_ASK_AGAIN
        ):
            parts = [_("Suunnitelma {number}").format(number=one.what) if one.what else ""]
        case DeadlineKind.MAPPING_REQUEST | DeadlineKind.NAMING_ASKED:
            parts = [one.what]
        case DeadlineKind.NAMING_UNANSWERED:
            parts = [_("pyydetty: {name}").format(name=one.what) if one.what else ""]
        case DeadlineKind.NAMING_ASK_AGAIN:
            parts = [_("Asiakas ei halunnut yhteyshenkilöä")]
        case DeadlineKind.DECIDE_AGAIN:
            parts = [_("Kartoituksessa päätettiin arvioida uudelleen")]
        case DeadlineKind.FOLLOW_UP:
            parts = []
    parts.append(_("hoitaa {name}").format(name=one.worker_name) if named else "")
    return " · ".join(part for part in parts if part)


def _who(person: Subject | None, number: str, today: date) -> tuple[str, str]:
    if person is not None:
        return name_of(person), age_line(person, today)
    if number:
        return _("Numero {number}").format(number=shown(number)), _("nimi ei tiedossa")
    return _("Nimi ei tiedossa"), ""


def contact_title(one: DeskContact) -> str:
    """Give who waits: `Jenni Harju, 27 v`, both of two, or the number."""
    if one.subjects:
        first = one.subjects[0]
        age = "" if first.age is None else ", " + _("{age} v").format(age=first.age)
        more = len(one.subjects) - 1
        return f"{name_of(first)}{age}" + (f" +{more}" if more else "")
    if one.number:
        return _("Numero {number}").format(number=shown(one.number))
    return one.contacting_name or _("Nimi ei tiedossa")


def contact_lines(one: DeskContact, at: datetime) -> tuple[tuple[str, str], ...]:
    """Give icon and words of the lines below: what it is about, what was promised, whose."""
    today = local(at).date()
    reasons = ", ".join(one.reasons)
    lines = [("", reasons or one.note or one.waiting_for or _("Syy kirjaamatta"))]
    if reasons and one.note and not (one.subjects or one.contacting_name):
        lines.append(("", one.note))
    if one.call_back_at is not None:
        there = local(one.call_back_at).date()
        when = format_clock(one.call_back_at)
        if there != today:
            when = format_moment(one.call_back_at, today)
        lines.append(("clock", _("Luvattu soittaa {at}").format(at=when)))
    elif one.waiting_for and (reasons or one.note):
        lines.append(("clock", one.waiting_for))
    if not one.own and one.worker_name:
        lines.append(("person", one.worker_name))
    return tuple(lines)


def waited(since: datetime, at: datetime) -> str:
    """Give how long it has lasted: `21 min`."""
    return format_span(max(timedelta(), at - since))


def carry_title(one: NotCarried, types: Mapping[str, str]) -> str:
    """Give `Raija Ketola, hoidon tarve 9.52`."""
    who = name_of(one.subject) if one.subject is not None else _("Ilman asiakasta")
    return f"{who}, {_kind(one, types)}"


def carry_sub(one: NotCarried, at: datetime) -> str:
    """Give when it was finished, and where it goes."""
    there, today = local(one.at).date(), local(at).date()
    when = format_time(one.at) if there == today else format_moment(one.at, today)
    parts = [when, one.system or word(RECORD_SYSTEM, one.register)]
    return " · ".join(part for part in parts if part)


def _kind(one: NotCarried, types: Mapping[str, str]) -> str:
    match one.target.kind:
        case TargetKind.REVIEW:
            return _("herätteiden läpikäynti")
        case TargetKind.MAPPING:
            return _("kokonaistilanteen kartoitus")
        case TargetKind.PLAN:
            return word(PLAN_KIND, one.type_code).lower()
        case TargetKind.MATTER:
            return types.get(one.type_code, _("asia")).lower()


def record_place(found: Sequence[NotCarried]) -> str:
    """Say where the legal record is, for the foot of the list."""
    registers = {one.register for one in found}
    if registers == {Register.HEALTH}:
        return _("Virallinen kirjaus on potilastietojärjestelmässä.")
    if registers == {Register.SOCIAL}:
        return _("Virallinen kirjaus on asiakastietojärjestelmässä.")
    return _("Virallinen kirjaus on potilas- ja asiakastietojärjestelmässä.")

"""How namings, askings and candidates are said: facts, never a figure to rank by."""

from collections.abc import Mapping
from datetime import date

from sotedesk.i18n import N_, _, format_date, local, ngettext, quoted
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.model.naming_rules import Fit
from sotedesk.services.askings import AskingLine
from sotedesk.services.candidates import CandidateTeam, CandidateWorker
from sotedesk.services.naming_list import ClientNaming
from sotedesk.services.naming_view import NamingView
from sotedesk.ui.care_words import NAMING_STATUS, name_of, shown_words, state_words
from sotedesk.ui.contact_persons.candidate_row import Candidate, Cell
from sotedesk.ui.contact_persons.client_cards import LINES
from sotedesk.ui.contact_persons.state import CANNOT
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.row import Row

_NONE = "–"
_FIT: Mapping[Fit, tuple[str, str, str]] = {
    Fit.FITS: (N_("sopii tarpeeseen"), "circle-check", "ok"),
    Fit.OTHER_NEED: (N_("toinen tarve"), "circle-minus", "ink2"),
    Fit.NEED_OPEN: (N_("valitse tarve"), "circle", "ink2"),
    Fit.NEEDS_PAIR: (N_("vaatii työparin"), "people", "warn"),
    Fit.NOT_OWN_WORKER: (N_("ei omatyöntekijäksi"), "lock", "ink2"),
    Fit.OTHER_REGISTER: (N_("toinen rekisteri"), "lock", "ink2"),
}
_BACK_VOWELS = frozenset("aouå")
_FRONT_VOWELS = frozenset("äöy")
_VOWELS = _BACK_VOWELS | _FRONT_VOWELS | frozenset("ei")


def client_row(line: ClientNaming, today: date) -> Row:
    """Give a client's card."""
    said, icon, tone = state_words(NAMING_STATUS, line.status)
    settled = line.status in (AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED)
    upper, lower = _settled(line, today) if settled else _open(line, today)
    return Row(
        line.subject.id,
        name_of(line.subject),
        LINES.join((upper, lower)) if lower else upper,
        lead=f"{line.subject.age} v" if line.subject.age is not None else "",
        chip=said,
        chip_icon=icon,
        chip_tone=tone,
    )


def _settled(line: ClientNaming, today: date) -> tuple[str, str]:
    """Say why nobody is named; a client who wants nobody is quoted, and the door stays open."""
    found = line.assignment
    if found is None:
        return "", ""
    if line.status == AssignmentStatus.NOT_WANTED:
        again = found.ask_again_on
        below = _("Kysytään {day}").format(day=format_date(again, today)) if again else ""
        return quoted(found.status_reason), below or _("Ovi on auki")
    at = local(found.status_at or found.created_at).date()
    return found.status_reason, _("Peruste kirjattu {day}").format(day=format_date(at, today))


def _open(line: ClientNaming, today: date) -> tuple[str, str]:
    wish = line.client_wish or _("ei vielä kysytty")
    need = _("Päätarve: {need}").format(need=line.main_need) if line.main_need else ""
    match line.status:
        case AssignmentStatus.NAMED:
            first = shown_words(line.name)
            if line.asked is not None:
                asked = _("siirto pyydetty: {name}").format(name=shown_words(line.asked_name))
                return f"{first} · {asked}", need
            return first, need
        case AssignmentStatus.ASKED:
            asked = _("Pyydetty: {name}").format(name=shown_words(line.asked_name))
            return asked, need
        case _:
            return _since(line, today, need), _("Toive: {wish}").format(wish=wish)


def _since(line: ClientNaming, today: date, need: str) -> str:
    """Say since when nobody is named: an end, else the decision of high need."""
    found, parts = line.assignment, []
    if found is not None and found.valid_until is not None and line.name:
        ended = _("{name} lopetti {day}")
        day = format_date(found.valid_until, today)
        parts.append(ended.format(name=shown_words(line.name), day=day))
    elif line.decided_on is not None:
        parts.append(_("Arvioitu {day}").format(day=format_date(line.decided_on, today)))
    parts.append(need)
    return " · ".join(part for part in parts if part)


def summary(clients: tuple[ClientNaming, ...]) -> str:
    """Give the plain counts under the list."""

    def count(status: AssignmentStatus) -> int:
        return sum(line.status == status for line in clients)

    return _("Nimetty {named} · ei tarvita {not_needed} · ei halua {not_wanted}").format(
        named=count(AssignmentStatus.NAMED),
        not_needed=count(AssignmentStatus.NOT_NEEDED),
        not_wanted=count(AssignmentStatus.NOT_WANTED),
    )


def worker_row(one: CandidateWorker, fit: Fit, today: date) -> Candidate:
    """Give a worker's row."""
    title = f"{one.title}, {_('sinä')}" if one.is_self else one.title
    return Candidate(
        one.id,
        one.name,
        title,
        "person",
        (
            _fit_cell(fit),
            _known_cell(one, today),
            _takes_cell(takes=one.takes_new),
            Cell(str(one.clients)),
            Cell(str(one.follow_ups)),
        ),
        enabled=fit not in CANNOT,
    )


def team_row(team: CandidateTeam, fit: Fit, today: date) -> Candidate:
    """Give a team's row; it takes new clients when one of its members does."""
    members = ngettext("1 jäsen", "{n} jäsentä", team.members).format(n=team.members)
    trades = ngettext("1 ammatti", "{n} ammattia", team.professions).format(n=team.professions)
    return Candidate(
        team.id,
        team.name,
        f"{members}, {trades}",
        "people",
        (
            _fit_cell(fit),
            _known_cell(team, today),
            _takes_cell(takes=team.takes_new > 0),
            Cell(str(team.clients)),
            Cell(str(team.follow_ups)),
        ),
        enabled=fit not in CANNOT,
        group=_("Omat tiimit"),
    )


def _fit_cell(fit: Fit) -> Cell:
    said, icon, colour = _FIT[fit]
    return Cell(_(said), icon, colour)


def _known_cell(one: CandidateWorker | CandidateTeam, today: date) -> Cell:
    if one.known_last_on is None:
        return Cell(_NONE, colour="ink2")
    count = one.known_contacts
    said = ngettext("kerran, {day}", "{n} kertaa, {day}", count)
    return Cell(said.format(n=count, day=format_date(one.known_last_on, today)))


def _takes_cell(*, takes: bool) -> Cell:
    if takes:
        return Cell(_("kyllä"), "circle-check", "ok")
    return Cell(_("ei nyt"), "circle-minus", "ink2")


def asking_state(line: AskingLine) -> tuple[str, str, Tone]:
    """Give the chip of an asking that waits: `odottaa 2 pv`, or by how much it is late."""
    if line.days_late > 0:
        return _("{n} pv myöhässä").format(n=line.days_late), "alert-circle", Tone.CRIT
    if not line.days:
        return _("pyydetty tänään"), "hourglass", Tone.WARN
    return _("odottaa {n} pv").format(n=line.days), "hourglass", Tone.WARN


def asked_when(line: AskingLine, today: date) -> str:
    """Give who asked and by when an answer is awaited."""
    asked = line.view.assignment
    parts = [line.view.asked_by_name, _("tänään") if not line.days else ""]
    if line.days:
        parts[1] = _("{n} pv sitten").format(n=line.days)
    if asked.answer_by is not None:
        parts.append(_("vastaus {day} mennessä").format(day=format_date(asked.answer_by, today)))
    return " · ".join(part for part in parts if part)


def present_words(view: NamingView, today: date) -> str:
    """Say since when somebody is named, and who stands in."""
    found, parts = view.assignment, []
    if found.valid_from is not None:
        parts.append(_("{day} alkaen").format(day=format_date(found.valid_from, today)))
    if found.valid_until is not None:
        parts.append(_("{day} asti").format(day=format_date(found.valid_until, today)))
    if view.stand_in_name:
        parts.append(stand_in_words(view, today))
    return " · ".join(parts)


def stand_in_words(view: NamingView, today: date) -> str:
    """Give `Sijainen Jari Lehto 1.12.–7.12.`; without days it is at any absence."""
    said = _("sijainen {name}").format(name=shown_words(view.stand_in_name))
    days = [format_date(day, today) if day else "" for day in stand_in_days(view)]
    return f"{said} {days[0]}–{days[1]}" if any(days) else said


def stand_in_days(view: NamingView) -> tuple[date | None, date | None]:
    """Give the first and the last day of standing in."""
    return view.assignment.stand_in_from, view.assignment.stand_in_until


def whom_to_ask(first_name: str) -> str:
    """Give a first name as the object of asking: `Saria`, `Eeroa`, `Tuomasta`, `Kimiä`.

    Finnish partitive of first names: a after a name with back vowels, else ä; a name that ends in
    a consonant gets i before it, one in -as, -es, -is or -us a t. Of a double name the last part
    decides the vowel.
    """
    name = first_name.strip()
    if not name:
        return name
    low = name.replace("-", " ").split()[-1].lower()
    harmony = next((one for one in reversed(low) if one in _BACK_VOWELS | _FRONT_VOWELS), "ä")
    ending = "a" if harmony in _BACK_VOWELS else "ä"
    if low[-1] in _VOWELS:
        return name + ending
    if low[-1] == "s" and len(low) > 1 and low[-2] in _VOWELS:
        return f"{name}t{ending}"
    return f"{name}i{ending}"

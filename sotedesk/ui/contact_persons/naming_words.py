"""How namings and candidates are said in rows: facts, never a figure to rank by."""

from datetime import date

from sotedesk.i18n import _, format_date, ngettext
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.services.candidates import CandidateTeam, CandidateWorker
from sotedesk.services.naming_list import ClientNaming
from sotedesk.ui.care_words import NAMING_STATUS, name_of, shown_words, state_words
from sotedesk.ui.contact_persons.candidate_row import Candidate, Cell
from sotedesk.ui.widgets.row import Row

_NONE = "–"


def client_row(line: ClientNaming, today: date) -> Row:
    """Give a client's line in the list."""
    said, icon, tone = state_words(NAMING_STATUS, line.status)
    age = f"  {line.subject.age} v" if line.subject.age is not None else ""
    return Row(
        line.subject.id,
        f"{name_of(line.subject)}{age}",
        _about(line, today),
        chip=said,
        chip_icon=icon,
        chip_tone=tone,
    )


def _about(line: ClientNaming, today: date) -> str:
    parts = []
    named = line.status == AssignmentStatus.NAMED
    if named and line.name:
        parts.append(shown_words(line.name))
    elif line.name and line.assignment is not None and line.assignment.valid_until:
        ended = format_date(line.assignment.valid_until, today)
        parts.append(_("{name} lopetti {day}").format(name=shown_words(line.name), day=ended))
    settled = line.status in (AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED)
    if line.decided_on is not None and not named and not settled:
        parts.append(_("arvioitu {day}").format(day=format_date(line.decided_on, today)))
    if settled:
        parts.append(line.assignment.status_reason if line.assignment is not None else "")
    elif line.client_wish:
        parts.append(_("toive: {wish}").format(wish=line.client_wish))
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


def worker_row(one: CandidateWorker, today: date, *, able: bool = True) -> Candidate:
    """Give a worker's row."""
    title = f"{one.title}, {_('sinä')}" if one.is_self else one.title
    known = _NONE
    if one.known_last_on is not None:
        count = one.known_contacts
        known = ngettext("1 yhteydenotto", "{n} yhteydenottoa", count).format(n=count)
        known = f"{known} {format_date(one.known_last_on, today)}"
    return Candidate(
        one.id,
        one.name,
        title,
        "person",
        (
            Cell(known, colour="ink" if one.known_contacts else "ink2"),
            Cell(_("kyllä"), "circle-check", "ok")
            if one.takes_new
            else Cell(_("ei nyt"), "circle-minus", "ink2"),
            Cell(str(one.clients)),
            Cell(str(one.follow_ups)),
        ),
        enabled=able,
    )


def team_row(team: CandidateTeam) -> Candidate:
    """Give a team's row."""
    members = ngettext("1 jäsen", "{n} jäsentä", team.members).format(n=team.members)
    trades = ngettext("1 ammatti", "{n} ammattia", team.professions).format(n=team.professions)
    return Candidate(
        team.id,
        team.name,
        f"{members}, {trades}",
        "people",
        (
            Cell(_NONE, colour="ink2"),
            Cell(_NONE, colour="ink2"),
            Cell(str(team.clients)),
            Cell(_NONE),
        ),
    )

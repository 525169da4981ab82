"""Finnish words for the codes of reviews, mappings, plans, namings and follow-ups."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sotedesk.i18n import N_, _, format_age, format_date, format_full_date
from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.client import InterpreterNeed
from sotedesk.model.masking import Masked, Shown
from sotedesk.model.plan import (
    Agreement,
    CopyManner,
    PaperLeave,
    PartTaken,
    PermissionHow,
    PlanKind,
    PlanStatus,
    RowDecision,
    Sees,
    Whose,
)
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    PersonWish,
    Standing,
    Talked,
    Verdict,
)
from sotedesk.model.trigger import PickReason
from sotedesk.services.reviews import Dismissal, Evidence, EvidenceKind
from sotedesk.services.subject import NEEDS_INTERPRETER, Subject
from sotedesk.ui.theme.tokens import Tone

VERDICT: Mapping[Verdict, str] = {
    Verdict.OBSERVED: N_("Havaittu"),
    Verdict.NOT_OBSERVED: N_("Ei havaittu"),
    Verdict.NOT_ASSESSED: N_("Ei arvioitu"),
}
TALKED: Mapping[Talked, str] = {
    Talked.YES: N_("Kyllä"),
    Talked.NOT_YET: N_("Ei vielä"),
    Talked.NOT_NOW: N_("Ei nyt"),
}
CONCLUSION: Mapping[Conclusion, str] = {
    Conclusion.NO_FURTHER_STEPS: N_("Ei jatkotoimia"),
    Conclusion.WATCH: N_("Seurataan"),
    Conclusion.MAP: N_("Kartoitetaan kokonaistilanne"),
}
HIGH_NEED: Mapping[HighNeed, str] = {
    HighNeed.YES: N_("Kyllä"),
    HighNeed.NO: N_("Ei"),
    HighNeed.NOT_YET: N_("Ei vielä"),
}
STANDING: Mapping[Standing, tuple[str, str, Tone]] = {
    Standing.GOES_WELL: (N_("sujuu"), "circle-check", Tone.OK),
    Standing.NEEDS_SUPPORT: (N_("tarvitsee tukea"), "alert-circle", Tone.WARN),
    Standing.NOT_WANTED_NOW: (N_("ei halua nyt"), "circle-minus", Tone.PLAIN),
    Standing.NOT_CONCERNED: (N_("ei koske"), "circle-minus", Tone.PLAIN),
    Standing.NOT_ASKED: (N_("ei kysytty"), "circle", Tone.PLAIN),
}
PERSON_WISH: Mapping[PersonWish, str] = {
    PersonWish.WANTS: N_("nimeämättä – asiakas haluaa"),
    PersonWish.NOT_NEEDED: N_("ei tarvita"),
    PersonWish.NOT_WANTED: N_("ei halua"),
    PersonWish.NOT_ASKED: N_("ei kysytty"),
}
PLAN_KIND: Mapping[PlanKind, str] = {
    PlanKind.HEALTH_CARE_PLAN: N_("Terveys- ja hoitosuunnitelma"),
    PlanKind.CLIENT_PLAN: N_("Asiakassuunnitelma"),
    PlanKind.SERVICE_PLAN: N_("Palvelusuunnitelma"),
}
PLAN_STATUS: Mapping[PlanStatus, tuple[str, str, Tone]] = {
    PlanStatus.DRAFT: (N_("Luonnos"), "pencil", Tone.WARN),
    PlanStatus.CONFIRMED: (N_("Vahvistettu"), "circle-check", Tone.OK),
    PlanStatus.ENDED: (N_("Päättynyt"), "circle-minus", Tone.PLAIN),
    PlanStatus.REFUSED: (N_("Ei halua"), "circle-minus", Tone.PLAIN),
}
ROW_DECISION: Mapping[RowDecision, tuple[str, str, Tone]] = {
    RowDecision.NOT_NEEDED: (N_("ei tarvita"), "circle-minus", Tone.PLAIN),
    RowDecision.NEEDED: (N_("haettava"), "hourglass", Tone.WARN),
    RowDecision.APPLIED: (N_("haettu"), "clock", Tone.INFO),
    RowDecision.DECIDED: (N_("päätetty"), "circle-check", Tone.OK),
}
WHOSE: Mapping[Whose, str] = {
    Whose.CLIENT: N_("asiakas"),
    Whose.CHILD: N_("lapsi"),
    Whose.CARER: N_("läheinen"),
}
AGREEMENT: Mapping[Agreement, str] = {
    Agreement.AGREED: N_("Samaa mieltä"),
    Agreement.PARTLY: N_("Osin eri mieltä"),
    Agreement.DISAGREED: N_("Eri mieltä"),
}
COPY_MANNER: Mapping[CopyManner, str] = {
    CopyManner.MEETING: N_("tapaamisessa"),
    CopyManner.ELECTRONIC: N_("sähköisesti"),
    CopyManner.OTHER: N_("muulla tavalla"),
}
SEES: Mapping[Sees, str] = {
    Sees.ALL: N_("Koko suunnitelman"),
    Sees.ROWS: N_("Valitut"),
    Sees.NOTHING: N_("Ei mitään"),
}
PERMISSION_HOW: Mapping[PermissionHow, str] = {
    PermissionHow.IN_PERSON: N_("tavatessa"),
    PermissionHow.IN_WRITING: N_("kirjallisesti"),
    PermissionHow.PHONE_IDENTIFIED: N_("puhelimessa, tunnistettuna"),
    PermissionHow.SIGNED: N_("viittomakielellä"),
}
PART_TAKEN: Mapping[PartTaken, str] = {
    PartTaken.IN_PERSON: N_("tapaamisessa"),
    PartTaken.PHONE: N_("puhelimessa"),
    PartTaken.VIDEO: N_("videolla"),
    PartTaken.IN_WRITING: N_("kirjallisesti"),
}
PAPER_LEAVE: Mapping[PaperLeave, str] = {
    PaperLeave.NOT_ASKED: N_("ei kysytty"),
    PaperLeave.YES: N_("kyllä"),
    PaperLeave.NO: N_("ei"),
}
NAMING_ROLE: Mapping[AssignmentRole, str] = {
    AssignmentRole.CONTACT_PERSON: N_("Yhteyshenkilö"),
    AssignmentRole.OWN_WORKER: N_("Omatyöntekijä"),
    AssignmentRole.OWN_TEAM: N_("Oma tiimi"),
}
NAMING_STATUS: Mapping[AssignmentStatus, tuple[str, str, Tone]] = {
    AssignmentStatus.STILL_TO_NAME: (N_("nimeämättä"), "circle", Tone.WARN),
    AssignmentStatus.ASKED: (N_("pyydetty"), "hourglass", Tone.WARN),
    AssignmentStatus.RETURNED: (N_("palautettu"), "undo", Tone.INFO),
    AssignmentStatus.NAMED: (N_("nimetty"), "circle-check", Tone.OK),
    AssignmentStatus.NOT_NEEDED: (N_("ei tarvita"), "circle-minus", Tone.PLAIN),
    AssignmentStatus.NOT_WANTED: (N_("ei halua"), "circle-minus", Tone.PLAIN),
}
_MOST_DAYS_NAMED = 3


def state_words(table: Mapping[Any, tuple[str, str, Tone]], code: object) -> tuple[str, str, Tone]:
    """Give word, icon and tone of a state; a newer version's state is named as such."""
    found = table.get(code)
    if found is None:
        return _("uudempi versio"), "question", Tone.PLAIN
    said, icon, tone = found
    return _(said), icon, tone


def name_of(person: Subject) -> str:
    """Give a person's name, or that it is not known."""
    return person.name or _("Nimi ei tiedossa")


def shown_words(value: Shown) -> str:
    """Give a value, or the word that says it is hidden."""
    return _("piilotettu") if isinstance(value, Masked) else value


def age_line(person: Subject, today: date) -> str:
    """Give `68 v · s. 3.9.1958`, as far as it is known."""
    if person.birth_date is None:
        return ""
    born = _("s. {day}").format(day=format_full_date(person.birth_date))
    return f"{format_age(person.birth_date, today)} · {born}"


def interpreter_words(person: Subject) -> str:
    """Give `Tulkki: viittomakieli`, or nothing when none is needed."""
    if person.interpreter_need not in NEEDS_INTERPRETER:
        return ""
    signed = person.interpreter_need is InterpreterNeed.SIGNED
    language = person.interpreter_language or (_("viittomakieli") if signed else "")
    return _("Tulkki: {language}").format(language=language) if language else _("Tulkki")


def evidence_words(found: Evidence, today: date) -> tuple[str, str]:
    """Give the icon and the words of one line of evidence: facts with their days."""
    match found.kind:
        case EvidenceKind.CONTACTS:
            words = _("{count} yhteydenottoa: {days}") if found.count > 1 else _("{days}: {count}")
            if found.count == 1:
                words = _("1 yhteydenotto: {days}")
            return "phone-in", words.format(count=found.count, days=days_words(found.days, today))
        case EvidenceKind.MISSED_APPOINTMENTS:
            days = days_words(found.days, today)
            if found.count == 1:
                return "calendar", _("1 aika käyttämättä: {days}").format(days=days)
            words = _("{count} aikaa käyttämättä: {days}")
            return "calendar", words.format(count=found.count, days=days)
        case _:
            return "circle-minus", _("Ei merkintöjä")


def dismissal_words(found: Dismissal, reasons: Sequence[PickReason], today: date) -> str:
    """Give `Hylätty 2.11.: muu asia selittää. Uusi kirjaus 17.11.`, as far as there is any."""
    named = {one.code: one.text for one in reasons}
    on, why = format_date(found.on, today), named.get(found.reason, "")
    said = _("Hylätty {day}").format(day=on)
    if why:
        said = _("Hylätty {day}: {why}.").format(day=on, why=why.lower())
    if found.new_entry_on is None:
        return said
    new = _("Uusi kirjaus {day}").format(day=format_date(found.new_entry_on, today))
    return f"{said} {new}"


def days_words(days: Sequence[date], today: date) -> str:
    """Give `28.10., 12.11. ja 17.11.`; many days as the first and the last."""
    named = [format_date(day, today) for day in days]
    if len(named) > _MOST_DAYS_NAMED:
        return f"{named[0]}–{named[-1]}"
    if len(named) > 1:
        return _("{days} ja {last}").format(days=", ".join(named[:-1]), last=named[-1])
    return "".join(named)

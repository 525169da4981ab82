"""Codes, days and numbers as paper words them: plain Finnish, in whole sentences."""

from collections.abc import Iterable
from datetime import date, time

from sotedesk.i18n import N_, NO_BREAK_SPACE, _, format_full_date
from sotedesk.model.client import ElsewhereKind, InterpreterNeed
from sotedesk.model.plan import Agreement, CopyManner, PermissionHow, RowDecision, Sees, Whose
from sotedesk.services.paper import (
    ClientPart,
    ContactRole,
    HelpChannel,
    MeetingManner,
    PhoneUse,
    PlanKind,
    SheetContact,
    SheetInterpreter,
    SheetParticipant,
    SheetRow,
    SheetStatus,
    WordsSource,
)


def facts(*parts: str) -> str:
    """Join short facts the Finnish way."""
    return " · ".join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Join what is there with commas."""
    return ", ".join(part for part in parts if part)


def kind_name(kind: PlanKind) -> str:
    """Return the plan's statutory name."""
    return {
        PlanKind.HEALTH_CARE_PLAN: _("Terveys- ja hoitosuunnitelma"),
        PlanKind.CLIENT_PLAN: _("Asiakassuunnitelma"),
        PlanKind.SERVICE_PLAN: _("Palvelusuunnitelma"),
        PlanKind.JOINT_PLAN: _("Yhteinen suunnitelma"),
    }[kind]


def status_line(status: SheetStatus) -> str:
    """Return what the header says of the plan."""
    return {
        SheetStatus.DRAFT: _("Luonnos, ei vielä voimassa"),
        SheetStatus.CONFIRMED: _("Vahvistettu suunnitelma"),
        SheetStatus.ENDED: _("Päättynyt suunnitelma"),
        SheetStatus.REFUSED: _("Ei suunnitelmaa nyt"),
    }[status]


def rows_heading(status: SheetStatus) -> str:
    """Return what stands above the rows, told to others than the client."""
    return {
        SheetStatus.DRAFT: _("Mitä ehdotetaan"),
        SheetStatus.CONFIRMED: _("Mitä on sovittu"),
        SheetStatus.ENDED: _("Mitä suunnitelmassa oli"),
        SheetStatus.REFUSED: _("Mitä ehdotettiin"),
    }[status]


def on_weekday(day: date) -> str:
    """Return `tiistaina 1.12.2026`."""
    names = (
        _("maanantaina"),
        _("tiistaina"),
        _("keskiviikkona"),
        _("torstaina"),
        _("perjantaina"),
        _("lauantaina"),
        _("sunnuntaina"),
    )
    return f"{names[day.weekday()]} {format_full_date(day)}"


def at_clock(at: time) -> str:
    """Return `klo 13` or `klo 13.30`, never broken over lines."""
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{_('klo')}{NO_BREAK_SPACE}{at.hour}{minutes}"


def phone_number(number: str) -> str:
    """Return a number that is not broken over lines."""
    return number.replace(" ", NO_BREAK_SPACE)


def phone_use(use: PhoneUse) -> str:
    """Return what a number is for."""
    return {
        PhoneUse.CALL: _("Puhelu"),
        PhoneUse.UNIT: _("Yksikkö"),
        PhoneUse.TEXT_MESSAGE: _("Tekstiviesti"),
        PhoneUse.REMOTE_INTERPRETING: _("Etätulkkaus"),
    }[use]


def channel(how: HelpChannel) -> str:
    """Return how help is given (handbook: lähi, etä, digi)."""
    return {
        HelpChannel.NEAR: _("paikan päällä"),
        HelpChannel.REMOTE: _("etänä"),
        HelpChannel.DIGITAL: _("verkossa"),
    }[how]


def help_words(row: SheetRow) -> str:
    """Return how the help of a row is given: in its own words, else by the channel's name."""
    return row.how_words or (channel(row.how) if row.how else "")


def plain_decision(row: SheetRow) -> str:
    """Return where the decision stands, told to the client; empty where none is needed."""
    day = f" {format_full_date(row.decision_on)}" if row.decision_on else ""
    return {
        None: "",
        RowDecision.NOT_NEEDED: "",
        RowDecision.NEEDED: _("Tähän haetaan päätös."),
        RowDecision.APPLIED: _("Päätöstä on haettu{day}.").format(day=day),
        RowDecision.DECIDED: _("Päätös on tehty{day}.").format(day=day),
    }[row.decision]


def decision(row: SheetRow) -> str:
    """Return where the decision stands, told to a professional; empty where nobody said."""
    day = f" {format_full_date(row.decision_on)}" if row.decision_on else ""
    said = {
        None: "",
        RowDecision.NOT_NEEDED: _("Päätös: ei tarvita"),
        RowDecision.NEEDED: _("Päätös: haettava"),
        RowDecision.APPLIED: _("Päätös: haettu"),
        RowDecision.DECIDED: _("Päätös: päätetty"),
    }[row.decision]
    return said + day if said else ""


def plain_whose(whose: Whose) -> str:
    """Return whom a row is about, told to the client; empty for the client."""
    return {
        Whose.CLIENT: "",
        Whose.CHILD: _("Tämä koskee lastasi."),
        Whose.CARER: _("Tämä koskee läheistäsi."),
    }[whose]


def whose_need(whose: Whose) -> str:
    """Return whose need a row is, told to others; empty for the client's."""
    return {
        Whose.CLIENT: "",
        Whose.CHILD: _("Lapsen tarve"),
        Whose.CARER: _("Läheisen tarve"),
    }[whose]


def source_words(source: WordsSource) -> str:
    """Return whose words the client's view is, told to a professional."""
    return {
        WordsSource.SELF: _("Asiakkaan omin sanoin"),
        WordsSource.THROUGH_INTERPRETER: _("Asiakas kertoi tulkin kautta"),
        WordsSource.TOLD_BY_RELATIVE: _("Läheisen kertomana"),
        WordsSource.TOLD_BY_PROFESSIONAL: _("Ammattilaisen kertomana"),
    }[source]


def interpreter_words(interpreter: SheetInterpreter | None) -> str:
    """Return which interpreter is needed; empty when none."""
    if interpreter is None:
        return ""
    need = {
        InterpreterNeed.SPOKEN: _("tulkki"),
        InterpreterNeed.SIGNED: _("viittomakielen tulkki"),
        InterpreterNeed.WRITTEN: _("kirjoitustulkki"),
    }[interpreter.need]
    return listed((need, interpreter.language))


def agreement_words(how: Agreement) -> str:
    """Return whether both agree."""
    return {
        Agreement.AGREED: _("Asiakas ja ammattilainen ovat samaa mieltä"),
        Agreement.PARTLY: _("Asiakas ja ammattilainen ovat osittain eri mieltä"),
        Agreement.DISAGREED: _("Asiakas ja ammattilainen ovat eri mieltä"),
    }[how]


def copy_manner(how: CopyManner) -> str:
    """Return how the client got the plan."""
    return {
        CopyManner.MEETING: _("tapaamisessa"),
        CopyManner.ELECTRONIC: _("sähköisesti"),
        CopyManner.OTHER: _("muuten"),
    }[how]


def leave_manner(how: PermissionHow) -> str:
    """Return how the client gave leave."""
    return {
        PermissionHow.IN_PERSON: _("paikan päällä"),
        PermissionHow.IN_WRITING: _("kirjallisesti"),
        PermissionHow.PHONE_IDENTIFIED: _("puhelimessa tunnistettuna"),
        PermissionHow.SIGNED: _("viittomakielellä"),
    }[how]


def elsewhere_kind(kind: ElsewhereKind) -> str:
    """Return what is kept elsewhere."""
    return {
        ElsewhereKind.ADVANCE_CARE_PLAN: _("Ennakoiva hoitosuunnitelma"),
        ElsewhereKind.ADVANCE_DIRECTIVE: _("Hoitotahto"),
        ElsewhereKind.REHABILITATION_PLAN: _("Kuntoutussuunnitelma"),
        ElsewhereKind.SERVICE_PLAN: _("Palvelusuunnitelma"),
        ElsewhereKind.CLIENT_PLAN: _("Asiakassuunnitelma"),
        ElsewhereKind.RAI: _("RAI-arviointi"),
        ElsewhereKind.OTHER: _("Muu suunnitelma"),
    }[kind]


def sees_words(one: SheetParticipant, needs: tuple[str, ...] = ()) -> str:
    """Return how much of the plan a participant may see.

    Args:
        one: The participant.
        needs: What the rows are about, on a paper whose rows bear no numbers.
    """
    if one.sees is Sees.ALL:
        return _("koko suunnitelman")
    if one.sees is not Sees.ROWS:
        return _("ei mitään") if one.sees is Sees.NOTHING else _("kirjattu uudemmassa versiossa")
    numbers = listed(str(number) for number in one.rows)
    label = _("rivin {numbers}") if len(one.rows) == 1 else _("rivit {numbers}")
    contact = _("yhteyshenkilön") if one.contact else ""
    rows = label.format(numbers=numbers) if one.rows else ""
    if needs:
        rows = listed(needs[number - 1] for number in one.rows)
    return listed((rows, *one.parts, contact)) or _("ei mitään")


def meeting_manner(how: MeetingManner) -> str:
    """Return how the client took part, told to others."""
    return {
        MeetingManner.IN_PERSON: _("tapaamisessa"),
        MeetingManner.HOME_VISIT: _("kotikäynnillä"),
        MeetingManner.PHONE: _("puhelimessa"),
        MeetingManner.VIDEO: _("videopuhelussa"),
        MeetingManner.MESSAGES: _("kirjallisesti"),
    }[how]


def took_part(part: ClientPart | None) -> str:
    """Return the client's part, told to others; never that a plan was made together."""
    if part is None:
        return _("Asiakkaan osuutta ei ole kirjattu")
    said = _("Asiakas oli mukana {day} {how}").format(
        day=format_full_date(part.on), how=meeting_manner(part.how)
    )
    if part.interpreter_language is None:
        return said
    return listed((said, _("tulkki: {language}").format(language=part.interpreter_language)))


def made_together(part: ClientPart) -> str:
    """Return the sentence that stands only where the client's part is recorded."""
    how = {
        MeetingManner.IN_PERSON: _("tapaamisessa"),
        MeetingManner.HOME_VISIT: _("kotonasi"),
        MeetingManner.PHONE: _("puhelimessa"),
        MeetingManner.VIDEO: _("videopuhelussa"),
        MeetingManner.MESSAGES: _("kirjallisesti"),
    }[part.how]
    made = _("Tehty yhdessä {day} {how}.").format(day=format_full_date(part.on), how=how)
    if part.interpreter_language is None:
        return made
    through = _("Käytiin läpi tulkin kanssa, {language}.")
    return f"{made} {through.format(language=part.interpreter_language)}"


MAKER_ROLES = {
    ContactRole.CONTACT_PERSON: N_("yhteyshenkilö"),
    ContactRole.OWN_WORKER: N_("omatyöntekijä"),
}
"""As what one who made the plan is there for the client."""


def contact_title(contact: SheetContact) -> str:
    """Return the heading of the contact box; no name is inflected."""
    named = {
        ContactRole.CONTACT_PERSON: _("Yhteyshenkilösi on {name}"),
        ContactRole.OWN_WORKER: _("Omatyöntekijäsi on {name}"),
        ContactRole.OWN_TEAM: _("Oma tiimisi on {name}"),
        ContactRole.UNIT: _("Voit kysyä: {name}"),
    }
    proposed = {
        ContactRole.CONTACT_PERSON: _("Sopiiko yhteyshenkilöksesi {name}?"),
        ContactRole.OWN_WORKER: _("Sopiiko omatyöntekijäksesi {name}?"),
        ContactRole.OWN_TEAM: _("Sopiiko omaksi tiimiksesi {name}?"),
        ContactRole.UNIT: _("Voit kysyä: {name}"),
    }
    name = ", ".join(part for part in (contact.name, contact.title) if part)
    return (proposed if contact.proposed else named)[contact.role].format(name=name)


def away_line(contact: SheetContact) -> str:
    """Return who answers when the contact is away, and when; empty when nobody is recorded."""
    if not contact.away_who:
        return ""
    person = contact.role in (ContactRole.CONTACT_PERSON, ContactRole.OWN_WORKER)
    start = _("Jos hän on poissa, vastaa {who}") if person else _("Jos emme vastaa, soita: {who}")
    away = away_days(contact)
    if person and away:
        start = _("Kun hän on poissa {days}, vastaa {who}")
    said = start.format(who=contact.away_who, days=away)
    number = f": {phone_number(contact.away_phone)}" if contact.away_phone else ""
    return f"{said}{number}."


def away_days(contact: SheetContact) -> str:
    """Return the days of being away, as `7.12.2026–11.12.2026`; empty when none is known."""
    first, last = contact.away_from, contact.away_until
    if first is None and last is None:
        return ""
    return "–".join(format_full_date(day) if day else "" for day in (first, last))


def signer(contact: SheetContact | None) -> str:
    """Return who signs beside the client."""
    if contact and contact.role is ContactRole.CONTACT_PERSON:
        return _("Yhteyshenkilö")
    if contact and contact.role is ContactRole.OWN_WORKER:
        return _("Omatyöntekijä")
    return _("Työntekijä")

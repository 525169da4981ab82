"""Codes, days and numbers as the client's sheet words them: plain Finnish, in whole sentences."""

from datetime import date, time

from sotedesk.i18n import NO_BREAK_SPACE, _, format_full_date
from sotedesk.services.paper import (
    ClientPart,
    ContactRole,
    HelpChannel,
    MeetingManner,
    PhoneUse,
    PlanKind,
    RowDecision,
    SheetContact,
    SheetStatus,
)


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


def decision(of: RowDecision) -> str:
    """Return where the decision stands; empty where none is needed."""
    return {
        RowDecision.NOT_NEEDED: "",
        RowDecision.NEEDED: _("Päätös: haettava"),
        RowDecision.APPLIED: _("Päätös: haettu"),
        RowDecision.DECIDED: _("Päätös: päätetty"),
    }[of]


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
    """Return who answers when the contact is away; empty when nobody is recorded."""
    if not contact.away_who:
        return ""
    person = contact.role in (ContactRole.CONTACT_PERSON, ContactRole.OWN_WORKER)
    start = _("Jos hän on poissa, vastaa {who}") if person else _("Jos emme vastaa, soita: {who}")
    said = start.format(who=contact.away_who)
    number = f": {phone_number(contact.away_phone)}" if contact.away_phone else ""
    return f"{said}{number}."


def signer(contact: SheetContact | None) -> str:
    """Return who signs beside the client."""
    if contact and contact.role is ContactRole.CONTACT_PERSON:
        return _("Yhteyshenkilö")
    if contact and contact.role is ContactRole.OWN_WORKER:
        return _("Omatyöntekijä")
    return _("Työntekijä")

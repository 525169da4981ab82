"""Blocks of the papers that professionals read: smaller type, labels at the left.

What the plan's whole paper and the one-page brief say alike stands here.
"""

from collections.abc import Iterable
from typing import Final

from sotedesk.i18n import _, format_full_date
from sotedesk.printing import style
from sotedesk.printing.blocks import Block, Cell, Columns, Paragraph, Section
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.emergency import EMERGENCY_NUMBER
from sotedesk.printing.wording import (
    at_clock,
    away_days,
    facts,
    listed,
    phone_number,
    phone_use,
)
from sotedesk.services.paper import (
    ContactRole,
    PhoneUse,
    PlanSheet,
    SheetContact,
    SheetPerson,
    SheetReview,
    SheetStatus,
)

_LABEL_SHARE: Final = 112
_VALUE_SHARE: Final = 375
TIGHT: Final = (3.5, 5.0)
"""Above and below the texts of a row in a table of small type."""


def section(text: str) -> Section:
    """Return a heading in the size of a professional's paper."""
    return Section(text, style.WORK_SECTION, space=12.0)


def body(text: str) -> Paragraph:
    """Return a text in the size of a professional's paper."""
    return Paragraph(text, style.WORK_BODY, space=2.0)


def muted(text: str) -> Paragraph:
    """Return a side remark in the size of a professional's paper."""
    return Paragraph(text, style.WORK_MUTED, space=1.0)


def fact(label: str, *values: str | Paragraph) -> Columns:
    """Return a label with what it says beside it, one below another."""
    texts = tuple(body(value) if isinstance(value, str) else value for value in values)
    return Columns(
        (Cell(_LABEL_SHARE, (Paragraph(label, style.WORK_LABEL),)), Cell(_VALUE_SHARE, texts)),
        space=2.0,
    )


def born(sheet: PlanSheet, birth_date_words: str) -> Paragraph:
    """Return the client's name with what is known of the birth date."""
    return Paragraph(listed((sheet.client_name, birth_date_words)), style.WORK_NAME, space=2.0)


def state_line(sheet: PlanSheet, *more: str) -> Paragraph:
    """Return where the plan stands, with its days."""
    confirmed = (
        _("Vahvistettu {day}").format(day=format_full_date(sheet.confirmed_on))
        if sheet.confirmed_on
        else ""
    )
    ended = _("Päättynyt")
    if sheet.ended_on:
        ended = _("Päättynyt {day}").format(day=format_full_date(sheet.ended_on))
    said = {
        SheetStatus.DRAFT: (_("Luonnos, ei vielä voimassa"),),
        SheetStatus.CONFIRMED: (confirmed or _("Vahvistettu"), _("voimassa")),
        SheetStatus.ENDED: (ended, confirmed),
        SheetStatus.REFUSED: (_("Asiakas ei halunnut suunnitelmaa"),),
    }[sheet.status]
    return Paragraph(facts(*said, *more), style.WORK_LEAD, space=2.0)


def contact_label(contact: SheetContact | None) -> str:
    """Return as what somebody is there for the client."""
    if contact is not None and contact.role is ContactRole.OWN_WORKER:
        return _("Omatyöntekijä")
    if contact is not None and contact.role is ContactRole.OWN_TEAM:
        return _("Oma tiimi")
    return _("Yhteyshenkilö")


def contact_lines(contact: SheetContact | None) -> tuple[str, ...]:
    """Return who is there for the client, how to reach them, and who stands in."""
    if contact is None:
        return (_("Ei nimetty."),)
    unnamed = contact.role is ContactRole.UNIT
    who = listed((contact.name, contact.title))
    named = listed((_("Ei nimetty"), who)) if unnamed else who
    asked = _("ehdotettu, asiakkaalta kysytään") if contact.proposed else ""
    hidden = _("yksikkö ja numero piilotettu (turvakielto)") if contact.hidden else ""
    phones = (
        facts(
            listed((phone_use(phone.use).lower() if phone.use is not PhoneUse.CALL else "",))
            + (" " if phone.use is not PhoneUse.CALL else "")
            + phone_number(phone.number),
            phone.hours,
        )
        for phone in contact.phones
    )
    return (facts(named, asked, hidden), *phones, *_stand_in(contact))


def _stand_in(contact: SheetContact) -> tuple[str, ...]:
    if not contact.away_who:
        return ()
    said = _("Sijainen: {who}").format(who=contact.away_who)
    number = phone_number(contact.away_phone) if contact.away_phone else ""
    return (facts(said, number, away_days(contact)),)


def person_lines(person: SheetPerson | None) -> tuple[str, ...]:
    """Return a professional with unit and number, as far as they may stand."""
    if person is None:
        return (_("Ei tiedossa."),)
    hidden = _("yksikkö ja numero piilotettu (turvakielto)") if person.hidden else ""
    reached = facts(person.unit, phone_number(person.phone), person.hours, hidden)
    return tuple(line for line in (listed((person.name, person.title)), reached) if line)


def ban_note() -> Paragraph:
    """Return why places and numbers are not on the paper."""
    said = _(
        "Turvakielto: yksiköt, paikat ja puhelinnumerot on piilotettu. "
        "Merkki […] on piilotetun kohdan paikalla."
    )
    return Paragraph(said, style.WORK_ALERT, space=3.0)


def review_words(review: SheetReview | None) -> str:
    """Return when and how the plan is looked at again."""
    if review is None:
        return _("Aikaa ei ole sovittu.")
    clock = f" {at_clock(review.at)}" if review.at else ""
    return facts(format_full_date(review.on) + clock, review.how)


def call_words(county: CountyTexts) -> str:
    """Return where to call if things change."""
    said = _("Hätä {emergency} · kiireellinen asia {urgent}")
    return said.format(emergency=EMERGENCY_NUMBER, urgent=phone_number(county.urgent_number))


def closing(sheet: PlanSheet, county: CountyTexts) -> str:
    """Return the closing text of the kind, as the client is told it ([1.g])."""
    told = _("Asiakkaan kappaleessa sanotaan: ”{text}”")
    return told.format(text=county.closings[sheet.kind])


def numbered(texts: Iterable[str]) -> tuple[Block, ...]:
    """Return texts one below another, those that are there."""
    return tuple(body(text) for text in texts if text)

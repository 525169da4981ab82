"""A relative's copy: what the client allowed this one relative to have, and where to call.

It is no copy of the client's sheet with lines struck out: what was not allowed has no heading here
either. It has neither receipt nor signatures, and nothing on it says how the plan was made.
"""

from sotedesk.i18n import _, format_full_date
from sotedesk.printing import style
from sotedesk.printing.blocks import (
    Block,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    Title,
    Together,
    support,
)
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.emergency import emergency_box
from sotedesk.printing.letterhead import letterhead
from sotedesk.printing.wording import (
    agreement_words,
    decision,
    facts,
    help_words,
    leave_manner,
    listed,
    on_weekday,
    rows_heading,
    whose_need,
)
from sotedesk.printing.work_blocks import closing, contact_label, contact_lines
from sotedesk.services.paper import HIDDEN, RelativeCopy, SheetPart, SheetRow, SheetStatus


def relative_copy(sheet: RelativeCopy, county: CountyTexts) -> Document:
    """Say what stands on the copy, in order."""
    title = _("Läheisen kopio suunnitelmasta")
    blocks: tuple[Block, ...] = (
        Title(title),
        *_leave(sheet),
        *_state(sheet),
        *_contact(sheet),
        *_rows(sheet),
        *(block for part in sheet.parts for block in _part(part)),
        *_agreement(sheet),
        *_review(sheet),
        *_ending(sheet, county),
    )
    return letterhead(sheet, county, title, blocks)


def _leave(sheet: RelativeCopy) -> tuple[Block, ...]:
    receiver = listed((sheet.relative, sheet.role))
    day, how = format_full_date(sheet.allowed_on), leave_manner(sheet.allowed_how)
    given = _("Asiakas antoi tähän luvan {day} {how}.").format(day=day, how=how)
    limits = _("Tässä on vain se, minkä asiakas salli.")
    return (
        Paragraph(_("Asiakas: {name}").format(name=sheet.client_name), style.NAME, space=6.0),
        Paragraph(_("Saaja: {name}").format(name=receiver), style.NAME),
        Paragraph(given if sheet.whole else f"{given} {limits}", style.SUPPORT_MUTED),
        support(_("Säilytä kopio niin, etteivät muut näe sitä.")),
    )


def _state(sheet: RelativeCopy) -> tuple[Block, ...]:
    if sheet.status is SheetStatus.CONFIRMED:
        return ()
    ended = f" {format_full_date(sheet.ended_on)}" if sheet.ended_on else ""
    said = {
        SheetStatus.DRAFT: _("Tämä on luonnos. Kaikki voi vielä muuttua."),
        SheetStatus.ENDED: _("Suunnitelma on päättynyt{day}.").format(day=ended),
        SheetStatus.REFUSED: _("Asiakas ei halunnut suunnitelmaa nyt."),
    }[sheet.status]
    return (Paragraph(said, style.LEAD),)


def _contact(sheet: RelativeCopy) -> tuple[Block, ...]:
    if sheet.contact is None or not sheet.contact.name:
        return ()
    # On this paper nobody is told of a safety ban: what it hides is simply not there.
    contact = sheet.contact
    lines = [listed((contact.name, contact.title))] if contact.hidden else contact_lines(contact)
    heading = Section(contact_label(contact))
    return (Together((heading, *(Paragraph(line) for line in lines))),)


def _rows(sheet: RelativeCopy) -> tuple[Block, ...]:
    if not sheet.rows:
        return ()
    columns = (
        Column(_("Asia"), 80),
        Column(_("Mitä tehdään"), 176),
        Column(_("Kuka"), 70),
        Column(_("Milloin"), 76),
        Column(_("Miten"), 54),
    )
    heading = rows_heading(sheet.status)
    return (Section(heading), Table(columns, tuple(_cells(row) for row in sheet.rows)))


def _cells(row: SheetRow) -> tuple[tuple[Paragraph, ...], ...]:
    goal = _("Tavoite: {text}").format(text=row.goal) if row.goal else ""
    follow_up = _("Seuranta: {text}").format(text=row.follow_up) if row.follow_up else ""
    return (
        (Paragraph(row.need, style.STRONG), _muted(whose_need(row.whose))),
        (Paragraph(row.action), _muted(goal), _muted(follow_up), _muted(decision(row))),
        (support(row.who),),
        (support(row.when),),
        (support(_quiet(help_words(row))),),
    )


def _muted(text: str) -> Paragraph:
    return Paragraph(text, style.SUPPORT_MUTED)


def _quiet(text: str) -> str:
    """Leave out a field that is hidden whole: nobody is told here that there is a ban."""
    return "" if text == HIDDEN else text


def _part(part: SheetPart) -> tuple[Block, ...]:
    two_sided = bool(part.client_label and part.professional_label)
    client = _("Asiakas: {text}") if two_sided else "{text}"
    professional = _("Ammattilainen: {text}") if two_sided else "{text}"
    texts = ((client, part.client_text), (professional, part.professional_text))
    said = (Paragraph(label.format(text=text)) for label, text in texts if text)
    return (Section(part.title), *said)


def _agreement(sheet: RelativeCopy) -> tuple[Block, ...]:
    found = sheet.agreement
    if found is None or found.how is None:
        return ()
    lines = (
        f"{agreement_words(found.how)}.",
        _("Asiakas: {text}").format(text=found.client_reason) if found.client_reason else "",
        _("Ammattilainen: {text}").format(text=found.professional_reason)
        if found.professional_reason
        else "",
    )
    return (Section(_("Yksimielisyys")), *(Paragraph(line) for line in lines))


def _review(sheet: RelativeCopy) -> tuple[Block, ...]:
    if sheet.review is None:
        return ()
    day = on_weekday(sheet.review.on)
    said = facts(f"{day[0].upper()}{day[1:]}", _quiet(sheet.review.how))
    return (Together((Section(_("Milloin suunnitelma tarkistetaan")), Paragraph(said))),)


def _ending(sheet: RelativeCopy, county: CountyTexts) -> tuple[Block, ...]:
    box = emergency_box(county, tinted=not sheet.is_draft, interpreter=False)
    told = (Section(_("Hyvä tietää")), Paragraph(closing(sheet, county)))
    return (Together((Section(_("Jos vointi huononee")), box, *told)),)

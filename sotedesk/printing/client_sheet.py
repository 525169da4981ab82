"""The client's plain-language sheet of a plan.

The order and sizes are those of the UX guide, section 2.17. Rules of what may be said come from
the users' page, section 6 [1.g] and [4.i]: *Tehty yhdessä* and the client's name among the makers
stand only where the client's part is recorded, and a draft has no receipt and no signatures.
"""

from sotedesk.i18n import _, format_clock, format_full_date, local
from sotedesk.printing import style
from sotedesk.printing.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Column,
    Columns,
    Document,
    Paragraph,
    Rule,
    Section,
    SignatureLines,
    Table,
    Title,
    Together,
    Tone,
    support,
)
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.wording import (
    at_clock,
    away_line,
    channel,
    contact_title,
    decision,
    kind_name,
    made_together,
    on_weekday,
    phone_number,
    phone_use,
    signer,
    status_line,
)
from sotedesk.services.paper import (
    ClientSheet,
    CopyManner,
    Maker,
    SheetContact,
    SheetRow,
    SheetStatus,
    WordsSource,
)

_EMPTY_BOX = "☐\N{NO-BREAK SPACE}"
_TICKED_BOX = "☑\N{NO-BREAK SPACE}"


def client_sheet(sheet: ClientSheet, county: CountyTexts) -> Document:
    """Say what stands on the sheet, in order."""
    organisation = sheet.organisation or county.organisation
    return Document(
        title=_("Minun suunnitelmani"),
        author=organisation,
        language=sheet.language,
        blocks=(
            *_opening(sheet),
            *_contact(sheet),
            *_wish(sheet),
            *_rows(sheet),
            *_strengths(sheet),
            *_review(sheet),
            *_worsening(sheet, county),
            *_makers(sheet),
            *_good_to_know(sheet, county),
            *_receipt(sheet),
        ),
        header_left=(
            Paragraph(organisation, style.HEADER_STRONG),
            Paragraph(_facts(sheet.unit, status_line(sheet.status)), style.HEADER),
        ),
        header_right=(Paragraph(sheet.client_name, style.HEADER),),
        page_number=_("Sivu {page} / {pages}"),
        footer=_footer(sheet),
        printed_at=sheet.printed_at,
        watermark=_("LUONNOS") if _is_draft(sheet) else "",
    )


def _is_draft(sheet: ClientSheet) -> bool:
    return sheet.status is SheetStatus.DRAFT


def _facts(*parts: str) -> str:
    """Join short facts the Finnish way."""
    return " · ".join(part for part in parts if part)


def _footer(sheet: ClientSheet) -> str:
    printed_on = format_full_date(local(sheet.printed_at).date())
    when = f"{printed_on} {format_clock(sheet.printed_at)}"
    printed = _("tulostettu {when}").format(when=when)
    version = _("versio {number}").format(number=sheet.version)
    dates = {
        SheetStatus.DRAFT: (_("luonnos"),),
        SheetStatus.CONFIRMED: (_dated(_("vahvistettu {day}"), sheet),),
        SheetStatus.ENDED: (_dated(_("vahvistettu {day}"), sheet), _ended(sheet)),
    }[sheet.status]
    name = f"{kind_name(sheet.kind)} {sheet.number}".rstrip()
    first = _facts(name, version, *dates)
    return f"{first}\n{_facts(printed, sheet.printed_by)}"


def _dated(text: str, sheet: ClientSheet) -> str:
    return text.format(day=format_full_date(sheet.confirmed_on)) if sheet.confirmed_on else ""


def _ended(sheet: ClientSheet) -> str:
    if sheet.ended_on is None:
        return _("päättynyt")
    return _("päättynyt {day}").format(day=format_full_date(sheet.ended_on))


def _opening(sheet: ClientSheet) -> tuple[Block, ...]:
    born = (
        _(", syntynyt {day}").format(day=format_full_date(sheet.birth_date))
        if sheet.birth_date
        else ""
    )
    name = Paragraph(sheet.client_name + born, style.NAME, space=6.0)
    return (Title(_("Minun suunnitelmani")), name, *_how_made(sheet))


def _how_made(sheet: ClientSheet) -> tuple[Block, ...]:
    ended = sheet.status is SheetStatus.ENDED
    lines: list[Paragraph] = []
    if ended:
        day = f" {format_full_date(sheet.ended_on)}" if sheet.ended_on else ""
        lines.append(Paragraph(_("Suunnitelma on päättynyt{day}.").format(day=day), style.LEAD))
    if sheet.client_part and not _is_draft(sheet):
        lines.append(Paragraph(made_together(sheet.client_part), style.SUPPORT_MUTED))
    elif not ended:
        lines.append(Paragraph(_going_through(sheet), style.LEAD))
    return tuple(lines)


def _going_through(sheet: ClientSheet) -> str:
    meeting = sheet.going_through
    day = f" {on_weekday(meeting.on)}" if meeting and meeting.on else ""
    clock = f" {at_clock(meeting.at)}" if meeting and meeting.at else ""
    sentences = [_("Käymme tämän läpi kanssasi{when}.").format(when=day + clock)]
    if meeting and meeting.interpreter:
        sentences.append(_("Tulkki on mukana."))
    if _is_draft(sheet):
        sentences.append(_("Voit muuttaa kaikkea."))
    return " ".join(sentences)


def _contact(sheet: ClientSheet) -> tuple[Block, ...]:
    if sheet.contact is None:
        return ()
    contact = sheet.contact
    blocks: list[Block] = [Section(contact_title(contact), style.BOX_TITLE)]
    blocks += _phones(contact)
    if _is_draft(sheet) and contact.phones:
        blocks.append(support(_("Voit kysyä luonnoksesta jo nyt.")))
    blocks.append(support(away_line(contact)))
    return (Box(Tone.CONTACT, tinted=not _is_draft(sheet), blocks=tuple(blocks), space=13.0),)


def _phones(contact: SheetContact) -> list[Block]:
    return [
        Columns(
            (
                Cell(128, (Paragraph(phone_use(phone.use), style.BODY_MUTED),)),
                Cell(140, (Paragraph(phone_number(phone.number), style.PHONE),)),
                Cell(187, (Paragraph(phone.hours, style.SUPPORT_MUTED),)),
            )
        )
        for phone in contact.phones
    ]


def _wish(sheet: ClientSheet) -> tuple[Block, ...]:
    heading = Section(_("Mitä toivot"))
    wish = sheet.wish
    if wish is None or not wish.text.strip():
        return (heading, Paragraph(_("Tähän ei ole vielä kirjattu toiveitasi.")))
    if wish.source is WordsSource.TOLD_BY_RELATIVE:
        told = _("Näin kertoi {who}. Kerro meille, mitä toivot itse.")
        who = wish.told_by or _("läheisesi")
        note = Paragraph(told.format(who=who), style.SUPPORT_MUTED)
        return (heading, Paragraph(wish.text), note)
    words = Paragraph(f"”{wish.text}”")
    if wish.source is WordsSource.THROUGH_INTERPRETER:
        return (heading, words, Paragraph(_("Kerroit tämän tulkin kanssa."), style.SUPPORT_MUTED))
    return (heading, words)


def _rows(sheet: ClientSheet) -> tuple[Block, ...]:
    heading = {
        SheetStatus.DRAFT: _("Mitä ehdotamme"),
        SheetStatus.CONFIRMED: _("Mitä teemme"),
        SheetStatus.ENDED: _("Mitä suunnitelmassa oli"),
    }[sheet.status]
    if not sheet.rows:
        return (Section(heading), Paragraph(_("Tähän ei ole vielä kirjattu mitään.")))
    columns = (
        Column(_("Asia"), 80),
        Column(_("Mitä tehdään"), 176),
        Column(_("Kuka"), 70),
        Column(_("Milloin"), 76),
        Column(_("Miten"), 54),
    )
    return (Section(heading), Table(columns, tuple(_cells(row) for row in sheet.rows)))


def _cells(row: SheetRow) -> tuple[tuple[Paragraph, ...], ...]:
    how = row.how_words or (channel(row.how) if row.how else "")
    return (
        (Paragraph(row.need, style.STRONG),),
        (
            Paragraph(row.action),
            *_labelled(_("Tavoite: {text}"), row.goal),
            *_labelled(_("Seuranta: {text}"), row.follow_up),
            *_labelled("{text}", decision(row.decision) if row.decision else ""),
        ),
        (support(row.who),),
        (support(row.when),),
        (support(how),),
    )


def _labelled(label: str, text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(label.format(text=text), style.SUPPORT_MUTED),) if text.strip() else ()


def _strengths(sheet: ClientSheet) -> tuple[Block, ...]:
    if not sheet.strengths:
        return ()
    return (Section(_("Vahvuutesi")), Bullets(sheet.strengths))


def _review(sheet: ClientSheet) -> tuple[Block, ...]:
    if sheet.status is SheetStatus.ENDED and sheet.review is None:
        return ()
    heading = Section(_("Milloin tarkistamme, miten sinulla menee"))
    review = sheet.review
    if review is None:
        return (heading, Paragraph(_("Aikaa ei ole vielä sovittu.")))
    clock = f" {at_clock(review.at)}" if review.at else ""
    day = on_weekday(review.on)
    said = f"{day[0].upper()}{day[1:]}{clock}. {review.how}".rstrip()
    blocks: list[Block] = [heading, Paragraph(said)]
    if sheet.contact:
        blocks.append(Paragraph(_("Jos aika ei sovi, ota meihin yhteyttä. Sovimme uuden ajan.")))
    return (Together(tuple(blocks)),)


def _worsening(sheet: ClientSheet, county: CountyTexts) -> tuple[Block, ...]:
    emergency = [
        Paragraph(_("Soita 112, jos on hätä:"), style.STRONG),
        Paragraph(county.emergency, style.SUPPORT_MUTED, space=1.0),
        *_emergency_owner(county),
        support(_("Voit lähettää hätätekstiviestin numeroon 112, jos olet rekisteröitynyt.")),
    ]
    urgent = county.urgent
    if _uses_interpreter(sheet):
        urgent = f"{urgent} {_('Tulkki voi soittaa puolestasi.')}"
    rows = (
        Columns(
            (Cell(96, (Paragraph("112", style.EMERGENCY),)), Cell(360, tuple(emergency))),
            centred=True,
        ),
        Columns(
            (
                Cell(96, (Paragraph(phone_number(county.urgent_number), style.URGENT),)),
                Cell(360, (Paragraph(urgent),)),
            ),
            space=10.0,
            centred=True,
        ),
    )
    box = Box(Tone.DANGER, tinted=not _is_draft(sheet), blocks=rows)
    return (Together((Section(_("Jos vointi huononee")), box)),)


def _emergency_owner(county: CountyTexts) -> tuple[Paragraph, ...]:
    if not county.emergency_owner:
        return ()
    day = county.emergency_dated_on
    dated = f" {format_full_date(day)}" if day else ""
    text = _("Ohje: {owner}{day}").format(owner=county.emergency_owner, day=dated)
    return (Paragraph(text, style.FIELD_LABEL),)


def _uses_interpreter(sheet: ClientSheet) -> bool:
    return bool(
        sheet.interpreter_needed
        or (sheet.going_through and sheet.going_through.interpreter)
        or (sheet.client_part and sheet.client_part.interpreter_language is not None)
    )


def _makers(sheet: ClientSheet) -> tuple[Block, ...]:
    draft = _is_draft(sheet)
    heading = _("Ketkä valmistelivat luonnoksen") if draft else _("Ketkä tekivät suunnitelman")
    lines = [] if draft else _client_as_maker(sheet)
    lines += [(maker.name, _maker_words(maker)) for maker in sheet.makers]
    if not lines:
        return ()
    return (Together((Section(heading), *(_maker_line(*line) for line in lines))),)


def _client_as_maker(sheet: ClientSheet) -> list[tuple[str, str]]:
    part = sheet.client_part
    if part is None:
        return []
    interpreted = part.interpreter_language is not None
    text = _("sinä itse, tulkin kanssa {day}") if interpreted else _("sinä itse {day}")
    return [(sheet.client_name, text.format(day=format_full_date(part.on)))]


def _maker_words(maker: Maker) -> str:
    words = [maker.title] if maker.title else []
    if maker.contact_person:
        words.append(_("yhteyshenkilö"))
    if maker.mapped_on:
        day = format_full_date(maker.mapped_on)
        words.append(_("kartoitti tilanteen {day}").format(day=day))
    return ", ".join(words)


def _maker_line(name: str, words: str) -> Columns:
    who = Cell(150, (Paragraph(name, style.STRONG),))
    return Columns((who, Cell(338, (Paragraph(words),))))


def _good_to_know(sheet: ClientSheet, county: CountyTexts) -> tuple[Block, ...]:
    unhappy = _("Jos olet tyytymätön: {people}.").format(people=_people(sheet, county))
    blocks: list[Block] = [
        Section(_("Hyvä tietää")),
        Paragraph(county.closings[sheet.kind]),
        Paragraph(f"{unhappy} {county.objection}"),
    ]
    if _is_draft(sheet):
        no_signing = _(
            "Luonnosta ei allekirjoiteta. Saat uuden version, kun olemme käyneet tämän läpi."
        )
        blocks.append(Paragraph(no_signing, style.LEAD, space=12.0))
    return (Together(tuple(blocks)),)


def _people(sheet: ClientSheet, county: CountyTexts) -> str:
    """Name whom to turn to; one person with two duties is named once."""
    titles: dict[str, list[str]] = {}
    for person in county.ombudsmen(sheet.kind):
        reached = f"{person.name}, {phone_number(person.phone)}"
        titles.setdefault(reached, []).append(person.title)
    both = _(" ja ")
    return "; ".join(f"{both.join(duties)} {reached}" for reached, duties in titles.items())


def _receipt(sheet: ClientSheet) -> tuple[Block, ...]:
    """Return the receipt and the lines to sign on: of a confirmed plan only."""
    if sheet.status is not SheetStatus.CONFIRMED:
        return ()
    given = sheet.copy_given
    day = f" {format_full_date(given.on)}" if given else ""
    manners = (
        (CopyManner.MEETING, _("tapaamisessa"), 122),
        (CopyManner.ELECTRONIC, _("sähköisesti"), 110),
        (CopyManner.OTHER, _("muuten"), 76),
    )
    choices = tuple(
        Cell(share, (_choice(label, ticked=given is not None and given.how is how),))
        for how, label, share in manners
    )
    label = Cell(180, (Paragraph(_("Olet saanut suunnitelman") + day, style.STRONG),))
    lines = SignatureLines((_("Päiväys"), _("Asiakas"), signer(sheet.contact)))
    return (Together((Rule(), Columns((label, *choices), space=12.0), lines)),)


def _choice(label: str, *, ticked: bool) -> Paragraph:
    return Paragraph((_TICKED_BOX if ticked else _EMPTY_BOX) + label, style.CHOICE)

"""The client's plain-language sheet of a plan.

The order and sizes are those of the UX guide, section 2.17. Rules of what may be said come from
the users' page, section 6 [1.g] and [4.i]: *Tehty yhdessä* and the client's name among the makers
stand only where the client's part is recorded, and a draft has no receipt and no signatures.
"""

from sotedesk.i18n import _, format_full_date, quoted
from sotedesk.model.plan import Agreement, CopyManner
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
from sotedesk.printing.emergency import emergency_box
from sotedesk.printing.letterhead import letterhead
from sotedesk.printing.wording import (
    MAKER_ROLES,
    at_clock,
    away_line,
    contact_title,
    copy_manner,
    help_words,
    interpreter_words,
    listed,
    made_together,
    on_weekday,
    phone_number,
    phone_use,
    plain_decision,
    plain_whose,
    sees_words,
    signer,
)
from sotedesk.services.paper import (
    ClientSheet,
    Maker,
    SheetContact,
    SheetPart,
    SheetParticipant,
    SheetRefusal,
    SheetRow,
    SheetStatus,
    WordsSource,
)

_EMPTY_BOX = "☐\N{NO-BREAK SPACE}"
_TICKED_BOX = "☑\N{NO-BREAK SPACE}"


def client_sheet(sheet: ClientSheet, county: CountyTexts) -> Document:
    """Say what stands on the sheet, in order."""
    title = _("Ei suunnitelmaa nyt") if sheet.refusal else _("Minun suunnitelmani")
    blocks = _refused(sheet, county) if sheet.refusal else _planned(sheet, county)
    return letterhead(sheet, county, title, (Title(title), _name(sheet), *blocks))


def _planned(sheet: ClientSheet, county: CountyTexts) -> tuple[Block, ...]:
    return (
        *_language(sheet),
        *_how_made(sheet),
        *_contact(sheet),
        *_wish(sheet),
        *_professional_view(sheet),
        *_rows(sheet),
        *_strengths(sheet),
        *_parts(sheet),
        *_agreement(sheet),
        *_review(sheet),
        *_participants(sheet),
        _worsening(sheet, county),
        *_makers(sheet),
        Together((*_good_to_know(sheet, county), *_receipt(sheet))),
    )


def _refused(sheet: ClientSheet, county: CountyTexts) -> tuple[Block, ...]:
    """Say that there is no plan and that the door is open ([4.h]); nothing of the draft."""
    return (
        *_language(sheet),
        *_door_open(sheet.refusal or SheetRefusal()),
        *_contact(sheet),
        _worsening(sheet, county),
        Together((Section(_("Hyvä tietää")), Paragraph(_unhappy(sheet, county)))),
    )


def _door_open(refusal: SheetRefusal) -> tuple[Block, ...]:
    asked = _("Kysyimme {day}.").format(day=on_weekday(refusal.on)) if refusal.on else ""
    said = f"{_('Et halunnut suunnitelmaa nyt.')} {asked}".rstrip()
    blocks: list[Block] = [Paragraph(said, style.LEAD)]
    if refusal.reason:
        blocks.append(Paragraph(_("Kerroit syyksi: {words}").format(words=quoted(refusal.reason))))
    blocks.append(Paragraph(_("Ovi on auki. Voit kysyä suunnitelmaa milloin vain.")))
    if refusal.ask_again_on:
        again = _("Kysymme sinulta uudestaan {day}.")
        blocks.append(Paragraph(again.format(day=on_weekday(refusal.ask_again_on))))
    return tuple(blocks)


def _name(sheet: ClientSheet) -> Block:
    born = (
        _(", syntynyt {day}").format(day=format_full_date(sheet.birth_date))
        if sheet.birth_date
        else ""
    )
    return Paragraph(sheet.client_name + born, style.NAME, space=6.0)


def _language(sheet: ClientSheet) -> tuple[Block, ...]:
    """Say in which language the client is served, and with which interpreter."""
    interpreter = sheet.interpreter
    known = sheet.service_language or (interpreter and interpreter.language)
    if not known:
        return ()
    language = _("Asiointikieli: {language}.").format(language=sheet.service_language)
    words = interpreter_words(interpreter)
    said = [language] if sheet.service_language else []
    said += [_("Apuna: {interpreter}.").format(interpreter=words)] if words else []
    return (Paragraph(" ".join(said), style.SUPPORT_MUTED),)


def _how_made(sheet: ClientSheet) -> tuple[Block, ...]:
    ended = sheet.status is SheetStatus.ENDED
    lines: list[Paragraph] = []
    if ended:
        day = f" {format_full_date(sheet.ended_on)}" if sheet.ended_on else ""
        lines.append(Paragraph(_("Suunnitelma on päättynyt{day}.").format(day=day), style.LEAD))
    if sheet.client_part and not sheet.is_draft:
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
    if sheet.is_draft:
        sentences.append(_("Voit muuttaa kaikkea."))
    return " ".join(sentences)


def _contact(sheet: ClientSheet) -> tuple[Block, ...]:
    if sheet.contact is None:
        return ()
    contact = sheet.contact
    blocks: list[Block] = [Section(contact_title(contact), style.BOX_TITLE)]
    blocks += _phones(contact)
    if sheet.is_draft and contact.phones:
        blocks.append(support(_("Voit kysyä luonnoksesta jo nyt.")))
    blocks.append(support(away_line(contact)))
    return (Box(Tone.CONTACT, tinted=not sheet.is_draft, blocks=tuple(blocks), space=13.0),)


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
    words = Paragraph(quoted(wish.text))
    if wish.source is WordsSource.THROUGH_INTERPRETER:
        return (heading, words, Paragraph(_("Kerroit tämän tulkin kanssa."), style.SUPPORT_MUTED))
    return (heading, words)


def _rows(sheet: ClientSheet) -> tuple[Block, ...]:
    heading = {
        SheetStatus.DRAFT: _("Mitä ehdotamme"),
        SheetStatus.CONFIRMED: _("Mitä teemme"),
    }.get(sheet.status, _("Mitä suunnitelmassa oli"))
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
    return (
        (Paragraph(row.need, style.STRONG), *_labelled("{text}", plain_whose(row.whose))),
        (
            Paragraph(row.action),
            *_labelled(_("Tavoite: {text}"), row.goal),
            *_labelled(_("Seuranta: {text}"), row.follow_up),
            *_labelled("{text}", plain_decision(row)),
        ),
        (support(row.who),),
        (support(row.when),),
        (support(help_words(row)),),
    )


def _labelled(label: str, text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(label.format(text=text), style.SUPPORT_MUTED),) if text.strip() else ()


def _professional_view(sheet: ClientSheet) -> tuple[Block, ...]:
    if not sheet.professional_view:
        return ()
    return (Section(_("Mitä ammattilainen arvioi")), Paragraph(sheet.professional_view))


def _strengths(sheet: ClientSheet) -> tuple[Block, ...]:
    if not sheet.strengths and not sheet.professional_strengths:
        return ()
    blocks: list[Block] = [Section(_("Vahvuutesi"))]
    if sheet.strengths:
        blocks.append(Bullets(sheet.strengths))
    if sheet.professional_strengths:
        blocks.append(Paragraph(_("Ammattilaisen mielestä:"), style.SUPPORT_MUTED))
        blocks.append(Bullets(sheet.professional_strengths))
    return tuple(blocks)


def _parts(sheet: ClientSheet) -> tuple[Block, ...]:
    return tuple(block for part in sheet.parts for block in _part(part))


def _part(part: SheetPart) -> tuple[Block, ...]:
    """Say a part; whose words they are is said only where there are two sides."""
    two_sided = bool(part.client_label and part.professional_label)
    client = _("Sinä: {text}") if two_sided else "{text}"
    professional = _("Ammattilainen: {text}") if two_sided else "{text}"
    texts = ((client, part.client_text), (professional, part.professional_text))
    said = (Paragraph(label.format(text=text)) for label, text in texts if text)
    return (Section(part.title), *said)


def _agreement(sheet: ClientSheet) -> tuple[Block, ...]:
    """Say that both agree, or both views with their reasons (asiakaslaki 812/2000 7 §)."""
    found = sheet.agreement
    if found.how is None:
        return ()
    heading = Section(_("Olemmeko samaa mieltä"))
    if found.how is Agreement.AGREED:
        return (Together((heading, Paragraph(_("Olemme samaa mieltä suunnitelmasta.")))),)
    partly = found.how is Agreement.PARTLY
    first = _("Olemme osittain eri mieltä.") if partly else _("Olemme eri mieltä.")
    missing = _("perustelua ei ole kirjattu")
    yours = _("Sinä: {text}").format(text=found.client_reason or missing)
    ours = _("Ammattilainen: {text}").format(text=found.professional_reason or missing)
    return (heading, *(Paragraph(text) for text in (first, yours, ours)))


def _participants(sheet: ClientSheet) -> tuple[Block, ...]:
    if not sheet.participants:
        return ()
    needs = tuple(row.need for row in sheet.rows)
    lines = (_participant(one, needs) for one in sheet.participants)
    return (Section(_("Ketkä auttavat")), *lines)


def _participant(one: SheetParticipant, needs: tuple[str, ...]) -> Columns:
    """Say who it is and does what, and what they may see: the client has a right to know."""
    sees = _("Saa nähdä: {what}").format(what=sees_words(one, needs))
    words = (
        Paragraph(listed((one.role, one.organisation))),
        Paragraph(one.responsibility, style.SUPPORT),
        Paragraph(sees, style.SUPPORT_MUTED),
    )
    who = Cell(150, (Paragraph(one.name, style.STRONG),))
    return Columns((who, Cell(338, words)))


def _review(sheet: ClientSheet) -> tuple[Block, ...]:
    if sheet.status is SheetStatus.ENDED and sheet.review is None:
        return ()
    heading = Section(_("Milloin tarkistamme, miten sinulla menee"))
    review = sheet.review
    if review is None:
        return (heading, Paragraph(_("Aikaa ei ole vielä sovittu.")))
    clock = f" {at_clock(review.at)}" if review.at else ""
    day = on_weekday(review.on)
    how = f"{review.how[:1].upper()}{review.how[1:]}"
    said = f"{day[0].upper()}{day[1:]}{clock}. {how}".rstrip()
    blocks: list[Block] = [heading, Paragraph(said)]
    if sheet.contact:
        blocks.append(Paragraph(_("Jos aika ei sovi, ota meihin yhteyttä. Sovimme uuden ajan.")))
    return (Together(tuple(blocks)),)


def _worsening(sheet: ClientSheet, county: CountyTexts) -> Block:
    interpreted = _uses_interpreter(sheet)
    box = emergency_box(county, tinted=not sheet.is_draft, interpreter=interpreted)
    return Together((Section(_("Jos vointi huononee")), box))


def _uses_interpreter(sheet: ClientSheet) -> bool:
    return bool(
        sheet.interpreter
        or (sheet.going_through and sheet.going_through.interpreter)
        or (sheet.client_part and sheet.client_part.interpreter_language is not None)
    )


def _makers(sheet: ClientSheet) -> tuple[Block, ...]:
    draft = sheet.is_draft
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
    if maker.role is not None and maker.role in MAKER_ROLES:
        words.append(_(MAKER_ROLES[maker.role]))
    if maker.mapped_on:
        day = format_full_date(maker.mapped_on)
        words.append(_("kartoitti tilanteen {day}").format(day=day))
    return ", ".join(words)


def _maker_line(name: str, words: str) -> Columns:
    who = Cell(150, (Paragraph(name, style.STRONG),))
    return Columns((who, Cell(338, (Paragraph(words),))))


def _good_to_know(sheet: ClientSheet, county: CountyTexts) -> tuple[Block, ...]:
    blocks: list[Block] = [
        Section(_("Hyvä tietää")),
        Paragraph(county.closings[sheet.kind]),
        Paragraph(_unhappy(sheet, county)),
    ]
    if sheet.is_draft:
        no_signing = _(
            "Luonnosta ei allekirjoiteta. Saat uuden version, kun olemme käyneet tämän läpi."
        )
        blocks.append(Paragraph(no_signing, style.LEAD, space=12.0))
    return tuple(blocks)


def _unhappy(sheet: ClientSheet, county: CountyTexts) -> str:
    said = _("Jos olet tyytymätön: {people}.").format(people=_people(sheet, county))
    return f"{said} {county.objection}"


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
        (CopyManner.MEETING, 122),
        (CopyManner.ELECTRONIC, 110),
        (CopyManner.OTHER, 76),
    )
    choices = tuple(
        Cell(share, (_choice(copy_manner(how), ticked=given is not None and given.how is how),))
        for how, share in manners
    )
    label = Cell(180, (Paragraph(_("Olet saanut suunnitelman") + day, style.STRONG),))
    lines = SignatureLines((_("Päiväys"), _("Asiakas"), signer(sheet.contact)))
    return (Rule(), Columns((label, *choices), space=12.0), lines)


def _choice(label: str, *, ticked: bool) -> Paragraph:
    return Paragraph((_TICKED_BOX if ticked else _EMPTY_BOX) + label, style.CHOICE)

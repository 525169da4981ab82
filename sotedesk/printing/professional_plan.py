"""The whole plan for those who work with it: everything that domain §1.5 asks, on A4, small type.

Nothing is left out because it is empty: a professional must see that it was not recorded.
"""

from dataclasses import replace
from typing import Final

from sotedesk.i18n import _, format_full_date
from sotedesk.printing import style
from sotedesk.printing.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Paragraph,
    SignatureLines,
    Table,
    Title,
    Together,
)
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.letterhead import letterhead
from sotedesk.printing.wording import (
    agreement_words,
    copy_manner,
    decision,
    elsewhere_kind,
    facts,
    help_words,
    interpreter_words,
    kind_name,
    leave_manner,
    listed,
    on_weekday,
    sees_words,
    source_words,
    took_part,
    whose_need,
)
from sotedesk.printing.work_blocks import (
    TIGHT,
    ban_note,
    body,
    born,
    call_words,
    closing,
    contact_label,
    contact_lines,
    fact,
    muted,
    person_lines,
    review_words,
    section,
    state_line,
)
from sotedesk.services.paper import (
    ProfessionalPlan,
    SheetElsewhere,
    SheetPart,
    SheetParticipant,
    SheetRow,
    SheetStatus,
)

_BESIDE: Final = 600
"""Two views of at most so many characters each stand side by side."""


def professional_plan(sheet: ProfessionalPlan, county: CountyTexts) -> Document:
    """Say what stands on the plan, in order."""
    title = kind_name(sheet.kind)
    source = source_words(sheet.view_source) if sheet.view_source else ""
    blocks: tuple[Block, ...] = (
        Title(title, style.WORK_TITLE),
        born(sheet, _born(sheet)),
        *_state(sheet),
        *((ban_note(),) if sheet.safety_ban else ()),
        *_identity(sheet),
        *_part(sheet.views, source),
        *_part(sheet.strengths),
        *_rows(sheet),
        *(block for part in sheet.parts for block in _part(part)),
        *_participants(sheet),
        *_agreed(sheet),
        *_elsewhere(sheet),
        *_ending(sheet, county),
    )
    return letterhead(sheet, county, title, blocks)


def _born(sheet: ProfessionalPlan) -> str:
    if sheet.hetu:
        return _("henkilötunnus {code}").format(code=sheet.hetu)
    if sheet.birth_date is None:
        return _("syntymäaika ei tiedossa")
    return _("syntynyt {day}").format(day=format_full_date(sheet.birth_date))


def _state(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    refusal = sheet.refusal
    refused_on = format_full_date(refusal.on) if refusal and refusal.on else ""
    lines: list[Block] = [state_line(sheet, refused_on, sheet.settled_by)]
    if sheet.status_reason:
        lines.append(body(_("Perustelu: {reason}").format(reason=sheet.status_reason)))
    if refusal:
        reason = refusal.reason or _("ei kirjattu")
        lines.append(body(_("Asiakkaan oma syy: {reason}").format(reason=reason)))
    if refusal and refusal.ask_again_on:
        again = _("Kysytään uudestaan {day}.").format(day=on_weekday(refusal.ask_again_on))
        lines.append(body(again))
    return tuple(lines)


def _identity(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    plan = facts(
        sheet.number,
        _("versio {number}").format(number=sheet.version),
        _("laadittu {day}").format(day=format_full_date(sheet.drafted_on)),
    )
    language = sheet.service_language or _("ei kysytty")
    interpreter = interpreter_words(sheet.interpreter) or _("ei tiedossa tarvetta")
    return (
        replace(fact(_("Suunnitelma"), plan), space=7.0),
        fact(_("Asiointikieli"), language),
        fact(_("Tulkki"), interpreter),
        fact(_("Laatija"), *person_lines(sheet.author)),
        fact(contact_label(sheet.contact), *contact_lines(sheet.contact)),
    )


def _part(part: SheetPart, remark: str = "") -> tuple[Block, ...]:
    """Say both sides, beside one another where they are short; an empty side says so."""
    sides = [
        (label, text)
        for label, text in (
            (part.client_label, part.client_text),
            (part.professional_label, part.professional_text),
        )
        if label or text
    ]
    missing = _("Ei kirjattu.")
    heading = section(part.title)
    if len(sides) > 1 and all(len(text) <= _BESIDE for _label, text in sides):
        cells = tuple(
            Cell(1, (Paragraph(label, style.WORK_LABEL), body(text or missing)))
            for label, text in sides
        )
        both: list[Block] = [heading, Columns(cells)]
    else:
        both = [heading]
        for label, text in sides:
            both += [Paragraph(label, style.WORK_LABEL), body(text or missing)]
    return (*both, *((muted(remark),) if remark else ()))


def _rows(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    heading = section(_("Tarpeet, tavoitteet ja keinot"))
    if not sheet.rows:
        return (heading, body(_("Ei kirjattu.")))
    columns = (
        Column(_("Tarve"), 88),
        Column(_("Tavoite"), 88),
        Column(_("Keinot"), 128),
        Column(_("Kuka, milloin, miten"), 96),
        Column(_("Seuranta ja päätös"), 88),
    )
    rows = tuple(_cells(number, row) for number, row in enumerate(sheet.rows, start=1))
    return (heading, Table(columns, rows, style.WORK_COLUMN_TITLE, TIGHT))


def _cells(number: int, row: SheetRow) -> tuple[tuple[Paragraph, ...], ...]:
    need = f"{number}. {row.need}" if row.need.strip() else f"{number}."
    return (
        (Paragraph(need, style.WORK_STRONG), _small(whose_need(row.whose))),
        (_small(row.goal),),
        (_small(row.action),),
        (_small(row.who), _small(row.when), _small(help_words(row))),
        (_small(row.follow_up), _small(decision(row))),
    )


def _small(text: str) -> Paragraph:
    return Paragraph(text, style.WORK_SUPPORT, space=1.0)


def _participants(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    heading = section(_("Osallistujat ja vastuut"))
    if not sheet.participants:
        return (heading, body(_("Ei kirjattu.")))
    columns = (
        Column(_("Kuka"), 132),
        Column(_("Vastuu"), 152),
        Column(_("Saa nähdä"), 104),
        Column(_("Asiakkaan lupa"), 100),
    )
    rows = tuple(_participant(one) for one in sheet.participants)
    return (heading, Table(columns, rows, style.WORK_COLUMN_TITLE, TIGHT))


def _participant(one: SheetParticipant) -> tuple[tuple[Paragraph, ...], ...]:
    leave = _("ei kysytty")
    if one.allowed_how and one.allowed_on:
        leave = f"{leave_manner(one.allowed_how)} {format_full_date(one.allowed_on)}"
    copy = _("saa kopion") if one.gets_copy else ""
    return (
        (Paragraph(one.name, style.WORK_STRONG), _small(listed((one.role, one.organisation)))),
        (_small(one.responsibility or _("ei kirjattu")),),
        (_small(sees_words(one)), _small(copy)),
        (_small(leave),),
    )


def _agreed(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    lines: list[Block] = [
        section(_("Sopiminen ja seuranta")),
        fact(_("Asiakkaan osuus"), f"{took_part(sheet.client_part)}."),
        *_agreement(sheet),
    ]
    if sheet.going_through is not None:
        day = sheet.going_through.on
        lines.append(
            fact(_("Käydään läpi"), on_weekday(day) if day else _("Aikaa ei ole sovittu."))
        )
    lines.append(fact(_("Tarkistetaan"), review_words(sheet.review)))
    lines.append(fact(_("Asiakkaan kopio"), _copy(sheet)))
    return tuple(lines)


def _agreement(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    found = sheet.agreement
    label = _("Yksimielisyys")
    lines = [
        f"{agreement_words(found.how)}." if found.how else _("Ei kirjattu."),
        _("Asiakas: {text}").format(text=found.client_reason) if found.client_reason else "",
        _("Ammattilainen: {text}").format(text=found.professional_reason)
        if found.professional_reason
        else "",
    ]
    return (fact(label, *lines),)


def _copy(sheet: ProfessionalPlan) -> str:
    given = sheet.copy_given
    if given is None:
        return _("Ei kirjattu annetuksi.")
    said = _("Annettu {day} {how}.")
    return said.format(day=format_full_date(given.on), how=copy_manner(given.how))


def _elsewhere(sheet: ProfessionalPlan) -> tuple[Block, ...]:
    heading = section(_("Suunnitelmat muualla"))
    if not sheet.elsewhere:
        return (heading, body(_("Ei tiedossa.")))
    return (heading, *(body(_pointer(one)) for one in sheet.elsewhere))


def _pointer(one: SheetElsewhere) -> str:
    day = format_full_date(one.dated_on) if one.dated_on else ""
    return facts(f"{elsewhere_kind(one.kind)} {day}".strip(), one.where)


def _ending(sheet: ProfessionalPlan, county: CountyTexts) -> tuple[Block, ...]:
    blocks: list[Block] = [
        section(_("Hyvä tietää")),
        fact(_("Jos tilanne muuttuu"), call_words(county)),
        body(closing(sheet, county)),
    ]
    if sheet.status is SheetStatus.CONFIRMED:
        labels = (_("Päiväys"), _("Asiakas"), _("Ammattilainen"))
        blocks.append(SignatureLines(labels))
    return (Together(tuple(blocks)),)

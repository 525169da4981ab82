"""One page for the contact person: who, what to mind, what is wanted, what comes, whom to call.

Always one page. Long texts end with a sign that there is more, and rows that do not fit are counted
(*+ n riviä suunnitelmassa*): nothing is cut off without saying so.
"""

from dataclasses import replace
from typing import Final, TypeVar

from sotedesk.i18n import _, format_full_date, ngettext
from sotedesk.model.client import Allowed
from sotedesk.printing import style
from sotedesk.printing.blocks import (
    Block,
    Box,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    Title,
    Tone,
)
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.letterhead import letterhead
from sotedesk.printing.pages import page_count
from sotedesk.printing.wording import (
    decision,
    facts,
    help_words,
    interpreter_words,
    phone_number,
    rows_heading,
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
    section,
    state_line,
)
from sotedesk.services.paper import (
    DayKind,
    PlanBrief,
    SheetClientPhone,
    SheetContact,
    SheetDay,
    SheetPerson,
    SheetRow,
)

_LENGTHS: Final = (300, 160, 80, 40)
"""How long a text may be, in characters; a shorter one is taken when the page does not hold it."""
_FEWEST_ROWS: Final = 3
"""Texts are shortened before fewer rows than this stand on the page."""
_MOST_DAYS: Final = 4
_MOST_PHONES: Final = 2
_LONGEST_NAME: Final = 60
"""Of who is called, in characters: what is reached by it must stand whole."""
_MORE: Final = "…"


def plan_brief(sheet: PlanBrief, county: CountyTexts) -> Document:
    """Say what stands on the page: as much of texts and rows as it holds."""
    sheet = replace(sheet, client_name=_shortened(sheet.client_name, _LONGEST_NAME))
    wanted = min(len(sheet.rows), _FEWEST_ROWS)
    for length in _LENGTHS[:-1]:
        document, shown = _fullest(sheet, county, length)
        if shown >= wanted:
            return document
    return _fullest(sheet, county, _LENGTHS[-1])[0]


def _fullest(sheet: PlanBrief, county: CountyTexts, length: int) -> tuple[Document, int]:
    """Return the page with the most rows it holds, and their number; -1 when it holds none.

    Args:
        sheet: What is to be said.
        county: Whose texts stand on it.
        length: How long a text may be, in characters.
    """
    low, high = -1, len(sheet.rows)
    while low < high:
        middle = (low + high + 1) // 2
        if page_count(_page(sheet, county, length, middle)) == 1:
            low = middle
        else:
            high = middle - 1
    return _page(sheet, county, length, max(low, 0)), low


def _page(sheet: PlanBrief, county: CountyTexts, length: int, rows: int) -> Document:
    def short(text: str) -> str:
        return _shortened(text, length)

    title = _("Tiivistelmä yhteyshenkilölle")
    person_wish = (fact(_("Yhteyshenkilöltä"), short(sheet.person_wish)),)
    blocks: tuple[Block, ...] = (
        Title(title, style.WORK_TITLE),
        born(sheet, _born(sheet)),
        state_line(sheet),
        *_alerts(sheet),
        _section(_("Mitä asiakas tarvitsee ja toivoo")),
        fact(_("Päätarve"), short(_main_need(sheet))),
        fact(_("Toive"), short(sheet.wish.text) if sheet.wish else _("Ei kirjattu.")),
        *(person_wish if sheet.person_wish else ()),
        *_rows(sheet, length, rows),
        *_days(sheet, length),
        _section(_("Kenelle soitetaan")),
        *_people(sheet, county),
        *_remark(sheet, county),
    )
    return letterhead(sheet, county, title, blocks)


def _section(text: str) -> Section:
    return replace(section(text), space=8.0)


def _remark(sheet: PlanBrief, county: CountyTexts) -> tuple[Block, ...]:
    dots = _("Merkki … kertoo, että teksti jatkuu suunnitelmassa.")
    return (muted(f"{closing(sheet, county)} {dots}"),)


def _shortened(text: str, length: int) -> str:
    """Return a text no longer than so many characters; one that goes on ends with a sign."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,.;:·") + _MORE


def _born(sheet: PlanBrief) -> str:
    if sheet.birth_date is None:
        return _("syntymäaika ei tiedossa")
    return _("syntynyt {day}").format(day=format_full_date(sheet.birth_date))


def _alerts(sheet: PlanBrief) -> tuple[Block, ...]:
    """Say what to mind, in the order of the screen: ban, interpreter, paper and messages."""
    interpreter = interpreter_words(sheet.interpreter)
    marks: list[Block] = [ban_note()] if sheet.safety_ban else []
    said = facts(
        _("Tarvitaan {interpreter}").format(interpreter=interpreter) if interpreter else "",
        _("Ei paperia mukaan") if sheet.no_paper else "",
        _("Ei viestejä") if sheet.no_messages else "",
    )
    marks += [Paragraph(said, style.WORK_ALERT)] if said else []
    if not marks:
        return ()
    return (Box(Tone.DANGER, tinted=not sheet.is_draft, blocks=tuple(marks), space=6.0),)


def _main_need(sheet: PlanBrief) -> str:
    """Return the main need of the naming, else the first need of the plan."""
    first = next((row.need for row in sheet.rows if row.need.strip()), "")
    return sheet.main_need or first or _("Ei kirjattu.")


def _rows(sheet: PlanBrief, length: int, shown: int) -> tuple[Block, ...]:
    heading = _section(rows_heading(sheet.status))
    if not sheet.rows:
        return (heading, body(_("Ei kirjattu.")))
    left = len(sheet.rows) - shown
    more = ngettext("+ {count} rivi suunnitelmassa", "+ {count} riviä suunnitelmassa", left)
    rest = (body(more.format(count=left)),) if left else ()
    if not shown:
        return (heading, *rest)
    columns = (
        Column(_("Asia"), 118),
        Column(_("Mitä tehdään"), 210),
        Column(_("Kuka, milloin, miten"), 160),
    )
    rows = tuple(_cells(row, length) for row in sheet.rows[:shown])
    return (heading, Table(columns, rows, style.WORK_COLUMN_TITLE, TIGHT), *rest)


def _cells(row: SheetRow, length: int) -> tuple[tuple[Paragraph, ...], ...]:
    def small(text: str) -> Paragraph:
        return Paragraph(_shortened(text, length), style.WORK_SUPPORT, space=1.0)

    need = Paragraph(_shortened(row.need, length), style.WORK_STRONG)
    shared = (_shortened(text, length) for text in (row.who, row.when, help_words(row)))
    return (
        (need, small(whose_need(row.whose))),
        (small(row.action), small(decision(row))),
        (Paragraph(facts(*shared), style.WORK_SUPPORT),),
    )


def _days(sheet: PlanBrief, length: int) -> tuple[Block, ...]:
    heading = _section(_("Seuraavat päivät"))
    if not sheet.days:
        return (heading, body(_("Ei sovittu.")))
    lines = [body(_day(day, length)) for day in sheet.days[:_MOST_DAYS]]
    left = len(sheet.days) - _MOST_DAYS
    words = ngettext("+ {count} muu päivä", "+ {count} muuta päivää", left)
    more = [body(words.format(count=left))] if left > 0 else []
    return (heading, *lines, *more)


def _day(day: SheetDay, length: int) -> str:
    kind = {
        DayKind.GOING_THROUGH: _("Luonnos käydään läpi"),
        DayKind.REVIEW: _("Suunnitelma tarkistetaan"),
        DayKind.FOLLOW_UP: _("Seuranta"),
        DayKind.ASK_AGAIN: _("Suunnitelmaa kysytään uudestaan"),
    }[day.kind]
    return facts(f"{format_full_date(day.on)} {kind}", _shortened(day.text, length))


def _people(sheet: PlanBrief, county: CountyTexts) -> tuple[Block, ...]:
    """Say how to reach each: names may be shortened, numbers stand whole."""
    return (
        fact(_("Asiakas"), *_client_phones(sheet)),
        fact(contact_label(sheet.contact), facts(*contact_lines(_named_shortly(sheet.contact)))),
        fact(_("Laatija"), facts(*person_lines(_named_shortly(sheet.author)))),
        fact(_("Jos tilanne muuttuu"), call_words(county)),
    )


_P = TypeVar("_P", SheetContact, SheetPerson)


def _named_shortly(person: _P | None) -> _P | None:
    if person is None:
        return None
    name, title = (_shortened(text, _LONGEST_NAME) for text in (person.name, person.title))
    return replace(person, name=name, title=title)


def _client_phones(sheet: PlanBrief) -> tuple[str, ...]:
    if sheet.safety_ban:
        return (_("Numerot piilotettu (turvakielto)."),)
    if not sheet.client_phones:
        return (_("Numeroa ei ole kirjattu."),)
    lines = [_phone(phone) for phone in sheet.client_phones[:_MOST_PHONES]]
    left = len(sheet.client_phones) - _MOST_PHONES
    words = ngettext("+ {count} muu numero", "+ {count} muuta numeroa", left)
    more = [words.format(count=left)] if left > 0 else []
    return (*lines, *more)


def _phone(phone: SheetClientPhone) -> str:
    return facts(
        phone_number(phone.number),
        _shortened(phone.label, _LONGEST_NAME),
        _("ei viestiä vastaajaan") if phone.may_leave_message is Allowed.NO else "",
        _("ei tekstiviestejä") if phone.may_text is Allowed.NO else "",
        _safe_time(phone.safe_time),
    )


def _safe_time(time: str) -> str:
    said = _("turvallinen aika: {time}").format(time=_shortened(time, _LONGEST_NAME))
    return said if time else ""

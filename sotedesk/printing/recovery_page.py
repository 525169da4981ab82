"""The recovery sheet: the code that opens a profile when no password does, on one page.

It bears nobody's name and no county's, so that whoever finds it does not learn whose desk it opens.
The day of printing tells an old sheet from a new one.
"""

from datetime import datetime
from typing import Final

from sotedesk.i18n import _, format_full_date, local
from sotedesk.printing import style
from sotedesk.printing.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Columns,
    Document,
    Paragraph,
    Section,
    Title,
    Together,
    Tone,
)
from sotedesk.printing.fonts import Weight
from sotedesk.printing.metadata import PROGRAM

_CODE: Final = style.Style(22, 34, Weight.BOLD)
_GROUPS_A_LINE: Final = 4
_CELL: Final = 110.0


def recovery_page(code: str, printed_at: datetime) -> Document:
    """Say what stands on the sheet.

    Args:
        code: The code as it is printed, its groups joined by dashes.
        printed_at: Aware.
    """
    printed_on = format_full_date(local(printed_at).date())
    return Document(
        title=_("Palautusohje"),
        author=PROGRAM,
        language="fi",
        blocks=(
            Title(_("Palautusohje")),
            Paragraph(
                _("Tällä koodilla SoteDeskin tiedot saa auki, jos salasana on unohtunut."),
                style.LEAD,
            ),
            _code_box(code),
            *_advice(_("Säilytä näin"), _keeping()),
            *_advice(_("Kun koodia tarvitaan"), _using()),
            *_advice(_("Jos paperi katoaa"), _losing()),
        ),
        header_left=(Paragraph(PROGRAM, style.HEADER_STRONG),),
        header_right=(),
        page_number=_("Sivu {page} / {pages}"),
        footer=_("tulostettu {when}").format(when=printed_on),
        printed_at=printed_at,
    )


def _code_box(code: str) -> Box:
    groups = code.split("-")
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    rows = tuple(
        Columns(tuple(Cell(_CELL, (Paragraph(group, _CODE),)) for group in line + _padding(line)))
        for line in lines
    )
    heading = Section(_("Palautuskoodi"), style.BOX_TITLE)
    return Box(Tone.CONTACT, tinted=False, blocks=(heading, *rows), space=13.0)


def _padding(line: list[str]) -> list[str]:
    return [""] * (_GROUPS_A_LINE - len(line))


def _advice(heading: str, items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Together((Section(heading), Bullets(items))),)


def _keeping() -> tuple[str, ...]:
    return (
        _("Pidä paperi lukitussa kaapissa, johon vain vastuuhenkilö pääsee."),
        _("Älä pidä sitä tietokoneen vieressä äläkä valokuvaa sitä."),
        _("Poista tiedosto koneelta heti, kun olet tulostanut sen."),
    )


def _using() -> tuple[str, ...]:
    return (
        _("Kirjoita koodi ryhmä kerrallaan. Isot ja pienet kirjaimet ovat samat."),
        _("Koodissa ei ole kirjaimia I, L, O eikä U: merkit 1 ja 0 ovat numeroita."),
        _("Komento sotedesk password --recovery vaihtaa koodilla salasanan."),
    )


def _losing() -> tuple[str, ...]:
    return (_("Kerro heti tuelle ja tietosuojavastaavalle. Paperin löytäjä voi avata tiedot."),)

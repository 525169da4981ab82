"""Where to call if things change: 112 and the urgent-care helpline, with the county's own words.

The text under 112 is clinical and therefore the county's, with owner and date, never ours (UX
guide, section 2.17; users.md section 4).
"""

from typing import Final

from sotedesk.i18n import _, format_full_date
from sotedesk.printing import style
from sotedesk.printing.blocks import Box, Cell, Columns, Paragraph, Tone, support
from sotedesk.printing.county import CountyTexts
from sotedesk.printing.wording import phone_number

EMERGENCY_NUMBER: Final = "112"


def emergency_box(county: CountyTexts, *, tinted: bool, interpreter: bool) -> Box:
    """Give the box with both numbers.

    Args:
        county: Whose texts stand in it.
        tinted: False on a draft, so that its mark shows through.
        interpreter: The reader uses one, who may call in their place.
    """
    emergency = [
        Paragraph(_("Soita 112, jos on hätä:"), style.STRONG),
        Paragraph(county.emergency, style.SUPPORT_MUTED, space=1.0),
        *_owner(county),
        support(_("Voit lähettää hätätekstiviestin numeroon 112, jos olet rekisteröitynyt.")),
    ]
    urgent = county.urgent
    if interpreter:
        urgent = f"{urgent} {_('Tulkki voi soittaa puolestasi.')}"
    rows = (
        Columns(
            (
                Cell(96, (Paragraph(EMERGENCY_NUMBER, style.EMERGENCY),)),
                Cell(360, tuple(emergency)),
            ),
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
    return Box(Tone.DANGER, tinted=tinted, blocks=rows)


def _owner(county: CountyTexts) -> tuple[Paragraph, ...]:
    if not county.emergency_owner:
        return ()
    day = county.emergency_dated_on
    dated = f" {format_full_date(day)}" if day else ""
    text = _("Ohje: {owner}{day}").format(owner=county.emergency_owner, day=dated)
    return (Paragraph(text, style.FIELD_LABEL),)

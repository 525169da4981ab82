"""What a plan still lacks, in words; the labels are those of its kind."""

from sotedesk.i18n import N_, _
from sotedesk.model.plan_outline import ROWS, Gap, PlanOutline, Side

_CELLS = {
    "need": N_("Yhtään tarvetta ei ole kirjattu"),
    "who": N_("Kuka puuttuu"),
    "when": N_("Milloin puuttuu"),
}


def gap_words(gap: Gap, outline: PlanOutline) -> str:
    """Give one line about a gap, such as `Milloin puuttuu: rivit 2 ja 3`."""
    part = outline.part(gap.part)
    if part is None:
        return gap.part
    if part.code == ROWS:
        words = _(_CELLS[gap.field])
        return f"{words}: {row_numbers(gap.rows)}" if gap.rows else words
    if gap.side is None or len(part.sides) == 1:
        return part.name
    label = part.client if gap.side is Side.CLIENT else part.professional
    return f"{part.name}: {label[:1].lower()}{label[1:]}"


def row_numbers(rows: tuple[int, ...]) -> str:
    """Give `rivi 2` or `rivit 2, 3 ja 5`."""
    if len(rows) == 1:
        return _("rivi {n}").format(n=rows[0])
    first = ", ".join(str(row) for row in rows[:-1])
    return _("rivit {first} ja {last}").format(first=first, last=rows[-1])

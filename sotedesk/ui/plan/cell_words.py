"""What a cell of the plan shows: typed words, or the chip and word of what was chosen."""

from datetime import date

from sotedesk.i18n import _, format_date
from sotedesk.model.plan import RowDecision, Whose
from sotedesk.ui.care_words import ROW_DECISION, WHOSE, state_words
from sotedesk.ui.plan.rows import CHOSEN, RowEdit
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.words import word


def cell_words(row: RowEdit, column: str, today: date) -> str:
    """Give the words of a cell."""
    if column == "decision":
        return decision_chip(row, today)[0]
    return word(WHOSE, row.whose) if column == "whose" else row.cell(column)


def decision_chip(row: RowEdit, today: date) -> tuple[str, str, Tone]:
    """Give word, icon and tone of a row's decision, such as `haettu 27.11.`; none without one."""
    if row.decision is None:
        return "", "", Tone.PLAIN
    said, icon, tone = state_words(ROW_DECISION, row.decision)
    day = format_date(row.decision_on, today) if row.decision_on else ""
    return f"{said} {day}".strip(), icon, tone


def choices_of(column: str) -> list[Choice]:
    """Give what can be chosen in a column, numbered."""
    if column == "decision":
        named = [(code, _(ROW_DECISION[code][0])) for code in RowDecision]
        return [Choice(code, said) for code, said in named]
    return [Choice(code, _(WHOSE[code])) for code in Whose]


def is_chosen(column: str) -> bool:
    """Whether one chooses in a column instead of typing."""
    return column in CHOSEN

"""A table as strips: one for the titles, one for each row."""

import re
from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.printing.blocks import Paragraph, Table
from sotedesk.printing.fonts import clean, text_width
from sotedesk.printing.strip import PlacedLine, PlacedRule, Strip, TextStrip, place_text
from sotedesk.printing.style import HAIRLINE, STRONG_LINE, Style
from sotedesk.printing.tagged import Element

_GAP: Final = 9.0
_TITLE_PADDING: Final = 4.0
# How far a column may leave its share for the sake of a long word.
_NARROWEST: Final = 0.88
_WIDEST: Final = 1.3


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand: left edges and widths without the gap."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    x: float
    width: float

    @property
    def rule_below(self) -> PlacedRule:
        return PlacedRule(self.x, self.width, 0.7, HAIRLINE)


def table_strips(table: Table, x: float, width: float, parent: Element) -> list[Strip]:
    """Measure a table: titles that stay with the first row, then the rows."""
    grid = _grid(table, x, width)
    element = parent.add("Table")
    titles = _titles(table, grid, element)
    repeat = titles.as_artifact()
    rows: list[Strip] = [_row(row, table.padding, grid, element, repeat) for row in table.rows]
    return [titles, *rows]


def _titles(table: Table, grid: _Grid, element: Element) -> TextStrip:
    row = element.add("TR")
    lines: list[PlacedLine] = []
    for index, column in enumerate(table.columns):
        cell = row.add("TH", column.title, scope="Column")
        lines += _cell_lines(
            (Paragraph(column.title, table.titles),), grid, index, top=0.0, cells=(cell,)
        )
    height = max(line.bottom for line in lines) + _TITLE_PADDING
    rule = PlacedRule(grid.x, grid.width, 1.1, STRONG_LINE)
    return TextStrip(tuple(lines), height, space=4.0, keeps=True, whole=True, rules=(rule,))


def _row(
    cells: tuple[tuple[Paragraph, ...], ...],
    padding: tuple[float, float],
    grid: _Grid,
    element: Element,
    repeat: TextStrip,
) -> TextStrip:
    above, below = padding
    row = element.add("TR")
    baseline = max((texts[0].style.baseline for texts in cells if texts), default=0.0)
    lines: list[PlacedLine] = []
    for index, texts in enumerate(cells):
        role, scope = ("TD", None) if index else ("TH", "Row")
        cell = row.add(role, scope=scope)
        printed = tuple(text for text in texts if text.text.strip())
        parts = tuple(cell.add("P", text.text) for text in printed)
        lift = baseline - printed[0].style.baseline if printed else 0.0
        lines += _cell_lines(printed, grid, index, top=above + lift, cells=parts)
    height = max((line.bottom for line in lines), default=above) + below
    return TextStrip(
        tuple(lines),
        height,
        whole=True,
        rules=(grid.rule_below,),
        repeat=repeat,
        padding_above=above,
        padding_below=below,
    )


def _cell_lines(
    texts: tuple[Paragraph, ...],
    grid: _Grid,
    index: int,
    *,
    top: float,
    cells: tuple[Element, ...],
) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    for number, (text, element) in enumerate(zip(texts, cells, strict=True)):
        top += text.space if number else 0.0
        lines += place_text(
            text.text,
            text.style,
            x=grid.lefts[index],
            top=top,
            width=grid.widths[index],
            column=index,
            element=element,
        )
        top = lines[-1].bottom
    return lines


def _grid(table: Table, x: float, width: float) -> _Grid:
    """Give each column its share, and a long word some more room where others can spare it."""
    shares = sum(column.share for column in table.columns)
    room = width - _GAP * (len(table.columns) - 1)
    asked = [room * column.share / shares for column in table.columns]
    needed = [
        min(own * _WIDEST, max(own * _NARROWEST, _widest_word(table, index)))
        for index, own in enumerate(asked)
    ]
    lacking = sum(max(0.0, need - own) for need, own in zip(needed, asked, strict=True))
    spare = sum(max(0.0, own - need) for need, own in zip(needed, asked, strict=True))
    moved = min(lacking, spare)
    widths = [
        own + (need - own) * (moved / lacking if need > own else moved / spare) if moved else own
        for need, own in zip(needed, asked, strict=True)
    ]
    lefts = [x + sum(widths[:index]) + _GAP * index for index in range(len(widths))]
    return _Grid(tuple(lefts), tuple(widths), x, width)


def _widest_word(table: Table, index: int) -> float:
    title = _word_width(table.columns[index].title, table.titles)
    texts = (text for row in table.rows for text in row[index])
    return max([title, *(_word_width(text.text, text.style) for text in texts)])


def _word_width(text: str, style: Style) -> float:
    words = re.split(r"[ \n]+", clean(text))
    return 0.1 + max(text_width(word, style.weight, style.size) for word in words)

"""Blocks to strips: everything gets its lines, its height and its place in the structure tree."""

from dataclasses import replace
from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.printing.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Columns,
    Paragraph,
    Rule,
    Section,
    SignatureLines,
    Table,
    Title,
    Together,
)
from sotedesk.printing.strip import (
    PlacedLine,
    PlacedRule,
    StackStrip,
    Strip,
    TextStrip,
    place_text,
)
from sotedesk.printing.style import (
    FIELD_LABEL,
    HAIRLINE,
    STRONG_LINE,
    Style,
)
from sotedesk.printing.table import table_strips
from sotedesk.printing.tagged import Element

BOX_PADDING_X: Final = 16.0
_BOX_PADDING_Y: Final = 11.0
_BULLET_INDENT: Final = 14.0
_COLUMN_GAP: Final = 10.0
_SIGNATURE_ROOM: Final = 34.0
_SECTION_GAP: Final = 4.0
_SIGNATURE_GAP: Final = 18.0


@dataclass(frozen=True, slots=True)
class Area:
    """Where strips go: how far from the left of the content, how wide, and below which element."""

    x: float
    width: float
    element: Element


def flow(blocks: tuple[Block, ...], area: Area) -> list[Strip]:
    """Measure blocks, in order."""
    return [strip for block in blocks for strip in _strips(block, area)]


def _strips(block: Block, area: Area) -> list[Strip]:  # noqa: C901, PLR0911 - one line a kind
    match block:
        case Title():
            return [_text(block.text, block.style, area, role="H1", space=0.0, keeps=True)]
        case Section():
            heading = _text(block.text, block.style, area, role="H2", space=block.space, keeps=True)
            return [replace(heading, height=heading.height + _SECTION_GAP)]
        case Paragraph():
            return _paragraph(block, area)
        case Bullets():
            return _bullets(block, area)
        case Columns():
            return [_columns(block, area)]
        case Table():
            return table_strips(block, area.x, area.width, area.element)
        case Box():
            return [_box(block, area)]
        case Rule():
            rule = PlacedRule(area.x, area.width, 0.8, HAIRLINE)
            return [TextStrip((), 0.0, space=18.0, rules=(rule,), keeps=True)]
        case SignatureLines():
            return [_signatures(block, area)]
        case Together():
            parts = tuple(flow(block.blocks, area))
            return [StackStrip(parts, space=parts[0].space)] if parts else []


def _text(
    text: str, style: Style, area: Area, *, role: str, space: float, keeps: bool = False
) -> TextStrip:
    element = area.element.add(role, text)
    lines = place_text(text, style, x=area.x, top=0.0, width=area.width, column=0, element=element)
    return TextStrip(tuple(lines), len(lines) * style.leading, space=space, keeps=keeps)


def _paragraph(block: Paragraph, area: Area) -> list[Strip]:
    if not block.text.strip():
        return []
    return [_text(block.text, block.style, area, role="P", space=block.space)]


def _bullets(block: Bullets, area: Area) -> list[Strip]:
    whole = area.element.add("L")
    return [_bullet(item, block.style, whole, area) for item in block.items if item.strip()]


def _bullet(item: str, style: Style, whole: Element, area: Area) -> TextStrip:
    entry = whole.add("LI")
    label, body = entry.add("Lbl", "•"), entry.add("LBody", item)
    dot = place_text("•", style, x=area.x, top=0.0, width=_BULLET_INDENT, column=0, element=label)
    lines = place_text(
        item,
        style,
        x=area.x + _BULLET_INDENT,
        top=0.0,
        width=area.width - _BULLET_INDENT,
        column=1,
        element=body,
    )
    return TextStrip((*dot, *lines), len(lines) * style.leading, space=2.0, whole=True)


def _columns(block: Columns, area: Area) -> TextStrip:
    """Set cells side by side, their first lines on one baseline or centred."""
    shares = sum(cell.share for cell in block.cells)
    lines: list[PlacedLine] = []
    x = area.x
    for index, cell in enumerate(block.cells):
        width = area.width * cell.share / shares
        gap = _COLUMN_GAP if index < len(block.cells) - 1 else 0.0
        lines += _column(cell, index, Area(x, width - gap, area.element), _lift(block, cell))
        x += width
    height = max((line.bottom for line in lines), default=0.0)
    return TextStrip(tuple(lines), height, space=block.space, whole=True)


def _column(cell: Cell, index: int, area: Area, top: float) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    for text in cell.texts:
        if not text.text.strip():
            continue
        lines += place_text(
            text.text,
            text.style,
            x=area.x,
            top=lines[-1].bottom + text.space if lines else top,
            width=area.width,
            column=index,
            element=area.element.add("P", text.text),
        )
    return lines


def _lift(block: Columns, cell: Cell) -> float:
    """Return how much lower a cell begins so that the first lines agree."""
    styles = [each.texts[0].style for each in block.cells if each.texts]
    own = cell.texts[0].style if cell.texts else styles[0]
    if block.centred:
        return (max(style.leading for style in styles) - own.leading) / 2
    return max(style.baseline for style in styles) - own.baseline


def _box(block: Box, area: Area) -> StackStrip:
    inner = Area(area.x + BOX_PADDING_X, area.width - 2 * BOX_PADDING_X, area.element.add("Sect"))
    return StackStrip(
        tuple(flow(block.blocks, inner)),
        space=block.space,
        padding=_BOX_PADDING_Y,
        tone=block.tone,
        tinted=block.tinted,
        width=area.width,
    )


def _signatures(block: SignatureLines, area: Area) -> TextStrip:
    count = len(block.labels)
    width = (area.width - _SIGNATURE_GAP * (count - 1)) / count
    lines: list[PlacedLine] = []
    rules: list[PlacedRule] = []
    for index, label in enumerate(block.labels):
        x = area.x + index * (width + _SIGNATURE_GAP)
        rules.append(PlacedRule(x, width, 0.9, STRONG_LINE, top=_SIGNATURE_ROOM))
        lines += place_text(
            label,
            FIELD_LABEL,
            x=x,
            top=_SIGNATURE_ROOM + 3,
            width=width,
            column=index,
            element=area.element.add("P", label),
        )
    height = max(line.bottom for line in lines)
    return TextStrip(tuple(lines), height, whole=True, rules=tuple(rules))

"""The same content by reportlab's own layout, untagged: what our paper is measured against."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from sotedesk.printing import blocks, style
from sotedesk.printing.fonts import load_all

_TOP, _BOTTOM = 84.0, 70.0
_CLOSE: list[Any] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 9),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def platypus_pdf(document: blocks.Document) -> bytes:
    """Lay out and draw a document's blocks with platypus."""
    load_all()
    target = BytesIO()
    frame = Frame(
        style.MARGIN_LEFT,
        _BOTTOM,
        style.CONTENT_WIDTH,
        style.PAGE_HEIGHT - _TOP - _BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def furnish(canvas: Any, made: Any) -> None:  # noqa: ANN401 - reportlab has no types here
        top = style.PAGE_HEIGHT - style.HEADER_TOP - 12
        for number, text in enumerate((*document.header_left, *document.header_right)):
            canvas.setFont(text.style.weight.value[0], text.style.size)
            canvas.drawString(style.MARGIN_LEFT, top - 16 * number, text.text)
        canvas.drawRightString(
            style.MARGIN_LEFT + style.CONTENT_WIDTH,
            top,
            document.page_number.format(page=made.page, pages=2),
        )
        for number, line in enumerate(document.footer.split("\n")):
            canvas.drawString(style.MARGIN_LEFT, 48 - 14 * number, line)

    template = BaseDocTemplate(
        target,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        title=document.title,
        invariant=1,
        initialFontName="Inter-Regular",
    )
    template.addPageTemplates([PageTemplate("page", [frame], onPage=furnish)])
    template.build([flowable for block in document.blocks for flowable in _flowables(block)])
    return target.getvalue()


def _flowables(block: blocks.Block) -> Iterator[Flowable]:
    match block:
        case blocks.Title() | blocks.Section() | blocks.Paragraph():
            yield _text(block.text, block.style)
        case blocks.Bullets():
            yield from (_text(f"• {item}", block.style) for item in block.items)
        case blocks.Columns():
            yield _columns(block)
        case blocks.Table():
            yield _table(block)
        case blocks.Box() | blocks.Together():
            yield KeepTogether([each for one in block.blocks for each in _flowables(one)])
        case blocks.Rule():
            yield Spacer(1, 1)
        case blocks.SignatureLines():
            yield Grid([list(block.labels)])


def _text(text: str, set_in: style.Style) -> Text:
    return Text(escape(text).replace("\n", "<br/>"), _style(set_in))


def _style(set_in: style.Style) -> ParagraphStyle:
    return ParagraphStyle(
        "text",
        fontName=set_in.weight.value[0],
        fontSize=set_in.size,
        leading=set_in.leading,
        textColor=Color(*set_in.colour),
    )


def _columns(block: blocks.Columns) -> Grid:
    shares = sum(cell.share for cell in block.cells)
    widths = [style.CONTENT_WIDTH * cell.share / shares for cell in block.cells]
    cells = [[_text(text.text, text.style) for text in cell.texts] for cell in block.cells]
    return Grid([cells], colWidths=widths, style=_CLOSE)


def _table(block: blocks.Table) -> Grid:
    shares = sum(column.share for column in block.columns)
    widths = [style.CONTENT_WIDTH * column.share / shares for column in block.columns]
    titles = [[_text(column.title, block.titles)] for column in block.columns]
    rows = [[[_text(one.text, one.style) for one in cell] for cell in row] for row in block.rows]
    rules: list[Any] = [*_CLOSE, ("LINEBELOW", (0, 0), (-1, -1), 0.7, Color(*style.HAIRLINE))]
    return Grid([titles, *rows], colWidths=widths, repeatRows=1, style=rules)

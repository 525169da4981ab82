"""Blocks to tagged A4 pages: places strips, and puts header, footer and watermark on each page."""

import math
from collections import deque
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final

from sotedesk.printing.blocks import Document, Paragraph
from sotedesk.printing.flow import Area, flow
from sotedesk.printing.fonts import Weight, text_width
from sotedesk.printing.metadata import describe
from sotedesk.printing.strip import PlacedLine, Strip, place_text
from sotedesk.printing.style import (
    BODY_GAP,
    CONTENT_WIDTH,
    FOOTER,
    FOOTER_BOTTOM,
    HAIRLINE,
    HEADER,
    HEADER_TOP,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    WATERMARK,
    Style,
)
from sotedesk.printing.tagged import (
    FOOTER_MARK,
    HEADER_MARK,
    WATERMARK_MARK,
    Element,
    TaggedCanvas,
)
from sotedesk.printing.text import break_lines

_HEADER_LEFT_SHARE: Final = 0.62
_HEADER_RULE_GAP: Final = 6.0
_FOOTER_RULE_GAP: Final = 7.0
_WATERMARK_LENGTH: Final = 560.0
_WATERMARK_LARGEST: Final = 122.0
_WATERMARK_ANGLE: Final = 50.0
_ROUNDING: Final = 0.01


@dataclass(slots=True)
class _Page:
    """Strips with the place of each one's upper edge."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    repeats: list[tuple[float, Strip]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Margins:
    """Header and footer, measured: they are as high as their texts need."""

    header: tuple[PlacedLine, ...]
    right_width: float
    header_bottom: float
    footer: tuple[PlacedLine, ...]
    footer_top: float

    @property
    def body_top(self) -> float:
        return self.header_bottom + BODY_GAP

    @property
    def body_bottom(self) -> float:
        return self.footer_top - _FOOTER_RULE_GAP

    @property
    def body_height(self) -> float:
        return self.body_bottom - self.body_top


def make_pdf(document: Document, *, compress: bool = True) -> bytes:
    """Return the document as a PDF file; equal documents give equal bytes.

    Args:
        document: What to print.
        compress: False leaves the page streams readable, for tests.
    """
    document = _relieved(document)
    target = BytesIO()
    canvas = TaggedCanvas(target, language=_locale(document.language), compress=compress)
    root = Element("Document")
    margins = _margins(document)
    pages = place(flow(document.blocks, Area(0.0, CONTENT_WIDTH, root)), margins)
    for number, page in enumerate(pages, 1):
        label = document.page_number.format(page=number, pages=len(pages))
        _paint(canvas, page, margins, document.watermark, label)
        canvas.next_page()
    describe(canvas, document)
    canvas.write_structure(root)
    canvas.save()
    return target.getvalue()


def page_count(document: Document) -> int:
    """Return how many pages a document takes, without drawing it."""
    document = _relieved(document)
    strips = flow(document.blocks, Area(0.0, CONTENT_WIDTH, Element("Document")))
    return len(place(strips, _margins(document)))


def _relieved(document: Document) -> Document:
    """Move the texts of an unreasonably high header or footer into the body, once.

    Else a unit's or a person's endless name would leave no room on any page.
    """
    margins = _margins(document)
    if margins.body_height >= PAGE_HEIGHT / 2:
        return document
    texts = (*document.header_left, *document.header_right, Paragraph(document.footer, FOOTER))
    return replace(
        document, header_left=(), header_right=(), footer="", blocks=(*texts, *document.blocks)
    )


def _locale(language: str) -> str:
    return {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}.get(language, language)


def place(strips: list[Strip], margins: _Margins) -> list[_Page]:
    """Put strips on pages, top to bottom.

    A strip that keeps stays with the one after it; a whole strip moves to a new page rather than
    be divided, and is divided only when it is higher than a page.
    """
    waiting = deque(strips)
    pages = [_Page()]
    top = margins.body_top
    while waiting:
        page, strip = pages[-1], waiting.popleft()
        fresh = not page.strips
        at = top if fresh else top + strip.space
        if fresh and strip.repeat and len(pages) > 1:
            page.repeats.append((at, strip.repeat))
            at += strip.repeat.height
        room = margins.body_bottom - at
        if not fresh and _needed(strip, waiting, margins.body_height) > room + _ROUNDING:
            waiting.appendleft(strip)
            pages.append(_Page())
            top = margins.body_top
            continue
        if strip.height > room + _ROUNDING and (halves := strip.divide(room)):
            strip, rest = halves
            waiting.appendleft(rest)
            page.strips.append((at, strip))
            pages.append(_Page())
            top = margins.body_top
            continue
        page.strips.append((at, strip))
        top = at + strip.height
    return pages


def _needed(strip: Strip, following: deque[Strip], page: float) -> float:
    """Return the height a strip needs here, with all it must stay with."""
    height = 0.0
    current = strip
    for after in following:
        if not current.keeps:
            break
        height += current.height + after.space
        current = after
    return height + current.least(page)


def _margins(document: Document) -> _Margins:
    left_width = CONTENT_WIDTH * _HEADER_LEFT_SHARE
    right_width = CONTENT_WIDTH - left_width
    left = _stack(document.header_left, 0.0, left_width - 12, column=0)
    numbers = document.page_number.format(page=999, pages=999)
    right = _stack((Paragraph(numbers, HEADER), *document.header_right), 0.0, right_width, column=1)
    footer = _stack((Paragraph(document.footer, FOOTER),), 0.0, CONTENT_WIDTH, column=0)
    header_height = max((line.bottom for line in (*left, *right)), default=0.0)
    footer_height = max((line.bottom for line in footer), default=0.0)
    return _Margins(
        header=(*left, *right),
        right_width=right_width,
        header_bottom=HEADER_TOP + header_height + _HEADER_RULE_GAP,
        footer=tuple(footer),
        footer_top=FOOTER_BOTTOM - footer_height - _FOOTER_RULE_GAP,
    )


def _stack(
    texts: tuple[Paragraph, ...], x: float, width: float, *, column: int
) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    for text in texts:
        top = lines[-1].bottom if lines else 0.0
        lines += place_text(
            text.text, text.style, x=x, top=top, width=width, column=column, element=None
        )
    return lines


def _paint(
    canvas: TaggedCanvas, page: _Page, margins: _Margins, watermark: str, number: str
) -> None:
    if watermark:
        _paint_watermark(canvas, watermark)
    _paint_header(canvas, margins, number)
    for top, strip in page.repeats:
        strip.paint(canvas, top)
    for top, strip in page.strips:
        strip.paint(canvas, top)
    with canvas.artifact(FOOTER_MARK):
        canvas.rule(MARGIN_LEFT, margins.footer_top, CONTENT_WIDTH, 0.8, HAIRLINE)
        for placed in margins.footer:
            top = margins.footer_top + _FOOTER_RULE_GAP + placed.top
            canvas.text_line(placed.line, placed.style, MARGIN_LEFT, top)


def _paint_header(canvas: TaggedCanvas, margins: _Margins, number: str) -> None:
    with canvas.artifact(HEADER_MARK):
        for placed in _numbered(margins, number):
            right_edge = MARGIN_LEFT + CONTENT_WIDTH - placed.line.width
            x = right_edge if placed.column else MARGIN_LEFT
            canvas.text_line(placed.line, placed.style, x, HEADER_TOP + placed.top)
        canvas.rule(MARGIN_LEFT, margins.header_bottom, CONTENT_WIDTH, 0.8, HAIRLINE)


def _numbered(margins: _Margins, number: str) -> list[PlacedLine]:
    """Return the header's lines with the number of this page in place of the widest one."""
    lines = list(margins.header)
    first_right = next(index for index, line in enumerate(lines) if line.column)
    own = break_lines(number, HEADER, margins.right_width)[0]
    lines[first_right] = replace(lines[first_right], line=own)
    return lines


def _paint_watermark(canvas: TaggedCanvas, word: str) -> None:
    """Write a word across the page, under everything else."""
    unit = text_width(word, Weight.BOLD, 1.0)
    size = min(_WATERMARK_LARGEST, _WATERMARK_LENGTH / unit)
    style = Style(size, size, Weight.BOLD, WATERMARK)
    line = break_lines(word, style, math.inf)[0]
    with canvas.artifact(WATERMARK_MARK):
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(_WATERMARK_ANGLE)
        canvas.text_line(line, style, -line.width / 2, PAGE_HEIGHT - size / 2)
        canvas.restoreState()

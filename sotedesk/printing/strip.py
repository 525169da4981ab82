"""Strips: measured parts of a page that can be painted, and divided where they must be.

A strip knows nothing of pages. `pages` stacks strips, and asks one to divide only when it is
allowed to or higher than a whole page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Protocol

from sotedesk.printing.blocks import Tone
from sotedesk.printing.style import (
    DANGER,
    DANGER_TINT,
    MARGIN_LEFT,
    PETROL,
    PETROL_TINT,
    Colour,
    Style,
)
from sotedesk.printing.tagged import LAYOUT_MARK, REPEATED_MARK, Element, TaggedCanvas
from sotedesk.printing.text import Line, break_lines

_FEWEST_LINES: Final = 2
_ROUNDING: Final = 0.01


class Strip(Protocol):
    """A measured part of a page.

    Attributes:
        height: In points, without the space above.
        space: Space above it; dropped at the top of a page.
        keeps: It stays on the page of the strip that follows.
        whole: It is divided only when higher than a page.
        repeat: What stands above it again at the top of a new page.
    """

    height: float
    space: float
    keeps: bool
    whole: bool
    repeat: "TextStrip | None"

    def paint(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw it with its upper edge at `top`."""
        ...

    def divide(self, height: float) -> tuple["Strip", "Strip"] | None:
        """Return a first part no higher than `height` and the rest; None if nothing fits."""
        ...

    def least(self, page: float) -> float:
        """Return the height it needs at the foot of a page, `page` being a whole page's."""
        ...


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text at its place in a strip.

    Attributes:
        column: Which column of the strip it belongs to, from the left.
        element: What it is content of; None for an artifact.
    """

    line: Line
    style: Style
    x: float
    top: float
    column: int
    element: Element | None

    @property
    def bottom(self) -> float:
        """Lower edge in the strip."""
        return self.top + self.style.leading


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A rule of a strip; `top` None is its lower edge."""

    x: float
    width: float
    thickness: float
    colour: Colour
    top: float | None = None


@dataclass(slots=True)
class TextStrip:
    """Lines of text in one or more columns, with rules."""

    lines: tuple[PlacedLine, ...]
    height: float
    space: float = 0.0
    keeps: bool = False
    whole: bool = False
    rules: tuple[PlacedRule, ...] = ()
    repeat: "TextStrip | None" = None
    padding_above: float = 0.0
    padding_below: float = 0.0

    def paint(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the rules as artifacts, then each element's lines together."""
        for rule in self.rules:
            at = self.height if rule.top is None else rule.top
            with canvas.artifact(LAYOUT_MARK):
                canvas.rule(MARGIN_LEFT + rule.x, top + at, rule.width, rule.thickness, rule.colour)
        for _, group in groupby(self.lines, key=lambda placed: id(placed.element)):
            self._paint_lines(canvas, top, tuple(group))

    def _paint_lines(self, canvas: TaggedCanvas, top: float, lines: tuple[PlacedLine, ...]) -> None:
        element = lines[0].element
        with canvas.content(element) if element else canvas.artifact(REPEATED_MARK):
            for placed in lines:
                x, y = MARGIN_LEFT + placed.x, top + placed.top
                canvas.text_line(placed.line, placed.style, x, y)

    def divide(self, height: float) -> tuple["Strip", "Strip"] | None:
        """Divide between lines, each column for itself."""
        first: list[PlacedLine] = []
        rest: list[PlacedLine] = []
        for _, group in groupby(self.lines, key=lambda placed: placed.column):
            column = tuple(group)
            cut = self._cut(column, height)
            first += column[:cut]
            rest += _raised(column[cut:], self.padding_above)
        if not first or not rest:
            return None
        bottom = max(line.bottom for line in rest) + self.padding_below
        above = replace(
            self, lines=tuple(first), height=max(line.bottom for line in first), rules=()
        )
        return above, replace(self, lines=tuple(rest), height=bottom, space=0.0)

    def _cut(self, column: tuple[PlacedLine, ...], height: float) -> int:
        """Return how many lines of a column stay; one line is not left alone if avoidable."""
        cut = sum(line.bottom <= height + _ROUNDING for line in column)
        left = len(column) - cut
        if 0 < left < _FEWEST_LINES and cut > _FEWEST_LINES:
            return cut - 1
        return cut

    def as_artifact(self) -> "TextStrip":
        """Return the same, painted as no part of the content."""
        lines = tuple(replace(placed, element=None) for placed in self.lines)
        return replace(self, lines=lines, keeps=False)

    def least(self, page: float) -> float:
        """Return the whole height, or that of the first lines where it may be divided."""
        if self.whole:
            return _least_whole(self.height, page)
        if len(self.lines) <= _FEWEST_LINES + 1:
            return self.height
        return self.lines[_FEWEST_LINES - 1].bottom


def place_text(
    text: str,
    style: Style,
    *,
    x: float,
    top: float,
    width: float,
    column: int,
    element: Element | None,
) -> list[PlacedLine]:
    """Break a text and place its lines one below another."""
    return [
        PlacedLine(line, style, x, top + index * style.leading, column, element)
        for index, line in enumerate(break_lines(text, style, width))
    ]


def _least_whole(height: float, page: float) -> float:
    """Return a whole strip's height; one higher than a page begins where a quarter is free."""
    return height if height <= page else page / 4


def _raised(lines: Iterable[PlacedLine], top: float) -> list[PlacedLine]:
    """Move lines up so that the first stands at `top`."""
    column = list(lines)
    lift = column[0].top - top if column else 0.0
    return [replace(placed, top=placed.top - lift) for placed in column]


@dataclass(slots=True)
class StackStrip:
    """Strips below one another that stay together, in a frame or without one."""

    parts: tuple[Strip, ...]
    space: float
    padding: float = 0.0
    tone: Tone | None = None
    tinted: bool = False
    width: float = 0.0
    keeps: bool = False
    whole: bool = True
    repeat: TextStrip | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = 2 * self.padding + sum(top + part.height for top, part in self._spaced())

    def _spaced(self) -> list[tuple[float, Strip]]:
        """Pair each part with the space above it; the first has none."""
        return [(part.space if index else 0.0, part) for index, part in enumerate(self.parts)]

    def paint(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the frame as an artifact, then the parts."""
        if self.tone:
            self._paint_frame(canvas, top, self.tone)
        at = top + self.padding
        for space, part in self._spaced():
            at += space
            part.paint(canvas, at)
            at += part.height

    def _paint_frame(self, canvas: TaggedCanvas, top: float, tone: Tone) -> None:
        edge, tint = _FRAME_COLOURS[tone]
        fill = tint if self.tinted else None
        with canvas.artifact(LAYOUT_MARK):
            canvas.frame(MARGIN_LEFT, top, self.width, self.height, edge=edge, fill=fill)

    def divide(self, height: float) -> tuple[Strip, Strip] | None:
        """Divide between parts, or inside a part that alone is too high."""
        room = height - 2 * self.padding
        first: list[Strip] = []
        rest = list(self.parts)
        while rest and (rest[0].space if first else 0.0) + rest[0].height <= room + _ROUNDING:
            part = rest.pop(0)
            room -= (part.space if first else 0.0) + part.height
            first.append(part)
        if rest and not (first and rest[0].whole):
            space = rest[0].space if first else 0.0
            if halves := rest[0].divide(room - space):
                first.append(halves[0])
                rest[0] = halves[1]
        if not first or not rest:
            return None
        return replace(self, parts=tuple(first)), replace(self, parts=tuple(rest), space=0.0)

    def least(self, page: float) -> float:
        """Return its height, unless it must be divided anyway."""
        return _least_whole(self.height, page)


_FRAME_COLOURS: Final[dict[Tone, tuple[Colour, Colour]]] = {
    Tone.CONTACT: (PETROL, PETROL_TINT),
    Tone.DANGER: (DANGER, DANGER_TINT),
}

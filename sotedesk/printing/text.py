"""How a text is broken into lines.

Nothing is ever cut off: a word wider than its column is divided, first where the writer allowed
it (a hyphen, a soft hyphen), then between Finnish syllables, then between any two characters.
"""

import re
from collections.abc import Iterator
from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.printing.fonts import Run, clean, is_invisible, runs, text_width
from sotedesk.printing.style import Style

SOFT_HYPHEN: Final = "\u00ad"
_VOWELS: Final = frozenset("aeiouyåäöáéíóúü")
_SHORTEST_PART: Final = 2
# Where a word may be divided without adding a sign: after a hyphen or slash between letters.
_OWN_BREAK: Final = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")
# The space between *klo* and its time, which is never broken (UX guide, section 4).
_CLOCK_SPACE: Final = re.compile(r"(?<=\bklo) +(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, ready to draw."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a text that stays on one line.

    Attributes:
        spaced: A space follows it.
        hyphen: A hyphen is drawn after it, if the line ends here, that the writer did not write.
    """

    text: str
    spaced: bool = False
    hyphen: bool = False


def break_lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Return the text as lines no wider than `width`, keeping the writer's own line ends.

    Args:
        text: Any text; empty gives no line.
        style: What it is set in.
        width: In points.
    """
    lines: list[Line] = []
    for written in clean(text).split("\n"):
        lines += _fill(written, style, width)
    return tuple(lines)


def _fill(written: str, style: Style, width: float) -> Iterator[Line]:
    """Fill lines one after another with the pieces of one written line."""
    held: list[_Piece] = []
    for piece in _fitting_pieces(written, style, width):
        if held and _measure([*held, piece], style) > width:
            yield _line(held, style, ends_word=held[-1].spaced)
            held = []
        held.append(piece)
    if held:
        yield _line(held, style, ends_word=False)


def _line(pieces: list[_Piece], style: Style, *, ends_word: bool) -> Line:
    """Draw pieces as one line; a space ends it where the text goes on with a new word.

    The space is what keeps the words apart for a reader of the file's text.
    """
    text = _joined(pieces)
    drawn = runs(text + " " if ends_word else text, style.weight)
    if pieces[-1].hyphen:
        hyphen = runs("-", style.weight)[0]
        drawn = (*drawn, Run(hyphen.font, hyphen.text, meant=SOFT_HYPHEN))
    return Line(drawn, _measure(pieces, style))


def _joined(pieces: list[_Piece]) -> str:
    last = len(pieces) - 1
    return "".join(
        piece.text + (" " if piece.spaced and index < last else "")
        for index, piece in enumerate(pieces)
    )


def _measure(pieces: list[_Piece], style: Style) -> float:
    shown = _joined(pieces) + ("-" if pieces[-1].hyphen else "")
    return text_width(shown, style.weight, style.size)


def _fitting_pieces(written: str, style: Style, width: float) -> Iterator[_Piece]:
    """Cut a written line into pieces, each of which fits on a line of its own."""
    kept = _CLOCK_SPACE.sub("\N{NO-BREAK SPACE}", written.strip(" "))
    for word in re.split(" +", kept):
        parts = _OWN_BREAK.split(word)
        for index, part in enumerate(parts):
            is_last = index == len(parts) - 1
            yield from _divide(part, style, width, spaced=is_last)


def _divide(word: str, style: Style, width: float, *, spaced: bool) -> Iterator[_Piece]:
    """Divide a word until each part fits; most words fit whole."""
    rest = word
    while text_width(rest, style.weight, style.size) > width:
        end, hyphen = _last_break(rest, style, width)
        yield _Piece(rest[:end], hyphen=hyphen)
        rest = rest[end:]
    if rest:
        yield _Piece(rest, spaced=spaced)


def _last_break(word: str, style: Style, width: float) -> tuple[int, bool]:
    """Return where to divide a word that does not fit, and whether a hyphen is drawn there."""

    def fits(end: int, mark: str) -> bool:
        return text_width(word[:end] + mark, style.weight, style.size) <= width

    for end in range(len(word) - 1, 0, -1):
        if _may_hyphenate(word, end) and fits(end, "-"):
            return end, True
    for end in range(len(word) - 1, 0, -1):
        if fits(end, "") and not is_invisible(word[end]):
            return end, False
    return 1, False


def _may_hyphenate(word: str, end: int) -> bool:
    """Tell whether a Finnish word may be divided before `end`.

    The consonant rule of Finnish: a syllable begins at the last consonant before a vowel
    (Institute for the Languages of Finland, Kielitoimiston ohjepankki, *Tavutus*, read 2026).
    """
    if word[end - 1] == SOFT_HYPHEN:
        return True
    start, rest = word[:end].casefold(), word[end:].casefold()
    return (
        len(start) >= _SHORTEST_PART
        and len(rest) >= _SHORTEST_PART
        and start.isalpha()
        and rest[:2].isalpha()
        and rest[0] not in _VOWELS
        and rest[1] in _VOWELS
        and not _VOWELS.isdisjoint(start)
    )

"""The typefaces of paper: Inter, and DejaVu Sans for the characters Inter lacks.

Text is cut here into runs of one font each, so that no character is lost on the way to paper:
one that neither face has is drawn as an empty box, and the file still says which it was.
"""

import unicodedata
from enum import Enum
from functools import cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sotedesk.model.frozen import dataclass
from sotedesk.resources import resource

MISSING_BOX: Final = "\u25a1"
_VARIATION_SELECTORS: Final = range(0xFE00, 0xFE10)
_WIDEST_PLAIN_CODE: Final = 0xFFFF


class Weight(Enum):
    """A weight of Inter with the DejaVu face nearest to it."""

    REGULAR = ("Inter-Regular", "DejaVuSans")
    SEMIBOLD = ("Inter-SemiBold", "DejaVuSans-Bold")
    BOLD = ("Inter-Bold", "DejaVuSans-Bold")


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn with one font.

    Attributes:
        meant: What the drawn text stands for, when that is something else; else None.
    """

    font: str
    text: str
    meant: str | None = None


class EmbeddedFont(TTFont):
    """A TrueType font whose file tells characters beyond the first plane rightly.

    reportlab 5.1 writes such a character into the text map as five hexadecimal digits, and more
    than a hundred entries to a block; readers then lose text. May go when reportlab writes
    UTF-16 there (PDF 32000-1:2008, 9.10.3).
    """

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's own signature
        """Override TTFont.addObjects: write the text map of each subset anew."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = self._subset_name(number)
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _text_map(name, subset)

    def _subset_name(self, number: int) -> str:
        tag = f"{number:06d}".translate(str.maketrans("0123456789", "ABCDEFGIJK"))
        face = self.face
        return f"{tag}+{face.name.decode()}{face.subfontNameX.decode()}"


def clean(text: str) -> str:
    """Return the text as it goes to paper: composed letters, one sign for a line end."""
    lines = "\n".join(text.splitlines())
    composed = unicodedata.normalize("NFC", lines).replace("\t", " ")
    return composed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_invisible(character: str) -> bool:
    """Tell whether a character is a sign to the reader of text and has no shape of its own."""
    return unicodedata.category(character) == "Cf" or ord(character) in _VARIATION_SELECTORS


@cache
def _load(name: str) -> EmbeddedFont:
    """Read a face once and make it known to reportlab."""
    font = EmbeddedFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=0)
    pdfmetrics.registerFont(font)
    return font


@cache
def _pick(character: str, weight: Weight) -> Run:
    """Return the run of one character in the first face that has it."""
    for name in weight.value:
        if ord(character) in _load(name).face.charToGlyph:
            return Run(name, character)
    return Run(weight.value[1], MISSING_BOX, meant=character)


def runs(text: str, weight: Weight) -> tuple[Run, ...]:
    """Cut one line of text into runs, each drawn with one font."""
    found: list[Run] = []
    for character in text:
        if is_invisible(character):
            continue
        run = _pick(character, weight)
        last = found[-1] if found else None
        if last and run.meant is None and last.meant is None and last.font == run.font:
            found[-1] = Run(run.font, last.text + run.text)
        else:
            found.append(run)
    return tuple(found)


@cache
def _advance(character: str, weight: Weight) -> float:
    """Return the advance of one character in thousandths of the size."""
    if is_invisible(character):
        return 0.0
    run = _pick(character, weight)
    face: Any = _load(run.font).face
    return float(face.getCharWidth(ord(run.text)))


def text_width(text: str, weight: Weight, size: float) -> float:
    """Return the width of one line of text in points."""
    return sum(_advance(character, weight) for character in text) * size / 1000


def load_all() -> None:
    """Read every face now, in a fixed order."""
    for weight in Weight:
        for name in weight.value:
            _load(name)


def _text_map(name: str, subset: list[int]) -> str:
    """Return the ToUnicode map of a subset, in blocks of at most a hundred entries."""
    entries = [f"<{code:02X}> <{_utf16(value)}>" for code, value in enumerate(subset)]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(code: int) -> str:
    """Return a code point as hexadecimal UTF-16."""
    if code > _WIDEST_PLAIN_CODE:
        return chr(code).encode("utf-16-be").hex().upper()
    return f"{code:04X}"

"""The bundled typeface and the few sizes it is used in."""

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from sotedesk.resources import resource

FAMILY = "Inter"
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


class FontMissingError(RuntimeError):
    """A bundled font does not load; going on would silently show another family."""

    def __init__(self, name: str) -> None:
        super().__init__(f"bundled font does not load: {name}")


class Text(Enum):
    """A use of type: points at 100 % and weight."""

    BODY = (10.5, 400)
    STRONG = (10.5, 600)
    SMALL = (10.0, 400)
    LABEL = (10.0, 600)
    TITLE = (11.0, 600)
    NAME = (13.0, 600)
    PAGE = (16.0, 600)
    BRAND = (13.5, 700)
    BADGE = (9.5, 600)
    CAP = (9.0, 500)

    @property
    def points(self) -> float:
        """Return the size in points at 100 %."""
        return self.value[0]

    @property
    def weight(self) -> int:
        """Return the OpenType weight."""
        return self.value[1]


@cache
def load_fonts() -> None:
    """Make the bundled family known to Qt, once: asking Qt for its families takes 5 ms.

    Raises:
        FontMissingError: A file is absent or unreadable.
    """
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) == -1:
            raise FontMissingError(name)


def wants_equal_digits(text: str) -> bool:
    """Return whether a text is better with digits of equal width.

    A timer must not tremble and a column of times should line up. But the same font feature widens
    hyphens, so `sote-keskus` and an identity code stay as drawn.
    """
    return "-" not in text and any(letter.isdigit() for letter in text)


def make_font(use: Text, scale: float, *, equal_digits: bool = False) -> QFont:
    """Return the font of a use."""
    font = QFont(FAMILY)
    font.setPointSizeF(use.points * scale)
    font.setWeight(QFont.Weight(use.weight))
    if equal_digits:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font

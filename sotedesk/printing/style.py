"""Sizes, weights, colours and measures of paper, all in points.

The sizes of what the client reads are those of the UX guide, section 2.17: body 13–14, support
12.5, header and footer 10–12, title 27. What professionals read is 10–11. The colours are the
guide's tokens for the light theme.
"""

from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.printing.fonts import Weight

Colour = tuple[float, float, float]


def _colour(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code)
    return red / 255, green / 255, blue / 255


INK: Final = _colour("13222A")
SUPPORT_INK: Final = _colour("43545D")
PETROL: Final = _colour("0B566B")
PETROL_TINT: Final = _colour("E9F3F6")
DANGER: Final = _colour("A01B2E")
DANGER_TINT: Final = _colour("FDF0F0")
HAIRLINE: Final = _colour("A9BBC2")
STRONG_LINE: Final = _colour("43545D")
WATERMARK: Final = _colour("E7EDF0")

PAGE_WIDTH: Final = 595.276
PAGE_HEIGHT: Final = 841.89
MARGIN_LEFT: Final = 54.0
CONTENT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN_LEFT
HEADER_TOP: Final = 36.0
FOOTER_BOTTOM: Final = 820.0
BODY_GAP: Final = 20.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes:
        leading: From one line to the next.
    """

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: Colour = INK

    @property
    def baseline(self) -> float:
        """How far below the top of its line a text stands, capitals being centred."""
        return self.leading / 2 + self.size * 0.364


TITLE: Final = Style(27, 34, Weight.BOLD)
SECTION: Final = Style(17, 22, Weight.SEMIBOLD, PETROL)
BOX_TITLE: Final = Style(15.5, 20, Weight.SEMIBOLD)
NAME: Final = Style(14, 19, Weight.SEMIBOLD)
LEAD: Final = Style(13.5, 19, Weight.SEMIBOLD, PETROL)
BODY: Final = Style(13.5, 18.8)
STRONG: Final = Style(13.5, 18.8, Weight.SEMIBOLD)
SUPPORT: Final = Style(12.5, 17.6)
SUPPORT_MUTED: Final = Style(12.5, 17.6, colour=SUPPORT_INK)
BODY_MUTED: Final = Style(13.5, 18.8, colour=SUPPORT_INK)
COLUMN_TITLE: Final = Style(12, 16, Weight.SEMIBOLD, SUPPORT_INK)
PHONE: Final = Style(17.5, 23, Weight.BOLD)
EMERGENCY: Final = Style(27, 32, Weight.BOLD, DANGER)
URGENT: Final = Style(19.5, 24, Weight.BOLD, DANGER)
HEADER_STRONG: Final = Style(12, 16, Weight.SEMIBOLD)
HEADER: Final = Style(11, 16, colour=SUPPORT_INK)
FOOTER: Final = Style(10, 14, colour=SUPPORT_INK)
CHOICE: Final = Style(14, 18.8)
FIELD_LABEL: Final = Style(11, 15, colour=SUPPORT_INK)

WORK_TITLE: Final = Style(19, 25, Weight.BOLD)
WORK_NAME: Final = Style(12, 17, Weight.SEMIBOLD)
WORK_LEAD: Final = Style(11, 15.4, Weight.SEMIBOLD, PETROL)
WORK_ALERT: Final = Style(11, 15.4, Weight.SEMIBOLD, DANGER)
WORK_SECTION: Final = Style(12.5, 17, Weight.SEMIBOLD, PETROL)
WORK_BODY: Final = Style(10.5, 14.6)
WORK_STRONG: Final = Style(10.5, 14.6, Weight.SEMIBOLD)
WORK_SUPPORT: Final = Style(10, 13.8)
WORK_MUTED: Final = Style(10, 13.8, colour=SUPPORT_INK)
WORK_LABEL: Final = Style(10, 14.6, Weight.SEMIBOLD, SUPPORT_INK)
WORK_COLUMN_TITLE: Final = Style(10, 13.8, Weight.SEMIBOLD, SUPPORT_INK)

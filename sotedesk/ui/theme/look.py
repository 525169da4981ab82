"""The look in use: theme, text scale, and what follows from them.

One look a process, like Qt's one application style sheet; `apply_theme` is the only writer.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from sotedesk.ui.theme import tokens as token_table
from sotedesk.ui.theme.fonts import Text, load_fonts, make_font, wants_equal_digits
from sotedesk.ui.theme.sheet import style_sheet
from sotedesk.ui.theme.tokens import Tokens, Tone, edge_of, fill_of, ink_of

SMALLEST_SCALE = 1.0
LARGEST_SCALE = 2.0
_STYLE = "fusion"


class Theme(Enum):
    """The two themes."""

    LIGHT = "light"
    DARK = "dark"


class Look:
    """What a widget needs to know when it paints.

    Attributes:
        theme: Light or dark.
        scale: Text scale, 1.0 to 2.0.
        tokens: The theme's colours.
    """

    __slots__ = ("_fonts", "scale", "theme", "tokens")

    def __init__(self, theme: Theme, scale: float, tokens: Tokens) -> None:
        self.theme = theme
        self.scale = scale
        self.tokens = tokens
        self._fonts: dict[tuple[Text, bool], QFont] = {}

    def px(self, length: float) -> int:
        """Return a length that grows with the text, in device-independent pixels."""
        return round(length * self.scale)

    def font(self, use: Text, text: str = "") -> QFont:
        """Return the font of a use at the present scale, with digits as the text wants them."""
        key = use, wants_equal_digits(text)
        if key not in self._fonts:
            self._fonts[key] = make_font(use, self.scale, equal_digits=key[1])
        return self._fonts[key]

    def metrics(self, use: Text, text: str = "") -> QFontMetrics:
        """Return the metrics of that font."""
        return QFontMetrics(self.font(use, text))

    def width(self, use: Text, text: str) -> int:
        """Return how wide a text is in a use."""
        return self.metrics(use, text).horizontalAdvance(text)

    def colour(self, token: str) -> QColor:
        """Return the colour of a token by its name in `Tokens`."""
        return QColor(getattr(self.tokens, token))

    def fill(self, tone: Tone) -> QColor:
        """Return the ground of a tone."""
        return QColor(fill_of(self.tokens, tone))

    def edge(self, tone: Tone) -> QColor:
        """Return the hairline of a tone."""
        return QColor(edge_of(self.tokens, tone))

    def ink(self, tone: Tone) -> QColor:
        """Return the text colour on a tone's ground."""
        return QColor(ink_of(self.tokens, tone))


_TOKENS = {Theme.LIGHT: token_table.LIGHT, Theme.DARK: token_table.DARK}
_current = Look(Theme.LIGHT, 1.0, token_table.LIGHT)


def look() -> Look:
    """Return the look in use."""
    return _current


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, in the one widget style the kit is drawn for.

    The style goes in as an argument: asking for it afterwards loads QStyle and its enums (12 ms).
    """
    app = QApplication(["sotedesk", "-style", _STYLE, *arguments])
    app.setProperty("kit_style", _STYLE)
    return app


def apply_theme(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the whole application; safe to call again at any time.

    Args:
        app: The application.
        theme: Light or dark.
        scale: Text scale; brought into 1.0 to 2.0.
    """
    global _current  # noqa: PLW0603 - Qt has one application style sheet; this stands beside it
    load_fonts()
    scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    _current = Look(theme, scale, _TOKENS[theme])
    if app.property("kit_style") != _STYLE:
        app.setStyle(_STYLE)
        app.setProperty("kit_style", _STYLE)
    app.setFont(_current.font(Text.BODY))
    app.setPalette(_palette(_current))
    app.setStyleSheet(style_sheet(_current.tokens, scale))


def _palette(shown: Look) -> QPalette:
    """Return the palette for what no style sheet reaches: selections, placeholders, disabled."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "well",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "ink3",
        QPalette.ColorRole.Highlight: "pri_fill",
        QPalette.ColorRole.HighlightedText: "on_pri",
        QPalette.ColorRole.Link: "pri",
        QPalette.ColorRole.Accent: "pri_fill",
    }
    for role, token in roles.items():
        palette.setColor(role, shown.colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, shown.colour("ink3"))
    return palette

"""Text in one of the few uses of type."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sotedesk.ui.theme.fonts import Text, wants_equal_digits
from sotedesk.ui.widgets.restyle import restyle


class TextLabel(QLabel):
    """A plain-text label whose size and colour come from the style sheet.

    Text is never read as markup: what a client said may hold angle brackets.
    """

    def __init__(
        self,
        text: str = "",
        use: Text = Text.BODY,
        tone: str = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._equal_digits = False
        self.setText(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("text_use", use.name.lower())
        if tone:
            self.setProperty("text_tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            # Minimum would reserve the height of a narrower width (measured, UX guide §6.7).
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Override QLabel.setText: digits of equal width where the text wants them."""
        wanted = wants_equal_digits(text)
        if wanted != self._equal_digits:
            self._equal_digits = wanted
            font = self.font()
            if wanted:
                font.setFeature(QFont.Tag("tnum"), 1)
            else:
                font.unsetFeature(QFont.Tag("tnum"))
            self.setFont(font)
        super().setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour: `meta`, `support`, `pri`, `warn`, `crit`, `ok`, `info`, `call`."""
        restyle(self, "text_tone", tone)

"""What the worker must know before going on: icon, title and a sentence in a box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.restyle import restyle
from sotedesk.ui.widgets.text_label import TextLabel

_INK = {Tone.PLAIN: "ink2", Tone.PRIMARY: "pri", Tone.BAN: "on_ban"}
_TITLE = {Tone.PLAIN: "", Tone.PRIMARY: "pri", Tone.BAN: "ban"}


class AlertBox(QFrame):
    """One alert.

    Args:
        title: A few words.
        text: One sentence, or empty.
        icon: Icon name.
        tone: Ground of the box; `Tone.BAN` for turvakielto and nothing else.
        accent: Colour of icon and title on an untinted ground; the tone's own if None.
        action: A button at the right end.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        icon: str = "alert-circle",
        tone: Tone = Tone.PLAIN,
        *,
        accent: Tone | None = None,
        action: QWidget | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "alert")
        self._icon = IconLabel(icon)
        self._title = TextLabel(title, Text.LABEL, wrap=True)
        self._text = TextLabel(text, Text.SMALL, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 6, 10, 7)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if action is not None:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        if name:
            self.setObjectName(name)
        self._icon_name = icon
        self.set_words(title, text)
        self.set_tone(tone, accent)

    def set_words(self, title: str, text: str = "") -> None:
        """Change what is said, also to a screen reader; a frame has no name of its own."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(". ".join(part for part in (title, text) if part))

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon_name = icon
        self._icon.set_icon(icon)

    def set_tone(self, tone: Tone, accent: Tone | None = None) -> None:
        """Change the ground, and the colour of icon and title."""
        restyle(self, "tone", tone.value)
        shown = accent or tone
        self._icon.set_icon(self._icon_name, _INK.get(shown, shown.value))
        self._title.set_tone(_TITLE.get(shown, shown.value))
        self._text.set_tone("ban" if tone is Tone.BAN else "")

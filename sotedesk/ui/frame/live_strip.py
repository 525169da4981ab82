"""The dark strip that says a person is on the line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import KitButton
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.text_label import TextLabel


class LiveStrip(QWidget):
    """What is live and for how long, what is known of the caller, and the few big actions.

    Args:
        icon: Of the channel.
        title: `Puhelu käynnissä`.
        buttons: In order; the last is filled.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        buttons: tuple[KitButton, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("live_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = TextLabel(title, Text.STRONG, "call")
        self._timer = TextLabel("", Text.SMALL, "call2")
        self._who = TextLabel("", Text.LABEL, "call")
        self._about = TextLabel("", Text.SMALL, "call2")
        rule = QFrame()
        rule.setObjectName("live_rule")
        rule.setFixedWidth(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._who)
        words.addWidget(self._about)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, "on_call", 20))
        row.addWidget(self._title)
        row.addWidget(self._timer)
        row.addSpacing(4)
        row.addWidget(rule)
        row.addSpacing(2)
        row.addLayout(words, 1)
        for place, button in enumerate(buttons):
            button.set_on_call_strip(filled=place == len(buttons) - 1)
            row.addWidget(button)
        self.setMinimumHeight(look().px(50))

    def set_timer(self, timer: str) -> None:
        """Show the time; only its own label is painted again."""
        self._timer.setText(timer)

    def set_title(self, title: str) -> None:
        """Change what is live, such as the number of open chats."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_caller(self, who: str, about: str = "") -> None:
        """Say who the caller says they are, and what is known of the number."""
        self._who.setText(who)
        self._about.setText(about)
        self._about.setVisible(bool(about))

"""What stands where nothing is yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.text_label import TextLabel


class EmptyState(QWidget):
    """Says that a list is empty and, where there is one, what to do next.

    Args:
        title: A fact, such as `Ei määräaikoja tänään`.
        text: What fills the place, or empty.
        icon: Icon above the words.
        action: A button below the words.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        icon: str = "circle-check",
        *,
        action: QWidget | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if name:
            self.setObjectName(name)
        self._title = TextLabel(title, Text.STRONG, wrap=True)
        self._text = TextLabel(text, Text.SMALL, "meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "ink3", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.set_words(title, text)

    def set_words(self, title: str, text: str = "") -> None:
        """Change what is said."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(". ".join(part for part in (title, text) if part))

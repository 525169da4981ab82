"""The way back from the last action."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import LinkButton
from sotedesk.ui.widgets.text_label import TextLabel


class UndoOffer(QWidget):
    """`Jätetty odottamaan. Kumoa`; stands until the next action, not for some seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo_offer")
        self._undo: Callable[[], object] | None = None
        self._words = TextLabel("", Text.SMALL)
        self._button = SmallLink(_("Kumoa"), "undo", key="Ctrl+Z", show_key=True, name="undo")
        self._button.clicked.connect(self.take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self.hide()

    def offer(self, done: str, undo: Callable[[], object]) -> None:
        """Say what was done and how to take it back."""
        self._undo = undo
        self._words.setText(done)
        self.setAccessibleName(done)
        self._button.show()
        self.show()

    def say(self, words: str) -> None:
        """Say something that cannot be taken back; it stands until the next words."""
        self._undo = None
        self._words.setText(words)
        self.setAccessibleName(words)
        self._button.hide()
        self.show()

    def withdraw(self) -> None:
        """Stop offering."""
        self._undo = None
        self.hide()

    def is_offered(self) -> bool:
        """Return whether something can be taken back."""
        return self._undo is not None

    def take_back(self) -> None:
        """Take the last action back, once."""
        undo = self._undo
        self.withdraw()
        if undo is not None:
            undo()


class SmallLink(LinkButton):
    """A link low enough for the status bar."""

    tall = 24
    use = Text.SMALL

"""Why a promise is closed without being kept: numbered reasons, asked in the place of the list."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import N_, _
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.text_label import TextLabel

REASONS = (
    N_("Asiakas ei enää tarvitse"),
    N_("Ei tavoitettu sovituista yrityksistä huolimatta"),
    N_("Hoidettiin toisessa yhteydenotossa"),
)
OTHER = N_("Muu syy")


class ClosingBox(QFrame):
    """Asks the reason; one key answers, of another reason a word or two are written.

    Signals:
        given: The reason in words.
        left: Esc; the promise stays.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "inner")
        self.setObjectName("closing_box")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = TextLabel("", Text.LABEL, wrap=True)
        self._buttons = [
            ActionButton(_(words), key=str(number), show_key=True, name=f"close_reason_{number}")
            for number, words in enumerate((*REASONS, OTHER), start=1)
        ]
        self._free = LineField("close_reason_words")
        self._free_box = LabelledField(_("Mikä syy? Enter sulkee lupauksen."), self._free)
        reasons = QWidget()
        policy.setHeightForWidth(True)
        reasons.setSizePolicy(policy)
        flow = FlowLayout(reasons, gap=8)
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, place=number: self._choose(place))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(reasons)
        column.addWidget(self._free_box)
        self._asked: Hashable | None = None
        self.hide()

    def ask(self, key: Hashable | None, title: str) -> None:
        """Ask about the promise of a row, or about none; what is typed stays meanwhile."""
        self.setVisible(key is not None)
        if key is None or key == self._asked:
            self._asked = key
            return
        self._asked = key
        words = _("Miksi suljetaan: {what}").format(what=title)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._free.clear()
        self._free_box.clear_problem()
        self._free_box.hide()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: a digit chooses, Enter in the line gives, Esc leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = event.key() - int(Qt.Key.Key_1)
        if is_escape(event):
            self.left.emit()
        elif self._free.hasFocus():
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._give_own_words()
        elif plain and 0 <= place < len(self._buttons):
            self._choose(place)
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        if place < len(REASONS):
            self.given.emit(_(REASONS[place]))
            return
        self._free_box.show()
        self._free.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_own_words(self) -> None:
        words = self._free.text().strip()
        if words:
            self.given.emit(words)
        else:
            self._free_box.show_problem(_("Kirjoita, miksi lupaus suljetaan"))

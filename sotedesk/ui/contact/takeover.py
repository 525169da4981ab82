"""Why a colleague's contact is taken over: numbered reasons, in the place of the contact."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import N_, _
from sotedesk.services.intake import TakeoverReason
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_boxes import BoxChoice, ChoiceBoxes
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.text_label import TextLabel

REASONS: Mapping[TakeoverReason, str] = {
    TakeoverReason.COLLEAGUE_AWAY: N_("Työtoveri on poissa"),
    TakeoverReason.AGREED: N_("Sovimme siitä"),
    TakeoverReason.CONTACTED_AGAIN: N_("Sama ihminen otti taas yhteyttä"),
    TakeoverReason.PROMISE_DUE: N_("Lupaus erääntyy, eikä hän ehdi"),
    TakeoverReason.OTHER: N_("Muu syy"),
}


class TakeoverPanel(Card):
    """Asks why; one key answers, of another reason a few words may be written.

    Signals:
        given: The TakeoverReason and words, which may be empty.
        left: The contact stays with the colleague.
    """

    given = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Yhteydenotto on työtoverilla"), "people", name="takeover_panel", parent=parent
        )
        self._about = TextLabel("", wrap=True)
        choices = [BoxChoice(code, _(words)) for code, words in REASONS.items()]
        self._reasons = ChoiceBoxes(choices, "takeover_reason")
        self._reasons.setAccessibleName(_("Miksi otat yhteydenoton?"))
        self._words = LineField("takeover_words")
        self._words_box = LabelledField(
            _("Mikä syy? Voit jättää tyhjäksi. Enter ottaa yhteydenoton."), self._words
        )
        leave = ActionButton(_("Jätä työtoverille"), key="Esc", name="leave_takeover")
        self._reasons.chosen.connect(self._on_chosen)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        self.add(self._about)
        self.add(TextLabel(_("Syy kirjataan lokiin."), Text.SMALL, "meta", wrap=True))
        self.add(self._reasons)
        self.add(self._words_box)
        self.add(row)

    def ask(self, colleague: str) -> None:
        """Ask from the start.

        Args:
            colleague: Whose it is; empty where the name is not known here.
        """
        who = colleague or _("Toinen työntekijä")
        self._about.setText(_("{who} hoitaa tätä. Miksi otat sen?").format(who=who))
        self._reasons.set_value(None)
        self._words.clear()
        self._words_box.hide()

    def take_focus(self) -> None:
        """Put the focus on the reasons."""
        self._reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves, Enter in the line gives the words."""
        if is_escape(event):
            self.left.emit()
        elif self._words.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(TakeoverReason.OTHER, self._words.text())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, reason: object) -> None:
        if reason == TakeoverReason.OTHER:
            self._words_box.show()
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(reason, TakeoverReason):
            self.given.emit(reason, "")

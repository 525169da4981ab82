"""What stands above the table: the client's view and the professional's, side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _
from sotedesk.model.matter import WordsSource
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import WORDS_SOURCE, word


class Views(QWidget):
    """Two cards of equal rank.

    Signals:
        edited: Fields of the plan and their new values, as a dict.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.client = TextArea("client_view", lines=2, most_lines=4)
        self.source = ChoiceField(
            [Choice(code, word(WORDS_SOURCE, code)) for code in WordsSource],
            "client_view_source",
            _("Kenen sanoin"),
            _("Kenen sanoin"),
        )
        self.worker = TextArea("professional_view", lines=2, most_lines=4)
        self._author = TextLabel("", Text.SMALL, "meta")
        self._lay_out()
        self.client.edited.connect(lambda text: self.edited.emit({"client_view": text}))
        self.source.chosen.connect(lambda code: self.edited.emit({"client_view_source": code}))
        self.worker.edited.connect(lambda text: self.edited.emit({"professional_view": text}))

    def show_plan(self, state: PlanState) -> None:
        """Show both views."""
        plan = state.plan.after
        for area, text in ((self.client, plan.client_view), (self.worker, plan.professional_view)):
            if area.text() != text:
                area.set_text(text)
            area.setReadOnly(not state.is_open)
        self.source.set_value(plan.client_view_source)
        self.source.setEnabled(state.is_open)
        self._author.setText(_("Molemmat tulostuvat"))

    def _lay_out(self) -> None:
        cards = ColumnsLayout((1, 1), self, gap=12)
        left, right = Card(name="client_view_card"), Card(name="worker_view_card")
        for card in (left, right):
            card.body.setSpacing(6)
        self.source.setMinimumContentsLength(16)
        left.add(LabelledField(_("Asiakkaan näkemys"), self.client, key="N", aside=self.source))
        right.add(LabelledField(_("Ammattilaisen arvio"), self.worker, key="R", aside=self._author))
        # Both text fields begin on one line, though only one label line holds a field.
        self._author.setMinimumHeight(self.source.sizeHint().height())
        for card in (left, right):
            card.body.addStretch(1)
            cards.addWidget(card)

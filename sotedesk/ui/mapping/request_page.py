"""A request to map that waits: accept it, return it with a reason, or ask somebody else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_day, quoted
from sotedesk.model.matter import WordsSource
from sotedesk.model.review import MappingRequest
from sotedesk.model.trigger import PickReason
from sotedesk.services.ports import Now
from sotedesk.ui.keys import cap_of
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, LinkButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_boxes import BoxChoice, ChoiceBoxes
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import WORDS_SOURCE, word

_WIDEST = 640


class RequestPage(QWidget):
    """What is asked, what is known already, and what can be answered.

    Signals:
        edited: Fields of the state's answer and their new values, as a dict.
        accept_wanted: Accept it.
        return_wanted: Return it with the reason chosen.
        ask_wanted: Ask the one chosen.
        review_wanted: Look at the review that asked.
    """

    edited = Signal(object)
    accept_wanted = Signal()
    return_wanted = Signal()
    ask_wanted = Signal()
    review_wanted = Signal()

    def __init__(
        self, now: Now, reasons: Sequence[PickReason], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = TextLabel("", Text.TITLE, wrap=True)
        self._due = LeadLabel("", "calendar")
        self._asked = LeadLabel("", "document")
        self._words = LeadLabel("", "chat")
        self._worry = LeadLabel("", "people")
        self.review = LinkButton(_("Katso läpikäynti"), "flag", name="request_review")
        self.accept = PrimaryButton(
            _("Vastaanota"), "check", key=cap_of("confirm"), name="accept_mapping"
        )
        self.send_back = ActionButton(_("Palauta ja perustele"), "undo", name="return_mapping")
        self.why = ChoiceBoxes([BoxChoice(one.code, one.text) for one in reasons], "return_reason")
        self.why_text = LineField("return_reason_text")
        self.confirm_return = ActionButton(_("Palauta pyyntö"), "undo", name="confirm_return")
        self.mapper = ChoiceField((), "ask_mapper", placeholder=_("Valitse kartoittaja"))
        self.ask_by = DateTimeField("ask_by", need=Need.DAY, now=now)
        self.ask_words = TextArea("ask_words", lines=2, most_lines=6)
        self.ask = PrimaryButton(
            _("Pyydä kartoitusta"), "arrow-right", key=cap_of("confirm"), name="ask_mapping"
        )
        self.accept_instead = ActionButton(
            _("Vastaanota itse"), "check", name="accept_mapping_instead"
        )
        self._lay_out()
        self._connect()

    def show_request(self, state: MappingState) -> None:
        """Show the request and what is chosen about it."""
        self._show_what(state)
        stored, answer = state.view.mapping, state.answer
        asked = stored.request is MappingRequest.ASKED
        mine = state.waits_for_me
        self._answer.setVisible(mine)
        self.send_back.setVisible(mine and not answer.returning)
        self._return_box.setVisible(mine and answer.returning)
        self.accept_instead.setVisible(asked)
        if self.why.value() != (answer.why or None):
            self.why.set_value(answer.why or None)
        if self.why_text.text() != answer.why_text:
            self.why_text.setText(answer.why_text)
        self._ask_card.setVisible(not mine)
        self._ask_title.setText(_("Pyydä toista") if asked else _("Keneltä pyydetään?"))
        choices = [Choice(code, name) for code, name in state.mappers]
        if self.mapper.count() != len(choices):
            self.mapper.set_choices(choices)
        self.mapper.set_value(answer.ask_of)
        if not self.ask_by.hasFocus():
            self.ask_by.set_day(answer.ask_by)
        if self.ask_words.text() != answer.ask_words:
            self.ask_words.set_text(answer.ask_words)

    def first_focus(self, state: MappingState) -> QWidget:
        """Give the first useful thing: the answer of the one asked, else whom to ask."""
        if not state.waits_for_me:
            return self.mapper
        return self.why if state.answer.returning else self.accept

    def mark_missing(self, state: MappingState) -> None:
        """Say what is missing before somebody can be asked, and go there."""
        nobody = state.answer.ask_of is None
        self._mapper_box.show_problem(_("Valitse kartoittaja") if nobody else "")
        passed = state.answer.ask_by is not None and state.answer.ask_by < state.today
        self._by_box.show_problem(_("Kirjoita päivä, joka on edessä") if passed else "")
        (self.mapper if nobody else self.ask_by).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_what(self, state: MappingState) -> None:
        stored, review = state.view.mapping, state.view.review
        self._title.setText(_title(state))
        self._due.setText(_due(state))
        late = bool(stored.answer_by and stored.answer_by < state.today)
        self._due.set_tone("crit" if late else "")
        self._due.setVisible(bool(self._due.text()))
        returned = stored.request is MappingRequest.RETURNED
        why = _("Syy: {why}") if returned else _("Mitä pyydetään: {why}")
        self._asked.setText(why.format(why=stored.request_reason))
        self._asked.setVisible(bool(stored.request_reason))
        said = review.client_words if review is not None else ""
        source = review.client_words_source if review is not None else None
        words = quoted(said)
        if isinstance(source, WordsSource):
            words = f"{words} {word(WORDS_SOURCE, source).lower()}"
        self._words.setText(words)
        self._words.setVisible(bool(said))
        worry = review.relative_worry if review is not None else ""
        self._worry.setText(_("Läheisen huoli: {worry}").format(worry=worry))
        self._worry.setVisible(bool(worry))
        self.review.setVisible(review is not None)

    def _lay_out(self) -> None:
        request = Card(name="request_card")
        request.setAccessibleName(_("Kartoituspyyntö"))
        request.add(self._title)
        for line in (self._due, self._asked, self._words, self._worry):
            request.add(line)
        request.add(_row(self.review))
        self._answer = QWidget()
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 4, 0, 0)
        answer.setSpacing(8)
        answer.addWidget(_row(self.accept, self.send_back))
        self._return_box = QWidget()
        back = QVBoxLayout(self._return_box)
        back.setContentsMargins(0, 0, 0, 0)
        back.setSpacing(8)
        back.addWidget(LabelledField(_("Miksi palautat? Valitse numerolla."), self.why))
        back.addWidget(LabelledField(_("Tarkennus, jos haluat"), self.why_text))
        back.addWidget(_row(self.confirm_return))
        answer.addWidget(self._return_box)
        request.add(self._answer)
        self._ask_card = Card(name="ask_card")
        self._ask_card.setAccessibleName(_("Pyydä kartoitusta"))
        self._ask_title = TextLabel("", Text.TITLE)
        self._mapper_box = LabelledField(_("Kartoittaja"), self.mapper)
        self._by_box = LabelledField(_("Vastaus mennessä"), self.ask_by)
        self._ask_card.add(self._ask_title)
        for box in (
            self._mapper_box,
            self._by_box,
            LabelledField(_("Mitä pyydetään"), self.ask_words),
        ):
            self._ask_card.add(box)
        self._ask_card.add(_row(self.ask, self.accept_instead))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(request)
        column.addWidget(self._ask_card)
        column.addStretch(1)
        self.areas = (request, self._ask_card)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(inner)
        scroll.setMaximumWidth(_WIDEST)
        outer.addWidget(scroll, 1)
        outer.addStretch(0)

    def _connect(self) -> None:
        self.review.clicked.connect(self.review_wanted)
        self.accept.clicked.connect(self.accept_wanted)
        self.accept_instead.clicked.connect(self.accept_wanted)
        self.send_back.clicked.connect(self._ask_why)
        self.why.chosen.connect(self._on_why)
        self.why_text.textEdited.connect(lambda text: self.edited.emit({"why_text": text}))
        self.confirm_return.clicked.connect(self.return_wanted)
        self.mapper.chosen.connect(self._on_mapper)
        self.ask_by.changed.connect(
            lambda _reading: self.edited.emit({"ask_by": self.ask_by.day()})
        )
        self.ask_words.edited.connect(lambda text: self.edited.emit({"ask_words": text}))
        self.ask.clicked.connect(self.ask_wanted)

    def _ask_why(self) -> None:
        self.edited.emit({"returning": True})
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_why(self, code: object) -> None:
        self.edited.emit({"why": code or ""})
        if code:
            self.confirm_return.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_mapper(self, code: object) -> None:
        self.edited.emit({"ask_of": code})
        if code is not None:
            self._mapper_box.clear_problem()


def _title(state: MappingState) -> str:
    view = state.view
    if view.mapping.request is MappingRequest.RETURNED:
        return _("{name} palautti kartoituspyynnön").format(name=view.answered_by_name)
    if state.waits_for_me:
        return _("{name} pyytää sinua kartoittamaan kokonaistilanteen").format(
            name=view.answered_by_name
        )
    return _("Kartoitusta on pyydetty, vastausta odotetaan: {name}").format(name=view.asked_of_name)


def _due(state: MappingState) -> str:
    by = state.view.mapping.answer_by
    if by is None or state.view.mapping.request is not MappingRequest.ASKED:
        return ""
    late = (state.today - by).days
    if late > 0:
        return _("Vastaus {days} pv myöhässä").format(days=late)
    return _("Vastaus viimeistään {day}").format(day=format_day(by, state.today))


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder

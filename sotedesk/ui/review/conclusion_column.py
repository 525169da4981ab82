"""The right of the review: the client's own words, what was talked about, the conclusion."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import N_, _, format_day
from sotedesk.model.matter import WordsSource
from sotedesk.model.review import Conclusion, Talked
from sotedesk.services.ports import Now
from sotedesk.services.reviews import MissingPart
from sotedesk.ui.care_words import CONCLUSION, TALKED
from sotedesk.ui.keys import cap_of
from sotedesk.ui.review.state import ReviewState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_boxes import BoxChoice, ChoiceBoxes
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import WORDS_SOURCE, word

_FOLLOWS = {
    Conclusion.NO_FURTHER_STEPS: N_("Asia hoitui"),
    Conclusion.WATCH: N_("Palaat tähän silloin"),
    Conclusion.MAP: N_("Pyyntö kartoittajalle"),
}
_NOTED = (Talked.NOT_YET, Talked.NOT_NOW)
_ROOMY = 690
"""From this height up the conclusions say what follows from them; below it all must be in view."""


class ConclusionColumn(Card):
    """What the worker writes and concludes.

    Signals:
        edited: Fields of the review and their new values, as a dict.
        confirm_wanted: Confirm the review.
        leave_wanted: Leave it unfinished.
        next_wanted: Go where the confirmed conclusion leads.
    """

    edited = Signal(object)
    confirm_wanted = Signal()
    leave_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, now: Now, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name="conclusion_column", parent=parent)
        self.setAccessibleName(_("Johtopäätös"))
        self._today = today
        self._brief = False
        self._watching: date | None = None
        self.source = ChoiceField(
            [Choice(code, word(WORDS_SOURCE, code)) for code in WordsSource],
            "client_words_source",
            _("Kenen sanoin"),
            _("Kenen sanoin"),
        )
        self.words = TextArea("client_words", lines=1, most_lines=5)
        self.talked = Segment([Choice(code, _(TALKED[code])) for code in Talked], "talked")
        self.talked_note = TextArea(
            "talked_note",
            _("Milloin puhutaan, tai miksi ei nyt"),
            _("Milloin puhutaan, tai miksi ei"),
            lines=1,
            most_lines=3,
        )
        self.conclusion = ChoiceBoxes(
            [
                BoxChoice(code, _(CONCLUSION[code]), _(follows))
                for code, follows in _FOLLOWS.items()
            ],
            "conclusion",
        )
        self.watch_until = DateTimeField("watch_until", need=Need.DAY, now=now)
        self.mapper = ChoiceField((), "mapper", placeholder=_("Valitse kartoittaja"))
        self.map_by = DateTimeField("map_by", need=Need.DAY, now=now)
        self.reason = TextArea("conclusion_reason", lines=1, most_lines=6)
        self._problem = TextLabel("", Text.SMALL, "warn", wrap=True)
        self.confirm = PrimaryButton(
            _("Vahvista läpikäynti"), "check", key=cap_of("confirm"), name="confirm_review"
        )
        self.leave = ActionButton(_("Jätä kesken"), key="Esc", name="leave_review")
        self.next = PrimaryButton(_("Siirry eteenpäin"), "arrow-right", name="review_next")
        self._lay_out()
        self._connect()

    def jumps(self) -> dict[str, QWidget]:
        """Give what Alt+letter goes to."""
        return {
            "own_words": self.words,
            "talked": self.talked,
            "conclusion": self.conclusion,
            "reason": self.reason,
        }

    def show_review(self, state: ReviewState) -> None:
        """Show the right column; what is being typed stays untouched."""
        review = state.review.after
        for area, text in (
            (self.words, review.client_words),
            (self.talked_note, review.talked_note),
            (self.reason, review.conclusion_reason),
        ):
            if area.text() != text:
                area.set_text(text)
            area.setReadOnly(not state.is_open)
        self.source.set_value(review.client_words_source)
        if self.talked.value() != review.talked:
            self.talked.set_value(review.talked)
        if self.conclusion.value() != review.conclusion:
            self.conclusion.set_value(review.conclusion)
        mappers = [Choice(code, name) for code, name in state.mappers]
        if self.mapper.count() != len(mappers):
            self.mapper.set_choices(mappers)
        self.mapper.set_value(review.mapper)
        for field, day in ((self.watch_until, review.watch_until), (self.map_by, review.map_by)):
            if not field.hasFocus():
                field.set_day(day)
        self.talked_note.setVisible(review.talked in _NOTED or bool(review.talked_note))
        self._watch_box.setVisible(review.conclusion == Conclusion.WATCH)
        self._asking.setVisible(review.conclusion == Conclusion.MAP)
        self._watching = review.watch_until
        self._name_conclusions()
        self._show_missing(state)
        for part in (
            self.source,
            self.mapper,
            self.map_by,
            self.watch_until,
            self.talked,
            self.conclusion,
        ):
            part.setEnabled(state.is_open)
        self.confirm.setVisible(state.is_open)
        self.leave.setVisible(state.is_open)
        self._show_next(state)

    def _show_next(self, state: ReviewState) -> None:
        leads_on = state.maps_oneself
        self.next.set_text(_("Aloita kartoitus") if leads_on else _("Asiakkaan sivulle"))
        self.next.set_icon_name("arrow-right" if leads_on else "person")
        self.next.setVisible(not state.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: on a low screen the conclusions are brief."""
        super().resizeEvent(event)
        brief = self.height() < look().px(_ROOMY)
        if brief != self._brief:
            self._brief = brief
            self._name_conclusions()

    def _name_conclusions(self) -> None:
        for code, follows in _FOLLOWS.items():
            title = _(CONCLUSION[code])
            if code is Conclusion.WATCH and self._watching is not None:
                day = format_day(self._watching, self._today)
                title = _("Seurataan {day} asti").format(day=day)
            self.conclusion.set_words(code, title, "" if self._brief else _(follows))

    def _show_missing(self, state: ReviewState) -> None:
        missing = state.missing
        no_conclusion = MissingPart.CONCLUSION in missing
        self.conclusion.set_edge("warn" if no_conclusion else "")
        self._problem.setText(_("Valitse johtopäätös") if no_conclusion else "")
        self._problem.setVisible(no_conclusion)
        if MissingPart.WATCH_UNTIL in missing:
            self._watch_box.show_problem(_("Kirjoita päivä, joka on edessä"))
        elif self._watch_box.problem() and not self.watch_until.problem():
            self._watch_box.clear_problem()
        wanted = _("Valitse kartoittaja") if MissingPart.MAPPER in missing else ""
        if self._mapper_box.problem() != wanted:
            self._mapper_box.show_problem(wanted)
        if MissingPart.MAP_BY in missing:
            self._by_box.show_problem(_("Päivä on jo mennyt"))
        elif self._by_box.problem() and not self.map_by.problem():
            self._by_box.clear_problem()

    def _lay_out(self) -> None:
        self._watch_box = LabelledField(_("Mihin asti"), self.watch_until)
        self._mapper_box = LabelledField(_("Kartoittaja"), self.mapper)
        self._by_box = LabelledField(_("Vastaus mennessä"), self.map_by)
        self._asking = QWidget()
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(8)
        asking.addWidget(self._mapper_box, 3)
        asking.addWidget(self._by_box, 2)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(6)
        words = LabelledField(_("Asiakkaan sanat"), self.words, key="N", aside=self.source)
        column.addWidget(words)
        column.addWidget(LabelledField(_("Puhuttu asiakkaan kanssa"), self.talked, key="A"))
        column.addWidget(self.talked_note)
        rule = QFrame()
        rule.setProperty("box", "rule")
        column.addWidget(rule)
        column.addWidget(TextLabel(_("Johtopäätös"), Text.TITLE))
        column.addWidget(
            TextLabel(_("Sinä päätät. Ohjelma ei laske pisteitä."), Text.SMALL, "meta", wrap=True)
        )
        column.addWidget(self.conclusion)
        column.addWidget(self._problem)
        column.addWidget(self._watch_box)
        column.addWidget(self._asking)
        column.addWidget(LabelledField(_("Perustelu"), self.reason, key="P"))
        column.addStretch(1)
        self.add(ScrollColumn(inner), 1)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        for button in (self.confirm, self.leave, self.next):
            foot.addWidget(button)
        self.add(foot)

    def _connect(self) -> None:
        self.words.edited.connect(lambda text: self.edited.emit({"client_words": text}))
        self.source.chosen.connect(lambda code: self.edited.emit({"client_words_source": code}))
        self.talked_note.edited.connect(lambda text: self.edited.emit({"talked_note": text}))
        self.talked.chosen.connect(lambda code: self.edited.emit({"talked": code}))
        self.conclusion.chosen.connect(lambda code: self.edited.emit({"conclusion": code}))
        self.watch_until.changed.connect(
            lambda _reading: self.edited.emit({"watch_until": self.watch_until.day()})
        )
        self.map_by.changed.connect(
            lambda _reading: self.edited.emit({"map_by": self.map_by.day()})
        )
        self.mapper.chosen.connect(lambda code: self.edited.emit({"mapper": code}))
        self.reason.edited.connect(lambda text: self.edited.emit({"conclusion_reason": text}))
        self.confirm.clicked.connect(self.confirm_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.next.clicked.connect(self.next_wanted)

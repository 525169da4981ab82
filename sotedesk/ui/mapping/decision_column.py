"""The right of the mapping: where the knowledge is from, and the decision of high need."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import N_, _, format_date, local
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import PartTaken
from sotedesk.model.review import HighNeed, PersonWish, Talked
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import HIGH_NEED, PART_TAKEN, PERSON_WISH, TALKED
from sotedesk.ui.client.words import GROUND
from sotedesk.ui.keys import cap_of
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_boxes import BoxChoice, ChoiceBoxes
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import WORDS_SOURCE, word

_FOLLOWS = {
    HighNeed.YES: N_("Suunnitelma tehdään yhdessä"),
    HighNeed.NO: N_("Neuvotaan ja ohjataan"),
    HighNeed.NOT_YET: N_("Uusi arvio sovittuna päivänä"),
}
_ASKS_WHY = (PersonWish.NOT_NEEDED, PersonWish.NOT_WANTED)


class DecisionColumn(Card):
    """What is decided, why, and whether the client knows.

    Signals:
        edited: Fields of the mapping and their new values, as a dict.
        chosen: The decision chosen, or None.
        reason_edited: The reason as typed.
        again_edited: The day of a new decision, or None.
        confirm_wanted: Decide.
        leave_wanted: Leave it unfinished.
        plan_wanted: Go on to a plan.
        naming_wanted: Go on to naming a contact person.
    """

    edited = Signal(object)
    chosen = Signal(object)
    reason_edited = Signal(str)
    again_edited = Signal(object)
    confirm_wanted = Signal()
    leave_wanted = Signal()
    plan_wanted = Signal()
    naming_wanted = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(name="decision_column", parent=parent)
        self.setAccessibleName(_("Paljon palveluita tarvitseva?"))
        self.source = ChoiceField(
            [Choice(code, word(WORDS_SOURCE, code)) for code in WordsSource],
            "mapping_source",
            _("Kenen sanoin"),
            _("Kenen sanoin"),
        )
        self.met_how = ChoiceField(
            [Choice(code, _(PART_TAKEN[code])) for code in PartTaken],
            "met_how",
            _("Miten tavattiin"),
            _("Miten"),
        )
        self.met_on = DateTimeField("met_on", need=Need.DAY, now=now)
        self.met_on.setAccessibleName(_("Milloin tavattiin"))
        self.met_on.setPlaceholderText(_("Milloin"))
        self._basis = LeadLabel("", "circle-check", colour="ok")
        self.decision = ChoiceBoxes(
            [BoxChoice(code, _(HIGH_NEED[code]), _(_FOLLOWS[code])) for code in HighNeed],
            "high_need",
        )
        self.again_on = DateTimeField("decide_again_on", need=Need.DAY, now=now)
        self.reason = TextArea("high_need_reason", lines=3, most_lines=9)
        self.talked = Segment([Choice(code, _(TALKED[code])) for code in Talked], "talked")
        self.talked_words = TextArea(
            "talked_words",
            _("Mitä asiakas sanoi päätökseen"),
            _("Asiakkaan sanat"),
            lines=1,
            most_lines=4,
        )
        self.wish = ChoiceField(
            [Choice(code, _(words)) for code, words in PERSON_WISH.items()],
            "person_wish",
            clearable=False,
        )
        self.wish_reason = TextArea("person_wish_reason", lines=1, most_lines=4)
        self._problem = TextLabel("", Text.SMALL, "warn", wrap=True)
        self.confirm = PrimaryButton(
            _("Vahvista kartoitus"), "check", key=cap_of("confirm"), name="confirm_mapping"
        )
        self.leave = ActionButton(_("Jätä kesken"), key="Esc", name="leave_mapping")
        self.plan = PrimaryButton(_("Tee suunnitelma"), "plan", name="mapping_to_plan")
        self.naming = ActionButton(_("Nimeä yhteyshenkilö"), "people", name="mapping_to_naming")
        self._decided = TextLabel("", Text.SMALL, "ok", wrap=True)
        self._lay_out()
        self._connect()

    def show_mapping(self, state: MappingState) -> None:
        """Show the decision and what it rests on."""
        whole = state.mapping.after
        self._show_origin(state)
        if self.decision.value() != state.decision:
            self.decision.set_value(state.decision)
        for area, text in (
            (self.reason, state.reason),
            (self.talked_words, whole.talked_words),
            (self.wish_reason, whole.person_wish_reason),
        ):
            if area.text() != text:
                area.set_text(text)
        if self.talked.value() != whole.talked:
            self.talked.set_value(whole.talked)
        self.wish.set_value(whole.person_wish)
        self._wish_reason_box.setVisible(whole.person_wish in _ASKS_WHY)
        self._again_box.setVisible(state.decision == HighNeed.NOT_YET)
        if not self.again_on.hasFocus():
            self.again_on.set_day(state.again_on)
        self._show_missing(state)
        self._show_decided(state)

    def _show_origin(self, state: MappingState) -> None:
        whole, basis = state.mapping.after, state.view.basis
        self.source.set_value(whole.source)
        self.met_how.set_value(whole.met_how)
        if not self.met_on.hasFocus():
            self.met_on.set_day(whole.met_on)
        self._basis.setVisible(basis is not None)
        if basis is not None:
            ground = word({code: title for code, (title, _more) in GROUND.items()}, basis.ground)
            day = format_date(local(basis.created_at).date(), state.today)
            said = _("Peruste: {ground}, {day}").format(ground=ground.lower(), day=day)
            self._basis.setText(said)

    def _show_missing(self, state: MappingState) -> None:
        tried = state.tried
        lacks = tried and state.needs_decision
        self.decision.set_edge("warn" if lacks else "")
        self._problem.setText(_("Valitse yksi") if lacks else "")
        self._problem.setVisible(lacks)
        self._mark(self._reason_box, tried and state.needs_reason, _("Kirjoita perustelu"))
        self._mark(
            self._talked_box,
            tried and state.needs_talked,
            _("Valitse, onko asiakkaan kanssa puhuttu"),
        )
        self._mark(
            self._wish_reason_box,
            tried and state.needs_wish_reason,
            _("Kirjoita, miksi yhteyshenkilöä ei nimetä"),
        )
        if tried and state.needs_day:
            self._again_box.show_problem(_("Kirjoita päivä, joka on edessä"))
        elif self._again_box.problem() and not self.again_on.problem():
            self._again_box.clear_problem()

    def _show_decided(self, state: MappingState) -> None:
        stored, decided = state.view.mapping, state.is_decided
        self.confirm.setVisible(not decided)
        self.leave.setVisible(not decided)
        high = stored.high_need == HighNeed.YES
        self.plan.setVisible(decided and high)
        self.naming.setVisible(decided and high)
        self._decided.setVisible(decided)
        if stored.decided_at is not None:
            self._decided.setText(
                _("Päätetty {day}, {name}").format(
                    day=format_date(local(stored.decided_at).date(), state.today),
                    name=state.view.decided_by_name,
                )
            )

    def _mark(
        self,
        box: LabelledField,
        lacking: bool,  # noqa: FBT001 - a plain fact
        words: str,
    ) -> None:
        wanted = words if lacking else ""
        if box.problem() != wanted:
            box.show_problem(wanted)
            if wanted:
                self._scrolled.reveal(box)

    def _lay_out(self) -> None:
        self._reason_box = LabelledField(_("Perustelu"), self.reason, key="P")
        self._talked_box = LabelledField(_("Puhuttu asiakkaan kanssa"), self.talked, key="A")
        self._again_box = LabelledField(_("Arvioidaan uudelleen"), self.again_on)
        self._wish_reason_box = LabelledField(_("Miksi ei nimetä"), self.wish_reason)
        met = QHBoxLayout()
        met.setSpacing(8)
        met.addWidget(self.met_how, 1)
        met.addWidget(self.met_on, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(_("Mistä tieto on"), Text.TITLE))
        column.addWidget(self.source)
        column.addLayout(met)
        column.addWidget(self._basis)
        column.addWidget(_rule())
        column.addWidget(TextLabel(_("Paljon palveluita tarvitseva?"), Text.TITLE, wrap=True))
        hint = _("Päätät kartoituksen jälkeen. Ohjelma ei ehdota.")
        column.addWidget(TextLabel(hint, Text.SMALL, "meta", wrap=True))
        column.addWidget(self.decision)
        column.addWidget(self._problem)
        column.addWidget(self._again_box)
        column.addWidget(self._reason_box)
        column.addWidget(self._talked_box)
        column.addWidget(self.talked_words)
        column.addWidget(LabelledField(_("Yhteyshenkilö"), self.wish, key="Y"))
        column.addWidget(self._wish_reason_box)
        column.addWidget(self._decided)
        column.addStretch(1)
        self._scrolled = ScrollColumn(inner)
        self.add(self._scrolled, 1)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        for button in (self.confirm, self.leave, self.plan, self.naming):
            foot.addWidget(button)
        self.add(foot)

    def _connect(self) -> None:
        self.source.chosen.connect(lambda code: self.edited.emit({"source": code}))
        self.met_how.chosen.connect(lambda code: self.edited.emit({"met_how": code}))
        self.met_on.changed.connect(
            lambda _reading: self.edited.emit({"met_on": self.met_on.day()})
        )
        self.decision.chosen.connect(self.chosen)
        self.again_on.changed.connect(lambda _reading: self.again_edited.emit(self.again_on.day()))
        self.reason.edited.connect(self.reason_edited)
        self.talked.chosen.connect(lambda code: self.edited.emit({"talked": code}))
        self.talked_words.edited.connect(lambda text: self.edited.emit({"talked_words": text}))
        self.wish.chosen.connect(lambda code: self.edited.emit({"person_wish": code}))
        self.wish_reason.edited.connect(lambda text: self.edited.emit({"person_wish_reason": text}))
        self.confirm.clicked.connect(self.confirm_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.naming.clicked.connect(self.naming_wanted)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("box", "rule")
    return rule

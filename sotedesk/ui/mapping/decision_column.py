"""The right of the mapping: where the knowledge is from, and the decision of high need."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sotedesk.i18n import N_, _, format_date, local
from sotedesk.model.matter import WordsSource
from sotedesk.model.review import HighNeed, Talked
from sotedesk.ui.care_words import HIGH_NEED, TALKED
from sotedesk.ui.keys import cap_of
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_boxes import BoxChoice, ChoiceBoxes
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
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


class DecisionColumn(Card):
    """What is decided, why, and whether the client knows.

    Signals:
        chosen: The decision chosen, or None.
        reason_edited: The reason as typed.
        talked_chosen: Whether it was talked about with the client.
        confirm_wanted: Decide.
        leave_wanted: Leave it unfinished.
        plan_wanted: Go on to a plan.
        naming_wanted: Go on to naming a contact person.
    """

    chosen = Signal(object)
    reason_edited = Signal(str)
    talked_chosen = Signal(object)
    confirm_wanted = Signal()
    leave_wanted = Signal()
    plan_wanted = Signal()
    naming_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="decision_column", parent=parent)
        self.setAccessibleName(_("Paljon palveluita tarvitseva?"))
        self._source = LeadLabel("", "chat")
        self._worry = LeadLabel("", "people")
        self._asked = LeadLabel("", "calendar")
        self.decision = ChoiceBoxes(
            [BoxChoice(code, _(HIGH_NEED[code]), _(_FOLLOWS[code])) for code in HighNeed],
            "high_need",
        )
        self.reason = TextArea("high_need_reason", lines=4, most_lines=9)
        self.talked = Segment([Choice(code, _(TALKED[code])) for code in Talked], "talked")
        self._problem = TextLabel("", Text.SMALL, "warn", wrap=True)
        self.confirm = PrimaryButton(
            _("Vahvista kartoitus"), "check", key=cap_of("confirm"), name="confirm_mapping"
        )
        self.leave = ActionButton(_("Jätä kesken"), key="Esc", name="leave_mapping")
        self.plan = PrimaryButton(_("Tee suunnitelma"), "plan", name="mapping_to_plan")
        self.naming = ActionButton(_("Nimeä yhteyshenkilö"), "people", name="mapping_to_naming")
        self._decided = TextLabel("", Text.SMALL, "ok", wrap=True)
        self._lay_out()
        self.decision.chosen.connect(self.chosen)
        self.reason.edited.connect(self.reason_edited)
        self.talked.chosen.connect(self.talked_chosen)
        self.confirm.clicked.connect(self.confirm_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.naming.clicked.connect(self.naming_wanted)

    def show_mapping(self, state: MappingState, today: date) -> None:
        """Show the decision and what it rests on."""
        self._show_origin(state, today)
        if self.decision.value() != state.decision:
            self.decision.set_value(state.decision)
        if self.reason.text() != state.reason:
            self.reason.set_text(state.reason)
        if self.talked.value() != state.mapping.after.talked:
            self.talked.set_value(state.mapping.after.talked)
        lacks = state.tried and state.needs_decision
        self.decision.set_edge("warn" if lacks else "")
        self._problem.setText(_("Valitse yksi") if lacks else "")
        self._problem.setVisible(lacks)
        self._mark(self._reason_box, state.tried and state.needs_reason, _("Kirjoita perustelu"))
        self._mark(
            self._talked_box,
            state.tried and state.needs_talked,
            _("Valitse, onko asiakkaan kanssa puhuttu"),
        )
        decided = state.is_decided
        self.confirm.setVisible(not decided)
        self.leave.setVisible(not decided)
        high = state.view.mapping.high_need == HighNeed.YES
        self.plan.setVisible(decided and high)
        self.naming.setVisible(decided and high)
        at = state.view.mapping.decided_at
        self._decided.setVisible(decided)
        if at is not None:
            self._decided.setText(
                _("Päätetty {day}, {name}").format(
                    day=format_date(local(at).date(), today), name=state.view.decided_by_name
                )
            )

    def _show_origin(self, state: MappingState, today: date) -> None:
        review = state.view.review
        source = review.client_words_source if review is not None else None
        known = isinstance(source, WordsSource)
        self._source.setText(
            _("Läpikäynnissä: {source}").format(source=word(WORDS_SOURCE, source)) if known else ""
        )
        self._worry.setText(
            _("Läheisen huoli: {worry}").format(worry=review.relative_worry)
            if review is not None and review.relative_worry
            else ""
        )
        asked = review.confirmed_at if review is not None else None
        self._asked.setText(
            _("{name} pyysi {day}").format(
                name=state.view.asked_by_name, day=format_date(local(asked).date(), today)
            )
            if asked is not None
            else _("Aloitettu ilman pyyntöä")
        )
        for line in (self._source, self._worry, self._asked):
            line.setVisible(bool(line.text()))

    @staticmethod
    def _mark(box: LabelledField, lacking: bool, words: str) -> None:  # noqa: FBT001 - a plain fact
        wanted = words if lacking else ""
        if box.problem() != wanted:
            box.show_problem(wanted)

    def _lay_out(self) -> None:
        self._reason_box = LabelledField(_("Perustelu"), self.reason, key="P")
        self._talked_box = LabelledField(_("Puhuttu asiakkaan kanssa"), self.talked, key="A")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(_("Mistä tieto on"), Text.TITLE))
        for line in (self._source, self._worry, self._asked):
            column.addWidget(line)
        rule = QFrame()
        rule.setProperty("box", "rule")
        column.addWidget(rule)
        column.addWidget(TextLabel(_("Paljon palveluita tarvitseva?"), Text.TITLE, wrap=True))
        hint = _("Päätät kartoituksen jälkeen. Ohjelma ei ehdota.")
        column.addWidget(TextLabel(hint, Text.SMALL, "meta", wrap=True))
        column.addWidget(self.decision)
        column.addWidget(self._problem)
        column.addWidget(self._reason_box)
        column.addWidget(self._talked_box)
        column.addWidget(self._decided)
        column.addStretch(1)
        self.add(ScrollColumn(inner), 1)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        for button in (self.confirm, self.leave, self.plan, self.naming):
            foot.addWidget(button)
        self.add(foot)

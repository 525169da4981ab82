"""The right of the naming: need and wish, who, as what, from when and why."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.naming_rules import NamingRules
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import NAMING_ROLE, NAMING_STATUS, name_of, shown_words
from sotedesk.ui.contact_persons.candidate_table import CandidateTable
from sotedesk.ui.contact_persons.naming_words import team_row, worker_row
from sotedesk.ui.contact_persons.state import NEEDS, NamingState
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel

_ORDER = (
    AssignmentStatus.NAMED,
    AssignmentStatus.NOT_NEEDED,
    AssignmentStatus.NOT_WANTED,
    AssignmentStatus.STILL_TO_NAME,
)


class NamingForm(QWidget):
    """Two cards: who, and how it is recorded.

    Signals:
        edited: Fields of the edit and their new values, as a dict.
        confirm_wanted: Name, or record why not.
        end_wanted: End the naming that holds now.
        close_wanted: Not now.
    """

    edited = Signal(dict)
    confirm_wanted = Signal()
    end_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, now: Now, rules: NamingRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self.need = Segment([Choice(words, _(words)) for words in NEEDS], "main_need")
        self.wish = LineField("client_wish")
        self.table = CandidateTable(
            _("Nimi ja tehtävä"),
            [_("Tuntee asiakkaan"), _("Ottaa uusia"), _("Asiakkaita"), _("Seurantoja")],
        )
        self.table.setObjectName("candidates")
        self._chosen_problem = LeadLabel("", "alert-circle", colour="warn", tone="warn")
        self.status = Segment(
            [Choice(code, _(NAMING_STATUS[code][0]).capitalize()) for code in _ORDER],
            "naming_status",
            clearable=False,
        )
        self.role = Segment(
            [Choice(code, _(NAMING_ROLE[code])) for code in AssignmentRole],
            "naming_role",
            clearable=False,
        )
        self.starts = DateTimeField("starts_on", need=Need.DAY, now=now)
        self.reason = LineField("naming_reason")
        self.end = ActionButton(_("Päätä nimeäminen"), "circle-minus", name="end_naming")
        self._present = AlertBox("", "", "people", Tone.PLAIN, action=self.end, name="present")
        self.confirm = PrimaryButton(
            _("Nimeä"), "check", key=cap_of("confirm"), name="confirm_naming"
        )
        self.close_button = ActionButton(_("Sulje"), key="Esc", name="close_naming")
        self._lay_out()
        self._connect()

    def show_naming(self, state: NamingState, today: date) -> None:
        """Show the client's need, who may be named and what is chosen."""
        found, edit = state.candidates, state.edit
        if found is None:
            return
        self.card.set_title(
            _("Kuka on asiakkaan tukena: {name}").format(name=name_of(found.subject))
        )
        if self.need.value() != (edit.main_need or None):
            self.need.set_value(edit.main_need or None)
        for line, text in ((self.wish, edit.client_wish), (self.reason, edit.reason)):
            if line.text() != text:
                line.setText(text)
        self.status.set_value(edit.status)
        self.role.set_value(edit.role)
        if not self.starts.hasFocus() and self.starts.day() != edit.starts_on:
            self.starts.set_day(edit.starts_on)
        self._show_candidates(state, today)
        self._show_present(state)
        named = edit.status is AssignmentStatus.NAMED
        for part in (self._role_box, self._starts_box, self._who, self._law):
            part.setVisible(named)
        wanted = state.problems.get("reason", "")
        if self._reason_box.problem() != wanted:
            self._reason_box.show_problem(wanted)
        self._name_button(state)

    def _show_candidates(self, state: NamingState, today: date) -> None:
        found, edit = state.candidates, state.edit
        if found is None:
            return
        if edit.role is AssignmentRole.OWN_TEAM:
            rows = [team_row(team) for team in found.teams]
        else:
            own = edit.role is AssignmentRole.OWN_WORKER
            rows = [
                worker_row(one, today, able=not own or self._rules.may_be_own_worker(one.roles))
                for one in found.workers
            ]
        self.table.show_candidates(rows, edit.chosen)
        words = state.problems.get("chosen", "")
        self._chosen_problem.setText(words)
        self._chosen_problem.setVisible(bool(words))

    def _show_present(self, state: NamingState) -> None:
        present = state.candidates.present if state.candidates is not None else ()
        holding = [one for one in present if one.assignment.role == state.edit.role]
        shown = holding or list(present)
        self._present.setVisible(bool(shown))
        self.end.setVisible(bool(holding))
        if not shown:
            return
        first = shown[0]
        title = _("Nyt nimetty: {name}").format(name=shown_words(first.name))
        problem = state.problems.get("present", "")
        self._present.set_words(title, problem)
        self._present.set_tone(Tone.WARN if problem else Tone.PLAIN)

    def _name_button(self, state: NamingState) -> None:
        if state.edit.status is not AssignmentStatus.NAMED:
            self.confirm.set_text(_("Tallenna"))
        elif state.chosen_name:
            self.confirm.set_text(_("Nimeä {name}").format(name=state.chosen_name))
        else:
            self.confirm.set_text(_("Nimeä"))

    def _lay_out(self) -> None:
        self._role_box = LabelledField(_("Rooli"), self.role, key="R")
        self._starts_box = LabelledField(_("Alkaa"), self.starts, key="A")
        self._reason_box = LabelledField(_("Perustelu"), self.reason, key="P")
        self._who = self._make_who()
        self._law = LeadLabel(
            _("Omatyöntekijä vaatii sosiaalihuollon kelpoisuuden (SHL 42 §)."), "lock"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_card(), 1)
        column.addWidget(self._make_record())

    def _make_card(self) -> QWidget:
        self.card = Card(" ", "people", name="candidates_card")
        top = QWidget()
        columns = ColumnsLayout((5, 4), top, gap=12)
        columns.addWidget(LabelledField(_("Pääasiallinen tarve"), self.need, key="N"))
        columns.addWidget(LabelledField(_("Asiakkaan toive"), self.wish, key="T"))
        self.card.add(top)
        self.card.add(LabelledField(_("Nimeäminen"), self.status))
        self.card.add(self._present)
        self.card.add(self._who, 1)
        self.card.body.addStretch(0)
        return self.card

    def _make_who(self) -> QWidget:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.table)
        rows.addStretch(1)
        who = QWidget()
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(ScrollColumn(inner, sideways=True), 1)
        column.addWidget(self._chosen_problem)
        hint = _("Aakkosjärjestys. Ohjelma ei ehdota. ”Ottaa uusia” on jokaisen oma merkintä.")
        column.addWidget(TextLabel(hint, Text.SMALL, "meta", wrap=True))
        return who

    def _make_record(self) -> QWidget:
        card = Card(name="record_card")
        card.setAccessibleName(_("Kirjaus"))
        top = QWidget()
        columns = ColumnsLayout((3, 1), top, gap=12)
        columns.addWidget(self._role_box)
        columns.addWidget(self._starts_box)
        card.add(top)
        card.add(self._law)
        card.add(self._reason_box)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.confirm)
        card.add(foot)
        return card

    def _connect(self) -> None:
        self.need.chosen.connect(lambda words: self.edited.emit({"main_need": words or ""}))
        self.wish.textEdited.connect(lambda text: self.edited.emit({"client_wish": text}))
        self.table.chosen.connect(lambda key: self.edited.emit({"chosen": key}))
        self.status.chosen.connect(lambda code: self.edited.emit({"status": code}))
        self.role.chosen.connect(lambda code: self.edited.emit({"role": code}))
        self.starts.changed.connect(
            lambda _reading: self.edited.emit({"starts_on": self.starts.day()})
        )
        self.reason.textEdited.connect(lambda text: self.edited.emit({"reason": text}))
        self.confirm.clicked.connect(self.confirm_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.close_button.clicked.connect(self.close_wanted)

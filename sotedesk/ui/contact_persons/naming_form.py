"""The right of the naming: need and wish, who, as what, from when, why and with what message."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import N_, _
from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.naming_rules import Fit, NamingRules
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import NAMING_ROLE, name_of
from sotedesk.ui.contact_persons.candidate_table import CandidateTable
from sotedesk.ui.contact_persons.naming_words import team_row, whom_to_ask, worker_row
from sotedesk.ui.contact_persons.present_box import PresentBox
from sotedesk.ui.contact_persons.state import NamingState
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel

_ROLES = tuple(AssignmentRole)
_ELSEWHERE = Fit.OTHER_REGISTER
"""Whoever works in the other register would not see the client, and is no candidate."""
_ENDS = (
    (AssignmentStatus.NOT_NEEDED, N_("Ei tarvita")),
    (AssignmentStatus.NOT_WANTED, N_("Ei halua")),
    (AssignmentStatus.STILL_TO_NAME, N_("Vielä nimeämättä")),
)


class NamingForm(QWidget):
    """Two cards: who, and how it is recorded.

    Signals:
        edited: Fields of the edit and their new values, as a dict.
        confirm_wanted: Name, ask, or record why nobody is named.
        close_wanted: Not now.
    """

    edited = Signal(object)
    confirm_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, now: Now, rules: NamingRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self.need = Segment([Choice(one.text, one.text) for one in rules.needs], "main_need")
        self.wish = LineField("client_wish")
        self.table = CandidateTable(
            _("Nimi ja tehtävä"),
            [
                _("Pätevyys"),
                _("Tuntee asiakkaan"),
                _("Ottaa uusia"),
                _("Asiakkaita"),
                _("Seurantoja"),
            ],
        )
        self.table.setObjectName("candidates")
        self._chosen_problem = LeadLabel("", "alert-circle", colour="warn", tone="warn")
        self.role = Segment(
            [
                *(Choice(code, _(NAMING_ROLE[code])) for code in _ROLES),
                *(Choice(code, _(words)) for code, words in _ENDS),
            ],
            "naming_role",
            rows=2,
            clearable=False,
        )
        self.starts = DateTimeField("starts_on", need=Need.DAY, now=now)
        self.again = DateTimeField("ask_again_on", need=Need.DAY, now=now)
        self.answer_by = DateTimeField("answer_by", need=Need.DAY, now=now)
        self.reason = LineField("naming_reason")
        self.message = LineField("asking_message")
        self.present = PresentBox(now)
        self.confirm = PrimaryButton(
            _("Pyydä"), "transfer", key=cap_of("confirm"), name="confirm_naming"
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
        self._ban.setVisible(found.subject.safety_ban)
        if self.need.value() != (edit.main_need or None):
            self.need.set_value(edit.main_need or None)
        for line, text in (
            (self.wish, edit.client_wish),
            (self.reason, edit.reason),
            (self.message, edit.message),
        ):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
        named = edit.status is AssignmentStatus.NAMED
        self.role.set_value(edit.role if named else edit.status)
        for field, day in (
            (self.starts, edit.starts_on),
            (self.again, edit.ask_again_on),
            (self.answer_by, edit.answer_by),
        ):
            if not field.hasFocus() and field.day() != day:
                field.set_day(day)
        self._show_candidates(state, today)
        self.present.show_naming(state, today)
        self._show_parts(state)
        self._show_button(state)

    def _show_candidates(self, state: NamingState, today: date) -> None:
        found, edit, rules = state.candidates, state.edit, self._rules
        if found is None:
            return
        workers = [(one, state.fit(one, rules)) for one in found.workers]
        teams = [(team, state.fit(team, rules)) for team in found.teams]
        rows = [worker_row(one, fit, today) for one, fit in workers if fit is not _ELSEWHERE]
        rows += [team_row(team, fit, today) for team, fit in teams if fit is not _ELSEWHERE]
        self.table.show_candidates(rows, edit.chosen)
        self.table.setVisible(bool(rows))
        words = state.problems.get("chosen", "")
        if not rows:
            words = _("Kukaan ei käsittele tämän roolin rekisteriä. Valitse toinen rooli.")
        self._chosen_problem.setText(words)
        self._chosen_problem.setVisible(bool(words))

    def _show_parts(self, state: NamingState) -> None:
        edit = state.edit
        named = edit.status is AssignmentStatus.NAMED
        asks = named and not state.names_at_once
        self._starts_box.setVisible(named)
        self._again_box.setVisible(edit.status is AssignmentStatus.NOT_WANTED)
        self._message_box.setVisible(asks)
        self._answer_box.setVisible(asks)
        self._who.setVisible(named)
        self._law.setVisible(named)
        # Without the table the card is low, and what is written stands right below it.
        self._column.setStretch(0, int(named))
        self._column.setStretch(2, int(not named))
        wanted = state.problems.get("reason", "")
        if self._reason_box.problem() != wanted:
            self._reason_box.show_problem(wanted)
        not_wanted = edit.status is AssignmentStatus.NOT_WANTED
        self._reason_box.set_label(_("Asiakkaan syy") if not_wanted else _("Perustelu"))

    def _show_button(self, state: NamingState) -> None:
        worker, team = state.worker, state.team
        foot, icon = "", "check"
        if state.edit.status is not AssignmentStatus.NAMED:
            words = _("Kirjaa")
        elif state.names_at_once:
            words = _("Nimeä tiimi") if team is not None else _("Nimeä itsesi")
        elif worker is not None:
            called = worker.first_name or worker.name
            words, icon = _("Pyydä {whom}").format(whom=whom_to_ask(called)), "transfer"
            foot = _("Vastuu siirtyy, kun {name} on vastaanottanut.").format(name=called)
        elif team is not None:
            words, icon = _("Pyydä tiimiä"), "transfer"
            foot = _("Vastuu siirtyy, kun joku tiimistä on vastaanottanut.")
        else:
            words, icon = _("Pyydä"), "transfer"
        self.confirm.set_text(words)
        self.confirm.set_icon_name(icon)
        self._foot.setText(foot)

    def _lay_out(self) -> None:
        self._role_box = LabelledField(_("Rooli, tai miksi ketään ei nimetä"), self.role, key="R")
        self._starts_box = LabelledField(_("Alkaa"), self.starts, key="A")
        self._again_box = LabelledField(_("Kysytään uudelleen"), self.again)
        self._answer_box = LabelledField(_("Vastaus viimeistään"), self.answer_by)
        self._reason_box = LabelledField(_("Perustelu"), self.reason, key="P")
        self._message_box = LabelledField(_("Viesti"), self.message, key="V")
        self._foot = TextLabel("", Text.SMALL, "meta", wrap=True)
        self._who = self._make_who()
        self._law = LeadLabel(_law_words(self._rules), "lock")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_card(), 1)
        column.addWidget(self._make_record())
        column.addStretch(0)
        self._column = column

    def _make_card(self) -> QWidget:
        self._ban = Chip(_("Turvakielto"), "lock", Tone.BAN)
        self.card = Card(" ", "people", actions=(self._ban,), name="candidates_card")
        top = QWidget()
        columns = ColumnsLayout((5, 3), top, gap=12)
        columns.addWidget(LabelledField(_("Pääasiallinen tarve"), self.need, key="N"))
        columns.addWidget(LabelledField(_("Asiakkaan toive"), self.wish, key="T"))
        self.card.add(top)
        self.card.add(self.present)
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
        columns.addWidget(self._days())
        card.add(top)
        card.add(self._law)
        said = QWidget()
        words = _FirstMayFill((3, 1), said, gap=12)
        words.addWidget(self._texts())
        words.addWidget(self._answer_box)
        card.add(said)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.confirm)
        card.add(foot)
        return card

    def _days(self) -> QWidget:
        """Give the place of the first day, or of the day to ask again."""
        days = QWidget()
        column = QVBoxLayout(days)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._starts_box)
        column.addWidget(self._again_box)
        column.addStretch(1)
        return days

    def _texts(self) -> QWidget:
        texts = QWidget()
        row = _FirstMayFill((1, 1), texts, gap=12)
        row.addWidget(self._reason_box)
        row.addWidget(self._message_box)
        return texts

    def _connect(self) -> None:
        self.need.chosen.connect(lambda words: self.edited.emit({"main_need": words or ""}))
        self.table.chosen.connect(lambda key: self.edited.emit({"chosen": key}))
        self.role.chosen.connect(self._on_role)
        for name, line in (
            ("client_wish", self.wish),
            ("reason", self.reason),
            ("message", self.message),
        ):
            line.textEdited.connect(self._telling(name))
        for name, field in (
            ("starts_on", self.starts),
            ("ask_again_on", self.again),
            ("answer_by", self.answer_by),
        ):
            field.changed.connect(self._telling_day(name, field))
        self.confirm.clicked.connect(self.confirm_wanted)
        self.close_button.clicked.connect(self.close_wanted)

    def _on_role(self, code: object) -> None:
        if code in _ROLES:
            named = {"status": AssignmentStatus.NAMED, "role": code}
            self.edited.emit(named)
        else:
            self.edited.emit({"status": code})

    def _telling(self, name: str) -> Callable[[str], None]:
        return lambda text: self.edited.emit({name: text})

    def _telling_day(self, name: str, field: DateTimeField) -> Callable[[object], None]:
        return lambda _reading: self.edited.emit({name: field.day()})


class _FirstMayFill(ColumnsLayout):
    """Two columns; the first has all the room while the second is hidden."""

    def widths(self, inner: int) -> tuple[int, ...]:
        """Override ColumnsLayout.widths."""
        second = self.itemAt(1)
        if second is not None and second.isEmpty():
            return (inner, 0)
        return super().widths(inner)


def _law_words(rules: NamingRules) -> str:
    """Say what the law asks of an own worker, and whether the county has checked it."""
    section = rules.section
    if not rules.verified:
        section = _("{section}, tarkistettava").format(section=section)
    return _(
        "Omatyöntekijä: sosiaalihuollon kelpoisuus. "
        "Erityinen tuki: sosiaalityöntekijä tai työpari ({section})."
    ).format(section=section)

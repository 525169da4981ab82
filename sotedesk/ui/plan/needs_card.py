"""Needs and measures: the table, the day of a row's decision, and the strengths below it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sotedesk.i18n import _, ngettext
from sotedesk.services.ports import Now
from sotedesk.ui.keys import cap_of
from sotedesk.ui.plan.rows import DATED, RowEdit
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.plan.table import PlanTable
from sotedesk.ui.widgets.button import ActionButton, LinkButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need


class NeedsCard(Card):
    """The middle of the plan.

    Signals:
        edited: Fields of the plan and their new values, as a dict.
        decision_dated: Key of a row and the day of its decision, or None.
        sight_wanted: Look at what each participant sees.
    """

    edited = Signal(object)
    decision_dated = Signal(str, object)
    sight_wanted = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        self.add_row = ActionButton(
            _("Lisää rivi"), "plus", key=cap_of("plan.new_row"), name="add_row"
        )
        self.sight = LinkButton(_("Mitä toinen näkee"), "eye", key="Alt+M", name="other_sees")
        super().__init__(
            _("Tarpeet ja toimet"),
            "list-check",
            " ",
            (self.sight, self.add_row),
            flush=True,
            name="needs_card",
            parent=parent,
        )
        self.table = PlanTable()
        self.decided_on = DateTimeField("decision_on", need=Need.DAY, now=now)
        self._decided_box = LabelledField(_("Päätöksen päivä"), self.decided_on, beside=True)
        self.strengths = LineField("strengths")
        self.worker_strengths = LineField("professional_strengths")
        self._key = ""
        self._rows: tuple[RowEdit, ...] = ()
        self._writable = False
        self._lay_out()
        self.add_row.clicked.connect(self.table.begin_row)
        self.sight.clicked.connect(self.sight_wanted)
        self.table.row_entered.connect(self._on_row_entered)
        self.decided_on.changed.connect(self._on_dated)
        for line, name in (
            (self.strengths, "strengths"),
            (self.worker_strengths, "professional_strengths"),
        ):
            line.textEdited.connect(lambda text, name=name: self.edited.emit({name: text}))

    def show_plan(self, state: PlanState, today: date) -> None:
        """Show rows and strengths."""
        self._rows, self._writable = state.rows, state.is_open
        rows = [row for row in state.rows if not row.is_blank]
        self.set_meta(ngettext("{n} rivi", "{n} riviä", len(rows)).format(n=len(rows)))
        self.table.show_rows(state.rows, today, writable=state.is_open)
        plan = state.plan.after
        for line, text in (
            (self.strengths, plan.strengths),
            (self.worker_strengths, plan.professional_strengths),
        ):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
            line.setReadOnly(not state.is_open)
        self.add_row.setVisible(state.is_open)
        self._show_day()

    def _show_day(self) -> None:
        """Show the day of the decision of the row one was in last, if it has one."""
        place = next((n for n, row in enumerate(self._rows) if row.key == self._key), None)
        row = self._rows[place] if place is not None else None
        dated = self._writable and row is not None and row.decision in DATED
        self._decided_box.setVisible(dated)
        if dated and row is not None and place is not None:
            self._decided_box.set_label(_("Rivin {n} päätöksen päivä").format(n=place + 1))
            if not self.decided_on.hasFocus() and self.decided_on.day() != row.decision_on:
                self.decided_on.set_day(row.decision_on)

    def _on_row_entered(self, key: str) -> None:
        # Leaving the table for the day below it is not leaving the row.
        if key:
            self._key = key
            self._show_day()

    def _on_dated(self, _reading: object) -> None:
        self.decision_dated.emit(self._key, self.decided_on.day())

    def _lay_out(self) -> None:
        self.add(self.table, 1)
        rule = QFrame()
        rule.setProperty("box", "rule")
        self.add(rule)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(13, 0, 13, 12)
        column.setSpacing(6)
        column.addWidget(self._decided_box)
        strengths = QWidget()
        sides = ColumnsLayout((4, 3), strengths, gap=8)
        sides.addWidget(
            LabelledField(_("Vahvuudet ja voimavarat"), self.strengths, key="V", beside=True)
        )
        sides.addWidget(LabelledField(_("Ammattilaisen arvio"), self.worker_strengths, beside=True))
        column.addWidget(strengths)
        self.add(foot)

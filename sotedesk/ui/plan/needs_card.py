"""Needs and measures: the table, what it still lacks, and the client's strengths below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, ngettext
from sotedesk.services.plans import PlanPart
from sotedesk.ui.keys import cap_of
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.plan.table import PlanTable
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField


class NeedsCard(Card):
    """The middle of the plan.

    Signals:
        edited: Fields of the plan and their new values, as a dict.
    """

    edited = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.add_row = ActionButton(
            _("Lisää rivi"), "plus", key=cap_of("plan.new_row"), name="add_row"
        )
        super().__init__(
            _("Tarpeet ja toimet"),
            "list-check",
            " ",
            (self.add_row,),
            flush=True,
            name="needs_card",
            parent=parent,
        )
        self.table = PlanTable()
        self._lacking = LeadLabel(
            _("Kirjoita ainakin yksi tarve"), "alert-circle", colour="warn", tone="warn"
        )
        self._lacking.setObjectName("needs_lacking")
        self.strengths = LineField("strengths")
        self._lay_out()
        self.add_row.clicked.connect(self.table.begin_row)
        self.strengths.textEdited.connect(lambda text: self.edited.emit({"strengths": text}))

    def show_plan(self, state: PlanState) -> None:
        """Show rows and strengths."""
        rows = [row for row in state.rows if not row.is_blank]
        self.set_meta(ngettext("{n} rivi", "{n} riviä", len(rows)).format(n=len(rows)))
        self.table.show_rows(state.rows, writable=state.is_open)
        self._lacking.setVisible(PlanPart.NEED in state.missing)
        if self.strengths.text() != state.plan.after.strengths:
            self.strengths.setText(state.plan.after.strengths)
        self.strengths.setReadOnly(not state.is_open)
        self.add_row.setVisible(state.is_open)

    def _lay_out(self) -> None:
        self.add(self.table, 1)
        rule = QFrame()
        rule.setProperty("box", "rule")
        self.add(rule)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(13, 0, 13, 12)
        column.setSpacing(6)
        column.addWidget(self._lacking)
        line = QHBoxLayout()
        line.addWidget(
            LabelledField(_("Vahvuudet ja voimavarat"), self.strengths, key="V", beside=True), 1
        )
        column.addLayout(line)
        self.add(foot)

"""The unit's plans: drafts, in force, ended, refused."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import N_, _, format_date, local, ngettext
from sotedesk.model.plan import PlanStatus
from sotedesk.services.plans import PlanLine
from sotedesk.ui.care_words import PLAN_KIND, PLAN_STATUS, name_of, state_words
from sotedesk.ui.desk import Desk
from sotedesk.ui.keys import cap_of
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.plans_list.begin_box import BeginBox
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.words import word

_GROUPS = {
    PlanStatus.DRAFT: N_("Luonnokset"),
    PlanStatus.CONFIRMED: N_("Voimassa"),
    PlanStatus.ENDED: N_("Päättyneet"),
    PlanStatus.REFUSED: N_("Asiakas ei halunnut"),
}


class PlansListScreen(QWidget):
    """One opens a plan from here, or begins one for a client."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = RowList(_("Suunnitelmat"), "plans")
        self.begin = ActionButton(
            _("Uusi suunnitelma"), "plus", key=cap_of("plan.new_row"), name="new_plan"
        )
        self.box = BeginBox(desk)
        self._empty = EmptyState(
            _("Ei suunnitelmia"),
            _("Suunnitelma aloitetaan asiakkaan sivulta tai kartoituksesta."),
            "plan",
            name="no_plans",
        )
        self._empty.hide()
        card = Card(flush=True, name="plans_card")
        card.add(self.list, 1)
        card.add(self._empty, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(PersonHeading(_("Suunnitelmat"), self.begin))
        outer.addWidget(self.box)
        outer.addWidget(card, 1)
        self.list.opened.connect(lambda plan: desk.go("plan", plan))
        self.begin.clicked.connect(self.box.ask)
        self.box.left.connect(self._leave_box)

    def first_focus(self) -> QWidget:
        """Give the list."""
        return self.list

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self.box, self.list] if self.box.isVisible() else [self.list]

    def command(self, command_id: str) -> bool:
        """Begin a plan with the key that begins a row of one."""
        if command_id != "plan.new_row":
            return False
        self.box.ask()
        return True

    def refresh(self) -> None:
        """Read the plans anew."""
        actor = self._desk.actor()
        self._desk.run(
            lambda: self._desk.services.plans.list_plans(actor),
            self.show_plans,
            self._desk.failed,
        )

    def _leave_box(self) -> None:
        self.box.hide()
        self.begin.setFocus()

    def show_plans(self, lines: Sequence[PlanLine]) -> None:
        """Show the plans; the only place that writes to the widgets."""
        today = local(self._desk.now()).date()
        rows: list[Row] = []
        for status, group in groupby(lines, key=lambda line: line.plan.status):
            members = [_row(line, today) for line in group]
            rows += [heading(word(_GROUPS, status), sub=str(len(members))), *members]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)


def _row(line: PlanLine, today: date) -> Row:
    plan = line.plan
    said, icon, tone = state_words(PLAN_STATUS, plan.status)
    rows = ngettext("{n} rivi", "{n} riviä", line.rows).format(n=line.rows)
    review = ""
    if plan.review_on is not None:
        late = plan.review_on < today and plan.status == PlanStatus.CONFIRMED
        words = _("tarkistus oli {day}") if late else _("tarkistus {day}")
        review = words.format(day=format_date(plan.review_on, today))
        if late:
            said, icon, tone = _("tarkistamatta"), "alert-circle", Tone.WARN
    if plan.ask_again_on is not None:
        again = _("saa kysyä uudelleen {day}")
        review = again.format(day=format_date(plan.ask_again_on, today))
    kind = word(PLAN_KIND, plan.plan_kind)
    sub = f"{kind} · {plan.number} · {_('versio')} {plan.version}"
    return Row(
        plan.id,
        name_of(line.subject),
        sub,
        icon="plan",
        columns=((rows, review),),
        chip=said.lower(),
        chip_icon=icon,
        chip_tone=tone,
        action=_("Avaa"),
    )

"""The right of the plan: the client's sheet as it will be, and what to ask before giving it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date
from sotedesk.model.plan import PaperLeave
from sotedesk.ui.care_words import PAPER_LEAVE
from sotedesk.ui.plan.print_panel import PrintPanel
from sotedesk.ui.plan.sheet_view import SheetView
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel


class SheetColumn(Card):
    """Preview, notes about the paper, and the panel of Ctrl+P.

    Signals:
        leave_chosen: Whether the paper may be given.
    """

    leave_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tuloste"), "printer", " ", name="sheet_column", parent=parent)
        self.sheet = SheetView()
        self._page = TextLabel("", Text.SMALL, "meta")
        self._draft = AlertBox(
            "",
            _("Luonnos: ei allekirjoitusta. ”Käymme tämän läpi kanssasi.”"),
            "pencil",
            Tone.WARN,
            name="draft_note",
        )
        self._ban = LeadLabel(_("Turvakielto: osoite, kunta ja hetu eivät tulostu."), "eye-off")
        self.leave = ChoiceField(
            [Choice(code, _(PAPER_LEAVE[code])) for code in PaperLeave],
            "paper_leave",
            clearable=False,
        )
        self._asked = TextLabel("", Text.SMALL, "meta")
        self.panel = PrintPanel()
        self.panel.hide()
        self._lay_out()
        self.leave.chosen.connect(self.leave_chosen)

    def show_plan(self, state: PlanState, today: date) -> None:
        """Show the sheet's page and what must be known of the paper."""
        page = state.pages[state.page] if state.pages else None
        self.sheet.show_page(page, state.page + 1, len(state.pages))
        self.set_meta(_("päivittyy") if state.drawing and page is not None else "")
        if state.sheet_failed:
            self._page.setText(_("Tuloste ei valmistunut."))
        elif page is None:
            self._page.setText(_("Tuloste valmistuu…"))
        else:
            shown = _("Sivu {number}/{pages}")
            self._page.setText(shown.format(number=state.page + 1, pages=len(state.pages)))
        self._draft.setVisible(state.is_open)
        self._ban.setVisible(state.view.subject.safety_ban)
        self.leave.set_value(state.plan.after.paper_leave)
        self.leave.setEnabled(state.is_open or state.is_in_force)
        asked = state.plan.after.paper_asked_on
        self._asked.setText(
            _("kysytty {day}").format(day=format_date(asked, today)) if asked else ""
        )
        self.panel.show_plan(state)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        column.addWidget(self.panel)
        column.addWidget(self.sheet)
        below = QHBoxLayout()
        below.addWidget(self._page)
        below.addStretch(1)
        column.addLayout(below)
        column.addWidget(self._draft)
        column.addWidget(self._ban)
        column.addWidget(
            LabelledField(_("Saako antaa paperin?"), self.leave, key="P", aside=self._asked)
        )
        column.addStretch(1)
        self.add(ScrollColumn(inner), 1)

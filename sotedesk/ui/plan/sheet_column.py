"""The right of the plan: the paper as it will be, for whom it is, and what to ask before."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date
from sotedesk.model.plan import PaperLeave
from sotedesk.ui.care_words import PAPER_LEAVE
from sotedesk.ui.plan.layout_choice import LayoutChoice
from sotedesk.ui.plan.paper_state import PaperState
from sotedesk.ui.plan.paper_words import (
    LANGUAGE,
    LAYOUT,
    ban_words,
    draft_words,
    page_words,
    refusal_words,
)
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
    """Layouts, preview, notes about the paper, and the panel of Ctrl+P.

    Args:
        languages: Codes of those the paper has texts in.

    Signals:
        leave_chosen: Whether the paper may be given.
        chosen: Fields of a PaperChoice and their new values, as a dict.
    """

    leave_chosen = Signal(object)
    chosen = Signal(object)

    def __init__(self, languages: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(_("Tuloste"), "printer", " ", name="sheet_column", parent=parent)
        self.layouts = LayoutChoice()
        self.sheet = SheetView()
        self._page = TextLabel("", Text.SMALL, "meta")
        self.language = ChoiceField(
            [Choice(code, _(LANGUAGE[code])) for code in sorted(languages)],
            "paper_language",
            _("Tulosteen kieli"),
            clearable=False,
        )
        self._refusal = AlertBox("", "", "alert-triangle", Tone.WARN, name="no_such_paper")
        self._draft = AlertBox("", "", "pencil", Tone.WARN, name="draft_note")
        self._ban = LeadLabel("", "eye-off")
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
        self.layouts.chosen.connect(self.chosen)
        self.panel.chosen.connect(self.chosen)
        self.language.chosen.connect(lambda code: self.chosen.emit({"language": code}))

    def show_plan(self, state: PlanState, paper: PaperState, today: date) -> None:
        """Show the paper's page and what must be known of it."""
        self.layouts.show_paper(paper)
        name = _(LAYOUT[paper.layout])
        self.sheet.show_page(paper.picture, name, paper.page + 1, paper.count)
        self.set_meta(_("päivittyy") if paper.drawing and paper.picture is not None else "")
        self._page.setText(page_words(paper))
        self.language.set_value(paper.choice.language or "fi")
        self._show_notes(state, paper)
        self.leave.set_value(state.plan.after.paper_leave)
        self.leave.setEnabled(state.is_open or state.is_in_force)
        asked = state.plan.after.paper_asked_on
        self._asked.setText(
            _("kysytty {day}").format(day=format_date(asked, today)) if asked else ""
        )
        self.panel.show_plan(state, paper)

    def _show_notes(self, state: PlanState, paper: PaperState) -> None:
        refusal = paper.refusal
        if refusal is not None:
            self._refusal.set_words(_("Kopiota ei voi tehdä"), refusal_words(refusal))
        self._refusal.setVisible(refusal is not None)
        self.sheet.setVisible(refusal is None)
        self._draft.set_words("", draft_words(paper.layout))
        self._draft.setVisible(state.is_open and refusal is None)
        self._ban.setText(ban_words(paper.layout))
        self._ban.setVisible(state.view.subject.safety_ban)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        column.addWidget(self.layouts)
        column.addWidget(self._refusal)
        column.addWidget(self.panel)
        column.addWidget(self.sheet)
        below = QHBoxLayout()
        below.addWidget(self._page)
        below.addStretch(1)
        below.addWidget(TextLabel(_("Kieli"), Text.SMALL, "meta"))
        below.addWidget(self.language)
        column.addLayout(below)
        column.addWidget(self._draft)
        column.addWidget(self._ban)
        column.addWidget(
            LabelledField(_("Saako antaa paperin?"), self.leave, key="P", aside=self._asked)
        )
        column.addStretch(1)
        self.add(ScrollColumn(inner), 1)

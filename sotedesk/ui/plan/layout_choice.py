"""For whom the paper is: four layouts, and whose copy of a relative's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.paper import PlanLayout
from sotedesk.ui.plan.paper_state import PaperState
from sotedesk.ui.plan.paper_words import LAYOUT
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.segment import Choice, Segment


class LayoutChoice(QWidget):
    """The four layouts in two rows, and below them the relative.

    Signals:
        chosen: Fields of a PaperChoice and their new values, as a dict.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layouts = Segment(
            [Choice(layout, _(LAYOUT[layout])) for layout in PlanLayout],
            "paper_layout",
            rows=2,
            clearable=False,
        )
        self.relative = ChoiceField((), "paper_relative", clearable=False)
        self._relative_box = LabelledField(_("Kenen kopio"), self.relative)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.layouts)
        column.addWidget(self._relative_box)
        self._shown: tuple[Choice, ...] = ()
        self.layouts.chosen.connect(lambda layout: self.chosen.emit({"layout": layout}))
        self.relative.chosen.connect(lambda one: self.chosen.emit({"participant": one}))

    def show_paper(self, paper: PaperState) -> None:
        """Show what is chosen."""
        self.layouts.set_value(paper.layout)
        choices = tuple(
            Choice(one.record.id, ", ".join(part for part in (one.name, one.title) if part))
            for one in paper.relatives
        )
        if choices != self._shown:
            self._shown = choices
            self.relative.set_choices(choices)
        self.relative.set_value(paper.relative)
        self._relative_box.setVisible(paper.layout is PlanLayout.RELATIVE and bool(choices))

"""The three sides of a plan, one shown at a time: rows, further parts, agreeing."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.segment import Choice, Segment


class Tab(StrEnum):
    """A side of the plan."""

    ROWS = "rows"
    PARTS = "parts"
    AGREEING = "agreeing"


class PlanTabs(QWidget):
    """The sides to choose from, and beside them what else can be done with the plan.

    Signals:
        chosen: The Tab.
    """

    chosen = Signal(object)

    def __init__(self, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The choices are made at once: made later, they would stand last in the order of Tab.
        self.segment = Segment(
            [Choice(tab, text) for tab, text in zip(Tab, _words(0, 0), strict=True)],
            "plan_tabs",
            clearable=False,
        )
        self.segment.setAccessibleName(_("Suunnitelman osat"))
        line = FlowLayout(self, gap=8, centred=True)
        line.addWidget(self.segment)
        for action in actions:
            line.addWidget(action)
        self.segment.chosen.connect(lambda code: self.chosen.emit(Tab(code)))

    def show_plan(self, state: PlanState, shown: Tab) -> None:
        """Name the sides, with how many parts are written, and mark the one that is shown."""
        written = sum(not part.is_blank for part in state.parts)
        words = _words(written, len(state.parts))
        for button, text in zip(self.segment.buttons(), words, strict=True):
            if button.text() != text:
                button.rename(text)
        self.segment.set_value(shown)


def _words(written: int, parts: int) -> tuple[str, str, str]:
    return (
        _("Tarpeet ja toimet"),
        _("Muut osat {n}/{all}").format(n=written, all=parts),
        _("Sopiminen"),
    )

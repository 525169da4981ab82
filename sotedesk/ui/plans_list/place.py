"""Suunnitelmat: the list while no plan is open, else the plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sotedesk.services.paper import PlanPrinter
from sotedesk.ui.desk import Desk
from sotedesk.ui.plan.screen import PlanScreen
from sotedesk.ui.plans_list.screen import PlansListScreen


class PlanPlace(QStackedWidget):
    """What the rail calls Suunnitelmat.

    Signals:
        saved: When what is on the screen reached the disk.
    """

    saved = Signal(object)

    def __init__(self, desk: Desk, printer: PlanPrinter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plans = PlansListScreen(desk)
        self.plan = PlanScreen(desk, printer)
        self.addWidget(self.plans)
        self.addWidget(self.plan)
        self.plan.saved.connect(self.saved)
        self.plan.left.connect(lambda: self.setCurrentWidget(self.plans))

    def open(self, target: object) -> None:
        """Open a plan by its id or begin one; without a target, the list."""
        if target is None:
            self.setCurrentWidget(self.plans)
            self.plans.refresh()
            return
        self.setCurrentWidget(self.plan)
        self.plan.open(target)

    def first_focus(self) -> QWidget:
        """Give the list, or the plan's first field."""
        return self._shown().first_focus()

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return self._shown().areas()

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        return self._shown().command(command_id)

    def refresh(self) -> None:
        """Show what is stored now."""
        self._shown().refresh()

    def _shown(self) -> PlanScreen | PlansListScreen:
        return self.plan if self.currentWidget() is self.plan else self.plans


def make_plan(desk: Desk, printer: PlanPrinter) -> PlanPlace:
    """Make the screen; the printer draws the sheet beside the plan."""
    return PlanPlace(desk, printer)

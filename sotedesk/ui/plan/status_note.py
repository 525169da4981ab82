"""Why a plan is as it is: confirmed in spite of gaps, refused by the client, ended."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date
from sotedesk.model.plan import PlanStatus
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton


class StatusNote(QWidget):
    """One box; nothing of a draft or a plan confirmed whole.

    Signals:
        reopen_wanted: Go on with a refused plan.
    """

    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reopen = ActionButton(_("Jatka suunnitelmaa"), "pencil", name="reopen_plan")
        self._box = AlertBox(" ", " ", "circle-minus", action=self.reopen, name="status_note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.hide()

    def show_plan(self, state: PlanState, today: date) -> None:
        """Show the reason and the door left open."""
        plan = state.view.plan
        refused = plan.status == PlanStatus.REFUSED
        titles = {
            PlanStatus.CONFIRMED: _("Vahvistettu, vaikka jotain puuttui"),
            PlanStatus.REFUSED: _("Asiakas ei halunnut suunnitelmaa"),
            PlanStatus.ENDED: _("Suunnitelma on päättynyt"),
        }
        title = next((said for status, said in titles.items() if status == plan.status), "")
        self.setVisible(bool(title and plan.status_reason))
        again = ""
        if refused and plan.ask_again_on is not None:
            again = _("Saa kysyä uudelleen {day}.").format(
                day=format_date(plan.ask_again_on, today)
            )
        elif refused:
            again = _("Asiakas voi palata asiaan milloin vain.")
        reason = plan.status_reason.rstrip(".")
        self._box.set_words(title, " ".join(part for part in (f"{reason}.", again) if part))
        self._box.set_tone(Tone.PLAIN, Tone.WARN if plan.status == PlanStatus.CONFIRMED else None)
        self.reopen.setVisible(refused)

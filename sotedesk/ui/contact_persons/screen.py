"""Contact persons on the screen: the clients at the left, the naming at the right."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, local
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.services.assignments import NamingView
from sotedesk.ui.care_words import shown_words
from sotedesk.ui.contact_persons.naming_form import NamingForm
from sotedesk.ui.contact_persons.naming_words import client_row, summary
from sotedesk.ui.contact_persons.presenter import NamingPresenter
from sotedesk.ui.contact_persons.state import NamingState
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.targets import NameFor
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.side_by_side import SideBySide
from sotedesk.ui.widgets.text_label import TextLabel

SCREEN = "contact_persons"


class ContactPersonsScreen(QWidget):
    """Who is there for whom."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = NamingPresenter(desk, self)
        self.heading = PersonHeading(_("Yhteyshenkilöt"))
        self.clients = RowList(_("Paljon palveluita tarvitsevat"), "naming_clients")
        self._counts = TextLabel("", Text.SMALL, "meta", wrap=True)
        self._left = Card(_("Paljon palveluita tarvitsevat"), "people", " ", flush=True)
        self._nobody = EmptyState(
            _("Ketään ei ole nimettävänä"),
            _("Tähän tulevat asiakkaat, joiden kartoitus on vahvistettu."),
            name="nobody_to_name",
        )
        self.form = NamingForm(desk.now, desk.services.definitions.naming)
        self._lay_out()
        self._connect()
        desk.keys.install_fields(
            SCREEN,
            {
                "main_need": self.form.need,
                "wish": self.form.wish,
                "role": self.form.role,
                "starts": self.form.starts,
                "reason": self.form.reason,
            },
        )

    def open(self, target: object) -> None:
        """Open the naming of a client, or the list."""
        self.presenter.open(target.client if isinstance(target, NameFor) else None)

    def first_focus(self) -> QWidget:
        """Give the list of clients."""
        return self.clients

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self._left, self.form]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        if command_id == "confirm":
            self.presenter.confirm()
        elif command_id == "leave":
            self.clients.setFocus()
        else:
            return False
        return True

    def refresh(self) -> None:
        """Show the namings as they are stored now; what is chosen stays."""
        self.presenter.refresh()

    @Slot(object)
    def show_state(self, state: NamingState) -> None:
        """Show the state; the only place that writes to the widgets."""
        today = local(self._desk.now()).date()
        self.clients.set_rows([client_row(line, today) for line in state.clients])
        if state.client is not None:
            self.clients.set_current(state.client)
        still = sum(line.status == AssignmentStatus.STILL_TO_NAME for line in state.clients)
        self._left.set_meta(_("nimeämättä {count}").format(count=still) if still else "")
        self._counts.setText(summary(state.clients))
        self._nobody.setVisible(state.client is None)
        self.form.setVisible(state.client is not None)
        self.form.show_naming(state, today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc goes back to the list."""
        if is_escape(event):
            self.command("leave")
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._left.add(self.clients, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 4, 14, 12)
        foot.addWidget(self._counts)
        self._left.add(foot)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nobody, 1)
        column.addWidget(self.form, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(self.heading)
        outer.addWidget(SideBySide(right, self._left, 372, side_first=True), 1)

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self.show_state)
        self.presenter.opened.connect(self._on_opened)
        self.presenter.refused.connect(self._on_refused)
        self.presenter.named.connect(self._on_named)
        self.presenter.failed.connect(self._desk.failed)
        self.clients.opened.connect(self._on_client_opened)
        self.form.edited.connect(lambda values: self.presenter.edit(**values))
        self.form.confirm_wanted.connect(self.presenter.confirm)
        self.form.end_wanted.connect(self.presenter.end_present)
        self.form.close_wanted.connect(self.clients.setFocus)

    def _on_client_opened(self, client: object) -> None:
        self._desk.go(SCREEN, NameFor(client))  # type: ignore[arg-type]  # rows of clients

    def _on_opened(self) -> None:
        (self.form.need if self.presenter.state.client is not None else self.clients).setFocus()

    def _on_refused(self) -> None:
        problems = self.presenter.state.problems
        if "reason" in problems:
            self.form.reason.setFocus()
        elif "present" in problems:
            self.form.end.setFocus()
        else:
            self.form.table.setFocus()

    def _on_named(self, view: NamingView) -> None:
        if view.assignment.status == AssignmentStatus.ASKED:
            asked = _("Pyydetty: {name}. Vastuu on sinulla vastaanottoon asti.")
            self._desk.tell(asked.format(name=shown_words(view.name)), undo=True)
        elif view.assignment.status == AssignmentStatus.NAMED:
            self._desk.tell(_("Nimetty: {name}.").format(name=shown_words(view.name)), undo=True)
        else:
            self._desk.tell(_("Nimeäminen kirjattu."), undo=True)


def make_contact_persons(desk: Desk) -> ContactPersonsScreen:
    """Make the screen."""
    return ContactPersonsScreen(desk)

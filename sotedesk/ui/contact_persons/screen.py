"""Contact persons on the screen: clients and askings at the left, the naming at the right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, local
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.ui.contact_persons.asking_boxes import AskingsCard
from sotedesk.ui.contact_persons.client_cards import ClientCards
from sotedesk.ui.contact_persons.move_card import MoveCard
from sotedesk.ui.contact_persons.naming_form import NamingForm
from sotedesk.ui.contact_persons.naming_words import client_row, summary
from sotedesk.ui.contact_persons.presenter import NamingPresenter
from sotedesk.ui.contact_persons.state import NamingState
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.targets import NameFor
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn, SideBySide
from sotedesk.ui.widgets.text_label import TextLabel

SCREEN = "contact_persons"
_SIDE = 372


class ContactPersonsScreen(QWidget):
    """Who is there for whom, and what is asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = NamingPresenter(desk, self)
        self.takes_new = Segment(
            [Choice(True, _("kyllä")), Choice(False, _("ei nyt"))],
            "takes_new",
            numbered=False,
            clearable=False,
        )
        self.move_all = ActionButton(
            _("Siirrä kaikki asiakkaat"), "people", key="Alt+S", name="move_all_clients"
        )
        takes = LabelledField(_("Otan uusia asiakkaita"), self.takes_new, beside=True)
        self.heading = PersonHeading(_("Yhteyshenkilöt"), takes, self.move_all)
        self.clients = ClientCards(_("Paljon palveluita tarvitsevat"), "naming_clients")
        self._counts = TextLabel("", Text.SMALL, "meta", wrap=True)
        self._left = Card(_("Paljon palveluita tarvitsevat"), "people", " ", flush=True)
        naming = desk.services.definitions.naming
        self.askings = AskingsCard(naming.return_reasons)
        self._nobody = EmptyState(
            _("Ketään ei ole nimettävänä"),
            _("Tähän tulevat asiakkaat, joiden kartoitus on vahvistettu."),
            name="nobody_to_name",
        )
        self.form = NamingForm(desk.now, naming)
        self.moving = MoveCard(desk.now)
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
                "message": self.form.message,
                "accept": lambda: _focus(self.askings.accept_button()),
                "return": lambda: _focus(self.askings.return_button()),
                "move_all": self.move_all,
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
        right = self.moving if self.presenter.state.moving is not None else self.form
        return [self._left, self.askings, right]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        moving = self.presenter.state.moving is not None
        if command_id == "confirm":
            if moving:
                self.presenter.send_move()
            else:
                self.presenter.confirm()
        elif command_id == "leave":
            if moving:
                self.presenter.leave_moving()
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
        self.takes_new.set_value(state.takes_new)
        self.askings.show_askings(state, today)
        # While a reason is picked, the asking needs the room more than the list does.
        self._side.setStretch(1, int(state.returning is not None))
        self.form.show_naming(state, today)
        if state.moving is not None:
            self.moving.show_moving(state.moving, today)
        self._show_right(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc goes back to the list."""
        if is_escape(event):
            self.command("leave")
            return
        super().keyPressEvent(event)

    def _show_right(self, state: NamingState) -> None:
        """Show the naming, all own clients, or that nobody waits; only it takes room."""
        wanted: QWidget = self.form if state.client is not None else self._nobody
        if state.moving is not None:
            wanted = self.moving
        begins = wanted is self.moving and not self.moving.isVisible()
        for part in (self._nobody, self.form, self.moving):
            part.setVisible(part is wanted)
        if begins:
            self.moving.worker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.move_all.setVisible(state.moving is None)

    def _lay_out(self) -> None:
        self._left.add(self.clients, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 4, 14, 12)
        foot.addWidget(self._counts)
        self._left.add(foot)
        side = QWidget()
        left = self._side = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self._left, 1)
        left.addWidget(self.askings)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._nobody, self.form, self.moving):
            column.addWidget(part, 1)
        self.moving.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(self.heading)
        outer.addWidget(SideBySide(right, side, _SIDE, side_first=True), 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        presenter.opened.connect(self._on_opened)
        presenter.refused.connect(self._on_refused)
        presenter.done.connect(self._on_done)
        presenter.failed.connect(self._desk.failed)
        self.takes_new.chosen.connect(presenter.set_takes_new)
        self.move_all.clicked.connect(presenter.start_moving)
        self.clients.opened.connect(self._on_client_opened)
        self._connect_form()
        self._connect_askings()

    def _connect_form(self) -> None:
        presenter, form, present = self.presenter, self.form, self.form.present
        form.edited.connect(lambda values: presenter.edit(**values))
        form.confirm_wanted.connect(presenter.confirm)
        form.close_wanted.connect(self.clients.setFocus)
        present.end_wanted.connect(presenter.end_present)
        present.take_back_wanted.connect(self._on_take_back)
        present.stand_in_wanted.connect(self._on_stand_in)
        present.stand_in_edited.connect(lambda values: presenter.edit_stand_in(**values))
        present.stand_in_given.connect(presenter.save_stand_in)
        present.stand_in_left.connect(presenter.leave_stand_in)
        self.moving.edited.connect(lambda values: presenter.edit_move(**values))
        self.moving.send_wanted.connect(presenter.send_move)
        self.moving.leave_wanted.connect(lambda: self.command("leave"))

    def _connect_askings(self) -> None:
        presenter, askings = self.presenter, self.askings
        askings.accept_wanted.connect(presenter.accept)
        askings.return_wanted.connect(self._on_return)
        askings.return_edited.connect(lambda values: presenter.edit_return(**values))
        askings.return_given.connect(presenter.give_back)
        askings.return_left.connect(presenter.leave_return)
        askings.take_back_wanted.connect(presenter.take_back)
        askings.client_wanted.connect(self._on_client_opened)

    def _on_client_opened(self, client: object) -> None:
        self._desk.go(SCREEN, NameFor(client))  # type: ignore[arg-type]  # rows of clients

    def _on_opened(self) -> None:
        self.clients.reveal()
        if self.presenter.state.client is None:
            self.clients.setFocus()
            return
        self.form.need.setFocus()
        self._reveal_focus()

    def _reveal_focus(self) -> None:
        """Scroll to the field once the naming that was just shown has its place."""
        around, field = self.form.need.parentWidget(), self.form.need
        while around is not None:
            if isinstance(around, ScrollColumn):
                around.reveal(field)
            around = around.parentWidget()

    def _on_refused(self) -> None:
        problems = self.presenter.state.problems
        if "reason" in problems:
            self.form.reason.setFocus()
        elif "present" in problems:
            present = self.form.present
            (present.end if present.end.isVisible() else present.take_back).setFocus()
        else:
            self.form.table.setFocus()

    def _on_take_back(self) -> None:
        asked = self.presenter.state.asked
        if asked is not None:
            self.presenter.take_back(asked.assignment)

    def _on_stand_in(self) -> None:
        self.presenter.start_stand_in()
        self.form.present.who.setFocus()

    def _on_return(self, asking: object) -> None:
        self.presenter.start_return(asking)  # type: ignore[arg-type]  # an asking
        _focus(self.askings.reason())

    def _on_done(self, words: str) -> None:
        self._desk.tell(words, undo=True)


def _focus(widget: QWidget | None) -> None:
    if widget is not None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def make_contact_persons(desk: Desk) -> ContactPersonsScreen:
    """Make the screen."""
    return ContactPersonsScreen(desk)

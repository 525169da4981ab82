"""Työntekijät: the list of who can log in, and the form beside it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.accounts import Account
from sotedesk.ui.desk import Desk
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.workers.forms import AddForm, PasswordForm
from sotedesk.ui.workers.presenter import WorkersPresenter
from sotedesk.ui.workers.state import Doing, WorkersState


class WorkersScreen(QWidget):
    """Who can log in here."""

    def __init__(self, presenter: WorkersPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        presenter.setParent(self)
        self._shown = presenter.state
        self._count = TextLabel("", Text.SMALL, "meta")
        self._list = RowList(_("Työntekijät"), "workers")
        self._add = AddForm()
        self._password = PasswordForm()
        self._password.hide()
        self._lay_out()
        self._connect()
        self.show_state(presenter.state)

    @Slot(object)
    def show_state(self, state: WorkersState) -> None:
        """Show the state; the only place that writes to the widgets."""
        before, self._shown = self._shown, state
        self._list.set_rows([_row(one, own=one.worker.id == state.own) for one in state.accounts])
        able = sum(one.has_password for one in state.accounts)
        self._count.setText(_("{count} voi kirjautua tällä koneella").format(count=able))
        if state.units != before.units:
            self._add.show_units(state.units)
        self._add.show_typed(state.typed)
        form = self._form()
        form.show_problems(dict(state.problems))
        for button in (self._add.submit, self._password.submit):
            button.setEnabled(not state.busy)
        if state.round != before.round:
            self._turn(state)

    def refresh(self) -> None:
        """Read the list again."""
        self._presenter.refresh()

    def first_focus(self) -> QWidget:
        """Give the list."""
        return self._list

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self._list, self._form()]

    def command(self, command_id: str) -> bool:
        """Do what a key asks: Ctrl+Enter sends the form that is open."""
        if command_id != "confirm" or self._shown.busy:
            return False
        if self._shown.doing is Doing.ADD:
            self._on_add()
        else:
            self._on_password()
        return True

    def _turn(self, state: WorkersState) -> None:
        """Show the form of what is being done, its passwords empty."""
        adding = state.doing is Doing.ADD
        held = self._side.isAncestorOf(self.focusWidget() or self)
        for form in (self._add, self._password):
            form.clear_passwords()
        self._add.setVisible(adding)
        self._password.setVisible(not adding)
        if state.whom is not None:
            self._password.begin(state.doing, state.whom)
            self._password.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> AddForm | PasswordForm:
        return self._add if self._shown.doing is Doing.ADD else self._password

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(TextLabel(_("Työntekijät"), Text.PAGE))
        title.addWidget(self._count, 1)
        listed = Card(flush=True, name="workers_card")
        listed.add(self._list, 1)
        inner = QWidget()
        forms = QVBoxLayout(inner)
        forms.setContentsMargins(0, 0, 0, 0)
        forms.addWidget(self._add)
        forms.addWidget(self._password)
        forms.addStretch(1)
        self._side = ScrollColumn(inner)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(listed, 3)
        both.addWidget(self._side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(title)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        presenter.refused.connect(self._on_refused)
        self._list.opened.connect(presenter.choose)
        self._add.typed.connect(presenter.type_text)
        self._add.submitted.connect(self._on_add)
        self._password.submitted.connect(self._on_password)
        self._password.left.connect(presenter.leave)

    @Slot()
    def _on_refused(self) -> None:
        self._form().go_to_problem()

    @Slot()
    def _on_add(self) -> None:
        self._presenter.add(*self._add.passwords())

    @Slot()
    def _on_password(self) -> None:
        form = self._password
        if self._shown.doing is Doing.GIVE:
            self._presenter.give(form.login.text(), *form.passwords())
        else:
            self._presenter.change(form.old.text(), *form.passwords())


def _row(one: Account, *, own: bool) -> Row:
    worker, able = one.worker, one.has_password
    chip, icon, tone = _("Ei kirjaudu tällä koneella"), "minus", Tone.PLAIN
    if able:
        chip, icon, tone = _("Voi kirjautua"), "check", Tone.OK
    elif worker.login:  # adding was cut short, or the account is another desk's
        chip, icon, tone = _("Salasana puuttuu"), "lock", Tone.WARN
    action = "" if able else _("Anna salasana")
    if own and able and worker.login:
        action = _("Vaihda salasana")
    return Row(
        worker.id,
        worker.name,
        " · ".join(part for part in (worker.title, one.unit) if part),
        icon="person",
        chip=chip,
        chip_icon=icon,
        chip_tone=tone,
        action=action,
    )


def make_workers(desk: Desk) -> WorkersScreen:
    """Make the screen of the workers."""
    return WorkersScreen(WorkersPresenter(desk))

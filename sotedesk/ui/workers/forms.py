"""The forms beside the list: a new worker, and a password given or changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.ids import UnitId
from sotedesk.model.worker import Role
from sotedesk.services.accounts import SHORTEST_PASSWORD, Account
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField, SecretField
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.workers.state import ROLES, Doing, Problem, Typed
from sotedesk.ui.workers.words import ROLE, problem_words


class _PasswordCard(Card):
    """What both forms share: fields by name, a password typed twice."""

    def __init__(self, title: str, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, icon, name=name, parent=parent)
        self.password = SecretField(f"{name}_password")
        self.again = SecretField(f"{name}_again")
        self.fields: dict[str, LabelledField] = {}

    def passwords(self) -> tuple[str, str]:
        """Give the password and the same once more."""
        return self.password.text(), self.again.text()

    def clear_passwords(self) -> None:
        """Empty the password fields."""
        for one in self.findChildren(SecretField):
            one.clear()

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say what is wrong, each in its own place."""
        for name, field in self.fields.items():
            field.show_problem(problem_words(problems[name]) if name in problems else "")

    def go_to_problem(self) -> None:
        """Put the focus on the first field that is wrong."""
        wrong = (one for one in self.fields.values() if one.problem() and one.isVisible())
        first = next(wrong, None)
        if first is not None:
            first.editor.setFocus()

    def _add_passwords(self, label: str) -> None:
        self.fields["password"] = LabelledField(label, self.password)
        pair = ColumnsLayout((1, 1), gap=12)
        pair.addWidget(self.fields["password"])
        pair.addWidget(LabelledField(_("Salasana toisen kerran"), self.again))
        self.add(pair)
        told = _("Hän kirjoittaa sen itse. Ainakin {count} merkkiä.")
        self.note = TextLabel(told.format(count=SHORTEST_PASSWORD), Text.SMALL, "meta", wrap=True)
        self.add(self.note)


class AddForm(_PasswordCard):
    """A new worker.

    Signals:
        typed: Name of a field and its text.
        submitted: The worker is to be added.
    """

    typed = Signal(str, str)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Lisää työntekijä"), "plus", "add_worker", parent)
        self._lines = {
            "first_name": LineField("worker_first_name"),
            "last_name": LineField("worker_last_name"),
            "title": LineField("worker_title"),
            "login": LineField("worker_login"),
        }
        self._unit = ChoiceField((), "worker_unit", clearable=False)
        self._role = ChoiceField(
            [Choice(role, _(ROLE[role])) for role in ROLES],
            "worker_role",
            placeholder=_("Yksikön mukaan"),
        )
        self.fields |= {
            "first_name": LabelledField(_("Etunimi"), self._lines["first_name"]),
            "last_name": LabelledField(_("Sukunimi"), self._lines["last_name"]),
            "title": LabelledField(_("Nimike"), self._lines["title"]),
            "role": LabelledField(_("Tehtävä"), self._role),
            "unit": LabelledField(_("Yksikkö"), self._unit),
            "login": LabelledField(_("Käyttäjätunnus"), self._lines["login"]),
        }
        self._add_pair("first_name", "last_name")
        self._add_pair("title", "role")
        self.add(self.fields["unit"])
        self.add(self.fields["login"])
        self._add_passwords(_("Salasana"))
        self.submit = PrimaryButton(
            _("Lisää työntekijä"), "plus", key="Ctrl+Enter", name="submit_worker"
        )
        self.submit.clicked.connect(self.submitted)
        row = QHBoxLayout()
        row.addWidget(self.submit)
        row.addStretch(1)
        self.add(row)
        self._connect()

    def show_units(self, units: Sequence[tuple[UnitId, str]]) -> None:
        """Offer the units."""
        self._unit.set_choices([Choice(str(one), name) for one, name in units])

    def show_typed(self, typed: Typed) -> None:
        """Show what is typed; a field that shows it already is left alone."""
        for name, line in self._lines.items():
            text = getattr(typed, name)
            if line.text() != text:
                line.setText(text)
        self._unit.set_value(typed.unit or None)
        self._role.set_value(Role(typed.role) if typed.role else None)

    def first_focus(self) -> QWidget:
        """Give the first name."""
        return self._lines["first_name"]

    def _add_pair(self, left: str, right: str) -> None:
        pair = ColumnsLayout((1, 1), gap=12)
        pair.addWidget(self.fields[left])
        pair.addWidget(self.fields[right])
        self.add(pair)

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textEdited.connect(lambda text, name=name: self.typed.emit(name, text))
        self._unit.chosen.connect(lambda code: self.typed.emit("unit", str(code or "")))
        self._role.chosen.connect(lambda code: self.typed.emit("role", str(code or "")))


class PasswordForm(_PasswordCard):
    """A first password at this desk for somebody, or a new one of one's own.

    Signals:
        submitted: It is to be given or changed.
        left: The worker gave up.
    """

    submitted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Anna salasana"), "lock", "give_password", parent)
        self.login = LineField("password_login")
        self.old = SecretField("password_old")
        self._whose = TextLabel("", Text.BODY, wrap=True)
        self.fields |= {
            "login": LabelledField(_("Käyttäjätunnus"), self.login),
            "old": LabelledField(_("Nykyinen salasana"), self.old),
        }
        self.add(self._whose)
        self.add(self.fields["login"])
        self.add(self.fields["old"])
        self._add_passwords(_("Uusi salasana"))
        self.submit = PrimaryButton(
            _("Anna salasana"), "lock", key="Ctrl+Enter", name="submit_password"
        )
        self.submit.clicked.connect(self.submitted)
        leave = ActionButton(_("Peru"), key="Esc", name="leave_password")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.submit)
        row.addWidget(leave)
        row.addStretch(1)
        self.add(row)

    def begin(self, doing: Doing, whom: Account) -> None:
        """Ask for the passwords of one worker."""
        own = doing is Doing.CHANGE
        self.set_title(_("Vaihda salasanasi") if own else _("Anna salasana"))
        self.submit.set_text(_("Vaihda salasana") if own else _("Anna salasana"))
        self._whose.setText(whom.worker.name)
        self.login.setText(whom.worker.login)
        self.fields["login"].setVisible(not own)
        self.fields["old"].setVisible(own)
        self.note.setVisible(not own)

    def first_focus(self) -> QWidget:
        """Give the first field that is empty."""
        shown = (self.login, self.old, self.password)
        return next((one for one in shown if one.isVisible() and not one.text()), self.password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves."""
        if is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

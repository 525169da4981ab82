"""Opening the desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.button import PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.icon_label import IconLabel
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField, SecretField
from sotedesk.ui.widgets.text_label import TextLabel

_WIDTH = 380


class LoginView(QWidget):
    """Who opens the desk, and their password.

    Both are typed: a list of names would have to lie unencrypted on the disk.

    Args:
        locked: Words on a desk that is open and locked: whose it is. No client's.
        login: The name of whoever locked it; another worker types theirs over it.

    Signals:
        submitted: Login name and password; the password field is then empty.
    """

    submitted = Signal(str, str)

    def __init__(self, locked: str = "", login: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("login")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.login = LineField("login_name")
        self.password = SecretField("login_password")
        self.open = PrimaryButton(_("Avaa"), "lock", key="↵", name="login_open")
        self._login_field = LabelledField(_("Käyttäjätunnus"), self.login)
        self._password_field = LabelledField(_("Salasana"), self.password)
        self._note = TextLabel(
            _("Tiedot ovat salattuina tällä koneella."), Text.SMALL, "meta", wrap=True
        )
        self.login.setText(login)
        self._locked = locked
        self._lay_out()
        self.open.clicked.connect(self._on_submit)
        self.login.textEdited.connect(lambda _text: self._login_field.clear_problem())
        self.password.textEdited.connect(lambda _text: self._password_field.clear_problem())

    def first_focus(self) -> QWidget:
        """Give the first field that is empty."""
        return self.password if self.login.text() else self.login

    def show_refused(self, words: str = "") -> None:
        """Say in place that it did not open; the name stays, the password is typed anew."""
        self.set_busy(False)
        self.password.clear()
        self._password_field.show_problem(words or _("Salasana ei avannut työpöytää"))
        self.password.setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Show that the desk is being opened; a second Enter does nothing meanwhile."""
        self.open.setEnabled(not busy)
        self.open.set_text(_("Avataan…") if busy else _("Avaa"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter opens from any field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_submit()
        else:
            super().keyPressEvent(event)

    def _on_submit(self) -> None:
        if not self.open.isEnabled():
            return
        if not self.login.text().strip():
            self._login_field.show_problem(_("Kirjoita käyttäjätunnuksesi"))
            self.login.setFocus()
            return
        if not self.password.text():
            self._password_field.show_problem(_("Kirjoita salasanasi"))
            self.password.setFocus()
            return
        secret = self.password.text()
        self.password.clear()
        self.set_busy(True)
        self.submitted.emit(self.login.text().strip(), secret)

    def _lay_out(self) -> None:
        card = Card(name="login_card")
        card.setFixedWidth(look().px(_WIDTH))
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(IconLabel("logo", "pri_fill", 34))
        brand.addWidget(TextLabel("SoteDesk", Text.PAGE), 1)
        card.body.setContentsMargins(14, 10, 14, 10)
        card.body.setSpacing(12)
        card.add(brand)
        if self._locked:
            card.add(TextLabel(_("Työpöytä on lukittu"), Text.TITLE))
            card.add(TextLabel(self._locked, Text.SMALL, "support", wrap=True))
        card.add(self._login_field)
        card.add(self._password_field)
        card.add(self.open)
        card.add(self._note)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)

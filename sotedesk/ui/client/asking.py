"""The two questions of the page: on what basis it is opened, why a mask is lifted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.client import BasisGround
from sotedesk.services.clients import UnmaskReason
from sotedesk.ui.client.state import BasisAsked
from sotedesk.ui.client.words import GROUND, REASON
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_boxes import BoxChoice, ChoiceBoxes
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import RECORD_SYSTEM, word


class BasisPanel(Card):
    """Stands in place of the page until a basis is recorded.

    Signals:
        given: Ground or None, section of law, days as typed.
        left: The worker gave up.
    """

    given = Signal(object, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Sinulla ei ole tähän asiakassuhdetta"), "lock", name="basis_panel", parent=parent
        )
        self._about = TextLabel("", wrap=True)
        choices = [BoxChoice(code, _(title), _(text)) for code, (title, text) in GROUND.items()]
        self._ground = ChoiceBoxes(choices, "basis_ground")
        self._law = LineField("basis_section", placeholder=_("esimerkiksi 703/2023 55 §"))
        self._days = LineField("basis_days")
        self._section = LabelledField(_("Lain kohta"), self._law)
        self._term = LabelledField(_("Voimassa, päivää"), self._days)
        self._ground_field = LabelledField(_("Millä perusteella avaat?"), self._ground)
        self._problem = TextLabel("", Text.SMALL, "warn", wrap=True)
        opened = PrimaryButton(
            _("Avaa ja kirjaa peruste"), "check", key=cap_of("confirm"), name="give_basis"
        )
        opened.clicked.connect(self.submit)
        leave = ActionButton(_("Sulje"), key="Esc", name="leave_basis")
        leave.clicked.connect(self.left)
        self._ground.chosen.connect(self._on_ground)
        buttons = QHBoxLayout()
        buttons.addWidget(opened)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        for part in (
            self._about,
            self._ground_field,
            self._section,
            self._term,
            self._problem,
            buttons,
        ):
            self.add(part)

    def begin(self, asked: BasisAsked) -> None:
        """Ask from the start."""
        register = word(RECORD_SYSTEM, asked.register)
        self._about.setText(
            _("Valitse peruste. Se kirjataan lokiin ja avaa: {register}.").format(register=register)
        )
        self._ground.set_value(None)
        self._law.clear()
        self._days.setText("1")
        self._on_ground(None)
        self.show_problem("")

    def show_problem(self, words: str) -> None:
        """Say what is missing."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def first_field(self) -> QWidget:
        """Give the grounds."""
        return self._ground

    def take_focus(self) -> None:
        """Put the focus on the grounds."""
        self._ground.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Give what was chosen."""
        self.given.emit(self._ground.value(), self._law.text(), self._days.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter in a line gives, Esc leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_ground(self, ground: object) -> None:
        self._section.setVisible(ground is BasisGround.LAW)


class ReasonPanel(Card):
    """Asks why a mask is lifted; one key answers.

    Signals:
        given: The UnmaskReason.
        left: The worker gave up.
    """

    given = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Miksi näytetään piilotetut tiedot?"), "eye", name="reason_panel", parent=parent
        )
        self.add(TextLabel(_("Syy kirjataan lokiin."), Text.SMALL, "meta", wrap=True))
        choices = [BoxChoice(code, _(words)) for code, words in REASON.items()]
        self._reasons = ChoiceBoxes(choices, "unmask_reason")
        self._reasons.setAccessibleName(_("Miksi näytetään piilotetut tiedot?"))
        self._reasons.chosen.connect(self._on_chosen)
        self.add(self._reasons)
        leave = ActionButton(_("Peru"), key="Esc", name="leave_reason")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        self.add(row)

    def begin(self) -> None:
        """Ask from the start; the focus is on the first reason, none is chosen."""
        self._reasons.set_value(None)

    def take_focus(self) -> None:
        """Put the focus on the reasons."""
        self._reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, reason: object) -> None:
        if isinstance(reason, UnmaskReason):
            self.given.emit(reason)

"""Beginning a plan from the list: for whom, and which kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.ids import ClientId
from sotedesk.model.plan import PlanKind
from sotedesk.ui.care_words import PLAN_KIND
from sotedesk.ui.contact.client_picker import ClientPicker
from sotedesk.ui.contact.people import People
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.targets import StartPlan
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.numbered_choice import NumberedChoice
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.words import word


class BeginBox(Card):
    """A small form above the list; Enter begins, Esc leaves.

    Signals:
        left: Not now, or the plan is begun.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Uusi suunnitelma"), "plan", name="begin_plan_box", parent=parent)
        self._desk = desk
        self._people = People(desk, self)
        self._client: ClientId | None = None
        self.who = ClientPicker()
        self.kind = NumberedChoice([], "begin_kind", clearable=False)
        self.begin_button = PrimaryButton(_("Aloita"), "check", key="Enter", name="begin_plan")
        self._leave = ActionButton(_("Peru"), key="Esc", name="begin_leave")
        self._who_box = LabelledField(_("Kenelle"), self.who)
        self._lay_out()
        self.who.searched.connect(self._people.search)
        self._people.found.connect(self.who.show_hits)
        self.who.picked.connect(self._on_picked)
        self.who.cleared.connect(lambda: self._on_picked(None, ""))
        self.who.new_wanted.connect(self._on_new_wanted)
        self.begin_button.clicked.connect(self.submit)
        self._leave.clicked.connect(self.left)
        self.hide()

    def ask(self) -> None:
        """Ask from the start; only the kinds of the worker's own registers are offered."""
        registers = self._desk.actor().registers
        outlines = self._desk.services.definitions.plan_kinds.values()
        kinds = [one.kind for one in outlines if one.register in registers]
        self.kind.set_choices([Choice(kind, word(PLAN_KIND, kind)) for kind in kinds])
        self.kind.set_value(next(iter(kinds), None))
        self._client = None
        self.who.show_client("", fresh=True)
        self._who_box.clear_problem()
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Begin the plan, or say that nobody is picked."""
        chosen = self.kind.value()
        if self._client is None:
            self._who_box.show_problem(_("Hae asiakas ja valitse hänet"))
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(chosen, str):
            self._desk.go("plan", StartPlan(self._client, kind=PlanKind(chosen)))
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter begins, Esc leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_escape(event):
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, client: ClientId | None, _name: str) -> None:
        self._client = client
        self._who_box.clear_problem()
        if client is not None:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_wanted(self, _text: str) -> None:
        self._who_box.show_problem(_("Lisää asiakas ensin haulla, Ctrl+K"))

    def _lay_out(self) -> None:
        fields = QWidget()
        columns = ColumnsLayout((4, 6), fields, gap=8)
        columns.addWidget(self._who_box)
        columns.addWidget(LabelledField(_("Mikä suunnitelma"), self.kind))
        self.add(fields)
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin_button)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self.add(buttons)

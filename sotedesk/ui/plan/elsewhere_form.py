"""Pointing to a plan or will kept elsewhere, in the place of the work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.client import ElsewhereKind
from sotedesk.services.client_form import ClientInputError
from sotedesk.services.ports import Now
from sotedesk.ui.client_words import ELSEWHERE
from sotedesk.ui.error_words import error_words
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.problem_words import problem_words
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice


class ElsewhereForm(Card):
    """A card above the plan; Enter saves, Esc leaves.

    Signals:
        edited: Fields of the pointer and their new values, as a dict.
        save_wanted: Store it.
        left: Not now.
    """

    edited = Signal(object)
    save_wanted = Signal()
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(_("Suunnitelma muualla"), "folder", name="elsewhere_form", parent=parent)
        self.what = ChoiceField(
            [Choice(code, _(ELSEWHERE[code])) for code in ElsewhereKind],
            "elsewhere_kind",
            clearable=False,
        )
        self.day = DateTimeField("elsewhere_day", need=Need.DAY, now=now)
        self.where = LineField("elsewhere_where", placeholder=_("esim. potilastietojärjestelmässä"))
        self._day_box = LabelledField(_("Päiväys"), self.day)
        self._save = PrimaryButton(_("Tallenna tieto"), "check", key="Enter", name="elsewhere_save")
        self._leave = ActionButton(_("Sulje"), key="Esc", name="elsewhere_leave")
        self._lay_out()
        self.what.chosen.connect(lambda code: self.edited.emit({"plan_kind": ElsewhereKind(code)}))
        self.day.changed.connect(lambda _reading: self.edited.emit({"dated_on": self.day.day()}))
        self.where.textEdited.connect(lambda text: self.edited.emit({"where": text}))
        self._save.clicked.connect(self.save_wanted)
        self._leave.clicked.connect(self.left)
        self.hide()

    def show_plan(self, state: PlanState) -> None:
        """Show the form, if it is open."""
        edit = state.elsewhere
        self.setVisible(edit is not None)
        if edit is None:
            return
        self.what.set_value(edit.plan_kind)
        if not self.day.hasFocus() and self.day.day() != edit.dated_on:
            self.day.set_day(edit.dated_on)
        if self.where.text() != edit.where:
            self.where.setText(edit.where)
        self._day_box.show_problem(_problem(edit.problem))

    def begin(self) -> None:
        """Put the focus on the kind."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter saves, Esc leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_escape(event):
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        fields = QWidget()
        columns = ColumnsLayout((4, 3, 5), fields, gap=8)
        columns.addWidget(LabelledField(_("Mikä suunnitelma"), self.what))
        columns.addWidget(self._day_box)
        columns.addWidget(LabelledField(_("Missä se on"), self.where))
        self.add(fields)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self.add(buttons)


def _problem(error: Exception | None) -> str:
    if isinstance(error, ClientInputError):
        return " ".join(problem_words(problem) for problem in error.problems.values())
    return error_words(error) if error is not None else ""

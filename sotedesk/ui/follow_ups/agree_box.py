"""Agreeing on a follow-up in the place of the work: what is looked at, on which day, by whom."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _, format_day, local
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.model.matter import FollowUp
from sotedesk.model.worker import Worker
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was written.

    Attributes:
        target: Code of what the follow-up belongs to.
        due_on: None when no day was agreed.
    """

    target: Hashable
    what: str
    due_on: date | None
    worker: WorkerId


Create = Callable[[Agreed], FollowUp]


class AgreeBox(Card):
    """A small form; Enter saves it, Esc leaves it.

    Args:
        create: Makes the follow-up; called off the GUI thread.

    Signals:
        agreed: The FollowUp as stored.
        left: The worker gave up, or it is saved; the focus goes back.
    """

    agreed = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, create: Create, parent: QWidget | None = None) -> None:
        super().__init__(_("Sovi seuranta"), "calendar", name="agree_box", parent=parent)
        self._desk = desk
        self._create = create
        self._saving = False
        self.target = ChoiceField([], "agree_target", clearable=False)
        self.what = LineField("agree_what", placeholder=_("esim. verenpaine"))
        self.day = DateTimeField("agree_day", need=Need.DAY, now=desk.now)
        self.who = ChoiceField([], "agree_who", clearable=False)
        self._target_box = LabelledField(_("Missä asiassa"), self.target)
        self._what_box = LabelledField(_("Mitä seurataan"), self.what)
        self._day_box = LabelledField(_("Milloin"), self.day)
        self._save = PrimaryButton(_("Tallenna seuranta"), "check", key="Enter", name="agree_save")
        self._leave = ActionButton(_("Peru"), key="Esc", name="agree_leave")
        self._lay_out()
        self._save.clicked.connect(self.submit)
        self._leave.clicked.connect(self.left)
        self.hide()

    def ask(self, targets: Sequence[Choice]) -> None:
        """Ask from the start; with one target it is not asked which."""
        self.target.set_choices(targets)
        self.target.set_value(targets[0].code)
        self._target_box.setVisible(len(targets) > 1)
        self.what.clear()
        self.day.set_day(None)
        for box in (self._what_box, self._day_box):
            box.clear_problem()
        self.show()
        (self.target if len(targets) > 1 else self.what).setFocus(Qt.FocusReason.OtherFocusReason)
        actor, directory = self._desk.actor(), self._desk.services.directory
        self._desk.run(
            lambda: (directory.worker(actor), *directory.colleagues(actor)),
            self._show_workers,
            self._desk.failed,
        )

    def submit(self) -> None:
        """Save what is written, or say what is lacking in its own line."""
        what, day = self.what.text().strip(), self.day.day()
        self._what_box.show_problem("" if what else _("Kirjoita, mitä seurataan"))
        self._day_box.show_problem(self._day_problem())
        if not what:
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._day_box.problem():
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._saving:
            self._saving = True
            chosen = self.who.value()
            worker = WorkerId(chosen) if chosen is not None else self._desk.actor().worker  # type: ignore[arg-type]  # codes are workers
            written = Agreed(self.target.value(), what, day, worker)
            self._desk.run(lambda: self._create(written), self._on_agreed, self._on_failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter saves, Esc leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_escape(event):
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        fields = QWidget()
        columns = ColumnsLayout((6, 3, 4), fields, gap=8)
        columns.addWidget(self._what_box)
        columns.addWidget(self._day_box)
        columns.addWidget(LabelledField(_("Kuka"), self.who))
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self.add(self._target_box)
        self.add(fields)
        self.add(buttons)

    def _show_workers(self, workers: Sequence[Worker]) -> None:
        chosen = self.who.value()
        self.who.set_choices([Choice(one.id, one.name) for one in workers])
        self.who.set_value(chosen or workers[0].id)

    def _day_problem(self) -> str:
        day = self.day.day()
        if day is not None and day < local(self._desk.now()).date():
            return _("Kirjoita päivä, joka on edessä")
        return self.day.problem()

    def _on_agreed(self, made: FollowUp) -> None:
        self._saving = False
        today = local(self._desk.now()).date()
        words = _("Seuranta sovittu.")
        if made.due_on is not None:
            words = _("Seuranta sovittu: {day}").format(day=format_day(made.due_on, today))
        self._desk.tell(words, undo=True)
        self.left.emit()
        self.agreed.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self._saving = False
        self._desk.failed(error)

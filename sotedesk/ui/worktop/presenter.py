"""What the worker does on Työpöytä, as calls of the desk's duties."""

from collections.abc import Hashable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sotedesk.i18n import _
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ContactId, ReviewId
from sotedesk.services.carrying import NotCarried, Target
from sotedesk.services.work import HELSINKI
from sotedesk.services.worktop import (
    Deadline,
    DeadlineKind,
    DeskTask,
    TaskKind,
    WorktopState,
)
from sotedesk.ui.desk import Desk
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan
from sotedesk.ui.worktop.words import deadline_key, task_key

_SCREEN = {
    DeadlineKind.CALL_BACK: "contact",
    DeadlineKind.PROMISE: "contact",
    DeadlineKind.FOLLOW_UP: "follow_ups",
    DeadlineKind.WATCH: "review",
    DeadlineKind.PLAN_REVIEW: "plan",
    DeadlineKind.PLAN_GOING_THROUGH: "plan",
    DeadlineKind.PLAN_ASK_AGAIN: "plan",
    DeadlineKind.MAPPING_REQUEST: "mapping",
    DeadlineKind.DECIDE_AGAIN: "mapping",
    DeadlineKind.NAMING_ASKED: "contact_persons",
    DeadlineKind.NAMING_UNANSWERED: "contact_persons",
    DeadlineKind.NAMING_ASK_AGAIN: "contact_persons",
}
_PROMISED = (DeadlineKind.CALL_BACK, DeadlineKind.PROMISE)


@dataclass(frozen=True, slots=True)
class DeskState:
    """Everything the screen shows.

    Attributes:
        everything: What was read; None before the first read.
        team: The unit's work is shown, not only the worker's own.
        copied: Entries whose text is on the clipboard, by id of what is carried.
        closing: Row of the promise whose closing is being asked about.
    """

    everything: WorktopState | None = None
    team: bool = False
    copied: frozenset[UUID] = frozenset()
    closing: Hashable | None = None

    @property
    def shown(self) -> WorktopState | None:
        """Give what the segment lets through."""
        if self.everything is None or self.team:
            return self.everything
        return self.everything.own()


class WorktopPresenter(QObject):
    """Reads what waits and opens it.

    Signals:
        state_changed: The new DeskState.
        text_ready: An entry as text, for the clipboard.
    """

    state_changed = Signal(object)
    text_ready = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = False
        self.state = DeskState()

    @Slot()
    def refresh(self) -> None:
        """Read again, unless a reading is under way."""
        if self._reading:
            return
        self._reading = True
        actor, worktop = self._desk.actor(), self._desk.services.worktop
        self._desk.run(lambda: worktop.state(actor), self._on_read, self._on_failed)

    @Slot(object)
    def show_team(self, team: object) -> None:
        """Show the unit's work, or only one's own."""
        self._show(replace(self.state, team=bool(team)))

    def open_row(self, key: Hashable) -> None:
        """Open what a row of the deadlines stands for."""
        shown = self.state.shown
        if shown is None:
            return
        for due in shown.deadlines:
            if deadline_key(due) == key:
                self._open_deadline(due)
                return
        for task in shown.tasks:
            if task_key(task) == key:
                self._open_task(task)
                return

    def keep(self, key: Hashable) -> None:
        """Mark the promise of a row as kept; other rows are opened for that."""
        promise = self._promise(key)
        if promise is not None:
            actor, intake = self._desk.actor(), self._desk.services.intake
            self._desk.run(
                lambda: intake.keep_promise(actor, promise),
                lambda _promise: self._on_ended(_("Lupaus merkittiin hoidetuksi")),
                self._on_failed,
            )

    def ask_closing(self, key: Hashable) -> None:
        """Ask why the promise of a row is closed; other rows have none."""
        if self._promise(key) is not None:
            self._show(replace(self.state, closing=key))

    def leave_closing(self) -> None:
        """Ask no more; the promise stays."""
        self._show(replace(self.state, closing=None))

    def close_promise(self, reason: str) -> None:
        """Close the promise asked about, with its reason."""
        key = self.state.closing
        promise = self._promise(key) if key is not None else None
        self.leave_closing()
        if promise is not None:
            actor, intake = self._desk.actor(), self._desk.services.intake
            self._desk.run(
                lambda: intake.close_promise(actor, promise, reason),
                lambda _promise: self._on_ended(_("Lupaus suljettiin: {why}").format(why=reason)),
                self._on_failed,
            )

    def _promise(self, key: Hashable) -> UUID | None:
        """Give the promise a row stands for, or None for another kind of row."""
        shown = self.state.shown
        deadlines = shown.deadlines if shown is not None else ()
        found = (due for due in deadlines if deadline_key(due) == key and due.kind in _PROMISED)
        due = next(found, None)
        return due.record if due is not None else None

    def _on_ended(self, words: str) -> None:
        self._desk.tell(words, undo=True)
        self.refresh()

    def resume(self, contact: ContactId) -> None:
        """Go on with a contact that waits."""
        self._desk.go("contact", contact)

    def resume_waiting(self, number: int) -> bool:
        """Go on with the n:th that waits, from 1; say whether there is one."""
        shown = self.state.shown
        if shown is None or not 1 <= number <= len(shown.waiting):
            return False
        self.resume(shown.waiting[number - 1].id)
        return True

    def copy(self, target: Target) -> None:
        """Copy an entry as text; then the row asks whether it was carried over."""
        actor, carrying = self._desk.actor(), self._desk.services.carrying
        self._desk.run(
            lambda: carrying.text(actor, target),
            lambda text: self._on_text(target, text),
            self._desk.failed,
        )

    def carried(self, one: NotCarried) -> None:
        """Mark an entry as carried over today."""
        actor, carrying = self._desk.actor(), self._desk.services.carrying
        today = self._desk.now().astimezone(HELSINKI).date()
        self._desk.run(
            lambda: carrying.carried(actor, one.target, one.system, today),
            lambda _mark: self._on_carried(one),
            self._on_failed,
        )

    def _open_deadline(self, due: Deadline) -> None:
        screen = _SCREEN[due.kind]
        if screen == "contact_persons":
            if due.subject is not None:
                self._desk.go(screen, NameFor(due.subject.id))
        elif screen != "contact":
            self._desk.go(screen, due.record)
        elif due.contact is not None:
            self._desk.go(screen, due.contact)

    def _open_task(self, task: DeskTask) -> None:
        client = task.subject.id
        match task.kind:
            case TaskKind.ANSWER_REQUEST | TaskKind.ASK_MAPPER | TaskKind.MAP:
                self._desk.go("mapping", task.record)
            case TaskKind.BEGIN_MAPPING if task.record is not None:
                self._desk.go("mapping", StartMapping(client, ReviewId(task.record)))
            case TaskKind.NAME | TaskKind.ASK_ANOTHER:
                self._desk.go("contact_persons", NameFor(client))
            case TaskKind.PLAN:
                self._desk.go("plan", StartPlan(client))

    def _on_read(self, state: WorktopState) -> None:
        self._reading = False
        left = {one.target.id for one in state.not_carried}
        self._show(replace(self.state, everything=state, copied=self.state.copied & left))
        if self.state.closing is not None and self._promise(self.state.closing) is None:
            self.leave_closing()

    def _on_text(self, target: Target, text: str) -> None:
        self.text_ready.emit(text)
        self._show(replace(self.state, copied=self.state.copied | {target.id}))
        self._desk.tell(_("Kirjaus on leikepöydällä. Liitä se järjestelmään."))

    def _on_carried(self, one: NotCarried) -> None:
        self._desk.tell(_("Merkittiin viedyksi: {system}").format(system=one.system), undo=True)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._reading = False
        self._desk.failed(error)

    def _show(self, state: DeskState) -> None:
        self.state = state
        self.state_changed.emit(state)

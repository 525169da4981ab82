"""How a form is kept: keystrokes as a draft at once, the rest as changes, one saving at a time.

Two savings under way at once would both be written over the same state, and a worker would then
be told of a double entry with oneself. So a saving asked for meanwhile waits for the answer.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from sotedesk.services.ports import Draft
from sotedesk.ui.desk import Desk
from sotedesk.ui.drafts import DraftKeeper

CHANGE_EVERY_MS = 60_000
"""What is typed becomes a change at least this often (design, "Live work")."""

T = TypeVar("T")


class KeepingSignals(QObject):
    """What a keeping tells.

    Signals:
        saved: When what is on the screen reached the disk.
        failed: The exception; the text is still on the screen.
    """

    saved = Signal(datetime)
    failed = Signal(object)


class Keeping(Generic[T]):
    """Keeps one form.

    Args:
        make_draft: The draft of the moment, or None while there is nothing to keep.
        saving: The task that stores what differs, or None while nothing does.
        taken: Takes in what the task stored.

    Attributes:
        signals: What it tells.
    """

    def __init__(
        self,
        desk: Desk,
        make_draft: Callable[[], Draft | None],
        saving: Callable[[], Callable[[], T] | None],
        taken: Callable[[T], object],
        parent: QObject,
    ) -> None:
        self.signals = KeepingSignals(parent)
        self._desk = desk
        self._saving = saving
        self._taken = taken
        self._then: list[Callable[[], object]] = []
        self._busy = False
        self._again = False
        self._keeper = DraftKeeper(
            desk.services.drafts, desk.run_drafts, desk.now, make_draft, parent
        )
        self._keeper.saved.connect(self.signals.saved)
        self._keeper.failed.connect(self.signals.failed)
        self._clock = QTimer(parent)
        self._clock.setInterval(CHANGE_EVERY_MS)
        self._clock.timeout.connect(self.save)

    def start(self) -> None:
        """Begin: a form was opened."""
        self._then, self._again = [], False
        self._clock.start()

    def touch(self) -> None:
        """Note that something was typed."""
        self._keeper.touch()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Store what is typed as changes.

        Args:
            then: Called once everything typed so far is stored; not called if storing fails.
        """
        if then is not None:
            self._then.append(then)
        if self._busy:
            self._again = True
            return
        task = self._saving()
        if task is None:
            self._go_on()
            return
        self._busy = True
        self._keeper.write_now()
        self._desk.run(task, self._on_stored, self._on_failed)

    def stop(self) -> None:
        """End: the form was confirmed or left; a draft not begun is not written."""
        self._clock.stop()
        self._keeper.stop()

    def _on_stored(self, stored: T) -> None:
        self._busy = False
        self._taken(stored)
        self.signals.saved.emit(self._desk.now())
        if self._again:
            self._again = False
            self.save()
        else:
            self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._busy, self._again = False, False
        self._then = []
        self.signals.failed.emit(error)

    def _go_on(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

"""Keystrokes to the disk: throttled, never debounced, off the GUI thread.

A write starts at most 250 ms after the first unsaved keystroke even if typing never stops, and is
on the disk within half a second of it (design, "Live work").
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sotedesk.services.ports import Draft, Drafts, Now
from sotedesk.ui.tasks import Run

THROTTLE_MS = 250


class DraftKeeper(QObject):
    """Writes one form's draft while it is edited.

    Signals:
        saved: When the keystrokes up to then were on the disk.
        failed: The exception; the text is still on the screen.
    """

    saved = Signal(datetime)
    failed = Signal(object)

    def __init__(
        self,
        drafts: Drafts,
        run: Run,
        now: Now,
        make: Callable[[], Draft | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._run = run
        self._now = now
        self._make = make
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(THROTTLE_MS)
        self._timer.timeout.connect(self.write_now)

    def touch(self) -> None:
        """Note that something was typed; the first note since the last write starts the clock."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def write_now(self) -> None:
        """Write what is on the screen now, without waiting for the clock."""
        self._timer.stop()
        draft = self._make()
        if draft is not None:
            self._run(lambda: self._drafts.save(draft), self._on_saved, self._on_failed)

    def stop(self) -> None:
        """Forget a write that has not begun; the form has become a change."""
        self._timer.stop()

    def _on_saved(self, _nothing: object) -> None:
        self.saved.emit(self._now())

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

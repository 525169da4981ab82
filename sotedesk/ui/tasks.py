"""A use case off the GUI thread: called here, run on the desk's thread, answered by a signal.

The GUI thread never waits for the disk. Widgets are never touched from another thread: answers
come back through a queued signal (a direct call from a Python thread deadlocks, see stack notes).
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

TURN_SECONDS = 0.001
"""How long another thread may keep Python to itself while the GUI thread wants it.

A frame asks for Python once for each widget it paints; at the interpreter's own 5 ms, a paper being
made beside the work made frames twice as long (``bench/preview.py``).
"""


class Run(Protocol):
    """Runs a use case and hands its answer, or the exception, back to the GUI thread."""

    def __call__(
        self,
        task: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a task; exactly one of ``done`` and ``failed`` is called afterwards."""
        ...


def run_now(
    task: Callable[[], T],
    done: Callable[[T], object] | None = None,
    failed: Callable[[Exception], object] | None = None,
) -> None:
    """Run at once in the calling thread; for tests."""
    try:
        result = task()
    except Exception as error:
        if failed is None:
            raise
        failed(error)
        return
    if done is not None:
        done(result)


class DeskThread(QObject):
    """One thread that runs tasks in the order they were given.

    Order matters: a note saved twice must reach the store in the order it was typed.

    Signals:
        unhandled: An exception nobody took; shown as a lasting message, never swallowed.
    """

    unhandled = Signal(object)
    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_SECONDS)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._pending = 0

    def __call__(
        self,
        task: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a task on the thread; see :class:`Run`."""
        self._pending += 1

        def finished(future: Future[T]) -> None:
            error = future.exception()
            self._answered.emit((done, failed, None if error else future.result(), error))

        self._pool.submit(task).add_done_callback(finished)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._pending > 0

    def close(self) -> None:
        """Finish what was given and end the thread; blocks until then."""
        self._pool.shutdown(wait=True)

    @Slot(object)
    def _on_answered(
        self,
        answer: tuple[
            Callable[[object], object] | None,
            Callable[[Exception], object] | None,
            object,
            Exception | None,
        ],
    ) -> None:
        self._pending -= 1
        done, failed, result, error = answer
        if error is None:
            if done is not None:
                done(result)
        elif failed is not None:
            failed(error)
        else:
            self.unhandled.emit(error)

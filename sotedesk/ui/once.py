"""A worker's action, stored once however often its key is pressed before the answer.

Stored twice over the same state, it would be a double entry with oneself, or refused as done
already, when the worker did nothing wrong.
"""

from collections.abc import Callable
from typing import TypeVar

from sotedesk.ui.desk import Desk

T = TypeVar("T")


class Once:
    """Runs one action at a time; what is wished meanwhile is not heard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._busy = False

    def run(
        self,
        task: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run a task as ``Desk.run`` does, unless one is under way."""
        if self._busy:
            return
        self._busy = True

        def answered(result: T) -> None:
            self._busy = False
            done(result)

        def refused(error: Exception) -> None:
            self._busy = False
            failed(error)

        self._desk.run(task, answered, refused)

"""One thing written at a time: what is asked for meanwhile waits for its turn.

Two savings under way would both be written over the same state, and the worker would be told of a
double entry with oneself.
"""

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from sotedesk.ui.contact.state import ContactState
from sotedesk.ui.tasks import Run

T = TypeVar("T")


class Turns:
    """What writes, in the order it was asked for.

    Attributes:
        busy: Something is being written.
        sending: The state being stored, if one is; the draft names it.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._asked: deque[Callable[[], None]] = deque()
        self.busy = False
        self.sending: ContactState | None = None

    def ask(self, begin: Callable[[], None]) -> None:
        """Begin something that writes, once nothing else is being written."""
        self._asked.append(begin)
        self._go_on()

    def hold(self, sending: ContactState) -> None:
        """Let nothing else begin: a state is about to be stored."""
        self.busy, self.sending = True, sending

    def write(
        self,
        task: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run what writes; the next one begins after its answer was taken in."""

        def answered(result: T) -> None:
            self.busy, self.sending = False, None
            done(result)
            self._go_on()

        def refused(error: Exception) -> None:
            self.busy, self.sending = False, None
            failed(error)
            self._go_on()

        self.busy = True
        self._run(task, answered, refused)

    def _go_on(self) -> None:
        while self._asked and not self.busy:
            self._asked.popleft()()

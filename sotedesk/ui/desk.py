"""What every screen gets of the desk: duties, threads, who acts, and the way to other screens."""

from collections.abc import Callable
from typing import Protocol

from sotedesk.model.access import Actor
from sotedesk.services.desk import DeskServices
from sotedesk.services.ports import Now
from sotedesk.ui.keys import KeyMap
from sotedesk.ui.tasks import Run


class Desk(Protocol):
    """The desk as a screen sees it.

    Attributes:
        run: Runs use cases in order, off the GUI thread.
        run_drafts: The same for drafts, on a thread of their own so that they never queue.
        actor: Who is logged in.
    """

    @property
    def services(self) -> DeskServices:
        """Give the duties."""
        ...

    @property
    def run(self) -> Run:
        """Give the thread of the use cases."""
        ...

    @property
    def run_drafts(self) -> Run:
        """Give the thread of the drafts."""
        ...

    @property
    def actor(self) -> Callable[[], Actor]:
        """Give who is logged in."""
        ...

    @property
    def now(self) -> Now:
        """Give the clock."""
        ...

    @property
    def keys(self) -> KeyMap:
        """Give the key map of the window."""
        ...

    def go(self, screen: str, target: object = None) -> None:
        """Show another screen and open something on it."""
        ...

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say something in the status line, with the offer to undo the last action."""
        ...

    def failed(self, error: Exception) -> None:
        """Say in the worker's language what went wrong and what to do; nothing typed is lost."""
        ...

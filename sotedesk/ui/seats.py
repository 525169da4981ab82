"""Who sits at the desk: locking it, unlocking it, and handing it to another worker.

Each worker has a frame and a desk of their own, kept while the program runs: whoever comes back
finds the same screen, field and caret. Only one of them is in the window; while it is locked, none
is. A frame outside the window shows nothing and its keys do nothing.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.model.ids import WorkerId
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.frame.opening import OpeningWindow
from sotedesk.ui.shell.desk_shell import DeskShell
from sotedesk.ui.tasks import Run

if TYPE_CHECKING:
    from sotedesk.ui.frame.login import LoginView
    from sotedesk.ui.frame.worker_picker import WorkerPicker
    from sotedesk.ui.start import Opened


class Seat:
    """One worker's place.

    Attributes:
        focus: The field with the focus when the desk was locked.
    """

    def __init__(self, frame: MainWindow, shell: DeskShell) -> None:
        self.frame = frame
        self.shell = shell
        self.focus: QWidget | None = None


class Seats(QObject):
    """Every worker's place since the program was started.

    Attributes:
        lock_view: What stands in the window while the desk is locked.

    Signals:
        locked: The desk is locked; nothing of it is in the window any more.
        seated: A worker's desk stands in the window again.
    """

    locked = Signal()
    seated = Signal()

    def __init__(self, window: OpeningWindow, profile: "Opened", run: Run, run_drafts: Run) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._run = run
        self._run_drafts = run_drafts
        self._seats: dict[WorkerId, Seat] = {}
        self._current: Seat | None = None
        self._entering = False
        self.lock_view: LoginView | WorkerPicker | None = None

    @property
    def shell(self) -> DeskShell | None:
        """Give the desk of who works here now, or did when it was locked."""
        return self._current.shell if self._current is not None else None

    def begin(self, actor: Actor, frame: MainWindow) -> DeskShell:
        """Give the first worker a place; whoever asked shows it when it is ready."""
        self._current = self._place(actor, frame)
        return self._current.shell

    def close(self) -> None:
        """Write what is typed at every place; the window is going."""
        for seat in self._seats.values():
            seat.shell.close()

    def lock(self) -> None:
        """Take the desk out of the window; what is typed is kept, a live contact goes on."""
        seat = self._current
        if (
            seat is None
            or self.lock_view is not None
            or self._window.centralWidget() is not seat.frame
        ):
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        seat.focus = QApplication.focusWidget()
        seat.shell.keep()
        seat.frame.key_caps.conceal()
        self.lock_view = self._picker() if self._profile.picks_worker else self._login(seat)
        self._window.hold(self.lock_view)
        self.lock_view.first_focus().setFocus()
        self.locked.emit()

    def _login(self, seat: Seat) -> "LoginView":
        from sotedesk.ui.frame.login import LoginView  # noqa: PLC0415 - not for the first picture

        worker = seat.shell.worker
        words = [worker.name if worker is not None else "", _("Kirjoitettu on tallessa.")]
        if seat.frame.is_live:
            words.append(_("Yhteydenotto on kesken ja jatkuu."))
        view = LoginView(
            " · ".join(one for one in words if one), worker.login if worker is not None else ""
        )
        view.submitted.connect(
            lambda login, password: self._ask(lambda: self._profile.enter(login, password))
        )
        return view

    def _picker(self) -> "WorkerPicker":
        from sotedesk.ui.frame.worker_picker import WorkerPicker  # noqa: PLC0415 - as above

        actor = self._current.shell.actor() if self._current is not None else None
        view = WorkerPicker(actor.worker if actor is not None else None)
        view.picked.connect(lambda worker: self._ask(lambda: self._profile.enter_as(worker)))
        accounts = self._profile.services.accounts
        if actor is not None:
            self._run(lambda: accounts.accounts(actor), view.show_workers, self._on_refused)
        return view

    def _ask(self, enter: Callable[[], Actor]) -> None:
        """Let somebody in; a key pressed again before the answer is not heard."""
        if self._entering:
            return
        self._entering = True
        self._run(enter, self._on_entered, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        from sotedesk.ui.error_words import error_words  # noqa: PLC0415 - as above

        self._entering = False
        if self.lock_view is not None:
            self.lock_view.show_refused(error_words(error))

    def _on_entered(self, actor: Actor) -> None:
        seat = self._seats.get(actor.worker)
        if seat is not None and seat.shell.actor() == actor:
            self._seat(seat)
            return
        if seat is not None:  # other rights than before: nothing of the old desk is kept
            seat.shell.close()
            seat.frame.deleteLater()
        frame = MainWindow()
        frame.resize(self._window.size())
        made = self._place(actor, frame)
        made.shell.ready.connect(partial(self._seat, made))
        made.shell.unopened.connect(partial(self._on_unopened, actor.worker))
        made.shell.open()

    def _on_unopened(self, worker: WorkerId, error: Exception) -> None:
        self._seats.pop(worker).frame.deleteLater()
        self._on_refused(error)

    def _place(self, actor: Actor, frame: MainWindow) -> Seat:
        shell = DeskShell(
            frame,
            self._profile.services,
            actor,
            self._run,
            self._run_drafts,
            synthetic=self._profile.synthetic,
        )
        frame.lock_wanted.connect(self.lock)
        made = self._seats[actor.worker] = Seat(frame, shell)
        return made

    def _seat(self, seat: Seat) -> None:
        """Put a worker's desk back into the window."""
        self._entering = False
        before, self._current = self._current, seat
        view, self.lock_view = self.lock_view, None
        self._window.hold(seat.frame)
        if view is not None:
            view.deleteLater()
        if seat is not before:
            # What one worker copied is not the next one's to paste.
            clipboard = QGuiApplication.clipboard()
            if clipboard.ownsClipboard():
                clipboard.clear()
        if seat.focus is not None and isValid(seat.focus):
            seat.focus.setFocus()
        else:
            seat.frame.take_focus()
        if seat is not before and seat.focus is not None:
            seat.shell.come_back()
        self.seated.emit()

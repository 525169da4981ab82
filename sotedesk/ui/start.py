"""Starting the desk on a screen: paint first, load behind the paint, one window per profile.

The window shows a picture of what is to come (`frame.first_view`) while Python reads the rest. What
was typed or clicked on the picture is given to the real widgets when they take its place.
"""

import gc
import os
import sys
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sotedesk.i18n import _
from sotedesk.ui.frame.first_view import FirstFrame, FirstLogin, FirstView
from sotedesk.ui.frame.opening import OpeningWindow
from sotedesk.ui.theme.look import Theme, apply_theme, make_application

if TYPE_CHECKING:
    from sotedesk.model.access import Actor
    from sotedesk.model.ids import WorkerId
    from sotedesk.services.desk import DeskServices
    from sotedesk.ui.frame.login import LoginView
    from sotedesk.ui.frame.main_window import MainWindow
    from sotedesk.ui.seats import Seats
    from sotedesk.ui.shell.desk_shell import DeskShell
    from sotedesk.ui.single import SingleWindow
    from sotedesk.ui.tasks import DeskThread


class Opened(Protocol):
    """An open profile as the screens need it."""

    @property
    def services(self) -> "DeskServices":
        """Give the duties."""
        ...

    @property
    def synthetic(self) -> bool:
        """Whether its people are invented."""
        ...

    @property
    def picks_worker(self) -> bool:
        """Whether one only says who one is."""
        ...

    @property
    def took_new_id(self) -> bool:
        """Whether the profile was copied here and has become a desk of its own."""
        ...

    def actor(self) -> "Actor":
        """Give who opened it."""
        ...

    def enter(self, login: str, password: str) -> "Actor":
        """Give who a password lets in, with a line in the log; slow on purpose."""
        ...

    def enter_as(self, worker: "WorkerId") -> "Actor":
        """Give a worker of the demo, with a line in the log."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


Open = Callable[[str, str], Opened]
"""Opens the profile for a login name and password; slow, so it runs off the GUI thread."""

_SLOW_MS = 1500


class DeskStart(QObject):
    """One start of the program.

    Attributes:
        window: The one window; its `painted` tells when the first picture is on the screen.
        login: The log-in form while it is shown.
        seats: Whose desks there are, once a profile is open.

    Signals:
        asking: The log-in form takes the name and the password.
        ready: The desk stands in the window, its rows read next.
    """

    asking = Signal()
    ready = Signal()

    def __init__(self, open_profile: Open, preload: Callable[[], object], socket: str) -> None:
        super().__init__()
        self._socket = socket
        self._open = open_profile
        self._preload = preload
        self._asks_login = bool(socket)
        self._opened: Opened | None = None
        self._threads: tuple[DeskThread, DeskThread] | None = None
        self._single: SingleWindow | None = None
        self._frame: MainWindow | None = None
        self.login: LoginView | None = None
        self.seats: Seats | None = None
        self.window = OpeningWindow()
        self.window.fit_screen()
        self._first: FirstView | None = FirstLogin() if socket else FirstFrame(synthetic=True)
        self._first.resize(self.window.size())
        self._first.place_parts()
        self.window.hold(self._first)
        self._first.setFocus()
        # By a timer, so that whoever watches the start hears of the paint before the loading.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self, self._on_painted))
        self.window.close_wanted.connect(self._on_close_wanted)
        self.window.show()

    @property
    def shell(self) -> "DeskShell | None":
        """Give the desk of who works here, once a profile is open."""
        return self.seats.shell if self.seats is not None else None

    def close(self) -> None:
        """Write what is typed, end the threads, close the profile."""
        self._on_close_wanted()
        for thread in self._threads or ():
            thread.close()
        if self._opened is not None:
            self._opened.close()

    def bring_forward(self) -> None:
        """Bring the window to the front: somebody started the program again."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after first paint

        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @property
    def run(self) -> "DeskThread":
        """Give the thread of the use cases."""
        return self._make_threads()[0]

    @property
    def run_drafts(self) -> "DeskThread":
        """Give the thread of the drafts."""
        return self._make_threads()[1]

    def _make_threads(self) -> "tuple[DeskThread, DeskThread]":
        if self._threads is None:
            from sotedesk.ui.tasks import DeskThread  # noqa: PLC0415 - after first paint

            self._threads = DeskThread("desk", self), DeskThread("drafts", self)
            self._threads[0].unhandled.connect(self._on_failed)
        return self._threads

    def _on_painted(self) -> None:
        if self._asks_login:
            self._listen()
            self._show_login()
            self.run(self._load_behind)
        else:
            self._begin("", "")
            QTimer.singleShot(0, self, self._make_frame)
            QTimer.singleShot(_SLOW_MS, self, self._say_slow)

    def _say_slow(self) -> None:
        if self._first is not None:
            self._first.say(_("Avataan…"))

    def _load_behind(self) -> None:
        """Load what opening and the desk need, while the worker types the password."""
        self._preload()
        import sotedesk.ui.seats  # noqa: PLC0415, F401 - for its import time only

    def _listen(self) -> None:
        from sotedesk.ui.single import SingleWindow  # noqa: PLC0415 - QtNetwork after first paint

        self._single = SingleWindow(self._socket, self)
        self._single.show_wanted.connect(self.bring_forward)

    def _show_login(self) -> None:
        from sotedesk.ui.frame.login import LoginView  # noqa: PLC0415 - after first paint

        view = LoginView()
        view.submitted.connect(self._begin)
        first = self._replace_first(view)
        self.login = view
        if first is not None:
            for field, real in zip(first.fields(), (view.login, view.password), strict=True):
                real.insert(field.text())
        view.first_focus().setFocus()
        if isinstance(first, FirstLogin) and first.password.hasFocus():
            view.password.setFocus()
        self._play(first, view, view)
        self.asking.emit()

    def _begin(self, login: str, password: str) -> None:
        self.run(lambda: self._open(login, password), self._on_opened, self._on_refused)

    def _make_frame(self) -> "MainWindow":
        if self._frame is None:
            from sotedesk.ui.frame.main_window import MainWindow  # noqa: PLC0415 - as above

            self._frame = MainWindow()
            self._frame.resize(self.window.size())
        return self._frame

    def _on_opened(self, opened: Opened) -> None:
        from sotedesk.ui.seats import Seats  # noqa: PLC0415 - after first paint

        self._opened = opened
        self.seats = Seats(self.window, opened, self.run, self.run_drafts)
        shell = self.seats.begin(opened.actor(), self._make_frame())
        shell.ready.connect(partial(self._on_ready, opened.took_new_id))
        shell.unopened.connect(self._on_unopened)
        shell.open()

    def _on_unopened(self, error: Exception) -> None:
        """Let the profile go: this worker's desk cannot be shown, another one's may."""
        opened, frame = self._opened, self._frame
        self._opened, self._frame, self.seats = None, None, None
        if opened is not None:
            self.run(opened.close, lambda _none: self._on_refused(error), self._on_failed)
        if frame is not None:
            frame.deleteLater()

    def _on_ready(self, took_new_id: bool) -> None:  # noqa: FBT001 - a slot
        frame = self._make_frame()
        first = self._replace_first(frame)
        if self.login is not None:
            self.login.deleteLater()
            self.login = None
        frame.take_focus()
        search = frame.top_bar.search
        if first is not None and (typed := first.fields()[0].text()):
            search.setFocus()
            search.insert(typed)
        if self.shell is not None:
            self.shell.complete.connect(partial(self._on_complete, first, frame, search))
        if took_new_id and self._asks_login and self.shell is not None:
            self.shell.tell(_("Tiedot on kopioitu tälle koneelle. Työpöytä sai uuden tunnuksen."))
        self.ready.emit()

    def _on_complete(self, first: FirstView | None, frame: QWidget, search: QWidget) -> None:
        self._play(first, frame, search)
        # What is loaded stays; collecting garbage need not look at it again.
        gc.freeze()
        gc.enable()

    def _replace_first(self, content: QWidget) -> FirstView | None:
        first, self._first = self._first, None
        self.window.hold(content)
        return first

    def _play(self, first: FirstView | None, shown: QWidget, field: QWidget) -> None:
        """Give the real widgets what was typed and clicked on the picture of them."""
        if first is None:
            return
        from sotedesk.ui.frame.early import play_click, play_key  # noqa: PLC0415 - after paint

        for key in first.keys:
            play_key(key, shown, field)
        if first.clicked is not None:
            play_click(first.clicked, shown)
        first.deleteLater()

    def _on_refused(self, error: Exception) -> None:
        if self.login is not None:
            from sotedesk.ui.error_words import error_words  # noqa: PLC0415 - after first paint

            self.login.show_refused(error_words(error))
        else:
            self._on_failed(error)

    def _on_failed(self, error: object) -> None:
        from sotedesk.ui.error_words import error_words  # noqa: PLC0415 - after first paint

        words = error_words(error) if isinstance(error, Exception) else str(error)
        sys.stderr.write(words + "\n")
        if self._first is not None:
            self._first.say(words)
        elif self.shell is not None:
            self.shell.window.status.undo.say(words)

    def _on_close_wanted(self) -> None:
        if self.seats is not None:
            self.seats.close()


def socket_name(profile: Path) -> str:
    """Give the name under which a running desk of a profile can be called; nothing personal."""
    return f"sotedesk-{zlib.crc32(os.fsencode(profile.resolve())):08x}"


def bring_running_forward(socket: str) -> bool:
    """Ask a desk that runs already to come to the front; say whether there was one."""
    if os.name == "posix" and not Path(os.environ.get("TMPDIR") or "/tmp", socket).exists():  # noqa: S108 - where Qt listens
        return False
    from sotedesk.ui.single import call_running  # noqa: PLC0415 - QtNetwork

    return call_running(socket)


OnStart = Callable[[DeskStart], None]
"""Told once the window is made and shown, before it is painted."""


def start(
    open_profile: Open,
    *,
    socket: str = "",
    preload: Callable[[], object] = lambda: None,
    theme: Theme = Theme.LIGHT,
    scale: float = 1.0,
    on_start: OnStart | None = None,
) -> int:
    """Run the desk until its window is closed.

    Args:
        socket: Under which name a second start calls this one (``socket_name``); the worker is
            then asked to log in. Without, it is the demo.
        preload: Loads what opening needs, while the worker types the password.
        on_start: Told once the window is shown (bench and tests use it).

    Returns:
        The exit code.
    """
    app = QApplication.instance()
    made = app if isinstance(app, QApplication) else make_application()
    made.setApplicationName("SoteDesk")
    apply_theme(made, theme, scale)
    begun = DeskStart(open_profile, preload, socket)
    if on_start is not None:
        on_start(begun)
    try:
        return made.exec()
    finally:
        begun.close()

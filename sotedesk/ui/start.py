"""Starting the desk on a screen: paint first, load behind the paint, one window per profile."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.services.desk import DeskServices
from sotedesk.ui.error_words import error_words
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.tasks import DeskThread
from sotedesk.ui.theme.fonts import load_fonts
from sotedesk.ui.theme.look import Theme, apply_theme

if TYPE_CHECKING:
    from sotedesk.ui.frame.login import LoginView
    from sotedesk.ui.shell.desk_shell import DeskShell
    from sotedesk.ui.single import SingleWindow


class Opened(Protocol):
    """An open profile as the screens need it."""

    @property
    def services(self) -> DeskServices:
        """Give the duties."""
        ...

    @property
    def synthetic(self) -> bool:
        """Whether its people are invented."""
        ...

    @property
    def took_new_id(self) -> bool:
        """Whether the profile was copied here and has become a desk of its own."""
        ...

    def actor(self) -> Actor:
        """Give who opened it."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


Open = Callable[[str, str], Opened]
"""Opens the profile for a login name and password; slow, so it runs off the GUI thread."""


class DeskStart(QObject):
    """One start of the program.

    Signals:
        ready: Rows are shown and the search box takes a key.
    """

    ready = Signal()

    def __init__(
        self, profile: Path, open_profile: Open, preload: Callable[[], object], *, login: bool
    ) -> None:
        super().__init__()
        self._preload = preload
        self._asks_login = login
        self._profile = profile
        self._open = open_profile
        self._opened: Opened | None = None
        self._login: LoginView | None = None
        self._single: SingleWindow | None = None
        self.shell: DeskShell | None = None
        self.run = DeskThread("desk", self)
        self.run_drafts = DeskThread("drafts", self)
        self.run.unhandled.connect(self._on_failed)
        self.window = MainWindow()
        if login:
            self._show_login()
        else:
            self.window.show()
            QTimer.singleShot(0, lambda: self._begin("", ""))

    def close(self) -> None:
        """Write what is typed, end the threads, close the profile."""
        if self.shell is not None:
            self.shell.close()
        self.run_drafts.close()
        self.run.close()
        if self._opened is not None:
            self._opened.close()

    def bring_forward(self) -> None:
        """Bring the window to the front: somebody started the program again."""
        shown = self._login or self.window
        shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def _show_login(self) -> None:
        from sotedesk.ui.frame.login import LoginView  # noqa: PLC0415 - only without demo

        view = LoginView()
        view.setWindowTitle("SoteDesk")
        view.submitted.connect(self._begin)
        view.resize(720, 520)
        view.show()
        self._login = view
        # The database stack loads while the worker types the password.
        QTimer.singleShot(0, lambda: self.run(self._preload))

    def _begin(self, login: str, password: str) -> None:
        self._listen()
        if self._login is not None:
            self._login.set_busy(True)
        self.run(lambda: self._open(login, password), self._on_opened, self._on_refused)

    def _listen(self) -> None:
        if self._single is None:
            from sotedesk.ui.single import SingleWindow  # noqa: PLC0415 - QtNetwork after paint

            self._single = SingleWindow(socket_name(self._profile), self)
            self._single.show_wanted.connect(self.bring_forward)

    def _on_opened(self, opened: Opened) -> None:
        from sotedesk.ui.shell.desk_shell import DeskShell  # noqa: PLC0415 - after first paint

        self._opened = opened
        self.shell = DeskShell(
            self.window,
            opened.services,
            opened.actor(),
            self.run,
            self.run_drafts,
            synthetic=opened.synthetic,
        )
        self.shell.ready.connect(self.ready)
        if self._login is not None:
            self._login.hide()
            self._login.deleteLater()
            self._login = None
            self.window.show()
        self.shell.open()
        if opened.took_new_id and self._asks_login:
            self.shell.tell(_("Tiedot on kopioitu tälle koneelle. Työpöytä sai uuden tunnuksen."))

    def _on_refused(self, error: Exception) -> None:
        if self._login is not None:
            self._login.show_refused(error_words(error))
        else:
            self._on_failed(error)

    def _on_failed(self, error: object) -> None:
        words = error_words(error) if isinstance(error, Exception) else str(error)
        sys.stderr.write(words + "\n")
        self.window.status.undo.say(words)


def socket_name(profile: Path) -> str:
    """Give the name under which a running desk of a profile can be called; nothing personal."""
    return "sotedesk-" + hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:24]


def start(
    profile: Path,
    open_profile: Open,
    *,
    login: bool,
    preload: Callable[[], object] = lambda: None,
    theme: Theme = Theme.LIGHT,
    scale: float = 1.0,
    on_start: Callable[["DeskStart"], None] | None = None,
) -> int:
    """Run the desk until its window is closed.

    Args:
        login: Ask who opens it; the demo does not.
        preload: Loads what opening needs, while the worker types the password.
        on_start: Told once the first window is shown (bench and shots use it).

    Returns:
        The exit code.
    """
    app = QApplication.instance()
    made = app if isinstance(app, QApplication) else QApplication(sys.argv[:1])
    made.setApplicationName("SoteDesk")
    load_fonts()
    apply_theme(made, theme, scale)
    begun = DeskStart(profile, open_profile, preload, login=login)
    if on_start is not None:
        on_start(begun)
    try:
        return made.exec()
    finally:
        begun.close()

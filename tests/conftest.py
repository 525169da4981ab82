"""Guards round every test: a throw-away home, no network, no unheard warning, nothing left open.

A test that must see a warning logged says so with `@pytest.mark.logs_warning`; one that needs a
real screen with `@pytest.mark.window`, run by `pytest -m window` where there is a DISPLAY.
Qt is imported only where a test already has: tests of the model run without it.
"""

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import sotedesk.ui  # noqa: F401 - PySide6 6.12 kills Python 3.11 without it, see ui/undying.py

_HOME_VARIABLES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
)
# A busy machine is no fault of the code: no test here is timed.
settings.register_profile("sotedesk", deadline=None)
settings.load_profile("sotedesk")
_OWN_MACHINE = {"127.0.0.1", "::1", "localhost"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "window: needs a real screen; run with -m window")
    config.addinivalue_line("markers", "logs_warning: a WARNING in the log is expected")
    # Said by Qt's own offscreen platform of every window with a smallest size; not ours to mend.
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")
    if not _on_a_real_screen(config):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A screen of any density must give the same pictures.
    os.environ["QT_SCALE_FACTOR"] = os.environ.get("QT_SCALE_FACTOR", "1")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _on_a_real_screen(config):
        return
    for item in items:
        if item.get_closest_marker("window"):
            item.add_marker(pytest.mark.skip(reason="needs a real screen: pytest -m window"))


def _on_a_real_screen(config: pytest.Config) -> bool:
    wanted = str(config.getoption("markexpr", "")) == "window"
    return wanted and ("DISPLAY" in os.environ or sys.platform in ("win32", "darwin"))


@pytest.fixture(autouse=True)
def throw_away_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """platformdirs and everything else that asks for a home finds an empty one."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _HOME_VARIABLES:
            patch.setenv(name, str(home))
        yield home


class NetworkUsedError(AssertionError):
    def __init__(self, address: object) -> None:
        super().__init__(f"a test opened a connection to {address!r}")


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Only this machine may be talked to."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - socket's own signature
        if isinstance(address, tuple) and address[0] not in _OWN_MACHINE:
            raise NetworkUsedError(address)
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def no_unheard_warning(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A WARNING in the log fails the test unless the test expects it."""
    yield
    if request.node.get_closest_marker("logs_warning"):
        return
    heard = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    if heard:
        pytest.fail("logged: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in heard))


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """No thread of a test outlives it, and no window stays on the screen."""
    before = set(threading.enumerate())
    yield
    left = [t.name for t in set(threading.enumerate()) - before if t.is_alive() and not t.daemon]
    if left:
        pytest.fail(f"threads left running: {left}")
    if "PySide6.QtWidgets" in sys.modules:
        _close_windows()


def _close_windows() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - see above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above

    if not isinstance(QApplication.instance(), QApplication):
        return
    open_windows = [
        w.objectName() or str(w) for w in QApplication.topLevelWidgets() if w.isVisible()
    ]
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if open_windows:
        pytest.fail(f"windows left open (give them to qtbot.addWidget): {open_windows}")


@pytest.fixture(autouse=True)
def dressed(request: pytest.FixtureRequest) -> None:
    """A test with a screen starts in the light theme at 100 %, with a steady caret."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        return
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above

    from sotedesk.ui.theme.look import Theme, apply_theme, look  # noqa: PLC0415 - see above

    app: QApplication = request.getfixturevalue("qapp")
    app.setCursorFlashTime(0)
    shown = look()
    if not app.styleSheet() or (shown.theme, shown.scale) != (Theme.LIGHT, 1.0):
        apply_theme(app, Theme.LIGHT)

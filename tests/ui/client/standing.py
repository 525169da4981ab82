"""What the screens' tests share: a shown screen, keys to whatever has the focus, the audit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.model.access import Actor
from tests.services.office import Office, opened_office
from tests.ui.client.window_desk import WindowDesk
from tests.ui.keyboard import press, type_text

NOTHING = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@contextmanager
def small_office(folder: Path) -> Iterator[Office]:
    with opened_office(folder / "profile") as office:
        yield office


def stand(
    office: Office, qtbot: QtBot, code: str, make: Callable[[WindowDesk], QWidget], who: Actor
) -> WindowDesk:
    """Show a screen in a window at somebody's desk."""
    desk = WindowDesk(office, who, qtbot)
    desk.window.add_screen(code, code, lambda: make(desk))
    desk.window.show_screen(code)
    desk.window.show()
    QTest.qWaitForWindowExposed(desk.window)
    desk.window.activateWindow()
    QApplication.processEvents()
    return desk


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(*pressed: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    """Press keys on whatever has the focus, one after the other."""
    for key in pressed:
        press(focused(), key, modifier)
        QApplication.processEvents()


def write(text: str) -> None:
    """Type into whatever has the focus."""
    type_text(focused(), text)
    QApplication.processEvents()


def go_to(name: str) -> None:
    """Walk with Tab until the field of that name has the focus."""
    passed: list[str] = []
    for _step in range(120):
        if focused().objectName() == name:
            return
        passed.append(focused().objectName())
        keys(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {name}: {passed}")

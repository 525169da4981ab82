"""The first picture is the window it stands for."""

import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.cli.main import _WINDOWS, _parser
from sotedesk.ui.frame.first_view import RAIL_CODES, FirstFrame, FirstLogin, FirstView
from sotedesk.ui.frame.login import LoginView
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.frame.opening import OpeningWindow
from sotedesk.ui.shell import screens
from sotedesk.ui.theme.look import Theme, apply_theme

SIZES = [(1440, 900), (1366, 768)]
SEEN = 60
"""So much must a pixel differ, its three colours together, to be seen."""
MOST = 0.001
"""Which part may differ."""
COARSE = 4
"""Looked at from so far away: at odd text sizes a word stands a pixel beside."""


def frame() -> MainWindow:
    made = MainWindow()
    for code in RAIL_CODES:
        made.add_screen(code, code, QWidget)
    made.rail.show_current("desk")
    made.status.show_synthetic(True)
    made.status.show_network(None)
    made.top_bar.search.setFocus()
    return made


def picture(qtbot: QtBot, content: QWidget, field: QWidget, size: tuple[int, int]) -> QImage:
    window = OpeningWindow()
    qtbot.addWidget(window)
    window.resize(*size)
    window.hold(content)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    return window.grab().toImage()


def differing(one: QImage, other: QImage) -> float:
    """Give which part of two pictures is visibly another."""
    assert one.size() == other.size()
    small = one.size() / COARSE
    smooth = Qt.TransformationMode.SmoothTransformation
    one = one.scaled(small, mode=smooth)
    other = other.scaled(small, mode=smooth)
    differ = 0
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) == other.pixel(x, y):
                continue
            a, b = QColor(one.pixel(x, y)), QColor(other.pixel(x, y))
            apart = abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
            differ += apart > SEEN
    return differ / (one.width() * one.height())


LOOKS = [
    (Theme.LIGHT, 1.0, SIZES[0]),
    (Theme.DARK, 1.0, SIZES[1]),
    (Theme.LIGHT, 1.3, SIZES[0]),
    (Theme.DARK, 2.0, SIZES[0]),
]


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_the_picture_of_the_frame_is_the_frame(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    apply_theme(qapp, theme, scale)
    view, real = FirstFrame(synthetic=True), frame()
    first = picture(qtbot, view, view.search, size)

    assert differing(first, picture(qtbot, real, real.top_bar.search, size)) <= MOST


# At 130 % the real field is a pixel lower once it has the focus, and the card with it.
@pytest.mark.parametrize(("theme", "scale", "size"), [one for one in LOOKS if one[1] != 1.3])
def test_the_picture_of_the_log_in_is_the_log_in(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    apply_theme(qapp, theme, scale)
    view, real = FirstLogin(), LoginView()
    first = picture(qtbot, view, view.login, size)

    assert differing(first, picture(qtbot, real, real.login, size)) <= MOST


def test_the_picture_has_the_rail_of_the_desk() -> None:
    shown: list[str] = []

    class Window:
        def add_screen(self, code: str, *_more: object, in_rail: bool = True) -> None:
            if in_rail:
                shown.append(code)

    add_screens: object = screens.add_screens
    assert callable(add_screens)
    add_screens(None, Window(), QWidget)

    assert tuple(shown) == RAIL_CODES


def test_the_picture_follows_the_window(qtbot: QtBot) -> None:
    window, first = OpeningWindow(), FirstFrame(synthetic=False)
    qtbot.addWidget(window)
    window.hold(first)
    with qtbot.waitExposed(window):
        window.show()
    before = first.search.geometry().topLeft()

    window.resize(QSize(1200, 700))
    QApplication.processEvents()

    assert first.size() == QSize(1200, 700)
    assert first.search.geometry().topLeft() != before


def test_what_holds_the_start_up_is_said_on_the_picture(qtbot: QtBot) -> None:
    first = FirstFrame(synthetic=True)
    qtbot.addWidget(first)

    first.say("Levy on täynnä.")

    assert re.search("Levy", " ".join(words(first)))


def words(view: FirstView) -> list[str]:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - only here

    return [label.text() for label in view.findChildren(QLabel)]


@pytest.mark.parametrize("given", list(_WINDOWS))
def test_the_quick_way_to_a_window_is_what_the_parser_says(given: tuple[str, ...]) -> None:
    parsed = vars(_parser().parse_args(given))

    assert {name: parsed[name] for name in _WINDOWS[given]} == _WINDOWS[given]


def test_the_window_takes_no_more_than_the_screen_it_opens_on_has(qtbot: QtBot) -> None:
    window = OpeningWindow()
    qtbot.addWidget(window)
    window.resize(4000, 3000)

    window.fit_screen()

    room = window.screen().availableSize()
    assert window.size() == QSize(max(room.width(), 1280), max(room.height(), 680))

"""The kit and the frame under the audit, in both themes at every text scale."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.ui.frame.login import LoginView
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.theme.look import Theme, apply_theme
from tests.ui.audit import audit
from tests.ui.kit.gallery import NOW, gallery

LOOKS = list(product(Theme, (1.0, 1.3, 2.0)))


@pytest.mark.parametrize(("theme", "scale"), LOOKS)
def test_every_widget_of_the_kit_is_whole_named_and_reachable(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scale: float
) -> None:
    apply_theme(qapp, theme, scale)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setWidget(gallery())

    assert audit(shown(qtbot, page, 1440, 900)) == []


@pytest.mark.parametrize(("theme", "scale"), LOOKS)
@pytest.mark.parametrize("size", [(1440, 900), (1366, 768)])
def test_the_frame_is_whole_at_every_size(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    apply_theme(qapp, theme, scale)
    window = busy_window()

    assert audit(shown(qtbot, window, *size)) == []
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize(("theme", "scale"), LOOKS)
def test_the_login_is_whole(qtbot: QtBot, qapp: QApplication, theme: Theme, scale: float) -> None:
    apply_theme(qapp, theme, scale)
    view = LoginView()
    shown(qtbot, view, 1000, 800)
    view.show_refused()

    assert audit(view) == []


def test_text_scale_changes_while_the_window_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    window = busy_window()
    shown(qtbot, window, 1440, 900)

    apply_theme(qapp, Theme.DARK, 2.0)

    assert audit(window) == []


def busy_window() -> MainWindow:
    window = MainWindow()
    window.add_screen("desk", "Työpöytä", gallery)
    for code in ("contact", "clients", "plan", "follow_ups", "contact_persons", "conflicts"):
        window.add_screen(code, code, QWidget)
    window.add_screen("triggers", "Herätteet", QWidget)
    window.rail.set_count("conflicts", 2)
    window.rail.waiting.set_count(2)
    window.set_worker("Keskustan sote-keskus", "Puhelinpalvelu", "Minna Salo", "sairaanhoitaja")
    window.status.show_saved(NOW)
    window.status.show_sync(3, NOW)
    window.status.show_network(False)
    window.status.show_synthetic(True)
    window.offer_undo("Jätetty odottamaan", window.rail.fit)
    window.set_live("contact", None, "Puhelu käynnissä", "phone-in")
    window.set_live_timer("06:42")
    window.show_screen("desk")
    return window


def shown(qtbot: QtBot, root: QWidget, width: int, height: int) -> QWidget:
    root.resize(width, height)
    qtbot.addWidget(root)
    with qtbot.waitExposed(root):
        root.show()
    QApplication.processEvents()
    return root

"""Every look a screen is audited in: both themes, text at 100 and 200 %, both sizes of screen."""

from collections.abc import Iterator
from itertools import product

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sotedesk.ui.theme.look import Theme, apply_theme, look
from tests.ui.audit import audit

SIZES = ((1440, 900), (1366, 768))
_SCALES = (1.0, 2.0)
_TURNS_TO_SETTLE = 4


def wear(theme: Theme, scale: float) -> None:
    """Dress the application, unless it is dressed so: with a window it takes a second."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if (look().theme, look().scale) != (theme, scale):
        apply_theme(app, theme, scale)


def in_every_look(window: QWidget) -> Iterator[str]:
    """Dress a shown window in one look after the other and say which it wears.

    One window for all: making a screen takes longer than looking at it, and so a change of theme
    and of text scale on an open screen is seen, too.
    """
    for theme, scale in product(Theme, _SCALES):
        wear(theme, scale)
        for width, height in SIZES:
            window.resize(width, height)
            for _turn in range(_TURNS_TO_SETTLE):
                QApplication.processEvents()
            QTest.qWait(1)
            yield f"{theme.value}, {scale:.0%}, {width} x {height}"


def defects(window: QWidget) -> list[str]:
    """Return what a designer would find in a shown window, in whatever look."""
    return [f"{found} ({worn})" for worn in in_every_look(window) for found in audit(window)]

"""Keeps the focus in the worker's screen when the widget that had it goes away.

Qt gives the focus of a hidden widget to the next one in the tab order, and after the last of a
screen that is the rail: the next key would leave the screen. It happens when an action is taken
back (its button goes, or the row it made), and when a reading takes a row away.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget


class FocusKeeper(QObject):
    """Brings a focus that fell out of the screen back into it.

    Args:
        frame: What is around the screen; a focus there that nobody asked for is brought back.
        landing: Gives where in the screen shown the focus goes, if it can go anywhere.
    """

    def __init__(
        self, window: QWidget, frame: tuple[QWidget, ...], landing: Callable[[], QWidget | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._landing = landing
        # Once the focus has settled: a screen being changed sets it by itself.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is None or not shiboken6.isValid(old) or old.isVisible():
            return
        if self._window.isAncestorOf(old):
            self._settled.start()

    @Slot()
    def _bring_back(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not any(one.isAncestorOf(focused) for one in self._frame):
            return
        target = self._landing()
        if target is not None and self._window.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

"""The one window of the process: first a picture, then the log-in, then the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

TITLE = "SoteDesk"
"""The whole window title: what stands in a task bar is seen by passers-by."""
_LEAST = QSize(1280, 680)
"""In pixels; on a screen smaller still the window reaches over its edge."""


class OpeningWindow(QMainWindow):
    """Holds one thing after the other, without ever closing between.

    Like `FirstView` it must not ask for Qt's enums: they take a third of a bare window's start.

    Signals:
        painted: The first picture is on the screen; now the rest may be loaded.
        close_wanted: The window is being closed; save drafts now, without a question.
    """

    painted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self.setWindowTitle(TITLE)
        self.resize(1440, 900)

    def fit_screen(self) -> None:
        """Ask for no more than the screen it opens on has."""
        room = self.screen().availableSize().expandedTo(_LEAST)
        self.resize(self.size().boundedTo(room))

    def hold(self, content: QWidget) -> None:
        """Show a first view, a log-in or a desk; what was held is hidden and its maker's again."""
        before = self.takeCentralWidget() if self.centralWidget() is not None else None
        if before is not None:
            before.hide()
            before.setParent(None)
        self.setCentralWidget(content)
        content.show()

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Override QMainWindow.paintEvent: tell once, when what is in the window is painted too."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Override QMainWindow.closeEvent: never asks; drafts are on the disk already."""
        self.close_wanted.emit()
        super().closeEvent(event)

"""The window as it is before anything is in it.

It imports next to nothing, so that its ground is on the screen while Python still reads the rest:
Qt's enums alone take as long as a third of a bare window's start (measured, docs of the kit).
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

TITLE = "SoteDesk"
"""The whole window title: what stands in a task bar is seen by passers-by."""

_GROUND = {"light": "#EDF1F3", "dark": "#0E161A"}


class OpeningWindow(QMainWindow):
    """The one window of the process; holds the login, then the desk, without ever closing between.

    Args:
        theme: `light` or `dark`, as kept in the settings; the ground is right from the first paint.

    Signals:
        close_wanted: The window is being closed; save drafts now, without a question.
    """

    close_wanted = Signal()

    def __init__(self, theme: str = "light") -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setStyleSheet(f"QMainWindow {{ background: {_GROUND[theme]} }}")
        self.resize(1440, 900)

    def hold(self, content: QWidget) -> None:
        """Show a login or a desk; what was held is handed back undeleted, hidden."""
        before = self.takeCentralWidget() if self.centralWidget() is not None else None
        if before is not None:
            before.hide()
            before.setParent(None)
        # The application's style sheet takes over; the early ground would shadow its theme.
        self.setStyleSheet("")
        self.setCentralWidget(content)
        content.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QMainWindow.closeEvent: never asks; drafts are on the disk already."""
        self.close_wanted.emit()
        super().closeEvent(event)

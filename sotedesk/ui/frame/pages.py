"""The place of the screens: one shown at a time, scrolled only where it cannot fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget


class _Stack(QStackedWidget):
    """A stack as large as the screen shown; QStackedWidget is as large as its largest."""

    def sizeHint(self) -> QSize:
        """Override QStackedWidget.sizeHint."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Override QStackedWidget.minimumSizeHint."""
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())


class Pages(QScrollArea):
    """Holds the screens.

    Screens scroll by columns themselves; this is the net below them: whatever the text scale, the
    window never grows past the monitor and the field with the focus is in view.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = _Stack()
        self._stack.setObjectName("content")
        self._stack.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._stack)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def add(self, screen: QWidget) -> None:
        """Hold one more screen."""
        self._stack.addWidget(screen)

    def remove(self, screen: QWidget) -> None:
        """Let a screen go and have it deleted."""
        self._stack.removeWidget(screen)
        screen.deleteLater()

    def show_page(self, screen: QWidget) -> None:
        """Show a screen from its top left corner."""
        if self._stack.currentWidget() is not screen:
            self._stack.setCurrentWidget(screen)
            self._stack.updateGeometry()
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)

    def current(self) -> QWidget | None:
        """Return the screen shown."""
        return self._stack.currentWidget()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._stack.isAncestorOf(new):
            return
        shown = self.current()
        if shown is not None and (new is shown or shown.isAncestorOf(new)):
            self.ensureWidgetVisible(new, 12, 12)
        elif old is not None and old.isVisible():
            # A screen that was left before it had read its records: it keeps the focus for when
            # one comes back, and what is typed meanwhile goes where it is seen.
            old.setFocus(Qt.FocusReason.OtherFocusReason)

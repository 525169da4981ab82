"""A wide main part and a narrow side part that become one column where they do not fit."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sotedesk.ui.theme.look import look

_GAP = 12
_LEAST_WIDTH = 480
_LEAST_HEIGHT = 80


class ScrollColumn(QScrollArea):
    """A column that scrolls by itself when it is higher than its place, and follows the focus.

    Args:
        inner: What it holds.
        sideways: It may also be wider than its place, as a table at large text is.
        least: Its least height at 100 %.
    """

    def __init__(
        self,
        inner: QWidget | None = None,
        *,
        sideways: bool = False,
        least: int = _LEAST_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = False
        self._least = least
        self._sideways = sideways
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if inner is not None:
            self.hold(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def hold(self, inner: QWidget) -> None:
        """Show a widget."""
        inner.setObjectName("scrolled")
        self.setWidget(inner)

    def set_whole(self, whole: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Be as high as what it holds, because something around it scrolls."""
        self._whole = whole
        # A bar that comes and goes changes the width, and with it the height that called for it.
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else needed)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Override QScrollArea.minimumSizeHint: never narrower than what it holds."""
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        if self._sideways:
            width = min(width, _LEAST_WIDTH)
        return QSize(width + look().px(10), look().px(self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QScrollArea.resizeEvent: another width wraps to another height."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QScrollArea.keyPressEvent: page keys are the screen's; the focus scrolls."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: what it holds has become higher or lower."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def reveal(self, shown: QWidget) -> None:
        """Scroll to a widget inside once its place is laid out, but never away from the focus."""
        QTimer.singleShot(0, shown, lambda: self._reveal(shown))

    def _reveal(self, shown: QWidget) -> None:
        self.ensureWidgetVisible(shown, 0, look().px(24))
        self._on_focus_changed(None, QApplication.focusWidget())

    def _fit(self) -> None:
        inner = self.widget()
        if inner is None or not self._whole:
            self.setMinimumHeight(0)
            return
        width = self.viewport().width()
        high = inner.heightForWidth(width) if inner.hasHeightForWidth() else -1
        self.setMinimumHeight(max(high, inner.minimumSizeHint().height()))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        inner = self.widget()
        if new is not None and inner is not None and inner.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, look().px(24))


class SideBySide(QWidget):
    """Main part left, side part right; one scrolled column when the window is too narrow.

    Args:
        main: The wide part.
        side: The narrow part.
        side_width: Its width at 100 %.
        side_first: The narrow part stands at the left, and above.
    """

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        side_width: int,
        *,
        side_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._side = main, side
        self._side_width = side_width
        self._order = (side, main) if side_first else (main, side)
        self._stacked: bool | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._column = ScrollColumn()
        self._column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._row.addWidget(self._column)
        self._arrange(stacked=False)

    def is_stacked(self) -> bool:
        """Return whether the parts stand one below the other."""
        return bool(self._stacked)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: either part alone."""
        width = max(self._main.minimumSizeHint().width(), self._side.minimumSizeHint().width())
        return QSize(width + look().px(12), look().px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: what has changed meanwhile."""
        super().showEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event: a part has become wider or narrower."""
        # Not before it is seen: being built, it would be stacked for the width of a new widget
        # and put side by side again, each time with a new style for all it holds.
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._settle()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._settle()

    def _settle(self) -> None:
        side = self._side_wanted()
        main = self._main.minimumSizeHint().width()
        self._arrange(stacked=main + _GAP + side > self.width())
        if not self._stacked:
            self._side.setFixedWidth(side)

    def _side_wanted(self) -> int:
        return max(look().px(self._side_width), self._side.minimumSizeHint().width())

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        # Only a focus that is in here: a hidden page of a screen must not draw it to itself.
        held = self.window().focusWidget()
        focused = held if held is not None and self.isAncestorOf(held) else None
        if stacked:
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(_GAP)
            for part in self._order:
                part.setMaximumWidth(16_777_215)
                part.setMinimumWidth(0)
                part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
                column.addWidget(part)
            self._column.hold(inner)
            self._column.show()
        else:
            for place, part in enumerate(self._order):
                self._row.insertWidget(place, part, int(part is self._main))
            old = self._column.takeWidget()
            if old is not None:
                old.deleteLater()
            self._column.hide()
        for part in (self._main, self._side):
            part.show()
            for inside in part.findChildren(ScrollColumn):
                inside.set_whole(stacked)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

"""The keys of everything on screen, while Alt is held."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.key_cap import cap_size, paint_cap

DELAY_MS = 150
_CAP_END = 12
"""Pixels a cap inside a field needs beside its own width."""


class KeyCapOverlay(QWidget):
    """A transparent sheet over the whole window that paints key caps and touches nothing.

    Caps come from each widget's `key_cap` property (see `set_key_cap`). The sheet takes no focus,
    no mouse and no layout, so nothing moves when it shows. The window hands it the keys: a filter
    on the whole application would run Python for every event of every widget.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("key_caps")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._always = False
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self.reveal)
        self.hide()

    def set_always(self, always: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Keep the caps shown at all times; a setting of the worker."""
        self._always = always
        if always:
            self.reveal()
        else:
            self.conceal()

    def reveal(self) -> None:
        """Show the caps now."""
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def placed_caps(self) -> list[tuple[str, QRect]]:
        """Return each cap with its place in the window, for painting and for tests."""
        placed: list[tuple[str, QRect]] = []
        for widget in self._window.findChildren(QWidget):
            cap = widget.property("key_cap")
            if not cap or not widget.isVisibleTo(self._window):
                continue
            seen = widget.visibleRegion().boundingRect()
            # A field scrolled half out of its column gets no cap over what lies below it.
            if seen.height() * 2 > widget.height():
                placed.append((str(cap), self._place(widget, cap_size(str(cap)))))
        return placed

    def key_pressed(self, event: QKeyEvent) -> None:
        """Take a key press that reached the window: Alt held shows the caps after a moment."""
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self._delay.start()
        else:
            self._delay.stop()

    def key_released(self, event: QKeyEvent) -> None:
        """Take a key release that reached the window: Alt let go hides the caps."""
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.conceal()

    def conceal(self) -> None:
        """Hide the caps, as when another window comes to the front."""
        self._delay.stop()
        if not self._always:
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        shown = look()
        painter = QPainter(self)
        for cap, area in self.placed_caps():
            paint_cap(
                painter,
                QRectF(area),
                cap,
                ink=shown.colour("ink"),
                edge=shown.colour("warn"),
                fill=shown.colour("warn_tint"),
            )

    def _place(self, widget: QWidget, size: QSize) -> QRect:
        corner = widget.mapTo(self._window, QPoint(0, 0))
        area = QRect(corner, widget.size())
        shown = look()
        middle = area.center().y() - size.height() // 2
        match widget.property("key_cap_place"):
            case "after":
                text = widget.text() if isinstance(widget, QLabel) else ""
                left = area.left() + widget.fontMetrics().horizontalAdvance(text) + 6
                place = QPoint(left, middle)
            case "inside" if _has_room(widget, size):
                place = QPoint(area.right() - size.width() - 8, middle)
            case "arrow" if _has_room(widget, size + QSize(shown.px(22), 0)):
                place = QPoint(area.right() - size.width() - shown.px(30), middle)
            case _:
                below = area.bottom() - size.height() // 2 + 2
                place = QPoint(area.right() - size.width() + 4, below)
        limit = self._window.rect().adjusted(2, 2, -2, -2)
        left = max(limit.left(), min(place.x(), limit.right() - size.width()))
        top = max(limit.top(), min(place.y(), limit.bottom() - size.height()))
        return QRect(QPoint(left, top), size)


def _has_room(widget: QWidget, size: QSize) -> bool:
    """Return whether a cap at the right end of a field or rail item covers none of its words."""
    words = getattr(widget, "words_width", None)
    if not callable(words):
        return True
    return bool(words() + size.width() + _CAP_END <= widget.width())

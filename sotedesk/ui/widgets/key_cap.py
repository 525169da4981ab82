"""A key as it looks on a keyboard: measured and painted for buttons, overlay, panel and hints."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look

CAP_HEIGHT = 20
_PADDING = 6


def set_key_cap(widget: QWidget, cap: str, place: str = "edge") -> None:
    """Say which key a widget answers to; the overlay paints it while Alt is held.

    Args:
        widget: Any visible widget.
        cap: For example `F8` or `Alt+M`; empty for none.
        place: `edge` bottom right corner, `inside` right end, `after` behind a label's text,
            `arrow` before a choice field's arrow.
    """
    widget.setProperty("key_cap", cap)
    widget.setProperty("key_cap_place", place)


def cap_size(cap: str) -> QSize:
    """Return the size of a painted key cap."""
    shown = look()
    width = shown.metrics(Text.CAP).horizontalAdvance(cap) + 2 * shown.px(_PADDING)
    height = max(shown.px(CAP_HEIGHT), shown.metrics(Text.CAP).height() + shown.px(3))
    return QSize(max(width, height), height)


def paint_cap(
    painter: QPainter, area: QRectF, cap: str, *, ink: QColor, edge: QColor, fill: QColor | None
) -> None:
    """Paint a key cap; its lower edge is heavier, as a key's is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    box = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, 4, 4)
    painter.drawLine(
        QPointF(box.left() + 3, box.bottom() - 1), QPointF(box.right() - 3, box.bottom() - 1)
    )
    painter.setFont(look().font(Text.CAP))
    painter.setPen(ink)
    painter.drawText(area.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, cap)
    painter.restore()


class KeyCap(QWidget):
    """One key cap standing in a layout, as in the status bar and the key panel."""

    def __init__(self, cap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = cap
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(cap)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return cap_size(self._cap)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: a cut key name is worse than none."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        shown = look()
        paint_cap(
            QPainter(self),
            QRectF(self.rect()),
            self._cap,
            ink=shown.colour("ink2"),
            edge=shown.colour("line2"),
            fill=shown.colour("surface"),
        )

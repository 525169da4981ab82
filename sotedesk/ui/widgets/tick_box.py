"""Done or not done."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look

_BOX = 18
_GAP = 8


class TickBox(QCheckBox):
    """A check box; `clicked(bool)` tells what the worker did, `toggled` of every change."""

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if name:
            self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QCheckBox.sizeHint."""
        shown = look()
        metrics = shown.metrics(Text.BODY)
        width = shown.px(_BOX) + shown.px(_GAP) + metrics.horizontalAdvance(self.text()) + 10
        return QSize(width, max(shown.px(28), metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        """Override QCheckBox.minimumSizeHint: what is ticked must be readable."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Override QCheckBox.hitButton: box and words answer alike."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QCheckBox.paintEvent."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = shown.px(_BOX)
        box = QRectF(4, (self.height() - edge) / 2, edge, edge)
        ticked = self.isChecked()
        painter.setPen(QPen(shown.colour("pri_fill" if ticked else "line2"), 1))
        painter.setBrush(shown.colour("pri_fill" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            paint_icon(painter, "check", shown.colour("on_pri"), box.adjusted(1, 1, -1, -1))
        painter.setFont(shown.font(Text.BODY))
        painter.setPen(shown.colour("ink" if self.isEnabled() else "ink3"))
        words = QRectF(box.right() + shown.px(_GAP), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

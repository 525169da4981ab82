"""How many contacts wait, at the foot of the rail."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.key_cap import set_key_cap


class WaitingButton(QPushButton):
    """`Odottavat 2`; hidden while nothing waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_key_cap(self, cap_of("waiting.list"), "inside")
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many wait."""
        words = _("Odottavat {count}").format(count=count)
        self.setText(words)
        named = _("{text}, näppäin {key}").format(text=words, key=cap_of("waiting.list"))
        self.setAccessibleName(named)
        self.setVisible(count > 0)

    def words_width(self) -> int:
        """Return how far from the left the words reach, in pixels."""
        shown = look()
        return shown.px(11 + 18 + 8) + shown.width(Text.LABEL, self.text())

    def sizeHint(self) -> QSize:
        """Override QPushButton.sizeHint."""
        shown = look()
        metrics = shown.metrics(Text.LABEL)
        width = metrics.horizontalAdvance(self.text()) + shown.px(18 + 8 + 22)
        return QSize(width, max(shown.px(36), metrics.height() + shown.px(16)))

    def minimumSizeHint(self) -> QSize:
        """Override QPushButton.minimumSizeHint."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QPushButton.paintEvent."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        focused = self.hasFocus()
        painter.setPen(QPen(shown.colour("focus" if focused else "line"), 2 if focused else 1))
        painter.setBrush(shown.colour("pri_tint" if self.underMouse() else "well"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        edge = shown.px(18)
        box = QRectF(shown.px(11), 0, edge, area.height())
        paint_icon(painter, "pause", shown.colour("warn"), box)
        painter.setFont(shown.font(Text.LABEL))
        painter.setPen(shown.colour("warn"))
        words = area.adjusted(shown.px(11) + edge + shown.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

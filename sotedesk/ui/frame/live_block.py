"""The rail's reminder that a person is on the line while another screen is shown."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.key_cap import cap_size, paint_cap


class LiveBlock(QPushButton):
    """Dark like the live strip; F3 or a click goes back to the same field and caret."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live_block")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = ""
        self._timer = ""
        self._icon_name = "phone-in"
        self.hide()

    def show_contact(self, title: str, icon: str) -> None:
        """Say what is live: `Puhelu käynnissä`; never a name, others see the screen."""
        self._title = title
        self._icon_name = icon
        self._tell()

    def set_timer(self, timer: str) -> None:
        """Show the time; only the block is painted again."""
        self._timer = timer
        self.update()

    def sizeHint(self) -> QSize:
        """Override QPushButton.sizeHint."""
        shown = look()
        line = shown.metrics(Text.LABEL).height()
        lower = max(line, cap_size("F3").height())
        return QSize(shown.px(150), line + lower + shown.px(16))

    def minimumSizeHint(self) -> QSize:
        """Override QPushButton.minimumSizeHint."""
        return self.sizeHint()

    def needed_width(self) -> int:
        """Return the width in which the words fit."""
        shown = look()
        words = shown.metrics(Text.LABEL).horizontalAdvance(self._title)
        return words + shown.px(18 + 8 + 22)

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
        ring = self.hasFocus()
        painter.setPen(QPen(shown.colour("focus_call" if ring else "call"), 2 if ring else 1))
        painter.setBrush(shown.colour("call"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        edge = shown.px(18)
        left = shown.px(11)
        line = shown.metrics(Text.LABEL).height()
        size = cap_size("F3")
        lower = max(line, size.height())
        top = (area.height() - line - lower) / 2
        icon_box = QRectF(left, top, edge, line)
        paint_icon(painter, self._icon_name, shown.colour("on_call"), icon_box)
        left += edge + shown.px(8)
        painter.setFont(shown.font(Text.LABEL))
        painter.setPen(shown.colour("on_call"))
        words = QRectF(left, top, area.width() - left, line)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(shown.font(Text.SMALL))
        painter.setPen(shown.colour("on_call2"))
        below = QRectF(left, top + line, area.width() - left, lower)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._timer)
        cap = QRectF(
            area.right() - size.width() - shown.px(10),
            below.center().y() - size.height() / 2,
            size.width(),
            size.height(),
        )
        ink = shown.colour("on_call")
        paint_cap(painter, cap, "F3", ink=ink, edge=shown.colour("call_line"), fill=None)

    def _tell(self) -> None:
        named = _("{title}, palaa, näppäin F3").format(title=self._title)
        self.setAccessibleName(named)
        self.updateGeometry()
        self.update()

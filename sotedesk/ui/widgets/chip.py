"""A state as icon and word in a small box."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone

_HEIGHT = 24
_PADDING = 8
_GAP = 6
_ICON = 16


def chip_size(text: str, icon: str, use: Text = Text.LABEL) -> QSize:
    """Return the size a chip needs."""
    shown = look()
    metrics = shown.metrics(use)
    width = metrics.horizontalAdvance(text) + 2 * shown.px(_PADDING)
    if icon:
        width += shown.px(_ICON) + shown.px(_GAP)
    return QSize(width, max(shown.px(_HEIGHT), metrics.height() + 6))


def paint_chip(
    painter: QPainter,
    area: QRectF,
    text: str,
    icon: str,
    tone: Tone,
    *,
    use: Text = Text.LABEL,
) -> None:
    """Paint a chip; used by the widget and by list rows."""
    shown = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shown.edge(tone), 1))
    painter.setBrush(shown.fill(tone))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    left = area.left() + shown.px(_PADDING)
    if icon:
        edge = shown.px(_ICON)
        box = QRectF(left, area.center().y() - edge / 2, edge, edge)
        paint_icon(painter, icon, shown.ink(tone), box)
        left += edge + shown.px(_GAP)
    painter.setFont(shown.font(use))
    painter.setPen(shown.ink(tone))
    painter.drawText(
        QRectF(left, area.top(), area.right() - left, area.height()),
        Qt.AlignmentFlag.AlignVCenter,
        text,
    )
    painter.restore()


class Chip(QLabel):
    """A state word; a label, so that screen readers read it as text."""

    def __init__(
        self, text: str, icon: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon_name = icon
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, icon: str, tone: Tone) -> None:
        """Show another state."""
        self._icon_name = icon
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> Tone:
        """Return the tone shown."""
        return self._tone

    def sizeHint(self) -> QSize:
        """Override QLabel.sizeHint."""
        return chip_size(self.text(), self._icon_name)

    def minimumSizeHint(self) -> QSize:
        """Override QLabel.minimumSizeHint: a state word is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Override QLabel.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent."""
        paint_chip(QPainter(self), QRectF(self.rect()), self.text(), self._icon_name, self._tone)

"""One item of the rail."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.key_cap import set_key_cap

_HEIGHT = 38
_ICON = 18
_LEFT = 17
_GAP = 8
_BAR = 3


class RailButton(QPushButton):
    """A screen one can go to: icon, title on one or two lines, and a count where one matters."""

    def __init__(self, title: str, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon_name = icon
        self._count = 0
        self._key = key
        self.setProperty("variant", "rail")
        self.setCheckable(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown = False
        set_key_cap(self, key, "inside")
        self._tell()

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Mark the item whose screen is shown."""
        self._shown = shown
        self._tell()
        self.update()

    def set_count(self, count: int) -> None:
        """Show a number after the title; zero shows none."""
        self._count = count
        self._tell()
        self.update()

    def words_width(self) -> int:
        """Return how far from the left the longest title of the rail reaches, in pixels.

        The key caps of all items stand alike: in them, or at the lower edges of all.
        """
        rail = self.parentWidget()
        items = rail.findChildren(RailButton) if rail is not None else [self]
        return max(item.needed_width() for item in items) - look().px(12)

    def needed_width(self) -> int:
        """Return the width in which the longest word of the title fits."""
        shown = look()
        words = self.text().split()
        widest = max(shown.metrics(Text.STRONG).horizontalAdvance(w) for w in words)
        badge = shown.px(28) if self._count else 0
        return self._text_left() + widest + shown.px(12) + badge

    def sizeHint(self) -> QSize:
        """Override QPushButton.sizeHint: two lines where the title needs them."""
        shown = look()
        line = shown.metrics(Text.STRONG).height()
        room = self.width() - self._text_left() - shown.px(36 if self._count else 10)
        title = shown.metrics(Text.STRONG).horizontalAdvance(self.text())
        lines = 2 if title > room and " " in self.text() else 1
        return QSize(self.needed_width(), max(shown.px(_HEIGHT), lines * line + shown.px(12)))

    def minimumSizeHint(self) -> QSize:
        """Override QPushButton.minimumSizeHint."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """Override QPushButton.resizeEvent: another width may need another line."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # passed on unread
        self.updateGeometry()

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
        if self._shown or self.underMouse():
            painter.fillRect(area, shown.colour("pri_tint"))
        if self._shown:
            painter.fillRect(QRectF(0, 0, _BAR, area.height()), shown.colour("pri"))
        ink = shown.colour("pri" if self._shown else "ink")
        edge = shown.px(_ICON)
        box = QRectF(shown.px(_LEFT), (area.height() - edge) / 2, edge, edge)
        paint_icon(painter, self._icon_name, ink if self._shown else shown.colour("ink2"), box)
        painter.setFont(shown.font(Text.STRONG if self._shown else Text.BODY))
        painter.setPen(ink)
        words = area.adjusted(self._text_left(), 0, -shown.px(34 if self._count else 4), 0)
        wrap = Qt.TextFlag.TextWordWrap.value if " " in self.text() else 0
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter.value | wrap, self.text())
        if self._count:
            self._paint_count(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRoundedRect(area.adjusted(4, 2, -4, -2), 6, 6)

    def _paint_count(self, painter: QPainter, area: QRectF) -> None:
        shown = look()
        text = str(self._count)
        metrics = shown.metrics(Text.BADGE)
        height = metrics.height() + 2
        width = max(height, metrics.horizontalAdvance(text) + 10)
        box = QRectF(
            area.right() - width - shown.px(12), area.center().y() - height / 2, width, height
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.colour("crit"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(shown.font(Text.BADGE))
        painter.setPen(shown.colour("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _text_left(self) -> int:
        shown = look()
        return shown.px(_LEFT) + shown.px(_ICON) + shown.px(_GAP)

    def _tell(self) -> None:
        parts = [self.text()]
        if self._count:
            parts.append(str(self._count))
        if self._key:
            parts.append(_("näppäin {key}").format(key=self._key))
        if self._shown:
            parts.append(_("avoinna"))
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(self._key)

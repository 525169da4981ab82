"""The clients as cards: who, how the naming stands, and in two lines what is known of the need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.chip import chip_size, paint_chip
from sotedesk.ui.widgets.row import ROW_ROLE, Row
from sotedesk.ui.widgets.row_delegate import RowDelegate
from sotedesk.ui.widgets.row_list import RowList

LINES = "\n"
"""Divides the two lines of a card."""
_SIDE = 12
_PADDING = 6
_GAP = 4
_LEAST_CARDS = 3


class CardDelegate(RowDelegate):
    """Paints each row as a card of its own."""

    def height_of(self, row: Row) -> int:
        """Override RowDelegate.height_of: a title and always two lines, so that cards align."""
        del row
        shown = look()
        lines = _first_line() + 2 * shown.metrics(Text.SMALL).height()
        return lines + shown.px(2 * _PADDING + _GAP) + _GAP

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override RowDelegate.paint."""
        row: Row = index.data(ROW_ROLE)
        view = option.widget
        current = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        focused = current and isinstance(view, QWidget) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_SIDE + 1, 1, -_SIDE - 1, -look().px(_GAP) - 1)
        self._paint_box(painter, box, current=current, focused=focused)
        self._paint_words(painter, box, row)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, *, current: bool, focused: bool) -> None:
        shown = look()
        edge = shown.colour("focus" if focused else "line2" if current else "line")
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.setBrush(shown.colour("sel" if current else "well"))
        painter.drawRoundedRect(box, 6, 6)

    def _paint_words(self, painter: QPainter, box: QRectF, row: Row) -> None:
        shown = look()
        inner = box.adjusted(_SIDE, shown.px(_PADDING), -_SIDE, -shown.px(_PADDING))
        upper, lower = _first_line(), shown.metrics(Text.SMALL).height()
        right = inner.right()
        if row.chip:
            size = chip_size(row.chip, row.chip_icon)
            right -= size.width()
            place = QRectF(
                right + _SIDE - shown.px(_PADDING),
                inner.top() + (upper - size.height()) / 2,
                size.width(),
                size.height(),
            )
            paint_chip(painter, place, row.chip, row.chip_icon, row.chip_tone)
        title = QRectF(inner.left(), inner.top(), right - inner.left() - 4, upper)
        self._text(painter, title, row.title, Text.STRONG, shown.colour("ink"))
        after = title.adjusted(shown.width(Text.STRONG, row.title) + shown.px(8), 0, 0, 0)
        if after.width() > 0:
            self._text(painter, after, row.lead, Text.SMALL, shown.colour("ink3"))
        top = inner.top() + upper + shown.px(_GAP)
        for place_of, line in enumerate(row.sub.split(LINES)):
            area = QRectF(inner.left(), top + place_of * lower, inner.width(), lower)
            ink = shown.colour("ink" if place_of else "ink2")
            self._text(painter, area, line, Text.SMALL, ink)


def _first_line() -> int:
    """Return the height of a name with a chip beside it."""
    return max(look().metrics(Text.STRONG).height(), chip_size(" ", "circle").height())


class ClientCards(RowList):
    """The list of cards; worked from the keyboard as every list."""

    def __init__(self, accessible: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(accessible, name, parent=parent)
        self._delegate = CardDelegate(self)
        self.setItemDelegate(self._delegate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override RowList.resizeEvent: the card that is open is whole in view."""
        super().resizeEvent(event)
        self.reveal()

    def reveal(self) -> None:
        """Scroll to the card that is open once all are laid out; the first stands at the top."""
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def minimumSizeHint(self) -> QSize:
        """Override RowList.minimumSizeHint: three cards stand in view."""
        hint = super().minimumSizeHint()
        rows = self.rows()
        each = self._delegate.height_of(rows[0]) if rows else look().px(60)
        return QSize(hint.width(), min(max(len(rows), 1), _LEAST_CARDS) * each + 2)

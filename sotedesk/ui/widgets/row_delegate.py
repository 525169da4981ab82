"""Painting of two-line rows."""

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.chip import chip_size, paint_chip
from sotedesk.ui.widgets.key_cap import cap_size, paint_cap
from sotedesk.ui.widgets.row import ROW_ROLE, Row
from sotedesk.ui.widgets.wrapped_text import wrapped

_ICON = 18
_GAP = 10
_SIDE = 14
_ENTER = "↵"
_CLOSE = 240
"""Least pixels between the beginnings of title and columns that follow it."""
_MOST_TITLE_LINES, _MOST_SUB_LINES = 3, 2


@dataclass(slots=True)
class RowMeasure:
    """Column widths shared by all rows of a list, from their contents.

    Attributes:
        titles: Widest title.
        stacked: There is no room for columns beside the title; they stand below it.
        wraps: Title and second line go on to further lines; such rows have no columns.
        room: Width of the list, in pixels; what wraps depends on it.
        close: Columns follow the widest title instead of standing at the right end.
    """

    icon: int = 0
    lead: int = 0
    columns: list[int] = field(default_factory=list)
    chip: int = 0
    action: int = 0
    two_lines: bool = True
    titles: int = 0
    stacked: bool = False
    wraps: bool = False
    room: int = 0
    close: bool = False

    def taken(self) -> int:
        """Return the width all but the title takes when the columns stand beside it."""
        shown = look()
        gap = shown.px(_GAP)
        columns = sum(width + shown.px(16) for width in self.columns)
        lead = self.lead + self.after_lead() if self.lead else 0
        parts = (self.icon, self.chip, self.action)
        return 2 * shown.px(_SIDE) + 4 + columns + lead + sum(w + gap for w in parts if w)

    def after_lead(self) -> int:
        """Return the gap between lead and title; a narrow list has none to spare."""
        return look().px(12 if self.wraps else 24)

    def lines_of(self, row: Row) -> tuple[list[str], list[str]]:
        """Return the lines of title and second line of a row that wraps."""
        room = self.room - self.taken()
        title = wrapped(row.title, Text.STRONG, room, _MOST_TITLE_LINES)
        return title, wrapped(row.sub, Text.SMALL, room, _MOST_SUB_LINES)


def measure(rows: tuple[Row, ...]) -> RowMeasure:
    """Return the widths that let the given rows show their short columns whole."""
    shown = look()
    found = RowMeasure(two_lines=any(_has_second_line(r) for r in rows if not r.heading))
    for row in rows:
        if row.heading:
            continue
        if row.icon:
            found.icon = shown.px(_ICON)
        use = Text.BODY if row.marks else Text.STRONG
        found.titles = max(found.titles, shown.width(use, row.title))
        found.lead = max(found.lead, shown.width(Text.STRONG, row.lead))
        for place, (first, second) in enumerate(row.columns):
            if place == len(found.columns):
                found.columns.append(0)
            width = max(shown.width(Text.BODY, first), shown.width(Text.SMALL, second))
            found.columns[place] = max(found.columns[place], width)
        if row.chip:
            found.chip = max(found.chip, chip_size(row.chip, row.chip_icon).width())
        if row.action:
            width = shown.width(Text.STRONG, row.action) + cap_size(_ENTER).width()
            found.action = max(found.action, width + shown.px(30))
    return found


class RowDelegate(QStyledItemDelegate):
    """Paints rows; the ring round the current row is painted here, for QSS cannot."""

    measured = RowMeasure()

    def height_of(self, row: Row) -> int:
        """Return the height of a row."""
        shown = look()
        title, sub = shown.metrics(Text.STRONG), shown.metrics(Text.SMALL)
        if row.heading:
            return max(shown.px(27), sub.height() + 8)
        if self.measured.wraps:
            first, second = self.measured.lines_of(row)
            high = len(first) * title.height() + len(second) * sub.height()
            return max(shown.px(36), high + shown.px(12))
        if self.measured.stacked and row.sub and any(row.columns):
            return title.height() + 2 * sub.height() + shown.px(12)
        if self.measured.two_lines or (self.measured.stacked and any(row.columns)):
            return max(shown.px(48), title.height() + sub.height() + shown.px(10))
        return max(shown.px(36), title.height() + shown.px(14))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Override QStyledItemDelegate.sizeHint."""
        return QSize(option.rect.width(), self.height_of(index.data(ROW_ROLE)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.paint."""
        row: Row = index.data(ROW_ROLE)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._paint_heading(painter, area, row)
        else:
            current, focused = _current_and_focused(option.widget, index)
            below = index.sibling(index.row() + 1, 0).data(ROW_ROLE)
            ruled = isinstance(below, Row) and not below.heading
            self._paint_ground(painter, area, current=current, focused=focused, ruled=ruled)
            if self.measured.wraps:
                self._paint_wrapped(painter, area, row)
            else:
                self._paint_row(painter, area, row, enter=current and focused)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Row) -> None:
        shown = look()
        painter.fillRect(area, shown.colour("well"))
        line = shown.colour("line")
        painter.fillRect(area.left(), area.top(), area.width(), 1, line)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, line)
        tone = row.tone
        ink = shown.colour("ink2") if tone is Tone.PLAIN else shown.ink(tone)
        inner = area.adjusted(shown.px(_SIDE), 0, -shown.px(_SIDE), 0)
        self._text(painter, QRectF(inner), row.title, Text.LABEL, ink)
        if row.sub:
            skip = shown.width(Text.LABEL, row.title) + shown.px(_GAP)
            after = QRectF(inner).adjusted(skip, 0, 0, 0)
            self._text(painter, after, row.sub, Text.SMALL, shown.colour("ink3"))

    def _paint_ground(
        self, painter: QPainter, area: QRect, *, current: bool, focused: bool, ruled: bool
    ) -> None:
        shown = look()
        if not current:
            side = shown.px(_SIDE)
            line = QRect(area.left() + side, area.bottom(), area.width() - 2 * side, 1)
            if ruled:
                painter.fillRect(line, shown.colour("line"))
            return
        box = QRectF(area).adjusted(5, 1, -5, -2)
        painter.setBrush(shown.colour("sel") if focused else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.colour("focus" if focused else "line2"), 2 if focused else 1))
        painter.drawRoundedRect(box, 6, 6)

    def _paint_row(self, painter: QPainter, area: QRect, row: Row, *, enter: bool) -> None:
        shown = look()
        inner = QRectF(area).adjusted(shown.px(_SIDE) + 4, 0, -shown.px(_SIDE), 0)
        left = self._paint_lead(painter, inner, row)
        right = self._paint_end(painter, inner, row, enter=enter)
        below = ""
        if self.measured.stacked:
            below = " · ".join(part for pair in row.columns for part in pair if part)
        else:
            ends = self._columns_end(left, right)
            right = self._paint_columns(painter, inner, row, ends)
        box = QRectF(left, inner.top(), max(0.0, right - left), inner.height())
        use = Text.BODY if row.marks else Text.STRONG
        if below and row.sub:
            self._three_lines(painter, box, row, below, use)
        elif below:
            self._two_lines(painter, box, row.title, below, use, marks=row.marks)
        else:
            self._two_lines(painter, box, row.title, row.sub, use, marks=row.marks)

    def _paint_wrapped(self, painter: QPainter, area: QRect, row: Row) -> None:
        """Paint title and second line on as many lines as they need, all from the top."""
        shown = look()
        high, low = shown.metrics(Text.STRONG).height(), shown.metrics(Text.SMALL).height()
        inner = QRectF(area).adjusted(shown.px(_SIDE) + 4, 0, -shown.px(_SIDE), 0)
        top = inner.top() + shown.px(6)
        first = QRectF(inner.left(), top, inner.width(), high)
        left = self._paint_lead(painter, first, row)
        self._paint_end(painter, first, row, enter=False)
        room = QRectF(left, top, self.measured.room - self.measured.taken(), high)
        title, sub = self.measured.lines_of(row)
        for line in title:
            self._text(painter, room, line, Text.STRONG, shown.colour("ink"))
            room.translate(0, high)
        room.setHeight(low)
        for line in sub:
            self._text(painter, room, line, Text.SMALL, shown.colour("ink3"))
            room.translate(0, low)

    def _paint_lead(self, painter: QPainter, inner: QRectF, row: Row) -> float:
        """Paint icon and state word; return where the title begins."""
        shown = look()
        ink = shown.colour("ink2") if row.tone is Tone.PLAIN else shown.ink(row.tone)
        left = inner.left()
        if self.measured.icon:
            if row.icon:
                box = QRectF(left, inner.top(), self.measured.icon, inner.height())
                paint_icon(painter, row.icon, ink, box)
            left += self.measured.icon + shown.px(_GAP)
        if self.measured.lead:
            box = QRectF(left, inner.top(), self.measured.lead + 1, inner.height())
            self._text(painter, box, row.lead, Text.STRONG, ink)
            left += self.measured.lead + self.measured.after_lead()
        return left

    def _paint_end(self, painter: QPainter, inner: QRectF, row: Row, *, enter: bool) -> float:
        """Paint action and chip; return where what is left of them ends."""
        gap = look().px(_GAP)
        right = inner.right()
        if self.measured.action:
            width = self.measured.action
            box = QRectF(right - width, inner.top(), width, inner.height())
            self._paint_action(painter, box, row.action, enter=enter)
            right -= width + gap
        if self.measured.chip:
            if row.chip:
                size = chip_size(row.chip, row.chip_icon)
                top = inner.center().y() - size.height() / 2
                box = QRectF(right - size.width(), top, size.width(), size.height())
                paint_chip(painter, box, row.chip, row.chip_icon, row.chip_tone)
            right -= self.measured.chip + gap
        return right

    def _columns_end(self, left: float, right: float) -> float:
        """Return where the columns end: at the right, or soon after the widest title."""
        found = self.measured
        if not found.close:
            return right
        columns = sum(width + look().px(16) for width in found.columns)
        return min(right, left + max(found.titles, look().px(_CLOSE)) + columns)

    def _paint_columns(self, painter: QPainter, inner: QRectF, row: Row, right: float) -> float:
        """Paint the columns from the right; return where the title must end."""
        for place in reversed(range(len(self.measured.columns))):
            width = self.measured.columns[place]
            if place < len(row.columns):
                first, second = row.columns[place]
                box = QRectF(right - width, inner.top(), width + 1, inner.height())
                self._two_lines(painter, box, first, second, Text.BODY)
            right -= width + look().px(16)
        return right

    def _paint_action(self, painter: QPainter, area: QRectF, verb: str, *, enter: bool) -> None:
        if not verb:
            return
        shown = look()
        if not enter:
            self._text(painter, area.adjusted(10, 0, 0, 0), verb, Text.BODY, shown.colour("pri"))
            edge = shown.px(16)
            box = QRectF(area.right() - edge - 4, area.top(), edge, area.height())
            paint_icon(painter, "chevron-right", shown.colour("pri"), box)
            return
        height = max(shown.px(30), shown.metrics(Text.STRONG).height() + 8)
        box = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.colour("pri_fill"))
        painter.drawRoundedRect(box, 6, 6)
        ink = shown.colour("on_pri")
        self._text(painter, box.adjusted(10, 0, 0, 0), verb, Text.STRONG, ink)
        size = cap_size(_ENTER)
        edge_ink = QColor(ink)
        edge_ink.setAlphaF(0.65)
        cap = QRectF(
            box.right() - size.width() - shown.px(6),
            box.center().y() - size.height() / 2,
            size.width(),
            size.height(),
        )
        paint_cap(painter, cap, _ENTER, ink=ink, edge=edge_ink, fill=None)

    def _two_lines(
        self,
        painter: QPainter,
        area: QRectF,
        first: str,
        second: str,
        use: Text,
        *,
        marks: tuple[tuple[int, int], ...] = (),
    ) -> None:
        shown = look()
        upper, lower = shown.metrics(use).height(), shown.metrics(Text.SMALL).height()
        if not second:
            self._marked(painter, area, first, use, marks)
            return
        top = area.center().y() - (upper + lower) / 2
        self._marked(painter, QRectF(area.left(), top, area.width(), upper), first, use, marks)
        below = QRectF(area.left(), top + upper, area.width(), lower)
        self._text(painter, below, second, Text.SMALL, shown.colour("ink3"))

    def _three_lines(
        self, painter: QPainter, area: QRectF, row: Row, below: str, use: Text
    ) -> None:
        low = look().metrics(Text.SMALL).height()
        upper = QRectF(area.left(), area.top(), area.width(), area.height() - low)
        self._two_lines(painter, upper, row.title, row.sub, use, marks=row.marks)
        last = QRectF(area.left(), area.bottom() - low - look().px(4), area.width(), low)
        self._text(painter, last, below, Text.SMALL, look().colour("ink2"))

    def _marked(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        use: Text,
        marks: tuple[tuple[int, int], ...],
    ) -> None:
        ink = look().colour("ink")
        left = area.left()
        for piece, marked in _pieces(text, marks):
            font = QFont(look().font(Text.STRONG if marked else use, text))
            font.setUnderline(marked)
            metrics = QFontMetrics(font)
            width = metrics.horizontalAdvance(piece)
            painter.setFont(font)
            painter.setPen(ink)
            room = QRectF(left, area.top(), max(0.0, area.right() - left), area.height())
            said = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)
            left += width

    def _text(self, painter: QPainter, area: QRectF, text: str, use: Text, ink: QColor) -> None:
        shown = look()
        painter.setFont(shown.font(use, text))
        painter.setPen(ink)
        said = shown.metrics(use, text).elidedText(
            text, Qt.TextElideMode.ElideRight, int(area.width()) + 1
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, said)


def _has_second_line(row: Row) -> bool:
    """Return whether the title or any column beside it says something below its first line."""
    return bool(row.sub) or any(second for _first, second in row.columns)


def _current_and_focused(
    view: QWidget, index: QModelIndex | QPersistentModelIndex
) -> tuple[bool, bool]:
    """Return whether the row is the current one, and whether its list has the focus."""
    if not isinstance(view, QAbstractItemView) or view.currentIndex() != index:
        return False, False
    focused = view.hasFocus() or bool(view.property("shown_focused"))
    return view.selectionModel().hasSelection(), focused and view.isActiveWindow()


def _pieces(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    if not marks:
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(marks):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [(piece, marked) for piece, marked in pieces if piece]

"""A row of fields that fills its width, and goes on to the next line where it does not fit."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FillFlow(QLayout):
    """Fields side by side with the width shared out, whole at any text scale.

    Args:
        gap: Between fields, and a third of it at least between lines.
        line_gap: Between lines.
        centred: Fields stand at the middle of their line; else they are as high as it.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 12,
        line_gap: int = 6,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shares: list[int] = []
        self._gap = gap
        self._line_gap = line_gap
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, share: int = 0) -> None:
        """Add a field.

        Args:
            share: Of the width left over; a field without one is as wide as it wants to be.
        """
        self._shares.append(share)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Override QLayout.addItem."""
        self._items.append(item)

    def count(self) -> int:
        """Override QLayout.count."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Override QLayout.itemAt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Override QLayout.takeAt."""
        if not 0 <= index < len(self._items):
            return None
        self._shares.pop(index)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Override QLayout.expandingDirections."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Override QLayout.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QLayout.heightForWidth."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        heights = [_line_height(line) for line in self._lines(inner)]
        gaps = self._line_gap * max(0, len(heights) - 1)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def setGeometry(self, area: QRect) -> None:
        """Override QLayout.setGeometry."""
        super().setGeometry(area)
        inner = area.marginsRemoved(self.contentsMargins())
        lines = self._lines(inner.width())
        top = inner.top()
        for line in lines:
            high = inner.height() if len(lines) == 1 else _line_height(line)
            left = inner.left()
            for item, width in line:
                wanted = min(high, _height(item, width)) if self._centred else high
                item.setGeometry(QRect(left, top + (high - wanted) // 2, width, wanted))
                left += width + self._gap
            top += high + self._line_gap

    def sizeHint(self) -> QSize:
        """Override QLayout.sizeHint: all on one line."""
        margins = self.contentsMargins()
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Override QLayout.minimumSize: the widest single field."""
        margins = self.contentsMargins()
        shown = [
            (_least(item, share), item.minimumSize().height())
            for item, share in zip(self._items, self._shares, strict=True)
            if not item.isEmpty()
        ]
        width = max((wide for wide, _high in shown), default=0)
        height = max((high for _wide, high in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Give the fields of each line with their widths."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        used = 0
        for item, share in zip(self._items, self._shares, strict=True):
            if item.isEmpty():
                continue
            least = _least(item, share)
            if lines and used + self._gap + least <= width:
                lines[-1].append((item, share))
                used += self._gap + least
            else:
                lines.append([(item, share)])
                used = least
        return [self._shared_out(line, width) for line in lines]

    def _shared_out(
        self, line: list[tuple[QLayoutItem, int]], width: int
    ) -> list[tuple[QLayoutItem, int]]:
        room = width - self._gap * (len(line) - 1)
        least = {item: _least(item, share) for item, share in line}
        room -= sum(least[item] for item, share in line if not share)
        shares = sum(share for _item, share in line)
        wanted = {item: room * share // shares for item, share in line if share}
        if any(wide < least[item] for item, wide in wanted.items()):
            spare = room - sum(least[item] for item in wanted)
            wanted = {item: least[item] + spare * share // shares for item, share in line if share}
        return [(item, min(width, wanted.get(item, least[item]))) for item, _share in line]


def _least(item: QLayoutItem, share: int) -> int:
    return item.minimumSize().width() if share else item.sizeHint().width()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def _line_height(line: list[tuple[QLayoutItem, int]]) -> int:
    return max(_height(item, width) for item, width in line)

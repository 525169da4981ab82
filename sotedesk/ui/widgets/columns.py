"""Columns of given shares that align from row to row, and stack when they do not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ColumnsLayout(QLayout):
    """Lays widgets in columns whose widths depend on the row's width only.

    Nested boxes give every row its own widths as soon as one label is longer; here two rows of
    equal width have equal columns. Where a column could not show its widget whole, all stand one
    below the other.

    Args:
        shares: Relative width of each column.
        gap: Between columns; between lines it is a third.
    """

    def __init__(
        self, shares: Sequence[int], parent: QWidget | None = None, *, gap: int = 16
    ) -> None:
        super().__init__(parent)
        self._shares = tuple(shares)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

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
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Override QLayout.expandingDirections: as wide as it may, no higher than it must."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Override QLayout.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QLayout.heightForWidth."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        around = margins.top() + margins.bottom()
        widths = self.widths(inner)
        if not widths:
            lines = [_height(item, inner) for item in self._items if not item.isEmpty()]
            return sum(lines) + self._gap // 3 * max(0, len(lines) - 1) + around
        pairs = zip(self._items, widths, strict=False)
        return max((_height(item, wide) for item, wide in pairs), default=0) + around

    def setGeometry(self, area: QRect) -> None:
        """Override QLayout.setGeometry."""
        super().setGeometry(area)
        inner = area.marginsRemoved(self.contentsMargins())
        widths = self.widths(inner.width())
        left, top = inner.left(), inner.top()
        if not widths:
            for item in self._items:
                if not item.isEmpty():
                    height = _height(item, inner.width())
                    item.setGeometry(QRect(left, top, inner.width(), height))
                    top += height + self._gap // 3
            return
        for item, width in zip(self._items, widths, strict=False):
            item.setGeometry(QRect(left, top, width, inner.height()))
            left += width + self._gap

    def sizeHint(self) -> QSize:
        """Override QLayout.sizeHint."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Override QLayout.minimumSize: the widest single item; the height depends on width."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(
            widest + margins.left() + margins.right(), margins.top() + margins.bottom() + 1
        )

    def widths(self, inner: int) -> tuple[int, ...]:
        """Give the width of each column, or nothing when they have to stack."""
        room = inner - self._gap * (len(self._shares) - 1)
        whole = sum(self._shares)
        widths = tuple(room * share // whole for share in self._shares)
        needed = (item.minimumSize().width() for item in self._items)
        fits = all(need <= width for need, width in zip(needed, widths, strict=False))
        return widths if fits else ()


def _height(item: QLayoutItem, width: int) -> int:
    if item.isEmpty():
        return 0
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

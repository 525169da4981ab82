"""A row that goes on to the next line when it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets left to right and wraps; chips and status words stay whole at any text scale."""

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = 8,
        line_gap: int = 6,
        *,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._centred = centred
        self._line_gap = line_gap
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
        """Override QLayout.expandingDirections: takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Override QLayout.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QLayout.heightForWidth."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        """Override QLayout.setGeometry."""
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        """Override QLayout.sizeHint: all on one line."""
        shown = [i.sizeHint() for i in self._items if not i.isEmpty()]
        margins = self.contentsMargins()
        width = sum(s.width() for s in shown) + self._gap * max(0, len(shown) - 1)
        height = max((s.height() for s in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Override QLayout.minimumSize: the widest single item."""
        shown = [i.minimumSize() for i in self._items if not i.isEmpty()]
        margins = self.contentsMargins()
        return QSize(
            max((s.width() for s in shown), default=0) + margins.left() + margins.right(),
            max((s.height() for s in shown), default=0) + margins.top() + margins.bottom(),
        )

    def _arrange(self, area: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        top = inner.top()
        if move:
            used = self._arrange(QRect(0, 0, area.width(), 0), move=False)
            top += max(0, (area.height() - used) // 2) if self._centred else 0
        for line in self._lines(inner.width()):
            height = max(item.sizeHint().height() for item in line)
            left = inner.left()
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), inner.width())
                if move:
                    drop = (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top + drop), QSize(width, size.height())))
                left += width + self._gap
            top += height + self._line_gap
        used = top - self._line_gap - inner.top() if top > inner.top() else 0
        return used + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            need = item.sizeHint().width()
            if lines and used + self._gap + need <= width:
                lines[-1].append(item)
                used += self._gap + need
            else:
                lines.append([item])
                used = need
        return lines

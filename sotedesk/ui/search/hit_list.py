"""The hits under a search field: the current one is tinted; the ring stays on the field."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_delegate import RowDelegate
from sotedesk.ui.widgets.row_list import RowList

_HEIGHT = 40


class HitDelegate(RowDelegate):
    """Paints the current hit without a ring: the search field has the focus."""

    def height_of(self, row: Row) -> int:
        """Override RowDelegate.height_of: rows a finger's width apart."""
        return max(super().height_of(row), look().px(_HEIGHT))

    def _paint_ground(
        self,
        painter: QPainter,
        area: QRect,
        *,
        current: bool,
        focused: bool,  # noqa: ARG002 - the signature of the kit
        ruled: bool,  # noqa: ARG002 - hits stand without lines between them
    ) -> None:
        if current:
            painter.setBrush(look().colour("sel"))
            painter.setPen(QPen(look().colour("line2"), 1))
            painter.drawRoundedRect(QRectF(area).adjusted(5.5, 1.5, -5.5, -1.5), 6, 6)


class HitList(RowList):
    """Hits one moves through while the focus stays in the field above."""

    def __init__(self, accessible: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(accessible, name, close=True, parent=parent)
        self._delegate = HitDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def rows_height(self) -> int:
        """Return how high all rows together are."""
        return self._rows_height()

    def choose(self, place: int) -> None:
        """Make a row the current one; -1 for none."""
        if place < 0:
            self.clearSelection()
            self.viewport().update()
            return
        self.set_current(self.rows()[place].key)

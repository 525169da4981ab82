"""The headings of the plan's table, painted like the rest of the kit."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look

_SIDE = 8
NO_HEADS = 2
"""Height of headings that are not shown: a rest of the table that nothing covers."""


class TableHeads(QHeaderView):
    """Column titles over a hairline, or row numbers at the top of their rows."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QHeaderView.paintEvent: sections only, no grey where there is none."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look().colour("surface"))
        if self.height() <= NO_HEADS:
            return
        columns = self.orientation() == Qt.Orientation.Horizontal
        for section in range(self.count()):
            at, size = self.sectionViewportPosition(section), self.sectionSize(section)
            area = (
                QRect(at, 0, size, self.height()) if columns else QRect(0, at, self.width(), size)
            )
            self.paintSection(painter, area, section)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        """Override QHeaderView.paintSection."""
        shown = look()
        columns = self.orientation() == Qt.Orientation.Horizontal
        role = Qt.ItemDataRole.DisplayRole
        words = str(self.model().headerData(section, self.orientation(), role))
        line = shown.colour("line")
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, line)
        painter.setFont(shown.font(Text.LABEL))
        painter.setPen(shown.colour("ink2"))
        if columns:
            inner = area.adjusted(shown.px(_SIDE), 0, -2, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        else:
            inner = area.adjusted(0, shown.px(_SIDE), 0, 0)
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(inner, top, words)

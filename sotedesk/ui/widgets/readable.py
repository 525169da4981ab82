"""A panel that stands in place of a page, such as a question asked before it opens."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.ui.theme.look import look

_WIDEST = 620
"""Pixels; longer lines are not read at ease."""


class Readable(QWidget):
    """Holds a panel at the top of a page, no wider than is read at ease."""

    def __init__(self, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        row = QHBoxLayout()
        row.addWidget(panel, 10)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._panel.setMaximumWidth(look().px(_WIDEST))

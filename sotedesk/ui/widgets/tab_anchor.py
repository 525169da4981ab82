"""Where rows that are made later belong in the order of Tab."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TabAnchor(QWidget):
    """Marks a place in the order of Tab; never seen and never stopped at.

    A widget made after its window stands last in the order, wherever it stands on the screen; and
    only widgets that take the focus can be ordered.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def order(self, stops: Iterable[QWidget]) -> None:
        """Let Tab go through the stops here, in their order."""
        for first, second in pairwise([self, *stops]):
            QWidget.setTabOrder(first, second)

"""An icon beside a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look


class IconLabel(QWidget):
    """Shows one icon in a colour of the token table; the word beside it carries the meaning."""

    def __init__(
        self,
        name: str,
        colour: str = "ink2",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, colour: str | None = None) -> None:
        """Show another icon, or the same in another colour."""
        self._name = name
        self._colour = colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint: the icon grows with the text."""
        edge = look().px(self._size)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: never smaller than the icon."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        paint_icon(painter, self._name, look().colour(self._colour), QRectF(self.rect()))

"""A page of the paper, as it will be printed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.theme.look import look

_A4 = 297 / 210
_MOST_WIDTH = 620


class SheetView(QWidget):
    """Shows one page, as wide as there is room; a frame of paper while it is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QImage | None = None
        self._drawn: QImage | None = None
        self.setObjectName("sheet_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_page(None, "", 0, 0)

    def show_page(self, page: QImage | None, name: str, number: int, pages: int) -> None:
        """Show a page, told to screen readers by the paper's name and its number."""
        if page is not None and page is self._page:
            return
        self._page = page
        self._drawn = None
        named = _("Tulosteen esikatselu, {name}, sivu {number}/{pages}")
        said = named.format(name=name, number=number, pages=pages)
        self.setAccessibleName(said if page else _("Tulosteen esikatselu"))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth: paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth."""
        return round(min(width, _MOST_WIDTH) * _A4)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        width = max(180, min(self.width(), _MOST_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: still to be seen as paper."""
        return QSize(160, 226)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent: paper is white in every theme."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width() - 4.0, (self.height() - 4.0) / _A4)
        paper = QRectF((self.width() - width) / 2, 2, width, width * _A4)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if self._page is not None:
            ratio = self.devicePixelRatioF()
            size = (paper.size() * ratio).toSize()
            if self._drawn is None or self._drawn.size() != size:
                self._drawn = self._page.scaled(
                    size,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            painter.drawImage(paper, self._drawn, QRectF(self._drawn.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.colour("line2"), 1))
        painter.drawRect(paper)
        if self.hasFocus():
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRect(paper.adjusted(-1, -1, 1, 1))

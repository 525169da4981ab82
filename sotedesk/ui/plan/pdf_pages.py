"""Pictures of a PDF's pages, drawn by Qt's own thread.

A page drawn by a call would keep Python to itself meanwhile, also from another thread, and the
window would stand still; so Qt's renderer is asked and answers by a signal.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

POINTS_AN_INCH = 72


class UnreadablePdfError(RuntimeError):
    """The PDF has no page that can be shown."""


class PagePainter(QObject):
    """Draws pages, one wish at a time; lives on the GUI thread, which never waits for it.

    Args:
        dots_an_inch: How fine; about 100 for a preview, 300 for a printer.

    Signals:
        painted: The pictures on white as a tuple, the number of the first one and the count of
            pages.
        failed: UnreadablePdfError.
    """

    painted = Signal(object, int, int)
    failed = Signal(object)

    def __init__(self, dots_an_inch: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dots = dots_an_inch
        self._renderer: QPdfPageRenderer | None = None
        self._document: QPdfDocument | None = None
        self._buffer = QBuffer(self)
        self._pdf = b""
        self._wanted: dict[int, int] = {}
        self._drawn: dict[int, QImage] = {}

    def paint(self, pdf: bytes, number: int | None = None) -> None:
        """Draw one page, or all; what was wanted before and is not drawn yet is dropped.

        Args:
            pdf: The file.
            number: From 0; the last page where there are fewer; None for all.
        """
        renderer, document = self._opened(pdf)
        count = document.pageCount()
        self._wanted, self._drawn = {}, {}
        if count < 1:
            self.failed.emit(UnreadablePdfError())
            return
        pages = range(count) if number is None else (min(number, count - 1),)
        for page in pages:
            self._wanted[renderer.requestPage(page, self._size(document, page))] = page

    def _opened(self, pdf: bytes) -> "tuple[QPdfPageRenderer, QPdfDocument]":
        from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer  # noqa: PLC0415 - who previews

        if self._renderer is None or self._document is None:
            self._document = QPdfDocument(self)
            self._renderer = QPdfPageRenderer(self)
            self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
            self._renderer.setDocument(self._document)
            self._renderer.pageRendered.connect(self._on_rendered)
        if pdf is not self._pdf:
            self._pdf = pdf
            self._document.close()
            self._buffer.close()
            self._buffer.setData(QByteArray(pdf))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        return self._renderer, self._document

    def _size(self, document: "QPdfDocument", page: int) -> QSize:
        points = document.pagePointSize(page)
        return QSize(
            round(points.width() / POINTS_AN_INCH * self._dots),
            round(points.height() / POINTS_AN_INCH * self._dots),
        )

    def _on_rendered(
        self, _page: int, _size: QSize, image: QImage, _options: object, request: int
    ) -> None:
        page = self._wanted.get(request)
        if page is None:
            return
        self._drawn[page] = _on_white(image)
        if len(self._drawn) == len(self._wanted) and self._document is not None:
            numbers = sorted(self._drawn)
            pictures = tuple(self._drawn[number] for number in numbers)
            self._wanted, self._drawn = {}, {}
            self.painted.emit(pictures, numbers[0], self._document.pageCount())


def _on_white(drawn: QImage) -> QImage:
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page

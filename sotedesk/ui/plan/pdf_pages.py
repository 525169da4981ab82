"""Pictures of a PDF's pages; made off the GUI thread, so nothing here touches a widget."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

POINTS_AN_INCH = 72


class UnreadablePdfError(RuntimeError):
    """The PDF has no page that can be shown."""


def page_pictures(pdf: bytes, dots_an_inch: int) -> tuple[QImage, ...]:
    """Return every page as a picture on white.

    Args:
        pdf: The file.
        dots_an_inch: How fine; 96 for a preview, 300 for a printer.

    Raises:
        UnreadablePdfError: It is no PDF, or has no page.
    """
    with _opened(pdf) as document:
        pages = range(document.pageCount())
        return tuple(_picture(document, number, dots_an_inch) for number in pages)


def page_picture(pdf: bytes, number: int, dots_an_inch: int) -> tuple[QImage, int]:
    """Return one page as a picture on white, and how many pages there are.

    Args:
        pdf: The file.
        number: From 0; the last page where there are fewer.
        dots_an_inch: As in ``page_pictures``.

    Raises:
        UnreadablePdfError: It is no PDF, or has no page.
    """
    with _opened(pdf) as document:
        count = document.pageCount()
        return _picture(document, min(number, count - 1), dots_an_inch), count


@contextmanager
def _opened(pdf: bytes) -> "Iterator[QPdfDocument]":
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - costs time only who previews

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.pageCount() < 1:
        raise UnreadablePdfError
    yield document
    document.close()
    buffer.close()


def _picture(document: "QPdfDocument", number: int, dots_an_inch: int) -> QImage:
    points = document.pagePointSize(number)
    size = QSize(
        round(points.width() / POINTS_AN_INCH * dots_an_inch),
        round(points.height() / POINTS_AN_INCH * dots_an_inch),
    )
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    _draw_on(page, document.render(number, size))
    return page


def _draw_on(page: QImage, drawn: QImage) -> None:
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()

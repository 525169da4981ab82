"""Pictures of a PDF's pages; made off the GUI thread, so nothing here touches a widget."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter

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
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - costs time only who previews

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.pageCount() < 1:
        raise UnreadablePdfError
    pictures = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = QSize(
            round(points.width() / POINTS_AN_INCH * dots_an_inch),
            round(points.height() / POINTS_AN_INCH * dots_an_inch),
        )
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        drawn = document.render(number, size)
        _draw_on(page, drawn)
        pictures.append(page)
    document.close()
    buffer.close()
    return tuple(pictures)


def _draw_on(page: QImage, drawn: QImage) -> None:
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()

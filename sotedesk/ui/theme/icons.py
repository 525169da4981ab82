"""Our own line icons, recoloured and cached.

Each is an SVG file on a 20-px grid in `resources/icons`, stroked with `currentColor`; rendering
replaces that word. An icon always stands beside a word, so none has an accessible name.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sotedesk.resources import resource

GRID = 20


class UnknownIconError(LookupError):
    """No such icon is shipped."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no icon {name!r} in resources/icons")


@cache
def icon_source(name: str) -> str:
    """Return an icon's SVG text.

    Raises:
        UnknownIconError: No file has that name.
    """
    path = resource("icons", f"{name}.svg")
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnknownIconError(name) from error


@lru_cache(maxsize=1024)
def _render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(icon_source(name).replace("currentColor", colour).encode())
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, colour: QColor, size: int = GRID, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture.

    Args:
        name: File name without its ending.
        colour: Stroke colour.
        size: Edge in device-independent pixels.
        ratio: Device pixel ratio of the surface painted on.

    Raises:
        UnknownIconError: No such icon.
    """
    return _render(name, colour.name(), size, ratio)


def paint_icon(painter: QPainter, name: str, colour: QColor, area: QRectF) -> None:
    """Paint an icon centred in an area as large as the area's shorter edge."""
    size = round(min(area.width(), area.height()))
    ratio = painter.device().devicePixelRatioF()
    left = round(area.x() + (area.width() - size) / 2)
    top = round(area.y() + (area.height() - size) / 2)
    painter.drawPixmap(left, top, icon_pixmap(name, colour, size, ratio))


def make_icon(name: str, colour: QColor, size: int = GRID) -> QIcon:
    """Return a QIcon for the few Qt classes that want one, sharp up to twice the density."""
    icon = QIcon(icon_pixmap(name, colour, size, 1.0))
    icon.addPixmap(icon_pixmap(name, colour, size, 2.0))
    return icon

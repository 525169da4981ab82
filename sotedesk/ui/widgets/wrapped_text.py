"""Text broken into lines for painting; widgets wrap by themselves, painted rows do not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look


def wrapped(text: str, use: Text, width: int, most: int) -> list[str]:
    """Break a text at words into lines.

    Args:
        text: One paragraph.
        use: Its type.
        width: Of a line, in pixels.
        most: How many lines; what is left over ends the last one as an ellipsis.
    """
    if not text:
        return []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, look().font(use, text))
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        if len(lines) == most - 1:
            rest = text[line.textStart() :]
            metrics = look().metrics(use, text)
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width + 1))
            break
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines

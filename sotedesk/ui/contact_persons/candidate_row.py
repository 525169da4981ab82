"""One person or team that may be named: a radio button that says everything in columns."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from sotedesk.model.frozen import dataclass
from sotedesk.ui.contact_persons.state import Chosen
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look

_SIDE = 10
_GAP = 12
_ICON = 18
_RADIO = 16
_HEIGHT = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: words, and an icon and colour where they say a state."""

    text: str
    icon: str = ""
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a row shows.

    Attributes:
        cells: In the order of the headings, without name and title.
        enabled: Whether the role chosen allows this one.
        group: Heading this row stands under; empty for none.
    """

    key: Chosen
    name: str
    title: str
    icon: str
    cells: tuple[Cell, ...]
    enabled: bool = True
    group: str = ""

    def spoken(self, heads: Sequence[str]) -> str:
        """Return the row as a screen reader says it."""
        said = [f"{head} {cell.text}" for head, cell in zip(heads, self.cells, strict=True)]
        return ", ".join([self.name, self.title, *said])


def column_widths(rows: Sequence[Candidate], heads: Sequence[str]) -> list[int]:
    """Return the width of each column after the name, so that all words are whole."""
    shown = look()
    body, head = shown.metrics(Text.BODY), shown.metrics(Text.LABEL)
    widths = [head.horizontalAdvance(words) for words in heads]
    for row in rows:
        for place, cell in enumerate(row.cells):
            icon = shown.px(_ICON + 6) if cell.icon else 0
            needed = body.horizontalAdvance(cell.text) + icon + 2
            widths[place] = max(widths[place], needed)
    return widths


def name_width(rows: Sequence[Candidate], first: str) -> int:
    """Return the width that shows every name, title and the heading above them whole."""
    shown = look()
    head = shown.metrics(Text.LABEL).horizontalAdvance(first)
    strong, small = shown.metrics(Text.STRONG), shown.metrics(Text.SMALL)
    widest = (
        max(strong.horizontalAdvance(row.name), small.horizontalAdvance(row.title)) for row in rows
    )
    return max(head, *widest, 0) + shown.px(_ICON + 8)


def paint_heads(
    painter: QPainter, area: QRectF, first: str, heads: Sequence[str], widths: Sequence[int]
) -> None:
    """Paint the headings above the columns of the rows."""
    shown = look()
    painter.setFont(shown.font(Text.LABEL))
    painter.setPen(shown.colour("ink2"))
    indent = shown.px(_SIDE + _ICON + 8)
    painter.drawText(area.adjusted(indent, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, first)
    for left, words in zip(_lefts(area, widths), heads, strict=True):
        box = QRectF(left, area.top(), area.right() - left, area.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


class CandidateRow(QRadioButton):
    """One row."""

    def __init__(
        self,
        row: Candidate,
        heads: Sequence[str],
        names: int,
        widths: Sequence[int],
        parent: QWidget,
    ) -> None:
        super().__init__(row.name, parent)
        self.row = row
        self._names = names
        self._widths = list(widths)
        self.setObjectName(f"candidate_{row.key.hex}")
        self.setAccessibleName(row.spoken(heads))
        self.setEnabled(row.enabled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QRadioButton.sizeHint."""
        shown = look()
        lines = shown.metrics(Text.STRONG).height() + shown.metrics(Text.SMALL).height()
        width = self._names + sum(self._widths) + shown.px(_GAP) * len(self._widths)
        return QSize(
            width + shown.px(2 * _SIDE + _RADIO + 8), max(shown.px(_HEIGHT), lines + shown.px(12))
        )

    def minimumSizeHint(self) -> QSize:
        """Override QRadioButton.minimumSizeHint: nothing is cut."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Override QRadioButton.hitButton: the whole row answers."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QRadioButton.paintEvent."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isChecked() or self.hasFocus():
            painter.setPen(
                QPen(shown.colour("focus"), 2)
                if self.hasFocus()
                else QPen(shown.colour("line2"), 1)
            )
            painter.setBrush(shown.colour("sel") if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(3, 1, -3, -2), 6, 6)
        else:
            line = shown.colour("line")
            painter.fillRect(14, self.height() - 1, self.width() - 28, 1, line)
        self._paint_who(painter, area)
        for left, cell in zip(_lefts(area, self._widths), self.row.cells, strict=True):
            self._paint_cell(painter, QRectF(left, 0, area.right() - left, area.height()), cell)
        self._paint_radio(painter, area)

    def _ink(self, colour: str) -> str:
        return colour if self.isEnabled() else "ink3"

    def _paint_who(self, painter: QPainter, area: QRectF) -> None:
        shown = look()
        left = area.left() + shown.px(_SIDE)
        edge = shown.px(_ICON)
        icon = QRectF(left, area.top(), edge, area.height())
        paint_icon(painter, self.row.icon, shown.colour("ink2"), icon)
        left += edge + shown.px(8)
        upper = shown.metrics(Text.STRONG).height()
        lower = shown.metrics(Text.SMALL).height()
        top = area.center().y() - (upper + lower) / 2
        painter.setFont(shown.font(Text.STRONG))
        painter.setPen(shown.colour(self._ink("ink")))
        painter.drawText(QRectF(left, top, area.width(), upper), self.row.name)
        painter.setFont(shown.font(Text.SMALL))
        painter.setPen(shown.colour(self._ink("ink2")))
        painter.drawText(QRectF(left, top + upper, area.width(), lower), self.row.title)

    def _paint_cell(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        shown = look()
        left = area.left()
        ink = shown.colour(self._ink(cell.colour))
        if cell.icon:
            edge = shown.px(_ICON)
            paint_icon(painter, cell.icon, ink, QRectF(left, area.top(), edge, area.height()))
            left += edge + shown.px(6)
        painter.setFont(shown.font(Text.BODY))
        painter.setPen(ink)
        box = QRectF(left, area.top(), area.right() - left, area.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cell.text)

    def _paint_radio(self, painter: QPainter, area: QRectF) -> None:
        shown = look()
        size = shown.px(_RADIO)
        left = area.right() - shown.px(_SIDE) - size
        circle = QRectF(left, area.center().y() - size / 2, size, size)
        painter.setBrush(shown.colour("surface"))
        painter.setPen(QPen(shown.colour("pri" if self.isChecked() else "line2"), 1.5))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if self.isChecked():
            inset = size * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("pri"))
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))


def _lefts(area: QRectF, widths: Sequence[int]) -> list[float]:
    """Return where each column begins, counted from the right end."""
    shown = look()
    right = area.right() - shown.px(_SIDE + _RADIO + 8)
    found: list[float] = []
    for width in reversed(widths):
        right -= width + shown.px(_GAP)
        found.append(right + shown.px(4))
    return found[::-1]

"""The three verdicts side by side; each looks as weighty as what it says."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen

from sotedesk.i18n import _
from sotedesk.model.review import Verdict
from sotedesk.ui.care_words import VERDICT
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.segment import Choice, Segment, SegmentButton

_RADIUS = 6.0
_ICON = 16
_GAP = 6
_PADDING = 6
_LOOKS: dict[object, tuple[str, str, str]] = {
    Verdict.OBSERVED: ("check", "pri_fill", "on_pri"),
    Verdict.NOT_OBSERVED: ("circle-minus", "ink2", "surface"),
    Verdict.NOT_ASSESSED: ("circle", "well", "ink"),
}


class VerdictSegment(Segment):
    """Havaittu, ei havaittu, ei arvioitu; always one of them, the last to begin with."""

    def __init__(self, name: str) -> None:
        super().__init__(
            [Choice(code, _(VERDICT[code])) for code in Verdict], name, clearable=False
        )

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Override Segment.set_choices: buttons that paint a verdict."""
        self._buttons = [VerdictButton(c, n, self) for n, c in enumerate(choices, start=1)]
        for index, button in enumerate(self._buttons):
            self._group.addButton(button)
            self._grid.addWidget(button, 0, index)
            button.clicked.connect(self._on_clicked)
            button.toggled.connect(self.update)
            if index:
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override Segment.paintEvent: the fill of the verdict, not one fill for all."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(outline, shown.colour("surface"))
        painter.setClipPath(outline)
        for button in self._buttons:
            area = QRectF(button.geometry())
            if button.isChecked():
                painter.fillRect(area, shown.colour(_LOOKS[button.choice.code][1]))
            elif button.underMouse() and button.isEnabled():
                painter.fillRect(area, shown.colour("pri_tint"))
        painter.setPen(QPen(shown.colour("line2"), 1))
        for button in self._buttons[1:]:
            left = button.geometry().left()
            painter.drawLine(left, 0, left, self.height())
        painter.setClipping(False)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)


class VerdictButton(SegmentButton):
    """One verdict."""

    def sizeHint(self) -> QSize:
        """Override SegmentButton.sizeHint: icon and the bold word."""
        shown = look()
        bold = shown.metrics(Text.LABEL)
        width = bold.horizontalAdvance(self.text()) + shown.px(_ICON + _GAP + 2 * _PADDING)
        return QSize(width, max(shown.px(32), bold.height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Override SegmentButton.minimumSizeHint: a verdict is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override SegmentButton.paintEvent: icon and word of the chosen one, else the word."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        icon, _fill, ink_name = _LOOKS[self.choice.code]
        ink = shown.colour(ink_name if chosen else "ink" if self.isEnabled() else "ink3")
        use = Text.LABEL if chosen else Text.SMALL
        edge, gap = (shown.px(_ICON), shown.px(_GAP)) if chosen else (0, 0)
        width = shown.metrics(use).horizontalAdvance(self.text())
        left = (self.width() - edge - gap - width) / 2
        if chosen:
            area = QRectF(left, (self.height() - edge) / 2, edge, edge)
            paint_icon(painter, icon, ink, area)
        painter.setFont(shown.font(use))
        painter.setPen(ink)
        words = QRectF(left + edge + gap, 0, width + 2, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            self._paint_ring(painter)

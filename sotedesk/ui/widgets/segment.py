"""Equal-rank choices side by side, each with its number.

Real radio buttons in a button group, so that a screen reader says "radio button 3 of 5"; painted
as one segmented box. The chosen one has a fill and a tick, never colour alone.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.model.frozen import dataclass
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look

_RADIUS = 6.0
_HEIGHT = 32
_PADDING = 10
_GAP = 8
_TICK = 16
_MOST_NUMBERED = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        code: What is stored.
        text: What is read.
    """

    code: Hashable
    text: str


class SegmentButton(QRadioButton):
    """One part of a segment; its parent paints the ground."""

    def __init__(self, choice: Choice, number: int, parent: "Segment") -> None:
        super().__init__(choice.text, parent)
        self.choice = choice
        self.number = number
        self._segment = parent
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.rename(choice.text)

    def rename(self, text: str) -> None:
        """Show other words for the same choice, such as a count that has grown."""
        self.setText(text)
        named = _("{text}, numero {number}").format(text=text, number=self.number)
        self.setAccessibleName(named if self.number else text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override QRadioButton.sizeHint: wide enough in the chosen, bolder state."""
        shown = look()
        bold = shown.metrics(Text.LABEL).horizontalAdvance(self.text())
        mark = max(shown.px(_TICK), shown.metrics(Text.SMALL).horizontalAdvance("8"))
        width = 2 * shown.px(_PADDING) + bold + shown.px(_GAP) + mark
        return QSize(width, max(shown.px(_HEIGHT), shown.metrics(Text.LABEL).height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Override QRadioButton.minimumSizeHint: a choice is never cut, only less padded."""
        hint = self.sizeHint()
        return QSize(hint.width() - 2 * look().px(_PADDING - 4), hint.height())

    def hitButton(self, _pos: object) -> bool:
        """Override QRadioButton.hitButton: the whole part answers, not only a dot."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QRadioButton.keyPressEvent: digits, arrows over all rows, Delete."""
        if not self._segment.take_key(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QRadioButton.paintEvent: number or tick, then the word."""
        shown = look()
        chosen = self.isChecked()
        painter = QPainter(self)
        use = Text.LABEL if chosen else Text.SMALL
        ink = shown.colour("on_pri" if chosen else "ink" if self.isEnabled() else "ink3")
        mark = str(self.number) if self.number else ""
        mark_width = (
            shown.px(_TICK) if chosen else shown.metrics(Text.SMALL).horizontalAdvance(mark)
        )
        gap = shown.px(_GAP) if mark_width else 0
        text_width = shown.metrics(use).horizontalAdvance(self.text())
        left = max(2.0, (self.width() - mark_width - gap - text_width) / 2)
        area = QRectF(left, 0, mark_width, self.height())
        if chosen:
            paint_icon(painter, "check", ink, area)
        elif mark:
            painter.setFont(shown.font(Text.SMALL))
            painter.setPen(shown.colour("ink3"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark)
        painter.setFont(shown.font(use))
        painter.setPen(ink)
        left += mark_width + gap
        painter.drawText(
            QRectF(left, 0, text_width + 1, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
        if self.hasFocus():
            self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        shown = look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        if self.isChecked():
            painter.setPen(QPen(shown.colour("surface"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), 4, 4)


class Segment(QWidget):
    """A choice of one from few, or none.

    Args:
        choices: In order; numbers follow it.
        name: Object name and accessible name's fallback.
        rows: How many rows the choices fill; digits and arrows run through all of them.
        numbered: Show numbers and answer to digit keys.
        clearable: Delete or Backspace takes the choice back.

    Signals:
        chosen: The code, or None when cleared; only what the worker did, not `set_value`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice],
        name: str = "",
        *,
        rows: int = 1,
        numbered: bool = True,
        clearable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._numbered = numbered
        self._clearable = clearable
        self._buttons: list[SegmentButton] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if name:
            self.setObjectName(name)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices; the old value is dropped."""
        for button in self._buttons:
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            SegmentButton(c, n if self._numbered and n <= _MOST_NUMBERED else 0, self)
            for n, c in enumerate(choices, start=1)
        ]
        columns = max(1, -(-len(choices) // self._rows))
        for index, button in enumerate(self._buttons):
            self._group.addButton(button)
            self._grid.addWidget(button, index // columns, index % columns)
            button.clicked.connect(self._on_clicked)
            button.toggled.connect(self.update)
            # Qt thins the tab stops to one only after the first focus; start with one.
            if index:
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if self._buttons:
            self.setFocusProxy(self._buttons[0])

    def choices(self) -> tuple[Choice, ...]:
        """Return the choices in order."""
        return tuple(button.choice for button in self._buttons)

    def buttons(self) -> tuple[SegmentButton, ...]:
        """Return the radio buttons in order, for tests and for setting tooltips."""
        return tuple(self._buttons)

    def value(self) -> Hashable | None:
        """Return the chosen code, or None."""
        return next((b.choice.code for b in self._buttons if b.isChecked()), None)

    def set_value(self, code: Hashable | None) -> None:
        """Show a choice without telling anyone; None or an unknown code shows none."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(code is not None and button.choice.code == code)
        self._group.setExclusive(True)
        self._aim_focus()
        held = next((b for b in self._buttons if b.hasFocus()), None)
        checked = next((b for b in self._buttons if b.isChecked()), None)
        if held is not None and checked is not None and held is not checked:
            checked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def set_edge(self, edge: str) -> None:
        """Mark the segment: `warn` for a missing choice, empty for none."""
        self.setProperty("edge", edge)
        self.update()

    def take_key(self, button: SegmentButton, event: QKeyEvent) -> bool:
        """Do what a key on one of the buttons asks; return whether it was for us."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        index = self._buttons.index(button)
        columns = self._grid.columnCount()
        key = event.key()
        digit = key - int(Qt.Key.Key_1)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._rows > 1:
            steps |= {Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        if self._numbered and 0 <= digit < len(self._buttons):
            self._choose(digit)
        elif key in steps:
            self._choose(self._clamped(index, steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._clearable:
            self._clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another size."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            for button in self._buttons:
                button.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent: the box, the chosen fill and the lines between."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        warned = self.property("edge") == "warn"
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(outline, shown.colour("warn_tint" if warned else "surface"))
        painter.save()
        painter.setClipPath(outline)
        for button in self._buttons:
            area = QRectF(button.geometry())
            if button.isChecked():
                painter.fillRect(area, shown.colour("pri_fill"))
            elif button.underMouse() and button.isEnabled():
                painter.fillRect(area, shown.colour("pri_tint"))
        line = shown.colour("line2")
        for button in self._buttons:
            part = button.geometry()
            # Filled, not stroked: a stroke on whole coordinates smears over two pixels.
            if part.left() > 1:
                painter.fillRect(part.left(), part.top(), 1, part.height(), line)
            if part.top() > 1:
                painter.fillRect(part.left(), part.top(), part.width(), 1, line)
        painter.restore()
        width = 2 if warned else 1
        painter.setPen(QPen(shown.colour("warn" if warned else "line2"), width))
        inset = (width - 1) / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _clamped(self, index: int, step: int) -> int:
        wanted = index + step
        if abs(step) == 1:
            return wanted % len(self._buttons)
        return wanted if 0 <= wanted < len(self._buttons) else index

    def _choose(self, index: int) -> None:
        button = self._buttons[index]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not button.isChecked():
            button.setChecked(True)
            self._on_clicked()

    def _clear(self) -> None:
        if self.value() is not None:
            self.set_value(None)
            self.chosen.emit(None)

    def _on_clicked(self) -> None:
        self._aim_focus()
        self.chosen.emit(self.value())

    def _aim_focus(self) -> None:
        """Tab enters at the chosen part."""
        target = next((b for b in self._buttons if b.isChecked()), None)
        if target is None:
            target = next((b for b in self._buttons if b.hasFocus()), None)
        if target is None and self._buttons:
            target = self._buttons[0]
        if target is not None:
            for button in self._buttons:
                tabbed = button is target
                button.setFocusPolicy(
                    Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus
                )
            self.setFocusProxy(target)

"""Weighty choices one below the other: each a box with its title, a line about it and a number."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.frozen import dataclass
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look

_SIDE = 12
_RADIO = 16
_GAP = 8
_NUMBER = 14
_RISE = 8
_LOWEST = 46


@dataclass(frozen=True, slots=True)
class BoxChoice:
    """One thing to choose.

    Attributes:
        text: What follows from it, in a few words.
    """

    code: Hashable
    title: str
    text: str = ""


class ChoiceBox(QRadioButton):
    """One box; a real radio button."""

    def __init__(self, choice: BoxChoice, number: int, parent: "ChoiceBoxes") -> None:
        super().__init__(choice.title, parent)
        self.choice = choice
        self.number = number
        self._boxes = parent
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_choice(choice)

    def show_choice(self, choice: BoxChoice) -> None:
        """Show other words for the same thing."""
        self.choice = choice
        self.setText(choice.title)
        self.setAccessibleName(
            _("{text}, numero {number}").format(text=choice.title, number=self.number)
        )
        self.setAccessibleDescription(choice.text)
        self._fit()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth: all words are readable."""
        shown = look()
        title = self._wrapped(Text.STRONG, self.choice.title, width)
        text = self._wrapped(Text.SMALL, self.choice.text, width) if self.choice.text else 0
        return max(shown.px(_LOWEST) if text else shown.px(36), title + text + 2 * shown.px(_RISE))

    def sizeHint(self) -> QSize:
        """Override QRadioButton.sizeHint."""
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Override QRadioButton.minimumSizeHint: the longest word of the title fits."""
        metrics = look().metrics(Text.STRONG)
        longest = max((metrics.horizontalAdvance(w) for w in self.choice.title.split()), default=0)
        width = longest + self._taken() + 4
        return QSize(width, look().px(36))

    def hitButton(self, _pos: object) -> bool:
        """Override QRadioButton.hitButton: the whole box answers."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QRadioButton.keyPressEvent: digits, up and down, Delete."""
        if not self._boxes.take_key(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: another width wraps to another height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QRadioButton.paintEvent: box, radio, words, number."""
        shown = look()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        warned = self._boxes.property("edge") == "warn"
        edge = "pri" if chosen else "warn" if warned else "line2"
        painter.setPen(QPen(shown.colour(edge), 2 if warned and not chosen else 1))
        painter.setBrush(shown.colour("pri_tint" if chosen else "warn_tint" if warned else "well"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_radio(painter)
        self._paint_words(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_radio(self, painter: QPainter) -> None:
        shown = look()
        size = shown.px(_RADIO)
        line = shown.metrics(Text.STRONG).height()
        top = shown.px(_RISE) + (line - size) / 2
        circle = QRectF(shown.px(_SIDE), top, size, size).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        painter.setBrush(shown.colour("surface"))
        painter.setPen(QPen(shown.colour("pri" if chosen else "line2"), 1.5))
        painter.drawEllipse(circle)
        if chosen:
            inset = size * 0.22
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("pri"))
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))

    def _paint_words(self, painter: QPainter) -> None:
        shown = look()
        left = shown.px(_SIDE + _RADIO + _GAP)
        width = self.width() - self._taken()
        top = shown.px(_RISE)
        use = Text.STRONG if self.isChecked() else Text.BODY
        painter.setFont(shown.font(use))
        painter.setPen(shown.colour("ink"))
        high = self._wrapped(Text.STRONG, self.choice.title, self.width())
        flags = Qt.TextFlag.TextWordWrap.value
        painter.drawText(QRect(left, top, width, high), flags, self.choice.title)
        painter.setFont(shown.font(Text.SMALL))
        painter.setPen(shown.colour("ink2"))
        below = QRect(left, top + high, width, self.height() - top - high)
        painter.drawText(below, flags, self.choice.text)
        number = QRect(left + width, top, shown.px(_NUMBER), high)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight.value, str(self.number))

    def _taken(self) -> int:
        return look().px(2 * _SIDE + _RADIO + _GAP + _NUMBER)

    def _wrapped(self, use: Text, text: str, width: int) -> int:
        room = QRect(0, 0, max(20, width - self._taken()), 10_000)
        flags = Qt.TextFlag.TextWordWrap.value
        return look().metrics(use).boundingRect(room, flags, text).height()

    def _fit(self) -> None:
        height = self.heightForWidth(self.width())
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()


class ChoiceBoxes(QWidget):
    """A choice of one from few, or none.

    Signals:
        chosen: The code, or None when cleared; only what the worker did, not `set_value`.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[BoxChoice], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if name:
            self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._boxes = [ChoiceBox(one, n, self) for n, one in enumerate(choices, start=1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in self._boxes:
            self._group.addButton(box)
            column.addWidget(box)
            box.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._aim_focus()

    def boxes(self) -> tuple[ChoiceBox, ...]:
        """Return the radio buttons in order."""
        return tuple(self._boxes)

    def value(self) -> Hashable | None:
        """Return the chosen code, or None."""
        return next((box.choice.code for box in self._boxes if box.isChecked()), None)

    def set_value(self, code: Hashable | None) -> None:
        """Show a choice without telling anyone; None or an unknown code shows none."""
        self._group.setExclusive(False)
        for box in self._boxes:
            box.setChecked(code is not None and box.choice.code == code)
        self._group.setExclusive(True)
        self._aim_focus()

    def set_words(self, code: Hashable, title: str, text: str) -> None:
        """Say a choice in other words, such as with the day it stands for."""
        for box in self._boxes:
            if box.choice.code == code and (box.choice.title, box.choice.text) != (title, text):
                box.show_choice(BoxChoice(code, title, text))

    def set_edge(self, edge: str) -> None:
        """Mark the boxes: `warn` for a missing choice, empty for none."""
        self.setProperty("edge", edge)
        for box in self._boxes:
            box.update()

    def take_key(self, box: ChoiceBox, event: QKeyEvent) -> bool:
        """Do what a key on one of the boxes asks; return whether it was for us."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        place = self._boxes.index(box)
        digit = event.key() - int(Qt.Key.Key_1)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if 0 <= digit < len(self._boxes):
            self._choose(digit)
        elif event.key() in steps:
            self._choose((place + steps[Qt.Key(event.key())]) % len(self._boxes))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(place)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.value() is not None:
                self.set_value(None)
                self.chosen.emit(None)
        else:
            return False
        return True

    def _choose(self, place: int) -> None:
        box = self._boxes[place]
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        if not box.isChecked():
            box.setChecked(True)
            self._on_clicked()

    def _on_clicked(self) -> None:
        self._aim_focus()
        self.chosen.emit(self.value())

    def _aim_focus(self) -> None:
        """Tab enters at the chosen box, else at the first."""
        target = next((box for box in self._boxes if box.isChecked()), None)
        target = target or next((box for box in self._boxes if box.hasFocus()), self._boxes[0])
        for box in self._boxes:
            tabbed = box is target
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(target)

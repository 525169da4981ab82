"""How things are in one area of life: a chip with icon and word that is chosen by its number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from sotedesk.model.review import Standing
from sotedesk.ui.care_words import STANDING, state_words
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.chip import chip_size, paint_chip
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.segment import Choice

_ORDER = tuple(STANDING)
_CHEVRON = 16
_GAP = 6


class StandingField(ChoiceField):
    """A drop-down that looks like the state it holds; 1–5 choose at once."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__(
            [
                Choice(code, f"{n} {state_words(STANDING, code)[0]}")
                for n, code in enumerate(_ORDER, 1)
            ],
            name,
            accessible,
            clearable=False,
        )
        self.setMinimumContentsLength(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override ChoiceField.keyPressEvent: digits choose without opening anything."""
        place = event.key() - int(Qt.Key.Key_1)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= place < len(_ORDER):
            if self.value() != _ORDER[place]:
                self.set_value(_ORDER[place])
                self.chosen.emit(_ORDER[place])
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Override ChoiceField.sizeHint: the longest state as a chip, and the chevron."""
        sizes = [chip_size(word, icon) for word, icon, _tone in map(_state, _ORDER)]
        shown = look()
        width = max(size.width() for size in sizes) + shown.px(_CHEVRON + _GAP) + 8
        return QSize(width, max(max(size.height() for size in sizes) + 8, shown.px(32)))

    def minimumSizeHint(self) -> QSize:
        """Override ChoiceField.minimumSizeHint: a state is never cut."""
        return self.sizeHint()

    def clipped_texts(self) -> list[str]:
        """Override ChoiceField.clipped_texts: the chip is cut when the field is too narrow."""
        word, icon, _tone = _state(self.value())
        room = self.width() - look().px(_CHEVRON + _GAP) - 8
        return [word] if chip_size(word, icon).width() > room + 1 else []

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override ChoiceField.paintEvent: chip, chevron and the ring of the focus."""
        shown = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        word, icon, tone = _state(self.value())
        size = chip_size(word, icon)
        top = (self.height() - size.height()) / 2
        paint_chip(painter, QRectF(4, top, size.width(), size.height()), word, icon, tone)
        if self.isEnabled():
            edge = shown.px(_CHEVRON)
            left = 4 + size.width() + shown.px(_GAP)
            area = QRectF(left, (self.height() - edge) / 2, edge, edge)
            paint_icon(painter, "chevron-down", shown.colour("ink3"), area)
        if self.hasFocus():
            painter.setPen(QPen(shown.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _state(code: object) -> tuple[str, str, Tone]:
    return state_words(STANDING, code if code is not None else Standing.NOT_ASKED)

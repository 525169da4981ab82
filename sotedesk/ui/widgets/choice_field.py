"""One of many, in a drop-down."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from sotedesk.i18n import _
from sotedesk.ui.keys import is_reserved
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.restyle import restyle
from sotedesk.ui.widgets.segment import Choice

_ICON = 16
_INSET = 9
_MOST_LETTERS = 44
_FEWEST_LETTERS = 14


class ChoiceField(QComboBox):
    """A drop-down; Alt+Down opens it, typing finds, Delete takes the choice back.

    Args:
        choices: In order.
        name: Object name.
        accessible: What a screen reader calls it; a LabelledField sets its label here.
        placeholder: Shown while nothing is chosen.
        clearable: Delete or Backspace takes the choice back.

    Signals:
        chosen: The code, or None when cleared; only what the worker did, not `set_value`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        name: str = "",
        accessible: str = "",
        placeholder: str = "",
        *,
        clearable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clearable = clearable
        self._codes: list[Hashable] = []
        if name:
            self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._placeholder = placeholder or _("Valitse")
        self.setPlaceholderText(self._placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def sizeHint(self) -> QSize:
        """Override QComboBox.sizeHint: the longest choice whole, within reason."""
        return QSize(self._width_for(_MOST_LETTERS), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Override QComboBox.minimumSizeHint: short choices whole, long ones may be cut."""
        return QSize(self._width_for(_FEWEST_LETTERS), super().sizeHint().height())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices; the old value stays if it is among them."""
        kept = self.value()
        self.clear()
        # Kept here and not as item data: Qt would hand an enum back as a bare text.
        self._codes = [choice.code for choice in choices]
        for choice in choices:
            self.addItem(choice.text)
        self.set_value(kept)
        self.updateGeometry()

    def codes(self) -> list[Hashable]:
        """Return the codes in order."""
        return list(self._codes)

    def value(self) -> Hashable | None:
        """Return the chosen code, or None."""
        if self.currentIndex() < 0:
            return None
        return self._codes[self.currentIndex()]

    def set_value(self, code: Hashable | None) -> None:
        """Show a choice without telling anyone; None or an unknown code shows none."""
        wanted = (place for place, known in enumerate(self._codes) if known == code)
        self.setCurrentIndex(-1 if code is None else next(wanted, -1))

    def show_problem(self, words: str) -> bool:
        """Say in the empty field what is wanted; empty words take it back.

        Returns:
            Whether the words are readable here: only while nothing is chosen.
        """
        self.setPlaceholderText(words or self._placeholder)
        self.updateGeometry()
        return self.currentIndex() < 0

    def set_edge(self, edge: str) -> None:
        """Mark the field: `warn` for a missing choice, empty for none."""
        restyle(self, "edge", edge)

    def event(self, event: QEvent) -> bool:
        """Override QComboBox.event: keys of the key map are not for finding an item."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_reserved(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QComboBox.keyPressEvent: Delete clears."""
        cleared = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if cleared and self._clearable and not event.modifiers():
            if self.value() is not None:
                self.set_value(None)
                self.chosen.emit(None)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QComboBox.wheelEvent: scrolling the form must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QComboBox.paintEvent: our chevron instead of a theme-bound picture."""
        super().paintEvent(event)
        shown = look()
        edge = shown.px(_ICON)
        box = QRectF(self.width() - edge - shown.px(_INSET), (self.height() - edge) / 2, edge, edge)
        paint_icon(QPainter(self), "chevron-down", shown.colour("ink2"), box)

    def words_width(self) -> int:
        """Return how far from the left the words in the closed field reach, in pixels."""
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        return look().px(_INSET) + self.fontMetrics().horizontalAdvance(text)

    def clipped_texts(self) -> list[str]:
        """Return what is cut in the closed field, for the audit."""
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        room = self.width() - look().px(9 + 30)
        return [text] if self.fontMetrics().horizontalAdvance(text) > room + 1 else []

    def _width_for(self, letters: int) -> int:
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())]
        short = min(max(widths, default=0), letters * metrics.averageCharWidth())
        advice = metrics.horizontalAdvance(self.placeholderText())
        return max(short, advice) + look().px(9 + 30) + 4

    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.value())

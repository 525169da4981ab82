"""Words with an icon or a number before them that stay one label, also when the words wrap."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.text_label import TextLabel

_ICON = 16
_GAP = 6
_NUMBER = 20


class LeadLabel(TextLabel):
    """Wrapped words behind an icon or a number; height follows from width, as a label's does.

    Args:
        text: The words.
        icon: Icon before them.
        number: Number before them, in place of an icon.
        colour: Colour of the icon, from the token table.
    """

    # Qt announces a change of font while the label is being made, before its own values are set.
    _number = ""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        number: str = "",
        colour: str = "ink2",
        use: Text = Text.SMALL,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, use, tone, wrap=True, parent=parent)
        self._icon = icon
        self._number = number
        self._colour = colour
        self._use = use
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if number:
            self.setAccessibleName(f"{number}. {text}")
        self._indent()

    def set_lead(self, icon: str, colour: str = "") -> None:
        """Show another icon."""
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Override QLabel.changeEvent: another text scale needs another indent."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._indent()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QLabel.paintEvent: the icon or number stands on the first line."""
        super().paintEvent(event)
        shown = look()
        line = shown.metrics(self._use).height()
        painter = QPainter(self)
        if self._number:
            painter.setFont(shown.font(Text.LABEL))
            painter.setPen(shown.colour("ink2"))
            painter.drawText(QRectF(0, 0, self._lead(), line), self._number)
            return
        edge = shown.px(_ICON)
        area = QRectF(0, (line - edge) / 2, edge, edge)
        paint_icon(painter, self._icon, shown.colour(self._colour), area)

    def _lead(self) -> int:
        return look().px(_NUMBER if self._number else _ICON + _GAP)

    def _indent(self) -> None:
        if self.contentsMargins().left() != self._lead():
            self.setContentsMargins(self._lead(), 0, 0, 0)

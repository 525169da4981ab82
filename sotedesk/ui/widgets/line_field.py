"""One line of text."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sotedesk.ui.keys import is_reserved
from sotedesk.ui.theme.icons import paint_icon
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.restyle import restyle

_ICON = 18
_INSET = 10


class LineField(QLineEdit):
    """A text line; `textEdited` tells of typing, `textChanged` of every change.

    Args:
        name: Object name.
        accessible: What a screen reader calls it; a LabelledField sets its label here.
        placeholder: Shown while empty.
        lead: Icon before the text.
        trail: Icon after the text.
    """

    def __init__(
        self,
        name: str = "",
        accessible: str = "",
        placeholder: str = "",
        *,
        lead: str = "",
        trail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lead = lead
        self._trail = trail
        if lead:
            self.setProperty("lead", "icon")
        if trail:
            self.setProperty("trail", "icon")
        if name:
            self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setPlaceholderText(placeholder)

    def set_edge(self, edge: str) -> None:
        """Mark the field: `warn` for something missing or unreadable, empty for none."""
        restyle(self, "edge", edge)

    def event(self, event: QEvent) -> bool:
        """Override QLineEdit.event: keys of the key map go past Qt's own line editing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.is_own_key(event):
                event.accept()
                return True
            if is_reserved(event):
                event.ignore()
                return False
        return super().event(event)

    def is_own_key(self, _event: QKeyEvent) -> bool:
        """Return whether a key of the key map means something of its own in this field."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QLineEdit.paintEvent: the icons."""
        super().paintEvent(event)
        shown = look()
        edge = shown.px(_ICON)
        top = (self.height() - edge) / 2
        painter = QPainter(self)
        colour = shown.colour("ink2")
        if self._lead:
            paint_icon(painter, self._lead, colour, QRectF(shown.px(_INSET), top, edge, edge))
        if self._trail:
            left = self.width() - edge - shown.px(_INSET)
            paint_icon(painter, self._trail, colour, QRectF(left, top, edge, edge))


class SecretField(LineField):
    """A password line: dots, no suggestions, never stored by the input method."""

    def __init__(self, name: str = "", accessible: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, accessible, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )

"""Several lines of text, the way people write while they listen."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from sotedesk.ui.keys import is_reserved
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.restyle import restyle

_LINE_HEIGHT = 120
_FRAME = 12


class TextArea(QTextEdit):
    """Plain text on airy lines; Tab leaves the field, the field grows with its text.

    QPlainTextEdit cannot set a line height, so this is a QTextEdit that accepts no markup.

    Args:
        name: Object name.
        accessible: What a screen reader calls it; a LabelledField sets its label here.
        placeholder: Shown while empty.
        lines: Height in lines when empty.
        most_lines: Where growing stops and scrolling begins; None fills what the layout gives.

    Signals:
        edited: The whole text after a change by the worker, not by `set_text`.
    """

    edited = Signal(str)

    def __init__(
        self,
        name: str = "",
        accessible: str = "",
        placeholder: str = "",
        *,
        lines: int = 3,
        most_lines: int | None = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._most_lines = most_lines
        self._loading = False
        if name:
            self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(4)
        vertical = (
            QSizePolicy.Policy.Fixed if most_lines is not None else QSizePolicy.Policy.Expanding
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.textChanged.connect(self._on_text_changed)
        self._space_lines()
        self._fit()

    def text(self) -> str:
        """Return the text; lines end in a newline."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text as the new starting point: nothing to undo, nobody told, caret kept."""
        if text == self.toPlainText():
            return
        caret = self.caret()
        self._loading = True
        self.setPlainText(text)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self._loading = False
        self.set_caret(min(caret, len(text)))
        self._fit()

    def caret(self) -> int:
        """Return the caret's place as a count of characters before it."""
        return self.textCursor().position()

    def set_caret(self, place: int) -> None:
        """Put the caret after so many characters; too large a number means the end."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(place, len(self.toPlainText()))))
        self.setTextCursor(cursor)

    def insert_text(self, text: str) -> None:
        """Write at the caret as if typed; one undo step."""
        self.insertPlainText(text)

    def scroll(self) -> int:  # type: ignore[override]  # QWidget.scroll moves pixels; unused here
        """Return how far the text is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def set_edge(self, edge: str) -> None:
        """Mark the field: `warn` for something missing, empty for none."""
        restyle(self, "edge", edge)

    def event(self, event: QEvent) -> bool:
        """Override QTextEdit.event: keys of the key map go past Qt's own text editing."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_reserved(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QTextEdit.keyPressEvent: Ctrl+Enter is never a line break."""
        if is_reserved(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Override QTextEdit.insertFromMimeData: words only, whatever was copied."""
        if source.hasText():
            self.insertPlainText(source.text())

    def changeEvent(self, event: QEvent) -> None:
        """Override QTextEdit.changeEvent: another text scale needs another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def resizeEvent(self, event: object) -> None:
        """Override QTextEdit.resizeEvent: another width wraps to another number of lines."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # passed on unread
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._loading:
            self.edited.emit(self.toPlainText())

    def _space_lines(self) -> None:
        """Set the line height; it is an undo step of its own, so the stack is cleared."""
        spaced = QTextBlockFormat()
        spaced.setLineHeight(
            _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._loading, before = True, self._loading
        cursor.mergeBlockFormat(spaced)
        self._loading = before
        self.document().clearUndoRedoStacks()

    def _height_of(self, lines: int) -> int:
        line = look().metrics(Text.BODY).lineSpacing() * _LINE_HEIGHT / 100
        return round(lines * line) + look().px(_FRAME) + 4

    def _fit(self) -> None:
        low = self._height_of(self._lines)
        if self._most_lines is None:
            if self.minimumHeight() != low:
                self.setMinimumHeight(low)
            return
        needed = round(self.document().size().height()) + look().px(_FRAME) - 4
        height = max(low, min(needed, self._height_of(self._most_lines)))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

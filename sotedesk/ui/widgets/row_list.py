"""A list of two-line rows, worked from the keyboard."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.row import ROW_ROLE, Row, RowModel
from sotedesk.ui.widgets.row_delegate import RowDelegate, measure

_MEASURED_ROWS = 300
_TITLE_WIDTH = 230
_WRAPPED_WIDTH = 120


class RowList(QListView):
    """Rows one moves through with the arrows and opens with Enter.

    Args:
        accessible: What a screen reader calls the list.
        name: Object name.
        fit: As high as its rows (no scrolling), instead of filling the layout.
        close: Columns follow the widest title; for rows compared with one another, as hits are.
        wraps: For a narrow place: rows without columns, their words on as many lines as needed.

    Signals:
        opened: Key of the row opened by Enter, double click or a click on its action.
        current_changed: Key of the row the focus is on, or None.
        letter_pressed: The letter, and the key of the current row; for keys such as T.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    letter_pressed = Signal(str, object)

    def __init__(
        self,
        accessible: str,
        name: str = "",
        *,
        fit: bool = False,
        close: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fit = fit
        self._close = close
        self._wraps = wraps
        self._rows = RowModel(self)
        self._delegate = RowDelegate(self)
        self.setAccessibleName(accessible)
        if name:
            self.setObjectName(name)
        self.setItemDelegate(self._delegate)
        self.setModel(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_viewport()
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)

    def _make_viewport(self) -> None:
        """Put a viewport made here in the place of Qt's, looking the same.

        To hand out one of its own, PySide6 first makes Python classes of every widget class of Qt
        there is, to find which it might be: 20 ms of the start.
        """
        made = QWidget()
        made.setObjectName("qt_scrollarea_viewport")
        made.setBackgroundRole(QPalette.ColorRole.Base)
        made.setAutoFillBackground(True)
        self.setViewport(made)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the current row stays the one with the same key, else its place."""
        key, place = self.current_key(), self.currentIndex().row()
        self._measure(rows)
        # Uniform rows let Qt measure one of a hundred thousand; headings are lower than rows.
        self.setUniformItemSizes(not self._wraps and not any(row.heading for row in rows))
        self._rows.set_rows(rows)
        if rows and not self.set_current(key):
            # Rows often come after the focus: Enter must find a current row all the same.
            self._set_current_row(self._nearest(min(max(place, 0), len(rows) - 1)))
        self.updateGeometry()
        self.viewport().update()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return self._rows.rows()

    def current_key(self) -> Hashable | None:
        """Return the key of the current row, or None."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.key if isinstance(row, Row) else None

    def set_current(self, key: Hashable | None) -> bool:
        """Go to the row with a key; return whether there is one."""
        if key is None:
            return False
        for place, row in enumerate(self._rows.rows()):
            if row.key == key and not row.heading:
                self._set_current_row(place)
                return True
        return False

    def go_first(self) -> None:
        """Go to the first row that can be chosen."""
        self._set_current_row(self._nearest(0))

    def sizeHint(self) -> QSize:
        """Override QListView.sizeHint: with `fit`, all rows."""
        if not self._fit:
            return QSize(look().px(240), look().px(160))
        return QSize(look().px(240), self._rows_height())

    def minimumSizeHint(self) -> QSize:
        """Override QListView.minimumSizeHint: no title is cut for want of room."""
        found = self._delegate.measured
        beside = sum(width + look().px(16) for width in found.columns)
        wanted = _WRAPPED_WIDTH if self._wraps else _TITLE_WIDTH
        width = found.taken() - beside + min(found.titles, look().px(wanted))
        height = self._rows_height() if self._fit else look().px(96)
        return QSize(max(look().px(160), width + 2), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QListView.keyPressEvent: Enter opens, a letter is told, Home and End jump."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif plain and event.text().isalpha():
            self.letter_pressed.emit(event.text().upper(), self.current_key())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QListView.changeEvent: another text scale needs other widths and heights."""
        super().changeEvent(event)
        # Without rows there is nothing to measure; a list being built is styled many times.
        restyled = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if restyled and self._rows.rows():
            self._measure(self._rows.rows())
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def focusInEvent(self, event: object) -> None:
        """Override QListView.focusInEvent: the focus is always on some row."""
        super().focusInEvent(event)  # type: ignore[arg-type]  # passed on unread
        if not self.currentIndex().isValid():
            self.go_first()
        elif not self.selectionModel().hasSelection():
            # Qt makes the first row current without selecting it; ours shows where one is.
            self._set_current_row(self._nearest(self.currentIndex().row()))
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        """Override QListView.focusOutEvent: the ring turns to a grey outline."""
        super().focusOutEvent(event)  # type: ignore[arg-type]  # passed on unread
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QListView.resizeEvent: rows are as wide as the list."""
        super().resizeEvent(event)
        self._stack_if_narrow()
        self.scheduleDelayedItemsLayout()

    def clipped_texts(self) -> list[str]:
        """Return titles that do not fit, for the audit."""
        found = self._delegate.measured
        if self._wraps:
            return [row.title for row in self._rows.rows() if self._ends_cut(row)]
        beside = 0 if not found.stacked else sum(w + look().px(16) for w in found.columns)
        room = self.viewport().width() - found.taken() + beside
        if found.titles <= room + 1:
            return []
        return [
            row.title
            for row in self._rows.rows()[:_MEASURED_ROWS]
            if not row.heading and look().width(Text.STRONG, row.title) > room + 1
        ]

    def _ends_cut(self, row: Row) -> bool:
        shown = self._delegate.measured.lines_of(row)[0]
        return not row.heading and shown[-1:] != [] and not row.title.endswith(shown[-1])

    def _measure(self, rows: Sequence[Row]) -> None:
        self._delegate.measured = measure(tuple(rows[:_MEASURED_ROWS]))
        self._delegate.measured.wraps = self._wraps
        self._delegate.measured.close = self._close
        self._stack_if_narrow()

    def _stack_if_narrow(self) -> None:
        """Put columns below the title where it could not be read beside them."""
        found = self._delegate.measured
        found.room = self.viewport().width()
        wanted = min(found.titles, look().px(_TITLE_WIDTH))
        stacked = bool(found.columns) and found.taken() + wanted > self.viewport().width()
        if stacked != found.stacked:
            found.stacked = stacked
            self.updateGeometry()

    def _rows_height(self) -> int:
        return sum(self._delegate.height_of(row) for row in self._rows.rows()) + 2

    def _nearest(self, place: int) -> int:
        rows = self._rows.rows()
        order = [*range(max(place, 0), len(rows)), *range(min(place, len(rows)) - 1, -1, -1)]
        return next((p for p in order if not rows[p].heading), -1)

    def _set_current_row(self, place: int) -> None:
        if place >= 0:
            self.selectionModel().setCurrentIndex(
                self._rows.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and not row.heading:
            self.opened.emit(row.key)

    def _on_clicked(self, index: QModelIndex) -> None:
        where = self.viewport().mapFromGlobal(self.cursor().pos()).x()
        action = self._delegate.measured.action
        if action and where > self.viewport().width() - action - look().px(14):
            self._open(index)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.current_key())

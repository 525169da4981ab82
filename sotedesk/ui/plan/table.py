"""The table of needs, written cell by cell without leaving the keyboard."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView, QWidget

from sotedesk.i18n import _
from sotedesk.ui.edited import Place
from sotedesk.ui.plan.cell import CellEditor
from sotedesk.ui.plan.cell_delegate import CellDelegate, title_height
from sotedesk.ui.plan.cell_words import cell_words, decision_chip
from sotedesk.ui.plan.choice_cell import ChoiceCell
from sotedesk.ui.plan.rows import COLUMNS, RowEdit
from sotedesk.ui.plan.table_heads import NO_HEADS, TableHeads
from sotedesk.ui.plan.table_model import FOLDED_LINES, PlanTableModel
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.chip import chip_size

_SHARES = (12, 14, 30, 10, 8, 4, 12, 0, 0)
"""How columns share what room is left; a choice needs no more than its word."""
_NARROWEST = (72, 64, 76, 60, 54, 46, 62, 60, 60)
_NUMBERS = 30
_WIDEST_WORD = 150
_FOLDED = (110, 96, 96)
"""The least width of the columns of a folded row."""
_LARGE_SCALE = 1.2
"""Above this text scale a table may fold, so that it fits beside nothing else."""
_PADDING = 9
"""Beside the words: what the cell leaves free, and the edge of the field one types in."""
_PREFIX = "cell_"


class PlanTable(QTableView):
    """Needs as rows; the cell with the focus is always open for typing.

    Signals:
        typed: Key of a row, name of a column, the whole text of the cell.
        chosen: Key of a row, name of a column, the code chosen; None when it was taken back.
        move_wanted: Key of a row and 1 to move it down, -1 up.
        row_entered: Key of the row the caret is in, empty when it left the table.
    """

    typed = Signal(str, str, str)
    chosen = Signal(str, str, object)
    move_wanted = Signal(str, int)
    row_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_rows")
        self.setAccessibleName(_("Tarpeet ja toimet"))
        self._rows = PlanTableModel(self)
        self._delegate = CellDelegate(self)
        self._editor: CellEditor | ChoiceCell | None = None
        self._leaving = False
        self._shown: tuple[RowEdit, ...] = ()
        self._words = _head_widths()
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(TableHeads(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(TableHeads(Qt.Orientation.Vertical, self))
        self._delegate.made.connect(self._on_made)
        self._rows.modelAboutToBeReset.connect(self._close)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.timeout.connect(self._close_left)
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.timeout.connect(self._fit_rows)
        self._dress()

    def show_rows(self, rows: Sequence[RowEdit], today: date, *, writable: bool) -> None:
        """Show rows; the cell one types in stays open under the same key."""
        self._rows.today = today
        here, before = self._here(), self._shown
        self._shown = tuple(rows)
        moved = self._rows.set_rows(rows, writable=writable)
        if moved and here is not None and writable:
            self.go_to_cell(*here)
        if moved or len(before) != len(rows):
            self._words = _head_widths()
            self._take_words(rows)
            self._share_width()
            return
        # One letter alters one row; measuring all of a long plan would be felt while typing.
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                if self._take_words([new]):
                    self._share_width()
                first = place * self._rows.lines
                for line in range(first, first + self._rows.lines):
                    self._fit_line(line)

    def go_to_cell(self, key: str, column: str, caret: int | None = None) -> bool:
        """Open a cell for typing; return whether the row is there."""
        place = self._rows.place_of(key, column)
        if place is None:
            return False
        self._open(*place)
        if self._editor is not None and caret is not None:
            self._editor.set_caret(caret)
        return True

    def go_to_place(self, place: Place) -> bool:
        """Open the cell a draft names; return whether it is one of ours."""
        if not place.field.startswith(_PREFIX):
            return False
        key, _line, column = place.field.removeprefix(_PREFIX).partition("_")
        return self.go_to_cell(key, column, place.caret) or self.begin_row()

    def begin_row(self) -> bool:
        """Open the first cell of the row to begin."""
        self._open(self._rows.rowCount() - self._rows.lines, 0)
        return True

    def sizeHint(self) -> QSize:
        """Override QTableView.sizeHint: all rows; what is around the table scrolls."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Override QTableView.minimumSizeHint: all rows, columns as narrow as they may be."""
        shown = look()
        least = _FOLDED if shown.scale > _LARGE_SCALE else _NARROWEST
        width = shown.px(_NUMBERS) + sum(map(shown.px, least)) + 4
        high = self.verticalHeader().length() + self.horizontalHeader().height() + 4
        return QSize(width, max(high, shown.px(120)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QTableView.keyPressEvent: pages and Esc are the screen's."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override QTableView.focusInEvent: the focus is always in a cell one can type in."""
        super().focusInEvent(event)
        self.viewport().update()
        if self._leaving or not self._rows.rowCount():
            return
        current = self.currentIndex()
        if event.reason() == Qt.FocusReason.TabFocusReason or not current.isValid():
            self._open(0, 0)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._open(self._rows.rowCount() - self._rows.lines, 0)
        else:
            self._open(current.row(), current.column())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QTableView.focusOutEvent: the ring goes along."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QTableView.currentChanged: a click opens the cell too."""
        super().currentChanged(current, previous)
        clicked = self.hasFocus() and not self._leaving
        if clicked and current.isValid() and current != previous:
            self._open(current.row(), current.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QTableView.resizeEvent: columns share the width."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Override QTableView.changeEvent: another text scale needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_heights"):
            self._dress()
            self._words = _head_widths()
            self._take_words(self._shown)
            self._share_width()

    def updateGeometries(self) -> None:
        """Override QTableView.updateGeometries: no button in the corner."""
        super().updateGeometries()
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.hide()

    def clipped_texts(self) -> list[str]:
        """Return what is cut, for the audit: rows are as high as their words."""
        return []

    def _dress(self) -> None:
        shown = look()
        self._dress_heads()
        self.verticalHeader().setFixedWidth(shown.px(_NUMBERS))
        # All rows stand and what is around the table scrolls: one bar, not two.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _dress_heads(self) -> None:
        """Give the headings their height; cells of folded rows bear their own."""
        shown = look()
        high = max(shown.px(30), shown.metrics(Text.LABEL).height() + 12)
        self.horizontalHeader().setFixedHeight(NO_HEADS if self._rows.lines > 1 else high)

    def _share_width(self) -> None:
        shown = look()
        room = self.viewport().width()
        self._fold(room)
        folded = self._rows.lines > 1
        shares = (1,) * FOLDED_LINES if folded else _SHARES
        least = list(map(shown.px, _FOLDED if folded else _NARROWEST))
        spare = max(room - sum(least), 0)
        # A column is first as wide as its longest word, so that no word breaks inside.
        lacking = [0] * len(least)
        if not folded:
            lacking = [max(words - low, 0) for words, low in zip(self._words, least, strict=True)]
        total = sum(lacking)
        given = [one * min(spare, total) // total if total else 0 for one in lacking]
        spare -= sum(given)
        for column, share in enumerate(shares):
            self.setColumnWidth(
                column, least[column] + given[column] + spare * share // sum(shares)
            )
        self._heights.start(0)

    def _fold(self, room: int) -> None:
        """Fold the rows where nine columns have no room; the open cell stays open."""
        folded = room < sum(map(look().px, _NARROWEST))
        if folded == (self._rows.lines > 1):
            return
        here = self._here()
        self._rows.set_folded(folded)
        self._dress_heads()
        if here is not None:
            self.go_to_cell(*here)

    def _take_words(self, rows: Sequence[RowEdit]) -> bool:
        """Measure the longest word of each column; return whether one has become longer."""
        before = list(self._words)
        for row in rows:
            for column in range(len(_SHARES)):
                self._words[column] = max(self._words[column], self._needed(row, column))
        return self._words != before

    def _needed(self, row: RowEdit, column: int) -> int:
        """Give the width in which no word of a cell breaks, within reason."""
        shown, side, name = look(), 2 * look().px(_PADDING), list(COLUMNS)[column]
        if name == "decision":
            said, icon, _tone = decision_chip(row, self._rows.today)
            return chip_size(said, icon).width() + side if said else 0
        use = Text.BODY if column else Text.STRONG
        words = cell_words(row, name, self._rows.today).split()
        widths = (shown.width(use, one) + side for one in words)
        return min(max(widths, default=0), shown.px(_WIDEST_WORD))

    def _fit_rows(self) -> None:
        for line in range(self._rows.rowCount()):
            self._fit_line(line)
        self.updateGeometry()

    def _fit_line(self, line: int) -> None:
        if not 0 <= line < self._rows.rowCount():
            return
        height = self.sizeHintForRow(line)
        if self._editor is not None and line == self.currentIndex().row():
            height = max(height, self._editor.wanted_height() + title_height(self._rows))
        if self.rowHeight(line) != height:
            self.setRowHeight(line, height)
            self.updateGeometry()

    def _open(self, row: int, column: int) -> None:
        index = self._rows.index(row, column)
        if not index.isValid():
            return
        if self._editor is not None and self.currentIndex() == index:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._close()
        self._leaving = True
        self.setCurrentIndex(index)
        self._leaving = False
        if self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            if self._editor is not None:
                self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
                self._editor.set_caret(len(self._editor.text()))
        self.scrollTo(index)
        self._heights.start(0)
        self.row_entered.emit(self._rows.key_at(row))

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            # Closing hands the focus to the table, which would open the cell again.
            was, self._leaving = self._leaving, True
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
            self._leaving = was

    def _close_left(self) -> None:
        """Close the open cell once the focus has gone elsewhere."""
        editor = self._editor
        if editor is not None and not editor.hasFocus() and not self.hasFocus():
            editor.hide()
            self._editor = None
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
            self.clearSelection()
            self.row_entered.emit("")

    def _here(self) -> tuple[str, str, int] | None:
        """Give the open cell and the caret in it."""
        index = self.currentIndex()
        if self._editor is None or not index.isValid() or not self._editor.hasFocus():
            return None
        name = self._rows.name_at(index.row(), index.column())
        return self._rows.key_at(index.row()), name, self._editor.caret()

    def _on_made(self, editor: CellEditor | ChoiceCell, row: int, column: int) -> None:
        self._editor = editor
        key, name = self._rows.key_at(row), self._rows.name_at(row, column)
        if isinstance(editor, ChoiceCell):
            editor.chosen.connect(lambda code: self.chosen.emit(key, name, code))
        else:
            editor.edited.connect(lambda text: self.typed.emit(key, name, text))
        editor.left.connect(lambda: self._gone.start(0))
        editor.step_wanted.connect(self._on_step)
        editor.row_step_wanted.connect(self._on_row_step)
        editor.move_wanted.connect(lambda step: self.move_wanted.emit(key, step))

    def _on_step(self, step: int) -> None:
        index = self.currentIndex()
        columns = self._rows.columnCount()
        place = index.row() * columns + index.column() + step
        if 0 <= place < self._rows.rowCount() * columns:
            self._open(place // columns, place % columns)
        else:
            self._leave(forward=step > 0)

    def _on_row_step(self, step: int) -> None:
        index = self.currentIndex()
        row = index.row() + step * self._rows.lines
        if 0 <= row < self._rows.rowCount():
            self._open(row, index.column())

    def _leave(self, *, forward: bool) -> None:
        """Go on to the field after or before the table."""
        self._leaving = True
        self._close()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leaving = False
        self.row_entered.emit("")
        self.focusNextPrevChild(forward)


def _head_widths() -> list[int]:
    shown, side = look(), 2 * look().px(_PADDING)
    return [shown.width(Text.LABEL, _(title)) + side for title in COLUMNS.values()]

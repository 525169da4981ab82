"""The rows of a plan for Qt's table: one more row than there is, to begin the next one in.

Where nine columns have no room, as with large letters, a row of the plan is folded: it takes three
lines of the table, with three cells each, and each cell bears its own heading.
"""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sotedesk.i18n import _
from sotedesk.ui.plan.cell_words import cell_words
from sotedesk.ui.plan.rows import COLUMNS, RowEdit

FOLDED_LINES = 3
_ROOT = QModelIndex()


class PlanTableModel(QAbstractTableModel):
    """Rows by key; the row under an open editor stays where it is when rows come below it.

    Attributes:
        today: What days are told from; set by who shows the rows.
        lines: Lines of the table that a row of the plan takes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = list(COLUMNS)
        self._rows: list[RowEdit] = []
        self._next_key = uuid4().hex
        self._writable = False
        self.today = date.min
        self.lines = 1

    def set_rows(self, rows: Sequence[RowEdit], *, writable: bool) -> bool:
        """Show rows; return whether places changed, so that an open editor has to move."""
        new = list(rows)
        keys = [row.key for row in new]
        had = [row.key for row in self._rows]
        same = writable == self._writable
        if same and keys == [*had, self._next_key] and writable:
            # The row being begun has become a row; a new one to begin comes below it.
            first = len(new) * self.lines
            self.beginInsertRows(_ROOT, first, first + self.lines - 1)
            self._rows = new
            self._next_key = uuid4().hex
            self.endInsertRows()
            return False
        if same and keys == had:
            self._rows = new
            if new:
                last = self.index(len(new) * self.lines - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self._rows = new
        self._writable = writable
        if self._next_key in keys:
            self._next_key = uuid4().hex
        self.endResetModel()
        return True

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - a Qt-style setter
        """Let a row of the plan take three lines, or one."""
        self.beginResetModel()
        self.lines = FOLDED_LINES if folded else 1
        self.endResetModel()

    def key_at(self, line: int) -> str:
        """Give the key of the row on a line; that of the row to begin below the last."""
        row = self.row_at(line)
        return row.key if row is not None else self._next_key

    def number_at(self, line: int) -> int:
        """Give the number of the row on a line, from 1."""
        return line // self.lines + 1

    def row_at(self, line: int) -> RowEdit | None:
        """Give the row on a line; None for the one to begin."""
        place = line // self.lines
        return self._rows[place] if place < len(self._rows) else None

    def place_of(self, key: str, name: str) -> tuple[int, int] | None:
        """Give line and column of a cell; None when its row is gone, the first for a new name."""
        cell = self._names.index(name) if name in self._names else 0
        line, column = divmod(cell, self.columnCount())
        keys = [*(row.key for row in self._rows), self._next_key]
        if key not in keys or keys.index(key) * self.lines >= self.rowCount():
            return None
        return keys.index(key) * self.lines + line, column

    def name_at(self, line: int, column: int) -> str:
        """Give the name of a cell's column."""
        return self._names[line % self.lines * self.columnCount() + column]

    def is_first_cell(self, line: int, column: int) -> bool:
        """Whether a cell is the first of its row."""
        return not column and not line % self.lines

    def is_beginning(self, line: int) -> bool:
        """Whether the row on a line is the one to begin."""
        return line // self.lines == len(self._rows)

    def text_at(self, line: int, column: int) -> str:
        """Give what stands in a cell."""
        shown = self.row_at(line)
        return cell_words(shown, self.name_at(line, column), self.today) if shown else ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Override QAbstractTableModel.rowCount."""
        return 0 if parent.isValid() else (len(self._rows) + int(self._writable)) * self.lines

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Override QAbstractTableModel.columnCount."""
        return 0 if parent.isValid() else len(self._names) // self.lines

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Override QAbstractTableModel.data."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text_at(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text_at(index.row(), index.column())
            title = _(COLUMNS[self.name_at(index.row(), index.column())])
            return f"{title} {self.number_at(index.row())}: {text or _('tyhjä')}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Override QAbstractTableModel.headerData."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return "" if section % self.lines else str(self.number_at(section))
        return _(COLUMNS[self._names[section]])

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Override QAbstractTableModel.flags."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and index.isValid() else flags

"""The rows of a plan for Qt's table: one more row than there is, to begin the next one in."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sotedesk.i18n import _
from sotedesk.ui.plan.cell_words import cell_words
from sotedesk.ui.plan.rows import COLUMNS, RowEdit

_ROOT = QModelIndex()


class PlanTableModel(QAbstractTableModel):
    """Rows by key; the row under an open editor stays where it is when rows come below it.

    Attributes:
        today: What days are told from; set by who shows the rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = list(COLUMNS)
        self._rows: list[RowEdit] = []
        self._next_key = uuid4().hex
        self._writable = False
        self.today = date.min

    def set_rows(self, rows: Sequence[RowEdit], *, writable: bool) -> bool:
        """Show rows; return whether places changed, so that an open editor has to move."""
        new = list(rows)
        keys = [row.key for row in new]
        had = [row.key for row in self._rows]
        same = writable == self._writable
        if same and keys == [*had, self._next_key] and writable:
            # The row being begun has become a row; a new one to begin comes below it.
            self.beginInsertRows(_ROOT, len(new), len(new))
            self._rows = new
            self._next_key = uuid4().hex
            self.endInsertRows()
            return False
        if same and keys == had:
            self._rows = new
            if new:
                last = self.index(len(new) - 1, len(self._names) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self._rows = new
        self._writable = writable
        if self._next_key in keys:
            self._next_key = uuid4().hex
        self.endResetModel()
        return True

    def key_at(self, row: int) -> str:
        """Give a row's key; that of the row to begin below the last."""
        return self._rows[row].key if row < len(self._rows) else self._next_key

    def place_of(self, key: str) -> int:
        """Give where a row stands; -1 when it is gone."""
        return next((n for n in range(self.rowCount()) if self.key_at(n) == key), -1)

    def column_name(self, column: int) -> str:
        """Give the name of a column."""
        return self._names[column]

    def column_of(self, name: str) -> int:
        """Give where a column stands; 0 for an unknown one."""
        return self._names.index(name) if name in self._names else 0

    def is_beginning(self, row: int) -> bool:
        """Whether a row is the one to begin."""
        return row == len(self._rows)

    def row_at(self, row: int) -> RowEdit | None:
        """Give a row; None for the one to begin."""
        return self._rows[row] if row < len(self._rows) else None

    def text_at(self, row: int, column: int) -> str:
        """Give what stands in a cell."""
        shown = self.row_at(row)
        return cell_words(shown, self._names[column], self.today) if shown is not None else ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Override QAbstractTableModel.rowCount."""
        return 0 if parent.isValid() else len(self._rows) + int(self._writable)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Override QAbstractTableModel.columnCount."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Override QAbstractTableModel.data."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text_at(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text_at(index.row(), index.column())
            title = _(COLUMNS[self._names[index.column()]])
            return f"{title} {index.row() + 1}: {text or _('tyhjä')}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Override QAbstractTableModel.headerData."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return _(COLUMNS[self._names[section]])

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Override QAbstractTableModel.flags."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and index.isValid() else flags

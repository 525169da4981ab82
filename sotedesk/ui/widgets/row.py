"""What one row of a list shows, and the model that holds rows."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sotedesk.model.frozen import dataclass
from sotedesk.ui.theme.tokens import Tone

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of two lines.

    Attributes:
        key: What the screen knows the row by; None for a group heading.
        title: First line, bold.
        sub: Second line.
        icon: Icon at the left end.
        lead: State word after the icon, in the row's tone: `12 min yli`.
        tone: Colour of icon and lead.
        columns: Pairs of a first and a second line at the right.
        chip: State word in a box, with its icon and tone.
        action: Verb at the right end; Enter does it.
        marks: (start, end) pieces of the title shown bold and underlined; the rest is then plain.
        heading: The row is a group heading: one low line, cannot be chosen.
    """

    key: Hashable
    title: str
    sub: str = ""
    icon: str = ""
    lead: str = ""
    tone: Tone = Tone.PLAIN
    columns: tuple[tuple[str, str], ...] = ()
    chip: str = ""
    chip_icon: str = ""
    chip_tone: Tone = Tone.PLAIN
    action: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    heading: bool = False

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        columns = (part for pair in self.columns for part in pair)
        parts = (self.lead, self.title, self.sub, *columns, self.chip, self.action)
        return ", ".join(part for part in parts if part)


def heading(title: str, tone: Tone = Tone.PLAIN, sub: str = "") -> Row:
    """Return a group heading."""
    return Row(None, title, sub, tone=tone, heading=True)


class RowModel(QAbstractListModel):
    """Rows in order; a screen with very many rows may write its own model giving `ROW_ROLE`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; rows in the same places are only repainted, so focus stays."""
        new = list(rows)
        if [r.key for r in new] == [r.key for r in self._rows]:
            self._rows = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return tuple(self._rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Override QAbstractListModel.rowCount."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Override QAbstractListModel.data."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Override QAbstractListModel.flags: headings are read, not chosen."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        if row is None or row.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

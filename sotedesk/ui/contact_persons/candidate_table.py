"""Who may be named, in alphabetical order with plain counts; one of them is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from sotedesk.ui.contact_persons.candidate_row import (
    Candidate,
    CandidateRow,
    column_widths,
    name_width,
    paint_heads,
)
from sotedesk.ui.contact_persons.state import Chosen
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.tab_anchor import TabAnchor
from sotedesk.ui.widgets.text_label import TextLabel

_INDENT = 14


class CandidateTable(QWidget):
    """Rows of candidates.

    Args:
        first: Heading of the names.
        heads: Headings of the columns after them.

    Signals:
        chosen: Id of the worker or team; only what the worker did.
    """

    chosen = Signal(object)

    def __init__(self, first: str, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = _Heads(first, heads)
        self._first = first
        self._names = list(heads)
        self._group = QButtonGroup(self)
        self._rows: list[CandidateRow] = []
        self._anchor = TabAnchor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heads)
        self._groups: list[QWidget] = []
        self._shown: tuple[Candidate, ...] = ()
        self._revealed: Chosen | None = None

    def rows(self) -> tuple[CandidateRow, ...]:
        """Return the radio buttons in order."""
        return tuple(self._rows)

    def show_candidates(self, candidates: Sequence[Candidate], chosen: Chosen | None) -> None:
        """Show rows; they are made anew only when they differ."""
        if tuple(candidates) != self._shown:
            self._build(tuple(candidates))
        self._group.setExclusive(False)
        for row in self._rows:
            row.setChecked(row.row.key == chosen)
        self._group.setExclusive(True)
        self._aim_focus()
        if chosen != self._revealed:
            self._revealed = chosen
            self._reveal_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: arrows go round all rows, Enter chooses."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return bool(super().eventFilter(watched, event))
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and not event.modifiers():
            self._step(watched, steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if isinstance(watched, CandidateRow):
                watched.click()
            return True
        return bool(super().eventFilter(watched, event))

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs other columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown:
            chosen = next((row.row.key for row in self._rows if row.isChecked()), None)
            shown, self._shown = self._shown, ()
            self.show_candidates(shown, chosen)

    def _build(self, candidates: tuple[Candidate, ...]) -> None:
        focused = next((row.row.key for row in self._rows if row.hasFocus()), None)
        for old in self._rows:
            self._group.removeButton(old)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for group in self._groups:
            self._column.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._groups = []
        self._shown = candidates
        widths = column_widths(candidates, self._names)
        names = name_width(candidates, self._first)
        self._heads.show_widths(widths, names)
        self._rows = [CandidateRow(one, self._names, names, widths, self) for one in candidates]
        said = ""
        for row in self._rows:
            row.installEventFilter(self)
            row.clicked.connect(self._on_clicked)
            self._group.addButton(row)
            if row.row.group != said:
                said = row.row.group
                self._add_heading(said)
            self._column.addWidget(row)
            row.show()  # now, not when Qt comes to it: the focus may go here next
            if row.row.key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._anchor.order(self._rows)

    def _add_heading(self, words: str) -> None:
        made = TextLabel(words, Text.LABEL, "meta")
        made.setProperty("box", "group")
        made.setContentsMargins(look().px(_INDENT), look().px(6), 0, look().px(6))
        self._groups.append(made)
        self._column.addWidget(made)
        made.show()

    def _reveal_chosen(self) -> None:
        row = next((row for row in self._rows if row.isChecked()), None)
        around = self.parentWidget()
        while around is not None and not isinstance(around, ScrollColumn):
            around = around.parentWidget()
        if row is not None and around is not None:
            around.reveal(row)

    def _step(self, watched: QObject, step: int) -> None:
        able = [row for row in self._rows if row.isEnabled()]
        if isinstance(watched, CandidateRow) and watched in able:
            target = able[(able.index(watched) + step) % len(able)]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.click()

    def _on_clicked(self) -> None:
        self._aim_focus()
        chosen = next((row.row.key for row in self._rows if row.isChecked()), None)
        self.chosen.emit(chosen)

    def _aim_focus(self) -> None:
        """Tab enters at the chosen row, else at the first that can be chosen."""
        able = [row for row in self._rows if row.isEnabled()]
        target = next((row for row in able if row.isChecked()), able[0] if able else None)
        for row in self._rows:
            tabbed = row is target or row.hasFocus()
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)
        if target is not None:
            self.setFocusProxy(target)


class _Heads(QWidget):
    """The headings; painted at the places the rows use."""

    def __init__(self, first: str, heads: Sequence[str]) -> None:
        super().__init__()
        self._first = first
        self._names = list(heads)
        self._widths = [0] * len(self._names)
        self._name_width = 0

    def show_widths(self, widths: Sequence[int], names: int) -> None:
        """Take the widths of the rows."""
        self._widths, self._name_width = list(widths), names
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        shown = look()
        return QSize(self._name_width, shown.metrics(Text.LABEL).height() + shown.px(8))

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        area = QRectF(self.rect())
        paint_heads(QPainter(self), area, self._first, self._names, self._widths)

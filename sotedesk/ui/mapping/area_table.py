"""The areas of life: the client's words, the professional's view and how things are, in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sotedesk.i18n import _, quoted
from sotedesk.model.life_area import LifeArea
from sotedesk.model.review import MappingArea
from sotedesk.ui.edited import Edited
from sotedesk.ui.mapping.standing_field import StandingField
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.tab_anchor import TabAnchor
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel

SHARES = (20, 28, 28, 24)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOST_LINES = 8


class AreaRow(QFrame):
    """One area of life.

    Signals:
        edited: Fields of the area and their new values, as a dict.
        entered: The focus came here.
        step_wanted: -1 or 1: the same column of the row above or below.
    """

    edited = Signal(object)
    entered = Signal()
    step_wanted = Signal(int)

    def __init__(self, area: LifeArea, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = area
        self._last = last
        self.setObjectName(f"area_{area.code}")
        self.label = LeadLabel(area.label, area.icon, use=Text.STRONG)
        self.words = _cell(
            f"client_words_{area.code}", _("{area}, asiakkaan sanoin").format(area=area.label)
        )
        self.view = _cell(
            f"professional_view_{area.code}",
            _("{area}, ammattilaisen arvio").format(area=area.label),
        )
        self.standing = StandingField(
            f"standing_{area.code}", _("{area}, tilanne").format(area=area.label)
        )
        self.words.edited.connect(lambda text: self.edited.emit({"client_words": text}))
        self.view.edited.connect(lambda text: self.edited.emit({"professional_view": text}))
        self.standing.chosen.connect(lambda code: self.edited.emit({"standing": code}))
        for stop in self.stops():
            stop.setAccessibleDescription(area.hint)
            stop.installEventFilter(self)
        columns = ColumnsLayout(SHARES, self)
        columns.setContentsMargins(14, 4, 10, 5)
        for part in (self.label, self.words, self.view, self.standing):
            columns.addWidget(_topped(part))

    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at."""
        return self.words, self.view, self.standing

    def show_area(self, shown: Edited[MappingArea]) -> None:
        """Show what was written; what is being typed stays untouched."""
        for field, text in (
            (self.words, shown.after.client_words),
            (self.view, shown.after.professional_view),
        ):
            if field.text() != text:
                field.set_text(text)
        if self.standing.value() != shown.after.standing:
            self.standing.set_value(shown.after.standing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: Ctrl+up and down go from row to row."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.step_wanted.emit(_STEPS[Qt.Key(event.key())])
            return True
        return bool(super().eventFilter(watched, event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QFrame.paintEvent: rows end in a hairline."""
        super().paintEvent(event)
        if not self._last:
            painter = QPainter(self)
            painter.setPen(look().colour("line"))
            painter.drawLine(14, self.height() - 1, self.width() - 14, self.height() - 1)


class AreaTable(Card):
    """The left of the mapping.

    Signals:
        edited: Id of an area's record, and its fields with their new values.
    """

    edited = Signal(object, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, name="areas", parent=parent)
        self.setAccessibleName(_("Elämänalueet"))
        self._rows: list[AreaRow] = []
        self._records: list[object] = []
        self._anchor = TabAnchor(self)
        self._heads = QWidget()
        titles = ColumnsLayout(SHARES, self._heads)
        titles.setContentsMargins(14, 8, 10, 2)
        for words in (
            _("Elämänalue"),
            _("Asiakkaan sanoin"),
            _("Ammattilaisen arvio"),
            _("Tilanne, 1–5"),
        ):
            titles.addWidget(TextLabel(words, Text.LABEL))
        self._review = LeadLabel("", "chat", tone="support")
        self._hint = LeadLabel("", "question", colour="ink3", tone="meta")
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(14, 4, 14, 8)
        below.setSpacing(2)
        below.addWidget(self._review)
        below.addWidget(self._hint)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._column)
        self.body.setSpacing(0)
        self.add(self._heads)
        self._scroll = ScrollColumn(inner)
        self.add(self._scroll, 1)
        self.add_rule()
        self.add(foot)

    def rows(self) -> Sequence[AreaRow]:
        """Give the rows in order."""
        return tuple(self._rows)

    def show_areas(self, state: MappingState) -> None:
        """Show the areas; the rows are made once a mapping."""
        records = [one.record.id for one in state.view.areas]
        if records != self._records:
            self._build(state)
            self._records = list(records)
        for row, shown in zip(self._rows, state.areas, strict=True):
            row.show_area(shown)
        self._review.setText(_heard(state))
        self._review.setVisible(bool(self._review.text()))

    def reveal_focus(self) -> None:
        """Show the row in focus whole, once the rows have their heights."""
        for row in self._rows:
            if self.focusWidget() in row.stops():
                self._scroll.reveal(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: headings of columns only over columns."""
        super().resizeEvent(event)
        columns = self._rows[0].layout() if self._rows else None
        if isinstance(columns, ColumnsLayout):
            margins = columns.contentsMargins()
            inner = self._rows[0].width() - margins.left() - margins.right()
            self._heads.setVisible(bool(columns.widths(inner)))

    def _build(self, state: MappingState) -> None:
        while (old := self._column.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._rows = []
        for number, one in enumerate(state.view.areas, start=1):
            row = AreaRow(one.area, last=number == len(state.view.areas))
            record = one.record.id
            row.edited.connect(lambda values, which=record: self.edited.emit(which, values))
            row.entered.connect(lambda area=one.area: self._show_hint(area))
            row.step_wanted.connect(self._on_step)
            self._rows.append(row)
            self._column.addWidget(row)
            row.show()  # now, not when Qt comes to it: the focus goes here next
        self._column.addStretch(1)
        self._anchor.order(stop for row in self._rows for stop in row.stops())
        if self._rows:
            self._show_hint(self._rows[0].area)

    def _show_hint(self, area: LifeArea) -> None:
        words = _("{area}: {hint}").format(area=area.label, hint=area.hint)
        self._hint.setText(words if area.hint else "")

    def _on_step(self, step: int) -> None:
        focused = self.focusWidget()
        for place, row in enumerate(self._rows):
            if focused in row.stops():
                wanted = self._rows[min(max(place + step, 0), len(self._rows) - 1)]
                column = row.stops().index(focused)
                wanted.stops()[column].setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _heard(state: MappingState) -> str:
    """Give what the review holds of the client's own words and of a relative's worry."""
    review = state.view.review
    if review is None:
        return ""
    words, worry = review.client_words, review.relative_worry
    parts = [
        _("Läpikäynnissä: {words}").format(words=quoted(words)) if words else "",
        _("Läheisen huoli: {worry}").format(worry=worry) if worry else "",
    ]
    return " · ".join(part for part in parts if part)


def _cell(name: str, accessible: str) -> TextArea:
    made = TextArea(name, accessible, lines=1, most_lines=_MOST_LINES)
    made.setProperty("cell", "true")
    return made


def _topped(part: QWidget) -> QWidget:
    """Give a holder in which a part stands at the top, however high its row is."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 6 if isinstance(part, LeadLabel) else 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return holder

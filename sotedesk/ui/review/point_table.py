"""The ten points in two groups, under one line of headings."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.review import Verdict
from sotedesk.services.reviews import ItemView
from sotedesk.ui.review.point_row import SHARES, PointRow
from sotedesk.ui.review.state import ReviewState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.side_by_side import ScrollColumn
from sotedesk.ui.widgets.tab_anchor import TabAnchor
from sotedesk.ui.widgets.text_label import TextLabel


class GroupBand(QFrame):
    """The heading of a group, with how many points have which verdict."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = TextLabel("", Text.SMALL, "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(8)
        row.addWidget(TextLabel(title, Text.LABEL))
        row.addWidget(self._counts)
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QFrame.paintEvent: a low band between two hairlines."""
        super().paintEvent(event)
        shown = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), shown.colour("well"))
        line = shown.colour("line")
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def show_counts(self, verdicts: Sequence[object]) -> None:
        """Say the counts side by side; they are no score and have no sum."""
        self._counts.setText(
            _("havaittu {observed} · ei havaittu {not_observed} · ei arvioitu {rest}").format(
                observed=sum(one == Verdict.OBSERVED for one in verdicts),
                not_observed=sum(one == Verdict.NOT_OBSERVED for one in verdicts),
                rest=sum(one == Verdict.NOT_ASSESSED for one in verdicts),
            )
        )


class PointTable(Card):
    """The left of the review.

    Signals:
        judged: Code of a point and the verdict given.
        reason_given: Code of a point and the code of the reason.
        reason_written: Code of a point and what is written beside the reason.
        worry_edited: What a relative worries about.
    """

    judged = Signal(str, object)
    reason_given = Signal(str, str)
    reason_written = Signal(str, str)
    worry_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, name="points", parent=parent)
        self.setAccessibleName(_("Herätteet ja tunnistamisen tueksi"))
        self._rows: list[PointRow] = []
        self._anchor = TabAnchor(self)
        self._triggers = GroupBand(_("Herätteet"))
        self._identification = GroupBand(_("Tunnistamisen tueksi"))
        self._points = QVBoxLayout()
        self._points.setContentsMargins(0, 0, 0, 0)
        self._points.setSpacing(0)
        self._heads = QWidget()
        titles = ColumnsLayout(SHARES, self._heads)
        titles.setContentsMargins(14, 0, 12, 6)
        for words in (_("Kohta"), _("Kirjauksista löytyi"), _("Sinun arviosi")):
            titles.addWidget(TextLabel(words, Text.LABEL))
        inner = QWidget()
        inner.setLayout(self._points)
        self.body.setSpacing(0)
        self.add(self._heads)
        self.add(ScrollColumn(inner), 1)

    def rows(self) -> Sequence[PointRow]:
        """Give the rows in order."""
        return tuple(self._rows)

    def show_points(self, state: ReviewState, today: date) -> None:
        """Show the points; the rows are made once a review."""
        view = state.view
        if [row.code for row in self._rows] != [one.item.code for one in view.items]:
            self._build(state)
        worry = state.review.after.relative_worry
        for row, one in zip(self._rows, view.items, strict=True):
            said = state.judgement(row.code)
            row.show_point(one, said, today, worry=worry, can_judge=state.is_open)
        for band, group in (
            (self._triggers, view.triggers),
            (self._identification, view.identification),
        ):
            band.show_counts([state.judgement(one.item.code).verdict for one in group])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: headings of columns only over columns."""
        super().resizeEvent(event)
        columns = self._rows[0].layout() if self._rows else None
        if isinstance(columns, ColumnsLayout):
            margins = columns.contentsMargins()
            inner = self._rows[0].width() - margins.left() - margins.right()
            self._heads.setVisible(bool(columns.widths(inner)))

    def _build(self, state: ReviewState) -> None:
        while (old := self._points.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.setParent(None)
                if gone in self._rows:
                    gone.deleteLater()
        self._rows = []
        self._add_group(self._triggers, state.view.triggers, state)
        self._add_group(self._identification, state.view.identification, state)
        self._points.addStretch(1)
        self._anchor.order(stop for row in self._rows for stop in row.stops())

    def _add_group(self, band: GroupBand, group: Sequence[ItemView], state: ReviewState) -> None:
        self._points.addWidget(band)
        band.show()
        for number, one in enumerate(group, start=1):
            row = PointRow(one, number, state.view.reasons, last=number == len(group))
            row.judged.connect(self.judged)
            row.reason_given.connect(self.reason_given)
            row.reason_written.connect(self.reason_written)
            row.worry_edited.connect(self.worry_edited)
            row.step_wanted.connect(self._on_step)
            self._rows.append(row)
            self._points.addWidget(row)
            row.show()  # now, not when Qt comes to it: the focus goes here next

    def _on_step(self, step: int) -> None:
        focused = self.focusWidget()
        places = [n for n, row in enumerate(self._rows) if row.isAncestorOf(focused)]
        if places:
            wanted = min(max(places[0] + step, 0), len(self._rows) - 1)
            self._rows[wanted].segment.setFocus(Qt.FocusReason.OtherFocusReason)

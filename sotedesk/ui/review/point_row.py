"""One point of the review as a row: what it asks, what the record holds, what the worker says."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_time
from sotedesk.model.review import Verdict
from sotedesk.model.trigger import PickReason
from sotedesk.services.reviews import ItemView
from sotedesk.ui.care_words import evidence_words
from sotedesk.ui.review.state import Judgement
from sotedesk.ui.review.verdict_segment import VerdictSegment
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel

SHARES = (29, 27, 37)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PointRow(QFrame):
    """One row.

    Signals:
        judged: Code of the point and the verdict given.
        reason_given: Code of the point and the code of the reason.
        step_wanted: -1 or 1: the row above or below.
    """

    judged = Signal(str, object)
    reason_given = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(
        self,
        view: ItemView,
        number: int,
        reasons: Sequence[PickReason],
        *,
        last: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.code = view.item.code
        self._last = last
        self.setObjectName(f"point_{self.code}")
        self._text = LeadLabel(view.item.text, number=str(number), use=Text.BODY)
        self._evidence = QVBoxLayout()
        self._lines: list[tuple[str, str]] | None = None
        self.segment = VerdictSegment(f"verdict_{self.code}")
        self.segment.setAccessibleName(view.item.text)
        for button in self.segment.buttons():
            button.setAccessibleDescription(view.item.text)
            button.installEventFilter(self)
        self._judged_by = TextLabel("", Text.SMALL, "meta")
        self.reason = ChoiceField(
            [Choice(one.code, f"{n} {one.text}") for n, one in enumerate(reasons, start=1)],
            f"reason_{self.code}",
            _("Syy: {point}").format(point=view.item.text),
            _("Valitse syy, jos haluat"),
        )
        self._reason_line = QWidget()
        self.segment.chosen.connect(lambda verdict: self.judged.emit(self.code, verdict))
        self.reason.chosen.connect(lambda code: self.reason_given.emit(self.code, code or ""))
        self._lay_out()

    def show_point(
        self, view: ItemView, said: Judgement, today: date, *, worry: str, can_judge: bool
    ) -> None:
        """Show verdict, author and evidence."""
        if self.segment.value() != said.verdict:
            self.segment.set_value(said.verdict)
        for button in self.segment.buttons():
            button.setEnabled(can_judge)
        self.reason.setEnabled(can_judge)
        not_observed = said.verdict == Verdict.NOT_OBSERVED
        self._reason_line.setVisible(not_observed)
        if self.reason.value() != (said.reason or None):
            self.reason.set_value(said.reason or None)
        at = view.verdict.judged_at
        author = f"{view.judged_by_name} {format_time(at)}" if at else ""
        if said.verdict == Verdict.NOT_ASSESSED:
            author = ""
        self._judged_by.setText(author)
        self._judged_by.setVisible(not not_observed)
        self._show_evidence(view, today, worry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: up and down go from row to row; the row lights up."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.step_wanted.emit(_STEPS[Qt.Key(event.key())])
            return True
        return bool(super().eventFilter(watched, event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QFrame.paintEvent: the row worked on is tinted, others end in a hairline."""
        super().paintEvent(event)
        painter = QPainter(self)
        shown = look()
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("sel"))
            painter.drawRoundedRect(self.rect().adjusted(5, 1, -5, -2), 6, 6)
        elif not self._last:
            painter.setPen(shown.colour("line"))
            painter.drawLine(14, self.height() - 1, self.width() - 14, self.height() - 1)

    def _show_evidence(self, view: ItemView, today: date, worry: str) -> None:
        lines = [evidence_words(found, today) for found in view.evidence]
        if view.item.own_worry:
            lines = [("person", _("Vain sinä tiedät. Ei haeta kirjauksista."))]
            if worry:
                lines.append(("people", _("Läheisen huoli kirjattu erikseen")))
        if lines == self._lines:
            return
        self._lines = lines
        while (old := self._evidence.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for icon, words in lines:
            label = LeadLabel(words, icon)
            self._evidence.addWidget(label)
            label.show()
        self._evidence.addStretch(1)

    def _lay_out(self) -> None:
        columns = ColumnsLayout(SHARES, self)
        columns.setContentsMargins(14, 8, 12, 5)
        evidence = QWidget()
        evidence.setLayout(self._evidence)
        self._evidence.setContentsMargins(0, 1, 0, 0)
        self._evidence.setSpacing(1)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.segment)
        line = QHBoxLayout(self._reason_line)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(8)
        line.addWidget(TextLabel(_("Syy"), Text.LABEL))
        line.addWidget(self.reason, 1)
        column.addWidget(self._judged_by)
        column.addWidget(self._reason_line)
        column.addStretch(1)
        for part in (self._text, evidence, said):
            columns.addWidget(part)

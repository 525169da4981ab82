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
from sotedesk.ui.care_words import dismissal_words, evidence_words
from sotedesk.ui.review.state import Judgement
from sotedesk.ui.review.verdict_segment import VerdictSegment
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel

SHARES = (29, 27, 37)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PointRow(QFrame):
    """One row.

    Signals:
        judged: Code of the point and the verdict given.
        reason_given: Code of the point and the code of the reason.
        reason_written: Code of the point and what is written beside the reason.
        worry_edited: What a relative worries about; only in the row of the worker's own worry.
        step_wanted: -1 or 1: the row above or below.
    """

    judged = Signal(str, object)
    reason_given = Signal(str, str)
    reason_written = Signal(str, str)
    worry_edited = Signal(str)
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
        self._reasons = tuple(reasons)
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
        self.reason_text = LineField(
            f"reason_text_{self.code}",
            _("Tarkennus: {point}").format(point=view.item.text),
            _("Tarkennus, jos haluat"),
        )
        self._reason_line = QWidget()
        self.worry: TextArea | None = None
        if view.item.own_worry:
            self.worry = TextArea(
                "relative_worry", _("Läheisen huoli"), _("Läheisen huoli"), lines=1, most_lines=4
            )
            self.worry.edited.connect(self.worry_edited)
            self.worry.installEventFilter(self)
        self.segment.chosen.connect(lambda verdict: self.judged.emit(self.code, verdict))
        self.reason.chosen.connect(lambda code: self.reason_given.emit(self.code, code or ""))
        self.reason_text.textEdited.connect(lambda text: self.reason_written.emit(self.code, text))
        for field in (self.reason, self.reason_text):
            field.installEventFilter(self)
        self._lay_out()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at."""
        worry = (self.worry,) if self.worry is not None else ()
        return (*worry, *self.segment.buttons(), self.reason, self.reason_text)

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
        self.reason_text.setVisible(not_observed and bool(said.reason or said.reason_text))
        self.reason_text.setReadOnly(not can_judge)
        if self.reason_text.text() != said.reason_text:
            self.reason_text.setText(said.reason_text)
        at = view.verdict.judged_at
        author = f"{view.judged_by_name} {format_time(at)}" if at else ""
        if said.verdict == Verdict.NOT_ASSESSED:
            author = ""
        self._judged_by.setText(author)
        self._judged_by.setVisible(bool(author) or not not_observed)
        if self.worry is not None:
            if self.worry.text() != worry:
                self.worry.set_text(worry)
            self.worry.setReadOnly(not can_judge)
        self._show_evidence(view, today)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: up and down go from row to row; the row lights up."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
            and watched in self.segment.buttons()
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

    def _show_evidence(self, view: ItemView, today: date) -> None:
        lines = [evidence_words(found, today) for found in view.evidence]
        if view.item.own_worry:
            lines = [("person", _("Vain sinä tiedät. Ei haeta kirjauksista."))]
        if view.dismissed is not None:
            lines.append(("history", dismissal_words(view.dismissed, self._reasons, today)))
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

    def _lay_out(self) -> None:
        columns = ColumnsLayout(SHARES, self)
        columns.setContentsMargins(14, 8, 12, 5)
        evidence = QWidget()
        found = QVBoxLayout(evidence)
        found.setContentsMargins(0, 1, 0, 0)
        found.setSpacing(3)
        found.addLayout(self._evidence)
        self._evidence.setSpacing(1)
        if self.worry is not None:
            found.addWidget(self.worry)
        found.addStretch(1)
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
        column.addWidget(self._reason_line)
        column.addWidget(self.reason_text)
        column.addWidget(self._judged_by)
        column.addStretch(1)
        for part in (self._text, evidence, said):
            columns.addWidget(part)

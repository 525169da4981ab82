"""A day or a moment, written the way Finns write it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _, format_clock, format_day, format_moment, local, weekday_name
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import MomentTextError, Need, Reading, Trouble, read_moment

_LONGEST_MOMENT, _LONGEST_DAY = "ma 28.10. klo 20.00", "ma 28.10."
_AROUND_WORDS = 11 + 40
"""Padding and icon, in pixels at 100 %."""


def present() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class DateTimeField(LineField):
    """A text line that reads `ti 24.11. klo 13.30`, `huomenna 9`, `13.30` or `+3`.

    While one types, the reading stands at the right end of the field. Enter or leaving the field
    writes it out. What cannot be read stays as it is, with words about it; nothing is guessed.

    Args:
        need: A day, a time of today or a later day, or both.
        now: The clock; tests fix it.

    Signals:
        changed: The Reading, or None; only what the worker did.
        problem_changed: Words about what cannot be read, or an empty text; not while typing the
            first time, only once the field has been left.
    """

    changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self,
        name: str = "",
        accessible: str = "",
        need: Need = Need.MOMENT,
        *,
        now: Callable[[], datetime] = present,
        parent: QWidget | None = None,
    ) -> None:
        icon = "clock" if need is Need.TIME else "calendar"
        super().__init__(name, accessible, trail=icon, parent=parent)
        self._need = need
        self._now = now
        self._reading: Reading | None = None
        self._problem = ""
        self._left_once = False
        self.textEdited.connect(self._on_edited)

    def reading(self) -> Reading | None:
        """Return what the text means, or None while empty or unreadable."""
        return self._reading

    def day(self) -> date | None:
        """Return the day read."""
        return self._reading.day if self._reading else None

    def at(self) -> datetime | None:
        """Return the moment read, in UTC; None for a day without a time."""
        return self._reading.at() if self._reading else None

    def problem(self) -> str:
        """Return the words about what cannot be read, or an empty text."""
        return self._problem

    def set_day(self, day: date | None) -> None:
        """Show a day without telling anyone."""
        self._show(Reading(day) if day else None)

    def set_at(self, moment: datetime | None) -> None:
        """Show an aware moment without telling anyone."""
        if moment is None:
            self._show(None)
            return
        there = local(moment)
        self._show(Reading(there.date(), time(there.hour, there.minute)))

    def set_draft(self, text: str) -> None:
        """Show a text as it was left, readable or not, without telling anyone."""
        self.setText(text)
        self._read()

    def minimumSizeHint(self) -> QSize:
        """Override QLineEdit.minimumSizeHint: what it writes out is never cut."""
        longest = _LONGEST_DAY if self._need is Need.DAY else _LONGEST_MOMENT
        words = self.fontMetrics().horizontalAdvance(longest)
        return QSize(words + look().px(_AROUND_WORDS), super().minimumSizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QLineEdit.focusOutEvent: write the reading out, or say what is wrong."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QLineEdit.keyPressEvent: Enter writes the reading out; arrows go by days."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override LineField.paintEvent: the reading of what is being typed."""
        super().paintEvent(event)
        told = self._told()
        if not told:
            return
        shown = look()
        painter = QPainter(self)
        painter.setFont(shown.font(Text.SMALL))
        painter.setPen(shown.colour("ink3"))
        area = QRectF(self.rect()).adjusted(0, 0, -shown.px(36), 0)
        painter.drawText(
            area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"= {told}"
        )

    def _told(self) -> str:
        """Return the reading when it differs from the text and there is room to show it."""
        if self._reading is None or not self.hasFocus():
            return ""
        words = self._written(self._reading)
        if words == self.text():
            return ""
        needed = self.fontMetrics().horizontalAdvance(self.text() + "  = " + words)
        return words if needed < self.width() - look().px(60) else ""

    def _written(self, reading: Reading) -> str:
        today = local(self._now()).date()
        moment = reading.at()
        if moment is None:
            return format_day(reading.day, today)
        if self._need is Need.TIME and reading.day == today:
            return format_clock(moment)
        return format_moment(moment, today)

    def _on_edited(self, _text: str) -> None:
        before = self._reading
        self._read()
        if self._left_once:
            self._tell()
        if self._reading != before:
            self.changed.emit(self._reading)
        self.update()

    def _read(self) -> None:
        self._problem = ""
        self._reading = None
        if not self.text().strip():
            return
        try:
            self._reading = read_moment(self.text(), self._now(), self._need)
        except MomentTextError as error:
            self._problem = problem_words(error)

    def _settle(self) -> None:
        self._left_once = True
        self._read()
        if self._reading is not None:
            self.setText(self._written(self._reading))
        self._tell()

    def _tell(self) -> None:
        self.problem_changed.emit(self._problem)

    def _show(self, reading: Reading | None) -> None:
        self._reading = reading
        self._problem = ""
        self.setText(self._written(reading) if reading else "")
        self._tell()


def problem_words(error: MomentTextError) -> str:
    """Return what the worker reads about a text that is no day or time."""
    match error.trouble:
        case Trouble.NO_SUCH_DAY:
            return _("Tätä päivää ei ole kalenterissa")
        case Trouble.NO_SUCH_TIME:
            return _("Tätä kellonaikaa ei ole")
        case Trouble.OTHER_WEEKDAY if error.day is not None:
            named = weekday_name(error.day)
            return _("{day}.{month}. on {weekday}").format(
                day=error.day.day, month=error.day.month, weekday=named
            )
        case Trouble.TIME_MISSING:
            return _("Lisää kellonaika, esim. klo 13.30")
        case Trouble.TIME_UNWANTED:
            return _("Kirjoita vain päivä, esim. 24.11.")
        case _:
            return _("Kirjoita esim. 24.11. klo 13.30 tai huomenna klo 9")

"""One editor a kind of field: shows a value, tells what the worker did, never more."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _
from sotedesk.model.matter_type import FieldUse
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.symptom_chip import SymptomChip
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.tick_box import TickBox

_MOST_IN_ONE_ROW = 5
_LONG_LINES, _SHORT_LINES = 3, 2
_AROUND_WORDS = 9 + 30 + 6
_LARGE_TEXT = 1.5
"""From this scale on a row of choices is broken in two."""


class Editor(QObject):
    """A field on the form.

    Attributes:
        box: What stands in the layout.
        target: What takes the focus.

    Signals:
        edited: Field name and new value; only what the worker did.
    """

    edited = Signal(str, object)

    def __init__(self, field: str, box: QWidget, target: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self.box = box
        self.target = target
        target.setObjectName(field)

    def show_value(self, value: object) -> None:
        """Show a value without telling anyone; what is already shown stays untouched."""
        raise NotImplementedError  # each editor shows its own kind

    def show_fresh(self, value: object) -> None:
        """Show a value of another matter than before, whatever stands in the field."""
        self.show_value(value)

    def loose(self) -> str:
        """Give what is typed and is no value yet; empty for none."""
        return ""

    def show_loose(self, text: str) -> None:
        """Show what was being typed."""

    def show_problem(self, words: str) -> None:
        """Mark the field as missing, with words; empty takes the mark back."""
        if isinstance(self.box, LabelledField):
            self.box.show_problem(words)


class LineEditor(Editor):
    """A few words."""

    def __init__(
        self,
        use: FieldUse,
        parent: QObject,
        aside: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        self._line = LineField(use.field, use.label)
        box = LabelledField(use.label, self._line, key=use.key, aside=aside, beside=beside)
        super().__init__(use.field, box, self._line, parent)
        self._line.textEdited.connect(lambda text: self.edited.emit(self.field, text))

    def show_value(self, value: object) -> None:
        """Override Editor.show_value."""
        if self._line.text() != value:
            self._line.setText(str(value))


def say_hidden(line: QWidget, otherwise: str, *, hidden: bool) -> None:
    """Say in an empty line that a safety ban hides what is stored there.

    Args:
        otherwise: What the empty line says when nothing is hidden.
    """
    if isinstance(line, LineField):
        line.setPlaceholderText(_("piilotettu") if hidden else otherwise)
        line.setAccessibleDescription(_("Piilotettu, turvakielto") if hidden else "")


def fit_words(choice: ChoiceField) -> None:
    """Make a drop-down at least as wide as what is chosen in it."""
    words = choice.currentText() or choice.placeholderText()
    room = look().px(_AROUND_WORDS)
    choice.setMinimumWidth(choice.fontMetrics().horizontalAdvance(words) + room)


class _FillingArea(TextArea):
    """A long text that wants its fewest lines and takes whatever height is left over."""

    def __init__(self, use: FieldUse, lines: int) -> None:
        super().__init__(use.field, use.label, lines=lines, most_lines=None)

    def sizeHint(self) -> QSize:
        """Override QTextEdit.sizeHint."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Override QTextEdit.minimumSizeHint."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())


class AreaEditor(Editor):
    """A long text, with what stands at the end of its label line."""

    def __init__(self, use: FieldUse, parent: QObject, aside: QWidget | None = None) -> None:
        lines = _SHORT_LINES if use.field == "first_assessment" else _LONG_LINES
        # It fills what the form leaves it, and scrolls by itself: the form stands still.
        self._area = _FillingArea(use, lines)
        box = LabelledField(use.label, self._area, key=use.key, aside=aside)
        super().__init__(use.field, box, self._area, parent)
        self._area.edited.connect(lambda text: self.edited.emit(self.field, text))

    def show_value(self, value: object) -> None:
        """Override Editor.show_value."""
        if self._area.text() != value:
            self._area.set_text(str(value))


class SegmentEditor(Editor):
    """Equal-rank choices."""

    def __init__(self, use: FieldUse, parent: QObject, aside: QWidget | None = None) -> None:
        choices = [Choice(code, text) for code, text in use.labels.items()]
        rows = 2 if len(choices) > _MOST_IN_ONE_ROW else 1
        if look().scale >= _LARGE_TEXT and len(choices) > rows * 2:
            rows *= 2
        self._segment = Segment(choices, use.field, rows=rows)
        box = LabelledField(use.label, self._segment, key=use.key, aside=aside)
        super().__init__(use.field, box, self._segment, parent)
        self._segment.chosen.connect(lambda code: self.edited.emit(self.field, code))

    def show_value(self, value: object) -> None:
        """Override Editor.show_value."""
        code = None if value is None else str(value)
        if self._segment.value() != code:
            self._segment.set_value(code)


class DropDownEditor(Editor):
    """One of many."""

    def __init__(
        self,
        use: FieldUse,
        choices: Sequence[Choice],
        parent: QObject,
        *,
        label: bool = True,
        placeholder: str = "",
    ) -> None:
        self._choices = list(choices)
        self._choice = ChoiceField(choices, use.field, use.label, placeholder)
        box = LabelledField(use.label, self._choice, key=use.key) if label else self._choice
        super().__init__(use.field, box, self._choice, parent)
        self._choice.chosen.connect(lambda code: self.edited.emit(self.field, code))

    def show_value(self, value: object) -> None:
        """Override Editor.show_value."""
        if self._choice.value() != value:
            self._choice.set_value(value)

    def fit(self) -> None:
        """Let the chosen words not be cut."""
        fit_words(self._choice)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the present one stays if it is among them."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._choice.set_choices(choices)


class TickEditor(Editor):
    """Yes or not."""

    def __init__(self, use: FieldUse, parent: QObject) -> None:
        self._tick = TickBox(use.label, name=use.field)
        super().__init__(use.field, self._tick, self._tick, parent)
        self._tick.clicked.connect(lambda on: self.edited.emit(self.field, on))

    def show_value(self, value: object) -> None:
        """Override Editor.show_value."""
        self._tick.setChecked(bool(value))


class _TimeEditor(Editor):
    """What a day and a moment have in common: half of one is no value yet."""

    def __init__(
        self, use: FieldUse, need: Need, now: Callable[[], datetime], parent: QObject
    ) -> None:
        self._field = DateTimeField(use.field, use.label, need, now=now)
        box = LabelledField(use.label, self._field, key=use.key)
        super().__init__(use.field, box, self._field, parent)

    def show_value(self, value: object) -> None:
        """Override Editor.show_value: what is being typed, or cannot be read, stays."""
        if not self._field.hasFocus() and not (value is None and self._unread()):
            self.show_fresh(value)

    def loose(self) -> str:
        """Override Editor.loose."""
        return self._field.text() if self._unread() or self._field.hasFocus() else ""

    def show_loose(self, text: str) -> None:
        """Override Editor.show_loose."""
        self._field.set_draft(text)

    def _unread(self) -> bool:
        return bool(self._field.text().strip()) and self._field.reading() is None


class DayEditor(_TimeEditor):
    """A day."""

    def __init__(self, use: FieldUse, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(use, Need.DAY, now, parent)
        self._field.changed.connect(lambda _r: self.edited.emit(self.field, self._field.day()))

    def show_fresh(self, value: object) -> None:
        """Override Editor.show_fresh."""
        if isinstance(value, date | None):
            self._field.set_day(value)


class MomentEditor(_TimeEditor):
    """A day with its time."""

    def __init__(self, use: FieldUse, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(use, Need.MOMENT, now, parent)
        self._field.changed.connect(lambda _r: self.edited.emit(self.field, self._field.at()))

    def show_fresh(self, value: object) -> None:
        """Override Editor.show_fresh."""
        if isinstance(value, datetime | None):
            self._field.set_at(value)


class SymptomsEditor(Editor):
    """The unit's memory list of alarming symptoms: asked or not, yes or no; it sorts nothing."""

    def __init__(
        self,
        use: FieldUse,
        symptoms: Sequence[tuple[str, str]],
        count: TextLabel,
        parent: QObject,
    ) -> None:
        """Make the chips.

        Args:
            symptoms: Code and words of each.
            count: Says how many were asked about.
        """
        self._chips: dict[str, SymptomChip] = {}
        self._count = count
        box = QWidget()
        box.setAccessibleName(use.label)
        flow = FlowLayout()
        for code, name in symptoms:
            chip = SymptomChip(name, name=f"symptom_{code}")
            chip.answered.connect(self._on_answered)
            self._chips[code] = chip
            flow.addWidget(chip)
        box.setLayout(flow)
        first = next(iter(self._chips.values()), box)
        super().__init__(use.field, box, first, parent)
        for code, chip in self._chips.items():
            chip.setObjectName(f"symptom_{code}")
        self._answers: tuple[str, ...] = ()

    def show_value(self, value: object) -> None:
        """Override Editor.show_value."""
        self._answers = tuple(str(one) for one in value) if isinstance(value, tuple) else ()
        found = dict(answer.split(":", 1) for answer in self._answers if ":" in answer)
        for code, chip in self._chips.items():
            answer = {"yes": True, "no": False}.get(found.get(code, ""))
            if chip.answer() != answer:
                chip.set_answer(answer)
        asked = sum(code in found for code in self._chips)
        self._count.setVisible(bool(self._chips))
        self._count.setText(
            _("Hälyttävistä oireista kysytty {asked}/{all}").format(
                asked=asked, all=len(self._chips)
            )
        )

    def _on_answered(self, _answer: object) -> None:
        kept = [a for a in self._answers if a.partition(":")[0] not in self._chips]
        for code, chip in self._chips.items():
            if chip.answer() is not None:
                kept.append(f"{code}:{'yes' if chip.answer() else 'no'}")
        self.edited.emit(self.field, tuple(kept))

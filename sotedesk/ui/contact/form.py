"""The form of the open matter: its fields follow the matter's type."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.ids import WorkerId
from sotedesk.model.matter import MAIN_TEXTS, Outcome, WordsSource
from sotedesk.model.matter_type import FieldUse, MatterType
from sotedesk.ui.contact.editors import (
    AreaEditor,
    DayEditor,
    DropDownEditor,
    Editor,
    LineEditor,
    MomentEditor,
    SegmentEditor,
    SymptomsEditor,
    TickEditor,
    say_hidden,
)
from sotedesk.ui.contact.fill_flow import FillFlow
from sotedesk.ui.contact.layout import ASIDE, BESIDE, FOLLOW_UP, rows_of
from sotedesk.ui.contact.state import MatterState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import WORDS_SOURCE, word

AREAS = {"notes", "own_words", "first_assessment", "answer"}
SEGMENTS = {
    "urgency",
    "outcome",
    "help_now",
    "opened",
    "special_support",
    "danger_now",
    "notice",
    "custodians_may_know",
}
WORKERS = {"handled_by", "assessment_worker"}
TICKS = {"safety_net", "sender_protected"}
DAYS = {"opened_on", "assessment_by"}
MOMENTS = {"professional_by", "received_at"}

_PROMISE = (Outcome.CALL_BACK,)
_TIME = (Outcome.TIME_GIVEN,)
_ADULT = 18
_FREE = 4
"""Share of the width left over that words have, beside moments and names of workers."""


class MatterForm(QWidget):
    """The middle of the contact screen.

    Signals:
        edited: Field of the matter and its new value.
        promise_edited: Field of the promise and its new value.
        time_edited: Field of the time given and its new value.
        rebuilt: The fields are others; Alt jumps must be installed anew.
    """

    edited = Signal(str, object)
    promise_edited = Signal(str, object)
    time_edited = Signal(str, object)
    rebuilt = Signal()

    def __init__(
        self,
        symptoms: Callable[[], Sequence[str]],
        colleagues: Callable[[], Sequence[tuple[WorkerId, str]]],
        now: Callable[[], datetime],
        saved: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty form.

        Args:
            symptoms: The unit's memory list of alarming symptoms.
            colleagues: Who may go on with a matter.
            saved: The words that say when it was saved; they stand at the first long text.
        """
        super().__init__(parent)
        self._saved = saved
        self._asked = TextLabel("", Text.SMALL, "meta")
        self._narrow = False
        self._symptoms = symptoms
        self._colleagues = colleagues
        self._now = now
        self._shown: tuple[str, bool, float] | None = None
        self._editors: dict[str, Editor] = {}
        self._promise: dict[str, Editor] = {}
        self._time: dict[str, Editor] = {}
        self._makers: tuple[tuple[set[str], Callable[[FieldUse, QWidget | None], Editor]], ...] = (
            (AREAS, lambda use, aside: AreaEditor(use, self, aside)),
            (SEGMENTS, self._segment),
            ({"symptoms_asked"}, self._symptom_list),
            (WORKERS, self._worker),
            (TICKS, lambda use, _aside: TickEditor(use, self)),
            (DAYS, lambda use, _aside: DayEditor(use, self._now, self)),
            (MOMENTS, lambda use, _aside: MomentEditor(use, self._now, self)),
        )
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._body)

    def editors(self) -> Mapping[str, Editor]:
        """Give the editors by field, those of promise and time included."""
        return {**self._editors, **self._promise, **self._time}

    def show_matter(
        self, one: MatterState, made: MatterType, *, narrow: bool, age: int | None, fresh: bool
    ) -> None:
        """Show a matter; the fields are made anew only when the type or the width asks for it.

        Args:
            age: Of its client, if known; minors have a field of their own.
            fresh: It is another matter than before: nothing of that one stays in the fields.
        """
        wanted = (made.code, narrow, look().scale)
        if self._shown != wanted:
            self._shown = wanted
            self._build(made, narrow=narrow)
            self.rebuilt.emit()
        matter = one.matter.after
        values = {field: getattr(matter, field) for field in self._editors}
        values |= {
            "promise_due_at": one.promise_edit.due_at,
            "promise_to_whom": one.promise_edit.to_whom,
            "time_at": one.time_edit.at,
            "time_place": one.time_edit.place,
            "time_with_whom": one.time_edit.with_whom,
        }
        for field, editor in self.editors().items():
            show = editor.show_fresh if fresh else editor.show_value
            show(values[field])
        self._show_follow_up(one)
        for name in ("time_place", "time_with_whom"):
            say_hidden(self._time[name].target, "", hidden=one.place_hidden)
        minor = self._editors.get("custodians_may_know")
        if minor is not None:
            minor.box.setVisible(age is not None and age < _ADULT)

    def show_missing(self, fields: Sequence[str]) -> None:
        """Mark what is missing, each in its own line."""
        lacking = {field.partition(":")[0] for field in fields}
        for field, editor in self._editors.items():
            editor.show_problem(_missing_words(field) if field in lacking else "")

    def loose(self) -> dict[str, str]:
        """Give what is typed and is no value yet, by field."""
        texts = {field: editor.loose() for field, editor in self.editors().items()}
        return {field: text for field, text in texts.items() if text}

    def show_loose(self, texts: Mapping[str, str]) -> None:
        """Show what was being typed."""
        for field, editor in self.editors().items():
            if field in texts:
                editor.show_loose(texts[field])

    def _show_follow_up(self, one: MatterState) -> None:
        outcome = one.matter.after.outcome
        # A promise made or a time given stays in sight, whatever outcome is chosen after it.
        promised = outcome in _PROMISE or one.promise is not None
        given = outcome in _TIME or one.appointment is not None
        for editor in self._promise.values():
            editor.box.setVisible(promised)
        for editor in self._time.values():
            editor.box.setVisible(given)

    def _build(self, made: MatterType, *, narrow: bool) -> None:
        old = self._body
        self._saved.setParent(self)
        self._body = QWidget()
        self._asked = TextLabel("", Text.SMALL, "meta")
        self._narrow = narrow
        self._editors = {}
        uses = {use.field: use for use in made.fields}
        self._make_follow_up("" if any(use.key == "A" for use in made.fields) else "A")
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for row in rows_of(made, narrow=narrow):
            line = FillFlow(gap=12)
            for cell in row:
                self._fill(line, cell, uses)
            if line.count():
                rows.addLayout(line, _stretch(row))
        if not any(use.field in MAIN_TEXTS for use in made.fields):
            rows.addStretch(1)
        self._column.replaceWidget(old, self._body)
        self._body.show()
        old.hide()
        old.deleteLater()

    def _fill(self, line: FillFlow, cell: str, uses: Mapping[str, FieldUse]) -> None:
        if cell == FOLLOW_UP:
            for editor in (*self._promise.values(), *self._time.values()):
                line.add(editor.box, _FREE if isinstance(editor, LineEditor) else 1)
            if "handled_by" in uses and "handled_by" not in self._editors:
                line.add(self._make(uses["handled_by"], uses).box, 1)
            return
        fields = [field for field in cell.split("/") if field in uses]
        if len(fields) == 1:
            line.add(self._make(uses[fields[0]], uses).box, 1)
        elif fields:
            stack = QWidget()
            column = QVBoxLayout(stack)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            for field in fields:
                column.addWidget(self._make(uses[field], uses).box, int(field in AREAS))
            line.add(stack, 1)

    def _make(self, use: FieldUse, uses: Mapping[str, FieldUse]) -> Editor:
        asides = [name for name, owner in ASIDE.items() if owner == use.field]
        aside = next((self._aside(name, uses) for name in asides), None)
        if use.field in MAIN_TEXTS:
            aside = _beside(aside, self._saved)
        if use.field == "first_assessment" and "symptoms_asked" in uses:
            aside = self._asked
        editor = self._editor(use, aside)
        self._take(editor)
        return editor

    def _aside(self, name: str, uses: Mapping[str, FieldUse]) -> QWidget | None:
        if name == "own_words_source":
            choices = [Choice(code, word(WORDS_SOURCE, code)) for code in WordsSource]
            use = FieldUse(name, _("Kenen sanoin"), "", {})
            editor: Editor = DropDownEditor(
                use, choices, self, label=False, placeholder=_("Kenen sanoin")
            )
        elif name in uses:
            editor = TickEditor(uses[name], self)
        else:
            return None
        self._take(editor)
        return editor.box

    def _editor(self, use: FieldUse, aside: QWidget | None) -> Editor:
        for fields, make in self._makers:
            if use.field in fields:
                return make(use, aside)
        if use.labels:
            return DropDownEditor(use, [Choice(c, text) for c, text in use.labels.items()], self)
        beside = aside is not None if self._narrow else aside is None and use.field in BESIDE
        return LineEditor(use, self, aside, beside=beside)

    def _segment(self, use: FieldUse, aside: QWidget | None) -> Editor:
        if use.field == "urgency":
            aside = TextLabel(_("Sinä valitset, ohjelma ei ehdota"), Text.SMALL, "meta")
        return SegmentEditor(use, self, aside)

    def _worker(self, use: FieldUse, _aside: QWidget | None) -> Editor:
        people = [Choice(worker, name) for worker, name in self._colleagues()]
        return DropDownEditor(use, people, self, placeholder=_("Valitse vastuuhenkilö"))

    def _symptom_list(self, use: FieldUse, _aside: QWidget | None) -> Editor:
        return SymptomsEditor(use, [(one, one) for one in self._symptoms()], self._asked, self)

    def _make_follow_up(self, key: str) -> None:
        self._promise, self._time = {}, {}
        due = MomentEditor(
            FieldUse("promise_due_at", _("Takaisinsoitto"), key, {}), self._now, self
        )
        whom = LineEditor(FieldUse("promise_to_whom", _("Kenelle"), "", {}), self)
        at = MomentEditor(FieldUse("time_at", _("Aika"), "", {}), self._now, self)
        place = LineEditor(FieldUse("time_place", _("Missä"), "", {}), self)
        with_whom = LineEditor(FieldUse("time_with_whom", _("Kenen luona"), "", {}), self)
        for editor in (due, whom):
            self._promise[editor.field] = editor
            editor.edited.connect(self._on_promise_edited)
        for editor in (at, place, with_whom):
            self._time[editor.field] = editor
            editor.edited.connect(self._on_time_edited)

    def _take(self, editor: Editor) -> None:
        self._editors[editor.field] = editor
        editor.edited.connect(self.edited)

    def _on_promise_edited(self, field: str, value: object) -> None:
        self.promise_edited.emit(field.removeprefix("promise_"), value)

    def _on_time_edited(self, field: str, value: object) -> None:
        self.time_edited.emit(field.removeprefix("time_"), value)


def _stretch(row: Sequence[str]) -> int:
    """Give a row's share of the height left over: the long texts have it."""
    fields = {field for cell in row for field in cell.split("/")}
    return 2 if not fields.isdisjoint(MAIN_TEXTS) else 1 if fields & AREAS else 0


def _beside(aside: QWidget | None, saved: QWidget) -> QWidget:
    if aside is None:
        saved.show()
        return saved
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(aside)
    row.addWidget(saved)
    saved.show()
    return both


def _missing_words(field: str) -> str:
    if field in WORKERS:
        return _("Valitse vastuuhenkilö")
    if field in SEGMENTS:
        return _("Valitse yksi")
    return _("Vielä kirjaamatta")

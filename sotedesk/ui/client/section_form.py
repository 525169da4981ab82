"""The small form of one section: fields two by two, errors in their own lines, nothing modal."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.ports import Now
from sotedesk.ui.client.sections import Field, Input, Section
from sotedesk.ui.client.state import Editing
from sotedesk.ui.client.typed import Raw, is_shown
from sotedesk.ui.client.words import VOID_REASON
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, LinkButton, PrimaryButton
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.tick_box import TickBox
from sotedesk.ui.words import word


class TickRow(QWidget):
    """Several ticks in a row that goes on to the next line.

    Signals:
        changed: The codes ticked, in order.
    """

    changed = Signal(list)

    def __init__(self, field: Field, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = {
            str(code): TickBox(word(field.codes or {}, code), f"{name}_{code}")
            for code in field.codes or {}
        }
        self._unknown: list[str] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=12)
        for tick in self._ticks.values():
            flow.addWidget(tick)
            tick.clicked.connect(self._on_clicked)
        first = next(iter(self._ticks.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def set_codes(self, codes: list[str]) -> None:
        """Tick these; codes of a newer version are kept unseen."""
        self._unknown = [code for code in codes if code not in self._ticks]
        for code, tick in self._ticks.items():
            tick.setChecked(code in codes)

    def _on_clicked(self) -> None:
        ticked = [code for code, tick in self._ticks.items() if tick.isChecked()]
        self.changed.emit([*ticked, *self._unknown])


class SectionForm(QFrame):
    """The form of one section.

    Signals:
        typed: Field and what is in it now.
        save_wanted: Enter or the button.
        left: Esc or the button.
        void_wanted: The record is no longer right.
        voided: Code of the reason.
    """

    typed = Signal(str, object)
    save_wanted = Signal()
    left = Signal()
    void_wanted = Signal()
    voided = Signal(str)

    def __init__(
        self, section: Section, now: Now, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "inner")
        self.setObjectName(f"{name}_form")
        self.setAccessibleName(_(section.title))
        self._section = section
        self._name = name
        self._editors: dict[str, QWidget] = {}
        self._fields: dict[str, LabelledField] = {}
        self._holders: list[tuple[tuple[Field, ...], QWidget]] = []
        self._said: dict[str, str] = {}
        self._told = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        for row in section.rows:
            holder = QWidget()
            columns = ColumnsLayout((1,) * len(row), holder)
            for field in row:
                columns.addWidget(self._make(field, now))
            column.addWidget(holder)
            self._holders.append((row, holder))
        column.addLayout(self._buttons())
        self._reasons = QWidget()
        self._reasons.setLayout(self._ask_reason())
        column.addWidget(self._reasons)

    def show_editing(self, editing: Editing) -> None:
        """Show what is typed and what is wrong with it."""
        for field in self._section.fields:
            held = editing.raw[field.name]
            self._write(field, held)
            labelled = self._fields.get(field.name)
            words = editing.problems.get(field.name, "")
            # A date finds its own problem; ours is written over it only when it changes.
            if labelled is not None and words != self._said.get(field.name, ""):
                self._said[field.name] = words
                labelled.show_problem(words)
            place = labelled or self._editors[field.name]
            place.setVisible(is_shown(field, editing.raw))
        for row, holder in self._holders:
            holder.setVisible(any(is_shown(field, editing.raw) for field in row))
        self._void.setVisible(self._section.is_list and editing.before is not None)
        self._void.setEnabled(not editing.voiding)
        self._reasons.setVisible(editing.voiding)
        if editing.problems:
            first = next((f.name for f in self._section.fields if f.name in editing.problems), "")
            self._focus_once(first)
        else:
            self._told = ""

    def take_focus(self, field: str = "") -> None:
        """Put the focus in a field, or in the first."""
        wanted = self._editors.get(field) or next(iter(self._editors.values()))
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter saves, Esc gives up."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _focus_once(self, field: str) -> None:
        if field and field != self._told:
            self._told = field
            self.take_focus(field)

    def _make(self, field: Field, now: Now) -> QWidget:
        name = f"{self._name}_{field.name}"
        editor: QWidget
        tell = self._teller(field.name)
        match field.input:
            case Input.TICK:
                tick = TickBox(_(field.label), name)
                tick.clicked.connect(tell)
                self._editors[field.name] = tick
                return tick
            case Input.TICKS:
                ticks = TickRow(field, name)
                ticks.changed.connect(tell)
                editor = ticks
            case Input.CHOICE:
                choices = [Choice(str(c), word(field.codes or {}, c)) for c in field.codes or {}]
                choice = ChoiceField(choices, name)
                choice.chosen.connect(lambda code: tell(code or ""))
                editor = choice
            case Input.DAY:
                day = DateTimeField(name, need=Need.DAY, now=now)
                day.textChanged.connect(tell)
                editor = day
            case _:
                line = LineField(name)
                line.textEdited.connect(tell)
                editor = line
        self._editors[field.name] = editor
        self._fields[field.name] = LabelledField(_(field.label), editor)
        return self._fields[field.name]

    def _teller(self, name: str) -> Callable[[object], None]:
        # A partial of emit would do, but PySide hands it no argument from clicked(bool).
        def tell(held: object) -> None:
            self.typed.emit(name, held)

        return tell

    def _write(self, field: Field, held: Raw) -> None:
        editor = self._editors[field.name]
        if isinstance(editor, TickBox):
            editor.setChecked(bool(held))
        elif isinstance(editor, TickRow):
            editor.set_codes(held if isinstance(held, list) else [])
        elif isinstance(editor, ChoiceField):
            editor.set_value(str(held) or None)
        elif isinstance(editor, DateTimeField):
            if editor.text() != held:
                editor.blockSignals(True)
                editor.set_draft(str(held))
                editor.blockSignals(False)
        elif isinstance(editor, LineField) and editor.text() != held:
            editor.setText(str(held))

    def _buttons(self) -> QHBoxLayout:
        save = PrimaryButton(
            _("Tallenna"), "check", key=cap_of("confirm"), name=f"{self._name}_save"
        )
        save.clicked.connect(self.save_wanted)
        leave = ActionButton(_("Peru"), key="Esc", name=f"{self._name}_leave")
        leave.clicked.connect(self.left)
        self._void = LinkButton(_("Mitätöi"), "minus", name=f"{self._name}_void")
        self._void.clicked.connect(self.void_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(save)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self._void)
        return row

    def _ask_reason(self) -> QVBoxLayout:
        choices = [Choice(code, _(words)) for code, words in VOID_REASON.items()]
        self._reason = Segment(choices, f"{self._name}_void_reason", clearable=False)
        self._reason.chosen.connect(self._on_reason)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = TextLabel(_("Miksi tieto mitätöidään?"), Text.LABEL, wrap=True)
        column.addWidget(words)
        column.addWidget(self._reason)
        return column

    def _on_reason(self, code: object) -> None:
        self.voided.emit(str(code))

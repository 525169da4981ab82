"""Somebody who takes part, in the place of the work: who, what they see, on what leave."""

from collections.abc import Hashable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.ids import WorkerId
from sotedesk.model.plan import PermissionHow, Sees
from sotedesk.model.plan_outline import CLIENT_PART, PARTICIPANTS, ROWS, PlanOutline
from sotedesk.model.worker import Worker
from sotedesk.services.plan_participants import NamelessParticipantError, ParticipantFacts
from sotedesk.services.plan_sheet import CONTACT
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import PERMISSION_HOW, SEES
from sotedesk.ui.error_words import error_words
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.plan.small_form import ParticipantEdit
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.tab_anchor import TabAnchor
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.widgets.tick_box import TickBox

_OUTSIDE = "outside"
_NOT_ALONE = frozenset({ROWS, PARTICIPANTS, CLIENT_PART})
"""Parts that are not shown by themselves: rows are picked one by one, the others stand on no
relative's copy."""


class ParticipantForm(Card):
    """A card above the plan; Enter saves, Esc leaves.

    Signals:
        edited: Facts of the participant and their new values, as a dict.
        save_wanted: Store it.
        take_out_wanted: The participant takes part no more.
        leave_taken_back: The client took the leave back.
        left: Not now.
    """

    edited = Signal(object)
    save_wanted = Signal()
    take_out_wanted = Signal()
    leave_taken_back = Signal()
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(" ", "people", name="participant_form", parent=parent)
        self.who = ChoiceField([], "participant_who", clearable=False)
        self.name = LineField("participant_name")
        self.role = LineField("participant_role", placeholder=_("esim. tytär"))
        self.organisation = LineField("participant_organisation")
        self.duty = LineField("participant_duty", placeholder=_("mistä vastaa"))
        self.relative = TickBox(_("Läheinen"), "participant_is_relative")
        self.sees = Segment(
            [Choice(code, _(SEES[code])) for code in Sees], "participant_sees", clearable=False
        )
        self.copy = TickBox(_("Saa kopion"), "participant_gets_copy")
        self.allowed_how = ChoiceField(
            [Choice(code, _(PERMISSION_HOW[code])) for code in PermissionHow],
            "participant_allowed_how",
            placeholder=_("ei kysytty"),
        )
        self.allowed_on = DateTimeField("participant_allowed_on", need=Need.DAY, now=now)
        self.save = PrimaryButton(
            _("Tallenna osallistuja"), "check", key="Enter", name="participant_save"
        )
        self.out = ActionButton(_("Poista osallistujista"), name="participant_out")
        self.take_back = ActionButton(
            _("Asiakas perui luvan"), "undo", name="participant_leave_back"
        )
        self.leave = ActionButton(_("Sulje"), key="Esc", name="participant_leave")
        self._name_box = LabelledField(_("Nimi"), self.name)
        self._how_box = LabelledField(_("Asiakkaan lupa: miten"), self.allowed_how)
        self._note = TextLabel(
            _("Lupa on asiakkaan oma. Läheisen sana ei ole lupa."), Text.SMALL, "meta", wrap=True
        )
        self._ticks_box = QWidget()
        self._outsider = QWidget()
        self._ticks: dict[str, TickBox] = {}
        self._anchor = TabAnchor(self)
        self._facts = ParticipantFacts()
        self._workers: dict[WorkerId, str] = {}
        self._known: dict[WorkerId, str] = {}
        self._offered: list[tuple[Hashable, str]] = []
        self._lay_out()
        self._connect()
        self.hide()

    def show_workers(self, workers: Sequence[Worker]) -> None:
        """Offer colleagues, and somebody from outside as the first."""
        self._workers = {WorkerId(one.id): one.name for one in workers}
        self._show_who()

    def show_plan(self, state: PlanState) -> None:
        """Show the form, if it is open."""
        edit = state.participant
        self.setVisible(edit is not None)
        if edit is None:
            return
        self._facts = edit.facts
        self.set_title(_("Osallistuja") if edit.before is None else _("Mitä osallistuja näkee"))
        people = state.view.participants
        self._known = {one.record.worker: one.name for one in people if one.record.worker}
        self._show_who()
        self._show_lines(edit)
        self._show_ticks(state, edit.facts)
        self._show_problem(edit)
        self._enable(state, edit)

    def begin(self) -> None:
        """Put the focus on the first thing to fill in."""
        first = self.sees if self.who.isHidden() or not self.who.isEnabled() else self.who
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter saves, Esc leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_escape(event):
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_who(self) -> None:
        """Offer colleagues; one who works elsewhere now is offered while chosen."""
        chosen = self._facts.worker
        offered: dict[WorkerId, str] = dict(self._workers)
        if chosen is not None and chosen not in offered:
            offered[chosen] = self._known.get(chosen) or _("Nimi ei tiedossa")
        words: list[tuple[Hashable, str]] = [(_OUTSIDE, _("joku muu")), *offered.items()]
        if words != self._offered:
            self._offered = words
            self.who.set_choices([Choice(code, said) for code, said in words])
        self.who.set_value(self._facts.worker or _OUTSIDE)
        outside = self._facts.worker is None
        boxes: tuple[QWidget, ...] = (self._outsider, self._how_box, self._on_box, self._note)
        for box in boxes:
            box.setVisible(outside)

    def _show_lines(self, edit: ParticipantEdit) -> None:
        facts = edit.facts
        for line, text in (
            (self.name, facts.name),
            (self.role, facts.role),
            (self.organisation, facts.organisation),
            (self.duty, facts.responsibility),
        ):
            if line.text() != text:
                line.setText(text)
        self.relative.setChecked(facts.is_relative)
        self.copy.setChecked(facts.gets_copy)
        self.sees.set_value(facts.sees)
        self.allowed_how.set_value(facts.allowed_how)
        if not self.allowed_on.hasFocus() and self.allowed_on.day() != facts.allowed_on:
            self.allowed_on.set_day(facts.allowed_on)

    def _show_ticks(self, state: PlanState, facts: ParticipantFacts) -> None:
        """Offer rows and parts one by one, when only some are shown."""
        self._ticks_box.setVisible(facts.sees == Sees.ROWS)
        offered = _offered(state)
        if list(offered) != list(self._ticks):
            self._build_ticks(offered)
        seen = {row.hex for row in facts.sees_rows} | set(facts.sees_parts)
        for key, tick in self._ticks.items():
            tick.setText(offered[key])
            tick.setAccessibleName(offered[key])
            tick.setChecked(key in seen)

    def _build_ticks(self, offered: dict[str, str]) -> None:
        for old in self._ticks.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ticks = {}
        for key, words in offered.items():
            tick = TickBox(words, f"participant_sees_{key}")
            tick.clicked.connect(lambda _checked=False: self._on_ticked())
            self._flow.addWidget(tick)
            self._ticks[key] = tick
        self._anchor.order([*self._ticks.values(), self.copy])

    def _on_ticked(self) -> None:
        ticked = [key for key, tick in self._ticks.items() if tick.isChecked()]
        rows = tuple(UUID(key) for key in ticked if _is_row(key))
        parts = tuple(key for key in ticked if not _is_row(key))
        self.edited.emit({"sees_rows": rows, "sees_parts": parts})

    def _show_problem(self, edit: ParticipantEdit) -> None:
        words = error_words(edit.problem) if edit.problem is not None else ""
        nameless = isinstance(edit.problem, NamelessParticipantError)
        self._name_box.show_problem(words if nameless else "")
        self._problem.setText("" if nameless else words)
        self._problem.setVisible(bool(words) and not nameless)

    def _enable(self, state: PlanState, edit: ParticipantEdit) -> None:
        for field in (
            self.who,
            self.name,
            self.role,
            self.organisation,
            self.duty,
            self.relative,
            self.sees,
            self.copy,
            self.allowed_how,
            self.allowed_on,
            *self._ticks.values(),
        ):
            field.setEnabled(state.is_open)
        kept = edit.before is not None
        allowed = kept and edit.before is not None and edit.before.allowed_how is not None
        self.save.setVisible(state.is_open)
        self.out.setVisible(state.is_open and kept)
        self.take_back.setVisible(state.is_in_force and allowed)

    def _lay_out(self) -> None:
        self._organisation_box = LabelledField(_("Missä"), self.organisation)
        self._on_box = LabelledField(_("Milloin antoi luvan"), self.allowed_on)
        self._problem = TextLabel("", Text.SMALL, "warn", wrap=True)
        self._problem.setObjectName("participant_problem")
        self._problem.hide()
        first = QWidget()
        columns = ColumnsLayout((4, 3, 4), first, gap=8)
        columns.addWidget(LabelledField(_("Kuka"), self.who))
        columns.addWidget(LabelledField(_("Rooli"), self.role))
        columns.addWidget(LabelledField(_("Vastaa"), self.duty))
        columns = ColumnsLayout((4, 4, 3), self._outsider, gap=8)
        columns.addWidget(self._name_box)
        columns.addWidget(self._organisation_box)
        columns.addWidget(self.relative)
        self.add(first)
        self.add(self._outsider)
        self.add(LabelledField(_("Mitä näkee"), self.sees))
        self._flow = FlowLayout(self._ticks_box, gap=12)
        self.add(self._ticks_box)
        third = QWidget()
        columns = ColumnsLayout((3, 4, 4), third, gap=8)
        columns.addWidget(self.copy)
        columns.addWidget(self._how_box)
        columns.addWidget(self._on_box)
        self.add(third)
        self.add(self._note)
        self.add(self._problem)
        buttons = QHBoxLayout()
        for button in (self.save, self.out, self.take_back, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.add(buttons)
        # What is ticked one by one comes right after the choice that asks for it.
        QWidget.setTabOrder(self.sees.buttons()[-1], self._anchor)

    def _connect(self) -> None:
        self.who.chosen.connect(self._on_who)
        for line, name in (
            (self.name, "name"),
            (self.role, "role"),
            (self.organisation, "organisation"),
            (self.duty, "responsibility"),
        ):
            line.textEdited.connect(lambda text, name=name: self.edited.emit({name: text}))
        self.relative.clicked.connect(lambda on: self.edited.emit({"is_relative": on}))
        self.copy.clicked.connect(lambda on: self.edited.emit({"gets_copy": on}))
        self.sees.chosen.connect(lambda code: self.edited.emit({"sees": Sees(code)}))
        self.allowed_how.chosen.connect(
            lambda code: self.edited.emit({"allowed_how": PermissionHow(code) if code else None})
        )
        self.allowed_on.changed.connect(
            lambda _reading: self.edited.emit({"allowed_on": self.allowed_on.day()})
        )
        self.save.clicked.connect(self.save_wanted)
        self.out.clicked.connect(self.take_out_wanted)
        self.take_back.clicked.connect(self.leave_taken_back)
        self.leave.clicked.connect(self.left)

    def _on_who(self, code: object) -> None:
        known = (*self._workers, *self._known)
        self.edited.emit({"worker": next((one for one in known if one == code), None)})


def _offered(state: PlanState) -> dict[str, str]:
    """Give what can be shown by itself: each row with a need, each other part of the kind."""
    rows = {
        row.id.hex: _("{n} {need}").format(n=n, need=row.need)
        for n, row in enumerate(state.view.rows, start=1)
        if row.need.strip()
    }
    return {**rows, **_parts_of(state.view.outline)}


def _parts_of(outline: PlanOutline | None) -> dict[str, str]:
    parts = outline.parts if outline is not None else ()
    named = {part.code: part.name for part in parts if part.code not in _NOT_ALONE}
    return {**named, CONTACT: _("Yhteyshenkilö")}


def _is_row(key: str) -> bool:
    return len(key) == len(UUID(int=0).hex) and all(one in "0123456789abcdef" for one in key)

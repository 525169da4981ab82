"""Follow-ups on the screen."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_day, local
from sotedesk.services.follow_ups import FollowUpLine
from sotedesk.ui.care_words import name_of
from sotedesk.ui.desk import Desk
from sotedesk.ui.follow_ups.presenter import FollowUpsPresenter, FollowUpsState
from sotedesk.ui.keys import cap_of
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.side_by_side import ScrollColumn, SideBySide
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel


class FollowUpsScreen(QWidget):
    """The list at the left; at the right the one chosen: done, moved or cancelled."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = FollowUpsPresenter(desk, self)
        self.list = RowList(_("Seurannat"), "follow_ups")
        self._empty = EmptyState(
            _("Ei avoimia seurantoja"),
            _("Seuranta sovitaan asian tai suunnitelman yhteydessä."),
            "calendar",
            name="no_follow_ups",
        )
        self._what = TextLabel("", Text.STRONG, wrap=True)
        self._about = TextLabel("", Text.SMALL, "support", wrap=True)
        self.result = TextArea("follow_up_result", lines=3, most_lines=8)
        self.done = PrimaryButton(_("Merkitse tehdyksi"), "check", key=cap_of("confirm"))
        self.done.setObjectName("follow_up_done")
        self.day = DateTimeField("follow_up_day", need=Need.DAY, now=desk.now)
        self.move_button = ActionButton(_("Siirrä"), "calendar", name="follow_up_move")
        self.reason = LineField("follow_up_reason")
        self.cancel = ActionButton(_("Peru seuranta"), "circle-minus", name="follow_up_cancel")
        self._side = self._make_side()
        self._lay_out()
        self._connect()

    def open(self, target: object) -> None:
        """Choose a follow-up by its id."""
        if isinstance(target, UUID):
            self.presenter.refresh(lambda: self._go_to(target))

    def first_focus(self) -> QWidget:
        """Give the list."""
        return self.list

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self.list, self._side]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        if command_id != "confirm" or self.presenter.state.chosen is None:
            return False
        self.presenter.done(self.result.text())
        return True

    def refresh(self) -> None:
        """Read the follow-ups anew."""
        self.presenter.refresh()

    @Slot(object)
    def show_state(self, state: FollowUpsState) -> None:
        """Show the state; the only place that writes to the widgets."""
        today = local(self._desk.now()).date()
        self.list.set_rows(_rows(state.lines, today))
        self.list.set_current(state.current)
        self.list.setVisible(bool(state.lines))
        self._empty.setVisible(not state.lines)
        chosen = state.chosen
        self._side.setVisible(chosen is not None)
        if chosen is None:
            return
        self._what.setText(chosen.follow_up.what)
        self._about.setText(_about(chosen, today))
        self._day_box.show_problem(state.problems.get("day", "") or self.day.problem())
        self._reason_box.show_problem(state.problems.get("reason", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc goes back to the list."""
        if is_escape(event):
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _make_side(self) -> Card:
        self._day_box = LabelledField(_("Uusi päivä"), self.day)
        self._reason_box = LabelledField(_("Miksi perutaan"), self.reason)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        column.addWidget(self._what)
        column.addWidget(self._about)
        column.addWidget(LabelledField(_("Mitä todettiin"), self.result))
        column.addWidget(self.done)
        column.addWidget(_rule())
        column.addWidget(self._day_box)
        column.addWidget(self.move_button)
        column.addWidget(_rule())
        column.addWidget(self._reason_box)
        column.addWidget(self.cancel)
        column.addStretch(1)
        side = Card(_("Valittu seuranta"), "calendar", name="follow_up_side")
        side.add(ScrollColumn(inner), 1)
        return side

    def _lay_out(self) -> None:
        card = Card(flush=True, name="follow_ups_card")
        card.add(self.list, 1)
        card.add(self._empty, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(PersonHeading(_("Seurannat")))
        outer.addWidget(SideBySide(card, self._side, 320), 1)
        self._empty.hide()
        self._side.hide()

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self.show_state)
        self.presenter.closed.connect(self._on_closed)
        self.presenter.refused.connect(self._on_refused)
        self.presenter.failed.connect(self._desk.failed)
        self.list.current_changed.connect(self._on_current)
        self.list.opened.connect(lambda _key: self.result.setFocus())
        self.done.clicked.connect(lambda: self.presenter.done(self.result.text()))
        self.move_button.clicked.connect(lambda: self.presenter.move(self.day.day()))
        self.cancel.clicked.connect(lambda: self.presenter.cancel(self.reason.text()))

    def _go_to(self, follow_up: UUID) -> None:
        self.presenter.choose(follow_up)
        self.list.setFocus()

    def _on_current(self, key: object) -> None:
        if isinstance(key, UUID) and key != self.presenter.state.current:
            self._clear()
            self.presenter.choose(key)

    def _on_closed(self, words: str) -> None:
        self._clear()
        self._desk.tell(words, undo=True)
        self.list.setFocus()

    def _on_refused(self) -> None:
        (self.day if "day" in self.presenter.state.problems else self.reason).setFocus()

    def _clear(self) -> None:
        self.result.set_text("")
        self.reason.clear()
        self.day.set_day(None)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("box", "rule")
    return rule


def _rows(lines: Sequence[FollowUpLine], today: date) -> list[Row]:
    groups: dict[str, list[Row]] = {}
    for line in lines:
        groups.setdefault(_group(line, today), []).append(_row(line, today))
    rows: list[Row] = []
    for title, members in groups.items():
        rows += [heading(title, sub=str(len(members))), *members]
    return rows


def _group(line: FollowUpLine, today: date) -> str:
    due = line.follow_up.due_on
    if due is None:
        return _("Ilman päivää")
    if due < today:
        return _("Myöhässä")
    return _("Tänään") if due == today else _("Edessä")


def _row(line: FollowUpLine, today: date) -> Row:
    due = line.follow_up.due_on
    who = name_of(line.subject) if line.subject is not None else _("Ei asiakasta")
    lead, tone = "", Tone.PLAIN
    if due is not None:
        lead = format_day(due, today)
    if line.days_late:
        lead, tone = _("{n} pv myöhässä").format(n=line.days_late), Tone.CRIT
    elif due == today:
        lead, tone = _("tänään"), Tone.WARN
    return Row(
        line.follow_up.id,
        who,
        line.follow_up.what,
        icon="calendar",
        lead=lead,
        tone=tone,
        columns=((_("sinä") if line.own else line.worker_name or "–", ""),),
        action=_("Avaa"),
    )


def _about(line: FollowUpLine, today: date) -> str:
    parts = [name_of(line.subject)] if line.subject is not None else []
    if line.follow_up.due_on is not None:
        parts.append(format_day(line.follow_up.due_on, today))
    parts.append(_("sinä") if line.own else line.worker_name)
    return " · ".join(part for part in parts if part)


def make_follow_ups(desk: Desk) -> FollowUpsScreen:
    """Make the screen."""
    return FollowUpsScreen(desk)

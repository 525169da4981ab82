"""The screen of Työpöytä: deadlines at the left, who waits and what is to carry at the right."""

from collections.abc import Hashable

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.model.contact import Channel
from sotedesk.services.carrying import NotCarried
from sotedesk.services.worktop import DeskContact, WorktopState
from sotedesk.ui.desk import Desk
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn, SideBySide
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import CHANNEL_ICON
from sotedesk.ui.worktop.boxes import (
    ArrowColumn,
    CarryLine,
    KeptColumn,
    ToCarry,
    Waiting,
    WaitingBox,
)
from sotedesk.ui.worktop.closing import ClosingBox
from sotedesk.ui.worktop.presenter import DeskState, WorktopPresenter
from sotedesk.ui.worktop.words import (
    carry_sub,
    carry_title,
    contact_lines,
    contact_title,
    deadline_rows,
    heading_words,
    record_place,
    waited,
)

REFRESH_MS = 30_000
"""How often what is overdue is said anew while the screen is shown."""
_SIDE = 380
_LIST = 220


_KEPT = "H"
"""The letter that marks a row's promise as kept (*hoidettu*)."""
_CLOSE = "S"
"""The letter that closes a row's promise with a reason (*sulje*)."""


class DeadlineList(RowList):
    """The deadlines; several stand in view also where the columns are one."""

    def minimumSizeHint(self) -> QSize:
        """Override RowList.minimumSizeHint: four rows and a heading."""
        return QSize(super().minimumSizeHint().width(), look().px(_LIST))


class WorktopScreen(QWidget):
    """What waits, the worst first."""

    def __init__(self, desk: Desk, presenter: WorktopPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        presenter.setParent(self)
        self._meta = TextLabel("", Text.SMALL, "support", wrap=True)
        self._whose = Segment(
            [Choice(False, _("Omat")), Choice(True, _("Tiimin"))],
            "whose",
            numbered=False,
            clearable=False,
        )
        self._whose.set_value(presenter.state.team)
        self._list = DeadlineList(_("Määräajat, kiireellisin ensin"), "deadlines")
        self._none = EmptyState(
            _("Ei määräaikoja"),
            _("Lupaukset, seurannat ja tehtävät tulevat tähän."),
            name="no_deadlines",
        )
        self._waiting = KeptColumn[Waiting, WaitingBox](
            self._make_waiting, WaitingBox.show_waiting, 8
        )
        self._to_carry = KeptColumn[ToCarry, CarryLine](self._make_carry, CarryLine.show_entry, 4)
        self._closing = ClosingBox()
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(REFRESH_MS)
        self._connect()

    @Slot(object)
    def show_state(self, state: DeskState) -> None:
        """Show the state; the only place that writes to the widgets."""
        shown = state.shown
        if shown is None:
            return
        self._meta.setText(heading_words(shown))
        self._show_deadlines(shown, team=state.team)
        self._show_closing(state)
        self._show_waiting(shown)
        self._show_to_carry(shown, state)

    def refresh(self) -> None:
        """Read what waits again; the focus stays where it is."""
        self._presenter.refresh()

    def open(self, _target: object) -> None:
        """Show the screen; it holds no records to open."""
        self.refresh()

    def first_focus(self) -> QWidget:
        """Give the worst deadline."""
        return self._list if self._pages.currentWidget() is self._list else self._whose

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        cards = [card for card in (self._waiting_card, self._carry_card) if card.isVisible()]
        return [self._deadline_card, *cards]

    def command(self, command_id: str) -> bool:
        """Do what a key asks: go to those who wait, on with one, copy the entry in focus."""
        if command_id == "waiting.list":
            return self._go_to_waiting()
        if command_id.startswith("waiting."):
            number = command_id.removeprefix("waiting.")
            return number.isdigit() and self._presenter.resume_waiting(int(number))
        if command_id == "copy_out":
            return self._copy_focused()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: the clock runs only while someone can see it."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override QWidget.hideEvent: as above."""
        super().hideEvent(event)
        self._clock.stop()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(TextLabel(_("Työpöytä"), Text.PAGE))
        top.addWidget(self._meta, 1)
        top.addWidget(self._whose)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._none)
        self._deadline_card = Card(
            _("Määräajat"),
            "clock",
            _("kiireellisin ensin"),
            flush=True,
            name="deadline_card",
        )
        self._deadline_card.add(self._closing)
        self._deadline_card.add(self._pages, 1)
        both = SideBySide(self._deadline_card, self._side(), _SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(both, 1)

    def _side(self) -> QWidget:
        self._waiting_card = Card(_("Odottavat"), "pause", name="waiting_card")
        self._waiting_card.add(ArrowColumn(self._waiting.layout))
        self._nobody = TextLabel(_("Kukaan ei odota."), Text.SMALL, "meta", wrap=True)
        self._waiting_card.add(self._nobody)
        self._carry_card = Card(_("Viemättä järjestelmään"), "upload", name="carry_card")
        self._carry_card.add(ArrowColumn(self._to_carry.layout))
        self._place = TextLabel("", Text.SMALL, "meta", wrap=True)
        self._carry_card.add(self._place)
        self._carry_card.body.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._waiting_card)
        column.addWidget(self._carry_card, 1)  # columns end on the same line (ux.md §2.8)
        # Held, so that it is shown whole where the two parts become one column.
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(ScrollColumn(inner))
        return holder

    def _on_letter(self, letter: str, key: object) -> None:
        if letter == _KEPT and isinstance(key, Hashable):
            self._presenter.keep(key)
        elif letter == _CLOSE and isinstance(key, Hashable):
            self._presenter.ask_closing(key)

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self.show_state)
        self._presenter.text_ready.connect(self._on_text)
        self._whose.chosen.connect(self._presenter.show_team)
        self._list.opened.connect(self._presenter.open_row)
        self._list.letter_pressed.connect(self._on_letter)
        self._closing.given.connect(self._presenter.close_promise)
        self._closing.left.connect(self._presenter.leave_closing)
        self._clock.timeout.connect(self._presenter.refresh)

    def _show_deadlines(self, shown: WorktopState, *, team: bool) -> None:
        rows = deadline_rows(shown, team=team)
        held = self._list.hasFocus()
        self._list.set_rows(rows)
        if rows and self._list.current_key() is None:
            self._list.go_first()
        self._pages.setCurrentWidget(self._list if rows else self._none)
        if held and not rows:
            self._whose.setFocus()

    def _show_closing(self, state: DeskState) -> None:
        rows = (row for row in self._list.rows() if row.key == state.closing)
        row = next(rows, None) if state.closing is not None else None
        asked = self._closing.isVisibleTo(self)
        if row is None:
            if asked:
                self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            self._closing.ask(None, "")
        else:
            who = row.columns[0][0] if row.columns else ""
            self._closing.ask(row.key, " · ".join(part for part in (row.title, who) if part))

    def _show_waiting(self, shown: WorktopState) -> None:
        boxes = [
            self._waiting_words(one, shown, live=True, number=0)
            for one in shown.live
            if not one.own
        ]
        boxes += [
            self._waiting_words(one, shown, live=False, number=n)
            for n, one in enumerate(shown.waiting, start=1)
        ]
        self._waiting.show(boxes)
        self._waiting_card.set_meta(str(len(boxes)) if boxes else "")
        self._nobody.setVisible(not boxes)

    def _waiting_words(
        self, one: DeskContact, shown: WorktopState, *, live: bool, number: int
    ) -> Waiting:
        channel = one.channel if isinstance(one.channel, Channel) else Channel.PHONE
        return Waiting(
            one.id,
            CHANNEL_ICON[channel] if live else "pause",
            contact_title(one),
            waited(one.since, shown.at),
            contact_lines(one, shown.at),
            number,
        )

    def _show_to_carry(self, shown: WorktopState, state: DeskState) -> None:
        types = {code: made.name for code, made in self._desk.services.definitions.types.items()}
        self._entries = {one.target.id: one for one in shown.not_carried}
        self._to_carry.show(
            [
                ToCarry(
                    one.target.id,
                    carry_title(one, types),
                    carry_sub(one, shown.at),
                    one.incomplete,
                    one.target.id in state.copied,
                )
                for one in shown.not_carried
            ]
        )
        count = len(shown.not_carried)
        self._carry_card.set_meta(str(count) if count else "")
        self._place.setText(
            record_place(shown.not_carried) if count else _("Kaikki kirjaukset on viety.")
        )

    def _make_waiting(self, shown: Waiting) -> WaitingBox:
        box = WaitingBox(shown)
        box.wanted.connect(lambda: self._presenter.resume(shown.key))  # type: ignore[arg-type]  # keys of contacts
        return box

    def _make_carry(self, shown: ToCarry) -> CarryLine:
        line = CarryLine(shown)
        line.copy_wanted.connect(lambda: self._presenter.copy(self._entry(shown).target))
        line.carried.connect(lambda: self._presenter.carried(self._entry(shown)))
        return line

    def _entry(self, shown: ToCarry) -> NotCarried:
        return self._entries[shown.key]  # type: ignore[index]  # keys of entries

    def _go_to_waiting(self) -> bool:
        first = next(iter(self._waiting.boxes.values()), None)
        if first is not None:
            first.button().setFocus(Qt.FocusReason.ShortcutFocusReason)
        return first is not None

    def _copy_focused(self) -> bool:
        for key, line in self._to_carry.boxes.items():
            inner = line.focusWidget()
            if inner is not None and inner.hasFocus():
                self._presenter.copy(self._entries[key].target)  # type: ignore[index]  # as above
                return True
        return False

    @Slot(str)
    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)


def make_worktop(desk: Desk) -> WorktopScreen:
    """Make the screen of Työpöytä."""
    return WorktopScreen(desk, WorktopPresenter(desk))

"""What has been with the client, newest first, with a filter; an appointment is marked in place."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, format_moment, local
from sotedesk.model.matter import AppointmentStatus
from sotedesk.services.ports import Now
from sotedesk.services.timeline import EntryKind, TimelineEntry
from sotedesk.ui.client.state import ClientState
from sotedesk.ui.client.words import MARK
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.timeline_words import KIND, entry_icon, entry_text, entry_title
from sotedesk.ui.widgets.button import ActionButton, LinkButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.text_label import TextLabel

_OLDER = "older"
_ALL = "all"
_UNMARKED = {AppointmentStatus.OFFERED.value, AppointmentStatus.BOOKED.value}


class TimelineCard(Card):
    """The timeline.

    Signals:
        kind_chosen: EntryKind, or None for all.
        opened: Record of the entry.
        older_wanted: More of what was long ago.
        marked: AppointmentStatus of the appointment asked about.
        left: The question is closed without an answer.
        missed_wanted: A time that was not used is to be entered.
        missed_entered: When it was, and where.
    """

    kind_chosen = Signal(object)
    opened = Signal(object)
    older_wanted = Signal()
    marked = Signal(object)
    left = Signal()
    missed_wanted = Signal()
    missed_entered = Signal(object, str)

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(_("Aikajana"), "history", flush=True, name="timeline", parent=parent)
        choices = [Choice(_ALL, _("Kaikki")), *(Choice(kind, _(KIND[kind])) for kind in EntryKind)]
        self._kinds = ChoiceField(choices, "timeline_kind", _("Näytä aikajanalla"), clearable=False)
        self._kinds.set_value(_ALL)
        self._kinds.chosen.connect(self._on_kind)
        self.add_action(self._kinds)
        self._list = RowList(_("Aikajana"), "timeline_entries", wraps=True)
        self._list.opened.connect(self._on_opened)
        self._none = EmptyState(_("Ei kirjauksia"), icon="history", name="no_entries")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._none)
        self._mark = MarkBox()
        self._mark.marked.connect(self.marked)
        self._mark.left.connect(self.left)
        self._asked: UUID | None = None
        self.missed = MissedBox(now)
        self.missed.hide()
        self.missed.entered.connect(self.missed_entered)
        self.missed.left.connect(self.left)
        self.add_missed = LinkButton(
            _("Kirjaa käyttämättä jäänyt aika"), "plus", name="add_missed_time"
        )
        self.add_missed.clicked.connect(self.missed_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 6)
        foot.addWidget(self.add_missed)
        foot.addStretch(1)
        self.add(self._mark)
        self.add(self.missed)
        self.add(self._pages, 1)
        self.add(foot)

    def show_timeline(self, state: ClientState, now: datetime) -> None:
        """Show the entries the filter lets through, and the question about an appointment."""
        entries = state.shown_entries
        rows = _rows(entries, now)
        if state.may_have_more:
            rows.append(Row(_OLDER, _("Näytä vanhemmat"), icon="history"))
        self._list.set_rows(rows)
        self._pages.setCurrentWidget(self._list if rows else self._none)
        self._none.set_words(_("Ei kirjauksia") if state.kind is None else _("Ei tällaisia"))
        self._kinds.set_value(state.kind or _ALL)
        self.set_meta(str(len(entries)) if entries else "")
        marking = state.marking
        self._mark.setVisible(marking is not None)
        asked = marking.record if marking is not None else None
        if marking is not None and asked != self._asked:
            self._mark.ask(marking, local(now).date())
        elif asked is None and self._asked is not None:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked = asked
        self._show_missed(shown=state.entering_missed)
        self.add_missed.setVisible(state.card is not None and not state.entering_missed)

    def _show_missed(self, *, shown: bool) -> None:
        was_shown = self.missed.isVisibleTo(self)
        self.missed.setVisible(shown)
        if shown and not was_shown:
            self.missed.begin()
        elif was_shown and not shown:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self, kind: object) -> None:
        self.kind_chosen.emit(None if kind == _ALL else kind)

    def _on_opened(self, key: object) -> None:
        if key == _OLDER:
            self.older_wanted.emit()
        else:
            self.opened.emit(key)


class MarkBox(QFrame):
    """What became of an appointment.

    Signals:
        marked: The AppointmentStatus.
        left: Esc.
    """

    marked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "inner")
        self.setObjectName("mark_appointment")
        self._words = TextLabel("", Text.LABEL, wrap=True)
        choices = [Choice(status, _(words)) for status, words in MARK.items()]
        self._status = Segment(choices, "appointment_status", rows=2, clearable=False)
        self._status.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._status)

    def ask(self, entry: TimelineEntry, today: date) -> None:
        """Ask about an appointment; what is known already is chosen."""
        when = format_moment(entry.at, today)
        words = _("Mitä tapahtui ajalle {when}?").format(when=when)
        self._words.setText(words)
        self.setAccessibleName(words)
        known = next((status for status in MARK if status.value == entry.status), None)
        self._status.set_value(known)
        self._status.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, status: object) -> None:
        if isinstance(status, AppointmentStatus):
            self.marked.emit(status)


class MissedBox(QFrame):
    """When a time was that the client did not use, as another system tells.

    Signals:
        entered: When it was, and where; the place may be empty.
        left: Esc.
    """

    entered = Signal(object, str)
    left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "inner")
        self.setObjectName("missed_time")
        self.setAccessibleName(_("Käyttämättä jäänyt aika"))
        self._now = now
        self.at = DateTimeField("missed_at", need=Need.MOMENT, now=now)
        self.place = LineField("missed_place")
        self._at_box = LabelledField(_("Milloin aika oli"), self.at)
        enter = ActionButton(_("Kirjaa aika"), "check", name="enter_missed_time")
        enter.clicked.connect(self._enter)
        self.at.returnPressed.connect(self._enter)
        self.place.returnPressed.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._at_box)
        column.addWidget(LabelledField(_("Missä, jos tiedossa"), self.place))
        column.addWidget(enter)

    def begin(self) -> None:
        """Ask with empty fields."""
        self.at.set_at(None)
        self.place.clear()
        self._at_box.clear_problem()
        self.at.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        at = self.at.at()
        if at is None or at > self._now():
            self._at_box.show_problem(_("Kirjoita mennyt aika, esim. 24.11. klo 13.30"))
            self.at.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entered.emit(at, self.place.text())


def _rows(entries: Sequence[TimelineEntry], now: datetime) -> list[Row]:
    rows: list[Row] = []
    year = local(now).year
    for entry in entries:
        if entry.at.year != year:
            year = entry.at.year
            rows.append(heading(str(year)))
        rows.append(_row(entry, now))
    return rows


def _row(entry: TimelineEntry, now: datetime) -> Row:
    unmarked = entry.kind is EntryKind.APPOINTMENT and entry.status in _UNMARKED and entry.at <= now
    asked = _("Mitä tapahtui? Enter kirjaa.") if unmarked else ""
    missed = entry.status == AppointmentStatus.MISSED
    return Row(
        entry.record,
        entry_title(entry),
        " · ".join(part for part in (asked, entry_text(entry)) if part),
        icon=entry_icon(entry),
        lead=format_date(entry.at.date(), entry.at.date()),
        tone=Tone.WARN if missed or unmarked else Tone.PLAIN,
    )

"""*Siirrä kaikki asiakkaat*: all of one's own clients are seen before anybody is asked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sotedesk.i18n import _, format_date, ngettext
from sotedesk.model.worker import Worker
from sotedesk.services.askings import OwnNaming
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import NAMING_ROLE, name_of, shown_words
from sotedesk.ui.contact_persons.naming_words import whom_to_ask
from sotedesk.ui.contact_persons.state import Moving
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.row import Row
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import word


class MoveCard(Card):
    """Every client with its role, and whom to ask.

    Signals:
        edited: Fields of Moving and their new values, as a dict.
        send_wanted: Ask.
        leave_wanted: Ask nobody.
    """

    edited = Signal(object)
    send_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(_("Siirrä kaikki asiakkaat"), "transfer", name="move_all", parent=parent)
        self.clients = RowList(_("Asiakkaat, joista pyydetään"), "moved_clients")
        self.worker = ChoiceField(name="move_to", placeholder=_("Valitse työtoveri"))
        self.starts = DateTimeField("move_starts", need=Need.DAY, now=now)
        self.answer_by = DateTimeField("move_answer_by", need=Need.DAY, now=now)
        self.message = LineField("move_message")
        self._nobody = EmptyState(
            _("Sinua ei ole nimetty kenellekään"),
            _("Tähän tulevat asiakkaat, joille sinut on nimetty."),
            name="nobody_to_move",
        )
        self._problem = LeadLabel("", "alert-circle", colour="warn", tone="warn")
        self.send = PrimaryButton(_("Pyydä"), "transfer", key=cap_of("confirm"), name="send_move")
        self.leave = ActionButton(_("Peru"), key="Esc", name="leave_move")
        self._lay_out()
        self._connect()

    def show_moving(self, state: Moving, today: date) -> None:
        """Show the clients and what is chosen."""
        self.clients.set_rows([_row(line, today) for line in state.namings])
        choices = [Choice(one.id, _worker_words(one)) for one in state.workers]
        if [one.code for one in choices] != self.worker.codes():
            self.worker.set_choices(choices)
        self.worker.set_value(state.worker)
        for edited, day in ((self.starts, state.starts_on), (self.answer_by, state.answer_by)):
            if not edited.hasFocus() and edited.day() != day:
                edited.set_day(day)
        if self.message.text() != state.message:
            self.message.setText(state.message)
            self.message.setCursorPosition(0)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self.clients.setVisible(bool(state.namings))
        self._nobody.setVisible(not state.namings)
        count = len(state.to_ask)
        counted = ngettext("1 asiakas", "{n} asiakasta", count).format(n=count)
        whom = whom_to_ask(state.first_name)
        words = _("Pyydä {whom}, {count}").format(whom=whom, count=counted)
        self.send.set_text(words if whom and count else _("Pyydä"))

    def _lay_out(self) -> None:
        hint = _(
            "Jokaisesta tulee oma pyyntö. Vastuu on sinulla, kunnes työtoveri on vastaanottanut."
        )
        self.add(TextLabel(hint, Text.SMALL, "meta", wrap=True))
        self.add(self.clients, 1)
        self.add(self._nobody, 1)
        top = QWidget()
        columns = ColumnsLayout((3, 2, 2), top, gap=12)
        columns.addWidget(LabelledField(_("Ketä pyydetään"), self.worker))
        columns.addWidget(LabelledField(_("Alkaa"), self.starts))
        columns.addWidget(LabelledField(_("Vastaus viimeistään"), self.answer_by))
        self.add(top)
        self.add(LabelledField(_("Viesti, sama kaikista"), self.message))
        self.add(self._problem)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.send)
        self.add(foot)

    def _connect(self) -> None:
        self.worker.chosen.connect(lambda key: self.edited.emit({"worker": key}))
        self.message.textEdited.connect(lambda text: self.edited.emit({"message": text}))
        self.starts.changed.connect(self._telling("starts_on", self.starts))
        self.answer_by.changed.connect(self._telling("answer_by", self.answer_by))
        self.send.clicked.connect(self.send_wanted)
        self.leave.clicked.connect(self.leave_wanted)

    def _telling(self, name: str, edited: DateTimeField) -> Callable[[object], None]:
        return lambda _reading: self.edited.emit({name: edited.day()})


def _row(line: OwnNaming, today: date) -> Row:
    found = line.view.assignment
    role = word(NAMING_ROLE, found.role)
    since = ""
    if found.valid_from is not None:
        since = _("{day} alkaen").format(day=format_date(found.valid_from, today))
    asked = _("jo pyydetty: {name}").format(name=shown_words(line.asked_name))
    return Row(
        found.id,
        name_of(line.view.subject),
        " · ".join(part for part in (role, since, found.main_need) if part),
        icon="person",
        chip=asked if line.asked_name else "",
        chip_icon="hourglass",
        chip_tone=Tone.WARN,
    )


def _worker_words(one: Worker) -> str:
    takes = _("ottaa uusia") if one.takes_new else _("ei ota uusia nyt")
    return f"{one.name}, {takes}"

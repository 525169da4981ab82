"""Who is named or asked now in the role chosen, what can be done to it, and who stands in."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from sotedesk.i18n import _
from sotedesk.services.candidates import Candidates
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import shown_words
from sotedesk.ui.contact_persons.naming_words import present_words
from sotedesk.ui.contact_persons.state import Chosen, NamingState, StandingIn
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.text_label import TextLabel


class PresentBox(QWidget):
    """One line about the naming that stands; below it, when asked for, who stands in.

    Signals:
        end_wanted: End the naming.
        take_back_wanted: Take the asking back.
        stand_in_wanted: Choose who stands in.
        stand_in_edited: Fields of StandingIn and their new values, as a dict.
        stand_in_given: Record it.
        stand_in_left: Leave it as it was.
    """

    end_wanted = Signal()
    take_back_wanted = Signal()
    stand_in_wanted = Signal()
    stand_in_edited = Signal(object)
    stand_in_given = Signal()
    stand_in_left = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.end = ActionButton(_("Päätä nimeäminen"), "circle-minus", name="end_naming")
        self.stand_in = ActionButton(_("Sijainen"), "people", name="stand_in")
        self.take_back = ActionButton(_("Peru pyyntö"), "undo", name="take_back_asking")
        actions = _flow(self.stand_in, self.end, self.take_back)
        self._alert = AlertBox("", "", "people", Tone.PLAIN, action=actions, name="present")
        self.who = ChoiceField(name="stand_in_who", placeholder=_("Ei sijaista"))
        self.first = DateTimeField("stand_in_from", need=Need.DAY, now=now)
        self.last = DateTimeField("stand_in_until", need=Need.DAY, now=now)
        self.save = ActionButton(_("Tallenna sijainen"), "check", name="save_stand_in")
        self.leave = ActionButton(_("Peru"), name="leave_stand_in")
        self._row = self._make_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._alert)
        column.addWidget(self._row)
        self._connect()

    def words(self) -> str:
        """Return what is said, for tests and screen readers."""
        return self._alert.accessibleName()

    def show_naming(self, state: NamingState, today: date) -> None:
        """Show who is named or asked, and what is being chosen."""
        named, asked = state.present, state.asked
        self.setVisible(named is not None or asked is not None)
        lines = []
        if named is not None:
            title = _("Nyt nimetty: {name}").format(name=shown_words(named.name))
            lines.append(f"{title}, {present_words(named, today)}")
        if asked is not None:
            title = _("Pyydetty: {name}, vastausta odotetaan")
            lines.append(title.format(name=shown_words(asked.name)))
        problem = state.problems.get("present", "")
        self._alert.set_words(". ".join(lines), problem)
        self._alert.set_tone(Tone.WARN if problem else Tone.PLAIN)
        self.end.setVisible(named is not None)
        self.stand_in.setVisible(named is not None and state.standing_in is None)
        self.take_back.setVisible(asked is not None)
        self._row.setVisible(state.standing_in is not None)
        if state.standing_in is not None and state.candidates is not None:
            self._show_stand_in(state.standing_in, state.candidates)

    def _show_stand_in(self, shown: StandingIn, found: Candidates) -> None:
        taken = (shown.naming.worker, shown.naming.team)
        everybody: list[tuple[Chosen, str]] = [(one.id, one.name) for one in found.workers]
        everybody += [(team.id, team.name) for team in found.teams]
        choices = [Choice(key, name) for key, name in everybody if key not in taken]
        if [one.code for one in choices] != self.who.codes():
            self.who.set_choices(choices)
        self.who.set_value(shown.chosen)
        for edited, day in ((self.first, shown.first_day), (self.last, shown.last_day)):
            if not edited.hasFocus() and edited.day() != day:
                edited.set_day(day)

    def _make_row(self) -> QWidget:
        row = QFrame()
        row.setProperty("box", "inner")
        fields = QWidget()
        columns = ColumnsLayout((3, 2, 2), fields, gap=12)
        columns.addWidget(LabelledField(_("Kuka sijaistaa"), self.who))
        columns.addWidget(LabelledField(_("Alkaen"), self.first))
        columns.addWidget(LabelledField(_("Asti"), self.last))
        column = QVBoxLayout(row)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(fields)
        hint = TextLabel(_("Ilman päiviä: aina poissa ollessa."), Text.SMALL, "meta")
        column.addWidget(_flow(self.save, self.leave, hint))
        return row

    def _connect(self) -> None:
        self.end.clicked.connect(self.end_wanted)
        self.take_back.clicked.connect(self.take_back_wanted)
        self.stand_in.clicked.connect(self.stand_in_wanted)
        self.save.clicked.connect(self.stand_in_given)
        self.leave.clicked.connect(self.stand_in_left)
        self.who.chosen.connect(lambda key: self.stand_in_edited.emit({"chosen": key}))
        self.first.changed.connect(self._telling("first_day", self.first))
        self.last.changed.connect(self._telling("last_day", self.last))

    def _telling(self, name: str, edited: DateTimeField) -> Callable[[object], None]:
        return lambda _reading: self.stand_in_edited.emit({name: edited.day()})


def _flow(*parts: QWidget) -> QWidget:
    made = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    flow = FlowLayout(made, gap=8)
    for part in parts:
        flow.addWidget(part)
    return made

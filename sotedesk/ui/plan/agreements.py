"""What stands below the table: who is there for the client, the client's part, the coming days."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _, format_date
from sotedesk.model.masking import Masked
from sotedesk.model.phone import shown
from sotedesk.model.plan import PartTaken
from sotedesk.services.assignments import NamingView
from sotedesk.services.ports import Now
from sotedesk.ui.care_words import NAMING_ROLE, PART_TAKEN, shown_words
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.date_time_field import DateTimeField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.moment_text import Need
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.words import word


class Agreements(QWidget):
    """Three cards.

    Signals:
        edited: Fields of the plan and their new values, as a dict.
        naming_wanted: Name somebody, or somebody else.
    """

    edited = Signal(dict)
    naming_wanted = Signal()

    def __init__(self, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = ActionButton(_("Nimeä"), "people", name="change_contact_person")
        self._who = LeadLabel("", "person", use=Text.STRONG)
        self._reach = LeadLabel("", "phone", tone="support")
        self.how = ChoiceField(
            [Choice(code, _(PART_TAKEN[code])) for code in PartTaken],
            "part_how",
            placeholder=_("ei kirjattu"),
            clearable=False,
        )
        self.on = DateTimeField("part_on", need=Need.DAY, now=now)
        self.interpreter = LineField("part_interpreter", placeholder=_("kieli, jos tulkki oli"))
        self.going_through = DateTimeField("going_through_on", need=Need.DAY, now=now)
        self.review_on = DateTimeField("review_on", need=Need.DAY, now=now)
        self.review_how = LineField("review_how", placeholder=_("esim. soitamme sinulle"))
        self._lay_out()
        self._connect()

    def show_plan(self, state: PlanState, today: date) -> None:
        """Show what is agreed."""
        plan = state.plan.after
        self._show_naming(state.naming, today)
        self.how.set_value(plan.part_how)
        for field, day in (
            (self.on, plan.part_on),
            (self.going_through, plan.going_through_on),
            (self.review_on, plan.review_on),
        ):
            if not field.hasFocus() and field.day() != day:
                field.set_day(day)
        for line, text in (
            (self.interpreter, plan.part_interpreter),
            (self.review_how, plan.review_how),
        ):
            if line.text() != text:
                line.setText(text)
        for one in (
            self.how,
            self.on,
            self.interpreter,
            self.going_through,
            self.review_on,
            self.review_how,
        ):
            one.setEnabled(state.is_open)

    def _show_naming(self, naming: tuple[NamingView, ...], today: date) -> None:
        if not naming:
            self._who.setText(_("Ei nimetty"))
            self._reach.setText(_("Nimetään tarvittaessa."))
            self._reach.set_lead("people")
            self.change.set_text(_("Nimeä"))
            return
        first = naming[0]
        role = word(NAMING_ROLE, first.assignment.role)
        title = ", ".join(part for part in (first.title, role.lower()) if part)
        self._who.setText(_("{name}, {title}").format(name=shown_words(first.name), title=title))
        hidden = isinstance(first.phone, Masked)
        phone = _("Numero piilotettu (turvakielto)") if hidden else shown(str(first.phone))
        start = first.assignment.valid_from
        since = _("alkaa {day}").format(day=format_date(start, today)) if start else ""
        self._reach.setText(" · ".join(part for part in (phone, since) if part))
        self._reach.set_lead("eye-off" if hidden else "phone")
        self.change.set_text(_("Vaihda"))

    def _lay_out(self) -> None:
        cards = ColumnsLayout((10, 14, 12), self, gap=12)
        person = Card(_("Yhteyshenkilö"), "person", name="contact_person_card")
        person.body.setSpacing(4)
        person.add(self._who)
        person.add(self._reach)
        person.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        person.body.addStretch(1)
        part = Card(_("Asiakkaan osuus"), "people", name="client_part_card")
        part.add(
            _pair(
                LabelledField(_("Miten"), self.how),
                LabelledField(_("Milloin"), self.on),
                (5, 4),
            )
        )
        part.add(LabelledField(_("Tulkki"), self.interpreter))
        part.body.addStretch(1)
        days = Card(_("Sovitut päivät"), "calendar", name="days_card")
        days.add(
            _pair(
                LabelledField(_("Käydään läpi"), self.going_through),
                LabelledField(_("Tarkistetaan"), self.review_on),
            )
        )
        days.add(LabelledField(_("Miten tarkistetaan"), self.review_how))
        days.body.addStretch(1)
        for card in (person, part, days):
            cards.addWidget(card)

    def _connect(self) -> None:
        self.change.clicked.connect(self.naming_wanted)
        self.how.chosen.connect(lambda code: self.edited.emit({"part_how": code}))
        for field, name in (
            (self.on, "part_on"),
            (self.going_through, "going_through_on"),
            (self.review_on, "review_on"),
        ):
            field.changed.connect(
                lambda _reading, field=field, name=name: self.edited.emit({name: field.day()})
            )
        for line, name in (
            (self.interpreter, "part_interpreter"),
            (self.review_how, "review_how"),
        ):
            line.textEdited.connect(lambda text, name=name: self.edited.emit({name: text}))


def _pair(left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> QWidget:
    pair = QWidget()
    columns = ColumnsLayout(shares, pair, gap=8)
    columns.addWidget(left)
    columns.addWidget(right)
    return pair

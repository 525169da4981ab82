"""What stands below the table: who is there for the client, who takes part, plans elsewhere."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, format_full_date
from sotedesk.model.client import PlanElsewhere
from sotedesk.model.masking import Masked
from sotedesk.model.phone import shown
from sotedesk.services.assignments import NamingView
from sotedesk.services.plan_view import ParticipantView, PlanView
from sotedesk.ui.care_words import NAMING_ROLE, shown_words
from sotedesk.ui.client_words import ELSEWHERE
from sotedesk.ui.plan.people_words import participant_name, sight_words
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.widgets.button import LinkButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.tab_anchor import TabAnchor
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import word


class PeopleCards(QWidget):
    """Three cards.

    Signals:
        naming_wanted: Name somebody, or somebody else.
        participant_wanted: The record of a participant to look at, or None for somebody new.
        elsewhere_wanted: Point to a plan kept elsewhere.
    """

    naming_wanted = Signal()
    participant_wanted = Signal(object)
    elsewhere_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = LinkButton(_("Nimeä"), key="Alt+Y", name="change_contact_person")
        self._who = LeadLabel("", "person", use=Text.STRONG)
        self._reach = LeadLabel("", "phone", tone="support")
        self.add = LinkButton(_("Lisää"), key="Alt+L", name="add_participant")
        self.point = LinkButton(_("Lisää"), key="Alt+S", name="add_elsewhere")
        self._people = QVBoxLayout()
        self._pointers = QVBoxLayout()
        self._lines: list[LinkButton] = []
        self._shown: tuple[object, ...] = ()
        self._anchor = TabAnchor(self)
        self._lay_out()
        self.change.clicked.connect(self.naming_wanted)
        self.add.clicked.connect(lambda: self.participant_wanted.emit(None))
        self.point.clicked.connect(self.elsewhere_wanted)

    def show_plan(self, state: PlanState, today: date) -> None:
        """Show people and plans elsewhere; lines are made anew only when they differ."""
        self._show_naming(state.naming, today)
        self.add.setVisible(state.is_open)
        view = state.view
        now = (view.participants, view.elsewhere, view.rows, state.is_open)
        if now != self._shown:
            self._shown = now
            self._show_people(view)
            self._show_elsewhere(view.elsewhere, view)

    def first_stop(self) -> QWidget:
        """Give adding somebody, or the first who takes part."""
        return self._lines[0] if self.add.isHidden() and self._lines else self.add

    def _show_naming(self, naming: Sequence[NamingView], today: date) -> None:
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
        since = ""
        if start is not None:
            words = _("alkaa {day}") if start > today else _("{day} alkaen")
            since = words.format(day=format_date(start, today))
        self._reach.setText(" · ".join(part for part in (phone, since) if part))
        self._reach.set_lead("eye-off" if hidden else "phone")
        self.change.set_text(_("Vaihda"))

    def _show_people(self, view: PlanView) -> None:
        _empty(self._people)
        self._lines = [self._person_line(one, view) for one in view.participants]
        if not view.participants:
            self._people.addWidget(LeadLabel(_("Ei vielä osallistujia."), "people", tone="support"))
        self._anchor.order([*self._lines, self.point])

    def _person_line(self, one: ParticipantView, view: PlanView) -> LinkButton:
        line = QWidget()
        flow = FlowLayout(line, gap=4, line_gap=0, centred=True)
        name, sees = participant_name(one), sight_words(one.record, view.rows)
        button = LinkButton(name, "person", name=f"participant_{one.record.id.hex}")
        button.setAccessibleName(", ".join(part for part in (name, one.title, sees) if part))
        button.clicked.connect(
            lambda _checked=False, record=one.record: self.participant_wanted.emit(record)
        )
        flow.addWidget(button)
        words = " · ".join(part for part in (one.title, sees) if part)
        flow.addWidget(TextLabel(words, Text.SMALL, "support"))
        self._people.addWidget(line)
        line.show()
        return button

    def _show_elsewhere(self, pointers: Sequence[PlanElsewhere], view: PlanView) -> None:
        _empty(self._pointers)
        for pointer in pointers:
            kind = word(ELSEWHERE, pointer.plan_kind)
            day = format_full_date(pointer.dated_on) if pointer.dated_on else ""
            self._pointers.addWidget(
                LeadLabel(f"{kind} {day}".strip(), "document", use=Text.STRONG)
            )
            if pointer.where:
                where = TextLabel(pointer.where, Text.SMALL, "support", wrap=True)
                where.setContentsMargins(22, 0, 0, 0)
                self._pointers.addWidget(where)
        if not pointers:
            none = _("{name}: ei tiedossa muita.").format(name=view.subject.name)
            self._pointers.addWidget(LeadLabel(none, "folder", tone="support"))

    def _lay_out(self) -> None:
        cards = ColumnsLayout((10, 12, 12), self, gap=12)
        person = Card(_("Yhteyshenkilö"), "person", "", (self.change,), name="contact_person_card")
        person.body.setSpacing(4)
        person.add(self._who)
        person.add(self._reach)
        people = Card(_("Osallistujat"), "people", "", (self.add,), name="participants_card")
        elsewhere = Card(
            _("Suunnitelmat muualla"), "folder", "", (self.point,), name="plans_elsewhere_card"
        )
        for card, lines in ((people, self._people), (elsewhere, self._pointers)):
            lines.setSpacing(2)
            card.add(lines)
        for card in (person, people, elsewhere):
            card.body.addStretch(1)
            cards.addWidget(card)
        for first, second in pairwise((self.change, self.add, self._anchor, self.point)):
            QWidget.setTabOrder(first, second)


def _empty(lines: QVBoxLayout) -> None:
    while (item := lines.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()

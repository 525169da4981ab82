"""The mapping of the whole situation on the screen."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, local
from sotedesk.model.review import HighNeed
from sotedesk.services.mappings import MappingView
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.mapping.decision_column import DecisionColumn
from sotedesk.ui.mapping.presenter import MappingPresenter
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.whereabouts import FocusWatch, go_to, place_in
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.side_by_side import SideBySide
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel

SCREEN = "mapping"


class MappingScreen(QWidget):
    """What was said and found at the left, the decision at the right.

    Signals:
        saved: When what is on the screen reached the disk.
    """

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = MappingPresenter(desk, self)
        self.heading = PersonHeading(_("Kokonaistilanteen kartoitus"))
        self.note = TextArea("mapping_note", lines=8, most_lines=None)
        self.words = AlertBox("", "", "chat", Tone.PLAIN, name="review_words")
        self.column = DecisionColumn()
        self.main = self._make_main()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(self.heading)
        outer.addWidget(SideBySide(self.main, self.column, 300), 1)
        self._connect()
        desk.keys.install_fields(
            SCREEN,
            {
                "own_words": self.note,
                "talked": self.column.talked,
                "conclusion": self.column.decision,
                "reason": self.column.reason,
                "contact_person": self._name_contact_person,
            },
        )

    def open(self, target: object) -> None:
        """Open a mapping by its id, or begin one for a client."""
        if isinstance(target, UUID | StartMapping):
            self.presenter.open(target)

    def first_focus(self) -> QWidget:
        """Give the note."""
        return self.note

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self.main, self.column]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        commands = {
            "confirm": self.presenter.decide,
            "save": self.presenter.save,
            "leave": self._leave,
        }
        if self.presenter.state is None or command_id not in commands:
            return False
        commands[command_id]()
        return True

    def refresh(self) -> None:
        """Show the mapping as it is stored now."""
        self.presenter.refresh()

    @Slot(object)
    def show_state(self, state: MappingState) -> None:
        """Show the state; the only place that writes to the widgets."""
        today = local(self._desk.now()).date()
        self.heading.show_person(state.view.subject, today)
        begun = local(state.view.mapping.created_at).date()
        self.heading.show_meta(_("aloitettu {day}").format(day=format_date(begun, today)))
        review = state.view.review
        said = review.client_words if review is not None else ""
        self.words.setVisible(bool(said))
        self.words.set_words(_("Asiakkaan omat sanat läpikäynnissä"), said)
        if self.note.text() != state.mapping.after.note:
            self.note.set_text(state.mapping.after.note)
        self.column.show_mapping(state, today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves the mapping unfinished."""
        if is_escape(event) and self.command("leave"):
            return
        super().keyPressEvent(event)

    def _make_main(self) -> QWidget:
        card = Card(name="mapping_card")
        card.setAccessibleName(_("Kartoitus"))
        hint = TextLabel(
            _(
                "Muista: terveys ja liikkuminen · kuntoutus · asuminen · arki ja ruoka · talous · "
                "turvallisuus · sähköinen asiointi · työ ja opiskelu · läheiset ja lapset · "
                "voimavarat"
            ),
            Text.SMALL,
            "meta",
            wrap=True,
        )
        card.add(self.words)
        card.add(
            LabelledField(
                _("Asiakkaan sanoin ja ammattilaisen arvio, alue kerrallaan"), self.note, key="N"
            ),
            1,
        )
        card.add(hint)
        carer = AlertBox(
            _("Hoitavan läheisen oma tilanne"),
            _("Läheisen omat tiedot kirjataan hänen omaan asiaansa, eivät tähän."),
            "people",
            Tone.INFO,
            name="carer_note",
        )
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card, 1)
        column.addWidget(carer)
        return main

    def _connect(self) -> None:
        self.presenter.where = lambda: place_in(self)
        self.presenter.state_changed.connect(self.show_state)
        self.presenter.opened.connect(self._on_opened)
        self.presenter.refused.connect(self._on_refused)
        self.presenter.decided.connect(self._on_decided)
        self.presenter.saved.connect(self.saved)
        self.presenter.failed.connect(self._desk.failed)
        self.note.edited.connect(lambda text: self.presenter.edit(note=text))
        self.column.chosen.connect(self.presenter.choose)
        self.column.reason_edited.connect(self.presenter.give_reason)
        self.column.talked_chosen.connect(lambda code: self.presenter.edit(talked=code))
        self.column.confirm_wanted.connect(self.presenter.decide)
        self.column.leave_wanted.connect(self._leave)
        self.column.plan_wanted.connect(self._make_plan)
        self.column.naming_wanted.connect(self._name_contact_person)
        FocusWatch(self, self._on_field_left)

    def _on_field_left(self) -> None:
        self.presenter.moved()
        self.presenter.save()

    def _on_opened(self) -> None:
        state = self.presenter.state
        if state is None or not go_to(self, state.place):
            self.note.setFocus()

    def _on_refused(self) -> None:
        state = self.presenter.state
        if state is None:
            return
        if state.needs_decision:
            self.column.decision.setFocus()
        elif state.needs_reason:
            self.column.reason.setFocus()
        else:
            self.column.talked.setFocus()

    def _on_decided(self, view: MappingView) -> None:
        self._desk.tell(_("Kartoitus vahvistettu."), undo=True)
        high = view.mapping.high_need == HighNeed.YES
        (self.column.plan if high else self.note).setFocus()

    def _leave(self) -> None:
        self.presenter.leave(self._gone)

    def _gone(self) -> None:
        state = self.presenter.state
        if state is not None:
            self._desk.tell(_("Kartoitus jäi kesken. Kaikki on tallessa."))
            self._desk.go("client", state.view.mapping.client)

    def _make_plan(self) -> None:
        if self.presenter.state is not None:
            self._desk.go("plan", StartPlan(self.presenter.state.view.mapping.client))

    def _name_contact_person(self) -> None:
        if self.presenter.state is not None:
            self._desk.go("contact_persons", NameFor(self.presenter.state.view.mapping.client))


def make_mapping(desk: Desk) -> MappingScreen:
    """Make the screen."""
    return MappingScreen(desk)

"""The mapping of the whole situation on the screen."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, local
from sotedesk.model.review import HighNeed, MappingRequest
from sotedesk.services.mappings import MappingView
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.mapping.area_table import AreaTable
from sotedesk.ui.mapping.decision_column import DecisionColumn
from sotedesk.ui.mapping.presenter import MappingPresenter
from sotedesk.ui.mapping.request_page import RequestPage
from sotedesk.ui.mapping.state import MappingState
from sotedesk.ui.mapping.whole_card import WholeCard
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.starting import start_contact
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.whereabouts import FocusWatch, go_to, place_in
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton
from sotedesk.ui.widgets.side_by_side import SideBySide

SCREEN = "mapping"


class MappingScreen(QWidget):
    """The areas of life at the left, the decision at the right; before that the request.

    Signals:
        saved: When what is on the screen reached the disk.
    """

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = MappingPresenter(desk, self)
        self.heading = PersonHeading(_("Kokonaistilanteen kartoitus"))
        words = desk.services.definitions.areas
        self.request = RequestPage(desk.now, words.return_reasons)
        self.areas_table = AreaTable()
        self.carer = ActionButton(_("Tarjoa omaa yhteydenottoa"), "plus", name="carer_contact")
        self._carer_box = AlertBox(
            words.carer.label,
            words.carer.hint,
            "people",
            Tone.INFO,
            action=self.carer,
            name="carer_note",
        )
        self.whole = WholeCard()
        self.column = DecisionColumn(desk.now)
        self.main = self._make_main()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.request)
        self._pages.addWidget(SideBySide(self.main, self.column, 300))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(self.heading)
        outer.addWidget(self._pages, 1)
        self._connect()
        desk.keys.install_fields(
            SCREEN,
            {
                "own_words": self._to_first_area,
                "talked": self.column.talked,
                "conclusion": self.column.decision,
                "reason": self.column.reason,
                "contact_person": self._to_contact_person,
                "strengths": self.whole.strengths,
            },
        )

    def open(self, target: object) -> None:
        """Open a mapping by its id, or begin one for a client."""
        if isinstance(target, UUID | StartMapping):
            self.presenter.open(target)

    def first_focus(self) -> QWidget:
        """Give the first area's words, or the answer to the request."""
        state, rows = self.presenter.state, self.areas_table.rows()
        if state is not None and not state.is_open:
            return self.request.first_focus(state)
        return rows[0].words if rows else self.whole.strengths

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        if self._pages.currentWidget() is self.request:
            return [area for area in self.request.areas if not area.isHidden()]
        return [self.areas_table, self._carer_box, self.whole, self.column]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        commands = {
            "confirm": self._confirm,
            "save": self.presenter.save,
            "leave": self._leave,
            "copy_out": self.presenter.copy_out,
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
        self.heading.show_person(state.view.subject, state.today)
        self.heading.show_meta(_meta(state))
        if state.is_open:
            self.areas_table.show_areas(state)
            self.whole.show_mapping(state)
            self.column.show_mapping(state)
        else:
            self.request.show_request(state)
        self._pages.setCurrentIndex(int(state.is_open))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves the mapping unfinished."""
        if is_escape(event) and self.command("leave"):
            return
        super().keyPressEvent(event)

    def _make_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.areas_table, 1)
        column.addWidget(self._carer_box)
        column.addWidget(self.whole)
        return main

    def _connect(self) -> None:
        self.presenter.where = lambda: place_in(self)
        self.presenter.state_changed.connect(self.show_state)
        self.presenter.opened.connect(self._on_opened)
        self.presenter.refused.connect(self._on_refused)
        self.presenter.answered.connect(self._on_answered)
        self.presenter.decided.connect(self._on_decided)
        self.presenter.text_ready.connect(self._on_text)
        self.presenter.saved.connect(self.saved)
        self.presenter.failed.connect(self._desk.failed)
        self.areas_table.edited.connect(
            lambda record, values: self.presenter.edit_area(record, **values)
        )
        self.whole.edited.connect(lambda values: self.presenter.edit(**values))
        self.carer.clicked.connect(lambda: start_contact(self._desk))
        self._connect_request()
        self._connect_column()
        FocusWatch(self, self._on_field_left)

    def _connect_request(self) -> None:
        self.request.edited.connect(lambda values: self.presenter.edit_answer(**values))
        self.request.accept_wanted.connect(self.presenter.accept)
        self.request.return_wanted.connect(self.presenter.send_back)
        self.request.ask_wanted.connect(self.presenter.ask)
        self.request.review_wanted.connect(self._show_review)

    def _connect_column(self) -> None:
        self.column.edited.connect(lambda values: self.presenter.edit(**values))
        self.column.chosen.connect(self.presenter.choose)
        self.column.reason_edited.connect(self.presenter.give_reason)
        self.column.again_edited.connect(self.presenter.decide_again)
        self.column.confirm_wanted.connect(self.presenter.decide)
        self.column.leave_wanted.connect(self._leave)
        self.column.plan_wanted.connect(self._make_plan)
        self.column.naming_wanted.connect(self._name_contact_person)

    def _confirm(self) -> None:
        """Do what Ctrl+Enter means now: decide, accept, or ask."""
        state = self.presenter.state
        if state is None or state.is_open:
            self.presenter.decide()
        elif not state.waits_for_me:
            self.presenter.ask()
        elif state.answer.returning:
            self.presenter.send_back()
        else:
            self.presenter.accept()

    def _on_field_left(self) -> None:
        self.presenter.moved()
        self.presenter.save()

    def _on_opened(self) -> None:
        state = self.presenter.state
        if state is None or not go_to(self, state.place):
            self.first_focus().setFocus()
        self.areas_table.reveal_focus()

    def _on_refused(self) -> None:
        state = self.presenter.state
        if state is None:
            return
        if not state.is_open:
            self.request.mark_missing(state)
            return
        fields = {
            self.column.decision: state.needs_decision,
            self.column.again_on: state.needs_day,
            self.column.reason: state.needs_reason,
            self.column.talked: state.needs_talked,
            self.column.wish_reason: state.needs_wish_reason,
        }
        next(field for field, lacks in fields.items() if lacks).setFocus()

    def _on_answered(self, view: MappingView) -> None:
        match view.mapping.request:
            case MappingRequest.ACCEPTED:
                self._desk.tell(_("Kartoitus vastaanotettu."), undo=True)
                self.first_focus().setFocus()
                self.areas_table.reveal_focus()
            case MappingRequest.RETURNED:
                self._desk.tell(_("Pyyntö palautettiin. Se on pyytäjän Työpöydällä."), undo=True)
                self._desk.go("desk")
            case _:
                told = _("Kartoitusta pyydettiin: {name}.").format(name=view.asked_of_name)
                self._desk.tell(told, undo=True)
                self._desk.go("desk")

    def _on_decided(self, view: MappingView) -> None:
        self._desk.tell(_("Kartoitus vahvistettu."), undo=True)
        high = view.mapping.high_need == HighNeed.YES
        (self.column.plan if high else self.first_focus()).setFocus()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.tell(_("Kartoitus on leikepöydällä. Liitä se järjestelmään."))

    def _leave(self) -> None:
        self.presenter.leave(self._gone)

    def _gone(self) -> None:
        state = self.presenter.state
        if state is not None and state.is_open:
            self._desk.tell(_("Kartoitus jäi kesken. Kaikki on tallessa."))
        if state is not None:
            self._desk.go("client", state.view.mapping.client)

    def _to_first_area(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_contact_person(self) -> None:
        """Go to the client's wish while it is asked, to the naming once it is decided."""
        if self.column.naming.isVisible():
            self._name_contact_person()
        else:
            self.column.wish.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_review(self) -> None:
        state = self.presenter.state
        if state is not None and state.view.review is not None:
            self._desk.go("review", state.view.review.id)

    def _make_plan(self) -> None:
        if self.presenter.state is not None:
            self._desk.go("plan", StartPlan(self.presenter.state.view.mapping.client))

    def _name_contact_person(self) -> None:
        if self.presenter.state is not None:
            self._desk.go("contact_persons", NameFor(self.presenter.state.view.mapping.client))


def _meta(state: MappingState) -> str:
    review = state.view.review
    if review is not None and review.confirmed_at is not None:
        day = format_date(local(review.confirmed_at).date(), state.today)
        return _("pyysi {name} {day}").format(name=state.view.asked_by_name, day=day)
    begun = local(state.view.mapping.created_at).date()
    return _("aloitettu {day}").format(day=format_date(begun, state.today))


def make_mapping(desk: Desk) -> MappingScreen:
    """Make the screen."""
    return MappingScreen(desk)

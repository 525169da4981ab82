"""The plan on the screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, local
from sotedesk.model.ids import PlanId
from sotedesk.model.matter import FollowUp
from sotedesk.model.plan import PaperLeave, PlanParticipant
from sotedesk.services.paper import PlanPrinter
from sotedesk.services.plan_sheet import PAPER_LANGUAGES
from sotedesk.ui.care_words import PLAN_KIND, PLAN_STATUS, state_words
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.follow_ups.agree_box import AgreeBox, Agreed
from sotedesk.ui.keys import cap_of
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.plan.agreements import Agreements
from sotedesk.ui.plan.closing import Close
from sotedesk.ui.plan.closing_note import ClosingNote
from sotedesk.ui.plan.elsewhere_form import ElsewhereForm
from sotedesk.ui.plan.needs_card import NeedsCard
from sotedesk.ui.plan.paper_presenter import PaperPresenter
from sotedesk.ui.plan.paper_state import PaperState
from sotedesk.ui.plan.participant_form import ParticipantForm
from sotedesk.ui.plan.parts_tab import PartsTab
from sotedesk.ui.plan.people_cards import PeopleCards
from sotedesk.ui.plan.presenter import PlanPresenter
from sotedesk.ui.plan.sheet_column import SheetColumn
from sotedesk.ui.plan.state import PlanState
from sotedesk.ui.plan.status_note import StatusNote
from sotedesk.ui.plan.tabs import PlanTabs, Tab
from sotedesk.ui.plan.views import Views
from sotedesk.ui.targets import NameFor, StartPlan
from sotedesk.ui.whereabouts import FocusWatch, go_to, place_in
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.side_by_side import ScrollColumn, SideBySide
from sotedesk.ui.words import word

SCREEN = "plan"
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CELL = "cell_"


class PlanScreen(QWidget):
    """Views, needs and agreements at the left, the client's sheet at the right.

    Signals:
        saved: When what is on the screen reached the disk.
        left: The plan was left; none is open any more.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, printer: PlanPrinter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = PlanPresenter(desk, self)
        self.paper = PaperPresenter(desk, printer, self)
        self.print_button = ActionButton(
            _("Tulosta"), "printer", key=cap_of("print"), name="print_plan"
        )
        self.confirm_button = PrimaryButton(
            _("Vahvista suunnitelma"), "check", key=cap_of("confirm"), name="confirm_plan"
        )
        self.version_button = ActionButton(_("Uusi versio"), "pencil", name="new_version")
        self.end_button = ActionButton(_("Päätä suunnitelma"), "circle-minus", name="end_plan")
        self.follow_button = ActionButton(_("Sovi seuranta"), "calendar", name="agree_follow_up")
        self.refuse_button = ActionButton(_("Asiakas ei halua"), "circle-minus", name="refuse_plan")
        self.heading = PersonHeading(
            "",
            self.version_button,
            self.confirm_button,
            brief=True,
        )
        self.agree = AgreeBox(desk, self._agree_on)
        self.note = StatusNote()
        self.closing = ClosingNote(desk.now)
        self.participant = ParticipantForm(desk.now)
        self.elsewhere = ElsewhereForm(desk.now)
        self.tabs = PlanTabs(self.follow_button, self.refuse_button, self.end_button)
        self.views = Views()
        self.needs = NeedsCard(desk.now)
        self.people = PeopleCards()
        self.parts = PartsTab()
        self.agreements = Agreements(desk.now)
        self.column = SheetColumn(PAPER_LANGUAGES)
        self.column.add_action(self.print_button)
        self._pages = {Tab.ROWS: QWidget(), Tab.PARTS: self.parts, Tab.AGREEING: self.agreements}
        self._tab = Tab.ROWS
        self._lay_out()
        self._connect()
        self._install_jumps()
        # The field at the end of a label line stands before the label's own field otherwise.
        QWidget.setTabOrder(self.views.client, self.views.source)

    def open(self, target: object) -> None:
        """Open a plan by its id, or begin one for a client."""
        if isinstance(target, UUID | StartPlan):
            self.presenter.open(target)

    def first_focus(self) -> QWidget:
        """Give the client's view."""
        return self.views.client

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        boxes = (self.closing, self.participant, self.elsewhere, self.agree)
        asked = [box for box in boxes if box.isVisible()]
        sides: dict[Tab, list[QWidget]] = {
            Tab.ROWS: [self.views, self.needs, self.people],
            Tab.PARTS: [self.parts],
            Tab.AGREEING: [self.agreements],
        }
        return [*asked, self.tabs.segment, *sides[self._tab], self.column]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        commands = {
            "confirm": self._confirm,
            "save": self.presenter.save,
            "print": self._open_print,
            "plan.new_row": self._begin_row,
            "leave": self._leave,
        }
        if self.presenter.state is None or command_id not in commands:
            return False
        commands[command_id]()
        return True

    def refresh(self) -> None:
        """Show the plan as it is stored now."""
        self.presenter.refresh()

    @Slot(object)
    def show_state(self, state: PlanState) -> None:
        """Show the state; the only place that writes to the widgets."""
        today = local(self._desk.now()).date()
        plan = state.view.plan
        self.heading.show_title(word(PLAN_KIND, plan.plan_kind))
        self.heading.show_person(state.view.subject, today)
        said, icon, tone = state_words(PLAN_STATUS, plan.status)
        words = _("{status}, versio {version}").format(status=said, version=plan.version)
        self.heading.show_state(words, icon, tone)
        self.confirm_button.setVisible(state.is_open)
        self.version_button.setVisible(state.is_in_force)
        self.end_button.setVisible(state.is_in_force)
        self.refuse_button.setVisible(state.is_open)
        self.follow_button.setVisible(state.is_open or state.is_in_force)
        self.note.show_plan(state, today)
        self.closing.show_plan(state)
        self.participant.show_plan(state)
        self.elsewhere.show_plan(state)
        self.tabs.show_plan(state, self._tab)
        self.views.show_plan(state)
        self.needs.show_plan(state, today)
        self.people.show_plan(state, today)
        self.parts.show_plan(state)
        self.agreements.show_plan(state)
        self.paper.show_plan(state)
        self.column.show_plan(state, self.paper.state, today)

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: the paper is drawn while somebody sees it."""
        super().showEvent(event)
        self.paper.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override QWidget.hideEvent."""
        super().hideEvent(event)
        self.paper.rest()

    @Slot(object)
    def show_paper(self, paper: PaperState) -> None:
        """Show the paper beside the plan; the only place that writes to its widgets."""
        state = self.presenter.state
        if state is not None:
            self.column.show_plan(state, paper, local(self._desk.now()).date())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves, PgUp and PgDn turn the sheet's pages."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _PAGES and not held and self.presenter.state is not None:
            self.paper.turn_page(_PAGES[Qt.Key(event.key())])
        elif is_escape(event) and self.column.panel.isVisible():
            self._close_print()
        elif not (is_escape(event) and self.command("leave")):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            self.note,
            self.closing,
            self.agree,
            self.participant,
            self.elsewhere,
            self.tabs,
        ):
            column.addWidget(part)
        first = QVBoxLayout(self._pages[Tab.ROWS])
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(12)
        first.addWidget(self.views)
        first.addWidget(self.needs, 1)
        first.addWidget(self.people)
        for page in self._pages.values():
            column.addWidget(page, 1)
        self._show_tab(Tab.ROWS)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(self.heading)
        self._left = ScrollColumn(inner)
        outer.addWidget(SideBySide(_held(self._left), self.column, 316), 1)

    def _connect(self) -> None:
        self.presenter.where = self._place
        self.presenter.state_changed.connect(self.show_state)
        self.presenter.opened.connect(self._on_opened)
        self.presenter.closing_begun.connect(self._on_closing_begun)
        self.presenter.closed.connect(self._on_closed)
        self.presenter.already_in_force.connect(self._on_already_in_force)
        self.closing.edited.connect(lambda values: self.presenter.type_closing(**values))
        self.closing.wanted.connect(self.presenter.close_plan)
        self.closing.left.connect(self._leave_closing)
        self.paper.when_saved = self.presenter.when_saved
        self.paper.state_changed.connect(self.show_paper)
        self.paper.reason_wanted.connect(self.column.panel.ask_reason)
        self.paper.pages_ready.connect(self.column.panel.send_to_printer)
        self.paper.file_saved.connect(self._on_file_saved)
        self.paper.failed.connect(self._on_failed)
        self.column.chosen.connect(lambda values: self.paper.choose(**values))
        self.presenter.saved.connect(self.saved)
        self.presenter.failed.connect(self._on_failed)
        self.views.edited.connect(lambda values: self.presenter.edit(**values))
        self.agreements.edited.connect(lambda values: self.presenter.edit(**values))
        self.people.naming_wanted.connect(self._go_naming)
        self.parts.typed.connect(self.presenter.type_part)
        self.tabs.chosen.connect(self._show_tab)
        self.note.reopen_wanted.connect(self.presenter.reopen)
        self._connect_forms()
        self.needs.edited.connect(lambda values: self.presenter.edit(**values))
        self.needs.table.typed.connect(self.presenter.type_cell)
        self.needs.table.chosen.connect(self.presenter.choose_cell)
        self.needs.decision_dated.connect(self.presenter.date_decision)
        self.needs.table.move_wanted.connect(self.presenter.move_row)
        self.needs.table.row_entered.connect(self._on_row_entered)
        self.column.leave_chosen.connect(self._on_paper_leave)
        self.column.panel.print_wanted.connect(self.paper.print_paper)
        self.column.panel.save_wanted.connect(self.paper.save_pdf)
        self.column.panel.closed.connect(self._close_print)
        self.print_button.clicked.connect(self._open_print)
        self.confirm_button.clicked.connect(self._confirm)
        self.version_button.clicked.connect(self.presenter.new_version)
        self.end_button.clicked.connect(lambda: self.presenter.begin_closing(Close.END))
        self.refuse_button.clicked.connect(lambda: self.presenter.begin_closing(Close.REFUSE))
        self.follow_button.clicked.connect(self._ask_follow_up)
        self.agree.left.connect(self._leave_follow_up)
        FocusWatch(self, self._on_field_left)

    def _connect_forms(self) -> None:
        forms = self.presenter.forms
        self.needs.sight_wanted.connect(self._look_at_sight)
        self.people.participant_wanted.connect(self._open_participant)
        self.people.elsewhere_wanted.connect(forms.begin_elsewhere)
        self.participant.edited.connect(lambda values: forms.type_participant(**values))
        self.participant.save_wanted.connect(forms.save_participant)
        self.participant.take_out_wanted.connect(forms.take_out)
        self.participant.leave_taken_back.connect(forms.take_back_leave)
        self.participant.left.connect(forms.leave)
        self.elsewhere.edited.connect(lambda values: forms.type_elsewhere(**values))
        self.elsewhere.save_wanted.connect(forms.save_elsewhere)
        self.elsewhere.left.connect(forms.leave)
        forms.participant_begun.connect(self._on_participant_begun)
        forms.elsewhere_begun.connect(self._on_elsewhere_begun)
        forms.done.connect(self.people.change.setFocus)

    def _install_jumps(self) -> None:
        """Make the letters jump; a field of the first side is shown before the focus goes there."""
        first = {
            "client_view": self.views.client,
            "worker_view": self.views.worker,
            "other_sees": self.needs.sight,
            "strengths": self.needs.strengths,
            "contact_person": self.people.change,
            "plans_elsewhere": self.people.point,
        }
        jumps: dict[str, QWidget | Callable[[], object]] = {
            name: partial(self._jump_to, field) for name, field in first.items()
        }
        self._desk.keys.install_fields(
            SCREEN,
            {
                **jumps,
                "participants": self._jump_to_people,
                "printout": self.column.layouts.layouts,
                "paper_allowed": self.column.leave,
            },
        )

    def _jump_to(self, field: QWidget) -> None:
        self._show_tab(Tab.ROWS)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _jump_to_people(self) -> None:
        """Go to adding somebody; of a plan written in no more, to the first who is there."""
        self._jump_to(self.people.first_stop())

    def _show_tab(self, tab: Tab) -> None:
        self._tab = tab
        self.tabs.segment.set_value(tab)
        for one, page in self._pages.items():
            page.setVisible(one is tab)

    def _begin_row(self) -> None:
        self._show_tab(Tab.ROWS)
        self.needs.table.begin_row()

    def _look_at_sight(self) -> None:
        """Open the first who takes part; with nobody there, somebody new."""
        state = self.presenter.state
        people = state.view.participants if state is not None else ()
        self._open_participant(people[0].record if people else None)

    def _open_participant(self, participant: PlanParticipant | None) -> None:
        self.presenter.forms.begin_participant(participant)

    def _on_closing_begun(self) -> None:
        self.closing.begin()
        self._show_top()

    def _on_elsewhere_begun(self) -> None:
        self.elsewhere.begin()
        self._show_top()

    def _show_top(self) -> None:
        """Show a note from its title on, once its place is laid out."""
        QTimer.singleShot(0, self, lambda: self._left.verticalScrollBar().setValue(0))

    def _on_participant_begun(self) -> None:
        self.participant.begin()
        self._show_top()
        actor, directory = self._desk.actor(), self._desk.services.directory
        self._desk.run(
            lambda: directory.colleagues(actor), self.participant.show_workers, self._desk.failed
        )

    def _place(self) -> Place:
        """Give where the caret is; a row is named by its record once it has one."""
        place, state = place_in(self), self.presenter.state
        if state is None or not place.field.startswith(_CELL):
            return place
        key, _line, column = place.field.removeprefix(_CELL).partition("_")
        row = state.row(key)
        if row is None or row.before is None:
            return place
        return replace(place, field=f"{_CELL}{row.before.id.hex}_{column}")

    def _on_field_left(self) -> None:
        self.presenter.moved()
        self.presenter.save()

    def _on_row_entered(self, key: str) -> None:
        self.presenter.active_row = key

    def _on_paper_leave(self, code: object) -> None:
        asked = code != PaperLeave.NOT_ASKED
        day = local(self._desk.now()).date() if asked else None
        self.presenter.edit(paper_leave=code, paper_asked_on=day)

    def _on_opened(self) -> None:
        self.column.panel.hide()
        self.agree.hide()
        state = self.presenter.state
        if state is None:
            return
        self._show_tab(self._tab_of(state.place))
        if not (self.needs.table.go_to_place(state.place) or go_to(self, state.place)):
            (self.views.client if state.is_open else self.print_button).setFocus()

    def _tab_of(self, place: Place) -> Tab:
        """Give the side on which the field of a draft stands."""
        for tab in (Tab.PARTS, Tab.AGREEING):
            if place.field and self._pages[tab].findChild(QWidget, place.field) is not None:
                return tab
        return Tab.ROWS

    def _confirm(self) -> None:
        state = self.presenter.state
        if self.agree.isVisible():
            self.agree.submit()
        elif state is not None and state.closing is not None:
            self.presenter.close_plan()
        else:
            self.presenter.confirm()

    def _on_closed(self, close: Close) -> None:
        words = {
            Close.CONFIRM: _("Suunnitelma vahvistettu."),
            Close.REFUSE: _("Kirjattu, ettei asiakas halua suunnitelmaa."),
            Close.END: _("Suunnitelma päätetty."),
        }
        self._desk.tell(words[close], undo=close is not Close.CONFIRM)
        self.print_button.setFocus()

    def _on_already_in_force(self) -> None:
        self._desk.tell(_("Suunnitelma on jo voimassa. Tee siitä uusi versio."))

    def _leave_closing(self) -> None:
        self.presenter.leave_closing()
        self.first_focus().setFocus()

    def _ask_follow_up(self) -> None:
        state = self.presenter.state
        if state is not None:
            self.agree.ask([Choice(state.view.plan.id, state.view.plan.number)])

    def _leave_follow_up(self) -> None:
        self.agree.hide()
        self.follow_button.setFocus()

    def _agree_on(self, written: Agreed) -> FollowUp:
        actor, services = self._desk.actor(), self._desk.services
        plan = services.plans.view(actor, PlanId(written.target)).plan  # type: ignore[arg-type]  # its code
        return services.follow_ups.create(
            actor, plan, what=written.what, due_on=written.due_on, worker=written.worker
        )

    def _on_file_saved(self, path: Path) -> None:
        self._desk.tell(_("PDF tallennettu: {path}").format(path=path))
        self._close_print()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, OSError) and self.column.panel.isVisible():
            self.column.panel.show_file_problem(_("Tiedostoa ei voi kirjoittaa. Valitse toinen."))
        else:
            self._desk.failed(error)

    def _open_print(self) -> None:
        self.column.panel.show()
        self.column.panel.print.setFocus()

    def _close_print(self) -> None:
        self.column.panel.hide()
        self.print_button.setFocus()

    def _leave(self) -> None:
        self.presenter.leave(self._gone)

    def _gone(self) -> None:
        state = self.presenter.state
        if state is not None:
            if state.is_open:
                self._desk.tell(_("Suunnitelma jäi luonnokseksi. Kaikki on tallessa."))
            self.presenter.close()
            self.paper.close()
            self._desk.go("client", state.view.plan.client)
            self.left.emit()

    def _go_naming(self) -> None:
        state = self.presenter.state
        if state is not None:
            client = state.view.plan.client
            self.presenter.leave(lambda: self._desk.go("contact_persons", NameFor(client)))


def _held(column: ScrollColumn) -> QWidget:
    """Put the column that scrolls into a part of its own."""
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(column)
    return holder

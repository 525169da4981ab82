"""The review of triggers on the screen."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sotedesk.i18n import _, format_date, local
from sotedesk.model.review import Conclusion
from sotedesk.services.reviews import MissingPart, ReviewView
from sotedesk.ui.care_words import CONCLUSION
from sotedesk.ui.desk import Desk
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.person_heading import PersonHeading
from sotedesk.ui.review.conclusion_column import ConclusionColumn
from sotedesk.ui.review.point_table import PointTable
from sotedesk.ui.review.presenter import ReviewPresenter
from sotedesk.ui.review.state import ReviewState
from sotedesk.ui.targets import StartMapping, StartReview
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.whereabouts import FocusWatch, go_to, place_in
from sotedesk.ui.widgets.side_by_side import SideBySide
from sotedesk.ui.words import word

SCREEN = "review"


class ReviewScreen(QWidget):
    """Ten points at the left, the conclusion at the right.

    Signals:
        saved: When what is on the screen reached the disk.
    """

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = ReviewPresenter(desk, self)
        self.heading = PersonHeading(_("Herätteiden läpikäynti"))
        self.points = PointTable()
        self.column = ConclusionColumn(desk.now, local(desk.now()).date())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 12)
        outer.setSpacing(10)
        outer.addWidget(self.heading)
        outer.addWidget(SideBySide(self.points, self.column, 300), 1)
        # Made with its label the source stands before the words; one is asked whose after them.
        QWidget.setTabOrder(self.column.words, self.column.source)
        self._connect()
        desk.keys.install_fields(SCREEN, self.column.jumps() | {"contact_person": self.points})

    def open(self, target: object) -> None:
        """Open a review by its id, or begin one for a client."""
        if isinstance(target, UUID | StartReview):
            self.presenter.open(target)

    def first_focus(self) -> QWidget:
        """Give the first verdict."""
        rows = self.points.rows()
        return rows[0].segment if rows else self.column.words

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        return [self.points, self.column]

    def command(self, command_id: str) -> bool:
        """Do a command of the key map; return whether it is this screen's."""
        state = self.presenter.state
        if state is None:
            return False
        commands = {
            "confirm": self.presenter.confirm if state.is_open else self._go_on,
            "save": self.presenter.save,
            "copy_out": self.presenter.copy_out,
            "leave": self._leave,
        }
        if command_id not in commands:
            return False
        commands[command_id]()
        return True

    def refresh(self) -> None:
        """Show the review as it is stored now."""
        self.presenter.refresh()

    @Slot(object)
    def show_state(self, state: ReviewState) -> None:
        """Show the state; the only place that writes to the widgets."""
        today = local(self._desk.now()).date()
        self.heading.show_person(state.view.subject, today)
        confirmed = state.view.review.confirmed_at
        if confirmed is None:
            self.heading.show_state("")
        else:
            day = format_date(local(confirmed).date(), today)
            words = _("Vahvistettu {day}").format(day=day)
            self.heading.show_state(words, "circle-check", Tone.OK)
        self.heading.show_meta(self._previous(state))
        self.points.show_points(state, today)
        self.column.show_review(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc leaves the review unfinished."""
        if is_escape(event) and self.command("leave"):
            return
        super().keyPressEvent(event)

    def _previous(self, state: ReviewState) -> str:
        before = state.view.previous
        if before is None or before.confirmed_at is None:
            return ""
        day = format_date(local(before.confirmed_at).date(), local(self._desk.now()).date())
        said = word(CONCLUSION, before.conclusion).lower()
        return _("Edellinen {day}: {conclusion}").format(day=day, conclusion=said)

    def _connect(self) -> None:
        self.presenter.where = lambda: place_in(self)
        self.presenter.state_changed.connect(self.show_state)
        self.presenter.opened.connect(self._on_opened)
        self.presenter.refused.connect(self._on_refused)
        self.presenter.confirmed.connect(self._on_confirmed)
        self.presenter.text_ready.connect(self._on_text)
        self.presenter.saved.connect(self.saved)
        self.presenter.failed.connect(self._desk.failed)
        self.points.judged.connect(self.presenter.judge)
        self.points.reason_given.connect(self.presenter.give_reason)
        self.points.reason_written.connect(self.presenter.write_reason)
        self.points.worry_edited.connect(lambda text: self.presenter.edit(relative_worry=text))
        self.column.edited.connect(lambda values: self.presenter.edit(**values))
        self.column.confirm_wanted.connect(self.presenter.confirm)
        self.column.leave_wanted.connect(self._leave)
        self.column.next_wanted.connect(self._go_on)
        FocusWatch(self, self._on_field_left)

    def _on_field_left(self) -> None:
        self.presenter.moved()
        self.presenter.save()

    def _on_opened(self) -> None:
        state = self.presenter.state
        if state is None or not go_to(self, state.place):
            target = self.first_focus() if state and state.is_open else self.column.next
            target.setFocus()

    def _on_refused(self) -> None:
        state = self.presenter.state
        fields = {
            MissingPart.CONCLUSION: self.column.conclusion,
            MissingPart.WATCH_UNTIL: self.column.watch_until,
            MissingPart.MAPPER: self.column.mapper,
            MissingPart.MAP_BY: self.column.map_by,
        }
        if state is not None and state.missing:
            fields[state.missing[0]].setFocus()

    def _on_confirmed(self, view: ReviewView) -> None:
        state = self.presenter.state
        words = _("Läpikäynti vahvistettu.")
        if state is not None and state.maps_oneself:
            words = _("Läpikäynti vahvistettu. Kartoitus on Työpöydälläsi.")
        elif view.review.conclusion == Conclusion.MAP:
            words = _("Läpikäynti vahvistettu. Kartoitusta pyydetty: {name}.").format(
                name=view.mapper_name
            )
        self._desk.tell(words)
        self.column.next.setFocus()

    def _leave(self) -> None:
        self.presenter.leave(self._gone)

    def _gone(self) -> None:
        state = self.presenter.state
        if state is not None:
            self._desk.tell(_("Läpikäynti jäi kesken. Kaikki on tallessa."))
            self._desk.go("client", state.view.review.client)

    def _go_on(self) -> None:
        state = self.presenter.state
        if state is None:
            return
        review, mapping = state.view.review, state.view.mapping
        if not state.maps_oneself:
            self._desk.go("client", review.client)
        elif mapping is not None:
            self._desk.go("mapping", mapping.id)
        else:
            self._desk.go("mapping", StartMapping(review.client, review.id))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.tell(_("Läpikäynti on leikepöydällä. Liitä se järjestelmään."))


def make_review(desk: Desk) -> ReviewScreen:
    """Make the screen."""
    return ReviewScreen(desk)

"""The contact screen: left who this is, middle what I write, right what to say and what is left."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sotedesk.i18n import _, format_moment, format_time
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.matter import Matter
from sotedesk.model.matter_type import FieldUse
from sotedesk.services.client_card import ClientCard
from sotedesk.services.timeline import TimelineEntry
from sotedesk.services.work import HELSINKI
from sotedesk.ui.contact.client_column import ClientColumn
from sotedesk.ui.contact.client_picker import ClientPicker
from sotedesk.ui.contact.earlier import EarlierCard
from sotedesk.ui.contact.editors import DropDownEditor, Editor, LineEditor
from sotedesk.ui.contact.envelope import EnvelopeRow
from sotedesk.ui.contact.form import MatterForm
from sotedesk.ui.contact.new_client import NewClientForm
from sotedesk.ui.contact.people import People
from sotedesk.ui.contact.presenter import ContactPresenter
from sotedesk.ui.contact.side import CarryCard, MissingNote, ReadBackCard, ReviewLine
from sotedesk.ui.contact.state import ContactState, MatterState, Place
from sotedesk.ui.contact.strip import ContactStrip
from sotedesk.ui.contact.tabs import MatterTabs, Tab
from sotedesk.ui.desk import Desk
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.text_area import TextArea
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import CONTACT_STATUS, word

NARROW_BELOW = 1200
"""Screen width in pixels (the rail not counted) below which the side columns become one."""
_LEFT, _RIGHT, _ONE = 290, 296, 322
_MOST_WITH_HINT = 2
_FIELD_OF_KEY = {
    "reason": ("reason",),
    "notes": ("notes", "own_words", "answer"),
    "first_assessment": ("first_assessment", "help_now", "danger_now"),
    "urgency": ("urgency", "special_support", "notice"),
    "guidance_or_pending": ("opened",),
    "outcome": ("outcome",),
    "agreed": ("agreed",),
    "due": ("promise_due_at", "time_at", "professional_by", "received_at", "assessment_by"),
    "responsible": ("assessment_worker", "handled_by", "received_by"),
}
"""Which fields an Alt+letter means, the first one shown."""


class ContactScreen(QWidget):
    """The screen of one contact.

    Signals:
        review_wanted: The open matter's state, for the review of triggers.
        copy_wanted: The open matter, to be copied out.
        carried: The open matter, said to be carried over.
    """

    review_wanted = Signal(object)
    copy_wanted = Signal(object)
    carried = Signal(object)

    def __init__(
        self, desk: Desk, presenter: ContactPresenter, colleagues: Sequence[tuple[WorkerId, str]]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._people = People(desk, self)
        self._card: ClientCard | None = None
        self._entries: Sequence[TimelineEntry] = ()
        self._narrow = False
        self.strip = ContactStrip(desk.now)
        self._envelope = EnvelopeRow()
        self._tabs = MatterTabs()
        self._saved = TextLabel("", Text.SMALL, "ok")
        self._type = DropDownEditor(
            FieldUse("matter_type", _("Asian tyyppi"), "T", {}),
            [Choice(code, made.name) for code, made in presenter.types.items()],
            self,
        )
        self._picker = ClientPicker()
        self._reason = LineEditor(FieldUse("reason", _("Yhteydenoton syy"), "Y", {}), self)
        self._form = MatterForm(
            lambda: presenter.symptoms, lambda: colleagues, desk.now, self._saved
        )
        self._column = ClientColumn()
        self._earlier = EarlierCard()
        self._new_client = NewClientForm(desk.now)
        self._review = ReviewLine()
        self._read_back = ReadBackCard()
        self._carry = CarryCard()
        self._missing = MissingNote()
        self._lay_out()
        self._connect()

    @Slot(object)
    def show_state(self, state: ContactState) -> None:
        """Show the state; the only place that writes to the form."""
        one = state.open_matter
        matter = one.matter.after
        made = self._presenter.types.get(matter.type)
        self.strip.show_contact(state.contact.after, one.client_name)
        self._envelope.show_contact(state.contact.after)
        self._tabs.show_tabs(
            [self._tab(state, index) for index in range(len(state.matters))],
            state.current,
            self._hint(state),
            can_add=state.contact.after.is_open,
        )
        self._type.show_value(matter.type)
        self._reason.show_value(matter.reason)
        self._picker.show_client(one.client_name)
        if made is not None:
            age = self._card.age if self._card is not None else None
            self._form.show_matter(one, made, narrow=self._narrow, age=age)
            self._review.setVisible(made.triggers)
            self._carry.setVisible(made.carried)
        self._read_back.show_matter(state.contact.after, one)
        self._show_missing(state)
        self._show_saved(state.saved_at, failed=state.save_failed)
        self._show_client(matter)

    def show_review_count(self, count: int) -> None:
        """Show how many triggers were observed in the open matter."""
        self._review.show_count(count)

    def ask_carrying(self) -> None:
        """Bring the way to the record system forward, once the contact is finished."""
        if self._narrow:
            self._side_choice.set_value("carry")
            self._arrange()
        self._carry.take_focus()

    def show_copied(self) -> None:
        """The text is on the clipboard: ask whether it was carried over."""
        self._carry.show_copied()

    def show_carried(self, words: str) -> None:
        """Show whether the open matter was carried over."""
        self._carry.show_carried(words)

    def show_system(self, system: str) -> None:
        """Say where the legal record is."""
        self._carry.show_system(system)

    def place(self) -> Place:
        """Give where the caret is."""
        focus = QApplication.focusWidget()
        if focus is None or not (self.isAncestorOf(focus) or self.strip.isAncestorOf(focus)):
            state = self._presenter.state
            return state.place if state is not None else Place()
        if isinstance(focus, TextArea):
            return Place(field=focus.objectName(), caret=focus.caret(), scroll=focus.scroll())
        caret = focus.cursorPosition() if isinstance(focus, QLineEdit) else 0
        return Place(field=focus.objectName(), caret=caret)

    def go_to(self, place: Place) -> None:
        """Put focus and caret where they were; else on the matter's type (ux.md §5)."""
        target = self.findChild(QWidget, place.field) if place.field else None
        if target is None or not target.isEnabled():
            self._type.target.setFocus()
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, TextArea):
            target.set_caret(place.caret)
        elif isinstance(target, QLineEdit):
            target.setCursorPosition(place.caret)

    def first_focus(self) -> QWidget:
        """Give the first useful thing."""
        return self._type.target

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: below a width the side columns become one."""
        super().resizeEvent(event)
        narrow = self.width() < look().px(NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            if self._presenter.state is not None:
                self.show_state(self._presenter.state)

    def _hint(self, state: ContactState) -> str:
        contact = state.contact.after
        if not contact.is_open and contact.status_at is not None:
            words = word(CONTACT_STATUS, contact.status)
            when = format_moment(contact.status_at, self._today())
            return _("{state} {when}").format(state=words, when=when)
        if len(state.matters) > _MOST_WITH_HINT or self._narrow:
            return ""
        return _("Yksi yhteydenotto, monta asiaa. Yhteiset tiedot kirjataan kerran.")

    def _tab(self, state: ContactState, index: int) -> Tab:
        one = state.matters[index]
        made = self._presenter.types.get(one.matter.after.type)
        first = one.client_name.split(" ")[0]
        text = " – ".join(part for part in (made.name if made else "", first) if part)
        lacking = any(place == index for place, _name in self._presenter.lacking())
        if not _begun(one):
            return Tab(text, _("aloittamatta"), "circle", Tone.PLAIN)
        if lacking:
            return Tab(text, _("kesken"), "pencil", Tone.WARN)
        return Tab(text, _("valmis"), "circle-check", Tone.OK)

    def _show_missing(self, state: ContactState) -> None:
        lacking = self._presenter.lacking()
        labels: dict[int, list[str]] = {}
        for index, field in lacking:
            made = self._presenter.types[state.matters[index].matter.after.type]
            label = _missing_label(field, made.use_of(field.partition(":")[0]))
            if label not in labels.setdefault(index, []):
                labels[index].append(label)
        shown_missing = labels if state.contact.after.is_open else {}
        self._missing.show_missing(shown_missing, tried=state.tried_to_finish)
        shown = [field for index, field in state.missing if index == state.current]
        self._form.show_missing(shown)
        self._reason.show_problem(_("Vielä kirjaamatta") if "reason" in shown else "")
        self._picker.set_edge("warn" if "client" in shown else "")

    def _show_saved(self, at: datetime | None, *, failed: bool) -> None:
        if failed:
            self._saved.set_tone("crit")
            self._saved.setText(_("Ei tallennu koneelle. Kopioi teksti, Ctrl+Shift+C."))
        elif at is not None:
            self._saved.set_tone("ok")
            words = _("Tallennettu {time}") if self._narrow else _("Tallennettu koneelle {time}")
            self._saved.setText(words.format(time=format_time(at, seconds=True)))

    def _show_client(self, matter: Matter) -> None:
        wanted = matter.client
        shown = self._card.id if self._card is not None else None
        if wanted == shown:
            return
        self._card, self._entries = None, ()
        if wanted is None:
            self._column.show_nobody()
            self._earlier.show_entries((), self._today(), without=None)
        else:
            self._people.load(wanted)

    def _on_client_loaded(self, card: ClientCard, entries: Sequence[TimelineEntry]) -> None:
        state = self._presenter.state
        if state is None or state.open_matter.matter.after.client != card.id:
            return
        self._card, self._entries = card, entries
        own = {one.matter.after.id for one in state.matters}
        self._column.show_card(card, self._today(), narrow=self._narrow, without=own)
        self._earlier.show_entries(entries, self._today(), without=state.contact.after.id)
        self.show_state(state)

    def _on_picked(self, client: UUID, name: str) -> None:
        self._presenter.set_client(ClientId(client), name)
        self._reason.target.setFocus()

    def _on_new_wanted(self, typed: str) -> None:
        self._sides.setCurrentWidget(self._new_client)
        self._new_client.begin(typed)

    def _on_created(self, card: ClientCard) -> None:
        self._leave_new_client()
        self._presenter.set_client(card.id, card.name)
        self._reason.target.setFocus()

    def _on_known(self, client: UUID) -> None:
        self._new_client.show_words(
            _("Tämä tunnus on jo toisella asiakkaalla. Hae tunnuksella ja valitse hänet.")
        )
        self._known = client

    def _leave_new_client(self) -> None:
        self._sides.setCurrentWidget(self._who)
        self._picker.setFocus()

    def walk_missing(self) -> None:
        """Go to the next missing field (Alt+P), other tabs included."""
        lacking = self._presenter.lacking()
        state = self._presenter.state
        if not lacking or state is None:
            return
        focus = QApplication.focusWidget()
        here = (state.current, focus.objectName() if focus is not None else "")
        places = [(index, field.partition(":")[0]) for index, field in lacking]
        after = places.index(here) + 1 if here in places else 0
        index, field = places[after % len(places)]
        self._presenter.select_matter(index)
        target = self._picker if field == "client" else self.findChild(QWidget, field)
        chip = self.findChild(
            QWidget, f"symptom_{lacking[after % len(places)][1].partition(':')[2]}"
        )
        (chip or target or self._type.target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def jump(self, key: str) -> None:
        """Go to the field an Alt+letter means on this form."""
        for field in _FIELD_OF_KEY[key]:
            editor: Editor | None = self._form.editors().get(field)
            if field == "reason":
                editor = self._reason
            if editor is not None and editor.box.isVisibleTo(self):
                editor.target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _today(self) -> date:
        return self._desk.now().astimezone(HELSINKI).date()

    def _install_keys(self) -> None:
        jumps = {key: (lambda key=key: self.jump(key)) for key in _FIELD_OF_KEY}
        self._desk.keys.install_fields(
            "contact",
            {
                "caller": self._envelope.kind,
                "identity_check": self._envelope.identity,
                "may_tell": self._envelope.may_tell,
                "matter_type": self._type.target,
                "client": self._picker,
                "missing": self.walk_missing,
                **jumps,
            },
        )

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.place_source = self.place
        presenter.state_changed.connect(self.show_state)
        presenter.opened.connect(self._on_opened)
        self._envelope.edited.connect(lambda values: presenter.edit_contact(**values))
        self._tabs.selected.connect(presenter.select_matter)
        self._tabs.new_wanted.connect(presenter.add_matter)
        self._type.edited.connect(lambda _f, code: presenter.set_type(code) if code else None)
        self._reason.edited.connect(lambda field, value: presenter.edit_matter(**{field: value}))
        self._form.edited.connect(lambda field, value: presenter.edit_matter(**{field: value}))
        self._form.promise_edited.connect(
            lambda field, value: presenter.edit_promise(**{field: value})
        )
        self._form.time_edited.connect(lambda field, value: presenter.edit_time(**{field: value}))
        self._picker.searched.connect(self._people.search)
        self._people.found.connect(self._picker.show_hits)
        self._picker.picked.connect(self._on_picked)
        self._picker.new_wanted.connect(self._on_new_wanted)
        self._picker.cleared.connect(lambda: presenter.set_client(None, ""))
        self._new_client.submitted.connect(self._people.create)
        self._new_client.left.connect(self._leave_new_client)
        self._people.created.connect(self._on_created)
        self._people.refused.connect(self._new_client.show_problems)
        self._people.known.connect(self._on_known)
        self._people.shown.connect(self._on_client_loaded)
        self._read_back.understood.connect(
            lambda on: presenter.edit_contact(confirmed_understood=on)
        )
        self.strip.finish_wanted.connect(presenter.finish)
        self.strip.set_aside.connect(self._on_set_aside)
        self._review.wanted.connect(self._ask_review)
        self._carry.copy_wanted.connect(self._ask_copy)
        self._carry.carried.connect(self._ask_carried)
        self._column.card_wanted.connect(self._open_card)
        self._install_keys()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one while a widget lives

    def _on_opened(self) -> None:
        state = self._presenter.state
        if state is not None:
            self.go_to(state.place)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._presenter.focus_moved()

    def _on_set_aside(self, due: datetime | None) -> None:
        self._presenter.set_aside(_("soitan takaisin") if due else "", due)

    def _ask_review(self) -> None:
        if self._presenter.state is not None:
            self.review_wanted.emit(self._presenter.state.open_matter)

    def _ask_copy(self) -> None:
        if self._presenter.state is not None:
            self.copy_wanted.emit(self._presenter.state.open_matter)

    def _ask_carried(self) -> None:
        if self._presenter.state is not None:
            self.carried.emit(self._presenter.state.open_matter)

    def _open_card(self) -> None:
        if self._card is not None:
            self._desk.go("client", self._card.id)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._type.box, 3)
        top.addWidget(LabelledField(_("Asia koskee"), self._picker, key="K"), 4)
        top.addWidget(self._reason.box, 5)
        self._picker.setObjectName("client")
        middle = Card(name="matter_card")
        middle.add(top)
        middle.add(self._form, 1)
        self._middle = _scrolling(middle)
        self._who = QWidget()
        self._who_column = _column(self._who)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._who)
        self._sides.addWidget(self._new_client)
        self._right = QWidget()
        self._right_column = _column(self._right)
        self._side_choice = Segment(
            [
                Choice("read_back", _("Kertaa")),
                Choice("earlier", _("Aiemmat")),
                Choice("carry", _("Vie")),
            ],
            "side_choice",
            numbered=False,
            clearable=False,
        )
        self._side_choice.set_value("read_back")
        self._side_choice.chosen.connect(lambda _code: self._arrange())
        columns = QHBoxLayout()
        columns.setContentsMargins(12, 10, 12, 12)
        columns.setSpacing(12)
        columns.addWidget(self._sides)
        columns.addWidget(self._middle, 1)
        columns.addWidget(self._right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._envelope)
        outer.addWidget(self._tabs)
        outer.addLayout(columns, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Put the side cards where the width has room for them."""
        for column in (self._who_column, self._right_column):
            while column.takeAt(0) is not None:
                pass
        side = self._side_choice.value()
        cards = {"read_back": self._read_back, "earlier": self._earlier, "carry": self._carry}
        self._side_choice.setVisible(self._narrow)
        self._right.setVisible(not self._narrow)
        self._who_column.addWidget(self._column)
        if self._narrow:
            self._who_column.addWidget(self._side_choice)
            for code, card in cards.items():
                card.setVisible(code == side)
                self._who_column.addWidget(card, 1)
            self._who_column.addWidget(self._review)
            self._who_column.addWidget(self._missing)
        else:
            self._who_column.addWidget(self._earlier, 1)
            self._right_column.addWidget(self._review)
            self._right_column.addWidget(self._read_back, 1)
            self._right_column.addWidget(self._carry)
            self._right_column.addWidget(self._missing)
            for card in cards.values():
                card.show()
        self._sides.setFixedWidth(look().px(_ONE if self._narrow else _LEFT))
        self._right.setFixedWidth(look().px(_RIGHT))


def _begun(one: MatterState) -> bool:
    matter = one.matter.after
    return bool(matter.reason or matter.notes or matter.own_words or matter.answer)


def _missing_label(field: str, use: FieldUse | None) -> str:
    name, _colon, symptom = field.partition(":")
    if symptom:
        return _("hälyttävät oireet")
    if name == "client":
        return _("kenestä on kyse")
    return use.label.lower().rstrip("?") if use is not None else _("yhteydenoton syy")


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


def _scrolling(widget: QWidget) -> QScrollArea:
    """Let the form scroll by itself where the text is large; as drawn it never does."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area

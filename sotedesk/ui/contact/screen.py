"""The contact screen: left who this is, middle what I write, right what to say and what is left."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sotedesk.i18n import _, format_moment, format_time
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.matter import MAIN_TEXTS, Matter
from sotedesk.model.matter_type import FieldUse
from sotedesk.services.client_card import ClientCard
from sotedesk.services.timeline import TimelineEntry
from sotedesk.services.work import HELSINKI
from sotedesk.ui.contact.client_column import ClientColumn
from sotedesk.ui.contact.client_picker import ClientPicker
from sotedesk.ui.contact.earlier import EarlierCard
from sotedesk.ui.contact.editors import DropDownEditor, Editor, LineEditor
from sotedesk.ui.contact.envelope import EnvelopeRow
from sotedesk.ui.contact.fill_flow import FillFlow
from sotedesk.ui.contact.form import MatterForm
from sotedesk.ui.contact.new_client import NewClientForm
from sotedesk.ui.contact.people import People
from sotedesk.ui.contact.presenter import ContactPresenter
from sotedesk.ui.contact.side import CarryCard, MissingNote, ReadBackCard, ReviewLine
from sotedesk.ui.contact.state import ContactState, MatterState, loose_of
from sotedesk.ui.contact.strip import ContactStrip
from sotedesk.ui.contact.tab_order import set_tab_order
from sotedesk.ui.contact.tabs import MatterTabs, Tab
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.leaving import is_escape
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.whereabouts import go_to, place_in
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.segment import Choice, Segment
from sotedesk.ui.widgets.side_by_side import ScrollColumn, SideBySide
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import CONTACT_STATUS, word

NARROW_BELOW = 1200
"""Screen width in pixels (the rail not counted) below which the side columns become one."""
_SIDE, _RIGHT = 304, 296
_WHO, _NEW = 0, 1
"""Where the client and the form of a new client stand among the sides."""
_FIELD_OF_KEY = {
    "reason": ("reason",),
    "notes": ("notes", "own_words", "answer"),
    "first_assessment": ("first_assessment", "help_now", "danger_now"),
    "urgency": ("urgency", "special_support", "notice"),
    "guidance_or_pending": ("opened",),
    "outcome": ("outcome",),
    "agreed": ("agreed",),
    "due": ("professional_by", "received_at", "assessment_by", "promise_due_at", "time_at"),
    "responsible": ("assessment_worker", "handled_by", "received_by"),
}
"""Which fields an Alt+letter means, the first one shown."""


class ContactScreen(QWidget):
    """The screen of one contact.

    Signals:
        review_wanted: The open matter's state, for the review of triggers.
        copy_wanted: The open matter, to be copied out.
        carried: The open matter, said to be carried over.
        leave_wanted: Esc: put a finished contact away.
    """

    leave_wanted = Signal()
    review_wanted = Signal(object)
    copy_wanted = Signal(object)
    carried = Signal(object)

    def __init__(
        self,
        desk: Desk,
        presenter: ContactPresenter,
        colleagues: Sequence[tuple[WorkerId, str]],
        offered: Sequence[str],
    ) -> None:
        """Make the screen.

        Args:
            colleagues: Who may go on with a matter.
            offered: Codes of the matter types the unit has turned on.
        """
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._people = People(desk, self)
        self._card: ClientCard | None = None
        self._entries: Sequence[TimelineEntry] = ()
        self._asked_client: ClientId | None = None
        self._shown: tuple[UUID, int] | None = None
        self._offered = [code for code in offered if code in presenter.types]
        self._narrow = False
        self.strip = ContactStrip(desk.now)
        self._envelope = EnvelopeRow()
        self._tabs = MatterTabs()
        self._saved = TextLabel("", Text.SMALL, "ok")
        self._type = DropDownEditor(
            FieldUse("matter_type", _("Asian tyyppi"), "T", {}),
            self._type_choices(""),
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
        fresh = self._note_shown(state)
        made = self._presenter.types.get(matter.type)
        self.strip.show_contact(state.contact.after, one.client_name)
        self._envelope.show_contact(
            state.contact.after, fresh=fresh, phone_hidden=state.phone_hidden
        )
        self._tabs.show_tabs(
            [self._tab(state, index) for index in range(len(state.matters))],
            state.current,
            self._hint(state),
            can_add=state.contact.after.is_open,
        )
        self._tabs.show_channel(state.contact.after.channel)
        self._type.set_choices(self._type_choices(matter.type))
        self._type.show_value(matter.type)
        self._type.fit()
        self._reason.show_value(matter.reason)
        self._picker.show_client(one.client_name, fresh=fresh)
        self._form.setVisible(made is not None)
        self._show_cards()
        if made is not None:
            age = self._card.age if self._card is not None else None
            self._form.show_matter(one, made, narrow=self._narrow, age=age, fresh=fresh)
        self._carry.show_mark(one.carried, self._today(), fresh=fresh)
        if fresh:
            self._show_loose(loose_of(state, matter.id))
        self._read_back.show_matter(state.contact.after, one)
        self._show_missing(state)
        self._show_saved(state.saved_at, failed=state.save_failed)
        self._show_client(matter)

    def show_review_count(self, count: int) -> None:
        """Show how many triggers were observed in the open matter."""
        self._review.show_count(count)

    def ask_carrying(self) -> None:
        """Bring the way to the record system forward, once the contact is finished."""
        self._bring("carry")
        self._carry.take_focus()

    def show_copied(self) -> None:
        """The text is on the clipboard: ask whether it was carried over."""
        self._carry.show_copied()

    def show_system(self, system: str) -> None:
        """Say where the legal record is."""
        self._carry.show_system(system)

    def place(self) -> Place:
        """Give where the caret is; while it is on another screen, where it was."""
        state = self._presenter.state
        found = place_in(self)
        return found if found.field or state is None else state.place

    def loose(self) -> dict[str, str]:
        """Give what stands in fields and is no value yet: half a date, a new client."""
        texts = {**self._envelope.loose(), **self._form.loose()}
        if self._picker.unsettled():
            texts["client"] = self._picker.text()
        if self._sides.currentIndex() == _NEW:
            texts |= self._new_client.texts()
        return texts

    def go_to(self, place: Place) -> None:
        """Put focus and caret where they were; else where one writes.

        Whoever takes a call types at once; on the matter's type those letters would be lost.
        """
        if not go_to(self, place):
            self.first_focus().setFocus()

    def show_read_back(self) -> None:
        """Bring forward what to say back (F9)."""
        self._bring("read_back")
        self._read_back.tick.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_promise(self) -> None:
        """Go to when it was promised to call back (Ctrl+T)."""
        due = self._form.editors()["promise_due_at"]
        due.target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_card(self) -> None:
        """Go to the client's page (F4)."""
        if self._card is not None:
            self._desk.go("client", self._card.id)

    def first_focus(self) -> QWidget:
        """Give the long text of the matter's type; the type itself where there is none."""
        editors = self._form.editors()
        texts = [editors[name].target for name in MAIN_TEXTS if name in editors]
        return texts[0] if texts else self._type.target

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: below a width the side columns become one."""
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: another text scale needs other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._settle(anew=True)

    def _settle(self, *, anew: bool = False) -> None:
        narrow = self.width() < look().px(NARROW_BELOW)
        if narrow == self._narrow and not anew:
            return
        self._narrow = narrow
        self._arrange()
        if self._presenter.state is not None:
            self.show_state(self._presenter.state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc puts a finished contact away."""
        if is_escape(event):
            self.leave_wanted.emit()
            return
        super().keyPressEvent(event)

    def _note_shown(self, state: ContactState) -> bool:
        """Note which tab is shown; return whether it is another than before."""
        now = (state.contact.after.id, state.current)
        before, self._shown = self._shown, now
        if before is None or before[0] != now[0]:
            self._asked_client = None
            self._forget_card()
        if before != now:
            self._sides.setCurrentIndex(_WHO)
        return before != now

    def _type_choices(self, present: str) -> list[Choice]:
        """Give the types the unit offers, and the present one where it is another."""
        types = self._presenter.types
        codes = [*self._offered, *([present] if present not in self._offered else [])]
        return [Choice(code, types[code].name) for code in codes if code in types]

    def _show_loose(self, texts: Mapping[str, str]) -> None:
        self._envelope.show_loose(texts)
        self._form.show_loose(texts)
        if "client" in texts:
            self._picker.setText(texts["client"])
        new = {name: text for name, text in texts.items() if self._new_client.has(name)}
        if new:
            self._new_client.show_texts(new)
            self._sides.setCurrentIndex(_NEW)

    def _is_side(self, code: str) -> bool:
        return not self._narrow or self._side_choice.value() == code

    def _bring(self, code: str) -> None:
        if self._narrow:
            self._side_choice.set_value(code)
            self._arrange()

    def _hint(self, state: ContactState) -> str:
        contact = state.contact.after
        if not contact.is_open and contact.status_at is not None:
            words = word(CONTACT_STATUS, contact.status)
            when = format_moment(contact.status_at, self._today())
            return _("{state} {when}").format(state=words, when=when)
        return ""

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
        tried = state.tried_to_finish
        self._missing.show_missing(shown_missing, tried=tried, low=self._narrow)
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
        if wanted == self._asked_client:
            return
        self._asked_client = wanted
        if self._card is not None and self._card.id != wanted:
            self._forget_card()
        if wanted is not None:
            self._people.load(wanted)

    def _forget_card(self) -> None:
        self._card, self._entries = None, ()
        self._column.show_nobody()
        self._earlier.show_entries((), self._today(), without=())

    def _on_client_loaded(self, card: ClientCard, entries: Sequence[TimelineEntry]) -> None:
        state = self._presenter.state
        if state is None or state.open_matter.matter.after.client != card.id:
            return
        self._card, self._entries = card, entries
        own = _own_records(state)
        self._column.show_card(card, self._today(), narrow=self._narrow, without=own)
        self._earlier.show_entries(entries, self._today(), without=own)
        self.show_state(state)

    def _on_picked(self, client: UUID, name: str) -> None:
        self._sides.setCurrentIndex(_WHO)
        self._presenter.set_client(ClientId(client), name)
        self._reason.target.setFocus()

    def _on_new_wanted(self, typed: str) -> None:
        self._sides.setCurrentIndex(_NEW)
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
        self._sides.setCurrentIndex(_WHO)
        self._picker.setFocus()

    def walk_missing(self) -> None:
        """Go to the next missing field (Alt+P), other tabs included."""
        lacking = self._presenter.lacking()
        state = self._presenter.state
        if not lacking or state is None:
            return
        here = (state.current, self.place().field)
        names = [(index, _target_name(field)) for index, field in lacking]
        self._go_to_missing(lacking[(names.index(here) + 1 if here in names else 0) % len(names)])

    def _go_to_first_missing(self) -> None:
        lacking = self._presenter.lacking()
        if lacking:
            self._go_to_missing(lacking[0])

    def _go_to_missing(self, place: tuple[int, str]) -> None:
        index, field = place
        self._presenter.select_matter(index)
        target = self.findChild(QWidget, _target_name(field)) or self._type.target
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
                "channel": self._tabs.channel,
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
        presenter.loose_source = self.loose
        presenter.incomplete.connect(self._go_to_first_missing)
        presenter.state_changed.connect(self.show_state)
        presenter.opened.connect(self._on_opened)
        presenter.reread.connect(self._read_client_again)
        self._envelope.edited.connect(lambda values: presenter.edit_contact(**values))
        self._tabs.selected.connect(presenter.select_matter)
        self._tabs.new_wanted.connect(presenter.add_matter)
        self._tabs.channel_chosen.connect(lambda code: presenter.edit_contact(channel=code))
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
        self._review.wanted.connect(self.ask_review)
        self._carry.copy_wanted.connect(self.ask_copy)
        self._carry.carried.connect(self._ask_carried)
        self._column.card_wanted.connect(self.open_card)
        self._form.rebuilt.connect(self._order)
        self._tabs.grown.connect(self._order)
        self._install_keys()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one while a widget lives

    def _on_opened(self) -> None:
        state = self._presenter.state
        if state is not None:
            self._read_client_again()
            self.go_to(state.place)

    def _read_client_again(self) -> None:
        """Read the card anew: it may have changed on another screen."""
        state = self._presenter.state
        if state is not None:
            self._asked_client = None
            self._show_client(state.open_matter.matter.after)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if any(one is not None and self.isAncestorOf(one) for one in (old, now)):
            self._presenter.focus_moved()

    def _on_set_aside(self, due: datetime | None) -> None:
        self._presenter.set_aside(_("soitan takaisin") if due else "", due)

    def ask_review(self) -> None:
        """Go to the review of the open matter (F7)."""
        if self._presenter.state is not None:
            self.review_wanted.emit(self._presenter.state.open_matter)

    def ask_copy(self) -> None:
        """Copy the open matter out (Ctrl+Shift+C)."""
        if self._presenter.state is not None:
            self.copy_wanted.emit(self._presenter.state.open_matter)

    def _ask_carried(self) -> None:
        if self._presenter.state is not None:
            self.carried.emit(self._presenter.state.open_matter)

    def _lay_out(self) -> None:
        top = FillFlow(gap=12)
        self._picker.setObjectName("client")
        top.add(self._type.box, 3)
        self._client_box = LabelledField(_("Asia koskee"), self._picker, key="K")
        top.add(self._client_box, 4)
        top.add(self._reason.box, 5)
        form = Card(name="matter_card")
        form.add(top)
        form.add(self._form, 1)
        self._who_column, self._who_foot, self._who = _column()
        self._right_column, self._right_foot, self._right = _column()
        self._sides = QStackedWidget()
        self._sides.addWidget(self._who)
        new_client, _foot, new_side = _column()
        new_client.addWidget(self._new_client)
        self._sides.addWidget(new_side)
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
        self._side_choice.setAccessibleName(_("Sivun kortti"))
        self._side_choice.set_value("read_back")
        self._side_choice.chosen.connect(lambda _code: self._arrange())
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(form)
        self._middle = ScrollColumn(held)
        main = QWidget()
        columns = QHBoxLayout(main)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self._middle, 1)
        columns.addWidget(self._right)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 10, 12, 12)
        inner.addWidget(SideBySide(main, self._sides, _SIDE, side_first=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._envelope)
        outer.addWidget(self._tabs)
        outer.addLayout(inner, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Put the side cards where the width has room for them."""
        cards = {"read_back": self._read_back, "earlier": self._earlier, "carry": self._carry}
        movable = (self._column, self._side_choice, self._review, self._missing, *cards.values())
        places: tuple[QLayout, ...] = (self._who_column, self._right_column)
        for place in (*places, self._who_foot, self._right_foot):
            for part in movable:
                place.removeWidget(part)
        self._right.setVisible(not self._narrow)
        self._who_column.setSpacing(8 if self._narrow else 12)
        self._who_column.addWidget(self._column)
        if self._narrow:
            self._who_column.addWidget(self._side_choice)
            for card in cards.values():
                self._who_column.addWidget(card, 1)
            self._who_foot.add(self._review, 1)
            self._who_foot.add(self._missing, 1)
        else:
            self._who_column.addWidget(self._earlier, 1)
            self._right_column.addWidget(self._review)
            self._right_column.addWidget(self._read_back, 1)
            self._right_column.addWidget(self._carry)
            self._right_foot.add(self._missing, 1)
        self._review.show_hint(not self._narrow)
        # Shown only where they stand: a part without a place would open as a window.
        self._side_choice.setVisible(self._narrow)
        self._show_cards()
        self._order()

    def _order(self) -> None:
        """Let Tab go from what is common through the form to the sides."""
        top = [self._type.box, self._client_box, self._reason.box]
        sides = [self._column, self._side_choice, self._earlier, self._read_back, self._carry]
        if not self._narrow:
            sides = [self._column, self._earlier, self._review, self._read_back, self._carry]
        else:
            sides.append(self._review)
        set_tab_order([self._envelope, *self._tabs.stops(), *top, self._form, *sides])

    def _show_cards(self) -> None:
        state = self._presenter.state
        made = self._presenter.types.get(state.open_matter.matter.after.type) if state else None
        for card in (self._read_back, self._earlier, self._carry):
            card.show_title(not self._narrow)  # there the choice above says it
        self._read_back.setVisible(self._is_side("read_back"))
        self._earlier.setVisible(self._is_side("earlier"))
        needed = self._right.minimumSizeHint().width()
        self._right.setFixedWidth(max(look().px(_RIGHT), needed))
        self._carry.setVisible(self._is_side("carry") and (made is None or made.carried))
        self._review.setVisible(made is None or made.triggers)


def _own_records(state: ContactState) -> set[UUID]:
    """Give what belongs to the contact under way: it is no news, and nothing earlier."""
    own: set[UUID] = {state.contact.after.id}
    for one in state.matters:
        made = (one.matter.after, one.promise, one.appointment)
        own.update(record.id for record in made if record is not None)
    return own


def _begun(one: MatterState) -> bool:
    matter = one.matter.after
    return bool(matter.reason or matter.notes or matter.own_words or matter.answer)


def _missing_label(field: str, use: FieldUse | None) -> str:
    name, _colon, symptom = field.partition(":")
    if symptom:
        return _("hälyttävät oireet")
    if name == "client":
        return _("kenestä on kyse")
    if name == "handled_by":
        return _("vastuuhenkilö")
    return use.label.lower().rstrip("?") if use is not None else _("yhteydenoton syy")


def _target_name(field: str) -> str:
    """Give the object name of what a missing field's name stands for."""
    name, _colon, symptom = field.partition(":")
    return f"symptom_{symptom}" if symptom else name


def _column() -> tuple[QVBoxLayout, FillFlow, QWidget]:
    """Make a side column: what scrolls, what stays at its foot, and the column itself."""
    held, column = QWidget(), QWidget()
    inside = QVBoxLayout(held)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    foot = FillFlow(gap=8, line_gap=10)
    whole = QVBoxLayout(column)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(10)
    whole.addWidget(ScrollColumn(held), 1)
    whole.addLayout(foot)
    return inside, foot, column

"""The client's page: facts and their forms at the left, what has been at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sotedesk.i18n import N_, _
from sotedesk.model.ids import ClientId, MatterId
from sotedesk.model.matter import FollowUp
from sotedesk.services.client_card import ClientCard
from sotedesk.services.work import HELSINKI
from sotedesk.ui.care_words import PLAN_KIND
from sotedesk.ui.client.asking import BasisPanel, ReasonPanel
from sotedesk.ui.client.blocks import ListBlocks, SectionBlock
from sotedesk.ui.client.presenter import ClientPresenter
from sotedesk.ui.client.section_form import SectionForm
from sotedesk.ui.client.sections import SECTIONS, SectionCode
from sotedesk.ui.client.state import ClientState, Target
from sotedesk.ui.client.timeline_card import TimelineCard
from sotedesk.ui.client.words import (
    born_words,
    contact_person_words,
    list_facts,
    matter_words,
    own_facts,
    support_words,
)
from sotedesk.ui.contact.client_column import alert_box
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.follow_ups.agree_box import AgreeBox, Agreed
from sotedesk.ui.keys import cap_of
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.whereabouts import FocusWatch, go_to, place_in
from sotedesk.ui.widgets.alert_box import AlertBox
from sotedesk.ui.widgets.button import ActionButton, PrimaryButton
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.chip import Chip
from sotedesk.ui.widgets.columns import ColumnsLayout
from sotedesk.ui.widgets.empty_state import EmptyState
from sotedesk.ui.widgets.flow import FlowLayout
from sotedesk.ui.widgets.lead_label import LeadLabel
from sotedesk.ui.widgets.readable import Readable
from sotedesk.ui.widgets.segment import Choice
from sotedesk.ui.widgets.side_by_side import ScrollColumn, SideBySide
from sotedesk.ui.widgets.text_label import TextLabel
from sotedesk.ui.words import word

_SIDE = 452
_PERSON = (
    SectionCode.NAMES,
    SectionCode.IDENTITY,
    SectionCode.LANGUAGE,
    SectionCode.REACH,
    SectionCode.E_SERVICES,
    SectionCode.MUNICIPALITY,
)
_PROTECTION = (SectionCode.SAFETY_BAN, SectionCode.PROTECTION)
_LISTS = (
    (N_("Yhteystiedot"), "phone", (SectionCode.PHONES, SectionCode.ADDRESSES)),
    (N_("Läheiset ja edustajat"), "people", (SectionCode.RELATED,)),
    (N_("Suunnitelmat muualla"), "document", (SectionCode.ELSEWHERE,)),
)
_MOST_ALERTS = 4


class ClientScreen(QWidget):
    """One client's page."""

    def __init__(self, desk: Desk, presenter: ClientPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        presenter.setParent(self)
        presenter.place_source = self._place
        self._heading = ClientHeading()
        self._start = PrimaryButton(_("Aloita yhteydenotto"), "plus", name="start_contact")
        self._doings = {
            "review": ActionButton(
                _("Herätteet"), "flag", key=cap_of("client.review"), name="go_review"
            ),
            "mapping": ActionButton(_("Kartoitus"), "list-check", name="go_mapping"),
            "contact_persons": ActionButton(_("Yhteyshenkilö"), "people", name="go_naming"),
        }
        kinds = presenter.plan_kinds()
        self._plans = {
            kind: ActionButton(
                word(PLAN_KIND, kind) if len(kinds) > 1 else _("Suunnitelma"),
                "plan",
                name="go_plan" if kind is kinds[0] else f"go_{kind.value}",
            )
            for kind in kinds
        }
        self._follow = ActionButton(_("Sovi seuranta"), "calendar", name="agree_follow_up")
        self._agree = AgreeBox(desk, self._agree_on)
        self._basis = BasisPanel()
        self._reason = ReasonPanel()
        self._alerts = AlertColumn()
        self._own = {
            code: SectionBlock(_(SECTIONS[code].title), Target(code), desk.now)
            for code in (*_PERSON, *_PROTECTION)
        }
        self._lists = {
            code: ListBlocks(code, desk.now) for _title, _icon, codes in _LISTS for code in codes
        }
        self._support = SupportCard()
        self._timeline = TimelineCard(desk.now)
        self._asked_basis = False
        self._asked_reason = False
        self._lay_out()
        self._connect()
        FocusWatch(self, presenter.keep)
        self.show_state(presenter.state)

    @Slot(object)
    def show_state(self, state: ClientState) -> None:
        """Show the state; the only place that writes to the widgets."""
        self._show_basis(state)
        if state.card is None:
            self._pages.setCurrentWidget(self._without_card(state))
            return
        card, today = state.card, self._desk.now().astimezone(HELSINKI).date()
        plain = state.plain if state.unmasked else None
        self._heading.show_card(card, today)
        self._follow.setVisible(bool(card.open_matters))
        self._alerts.show_card(card, today)
        for code, block in self._own.items():
            block.show_facts(own_facts(code, card, plain), state.editing)
        for code, blocks in self._lists.items():
            blocks.show_list(list_facts(code, card, plain), state.editing)
        self._support.show_card(card, today)
        self._timeline.show_timeline(state, self._desk.now())
        self._pages.setCurrentWidget(self._page)
        self._show_reason(state)

    def open(self, target: object) -> None:
        """Open a client by id."""
        if isinstance(target, UUID):
            if target != self._presenter.state.client:
                self._agree.hide()
            self._presenter.open(ClientId(target))

    def refresh(self) -> None:
        """Read the client again."""
        self._presenter.refresh()

    def first_focus(self) -> QWidget:
        """Give the way to begin a contact, or the question that stands before the page."""
        if self._pages.currentWidget() is self._basis_page:
            return self._basis.first_field()
        return self._start

    def areas(self) -> list[QWidget]:
        """Give what F6 goes round."""
        if self._pages.currentWidget() is self._page:
            return [self._actions, self._facts, self._timeline]
        return [self]

    def command(self, command_id: str) -> bool:
        """Do what a key asks: finish the open form or question, keep what is typed, go on."""
        if command_id == "confirm":
            if self._presenter.state.basis is not None:
                self._basis.submit()
                return True
            if self._agree.isVisible():
                self._agree.submit()
                return True
            return self._presenter.save()
        if command_id == "save":
            self._presenter.keep()
            return self._presenter.state.editing is not None
        if command_id == "client.review" and self._presenter.state.card is not None:
            self._presenter.go("review")
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Esc closes the form or question that is open."""
        if event.key() != Qt.Key.Key_Escape or not self._presenter.cancel():
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth: the columns scroll, the page itself need not."""
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Override QWidget.hideEvent: what is half typed is on the disk."""
        super().hideEvent(event)
        self._presenter.keep()

    def _without_card(self, state: ClientState) -> QWidget:
        if state.basis is not None:
            return self._basis_page
        # Empty while the client is read: words that nobody is open would flash by.
        return self._opening if state.is_opening else self._nobody

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._nobody = EmptyState(
            _("Asiakasta ei ole avattu"),
            _("Hae asiakas nimellä tai tunnuksella: Ctrl+K."),
            "person",
            name="no_client",
        )
        self._basis_page = ScrollColumn(Readable(self._basis))
        self._page = self._client_page()
        self._opening = QWidget()
        for page in (self._nobody, self._opening, self._page, self._basis_page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._pages, 1)

    def _client_page(self) -> QWidget:
        self._actions = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._actions.setSizePolicy(policy)
        flow = FlowLayout(self._actions, gap=8)
        flow.addWidget(self._start)
        first = (self._doings["review"], self._doings["mapping"])
        for button in (*first, *self._plans.values(), self._doings["contact_persons"]):
            flow.addWidget(button)
        flow.addWidget(self._follow)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._actions)
        column.addWidget(SideBySide(self._left(), self._timeline, _SIDE), 1)
        return page

    def _left(self) -> QWidget:
        self._facts = QWidget()
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._agree, self._reason, self._alerts):
            column.addWidget(part)
        column.addWidget(_card(_("Henkilö"), "person", [self._own[code] for code in _PERSON]))
        column.addWidget(_card(_("Suojaus"), "lock", [self._own[code] for code in _PROTECTION]))
        for title, icon, codes in _LISTS:
            column.addWidget(_card(_(title), icon, [self._lists[code] for code in codes]))
        column.addWidget(self._support)
        column.addStretch(1)
        return _held(ScrollColumn(self._facts))

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        presenter.focus_wanted.connect(self._on_focus_wanted)
        presenter.closed.connect(self._on_closed)
        self._start.clicked.connect(presenter.start_contact)
        for kind, plan in self._plans.items():
            plan.clicked.connect(partial(presenter.begin_plan, kind))
        for screen, button in self._doings.items():
            button.clicked.connect(_going(presenter, screen))
        self._follow.clicked.connect(self._ask_follow_up)
        self._agree.left.connect(self._leave_follow_up)
        self._agree.agreed.connect(lambda _made: presenter.refresh())
        self._basis.given.connect(presenter.record_basis)
        self._basis.left.connect(self._on_basis_left)
        self._reason.given.connect(presenter.give_reason)
        self._reason.left.connect(presenter.cancel)
        for block in self._own.values():
            self._connect_block(block)
        for blocks in self._lists.values():
            blocks.made.connect(self._connect_block)
            blocks.add_wanted.connect(presenter.edit)
        self._timeline.kind_chosen.connect(presenter.show_kind)
        self._timeline.opened.connect(presenter.open_entry)
        self._timeline.older_wanted.connect(presenter.read_older)
        self._timeline.marked.connect(presenter.mark)
        self._timeline.left.connect(presenter.cancel)
        self._timeline.missed_wanted.connect(presenter.ask_missed)
        self._timeline.missed_entered.connect(presenter.enter_missed)

    @Slot(object)
    def _connect_block(self, block: SectionBlock) -> None:
        block.edit_wanted.connect(self._presenter.edit)
        block.show_wanted.connect(self._presenter.show_plain)
        block.form_made.connect(self._connect_form)

    @Slot(object)
    def _connect_form(self, form: SectionForm) -> None:
        form.typed.connect(self._presenter.typed)
        form.save_wanted.connect(self._presenter.save)
        form.left.connect(self._presenter.cancel)
        form.void_wanted.connect(self._presenter.ask_void)
        form.voided.connect(self._presenter.void)

    @Slot(object)
    def _on_focus_wanted(self, place: Place) -> None:
        editing = self._presenter.state.editing
        block = self._block(editing.target) if editing is not None else None
        form = block.form() if block is not None else None
        if form is not None and not go_to(self, place):
            form.take_focus()

    @Slot(object)
    def _on_closed(self, target: Target | None) -> None:
        if target is None:
            self._own[SectionCode.IDENTITY].take_focus()
            return
        block = self._block(target)
        if block is not None and not target.new:
            block.take_focus()
        elif target.section in self._lists:
            self._lists[target.section].take_focus()

    def _ask_follow_up(self) -> None:
        card = self._presenter.state.card
        if card is not None and card.open_matters:
            today = self._desk.now().astimezone(HELSINKI).date()
            types = self._desk.services.definitions.types
            self._agree.ask(
                [Choice(one.id, matter_words(one, types, today)) for one in card.open_matters]
            )

    def _leave_follow_up(self) -> None:
        self._agree.hide()
        self._follow.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree_on(self, written: Agreed) -> FollowUp:
        return self._desk.services.follow_ups.create_in(
            self._desk.actor(),
            MatterId(written.target),  # type: ignore[arg-type]  # its code
            what=written.what,
            due_on=written.due_on,
            worker=written.worker,
        )

    def _on_basis_left(self) -> None:
        self._desk.go("clients")

    def _block(self, target: Target) -> SectionBlock | None:
        if target.section in self._own:
            return self._own[target.section]
        return self._lists[target.section].block(target)

    def _show_basis(self, state: ClientState) -> None:
        asked = state.basis
        if asked is not None:
            if not self._asked_basis:
                self._basis.begin(asked)
                self._pages.setCurrentWidget(self._basis_page)
                if self.isVisible():
                    self._basis.take_focus()
            self._basis.show_problem(asked.problem)
        elif self._asked_basis and self.isVisible():
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked_basis = asked is not None

    def _show_reason(self, state: ClientState) -> None:
        asked = bool(state.reason_for)
        self._reason.setVisible(asked)
        if asked and not self._asked_reason:
            self._reason.begin()
            self._reason.take_focus()
        self._asked_reason = asked

    def _place(self) -> Place:
        return place_in(self)


class ClientHeading(QWidget):
    """Name, age, and the marks that must be known before paper or message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = TextLabel("", Text.PAGE)
        self._born = TextLabel("", Text.SMALL, "support")
        self._no_paper = Chip(_("Ei paperia mukaan"), "eye-off", Tone.WARN)
        self._no_messages = Chip(_("Ei viestejä"), "mail", Tone.WARN)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=12)
        for part in (self._name, self._born, self._no_paper, self._no_messages):
            flow.addWidget(part)

    def show_card(self, card: ClientCard, today: date) -> None:
        """Show who it is."""
        self._name.setText(card.name or _("Nimi ei tiedossa"))
        self._born.setText(born_words(card, today))
        self._no_paper.setVisible(card.no_paper)
        self._no_messages.setVisible(card.no_messages)


class AlertColumn(QWidget):
    """What must be known first; the first four, then how many more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._shown: object = None

    def show_card(self, card: ClientCard, today: date) -> None:
        """Show a client's alerts."""
        if card.alerts == self._shown:
            return
        self._shown = card.alerts
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        boxes = [alert_box(alert, card, today) for alert in card.alerts[:_MOST_ALERTS]]
        for place in range(0, len(boxes), 2):
            pair = QWidget()
            columns = ColumnsLayout((1, 1), pair, gap=8)
            for box in boxes[place : place + 2]:
                _keep_at_top(box)
                columns.addWidget(box)
            self._rows.addWidget(pair)
        more = len(card.alerts) - _MOST_ALERTS
        if more > 0:
            self._rows.addWidget(TextLabel(f"+{more}", Text.SMALL, "meta"))
        self.setVisible(bool(card.alerts))


def _held(column: ScrollColumn) -> QWidget:
    """Hold a column, so that it is shown whole where the two parts become one column."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(column)
    return holder


def _keep_at_top(box: AlertBox) -> None:
    """Let the words stay together at the top of a box that is as high as its neighbour."""
    words, whole = box.findChild(QVBoxLayout), box.layout()
    if words is not None and whole is not None:
        whole.setAlignment(words, Qt.AlignmentFlag.AlignTop)


class SupportCard(Card):
    """Who is there for the client, and whether special support was found to be needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tuki ja yhteyshenkilö"), "heart", name="support", parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add(self._rows)
        self._shown: object = None

    def show_card(self, card: ClientCard, today: date) -> None:
        """Show them."""
        shown = (card.contact_persons, card.special_support, today)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in card.contact_persons:
            icon, who, rest = contact_person_words(one, today)
            self._rows.addWidget(LeadLabel(who, icon, use=Text.STRONG))
            if rest:
                self._rows.addWidget(TextLabel(rest, Text.SMALL, "support", wrap=True))
        if not card.contact_persons:
            self._rows.addWidget(TextLabel(_("Yhteyshenkilöä ei ole nimetty."), wrap=True))
        support = _("Erityisen tuen tarve: {answer}").format(answer=support_words(card))
        self._rows.addWidget(TextLabel(support, Text.SMALL, "support", wrap=True))


def _card(title: str, icon: str, blocks: Sequence[QWidget]) -> Card:
    card = Card(title, icon)
    card.body.setSpacing(4)
    for place, block in enumerate(blocks):
        if place:
            card.add_rule()
        card.add(block)
    return card


def _going(presenter: ClientPresenter, screen: str) -> Callable[[], None]:
    return lambda: presenter.go(screen)


def make_client(desk: Desk) -> ClientScreen:
    """Make the client's page."""
    return ClientScreen(desk, ClientPresenter(desk))

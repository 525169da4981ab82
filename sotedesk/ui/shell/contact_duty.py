"""The contact in the window: strip, rail block, keys, copying out, and what follows a finish."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from sotedesk.i18n import _
from sotedesk.model.contact import Channel, Contact, ContactStatus
from sotedesk.model.ids import ClientId, ContactId, MatterId, WorkerId
from sotedesk.model.worker import Unit
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.intake import ContactView
from sotedesk.services.work import HELSINKI
from sotedesk.ui.contact.presenter import ContactPresenter
from sotedesk.ui.contact.screen import ContactScreen
from sotedesk.ui.contact.state import ContactState, MatterState
from sotedesk.ui.desk import Desk
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.shell.contact_place import ContactList, ContactPlace
from sotedesk.ui.targets import StartReview
from sotedesk.ui.words import CHANNEL_ICON, CHANNEL_LIVE, RECORD_SYSTEM, word

SCREEN = "contact"
_SECOND_MS = 1000


class ContactDuty(QObject):
    """Joins the contact screen to the window."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        unit: Unit,
        colleagues: Sequence[tuple[WorkerId, str]],
        on_saved: Callable[[datetime | None, bool], None],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._on_saved = on_saved
        self._unit = unit
        services = desk.services
        types = {
            code: services.definitions.types[code]
            for code in unit.matter_types
            if code in services.definitions.types
        }
        self.presenter = ContactPresenter(
            services.intake,
            services.drafts,
            desk.run,
            desk.run_drafts,
            types,
            desk.actor,
            lambda: unit.alarming_symptoms,
            desk.now,
            self,
        )
        self.screen = ContactScreen(desk, self.presenter, colleagues)
        self.place = ContactPlace(ContactList(desk), self.screen)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND_MS)
        self._seconds.timeout.connect(self._tick)
        self._counted: MatterId | None = None
        self._connect()

    def begin(
        self,
        channel: Channel = Channel.PHONE,
        *,
        client: ClientId | None = None,
        after_the_fact: bool = False,
    ) -> None:
        """Open a new contact and show it (F2)."""
        self.presenter.begin(channel, client=client, after_the_fact=after_the_fact)

    def resume(self, contact: ContactId) -> None:
        """Go on with a contact, or look at a finished one."""
        self.presenter.resume(contact)

    def command(self, command_id: str) -> bool:
        """Do what a key asks on this screen; say whether it was for it."""
        if self.presenter.state is None:
            return False
        is_open = self.presenter.state.contact.after.is_open
        if command_id == "confirm" and is_open:
            self.presenter.finish()
        elif command_id == "contact.set_aside" and is_open:
            self.screen.strip.ask_promise()
        elif command_id == "save":
            self.presenter.save()
            self.presenter.keeper.write_now()
        elif command_id == "copy_out":
            self._copy(self.presenter.state.open_matter)
        elif command_id == "triggers.review":
            self._review(self.presenter.state.open_matter)
        elif command_id == "matter.new" and is_open:
            self.presenter.add_matter()
        elif command_id.startswith("matter."):
            self.presenter.select_matter(int(command_id.removeprefix("matter.")) - 1)
        else:
            return False
        return True

    def close(self) -> None:
        """Write what is typed before the window goes; nothing is asked."""
        self.presenter.save()
        self.presenter.keeper.write_now()

    def _connect(self) -> None:
        presenter, screen = self.presenter, self.screen
        presenter.opened.connect(self._on_opened)
        presenter.closed.connect(self._on_closed)
        presenter.failed.connect(self._desk.failed)
        presenter.state_changed.connect(self._on_state)
        screen.copy_wanted.connect(self._copy)
        screen.carried.connect(self._carried)
        screen.review_wanted.connect(self._review)
        self.place.listing.opened.connect(self.resume)

    def _on_opened(self) -> None:
        state = self.presenter.state
        if state is None:
            return
        self.place.show_contact(shown=True)
        self._show_live(state.contact.after)
        self._window.show_screen(SCREEN)
        self.screen.go_to(state.place)

    def _on_closed(self, view: ContactView) -> None:
        if self.presenter.state is not None:
            return
        self._seconds.stop()
        self._window.clear_live()
        finished = view.contact.status is not ContactStatus.WAITING
        if finished:
            self.presenter.look_at(view)
            self._desk.tell(_("Yhteydenotto päätettiin"), undo=True)
            self._show_carrying(view)
        else:
            self.place.show_contact(shown=False)
            self._desk.tell(_("Jätettiin odottamaan"), undo=True)
            self._desk.go("desk")

    def _show_carrying(self, view: ContactView) -> None:
        to_carry = [one for one in view.matters if self.presenter.types[one.matter.type].carried]
        if to_carry:
            self.screen.ask_carrying()

    def _show_live(self, contact: Contact) -> None:
        if not contact.is_open:
            self._window.clear_live()
            return
        channel = contact.channel if isinstance(contact.channel, Channel) else Channel.PHONE
        self._window.set_live(
            SCREEN, self.screen.strip, word(CHANNEL_LIVE, channel), CHANNEL_ICON[channel]
        )
        self.screen.strip.show()
        self._seconds.start()

    def _on_state(self, state: ContactState) -> None:
        self._on_saved(state.saved_at, state.save_failed)
        matter = state.open_matter.matter.after
        self.screen.show_system(self._unit.record_system or word(RECORD_SYSTEM, matter.register))
        if matter.id != self._counted:
            self._counted = MatterId(matter.id)
            self._count_triggers()

    def _count_triggers(self) -> None:
        actor, reviews, matter = self._desk.actor(), self._desk.services.reviews, self._counted
        if matter is not None:
            self._desk.run(
                lambda: reviews.line(actor, matter),
                self.screen.show_review_count,
                self._desk.failed,
            )

    def _tick(self) -> None:
        state = self.presenter.state
        since = state.contact.after.received_at if state is not None else None
        if since is not None:
            minutes, seconds = divmod(int((self._desk.now() - since).total_seconds()), 60)
            self._window.set_live_timer(f"{minutes:02}:{seconds:02}")

    def _copy(self, one: MatterState) -> None:
        self.presenter.save()
        actor, carrying = self._desk.actor(), self._desk.services.carrying
        target = Target(TargetKind.MATTER, one.matter.after.id)
        self._desk.run(lambda: carrying.text(actor, target), self._on_text, self._desk.failed)

    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.screen.show_copied()
        self._desk.tell(_("Kirjaus on leikepöydällä. Liitä se järjestelmään."))

    def _carried(self, one: MatterState) -> None:
        actor, carrying = self._desk.actor(), self._desk.services.carrying
        matter, today = one.matter.after, self._desk.now().astimezone(HELSINKI).date()
        system = self._unit.record_system or word(RECORD_SYSTEM, matter.register)
        self._desk.run(
            lambda: carrying.carried(actor, Target(TargetKind.MATTER, matter.id), system, today),
            lambda _done: self._on_carried(system),
            self._desk.failed,
        )

    def _on_carried(self, system: str) -> None:
        self.screen.show_carried(_("Viety: {system}").format(system=system))
        self._desk.tell(_("Merkittiin viedyksi"), undo=True)

    def _review(self, one: MatterState) -> None:
        matter = one.matter.after
        if matter.client is None:
            self._desk.tell(_("Valitse ensin, ketä asia koskee. Alt+K"))
            return
        self.presenter.save()
        self._desk.go("review", StartReview(matter.client, MatterId(matter.id)))

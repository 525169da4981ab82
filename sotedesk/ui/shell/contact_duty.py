"""The contact in the window: strip, rail block, keys, copying out, and what follows a finish."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from sotedesk.i18n import _
from sotedesk.model.contact import Channel, Contact
from sotedesk.model.ids import ClientId, ContactId, MatterId, WorkerId
from sotedesk.model.matter import Outcome
from sotedesk.model.worker import Unit
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.intake import ContactView
from sotedesk.services.work import HELSINKI
from sotedesk.ui.contact.presenter import ContactPresenter
from sotedesk.ui.contact.screen import ContactScreen
from sotedesk.ui.contact.state import ContactState, MatterState, screen_text
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
        self._names = dict(colleagues)
        self._came_from = ""
        services = desk.services
        self.presenter = ContactPresenter(
            services.intake,
            services.drafts,
            desk.run,
            desk.run_drafts,
            services.definitions.types,
            desk.actor,
            lambda: unit.alarming_symptoms,
            desk.now,
            self,
        )
        self.screen = ContactScreen(desk, self.presenter, colleagues, unit.matter_types)
        self.place = ContactPlace(ContactList(desk), self.screen)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND_MS)
        self._seconds.timeout.connect(self._tick)
        self._counted: MatterId | None = None
        presenter, screen = self.presenter, self.screen
        self._while_open: dict[str, Callable[[], object]] = {
            "confirm": presenter.finish,
            "contact.set_aside": screen.strip.ask_promise,
            "matter.new": presenter.add_matter,
            "call_back.promise": self._promise,
        }
        self._always: dict[str, Callable[[], object]] = {
            "save": lambda: presenter.save(presenter.keeper.write_now),
            "copy_out": screen.ask_copy,
            "triggers.review": screen.ask_review,
            "client.card": screen.open_card,
            "read_back": screen.show_read_back,
        }
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
        state = self.presenter.state
        if state is None:
            return False
        if command_id.startswith("matter.") and command_id != "matter.new":
            self.presenter.select_matter(int(command_id.removeprefix("matter.")) - 1)
            return True
        done = self._while_open.get(command_id) if state.contact.after.is_open else None
        done = done or self._always.get(command_id)
        if done is not None:
            done()
        return done is not None

    def close(self) -> None:
        """Write what is typed before the window goes; nothing is asked."""
        self.presenter.close()

    def reload(self) -> None:
        """Read the contact again: an action was taken back."""
        self.presenter.reload()

    def come_back(self) -> None:
        """Read the contact again if a colleague at the same desk has gone on with it meanwhile."""
        state = self.presenter.state
        if state is None:
            return
        actor, intake = self._desk.actor(), self._desk.services.intake
        contact = ContactId(state.contact.before.id)
        stored = state.contact.before, [one.matter.before for one in state.matters]

        def compare(view: ContactView) -> None:
            if (view.contact, [one.matter for one in view.matters]) != stored:
                self.reload()

        self._desk.run(lambda: intake.view(actor, contact), compare, self._desk.failed)

    def _connect(self) -> None:
        presenter, screen = self.presenter, self.screen
        presenter.opened.connect(self._on_opened)
        presenter.reread.connect(self._on_reread)
        presenter.reason_wanted.connect(self._on_reason_wanted)
        self.place.takeover.given.connect(presenter.take_over)
        self.place.takeover.left.connect(self._on_takeover_left)
        presenter.finished.connect(self._on_finished)
        presenter.set_down.connect(self._on_set_down)
        presenter.put_away.connect(self._on_put_away)
        presenter.failed.connect(self._desk.failed)
        presenter.state_changed.connect(self._on_state)
        screen.copy_wanted.connect(self._copy)
        screen.carried.connect(self._carried)
        screen.review_wanted.connect(self._review)
        screen.leave_wanted.connect(presenter.leave)
        self.place.listing.opened.connect(self.resume)

    def _on_opened(self) -> None:
        state = self.presenter.state
        if state is None:
            return
        self.place.show_contact(shown=True)
        self._show_live(state.contact.after)
        self._window.show_screen(SCREEN)
        self.screen.go_to(state.place)

    def _on_reread(self) -> None:
        state = self.presenter.state
        if state is not None:
            self._show_live(state.contact.after)

    def _on_reason_wanted(self, worker: WorkerId) -> None:
        """Ask in the place of the contact; whoever leaves the question is back where they were."""
        self._came_from = self._window.current_screen()
        self._seconds.stop()
        self._window.clear_live()
        self._window.show_screen(SCREEN)
        self.place.ask_takeover(self._names.get(worker, ""))

    def _on_takeover_left(self) -> None:
        if self.presenter.leave_to_colleague():
            return
        self.place.show_contact(shown=False)
        if self._came_from in ("", SCREEN):
            self.place.first_focus().setFocus()
        else:
            self._window.show_screen(self._came_from)

    def _on_finished(self, view: ContactView) -> None:
        self._show_live(view.contact)
        self._desk.tell(_("Yhteydenotto päätettiin"), undo=True)
        types = self.presenter.types
        if any(one.matter.type in types and types[one.matter.type].carried for one in view.matters):
            self.screen.ask_carrying()

    def _on_set_down(self, _view: ContactView) -> None:
        self._seconds.stop()
        self._window.clear_live()
        self.place.show_contact(shown=False)
        self._desk.tell(_("Jätettiin odottamaan"), undo=True)
        self._desk.go("desk")

    def _on_put_away(self) -> None:
        self.place.show_contact(shown=False)
        self.place.first_focus().setFocus()

    def _show_live(self, contact: Contact) -> None:
        if not contact.is_open:
            self._seconds.stop()
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
        """Copy the entry out; where nothing can be stored, the words on the screen."""
        state = self.presenter.state
        if state is not None and state.save_failed:
            self._on_text(screen_text(state))
            return
        actor, carrying = self._desk.actor(), self._desk.services.carrying
        index = state.matters.index(one) if state is not None and one in state.matters else 0

        def copy() -> None:
            now = self.presenter.state
            if now is None:
                return
            target = Target(TargetKind.MATTER, now.matters[index].matter.after.id)
            self._desk.run(lambda: carrying.text(actor, target), self._on_text, self._desk.failed)

        self.presenter.save(copy)

    def _on_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.screen.show_copied()
        self._desk.tell(_("Kirjaus on leikepöydällä. Liitä se järjestelmään."))

    def _carried(self, one: MatterState) -> None:
        actor, carrying = self._desk.actor(), self._desk.services.carrying
        matter, today = one.matter.after, self._desk.now().astimezone(HELSINKI).date()
        system = self._unit.record_system or word(RECORD_SYSTEM, matter.register)
        target = Target(TargetKind.MATTER, matter.id)

        def mark() -> None:
            self._desk.run(
                lambda: carrying.carried(actor, target, system, today),
                lambda _done: self._on_carried(),
                self._desk.failed,
            )

        self.presenter.save(mark)

    def _on_carried(self) -> None:
        self.presenter.reload()
        self._desk.tell(_("Merkittiin viedyksi"), undo=True)

    def _promise(self) -> None:
        self.presenter.edit_matter(outcome=Outcome.CALL_BACK)
        self.screen.show_promise()

    def _review(self, one: MatterState) -> None:
        matter = one.matter.after
        if matter.client is None:
            self._desk.tell(_("Valitse ensin, ketä asia koskee. Alt+K"))
            return
        target = StartReview(matter.client, MatterId(matter.id))
        self.presenter.save(lambda: self._desk.go("review", target))

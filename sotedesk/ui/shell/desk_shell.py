"""The desk in its window, as every screen sees it (``ui.desk.Desk``)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.model.ids import ContactId, WorkerId
from sotedesk.model.worker import Unit, Worker
from sotedesk.services.desk import DeskServices
from sotedesk.services.ports import Draft, Now
from sotedesk.services.worktop import UnderWay
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.keys import KeyMap
from sotedesk.ui.shell.screens import add_screens
from sotedesk.ui.tasks import Run

if TYPE_CHECKING:
    from sotedesk.services.work import Receipt
    from sotedesk.ui.search import SearchPanel
    from sotedesk.ui.shell.contact_duty import ContactDuty

_FORMS = ("review", "mapping", "plan")
"""Forms besides the contact that keep drafts; each has a screen of its name."""
_RECENT = timedelta(hours=1)
"""How old the last keystrokes may be for their screen to be opened again by itself."""
_LEFT_WAITING = "intake.set_aside"
"""The action whose undoing goes on with the contact."""
_BREATH_MS = 30
"""Rows are painted before what is less urgent is made."""
_COMMANDS = (
    "confirm",
    "contact.set_aside",
    "save",
    "copy_out",
    "triggers.review",
    "matter.new",
    *(f"matter.{number}" for number in range(1, 10)),
    *(f"waiting.{number}" for number in range(1, 10)),
    "client.card",
    "client.review",
    "read_back",
    "call_back.promise",
    "print",
    "plan.new_row",
)


class DeskShell(QObject):
    """One worker's desk.

    Attributes:
        search: The search panel; made once the first screen shows its rows.
        worker: Whose desk it is; None while it is still opening.

    Signals:
        ready: The first screen is there and reads its rows; the search box takes a key.
        complete: Whatever is made behind the first screen is made.
        unopened: The exception for which the desk cannot be shown.
    """

    ready = Signal()
    unopened = Signal(object)
    complete = Signal()

    def __init__(
        self,
        window: MainWindow,
        services: DeskServices,
        actor: Actor,
        run: Run,
        run_drafts: Run,
        *,
        synthetic: bool,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.services = services
        self.run = run
        self.run_drafts = run_drafts
        self.search: SearchPanel | None = None
        self._contact: ContactDuty | None = None
        self._make_contact: Callable[[], ContactDuty] | None = None
        self._actor = actor
        self.worker: Worker | None = None
        self._tells_saving: set[str] = set()
        window.status.show_synthetic(synthetic)
        window.status.show_network(None)
        window.close_wanted.connect(self.close)

    @property
    def actor(self) -> Callable[[], Actor]:
        """Give who is logged in."""
        return lambda: self._actor

    @property
    def contact(self) -> "ContactDuty | None":
        """Give the contact duty, made when first needed; None while the desk is still opening."""
        if self._contact is None and self._make_contact is not None:
            self._contact = self._make_contact()
            self._contact.presenter.waiting_changed.connect(self._count_waiting)
        return self._contact

    @property
    def now(self) -> Now:
        """Give the clock."""
        return self.services.now

    @property
    def keys(self) -> KeyMap:
        """Give the key map."""
        return self.window.keys

    def open(self) -> None:
        """Load who is here and what was under way, then show the first screen."""
        actor, directory, drafts = self._actor, self.services.directory, self.services.drafts
        worktop = self.services.worktop

        def load() -> tuple[Worker, Unit, tuple[Worker, ...], UnderWay, list[Draft]]:
            return (
                directory.worker(actor),
                directory.unit(actor),
                directory.colleagues(actor),
                worktop.under_way(actor),
                drafts.load(actor.worker),
            )

        self.run(load, self._on_loaded, self._on_unopened)

    def go(self, screen: str, target: object = None) -> None:
        """Show a screen and open something on it."""
        if screen == "contact" and target is not None and self.contact is not None:
            self.contact.resume(ContactId(target))  # type: ignore[arg-type]  # by the screen's contract
            return
        shown = self.window.show_screen(screen)
        opener = getattr(shown, "open", None)
        if target is not None and callable(opener):
            opener(target)

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say something in the status line."""
        if undo:
            self.window.offer_undo(text, self.undo)
        else:
            self.window.status.undo.say(text)

    def failed(self, error: Exception) -> None:
        """Say what went wrong and what to do."""
        from sotedesk.ui.error_words import error_words  # noqa: PLC0415 - seldom

        self.tell(error_words(error))

    def undo(self) -> None:
        """Take the last action back."""
        actor, undo = self._actor, self.services.undo
        self.run(lambda: undo.revert(actor), self._on_undone, self.failed)

    def redo(self) -> None:
        """Do again what was taken back last; nothing happens when nothing was."""
        actor, undo = self._actor, self.services.undo

        def again() -> "Receipt | None":
            last = undo.last(actor)
            return undo.revert(actor, again=True) if last is not None and last.undone else None

        self.run(again, self._on_redone, self.failed)

    def close(self) -> None:
        """Write what is typed; the window is going."""
        if self._contact is not None:
            self._contact.close()

    def keep(self) -> None:
        """Write what is typed as changes, without leaving anything: the desk is being locked."""
        if self._contact is not None:
            self._contact.command("save")
        self._command("save")

    def come_back(self) -> None:
        """Read again what another worker may have changed at the same desk."""
        if self._contact is not None:
            self._contact.come_back()
        self._count_waiting()
        self.refresh()

    def _on_unopened(self, error: Exception) -> None:
        self.failed(error)
        self.unopened.emit(error)

    def _on_redone(self, receipt: "Receipt | None") -> None:
        if receipt is None:
            self.tell(_("Mitään ei ole kumottu"))
        else:
            self._on_undone(receipt)

    def _on_undone(self, receipt: "Receipt") -> None:
        self.tell(_("Kumottiin") if receipt.undone else _("Tehtiin uudelleen"))
        if self._contact is not None:
            if receipt.use_case == _LEFT_WAITING and receipt.undone:
                self._contact.resume(ContactId(receipt.written[0].change.record))
            else:
                self._contact.reload()
        self._count_waiting()
        self.refresh()

    def refresh(self) -> None:
        """Let the screen shown read its rows again."""
        shown = self.window.built_screen(self.window.current_screen())
        again = getattr(shown, "refresh", None)
        if callable(again):
            again()

    def _on_loaded(
        self, loaded: tuple[Worker, Unit, tuple[Worker, ...], UnderWay, list[Draft]]
    ) -> None:
        worker, unit, colleagues, begun, drafts = loaded
        self.worker = worker
        self.window.set_worker(unit.name, unit.desk_name, worker.name, worker.title)
        names = [(WorkerId(one.id), one.name) for one in (worker, *colleagues)]
        self._make_contact = partial(self._new_contact, unit, list(dict.fromkeys(names)))
        add_screens(self, self.window, self._contact_place)
        self._connect_keys()
        self._show_waiting(begun)
        self.window.status.show_saved(None)
        self.window.show_screen("desk")
        self._take_on("desk")
        self.window.screen_shown.connect(self._on_screen_shown)
        self._return_to_live(begun, drafts)
        self.ready.emit()
        # Behind the rows just asked for, and behind their first paint.
        self.run(
            lambda: None,
            lambda _none: QTimer.singleShot(_BREATH_MS, self, self._finish),
            self.failed,
        )

    def _finish(self) -> None:
        """Make what the first look at the desk does without, before anybody asks for it."""
        from sotedesk.ui.search import SearchPanel  # noqa: PLC0415 - see above
        from sotedesk.ui.theme.qt_words import speak_finnish  # noqa: PLC0415 - see above

        app = QCoreApplication.instance()
        if app is not None:
            speak_finnish(app)
        self.search = SearchPanel(self.window, self)
        field = self.window.top_bar.search
        if field.text():
            field.query_changed.emit(field.text())
        _made = self.contact
        self.complete.emit()

    def _new_contact(self, unit: Unit, names: Sequence[tuple[WorkerId, str]]) -> "ContactDuty":
        from sotedesk.ui.shell.contact_duty import ContactDuty  # noqa: PLC0415 - see _finish

        return ContactDuty(self, self.window, unit, names, self._on_saved)

    def _contact_place(self) -> QWidget:
        contact = self.contact
        if contact is None:
            raise LookupError("contact")
        return contact.place

    def _return_to_live(self, begun: UnderWay, drafts: Sequence[Draft]) -> None:
        """After a crash or a power cut: the same contact, field and caret."""
        mine = begun.live
        if not mine:
            self._return_to_form(drafts)
            return
        from sotedesk.ui.contact.state import FORM  # noqa: PLC0415 - see _finish

        newest = [draft.record for draft in drafts if draft.form == FORM and draft.record in mine]
        if self.contact is not None:
            self.contact.resume(ContactId([*newest, *mine][0]))
        self._return_to_form(drafts)

    def _return_to_form(self, drafts: Sequence[Draft]) -> None:
        """Open the review, mapping or plan whose keystrokes were the last to reach the disk."""
        last = drafts[0] if drafts else None
        if last is None or last.form not in _FORMS or self.now() - last.saved_at > _RECENT:
            return
        # Behind what was given before: a live contact opens first, then this stands over it.
        self.run(lambda: None, lambda _none: self.go(last.form, last.record), self.failed)

    def _show_waiting(self, begun: UnderWay) -> None:
        self.window.rail.waiting.set_count(begun.waiting)

    def _count_waiting(self) -> None:
        actor, worktop = self._actor, self.services.worktop
        self.run(lambda: worktop.under_way(actor), self._show_waiting, self.failed)

    def _connect_keys(self) -> None:
        window = self.window
        window.new_contact_wanted.connect(lambda: self._begin(after_the_fact=False))
        window.afterwards_wanted.connect(lambda: self._begin(after_the_fact=True))
        window.waiting_wanted.connect(self._show_list)
        for command in _COMMANDS:
            window.keys.on(command, partial(self._command, command))
        window.keys.on("redo", self.redo)

    def _begin(self, *, after_the_fact: bool) -> None:
        if self.contact is not None:
            self.contact.begin(after_the_fact=after_the_fact)

    def _show_list(self) -> None:
        if self._contact is not None and self._contact.presenter.state is None:
            self._contact.place.show_contact(shown=False)
        self.go("desk")
        self._command("waiting.list")

    def _command(self, command_id: str) -> None:
        shown: object = self.window.built_screen(self.window.current_screen())
        if self._contact is not None and shown is self._contact.place:
            shown = self._contact
        command = getattr(shown, "command", None)
        if callable(command):
            command(command_id)

    def _on_screen_shown(self, code: str) -> None:
        if code == "desk":
            self._count_waiting()
        self._take_on(code)

    def _take_on(self, code: str) -> None:
        """Hear what a screen has saved, and let it read its rows."""
        saved = getattr(self.window.built_screen(code), "saved", None)
        if saved is not None and code not in self._tells_saving:
            self._tells_saving.add(code)
            saved.connect(lambda at: self._on_saved(at, False))
        if self._contact is not None and code == "contact":
            self._contact.place.show_contact(shown=self._contact.presenter.state is not None)
        self.refresh()

    def _on_saved(self, at: datetime | None, failed: bool) -> None:  # noqa: FBT001 - a slot
        if failed:
            self.window.status.show_save_failed()
        else:
            self.window.status.show_saved(at)

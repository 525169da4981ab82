"""A window with some screens over a small office on the real store; goes nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from pytestqt.qtbot import QtBot

from sotedesk.app import build_services, definitions
from sotedesk.model.access import Actor
from sotedesk.model.contact import Channel
from sotedesk.model.ids import ClientId
from sotedesk.services.desk import DeskServices
from sotedesk.services.ports import Now
from sotedesk.ui.error_words import error_words
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.keys import COMMANDS, KeyMap, Where
from sotedesk.ui.tasks import Run, run_now
from tests.services.office import Office

_OWN = {"search.focus", "keys.panel", "area.next", "area.previous"}


@dataclass
class Starter:
    """Notes the contacts that were begun."""

    begun: list[ClientId | None] = field(default_factory=list)

    def begin(
        self,
        channel: Channel = Channel.PHONE,
        *,
        client: ClientId | None = None,
        after_the_fact: bool = False,
    ) -> None:
        assert channel is Channel.PHONE
        assert not after_the_fact
        self.begun.append(client)


class WindowDesk:
    """The desk as screens see it, for one worker; tells where it was asked to go."""

    def __init__(self, office: Office, actor: Actor, qtbot: QtBot, run: Run = run_now) -> None:
        self.office = office
        self.services: DeskServices = build_services(
            office.works,
            office.store.drafts,
            definitions(),
            lambda: office.now,
            office.slots,
            synthetic=True,
        )
        self.run: Run = run
        self.run_drafts: Run = run_now
        self.contact = Starter()
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.gone: list[tuple[str, object]] = []
        self.told: list[str] = []
        self.errors: list[Exception] = []
        self._actor = actor
        self._opened: dict[str, Callable[[object], object]] = {}
        for command in COMMANDS:
            if command.where is Where.WINDOW and command.built and command.id not in _OWN:
                self.window.keys.on(command.id, partial(self._command, command.id))

    @property
    def actor(self) -> Callable[[], Actor]:
        return lambda: self._actor

    @property
    def now(self) -> Now:
        return lambda: self.office.now

    @property
    def keys(self) -> KeyMap:
        return self.window.keys

    def go(self, screen: str, target: object = None) -> None:
        self.gone.append((screen, target))

    def tell(self, text: str, *, undo: bool = False) -> None:
        self.told.append(text)
        if undo:
            self.window.offer_undo(text, lambda: self.services.undo.revert(self._actor))

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.tell(error_words(error))

    def _command(self, name: str) -> None:
        shown = self.window.built_screen(self.window.current_screen())
        command = getattr(shown, "command", None)
        if callable(command):
            command(name)

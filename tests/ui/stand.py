"""A window with one screen on the real store, as the desk would host it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.exchange.entry_headings import load_headings
from sotedesk.exchange.entry_text import CountyEntryText, known_fields
from sotedesk.model.access import Actor
from sotedesk.model.contact import Channel
from sotedesk.model.ids import ClientId
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services.askings import Askings
from sotedesk.services.assignments import Assignments
from sotedesk.services.carrying import Carrying
from sotedesk.services.clients import ClientDesk
from sotedesk.services.definitions import Definitions, load_definitions
from sotedesk.services.desk import DeskServices
from sotedesk.services.directory import Directory
from sotedesk.services.follow_ups import FollowUps
from sotedesk.services.mappings import Mappings
from sotedesk.services.paper import PlanPrinter
from sotedesk.services.plan_paper import PlanPaper
from sotedesk.services.plans import Plans
from sotedesk.services.reviews import Reviews
from sotedesk.services.search import Search
from sotedesk.services.undo import Undo
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.keys import KeyMap
from sotedesk.ui.tasks import run_now
from tests.services.office import Office, opened_office

RESOURCES = Path(__file__).parents[2] / "resources"


@dataclass
class Bundle:
    """The duties these screens need, under the names of `DeskServices`."""

    clients: ClientDesk
    search: Search
    reviews: Reviews
    mappings: Mappings
    plans: Plans
    plan_paper: PlanPaper
    assignments: Assignments
    askings: Askings
    follow_ups: FollowUps
    directory: Directory
    undo: Undo
    carrying: Carrying
    drafts: Any
    definitions: Any
    now: Callable[[], datetime]


def bundle(office: Office, printer: PlanPrinter) -> Bundle:
    definitions = load_definitions(RESOURCES)
    works = office.works
    return Bundle(
        clients=ClientDesk(works, synthetic=True),
        search=Search(works),
        reviews=Reviews(works, definitions.triggers, definitions.types, definitions.areas),
        mappings=Mappings(works, definitions.areas),
        plans=Plans(works, definitions.plan_kinds),
        plan_paper=PlanPaper(works, printer, definitions.plan_kinds),
        assignments=Assignments(works, definitions.naming),
        askings=Askings(works, definitions.naming),
        follow_ups=FollowUps(works),
        directory=Directory(works),
        undo=Undo(works),
        carrying=Carrying(works, _entry_text(definitions), definitions.types, {}),
        drafts=office.store.drafts,
        definitions=definitions,
        now=lambda: office.now,
    )


def _entry_text(definitions: Definitions) -> CountyEntryText:
    data = definitions
    headings = load_headings(RESOURCES, known_fields(data.plan_kinds))
    return CountyEntryText(headings, data.types, data.triggers, data.areas, data.plan_kinds)


@dataclass
class BegunContacts:
    """What takes contacts: about whom one was begun."""

    begun: list[ClientId | None] = field(default_factory=list)

    def begin(
        self,
        _channel: Channel = Channel.PHONE,
        *,
        client: ClientId | None = None,
        after_the_fact: bool = False,
    ) -> None:
        assert not after_the_fact
        self.begun.append(client)


@dataclass
class Stand:
    """The desk as a screen sees it; what a screen asks of it is written down."""

    office: Office
    duties: Bundle
    window: MainWindow
    who: Actor
    bot: QtBot
    runner: Any = run_now
    went: list[tuple[str, object]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    contact: BegunContacts = field(default_factory=BegunContacts)

    @property
    def services(self) -> DeskServices:
        return cast("DeskServices", self.duties)

    @property
    def run(self) -> Any:  # noqa: ANN401 - Run is generic
        return self.runner

    @property
    def run_drafts(self) -> Any:  # noqa: ANN401 - Run is generic
        return run_now

    @property
    def actor(self) -> Callable[[], Actor]:
        return lambda: self.who

    @property
    def now(self) -> Callable[[], datetime]:
        return lambda: self.office.now

    @property
    def keys(self) -> KeyMap:
        return self.window.keys

    def go(self, screen: str, target: object = None) -> None:
        self.went.append((screen, target))

    def tell(self, text: str, *, undo: bool = False) -> None:
        self.told.append(text + (" [Kumoa]" if undo else ""))

    def failed(self, error: Exception) -> None:
        self.errors.append(error)

    def host(self, code: str, make: Callable[["Stand"], QWidget]) -> Any:  # noqa: ANN401 - any screen
        """Show a screen in the window, its commands on their keys."""
        self.window.add_screen(code, code, lambda: make(self))
        shown: Any = self.window.show_screen(code)
        self.window.keys.triggered.connect(shown.command)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        return shown

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key on whatever has the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def wait_for_draft(self) -> None:
        """Wait until the throttled draft is on the disk."""
        before = [draft.saved_at for draft in self.office.store.drafts.load(self.who.worker)]
        self.office.later(seconds=1)

        def written() -> bool:
            drafts = self.office.store.drafts.load(self.who.worker)
            return [draft.saved_at for draft in drafts] != before

        self.bot.waitUntil(written, timeout=2000)

    def focused(self) -> str:
        """Give the name of the field the focus is in."""
        widget = QApplication.focusWidget()
        while widget is not None and not widget.objectName():
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""


@contextmanager
def stand(folder: Path, printer: PlanPrinter, bot: QtBot) -> Iterator[Stand]:
    with opened_office(folder) as office:
        office.works.now = lambda: office.now
        window = MainWindow()
        window.set_worker("Keskustan sote-keskus", "Puhelinpalvelu", "Minna Salo", "sairaanhoitaja")
        yield Stand(office, bundle(office, printer), window, office.nurse, bot)
        window.close()


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Stand]:
    """A nurse's desk with the real store and the real printer."""
    with stand(tmp_path / "profile", PdfPlanPrinter(), qtbot) as made:
        qtbot.addWidget(made.window)
        yield made


def settle() -> None:
    """Let what waits for the focus to settle happen."""
    QTest.qWait(1)

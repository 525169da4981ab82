"""The contact in its window on the real store, as the desk joins them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.app import build_services, definitions
from sotedesk.model.access import Actor
from sotedesk.model.client import Client
from sotedesk.model.worker import Unit
from sotedesk.services.desk import DeskServices
from sotedesk.ui.contact.presenter import ContactPresenter
from sotedesk.ui.contact.screen import ContactScreen
from sotedesk.ui.contact.state import ContactState, MatterState
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.shell.desk_shell import DeskShell
from sotedesk.ui.tasks import Run, run_now
from tests.services.office import HEALTH_UNIT, SOCIAL_UNIT, Office
from tests.ui.keyboard import type_text

T = TypeVar("T")
TYPES = ("care_need", "service_need", "advice", "worry", "professional", "other")
SYMPTOMS = ("rintakipu", "hengenahdistus", "puhevaikeus", "kova päänsärky", "pyörtyminen")


@dataclass
class Held:
    """A thread whose answers come when the test says so: what happens meanwhile can be tried."""

    waiting: list[Callable[[], None]] = field(default_factory=list)
    holds: bool = False

    def __call__(
        self,
        task: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        if self.holds:
            self.waiting.append(lambda: run_now(task, done, failed))
        else:
            run_now(task, done, failed)

    def let_go(self) -> None:
        """Run what waits, in its order, and what is asked for by it."""
        self.holds = False
        while self.waiting:
            self.waiting.pop(0)()


class LoudShell(DeskShell):
    """The desk, except that it keeps what failed."""

    errors: list[Exception]

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        super().failed(error)


@dataclass
class ContactDesk:
    """A worker's desk with a contact screen."""

    office: Office
    services: DeskServices
    window: MainWindow
    shell: LoudShell
    run: Held

    @property
    def presenter(self) -> ContactPresenter:
        assert self.shell.contact is not None
        return self.shell.contact.presenter

    @property
    def screen(self) -> ContactScreen:
        assert self.shell.contact is not None
        return self.shell.contact.screen

    @property
    def state(self) -> ContactState:
        assert self.presenter.state is not None
        return self.presenter.state

    @property
    def matter(self) -> MatterState:
        return self.state.open_matter

    def field(self, name: str) -> Any:  # noqa: ANN401 - any field
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"no field {name!r} is shown"
        return found[0]

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and not widget.objectName():
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""

    def key(self, command: str) -> None:
        """Do what the key of a command does."""
        self.window.keys.action(command).trigger()
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, name: str, text: str) -> None:
        """Type into a field, caret where it is."""
        target = self.field(name)
        target.setFocus()
        type_text(target, text)

    def drafts(self) -> list[str]:
        return [one.content for one in self.services.drafts.load(self.shell.actor().worker)]


@contextmanager
def contact_desk(
    office: Office, by: Actor, qtbot: QtBot, run: Held | None = None
) -> Iterator[ContactDesk]:
    """Open a desk for a worker; its window is shown."""
    services = build_services(
        office.works,
        office.store.drafts,
        definitions(),
        lambda: office.now,
        office.slots,
        synthetic=True,
    )
    window = MainWindow()
    qtbot.addWidget(window)
    held = run or Held()
    typed_run: Run = held
    shell = LoudShell(window, services, by, typed_run, run_now, synthetic=True)
    shell.errors = []
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    shell.open()
    yield ContactDesk(office, services, window, shell, held)
    window.close()


def turn_types_on(office: Office) -> None:
    """Let both units take every type, and the nurses ask about symptoms."""
    for unit, by, symptoms in (
        (HEALTH_UNIT, office.nurse, SYMPTOMS),
        (SOCIAL_UNIT, office.guide, ()),
    ):
        with office.store.units.reading() as uow:
            stored = uow.get(Unit, unit)
        assert stored is not None
        office.change(by, stored, matter_types=TYPES, alarming_symptoms=symptoms)
    office.other_nurse = replace(office.other_nurse, unit=HEALTH_UNIT)


def known_client(office: Office, **fields: Any) -> Client:  # noqa: ANN401 - fields of a client
    """A client with an earlier entry of the nurses."""
    made = office.client(office.nurse, **fields)
    office.matter(office.nurse, made.id, type="care_need", reason="verenpaine", notes="mitattu")
    office.later(minutes=5)
    return made


def shot(desk: ContactDesk, path: Path) -> None:
    """Save a picture of the window, to be looked at."""
    QApplication.processEvents()
    assert desk.window.grab().save(str(path))

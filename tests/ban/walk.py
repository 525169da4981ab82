"""Going through every screen of the desk with the protected client open on it."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.app import OpenDesk
from sotedesk.model.access import Actor
from sotedesk.model.contact import Channel
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.shell.desk_shell import DeskShell
from sotedesk.ui.targets import NameFor, StartReview
from sotedesk.ui.tasks import run_now
from sotedesk.ui.widgets.segment import Segment
from tests.ban.protected import NAME, Protected
from tests.ban.seen import all_texts
from tests.ui.keyboard import type_text

_SCREENS = (
    *("desk", "contact", "clients", "client", "plan", "follow_ups"),
    *("contact_persons", "workers", "review", "mapping"),
)
_SETTLE_MS = 60
_SEARCH_MS = 500


class LoudShell(DeskShell):
    """The desk, except that a failed use case fails the test."""

    def failed(self, error: Exception) -> None:
        raise error


class Walk:
    """One worker's way through the desk."""

    def __init__(self, desk: OpenDesk, actor: Actor, bot: QtBot) -> None:
        self._actor = actor
        self._window = MainWindow()
        bot.addWidget(self._window)
        self._window.resize(1440, 900)
        self._shell = LoudShell(
            self._window, desk.services, actor, run_now, run_now, synthetic=True
        )
        self._window.show()
        self._window.activateWindow()
        assert QTest.qWaitForWindowActive(self._window)
        self._shell.open()
        settle()

    def screens(self, world: Protected) -> Iterator[tuple[str, Sequence[str]]]:
        """Show one thing after another; give its name and all that the window says then."""
        yield self._said("desk", of_client=False)
        [whose] = self._window.findChildren(Segment, "whose")
        whose.chosen.emit(True)
        yield self._said("desk of the team")
        yield from self._search()
        yield from self._lists()
        yield from self._client(world)
        if self._actor != world.colleague:
            yield from self._plans(world)
        if self._actor == world.guide:
            return
        yield from self._care(world)
        yield from self._contacts(world)

    def _search(self) -> Iterator[tuple[str, Sequence[str]]]:
        field = self._window.top_bar.search
        for typed in (NAME[:4], NAME):
            field.setFocus()
            field.clear()
            type_text(field, typed)
            settle(_SEARCH_MS)
            yield self._said(f"search {typed}")
        QTest.keyClick(field, Qt.Key.Key_Escape)

    def _lists(self) -> Iterator[tuple[str, Sequence[str]]]:
        for code in ("contact", "clients", "plan", "follow_ups", "contact_persons"):
            self._shell.go(code)
            yield self._said(code)
        type_text(self._screen("clients").first_focus(), NAME)
        settle(_SEARCH_MS)
        yield self._said("clients found")

    def _client(self, world: Protected) -> Iterator[tuple[str, Sequence[str]]]:
        self._shell.go("client", world.client)
        yield self._said("client")
        self._shell.go("contact_persons", NameFor(world.client))
        yield self._said("naming")

    def _plans(self, world: Protected) -> Iterator[tuple[str, Sequence[str]]]:
        for plan in world.plans_of(self._actor):
            self._shell.go("plan", plan)
            yield self._said(f"plan {plan}")
            self._window.keys.action("print").trigger()
            yield self._said(f"printing {plan}")
            QTest.keyClick(QApplication.focusWidget() or self._window, Qt.Key.Key_Escape)

    def _care(self, world: Protected) -> Iterator[tuple[str, Sequence[str]]]:
        self._shell.go("review", world.review)
        yield self._said("review confirmed")
        for mapping in world.mappings:
            self._shell.go("mapping", mapping)
            yield self._said(f"mapping {mapping}")
        if self._actor == world.nurse:
            self._shell.go("review", StartReview(world.client))
            yield self._said("review begun")

    def _contacts(self, world: Protected) -> Iterator[tuple[str, Sequence[str]]]:
        for contact in (world.finished, world.waiting):
            self._shell.go("contact", contact)
            yield self._said(f"contact {contact}")
        duty = self._shell.contact
        assert duty is not None
        duty.begin(Channel.PHONE, client=world.client)
        settle()
        duty.presenter.edit_contact(contacting_name="Aila")
        self._window.toggle_keys()
        yield self._said("contact begun")
        self._window.toggle_keys()
        duty.command("confirm")
        yield self._said("contact finished")

    def directory(self) -> Sequence[str]:
        """Show the list of colleagues, which is of no client, and give what it says."""
        self._shell.go("workers")
        settle()
        return list(all_texts(self._screen("workers")))

    def choices(self, world: Protected) -> Sequence[str]:
        """Give what the table of whoever may be named for the client says."""
        self._shell.go("contact_persons", NameFor(world.client))
        settle()
        return list(all_texts(self._table()))

    def _table(self) -> QWidget:
        [table] = self._window.findChildren(QWidget, "candidates")
        return table

    def _screen(self, code: str) -> Any:  # noqa: ANN401 - any screen
        return self._window.built_screen(code)

    def _said(self, step: str, *, of_client: bool = True) -> tuple[str, Sequence[str]]:
        settle()
        shown = self._screen(self._window.current_screen())
        others = [one for code in _SCREENS if (one := self._screen(code)) not in (None, shown)]
        if shown is self._screen("contact_persons"):
            others.append(self._table())
        texts = [text for text in all_texts(self._window, others) if text]
        assert not of_client or any(NAME in text for text in texts), step
        return step, texts


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let what waits for its turn happen."""
    QTest.qWait(milliseconds)
    QApplication.processEvents()

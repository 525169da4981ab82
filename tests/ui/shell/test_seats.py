"""One desk, several workers: locking, coming back, handing over; what is seen and what is not."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.app import OpenDesk, PasswordNeededError, open_desk
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ContactId, WorkerId
from sotedesk.model.matter import Matter
from sotedesk.model.usage_log import LogAction, LogLine
from sotedesk.model.worker import Role, Worker
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.services.intake import TakeoverReason
from sotedesk.services.undo import UndoError
from sotedesk.store.credential import Password
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.log import lines
from sotedesk.store.slots import ProfileSlots
from sotedesk.ui.frame.login import LoginView
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.frame.opening import OpeningWindow
from sotedesk.ui.frame.worker_picker import WorkerPicker
from sotedesk.ui.seats import Seats
from sotedesk.ui.shell.desk_shell import DeskShell
from sotedesk.ui.tasks import DeskThread, run_now
from sotedesk.ui.theme.look import Theme
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.widgets.text_area import TextArea
from tests.cli.running import LOGIN, PASSWORD, make
from tests.ui.audit import audit
from tests.ui.keyboard import press, type_text
from tests.ui.looks import wear

CTRL = Qt.KeyboardModifier.ControlModifier
AINO, SECRET = "aino.maki", "Kolme vihreää omenaa"


@dataclass
class Shared:
    """A desk in its window, and the two who share it: Minna Malli is at it, Aino Mäki is not."""

    profile: OpenDesk
    window: OpeningWindow
    seats: Seats
    aino: WorkerId

    @property
    def shell(self) -> DeskShell:
        assert self.seats.shell is not None
        return self.seats.shell

    @property
    def frame(self) -> MainWindow:
        return self.shell.window

    def begin(self, notes: str) -> TextArea:
        """Take a call, as with F2, and write."""
        press(self.focused(), Qt.Key.Key_F2)
        found = self.frame.findChild(TextArea, "notes")
        assert found is not None
        found.setFocus()
        type_text(found, notes)
        return found

    def lock(self) -> None:
        press(self.focused(), Qt.Key.Key_L, CTRL)

    def log_in(self, login: str, password: str) -> None:
        view = self.seats.lock_view
        assert isinstance(view, LoginView)
        view.login.setText(login)
        view.password.setText(password)
        press(view.password, Qt.Key.Key_Return)

    def hand_over(self) -> None:
        self.lock()
        self.log_in(AINO, SECRET)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        assert self.window.isAncestorOf(widget)
        return widget

    def seen(self) -> str:
        """Give every word that stands in the window."""
        words: list[str] = []
        for one in self.window.findChildren(QWidget):
            if not one.isVisible():
                continue
            if isinstance(one, QLabel | QLineEdit | TextArea):
                words.append(one.text())
            elif isinstance(one, QComboBox):
                words.append(one.currentText())
            elif isinstance(one, RowList):
                words += [row.spoken() for row in one.rows()]
            words.append(one.accessibleName())
        return "\n".join(words)

    def contacts(self) -> list[Contact]:
        with self.profile.store.units.reading() as uow:
            return uow.find(Contact)

    def notes(self) -> list[str]:
        with self.profile.store.units.reading() as uow:
            return [one.notes for one in uow.find(Matter)]

    def log(self) -> list[LogLine]:
        with self.profile.store.database.reader() as connection:
            return list(lines(connection, self.profile.store.desk.id))


@pytest.fixture
def shared(tmp_path: Path, qtbot: QtBot) -> Iterator[Shared]:
    folder = tmp_path / "profile"
    make(folder)
    with closing(open_desk(folder, Password(LOGIN, PASSWORD))) as profile:
        actor = profile.actor()
        colleague = NewWorker(
            first_name="Aino",
            last_name="Mäki",
            title="terveydenhoitaja",
            unit=actor.unit,
            registers=tuple(actor.registers),
            login=AINO,
        )
        aino = WorkerId(profile.services.accounts.add(actor, colleague).id)
        ProfileSlots(profile.profile, THROW_AWAY).give(aino, AINO, SECRET)
        yield from _at(profile, aino, qtbot)


def _at(profile: OpenDesk, aino: WorkerId, qtbot: QtBot) -> Iterator[Shared]:
    window = OpeningWindow()
    qtbot.addWidget(window)
    seats = Seats(window, profile, run_now, run_now)
    frame = MainWindow()
    shell = seats.begin(profile.actor(), frame)
    window.hold(frame)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    shell.open()
    frame.setFocus()
    (frame.focusWidget() or frame).setFocus()
    yield Shared(profile, window, seats, aino)
    seats.close()


def test_a_locked_desk_shows_whose_it_is_and_nothing_that_was_written(shared: Shared) -> None:
    shared.begin("Raija Ketola, huimaa")
    assert "Raija Ketola" in shared.seen()

    shared.lock()

    seen = shared.seen()
    assert "Ketola" not in seen
    assert "huimaa" not in seen
    assert "Työpöytä on lukittu" in seen
    assert "Minna Malli · Kirjoitettu on tallessa. · Yhteydenotto on kesken ja jatkuu." in seen
    assert shared.window.windowTitle() == "SoteDesk"
    assert not shared.frame.isVisible()


def test_what_is_typed_is_a_change_and_a_draft_when_the_desk_is_locked_and_the_call_goes_on(
    shared: Shared,
) -> None:
    shared.begin("huimaa")

    shared.lock()

    assert shared.notes() == ["huimaa"]
    assert [one.status for one in shared.contacts()] == [ContactStatus.LIVE]
    drafts = shared.profile.services.drafts.load(shared.shell.actor().worker)
    assert ["notes" in one.content for one in drafts] == [True]


def test_the_same_worker_finds_the_same_field_and_caret(shared: Shared) -> None:
    notes = shared.begin("huimaa")
    notes.set_caret(3)

    shared.lock()
    shared.log_in(LOGIN, PASSWORD)

    assert notes.hasFocus()
    assert notes.isVisible()
    assert (notes.text(), notes.caret()) == ("huimaa", 3)
    assert [one.status for one in shared.contacts()] == [ContactStatus.LIVE]
    type_text(notes, "X")
    assert notes.text() == "huiXmaa"


def test_a_wrong_password_keeps_the_desk_locked_and_says_so(shared: Shared) -> None:
    shared.begin("huimaa")
    shared.lock()

    shared.log_in(LOGIN, "Aivan väärä")

    assert "Käyttäjätunnus tai salasana ei täsmää" in shared.seen()
    assert not shared.frame.isVisible()
    shared.log_in(LOGIN, PASSWORD)
    assert shared.frame.isVisible()


def test_keys_of_a_locked_desk_do_nothing(shared: Shared) -> None:
    shared.begin("huimaa")
    shared.lock()

    for key, modifier in ((Qt.Key.Key_F2, None), (Qt.Key.Key_L, CTRL), (Qt.Key.Key_Z, CTRL)):
        press(shared.focused(), key, modifier or Qt.KeyboardModifier.NoModifier)

    assert len(shared.contacts()) == 1
    assert shared.notes() == ["huimaa"]
    assert shared.window.centralWidget() is shared.seats.lock_view


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_menu_left_open_is_closed_with_the_desk(shared: Shared) -> None:
    menu = QMenu("Raija Ketola", shared.frame)
    menu.addAction("Raija Ketola")
    menu.popup(shared.window.pos())
    assert menu.isVisible()

    shared.seats.lock()

    assert not menu.isVisible()


def test_another_worker_gets_a_desk_of_her_own_and_sees_nothing_of_the_first(
    shared: Shared,
) -> None:
    shared.begin("Raija Ketola, huimaa")
    minnas = shared.frame

    shared.hand_over()

    assert shared.shell.actor().worker == shared.aino
    assert shared.frame is not minnas
    assert (shared.frame.isVisible(), minnas.isVisible()) == (True, False)
    seen = shared.seen()
    assert "Aino Mäki" in seen
    assert "huimaa" not in seen
    assert "Ketola" not in seen
    assert shared.frame.current_screen() == "desk"
    assert not shared.frame.is_live
    assert shared.profile.services.drafts.load(shared.aino) == []


def test_another_worker_can_go_on_by_keyboard_at_once(shared: Shared) -> None:
    shared.hand_over()

    desk = shared.frame.built_screen("desk")
    assert desk is not None
    assert desk.isAncestorOf(shared.focused())


def test_another_worker_takes_back_nothing_of_the_first(shared: Shared) -> None:
    shared.begin("huimaa")
    press(shared.focused(), Qt.Key.Key_F8)
    shared.hand_over()

    press(shared.focused(), Qt.Key.Key_Z, CTRL)
    with pytest.raises(UndoError):
        shared.profile.services.undo.revert(shared.shell.actor())

    assert shared.notes() == ["huimaa"]
    assert not shared.frame.status.undo.isVisible()


def test_what_the_other_worker_does_bears_her_name(shared: Shared) -> None:
    shared.begin("huimaa")
    shared.hand_over()

    shared.begin("kuume")

    by = {one.worker: one.status for one in shared.contacts()}
    minna = shared.profile.actor().worker
    assert by == {minna: ContactStatus.LIVE, shared.aino: ContactStatus.LIVE}
    written = [one for one in shared.log() if one.use_case == "intake.open_contact"]
    assert [one.worker for one in written] == [minna, shared.aino]
    entered = [one.worker for one in shared.log() if one.action is LogAction.LOG_IN]
    assert entered == [shared.aino]


def test_the_first_worker_comes_back_to_the_live_call_as_it_was(shared: Shared) -> None:
    notes = shared.begin("huimaa")
    notes.set_caret(2)
    (before,) = shared.contacts()
    shared.hand_over()
    shared.begin("kuume")

    shared.lock()
    shared.log_in(LOGIN, PASSWORD)

    assert shared.frame.current_screen() == "contact"
    assert notes.hasFocus()
    assert (notes.text(), notes.caret()) == ("huimaa", 2)
    assert "kuume" not in shared.seen()
    assert [one for one in shared.contacts() if one.id == before.id] == [before]


def test_a_call_a_colleague_went_on_with_meanwhile_is_shown_as_it_is_now(shared: Shared) -> None:
    notes = shared.begin("huimaa")
    (contact,) = shared.contacts()
    shared.hand_over()
    intake, aino = shared.profile.services.intake, shared.shell.actor()
    view = intake.resume(aino, ContactId(contact.id), TakeoverReason.CONTACTED_AGAIN)
    matter = view.matters[0].matter
    intake.save_matter(aino, matter, replace(matter, notes="huimaa, verenpaine mitattu"))

    shared.lock()
    shared.log_in(LOGIN, PASSWORD)

    assert notes.text() == "huimaa, verenpaine mitattu"
    assert [one.worker for one in shared.contacts()] == [shared.aino]


def test_what_both_have_typed_is_on_the_disk_when_the_window_goes(shared: Shared) -> None:
    shared.begin("huimaa")
    shared.hand_over()
    shared.begin("kuume")
    shared.lock()

    shared.seats.close()

    assert sorted(shared.notes()) == ["huimaa", "kuume"]


def test_a_worker_whose_rights_have_changed_gets_a_new_desk(shared: Shared) -> None:
    shared.begin("huimaa")
    before = shared.frame
    shared.lock()
    with shared.profile.store.units.reading() as uow:
        minna = uow.get(Worker, shared.profile.actor().worker)
    assert minna is not None
    _change(shared, minna, roles=(Role.GUIDE,))

    shared.log_in(LOGIN, PASSWORD)

    assert shared.frame is not before
    assert shared.shell.actor().roles == {Role.GUIDE}
    assert shared.frame.current_screen() == "contact"


def test_a_worker_whose_unit_is_gone_is_told_and_the_desk_stays_locked(shared: Shared) -> None:
    shared.begin("huimaa")
    with shared.profile.store.units.reading() as uow:
        aino = uow.get(Worker, shared.aino)
    assert aino is not None
    _change(shared, aino, unit=None)

    shared.hand_over()

    assert "Tietoa ei löydy." in shared.seen()
    shared.log_in(LOGIN, PASSWORD)
    assert "huimaa" in shared.seen()


def test_in_the_demo_one_says_who_one_is_and_enter_at_once_goes_back(shared: Shared) -> None:
    profile = shared.profile._replace(picks_worker=True)
    shared.seats._profile = profile
    shared.lock()
    view = shared.seats.lock_view
    assert isinstance(view, WorkerPicker)
    rows = view.findChild(RowList, "demo_workers")
    assert rows is not None
    assert [row.title for row in rows.rows()] == ["Minna Malli", "Aino Mäki"]

    press(shared.focused(), Qt.Key.Key_Return)
    assert shared.shell.actor().worker == profile.actor().worker

    shared.lock()
    press(shared.focused(), Qt.Key.Key_Down)
    press(shared.focused(), Qt.Key.Key_Return)
    assert shared.shell.actor().worker == shared.aino
    assert [one.worker for one in shared.log() if one.action is LogAction.LOG_IN] == [
        profile.actor().worker,
        shared.aino,
    ]


def test_enter_pressed_twice_in_the_demo_lets_in_once(shared: Shared, qtbot: QtBot) -> None:
    shared.seats._profile = shared.profile._replace(picks_worker=True)
    shared.lock()
    press(shared.focused(), Qt.Key.Key_Down)
    thread = DeskThread("desk")
    shared.seats._run = thread
    try:
        press(shared.focused(), Qt.Key.Key_Return)
        press(shared.focused(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not thread.busy and shared.seats.lock_view is None, timeout=10_000)
    finally:
        thread.close()

    assert shared.shell.actor().worker == shared.aino
    entered = [one.worker for one in shared.log() if one.action is LogAction.LOG_IN]
    assert entered == [shared.aino]


def test_where_passwords_are_asked_nobody_comes_in_by_saying_a_name(shared: Shared) -> None:
    with pytest.raises(PasswordNeededError):
        shared.profile.enter_as(shared.aino)


def test_the_workers_block_in_the_rail_locks_the_desk(shared: Shared) -> None:
    worker = shared.frame.rail.foot.worker
    assert "Minna Malli" in worker.accessibleName()

    QTest.mouseClick(worker, Qt.MouseButton.LeftButton)

    assert isinstance(shared.seats.lock_view, LoginView)


def test_enter_on_the_workers_block_locks_the_desk(shared: Shared) -> None:
    worker = shared.frame.rail.foot.worker
    worker.setFocus()

    press(worker, Qt.Key.Key_Return)

    assert isinstance(shared.seats.lock_view, LoginView)


def _change(shared: Shared, worker: Worker, **fields: object) -> None:
    from sotedesk.services.work import Work  # noqa: PLC0415 - only here

    with shared.profile.store.units.writing() as uow:
        now = shared.profile.works.now()
        Work(uow, shared.profile.actor(), now, "test.change").save(
            worker,
            replace(worker, **fields),  # type: ignore[arg-type]  # fields of a worker
        )


@pytest.mark.parametrize("picks", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_locked_desk_is_whole_in_any_look(shared: Shared, scale: float, *, picks: bool) -> None:
    shared.seats._profile = shared.profile._replace(picks_worker=picks)
    for theme in Theme:
        wear(theme, scale)
        shared.window.resize(1366, 768)
        shared.lock()
        QApplication.processEvents()

        assert audit(shared.window) == []

        press(shared.focused(), Qt.Key.Key_Return)
        if not picks:
            shared.log_in(LOGIN, PASSWORD)

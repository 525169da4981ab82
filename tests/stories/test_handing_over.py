"""Two workers at one desk: a call is under way, a colleague needs the desk, and gives it back."""

from pathlib import Path

import pytest

from sotedesk.app import OpenDesk
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import WorkerId
from sotedesk.model.matter import Matter
from sotedesk.model.usage_log import LogAction
from sotedesk.services.accounts import Account
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.store.log import lines
from tests.stories.desk import (
    LOGIN,
    PASSWORD,
    Desk,
    found,
    let_in,
    opened,
    running_desk,
    virtual_screen,
)

AINO, SECRET = "aino.maki", "kolme omenaa"
NOTES, HERS = "huimaa aamusta asti", "kuume nousi"


def with_aino(profile: Path) -> WorkerId:
    """Let a colleague of the same unit log in, too."""
    found(profile)
    return let_in(profile, NewWorker(first_name="Aino", last_name="Mäki", login=AINO), SECRET)


def lock(desk: Desk) -> None:
    seen = desk.lock()
    shown = str((seen["labels"], seen["values"], seen["rows"]))
    assert NOTES not in shown
    assert HERS not in shown


def log_in_as_aino(desk: Desk) -> None:
    desk.log_in(AINO, SECRET, worker="Aino Mäki", screen="desk")


@pytest.mark.xdist_group("window")
def test_a_nurse_hands_the_desk_to_a_colleague_and_goes_on_with_her_call(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    aino = with_aino(profile)
    with virtual_screen() as display, running_desk(profile, display) as desk:
        desk.press("F2")
        desk.wait_for(screen="contact")
        desk.go("alt+m", "notes")
        desk.write(NOTES)
        desk.press("ctrl+shift+c")
        desk.wait_clipboard(NOTES)
        desk.go("alt+m", "notes")
        desk.press("Home", "Right", "Right", "Right")
        desk.wait_for(field="notes", caret=3)

        lock(desk)
        log_in_as_aino(desk)
        seen = desk.wait("an empty clipboard", lambda seen: seen["clipboard"] == "")
        assert NOTES not in str(seen)
        assert seen["told"] == ""

        desk.press("F2")
        desk.wait_for(screen="contact")
        desk.go("alt+m", "notes")
        desk.write(HERS)
        desk.press("F8", "Return")
        desk.wait_for(screen="desk")

        lock(desk)
        seen = desk.log_in(
            LOGIN, PASSWORD, worker="Minna Malli", screen="contact", field="notes", caret=3
        )
        assert seen["text"] == NOTES
        assert HERS not in str(seen)
        desk.keyboard.type("X")
        desk.wait_for(text=NOTES[:3] + "X" + NOTES[3:])
        desk.close()

    with opened(profile) as read:
        minna = read.actor().worker
        with read.store.units.reading() as uow:
            status = {one.worker: one.status for one in uow.find(Contact)}
            notes = {one.created_by: one.notes for one in uow.find(Matter)}
        with read.store.database.reader() as connection:
            logged = list(lines(connection, read.store.desk.id))
    assert status == {minna: ContactStatus.LIVE, aino: ContactStatus.WAITING}
    assert notes[aino] == HERS
    assert notes[minna] == NOTES[:3] + "X" + NOTES[3:]
    assert [one.worker for one in logged if one.action is LogAction.LOG_IN] == [minna, aino, minna]


@pytest.mark.xdist_group("window")
def test_a_new_colleague_is_let_in_at_the_desk_itself(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    found(profile)
    with virtual_screen() as display, running_desk(profile, display) as desk:
        desk.press("ctrl+7", "Return")
        desk.wait_for(screen="workers")
        for name, text in (
            ("worker_first_name", "Aino"),
            ("worker_last_name", "Mäki"),
            ("worker_login", AINO),
            ("add_worker_password", SECRET),
            ("add_worker_again", SECRET),
        ):
            desk.tab_to(name)
            desk.write(text)
        desk.press("ctrl+Return")
        desk.wait_rows("workers", lambda rows: rows == ["Minna Malli", "Aino Mäki"])

        lock(desk)
        log_in_as_aino(desk)
        desk.close()

    with opened(profile) as read:
        can = {one.worker.name: one.has_password for one in _accounts(read)}
    assert can == {"Minna Malli": True, "Aino Mäki": True}


def _accounts(read: OpenDesk) -> tuple[Account, ...]:
    return read.services.accounts.accounts(read.actor())


@pytest.mark.xdist_group("window")
def test_a_power_cut_on_the_locked_desk_loses_nothing_of_the_call(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with_aino(profile)
    with virtual_screen() as display:
        with running_desk(profile, display) as desk:
            desk.press("F2")
            desk.wait_for(screen="contact")
            desk.go("alt+m", "notes")
            desk.write(NOTES)
            desk.press("Home", "Right", "Right", "Right")
            desk.wait_for(field="notes", caret=3)
            lock(desk)
            desk.kill()

        with running_desk(profile, display) as desk:
            desk.wait_for(screen="contact", field="notes", caret=3, text=NOTES)
            desk.close()

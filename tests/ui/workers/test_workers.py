"""Who can log in: the list, one more worker, passwords; with the keyboard only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sotedesk.model.access import Actor
from sotedesk.model.changes import Register
from sotedesk.model.worker import Role, Worker
from sotedesk.services.desk_keeping import DeskKeeping, opener
from sotedesk.store.credential import Password
from sotedesk.store.errors import WrongPasswordError
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.workers.screen import WorkersScreen, make_workers
from tests.services.office import HEALTH_UNIT, SOCIAL_UNIT, Office
from tests.store.built import PASSWORD
from tests.ui.client.standing import (
    CTRL,
    focused,
    go_to,
    keys,
    small_office,
    stand,
    write,
)
from tests.ui.client.window_desk import WindowDesk
from tests.ui.looks import defects

SECRET = "Kolme vihreää omenaa"  # noqa: S105 - of a test


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as opened:
        DeskKeeping(opened.works).record_log_in(opener(opened.nurse.worker), PASSWORD.login)
        yield opened


def shown(
    office: Office, qtbot: QtBot, who: Actor | None = None
) -> tuple[WindowDesk, WorkersScreen]:
    desk = stand(office, qtbot, "workers", make_workers, who or office.nurse)
    screen = desk.window.built_screen("workers")
    assert isinstance(screen, WorkersScreen)
    screen.refresh()
    return desk, screen


def rows(screen: WorkersScreen) -> dict[str, tuple[str, str]]:
    listed = screen.findChild(RowList, "workers")
    assert listed is not None
    return {row.title: (row.chip, row.action) for row in listed.rows()}


def said(screen: WorkersScreen) -> str:
    return " | ".join(
        label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)
    )


def fill(texts: dict[str, str]) -> None:
    """Walk to each field with Tab and type."""
    for name, text in texts.items():
        go_to(name)
        field = focused()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        write(text)


def choose(screen: WorkersScreen, name: str) -> None:
    listed = screen.findChild(RowList, "workers")
    assert listed is not None
    key = next(row.key for row in listed.rows() if row.title == name)
    listed.setFocus()
    listed.set_current(key)
    keys(Qt.Key.Key_Return)


def opens(office: Office, login: str, password: str) -> bool:
    try:
        office.slots._profile.owner(Password(login, password))
    except WrongPasswordError:
        return False
    return True


AINO = {
    "worker_first_name": "Aino",
    "worker_last_name": "Mäki",
    "worker_login": "aino.maki",
}
TWICE = {"add_worker_password": SECRET, "add_worker_again": SECRET}
GIVEN = {"give_password_password": SECRET, "give_password_again": SECRET}


def test_the_list_says_who_can_log_in_and_what_can_be_done(office: Office, qtbot: QtBot) -> None:
    _desk, screen = shown(office, qtbot)

    assert rows(screen) == {
        "Jari Lehto": ("Ei kirjaudu tällä koneella", "Anna salasana"),
        "Minna Salo": ("Voi kirjautua", "Vaihda salasana"),
        "Eero Äijälä": ("Ei kirjaudu tällä koneella", "Anna salasana"),
    }
    assert "1 voi kirjautua tällä koneella" in said(screen)


def test_a_worker_is_added_and_can_log_in(office: Office, qtbot: QtBot) -> None:
    desk, screen = shown(office, qtbot)

    fill(AINO | TWICE)
    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert desk.told == ["Aino Mäki voi nyt kirjautua. Ctrl+L vaihtaa työntekijää."]
    assert rows(screen)["Aino Mäki"] == ("Voi kirjautua", "")
    assert opens(office, "aino.maki", SECRET)
    with office.store.units.reading() as uow:
        (made,) = [one for one in uow.find(Worker) if one.first_name == "Aino"]
    assert (made.unit, made.roles, made.registers) == (
        HEALTH_UNIT,
        (Role.NURSE,),
        (Register.HEALTH,),
    )
    texts = [one.text() for one in screen.findChildren(QLineEdit)]
    assert SECRET not in texts
    assert "Aino" not in texts
    assert desk.services.drafts.load(office.nurse.worker) == []


def test_the_unit_decides_register_and_duty_unless_the_duty_is_chosen(
    office: Office, qtbot: QtBot
) -> None:
    _desk, screen = shown(office, qtbot, office.guide)
    fill(AINO | TWICE)
    keys(Qt.Key.Key_Return, modifier=CTRL)

    go_to("worker_role")
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    fill(AINO | {"worker_first_name": "Eino", "worker_login": "eino"} | TWICE)
    keys(Qt.Key.Key_Return, modifier=CTRL)

    with office.store.units.reading() as uow:
        made = {one.first_name: one for one in uow.find(Worker)}
    assert (made["Aino"].unit, made["Aino"].roles) == (SOCIAL_UNIT, (Role.GUIDE,))
    assert made["Aino"].registers == (Register.SOCIAL,)
    assert made["Eino"].roles == (Role.MAPPER,)
    assert "Eino Mäki" in rows(screen)


@pytest.mark.parametrize(
    ("texts", "field", "sentence"),
    [
        ({"worker_first_name": " "}, "worker_first_name", "Kirjoita etunimi ja sukunimi."),
        ({"worker_login": " "}, "worker_login", "Kirjoita käyttäjätunnus."),
        (
            {"worker_login": PASSWORD.login.upper()},
            "worker_login",
            "Tunnus on jo toisella. Valitse toinen tunnus.",
        ),
        (
            {"add_worker_password": "lyhyt"},
            "add_worker_password",
            "Salasanassa on ainakin 8 merkkiä. Valitse pidempi.",
        ),
        (
            {"add_worker_again": "Kolme vihreää luumua"},
            "add_worker_password",
            "Salasanat eivät ole samat. Kirjoita molemmat uudelleen.",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nobody_is_added(
    office: Office, qtbot: QtBot, texts: dict[str, str], field: str, sentence: str
) -> None:
    _desk, screen = shown(office, qtbot)
    given = AINO | TWICE | texts
    fill(given)

    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert sentence in said(screen)
    assert focused().objectName() == field
    assert len(rows(screen)) == 3


def test_a_worker_without_a_unit_chosen_is_not_added(office: Office, qtbot: QtBot) -> None:
    _desk, screen = shown(office, qtbot, office.other_nurse)
    fill(AINO | TWICE)

    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert focused().objectName() == "worker_unit"
    assert len(rows(screen)) == 3


def test_what_is_typed_comes_back_after_a_break_but_never_a_password(
    office: Office, qtbot: QtBot
) -> None:
    desk, screen = shown(office, qtbot)
    fill(AINO | {"add_worker_password": SECRET})
    screen._presenter._keeper.write_now()

    (draft,) = desk.services.drafts.load(office.nurse.worker)
    assert SECRET not in draft.content
    _again, fresh = shown(office, qtbot)

    texts = {one.objectName(): one.text() for one in fresh.findChildren(QLineEdit)}
    assert texts["worker_first_name"] == "Aino"
    assert texts["worker_login"] == "aino.maki"
    assert texts["add_worker_password"] == ""


def test_a_colleague_known_by_name_is_given_a_password(office: Office, qtbot: QtBot) -> None:
    _desk, screen = shown(office, qtbot)

    choose(screen, "Eero Äijälä")
    assert focused().objectName() == "password_login"
    keys(Qt.Key.Key_Return, modifier=CTRL)
    assert "Kirjoita käyttäjätunnus." in said(screen)
    fill({"password_login": "eero"} | GIVEN)
    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert rows(screen)["Eero Äijälä"] == ("Voi kirjautua", "")
    assert opens(office, "eero", SECRET)


def test_adding_cut_short_by_a_full_disk_is_told_and_completed(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, screen = shown(office, qtbot)
    fill(AINO | TWICE)

    def full(*_given: object, **_more: object) -> None:
        raise OSError(28, "the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("sotedesk.store.key_copies.replace_files", full)
        keys(Qt.Key.Key_Return, modifier=CTRL)
    assert desk.errors != []
    assert rows(screen)["Aino Mäki"] == ("Salasana puuttuu", "Anna salasana")
    assert not opens(office, "aino.maki", SECRET)

    choose(screen, "Aino Mäki")
    assert focused().objectName() == "give_password_password"
    fill(GIVEN)
    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert rows(screen)["Aino Mäki"] == ("Voi kirjautua", "")
    assert opens(office, "aino.maki", SECRET)


def test_ones_own_password_is_changed_by_the_old_one(office: Office, qtbot: QtBot) -> None:
    desk, screen = shown(office, qtbot)

    choose(screen, "Minna Salo")
    fill({"password_old": "väärä salasana"} | GIVEN)
    keys(Qt.Key.Key_Return, modifier=CTRL)
    assert "Nykyinen salasana ei täsmää." in said(screen)
    assert focused().objectName() == "password_old"
    assert opens(office, PASSWORD.login, PASSWORD.password)

    fill({"password_old": PASSWORD.password})
    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert desk.told == ["Salasanasi on vaihdettu. Vanha ei enää avaa työpöytää."]
    assert not opens(office, PASSWORD.login, PASSWORD.password)
    assert opens(office, PASSWORD.login, SECRET)


def test_esc_leaves_a_password_and_what_was_typed_of_a_new_worker_stays(
    office: Office, qtbot: QtBot
) -> None:
    _desk, screen = shown(office, qtbot)
    fill({"worker_first_name": "Aino"})
    choose(screen, "Eero Äijälä")
    fill({"give_password_password": SECRET})

    keys(Qt.Key.Key_Escape)

    assert "Lisää työntekijä" in said(screen)
    assert focused().objectName() == "workers"
    texts = {one.objectName(): one.text() for one in screen.findChildren(QLineEdit)}
    assert (texts["worker_first_name"], texts["give_password_password"]) == ("Aino", "")


def test_a_password_somebody_has_is_theirs_to_change(office: Office, qtbot: QtBot) -> None:
    office.slots.give(office.guide.worker, "eero", SECRET)
    desk, screen = shown(office, qtbot)

    choose(screen, "Eero Äijälä")

    assert desk.told == ["Hänellä on jo salasana. Hän vaihtaa sen itse."]
    assert "Lisää työntekijä" in said(screen)


def test_nothing_is_cut_or_unreachable_in_any_look(office: Office, qtbot: QtBot) -> None:
    desk, screen = shown(office, qtbot)
    assert defects(desk.window) == []
    for whom in ("Eero Äijälä", "Minna Salo"):
        choose(screen, whom)
        keys(Qt.Key.Key_Return, modifier=CTRL)

        assert defects(desk.window) == []

"""Finding and adding a client on the page of the clients, with the keyboard only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sotedesk.model.client import Client
from sotedesk.services.ports import where
from sotedesk.ui.clients.screen import ClientsScreen, make_clients
from sotedesk.ui.starting import NewClientFrom
from tests.services.office import Office
from tests.ui.client.day import raija
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


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as opened:
        yield opened


def _clients(office: Office, qtbot: QtBot) -> tuple[WindowDesk, ClientsScreen]:
    desk = stand(office, qtbot, "clients", make_clients, office.nurse)
    screen = desk.window.built_screen("clients")
    assert isinstance(screen, ClientsScreen)
    return desk, screen


def _said(screen: ClientsScreen) -> str:
    labels = screen.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisibleTo(screen))


def _stored(office: Office) -> list[Client]:
    with office.store.units.reading() as uow:
        return uow.find(Client, *where())


def test_nobody_is_listed_without_being_looked_for(office: Office, qtbot: QtBot) -> None:
    raija(office)

    _desk, screen = _clients(office, qtbot)

    assert "Ketola" not in _said(screen)
    assert "Hae asiakasta" in _said(screen)
    assert focused().objectName() == "find_client"


def test_a_client_is_found_and_opened(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, _screen = _clients(office, qtbot)

    write("ketola")
    keys(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert desk.gone == [("client", client.id)]


def test_ctrl_enter_on_a_hit_starts_a_contact(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, _screen = _clients(office, qtbot)
    write("ketola")
    keys(Qt.Key.Key_Return, Qt.Key.Key_Return)

    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert desk.contact.begun == [client.id]


def test_a_new_client_is_added_from_what_was_searched_for(office: Office, qtbot: QtBot) -> None:
    desk, screen = _clients(office, qtbot)

    screen.open(NewClientFrom("virtanen aino"))
    assert focused().objectName() == "new_last_name"
    keys(Qt.Key.Key_Return)

    [made] = _stored(office)
    assert (made.last_name, made.first_names) == ("Virtanen", "Aino")
    assert desk.gone == [("client", made.id)]


def test_what_is_wrong_stands_in_its_own_line_and_nothing_is_stored(
    office: Office, qtbot: QtBot
) -> None:
    _desk, screen = _clients(office, qtbot)
    screen.open(NewClientFrom("virtanen aino"))

    go_to("new_hetu")
    write("131052-308X")
    keys(Qt.Key.Key_Return)

    assert "Viimeinen merkki ei täsmää" in _said(screen)
    assert focused().objectName() == "new_hetu"
    assert _stored(office) == []


def test_a_code_that_somebody_has_leads_to_that_client(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, screen = _clients(office, qtbot)
    screen.open(NewClientFrom(client.hetu))

    keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    go_to("new_last_name")
    write("Ketola")
    keys(Qt.Key.Key_Return)

    assert "Tunnus on jo asiakkaalla." in _said(screen)
    assert len(_stored(office)) == 1
    keys(Qt.Key.Key_Space)
    assert desk.gone == [("client", client.id)]


def test_esc_leaves_the_form_and_goes_back_to_the_line(office: Office, qtbot: QtBot) -> None:
    _desk, screen = _clients(office, qtbot)
    screen.open(NewClientFrom("virtanen aino"))

    keys(Qt.Key.Key_Escape)

    assert focused().objectName() == "find_client"
    assert "Sukunimi" not in _said(screen)


def test_nothing_is_cut_or_nameless(office: Office, qtbot: QtBot) -> None:
    raija(office, safety_ban=True)
    desk, screen = _clients(office, qtbot)
    write("ketola")
    keys(Qt.Key.Key_Return)
    screen.open(NewClientFrom("ketola ra"))

    found = defects(desk.window)

    assert not found, found

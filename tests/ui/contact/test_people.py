"""Finding, picking and adding a client in the middle of a contact, all by keys."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sotedesk.model.client import Client
from tests.services.office import Office
from tests.ui.contact.contact_desk import ContactDesk, known_client
from tests.ui.keyboard import type_text


def begin(desk: ContactDesk, code: str = "care_need") -> None:
    desk.key("contact.new")
    if code != "care_need":
        desk.presenter.set_type(code)
    QApplication.processEvents()


def search(desk: ContactDesk, qtbot: QtBot, text: str) -> None:
    """Type into "Asia koskee" and wait for what is found."""
    picker = desk.field("client")
    picker.setFocus()
    type_text(picker, text)
    qtbot.waitUntil(lambda: picker._panel is not None and picker._panel.isVisible())


def test_a_client_is_found_and_picked_with_enter(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    client = known_client(office)
    begin(desk)

    search(desk, qtbot, "ketola")
    desk.press(Qt.Key.Key_Return)

    assert desk.matter.matter.after.client == client.id
    assert desk.field("client").text() == "Raija Ketola"
    assert desk.focused() == "reason"
    assert desk.screen._column._name.text() == "Raija Ketola"


def test_the_last_row_is_always_a_new_client_with_the_words_typed(
    desk: ContactDesk, qtbot: QtBot
) -> None:
    begin(desk)

    search(desk, qtbot, "uusi aino")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    QApplication.processEvents()

    assert desk.focused() == "new_last_name"
    assert desk.field("new_last_name").text() == "Uusi"
    assert desk.field("new_first_names").text() == "Aino"


def test_esc_gives_the_search_up_and_shows_whom_it_was_about(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    client = known_client(office)
    begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.field("client").selectAll()

    search(desk, qtbot, "joku muu")
    desk.press(Qt.Key.Key_Escape)

    assert desk.field("client").text() == "Raija Ketola"
    assert desk.matter.matter.after.client == client.id


def test_an_emptied_field_says_the_matter_is_about_nobody(
    desk: ContactDesk, office: Office
) -> None:
    client = known_client(office)
    begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.field("client").setFocus()
    desk.field("client").clear()

    desk.field("reason").setFocus()

    assert desk.matter.matter.after.client is None
    assert desk.screen._column._name.text() == "Ei asiakasta"


def add(desk: ContactDesk, **typed: str) -> None:
    for name in ("last_name", "first_names", "hetu", "birth_date", "phone"):
        field = desk.field(f"new_{name}")
        field.setFocus()
        field.clear()
        type_text(field, typed.get(name, ""))
    desk.press(Qt.Key.Key_Return)
    QApplication.processEvents()


def new_client(desk: ContactDesk) -> None:
    begin(desk)
    desk.screen._on_new_wanted("")
    QApplication.processEvents()


def test_a_new_client_with_a_name_alone_is_enough(desk: ContactDesk) -> None:
    new_client(desk)

    add(desk, last_name="Uusi", first_names="Aino")

    assert desk.matter.client_name == "Aino Uusi"
    assert desk.focused() == "reason"


def test_a_new_client_is_stored_with_all_that_is_known(desk: ContactDesk, office: Office) -> None:
    new_client(desk)

    add(desk, last_name="Uusi", first_names="Aino", birth_date="3.2.1948", phone="040 000 1234")

    with office.store.units.reading() as uow:
        assert desk.matter.matter.after.client is not None
        made = uow.get(Client, desk.matter.matter.after.client)
    assert made is not None
    assert made.birth_date == date(1948, 2, 3)


def test_mistakes_are_told_in_their_fields_and_nothing_is_stored(
    desk: ContactDesk, office: Office
) -> None:
    for typed, field in (
        ({"last_name": "Uusi", "hetu": "010101-123X"}, "hetu"),
        ({"last_name": "Uusi", "birth_date": "32.1.1948"}, "birth_date"),
        ({"last_name": "Uusi", "birth_date": "1.1.2040"}, "birth_date"),
        ({"last_name": "Uusi", "phone": "12"}, "phones"),
        ({}, "last_name"),
    ):
        new_client(desk)
        add(desk, **typed)
        form = desk.screen._new_client

        assert form._fields[field].problem(), field
        assert desk.focused() == form._fields[field].editor.objectName()
        assert desk.matter.matter.after.client is None
        with office.store.units.reading() as uow:
            assert uow.find(Client) == []


def test_an_identity_code_someone_has_leads_to_that_person(
    desk: ContactDesk, office: Office
) -> None:
    known_client(office, hetu="010158-999M")
    new_client(desk)

    add(desk, last_name="Toinen", hetu="010158-999M")

    assert desk.screen._new_client._general.text().startswith("Tämä tunnus on jo")
    assert desk.matter.matter.after.client is None


def test_giving_a_new_client_up_goes_back_to_the_field(desk: ContactDesk) -> None:
    new_client(desk)

    desk.press(Qt.Key.Key_Escape)

    assert desk.focused() == "client"


def test_whoever_is_picked_after_all_stands_where_the_new_client_was_begun(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    known_client(office)
    new_client(desk)

    search(desk, qtbot, "ketola")
    desk.press(Qt.Key.Key_Return)

    assert not desk.screen._new_client.isVisible()
    assert desk.screen._column.isVisible()
    assert desk.screen._column._name.text() == "Raija Ketola"


def test_a_new_client_begun_on_one_tab_waits_there_and_does_not_cover_the_client_of_another(
    desk: ContactDesk, office: Office
) -> None:
    client = known_client(office)
    begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.key("matter.new")
    desk.screen._on_new_wanted("uusi aino")

    desk.presenter.select_matter(0)
    QApplication.processEvents()
    assert not desk.screen._new_client.isVisible()
    assert desk.screen._column._name.text() == "Raija Ketola"

    desk.presenter.select_matter(1)
    QApplication.processEvents()
    assert desk.screen._new_client.isVisible()
    assert desk.field("new_first_names").text() == "Aino"


def test_what_was_searched_for_fills_the_field_it_looks_like(desk: ContactDesk) -> None:
    begin(desk)
    for typed, field in (
        ("010158-9999", "new_hetu"),
        ("0400001234", "new_phone"),
        ("+358400001234", "new_phone"),
        ("mäki-aho", "new_last_name"),
    ):
        desk.screen._on_new_wanted(typed)
        QApplication.processEvents()
        assert desk.field(field).text().casefold() == typed.casefold()


def test_a_clients_ban_stands_first_and_an_own_matter_is_no_news(
    desk: ContactDesk, office: Office
) -> None:
    client = known_client(office, safety_ban=True)
    begin(desk)

    desk.presenter.set_client(client.id, "Raija Ketola")
    QApplication.processEvents()

    item = desk.screen._column._alerts.itemAt(0)
    first = item.widget() if item is not None else None
    assert first is not None
    assert first.accessibleName().startswith("Turvakielto")

"""The client's page as its worker meets it: on the real store, with the keyboard only."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.model.changes import Register
from sotedesk.model.client import (
    AccessBasis,
    Address,
    BasisGround,
    Client,
    InterpreterNeed,
    Phone,
    RelatedPerson,
    Relation,
)
from sotedesk.model.ids import ClientId
from sotedesk.model.matter import Appointment, AppointmentStatus, FollowUp, Matter, MatterStatus
from sotedesk.model.plan import PlanKind
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Worker
from sotedesk.services.ports import where
from sotedesk.ui.client.screen import ClientScreen, make_client
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan, StartReview
from sotedesk.ui.widgets.row_list import RowList
from tests.services.office import Office
from tests.ui.client.day import finished, phone, raija, timed
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
from tests.ui.keyboard import type_text
from tests.ui.looks import defects


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as opened:
        yield opened


def _page(office: Office, qtbot: QtBot, client: ClientId) -> tuple[WindowDesk, ClientScreen]:
    desk = stand(office, qtbot, "client", make_client, office.nurse)
    screen = desk.window.built_screen("client")
    assert isinstance(screen, ClientScreen)
    _open(qtbot, screen, client)
    return desk, screen


def _open(qtbot: QtBot, screen: ClientScreen, client: ClientId) -> None:
    screen.open(client)
    state = screen._presenter
    qtbot.waitUntil(lambda: state.state.card is not None or state.state.basis is not None)
    screen.first_focus().setFocus()


def _refreshed(qtbot: QtBot, screen: ClientScreen) -> None:
    qtbot.waitUntil(lambda: not screen._presenter._again.isActive())
    QApplication.processEvents()


def _said(screen: ClientScreen) -> str:
    labels = screen.findChildren(QLabel)
    return " | ".join(
        label.text() for label in labels if label.isVisibleTo(screen) and label.text()
    )


def _clear() -> None:
    keys(Qt.Key.Key_A, modifier=CTRL)
    keys(Qt.Key.Key_Delete)


def test_the_page_says_who_it_is_and_masks_what_must_be_masked(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office, safety_ban=True, municipality="Tampere", no_paper=True)
    phone(office, client)

    _desk, screen = _page(office, qtbot, client.id)

    said = _said(screen)
    assert "Raija Ketola" in said
    assert "s. 3.9.1958" in said
    assert "030958-••••" in said
    assert "912K" not in said
    assert "Turvakielto" in said
    assert "Ei paperia mukaan" in said
    assert "Tampere" not in said
    assert "040" not in said
    assert "piilotettu" in said
    assert focused().objectName() == "start_contact"


def test_a_masked_value_is_shown_for_a_numbered_reason_that_is_logged(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office, safety_ban=True)
    phone(office, client)
    _desk, screen = _page(office, qtbot, client.id)

    go_to("show_identity")
    keys(Qt.Key.Key_Space)
    assert "Miksi näytetään piilotetut tiedot?" in _said(screen)
    keys(Qt.Key.Key_3)

    assert "030958-912K" in _said(screen)
    assert "040\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}1873" in _said(screen)
    line = office.last_line()
    assert line.action is LogAction.UNMASK
    assert line.purpose == "unmask:checking_with_client"


def test_what_was_unmasked_is_masked_again_when_the_page_is_read_anew(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office, safety_ban=True, municipality="Tampere")
    _desk, screen = _page(office, qtbot, client.id)
    go_to("show_municipality")
    keys(Qt.Key.Key_Space)
    keys(Qt.Key.Key_1)
    assert "Tampere" in _said(screen)

    screen.refresh()
    _refreshed(qtbot, screen)

    assert "Tampere" not in _said(screen)


def test_a_section_is_edited_in_its_place_and_saved_with_ctrl_enter(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    desk, screen = _page(office, qtbot, client.id)

    go_to("edit_language")
    keys(Qt.Key.Key_Space)
    assert focused().objectName() == "language_service_language"
    write("ruotsi")
    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert office.get(client).service_language == "ruotsi"
    assert focused().objectName() == "edit_language"
    _refreshed(qtbot, screen)
    assert "ruotsi" in _said(screen)
    assert desk.told[-1] == "Tallennettiin: Kieli ja tulkki"


def test_enter_saves_and_ctrl_z_of_the_desk_takes_it_back(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, _screen = _page(office, qtbot, client.id)
    go_to("edit_names")
    keys(Qt.Key.Key_Space)
    _clear()
    write("Mäkelä")

    keys(Qt.Key.Key_Return)

    assert office.get(client).last_name == "Mäkelä"
    desk.window.status.undo.take_back()
    assert office.get(client).last_name == "Ketola"


def test_the_field_of_the_interpreted_language_stands_there_only_when_it_is_needed(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("edit_language")
    keys(Qt.Key.Key_Space)
    assert "Tulkattava kieli" not in _said(screen)

    go_to("language_interpreter_need")
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down)

    assert "Tulkattava kieli" in _said(screen)
    go_to("language_interpreter_language")
    write("arabia")
    keys(Qt.Key.Key_Return)
    stored = office.get(client)
    assert stored.interpreter_need is InterpreterNeed.SPOKEN
    assert stored.interpreter_language == "arabia"


def test_what_is_wrong_stands_in_its_own_line(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("edit_identity")
    keys(Qt.Key.Key_Space)
    _clear()
    write("030958-912L")

    keys(Qt.Key.Key_Return)

    assert "Viimeinen merkki ei täsmää" in _said(screen)
    assert focused().objectName() == "identity_hetu"
    assert office.get(client).hetu == "030958-912K"


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_stored(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("edit_identity")
    keys(Qt.Key.Key_Space)
    go_to("identity_birth_date")
    _clear()
    write("joskus")

    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert "Kirjoita päivä" in _said(screen)
    assert office.get(client).birth_date == date(1958, 9, 3)


def test_a_code_that_somebody_else_has_is_refused_in_words(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    office.client(office.nurse, first_names="Ralf", hetu="141171-955A")
    _desk, screen = _page(office, qtbot, client.id)
    go_to("edit_identity")
    keys(Qt.Key.Key_Space)
    _clear()
    write("141171-955A")
    go_to("identity_birth_date")
    _clear()

    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert "Tunnus on jo toisella asiakkaalla." in _said(screen) or "täsmää" in _said(screen)
    assert office.get(client).hetu == "030958-912K"


def test_esc_gives_up_and_the_focus_goes_back(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, _screen = _page(office, qtbot, client.id)
    go_to("edit_municipality")
    keys(Qt.Key.Key_Space)
    write("Tampere")

    keys(Qt.Key.Key_Escape)

    assert focused().objectName() == "edit_municipality"
    assert office.get(client).municipality == ""
    assert office.store.drafts.load(office.nurse.worker) == []


def test_half_typed_words_are_there_after_a_restart(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("edit_language")
    keys(Qt.Key.Key_Space)
    write("suomalainen viit")
    qtbot.waitUntil(lambda: bool(office.store.drafts.load(office.nurse.worker)))

    desk = stand(office, qtbot, "client", make_client, office.nurse)
    again = desk.window.built_screen("client")
    assert isinstance(again, ClientScreen)
    again.open(client.id)
    qtbot.waitUntil(lambda: again._presenter.state.editing is not None)

    field = again.findChild(QLineEdit, "language_service_language")
    assert field is not None
    assert field.text() == "suomalainen viit"
    assert screen is not again


def test_saving_over_a_draft_names_the_changes_that_were_on_the_screen(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    _desk, _screen = _page(office, qtbot, client.id)
    go_to("edit_municipality")
    keys(Qt.Key.Key_Space)
    write("Tampere")
    qtbot.waitUntil(lambda: bool(office.store.drafts.load(office.nurse.worker)))
    office.change(office.other_nurse, office.get(client), municipality="Turku")

    desk = stand(office, qtbot, "client", make_client, office.nurse)
    again = desk.window.built_screen("client")
    assert isinstance(again, ClientScreen)
    again.open(client.id)
    qtbot.waitUntil(lambda: again._presenter.state.editing is not None)
    assert again.command("confirm")

    assert "municipality" in office.get(client).origin.conflicts


def test_a_banned_clients_section_is_edited_after_a_reason(office: Office, qtbot: QtBot) -> None:
    client = raija(office, safety_ban=True, municipality="Tampere")
    _desk, _screen = _page(office, qtbot, client.id)
    go_to("edit_municipality")
    keys(Qt.Key.Key_Space)

    keys(Qt.Key.Key_4)
    assert focused().objectName() == "municipality_municipality"
    _clear()
    write("Nokia")
    keys(Qt.Key.Key_Return)

    assert office.get(client).municipality == "Nokia"


def test_a_ban_set_here_masks_the_page_at_once(office: Office, qtbot: QtBot) -> None:
    client = raija(office, municipality="Tampere")
    _desk, screen = _page(office, qtbot, client.id)
    assert "Tampere" in _said(screen)
    go_to("edit_safety_ban")
    keys(Qt.Key.Key_Space)

    keys(Qt.Key.Key_Space)
    keys(Qt.Key.Key_Return, modifier=CTRL)
    _refreshed(qtbot, screen)

    assert office.get(client).safety_ban
    assert "Tampere" not in _said(screen)


def test_a_number_is_added_changed_and_voided(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)

    go_to("add_phones")
    keys(Qt.Key.Key_Space)
    write("soita")
    keys(Qt.Key.Key_Return)
    assert "Numero ei kelpaa" in _said(screen)
    _clear()
    write("040 000 1873")
    keys(Qt.Key.Key_Return)
    _refreshed(qtbot, screen)

    [stored] = _found(office, Phone, client)
    assert stored.number == "0400001873"
    assert focused().objectName() == "add_phones"

    go_to(f"edit_phones_{stored.id}")
    keys(Qt.Key.Key_Space)
    go_to(f"phones_{stored.id}_void")
    keys(Qt.Key.Key_Space)
    go_to_reason(f"phones_{stored.id}_void_reason")
    keys(Qt.Key.Key_2)
    _refreshed(qtbot, screen)

    assert _found(office, Phone, client) == []
    assert office.get(stored).void_reason == "out_of_date"


def go_to_reason(name: str) -> None:
    for _step in range(60):
        parent = focused().parentWidget()
        if parent is not None and parent.objectName() == name:
            return
        keys(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {name}")


def _found(office: Office, kind: type, client: Client) -> list:  # type: ignore[type-arg]
    with office.store.units.reading() as uow:
        return uow.find(kind, *where(client=client.id))


def test_an_address_needs_something_in_it(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("add_addresses")
    keys(Qt.Key.Key_Space)

    keys(Qt.Key.Key_Return)
    assert "Rivi on tyhjä" in _said(screen)
    write("Mallikatu 3 A 5")
    keys(Qt.Key.Key_Return)

    [stored] = _found(office, Address, client)
    assert stored.street == "Mallikatu 3 A 5"


def test_an_authorised_person_is_added_with_basis_and_end(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("add_related")
    keys(Qt.Key.Key_Space)
    assert "Mihin valtuutus perustuu" not in _said(screen)

    keys(Qt.Key.Key_Up)
    assert "Mihin valtuutus perustuu" in _said(screen)
    go_to("related_new_name")
    write("Eino Malli")
    keys(Qt.Key.Key_Return)
    assert "Kirjaa, mihin valtuutus perustuu." in _said(screen)
    go_to("related_new_basis")
    write("valtakirja 2.11.2026")
    go_to("related_new_valid_until")
    write("31.12.2026")
    keys(Qt.Key.Key_Return)

    [stored] = _found(office, RelatedPerson, client)
    assert stored.relation is Relation.AUTHORISED
    assert stored.valid_until == date(2026, 12, 31)
    assert stored.basis == "valtakirja 2.11.2026"


def test_without_a_relation_a_basis_is_asked_and_recorded(office: Office, qtbot: QtBot) -> None:
    stranger = office.put(
        Client, office.other_nurse, Register.SHARED, last_name="Ojala", first_names="Kaarina"
    )
    desk, screen = _page(office, qtbot, stranger.id)
    assert "Sinulla ei ole tähän asiakassuhdetta" in _said(screen)
    assert "Ojala" not in _said(screen)

    keys(Qt.Key.Key_Return, modifier=CTRL)
    assert "Valitse peruste." in _said(screen)
    keys(Qt.Key.Key_4)
    keys(Qt.Key.Key_Return, modifier=CTRL)
    assert "Kirjoita lain kohta." in _said(screen)
    go_to("basis_section")
    write("703/2023 55 §")
    go_to("basis_days")
    _clear()
    write("3")
    keys(Qt.Key.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: screen._presenter.state.card is not None)

    [basis] = _found(office, AccessBasis, stranger)
    assert (basis.ground, basis.section) == (BasisGround.LAW, "703/2023 55 §")
    assert basis.valid_until == date(2026, 11, 26)
    assert "Kaarina Ojala" in _said(screen)
    assert desk.told[-1] == "Peruste kirjattiin lokiin"


def test_the_timeline_shows_one_kind_on_wish(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    timed(office, finished(office, client.id, "Verikoe"), timedelta(days=7))
    _desk, screen = _page(office, qtbot, client.id)
    rows = screen.findChild(RowList, "timeline_entries")
    assert rows is not None
    assert len(rows.rows()) == 3

    go_to("timeline_kind")
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)

    assert [row.title for row in rows.rows()] == ["Aika, varattu"]


def test_an_appointment_is_marked_missed_from_the_timeline(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    given = timed(office, finished(office, client.id, "Verikoe"), timedelta(days=7))
    desk, screen = _page(office, qtbot, client.id)
    go_to("timeline_entries")
    rows = screen.findChild(RowList, "timeline_entries")
    assert rows is not None
    while rows.current_key() != given.id:
        keys(Qt.Key.Key_Down)

    keys(Qt.Key.Key_Return)
    assert "Mitä tapahtui ajalle" in _said(screen)
    keys(Qt.Key.Key_4)
    _refreshed(qtbot, screen)

    assert office.get(given).status is AppointmentStatus.MISSED
    assert desk.told[-1] == "Merkittiin, mitä ajalle tapahtui"
    assert focused().objectName() == "timeline_entries"
    assert "Peruuttamaton aika" in [row.title for row in rows.rows()]


def test_a_missed_time_of_another_system_is_entered_by_hand(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, screen = _page(office, qtbot, client.id)
    go_to("add_missed_time")
    keys(Qt.Key.Key_Space)
    assert focused().objectName() == "missed_at"
    keys(Qt.Key.Key_Return)
    assert "Kirjoita mennyt aika, esim. 24.11. klo 13.30" in _said(screen)

    type_text(focused(), "17.11. klo 10")
    keys(Qt.Key.Key_Tab)
    type_text(focused(), "Laboratorio")
    keys(Qt.Key.Key_Return)
    _refreshed(qtbot, screen)

    with office.store.units.reading() as uow:
        [missed] = uow.find(Appointment)
    assert (missed.status, missed.where) == (AppointmentStatus.MISSED, "Laboratorio")
    assert missed.at == datetime(2026, 11, 17, 8, tzinfo=UTC)
    assert desk.told[-1] == "Käyttämättä jäänyt aika kirjattiin"
    assert focused().objectName() == "timeline_entries"


def test_esc_closes_the_question_of_a_missed_time(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("add_missed_time")
    keys(Qt.Key.Key_Space)

    keys(Qt.Key.Key_Escape)

    box = screen.findChild(QWidget, "missed_time")
    assert box is not None
    assert box.isHidden()


def test_enter_opens_the_contact_of_a_matter(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, _screen = _page(office, qtbot, client.id)
    go_to("timeline_entries")

    keys(Qt.Key.Key_Return)

    [(place, _contact)] = desk.gone
    assert place == "contact"


@pytest.mark.parametrize(
    ("button", "place", "target"),
    [
        ("go_review", "review", StartReview),
        ("go_mapping", "mapping", StartMapping),
        ("go_plan", "plan", partial(StartPlan, kind=PlanKind.HEALTH_CARE_PLAN)),
        ("go_naming", "contact_persons", NameFor),
    ],
)
def test_what_is_done_about_the_client_begins_here(
    office: Office, qtbot: QtBot, button: str, place: str, target: Callable[[ClientId], object]
) -> None:
    client = raija(office)
    desk, _screen = _page(office, qtbot, client.id)

    go_to(button)
    keys(Qt.Key.Key_Space)

    assert desk.gone == [(place, target(client.id))]


def test_f7_opens_the_review_also_from_a_form_being_typed(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, _screen = _page(office, qtbot, client.id)
    go_to("edit_municipality")
    keys(Qt.Key.Key_Space)
    write("Tampe")

    keys(Qt.Key.Key_F7)

    assert desk.gone == [("review", StartReview(client.id))]


def test_f7_opens_no_review_before_the_basis_is_recorded(office: Office, qtbot: QtBot) -> None:
    stranger = office.put(
        Client, office.other_nurse, Register.SHARED, last_name="Ojala", first_names="Kaarina"
    )
    desk, screen = _page(office, qtbot, stranger.id)

    keys(Qt.Key.Key_F7)

    assert "Sinulla ei ole tähän asiakassuhdetta" in _said(screen)
    assert desk.gone == []


def _follow_ups(office: Office, client: Client) -> list[FollowUp]:
    return _found(office, FollowUp, client)


def test_a_follow_up_of_an_open_matter_is_agreed_on_in_place(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, screen = _page(office, qtbot, client.id)

    go_to("agree_follow_up")
    keys(Qt.Key.Key_Space)
    write("haavan tila")
    keys(Qt.Key.Key_Tab)
    write("27.11.")
    keys(Qt.Key.Key_Return)
    _refreshed(qtbot, screen)

    [made] = _follow_ups(office, client)
    assert (made.what, made.due_on) == ("haavan tila", date(2026, 11, 27))
    assert made.worker == office.nurse.worker
    assert made.matter is not None
    assert desk.told[-1] == "Seuranta sovittu: pe 27.11."
    assert focused().objectName() == "agree_follow_up"
    assert any(line.follow_up == made for line in desk.services.follow_ups.list_open(office.nurse))


def test_a_colleague_can_follow_and_the_matter_is_chosen_of_two(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    office.later(minutes=1)
    finished(office, client.id, "Haava")
    unit = office.nurse.unit
    colleague = office.put(
        Worker, office.nurse, Register.SHARED, first_name="Jaana", last_name="Kumpu", unit=unit
    )
    _desk, _screen = _page(office, qtbot, client.id)

    go_to("agree_follow_up")
    keys(Qt.Key.Key_Space)
    write("Haa")
    keys(Qt.Key.Key_Tab)
    write("haavan tila")
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    write("J")
    go_to("agree_save")
    keys(Qt.Key.Key_Return)

    [made] = _follow_ups(office, client)
    assert (made.worker, made.due_on) == (colleague.id, None)
    with office.store.units.reading() as uow:
        [followed] = uow.find(Matter, *where(id=made.matter))
    assert followed.reason == "Haava"


def test_what_a_follow_up_lacks_is_said_in_its_own_line_and_esc_leaves(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    _desk, screen = _page(office, qtbot, client.id)
    go_to("agree_follow_up")
    keys(Qt.Key.Key_Space)

    keys(Qt.Key.Key_Return)
    assert "Kirjoita, mitä seurataan" in _said(screen)
    write("kipu")
    keys(Qt.Key.Key_Tab)
    write("23.11.2026")
    keys(Qt.Key.Key_Return)
    assert "Kirjoita päivä, joka on edessä" in _said(screen)
    assert focused().objectName() == "agree_day"
    keys(Qt.Key.Key_Escape)

    assert _follow_ups(office, client) == []
    assert focused().objectName() == "agree_follow_up"


def test_without_an_open_matter_there_is_nothing_to_follow(office: Office, qtbot: QtBot) -> None:
    client = office.client(office.nurse)
    office.matter(office.nurse, client.id, status=MatterStatus.CLOSED)
    _desk, screen = _page(office, qtbot, client.id)

    assert "Sovi seuranta" not in _said(screen)
    assert not screen._follow.isVisible()


def test_the_form_of_a_follow_up_is_whole_at_any_size(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    finished(office, client.id, "Haava")
    desk, _screen = _page(office, qtbot, client.id)
    go_to("agree_follow_up")
    keys(Qt.Key.Key_Space)

    assert defects(desk.window) == []


def test_a_contact_begins_from_the_page(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, _screen = _page(office, qtbot, client.id)

    keys(Qt.Key.Key_Space)

    assert desk.contact.begun == [client.id]


def test_another_client_never_shows_anything_of_the_first(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    other = office.client(office.nurse, first_names="Ralf", call_name="Ralf", last_name="Pelto")
    _desk, screen = _page(office, qtbot, client.id)
    go_to("edit_municipality")
    keys(Qt.Key.Key_Space)

    _open(qtbot, screen, ClientId(other.id))

    assert "Ralf Pelto" in _said(screen)
    assert "Ketola" not in _said(screen)
    assert screen._presenter.state.editing is None


def test_nothing_is_cut_or_nameless(office: Office, qtbot: QtBot) -> None:
    client = raija(
        office,
        safety_ban=True,
        municipality="Tampere",
        no_paper=True,
        service_language="suomalainen viittomakieli",
        interpreter_need=InterpreterNeed.SIGNED,
    )
    phone(office, client, safe_time="arkisin 9–15")
    timed(office, finished(office, client.id, "Verikoe"), timedelta(days=7))
    desk, screen = _page(office, qtbot, client.id)
    go_to("add_related")
    keys(Qt.Key.Key_Space)

    found = defects(desk.window)

    assert not found, found
    assert screen.isVisible()


def test_the_basis_can_be_read_at_any_size(office: Office, qtbot: QtBot) -> None:
    stranger = office.put(Client, office.other_nurse, Register.SHARED, last_name="Ojala")
    desk, _screen = _page(office, qtbot, stranger.id)
    keys(Qt.Key.Key_4)

    found = defects(desk.window)

    assert not found, found


def test_a_record_removed_meanwhile_leaves_the_form_usable(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    number = phone(office, client)
    desk, screen = _page(office, qtbot, client.id)
    go_to(f"edit_phones_{number.id}")
    keys(Qt.Key.Key_Space)
    write("x")
    with office.work(office.nurse) as work:
        stored = work.store.get(Phone, number.id)
        assert stored is not None
        work.save(stored, replace(stored, voided_at=office.now, void_reason="mistake"))

    keys(Qt.Key.Key_Return)

    assert desk.errors or "Numero ei kelpaa" in _said(screen)
    assert focused() is not None

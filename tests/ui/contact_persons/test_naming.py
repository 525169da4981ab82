"""Naming by keyboard: from need and wish, alphabetical, each end with its reason."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.model.review import HighNeed, Talked
from sotedesk.model.worker import Role, Team, TeamMember, Worker
from sotedesk.services.askings import Terms
from sotedesk.services.naming_periods import Whom
from sotedesk.ui.contact_persons import make_contact_persons
from sotedesk.ui.contact_persons.screen import ContactPersonsScreen
from sotedesk.ui.targets import NameFor
from sotedesk.ui.tasks import DeskThread
from sotedesk.ui.widgets.text_label import TextLabel
from tests.ui.keyboard import type_text
from tests.ui.looks import defects
from tests.ui.stand import Stand

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _begun(desk: Stand) -> tuple[ContactPersonsScreen, Client]:
    office = desk.office
    people = (("Sari", "Lehtola", Role.NURSE), ("Outi", "Rautio", Role.GUIDE))
    made = [
        office.put(
            Worker,
            office.nurse,
            Register.SHARED,
            first_name=first,
            last_name=last,
            title="sairaanhoitaja" if role is Role.NURSE else "asiakasohjaaja",
            roles=(role,),
            registers=(Register.HEALTH,),
            unit=office.nurse.unit,
            takes_new=first == "Sari",
        )
        for first, last, role in people
    ]
    team = office.put(Team, office.nurse, Register.SHARED, name="Oma tiimi Keskusta")
    (sari,) = made[:1]
    office.put(TeamMember, office.nurse, Register.SHARED, team=team.id, worker=sari.id)
    client = office.client(office.nurse)
    office.matter(office.nurse, client.id, type="care_need")
    mapping = desk.duties.mappings.start(desk.who, client.id).mapping
    desk.duties.mappings.decide_high_need(
        desk.who, mapping, HighNeed.YES, reason="Syy", talked=Talked.YES
    )
    screen: ContactPersonsScreen = desk.host("contact_persons", make_contact_persons)
    screen.open(NameFor(client.id))
    return screen, client


def _stored(desk: Stand) -> list[Assignment]:
    with desk.office.store.units.reading() as uow:
        return uow.find(Assignment)


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    type_text(focused, text)


def test_a_client_still_to_name_stands_first_and_opens_at_the_need(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)

    rows = screen.clients.rows()
    assert rows[0].key == client.id
    assert rows[0].chip == "nimeämättä"
    assert at_desk.focused() == "main_need"


def test_candidates_stand_in_alphabetical_order_with_their_own_word(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.edit(main_need="Terveys ja hoito")

    said = [row.accessibleName() for row in screen.form.table.rows()]

    names = [words.split(",")[0] for words in said]
    assert names == ["Sari Lehtola", "Outi Rautio", "Oma tiimi Keskusta"]
    assert "Pätevyys sopii tarpeeseen" in said[0]
    assert "Ottaa uusia kyllä" in said[0]
    assert "Pätevyys toinen tarve" in said[1]
    assert "Ottaa uusia ei nyt" in said[1]


def test_a_contact_person_is_asked_by_keyboard(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_1)
    at_desk.press(Qt.Key.Key_T, ALT)
    _type("Puhelu aamulla")
    at_desk.press(Qt.Key.Key_Tab)
    at_desk.press(Qt.Key.Key_Down)
    at_desk.press(Qt.Key.Key_P, ALT)
    _type("Tuntee asiakkaan")
    at_desk.press(Qt.Key.Key_V, ALT)
    _type("Tytär tavoittaa illalla")
    assert screen.form.confirm.text() == "Pyydä Outia"
    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert stored.status is AssignmentStatus.ASKED
    assert stored.main_need == "Terveys ja hoito"
    assert stored.client_wish == "Puhelu aamulla"
    assert (stored.status_reason, stored.message) == ("Tuntee asiakkaan", "Tytär tavoittaa illalla")
    assert (stored.valid_from, stored.answer_by) == (date(2026, 11, 24), date(2026, 11, 26))
    assert at_desk.told == [
        "Pyydetty: Outi Rautio. Vastuu siirtyy, kun pyyntö on vastaanotettu. [Kumoa]"
    ]
    assert screen.form.present.words() == "Pyydetty: Outi Rautio, vastausta odotetaan"


def test_whoever_asks_sees_what_waits_and_takes_it_back(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    _asked(at_desk, screen, client)
    screen.refresh()

    (box,) = screen.askings.boxes
    assert "vastuu vielä sinulla" in box.findChildren(TextLabel)[-1].text()
    assert box.take_back is not None
    box.take_back.setFocus()
    at_desk.press(Qt.Key.Key_Return)

    assert screen.askings.boxes == []
    assert at_desk.told == ["Pyyntö peruttiin. [Kumoa]"]
    assert screen.clients.rows()[0].chip == "nimeämättä"


def _asked(desk: Stand, screen: ContactPersonsScreen, client: Client, place: int = 0) -> Assignment:
    """The worker of a row is asked, as an earlier session would have."""
    worker = WorkerId(screen.form.table.rows()[place].row.key)
    view = desk.duties.askings.ask(
        desk.who, ClientId(client.id), Whom(worker=worker), Terms(message="Soita ennen klo 12")
    )
    return view.assignment


def _colleague_asks(desk: Stand) -> ContactPersonsScreen:
    """The other nurse asks the one at the desk."""
    _asked_of_me(desk)
    screen: ContactPersonsScreen = desk.host("contact_persons", make_contact_persons)
    screen.open(None)
    return screen


def _asked_of_me(desk: Stand) -> None:
    office = desk.office
    client = office.client(office.nurse, last_name="Hietala", call_name="Aarne")
    office.matter(office.other_nurse, client.id, handled_by=office.other_nurse.worker)
    with office.store.units.reading() as uow:
        worker = uow.get(Worker, desk.who.worker)
    assert worker is not None
    office.change(desk.who, worker, registers=(Register.HEALTH,), roles=(Role.NURSE,))
    asker = replace(office.other_nurse, unit=desk.who.unit)
    desk.duties.askings.ask(
        asker,
        ClientId(client.id),
        Whom(worker=desk.who.worker),
        Terms(message="Jään vapaalle 1.12."),
    )


def test_what_is_asked_of_me_is_accepted_by_its_key(at_desk: Stand) -> None:
    screen = _colleague_asks(at_desk)
    said = [label.text() for label in screen.askings.findChildren(TextLabel)]
    assert "Yhteyshenkilö. Jään vapaalle 1.12." in said
    assert "Jari Lehto · tänään · vastaus 26.11. mennessä" in said

    at_desk.press(Qt.Key.Key_H, ALT)
    assert at_desk.focused() == "accept_asking"
    at_desk.press(Qt.Key.Key_Return)

    (stored,) = _stored(at_desk)
    assert (stored.status, stored.worker) == (AssignmentStatus.NAMED, at_desk.who.worker)
    assert at_desk.told == ["Vastaanotettu. Vastuu on sinulla. [Kumoa]"]
    assert screen.askings.boxes == []


def test_what_is_asked_of_me_is_returned_with_a_numbered_reason(at_desk: Stand) -> None:
    screen = _colleague_asks(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    assert at_desk.focused() == "return_asking"
    at_desk.press(Qt.Key.Key_Return)
    assert at_desk.focused() == "return_reason"

    at_desk.press(Qt.Key.Key_1)
    at_desk.press(Qt.Key.Key_Tab)
    _type("Palaan töihin 1.2.")
    at_desk.press(Qt.Key.Key_Return)

    (stored,) = _stored(at_desk)
    assert stored.status is AssignmentStatus.RETURNED
    assert stored.status_reason == "En ota uusia nyt. Palaan töihin 1.2."
    assert screen.askings.boxes == []


def test_returning_without_a_reason_says_so_and_esc_leaves_it(at_desk: Stand) -> None:
    screen = _colleague_asks(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Return)
    screen.presenter.give_back()
    said = [label.text() for label in screen.askings.findChildren(TextLabel)]
    assert "Valitse syy numerolla tai kirjoita se" in said

    at_desk.press(Qt.Key.Key_Escape)

    assert screen.presenter.state.returning is None
    assert [one.status for one in _stored(at_desk)] == [AssignmentStatus.ASKED]


def test_what_i_asked_comes_back_with_its_reason(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    asking = _asked(at_desk, screen, client)
    assert asking.worker is not None
    sari = replace(at_desk.who, worker=asking.worker)
    at_desk.duties.askings.give_back(sari, asking, "En ota uusia nyt")
    at_desk.office.later(days=1)
    screen.refresh()

    (box,) = screen.askings.boxes
    assert "Sari Lehtola: En ota uusia nyt" in [
        label.text() for label in box.findChildren(TextLabel)
    ]
    assert screen.clients.rows()[0].chip == "nimeämättä"


def test_i_name_myself_without_asking(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    _make_nurse(at_desk)
    screen.refresh()
    screen.presenter.edit(chosen=at_desk.who.worker)
    assert screen.form.confirm.text() == "Nimeä itsesi"
    assert not screen.form.message.isVisible()

    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert (stored.status, stored.worker) == (AssignmentStatus.NAMED, at_desk.who.worker)
    assert at_desk.told == ["Nimetty: Minna Salo. [Kumoa]"]


def _make_nurse(desk: Stand) -> None:
    with desk.office.store.units.reading() as uow:
        worker = uow.get(Worker, desk.who.worker)
    assert worker is not None
    desk.office.change(desk.who, worker, roles=(Role.NURSE,), registers=(Register.HEALTH,))


def test_a_stand_in_is_chosen_in_place(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    at_desk.duties.assignments.name_worker(at_desk.who, ClientId(client.id), at_desk.who.worker)
    screen.refresh()
    screen.form.present.stand_in.setFocus()
    at_desk.press(Qt.Key.Key_Return)
    assert at_desk.focused() == "stand_in_who"

    at_desk.press(Qt.Key.Key_Down)
    screen.form.present.first.setFocus()
    _type("1.12.")
    screen.form.present.save.setFocus()
    at_desk.press(Qt.Key.Key_Return)

    (stored,) = _stored(at_desk)
    assert stored.stand_in == screen.form.table.rows()[0].row.key
    assert stored.stand_in_from == date(2026, 12, 1)
    assert screen.form.present.words() == (
        "Nyt nimetty: Minna Salo, 24.11. alkaen · sijainen Sari Lehtola 1.12.–"
    )


def test_a_stand_in_is_taken_away_or_left_as_it_was(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    view = at_desk.duties.assignments.name_worker(
        at_desk.who, ClientId(client.id), at_desk.who.worker
    )
    (team,) = [row.row.key for row in screen.form.table.rows() if row.row.group]
    at_desk.duties.assignments.set_stand_in(at_desk.who, view.assignment, Whom(team=TeamId(team)))
    screen.refresh()
    assert screen.form.present.words().endswith("sijainen Oma tiimi Keskusta")
    screen.form.present.stand_in.click()
    screen.form.present.leave.click()
    assert screen.presenter.state.standing_in is None

    screen.form.present.stand_in.click()
    screen.presenter.edit_stand_in(chosen=None)
    screen.form.present.save.click()

    (stored,) = _stored(at_desk)
    assert (stored.stand_in, stored.stand_in_team) == (None, None)
    assert at_desk.told == ["Sijainen poistettiin. [Kumoa]"]


def test_all_own_clients_are_seen_before_somebody_is_asked_to_take_them(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    for last in ("Aho", "Muu"):
        other = at_desk.office.client(at_desk.who, last_name=last)
        at_desk.office.matter(at_desk.who, other.id, type="care_need")
        at_desk.duties.assignments.name_worker(
            at_desk.who, ClientId(other.id), at_desk.who.worker, valid_from=date(2026, 11, 1)
        )
    screen.refresh()
    at_desk.press(Qt.Key.Key_S, ALT)
    at_desk.press(Qt.Key.Key_Return)
    assert at_desk.focused() == "move_to"
    assert [row.title for row in screen.moving.clients.rows()] == ["Raija Aho", "Raija Muu"]
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert screen.moving._problem.text() == "Valitse, ketä pyydät"

    at_desk.press(Qt.Key.Key_Down)
    assert screen.moving.send.text() == "Pyydä Saria, 2 asiakasta"
    screen.moving.message.setFocus()
    _type("Jään vapaalle 1.12.")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    asked = [one for one in _stored(at_desk) if one.status is AssignmentStatus.ASKED]
    assert [one.message for one in asked] == ["Jään vapaalle 1.12."] * 2
    assert client.id not in {one.client for one in asked}
    assert at_desk.told == [
        "Pyydetty: Sari Lehtola, 2 asiakasta. Vastuu on sinulla vastaanottoon asti. [Kumoa]"
    ]
    screen.presenter.start_moving()
    assert screen.presenter.state.moving is not None
    assert screen.presenter.state.moving.to_ask == ()
    assert {row.chip for row in screen.moving.clients.rows()} == {"jo pyydetty: Sari Lehtola"}
    screen.presenter.send_move()
    assert screen.moving._problem.text() == "Ketään ei ole siirrettävänä"


def test_handing_all_on_says_why_it_cannot_be_and_esc_leaves_it(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    at_desk.duties.assignments.name_worker(at_desk.who, ClientId(client.id), at_desk.who.worker)
    screen.presenter.start_moving()
    moving = screen.presenter.state.moving
    assert moving is not None
    # The naming began today: nobody can follow it already today.
    screen.presenter.edit_move(worker=moving.workers[0].id, starts_on=date(2026, 11, 24))
    screen.presenter.send_move()
    assert screen.moving._problem.text().startswith("Rooliin on jo nimetty tai pyydetty joku.")

    at_desk.press(Qt.Key.Key_Escape)

    assert screen.presenter.state.moving is None
    assert screen.form.isVisible()
    assert not screen.moving.isVisible()


def test_nobody_to_hand_on_is_said(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    screen.presenter.start_moving()

    assert screen.moving._nobody.isVisible()
    assert screen.moving.send.text() == "Pyydä"


def test_my_own_word_on_new_clients_has_its_place(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    assert screen.takes_new.value() is True

    screen.takes_new.setFocus()
    at_desk.press(Qt.Key.Key_Right)

    with at_desk.office.store.units.reading() as uow:
        worker = uow.get(Worker, at_desk.who.worker)
    assert worker is not None
    assert worker.takes_new is False
    assert at_desk.told == ["Et ota uusia asiakkaita nyt. [Kumoa]"]


def test_what_is_typed_is_there_again_after_the_window_was_gone(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    screen.form.message.setFocus()
    _type("Tytär tavoittaa illalla")
    screen.presenter.edit(chosen=screen.form.table.rows()[0].row.key)
    at_desk.wait_for_draft()

    again = make_contact_persons(at_desk)
    again.open(NameFor(ClientId(client.id)))

    assert again.form.message.text() == "Tytär tavoittaa illalla"
    assert again.form.confirm.text() == "Pyydä Saria"
    again.deleteLater()


def test_a_return_half_written_is_there_again_after_the_window_was_gone(at_desk: Stand) -> None:
    screen = _colleague_asks(at_desk)
    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Return)
    at_desk.press(Qt.Key.Key_1)
    screen.presenter.edit_return(words="Palaan töihin 1.2.")
    at_desk.wait_for_draft()

    again = make_contact_persons(at_desk)
    again.open(None)

    assert again.presenter.state.returning is not None
    assert again.presenter.state.returning.said == "En ota uusia nyt. Palaan töihin 1.2."
    again.presenter.give_back()
    assert [one.status for one in _stored(at_desk)] == [AssignmentStatus.RETURNED]
    at_desk.wait_for_draft()
    last = make_contact_persons(at_desk)
    last.open(None)
    assert last.presenter.state.returning is None
    for made in (again, last):
        made.deleteLater()


def test_a_hand_over_half_written_is_there_again(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    at_desk.duties.assignments.name_worker(at_desk.who, ClientId(client.id), at_desk.who.worker)
    screen.presenter.start_moving()
    sari = WorkerId(screen.form.table.rows()[0].row.key)
    screen.presenter.edit_move(worker=sari, message="Jään vapaalle 1.12.")
    at_desk.wait_for_draft()

    again = make_contact_persons(at_desk)
    again.open(None)
    again.presenter.start_moving()
    assert again.moving.message.text() == "Jään vapaalle 1.12."
    assert again.moving.send.text() == "Pyydä Saria, 1 asiakas"
    again.deleteLater()

    screen.presenter.leave_moving()
    screen.presenter.start_moving()
    assert screen.moving.message.text() == "Jään vapaalle 1.12."


def test_a_hand_over_half_written_outlives_a_look_at_a_client_and_an_answer(
    at_desk: Stand,
) -> None:
    screen = _colleague_asks(at_desk)
    screen.presenter.start_moving()
    screen.presenter.edit_move(message="Jään vapaalle 1.12.")

    at_desk.press(Qt.Key.Key_L, ALT)
    at_desk.press(Qt.Key.Key_Return)
    screen.presenter.open(screen.presenter.state.client)
    screen.presenter.edit_return(words="Lomalla")
    at_desk.wait_for_draft()
    screen.presenter.start_moving()
    assert screen.moving.message.text() == "Jään vapaalle 1.12."

    again = make_contact_persons(at_desk)
    again.open(None)
    again.presenter.start_moving()
    assert again.moving.message.text() == "Jään vapaalle 1.12."
    again.deleteLater()


def test_what_is_typed_while_the_same_client_is_read_again_stays(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    screen.form.wish.setFocus()
    waiting: list[Any] = []
    at_desk.runner = lambda task, done, failed: waiting.append((task, done, failed))
    screen.open(NameFor(ClientId(client.id)))
    (task, done, failed) = waiting.pop()
    loaded = task()

    _type("Sama hoitaja")
    done(loaded)

    assert failed is not None
    assert screen.form.wish.text() == "Sama hoitaja"


def test_a_stand_in_half_chosen_stays_while_something_else_is_typed(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    at_desk.duties.assignments.name_worker(at_desk.who, ClientId(client.id), at_desk.who.worker)
    screen.refresh()
    screen.presenter.start_stand_in()
    screen.presenter.edit_stand_in(first_day=date(2026, 12, 1))

    screen.presenter.edit(client_wish="Sama hoitaja")
    assert screen.presenter.state.standing_in is not None
    assert screen.presenter.state.standing_in.first_day == date(2026, 12, 1)

    screen.presenter.edit(role=AssignmentRole.OWN_WORKER)
    assert screen.presenter.state.standing_in is None


def test_under_a_safety_ban_no_team_stands_on_the_cards(at_desk: Stand) -> None:
    """Source: users.md [5.c]."""
    screen, client = _begun(at_desk)
    stored = at_desk.office.get(client)
    at_desk.office.change(at_desk.who, stored, safety_ban=True)
    (team,) = [row.row.key for row in screen.form.table.rows() if row.row.group]
    at_desk.duties.askings.ask(at_desk.who, ClientId(client.id), Whom(team=TeamId(team)), Terms())
    screen.refresh()

    assert screen.form._ban.isVisible()
    shown = [row.spoken() for row in screen.clients.rows()]
    shown += [label.text() for label in screen.askings.findChildren(TextLabel)]
    assert not [words for words in shown if "Keskusta" in words]
    assert any("piilotettu" in words for words in shown)


def test_the_row_chosen_is_scrolled_into_view_also_when_nobody_walked_there(
    at_desk: Stand,
) -> None:
    office = at_desk.office
    for number in range(30):
        name = f"Väinölä {number:02}"
        office.put(
            Worker,
            office.nurse,
            Register.SHARED,
            last_name=name,
            roles=(Role.NURSE,),
            registers=(Register.HEALTH,),
            unit=office.nurse.unit,
        )
    screen, _client = _begun(at_desk)
    at_desk.window.resize(1366, 768)
    screen.clients.setFocus()
    last = screen.form.table.rows()[-2]

    last.click()

    at_desk.bot.waitUntil(lambda: not last.visibleRegion().isEmpty(), timeout=2000)
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_naming_nobody_says_whom_to_choose(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert screen.form._chosen_problem.text() == "Valitse henkilö"
    assert at_desk.focused().startswith("candidate_")
    assert _stored(at_desk) == []


def test_not_wanted_is_a_normal_end_with_the_clients_reason(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_R, ALT)
    at_desk.press(Qt.Key.Key_5)

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert screen.form.reason.hasFocus()
    _type("Pärjään, soitan jos tarvitsen.")
    screen.form.again.setFocus()
    _type("1.3.2027")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert stored.status is AssignmentStatus.NOT_WANTED
    assert stored.status_reason == "Pärjään, soitan jos tarvitsen."
    assert stored.ask_again_on == date(2027, 3, 1)
    row = screen.clients.rows()[0]
    assert row.chip == "ei halua"
    assert row.sub.split("\n") == ["”Pärjään, soitan jos tarvitsen.”", "Kysytään 1.3.2027"]


def test_confirming_twice_at_once_is_one_naming(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.edit(status=AssignmentStatus.NOT_NEEDED, reason="Tytär auttaa")
    thread = DeskThread("desk")
    at_desk.runner = thread
    try:
        at_desk.press(Qt.Key.Key_Return, CTRL)
        at_desk.press(Qt.Key.Key_Return, CTRL)
        at_desk.bot.waitUntil(lambda: not thread.busy, timeout=10_000)
    finally:
        thread.close()

    assert [one.status for one in _stored(at_desk)] == [AssignmentStatus.NOT_NEEDED]
    assert at_desk.told == ["Nimeäminen kirjattu. [Kumoa]"]


def test_a_reason_recorded_after_midnight_bears_the_day_in_finland(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    at_desk.office.now = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    at_desk.duties.assignments.leave_unnamed(
        at_desk.who, ClientId(client.id), AssignmentStatus.NOT_NEEDED, reason="Tytär auttaa"
    )

    screen.refresh()

    assert "Peruste kirjattu 25.11." in screen.clients.rows()[0].sub


def test_only_those_whose_qualification_allows_may_be_own_worker(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    for row in screen.form.table.rows()[:2]:
        worker = at_desk.office.get(next(one for one in _workers(at_desk) if one.id == row.row.key))
        at_desk.office.change(at_desk.who, worker, registers=(Register.HEALTH, Register.SOCIAL))
    screen.refresh()
    at_desk.press(Qt.Key.Key_R, ALT)

    at_desk.press(Qt.Key.Key_2)

    said = {row.row.name: row.accessibleName() for row in screen.form.table.rows()}
    able = [row.row.name for row in screen.form.table.rows() if row.isEnabled()]
    assert able == ["Outi Rautio", "Oma tiimi Keskusta"]
    assert "Pätevyys ei omatyöntekijäksi" in said["Sari Lehtola"]


def test_whoever_would_not_see_the_client_is_no_candidate(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    assert "Eero Äijälä" not in [row.row.name for row in screen.form.table.rows()]

    at_desk.press(Qt.Key.Key_R, ALT)
    at_desk.press(Qt.Key.Key_2)

    # Nobody here works in the social register; a team is asked as own team, in the unit's own.
    assert [row.row.name for row in screen.form.table.rows()] == ["Oma tiimi Keskusta"]
    screen.presenter.edit(chosen=at_desk.office.guide.worker)
    assert screen.presenter.state.edit.chosen is None


def _workers(desk: Stand) -> list[Worker]:
    with desk.office.store.units.reading() as uow:
        return uow.find(Worker)


def test_a_team_stands_under_its_heading_and_is_asked_as_own_team(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    team = screen.form.table.rows()[-1]
    team.setFocus()
    at_desk.press(Qt.Key.Key_Return)
    assert screen.form.role.value() == AssignmentRole.OWN_TEAM
    assert screen.form.confirm.text() == "Pyydä tiimiä"

    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert (stored.role, stored.status) == (AssignmentRole.OWN_TEAM, AssignmentStatus.ASKED)


def test_choosing_a_person_again_leaves_the_own_team(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_R, ALT)
    at_desk.press(Qt.Key.Key_3)
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert screen.form._chosen_problem.text() == "Valitse tiimi"

    screen.presenter.edit(chosen=screen.form.table.rows()[0].row.key)

    assert screen.form.role.value() == AssignmentRole.CONTACT_PERSON


def test_who_is_named_already_has_to_be_ended_first(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    sari, outi, _team = screen.form.table.rows()
    at_desk.office.put(
        Assignment,
        at_desk.who,
        client=client.id,
        unit=at_desk.who.unit,
        worker=sari.row.key,
        valid_from=date(2026, 11, 1),
    )
    screen.refresh()
    screen.presenter.edit(chosen=outi.row.key)

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert screen.form.present.words() == (
        "Nyt nimetty: Sari Lehtola, 1.11. alkaen. "
        "Sari Lehtola on jo nimetty. Päätä nimeäminen ensin."
    )
    assert at_desk.focused() == "end_naming"
    at_desk.press(Qt.Key.Key_Space)
    screen.form.confirm.setFocus()
    at_desk.press(Qt.Key.Key_Return, CTRL)

    named = {one.worker: one.valid_until for one in _stored(at_desk)}
    assert named == {sari.row.key: date(2026, 11, 23), outi.row.key: None}


def test_nobody_to_name_says_where_they_come_from(at_desk: Stand) -> None:
    screen: ContactPersonsScreen = at_desk.host("contact_persons", make_contact_persons)

    screen.open(None)

    assert screen._nobody.isVisible()
    assert not screen.form.isVisible()


def test_a_designer_finds_nothing(at_desk: Stand) -> None:
    _asked_of_me(at_desk)
    screen, client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert defects(at_desk.window) == []

    asking = _asked(at_desk, screen, client)
    screen.refresh()
    incoming = [box for box in screen.askings.boxes if box.give_back is not None]
    screen.presenter.start_return(incoming[0].line.view.assignment)
    assert asking.status is AssignmentStatus.ASKED
    assert defects(at_desk.window) == []

    screen.presenter.start_moving()
    assert defects(at_desk.window) == []

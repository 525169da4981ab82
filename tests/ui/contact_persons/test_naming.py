"""Naming by keyboard: from need and wish, alphabetical, each end with its reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.review import HighNeed, Talked
from sotedesk.model.worker import Role, Team, TeamMember, Worker
from sotedesk.ui.contact_persons import make_contact_persons
from sotedesk.ui.contact_persons.candidate_row import CandidateRow
from sotedesk.ui.contact_persons.screen import ContactPersonsScreen
from sotedesk.ui.targets import NameFor
from sotedesk.ui.theme.look import Theme
from tests.ui.keyboard import type_text
from tests.ui.stand import AUDITED, Stand, defects

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

    said = [row.accessibleName() for row in screen.form.table.rows()]

    assert [words.split(",")[0] for words in said] == ["Sari Lehtola", "Outi Rautio"]
    assert "Ottaa uusia kyllä" in said[0]
    assert "Ottaa uusia ei nyt" in said[1]


def test_a_contact_person_is_asked_by_keyboard(at_desk: Stand) -> None:
    _screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_1)
    at_desk.press(Qt.Key.Key_T, ALT)
    _type("Puhelu aamulla")
    at_desk.press(Qt.Key.Key_Tab)
    at_desk.press(Qt.Key.Key_Tab)
    at_desk.press(Qt.Key.Key_Down)
    at_desk.press(Qt.Key.Key_P, ALT)
    _type("Tuntee asiakkaan")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert stored.status is AssignmentStatus.ASKED
    assert stored.main_need == "Terveys"
    assert stored.client_wish == "Puhelu aamulla"
    assert stored.status_reason == "Tuntee asiakkaan"
    assert stored.valid_from == date(2026, 11, 24)
    assert at_desk.told == ["Pyydetty: Outi Rautio. Vastuu on sinulla vastaanottoon asti. [Kumoa]"]


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
            unit=office.nurse.unit,
        )
    screen, _client = _begun(at_desk)
    at_desk.window.resize(1366, 768)
    screen.clients.setFocus()
    last = screen.form.findChildren(CandidateRow)[-1]

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
    screen.form.status.setFocus()
    at_desk.press(Qt.Key.Key_3)

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert screen.form.reason.hasFocus()
    _type("Pärjään, soitan jos tarvitsen.")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert stored.status is AssignmentStatus.NOT_WANTED
    assert stored.status_reason == "Pärjään, soitan jos tarvitsen."
    assert screen.clients.rows()[0].chip == "ei halua"


def test_only_those_whose_qualification_allows_may_be_own_worker(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.form.role.setFocus()

    at_desk.press(Qt.Key.Key_2)

    able = [row.row.name for row in screen.form.table.rows() if row.isEnabled()]
    assert able == ["Outi Rautio"]


def test_an_own_team_is_chosen_among_teams(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.form.role.setFocus()
    at_desk.press(Qt.Key.Key_3)
    (team,) = screen.form.table.rows()
    team.setFocus()
    at_desk.press(Qt.Key.Key_Return)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    (stored,) = _stored(at_desk)
    assert stored.role is AssignmentRole.OWN_TEAM


def test_who_is_named_already_has_to_be_ended_first(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    sari, outi = screen.form.table.rows()
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
    assert screen.form._present.accessibleName() == (
        "Nyt nimetty: Sari Lehtola. Sari Lehtola on jo nimetty. Päätä ensin se."
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


@pytest.mark.parametrize(("size", "theme", "scale"), AUDITED)
def test_a_designer_finds_nothing(
    at_desk: Stand, size: tuple[int, int], theme: Theme, scale: float
) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert defects(at_desk, size, theme, scale) == []

"""Työpöytä as its worker meets it: on the real store, with the keyboard only."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.matter import CarriedOver, Promise, PromiseStatus
from sotedesk.model.review import Conclusion, MappingRequest, Review, SituationMapping
from sotedesk.services.ports import where
from sotedesk.ui.widgets.row_list import RowList
from sotedesk.ui.worktop.boxes import CarryLine
from sotedesk.ui.worktop.screen import REFRESH_MS, WorktopScreen, make_worktop
from tests.services.office import MORNING, Office
from tests.ui.client.day import finished, followed, promised, raija, waiting
from tests.ui.client.standing import (
    ALT,
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


def _desk(office: Office, qtbot: QtBot) -> tuple[WindowDesk, WorktopScreen]:
    desk = stand(office, qtbot, "desk", make_worktop, office.nurse)
    screen = desk.window.built_screen("desk")
    assert isinstance(screen, WorktopScreen)
    screen.refresh()
    screen.first_focus().setFocus()
    return desk, screen


def _rows(screen: WorktopScreen) -> list[str]:
    found = screen.findChild(RowList, "deadlines")
    assert found is not None
    return [row.spoken() for row in found.rows()]


def _said(screen: WorktopScreen) -> str:
    labels = screen.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisibleTo(screen))


def _other(office: Office) -> Client:
    return office.client(
        office.nurse,
        first_names="Veikko",
        call_name="Veikko",
        last_name="Rantamäki",
        birth_date=date(1945, 2, 4),
    )


def test_the_worst_deadline_is_first_and_has_the_focus(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    late = finished(office, client.id, "Lääkkeen annos")
    promised(office, late, office.now - timedelta(minutes=12), "Kertoo lääkärin vastauksen")
    followed(office, late, date(2026, 11, 25), "verenpaineen kotimittaus")
    promised(office, finished(office, None, ""), office.now + timedelta(hours=2), "Soittaa")

    _window, screen = _desk(office, qtbot)

    rows = _rows(screen)
    assert rows[0].startswith("Myöhässä · 1")
    assert "12\N{NO-BREAK SPACE}min yli" in rows[1]
    assert "Takaisinsoitto luvattu klo\N{NO-BREAK SPACE}9.00" in rows[1]
    assert "Raija Ketola" in rows[1]
    assert rows[2].startswith("Tänään · 1")
    assert rows[4].startswith("Lähipäivinä · 1")
    assert "Seuranta: verenpaineen kotimittaus" in rows[5]
    assert focused().objectName() == "deadlines"
    assert "3 määräaikaa, 1 myöhässä" in _said(screen)


def test_enter_on_a_promise_opens_its_contact(office: Office, qtbot: QtBot) -> None:
    matter = finished(office, raija(office).id, "Lääkkeen annos")
    promised(office, matter, office.now - timedelta(minutes=12), "Soittaa")
    desk, _screen = _desk(office, qtbot)

    keys(Qt.Key.Key_Return)

    assert desk.gone == [("contact", matter.contact)]


def test_h_on_a_promise_marks_it_kept_and_the_row_goes(office: Office, qtbot: QtBot) -> None:
    matter = finished(office, raija(office).id, "Lääkkeen annos")
    promised(office, matter, office.now - timedelta(minutes=12), "Soittaa")
    desk, screen = _desk(office, qtbot)

    keys(Qt.Key.Key_H)

    assert not any("Soittaa" in row for row in _rows(screen))
    assert desk.told[-1] == "Lupaus merkittiin hoidetuksi"


def _promise_asked_about(office: Office, qtbot: QtBot) -> tuple[WindowDesk, WorktopScreen]:
    matter = finished(office, raija(office).id, "Lääkkeen annos")
    promised(office, matter, office.now - timedelta(minutes=12), "Soittaa")
    followed(office, matter, date(2026, 11, 24), "kipu")
    desk, screen = _desk(office, qtbot)
    keys(Qt.Key.Key_S)
    return desk, screen


def _promise(office: Office) -> Promise:
    with office.store.units.reading() as uow:
        [found] = uow.find(Promise, *where())
    return found


def test_s_on_a_promise_closes_it_with_a_numbered_reason(office: Office, qtbot: QtBot) -> None:
    desk, screen = _promise_asked_about(office, qtbot)
    assert "Miksi suljetaan: Takaisinsoitto luvattu klo\N{NO-BREAK SPACE}9.00 · Raija" in _said(
        screen
    )

    keys(Qt.Key.Key_2)

    closed = _promise(office)
    reason = "Ei tavoitettu sovituista yrityksistä huolimatta"
    assert (closed.status, closed.closed_reason) == (PromiseStatus.CLOSED, reason)
    assert desk.told[-1] == f"Lupaus suljettiin: {reason}"
    assert not any("Soittaa" in row for row in _rows(screen))
    assert focused().objectName() == "deadlines"


def test_another_reason_is_written_in_place(office: Office, qtbot: QtBot) -> None:
    _window, screen = _promise_asked_about(office, qtbot)

    keys(Qt.Key.Key_4, Qt.Key.Key_Return)
    assert "Kirjoita, miksi lupaus suljetaan" in _said(screen)
    write("muutti pois 1.11.")
    screen.refresh()
    keys(Qt.Key.Key_Return)

    closed = _promise(office)
    assert (closed.status, closed.closed_reason) == (PromiseStatus.CLOSED, "muutti pois 1.11.")


def test_esc_leaves_the_promise_as_it_was(office: Office, qtbot: QtBot) -> None:
    _window, screen = _promise_asked_about(office, qtbot)

    keys(Qt.Key.Key_Right, Qt.Key.Key_Escape)

    assert _promise(office).status is PromiseStatus.OPEN
    assert focused().objectName() == "deadlines"
    assert "Miksi suljetaan" not in _said(screen)


def test_s_on_a_follow_up_asks_nothing(office: Office, qtbot: QtBot) -> None:
    matter = finished(office, raija(office).id, "Lääkkeen annos")
    followed(office, matter, date(2026, 11, 24), "kipu")
    _window, screen = _desk(office, qtbot)

    keys(Qt.Key.Key_S)

    assert "Miksi suljetaan" not in _said(screen)


def test_a_promise_ended_elsewhere_is_asked_about_no_more(office: Office, qtbot: QtBot) -> None:
    desk, screen = _promise_asked_about(office, qtbot)

    desk.services.intake.keep_promise(office.nurse, _promise(office).id)
    screen.refresh()

    assert "Miksi suljetaan" not in _said(screen)
    assert focused().objectName() == "deadlines"


def test_the_reasons_are_whole_at_any_size(office: Office, qtbot: QtBot) -> None:
    desk, _screen = _promise_asked_about(office, qtbot)
    keys(Qt.Key.Key_4)

    assert defects(desk.window) == []


def test_enter_on_a_follow_up_opens_it(office: Office, qtbot: QtBot) -> None:
    matter = finished(office, raija(office).id, "Lääkkeen annos")
    follow_up = followed(office, matter, date(2026, 11, 24), "kipu")
    desk, _screen = _desk(office, qtbot)

    keys(Qt.Key.Key_Return)

    assert desk.gone == [("follow_ups", follow_up.id)]


def _asked_to_map(office: Office, **fields: Any) -> SituationMapping:  # noqa: ANN401 - fields of a mapping
    """A request that the nurse at the desk got from a colleague."""
    given: dict[str, Any] = {
        "client": raija(office).id,
        "unit": office.nurse.unit,
        "request": MappingRequest.ASKED,
        "asked_of": office.nurse.worker,
        "request_by": office.other_nurse.worker,
        "request_reason": "Tilanne muuttui.",
        "answer_by": date(2026, 11, 26),
    }
    return office.put(SituationMapping, office.nurse, **given | fields)


def test_a_request_to_map_stands_with_its_day_and_opens_with_enter(
    office: Office, qtbot: QtBot
) -> None:
    request = _asked_to_map(office)
    desk, screen = _desk(office, qtbot)
    row = _rows(screen)[1]
    assert "Kartoituspyyntö, vastaus odottaa" in row
    assert "Tilanne muuttui." in row

    keys(Qt.Key.Key_Return)

    assert desk.gone == [("mapping", request.id)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"answer_by": None},
            ("Kartoituspyyntö", "pyysi Minna Salo"),
        ),
        (
            {
                "request": MappingRequest.RETURNED,
                "request_reason": "En ehdi",
                "answer_by": None,
            },
            ("Kartoituspyyntö palautettiin", "Jari Lehto: En ehdi"),
        ),
        (
            {"request": MappingRequest.ACCEPTED, "answer_by": None},
            ("Kokonaistilanne kartoittamatta", "Kartoitus on kesken"),
        ),
        (
            {
                "request": MappingRequest.ACCEPTED,
                "decided_at": MORNING,
                "decide_again_on": date(2026, 11, 24),
            },
            (
                "Paljon palveluita tarvitseva: uusi arvio",
                "Kartoituksessa päätettiin arvioida uudelleen",
            ),
        ),
    ],
)
def test_what_a_mapping_waits_for_is_said_and_opens_with_enter(
    office: Office, qtbot: QtBot, fields: dict[str, Any], said: tuple[str, ...]
) -> None:
    mapping = _asked_to_map(office, decided_by=office.nurse.worker, **fields)
    desk, screen = _desk(office, qtbot)

    keys(Qt.Key.Key_Return)

    assert all(words in _rows(screen)[1] for words in said)
    assert desk.gone == [("mapping", mapping.id)]


def test_a_mapping_that_was_asked_for_stands_among_what_has_no_day(
    office: Office, qtbot: QtBot
) -> None:
    client = raija(office)
    review = office.put(
        Review,
        office.nurse,
        client=client.id,
        unit=office.nurse.unit,
        conclusion=Conclusion.MAP,
        confirmed_at=office.now,
        confirmed_by=office.nurse.worker,
        mapper=office.nurse.worker,
    )
    desk, screen = _desk(office, qtbot)

    keys(Qt.Key.Key_Return)

    assert "Kokonaistilanne kartoittamatta" in _rows(screen)[1]
    [(place, target)] = desk.gone
    assert place == "mapping"
    assert getattr(target, "client", None) == client.id
    assert getattr(target, "review", None) == review.id


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"status": AssignmentStatus.ASKED, "message": "Soita ennen klo 12."},
            "Pyyntö yhteyshenkilöksi",
        ),
        (
            {"status": AssignmentStatus.RETURNED, "status_reason": "En ota uusia nyt"},
            "Pyyntö yhteyshenkilöksi palautettiin",
        ),
        (
            {"status": AssignmentStatus.NOT_WANTED, "worker": None},
            "Yhteyshenkilöstä kysytään uudelleen",
        ),
    ],
)
def test_askings_and_the_day_to_ask_again_stand_here_and_open_the_naming(
    office: Office, qtbot: QtBot, fields: dict[str, Any], said: str
) -> None:
    client = raija(office)
    office.matter(office.other_nurse, client.id, handled_by=office.nurse.worker)
    asked = fields["status"] is AssignmentStatus.ASKED
    defaults: dict[str, Any] = {
        "client": client.id,
        "unit": office.nurse.unit,
        "status_at": office.now,
        "status_by": office.other_nurse.worker,
        "worker": office.nurse.worker,
        "answer_by": office.now.date(),
        "ask_again_on": office.now.date(),
    }
    by = office.other_nurse if asked else office.nurse
    office.put(Assignment, by, **defaults | fields)
    desk, screen = _desk(office, qtbot)

    found = screen.findChild(RowList, "deadlines")
    assert found is not None
    found.set_current(next(row.key for row in found.rows() if said in row.title))
    keys(Qt.Key.Key_Return)

    [(screen_code, target)] = desk.gone
    assert screen_code == "contact_persons"
    assert getattr(target, "client", None) == client.id


def test_a_returned_asking_says_who_when_and_why(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    office.put(
        Assignment,
        office.nurse,
        client=client.id,
        status=AssignmentStatus.RETURNED,
        status_by=office.other_nurse.worker,
        status_at=office.now - timedelta(days=2),
        status_reason="En ota uusia nyt",
    )
    _shown, screen = _desk(office, qtbot)

    assert any("Jari Lehto, 2 pv sitten: En ota uusia nyt" in row for row in _rows(screen))


def test_minutes_are_counted_on_while_the_focus_stays(office: Office, qtbot: QtBot) -> None:
    matter = finished(office, raija(office).id, "Lääkkeen annos")
    promised(office, matter, office.now - timedelta(minutes=12), "Soittaa")
    followed(office, matter, date(2026, 11, 24), "kipu")
    _window, screen = _desk(office, qtbot)
    keys(Qt.Key.Key_Down)
    before = screen.findChild(RowList, "deadlines").current_key()  # type: ignore[union-attr]

    office.later(minutes=1)
    screen.refresh()

    assert "13\N{NO-BREAK SPACE}min yli" in _rows(screen)[1]
    assert screen.findChild(RowList, "deadlines").current_key() == before  # type: ignore[union-attr]
    assert focused().objectName() == "deadlines"


def test_the_clock_runs_only_while_the_screen_is_shown(office: Office, qtbot: QtBot) -> None:
    _window, screen = _desk(office, qtbot)
    clock = screen._clock

    assert clock.isActive()
    assert clock.interval() == REFRESH_MS

    screen.hide()

    assert not clock.isActive()


def test_a_nameless_contact_that_waits_is_known_by_its_note(office: Office, qtbot: QtBot) -> None:
    for reason, notes in (("", "Soittaja itki, puhelu katkesi"), ("Huimaus", "Asuu yksin")):
        office.change(office.nurse, waiting(office, None, reason), notes=notes)
    office.change(
        office.nurse, waiting(office, raija(office).id, "Annos"), notes="Kysyi Marevanista"
    )

    _window, screen = _desk(office, qtbot)
    QApplication.processEvents()

    said = _said(screen)
    assert "Soittaja itki, puhelu katkesi" in said
    assert "Huimaus | Asuu yksin" in said
    assert "Syy kirjaamatta" not in said
    assert "Annos" in said
    assert "Marevanista" not in said


def test_alt_and_a_number_go_on_with_who_waits(office: Office, qtbot: QtBot) -> None:
    first = waiting(office, raija(office).id, "Kesken: ensiarvio")
    office.later(minutes=3)
    second = waiting(office, _other(office).id, "Selkäkipu")
    desk, screen = _desk(office, qtbot)

    keys(Qt.Key.Key_2, modifier=ALT)
    keys(Qt.Key.Key_1, modifier=ALT)

    assert [contact for _place, contact in desk.gone] == [second.contact, first.contact]
    assert "Raija Ketola, 68 v" in _said(screen)


def test_an_entry_is_copied_and_marked_in_place(office: Office, qtbot: QtBot) -> None:
    client = _other(office)
    finished(office, client.id, "Selkäkipu")
    office.later(minutes=5)
    second = finished(office, client.id, "Haava")
    desk, screen = _desk(office, qtbot)

    go_to("copy_entry")
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_C, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert "Haava" in QGuiApplication.clipboard().text()
    assert focused().objectName() == "carried_entry"

    keys(Qt.Key.Key_Space)

    with office.store.units.reading() as uow:
        [mark] = uow.find(CarriedOver, *where())
    assert mark.target == second.id
    assert mark.register is Register.HEALTH
    assert desk.told[-1] == "Merkittiin viedyksi: potilastiedot"
    assert sum(line.isVisible() for line in screen.findChildren(CarryLine)) == 1
    assert focused().objectName() == "copy_entry"
    assert "Selkäkipu" not in QGuiApplication.clipboard().text()


def test_the_team_is_shown_on_wish_and_whose_each_is(office: Office, qtbot: QtBot) -> None:
    matter = finished(office, raija(office).id, "Huimaus")
    followed(office, matter, date(2026, 11, 24), "kipu", office.other_nurse.worker)
    _window, screen = _desk(office, qtbot)
    assert not _rows(screen)
    assert "Ei määräaikoja" in _said(screen)

    keys(Qt.Key.Key_Right)

    assert "Seuranta: kipu" in _rows(screen)[1]
    assert "hoitaa Jari Lehto" in _rows(screen)[1]


def test_nothing_of_the_other_register_stands_here(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    matter = finished(office, client.id, "Huimaus")
    promised(office, matter, office.now, "Soittaa")

    desk = stand(office, qtbot, "desk", make_worktop, office.guide)
    screen = desk.window.built_screen("desk")
    assert isinstance(screen, WorktopScreen)
    screen.refresh()

    assert not _rows(screen)
    assert "Kaikki kirjaukset on viety." in _said(screen)


def test_nothing_is_cut_or_nameless(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    late = finished(office, client.id, "Lääkkeen annos")
    promised(office, late, office.now - timedelta(minutes=47), "Kertoo lääkärin vastauksen")
    followed(office, late, date(2026, 11, 25), "verenpaineen kotimittaus")
    waiting(office, _other(office).id, "Kesken: ensiarvio")
    desk, _screen = _desk(office, qtbot)

    assert defects(desk.window) == []

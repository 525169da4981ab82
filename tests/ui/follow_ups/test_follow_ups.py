"""Follow-ups by keyboard: done, moved, cancelled."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sotedesk.model.matter import FollowUp, FollowUpStatus
from sotedesk.ui.follow_ups import make_follow_ups
from sotedesk.ui.follow_ups.screen import FollowUpsScreen
from tests.ui.keyboard import type_text
from tests.ui.looks import defects
from tests.ui.stand import Stand

CTRL = Qt.KeyboardModifier.ControlModifier


def _begun(desk: Stand) -> tuple[FollowUpsScreen, FollowUp]:
    client = desk.office.client(desk.office.nurse)
    matter = desk.office.matter(desk.office.nurse, client.id, type="care_need")
    made = desk.duties.follow_ups.create(
        desk.who, matter, what="Miten haava paranee", due_on=date(2026, 11, 22)
    )
    desk.duties.follow_ups.create(desk.who, matter, what="Onko kuumetta", due_on=date(2026, 11, 26))
    screen: FollowUpsScreen = desk.host("follow_ups", make_follow_ups)
    screen.refresh()
    screen.list.setFocus()
    return screen, made


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    type_text(focused, text)


def test_the_overdue_stands_first_and_says_how_late_it_is(at_desk: Stand) -> None:
    screen, made = _begun(at_desk)

    assert [row.title for row in screen.list.rows() if row.heading] == ["Myöhässä", "Edessä"]
    assert screen.list.current_key() == made.id
    assert screen.list.rows()[1].lead == "2 pv myöhässä"


def test_enter_goes_to_the_result_and_ctrl_enter_marks_it_done(at_desk: Stand) -> None:
    screen, made = _begun(at_desk)
    at_desk.press(Qt.Key.Key_Return)
    _type("Paranee hyvin")

    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = at_desk.office.get(made)
    assert (stored.status, stored.result) == (FollowUpStatus.DONE, "Paranee hyvin")
    assert at_desk.told == ["Seuranta merkitty tehdyksi. [Kumoa]"]
    assert len([row for row in screen.list.rows() if not row.heading]) == 1


def test_it_is_moved_to_another_day(at_desk: Stand) -> None:
    screen, made = _begun(at_desk)
    screen.day.setFocus()
    _type("1.12.")

    at_desk.press(Qt.Key.Key_Tab)
    at_desk.press(Qt.Key.Key_Space)

    assert at_desk.office.get(made).due_on == date(2026, 12, 1)


def test_a_day_behind_is_refused_in_its_own_line(at_desk: Stand) -> None:
    screen, made = _begun(at_desk)
    screen.day.setFocus()
    _type("1.11.")

    screen.move_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    assert screen._day_box.problem() == "Kirjoita päivä, joka on edessä"
    assert at_desk.office.get(made).due_on == date(2026, 11, 22)


def test_cancelling_asks_why(at_desk: Stand) -> None:
    screen, made = _begun(at_desk)
    screen.cancel.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    assert screen.reason.hasFocus()

    _type("Hoito siirtyi muualle")
    at_desk.press(Qt.Key.Key_Tab)
    at_desk.press(Qt.Key.Key_Space)

    assert at_desk.office.get(made).status is FollowUpStatus.CANCELLED


def test_a_follow_up_is_opened_by_its_id(at_desk: Stand) -> None:
    screen, _made = _begun(at_desk)
    later = screen.presenter.state.lines[-1].follow_up

    screen.open(later.id)

    assert screen.list.current_key() == later.id
    assert screen._what.text() == "Onko kuumetta"


def test_a_designer_finds_nothing(at_desk: Stand) -> None:
    _begun(at_desk)

    assert defects(at_desk.window) == []

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sotedesk.ui.widgets.segment import Choice, Segment
from tests.ui.keyboard import press
from tests.ui.kit.gallery import choices

OUTCOMES = choices("Neuvottu", "Hoito annettu", "Aika", "Takaisinsoitto", "Konsultaatio", "Ei")


def segment(qtbot: QtBot, rows: int = 1) -> tuple[Segment, list[object]]:
    made = Segment(OUTCOMES, "outcome", rows=rows)
    qtbot.addWidget(made)
    told: list[object] = []
    made.chosen.connect(told.append)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made, told


def focused() -> object:
    return QApplication.focusWidget()


def test_a_digit_chooses_from_any_part_of_both_rows(qtbot: QtBot) -> None:
    made, told = segment(qtbot, rows=2)

    press(made.buttons()[0], Qt.Key.Key_5)

    assert (made.value(), told) == (5, [5])
    assert focused() is made.buttons()[4]


def test_arrows_run_through_both_rows(qtbot: QtBot) -> None:
    made, _told = segment(qtbot, rows=2)
    press(made.buttons()[0], Qt.Key.Key_3)

    press(made.buttons()[2], Qt.Key.Key_Right)
    assert made.value() == 4

    press(made.buttons()[3], Qt.Key.Key_Up)
    assert made.value() == 1


def test_delete_takes_the_choice_back(qtbot: QtBot) -> None:
    made, told = segment(qtbot)
    press(made.buttons()[0], Qt.Key.Key_2)

    press(made.buttons()[1], Qt.Key.Key_Delete)

    assert made.value() is None
    assert told == [2, None]


def test_showing_a_value_tells_nobody(qtbot: QtBot) -> None:
    made, told = segment(qtbot)

    made.set_value(3)
    made.set_value(None)

    assert told == []


def test_a_digit_beyond_the_last_does_nothing(qtbot: QtBot) -> None:
    made, told = segment(qtbot)

    press(made.buttons()[0], Qt.Key.Key_9)

    assert (made.value(), told) == (None, [])


def test_tab_stops_once_and_at_the_chosen_part(qtbot: QtBot) -> None:
    made, _told = segment(qtbot)
    made.set_value(4)

    stops = [b for b in made.buttons() if b.focusPolicy().value & Qt.FocusPolicy.TabFocus.value]

    assert stops == [made.buttons()[3]]


def test_a_screen_reader_hears_a_radio_button_with_its_number(qtbot: QtBot) -> None:
    made, _told = segment(qtbot)
    heard = QAccessible.queryAccessibleInterface(made.buttons()[1])

    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "Hoito annettu, numero 2"


def test_the_focus_goes_along_when_another_value_is_shown(qtbot: QtBot) -> None:
    made = Segment([Choice("seen", "Havaittu"), Choice("open", "Ei arvioitu")], clearable=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.set_value("open")
    made.setFocus()

    made.set_value("seen")

    assert made.buttons()[0].hasFocus()

"""The window as a worker meets it."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.ui.frame.login import LoginView
from sotedesk.ui.frame.main_window import MainWindow
from sotedesk.ui.frame.opening import OpeningWindow
from sotedesk.ui.frame.rail_button import RailButton
from sotedesk.ui.frame.status_bar import StatusBar
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.widgets.line_field import LineField
from tests.ui.keyboard import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HEAVY = ("sqlalchemy", "reportlab", "babel", "phonenumbers", "sqlcipher3", "argon2")


class Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.first, self.second = LineField("first", "Eka"), LineField("second", "Toka")
        column.addWidget(self.first)
        column.addWidget(self.second)


def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    made.add_screen("desk", "Työpöytä", Form)
    made.add_screen("contact", "Yhteydenotto", Form)
    made.add_screen("triggers", "Herätteet", Form)
    made.add_screen("card", "Kortti", Form, in_rail=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_screen("desk")
    return made


def form(made: MainWindow, code: str) -> Form:
    screen = made.built_screen(code)
    assert isinstance(screen, Form)
    return screen


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_screen_is_built_when_it_is_first_shown(qtbot: QtBot) -> None:
    made = window(qtbot)

    assert made.built_screen("contact") is None
    assert form(made, "desk").first.hasFocus()


def test_coming_back_finds_the_same_field_and_caret(qtbot: QtBot) -> None:
    made = window(qtbot)
    form(made, "desk").second.setFocus()
    type_text(focused(), "abc")
    form(made, "desk").second.setCursorPosition(1)

    press(focused(), Qt.Key.Key_2, CTRL)
    assert made.current_screen() == "contact"
    press(focused(), Qt.Key.Key_1, CTRL)

    assert form(made, "desk").second.hasFocus()
    assert form(made, "desk").second.cursorPosition() == 1


def test_a_screen_left_before_it_was_read_takes_no_focus_from_the_one_shown(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.show_screen("desk")
    made.show_screen("contact")
    typed_in = focused()

    form(made, "desk").second.setFocus()

    assert focused() is typed_in
    made.show_screen("desk")
    assert focused() is form(made, "desk").second


def test_a_field_of_the_screen_shown_may_wait_for_its_page_with_the_focus(qtbot: QtBot) -> None:
    made = window(qtbot)
    pages, read = QStackedWidget(), Form()
    for page in (QWidget(), read):
        pages.addWidget(page)
    layout = form(made, "desk").layout()
    assert layout is not None
    layout.addWidget(pages)

    read.second.setFocus()
    pages.setCurrentWidget(read)

    assert focused() is read.second


def test_only_registered_items_stand_in_the_rail(qtbot: QtBot) -> None:
    made = window(qtbot)

    assert made.rail.button("desk") is not None
    assert made.rail.button("plan") is None
    assert made.rail.button("card") is None
    assert made.rail.button("more") is not None


def test_a_key_to_a_screen_that_does_not_exist_does_nothing(qtbot: QtBot) -> None:
    made = window(qtbot)

    press(focused(), Qt.Key.Key_5, CTRL)

    assert made.current_screen() == "desk"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_ctrl_7_opens_the_screens_that_have_no_place_of_their_own(qtbot: QtBot) -> None:
    made = window(qtbot)

    press(focused(), Qt.Key.Key_7, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Herätteet"]
    press(menu, Qt.Key.Key_Return)

    assert made.current_screen() == "triggers"


def test_ctrl_k_selects_the_old_query(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.top_bar.search.setText("ketola")

    press(focused(), Qt.Key.Key_K, CTRL)

    assert made.top_bar.search.selectedText() == "ketola"


def test_the_search_line_tells_its_keys(qtbot: QtBot) -> None:
    made = window(qtbot)
    search = made.top_bar.search
    search.setFocus()
    told: list[object] = []
    search.query_changed.connect(told.append)
    search.moved.connect(told.append)
    search.opened.connect(lambda: told.append("open"))
    search.start_wanted.connect(lambda: told.append("start"))
    search.new_wanted.connect(lambda: told.append("new"))
    search.left.connect(lambda: told.append("left"))

    type_text(search, "ä")
    press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    press(search, Qt.Key.Key_Return, CTRL)
    press(search, Qt.Key.Key_N, CTRL)
    press(search, Qt.Key.Key_Escape)

    assert told == ["ä", 1, "open", "start", "new", "left"]


def test_f2_and_its_button_ask_for_a_new_contact(qtbot: QtBot) -> None:
    made = window(qtbot)
    told: list[str] = []
    made.new_contact_wanted.connect(lambda: told.append("new"))
    made.afterwards_wanted.connect(lambda: told.append("afterwards"))

    press(focused(), Qt.Key.Key_F2)
    press(focused(), Qt.Key.Key_F2, SHIFT)
    made.top_bar.new_contact.click()

    assert told == ["new", "afterwards", "new"]


def test_a_live_contact_shows_its_strip_at_home_and_a_block_elsewhere(qtbot: QtBot) -> None:
    made = window(qtbot)
    strip = LineField("strip", "Puhelu")
    made.set_live("contact", strip, "Puhelu käynnissä", "phone-in")
    assert (strip.isVisible(), made.rail.live_block.isVisible()) == (False, True)

    press(focused(), Qt.Key.Key_F3)
    assert made.current_screen() == "contact"
    assert (strip.isVisible(), made.rail.live_block.isVisible()) == (True, False)

    made.clear_live()
    assert not strip.isVisible()
    strip.deleteLater()


def test_f3_without_a_live_contact_does_nothing(qtbot: QtBot) -> None:
    made = window(qtbot)

    press(focused(), Qt.Key.Key_F3)

    assert made.current_screen() == "desk"


def test_f6_goes_round_the_areas_and_back(qtbot: QtBot) -> None:
    made = window(qtbot)
    start = focused()
    seen = []
    for _area in range(3):
        press(focused(), Qt.Key.Key_F6)
        seen.append(focused())

    assert made.rail.isAncestorOf(seen[0])
    assert made.top_bar.isAncestorOf(seen[1])
    assert seen[2] is start

    press(focused(), Qt.Key.Key_F6, SHIFT)
    assert made.top_bar.isAncestorOf(focused())


def test_f1_lists_the_keys_and_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    made = window(qtbot)
    before = focused()

    press(before, Qt.Key.Key_F1)
    panel = made.findChild(QWidget, "key_panel")
    assert panel is not None
    assert panel.isVisible()
    assert focused() is before

    press(before, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_f6_reaches_the_key_panel_and_esc_goes_back_to_the_work(qtbot: QtBot) -> None:
    made = window(qtbot)
    before = focused()
    press(before, Qt.Key.Key_F1)
    panel = made.findChild(QWidget, "key_panel")
    assert panel is not None

    press(before, Qt.Key.Key_F6)
    assert panel.isAncestorOf(focused())

    press(focused(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert focused() is before


def test_key_caps_show_while_alt_is_held_and_move_nothing(qtbot: QtBot) -> None:
    made = window(qtbot)
    before = [w.geometry() for w in made.findChildren(QWidget) if w is not made.key_caps]

    QTest.keyPress(focused(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(made.key_caps.isVisible)
    caps = {cap for cap, _place in made.key_caps.placed_caps()}
    after = [w.geometry() for w in made.findChildren(QWidget) if w is not made.key_caps]
    QTest.keyRelease(focused(), Qt.Key.Key_Alt)

    assert {"Ctrl+K", "Shift+F2", "Ctrl+1", "Ctrl+2", "Ctrl+7"} <= caps
    assert after == before
    assert not made.key_caps.isVisible()


def test_no_key_cap_of_a_narrow_rail_covers_its_words(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.add_screen("contact_persons", "Yhteyshenkilöt", Form)
    made.rail.waiting.set_count(2)
    made.resize(1366, 768)
    QTest.qWait(1)

    caps = dict(made.key_caps.placed_caps())
    for button in (*made.rail.findChildren(RailButton), made.rail.waiting):
        middle = button.mapTo(made, button.rect().center()).y()
        line = look().metrics(Text.STRONG).height() / 2
        assert caps[str(button.property("key_cap"))].top() >= middle + line - 1, button.text()


def test_an_alt_combination_shows_no_caps(qtbot: QtBot) -> None:
    made = window(qtbot)

    QTest.keyPress(focused(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyPress(focused(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(focused(), Qt.Key.Key_Alt)

    assert not made.key_caps.isVisible()


def test_ctrl_z_outside_a_text_takes_the_last_action_back_once(qtbot: QtBot) -> None:
    made = window(qtbot)
    undone: list[str] = []
    made.offer_undo("Jätetty odottamaan", lambda: undone.append("undo"))
    made.rail.first_focus().setFocus()

    press(focused(), Qt.Key.Key_Z, CTRL)
    press(focused(), Qt.Key.Key_Z, CTRL)

    assert undone == ["undo"]


def test_after_taking_back_by_the_button_the_focus_is_where_the_work_is(qtbot: QtBot) -> None:
    made = window(qtbot)
    form(made, "desk").second.setFocus()
    made.offer_undo("Jätetty odottamaan", lambda: None)
    button = made.status.undo.findChild(QWidget, "undo")
    assert button is not None
    button.setFocus()

    press(button, Qt.Key.Key_Space)
    QApplication.processEvents()

    assert not button.isVisible()
    assert form(made, "desk").second.hasFocus()


def test_a_field_that_goes_away_leaves_the_focus_in_its_screen(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.show_screen("contact")
    form(made, "contact").second.setFocus()

    form(made, "contact").second.hide()
    QApplication.processEvents()

    assert form(made, "contact").first.hasFocus()


def test_the_title_says_nothing_of_anyone(qtbot: QtBot) -> None:
    made = window(qtbot)
    made.set_live("contact", None, "Puhelu käynnissä", "phone-in")

    assert made.windowTitle() == "SoteDesk"


@pytest.mark.parametrize(("width", "rail"), [(1440, 216), (1366, 172)])
def test_the_rail_is_narrow_in_a_narrow_window(qtbot: QtBot, width: int, rail: int) -> None:
    made = window(qtbot)
    made.resize(width, 768)
    QApplication.processEvents()

    assert made.rail.width() == rail


def test_a_failed_save_stays_on_the_screen_until_one_succeeds(qtbot: QtBot) -> None:
    made = window(qtbot)

    made.status.show_save_failed()

    assert made.status.saved.text().startswith("Ei tallennu koneelle.")
    assert made.status.saved.isVisible()


def test_closing_asks_nothing_and_tells(qtbot: QtBot) -> None:
    opening = OpeningWindow()
    qtbot.addWidget(opening)
    told: list[str] = []
    opening.close_wanted.connect(lambda: told.append("close"))
    view = LoginView()
    opening.hold(view)
    with qtbot.waitExposed(opening):
        opening.show()

    assert opening.close()
    assert told == ["close"]


def test_the_opening_window_hands_the_login_back_when_the_desk_comes(qtbot: QtBot) -> None:
    opening, view, desk = OpeningWindow(), LoginView(), QWidget()
    qtbot.addWidget(opening)
    qtbot.addWidget(view)
    opening.hold(view)

    opening.hold(desk)

    assert opening.centralWidget() is desk
    assert not view.isVisible()


def login(qtbot: QtBot) -> LoginView:
    view = LoginView()
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def test_login_by_keyboard_tells_once_and_keeps_no_password(qtbot: QtBot) -> None:
    view = login(qtbot)
    told: list[tuple[str, str]] = []
    view.submitted.connect(lambda name, secret: told.append((name, secret)))

    type_text(view.login, " outi ")
    press(view.login, Qt.Key.Key_Tab)
    assert view.password.hasFocus()
    type_text(view.password, " sala sana ")
    press(view.password, Qt.Key.Key_Return)
    press(view.password, Qt.Key.Key_Return)

    assert told == [("outi", " sala sana ")]
    assert view.password.text() == ""


def test_login_says_in_place_what_is_missing(qtbot: QtBot) -> None:
    view = login(qtbot)

    press(view.password, Qt.Key.Key_Return)
    assert view.login.hasFocus()
    assert view.login.accessibleDescription() == "Kirjoita käyttäjätunnuksesi"

    type_text(view.login, "outi")
    view.show_refused()
    assert view.password.hasFocus()
    assert view.password.accessibleDescription() == "Salasana ei avannut työpöytää"


def test_the_frame_loads_nothing_heavy() -> None:
    code = (
        "import sys, sotedesk.ui.frame.main_window, sotedesk.ui.frame.login;"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    said = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"


def test_facts_have_rules_between_them_and_none_after_the_last(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 30)
    bar.show()
    bar.show_saved(datetime(2026, 11, 24, 7, 47, 12, tzinfo=UTC))
    QApplication.processEvents()
    rule = bar.saved.findChild(QWidget, "status_rule")

    assert rule is not None
    assert rule.isHidden()
    bar.undo.say("Kumottiin")
    QApplication.processEvents()
    assert rule.isVisible()

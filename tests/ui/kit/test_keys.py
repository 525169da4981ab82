import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.ui.keys import (
    COMMANDS,
    Command,
    DuplicateKeyError,
    FieldKey,
    KeyMap,
    UnknownCommandError,
    assert_no_duplicates,
    cap_of,
    command,
    field_cap,
)
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.text_area import TextArea
from tests.ui.keyboard import press

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def window(qtbot: QtBot) -> tuple[QMainWindow, KeyMap, TextArea]:
    made = QMainWindow()
    central = QWidget()
    column = QVBoxLayout(central)
    notes = TextArea("notes", "Muistiinpanot")
    column.addWidget(notes)
    column.addWidget(LineField("reason", "Syy"))
    made.setCentralWidget(central)
    keys = KeyMap(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    notes.setFocus()
    return made, keys, notes


def test_the_shipped_table_has_no_key_twice_on_a_screen() -> None:
    assert_no_duplicates()


def test_a_screen_key_that_is_also_a_key_of_everywhere_is_refused() -> None:
    twice = Command("desk.own", ("F2",), "Oma", "desk")

    with pytest.raises(DuplicateKeyError, match="F2"):
        assert_no_duplicates((*COMMANDS, twice))


def test_two_fields_on_one_letter_are_refused_on_one_screen_only() -> None:
    here = FieldKey("plan", "Z", "one", "Yksi")
    there = FieldKey("contact", "Z", "two", "Kaksi")
    assert_no_duplicates((), (here, there))

    with pytest.raises(DuplicateKeyError):
        assert_no_duplicates((), (here, FieldKey("plan", "Z", "two", "Kaksi")))


def test_no_key_is_a_menu_key_or_altgr() -> None:
    keys = [key for c in COMMANDS for key in c.keys]

    assert not [k for k in keys if "F10" in k or ("Ctrl" in k and "Alt" in k)]


def test_an_unknown_command_is_an_error_by_name() -> None:
    with pytest.raises(UnknownCommandError, match="nosuch"):
        command("nosuch")


def test_the_cap_is_written_as_on_the_keyboard() -> None:
    assert (cap_of("confirm"), cap_of("contact.afterwards")) == ("Ctrl+Enter", "Shift+F2")


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "contact.new"),
        (Qt.Key.Key_K, CTRL, "search.focus"),
        (Qt.Key.Key_S, CTRL, "save"),
        (Qt.Key.Key_Return, CTRL, "confirm"),
        (Qt.Key.Key_3, CTRL, "rail.3"),
    ],
)
def test_a_key_of_everywhere_answers_while_someone_types(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, expected: str
) -> None:
    _window, keys, notes = window(qtbot)
    told: list[str] = []
    keys.triggered.connect(told.append)

    press(notes, key, modifier)

    assert told == [expected]


def test_a_screen_key_answers_on_its_own_screen_only(qtbot: QtBot) -> None:
    _window, keys, notes = window(qtbot)
    told: list[str] = []
    keys.triggered.connect(told.append)

    keys.show_screen("desk")
    press(notes, Qt.Key.Key_F5)
    keys.show_screen("contact")
    press(notes, Qt.Key.Key_F5)

    assert told == ["matter.new"]


def test_undo_belongs_to_the_text_while_someone_types(qtbot: QtBot) -> None:
    _window, keys, notes = window(qtbot)
    told: list[str] = []
    keys.triggered.connect(told.append)
    notes.insert_text("sana")

    press(notes, Qt.Key.Key_Z, CTRL)

    assert (notes.text(), told) == ("", [])


def test_alt_letter_jumps_to_the_field_of_the_screen_shown(qtbot: QtBot) -> None:
    made, keys, notes = window(qtbot)
    reason = made.findChild(LineField, "reason")
    assert reason is not None
    keys.install_fields("contact", {"reason": reason, "notes": notes})
    keys.show_screen("contact")

    press(notes, Qt.Key.Key_Y, ALT)

    assert QApplication.focusWidget() is reason


def test_a_field_the_table_lacks_is_refused(qtbot: QtBot) -> None:
    _window, keys, notes = window(qtbot)

    with pytest.raises(UnknownCommandError, match=r"contact\.nosuch"):
        keys.install_fields("contact", {"nosuch": notes})


def test_the_panel_lists_only_what_somebody_answers(qtbot: QtBot) -> None:
    _window, keys, notes = window(qtbot)
    keys.on("save", lambda: None)
    keys.install_fields("plan", {"strengths": notes})

    general, own = keys.listed("plan")

    assert general == [
        ("Näytä näppäimet ruudulla", "Alt"),
        ("Tallenna nyt", "Ctrl+S"),
        ("Sulje tai jätä kesken", "Esc"),
    ]
    assert own[-1] == ("Vahvuudet", "Alt+V")
    assert not [cap for _label, cap in own if cap in ("Ctrl+N", "Alt+M", "Alt+S")]


@pytest.mark.parametrize("command_id", [c.id for c in COMMANDS if not c.built])
def test_a_key_that_is_not_built_yet_does_nothing_and_is_kept_free(
    qtbot: QtBot, command_id: str
) -> None:
    _window, keys, _notes = window(qtbot)

    with pytest.raises(UnknownCommandError, match=command_id):
        keys.on(command_id, lambda: None)


def test_a_letter_that_is_not_built_yet_is_not_installed_and_has_no_cap(qtbot: QtBot) -> None:
    _window, keys, notes = window(qtbot)

    with pytest.raises(UnknownCommandError, match=r"conflicts\.changes"):
        keys.install_fields("conflicts", {"changes": notes})
    assert (field_cap("conflicts", "changes"), field_cap("plan", "printout")) == ("", "Alt+U")

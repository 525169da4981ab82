"""Fields as a worker meets them: typing, undo, clearing, problems said in place."""

from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.ui.widgets.choice_field import ChoiceField
from sotedesk.ui.widgets.labelled_field import LabelledField
from sotedesk.ui.widgets.line_field import LineField
from sotedesk.ui.widgets.symptom_chip import SymptomChip
from sotedesk.ui.widgets.text_area import TextArea
from tests.ui.keyboard import press, type_text
from tests.ui.kit.gallery import choices

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.resize(400, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
    return widget


def test_finnish_letters_are_typed(qtbot: QtBot) -> None:
    area = shown(qtbot, TextArea("notes"))

    type_text(area, "Äiti kävi yöllä")

    assert area.text() == "Äiti kävi yöllä"


def test_a_loaded_text_cannot_be_undone_away(qtbot: QtBot) -> None:
    area = shown(qtbot, TextArea("notes"))
    area.set_text("Aiempi teksti")
    area.set_caret(99)
    type_text(area, "!")

    for _time in range(3):
        area.undo()

    assert area.text() == "Aiempi teksti"


def test_loading_tells_nobody_and_typing_does(qtbot: QtBot) -> None:
    area = shown(qtbot, TextArea("notes"))
    told: list[str] = []
    area.edited.connect(told.append)

    area.set_text("Aiempi")
    area.set_caret(99)
    type_text(area, "a")

    assert told == ["Aiempia"]


def test_a_text_area_grows_with_its_text_and_then_scrolls(qtbot: QtBot) -> None:
    area = shown(qtbot, TextArea("notes", lines=2, most_lines=5))
    low = area.height()

    area.set_text("\n".join("rivi" for _line in range(4)))
    higher = area.height()
    area.set_text("\n".join("rivi" for _line in range(40)))

    assert low < higher < area.height()
    assert area.verticalScrollBar().maximum() > 0


def test_pasted_markup_becomes_words(qtbot: QtBot) -> None:
    area = shown(qtbot, TextArea("notes"))
    data = QMimeData()
    data.setHtml("<b>lihava</b>")
    data.setText("lihava")
    QGuiApplication.clipboard().setMimeData(data)

    area.paste()

    assert area.text() == "lihava"
    assert "font-weight" not in area.toHtml().partition("<body")[2].partition("<p")[2]


def test_ctrl_enter_and_ctrl_k_are_left_to_the_window(qtbot: QtBot) -> None:
    area = shown(qtbot, TextArea("notes"))
    area.set_text("yksi kaksi")

    press(area, Qt.Key.Key_Return, CTRL)
    press(area, Qt.Key.Key_K, CTRL)

    assert area.text() == "yksi kaksi"


def test_tab_leaves_the_text_area(qtbot: QtBot) -> None:
    root = QWidget()
    column = QVBoxLayout(root)
    area, after = TextArea("notes"), LineField("after", "Seuraava")
    column.addWidget(area)
    column.addWidget(after)
    shown(qtbot, root)
    area.setFocus()

    press(area, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert area.text() == ""


def test_delete_clears_a_choice_and_typing_finds_one(qtbot: QtBot) -> None:
    field = shown(qtbot, ChoiceField(choices("Hoidon tarve", "Neuvonta", "Palvelutarve")))
    told: list[object] = []
    field.chosen.connect(told.append)

    type_text(field, "p")
    assert field.value() == 3

    press(field, Qt.Key.Key_Delete)
    assert field.value() is None
    assert told[-1] is None


def test_choices_may_be_replaced_and_the_value_stays(qtbot: QtBot) -> None:
    field = shown(qtbot, ChoiceField(choices("A", "B")))
    field.set_value(2)

    field.set_choices(choices("A", "B", "C"))

    assert field.value() == 2


def test_an_empty_choice_says_its_problem_inside_itself(qtbot: QtBot) -> None:
    field = ChoiceField(choices("Minna Salo"))
    labelled = shown(qtbot, LabelledField("Hoitaa", field, key="H"))
    height = labelled.height()

    labelled.show_problem("Valitse vastuuhenkilö")

    assert field.placeholderText() == "Valitse vastuuhenkilö"
    assert field.accessibleDescription() == "Valitse vastuuhenkilö"
    assert labelled.sizeHint().height() == height


def test_a_line_says_its_problem_below_and_forgets_it(qtbot: QtBot) -> None:
    field = LineField("agreed")
    labelled = shown(qtbot, LabelledField("Mitä sovittiin", field, key="V"))
    low = labelled.sizeHint().height()

    labelled.show_problem("Kirjoita, mitä sovittiin")
    assert labelled.sizeHint().height() > low
    assert field.property("edge") == "warn"

    labelled.clear_problem()
    assert labelled.sizeHint().height() == low


def test_the_key_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    field = LineField("agreed")
    labelled = shown(qtbot, LabelledField("Mitä sovittiin", field, key="V"))

    assert labelled.label() == "Mitä sovittiin"
    assert field.accessibleName() == "Mitä sovittiin, näppäin Alt+V"


def test_space_goes_round_the_answers_of_a_symptom(qtbot: QtBot) -> None:
    chip = shown(qtbot, SymptomChip("Rintakipu"))
    said = []
    for _time in range(3):
        press(chip, Qt.Key.Key_Space)
        said.append(chip.accessibleName())

    assert said == ["Rintakipu: ei", "Rintakipu: kyllä", "Rintakipu: ei kysytty"]


def test_digits_answer_a_symptom_at_once(qtbot: QtBot) -> None:
    chip = shown(qtbot, SymptomChip("Rintakipu"))
    told: list[object] = []
    chip.answered.connect(told.append)

    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_Delete):
        press(chip, key)

    assert told == [True, False, None]

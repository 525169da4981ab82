from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from sotedesk.ui.theme.tokens import Tone
from sotedesk.ui.widgets.card import Card
from sotedesk.ui.widgets.row import Row, heading
from sotedesk.ui.widgets.row_list import RowList
from tests.ui.keyboard import press, type_text

ROWS = [
    heading("Myöhässä", Tone.CRIT),
    Row(
        "a", "Takaisinsoitto", "klo 15.35", "alert-circle", "12 min yli", Tone.CRIT, action="Soita"
    ),
    heading("Tänään", Tone.WARN),
    Row("b", "Hoitoon pääsy", "Arvio 17.11.", columns=(("Kaarina Ojala", "66 v"),), action="Avaa"),
]


def shown(qtbot: QtBot) -> RowList:
    made = RowList("Määräajat", "deadlines")
    made.set_rows(ROWS)
    made.resize(700, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def colours_in(listed: RowList, area: QRect) -> int:
    image = listed.viewport().grab(area).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_the_focus_lands_on_the_first_row_that_is_no_heading(qtbot: QtBot) -> None:
    assert shown(qtbot).current_key() == "a"


def test_down_steps_over_a_heading_and_enter_opens(qtbot: QtBot) -> None:
    made = shown(qtbot)
    opened: list[object] = []
    made.opened.connect(opened.append)

    press(made, Qt.Key.Key_Down)
    press(made, Qt.Key.Key_Return)

    assert opened == ["b"]


def test_a_letter_is_told_with_its_row(qtbot: QtBot) -> None:
    made = shown(qtbot)
    told: list[tuple[str, object]] = []
    made.letter_pressed.connect(lambda letter, key: told.append((letter, key)))

    type_text(made, "t")

    assert told == [("T", "a")]


def test_a_row_gone_leaves_the_focus_at_its_place(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.set_current("b")

    made.set_rows(ROWS[:2])

    assert made.current_key() == "a"


def test_rows_shown_again_keep_the_current_row(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.set_current("b")

    made.set_rows([heading("Uusi"), Row("c", "Kolmas"), *ROWS])

    assert made.current_key() == "b"


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    made = shown(qtbot)
    index = made.model().index(1, 0)

    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard == "12 min yli, Takaisinsoitto, klo 15.35, Soita"
    assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name) == "Määräajat"


def test_a_narrow_list_puts_columns_below_instead_of_cutting_titles(qtbot: QtBot) -> None:
    made = shown(qtbot)
    wide = made.sizeHintForRow(3)

    made.resize(made.minimumSizeHint().width(), 300)

    assert made.sizeHintForRow(3) > wide
    assert made.clipped_texts() == []


def test_a_row_is_high_enough_for_both_lines_of_its_columns(qtbot: QtBot) -> None:
    birth_date = "3.9.1958 (68 v)"
    plain = Row("one", "Takaisinsoitto", columns=(("Raija Ketola", ""),))
    listed = RowList("Määräajat")
    qtbot.addWidget(listed)
    listed.set_rows([plain])
    one_line = listed.sizeHintForRow(0)

    listed.set_rows([replace(plain, columns=(("Raija Ketola", birth_date),))])

    lines = look().metrics(Text.STRONG).height() + look().metrics(Text.SMALL).height()
    assert one_line < listed.sizeHintForRow(0)
    assert listed.sizeHintForRow(0) >= lines + 8


def test_a_list_in_a_card_without_a_title_begins_at_its_edge(qtbot: QtBot) -> None:
    card = Card(flush=True)
    listed = RowList("Yhteydenotot")
    card.add(listed, 1)
    qtbot.addWidget(card)
    card.resize(400, 300)
    with qtbot.waitExposed(card):
        card.show()

    assert listed.geometry().top() <= 2


def test_a_wrapping_list_is_narrow_and_cuts_no_title(qtbot: QtBot) -> None:
    long = "Herätteet, kartoitetaan kokonaistilanne"
    listed = RowList("Aiemmat", wraps=True)
    qtbot.addWidget(listed)
    listed.set_rows(
        [Row(1, long, "Tilanne muuttui", icon="flag", lead="20.11."), Row(2, "Puhelu", "Yskä")]
    )
    listed.resize(270, 300)
    listed.show()

    assert listed.minimumSizeHint().width() <= 270
    assert listed.clipped_texts() == []
    first, second = (listed.visualRect(listed.model().index(n, 0)) for n in (0, 1))
    assert first.height() > second.height()


def test_columns_that_stand_close_begin_soon_after_the_title(qtbot: QtBot) -> None:
    rows = [Row(1, "Raija Ketola", columns=(("3.9.1958", ""),))]
    far, close = RowList("Osumat"), RowList("Osumat", close=True)
    for listed in (far, close):
        qtbot.addWidget(listed)
        listed.set_rows(rows)
        listed.resize(900, 120)
        listed.show()

    middle = QRect(250, 6, 200, 22)
    assert colours_in(close, middle) > 1
    assert colours_in(far, middle) == 1

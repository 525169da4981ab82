"""The search under the frame's field, worked from the keyboard on the real store."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sotedesk.model.usage_log import LogAction
from sotedesk.ui.search import SearchPanel
from sotedesk.ui.search.hit_list import HitList
from sotedesk.ui.starting import NewClientFrom
from sotedesk.ui.tasks import DeskThread
from sotedesk.ui.widgets.text_area import TextArea
from tests.services.office import Office
from tests.ui.audit import audit
from tests.ui.client.day import raija
from tests.ui.client.standing import (
    CTRL,
    focused,
    keys,
    small_office,
    stand,
    write,
)
from tests.ui.client.window_desk import WindowDesk
from tests.ui.looks import in_every_look


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with small_office(tmp_path) as opened:
        yield opened


class Page(QWidget):
    """A screen with a text being written."""

    def __init__(self) -> None:
        super().__init__()
        self.text = TextArea("notes", "Muistiinpanot", parent=self)
        self.text.resize(300, 100)

    def first_focus(self) -> QWidget:
        return self.text


def _searching(office: Office, qtbot: QtBot) -> tuple[WindowDesk, SearchPanel]:
    desk = stand(office, qtbot, "desk", lambda _desk: Page(), office.nurse)
    panel = SearchPanel(desk.window, desk)
    focused().setFocus()
    keys(Qt.Key.Key_K, modifier=CTRL)
    return desk, panel


def _settle(qtbot: QtBot, panel: SearchPanel) -> None:
    qtbot.waitUntil(lambda: panel._presenter.state.answered)


def _rows(panel: SearchPanel) -> list[str]:
    found = panel.findChild(HitList, "search_hits")
    assert found is not None
    return [row.spoken() for row in found.rows()]


def _said(panel: SearchPanel) -> str:
    labels = panel.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisibleTo(panel))


def _searches(office: Office) -> int:
    return sum(line.action is LogAction.SEARCH for line in office.log())


def test_a_client_is_found_as_one_types_and_says_why(office: Office, qtbot: QtBot) -> None:
    raija(office, safety_ban=True)
    _desk, panel = _searching(office, qtbot)

    write("ketola ra")
    _settle(qtbot, panel)

    [row] = _rows(panel)
    assert (
        row
        == "Raija Ketola, 3.9.1958 · 68\N{NO-BREAK SPACE}v, 030958-••••, Löytyi: nimi, Turvakielto"
    )
    assert "Haettu nimellä." in _said(panel)
    assert "1 osuma" in _said(panel)
    assert focused().objectName() == "search"


def test_a_settled_search_is_one_line_in_the_log(office: Office, qtbot: QtBot) -> None:
    raija(office)
    _desk, panel = _searching(office, qtbot)
    before = _searches(office)

    write("ketola")
    _settle(qtbot, panel)
    keys(Qt.Key.Key_Down, Qt.Key.Key_Up)

    assert _searches(office) == before + 1


def test_typing_on_asks_only_once_it_settles(office: Office, qtbot: QtBot) -> None:
    raija(office)
    _desk, panel = _searching(office, qtbot)
    before = _searches(office)

    for letters in ("ke", "to", "la"):
        write(letters)
    _settle(qtbot, panel)

    assert _searches(office) == before + 1
    assert panel._presenter.state.text == "ketola"


def test_enter_opens_the_card_and_leaves_no_name_behind(office: Office, qtbot: QtBot) -> None:
    client = raija(office)
    desk, panel = _searching(office, qtbot)
    write("ketola")

    keys(Qt.Key.Key_Return)
    keys(Qt.Key.Key_Return)

    assert desk.gone == [("client", client.id)]
    assert not panel.isVisible()
    assert desk.window.top_bar.search.text() == ""
    assert _rows(panel) == []


def test_enter_never_opens_a_row_of_an_older_query(office: Office, qtbot: QtBot) -> None:
    raija(office)
    desk, panel = _searching(office, qtbot)
    write("ketola")
    _settle(qtbot, panel)

    write("xyz")
    keys(Qt.Key.Key_Return)

    assert desk.gone == []
    assert "ei osumia" in _said(panel)


def test_ctrl_enter_starts_a_contact_with_the_one_chosen(office: Office, qtbot: QtBot) -> None:
    raija(office)
    other = office.client(office.nurse, first_names="Rauni", call_name="Rauni", last_name="Ketola")
    desk, panel = _searching(office, qtbot)
    write("ketola")
    _settle(qtbot, panel)
    keys(Qt.Key.Key_Down)

    keys(Qt.Key.Key_Return, modifier=CTRL)

    assert desk.contact.begun == [other.id]
    assert desk.gone == []


def test_arrows_reach_the_new_client_after_the_last_hit(office: Office, qtbot: QtBot) -> None:
    raija(office)
    desk, panel = _searching(office, qtbot)
    write("ketola")
    _settle(qtbot, panel)

    keys(Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert desk.gone == [("clients", NewClientFrom("ketola"))]


def test_ctrl_n_adds_a_client_by_these_words_before_any_answer(
    office: Office, qtbot: QtBot
) -> None:
    desk, _panel = _searching(office, qtbot)
    write("virtanen aino")

    keys(Qt.Key.Key_N, modifier=CTRL)

    assert desk.gone == [("clients", NewClientFrom("virtanen aino"))]


def test_esc_closes_and_gives_the_caret_back_to_the_text(office: Office, qtbot: QtBot) -> None:
    raija(office)
    desk = stand(office, qtbot, "desk", lambda _desk: Page(), office.nurse)
    panel = SearchPanel(desk.window, desk)
    write("Soittaa huomenna")
    keys(Qt.Key.Key_K, modifier=CTRL)
    write("ketola")
    _settle(qtbot, panel)

    keys(Qt.Key.Key_Escape)

    assert not panel.isVisible()
    assert focused().objectName() == "notes"
    write("!")
    assert desk.window.built_screen("desk").text.text() == "Soittaa huomenna!"  # type: ignore[union-attr]


def test_it_says_that_it_searches_while_the_store_is_busy(office: Office, qtbot: QtBot) -> None:
    raija(office)
    held: list[Callable[[], object]] = []
    desk, panel = _searching(office, qtbot)
    run = desk.run

    def later(*task: Any) -> None:  # noqa: ANN401 - a run's own signature
        held.append(lambda: run(*task))

    desk.run = later  # type: ignore[assignment]  # slow on purpose
    write("ketola")
    keys(Qt.Key.Key_Return)

    assert "haetaan…" in _said(panel)

    held.pop()()

    assert "haetaan…" not in _said(panel)
    assert len(_rows(panel)) == 1


def test_searching_happens_off_the_gui_thread(office: Office, qtbot: QtBot) -> None:
    raija(office)
    desk, panel = _searching(office, qtbot)
    thread = DeskThread("search-test")
    desk.run = thread
    write("ketola")

    keys(Qt.Key.Key_Return)

    assert panel._presenter.state.searching
    _settle(qtbot, panel)
    assert len(_rows(panel)) == 1
    thread.close()


def test_a_failed_search_says_so_and_can_be_asked_again(office: Office, qtbot: QtBot) -> None:
    raija(office)
    desk, panel = _searching(office, qtbot)
    run = desk.run

    def broken(_task: Any, _done: Any = None, failed: Any = None) -> None:  # noqa: ANN401 - as above
        failed(OSError("disk"))

    desk.run = broken  # type: ignore[assignment]  # fails on purpose
    write("ketola")
    keys(Qt.Key.Key_Return)
    assert "Haku ei onnistunut" in _said(panel)
    desk.run = run

    keys(Qt.Key.Key_Return)

    assert len(_rows(panel)) == 1


def test_the_screen_reader_hears_the_row_that_is_chosen(office: Office, qtbot: QtBot) -> None:
    raija(office)
    desk, panel = _searching(office, qtbot)
    write("ketola")
    _settle(qtbot, panel)

    assert desk.window.top_bar.search.accessibleDescription().startswith("Raija Ketola")

    keys(Qt.Key.Key_Down)

    told = desk.window.top_bar.search.accessibleDescription()
    assert told.startswith("Lisää uusi asiakas ”ketola”")


def test_a_search_is_never_wider_or_higher_than_the_window(office: Office, qtbot: QtBot) -> None:
    for number in range(9):
        name = f"Ketola-{'Mäki' * 6}{number}"
        office.client(office.nurse, last_name=name, birth_date=date(1950, 1, 1 + number))
    desk, panel = _searching(office, qtbot)
    desk.window.resize(1024, 600)
    write("ketola")
    _settle(qtbot, panel)
    QApplication.processEvents()

    assert desk.window.rect().contains(panel.geometry())
    assert "8 osumaa, rajaa lisää" in _said(panel)


def test_nothing_is_cut(office: Office, qtbot: QtBot) -> None:
    raija(office, safety_ban=True)
    office.client(
        office.nurse, first_names="Rauni", last_name="Pelto", former_last_names=("Ketola",)
    )
    desk, panel = _searching(office, qtbot)
    write("ketola ra")
    _settle(qtbot, panel)

    for worn in in_every_look(desk.window):
        found = audit(desk.window)
        desk.window.top_bar.search.setFocus()
        panel.reveal()
        found += look_over_panel(panel)

        assert not found, (worn, found)


def look_over_panel(panel: SearchPanel) -> list[str]:
    """The audit leaves what lies over others out; so the panel is looked over by itself."""
    from tests.ui.audit import _cut, _outside  # noqa: PLC0415 - parts of the audit

    QApplication.processEvents()
    shown = [part for part in panel.findChildren(QWidget) if part.isVisibleTo(panel)]
    return [line for part in shown for check in (_cut, _outside) for line in check(part)]

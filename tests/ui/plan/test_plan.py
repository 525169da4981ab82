"""The plan by keyboard: cells typed are rows stored, and the sheet says what was typed."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sotedesk.model.client import Client
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import PaperLeave, PartTaken, Plan, PlanRow, PlanStatus, RowDecision, Whose
from sotedesk.printing.plan_printer import PdfPlanPrinter
from sotedesk.services.plan_rows import RowText
from sotedesk.services.ports import where
from sotedesk.ui.plan import make_plan
from sotedesk.ui.plan.screen import PlanScreen
from sotedesk.ui.plan.tabs import Tab
from sotedesk.ui.plans_list.place import PlanPlace
from sotedesk.ui.targets import NameFor, StartPlan
from sotedesk.ui.tasks import DeskThread
from sotedesk.ui.theme.fonts import Text
from sotedesk.ui.theme.look import look
from tests.ui.keyboard import type_text
from tests.ui.looks import defects
from tests.ui.stand import Stand, settle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CELLS = ("Huimaus", "Kulkee turvallisesti", "Verenpaine aamulla", "Raija", "1.12.", "etä", "7.12.")


def _place(desk: Stand, code: str = "plan") -> PlanPlace:
    place: PlanPlace = desk.host(code, lambda there: make_plan(there, PdfPlanPrinter()))
    return place


def _begun(desk: Stand, **client: object) -> tuple[PlanScreen, Client]:
    person = desk.office.client(desk.office.nurse, birth_date=date(1958, 9, 3), **client)
    desk.office.matter(desk.office.nurse, person.id, type="care_need")
    place = _place(desk)
    place.open(StartPlan(person.id))
    return place.plan, person


def _plan(desk: Stand) -> Plan:
    with desk.office.store.units.reading() as uow:
        return uow.find(Plan, order="version")[-1]


def _rows(desk: Stand) -> list[PlanRow]:
    with desk.office.store.units.reading() as uow:
        return uow.find(PlanRow, *where(plan=_plan(desk).id), order="order")


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    type_text(focused, text)


def _type_row(desk: Stand, cells: tuple[str, ...] = CELLS) -> None:
    for place, text in enumerate(cells):
        if place:
            desk.press(Qt.Key.Key_Tab)
        _type(text)


def _save(desk: Stand) -> None:
    desk.press(Qt.Key.Key_S, CTRL)
    settle()


def test_a_row_typed_cell_by_cell_is_read_back_from_the_store(at_desk: Stand) -> None:
    _begun(at_desk)

    at_desk.press(Qt.Key.Key_N, CTRL)
    _type_row(at_desk)
    _save(at_desk)

    stored = _rows(at_desk)
    assert [row.need for row in stored] == ["Huimaus"]
    assert stored[0].goal == "Kulkee turvallisesti"
    assert stored[0].means == "Verenpaine aamulla"
    assert stored[0].who == "Raija"
    assert stored[0].when == "1.12."
    assert stored[0].how == "remote"
    assert stored[0].follow_up == "7.12."


def test_tab_from_the_last_cell_begins_the_next_row(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type_row(at_desk)

    for _choice in range(3):
        at_desk.press(Qt.Key.Key_Tab)
    _type("Kävely")
    _save(at_desk)

    assert [row.need for row in _rows(at_desk)] == ["Huimaus", "Kävely"]
    assert at_desk.focused().endswith("_need")
    assert screen.needs.table.model().rowCount() == 3


def test_decision_and_whose_need_it_is_are_chosen_by_number(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type_row(at_desk)

    at_desk.press(Qt.Key.Key_Tab)
    _type("3")
    at_desk.press(Qt.Key.Key_Tab)
    _type("3")
    _save(at_desk)

    row = _rows(at_desk)[0]
    assert (row.decision, row.decision_on) == (RowDecision.APPLIED, date(2026, 11, 24))
    assert row.whose is Whose.CARER
    assert screen.needs.table.model().index(0, 7).data() == "haettu 24.11."
    assert screen.needs.table.model().index(0, 8).data() == "läheinen"


def test_the_day_of_a_decision_is_altered_below_the_table(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type_row(at_desk)
    at_desk.press(Qt.Key.Key_Tab)
    _type("4")

    screen.needs.decided_on.setFocus()
    screen.needs.decided_on.selectAll()
    _type("20.11.")
    _save(at_desk)

    assert _rows(at_desk)[0].decision_on == date(2026, 11, 20)


def test_enter_goes_to_the_row_below(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")

    at_desk.press(Qt.Key.Key_Return)
    _type("Kävely")
    _save(at_desk)

    assert [row.need for row in _rows(at_desk)] == ["Huimaus", "Kävely"]


def test_tab_after_the_last_row_leaves_the_table(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)

    for _cell in range(9):
        at_desk.press(Qt.Key.Key_Tab)

    assert screen.needs.strengths.hasFocus()


def test_typing_goes_on_while_the_row_is_being_stored(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Hui")
    _save(at_desk)
    _type("maus")
    _save(at_desk)

    assert [row.need for row in _rows(at_desk)] == ["Huimaus"]
    assert not _rows(at_desk)[0].origin.conflicts


def test_alt_down_moves_the_row_and_the_caret_goes_along(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Ensin")
    at_desk.press(Qt.Key.Key_Return)
    _type("Sitten")
    _save(at_desk)

    at_desk.press(Qt.Key.Key_Up, ALT)
    settle()
    _type("!")
    _save(at_desk)

    assert [row.need for row in _rows(at_desk)] == ["Sitten!", "Ensin"]


def test_a_row_emptied_and_left_is_taken_out(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("x")
    _save(at_desk)

    at_desk.press(Qt.Key.Key_Backspace)
    at_desk.press(Qt.Key.Key_V, ALT)
    settle()

    assert _rows(at_desk) == []


def _confirm_with_a_reason(desk: Stand) -> None:
    """Confirm though something is missing: the reason is picked by its number."""
    desk.press(Qt.Key.Key_Return, CTRL)
    settle()
    _type("1")
    desk.press(Qt.Key.Key_Return, CTRL)
    settle()


def test_confirming_says_what_is_missing_and_asks_a_reason_in_place(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    at_desk.press(Qt.Key.Key_Return, CTRL)
    settle()

    said = _said(screen)
    assert "Yhtään tarvetta ei ole kirjattu" in said
    assert "Hoidon tarve: asiakkaan näkemys" in said
    assert "Asiakkaan osuus" in said
    assert at_desk.focused() == "closing_reason"
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert _plan(at_desk).status is PlanStatus.DRAFT
    _type("2")
    at_desk.press(Qt.Key.Key_Tab)
    _type("sairaalassa")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = _plan(at_desk)
    assert stored.status is PlanStatus.CONFIRMED
    assert stored.status_reason == "Asiakas ei voinut osallistua: sairaalassa"
    assert at_desk.told[-1] == "Suunnitelma vahvistettu."


def test_esc_leaves_the_note_and_the_plan_stays_a_draft(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_Return, CTRL)
    _type("1")

    at_desk.press(Qt.Key.Key_Escape)

    assert not screen.closing.isVisible()
    assert _plan(at_desk).status is PlanStatus.DRAFT
    assert screen.views.client.hasFocus()


def test_the_whole_plan_is_written_confirmed_and_said_on_paper(
    at_desk: Stand, tmp_path: Path
) -> None:
    screen, client = _begun(at_desk)
    _type("Haluan käydä itse kaupassa.")
    screen.presenter.edit(client_view_source=WordsSource.SELF)
    at_desk.press(Qt.Key.Key_R, ALT)
    _type("Kaatumisen pelko rajoittaa arkea.")
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type_row(at_desk)
    at_desk.press(Qt.Key.Key_V, ALT)
    _type("Tytär tukee")
    _confirm_with_a_reason(at_desk)

    stored = _plan(at_desk)
    assert stored.status is PlanStatus.CONFIRMED
    assert stored.client_view == "Haluan käydä itse kaupassa."
    assert stored.professional_view == "Kaatumisen pelko rajoittaa arkea."
    assert stored.strengths == "Tytär tukee"
    at_desk.press(Qt.Key.Key_P, CTRL)
    assert screen.column.panel.isVisible()
    screen.column.panel.file.setText(str(tmp_path / screen.column.panel.file.text().split("/")[-1]))
    screen.column.panel.save.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) == 1
    assert client.last_name.casefold() not in files[0].name.casefold()
    text = _text_of(files[0])
    for said in ("Haluan käydä itse kaupassa.", "Huimaus", "Verenpaine aamulla", "Raija", "Tytär"):
        assert said in text
    assert "LUONNOS" not in text


def test_a_confirmed_plan_takes_no_more_letters_but_a_new_version(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")
    _confirm_with_a_reason(at_desk)
    screen.views.client.setFocus()
    _type("x")
    assert _plan(at_desk).client_view == ""

    screen.version_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    assert _plan(at_desk).version == 2
    assert _plan(at_desk).status is PlanStatus.DRAFT
    assert [row.need for row in _rows(at_desk)] == ["Huimaus"]


def _confirmed(desk: Stand) -> PlanScreen:
    screen, _client = _begun(desk)
    desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")
    _confirm_with_a_reason(desk)
    return screen


def _end(desk: Stand, screen: PlanScreen) -> None:
    screen.end_button.setFocus()
    desk.press(Qt.Key.Key_Space)
    _type("1")
    desk.press(Qt.Key.Key_Return, CTRL)
    settle()


def test_a_plan_in_force_is_ended_and_undo_brings_it_back(at_desk: Stand) -> None:
    screen = _confirmed(at_desk)
    _end(at_desk, screen)

    assert _plan(at_desk).status is PlanStatus.ENDED
    assert at_desk.told[-1] == "Suunnitelma päätetty. [Kumoa]"
    assert not screen.end_button.isVisible()
    assert not screen.version_button.isVisible()
    assert screen.print_button.hasFocus()

    at_desk.services.undo.revert(at_desk.who)
    screen.refresh()

    assert _plan(at_desk).status is PlanStatus.CONFIRMED
    assert screen.end_button.isVisible()


def test_a_draft_is_not_ended_and_has_no_new_version(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    assert not screen.end_button.isVisible()
    assert not screen.version_button.isVisible()


@pytest.mark.parametrize("width", [1440, 1366])
def test_no_word_of_a_cell_is_broken_and_all_rows_stand(at_desk: Stand, width: int) -> None:
    screen, _client = _begun(at_desk)
    at_desk.window.resize(width, 768)
    for _row in range(3):
        at_desk.press(Qt.Key.Key_N, CTRL)
        _type_row(
            at_desk, ("Huimaus", "Kävelee", "Mittaus", "asiakasohjaaja", "1.12.", "etä", "7.12.")
        )
    _save(at_desk)
    at_desk.bot.waitUntil(lambda: screen.needs.table.columnWidth(3) > 100, timeout=2000)

    table = screen.needs.table
    words = look().width(Text.BODY, "asiakasohjaaja")
    assert table.columnWidth(3) - 2 * 8 >= words
    assert not table.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()
    at_desk.bot.waitUntil(
        lambda: table.viewport().height() >= table.verticalHeader().length(), timeout=2000
    )


def test_whether_paper_may_be_given_is_asked_of_a_plan_in_force_too(at_desk: Stand) -> None:
    screen = _confirmed(at_desk)
    at_desk.press(Qt.Key.Key_P, ALT)
    _type("k")
    settle()

    assert _plan(at_desk).paper_leave is PaperLeave.YES
    assert _plan(at_desk).paper_asked_on == date(2026, 11, 24)
    _end(at_desk, screen)
    assert not screen.column.leave.isEnabled()


def test_a_follow_up_of_the_plan_is_agreed_on_in_place(at_desk: Stand) -> None:
    screen = _confirmed(at_desk)
    screen.follow_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    _type("kävely")
    at_desk.press(Qt.Key.Key_Tab)
    _type("7.12.")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    [line] = at_desk.services.follow_ups.list_open(at_desk.who)
    assert (line.follow_up.what, line.follow_up.due_on) == ("kävely", date(2026, 12, 7))
    assert line.follow_up.plan == _plan(at_desk).id
    assert at_desk.told[-1] == "Seuranta sovittu: ma 7.12. [Kumoa]"
    assert screen.follow_button.hasFocus()


def test_esc_leaves_the_follow_up_and_not_the_plan(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.follow_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    assert screen.agree in screen.areas()
    _type("kävely")

    at_desk.press(Qt.Key.Key_Escape)

    assert at_desk.services.follow_ups.list_open(at_desk.who) == ()
    assert screen.follow_button.hasFocus()
    assert at_desk.went == []


def test_the_sheet_is_said_to_be_updating_only_while_it_is(at_desk: Stand) -> None:
    thread = DeskThread("desk")
    at_desk.runner = thread
    try:
        screen, _client = _begun(at_desk)
        at_desk.bot.waitUntil(lambda: not thread.busy and _has_pages(screen), timeout=10_000)
        assert "päivittyy" not in _said(screen)

        screen.paper.draw()
        at_desk.bot.waitUntil(lambda: "päivittyy" in _said(screen), timeout=10_000)
        at_desk.bot.waitUntil(lambda: "päivittyy" not in _said(screen), timeout=10_000)
    finally:
        thread.close()


def test_a_designer_finds_nothing_in_a_confirmed_plan_with_its_panels_open(at_desk: Stand) -> None:
    screen = _confirmed(at_desk)
    screen.follow_button.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    at_desk.press(Qt.Key.Key_P, CTRL)
    settle()

    assert defects(at_desk.window) == []


def test_the_file_shows_its_folder_before_and_after_it_was_looked_at(at_desk: Stand) -> None:
    screen = _confirmed(at_desk)
    at_desk.press(Qt.Key.Key_P, CTRL)
    assert screen.column.panel.file.cursorPosition() == 0

    at_desk.press(Qt.Key.Key_Tab)
    assert at_desk.focused() == "paper_file"
    at_desk.press(Qt.Key.Key_Tab)

    assert screen.column.panel.file.cursorPosition() == 0


def test_the_clients_part_is_recorded_with_its_day(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen._show_tab(Tab.AGREEING)
    screen.agreements.how.setFocus()
    _type("p")
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    stored = _plan(at_desk)
    assert stored.part_how is PartTaken.PHONE
    assert stored.part_on == date(2026, 11, 24)


def test_the_sheet_beside_follows_what_is_typed(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.bot.waitUntil(lambda: _has_pages(screen), timeout=5000)
    before = screen.paper.state.picture

    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")

    at_desk.bot.waitUntil(lambda: screen.paper.state.picture != before, timeout=5000)


def test_on_the_desks_thread_too_typing_goes_on_and_the_sheet_arrives(at_desk: Stand) -> None:
    thread = DeskThread("desk")
    at_desk.runner = thread
    try:
        screen, _client = _begun(at_desk)
        at_desk.bot.waitUntil(lambda: screen.presenter.state is not None, timeout=5000)
        at_desk.press(Qt.Key.Key_N, CTRL)
        for letter in "Huimaus ja kaatuminen":
            _type(letter)
            at_desk.press(Qt.Key.Key_S, CTRL)
        at_desk.bot.waitUntil(lambda: not thread.busy and _has_pages(screen), timeout=10_000)
        screen.paper.rest()
    finally:
        thread.close()

    assert [row.need for row in _rows(at_desk)] == ["Huimaus ja kaatuminen"]
    assert not _rows(at_desk)[0].origin.conflicts


def test_page_keys_turn_the_sheets_pages_also_from_a_cell(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.bot.waitUntil(lambda: screen.paper.state.count == 2, timeout=5000)
    first = screen.paper.state.picture
    at_desk.press(Qt.Key.Key_N, CTRL)

    at_desk.press(Qt.Key.Key_PageDown)

    assert screen.paper.state.page == 1
    at_desk.bot.waitUntil(lambda: screen.paper.state.picture != first, timeout=5000)
    at_desk.press(Qt.Key.Key_PageDown)
    assert screen.paper.state.page == 1
    at_desk.press(Qt.Key.Key_PageUp)
    assert screen.paper.state.page == 0
    at_desk.bot.waitUntil(lambda: screen.paper.state.picture == first, timeout=5000)


def test_no_paper_is_said_before_printing_and_asks_a_reason(at_desk: Stand, tmp_path: Path) -> None:
    screen, _client = _begun(at_desk, no_paper=True)
    at_desk.press(Qt.Key.Key_P, CTRL)
    assert "Ei paperia mukaan" in screen.column.panel._alert.accessibleName()
    screen.column.panel.file.setText(str(tmp_path / "s.pdf"))

    screen.column.panel.save.setFocus()
    at_desk.press(Qt.Key.Key_Space)
    assert not list(tmp_path.glob("*.pdf"))
    assert screen.column.panel.reason.hasFocus()
    _type("Pyysi itse")
    screen.column.panel.save.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_whether_paper_may_be_given_is_asked_with_its_day(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_P, ALT)
    _type("k")
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    assert _plan(at_desk).paper_leave is PaperLeave.YES
    assert _plan(at_desk).paper_asked_on == date(2026, 11, 24)


def test_a_folder_that_is_not_there_is_said_in_the_files_own_line(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_P, CTRL)
    screen.column.panel.file.setText("/ei/ole/s.pdf")

    screen.column.panel.save.setFocus()
    at_desk.press(Qt.Key.Key_Space)

    assert screen.column.panel._file_box.problem() == "Kansiota ei ole. Kirjoita toinen."
    assert at_desk.errors == []


def test_a_draft_brings_back_the_cell_and_the_caret(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type("Huimaus")
    at_desk.press(Qt.Key.Key_Tab)
    _type("Kulkee itse")
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.set_caret(6)  # type: ignore[attr-defined]  # the cell's field
    screen.presenter.moved()
    at_desk.wait_for_draft()

    again = _place(at_desk, "plan_again")
    again.open(_plan(at_desk).id)

    cell = QApplication.focusWidget()
    assert cell is not None
    assert cell.objectName().endswith("_goal")
    assert cell.text() == "Kulkee itse"  # type: ignore[attr-defined]  # the cell's field
    assert cell.caret() == 6  # type: ignore[attr-defined]  # the cell's field


def test_changing_the_contact_person_goes_to_naming(at_desk: Stand) -> None:
    _screen, client = _begun(at_desk)

    at_desk.press(Qt.Key.Key_Y, ALT)
    at_desk.press(Qt.Key.Key_Space)

    assert at_desk.went == [("contact_persons", NameFor(client.id))]


def test_esc_leaves_a_draft_and_the_list_shows_it(at_desk: Stand) -> None:
    person = at_desk.office.client(at_desk.office.nurse)
    at_desk.office.matter(at_desk.office.nurse, person.id, type="care_need")
    place = _place(at_desk)
    place.open(StartPlan(person.id))
    _type("Kesken")

    at_desk.press(Qt.Key.Key_Escape)
    place.refresh()

    assert _plan(at_desk).client_view == "Kesken"
    assert at_desk.went == [("client", person.id)]
    assert [row.title for row in place.plans.list.rows()] == ["Luonnokset", "Raija Ketola"]


def test_beginning_again_goes_on_with_the_clients_draft(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    first = _plan(at_desk).id

    screen.open(StartPlan(client.id))

    assert _plan(at_desk).id == first


def test_a_plan_in_the_list_opens_with_enter(at_desk: Stand) -> None:
    person = at_desk.office.client(at_desk.office.nurse)
    at_desk.office.matter(at_desk.office.nurse, person.id, type="care_need")
    view = at_desk.duties.plans.create(at_desk.who, person.id)
    at_desk.duties.plans.add_row(at_desk.who, view.plan.id, RowText(need="Huimaus"))
    place = _place(at_desk)
    place.open(None)
    place.plans.list.setFocus()

    at_desk.press(Qt.Key.Key_Return)

    assert at_desk.went == [("plan", view.plan.id)]


def test_a_designer_finds_nothing(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk, safety_ban=True)
    at_desk.press(Qt.Key.Key_N, CTRL)
    _type_row(at_desk)
    _save(at_desk)
    screen.views.client.setFocus()
    settle()

    found = defects(at_desk.window)

    # The table hands its focus on to the open cell, which has the ring.
    assert [one for one in found if not one.startswith("PlanTable plan_rows")] == []


def _said(screen: PlanScreen) -> str:
    labels = screen.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisibleTo(screen))


def _has_pages(screen: PlanScreen) -> bool:
    return screen.paper.state.picture is not None


def _text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())

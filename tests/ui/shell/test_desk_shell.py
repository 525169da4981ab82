"""The desk in its window: where keys lead, what comes back, what the status line says."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sotedesk.model.contact import ContactStatus
from sotedesk.model.ids import ClientId, ContactId, uuid7
from sotedesk.model.matter import CarriedOver, Outcome
from sotedesk.services.intake import NotOpenError
from tests.services.office import Office
from tests.ui.contact.contact_desk import ContactDesk, contact_desk, known_client
from tests.ui.keyboard import type_text


def begin(desk: ContactDesk) -> ContactId:
    desk.key("contact.new")
    return ContactId(desk.state.contact.after.id)


def finish_advice(desk: ContactDesk) -> ContactId:
    contact = begin(desk)
    desk.presenter.set_type("advice")
    desk.presenter.edit_matter(reason="aukiolo", answer="8–16", outcome=Outcome.ADVISED)
    desk.key("confirm")
    assert desk.state.contact.after.status is ContactStatus.FINISHED
    return contact


def finish_care_need(desk: ContactDesk, office: Office) -> ContactId:
    client = known_client(office)
    contact = begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.presenter.edit_matter(reason="huimaus", notes="kaksi päivää", outcome=Outcome.ADVISED)
    desk.key("confirm")
    desk.key("confirm")
    return contact


def carried(desk: ContactDesk) -> CarriedOver | None:
    return desk.matter.carried


def shown_words(desk: ContactDesk) -> list[str]:
    page = desk.window.built_screen(desk.window.current_screen())
    assert page is not None
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def said(desk: ContactDesk) -> str:
    return desk.window.status.undo.accessibleName()


def test_the_status_bar_says_that_all_is_kept_before_anything_is_typed(desk: ContactDesk) -> None:
    saved = desk.window.status.saved

    assert saved.accessibleName() == "Kaikki tallessa koneella"

    begin(desk)
    desk.type("notes", "huimaus")
    desk.key("save")

    assert saved.accessibleName().startswith("Tallennettu koneelle ")


def test_f3_comes_back_to_the_live_contact_at_the_same_field_and_caret(desk: ContactDesk) -> None:
    begin(desk)
    desk.type("notes", "huimaus")
    desk.field("notes").set_caret(3)
    desk.key("rail.1")
    assert desk.window.current_screen() == "desk"
    assert desk.window.rail.live_block.isVisible()

    desk.key("contact.return")

    assert desk.window.current_screen() == "contact"
    assert desk.focused() == "notes"
    assert desk.field("notes").caret() == 3


def test_the_strip_stands_only_while_somebody_is_on_the_line(desk: ContactDesk) -> None:
    begin(desk)
    assert desk.screen.strip.isVisible()

    finish = finish_advice(desk)

    assert finish == desk.state.contact.after.id
    assert not desk.screen.strip.isVisible()


def test_f8_asks_until_when_and_leaves_it_waiting_on_tyopoyta(
    desk: ContactDesk, office: Office
) -> None:
    contact = begin(desk)
    desk.type("notes", "kesken")
    desk.key("contact.set_aside")
    assert desk.focused() == "set_aside_due"

    desk.press(Qt.Key.Key_Return)

    assert desk.window.current_screen() == "desk"
    assert said(desk).startswith("Jätettiin odottamaan")
    assert "1" in desk.window.rail.waiting.accessibleName()
    view = desk.services.intake.view(office.nurse, contact)
    promise = view.matters[0].promise
    assert promise is not None
    assert promise.due_at == (office.now + timedelta(minutes=10)).replace(second=0)


def test_esc_in_the_question_goes_back_to_the_field(desk: ContactDesk) -> None:
    begin(desk)
    desk.type("notes", "kesken")
    desk.key("contact.set_aside")

    desk.press(Qt.Key.Key_Escape)

    assert desk.focused() == "notes"
    assert desk.screen.strip._finish.isVisible()
    assert desk.presenter.state is not None


def test_leaving_waiting_taken_back_goes_on_with_the_contact(desk: ContactDesk) -> None:
    contact = begin(desk)
    desk.type("notes", "kesken")
    desk.presenter.set_aside("")

    desk.key("undo")

    assert said(desk) == "Kumottiin"
    assert desk.window.current_screen() == "contact"
    assert desk.state.contact.after.id == contact
    assert desk.state.contact.after.status is ContactStatus.LIVE
    assert desk.focused() == "notes"
    assert "1" not in desk.window.rail.waiting.accessibleName()


def test_what_was_taken_back_is_done_again_by_its_key_and_what_stands_is_left_alone(
    desk: ContactDesk, office: Office
) -> None:
    client = known_client(office)
    begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.key("client.card")
    desk.field("edit_municipality").setFocus()
    desk.press(Qt.Key.Key_Space)
    type_text(desk.field("municipality_municipality"), "Tampere")
    desk.press(Qt.Key.Key_Return)

    desk.key("redo")
    assert said(desk) == "Mitään ei ole kumottu"
    assert office.get(client).municipality == "Tampere"

    desk.services.undo.revert(office.nurse)
    assert office.get(client).municipality != "Tampere"
    desk.key("redo")

    assert said(desk) == "Tehtiin uudelleen"
    assert office.get(client).municipality == "Tampere"


def test_an_action_taken_back_on_another_screen_leaves_the_worker_there(
    desk: ContactDesk, office: Office
) -> None:
    client = known_client(office)
    begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.key("client.card")
    desk.field("edit_municipality").setFocus()
    desk.press(Qt.Key.Key_Space)
    type_text(desk.field("municipality_municipality"), "Tampere")
    desk.press(Qt.Key.Key_Return)
    assert office.get(client).municipality == "Tampere"

    desk.key("undo")

    assert office.get(client).municipality == ""
    assert desk.window.current_screen() == "client"
    assert desk.focused() == "edit_municipality"
    assert desk.window.rail.live_block.isVisible()


def test_taking_the_mark_back_leaves_the_focus_in_the_contact(
    desk: ContactDesk, office: Office
) -> None:
    finish_care_need(desk, office)
    desk.key("copy_out")
    desk.press(Qt.Key.Key_Return)
    desk.field("undo").setFocus()

    desk.press(Qt.Key.Key_Space)
    QApplication.processEvents()

    assert carried(desk) is None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.screen.isAncestorOf(focused)


def test_after_a_restart_the_newest_live_contact_is_open(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    first = begin(desk)
    desk.presenter.set_aside("")
    second = begin(desk)
    desk.type("notes", "toinen")
    desk.presenter.keeper.write_now()

    with contact_desk(office, office.nurse, qtbot) as again:
        assert again.state.contact.after.id == second != first
        assert again.window.current_screen() == "contact"
        assert again.focused() == "notes"


def test_a_live_contact_without_a_draft_is_open_too(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    contact = begin(desk)
    desk.presenter.keeper.stop()
    for draft in desk.services.drafts.load(office.nurse.worker):
        desk.services.drafts.discard(draft.record, draft.form, office.nurse.worker)

    with contact_desk(office, office.nurse, qtbot) as again:
        assert again.state.contact.after.id == contact


def test_a_colleagues_live_contact_is_not_opened_for_oneself(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    begin(desk)

    with contact_desk(office, office.other_nurse, qtbot) as again:
        assert again.presenter.state is None
        assert again.window.current_screen() == "desk"


def test_alt_with_a_number_changes_tabs_and_a_number_too_large_does_nothing(
    desk: ContactDesk,
) -> None:
    begin(desk)
    desk.key("matter.new")
    assert desk.state.current == 1

    desk.key("matter.1")
    assert desk.state.current == 0
    desk.key("matter.9")
    assert desk.state.current == 0


def test_commands_of_a_live_contact_do_nothing_in_a_finished_one(desk: ContactDesk) -> None:
    finish_advice(desk)

    for command in ("confirm", "contact.set_aside", "matter.new", "call_back.promise"):
        desk.key(command)

    assert len(desk.state.matters) == 1
    assert desk.matter.matter.after.outcome is Outcome.ADVISED
    assert desk.shell.errors == []


def test_a_finished_contact_is_copied_marked_and_the_mark_taken_back(
    desk: ContactDesk, office: Office
) -> None:
    finish_care_need(desk, office)
    assert desk.focused() == "copy_out"

    desk.key("copy_out")
    text = QApplication.clipboard().text()
    assert "kaksi päivää" in text
    assert desk.focused() == "carried_over"
    desk.press(Qt.Key.Key_Return)

    mark = carried(desk)
    assert mark is not None
    assert mark.system == "potilastiedot"
    assert not desk.screen._carry._done.isVisible()
    desk.key("undo")
    assert carried(desk) is None
    with office.store.units.reading() as uow:
        assert [mark for mark in uow.find(CarriedOver) if not mark.is_void] == []


def test_the_mark_of_one_contact_is_not_shown_on_the_next(
    desk: ContactDesk, office: Office
) -> None:
    finish_care_need(desk, office)
    desk.key("copy_out")
    desk.press(Qt.Key.Key_Return)

    begin(desk)

    assert desk.matter.carried is None
    assert desk.screen._carry._chip.text() == "Ei vielä viety"


def test_esc_puts_a_finished_contact_away_and_shows_the_list(desk: ContactDesk) -> None:
    contact = finish_advice(desk)
    desk.field("reason").setFocus()

    desk.press(Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert desk.presenter.state is None
    assert desk.shell.contact is not None
    rows = desk.field("contact_list").rows()
    assert contact in [row.key for row in rows]
    assert desk.focused() == "contact_list"
    desk.press(Qt.Key.Key_Return)
    assert desk.state.contact.after.id == contact


def test_f7_asks_whose_matter_it_is_before_a_review(desk: ContactDesk, office: Office) -> None:
    begin(desk)
    desk.key("triggers.review")
    assert said(desk) == "Valitse ensin, ketä asia koskee. Alt+K"
    assert desk.window.current_screen() == "contact"

    client = known_client(office)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.presenter.edit_matter(notes="huimaus")
    desk.key("triggers.review")

    assert desk.window.current_screen() == "review"
    assert desk.office.get(desk.matter.matter.after).notes == "huimaus"


def test_f4_opens_the_clients_page(desk: ContactDesk, office: Office) -> None:
    client = known_client(office)
    begin(desk)
    desk.key("client.card")
    assert desk.window.current_screen() == "contact"

    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.key("client.card")

    assert desk.window.current_screen() == "client"


def test_f7_on_the_clients_page_opens_the_review(desk: ContactDesk, office: Office) -> None:
    client = known_client(office)
    begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.key("client.card")
    assert desk.window.current_screen() == "client"

    desk.key("client.review")

    assert desk.window.current_screen() == "review"


def test_a_client_being_opened_is_never_called_not_open(office: Office, qtbot: QtBot) -> None:
    client = known_client(office)
    with contact_desk(office, office.nurse, qtbot) as desk:
        desk.key("rail.3")
        desk.run.holds = True

        desk.shell.go("client", client.id)
        QApplication.processEvents()
        before = shown_words(desk)
        desk.run.let_go()
        QApplication.processEvents()

        assert "Asiakasta ei ole avattu" not in before
        assert "Raija Ketola" in shown_words(desk)
        assert desk.focused() == "start_contact"


def test_a_client_that_cannot_be_opened_leaves_the_page_saying_so(desk: ContactDesk) -> None:
    desk.shell.go("client", ClientId(uuid7(desk.office.now)))
    QApplication.processEvents()

    assert "Asiakasta ei ole avattu" in shown_words(desk)
    assert said(desk)


def test_ctrl_s_stores_at_once(desk: ContactDesk) -> None:
    begin(desk)
    desk.type("notes", "heti")

    desk.key("save")

    assert desk.office.get(desk.matter.matter.after).notes == "heti"


def test_what_goes_wrong_is_said_and_the_desk_goes_on(desk: ContactDesk) -> None:
    desk.shell.failed(NotOpenError("finished"))

    assert said(desk)
    begin(desk)
    assert desk.window.current_screen() == "contact"


def test_shift_f8_shows_what_waits(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.set_aside("")
    desk.key("rail.3")

    desk.key("waiting.list")

    assert desk.window.current_screen() == "desk"
    desk.key("rail.3")
    desk.key("waiting.list")
    QApplication.processEvents()
    assert desk.focused() == "resume"


def test_shift_f2_records_afterwards(desk: ContactDesk) -> None:
    desk.key("contact.afterwards")

    assert desk.state.contact.after.after_the_fact
    assert desk.screen.strip._state.text() == "Kirjataan jälkikäteen"
    assert not desk.screen.strip._timer_label.isVisible()


def test_the_timer_counts_from_when_the_call_came(desk: ContactDesk, office: Office) -> None:
    begin(desk)
    office.later(minutes=6, seconds=42)

    desk.screen.strip._tick()
    desk.key("rail.1")
    assert desk.shell.contact is not None
    desk.shell.contact._tick()

    assert desk.screen.strip._timer_label.text() == "06:42"
    assert desk.window.rail.live_block._timer == "06:42"

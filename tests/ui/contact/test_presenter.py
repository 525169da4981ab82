"""The contact under way: nothing typed is lost, nothing is written twice over the same state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sotedesk.model.contact import Channel, Contact, ContactStatus
from sotedesk.model.ids import ContactId, WorkerId
from sotedesk.model.matter import Matter, Outcome, Promise
from sotedesk.model.record import Record
from sotedesk.services.intake import TakeoverReason
from sotedesk.services.ports import where
from tests.services.office import Office
from tests.ui.contact.contact_desk import ContactDesk, Held, contact_desk, known_client


def begin(desk: ContactDesk, type_code: str = "care_need") -> ContactId:
    desk.presenter.begin()
    if type_code != "care_need":
        desk.presenter.set_type(type_code)
    return ContactId(desk.state.contact.after.id)


def conflicts(desk: ContactDesk) -> set[str]:
    """Groups with an open conflict, of the contact and its matters as they are stored."""
    found: set[str] = set()
    with desk.office.store.units.reading() as uow:
        contact = uow.get(Contact, desk.state.contact.after.id)
        records: list[Record] = [contact] if contact else []
        records += uow.find(Matter, *where(contact=desk.state.contact.after.id))
        records += uow.find(Promise, *where(contact=desk.state.contact.after.id))
    for record in records:
        found |= record.origin.conflicts
    return found


def stored(desk: ContactDesk) -> Matter:
    found = desk.office.get(desk.matter.matter.after)
    assert isinstance(found, Matter)
    return found


def save_failed(desk: ContactDesk) -> bool:
    return desk.state.save_failed


def restarted(
    office: Office, qtbot: QtBot, look: Callable[[ContactDesk], None], *, by: int = 0
) -> None:
    """Open the desk anew on the same store, as after a power cut."""
    actor = office.nurse if by == 0 else office.other_nurse
    with contact_desk(office, actor, qtbot) as again:
        look(again)


def test_keystrokes_are_in_the_draft_and_changes_come_later(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="huimaus")
    desk.presenter.keeper.write_now()

    assert '"notes": "huimaus"' in desk.drafts()[0]
    assert stored(desk).notes == ""
    desk.presenter.save()
    assert stored(desk).notes == "huimaus"
    assert desk.state.saved_at == desk.office.now


def test_typing_while_a_saving_is_under_way_is_stored_next_without_a_double_entry(
    desk: ContactDesk,
) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="ensin")
    desk.run.holds = True
    desk.presenter.save()
    desk.presenter.edit_matter(notes="ensin ja sitten")
    desk.presenter.save()
    desk.run.let_go()

    assert desk.matter.matter.after.notes == "ensin ja sitten"
    assert stored(desk).notes == "ensin ja sitten"
    assert conflicts(desk) == set()


def test_a_text_taken_back_while_it_is_being_stored_stays_taken_back(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="virhe")
    desk.run.holds = True
    desk.presenter.save()
    desk.presenter.edit_matter(notes="")
    desk.run.let_go()

    assert desk.matter.matter.after.notes == ""
    desk.presenter.save()
    assert stored(desk).notes == ""
    assert conflicts(desk) == set()


def test_every_minute_is_stored_and_a_second_saving_waits_for_the_first(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="a")
    desk.run.holds = True
    for text in ("ab", "abc", "abcd"):
        desk.presenter.save()
        desk.presenter.edit_matter(notes=text)

    assert len(desk.run.waiting) == 1
    desk.run.let_go()
    desk.presenter.save()
    assert stored(desk).notes == "abcd"
    assert conflicts(desk) == set()


def test_after_a_power_cut_text_tab_field_and_caret_are_there(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    begin(desk)
    desk.presenter.add_matter("advice")
    QApplication.processEvents()
    desk.type("answer", "avoinna kahdeksasta")
    desk.field("answer").set_caret(7)
    desk.presenter.focus_moved()
    desk.presenter.keeper.write_now()

    def look(again: ContactDesk) -> None:
        assert again.window.current_screen() == "contact"
        assert again.state.current == 1
        assert again.focused() == "answer"
        assert again.field("answer").text() == "avoinna kahdeksasta"
        assert again.field("answer").caret() == 7

    restarted(office, qtbot, look)


def test_half_a_date_and_a_client_not_yet_added_come_back_too(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    begin(desk)
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    QApplication.processEvents()
    desk.type("promise_due_at", "huomen")
    desk.presenter.keeper.write_now()
    desk.screen._on_new_wanted("ketola raija")
    QApplication.processEvents()
    desk.type("new_phone", "0400 00")
    desk.presenter.keeper.write_now()

    def look(again: ContactDesk) -> None:
        assert again.field("promise_due_at").text() == "huomen"
        assert again.field("new_last_name").text() == "Ketola"
        assert again.field("new_phone").text() == "0400 00"
        assert again.focused() == "new_phone"

    restarted(office, qtbot, look)


def test_a_saving_that_got_through_before_the_end_makes_no_double_entry(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="tallennettu")
    desk.run.holds = True
    desk.presenter.save()
    desk.presenter.edit_matter(notes="tallennettu ja enemmän")
    desk.presenter.keeper.write_now()
    [task] = desk.run.waiting
    desk.presenter.state_changed.disconnect()
    before = desk.presenter.state
    task()  # the change is stored, but nobody hears of it any more
    desk.presenter.state = None
    office.store.drafts.save(desk.services.drafts.load(office.nurse.worker)[0])

    def look(again: ContactDesk) -> None:
        assert before is not None
        again.presenter.save()
        assert stored(again).notes.startswith("tallennettu")
        assert conflicts(again) == set()

    restarted(office, qtbot, look)


def test_a_colleagues_change_meanwhile_becomes_a_conflict_and_replaces_nothing(
    desk: ContactDesk, office: Office
) -> None:
    begin(desk)
    other = office.change(office.other_nurse, stored(desk), notes="hänen", reason="hänen syynsä")
    desk.presenter.edit_matter(notes="minun")
    desk.presenter.save()

    assert conflicts(desk) == {"notes"}
    heads = stored(desk).origin.heads["notes"]
    assert len(heads) == 2
    assert stored(desk).reason == other.reason


def test_a_contact_left_waiting_is_not_a_double_entry_when_it_goes_on(
    desk: ContactDesk, office: Office
) -> None:
    contact = begin(desk)
    desk.type("notes", "kesken jäi")
    desk.presenter.keeper.write_now()

    desk.presenter.set_aside("soitan takaisin", office.now + timedelta(minutes=10))

    assert desk.presenter.state is None
    assert desk.window.current_screen() == "desk"
    office.later(minutes=10)
    desk.presenter.resume(contact)
    assert desk.matter.matter.after.notes == "kesken jäi"
    assert desk.focused() == "notes"
    assert desk.field("notes").caret() == 10
    desk.presenter.edit_matter(notes="kesken jäi, jatkuu")
    desk.presenter.save()
    assert conflicts(desk) == set()
    assert desk.matter.promise is not None
    assert desk.matter.promise_edit.due_at == desk.matter.promise.due_at


def test_what_is_typed_while_it_is_left_waiting_is_there_when_it_goes_on(
    desk: ContactDesk,
) -> None:
    contact = begin(desk)
    desk.presenter.edit_matter(notes="ennen")
    desk.run.holds = True
    desk.presenter.set_aside("")
    desk.presenter.edit_matter(notes="ennen ja sen jälkeen")
    desk.run.let_go()

    desk.presenter.resume(contact)

    assert desk.matter.matter.after.notes == "ennen ja sen jälkeen"
    desk.presenter.save()
    assert conflicts(desk) == set()


def test_f2_in_a_live_contact_leaves_it_waiting_and_begins_another(desk: ContactDesk) -> None:
    first = begin(desk)
    desk.presenter.edit_matter(notes="ensimmäinen")

    second = begin(desk)

    assert second != first
    assert desk.matter.matter.after.notes == ""
    lines = {
        line.contact.id: line.contact for line in desk.services.intake.lines(desk.shell.actor())
    }
    assert lines[first].status is ContactStatus.WAITING
    assert "1" in desk.window.rail.waiting.accessibleName()
    assert desk.window.current_screen() == "contact"


def test_nothing_of_another_contact_stays_in_the_fields(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_contact(contacting_kind="relative")
    QApplication.processEvents()
    desk.type("contacting_name", "Anna, tytär")
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    QApplication.processEvents()
    desk.type("promise_due_at", "huomen")

    begin(desk)
    desk.presenter.edit_contact(contacting_kind="relative")
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    QApplication.processEvents()

    assert desk.field("contacting_name").text() == ""
    assert desk.field("promise_due_at").text() == ""


def test_the_same_date_field_shows_each_tabs_own(desk: ContactDesk, office: Office) -> None:
    begin(desk)
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    QApplication.processEvents()
    desk.type("promise_due_at", "13.30")
    desk.presenter.add_matter()
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    QApplication.processEvents()
    assert desk.field("promise_due_at").text() == ""
    desk.type("promise_due_at", "huomen")

    desk.presenter.select_matter(0)
    QApplication.processEvents()
    assert desk.matter.promise_edit.due_at is not None
    assert "13.30" in desk.field("promise_due_at").text()

    desk.presenter.select_matter(1)
    QApplication.processEvents()
    assert desk.field("promise_due_at").text() == "huomen"
    assert office.now.year == 2026


def test_a_promise_is_a_record_once_its_field_is_left_and_is_made_once(
    desk: ContactDesk, office: Office
) -> None:
    begin(desk)
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    QApplication.processEvents()
    desk.type("promise_due_at", "13.30")
    with office.store.units.reading() as uow:
        assert uow.find(Promise) == []

    desk.field("promise_to_whom").setFocus()
    desk.type("promise_to_whom", "tytär")
    desk.field("reason").setFocus()

    with office.store.units.reading() as uow:
        [promise] = uow.find(Promise)
    assert promise.to_whom == "tytär"
    assert promise.worker == office.nurse.worker
    assert conflicts(desk) == set()


def test_an_undone_call_back_keeps_its_promise_in_sight(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(outcome=Outcome.CALL_BACK)
    desk.presenter.edit_promise(due_at=desk.office.now)
    desk.presenter.save()

    desk.presenter.edit_matter(outcome=Outcome.ADVISED)
    QApplication.processEvents()

    assert desk.field("promise_due_at").isVisible()


def test_a_time_given_is_stored_with_the_matter(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(outcome=Outcome.TIME_GIVEN)
    desk.presenter.edit_time(at=desk.office.now, place="Keskusta")
    desk.presenter.save()

    assert desk.matter.appointment is not None
    assert desk.matter.appointment.where == "Keskusta"
    desk.presenter.edit_time(with_whom="lääkäri")
    desk.presenter.save()
    assert desk.matter.appointment.with_whom == "lääkäri"
    assert conflicts(desk) == set()


def test_another_type_takes_along_what_is_typed_meanwhile(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="ensin")
    desk.run.holds = True
    desk.presenter.set_type("service_need")
    desk.presenter.edit_matter(notes="ensin ja sitten")
    desk.run.let_go()

    assert desk.matter.matter.after.type == "service_need"
    assert desk.matter.matter.after.own_words == "ensin"
    assert desk.matter.matter.after.notes in ("", "ensin ja sitten")
    desk.presenter.save()
    assert conflicts(desk) == set()


def test_the_first_finish_shows_what_is_missing_the_second_finishes(desk: ContactDesk) -> None:
    contact = begin(desk)

    desk.presenter.finish()
    assert desk.state.tried_to_finish
    assert desk.focused() == "reason"
    assert {field for _tab, field in desk.state.missing} >= {"reason", "urgency", "outcome"}
    desk.presenter.edit_matter(reason="huimaus")
    assert "reason" not in {field for _tab, field in desk.state.missing}
    desk.presenter.finish()

    assert desk.state.contact.after.status is ContactStatus.FINISHED_INCOMPLETE
    assert desk.state.contact.after.id == contact
    assert desk.drafts() == []


def test_what_is_typed_while_it_is_finished_is_stored_after_it(desk: ContactDesk) -> None:
    begin(desk, "advice")
    desk.presenter.edit_matter(reason="aukiolo", answer="8–16", outcome=Outcome.ADVISED)
    desk.run.holds = True
    desk.presenter.finish()
    desk.presenter.finish()  # a second press on the way is no second finish
    desk.presenter.edit_matter(answer="8–16, pe 8–15")
    desk.run.let_go()

    assert desk.state.contact.after.status is ContactStatus.FINISHED
    assert stored(desk).answer == "8–16, pe 8–15"
    assert desk.shell.errors == []
    assert conflicts(desk) == set()
    assert desk.drafts() == []


def test_a_finished_contact_stays_editable_and_is_put_away_with_esc(desk: ContactDesk) -> None:
    begin(desk, "advice")
    desk.presenter.edit_matter(reason="aukiolo", outcome=Outcome.ADVISED)
    desk.presenter.finish()
    matter = desk.matter.matter.after
    desk.presenter.edit_matter(reason="aukioloaika")

    desk.presenter.leave()

    assert desk.presenter.state is None
    assert desk.office.get(matter).reason == "aukioloaika"
    assert desk.shell.contact is not None
    assert desk.shell.contact.place.currentWidget() is desk.shell.contact.place.listing


def test_esc_in_a_live_contact_puts_nothing_away(desk: ContactDesk) -> None:
    begin(desk)

    desk.presenter.leave()

    assert desk.presenter.state is not None


def test_a_finish_taken_back_is_live_again_on_the_screen(desk: ContactDesk) -> None:
    begin(desk, "advice")
    desk.presenter.edit_matter(reason="aukiolo", outcome=Outcome.ADVISED)
    desk.presenter.finish()

    desk.key("undo")

    assert desk.state.contact.after.status is ContactStatus.LIVE
    assert desk.screen.strip.isVisible()
    desk.presenter.edit_matter(reason="aukioloaika")
    desk.presenter.save()
    assert conflicts(desk) == set()


def test_what_cannot_be_stored_stays_on_the_screen_and_can_be_copied(
    desk: ContactDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="ei katoa")
    database = desk.office.store.database

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database, "writer", full)
    desk.presenter.save()

    assert save_failed(desk)
    assert desk.matter.matter.after.notes == "ei katoa"
    desk.key("copy_out")
    assert "ei katoa" in QApplication.clipboard().text()
    monkeypatch.undo()
    desk.presenter.save()
    assert not save_failed(desk)
    assert stored(desk).notes == "ei katoa"


def test_a_contact_that_cannot_be_put_down_is_not_left(
    desk: ContactDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = begin(desk)
    desk.presenter.edit_matter(notes="tärkeä")

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk.office.store.database, "writer", full)
    desk.presenter.begin()

    assert desk.state.contact.after.id == contact
    assert desk.matter.matter.after.notes == "tärkeä"


def test_closing_the_window_stores_once(office: Office, qtbot: QtBot) -> None:
    run = Held()
    with contact_desk(office, office.nurse, qtbot, run) as desk:
        begin(desk)
        desk.presenter.edit_matter(notes="viimeinen")
        desk.window.close()
        desk.shell.close()
        assert stored(desk).notes == "viimeinen"
        assert conflicts(desk) == set()


def test_a_contact_recorded_afterwards_has_no_timer(desk: ContactDesk) -> None:
    desk.presenter.begin(Channel.CHAT, after_the_fact=True)

    assert desk.state.contact.after.after_the_fact
    assert desk.screen.strip._since is None


def test_a_contact_taken_over_by_a_colleague_brings_no_draft_of_the_other(
    desk: ContactDesk, office: Office, qtbot: QtBot
) -> None:
    client = known_client(office)
    contact = begin(desk)
    desk.presenter.set_client(client.id, "Raija Ketola")
    desk.presenter.edit_matter(notes="hoitajan")
    desk.presenter.set_aside("")

    def look(again: ContactDesk) -> None:
        asked: list[WorkerId] = []
        again.presenter.reason_wanted.connect(asked.append)
        again.presenter.resume(contact)
        assert asked == [office.nurse.worker]
        assert again.presenter.state is None
        again.presenter.take_over(TakeoverReason.COLLEAGUE_AWAY)
        assert again.matter.matter.after.notes == "hoitajan"
        assert again.state.contact.after.worker == office.other_nurse.worker

    restarted(office, qtbot, look, by=1)


def test_a_matter_of_a_type_nobody_knows_shows_no_fields_of_another(desk: ContactDesk) -> None:
    begin(desk)
    desk.presenter.edit_matter(notes="näkyy")
    desk.presenter.save()
    desk.office.change(desk.office.nurse, stored(desk), type="withdrawn")

    desk.presenter.reload()
    QApplication.processEvents()

    assert not desk.screen._form.isVisible()
    assert desk.presenter.lacking() == ()


def test_edits_without_a_contact_are_nobodys(desk: ContactDesk) -> None:
    desk.presenter.edit_matter(notes="x")
    desk.presenter.edit_contact(contacting_name="x")
    desk.presenter.edit_promise(to_whom="x")
    desk.presenter.edit_time(place="x")
    desk.presenter.select_matter(1)
    desk.presenter.focus_moved()
    desk.presenter.finish()
    desk.presenter.set_aside("")
    desk.presenter.reload()
    desk.presenter.close()

    assert desk.presenter.state is None
    assert desk.presenter.lacking() == ()


def test_a_contact_gone_meanwhile_is_told_and_put_away(desk: ContactDesk) -> None:
    begin(desk)
    matter = desk.matter.matter.before
    office = desk.office
    office.change(office.nurse, matter, voided_at=office.now, void_reason="mistake")

    desk.presenter.reload()

    assert desk.presenter.state is None
    assert len(desk.shell.errors) == 1
    assert replace(matter, voided_at=None) is not None

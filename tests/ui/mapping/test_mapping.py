"""Mapping the whole situation by keyboard: the decision is the worker's, with its reason."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import PartTaken
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    MappingRequest,
    PersonWish,
    SituationMapping,
    Standing,
    Talked,
)
from sotedesk.model.worker import Role, Worker
from sotedesk.services.ports import Draft
from sotedesk.ui.mapping import make_mapping
from sotedesk.ui.mapping.screen import MappingScreen
from sotedesk.ui.mapping.state import FORM
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan
from sotedesk.ui.tasks import DeskThread
from tests.services.duties import basis
from tests.ui.keyboard import type_text
from tests.ui.looks import defects
from tests.ui.stand import Stand, settle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _begun(desk: Stand) -> tuple[MappingScreen, Client]:
    client = desk.office.client(desk.office.nurse)
    desk.office.matter(desk.office.nurse, client.id, type="care_need")
    reviews = desk.duties.reviews
    view = reviews.start(desk.who, client.id)
    asked = replace(
        view.review,
        conclusion=Conclusion.MAP,
        mapper=desk.who.worker,
        client_words="Haluan käydä itse kaupassa.",
        client_words_source=WordsSource.SELF,
    )
    view = reviews.confirm(desk.who, reviews.save(desk.who, view.review, asked).review)
    screen: MappingScreen = desk.host("mapping", make_mapping)
    screen.open(StartMapping(client.id, view.review.id))
    return screen, client


def _stored(desk: Stand) -> SituationMapping:
    with desk.office.store.units.reading() as uow:
        return uow.find(SituationMapping)[0]


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    type_text(focused, text)


def _area(desk: Stand, code: str = "health") -> MappingArea:
    with desk.office.store.units.reading() as uow:
        return next(one for one in uow.find(MappingArea) if one.area == code)


def _texts(screen: MappingScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_what_the_client_said_in_the_review_stands_below_the_areas(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    assert at_desk.focused() == "client_words_health"
    assert "Läpikäynnissä: ”Haluan käydä itse kaupassa.”" in _texts(screen)


def test_an_area_is_written_by_keyboard_in_the_clients_words_the_view_and_the_standing(
    at_desk: Stand,
) -> None:
    _begun(at_desk)
    _type("Huimaa aamulla.")
    at_desk.press(Qt.Key.Key_Tab)
    _type("Kaatumisen pelko rajoittaa.")
    at_desk.press(Qt.Key.Key_Tab)
    assert at_desk.focused() == "standing_health"
    at_desk.press(Qt.Key.Key_2)
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    stored = _area(at_desk)
    assert (stored.client_words, stored.professional_view, stored.standing) == (
        "Huimaa aamulla.",
        "Kaatumisen pelko rajoittaa.",
        Standing.NEEDS_SUPPORT,
    )
    assert at_desk.focused() == "client_words_rehabilitation"


def test_ctrl_and_arrows_go_from_area_to_area_in_the_same_column(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.areas_table.rows()[0].view.setFocus()

    at_desk.press(Qt.Key.Key_Up, CTRL)
    assert at_desk.focused() == "professional_view_health"
    at_desk.press(Qt.Key.Key_Down, CTRL)
    assert at_desk.focused() == "professional_view_rehabilitation"


def test_the_first_area_is_shown_whole_when_the_mapping_opens_on_a_low_screen(
    at_desk: Stand,
) -> None:
    at_desk.window.resize(1366, 768)
    screen, _client = _begun(at_desk)
    settle()

    row = screen.areas_table.rows()[0]
    assert row.visibleRegion().boundingRect().size() == row.size()


def test_what_to_remember_is_said_of_the_area_in_focus(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    money = screen.areas_table.rows()[4]

    money.standing.setFocus()

    assert f"{money.area.label}: {money.area.hint}" in _texts(screen)


def test_typing_on_while_an_area_is_stored_is_no_double_entry_with_oneself(
    at_desk: Stand,
) -> None:
    screen, _client = _begun(at_desk)
    for text in ("Huimaa", " aamulla", " ja illalla."):
        _type(text)
        screen.presenter.save()

    stored = _area(at_desk)
    assert (stored.client_words, stored.origin.conflicts) == (
        "Huimaa aamulla ja illalla.",
        frozenset(),
    )


def test_strengths_network_and_the_rest_are_stored_when_their_field_is_left(
    at_desk: Stand,
) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_V, ALT)
    for text in ("Tekstiviestit sujuvat", "Tytär käy iltaisin", "Muuttaa keväällä"):
        _type(text)
        at_desk.press(Qt.Key.Key_Tab)
    settle()

    stored = _stored(at_desk)
    assert (stored.strengths, stored.network, stored.note) == (
        "Tekstiviestit sujuvat",
        "Tytär käy iltaisin",
        "Muuttaa keväällä",
    )


def test_where_the_knowledge_is_from_is_stored(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.column.source.setFocus()
    at_desk.press(Qt.Key.Key_Down)
    at_desk.press(Qt.Key.Key_Down)
    at_desk.press(Qt.Key.Key_Tab)
    _type("v")
    at_desk.press(Qt.Key.Key_Tab)
    _type("24.11.")
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    stored = _stored(at_desk)
    assert (stored.source, stored.met_how, stored.met_on) == (
        WordsSource.INTERPRETER,
        PartTaken.VIDEO,
        date(2026, 11, 24),
    )


def test_the_basis_on_which_it_is_seen_stands_by_its_name(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    mapping = _stored(at_desk).id
    basis(at_desk.office, client.id)
    at_desk.who = at_desk.office.other_nurse

    screen.open(mapping)

    assert "Peruste: asiakas on läsnä tai linjalla, 24.11." in _texts(screen)


def test_deciding_without_a_choice_goes_to_the_choice(at_desk: Stand) -> None:
    _begun(at_desk)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert at_desk.focused() == "high_need"
    assert _stored(at_desk).decided_at is None


def test_yes_asks_for_a_reason_and_whether_the_client_was_told(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_J, ALT)
    at_desk.press(Qt.Key.Key_1)

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.focused() == "high_need_reason"
    _type("Palveluja monesta paikasta.")
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.focused() == "talked"
    at_desk.press(Qt.Key.Key_1)
    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = _stored(at_desk)
    assert stored.high_need is HighNeed.YES
    assert stored.high_need_reason == "Palveluja monesta paikasta."
    assert stored.talked is Talked.YES
    assert stored.decided_by == at_desk.who.worker


def test_high_need_leads_to_the_plan_and_to_naming(at_desk: Stand) -> None:
    screen, client = _begun(at_desk)
    screen.presenter.choose(HighNeed.YES)
    screen.presenter.give_reason("Syy")
    screen.presenter.edit(talked=Talked.YES)
    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert at_desk.focused() == "mapping_to_plan"
    at_desk.press(Qt.Key.Key_Space)
    at_desk.press(Qt.Key.Key_Y, ALT)

    assert at_desk.went == [
        ("plan", StartPlan(client.id)),
        ("contact_persons", NameFor(client.id)),
    ]


def test_confirming_twice_at_once_is_one_decision(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.choose(HighNeed.YES)
    screen.presenter.give_reason("Syy")
    screen.presenter.edit(talked=Talked.YES, person_wish=PersonWish.WANTS)
    thread = DeskThread("desk")
    at_desk.runner = thread
    try:
        at_desk.press(Qt.Key.Key_Return, CTRL)
        at_desk.press(Qt.Key.Key_Return, CTRL)
        at_desk.bot.waitUntil(lambda: not thread.busy, timeout=10_000)
    finally:
        thread.close()

    assert _stored(at_desk).high_need is HighNeed.YES
    assert not _stored(at_desk).origin.conflicts
    with at_desk.office.store.units.reading() as uow:
        assert len(uow.find(Assignment)) == 1
    assert at_desk.errors == []


def test_not_yet_asks_for_a_day_ahead(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_J, ALT)
    at_desk.press(Qt.Key.Key_3)
    at_desk.press(Qt.Key.Key_A, ALT)
    at_desk.press(Qt.Key.Key_1)

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.focused() == "decide_again_on"
    _type("8.12.")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = _stored(at_desk)
    assert (stored.high_need, stored.decide_again_on) == (HighNeed.NOT_YET, date(2026, 12, 8))


def test_what_is_lacking_below_the_edge_is_scrolled_to_with_its_words(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.choose(HighNeed.YES)
    screen.presenter.give_reason("Syy")
    screen.presenter.edit(talked=Talked.YES, person_wish=PersonWish.NOT_WANTED)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    (words,) = (
        label
        for label in screen.column.findChildren(QLabel)
        if label.text() == "Kirjoita, miksi yhteyshenkilöä ei nimetä"
    )
    at_desk.bot.waitUntil(lambda: words.visibleRegion().boundingRect() == words.rect())


def test_the_wish_for_no_contact_person_asks_why_and_is_left_as_a_naming(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.choose(HighNeed.YES)
    screen.presenter.give_reason("Syy")
    screen.presenter.edit(talked=Talked.YES)
    at_desk.press(Qt.Key.Key_Y, ALT)
    assert at_desk.focused() == "person_wish"
    at_desk.press(Qt.Key.Key_Up)  # the last of the list is *not asked*

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.focused() == "person_wish_reason"
    _type("Tytär riittää.")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    with at_desk.office.store.units.reading() as uow:
        (naming,) = uow.find(Assignment)
    assert (naming.status, naming.status_reason) == (
        AssignmentStatus.NOT_WANTED,
        "Tytär riittää.",
    )


def test_undoing_takes_the_decision_back(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.choose(HighNeed.NO)
    screen.presenter.give_reason("Syy")
    screen.presenter.edit(talked=Talked.YES)
    screen.presenter.decide()

    at_desk.duties.undo.revert(at_desk.who)
    screen.refresh()

    assert _stored(at_desk).decided_at is None
    assert screen.column.confirm.isVisible()


def test_a_draft_brings_back_the_choice_the_reason_and_the_caret(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    at_desk.press(Qt.Key.Key_J, ALT)
    at_desk.press(Qt.Key.Key_3)
    at_desk.press(Qt.Key.Key_P, ALT)
    _type("Uusi arvio")
    screen.column.reason.set_caret(4)
    screen.presenter.moved()
    at_desk.wait_for_draft()

    again: MappingScreen = at_desk.host("mapping_again", make_mapping)
    again.open(_stored(at_desk).id)

    assert again.column.decision.value() == HighNeed.NOT_YET
    assert again.column.reason.text() == "Uusi arvio"
    assert again.column.reason.hasFocus()
    assert again.column.reason.caret() == 4


def test_a_draft_brings_back_an_area_that_was_not_stored_yet(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.areas_table.rows()[2].words.setFocus()
    settle()
    _type("Hissi on")
    at_desk.wait_for_draft()
    assert _area(at_desk, "housing").client_words == ""

    again: MappingScreen = at_desk.host("mapping_again", make_mapping)
    again.open(_stored(at_desk).id)

    words = again.areas_table.rows()[2].words
    assert (words.text(), words.hasFocus(), words.caret()) == ("Hissi on", True, 8)


def test_a_draft_of_an_earlier_release_is_still_read(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    old = {"mapping": {}, "decision": "no", "reason": "Syy", "field": "", "caret": 0, "scroll": 0}
    draft = Draft(
        record=_stored(at_desk).id,
        form=FORM,
        worker=at_desk.who.worker,
        content=json.dumps(old),
        saved_at=at_desk.office.now,
    )
    at_desk.office.store.drafts.save(draft)

    screen.open(_stored(at_desk).id)

    assert (screen.column.decision.value(), screen.column.reason.text()) == (HighNeed.NO, "Syy")


def test_the_mapping_is_copied_as_text_with_what_was_just_typed(at_desk: Stand) -> None:
    _begun(at_desk)
    _type("Huimaa aamulla.")

    at_desk.press(Qt.Key.Key_C, CTRL | SHIFT)

    copied = QApplication.clipboard().text()
    assert "Kokonaistilanteen kartoitus" in copied
    assert "Huimaa aamulla." in copied
    assert at_desk.told == ["Kartoitus on leikepöydällä. Liitä se järjestelmään."]


def test_the_carers_own_contact_is_begun_about_nobody_yet(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    screen.carer.click()

    assert at_desk.contact.begun == [None]


def test_esc_leaves_it_unfinished(at_desk: Stand) -> None:
    _screen, client = _begun(at_desk)
    _type("Kesken")

    at_desk.press(Qt.Key.Key_Escape)

    assert _area(at_desk).client_words == "Kesken"
    assert at_desk.went == [("client", client.id)]


def _requested(desk: Stand, *, returned: bool = False) -> tuple[MappingScreen, Client]:
    """A request to a colleague, opened on the colleague's desk; or returned, on the asker's."""
    client = desk.office.client(desk.office.nurse)
    desk.office.matter(desk.office.nurse, client.id, type="care_need")
    _staff(desk)
    colleague = replace(desk.office.other_nurse, unit=desk.office.nurse.unit)
    reviews = desk.duties.reviews
    view = reviews.start(desk.who, client.id)
    asked = replace(
        view.review,
        conclusion=Conclusion.MAP,
        mapper=colleague.worker,
        map_by=date(2026, 11, 26),
        client_words="Haluan käydä itse kaupassa.",
        conclusion_reason="Tilanne muuttui.",
    )
    reviews.confirm(desk.who, reviews.save(desk.who, view.review, asked).review)
    mapping = _stored(desk)
    if returned:
        desk.duties.mappings.send_back(colleague, mapping, "no_time", "lomalla")
    else:
        desk.who = colleague
    screen: MappingScreen = desk.host("mapping", make_mapping)
    screen.open(mapping.id)
    return screen, client


def _staff(desk: Stand) -> None:
    for first, last in (("Outi", "Rautio"), ("Sari", "Lehtola")):
        desk.office.put(
            Worker,
            desk.office.nurse,
            Register.SHARED,
            first_name=first,
            last_name=last,
            roles=(Role.MAPPER,),
            registers=(Register.HEALTH,),
        )


def test_the_one_asked_reads_the_request_and_accepts_it_with_one_key(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk)
    texts = _texts(screen)
    assert "Minna Salo pyytää sinua kartoittamaan kokonaistilanteen" in texts
    assert "Vastaus viimeistään to 26.11." in texts
    assert "Mitä pyydetään: Tilanne muuttui." in texts
    assert at_desk.focused() == "accept_mapping"

    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = _stored(at_desk)
    assert (stored.request, stored.asked_of) == (MappingRequest.ACCEPTED, at_desk.who.worker)
    assert at_desk.told == ["Kartoitus vastaanotettu. [Kumoa]"]
    assert at_desk.focused() == "client_words_health"


def test_undoing_the_acceptance_shows_the_request_again(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk)
    at_desk.press(Qt.Key.Key_Return, CTRL)

    at_desk.duties.undo.revert(at_desk.who)
    screen.refresh()

    assert screen.request.accept.isVisible()


def test_a_request_is_returned_with_a_numbered_reason(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk)
    screen.request.send_back.click()
    assert at_desk.focused() == "return_reason"
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert _stored(at_desk).request is MappingRequest.ASKED

    at_desk.press(Qt.Key.Key_2)
    assert at_desk.focused() == "confirm_return"
    at_desk.press(Qt.Key.Key_Return)

    stored = _stored(at_desk)
    assert stored.request is MappingRequest.RETURNED
    assert stored.request_reason == "En ehdi määräaikaan mennessä"
    assert at_desk.went == [("desk", None)]


def test_what_was_typed_of_the_reason_comes_back_with_the_draft(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk)
    screen.request.send_back.click()
    screen.request.why_text.setFocus()
    _type("lomalla")
    at_desk.wait_for_draft()

    again: MappingScreen = at_desk.host("mapping_again", make_mapping)
    again.open(_stored(at_desk).id)

    assert again.request.why_text.isVisible()
    assert again.request.why_text.text() == "lomalla"


def test_a_returned_request_says_why_and_somebody_else_is_asked(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk, returned=True)
    texts = _texts(screen)
    assert "Jari Lehto palautti kartoituspyynnön" in texts
    assert "Syy: En ehdi määräaikaan mennessä: lomalla" in texts
    assert screen.request.ask_words.text() == "Tilanne muuttui."
    assert at_desk.focused() == "ask_mapper"

    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.focused() == "ask_mapper"
    assert _stored(at_desk).request is MappingRequest.RETURNED

    _type("Outi")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = _stored(at_desk)
    assert (stored.request, stored.answer_by) == (MappingRequest.ASKED, date(2026, 11, 26))
    assert at_desk.told == ["Kartoitusta pyydettiin: Outi Rautio. [Kumoa]"]


def test_a_late_answer_is_said_and_the_asker_may_ask_somebody_else(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk)
    at_desk.who = at_desk.office.nurse
    at_desk.office.later(days=3)

    screen.open(_stored(at_desk).id)

    texts = _texts(screen)
    assert "Vastaus 1 pv myöhässä" in texts
    assert "Kartoitusta on pyydetty, vastausta odotetaan: Jari Lehto" in texts
    assert "Pyydä toista" in texts
    assert not screen.request.accept.isVisible()


def test_a_colleague_may_accept_in_the_place_of_the_one_asked(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk)
    at_desk.who = at_desk.office.nurse
    screen.open(_stored(at_desk).id)

    screen.request.accept_instead.click()

    stored = _stored(at_desk)
    assert (stored.request, stored.asked_of) == (MappingRequest.ACCEPTED, at_desk.who.worker)


def test_asking_by_a_day_that_has_passed_goes_to_the_day(at_desk: Stand) -> None:
    screen, _client = _requested(at_desk, returned=True)
    screen.presenter.edit_answer(ask_of=at_desk.who.worker, ask_by=date(2026, 11, 20))

    screen.presenter.ask()

    assert at_desk.focused() == "ask_by"


def test_the_review_that_asked_is_opened_from_the_request(at_desk: Stand) -> None:
    screen, client = _requested(at_desk)

    screen.request.review.click()
    at_desk.press(Qt.Key.Key_Escape)

    assert at_desk.went == [
        ("review", _stored(at_desk).review),
        ("client", client.id),
    ]
    assert at_desk.told == []


@pytest.mark.parametrize("returned", [False, True])
def test_a_designer_finds_nothing_in_the_request(
    at_desk: Stand,
    *,
    returned: bool,
) -> None:
    screen, _client = _requested(at_desk, returned=returned)
    screen.presenter.edit_answer(returning=True)

    assert defects(at_desk.window) == []


def test_a_designer_finds_nothing(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.decide()

    assert defects(at_desk.window) == []

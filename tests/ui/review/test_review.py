"""The review of triggers by keyboard: what is judged is stored, nothing typed is lost."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar

from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.matter import Matter
from sotedesk.model.review import (
    Conclusion,
    MappingRequest,
    Review,
    ReviewVerdict,
    SituationMapping,
    Talked,
    Verdict,
)
from sotedesk.model.worker import Role, Worker
from sotedesk.services.ports import Draft
from sotedesk.ui.review import make_review
from sotedesk.ui.review.screen import ReviewScreen
from sotedesk.ui.review.state import FORM
from sotedesk.ui.targets import StartMapping, StartReview
from tests.ui.keyboard import type_text
from tests.ui.looks import defects
from tests.ui.stand import Stand, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def _staff(desk: Stand) -> None:
    """Two who map: the worker at the desk, and a colleague."""
    maps = {"roles": (Role.NURSE, Role.MAPPER), "registers": (Register.HEALTH,)}
    with desk.office.store.units.reading() as uow:
        me = uow.get(Worker, desk.who.worker)
    assert me is not None
    desk.office.change(desk.who, me, **maps)
    shared = Register.SHARED
    desk.office.put(Worker, desk.who, shared, first_name="Outi", last_name="Rautio", **maps)


def _begun(desk: Stand) -> tuple[ReviewScreen, Client, Matter]:
    _staff(desk)
    client = desk.office.client(desk.office.nurse, birth_date=date(1958, 9, 3), safety_ban=True)
    matter = desk.office.matter(desk.office.nurse, client.id, type="care_need")
    screen: ReviewScreen = desk.host("review", make_review)
    screen.open(StartReview(client.id, matter.id))
    return screen, client, matter


def _verdicts(desk: Stand) -> dict[str, ReviewVerdict]:
    with desk.office.store.units.reading() as uow:
        return {one.item: one for one in uow.find(ReviewVerdict)}


def _stored(desk: Stand) -> Review:
    with desk.office.store.units.reading() as uow:
        return uow.find(Review)[0]


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    type_text(focused, text)


def test_the_first_verdict_has_the_focus_and_nothing_is_judged_yet(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)

    assert at_desk.focused() == "verdict_own_worry"
    assert {one.verdict for one in _verdicts(at_desk).values()} == {Verdict.NOT_ASSESSED}
    assert "havaittu 0 · ei havaittu 0 · ei arvioitu 5" in _texts(screen)


def test_verdicts_are_stored_with_their_author_as_they_are_given(at_desk: Stand) -> None:
    _begun(at_desk)

    at_desk.press(Qt.Key.Key_1)
    at_desk.press(Qt.Key.Key_Down)
    at_desk.press(Qt.Key.Key_2)

    stored = _verdicts(at_desk)
    assert stored["own_worry"].verdict is Verdict.OBSERVED
    assert stored["own_worry"].judged_by == at_desk.who.worker
    assert stored["unclear_core"].verdict is Verdict.NOT_OBSERVED
    assert stored["repeated_contacts"].verdict is Verdict.NOT_ASSESSED


def test_a_reason_is_picked_by_its_number_and_goes_with_the_verdict(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_2)

    at_desk.press(Qt.Key.Key_Tab)
    _type("2")
    at_desk.press(Qt.Key.Key_Return)
    at_desk.press(Qt.Key.Key_Tab)

    assert _verdicts(at_desk)["own_worry"].reason == "already_known"


def test_the_author_and_the_time_stand_with_a_verdict_of_any_kind(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)

    at_desk.press(Qt.Key.Key_2)

    assert "Minna Salo 9.12" in _texts(screen)


def test_words_beside_a_reason_are_optional_and_stored_when_the_field_is_left(
    at_desk: Stand,
) -> None:
    screen, _client, _matter = _begun(at_desk)
    at_desk.press(Qt.Key.Key_2)
    row = screen.points.rows()[0]
    assert row.reason_text.isHidden()
    screen.presenter.give_reason("own_worry", "other_explanation")

    row.reason_text.setFocus()
    settle()
    _type("lääkitys vaihtui")
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    stored = _verdicts(at_desk)["own_worry"]
    assert (stored.reason, stored.reason_text) == ("other_explanation", "lääkitys vaihtui")


def test_a_relatives_worry_is_written_beside_the_workers_own_and_is_not_it(
    at_desk: Stand,
) -> None:
    screen, _client, _matter = _begun(at_desk)
    worry = screen.points.rows()[0].worry
    assert worry is not None

    worry.setFocus()
    _type("Tytär pelkää kaatumista.")
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    assert _stored(at_desk).relative_worry == "Tytär pelkää kaatumista."
    assert _verdicts(at_desk)["own_worry"].verdict is Verdict.NOT_ASSESSED
    assert {row.code for row in screen.points.rows() if row.worry is not None} == {"own_worry"}


def test_an_earlier_dismissal_stands_as_a_plain_fact_with_what_was_entered_since(
    at_desk: Stand,
) -> None:
    client = at_desk.office.client(at_desk.office.nurse)
    reviews = at_desk.duties.reviews
    view = reviews.start(at_desk.who, client.id)
    for code in ("repeated_contacts", "dependency"):
        view = reviews.judge(
            at_desk.who, view, code, Verdict.NOT_OBSERVED, reason="other_explanation"
        )
    view = reviews.judge(at_desk.who, view, "own_worry", Verdict.NOT_OBSERVED)
    done = replace(view.review, conclusion=Conclusion.NO_FURTHER_STEPS)
    reviews.confirm(at_desk.who, reviews.save(at_desk.who, view.review, done).review)
    at_desk.office.later(days=2)
    at_desk.office.matter(at_desk.office.nurse, client.id, type="care_need")
    screen: ReviewScreen = at_desk.host("review", make_review)

    screen.open(StartReview(client.id))

    texts = _texts(screen)
    assert "Hylätty 24.11.: muu asia selittää. Uusi kirjaus 26.11." in texts
    assert "Hylätty 24.11.: muu asia selittää." in texts
    assert "Hylätty 24.11." in texts


def test_the_worker_may_change_a_verdict_and_the_reason_goes_with_it(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    at_desk.press(Qt.Key.Key_2)
    screen.presenter.give_reason("own_worry", "not_current")

    screen.first_focus().setFocus()
    at_desk.press(Qt.Key.Key_1)

    stored = _verdicts(at_desk)["own_worry"]
    assert (stored.verdict, stored.reason) == (Verdict.OBSERVED, "")


def test_judging_twice_in_a_row_is_no_double_entry_with_oneself(at_desk: Stand) -> None:
    _begun(at_desk)

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        at_desk.press(key)

    assert not _verdicts(at_desk)["own_worry"].origin.conflicts


def test_what_the_record_holds_stands_as_facts_with_days(at_desk: Stand) -> None:
    client = at_desk.office.client(at_desk.office.nurse)
    for days in (14, 3):
        at_desk.office.later(days=-days)
        at_desk.office.matter(at_desk.office.nurse, client.id, type="care_need")
        at_desk.office.later(days=days)
    screen: ReviewScreen = at_desk.host("review", make_review)

    screen.open(StartReview(client.id))

    texts = _texts(screen)
    assert "2 yhteydenottoa: 10.11. ja 21.11." in texts
    assert "Vain sinä tiedät. Ei haeta kirjauksista." in texts


def test_confirming_without_a_conclusion_says_what_is_missing_and_goes_there(
    at_desk: Stand,
) -> None:
    screen, _client, _matter = _begun(at_desk)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert "Valitse johtopäätös" in _texts(screen)
    assert at_desk.focused() == "conclusion"
    assert _stored(at_desk).confirmed_at is None


def test_watching_asks_for_a_day_ahead(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    screen.column.conclusion.setFocus()
    at_desk.press(Qt.Key.Key_2)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert at_desk.focused() == "watch_until"
    _type("15.12.")
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert _stored(at_desk).watch_until == date(2026, 12, 15)
    assert _stored(at_desk).confirmed_at is not None


def test_the_whole_review_is_written_and_confirmed_by_keyboard(at_desk: Stand) -> None:
    _screen, client, _matter = _begun(at_desk)
    at_desk.press(Qt.Key.Key_1)

    at_desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    _type("Haluan käydä itse kaupassa.")
    at_desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    at_desk.press(Qt.Key.Key_2)
    at_desk.press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    at_desk.press(Qt.Key.Key_3)
    at_desk.press(Qt.Key.Key_Tab)
    _type("Minna")
    at_desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    _type("Tilanne muuttui kaatumisen jälkeen.")
    at_desk.press(Qt.Key.Key_Return, CTRL)

    stored = _stored(at_desk)
    assert stored.client_words == "Haluan käydä itse kaupassa."
    assert stored.talked is Talked.NOT_YET
    assert stored.conclusion is Conclusion.MAP
    assert stored.mapper == at_desk.who.worker
    assert stored.conclusion_reason == "Tilanne muuttui kaatumisen jälkeen."
    assert stored.confirmed_by == at_desk.who.worker
    assert stored.map_by == date(2026, 11, 26)
    assert at_desk.told == ["Läpikäynti vahvistettu. Kartoitus on Työpöydälläsi."]
    assert at_desk.focused() == "review_next"
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.went == [("mapping", _mapping(at_desk).id)]
    assert client.id == stored.client


def _mapping(desk: Stand) -> SituationMapping:
    with desk.office.store.units.reading() as uow:
        (found,) = uow.find(SituationMapping)
    return found


def test_asking_a_colleague_to_map_is_the_end_of_the_reviewers_part(at_desk: Stand) -> None:
    screen, client, _matter = _begun(at_desk)
    at_desk.press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    at_desk.press(Qt.Key.Key_3)
    assert screen.column.map_by.day() == date(2026, 11, 26)
    at_desk.press(Qt.Key.Key_Tab)
    _type("Outi")
    at_desk.press(Qt.Key.Key_Tab)
    _type("1.12.")

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert at_desk.told == ["Läpikäynti vahvistettu. Kartoitusta pyydetty: Outi Rautio."]
    mapping = _mapping(at_desk)
    assert (mapping.request, mapping.answer_by) == (MappingRequest.ASKED, date(2026, 12, 1))
    at_desk.press(Qt.Key.Key_Return, CTRL)
    assert at_desk.went == [("client", client.id)]


def test_only_those_who_map_are_offered(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)

    offered = [screen.column.mapper.itemText(n) for n in range(screen.column.mapper.count())]

    assert offered == ["Outi Rautio", "Minna Salo"]


def test_a_day_to_answer_by_that_has_passed_is_said(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    screen.presenter.edit(conclusion=Conclusion.MAP, mapper=at_desk.who.worker)
    screen.presenter.edit(map_by=date(2026, 11, 20))

    screen.presenter.confirm()

    assert at_desk.focused() == "map_by"
    assert "Päivä on jo mennyt" in _texts(screen)
    screen.presenter.edit(map_by=date(2026, 11, 25))
    assert "Päivä on jo mennyt" not in _texts(screen)


def test_a_review_of_an_earlier_release_still_leads_the_one_asked_to_the_mapping(
    at_desk: Stand,
) -> None:
    client = at_desk.office.client(at_desk.office.nurse)
    at_desk.office.matter(at_desk.office.nurse, client.id, type="care_need")
    old = at_desk.office.put(
        Review,
        at_desk.office.nurse,
        client=client.id,
        unit=at_desk.who.unit,
        conclusion=Conclusion.MAP,
        mapper=at_desk.who.worker,
        confirmed_at=at_desk.office.now,
    )
    screen: ReviewScreen = at_desk.host("review", make_review)
    screen.open(old.id)

    at_desk.press(Qt.Key.Key_Return, CTRL)

    assert at_desk.went == [("mapping", StartMapping(client.id, old.id))]


def test_when_it_will_be_talked_about_is_noted(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    assert screen.column.talked_note.isHidden()
    at_desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    at_desk.press(Qt.Key.Key_2)

    at_desk.press(Qt.Key.Key_Tab)
    assert at_desk.focused() == "talked_note"
    _type("Tänään klo 13.30 tulkin kanssa.")
    at_desk.press(Qt.Key.Key_Tab)
    settle()

    assert _stored(at_desk).talked_note == "Tänään klo 13.30 tulkin kanssa."


def test_the_review_is_copied_as_text(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_1)

    at_desk.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)

    copied = QApplication.clipboard().text()
    assert "Herätteiden läpikäynti" in copied
    assert "Minulla on huoli asiakkaasta" in copied
    assert at_desk.told == ["Läpikäynti on leikepöydällä. Liitä se järjestelmään."]


def test_the_right_column_does_not_scroll_on_a_low_screen(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    screen.presenter.edit(
        client_words="Haluan käydä itse kaupassa. En halua pelätä kaatumista.",
        talked=Talked.NOT_YET,
        talked_note="Tänään tulkin kanssa.",
        conclusion=Conclusion.MAP,
        conclusion_reason="Tilanne muuttui kaatumisen jälkeen.",
    )

    at_desk.window.resize(1366, 768)
    settle()

    bars = screen.column.findChildren(QScrollBar)
    assert [bar.objectName() for bar in bars if bar.isVisible() and bar.maximum()] == []


def test_confirming_leaves_what_a_colleague_is_typing_in_the_same_review(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    drafts, theirs = at_desk.office.store.drafts, at_desk.office.other_nurse.worker
    review = _stored(at_desk).id
    now = at_desk.office.now
    drafts.save(Draft(record=review, form=FORM, worker=theirs, content="{}", saved_at=now))
    screen.presenter.edit(conclusion=Conclusion.NO_FURTHER_STEPS)

    screen.presenter.confirm()

    assert _stored(at_desk).confirmed_at is not None
    assert [draft.record for draft in drafts.load(theirs)] == [review]


def test_a_confirmed_review_takes_no_more_verdicts(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    screen.presenter.edit(conclusion=Conclusion.NO_FURTHER_STEPS)
    screen.presenter.confirm()

    screen.presenter.judge("own_worry", Verdict.OBSERVED)

    assert _verdicts(at_desk)["own_worry"].verdict is Verdict.NOT_ASSESSED
    assert not screen.points.rows()[0].segment.buttons()[0].isEnabled()


def test_a_draft_brings_back_text_field_and_caret(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    settle()
    _type("Pelkään kaatumista")
    screen.column.words.set_caret(7)
    screen.presenter.moved()
    at_desk.wait_for_draft()
    assert not _stored(at_desk).client_words

    again: ReviewScreen = at_desk.host("review_again", make_review)
    again.open(_stored(at_desk).id)

    assert again.column.words.text() == "Pelkään kaatumista"
    assert again.column.words.hasFocus()
    assert again.column.words.caret() == 7


def test_leaving_a_field_makes_it_a_change(at_desk: Stand) -> None:
    _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    _type("Pelkään kaatumista")

    at_desk.press(Qt.Key.Key_Tab)
    settle()

    assert _stored(at_desk).client_words == "Pelkään kaatumista"


def test_esc_leaves_the_review_unfinished_and_keeps_everything(at_desk: Stand) -> None:
    _screen, client, _matter = _begun(at_desk)
    at_desk.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    _type("Kesken jäi")

    at_desk.press(Qt.Key.Key_Escape)

    assert _stored(at_desk).client_words == "Kesken jäi"
    assert at_desk.went == [("client", client.id)]


def test_a_colleagues_verdict_shows_when_the_review_is_read_anew(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    verdict = _verdicts(at_desk)["drags_on"]
    at_desk.office.change(at_desk.office.other_nurse, verdict, verdict=Verdict.OBSERVED)

    screen.refresh()

    row = next(row for row in screen.points.rows() if row.code == "drags_on")
    assert row.segment.value() == Verdict.OBSERVED


def test_the_review_before_is_named_in_words(at_desk: Stand) -> None:
    client = at_desk.office.client(at_desk.office.nurse)
    reviews = at_desk.duties.reviews
    view = reviews.start(at_desk.who, client.id)
    watched = replace(
        view.review,
        conclusion=Conclusion.WATCH,
        watch_until=at_desk.office.now.date() + timedelta(days=20),
    )
    reviews.confirm(at_desk.who, reviews.save(at_desk.who, view.review, watched).review)
    at_desk.office.later(minutes=5)
    screen: ReviewScreen = at_desk.host("review", make_review)

    screen.open(StartReview(client.id))

    assert "Edellinen 24.11.: seurataan" in _texts(screen)


def test_a_designer_finds_nothing(at_desk: Stand) -> None:
    screen, _client, _matter = _begun(at_desk)
    screen.presenter.judge("unclear_core", Verdict.NOT_OBSERVED)
    screen.presenter.give_reason("unclear_core", "other_explanation")
    screen.presenter.edit(conclusion=Conclusion.MAP, talked=Talked.NOT_YET)

    assert defects(at_desk.window) == []


def _texts(screen: ReviewScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if not label.isHidden()]

"""Mapping the whole situation by keyboard: the decision is the worker's, with its reason."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sotedesk.model.client import Client
from sotedesk.model.matter import WordsSource
from sotedesk.model.review import Conclusion, HighNeed, SituationMapping, Talked
from sotedesk.ui.mapping import make_mapping
from sotedesk.ui.mapping.screen import MappingScreen
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan
from sotedesk.ui.theme.look import Theme
from tests.ui.keyboard import type_text
from tests.ui.stand import AUDITED, Stand, defects, settle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


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


def test_what_the_client_said_in_the_review_stands_above_the_note(at_desk: Stand) -> None:
    screen, _client = _begun(at_desk)

    assert screen.note.hasFocus()
    assert "Haluan käydä itse kaupassa." in screen.words.accessibleName()


def test_the_note_is_stored_when_its_field_is_left(at_desk: Stand) -> None:
    _begun(at_desk)
    _type("Arki ja ruoka: ruoka ei maistu yksin.")

    at_desk.press(Qt.Key.Key_Tab)
    settle()

    assert _stored(at_desk).note == "Arki ja ruoka: ruoka ei maistu yksin."


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


def test_esc_leaves_it_unfinished(at_desk: Stand) -> None:
    _screen, client = _begun(at_desk)
    _type("Kesken")

    at_desk.press(Qt.Key.Key_Escape)

    assert _stored(at_desk).note == "Kesken"
    assert at_desk.went == [("client", client.id)]


@pytest.mark.parametrize(("size", "theme", "scale"), AUDITED)
def test_a_designer_finds_nothing(
    at_desk: Stand, size: tuple[int, int], theme: Theme, scale: float
) -> None:
    screen, _client = _begun(at_desk)
    screen.presenter.decide()

    assert defects(at_desk, size, theme, scale) == []

"""Mapping the whole situation: begun once, decided by a worker with a reason."""

from dataclasses import replace
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId
from sotedesk.model.review import Conclusion, HighNeed, Review, SituationMapping, Talked
from sotedesk.services.mappings import Mappings
from sotedesk.services.subject import ReasonNeededError, WrongClientError
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.duties import care_need, confirmed_review
from tests.services.office import Office


@pytest.fixture
def desk(office: Office) -> Mappings:
    return Mappings(office.works)


@pytest.fixture
def client(office: Office) -> ClientId:
    return office.client(office.nurse).id


@pytest.fixture
def review(office: Office, client: ClientId) -> Review:
    return confirmed_review(office, care_need(office, client))


def test_a_mapping_begins_from_the_review_that_asked_and_is_resumed(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    view = desk.start(office.nurse, client, review.id)

    assert (view.mapping.review, view.mapping.register) == (review.id, Register.HEALTH)
    assert (view.asked_by_name, view.decided_by_name) == ("Minna Salo", "")
    assert view.mapping.high_need is HighNeed.NOT_YET
    assert desk.start(office.nurse, client).mapping.id == view.mapping.id


def test_a_mapping_may_begin_without_a_review(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)

    view = desk.start(office.nurse, client)

    assert (view.review, view.asked_by_name) == (None, "")


def test_start_refuses_a_review_of_somebody_else_and_a_client_not_to_be_seen(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    other = office.client(office.nurse, last_name="Muu").id

    with pytest.raises(WrongClientError):
        desk.start(office.nurse, other, review.id)
    with pytest.raises(BasisNeededError):
        desk.start(office.other_nurse, client, review.id)
    with pytest.raises(AbsentError):
        desk.start(office.guide, client, review.id)


def test_the_one_who_was_asked_may_map_from_another_unit(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    asked = office.put(
        Review,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        conclusion=Conclusion.MAP,
        mapper=office.other_nurse.worker,
        confirmed_at=office.now,
        confirmed_by=office.nurse.worker,
    )

    assert [task.record for task in desk.list_open(office.other_nurse)] == [asked.id]
    view = desk.start(office.other_nurse, client, asked.id)

    assert view.asked_by_name == "Minna Salo"
    assert [task.record for task in desk.list_open(office.other_nurse)] == [view.mapping.id]


def test_the_note_is_saved_and_the_decision_is_not_touched_by_it(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping
    written = replace(begun, note="Huimaa aamulla.", talked=Talked.NOT_YET, high_need=HighNeed.YES)

    saved = desk.save(office.nurse, begun, written).mapping

    assert (saved.note, saved.talked) == ("Huimaa aamulla.", Talked.NOT_YET)
    assert saved.high_need is HighNeed.NOT_YET
    assert desk.view(office.nurse, saved.id).mapping == saved


@pytest.mark.parametrize("decision", [HighNeed.YES, HighNeed.NO])
def test_yes_and_no_need_a_reason(
    office: Office, desk: Mappings, client: ClientId, review: Review, decision: HighNeed
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping

    with pytest.raises(ReasonNeededError):
        desk.decide_high_need(office.nurse, begun, decision, reason="  ", talked=Talked.YES)
    assert desk.view(office.nurse, begun.id).mapping.decided_at is None

    view = desk.decide_high_need(
        office.nurse, begun, decision, reason=" apua neljällä alueella ", talked=Talked.YES
    )
    assert (view.mapping.high_need, view.mapping.high_need_reason, view.mapping.talked) == (
        decision,
        "apua neljällä alueella",
        Talked.YES,
    )
    assert (view.decided_by_name, view.mapping.decided_at) == ("Minna Salo", office.now)


def test_not_yet_needs_no_reason_and_is_decided_anew_later(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping
    not_yet = desk.decide_high_need(
        office.nurse, begun, HighNeed.NOT_YET, reason="", talked=Talked.NOT_NOW
    ).mapping
    assert desk.start(office.nurse, client).mapping.id == begun.id

    decided = desk.decide_high_need(
        office.nurse, not_yet, HighNeed.NO, reason="asia hoitui", talked=Talked.YES
    ).mapping
    office.later(minutes=1)

    assert decided.high_need is HighNeed.NO
    assert desk.start(office.nurse, client).mapping.id != begun.id


def test_open_mappings_are_those_asked_for_and_those_not_decided(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    (asked,) = desk.list_open(office.nurse)
    assert (asked.record, asked.review, asked.mapping) == (review.id, review, None)
    assert asked.worker == office.nurse.worker

    begun = desk.start(office.nurse, client, review.id).mapping
    (open_one,) = desk.list_open(office.nurse)
    assert (open_one.record, open_one.review, open_one.mapping) == (begun.id, review, begun)

    desk.decide_high_need(office.nurse, begun, HighNeed.YES, reason="apua", talked=Talked.YES)
    assert desk.list_open(office.nurse) == ()


def test_an_unconfirmed_review_asks_nobody(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    office.put(
        Review,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        conclusion=Conclusion.MAP,
        mapper=office.nurse.worker,
    )

    assert desk.list_open(office.nurse) == ()


def test_the_other_register_changes_nothing_of_the_list(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    before = repr(desk.list_open(office.nurse))

    social = office.put(
        Review,
        office.guide,
        client=client,
        unit=office.nurse.unit,
        conclusion=Conclusion.MAP,
        mapper=office.nurse.worker,
        confirmed_at=office.now,
    )
    mapping = office.put(
        SituationMapping, office.guide, client=client, unit=office.nurse.unit, review=social.id
    )

    assert review.register is Register.HEALTH
    assert repr(desk.list_open(office.nurse)) == before
    with pytest.raises(AbsentError):
        desk.view(office.nurse, UUID(int=mapping.id.int))

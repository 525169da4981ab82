"""Mapping the whole situation: asked, accepted, written by areas, decided with a reason."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sotedesk.model.access import Actor
from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import PartTaken
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    MappingRequest,
    PersonWish,
    Review,
    SituationMapping,
    Standing,
    Talked,
)
from sotedesk.model.worker import Unit, Worker
from sotedesk.services.assignments import Assignments
from sotedesk.services.mapping_records import Asking
from sotedesk.services.mappings import (
    AgainDayNeededError,
    AlreadyAcceptedError,
    Mappings,
    MappingView,
    NotAcceptedError,
    NotAskedError,
    TaskState,
)
from sotedesk.services.subject import ReasonNeededError, WrongClientError
from sotedesk.services.undo import Undo
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.duties import basis, care_need, confirmed_review, definitions, reviews
from tests.services.office import Office

ANSWER_BY = date(2026, 11, 26)


@pytest.fixture
def desk(office: Office) -> Mappings:
    return Mappings(office.works, definitions().areas)


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


@pytest.fixture
def colleague(office: Office) -> Actor:
    """A mapper of the same unit."""
    return replace(office.other_nurse, unit=office.nurse.unit)


def _asked(office: Office, client: ClientId, of: Actor, by: date | None = ANSWER_BY) -> Review:
    """A confirmed review in which the nurse asked somebody to map."""
    desk = reviews(office)
    begun = desk.start(office.nurse, client, care_need(office, client).id).review
    concluded = replace(
        begun,
        conclusion=Conclusion.MAP,
        mapper=of.worker,
        map_by=by,
        conclusion_reason="Tilanne muuttui.",
    )
    saved = desk.save(office.nurse, begun, concluded).review
    return desk.confirm(office.nurse, saved).review


def _mapping(office: Office) -> SituationMapping:
    with office.store.units.reading() as uow:
        return uow.find(SituationMapping, order="-created_at")[0]


def test_confirming_a_review_asks_the_mapper_with_the_day_and_the_reason(
    office: Office, client: ClientId, colleague: Actor
) -> None:
    review = _asked(office, client, colleague)

    mapping = _mapping(office)
    assert (mapping.review, mapping.client, mapping.register) == (
        review.id,
        client,
        review.register,
    )
    assert (mapping.request, mapping.asked_of) == (MappingRequest.ASKED, colleague.worker)
    assert (mapping.answer_by, mapping.request_reason) == (ANSWER_BY, "Tilanne muuttui.")
    assert (mapping.request_by, mapping.request_at) == (office.nurse.worker, office.now)


@pytest.mark.parametrize("returned", [False, True])
def test_a_review_that_asks_again_asks_anew_of_the_request_that_waits(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor, *, returned: bool
) -> None:
    _asked(office, client, colleague)
    first = _mapping(office)
    if returned:
        desk.send_back(colleague, first, "no_time")
    office.later(days=1)

    review = _asked(office, client, office.nurse, date(2026, 11, 30))

    mapping = _mapping(office)
    assert (mapping.id, mapping.review) == (first.id, review.id)
    assert (mapping.asked_of, mapping.answer_by) == (office.nurse.worker, date(2026, 11, 30))
    assert [task.record for task in desk.list_open(office.nurse)] == [first.id]


def test_a_review_that_asks_while_somebody_maps_begins_a_request_of_its_own(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    under_way = desk.accept(colleague, _mapping(office)).mapping
    office.later(minutes=1)

    _asked(office, client, office.nurse)

    assert _mapping(office).id != under_way.id


def test_asking_oneself_is_accepting(office: Office, desk: Mappings, client: ClientId) -> None:
    _asked(office, client, office.nurse)

    (task,) = desk.list_open(office.nurse)

    assert (task.state, task.worker) == (TaskState.MAPPING, office.nurse.worker)


def test_every_area_of_the_list_is_there_from_the_start_in_its_order(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)

    view = desk.start(office.nurse, client)

    assert [one.area for one in view.areas] == list(definitions().areas.areas)
    assert {one.record.standing for one in view.areas} == {Standing.NOT_ASKED}
    assert view.mapping.area_list == definitions().areas.version


def test_an_area_of_another_version_is_shown_last_by_its_code(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    mapping = desk.start(office.nurse, client).mapping
    office.put(MappingArea, office.nurse, situation_mapping=mapping.id, area="area_of_2031")

    *_, last = desk.view(office.nurse, mapping.id).areas

    assert (last.area.code, last.area.label) == ("area_of_2031", "area_of_2031")


def test_a_mapping_of_an_earlier_release_gets_its_areas_once(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    old = office.put(SituationMapping, office.nurse, client=client, unit=office.nurse.unit)
    assert desk.view(office.nurse, old.id).areas == ()

    first = desk.begin_areas(office.nurse, old.id).areas
    again = desk.begin_areas(office.nurse, old.id).areas

    assert [one.record for one in first] == [one.record for one in again]
    assert len(first) == len(definitions().areas.areas)


def test_the_one_asked_sees_the_request_with_its_day_and_accepting_opens_the_mapping(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    (request,) = desk.list_open(colleague)
    assert (request.state, request.worker, request.due_on) == (
        TaskState.ANSWER,
        colleague.worker,
        ANSWER_BY,
    )
    assert request.asker == office.nurse.worker
    office.later(minutes=5)

    view = desk.accept(colleague, _mapping(office))

    assert (view.mapping.request, view.mapping.asked_of) == (
        MappingRequest.ACCEPTED,
        colleague.worker,
    )
    assert (view.answered_by_name, view.mapping.request_at) == ("Jari Lehto", office.now)
    (task,) = desk.list_open(colleague)
    assert (task.state, task.due_on) == (TaskState.MAPPING, None)


def test_the_mapping_moves_to_the_unit_of_the_one_who_accepts(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    elsewhere = office.put(Unit, office.nurse, Register.SHARED, name="Toinen sote-keskus").id
    mapper = replace(office.other_nurse, unit=UnitId(elsewhere))
    _asked(office, client, mapper)
    assert len(desk.list_open(office.nurse)) == 1

    desk.accept(mapper, _mapping(office))

    assert desk.list_open(office.nurse) == ()
    assert [task.state for task in desk.list_open(mapper)] == [TaskState.MAPPING]


def test_accepting_without_a_unit_of_ones_own_leaves_the_askers(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    _asked(office, client, office.other_nurse)

    assert desk.accept(office.other_nurse, _mapping(office)).mapping.unit == office.nurse.unit


def test_a_request_is_returned_with_a_reason_and_stands_with_the_asker(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    with pytest.raises(ReasonNeededError):
        desk.send_back(colleague, _mapping(office), "no_such_reason")

    view = desk.send_back(colleague, _mapping(office), "no_time", " lomalla 4.12. asti ")

    assert view.mapping.request is MappingRequest.RETURNED
    assert view.mapping.request_reason == "En ehdi määräaikaan mennessä: lomalla 4.12. asti"
    (task,) = desk.list_open(office.nurse)
    assert (task.state, task.worker) == (TaskState.ASKING_AGAIN, office.nurse.worker)
    elsewhere = replace(colleague, unit=None)
    assert desk.list_open(elsewhere) == ()


def test_somebody_else_is_asked_after_a_return(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    returned = desk.send_back(colleague, _mapping(office), "not_mine").mapping
    third = office.put(Worker, office.nurse, Register.SHARED, first_name="Sari", last_name="Aho")

    elsewhere = replace(office.other_nurse, worker=WorkerId(third.id))
    with pytest.raises(BasisNeededError):
        desk.view(elsewhere, returned.id)

    asking = Asking(worker=elsewhere.worker, answer_by=ANSWER_BY, reason=" kaatuminen ")
    view = desk.ask(office.nurse, returned, asking)

    assert desk.view(elsewhere, returned.id).mapping == view.mapping

    assert (view.mapping.request, view.asked_of_name) == (MappingRequest.ASKED, "Sari Aho")
    assert (view.mapping.answer_by, view.mapping.request_reason) == (ANSWER_BY, "kaatuminen")


def test_an_answered_request_is_not_answered_again_nor_taken_from_its_mapper(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    accepted = desk.accept(colleague, _mapping(office)).mapping

    with pytest.raises(NotAskedError):
        desk.accept(office.nurse, accepted)
    with pytest.raises(NotAskedError):
        desk.send_back(colleague, accepted, "other")
    with pytest.raises(AlreadyAcceptedError):
        desk.ask(office.nurse, accepted, Asking(worker=office.nurse.worker))


def test_nobody_is_asked_to_map_what_is_decided(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    begun = desk.start(office.nurse, client).mapping
    decided = _decide(office, desk, begun, HighNeed.NO).mapping

    with pytest.raises(AlreadyAcceptedError):
        desk.ask(office.nurse, decided, Asking(worker=office.other_nurse.worker))


def test_nothing_is_written_before_the_request_is_accepted(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    waiting = _mapping(office)

    with pytest.raises(NotAcceptedError):
        desk.save(colleague, waiting, replace(waiting, note="x"))
    with pytest.raises(NotAcceptedError):
        _decide(office, desk, waiting, HighNeed.NO)
    assert _mapping(office).note == ""


def test_taking_the_acceptance_back_lets_the_request_wait_again(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    _asked(office, client, colleague)
    desk.accept(colleague, _mapping(office))

    Undo(office.works).revert(colleague)

    assert _mapping(office).request is MappingRequest.ASKED


def test_what_was_written_of_areas_and_the_whole_is_stored_and_taken_back_together(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    view = desk.start(office.nurse, client)
    food = view.areas[3].record
    written = replace(
        food,
        client_words="Ruoka ei maistu yksin.",
        professional_view="Paino laskenut 3–4 kg.",
        standing=Standing.NEEDS_SUPPORT,
        area="money",
    )
    whole = replace(
        view.mapping,
        strengths="Tekstiviestit sujuvat",
        network="Tytär käy iltaisin",
        source=WordsSource.INTERPRETER,
        met_how=PartTaken.VIDEO,
        met_on=date(2026, 11, 24),
        talked_words="Hyvä niin.",
        person_wish=PersonWish.WANTS,
    )

    saved = desk.save(office.nurse, view.mapping, whole, [(food, written)])

    kept = saved.areas[3].record
    assert (kept.client_words, kept.professional_view, kept.standing, kept.area) == (
        "Ruoka ei maistu yksin.",
        "Paino laskenut 3–4 kg.",
        Standing.NEEDS_SUPPORT,
        "everyday",
    )
    assert (saved.mapping.strengths, saved.mapping.network) == (
        "Tekstiviestit sujuvat",
        "Tytär käy iltaisin",
    )
    assert (saved.mapping.source, saved.mapping.met_how) == (
        WordsSource.INTERPRETER,
        PartTaken.VIDEO,
    )
    assert saved.mapping.person_wish is PersonWish.WANTS
    Undo(office.works).revert(office.nurse)
    back = desk.view(office.nurse, view.mapping.id)
    assert (back.areas[3].record.client_words, back.mapping.strengths) == ("", "")


def test_two_workers_who_write_into_the_same_area_apart_make_a_conflict(
    office: Office, desk: Mappings, client: ClientId, colleague: Actor
) -> None:
    care_need(office, client)
    shown = desk.start(office.nurse, client)
    home = shown.areas[2].record

    mine, theirs = replace(home, client_words="Hissi on."), replace(home, client_words="Portaat.")
    desk.save(office.nurse, shown.mapping, shown.mapping, [(home, mine)])
    view = desk.save(colleague, shown.mapping, shown.mapping, [(home, theirs)])

    assert view.areas[2].record.origin.conflicts == {"client_words"}


def test_an_area_of_another_mapping_is_not_written_through_this_one(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    other = office.client(office.nurse, last_name="Muu").id
    care_need(office, other)
    mine, theirs = desk.start(office.nurse, client), desk.start(office.nurse, other)
    area = theirs.areas[0].record

    with pytest.raises(AbsentError):
        desk.save(
            office.nurse, mine.mapping, mine.mapping, [(area, replace(area, client_words="x"))]
        )


def _decide(
    office: Office,
    desk: Mappings,
    shown: SituationMapping,
    decision: HighNeed,
    reason: str = "apua neljällä alueella",
    *,
    again_on: date | None = None,
) -> MappingView:
    return desk.decide_high_need(
        office.nurse, shown, decision, reason=reason, talked=Talked.YES, again_on=again_on
    )


@pytest.mark.parametrize("decision", [HighNeed.YES, HighNeed.NO])
def test_yes_and_no_need_a_reason(
    office: Office, desk: Mappings, client: ClientId, review: Review, decision: HighNeed
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping

    with pytest.raises(ReasonNeededError):
        _decide(office, desk, begun, decision, "  ")
    assert desk.view(office.nurse, begun.id).mapping.decided_at is None

    view = _decide(
        office, desk, begun, decision, " apua neljällä alueella ", again_on=date(2026, 12, 8)
    )
    assert (view.mapping.high_need, view.mapping.high_need_reason, view.mapping.talked) == (
        decision,
        "apua neljällä alueella",
        Talked.YES,
    )
    assert view.mapping.decide_again_on is None
    assert (view.decided_by_name, view.mapping.decided_at) == ("Minna Salo", office.now)


def test_not_yet_needs_a_day_ahead_but_no_reason_and_is_decided_anew_later(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping
    for day in (None, office.now.date()):
        with pytest.raises(AgainDayNeededError):
            _decide(office, desk, begun, HighNeed.NOT_YET, "", again_on=day)

    not_yet = _decide(office, desk, begun, HighNeed.NOT_YET, "", again_on=date(2026, 12, 8)).mapping
    assert not_yet.decide_again_on == date(2026, 12, 8)
    assert desk.start(office.nurse, client).mapping.id == begun.id
    (task,) = desk.list_open(office.nurse)
    assert (task.state, task.due_on, task.worker) == (
        TaskState.DECIDING_AGAIN,
        date(2026, 12, 8),
        office.nurse.worker,
    )

    decided = _decide(office, desk, not_yet, HighNeed.NO, "asia hoitui").mapping
    office.later(minutes=1)

    assert decided.high_need is HighNeed.NO
    assert desk.list_open(office.nurse) == ()
    assert desk.start(office.nurse, client).mapping.id != begun.id


def test_a_newer_mapping_answers_one_to_be_decided_anew(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping
    _decide(office, desk, begun, HighNeed.NOT_YET, "", again_on=date(2026, 12, 8))
    office.later(minutes=1)
    _asked(office, client, office.nurse)

    (task,) = desk.list_open(office.nurse)

    assert task.record != begun.id


def test_a_decision_of_an_earlier_release_without_a_day_comes_back_on_none(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    office.put(
        SituationMapping,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        decided_at=office.now,
    )

    assert desk.list_open(office.nurse) == ()


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        (PersonWish.WANTS, AssignmentStatus.STILL_TO_NAME),
        (PersonWish.NOT_NEEDED, AssignmentStatus.NOT_NEEDED),
        (PersonWish.NOT_WANTED, AssignmentStatus.NOT_WANTED),
    ],
)
def test_yes_leaves_the_naming_as_the_client_wished_and_undoing_takes_both_back(
    office: Office,
    desk: Mappings,
    client: ClientId,
    wish: PersonWish,
    left: AssignmentStatus,
) -> None:
    care_need(office, client)
    begun = _with_wish(office, desk, client, wish, " tytär riittää ")

    decided = _decide(office, desk, begun, HighNeed.YES).mapping

    (naming,) = _namings(office)
    assert (naming.status, naming.status_reason) == (left, "tytär riittää")
    assert (naming.client, naming.register) == (client, decided.register)
    Undo(office.works).revert(office.nurse)
    assert _namings(office) == []
    assert _mapping(office).decided_at is None


@pytest.mark.parametrize("wish", [PersonWish.NOT_NEEDED, PersonWish.NOT_WANTED])
def test_not_needed_and_not_wanted_ask_for_a_reason(
    office: Office, desk: Mappings, client: ClientId, wish: PersonWish
) -> None:
    care_need(office, client)
    begun = _with_wish(office, desk, client, wish, " ")

    with pytest.raises(ReasonNeededError):
        _decide(office, desk, begun, HighNeed.YES)
    assert (_mapping(office).decided_at, _namings(office)) == (None, [])


def test_nothing_is_left_where_the_client_was_not_asked_or_somebody_is_named(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    begun = desk.start(office.nurse, client).mapping
    decided = _decide(office, desk, begun, HighNeed.YES).mapping
    assert _namings(office) == []

    Assignments(office.works, definitions().naming).name_worker(
        office.nurse, client, office.nurse.worker
    )
    wants = replace(decided, person_wish=PersonWish.WANTS)
    saved = desk.save(office.nurse, decided, wants).mapping
    _decide(office, desk, saved, HighNeed.YES)

    assert [one.status for one in _namings(office)] == [AssignmentStatus.NAMED]


def test_deciding_anew_leaves_a_naming_only_where_the_client_says_something_new(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    begun = _with_wish(office, desk, client, PersonWish.WANTS)
    decided = _decide(office, desk, begun, HighNeed.YES).mapping
    office.later(days=1)
    decided = _decide(office, desk, decided, HighNeed.YES).mapping
    assert [one.status for one in _namings(office)] == [AssignmentStatus.STILL_TO_NAME]

    other = replace(decided, person_wish=PersonWish.NOT_WANTED, person_wish_reason="Pärjää")
    _decide(office, desk, desk.save(office.nurse, decided, other).mapping, HighNeed.YES)

    assert {one.status for one in _namings(office)} == {
        AssignmentStatus.STILL_TO_NAME,
        AssignmentStatus.NOT_WANTED,
    }


def test_no_leaves_no_naming(office: Office, desk: Mappings, client: ClientId) -> None:
    care_need(office, client)
    begun = _with_wish(office, desk, client, PersonWish.WANTS)

    _decide(office, desk, begun, HighNeed.NO)

    assert _namings(office) == []


def _with_wish(
    office: Office, desk: Mappings, client: ClientId, wish: PersonWish, reason: str = ""
) -> SituationMapping:
    begun = desk.start(office.nurse, client).mapping
    wished = replace(begun, person_wish=wish, person_wish_reason=reason)
    return desk.save(office.nurse, begun, wished).mapping


def _namings(office: Office) -> list[Assignment]:
    with office.store.units.reading() as uow:
        return uow.find(Assignment)


def test_the_basis_on_which_the_mapping_is_seen_is_named(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    mapping = desk.start(office.nurse, client).mapping
    assert desk.view(office.nurse, mapping.id).basis is None

    ground = basis(office, client)

    assert desk.view(office.other_nurse, mapping.id).basis == ground


def test_open_mappings_are_those_accepted_and_not_decided(
    office: Office, desk: Mappings, client: ClientId, review: Review
) -> None:
    begun = desk.start(office.nurse, client, review.id).mapping
    (open_one,) = desk.list_open(office.nurse)
    assert (open_one.record, open_one.review, open_one.mapping) == (begun.id, review, begun)

    _decide(office, desk, begun, HighNeed.YES)
    assert desk.list_open(office.nurse) == ()


def test_a_review_of_an_earlier_release_that_asked_stands_until_somebody_begins(
    office: Office, desk: Mappings, client: ClientId
) -> None:
    care_need(office, client)
    asked = office.put(
        Review,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        conclusion=Conclusion.MAP,
        mapper=office.nurse.worker,
        confirmed_at=office.now,
    )
    (task,) = desk.list_open(office.nurse)
    assert (task.record, task.review, task.mapping) == (asked.id, asked, None)
    assert (task.state, task.worker) == (TaskState.MAPPING, office.nurse.worker)

    begun = desk.start(office.nurse, client, asked.id).mapping

    (task,) = desk.list_open(office.nurse)
    assert (task.record, task.worker, task.asker) == (begun.id, office.nurse.worker, None)


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

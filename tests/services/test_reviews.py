"""Reviewing triggers: what a verdict is, what confirming asks, what the record plainly holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.contact import Contact
from sotedesk.model.ids import ClientId, ContactId, ReviewId
from sotedesk.model.matter import Appointment, AppointmentStatus, WordsSource
from sotedesk.model.review import Conclusion, Review, ReviewVerdict, Talked, Verdict
from sotedesk.model.trigger import TriggerList
from sotedesk.model.usage_log import LogAction
from sotedesk.services.reviews import (
    DEPENDENCY,
    MISSED_APPOINTMENTS,
    REPEATED_CONTACTS,
    Dismissal,
    Evidence,
    EvidenceKind,
    MissingPart,
    NoTriggersError,
    ReviewConfirmedError,
    ReviewIncompleteError,
    Reviews,
)
from sotedesk.services.subject import WrongClientError
from sotedesk.services.undo import Undo, UndoError
from sotedesk.services.work import AbsentError, BasisNeededError
from tests.services.duties import basis, care_need, confirmed_review, definitions, reviews
from tests.services.office import Office


@pytest.fixture
def desk(office: Office) -> Reviews:
    return reviews(office)


@pytest.fixture
def client(office: Office) -> ClientId:
    return office.client(office.nurse, birth_date=date(1958, 9, 3)).id


def test_the_shipped_list_has_the_handbooks_five_and_five_and_one_own_worry() -> None:
    """Source: handbook, "Paljon palveluita tarvitseva asiakas"."""
    shipped = definitions().triggers

    assert (len(shipped.triggers), len(shipped.identification)) == (5, 5)
    assert [item.code for item in shipped.items if item.own_worry] == ["own_worry"]
    assert {REPEATED_CONTACTS, MISSED_APPOINTMENTS, DEPENDENCY} <= {i.code for i in shipped.items}
    assert "käsikirja" in shipped.source


def test_a_review_begins_with_every_point_not_assessed(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    matter = care_need(office, client)

    view = desk.start(office.nurse, client, matter.id)

    assert [item.item for item in view.triggers] == list(definitions().triggers.triggers)
    assert [item.item for item in view.identification] == list(
        definitions().triggers.identification
    )
    assert {item.verdict.verdict for item in view.items} == {Verdict.NOT_ASSESSED}
    assert {item.judged_by_name for item in view.items} == {""}
    assert view.review.register is Register.HEALTH
    assert view.review.matter == matter.id
    assert view.review.item_list == definitions().triggers.version
    assert (view.subject.name, view.subject.age) == ("Raija Ketola", 68)


def test_an_unfinished_review_is_resumed_and_a_confirmed_one_is_not(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    first = desk.start(office.nurse, client, care_need(office, client).id)
    again = desk.start(office.nurse, client)
    assert again.review.id == first.review.id

    confirmed = confirmed_review(office, care_need(office, client))
    office.later(minutes=1)
    new = desk.start(office.nurse, client)

    assert confirmed.id == first.review.id
    assert new.review.id != first.review.id
    assert new.previous is not None
    assert new.previous.id == first.review.id


def test_a_review_without_a_matter_belongs_to_the_units_register(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    view = desk.start(office.nurse, client)

    assert (view.review.register, view.review.matter) == (Register.HEALTH, None)


def test_start_refuses_what_is_not_reviewed(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    other = office.client(office.nurse, last_name="Muu").id
    worry = care_need(office, client, type="worry")
    unknown = care_need(office, client, type="newer")

    with pytest.raises(WrongClientError):
        desk.start(office.nurse, other, care_need(office, client).id)
    for matter in (worry, unknown):
        with pytest.raises(NoTriggersError) as refused:
            desk.start(office.nurse, client, matter.id)
        assert refused.value.type_code == matter.type


def test_start_asks_the_access_rule(office: Office, desk: Reviews, client: ClientId) -> None:
    care_need(office, client)
    office.other_nurse = replace(office.other_nurse, unit=office.guide.unit)

    with pytest.raises(AbsentError):  # the unit keeps the other register
        desk.start(office.other_nurse, client)
    health_elsewhere = replace(office.other_nurse, unit=None)
    with pytest.raises(AbsentError, match="unit"):
        desk.start(health_elsewhere, client)


def test_without_a_relation_a_basis_is_needed_and_opens(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    matter = care_need(office, client)
    review = desk.start(office.nurse, client, matter.id).review

    with pytest.raises(BasisNeededError) as refused:
        desk.view(office.other_nurse, review.id)
    assert (refused.value.client, refused.value.register) == (client, Register.HEALTH)
    with pytest.raises(BasisNeededError):
        desk.start(replace(office.other_nurse, unit=None), client, matter.id)

    basis(office, client)
    assert desk.view(office.other_nurse, review.id).review.id == review.id


def test_a_verdict_has_its_author_its_time_and_its_reason(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    view = desk.start(office.nurse, client, care_need(office, client).id)
    office.later(minutes=2)

    view = desk.judge(
        office.nurse,
        view,
        "unclear_core",
        Verdict.NOT_OBSERVED,
        reason="other_explanation",
        reason_text="lääkitys vaihtui",
    )

    judged = view.item("unclear_core")
    assert judged.verdict.verdict is Verdict.NOT_OBSERVED
    assert (judged.verdict.reason, judged.verdict.reason_text) == (
        "other_explanation",
        "lääkitys vaihtui",
    )
    assert (judged.verdict.judged_by, judged.verdict.judged_at) == (office.nurse.worker, office.now)
    assert judged.judged_by_name == "Minna Salo"
    with pytest.raises(KeyError):
        desk.judge(office.nurse, view, "newer", Verdict.OBSERVED)


def test_two_workers_who_judge_the_same_point_apart_make_a_conflict(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    shown = desk.start(office.nurse, client, care_need(office, client).id)
    basis(office, client)

    desk.judge(office.nurse, shown, "own_worry", Verdict.OBSERVED)
    view = desk.judge(office.other_nurse, shown, "own_worry", Verdict.NOT_OBSERVED)

    assert view.item("own_worry").verdict.origin.conflicts == {"verdict"}


def test_the_line_counts_observed_triggers_of_the_newest_review_only(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    matter = care_need(office, client)
    assert desk.line(office.nurse, matter.id) == 0

    view = desk.start(office.nurse, client, matter.id)
    for code in ("own_worry", "repeated_contacts", "many_needs"):
        view = desk.judge(office.nurse, view, code, Verdict.OBSERVED)
    view = desk.judge(office.nurse, view, "dependency", Verdict.NOT_OBSERVED)

    assert desk.line(office.nurse, matter.id) == 2
    with pytest.raises(AbsentError):
        desk.line(office.guide, matter.id)


def test_saving_keeps_words_and_lets_go_of_what_belongs_to_another_conclusion(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    begun = desk.start(office.nurse, client, care_need(office, client).id).review
    written = replace(
        begun,
        client_words="Haluan käydä itse kaupassa.",
        client_words_source=WordsSource.INTERPRETER,
        relative_worry="tytär pelkää kaatumista",
        talked=Talked.NOT_YET,
        talked_note="tulkin kanssa klo 13.30",
        conclusion=Conclusion.WATCH,
        watch_until=date(2026, 12, 15),
        mapper=office.nurse.worker,
        map_by=date(2026, 11, 26),
        confirmed_at=office.now,
        unit=None,
    )

    saved = desk.save(office.nurse, begun, written).review
    assert (saved.client_words, saved.relative_worry) == (
        "Haluan käydä itse kaupassa.",
        "tytär pelkää kaatumista",
    )
    assert saved.talked_note == "tulkin kanssa klo 13.30"
    assert (saved.watch_until, saved.mapper, saved.map_by) == (date(2026, 12, 15), None, None)
    assert (saved.confirmed_at, saved.unit) == (None, office.nurse.unit)

    to_map = replace(saved, conclusion=Conclusion.MAP, mapper=office.nurse.worker)
    mapped = desk.save(office.nurse, saved, to_map)
    assert (mapped.review.watch_until, mapped.review.mapper) == (None, office.nurse.worker)
    assert mapped.mapper_name == "Minna Salo"


@pytest.mark.parametrize(
    ("conclusion", "missing"),
    [
        (None, MissingPart.CONCLUSION),
        (Conclusion.WATCH, MissingPart.WATCH_UNTIL),
        (Conclusion.MAP, MissingPart.MAPPER),
    ],
)
def test_confirming_names_what_is_missing_and_writes_nothing(
    office: Office,
    desk: Reviews,
    client: ClientId,
    conclusion: Conclusion | None,
    missing: MissingPart,
) -> None:
    begun = desk.start(office.nurse, client, care_need(office, client).id).review
    saved = desk.save(office.nurse, begun, replace(begun, conclusion=conclusion))

    assert saved.missing == (missing,)
    with pytest.raises(ReviewIncompleteError) as refused:
        desk.confirm(office.nurse, saved.review)
    assert refused.value.missing == (missing,)
    assert desk.view(office.nurse, begun.id).review.confirmed_at is None


def test_a_day_to_answer_by_has_not_passed_and_may_be_left_out(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    begun = desk.start(office.nurse, client, care_need(office, client).id).review
    today = office.now.date()
    to_map = replace(begun, conclusion=Conclusion.MAP, mapper=office.nurse.worker)

    passed = desk.save(office.nurse, begun, replace(to_map, map_by=today - timedelta(days=1)))
    assert passed.missing == (MissingPart.MAP_BY,)
    nobody = desk.save(office.nurse, passed.review, replace(passed.review, mapper=None))
    assert nobody.missing == (MissingPart.MAPPER, MissingPart.MAP_BY)
    for day in (today, None):
        asked = replace(nobody.review, mapper=office.nurse.worker, map_by=day)
        nobody = desk.save(office.nurse, nobody.review, asked)
        assert nobody.missing == ()


def test_only_asking_for_a_mapping_begins_one(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    watched = confirmed_review(office, care_need(office, client), Conclusion.WATCH)
    assert desk.view(office.nurse, watched.id).mapping is None

    asked = confirmed_review(office, care_need(office, client))

    mapping = desk.view(office.nurse, asked.id).mapping
    assert mapping is not None
    assert (mapping.review, mapping.asked_of) == (asked.id, office.nurse.worker)


def test_an_earlier_dismissal_stands_with_what_was_entered_since(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    view = desk.start(office.nurse, client, care_need(office, client).id)
    for code in (REPEATED_CONTACTS, "own_worry"):
        view = desk.judge(office.nurse, view, code, Verdict.NOT_OBSERVED, reason="not_current")
    view = desk.judge(office.nurse, view, "unclear_core", Verdict.OBSERVED)
    assert {item.dismissed for item in view.items} == {None}
    done = replace(view.review, conclusion=Conclusion.NO_FURTHER_STEPS)
    desk.confirm(office.nurse, desk.save(office.nurse, view.review, done).review)
    office.later(days=2)

    again = desk.start(office.nurse, client)
    first = date(2026, 11, 24)
    nothing_new = Dismissal(on=first, reason="not_current", new_entry_on=None)
    assert again.item(REPEATED_CONTACTS).dismissed == nothing_new
    assert again.item("own_worry").dismissed == nothing_new
    assert again.item("unclear_core").dismissed is None

    care_need(office, client)
    later = desk.view(office.nurse, again.review.id).item(REPEATED_CONTACTS).dismissed
    assert later == Dismissal(
        on=first, reason="not_current", new_entry_on=first + timedelta(days=2)
    )


def test_a_dismissal_fades_in_a_year(office: Office, desk: Reviews, client: ClientId) -> None:
    view = desk.start(office.nurse, client, care_need(office, client).id)
    view = desk.judge(office.nurse, view, "own_worry", Verdict.NOT_OBSERVED)
    done = replace(view.review, conclusion=Conclusion.NO_FURTHER_STEPS)
    desk.confirm(office.nurse, desk.save(office.nurse, view.review, done).review)
    office.later(days=365)
    care_need(office, client)

    assert desk.start(office.nurse, client).item("own_worry").dismissed is None


def test_a_day_to_watch_until_lies_ahead(office: Office, desk: Reviews, client: ClientId) -> None:
    begun = desk.start(office.nurse, client, care_need(office, client).id).review
    today = replace(begun, conclusion=Conclusion.WATCH, watch_until=office.now.date())

    assert desk.save(office.nurse, begun, today).missing == (MissingPart.WATCH_UNTIL,)


def test_no_verdict_is_ever_demanded_and_a_confirmed_review_never_changes(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    begun = desk.start(office.nurse, client, care_need(office, client).id)
    done = replace(begun.review, conclusion=Conclusion.NO_FURTHER_STEPS)
    saved = desk.save(office.nurse, begun.review, done).review

    view = desk.confirm(office.nurse, saved)
    assert view.review.confirmed_by == office.nurse.worker
    assert view.missing == ()

    attempts: list[Callable[[], object]] = [
        lambda: desk.judge(office.nurse, view, "own_worry", Verdict.OBSERVED),
        lambda: desk.save(office.nurse, view.review, replace(view.review, client_words="uusi")),
        lambda: desk.confirm(office.nurse, view.review),
    ]
    for attempt in attempts:
        with pytest.raises(ReviewConfirmedError):
            attempt()
    with pytest.raises(UndoError):
        Undo(office.works).revert(office.nurse)
    assert desk.view(office.nurse, view.review.id) == view


def test_confirming_leaves_a_colleagues_last_action_elsewhere_to_undo(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    begun = desk.start(office.nurse, client, care_need(office, client).id).review
    basis(office, client)
    elsewhere = office.client(office.other_nurse, last_name="Muu").id
    desk.start(replace(office.other_nurse, unit=office.nurse.unit), elsewhere)
    saved = desk.save(
        office.nurse, begun, replace(begun, conclusion=Conclusion.NO_FURTHER_STEPS)
    ).review

    desk.confirm(office.nurse, saved)

    assert set(office.works.receipts) == {office.other_nurse.worker}


def test_evidence_is_what_the_record_plainly_holds_and_nothing_for_the_own_worry(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    view = desk.start(office.nurse, client)
    none = (Evidence(kind=EvidenceKind.NO_ENTRIES, count=0, days=()),)
    assert view.item(REPEATED_CONTACTS).evidence == none
    assert view.item(MISSED_APPOINTMENTS).evidence == none
    assert view.item(DEPENDENCY).evidence == none
    assert view.item("own_worry").evidence == ()
    assert view.item("many_needs").evidence == ()

    matter = care_need(office, client)
    office.put(
        type(matter), office.nurse, contact=matter.contact, client=client, unit=office.nurse.unit
    )
    care_need(office, client)
    care_need(office, client, contact=ContactId(client))  # an envelope not yet here
    long_ago = office.now - timedelta(days=400)
    for status, at in (
        (AppointmentStatus.MISSED, datetime(2026, 11, 17, 10, tzinfo=UTC)),
        (AppointmentStatus.MISSED, datetime(2026, 10, 28, 10, tzinfo=UTC)),
        (AppointmentStatus.MISSED, long_ago),
        (AppointmentStatus.MISSED, None),
        (AppointmentStatus.KEPT, office.now),
    ):
        office.put(Appointment, office.nurse, client=client, status=status, at=at)

    view = desk.view(office.nurse, view.review.id)
    assert view.item(REPEATED_CONTACTS).evidence == (
        Evidence(kind=EvidenceKind.CONTACTS, count=3, days=(date(2026, 11, 24),)),
    )
    assert view.item(MISSED_APPOINTMENTS).evidence == (
        Evidence(
            kind=EvidenceKind.MISSED_APPOINTMENTS,
            count=2,
            days=(date(2026, 10, 28), date(2026, 11, 17)),
        ),
    )
    assert view.item("own_worry").evidence == ()


def test_a_contact_counts_on_the_day_it_came_in(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    received = datetime(2026, 11, 10, 23, 30, tzinfo=UTC)  # half past one on the 11th in Finland
    contact = office.put(Contact, office.nurse, unit=office.nurse.unit, received_at=received)
    care_need(office, client, contact=contact.id)

    evidence = desk.start(office.nurse, client).item(REPEATED_CONTACTS).evidence

    assert evidence[0].days == (date(2026, 11, 11),)


def test_the_other_register_changes_nothing_of_what_a_nurse_sees(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    care_need(office, client)
    before = repr(desk.start(office.nurse, client))

    office.matter(office.guide, client, type="service_need")
    office.put(
        Appointment, office.guide, client=client, status=AppointmentStatus.MISSED, at=office.now
    )
    social = office.put(Review, office.guide, client=client, unit=office.guide.unit)
    office.put(ReviewVerdict, office.guide, review=ReviewId(social.id), item="own_worry")
    office.change(office.guide, social, confirmed_at=office.now)

    assert repr(desk.start(office.nurse, client)) == before


def test_a_point_of_another_lists_version_is_shown_by_its_code(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    review = desk.start(office.nurse, client).review
    office.put(ReviewVerdict, office.nurse, review=review.id, item="point_of_2031")
    shipped = definitions().triggers
    shorter = TriggerList(
        shipped.version, shipped.triggers, shipped.identification[1:], (), shipped.source
    )

    view = Reviews(office.works, shorter, definitions().types, definitions().areas).view(
        office.nurse, review.id
    )

    assert [item.item.code for item in view.identification][-2:] == ["many_needs", "point_of_2031"]
    assert view.item("point_of_2031").item.text == "point_of_2031"


def test_a_point_added_to_the_list_later_is_not_in_an_older_review(
    office: Office, client: ClientId
) -> None:
    shipped = definitions().triggers
    shorter = TriggerList(shipped.version, shipped.triggers[:4], (), (), shipped.source)
    review = (
        Reviews(office.works, shorter, {}, definitions().areas).start(office.nurse, client).review
    )

    view = reviews(office).view(office.nurse, review.id)

    assert len(view.items) == 4


def test_viewing_is_logged_with_the_client_and_writing_as_writing(
    office: Office, desk: Reviews, client: ClientId
) -> None:
    view = desk.start(office.nurse, client)
    assert office.last_line().action is LogAction.WRITE

    desk.view(office.nurse, view.review.id)

    line = office.last_line()
    assert (line.action, line.use_case, line.subjects) == (
        LogAction.VIEW,
        "reviews.view",
        (client,),
    )


def test_a_review_of_a_client_who_has_not_arrived_is_nameless(
    office: Office, desk: Reviews
) -> None:
    review = office.put(
        Review, office.nurse, client=ClientId(office.nurse.worker), unit=office.nurse.unit
    )

    assert desk.view(office.nurse, review.id).subject.name == ""

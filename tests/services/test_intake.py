"""Taking a contact: what is stored at which step, what goes along, and what stays unseen."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sotedesk.model.access import Actor
from sotedesk.model.breaches import find_breaches
from sotedesk.model.changes import Register
from sotedesk.model.contact import Channel, Contact, ContactStatus
from sotedesk.model.ids import ClientId, ContactId
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    CarriedOver,
    FollowUp,
    Matter,
    MatterStatus,
    Outcome,
    Promise,
    PromiseStatus,
    Urgency,
)
from sotedesk.model.plan import Plan, PlanRow, PlanStatus
from sotedesk.model.record import KINDS, Record
from sotedesk.model.review import Review, ReviewVerdict
from sotedesk.model.worker import Unit
from sotedesk.services.intake import (
    ContactView,
    Intake,
    NotOpenError,
    OtherUseCaseError,
    TakeoverReason,
    TakeoverReasonError,
    TimeAheadError,
    UnknownTypeError,
    with_text_shown,
)
from sotedesk.services.matter_moves import JUDGEMENTS, TAKEN_ALONG, MatterBuiltOnError
from sotedesk.services.ports import where
from sotedesk.services.subject import ReasonNeededError
from sotedesk.services.undo import Undo
from sotedesk.services.work import AbsentError, BasisNeededError
from sotedesk.store.driver import fetch_first
from tests.services.duties import definitions
from tests.services.office import HEALTH_UNIT, MORNING, SOCIAL_UNIT, Office

NURSE_TYPES = ("care_need", "advice", "service_need", "worry", "professional", "other")
GUIDE_TYPES = ("service_need", "advice", "worry", "other")


@pytest.fixture
def intake(office: Office) -> Intake:
    """The duty, at units that have turned their matter types on."""
    for unit, by, types, symptoms in (
        (HEALTH_UNIT, office.nurse, NURSE_TYPES, ("rintakipu", "puhevaikeus")),
        (SOCIAL_UNIT, office.guide, GUIDE_TYPES, ()),
    ):
        with office.store.units.reading() as uow:
            stored = uow.get(Unit, unit)
        assert stored is not None
        office.change(by, stored, matter_types=types, alarming_symptoms=symptoms)
    office.other_nurse = replace(office.other_nurse, unit=HEALTH_UNIT)
    return Intake(office.works, definitions().types)


def typed(intake: Intake, by: Actor, before: Matter, **values: object) -> Matter:
    return intake.save_matter(by, before, replace(before, **values))  # type: ignore[arg-type]  # fields of a matter


def finished_care_need(office: Office, intake: Intake, client: ClientId) -> ContactView:
    opened = intake.open_contact(office.nurse, client=client)
    typed(
        intake,
        office.nurse,
        opened.matters[0].matter,
        reason="huimaus",
        notes="huimannut kaksi päivää",
        first_assessment="ei hälyttävää",
        symptoms_asked=("rintakipu:no", "puhevaikeus:no"),
        urgency=Urgency.NON_URGENT,
        outcome=Outcome.ADVISED,
        agreed="seuraa kotona",
        safety_net=True,
    )
    office.later(minutes=4)
    return intake.finish(office.nurse, intake.view(office.nurse, opened.contact.id).contact)


def stored_of(office: Office, kind: type[Record], **values: object) -> list[Record]:
    with office.store.units.reading() as uow:
        return list(uow.find(kind, *where(**values)))


# Opening


def test_f2_stores_contact_and_first_matter_at_once(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)

    contact, (one,) = opened.contact, opened.matters
    assert (contact.status, contact.worker, contact.unit) == (
        ContactStatus.LIVE,
        office.nurse.worker,
        HEALTH_UNIT,
    )
    assert contact.received_at == contact.reached_at == office.now
    assert contact.number == "K7M-T000001"
    assert (one.matter.type, one.matter.register, one.matter.position) == (
        "care_need",
        Register.HEALTH,
        1,
    )
    assert office.get(contact) == contact
    assert office.get(one.matter) == one.matter


def test_a_contact_recorded_afterwards_has_no_times_of_its_own(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse, Channel.CHAT, after_the_fact=True)

    assert opened.contact.after_the_fact
    assert opened.contact.received_at is opened.contact.reached_at is None
    done = intake.finish(office.nurse, opened.contact)
    assert done.contact.ended_at is None


def test_a_contact_begun_from_a_client_is_about_the_client(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)

    opened = intake.open_contact(office.nurse, client=client.id, type_code="advice")

    assert opened.matters[0].matter.client == client.id
    assert opened.matters[0].client_name == "Raija Ketola"
    assert opened.matters[0].matter.type == "advice"
    assert office.last_line().subjects == (client.id,)


def test_a_contact_about_nobody_known_is_refused_and_nothing_stored(
    office: Office, intake: Intake
) -> None:
    with pytest.raises(AbsentError):
        intake.open_contact(office.nurse, client=ClientId(office.nurse.worker))

    assert stored_of(office, Contact) == []


def test_a_unit_with_no_types_and_a_worker_with_no_unit_open_nothing(
    office: Office, intake: Intake
) -> None:
    with office.store.units.reading() as uow:
        unit = uow.get(Unit, HEALTH_UNIT)
    assert unit is not None
    office.change(office.nurse, unit, matter_types=())

    with pytest.raises(UnknownTypeError):
        intake.open_contact(office.nurse)
    with pytest.raises(AbsentError):
        intake.open_contact(replace(office.nurse, unit=None))
    assert stored_of(office, Contact) == []


def test_only_types_the_unit_has_turned_on_are_taken(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.guide)

    for code in ("care_need", "no such type"):
        with pytest.raises(UnknownTypeError):
            intake.add_matter(office.guide, opened.contact.id, code)
    assert len(intake.view(office.guide, opened.contact.id).matters) == 1


# Matters and registers


@pytest.mark.parametrize(
    ("code", "register"),
    [
        ("care_need", Register.HEALTH),
        ("advice", Register.HEALTH),
        ("service_need", Register.SOCIAL),
        ("worry", Register.SOCIAL),
        ("professional", Register.HEALTH),
        ("other", Register.HEALTH),
    ],
)
def test_each_matter_belongs_to_the_register_of_its_type(
    office: Office, intake: Intake, code: str, register: Register
) -> None:
    opened = intake.open_contact(office.nurse)

    added = intake.add_matter(office.nurse, opened.contact.id, code)

    assert (added.register, added.position) == (register, 2)


def test_two_matters_of_one_contact_have_each_their_client(office: Office, intake: Intake) -> None:
    father = office.client(office.guide, first_names="Paavo", call_name="")
    mother = office.client(office.guide, first_names="Aino", call_name="")
    opened = intake.open_contact(office.guide, client=father.id)

    intake.add_matter(office.guide, opened.contact.id, "service_need", mother.id)

    shown = intake.view(office.guide, opened.contact.id)
    assert [one.client_name for one in shown.matters] == ["Paavo Ketola", "Aino Ketola"]


def test_a_type_of_the_same_register_keeps_the_record_and_all_that_was_typed(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    before = typed(
        intake,
        office.nurse,
        opened.matters[0].matter,
        reason="reseptin uusinta",
        notes="kysyi reseptistä",
        urgency=Urgency.NON_URGENT,
    )

    after = intake.set_type(office.nurse, before, "advice")

    assert after.id == before.id
    assert (after.type, after.reason, after.answer, after.notes) == (
        "advice",
        "reseptin uusinta",
        "kysyi reseptistä",
        "",
    )
    assert after.urgency is Urgency.NON_URGENT
    back = intake.set_type(office.nurse, after, "care_need")
    assert (back.notes, back.answer) == ("kysyi reseptistä", "")


def test_a_type_of_the_other_register_is_another_record_with_what_was_typed(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse)
    opened = intake.open_contact(office.nurse, client=client.id)
    before = typed(
        intake, office.nurse, opened.matters[0].matter, reason="ei jaksa", notes="väsynyt"
    )

    after = intake.set_type(office.nurse, before, "service_need")

    assert after.id != before.id
    assert (after.register, after.moved_from, after.client) == (
        Register.SOCIAL,
        before.id,
        client.id,
    )
    assert (after.reason, after.own_words, after.notes) == ("ei jaksa", "väsynyt", "")
    voided = office.get(before)
    assert (voided.is_void, voided.void_reason) == (True, "wrong_register")
    shown = intake.view(office.nurse, opened.contact.id)
    assert [one.matter.id for one in shown.matters] == [after.id]


def test_a_long_text_is_never_laid_over_another(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse, type_code="advice")
    both = typed(intake, office.nurse, opened.matters[0].matter, answer="vastaus", notes="oma")

    kept = with_text_shown(both, definitions().types["advice"])
    alone = with_text_shown(replace(both, answer=""), definitions().types["advice"])
    nowhere = with_text_shown(both, replace(definitions().types["advice"], fields=()))

    assert (kept.answer, kept.notes) == ("vastaus", "oma")
    assert (alone.answer, alone.notes) == ("oma", "")
    assert nowhere == both


def test_whom_a_matter_is_about_goes_over_to_its_promise_and_time(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse)
    opened = intake.open_contact(office.nurse)
    matter = opened.matters[0].matter
    intake.promise(office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now)
    intake.give_time(office.nurse, matter.id, at=office.now, place="Keskusta", with_whom="")

    intake.set_client(office.nurse, matter, client.id)

    (one,) = intake.view(office.nurse, opened.contact.id).matters
    assert one.matter.id == matter.id
    assert one.promise is not None
    assert one.promise.client == client.id
    assert one.appointment is not None
    assert one.appointment.client == client.id


def test_the_wrong_client_keeps_nothing_of_another_person(office: Office, intake: Intake) -> None:
    wrong = office.client(office.nurse, first_names="Raili", call_name="")
    right = office.client(office.nurse)
    opened = intake.open_contact(office.nurse, client=wrong.id)
    before = typed(intake, office.nurse, opened.matters[0].matter, notes="huimaus")
    promise = intake.promise(
        office.nurse, before.id, what="Takaisinsoitto", due_at=office.now + timedelta(minutes=10)
    )
    time = intake.give_time(office.nurse, before.id, at=office.now, place="Keskusta", with_whom="")

    after = intake.set_client(office.nurse, before, right.id)

    assert office.get(before).void_reason == "wrong_client"
    assert office.get(promise).is_void
    assert office.get(time).is_void
    (one,) = intake.view(office.nurse, opened.contact.id).matters
    assert (one.matter.id, one.matter.client, one.matter.notes) == (after.id, right.id, "huimaus")
    assert one.promise is not None
    assert (one.promise.client, one.promise.due_at) == (right.id, promise.due_at)
    assert one.appointment is not None
    assert (one.appointment.client, one.appointment.where) == (right.id, "Keskusta")
    for kind in (Matter, Promise, Appointment):
        assert [one for one in stored_of(office, kind, client=wrong.id) if not one.is_void] == []


def test_choosing_the_same_client_again_changes_nothing(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    opened = intake.open_contact(office.nurse, client=client.id)
    before = opened.matters[0].matter

    assert intake.set_client(office.nurse, before, client.id) == before


def test_a_matter_said_to_be_about_nobody_is_another_record(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    opened = intake.open_contact(office.nurse, client=client.id)

    after = intake.set_client(office.nurse, opened.matters[0].matter, None)

    assert (after.client, after.moved_from) == (None, opened.matters[0].matter.id)


def judged(office: Office, by: Actor, matter: Matter) -> None:
    """Put everything under a matter that may point to one."""
    under: dict[str, Any] = {"matter": matter.id, "client": matter.client}
    office.put(Promise, by, contact=matter.contact, status=PromiseStatus.KEPT, **under)
    office.put(Appointment, by, where="Keskusta", **under)
    office.put(FollowUp, by, what="soita", **under)
    mark: dict[str, Any] = {"target": matter.id, "target_kind": "matter", "client": matter.client}
    office.put(CarriedOver, by, **mark)
    review = office.put(Review, by, **under)
    office.put(ReviewVerdict, by, review=review.id)
    plan = office.put(Plan, by, **under)
    office.put(PlanRow, by, plan=plan.id)


def test_nothing_stays_behind_under_a_matter_that_was_moved(office: Office, intake: Intake) -> None:
    wrong, right = office.client(office.nurse), office.client(office.nurse)
    before = intake.open_contact(office.nurse, client=wrong.id).matters[0].matter
    judged(office, office.nurse, before)

    after = intake.set_client(office.nurse, before, right.id)

    stored = [one for kind in KINDS.values() for one in stored_of(office, kind.record)]
    voided = [
        one
        for kind in KINDS.values()
        for one in stored_of(office, kind.record, void_reason="wrong_client")
    ]
    assert find_breaches([*stored, *voided]) == []
    for kind in (Promise, Appointment, FollowUp):
        (moved,) = stored_of(office, kind, matter=after.id)
        assert moved.client == right.id  # type: ignore[attr-defined]  # of these kinds
    for gone in (CarriedOver, Review, ReviewVerdict, Plan, PlanRow):
        assert stored_of(office, gone) == []
    Undo(office.works).revert(office.nurse)
    assert len(stored_of(office, Review)) == 1


def test_every_kind_that_points_to_a_matter_has_its_place() -> None:
    pointing = {
        kind.record for kind in KINDS.values() if any(one.name == "matter" for one in kind.fields)
    }

    assert pointing == {*TAKEN_ALONG, *JUDGEMENTS}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [(Review, {"confirmed_at": MORNING}), (Plan, {"status": PlanStatus.CONFIRMED})],
)
def test_a_matter_with_a_confirmed_judgement_is_not_moved(
    office: Office, intake: Intake, kind: type[Record], fields: dict[str, Any]
) -> None:
    wrong, right = office.client(office.nurse), office.client(office.nurse)
    before = intake.open_contact(office.nurse, client=wrong.id).matters[0].matter
    made = office.put(kind, office.nurse, matter=before.id, client=wrong.id, **fields)

    with pytest.raises(MatterBuiltOnError) as refused:
        intake.set_client(office.nurse, before, right.id)

    assert refused.value.records == (made.id,)
    assert office.get(before) == before


def test_what_hangs_on_a_matter_becomes_the_clients_with_it(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    matter = intake.open_contact(office.nurse).matters[0].matter
    office.put(FollowUp, office.nurse, matter=matter.id)
    office.put(CarriedOver, office.nurse, target=matter.id)

    intake.set_client(office.nurse, matter, client.id)

    assert len(stored_of(office, FollowUp, client=client.id)) == 1
    assert len(stored_of(office, CarriedOver, client=client.id)) == 1


def test_a_contact_whose_matters_are_all_hidden_is_absent_everywhere(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    contact, matter = opened.contact, opened.matters[0].matter
    office.change(office.nurse, matter, voided_at=office.now, void_reason="väärä")
    hidden: dict[str, Any] = {"contact": contact.id, "unit": HEALTH_UNIT, "reason": "kotiapu"}
    office.put(Matter, office.guide, **hidden)
    by, log = office.other_nurse, len(office.log())

    assert intake.lines(by) == []
    for attempt in (
        lambda: intake.view(by, contact.id),
        lambda: intake.resume(by, contact.id, TakeoverReason.COLLEAGUE_AWAY),
        lambda: intake.save_contact(by, contact, replace(contact, contacting_name="Ville")),
        lambda: intake.set_aside(by, contact),
        lambda: intake.finish(by, contact),
        lambda: intake.add_matter(by, contact.id, "advice"),
    ):
        with pytest.raises(AbsentError):
            attempt()
    assert len(office.log()) == log
    assert office.get(contact) == contact


def test_type_and_client_of_a_matter_are_not_typed(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    matter = intake.open_contact(office.nurse).matters[0].matter

    with pytest.raises(OtherUseCaseError) as refused:
        typed(intake, office.nurse, matter, client=client.id, type="advice", notes="x")

    assert refused.value.groups == ("client", "type")
    assert office.get(matter) == matter


# Safety ban


def banned_call(office: Office, intake: Intake) -> ContactView:
    client = office.client(office.nurse, safety_ban=True)
    opened = intake.open_contact(office.nurse, client=client.id)
    intake.save_contact(
        office.nurse,
        opened.contact,
        replace(opened.contact, contacting_name="Raija", contacting_phone="0400001"),
    )
    intake.give_time(
        office.nurse,
        opened.matters[0].matter.id,
        at=office.now,
        place="Keskusta",
        with_whom="lääkäri",
    )
    return intake.view(office.nurse, opened.contact.id)


def test_number_and_place_under_a_ban_are_plain_only_in_ones_own_open_contact(
    office: Office, intake: Intake
) -> None:
    own = banned_call(office, intake)
    (line,) = intake.lines(office.nurse)
    given = own.matters[0].appointment
    assert given is not None
    assert (own.contact.contacting_phone, own.phone_hidden) == ("0400001", False)
    assert (given.where, own.matters[0].place_hidden) == ("Keskusta", False)
    assert (line.contact.contacting_phone, line.phone_hidden) == ("0400001", False)
    assert intake.appointment(office.nurse, given.id) == given

    theirs = intake.view(office.other_nurse, own.contact.id)
    finished = intake.finish(office.nurse, own.contact)
    for view in (theirs, finished, intake.view(office.nurse, own.contact.id)):
        shown = view.matters[0].appointment
        assert shown is not None
        assert (view.contact.contacting_phone, view.phone_hidden) == ("", True)
        assert (shown.where, shown.with_whom, shown.at) == ("", "", office.now)
        assert view.matters[0].place_hidden
    (line,) = intake.lines(office.nurse)
    assert (line.contact.contacting_phone, line.phone_hidden) == ("", True)
    assert intake.appointment(office.nurse, given.id).where == ""
    assert intake.mark_appointment(office.nurse, given, AppointmentStatus.KEPT).where == ""


def test_a_missed_time_of_another_system_is_entered_by_hand_and_may_be_marked_otherwise(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse).id
    when = office.now - timedelta(days=7)

    missed = intake.enter_missed_time(office.nurse, client, when, " Laboratorio ")

    assert (missed.status, missed.at, missed.where) == (
        AppointmentStatus.MISSED,
        when,
        "Laboratorio",
    )
    assert (missed.client, missed.matter, missed.register) == (client, None, Register.HEALTH)
    kept = intake.mark_appointment(office.nurse, missed, AppointmentStatus.KEPT)
    assert kept.status is AppointmentStatus.KEPT


def test_a_time_ahead_cannot_have_been_missed_and_anothers_client_needs_a_basis(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse).id
    with pytest.raises(TimeAheadError):
        intake.enter_missed_time(office.nurse, client, office.now + timedelta(minutes=1))
    with pytest.raises(BasisNeededError):
        intake.enter_missed_time(office.guide, client, office.now)


def test_the_place_of_a_missed_time_is_hidden_under_a_ban(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse, safety_ban=True).id

    missed = intake.enter_missed_time(office.nurse, client, office.now, "Laboratorio")

    assert missed.where == ""
    assert office.get(missed).where == "Laboratorio"


def test_saving_what_was_hidden_loses_nothing(office: Office, intake: Intake) -> None:
    opened = banned_call(office, intake)
    intake.finish(office.nurse, opened.contact)
    hidden = intake.view(office.nurse, opened.contact.id)
    given = opened.matters[0].appointment
    assert given is not None

    saved = intake.save_contact(
        office.nurse, hidden.contact, replace(hidden.contact, contacting_name="Raija Ketola")
    )
    later = office.now + timedelta(days=1)
    moved = intake.give_time(
        office.nurse, hidden.matters[0].matter.id, at=later, place="", with_whom=""
    )

    assert (saved.contacting_name, saved.contacting_phone) == ("Raija Ketola", "")
    assert office.get(saved).contacting_phone == "0400001"
    assert (moved.at, moved.where) == (later, "")
    assert office.get(given).where == "Keskusta"
    again = replace(saved, contacting_phone="0400002")
    intake.save_contact(office.nurse, saved, again)
    assert office.get(saved).contacting_phone == "0400002"


def test_a_time_whose_matter_has_not_arrived_is_masked_too(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse, safety_ban=True)
    given = office.put(Appointment, office.nurse, client=client.id, where="Keskusta")

    assert intake.appointment(office.nurse, given.id).where == ""


# Promises and times


def test_a_promise_is_made_once_and_then_changed(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)
    matter = opened.matters[0].matter
    first = intake.promise(
        office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now, worker=None
    )
    later = office.now + timedelta(hours=1)

    second = intake.promise(
        office.nurse,
        matter.id,
        what="Takaisinsoitto",
        to_whom="tytär",
        due_at=later,
        worker=office.nurse.worker,
    )

    assert second.id == first.id
    assert (second.to_whom, second.due_at, second.worker) == ("tytär", later, office.nurse.worker)
    assert len(stored_of(office, Promise)) == 1


def test_a_promise_ends_kept_or_with_a_reason_and_the_next_is_another(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    matter = opened.matters[0].matter
    made = intake.promise(office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now)

    with pytest.raises(ValueError, match="reason"):
        intake.end_promise(office.nurse, made, PromiseStatus.CLOSED)
    kept = intake.end_promise(office.nurse, made, PromiseStatus.KEPT)
    again = intake.promise(office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now)
    closed = intake.end_promise(office.nurse, again, PromiseStatus.CLOSED, "soitti itse")

    assert kept.status is PromiseStatus.KEPT
    assert again.id != made.id
    assert (closed.status, closed.closed_reason) == (PromiseStatus.CLOSED, "soitti itse")
    assert intake.view(office.nurse, opened.contact.id).matters[0].promise is None


def test_a_promise_is_kept_from_a_list_that_knows_only_its_id(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    matter = opened.matters[0].matter
    made = intake.promise(office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now)

    kept = intake.keep_promise(office.nurse, made.id)

    assert (kept.id, kept.status) == (made.id, PromiseStatus.KEPT)
    assert intake.view(office.nurse, opened.contact.id).matters[0].promise is None


def test_a_promise_is_closed_from_a_list_only_with_a_reason(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)
    matter = opened.matters[0].matter
    made = intake.promise(office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now)

    with pytest.raises(ReasonNeededError):
        intake.close_promise(office.nurse, made.id, "  ")
    closed = intake.close_promise(office.nurse, made.id, " soitti itse ")

    assert (closed.status, closed.closed_reason) == (PromiseStatus.CLOSED, "soitti itse")
    assert intake.view(office.nurse, opened.contact.id).matters[0].promise is None


def test_an_appointment_is_found_by_its_id(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    matter = intake.open_contact(office.nurse, client=client.id).matters[0].matter
    given = intake.give_time(
        office.nurse, matter.id, at=office.now, place="Keskusta", with_whom="lääkäri"
    )

    assert intake.appointment(office.nurse, given.id) == given


def test_a_time_is_entered_once_and_then_changed_and_marked(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    opened = intake.open_contact(office.nurse, client=client.id)
    matter = opened.matters[0].matter
    first = intake.give_time(
        office.nurse, matter.id, at=office.now, place="Keskusta", with_whom="lääkäri"
    )

    second = intake.give_time(
        office.nurse, matter.id, at=office.now, place="Kontinkangas", with_whom="lääkäri"
    )

    assert (second.id, second.where, second.client) == (first.id, "Kontinkangas", client.id)
    missed = intake.mark_appointment(office.nurse, second, AppointmentStatus.MISSED)
    assert missed.status is AppointmentStatus.MISSED


# Waiting, taking over, finishing


def test_a_contact_left_waiting_goes_on_where_it_was(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)
    typed(intake, office.nurse, opened.matters[0].matter, notes="kesken")

    aside = intake.set_aside(office.nurse, opened.contact, "soitan takaisin")

    assert (aside.status, aside.waiting_for) == (ContactStatus.WAITING, "soitan takaisin")
    office.later(minutes=10)
    again = intake.resume(office.nurse, opened.contact.id)
    assert (again.contact.status, again.contact.waiting_for) == (ContactStatus.LIVE, "")
    assert again.contact.received_at == opened.contact.received_at
    assert again.matters[0].matter.notes == "kesken"


def test_going_on_with_a_live_contact_of_ones_own_writes_nothing(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    office.later(minutes=1)

    assert intake.resume(office.nurse, opened.contact.id).contact == opened.contact


def test_a_colleague_takes_a_waiting_contact_over(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)
    intake.set_aside(office.nurse, opened.contact)

    with pytest.raises(TakeoverReasonError) as refused:
        intake.resume(office.other_nurse, opened.contact.id, words="sairasloma")
    assert refused.value.worker == office.nurse.worker
    taken = intake.resume(
        office.other_nurse, opened.contact.id, TakeoverReason.OTHER, " sairasloma "
    )
    with office.store.database.reader() as connection:
        [words] = fetch_first(
            connection,
            "SELECT words FROM search_query WHERE digest = ?",
            (office.last_line().query_digest,),
        ) or [""]
    assert words == "other sairasloma"

    assert taken.contact.worker == office.other_nurse.worker
    assert taken.contact.status is ContactStatus.LIVE
    assert taken.contact.status_by == office.other_nurse.worker


def test_a_finished_contact_takes_no_matters_and_is_not_left_waiting(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse)
    done = finished_care_need(office, intake, client.id)

    for attempt in (
        lambda: intake.add_matter(office.nurse, done.contact.id, "advice"),
        lambda: intake.set_aside(office.nurse, done.contact),
        lambda: intake.resume(office.nurse, done.contact.id),
        lambda: intake.finish(office.nurse, done.contact),
    ):
        with pytest.raises(NotOpenError) as refused:
            attempt()
        assert refused.value.status == ContactStatus.FINISHED


def test_what_a_colleague_finished_meanwhile_is_not_finished_again(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    intake.finish(office.other_nurse, opened.contact)

    with pytest.raises(NotOpenError):
        intake.finish(office.nurse, opened.contact)
    with pytest.raises(NotOpenError):
        intake.set_aside(office.nurse, opened.contact)


def test_a_complete_contact_is_finished_and_its_matter_closed(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse)

    done = finished_care_need(office, intake, client.id)

    assert done.contact.status is ContactStatus.FINISHED
    assert done.contact.ended_at == office.now
    assert done.matters[0].matter.status is MatterStatus.CLOSED


def test_a_contact_with_gaps_is_finished_as_incomplete(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)
    intake.add_matter(office.nurse, opened.contact.id, "advice")

    done = intake.finish(office.nurse, opened.contact)

    assert done.contact.status is ContactStatus.FINISHED_INCOMPLETE
    assert {one.matter.status for one in done.matters} == {MatterStatus.OPEN}


def test_a_matter_of_a_type_nobody_knows_any_more_leaves_the_contact_incomplete(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse)
    done = finished_care_need(office, intake, client.id)
    office.change(office.nurse, done.matters[0].matter, type="withdrawn")
    reopened = office.change(office.nurse, done.contact, status=ContactStatus.LIVE)

    again = intake.finish(office.nurse, reopened)

    assert again.contact.status is ContactStatus.FINISHED_INCOMPLETE


def test_a_matter_with_an_open_promise_stays_open(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse, type_code="advice")
    matter = typed(intake, office.nurse, opened.matters[0].matter, outcome=Outcome.ADVISED)
    intake.promise(office.nurse, matter.id, what="Takaisinsoitto", due_at=office.now)

    done = intake.finish(office.nurse, opened.contact)

    assert done.matters[0].matter.status is MatterStatus.OPEN


def test_what_is_kept_while_live_is_no_action_of_the_worker_to_undo(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    undo = Undo(office.works)
    before = undo.last(office.nurse)

    contact = intake.save_contact(
        office.nurse, opened.contact, replace(opened.contact, contacting_name="Anna")
    )
    typed(intake, office.nurse, opened.matters[0].matter, notes="kesken")

    assert contact.contacting_name == "Anna"
    assert undo.last(office.nurse) == before


def test_taking_a_finish_back_opens_contact_and_matter_again(
    office: Office, intake: Intake
) -> None:
    client = office.client(office.nurse)
    done = finished_care_need(office, intake, client.id)

    Undo(office.works).revert(office.nurse)

    again = intake.view(office.nurse, done.contact.id)
    assert again.contact.status is ContactStatus.LIVE
    assert again.contact.ended_at is None
    assert again.matters[0].matter.status is MatterStatus.OPEN


# Who sees what


def test_an_own_entry_of_the_other_register_is_shown_to_its_author_for_seven_days(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse)
    intake.add_matter(office.nurse, opened.contact.id, "service_need")
    contact = ContactId(opened.contact.id)

    assert len(intake.view(office.nurse, contact).matters) == 2
    assert len(intake.view(office.other_nurse, contact).matters) == 1
    (line,) = intake.lines(office.other_nurse)
    assert line.matter_types == ("care_need",)
    office.later(days=7)
    assert len(intake.view(office.nurse, contact).matters) == 1


def test_a_contact_that_holds_only_the_other_register_is_absent_for_colleagues(
    office: Office, intake: Intake
) -> None:
    opened = intake.open_contact(office.nurse, type_code="service_need")
    contact = ContactId(opened.contact.id)

    with pytest.raises(AbsentError):
        intake.view(office.other_nurse, contact)
    assert intake.lines(office.other_nurse) == []
    assert len(intake.lines(office.nurse)) == 1
    office.later(days=7)
    with pytest.raises(AbsentError):
        intake.view(office.nurse, contact)


def test_a_list_of_contacts_cut_short_is_as_long_whatever_is_not_shown(
    office: Office, intake: Intake
) -> None:
    shown = []
    for number in range(6):
        office.later(minutes=1)
        hidden = number % 2 == 0
        code = "service_need" if hidden else "advice"
        opened = intake.open_contact(office.nurse, type_code=code)
        shown += [] if hidden else [opened.contact.id]

    lines = intake.lines(office.other_nurse, limit=2)

    assert [line.contact.id for line in lines] == [shown[2], shown[1]]
    every = intake.lines(office.other_nurse, limit=5)
    assert [line.contact.id for line in every] == shown[::-1]


def test_lines_say_who_what_and_whose(office: Office, intake: Intake) -> None:
    client = office.client(office.nurse)
    done = finished_care_need(office, intake, client.id)
    office.later(minutes=1)
    live = intake.open_contact(office.nurse, type_code="advice")
    named = replace(live.contact, contacting_name="Anna Ketola")
    intake.save_contact(office.nurse, live.contact, named)

    newest, oldest = intake.lines(office.nurse)

    assert (newest.contact.id, newest.who, newest.client) == (
        live.contact.id,
        "Anna Ketola",
        None,
    )
    assert (oldest.contact.id, oldest.who, oldest.reasons, oldest.client) == (
        done.contact.id,
        "Raija Ketola",
        ("huimaus",),
        client.id,
    )
    assert oldest.worker == office.nurse.worker


def test_a_client_who_has_not_arrived_has_no_name_yet(office: Office, intake: Intake) -> None:
    opened = intake.open_contact(office.nurse)
    office.change(
        office.nurse, opened.matters[0].matter, client=ClientId(office.other_nurse.worker)
    )
    office.change(office.nurse, opened.contact, worker=office.nurse.worker)

    (one,) = intake.view(office.nurse, opened.contact.id).matters

    assert one.client_name == ""

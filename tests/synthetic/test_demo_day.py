"""The demo day is whole, believable and of nobody: made once, looked at from many sides."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from sotedesk.app import DEMO_LOGIN, DEMO_PASSWORD, OpenDesk, make_demo, open_desk
from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.client import Client
from sotedesk.model.contact import Channel, Contact, ContactingKind, ContactStatus
from sotedesk.model.hetu import read_hetu
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    FollowUp,
    Matter,
    MatterStatus,
    Outcome,
    Promise,
    PromiseStatus,
)
from sotedesk.model.matter_type import missing
from sotedesk.model.plan import Plan, PlanKind, PlanParticipant, PlanRow, PlanStatus
from sotedesk.model.record import Record
from sotedesk.model.review import (
    HighNeed,
    MappingArea,
    MappingRequest,
    Review,
    SituationMapping,
)
from sotedesk.model.worker import Unit, UnitKind, Worker
from sotedesk.services.worktop import DeadlineGroup
from sotedesk.store.credential import Password
from sotedesk.store.verify import verify
from sotedesk.synthetic.clock import DEMO_MOMENT, HELSINKI, is_office_time

pytestmark = pytest.mark.xdist_group("demo")  # making it takes seconds: one process makes it
R = TypeVar("R", bound=Record)
_MOST_OPEN = 2
_TEXTS = ("reason", "notes", "own_words", "first_assessment", "agreed", "answer", "help_now_note")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("demo") / "profile"
    make_demo(folder)
    desk = open_desk(folder, Password(DEMO_LOGIN, DEMO_PASSWORD), lambda: DEMO_MOMENT)
    yield desk
    desk.close()


def _all(demo: OpenDesk, kind: type[R]) -> list[R]:
    with demo.store.units.reading() as uow:
        return uow.find(kind)


def _began(contact: Contact) -> datetime:
    assert contact.received_at is not None
    return contact.received_at


def test_it_has_30_clients_and_120_contacts_and_is_whole(demo: OpenDesk) -> None:
    report = verify(demo.store.database)

    assert demo.synthetic
    assert report.ok
    assert (report.breaches, report.open_conflicts, report.missing_parents) == (0, 0, ())
    assert (len(_all(demo, Client)), len(_all(demo, Contact))) == (30, 120)


def test_contacts_come_through_every_channel_of_the_handbook_to_all_five_units(
    demo: OpenDesk,
) -> None:
    units = {unit.id: unit.unit_kind for unit in _all(demo, Unit)}
    contacts = _all(demo, Contact)

    channels = Counter(contact.channel for contact in contacts)
    taken = Counter(units[contact.unit] for contact in contacts if contact.unit)

    assert set(channels) == {Channel.PHONE, Channel.CHAT, Channel.PORTAL, Channel.ON_SITE}
    assert channels.most_common(1)[0][0] is Channel.PHONE
    assert set(taken) == set(UnitKind)
    assert min(taken.values()) >= 5


def test_contacts_come_in_office_hours_until_the_demo_moment(demo: OpenDesk) -> None:
    for contact in _all(demo, Contact):
        assert is_office_time(_began(contact))
        assert _began(contact) < DEMO_MOMENT


def test_every_identity_code_is_of_the_range_that_is_nobodys(demo: OpenDesk) -> None:
    hetus = [client.hetu for client in _all(demo, Client)]

    assert len(set(hetus)) == len(hetus)
    for hetu in hetus:
        assert read_hetu(hetu, DEMO_MOMENT.date(), synthetic=True).temporary


def test_texts_are_finnish_sentences(demo: OpenDesk) -> None:
    texts = [getattr(matter, name) for matter in _all(demo, Matter) for name in _TEXTS]
    written = [text for text in texts if text]

    assert len(set(written)) > 100
    assert any("ä" in text for text in written)
    for text in written:
        assert text[0].isupper() or text[0] == "”"
        assert "{" not in text
        assert not re.search(r"\b(the|and|client|test|lorem)\b", text)


def test_who_contacts_fits_the_matter(demo: OpenDesk) -> None:
    clients = {client.id: client for client in _all(demo, Client)}
    of_contact = {matter.contact: matter for matter in _all(demo, Matter)}
    for contact in _all(demo, Contact):
        client = of_contact[contact.id].client
        about = clients[client] if client is not None else None
        if contact.contacting_kind is ContactingKind.ANONYMOUS:
            assert about is None
        elif contact.contacting_kind is ContactingKind.CLIENT:
            assert about is not None
            assert contact.contacting_name == about.spoken_name
            age = about.age_on(_began(contact).date())
            assert age is not None
            assert age >= 15
        elif contact.contacting_kind is ContactingKind.PROFESSIONAL:
            assert contact.contacting_organisation
            assert contact.contacting_role
        else:
            assert about is not None
            assert contact.contacting_relation
            assert contact.contacting_name.endswith(about.last_name)


def test_what_needs_nothing_more_is_closed_and_nobody_has_many_open_matters(
    demo: OpenDesk,
) -> None:
    matters = _all(demo, Matter)
    still_open = [matter for matter in matters if matter.status is MatterStatus.OPEN]
    done = {Outcome.ADVISED, Outcome.GIVEN_NOW, Outcome.NO_NEED, Outcome.DECLINED}

    assert not [matter for matter in still_open if matter.outcome in done]
    assert max(Counter(matter.client for matter in still_open).values()) <= _MOST_OPEN
    assert len(still_open) < len(matters) / 5


def test_times_and_promises_of_the_past_have_come_to_something(demo: OpenDesk) -> None:
    past = DEMO_MOMENT - timedelta(hours=4)
    for time in _all(demo, Appointment):
        assert time.at is not None
        assert time.where
        if time.at < past:
            assert time.status in {AppointmentStatus.KEPT, AppointmentStatus.MISSED}
    for promise in _all(demo, Promise):
        assert promise.due_at is not None
        if promise.due_at < past:
            assert promise.status is PromiseStatus.KEPT


def test_finished_contacts_lack_nothing(demo: OpenDesk) -> None:
    statuses = Counter(contact.status for contact in _all(demo, Contact))
    units = {unit.id: unit for unit in _all(demo, Unit)}
    waiting = {one.id for one in _all(demo, Contact) if one.status is ContactStatus.WAITING}
    types = demo.services.definitions.types

    assert statuses == {ContactStatus.FINISHED: 118, ContactStatus.WAITING: 2}
    for matter in _all(demo, Matter):
        assert matter.unit is not None
        symptoms = units[matter.unit].alarming_symptoms
        if matter.contact not in waiting:
            assert missing(matter, types[matter.type], symptoms) == ()


def test_raija_ketola_has_her_own_story_and_no_other(demo: OpenDesk) -> None:
    [raija] = [one for one in _all(demo, Client) if one.last_name == "Ketola"]
    matters = [matter for matter in _all(demo, Matter) if matter.client == raija.id]
    contacts = {one.id: one for one in _all(demo, Contact)}

    assert [matter.reason for matter in matters] == [
        "Vatsakipu",
        "Väsymys, ruokahalu heikko",
        "Laboratorioaika jäi väliin",
        "Huimaus ja kaatuminen",
    ]
    assert {contacts[matter.contact].contacting_name for matter in matters} == {"Katja Ketola"}
    assert raija.safety_ban
    [review] = [one for one in _all(demo, Review) if one.client == raija.id]
    assert review.confirmed_at is not None


def test_plans_of_all_kinds_stand_in_every_state_and_say_how_the_client_took_part(
    demo: OpenDesk,
) -> None:
    plans = _all(demo, Plan)

    assert {one.plan_kind for one in plans} == set(PlanKind)
    for kind in (PlanKind.CLIENT_PLAN, PlanKind.SERVICE_PLAN):
        assert {one.status for one in plans if one.plan_kind is kind} == set(PlanStatus)
    health = {one.status for one in plans if one.plan_kind is PlanKind.HEALTH_CARE_PLAN}
    assert health == {PlanStatus.CONFIRMED, PlanStatus.ENDED, PlanStatus.REFUSED}
    followed = {one.plan for one in _all(demo, FollowUp)}
    for plan in plans:
        assert plan.part_on is not None
        assert is_office_time(plan.created_at)
        assert (plan.id in followed) is (plan.status is PlanStatus.CONFIRMED)
        assert plan.status is not PlanStatus.CONFIRMED or plan.status_reason == ""


def test_a_relative_sees_some_rows_of_a_plan_by_the_clients_own_leave(demo: OpenDesk) -> None:
    relatives = [one for one in _all(demo, PlanParticipant) if one.is_relative]
    rows = {one.id: one.plan for one in _all(demo, PlanRow)}

    assert relatives
    for one in relatives:
        assert one.allowed_how is not None
        assert one.allowed_on is not None
        assert {rows[row] for row in one.sees_rows} == {one.plan}


def test_requests_to_map_wait_are_accepted_and_come_back(demo: OpenDesk) -> None:
    mappings = _all(demo, SituationMapping)
    written = {one.situation_mapping for one in _all(demo, MappingArea) if one.client_words}

    assert {one.request for one in mappings if one.request} == set(MappingRequest)
    decided = [one for one in mappings if one.decided_at is not None]
    assert {one.high_need for one in decided} == {HighNeed.YES, HighNeed.NO}
    assert {one.id for one in decided} < written


def test_somebody_is_named_asked_returned_not_needed_and_not_wanted(demo: OpenDesk) -> None:
    namings = _all(demo, Assignment)

    assert {one.status for one in namings} == set(AssignmentStatus)
    assert any(one.stand_in is not None for one in namings)
    assert {one.role for one in namings} >= {
        AssignmentRole.CONTACT_PERSON,
        AssignmentRole.OWN_WORKER,
    }
    for one in namings:
        assert one.status is not AssignmentStatus.NOT_WANTED or one.status_reason


def test_every_worker_of_the_demo_finds_something_on_the_desk(demo: OpenDesk) -> None:
    titles = {worker.title for worker in _all(demo, Worker)}

    assert titles >= {"sairaanhoitaja", "asiakasohjaaja", "sosiaalityöntekijä", "lähihoitaja"}
    for worker in _all(demo, Worker):
        state = demo.services.worktop.state(demo.actor(worker.id))
        found = [one for group in DeadlineGroup for one in state.of(group)]
        assert found or state.tasks, worker.name


def test_the_worktop_of_the_first_nurse_has_something_of_everything(demo: OpenDesk) -> None:
    state = demo.services.worktop.state(demo.actor())

    assert [(one.minutes_late, one.what) for one in state.of(DeadlineGroup.LATE)] == [
        (12, "Takaisinsoitto")
    ]
    assert len(state.waiting) == 2
    today = state.of(DeadlineGroup.TODAY)
    assert len(today) == 5
    assert "mapping_request" in {one.kind for one in today}
    coming = state.of(DeadlineGroup.COMING)
    assert len(coming) == 2
    assert "naming_asked" in {one.kind for one in coming}
    assert 3 <= len(state.not_carried) <= 8
    assert state.own().tasks == ()
    assert [one.kind for one in state.tasks] == ["ask_mapper"]


def test_nobody_is_told_the_same_story_twice_within_two_weeks(demo: OpenDesk) -> None:
    contacts = {one.id: _began(one) for one in _all(demo, Contact)}
    told: dict[tuple[object, str], datetime] = {}
    for matter in sorted(_all(demo, Matter), key=lambda one: contacts[one.contact]):
        at = contacts[matter.contact].astimezone(HELSINKI)
        last = told.get((matter.client, matter.reason))
        assert matter.client is None or last is None or at - last > timedelta(days=14)
        told[matter.client, matter.reason] = at

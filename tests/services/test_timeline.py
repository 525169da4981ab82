"""A client's timeline: newest first, in Finnish time, nothing of what is not shown."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import Client, ClientLink
from sotedesk.model.contact import Channel, Contact, ContactingKind
from sotedesk.model.ids import WorkerId
from sotedesk.model.masking import Masked, MaskReason
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    FollowUp,
    FollowUpStatus,
    Matter,
    Outcome,
    Promise,
    PromiseStatus,
)
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.review import Conclusion, HighNeed, MappingRequest, Review, SituationMapping
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Team
from sotedesk.services.timeline import EntryKind, Timeline, TimelineEntry
from sotedesk.services.work import HELSINKI, BasisNeededError
from tests.services.office import MORNING, Office

HIDDEN = Masked(MaskReason.SAFETY_BAN)


@pytest.fixture
def timeline(office: Office) -> Timeline:
    return Timeline(office.works)


@pytest.fixture
def client(office: Office) -> Client:
    return office.client(office.nurse)


def only(entries: tuple[TimelineEntry, ...]) -> TimelineEntry:
    (entry,) = entries
    return entry


def test_a_matter_stands_at_the_time_of_its_contact_with_channel_and_who_contacted(
    office: Office, timeline: Timeline, client: Client
) -> None:
    by = office.nurse
    contact = office.put(
        Contact,
        by,
        worker=by.worker,
        channel=Channel.CHAT,
        contacting_kind=ContactingKind.RELATIVE,
        contacting_relation="tytär",
        received_at=MORNING - timedelta(days=2),
    )
    matter = office.put(
        Matter,
        by,
        contact=contact.id,
        client=client.id,
        type="care_need",
        reason="Huimaus",
        agreed="Otamme yhteyttä",
        outcome=Outcome.CALL_BACK,
    )

    entry = only(timeline.of_client(by, client.id))

    assert entry == TimelineEntry(
        at=datetime(2026, 11, 22, 9, 12, tzinfo=HELSINKI),
        kind=EntryKind.MATTER,
        channel=Channel.CHAT,
        contacting=ContactingKind.RELATIVE,
        relation="tytär",
        code="care_need",
        status="call_back",
        title="Huimaus",
        text="Otamme yhteyttä",
        author=by.worker,
        author_name="Minna Salo",
        record=matter.id,
        contact=contact.id,
    )
    assert entry.at.utcoffset() == timedelta(hours=2)


def test_advice_shows_its_answer(office: Office, timeline: Timeline, client: Client) -> None:
    office.matter(office.nurse, client.id, answer="Auki 8–16")

    assert only(timeline.of_client(office.nurse, client.id)).text == "Auki 8–16"


def test_a_matter_whose_contact_is_of_the_other_register_stands_without_it(
    office: Office, timeline: Timeline, client: Client
) -> None:
    contact = office.put(Contact, office.guide, channel=Channel.CHAT, contacting_relation="äiti")
    office.put(Matter, office.nurse, contact=contact.id, client=client.id, unit=office.nurse.unit)

    entry = only(timeline.of_client(office.nurse, client.id))

    assert (entry.channel, entry.relation, entry.contact) == (None, "", None)
    assert entry.at == MORNING


def test_a_worker_who_has_not_arrived_is_nameless(
    office: Office, timeline: Timeline, client: Client
) -> None:
    stranger = WorkerId(client.id)
    office.put(Promise, office.nurse, client=client.id, contact=client.id, created_by=stranger)

    entry = only(timeline.of_client(office.nurse, client.id))

    assert (entry.author, entry.author_name) == (stranger, "")


_WHEN = datetime(2026, 11, 17, 6, 30, tzinfo=UTC)
_LOCAL = datetime(2026, 11, 17, 8, 30, tzinfo=HELSINKI)


_Case = tuple[type[Any], dict[str, Any], dict[str, object]]


@pytest.mark.parametrize(
    "case",
    [
        (
            Promise,
            {
                "what": "soitan takaisin",
                "to_whom": "Raija",
                "due_at": _WHEN,
                "status": PromiseStatus.CLOSED,
                "closed_reason": "ei tavoitettu",
            },
            {
                "kind": EntryKind.PROMISE,
                "at": MORNING,
                "title": "soitan takaisin",
                "who": "Raija",
                "due": _LOCAL,
                "status": "closed",
                "text": "ei tavoitettu",
            },
        ),
        (Promise, {}, {"due": None, "status": "open"}),
        (
            Appointment,
            {
                "at": _WHEN,
                "where": "Laboratorio",
                "with_whom": "hoitaja",
                "status": AppointmentStatus.MISSED,
            },
            {
                "kind": EntryKind.APPOINTMENT,
                "at": _LOCAL,
                "status": "missed",
                "text": "Laboratorio",
                "who": "hoitaja",
            },
        ),
        (
            FollowUp,
            {
                "what": "verenpaine",
                "due_on": date(2026, 11, 25),
                "status": FollowUpStatus.DONE,
                "status_at": _WHEN,
                "result": "kunnossa",
            },
            {
                "kind": EntryKind.FOLLOW_UP,
                "at": _LOCAL,
                "title": "verenpaine",
                "due": date(2026, 11, 25),
                "status": "done",
                "text": "kunnossa",
            },
        ),
        (
            Review,
            {
                "conclusion": Conclusion.WATCH,
                "watch_until": date(2026, 12, 1),
                "conclusion_reason": "seurataan",
                "confirmed_at": _WHEN,
            },
            {
                "kind": EntryKind.REVIEW,
                "at": _LOCAL,
                "status": "watch",
                "due": date(2026, 12, 1),
                "text": "seurataan",
            },
        ),
        (Review, {}, {"kind": EntryKind.REVIEW, "at": MORNING, "status": ""}),
        (
            SituationMapping,
            {"high_need": HighNeed.YES, "high_need_reason": "monta", "decided_at": _WHEN},
            {"kind": EntryKind.MAPPING, "at": _LOCAL, "status": "yes", "text": "monta"},
        ),
        (
            SituationMapping,
            {"decided_at": _WHEN, "decide_again_on": date(2026, 12, 8)},
            {"at": _LOCAL, "status": "not_yet", "due": date(2026, 12, 8)},
        ),
        (
            SituationMapping,
            {
                "request": MappingRequest.ASKED,
                "request_at": _WHEN,
                "answer_by": date(2026, 11, 26),
                "request_reason": "kaatuminen",
            },
            {
                "at": _LOCAL,
                "status": "asked",
                "text": "kaatuminen",
                "due": date(2026, 11, 26),
            },
        ),
        (
            SituationMapping,
            {"request": MappingRequest.RETURNED, "answer_by": date(2026, 11, 26)},
            {"at": MORNING, "status": "returned", "due": None},
        ),
        (SituationMapping, {}, {"at": MORNING, "status": "accepted", "due": None}),
        (
            Plan,
            {
                "number": "K7M-000003",
                "status": PlanStatus.CONFIRMED,
                "status_at": _WHEN,
                "review_on": date(2027, 2, 1),
            },
            {
                "kind": EntryKind.PLAN,
                "at": _LOCAL,
                "code": "health_care_plan",
                "status": "confirmed",
                "title": "K7M-000003",
                "due": date(2027, 2, 1),
            },
        ),
        (
            Assignment,
            {"valid_from": date(2026, 11, 17)},
            {
                "kind": EntryKind.ASSIGNMENT,
                "at": datetime(2026, 11, 17, 0, 0, tzinfo=HELSINKI),
                "code": "contact_person",
                "status": "named",
                "who": "",
            },
        ),
        (
            Assignment,
            {"status": AssignmentStatus.NOT_WANTED, "status_reason": "ei halua"},
            {"at": MORNING, "status": "not_wanted", "text": "ei halua"},
        ),
    ],
)
def test_each_kind_stands_with_its_own_time_status_and_words(
    office: Office, timeline: Timeline, client: Client, case: _Case
) -> None:
    kind, fields, told = case
    if kind is Promise:
        fields = fields | {"contact": client.id}
    record = office.put(kind, office.nurse, client=client.id, **fields)

    entry = only(timeline.of_client(office.nurse, client.id))

    assert {name: getattr(entry, name) for name in told} == told
    assert entry.record == record.id


def test_who_was_named_is_told(office: Office, timeline: Timeline, client: Client) -> None:
    office.put(Assignment, office.nurse, client=client.id, worker=office.nurse.worker)

    assert only(timeline.of_client(office.nurse, client.id)).who == "Minna Salo"


def test_the_newest_stand_first_and_the_rest_is_cut(
    office: Office, timeline: Timeline, client: Client
) -> None:
    for number in range(4):
        office.matter(office.nurse, client.id, reason=str(number))
        office.later(hours=1)

    entries = timeline.of_client(office.nurse, client.id, 3)

    assert [entry.title for entry in entries] == ["3", "2", "1"]


def test_under_a_ban_places_people_seen_and_team_names_are_masked(
    office: Office, timeline: Timeline
) -> None:
    by = office.nurse
    client = office.client(by, safety_ban=True)
    team = office.put(Team, by, Register.SHARED, name="Keskustan tiimi")
    office.put(Appointment, by, client=client.id, where="Keskusta", with_whom="Keskustan lääkäri")
    office.put(Assignment, by, client=client.id, team=team.id, role=AssignmentRole.OWN_TEAM)

    entries = timeline.of_client(by, client.id)

    appointment = next(one for one in entries if one.kind is EntryKind.APPOINTMENT)
    assert (appointment.text, appointment.who) == (HIDDEN, HIDDEN)
    assert next(one for one in entries if one.kind is EntryKind.ASSIGNMENT).who == HIDDEN
    assert "Keskusta" not in repr(entries)


def test_what_stands_on_another_record_of_the_same_person_is_there_too(
    office: Office, timeline: Timeline, client: Client
) -> None:
    by = office.nurse
    other = office.client(by)
    office.put(ClientLink, by, Register.SHARED, from_client=other.id, into_client=client.id)
    office.matter(by, other.id, reason="Toisella kortilla")

    assert only(timeline.of_client(by, client.id)).title == "Toisella kortilla"


def test_a_timeline_opens_only_with_a_relation_or_a_basis(
    office: Office, timeline: Timeline, client: Client
) -> None:
    with pytest.raises(BasisNeededError):
        timeline.of_client(office.other_nurse, client.id)
    office.later(days=1)
    with pytest.raises(BasisNeededError):
        timeline.of_client(office.nurse, client.id)


def test_a_nurses_timeline_is_the_same_whether_or_not_there_is_social_care(
    office: Office, timeline: Timeline, client: Client
) -> None:
    for number in range(3):
        office.matter(office.nurse, client.id, reason=str(number))
    before = timeline.of_client(office.nurse, client.id, 2)
    line = office.last_line()
    office.later(minutes=20)

    by = office.guide
    for _ in range(5):
        matter = office.matter(by, client.id, reason="Toimeentulo")
        office.put(Promise, by, client=client.id, contact=matter.contact)
        for kind in (Appointment, FollowUp, Review, SituationMapping, Plan, Assignment):
            office.put(kind, by, client=client.id)

    assert repr(timeline.of_client(office.nurse, client.id, 2)) == repr(before)
    again = office.last_line()
    assert (again.subjects, again.records) == (line.subjects, line.records)


def test_only_what_was_shown_stands_in_the_log(
    office: Office, timeline: Timeline, client: Client
) -> None:
    office.matter(office.nurse, client.id)
    office.later(hours=1)
    shown = office.matter(office.nurse, client.id)

    timeline.of_client(office.nurse, client.id, 1)

    line = office.last_line()
    assert (line.action, line.subjects) == (LogAction.VIEW, (client.id,))
    assert set(line.records) == {shown.id, shown.contact}


def test_a_protected_sender_stands_in_no_matter_of_the_contact(
    office: Office, timeline: Timeline, client: Client
) -> None:
    by = office.nurse
    contact = office.put(
        Contact,
        by,
        worker=by.worker,
        contacting_kind=ContactingKind.RELATIVE,
        contacting_relation="tytär",
    )
    office.put(Matter, by, contact=contact.id, client=client.id)
    office.put(Matter, by, contact=contact.id, type="worry", sender_protected=True)

    entry = only(timeline.of_client(by, client.id))

    assert (entry.contacting, entry.relation, entry.contact) == (None, "", contact.id)

"""Each rule two desks can break together, and that nothing is found where all is well."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.breaches import Breach, BreachKind, find_breaches, overlaps
from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis, Client, ClientLink, Phone, RelatedPerson
from sotedesk.model.contact import Contact
from sotedesk.model.ids import ClientId, PlanId
from sotedesk.model.matter import Matter, Promise
from sotedesk.model.plan import Plan, PlanKind, PlanRow, PlanStatus
from sotedesk.model.record import Record
from sotedesk.model.review import Review, ReviewVerdict
from sotedesk.model.worker import TeamMember, Worker
from tests.model.examples import NOW, TODAY, WORKER, made

SHARED = Register.SHARED
DAY = timedelta(days=1)
HETU = "131052-308T"


def client(number: int, **values: object) -> Client:
    return made(Client, number, SHARED, **values)


MARTTA, TWIN = client(1, hetu=HETU), client(2, hetu=HETU)
HERS: dict[str, Any] = {"client": ClientId(MARTTA.id)}
TWINS: dict[str, Any] = {"client": ClientId(TWIN.id)}
LINK = made(ClientLink, 9, SHARED, from_client=ClientId(TWIN.id), into_client=ClientId(MARTTA.id))
NAMED = made(Assignment, 11, **HERS, worker=WORKER, valid_from=TODAY, valid_until=TODAY + 9 * DAY)
LATER = replace(NAMED, id=UUID(int=12), valid_from=TODAY + 9 * DAY, valid_until=None)
PLAN = made(Plan, 21, **HERS, status=PlanStatus.CONFIRMED)
SECOND = replace(PLAN, id=PlanId(UUID(int=22)))


def found(*records: Record) -> list[Breach]:
    """Find breaches, the same in every order."""
    answers = [find_breaches(order) for order in permutations(records)]
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def breach(kind: BreachKind, *records: Record) -> Breach:
    return Breach(kind, tuple(record.id for record in records))


# One person twice.


def test_one_identity_code_on_two_clients_is_found() -> None:
    assert found(TWIN, MARTTA) == [breach(BreachKind.HETU_TWICE, MARTTA, TWIN)]


def test_on_three_clients_it_is_one_breach_with_all_three() -> None:
    third = client(3, hetu=HETU)

    assert found(MARTTA, TWIN, third) == [breach(BreachKind.HETU_TWICE, MARTTA, TWIN, third)]


@pytest.mark.parametrize(
    "others",
    [
        [TWIN, LINK],
        [replace(TWIN, voided_at=NOW)],
        [replace(TWIN, hetu="131052Y308T")],
        [client(2, hetu=""), client(3, hetu="")],
    ],
    ids=["linked", "voided", "another marker", "no code"],
)
def test_no_code_stands_on_two_persons(others: list[Record]) -> None:
    assert found(MARTTA, *others) == []


def test_an_undone_link_brings_the_breach_back() -> None:
    voided = replace(LINK, voided_at=NOW)

    assert found(MARTTA, TWIN, voided) == [breach(BreachKind.HETU_TWICE, MARTTA, TWIN)]


# Named contact persons.


def test_two_namings_that_share_one_day_overlap() -> None:
    assert found(NAMED, LATER) == [breach(BreachKind.ASSIGNMENTS_OVERLAP, NAMED, LATER)]


def test_namings_of_one_person_under_two_records_overlap_once_they_are_linked() -> None:
    hers = replace(LATER, **TWINS)

    assert found(NAMED, hers) == []
    assert found(NAMED, hers, LINK) == [breach(BreachKind.ASSIGNMENTS_OVERLAP, NAMED, LATER)]


@pytest.mark.parametrize(
    "other",
    [
        replace(LATER, valid_from=TODAY + 10 * DAY),
        replace(LATER, status=AssignmentStatus.NOT_WANTED),
        replace(LATER, status=AssignmentStatus.STILL_TO_NAME),
        replace(LATER, role=AssignmentRole.OWN_TEAM),
        replace(LATER, register=Register.SOCIAL),
        replace(LATER, **TWINS),
        replace(LATER, voided_at=NOW),
    ],
    ids=["next day", "not wanted", "to name", "other role", "other register", "other", "voided"],
)
def test_these_namings_do_not_overlap(other: Assignment) -> None:
    assert found(NAMED, other) == []


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((None, None), (None, None), True),
        ((None, TODAY), (TODAY, None), True),
        ((None, TODAY), (TODAY + DAY, None), False),
        ((TODAY, TODAY), (None, None), True),
        ((TODAY, TODAY + DAY), (TODAY + 2 * DAY, TODAY + 3 * DAY), False),
        ((TODAY + DAY, TODAY), (None, None), False),
    ],
)
def test_both_ends_of_a_period_belong_to_it_and_an_open_end_never_ends(
    one: tuple[date | None, date | None],
    other: tuple[date | None, date | None],
    *,
    shared: bool,
) -> None:
    first = replace(NAMED, valid_from=one[0], valid_until=one[1])
    second = replace(NAMED, valid_from=other[0], valid_until=other[1])

    assert overlaps(first, second) is shared
    assert overlaps(second, first) is shared


# Plans in force.


def test_two_confirmed_plans_of_a_kind_are_found() -> None:
    assert found(PLAN, SECOND) == [breach(BreachKind.PLANS_IN_FORCE, PLAN, SECOND)]


def test_plans_of_one_person_under_two_records_are_found_once_they_are_linked() -> None:
    hers = replace(SECOND, **TWINS)

    assert found(PLAN, hers) == []
    assert found(PLAN, hers, LINK) == [breach(BreachKind.PLANS_IN_FORCE, PLAN, SECOND)]


@pytest.mark.parametrize(
    "other",
    [
        replace(SECOND, status=PlanStatus.DRAFT),
        replace(SECOND, status=PlanStatus.ENDED),
        replace(SECOND, plan_kind=PlanKind.CLIENT_PLAN),
        replace(SECOND, register=Register.SOCIAL),
        replace(SECOND, voided_at=NOW),
    ],
    ids=["draft", "ended", "other kind", "other register", "voided"],
)
def test_these_plans_may_stand_together(other: Plan) -> None:
    assert found(PLAN, other) == []


# Under a voided record.

CONTACT = made(Contact, 31)
MATTER = made(Matter, 32, contact=CONTACT.id)
REVIEW = made(Review, 33, **HERS)


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (CONTACT, MATTER),
        (MATTER, made(Promise, 41, contact=CONTACT.id, matter=MATTER.id)),
        (PLAN, made(PlanRow, 42, plan=PLAN.id)),
        (REVIEW, made(ReviewVerdict, 43, review=REVIEW.id)),
        (MARTTA, made(Phone, 44, SHARED, **HERS)),
    ],
    ids=["contact", "matter", "plan", "review", "client"],
)
def test_what_stands_under_a_voided_record_is_found(parent: Record, child: Record) -> None:
    voided = replace(parent, voided_at=NOW)

    assert found(voided, child) == [breach(BreachKind.UNDER_VOID, parent, child)]
    assert found(voided, replace(child, voided_at=NOW)) == []
    assert found(parent, child) == []


def test_a_parent_that_has_not_arrived_is_no_breach() -> None:
    assert found(MATTER) == []


# To before from.

PERIOD = {"valid_from": TODAY, "valid_until": TODAY}
TOO_EARLY = TODAY - DAY


@pytest.mark.parametrize(
    ("valid", "reversed_"),
    [
        (NAMED, replace(NAMED, valid_until=TOO_EARLY)),
        *[
            (record, replace(record, valid_until=TOO_EARLY))
            for record in (
                made(RelatedPerson, 51, SHARED, **HERS, **PERIOD),
                made(TeamMember, 52, SHARED, **PERIOD),
                made(AccessBasis, 53, **HERS, worker=WORKER, valid_until=TODAY),
            )
        ],
        (
            made(Worker, 54, SHARED, employed_from=TODAY, employed_until=TODAY),
            made(Worker, 54, SHARED, employed_from=TODAY, employed_until=TOO_EARLY),
        ),
        (
            replace(CONTACT, received_at=NOW, ended_at=NOW),
            replace(CONTACT, received_at=NOW, ended_at=NOW - timedelta(seconds=1)),
        ),
    ],
    ids=lambda record: type(record).__name__,
)
def test_an_end_before_its_beginning_is_found(valid: Record, reversed_: Record) -> None:
    assert found(valid) == []
    assert found(reversed_) == [breach(BreachKind.PERIOD_REVERSED, reversed_)]
    assert found(replace(reversed_, voided_at=NOW)) == []


@pytest.mark.parametrize(
    "record",
    [
        replace(NAMED, valid_from=None),
        replace(NAMED, valid_until=None),
        replace(CONTACT, received_at=NOW),
        replace(CONTACT, ended_at=NOW),
        made(AccessBasis, 53, **HERS, worker=WORKER),
    ],
)
def test_a_period_open_at_an_end_is_not_reversed(record: Record) -> None:
    assert found(record) == []


def test_a_desk_where_all_is_well_has_no_breach() -> None:
    well: list[Record] = [MARTTA, client(3), NAMED, PLAN, CONTACT, MATTER, REVIEW]

    assert find_breaches(well) == []


def test_breaches_are_sorted_and_each_is_found_once() -> None:
    voided = replace(CONTACT, voided_at=NOW)

    everything = find_breaches([SECOND, PLAN, TWIN, MARTTA, MATTER, voided, LATER, NAMED])

    assert everything == [
        breach(BreachKind.ASSIGNMENTS_OVERLAP, NAMED, LATER),
        breach(BreachKind.HETU_TWICE, MARTTA, TWIN),
        breach(BreachKind.PLANS_IN_FORCE, PLAN, SECOND),
        breach(BreachKind.UNDER_VOID, CONTACT, MATTER),
    ]

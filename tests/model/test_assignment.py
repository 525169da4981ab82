from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.ids import TeamId
from sotedesk.model.record import altered_groups
from tests.model.examples import TODAY, WORKER, made

NAMING = made(Assignment, 1, client=UUID(int=2))


def test_who_is_named_and_as_what_is_merged_whole() -> None:
    worker = replace(NAMING, worker=WORKER)
    team = replace(NAMING, team=TeamId(UUID(int=3)))

    assert set(altered_groups(NAMING, worker)) == set(altered_groups(NAMING, team)) == {"named"}
    assert altered_groups(NAMING, worker)["named"]["team"] is None


def test_a_period_is_merged_whole_and_apart_from_who_is_named() -> None:
    longer = replace(NAMING, valid_from=TODAY, valid_until=TODAY + timedelta(days=90))

    assert set(altered_groups(NAMING, longer)) == {"period"}


def test_that_nobody_is_needed_travels_with_its_reason() -> None:
    ended = replace(NAMING, status=AssignmentStatus.NOT_NEEDED, status_reason="oma tytär hoitaa")

    assert set(altered_groups(NAMING, ended)) == {"status"}

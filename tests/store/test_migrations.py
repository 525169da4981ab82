"""A profile of each earlier revision opens with all it held, and goes on being written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sotedesk.app import OpenDesk, open_desk
from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.plan import Plan, PlanRow, PlanStatus, Whose
from sotedesk.model.record import KINDS
from sotedesk.model.review import HighNeed, PersonWish, SituationMapping
from sotedesk.store.credential import Password
from sotedesk.store.schema import HEAD, REVISIONS, revision
from sotedesk.store.verify import verify

PROFILES = Path(__file__).parent / "profiles"
PASSWORD = Password("minna.malli", "päärynä ja 3 omenaa")


@pytest.fixture(params=REVISIONS[:-1])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenDesk]:
    """A copy of the profile of one earlier revision, opened by the program of today."""
    folder = tmp_path / "profile"
    shutil.copytree(PROFILES / request.param, folder)
    opened = open_desk(folder, PASSWORD)
    yield opened
    opened.close()


def test_every_record_of_an_earlier_profile_is_there_and_equals_its_changes(
    desk: OpenDesk,
) -> None:
    with desk.store.database.reader() as connection:
        assert revision(connection) == HEAD

    report = verify(desk.store.database, refold=True)

    assert report.problems == ()
    assert report.records == 18


def test_what_an_earlier_profile_does_not_say_has_its_default(desk: OpenDesk) -> None:
    with desk.store.units.reading() as uow:
        (row,) = uow.find(PlanRow)
        (mapping,) = uow.find(SituationMapping)
        (plan,) = uow.find(Plan)
        (naming,) = uow.find(Assignment)

    assert (row.need, row.whose, row.decision) == ("Huimaus", Whose.CLIENT, None)
    assert (mapping.note, mapping.high_need) == ("Asuu yksin.", HighNeed.YES)
    assert (mapping.strengths, mapping.person_wish) == ("", PersonWish.NOT_ASKED)
    assert (plan.status, plan.status_reason, plan.copy_how) == (PlanStatus.CONFIRMED, "", None)
    assert (naming.status, naming.message) == (AssignmentStatus.NAMED, "")


def test_an_earlier_profile_goes_on_being_written(desk: OpenDesk) -> None:
    with desk.store.units.reading() as uow:
        (plan,) = uow.find(Plan)

    ended = desk.services.plans.end(desk.actor(), plan, "muutti").plan

    assert ended.status is PlanStatus.ENDED
    assert verify(desk.store.database, refold=True).ok


def test_kinds_that_came_later_can_be_stored_in_an_earlier_profile(desk: OpenDesk) -> None:
    with desk.store.units.reading() as uow:
        (plan,) = uow.find(Plan)
        found = [uow.find(kind.record) for kind in KINDS.values()]
    assert len(found) == len(KINDS)

    version = desk.services.plans.new_version(desk.actor(), plan.id)

    assert version.rows[0].whose is Whose.CLIENT

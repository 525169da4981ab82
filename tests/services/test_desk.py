"""The duties in one place: each is made when it is first asked for, and only once."""

from typing import Any

import pytest

from sotedesk.app import build_services, definitions
from sotedesk.services.accounts import Accounts
from sotedesk.services.askings import Askings
from sotedesk.services.assignments import Assignments
from sotedesk.services.carrying import Carrying
from sotedesk.services.clients import ClientDesk
from sotedesk.services.desk import DeskServices
from sotedesk.services.directory import Directory
from sotedesk.services.follow_ups import FollowUps
from sotedesk.services.intake import Intake
from sotedesk.services.mappings import Mappings
from sotedesk.services.plan_paper import PlanPaper
from sotedesk.services.plans import Plans
from sotedesk.services.reviews import Reviews
from sotedesk.services.search import Search
from sotedesk.services.timeline import Timeline
from sotedesk.services.undo import Undo
from sotedesk.services.worktop import Worktop
from tests.services.office import Office

DUTIES: dict[str, type] = {
    "intake": Intake,
    "clients": ClientDesk,
    "search": Search,
    "timeline": Timeline,
    "undo": Undo,
    "directory": Directory,
    "accounts": Accounts,
    "reviews": Reviews,
    "mappings": Mappings,
    "plans": Plans,
    "plan_paper": PlanPaper,
    "assignments": Assignments,
    "askings": Askings,
    "follow_ups": FollowUps,
    "carrying": Carrying,
    "worktop": Worktop,
}


@pytest.fixture
def services(office: Office) -> DeskServices:
    return build_services(
        office.works,
        office.store.drafts,
        definitions(),
        lambda: office.now,
        office.slots,
        synthetic=True,
    )


@pytest.mark.parametrize("name", sorted(DUTIES))
def test_a_duty_is_made_when_first_asked_for_and_only_once(
    services: DeskServices, office: Office, name: str
) -> None:
    assert name not in vars(services)

    duty: Any = getattr(services, name)

    assert duty.works is office.works
    assert type(duty) is DUTIES[name]
    assert getattr(services, name) is duty


def test_what_is_no_duty_is_there_at_once(services: DeskServices, office: Office) -> None:
    assert services.now() == office.now
    assert services.drafts is office.store.drafts
    assert "care_need" in services.definitions.types
    assert services.printer is services.printer

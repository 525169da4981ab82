"""What the tests of the desk's duties share: the shipped definitions, and quick ways to a state."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis, BasisGround
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ClientId
from sotedesk.model.matter import Matter
from sotedesk.model.review import Conclusion, HighNeed, Review, SituationMapping, Talked
from sotedesk.resources import resource
from sotedesk.services.definitions import Definitions, load_definitions
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_view import PlanView
from sotedesk.services.plans import Plans
from sotedesk.services.reviews import Reviews
from tests.services.office import Office


@cache
def definitions() -> Definitions:
    return load_definitions(resource())


def reviews(office: Office) -> Reviews:
    data = definitions()
    return Reviews(office.works, data.triggers, data.types, data.areas)


def care_need(office: Office, client: ClientId | None, **fields: object) -> Matter:
    """A nurse's care-need matter in a contact that is still live."""
    office.later(minutes=1)
    return office.matter(
        office.nurse, client, **{"type": "care_need", "reason": "huimaus"} | fields
    )


def finished(
    office: Office, matter: Matter, status: ContactStatus = ContactStatus.FINISHED
) -> None:
    office.later(minutes=1)
    with office.store.units.reading() as uow:
        contact = uow.get(Contact, matter.contact)
    assert contact is not None
    office.change(office.nurse, contact, status=status, status_at=office.now, ended_at=office.now)


def confirmed_review(
    office: Office, matter: Matter, conclusion: Conclusion = Conclusion.MAP
) -> Review:
    desk = reviews(office)
    assert matter.client is not None
    begun = desk.start(office.nurse, matter.client, matter.id).review
    office.later(minutes=1)
    concluded = replace(
        begun,
        conclusion=conclusion,
        mapper=office.nurse.worker,
        watch_until=(office.now + timedelta(days=3)).date(),
    )
    saved = desk.save(office.nurse, begun, concluded).review
    return desk.confirm(office.nurse, saved).review


def high_need(office: Office, client: ClientId) -> SituationMapping:
    """A decision of high need, as an earlier mapping would have left it."""
    office.later(minutes=1)
    return office.put(
        SituationMapping,
        office.nurse,
        client=client,
        unit=office.nurse.unit,
        high_need=HighNeed.YES,
        high_need_reason="apua tarvitaan neljällä alueella",
        decided_by=office.nurse.worker,
        decided_at=office.now,
        talked=Talked.YES,
    )


def basis(office: Office, client: ClientId, register: Register = Register.HEALTH) -> AccessBasis:
    """A basis that opens a register to the other nurse, today."""
    return office.put(
        AccessBasis,
        office.other_nurse,
        register,
        client=client,
        worker=office.other_nurse.worker,
        ground=BasisGround.CLIENT_PRESENT,
        valid_until=office.now.date(),
    )


def plans(office: Office) -> Plans:
    return Plans(office.works, definitions().plan_kinds)


def drafted_plan(office: Office, *needs: str) -> PlanView:
    """A nurse's draft for a client of the nurse's."""
    client = office.client(office.nurse).id
    care_need(office, client)
    desk = plans(office)
    view = desk.create(office.nurse, client)
    for need in needs:
        view = desk.add_row(office.nurse, view.plan.id, RowText(need=need))
    return view

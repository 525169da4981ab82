"""A small working day for the screens' tests."""

from datetime import date, datetime, timedelta
from typing import Any

from sotedesk.model.changes import Register
from sotedesk.model.client import Client, Phone
from sotedesk.model.contact import Contact, ContactStatus
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    FollowUp,
    Matter,
    Outcome,
    Promise,
)
from tests.services.office import Office


def raija(office: Office, **fields: Any) -> Client:  # noqa: ANN401 - fields of a client
    """Store a client whom the nurse has met."""
    known: dict[str, Any] = {"birth_date": date(1958, 9, 3), "hetu": "030958-912K"}
    client = office.client(office.nurse, **known | fields)
    finished(office, client.id, "Huimaus ja epävarma kävely")
    return client


def finished(
    office: Office,
    client: ClientId | None,
    reason: str,
    **fields: Any,  # noqa: ANN401 - of a contact
) -> Matter:
    """Store a finished contact with one matter."""
    defaults: dict[str, Any] = {
        "worker": office.nurse.worker,
        "unit": office.nurse.unit,
        "received_at": office.now,
        "ended_at": office.now,
        "status": ContactStatus.FINISHED,
        "status_at": office.now,
    }
    contact = office.put(Contact, office.nurse, **defaults | fields)
    return office.put(
        Matter,
        office.nurse,
        contact=contact.id,
        client=client,
        unit=office.nurse.unit,
        type="care_need",
        reason=reason,
    )


def waiting(office: Office, client: ClientId | None, reason: str) -> Matter:
    """Store a contact that was set aside."""
    return finished(office, client, reason, status=ContactStatus.WAITING, ended_at=None)


def promised(office: Office, matter: Matter, due_at: datetime, what: str) -> Promise:
    """Store the promise to call back."""
    office.change(office.nurse, matter, outcome=Outcome.CALL_BACK)
    return office.put(
        Promise,
        office.nurse,
        contact=matter.contact,
        matter=matter.id,
        client=matter.client,
        what=what,
        due_at=due_at,
        worker=office.nurse.worker,
        status_at=office.now,
    )


def followed(
    office: Office, matter: Matter, due_on: date, what: str, worker: WorkerId | None = None
) -> FollowUp:
    """Store a follow-up."""
    return office.put(
        FollowUp,
        office.nurse,
        client=matter.client,
        matter=matter.id,
        what=what,
        due_on=due_on,
        worker=worker or office.nurse.worker,
        status_at=office.now,
    )


def timed(office: Office, matter: Matter, before: timedelta) -> Appointment:
    """Store an appointment that has been."""
    return office.put(
        Appointment,
        office.nurse,
        client=matter.client,
        matter=matter.id,
        at=office.now - before,
        where="Laboratorio, Keskuskatu 1",
        with_whom="laboratoriohoitaja",
        status=AppointmentStatus.BOOKED,
    )


def phone(office: Office, client: Client, **fields: Any) -> Phone:  # noqa: ANN401 - fields of a phone
    """Store a number."""
    defaults: dict[str, Any] = {"client": client.id, "number": "0400001873", "label": "oma"}
    return office.put(Phone, office.nurse, Register.SHARED, **defaults | fields)

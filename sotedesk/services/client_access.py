"""Opening a client: with a relation, or on a recorded basis (users.md [1.f])."""

from sotedesk.model.client import Client
from sotedesk.model.ids import ClientId
from sotedesk.services.work import AbsentError, BasisNeededError, Work


def opened_client(work: Work, client: ClientId) -> Client:
    """Give a client whom the actor may open, and note it for the log.

    Raises:
        AbsentError: There is no such client, or it was voided.
        BasisNeededError: No relation, and no basis has been recorded.
    """
    found = work.store.get(Client, client)
    if found is None or found.is_void or not work.actor.registers:
        raise AbsentError(str(client))
    if not work.may_open(client):
        raise BasisNeededError(client, min(work.actor.registers))
    work.note(found)
    return found

"""One person twice: which client records count as one person."""

from collections.abc import Iterable

from sotedesk.model.client import ClientLink, LinkStatus
from sotedesk.model.ids import ClientId


def person_ids(links: Iterable[ClientLink]) -> dict[ClientId, ClientId]:
    """Give for every linked client the smallest id of its person.

    Cycles and desks that linked differently do no harm: only who is reachable counts.
    """
    parent: dict[ClientId, ClientId] = {}

    def root(client: ClientId) -> ClientId:
        while (above := parent.setdefault(client, client)) != client:
            client = above
        return client

    for link in links:
        if link.is_void or link.status is not LinkStatus.ACTIVE:
            continue
        one, other = sorted((root(link.from_client), root(link.into_client)))
        parent[other] = one
    return {client: root(client) for client in list(parent)}

"""Whether a worker or a unit has a relation to a client, asked before every showing."""

from typing import Final

from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch
from sotedesk.store.find import NOT_VOID
from sotedesk.store.statements import quoted

# By kind: the columns that name whose work the record is, besides whoever made it.
_WORKERS: Final = {
    "matter": ("handled_by", "assessment_worker"),
    "assignment": ("worker",),
    "follow_up": ("worker",),
    "plan": (),
    "review": ("mapper",),
}
_WITH_UNIT: Final = frozenset({"matter", "assignment", "plan", "review"})


def _exists(kind: str) -> str:
    columns = ("created_by", *_WORKERS[kind])
    owned = [f"{quoted(column)} = ?2" for column in columns]
    owned += ["unit = ?3"] if kind in _WITH_UNIT else []
    return (
        f"EXISTS (SELECT 1 FROM {quoted(kind)} WHERE client = ?1 AND {NOT_VOID} "
        f"AND ({' OR '.join(owned)}))"
    )


_RELATED: Final = "SELECT " + " OR ".join(map(_exists, _WORKERS))


def is_related(
    connection: Connection, client: ClientId, worker: WorkerId, unit: UnitId | None
) -> bool:
    """Whether there is a record of the client that is this worker's or this unit's."""
    bound = (client.bytes, worker.bytes, unit.bytes if unit else None)
    ((related,),) = fetch(connection, _RELATED, bound)
    return bool(related)

"""Whether a worker or a unit has a relation to a client, asked before every showing."""

from typing import Final

from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId, microseconds
from sotedesk.services.ports import Relation
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch
from sotedesk.store.find import NOT_VOID
from sotedesk.store.persons import SAME_PERSON
from sotedesk.store.statements import quoted

# By kind: the columns that name whose work the record is, besides whoever made it.
_WORKERS: Final = {
    "matter": ("handled_by", "assessment_worker"),
    "assignment": ("worker", "stand_in"),
    "follow_up": ("worker",),
    "plan": (),
    "review": ("mapper",),
    "situation_mapping": ("asked_of",),
}
_WITH_UNIT: Final = frozenset({"matter", "assignment", "plan", "review", "situation_mapping"})
_TEAMS: Final = (
    "SELECT team FROM team_member WHERE worker = ?2 AND voided_at IS NULL "
    "AND (valid_from IS NULL OR valid_from <= ?5) AND (valid_until IS NULL OR valid_until >= ?5)"
)
# By kind: the columns that name a team whose work it is; every member of today has the relation.
_WITH_TEAM: Final = {"assignment": ("team", "stand_in_team")}
# By kind: when its work is still under way, or lately was. A relation ends with the work.
_UNDER_WAY: Final = {
    "matter": "status <> 'closed' OR created_at >= ?4",
    # Whoever returned an asking has no more to do with the client; whoever asked has for a while.
    "assignment": "status IN ('still_to_name', 'asked') "
    "OR (status = 'named' AND (valid_until IS NULL OR valid_until >= ?5)) "
    "OR (status = 'returned' AND created_by = ?2 AND created_at >= ?4)",
    "follow_up": "status = 'open'",
    # A refusal ends it after a while, unless a day stands on which the client is asked again.
    "plan": "status NOT IN ('ended', 'refused') OR ask_again_on IS NOT NULL "
    "OR (status = 'refused' AND created_at >= ?4)",
    "review": "confirmed_at IS NULL OR created_at >= ?4",
    "situation_mapping": "decided_at IS NULL OR created_at >= ?4",
}
# What the worker may not see makes no relation: a client opening without a basis would tell of it.
_SEEN: Final = "register IN (?6, ?7) OR (created_by = ?2 AND created_at > ?8)"
_CARED: Final = (Register.HEALTH, Register.SOCIAL)


def _exists(kind: str) -> str:
    columns = ("created_by", *_WORKERS[kind])
    owned = [f"{quoted(column)} = ?2" for column in columns]
    owned += [f"{quoted(column)} IN ({_TEAMS})" for column in _WITH_TEAM.get(kind, ())]
    owned += ["unit = ?3"] if kind in _WITH_UNIT else []
    return (
        f"EXISTS (SELECT 1 FROM {quoted(kind)} WHERE client IN ({SAME_PERSON}) AND {NOT_VOID} "
        f"AND ({' OR '.join(owned)}) AND ({_UNDER_WAY[kind]}) AND ({_SEEN}))"
    )


_RELATED: Final = "SELECT " + " OR ".join(map(_exists, _WORKERS))


def is_related(connection: Connection, client: ClientId, relation: Relation) -> bool:
    """Whether a record of the person that may be seen is this worker's or this unit's."""
    bound = (
        client.bytes,
        relation.worker.bytes,
        relation.unit.bytes if relation.unit else None,
        microseconds(relation.since),
        relation.today.isoformat(),
        *(register if register in relation.registers else "" for register in _CARED),
        microseconds(relation.own_since),
    )
    ((related,),) = fetch(connection, _RELATED, bound)
    return bool(related)

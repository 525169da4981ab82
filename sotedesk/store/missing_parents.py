"""Records that point to one not here yet: sync brings children and parents in any order."""

from typing import Final
from uuid import UUID

from sotedesk.model.record import KINDS
from sotedesk.model.wire import Shape
from sotedesk.store.connection import Connection
from sotedesk.store.driver import stream
from sotedesk.store.findings import MissingParent
from sotedesk.store.statements import quoted

# A parent that was purged is gone for good and not awaited.
_MISSING: Final = (
    "SELECT c.id, c.{field} FROM {kind} AS c WHERE c.{field} IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM {parent} WHERE id = c.{field}) "
    "AND NOT EXISTS (SELECT 1 FROM change WHERE record = c.{field} AND purges = 1)"
)


def missing_parents(connection: Connection) -> tuple[MissingParent, ...]:
    """Give every record whose contact, matter, plan, client … is not here, sorted."""
    found: list[MissingParent] = []
    for kind in KINDS.values():
        for spec in kind.fields:
            if spec.codec.shape is not Shape.ID or spec.name not in KINDS:
                continue
            names = {"kind": kind.name, "field": spec.name, "parent": spec.name}
            sql = _MISSING.format(**{key: quoted(name) for key, name in names.items()})
            found += (
                MissingParent(kind.name, UUID(bytes=record).hex, spec.name, UUID(bytes=parent).hex)
                for record, parent in stream(connection, sql)
            )
    return tuple(sorted(found))

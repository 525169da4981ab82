"""Making everything derived anew from the changes, all of it or what an update has touched."""

import hashlib
import json
from dataclasses import replace
from typing import Final

from sotedesk.model.record import KINDS, Kind
from sotedesk.model.wire import canonical
from sotedesk.store import desk as desks
from sotedesk.store import seen
from sotedesk.store.connection import Connection
from sotedesk.store.derived import derived_columns
from sotedesk.store.driver import fetch, run
from sotedesk.store.projection import Projection
from sotedesk.store.statements import marks, quoted

_RECORDS: Final = "SELECT DISTINCT record FROM change"
_DERIVED: Final = ("conflict", "waiting", "client_word", "client_person", "seen_range")
_MARK_LENGTH: Final = 12


def rebuild(connection: Connection) -> None:
    """Fold every record anew; nothing that is not in the changes is left."""
    for table in (*KINDS, *_DERIVED):
        run(connection, f"DELETE FROM {quoted(table)}")
    seen.rebuild(connection)
    projection = Projection(connection)
    projection.fold([record for (record,) in fetch(connection, _RECORDS)])
    projection.touch_links()
    projection.flush()


def fold_what_is_new(connection: Connection) -> None:
    """Fold again the records of kinds that this version knows otherwise than the last one did.

    What was kept verbatim because it was newer gets its place then.
    """
    desk = desks.read(connection)
    known = vocabulary()
    if desk is None or desk.vocabulary == known:
        return
    before = json.loads(desk.vocabulary) if desk.vocabulary else {}
    changed = [kind for kind, mark in json.loads(known).items() if before.get(kind) != mark]
    sql = f"{_RECORDS} WHERE kind IN ({marks(len(changed))})"
    projection = Projection(connection)
    projection.fold([record for (record,) in fetch(connection, sql, tuple(changed))])
    projection.flush()
    desks.write(connection, replace(desk, vocabulary=known))


def vocabulary() -> str:
    """Give a mark of every kind this version knows: its groups, fields and derived columns."""
    return canonical({name: _mark(kind) for name, kind in KINDS.items()})


def _mark(kind: Kind) -> str:
    # From the declaration, not from the rows: those of most kinds are not needed at start.
    groups = {name: [spec.name for spec in specs] for name, specs in kind.groups.items()}
    derived = [[one.name, one.group] for one in derived_columns(kind)]
    known = canonical([groups, derived, sorted(kind.quiet)])
    return hashlib.sha256(known.encode()).hexdigest()[:_MARK_LENGTH]

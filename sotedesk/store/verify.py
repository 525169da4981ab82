"""Proving that a store holds what its changes say, and that nobody altered them."""

from typing import Final

from sotedesk.model.record import KINDS
from sotedesk.store.check_changes import check_changes
from sotedesk.store.check_log import check_log
from sotedesk.store.check_rows import check_rows
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch
from sotedesk.store.engine import Database
from sotedesk.store.findings import Finding, FindingCode, VerifyReport
from sotedesk.store.missing_parents import missing_parents
from sotedesk.store.rebuild import rebuild
from sotedesk.store.state_hash import state_hash
from sotedesk.store.statements import quoted
from sotedesk.store.stored_breaches import stored_breaches

_DATABASE: Final = "database"


def verify(database: Database, *, quick: bool = False, refold: bool = False) -> VerifyReport:
    """Verify a store; others may read and write meanwhile, one state is looked at.

    Args:
        database: An open one.
        quick: Leave out reading the whole file and folding every record; the chains of changes and
            log, their ends and the seen ranges are still checked.
        refold: Make everything derived anew from the changes first; what that put right is told.
    """
    repaired = _refold(database) if refold else []
    damage = [] if quick else database.damage()
    problems = [Finding(FindingCode.FILE_DAMAGED, _DATABASE)] if damage else []
    with database.reader() as connection:
        problems += check_changes(connection)
        problems += check_log(connection)
        problems += [] if quick else check_rows(connection)
        return VerifyReport(
            state_hash=state_hash(connection),
            changes=_count(connection, "change"),
            records=sum(_count(connection, kind) for kind in KINDS),
            open_conflicts=_count(connection, "conflict"),
            breaches=len(stored_breaches(connection)),
            waiting=_count(connection, "waiting"),
            usage_log_entries=_count(connection, "usage_log"),
            problems=tuple(sorted(set(problems))),
            repaired=tuple(sorted(set(repaired) - set(problems))),
            missing_parents=missing_parents(connection),
        )


def _refold(database: Database) -> list[Finding]:
    with database.writer() as connection:
        found = check_rows(connection) + check_changes(connection)
        rebuild(connection)
        return found


def _count(connection: Connection, table: str) -> int:
    return int(fetch(connection, f"SELECT count(*) FROM {quoted(table)}")[0][0])

"""Changes a second: the pure fold, and receiving other desks' changes into the encrypted store.

No limit; the figure tells how long a new desk takes to catch up with its county.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from bench.aids.desk import BenchDesk, bench_desk
from sotedesk.app import now
from sotedesk.model.changes import Change
from sotedesk.model.fold import fold
from sotedesk.model.record import KINDS
from sotedesk.store.changelog import StoredChange, everything
from sotedesk.store.receive import receive

CONTACTS, SMALL_CONTACTS = 400, 40
BATCH = 2000


def changes_of(contacts: int) -> list[StoredChange]:
    """Give the changes of a desk that has taken and finished so many contacts."""
    with bench_desk() as bench:
        for _number in range(contacts):
            bench.intake.finish(bench.actor, bench.begin())
        with bench.desk.store.database.reader() as connection:
            return list(everything(connection))


def folded(changes: Sequence[StoredChange]) -> float:
    """Give changes a second of the pure fold, record by record."""
    records: defaultdict[UUID, list[Change]] = defaultdict(list)
    for one in changes:
        records[one.change.record].append(one.change)
    began = time.perf_counter()
    for known in records.values():
        fold(known, KINDS[known[0].kind].quiet)
    return len(changes) / (time.perf_counter() - began)


def received(bench: BenchDesk, changes: Sequence[StoredChange]) -> float:
    """Give changes a second of receiving, checking, storing and folding, in batches."""
    began = time.perf_counter()
    for start in range(0, len(changes), BATCH):
        with bench.desk.store.database.writer() as connection:
            receive(connection, changes[start : start + BATCH], now())
    return len(changes) / (time.perf_counter() - began)


def main() -> int:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="few changes")
    small = parser.parse_args().small
    changes = changes_of(SMALL_CONTACTS if small else CONTACTS)
    print(f"fold, {len(changes)} changes")
    print(f"  pure fold                        {folded(changes):10,.0f} changes/s")
    with bench_desk() as bench:
        rate = received(bench, changes)
    print(f"  received and folded in the store {rate:10,.0f} changes/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

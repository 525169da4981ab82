"""After kill -9 while changes come in, whole batches stand and everything verifies."""

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sotedesk.store.engine import Database
from sotedesk.store.verify import verify
from tests.store.apart import start_apart
from tests.store.receiving import take_in
from tests.store.store_fixtures import StoreDesk, store_desk

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]

# script/faults asks for more.
ROUNDS = int(os.environ.get("SOTEDESK_KILLS", "2"))
CHANGES = 1000
_DRAW = secrets.SystemRandom()


@pytest.mark.parametrize("at_once", [50, CHANGES])
def test_a_thousand_changes_cut_short_by_a_kill_leave_whole_batches_that_verify(
    tmp_path: Path, at_once: int
) -> None:
    for number in range(ROUNDS):
        with store_desk(tmp_path / f"{at_once}-{number}.db") as desk:
            desk.database.close()

            taken = take_in_and_kill(desk, at_once)

            database, _ = Database.open(desk.path, desk.key)
            report = verify(database)
            database.close()
            assert report.ok, report.problems
            assert report.changes % at_once == 0
            assert report.changes >= taken * at_once


def take_in_and_kill(desk: StoreDesk, at_once: int) -> int:
    """Kill the process after some batches and a random moment; give how many it told of."""
    arguments = (desk.path, desk.key.secret.hex(), desk.key.salt.hex(), CHANGES, at_once)
    with start_apart(take_in, *arguments) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        taken = _DRAW.randrange(CHANGES // at_once)
        for _ in range(taken):
            assert process.stdout.readline() == "taken\n"
        try:
            process.wait(timeout=_DRAW.uniform(0, 0.0005 * at_once))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read()
        return taken + rest.count("taken\n")

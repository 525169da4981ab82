"""After kill -9 at any point the old or the new state stands, never a third."""

import os
import sys
from pathlib import Path

import pytest

from tests.store import killing
from tests.store.apart import run_apart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks the processes it kills")

# script/faults asks for more.
ROUNDS = int(os.environ.get("SOTEDESK_KILLS", "1"))


@pytest.mark.faults
@pytest.mark.parametrize("operation", sorted(killing.OPERATIONS))
def test_a_kill_leaves_the_old_or_the_new_state(operation: str, tmp_path: Path) -> None:
    said = run_apart(killing.kill_again_and_again, operation, tmp_path, 12 * ROUNDS, 4 * ROUNDS)

    old, new = map(int, said.split())
    assert old > 0
    assert new > 0

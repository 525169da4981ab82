"""Killing a process in the middle of a store operation, again and again.

Run in a process of its own, which forks one child for each kill: a child is killed before a given
line of the store's code, or after a given time, which may be in the middle of SQLite's work.
"""

import json
import os
import secrets
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

from sotedesk.store import profile as profile_module
from sotedesk.store.backup import backup, check, restore
from sotedesk.store.credential import Password
from sotedesk.store.errors import WrongPasswordError
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import Profile
from tests.store.built import (
    NEW_PASSWORD,
    PASSWORD,
    WORKER,
    add_notes,
    build,
    flip,
    leftovers,
    read_notes,
)

_STORE: Final = str(Path(profile_module.__file__).parent)
# Audit events of CPython, https://docs.python.org/3/library/audit_events.html
_CHANGES: Final = frozenset(
    {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "shutil.rmtree"}
)
_DRAW: Final = secrets.SystemRandom()


@dataclass(frozen=True)
class Place:
    """A folder with a profile, its backup and the things an operation makes."""

    root: Path

    @property
    def profile(self) -> Path:
        return self.root / "profile"

    @property
    def file(self) -> Path:
        return self.root / "file"

    @property
    def made(self) -> Path:
        return self.root / "made"


def create(place: Place) -> None:
    Profile.create(place.made, WORKER, PASSWORD, cost=THROW_AWAY)


def created(place: Place) -> str:
    if not place.made.exists():
        create(place)
        assert leftovers(place.root) == []
        return "old"
    Profile.open(place.made, PASSWORD).close()
    return "new"


def back_up(place: Place) -> None:
    with Profile.open(place.profile, PASSWORD) as profile:
        backup(profile, place.file, replacing=True)


def backed_up(place: Place) -> str:
    check(place.file, PASSWORD)
    restore(place.file, place.made, PASSWORD)
    assert leftovers(place.root) == []
    with Profile.open(place.made, PASSWORD) as profile:
        count = read_notes(profile)
    with Profile.open(place.profile, PASSWORD) as profile:
        assert count in {0, read_notes(profile)}
    return "new" if count else "old"


def bring_back(place: Place) -> None:
    restore(place.file, place.made, PASSWORD)


def brought_back(place: Place) -> str:
    if not place.made.exists():
        bring_back(place)
        assert leftovers(place.root) == []
        return "old"
    with Profile.open(place.made, PASSWORD) as profile:
        assert profile.copied_from_elsewhere
        assert profile.database.damage() == ()
    return "new"


def change_password(place: Place) -> None:
    with Profile.open(place.profile, PASSWORD) as profile:
        profile.change_password(PASSWORD, NEW_PASSWORD, cost=THROW_AWAY)


def password_changed(place: Place) -> str:
    new, old = opens(place, NEW_PASSWORD), opens(place, PASSWORD)
    assert new is not old
    assert (place.profile / "keys").read_bytes() == (place.profile / "keys.copy").read_bytes()
    return "new" if new else "old"


def opens(place: Place, password: Password) -> bool:
    try:
        Profile.open(place.profile, password).close()
    except WrongPasswordError:
        return False
    return True


def mend(place: Place) -> None:
    flip(place.profile / "keys", 300)
    flip(place.profile / "sotedesk.db", 3)
    Profile.open(place.profile, PASSWORD).close()


def mended(place: Place) -> str:
    with Profile.open(place.profile, PASSWORD) as profile:
        assert profile.database.damage() == ()
        return "old" if profile.mended else "new"


def write(place: Place) -> None:
    with Profile.open(place.profile, PASSWORD) as profile:
        for _ in range(2):
            with profile.database.writer() as connection:
                add_notes(connection, 500)
                add_notes(connection, 500)


def written(place: Place) -> str:
    with Profile.open(place.profile, PASSWORD) as profile:
        assert profile.database.damage() == ()
        count = read_notes(profile) - ROWS
    assert count in {0, 1000, 2000}
    return "new" if count else "old"


ROWS: Final = 2000
OPERATIONS: Final[dict[str, tuple[Callable[[Place], None], Callable[[Place], str]]]] = {
    "create": (create, created),
    "backup": (back_up, backed_up),
    "restore": (bring_back, brought_back),
    "password": (change_password, password_changed),
    "mend": (mend, mended),
    "write": (write, written),
}


def kill_again_and_again(operation: str, root: str, lines: str, moments: str) -> None:
    """Kill the operation before some of its lines and at some random moments.

    Prints how often the old and how often the new state stood afterwards. Whatever else stands ends
    this process with an error that names the point.

    Args:
        operation: Which of OPERATIONS.
        root: An empty folder.
        lines: Before how many lines, spread evenly; besides, before and after each line that opens,
            renames or removes something, and before the first and the last line.
        moments: At how many random moments.
    """
    act, after = OPERATIONS[operation]
    template = template_in(Path(root))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    seconds, total, changes = measure(act, template)
    states: Counter[str] = Counter()
    step = max(1, total // int(lines))
    around = {line for change in changes for line in (change, change - 1)}
    # The first line always leaves the old state and the last one the new.
    for line in {0, total - 1, *around, *range(_DRAW.randrange(step), total, step)}:
        place = fresh(template)
        killed = end_of(fork(partial(act_until, line, act, place)))
        states[verified(after, place, f"line {line} of {total}", killed=killed)] += 1
    for _ in range(int(moments)):
        place, moment = fresh(template), _DRAW.uniform(0, seconds)
        child = fork(partial(act, place))
        signal.sigtimedwait({signal.SIGCHLD}, moment)
        os.kill(child, signal.SIGKILL)
        end_of(child)
        states[verified(after, place, f"{moment:.6f} s", killed=True)] += 1
    print(states["old"], states["new"])  # noqa: T201 - the answer to the test


def template_in(root: Path) -> Place:
    """Make the profile with its rows, and a backup from before it had them."""
    template = Place(root / "template")
    template.root.mkdir()
    with build(template.profile).opened() as profile:
        backup(profile, template.file)
        with profile.database.writer() as connection:
            add_notes(connection, ROWS)
    return template


def fresh(template: Place) -> Place:
    place = Place(template.root.with_name("place"))
    shutil.rmtree(place.root, ignore_errors=True)
    shutil.copytree(template.root, place.root)
    return place


def verified(after: Callable[[Place], str], place: Place, point: str, *, killed: bool) -> str:
    try:
        assert killed
        return after(place)
    except Exception as error:
        raise AssertionError(f"killed at {point}") from error


def measure(act: Callable[[Place], None], template: Place) -> tuple[float, int, list[int]]:
    """Return how long the operation takes, its lines of ours, and which of them change files.

    A line changes files if it, or what it calls, opens, renames or removes something; it is given
    as the number of the line after it.
    """
    place = fresh(template)
    begun = time.perf_counter()
    assert not end_of(fork(partial(act, place)))
    seconds = time.perf_counter() - begun
    place = fresh(template)
    notes = place.root.with_name("lines")
    assert not end_of(fork(lambda: notes.write_text(json.dumps(lines_of(act, place)), "ascii")))
    total, changes = json.loads(notes.read_text("ascii"))
    return seconds, total, [line for line in changes if line < total]


def lines_of(act: Callable[[Place], None], place: Place) -> tuple[int, list[int]]:
    count = 0
    changes: set[int] = set()

    def on_line() -> None:
        nonlocal count
        count += 1

    def on_event(event: str, _: object) -> None:
        if event in _CHANGES and count:
            changes.add(count)

    sys.addaudithook(on_event)
    traced(act, place, on_line)
    return count, sorted(changes)


def act_until(last: int, act: Callable[[Place], None], place: Place) -> None:
    """Do the operation up to, and not including, a line; then die as by kill -9."""
    left = last

    def on_line() -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    traced(act, place, on_line)


def traced(act: Callable[[Place], None], place: Place, on_line: Callable[[], None]) -> None:
    """Do the operation and call `on_line` before each line of the store's code."""

    def trace(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - as sys.settrace says
        if not frame.f_code.co_filename.startswith(_STORE):
            return None
        if event == "line":
            on_line()
        return trace

    sys.settrace(trace)
    act(place)
    sys.settrace(None)


def fork(work: Callable[[], object]) -> int:
    """Do the work in a child and return its process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 - a child must end here in any case
        os._exit(1)
    os._exit(0)


def end_of(child: int) -> bool:
    """Wait for the child; return whether it was killed, and fail if it failed by itself."""
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)

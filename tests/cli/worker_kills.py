"""Killing a process while it adds a worker, again and again; run in a process of its own."""

import os
import shutil
import signal
from collections import Counter
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Final

from sotedesk.app import OpenDesk, open_desk
from sotedesk.cli.main import main
from sotedesk.model.ids import WorkerId
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.store.credential import Password
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import Profile
from sotedesk.store.slots import ProfileSlots
from tests.cli.running import LOGIN, PASSWORD, make, opened
from tests.store.killing import Place, act_until, end_of, fork, lines_of

AINO, SECRET = "aino.maki", "Kolme vihreää omenaa"
_CHANGES_AROUND: Final = (-1, 0)


def kill_again_and_again(root: str, lines: str) -> None:
    """Kill adding before some of the store's lines; print how often nobody, half, all was there.

    Whatever else stands afterwards ends this process with an error that names the line.

    Args:
        root: An empty folder.
        lines: Before how many lines, spread evenly; besides, around each that changes a file.
    """
    os.environ |= {"SOTEDESK_LOGIN": LOGIN, "SOTEDESK_PASSWORD": PASSWORD}
    template = Path(root) / "template"
    make(template)
    total, changes = _measured(_fresh(template))
    step = max(1, total // int(lines))
    around = {line + by for line in changes for by in _CHANGES_AROUND if 0 <= line + by < total}
    states: Counter[str] = Counter()
    for line in sorted({0, total - 1, *around, *range(0, total, step)}):
        profile = _fresh(template)
        killed = end_of(fork(partial(_add_until, line, profile)))
        try:
            assert killed
            states[_verified(profile, states)] += 1
        except Exception as error:
            raise AssertionError(f"killed at line {line} of {total}") from error
    print(states["nobody"], states["told"], states["whole"])  # noqa: T201 - the answer to the test


def _add(desk: OpenDesk) -> None:
    actor = desk.actor()
    new = NewWorker(first_name="Aino", last_name="Mäki", unit=actor.unit, login=AINO)
    worker = desk.services.accounts.add(actor, new)
    ProfileSlots(desk.profile, THROW_AWAY).give(WorkerId(worker.id), AINO, SECRET)


def _add_until(last: int, profile: Path) -> None:
    desk = open_desk(profile, Password(LOGIN, PASSWORD))
    act_until(last, lambda _place: _add(desk), Place(profile))
    os.kill(os.getpid(), signal.SIGKILL)  # past the last line the store is done


def _measured(profile: Path) -> tuple[int, list[int]]:
    with opened(profile) as desk:
        return lines_of(lambda _place: _add(desk), Place(profile))


def _fresh(template: Path) -> Path:
    place = template.with_name("profile")
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(template, place))


def _verified(profile: Path, seen: Counter[str]) -> str:
    with opened(profile) as desk:
        found = desk.services.accounts.accounts(desk.actor())
        state = next((one.has_password for one in found if one.worker.login == AINO), None)
    assert (profile / "keys").read_bytes() == (profile / "keys.copy").read_bytes()
    if state is None and seen["nobody"]:
        return "nobody"  # adding to a profile where nothing was begun is tried once
    if not state:
        secret = profile.with_name("secret")
        secret.write_text(SECRET, encoding="utf-8")
        words = ("worker", "add", AINO, "--first-name", "Aino", "--last-name", "Mäki")
        with redirect_stdout(StringIO()):
            code = main(["--profile", str(profile), *words, "--new-password-file", str(secret)])
        assert code == 0
    Profile.open(profile, Password(AINO, SECRET)).close()
    Profile.open(profile, Password(LOGIN, PASSWORD)).close()
    return {None: "nobody", False: "told", True: "whole"}[state]

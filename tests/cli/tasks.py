"""What the command line's tests do in processes of their own, on media made for them."""

import contextlib
import ctypes
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.cli.running import ROOT, command, make, surroundings
from tests.cli.typed import held_open
from tests.store.tasks import NO_NAMESPACE, mount_small_disk

_READ_ONLY: Final = 1
_REMOUNT: Final = 32


def work_on_full_disk(place: str) -> None:
    """Run commands on a real disk that is full; print what they said and what is there."""
    root = Path(place)
    if not mount_small_disk(root):
        print(json.dumps(NO_NAMESPACE))  # noqa: T201 - the answer to the test
        return
    ballast = root / "ballast"
    with contextlib.suppress(OSError), ballast.open("ab", buffering=0) as file:
        while True:
            file.write(b"x" * 1024)
    said = [_run(*words) for words in _commands(root)]
    print(json.dumps([said, _names(root)]))  # noqa: T201 - the answer to the test


def work_on_read_only_medium(place: str) -> None:
    """Run commands on a medium that is read-only; print what they said and what is there."""
    root = Path(place)
    if not mount_small_disk(root):
        print(json.dumps(NO_NAMESPACE))  # noqa: T201 - the answer to the test
        return
    _remount(root, _REMOUNT)
    make(root / "profile")
    _remount(root, _REMOUNT | _READ_ONLY)
    said = [_run("--profile", root / "profile", "verify")]
    said += [_run(*words) for words in _commands(root)]
    print(json.dumps([said, _names(root)]))  # noqa: T201 - the answer to the test


def work_without_room(profile: str, place: str) -> None:
    """Run commands that may make no file larger than 100 kB, as under a quota."""
    limit = 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    root = Path(place)
    said = [
        _run("--profile", profile, "backup", root / "copy"),
        _run("--profile", profile, "generate", "--clients", 20, "--contacts", 20),
        *(_run(*words) for words in _commands(root)),
    ]
    print(json.dumps([said, _names(root)]))  # noqa: T201 - the answer to the test


def _remount(root: Path, flags: int) -> None:
    """Mount the small disk again, larger, with other flags."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", bytes(root), b"tmpfs", flags, b"size=16m") != 0:
        raise OSError(ctypes.get_errno(), "mount")


def _commands(root: Path) -> list[tuple[object, ...]]:
    names = ("--first-name", "Minna", "--last-name", "Malli", "--unit", "Sote-keskus")
    return [("--profile", root / "new", "init", *names)]


def _run(*words: object) -> list[object]:
    done = subprocess.run(  # noqa: S603 - our own program
        command(*words),
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return [done.returncode, done.stdout, done.stderr]


def _names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def hold_with_draft(folder: str) -> None:
    """Fill a profile, leave a draft unsaved and hold it open until the input ends."""
    with held_open(Path(folder)):
        print("open", flush=True)  # noqa: T201 - tells the test that it may go on
        sys.stdin.read()

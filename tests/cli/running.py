"""Running commands as processes of their own, on profiles made for a test."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Final

from sotedesk.app import Founder, OpenDesk, found_profile, open_desk
from sotedesk.model.worker import UnitKind
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.keys import THROW_AWAY
from tests.profile_copies import Packed, pack, unpack

ROOT: Final = Path(__file__).parents[2]
LOGIN, PASSWORD = "minna.malli", "Päärynä ja 3 omenaa"
_LIMIT_SECONDS: Final = 240
_SCREENS: Final = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


def command(*words: object) -> list[str]:
    """Give the process's words; every warning of Python is an error."""
    return [sys.executable, "-W", "error", "-m", "sotedesk", *map(str, words)]


def surroundings(**more: str) -> dict[str, str]:
    """Give the variables of a process: no screen, and who opens the profile."""
    kept = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    return {**kept, "SOTEDESK_LOGIN": LOGIN, "SOTEDESK_PASSWORD": PASSWORD, **more}


def run(
    *words: object, variables: Mapping[str, str] | None = None, out: IO[str] | None = None
) -> Said:
    """Run a command, with nothing at its input, and wait for it.

    Args:
        variables: Beside or instead of the usual ones; an empty one is as if not set.
        out: Where its answer goes; ``None`` gives it back.
    """
    done = subprocess.run(  # noqa: S603 - our own program
        command(*words),
        cwd=ROOT,
        env=surroundings(**(variables or {})),
        stdin=subprocess.DEVNULL,
        stdout=out or subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=_LIMIT_SECONDS,
        check=False,
    )
    return Said(done.returncode, done.stdout or "", done.stderr)


def assert_refused(said: Said, sentence: str) -> None:
    """One line on stderr, nothing else, exit code 1."""
    assert (said.code, said.out, said.err) == (1, "", sentence + "\n")


def founder(kind: UnitKind = UnitKind.HEALTH) -> Founder:
    """Give the first worker of test profiles."""
    return Founder(
        login=LOGIN,
        password=PASSWORD,
        first_name="Minna",
        last_name="Malli",
        title="sairaanhoitaja",
        unit_name="Testin sote-keskus",
        unit_kind=kind,
    )


def make(folder: Path, *, synthetic: bool = True) -> RecoveryCode:
    """Make a profile whose password costs nothing to check."""
    packed, code = _founded(synthetic=synthetic)
    unpack(packed, folder, Password(LOGIN, PASSWORD))
    return code


@cache
def _founded(*, synthetic: bool) -> tuple[Packed, RecoveryCode]:
    codes: list[RecoveryCode] = []

    def found(folder: Path) -> None:
        codes.append(found_profile(folder, founder(), synthetic=synthetic, cost=THROW_AWAY))

    return pack(found), codes[0]


@contextmanager
def opened(folder: Path) -> Iterator[OpenDesk]:
    """Open a profile in this process."""
    desk = open_desk(folder, Password(LOGIN, PASSWORD))
    try:
        yield desk
    finally:
        desk.close()


def files_of(folder: Path) -> dict[str, bytes]:
    """Give the content of every file in a folder, but for the lock that says who looked last."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }

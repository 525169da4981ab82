"""What tests do to profiles in processes of their own: as another user, on a full disk."""

import contextlib
import ctypes
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sotedesk.store.backup import backup, check, restore
from sotedesk.store.errors import StoreError
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import Profile
from tests.store.built import (
    NEW_PASSWORD,
    PASSWORD,
    WORKER,
    add_notes,
    build,
    leftovers,
    read_notes,
)

NOBODY: Final = 65534
NO_NAMESPACE: Final = "no namespace"
_NEW_MOUNTS: Final = 0x00020000
_NEW_USER: Final = 0x10000000
_NO_SUCH_ERROR: Final = "nothing raised"


def hold(folder: str) -> None:
    """Hold a profile open until the input ends or the process is killed."""
    with Profile.open(Path(folder), PASSWORD):
        print(os.getpid(), flush=True)  # noqa: T201 - tells the test that it may go on
        sys.stdin.read()


def write_to_read_only(place: str) -> None:
    """Try to write where this user may only read; print the errors.

    Expects `profile`, `file` (a backup) and the empty `empty` in the place.
    """
    root = Path(place)
    for folder in (root / "profile", root / "empty", root):
        folder.chmod(0o500)
    if os.geteuid() == 0:  # rights do not bind root
        for path in (root, *root.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    empty = root / "empty"
    report(lambda: Profile.open(root / "profile", PASSWORD))
    report(lambda: Profile.create(root / "new", WORKER, PASSWORD, cost=THROW_AWAY))
    report(lambda: restore(root / "file", empty / "restored", PASSWORD))


def lose_the_right_to_write(place: str) -> None:
    """Open a profile, then lose the right to write its folder; print the errors."""
    root = Path(place)
    with Profile.open(root / "profile", PASSWORD) as profile:
        (root / "profile").chmod(0o500)
        if os.geteuid() == 0:
            os.chown(root / "profile", NOBODY, NOBODY)
            os.seteuid(NOBODY)
        report(lambda: profile.change_password(PASSWORD, NEW_PASSWORD, cost=THROW_AWAY))
        report(lambda: backup(profile, root / "profile" / "file"))


def fill_by_limit(place: str) -> None:
    """Let no file grow past a size, as a quota would; print the errors, then what stands.

    Expects `profile`, and its good backup `file`.
    """
    root = Path(place)
    limit = (root / "profile" / "sotedesk.db").stat().st_size
    work_without_room(root, lambda size: limit_files(limit if size == "some" else 0))


def fill_small_disk(place: str) -> None:
    """Work on a real disk of one megabyte that is full; print the errors, then what stands."""
    root = Path(place)
    if not mount_small_disk(root):
        print(NO_NAMESPACE)  # noqa: T201 - the answer to the test
        return
    with build(root / "profile", rows=300).opened() as profile:
        backup(profile, root / "file")

    def fill(_: str) -> None:
        with (
            contextlib.suppress(OSError),
            (root / "ballast").open("ab", buffering=0) as file,
        ):
            while True:
                file.write(b"x" * 1024)

    work_without_room(root, fill)
    (root / "ballast").unlink()
    print(*sorted(file.name for file in root.iterdir()))  # noqa: T201 - the answer to the test


def work_without_room(root: Path, fill: Callable[[str], None]) -> None:
    """Do everything that writes, after `fill` has left some and then no room."""
    with Profile.open(root / "profile", PASSWORD) as profile:

        def write_much() -> None:
            with profile.database.writer() as connection:
                add_notes(connection, 20_000)

        fill("some")
        report(write_much)
        fill("none")
        report(write_much)
        report(lambda: profile.change_password(PASSWORD, NEW_PASSWORD, cost=THROW_AWAY))
        report(lambda: backup(profile, root / "file", replacing=True))
        report(lambda: Profile.create(root / "new", WORKER, PASSWORD, cost=THROW_AWAY))
        report(lambda: restore(root / "file", root / "restored", PASSWORD))
        print(read_notes(profile), leftovers(root))  # noqa: T201 - the answer to the test
    check(root / "file", PASSWORD)


def report(work: Callable[[], object]) -> None:
    """Print the name of the error the work ends with."""
    try:
        work()
    except StoreError as error:
        print(type(error).__name__)  # noqa: T201 - the answer to the test
    else:
        print(_NO_SUCH_ERROR)  # noqa: T201 - the answer to the test


def limit_files(size: int) -> None:
    """Let no file of this process grow past so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def mount_small_disk(place: Path) -> bool:
    """Mount a disk of one megabyte only this process sees; False if the system forbids it."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_NEW_MOUNTS | (0 if user == 0 else _NEW_USER)) != 0:
        return False
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", "ascii")
    private = 0x4000 | 0x40000  # MS_REC | MS_PRIVATE: nothing of it leaks out
    libc.mount(b"none", b"/", None, private, None)
    return int(libc.mount(b"tmpfs", bytes(place), b"tmpfs", 0, b"size=1m")) == 0

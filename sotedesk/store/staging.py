"""Building a file or a folder out of sight, so that it appears whole or not at all."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sotedesk.store.disk import (
    PRIVATE_FOLDER,
    make_private_folder,
    sync_folder,
    typed_disk_errors,
)
from sotedesk.store.errors import ProfileInUseError, TargetExistsError
from sotedesk.store.lock import LOCK_NAME, FolderLock

_PREFIX: Final = ".sotedesk-partial-"


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield an empty private folder on the disk of `target`; it is gone afterwards in any case.

    What a killed process left behind beside any target there is removed first. The lock beside the
    yielded folder tells a leftover from work in progress.

    Raises:
        NotWritableError: The folder that shall hold the target is read-only.
        DiskFullError: No room, also for what is written inside.
    """
    with typed_disk_errors(target):
        make_private_folder(target.parent)
        _sweep(target.parent)
        stage = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target.parent))
        lock = FolderLock.acquire(stage)
        try:
            content = stage / "content"
            content.mkdir(mode=PRIVATE_FOLDER)
            yield content
        finally:
            lock.release()
            shutil.rmtree(stage, ignore_errors=True)


def publish_folder(content: Path, target: Path) -> None:
    """Give a finished folder its name.

    Raises:
        TargetExistsError: A file, or a folder with something in it, has the name.
    """
    sync_folder(content)
    try:
        with contextlib.suppress(FileNotFoundError):
            target.rmdir()  # only an empty one goes; Windows cannot rename onto a folder
        content.rename(target)
    except OSError as error:
        if target.exists():
            raise TargetExistsError(target) from error
        raise
    sync_folder(target.parent)


def publish_file(content: Path, target: Path) -> None:
    """Give a finished file its name, in the place of an older one if there is one."""
    content.replace(target)
    sync_folder(target.parent)


def refuse_used(target: Path) -> None:
    """Refuse a target that is a file or a folder with something in it.

    Raises:
        TargetExistsError: It is.
        NotWritableError: The folder cannot even be looked into.
    """
    with typed_disk_errors(target):
        if not target.exists() and not target.is_symlink():
            return
        if not target.is_dir() or any(target.iterdir()):
            raise TargetExistsError(target)


def _sweep(parent: Path) -> None:
    for leftover in parent.iterdir():
        if not leftover.name.startswith(_PREFIX):
            continue
        if not (leftover / LOCK_NAME).exists():
            with contextlib.suppress(OSError):
                leftover.rmdir()  # killed before it had its lock: still empty
            continue
        with contextlib.suppress(ProfileInUseError):
            FolderLock.acquire(leftover).release()
            shutil.rmtree(leftover, ignore_errors=True)

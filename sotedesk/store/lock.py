"""The lock that keeps a folder to one process; the system releases it even after kill -9."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Self

from sotedesk.store.disk import PRIVATE_FILE, typed_disk_errors
from sotedesk.store.errors import ProfileInUseError

LOCK_NAME = "lock"

if sys.platform == "win32":
    import msvcrt

    # A locked byte cannot be read by others, so it lies far behind the process id.
    _LOCKED_BYTE = 1 << 30

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """An exclusive hold of one folder, also against a second hold in the same process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, folder: Path) -> Self:
        """Take the lock at once or not at all.

        Raises:
            ProfileInUseError: Someone holds it.
            NotWritableError: The lock file cannot be made or opened for writing.
        """
        path = folder / LOCK_NAME
        with typed_disk_errors(folder):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            _take(descriptor)
        except OSError as error:  # EWOULDBLOCK on POSIX, EACCES on Windows
            holder = _holder(descriptor)
            os.close(descriptor)
            raise ProfileInUseError(folder, holder) from error
        _write_holder(descriptor)
        return cls(descriptor)

    def release(self) -> None:
        """Give the folder free; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _holder(descriptor: int) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        return int(os.read(descriptor, 20))
    return None


def _write_holder(descriptor: int) -> None:
    # The process id only serves the sentence about who holds the folder, so a full disk is no harm.
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())

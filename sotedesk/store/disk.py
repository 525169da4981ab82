"""Files and folders on the disk: private, whole or not there at all, and honest about failures."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from sotedesk.store.errors import DiskFullError, NotWritableError, WriteFailedError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

# EFBIG is what a file size limit (ulimit -f) gives instead of ENOSPC. Windows has no EDQUOT.
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def typed_disk_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's errors about room, rights and broken disks into ours.

    Raises:
        DiskFullError: No room, or over a quota or file size limit.
        NotWritableError: Read-only medium, folder or file.
        WriteFailedError: The disk failed.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(path) from error
        if error.errno in _READ_ONLY:
            raise NotWritableError(path) from error
        if error.errno == errno.EIO:
            raise WriteFailedError(path) from error
        raise


def make_private_folder(folder: Path) -> None:
    """Make the folder and the parents it lacks, all readable by this user only."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=PRIVATE_FOLDER)


def keep_private(folder: Path) -> None:
    """Take away what others may do with the folder and the files right in it.

    A folder of another owner is left as it is: the county may manage rights there.
    """
    with contextlib.suppress(PermissionError):
        folder.chmod(PRIVATE_FOLDER)
        for file in folder.iterdir():
            if file.is_file() and not file.is_symlink():
                file.chmod(PRIVATE_FILE)


def new_private_file(path: Path) -> int:
    """Make a file that only this user reads and return its descriptor, open for writing.

    Raises:
        FileExistsError: Something has the name already.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, PRIVATE_FILE)


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with os.fdopen(new_private_file(path), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until the disk has what was written to the file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the folder's names; Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_files(contents: dict[Path, bytes]) -> None:
    """Give each path its new content, one after the other in the order given.

    All contents are on the disk under other names before the first path changes, so a full disk
    changes none. Each path has its old or its new content at every instant, also when the power
    goes.

    Raises:
        DiskFullError: Nothing has changed.
        NotWritableError: Nothing has changed.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            with typed_disk_errors(path):
                new = path.with_name(path.name + ".new")
                new.unlink(missing_ok=True)
                written.append((new, path))
                write_synced(new, content)
        for new, path in written:
            with typed_disk_errors(path):
                new.replace(path)
                sync_folder(path.parent)
    finally:
        for new, _ in written:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Make and remove an empty file: the only proof that holds on every file system.

    Raises:
        NotWritableError: The folder or its medium is read-only.
        DiskFullError: Not even an empty file fits.
    """
    probe = folder / ".writable"
    with typed_disk_errors(folder):
        probe.unlink(missing_ok=True)
        os.close(new_private_file(probe))
        probe.unlink()

"""The two copies of the key file in a profile; one is enough, and mends the other."""

import errno
from pathlib import Path
from typing import Final

from sotedesk.model.frozen import dataclass
from sotedesk.store import key_format
from sotedesk.store.disk import replace_files, typed_disk_errors
from sotedesk.store.errors import CopyState, KeyFilesDamagedError, NewerFormatError
from sotedesk.store.keys import KeyFile

FIRST: Final = "keys"
SECOND: Final = "keys.copy"
NAMES: Final = (FIRST, SECOND)


@dataclass(frozen=True, slots=True)
class LoadedKeys:
    """The key file, and the names of the copies that had to be written anew."""

    key_file: KeyFile
    mended: tuple[str, ...]


def save(folder: Path, key_file: KeyFile) -> None:
    """Write both copies; at every instant one of them is whole, old or new.

    Raises:
        DiskFullError: Both are as before.
        NotWritableError: Both are as before.
    """
    content = key_format.encode(key_file)
    replace_files({folder / name: content for name in NAMES})


def load(folder: Path) -> LoadedKeys:
    """Read the newer whole copy and write the other anew if it differs.

    Raises:
        KeyFilesDamagedError: Neither copy is whole.
        NewerFormatError: A newer SoteDesk has written one.
        NotWritableError: A copy cannot be read or mended.
    """
    found = {name: _read(folder / name) for name in NAMES}
    whole = [copy for copy in found.values() if isinstance(copy, KeyFile)]
    if not whole:
        states = {name: copy for name, copy in found.items() if isinstance(copy, CopyState)}
        raise KeyFilesDamagedError(folder, states)
    newest = max(whole, key=lambda copy: copy.generation)
    content = key_format.encode(newest)
    mended = tuple(name for name, copy in found.items() if copy != newest)
    replace_files({folder / name: content for name in mended})
    return LoadedKeys(newest, mended)


def _read(path: Path) -> KeyFile | CopyState:
    try:
        with typed_disk_errors(path):
            return key_format.decode(_bytes_of(path))
    except FileNotFoundError:
        return CopyState.MISSING
    except key_format.DamagedKeyFileError:
        return CopyState.DAMAGED
    except key_format.NewerKeyFileError as newer:
        raise NewerFormatError(path, newer.args[0], key_format.VERSION) from newer


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        if error.errno == errno.EIO:  # a bad sector: the other copy may be good
            return b""
        raise

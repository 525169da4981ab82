"""Writing a file for the worker, whole or not at all: a PDF, a recovery sheet, a truth file.

Not here: the profile's own files (``store/disk.py``).
"""

import os
import secrets
from pathlib import Path

_ONLY_THIS_USER = 0o600


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only this user reads; one that is there is replaced when it is whole.

    Raises:
        OSError: The former file, or that there was none, stands as it was.
    """
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, flags, _ONLY_THIS_USER), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

"""One SQLCipher connection: its key and settings, and what its error codes mean."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.errors import (
    DamagedDatabaseError,
    DiskFullError,
    NotWritableError,
    WriteFailedError,
)
from sotedesk.store.pages import why_it_does_not_open

# SQLite waits this long for a file lock, which only a foreign program could hold.
_BUSY_SECONDS: Final = 10

# FULL: a care record must not be lost to a power cut; NORMAL would lose the last commits.
_SETTINGS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)

# Primary result codes, https://sqlite.org/rescode.html; sqlcipher3 may give extended ones, which
# have them in their lowest byte.
_PRIMARY: Final = 0xFF
_READ_ONLY: Final = 8
_CORRUPT: Final = 11
_NOT_A_DATABASE: Final = 26
_ERRORS: Final[dict[int, type[DamagedDatabaseError | NotWritableError | WriteFailedError]]] = {
    3: NotWritableError,  # PERM
    _READ_ONLY: NotWritableError,
    10: WriteFailedError,  # IOERR
    _CORRUPT: DamagedDatabaseError,
    13: DiskFullError,  # FULL
    14: NotWritableError,  # CANTOPEN
    _NOT_A_DATABASE: DamagedDatabaseError,
}


def connect(path: Path, key: DatabaseKey, *, cache_kib: int, read_only: bool = False) -> Any:  # noqa: ANN401 - no stubs
    """Open one connection to an existing file; it begins no transaction by itself.

    Args:
        path: The database; it is not created if it is missing.
        key: The raw key, so that no key derivation is paid for.
        cache_kib: Page cache in KiB.
        read_only: Refuse every write on this connection.

    Raises:
        WrongKeyError: The file is ours but of another key.
        ForeignDatabaseError: The file is not ours.
        DamagedDatabaseError: The first pages are damaged.
        NotWritableError: The file or its folder is read-only, or the file is missing.
    """
    with typed_errors(path):
        connection = dbapi2.connect(
            path.absolute().as_uri() + "?mode=rw",
            uri=True,
            timeout=_BUSY_SECONDS,
            check_same_thread=False,
            isolation_level=None,
        )
        try:
            _set_up(connection, key, cache_kib, read_only=read_only)
        except dbapi2.DatabaseError as error:
            connection.close()
            if _code(error) in {_CORRUPT, _NOT_A_DATABASE}:
                raise why_it_does_not_open(path, key) from error
            raise
    return connection


def damage(connection: Any) -> tuple[str, ...]:  # noqa: ANN401 - no stubs
    """Return what a reading of the whole file finds wrong with it; nothing if it is whole."""
    found = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    if not found:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return tuple(line for line in found if line != "ok")


@contextlib.contextmanager
def typed_errors(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn SQLCipher's and SQLAlchemy's errors about the file into ours; let all others pass.

    Args:
        path: The database.
        reading: Only reading is meant to happen: a refused write is then our mistake and passes,
            too.

    Raises:
        DiskFullError: No room for the transaction; it has not happened.
        WriteFailedError: The disk failed, or a file size limit was reached.
        NotWritableError: The file, its folder or the medium is read-only, or the file is missing.
        DamagedDatabaseError: A page is not as it was written.
    """
    try:
        yield
    except Exception as error:
        # SQLAlchemy, where it is in use, keeps the driver's error in its own.
        cause = getattr(error, "orig", error)
        if not isinstance(cause, dbapi2.Error):
            raise
        code = _code(cause)
        if code in _ERRORS and not (reading and code == _READ_ONLY):
            raise _ERRORS[code](path) from error
        raise


def _code(error: BaseException | None) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY


def _set_up(connection: Any, key: DatabaseKey, cache_kib: int, *, read_only: bool) -> None:  # noqa: ANN401 - no stubs
    connection.execute("PRAGMA cipher_log_level=NONE")  # it would write to stderr
    connection.execute(f"PRAGMA key=\"x'{key.secret.hex()}{key.salt.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # fails on a wrong key
    for setting in (*_SETTINGS, f"cache_size=-{cache_kib}"):
        connection.execute(f"PRAGMA {setting}")
    if read_only:
        connection.execute("PRAGMA query_only=ON")

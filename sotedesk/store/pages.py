"""The pages of a SQLCipher file, checked without SQLCipher.

SQLCipher says "file is not a database" for a wrong key, a damaged first page and a foreign file
alike. Whether any page was written with our key tells them apart.

Source: SQLCipher design, https://www.zetetic.net/sqlcipher/design/ (version 4: 4096-byte pages,
16-byte IV and 64-byte HMAC-SHA512 at the end of each, MAC key by two rounds of PBKDF2 over the salt
with each byte XOR 0x3a), proven against sqlcipher3 0.6.4.
"""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from sotedesk.store.cipher_key import SALT_BYTES, DatabaseKey
from sotedesk.store.errors import (
    DamagedDatabaseError,
    Foreign,
    ForeignDatabaseError,
    StoreError,
    WrongKeyError,
)

PAGE_BYTES = 4096
PLAIN_SQLITE = b"SQLite format 3\0"
_MAC_BYTES = 64


def header(path: Path) -> bytes:
    """Return the first 16 bytes of the file, fewer if it is shorter: the salt."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def damaged_pages(path: Path, key: DatabaseKey) -> tuple[tuple[int, ...], int]:
    """Return the numbers of the pages not written with this key, and how many pages there are.

    A last page cut short counts as damaged. Reads the whole file.
    """
    mac_key = hashlib.pbkdf2_hmac(
        "sha512", key.secret, bytes(byte ^ 0x3A for byte in key.salt), 2, 32
    )
    count = 0
    damaged = []
    for count, page in enumerate(_pages(path), start=1):
        body = page[SALT_BYTES:] if count == 1 else page
        signed = body[:-_MAC_BYTES] + count.to_bytes(4, "little")
        expected = hmac.digest(mac_key, signed, "sha512")
        if len(page) < PAGE_BYTES or not hmac.compare_digest(expected, page[-_MAC_BYTES:]):
            damaged.append(count)
    return tuple(damaged), count


def refuse_cut(path: Path, key: DatabaseKey) -> None:
    """Refuse a file that SQLite would take, but which has lost its end or never was a database.

    SQLite makes a new database of a file shorter than a page, and notices half a page at the end
    only when it reads it. A log beside the file may hold that page whole: SQLite then mends it.

    Raises:
        ForeignDatabaseError: The file is empty, or too short and not ours.
        DamagedDatabaseError: The file was cut.
    """
    size = path.stat().st_size
    log = path.with_name(path.name + "-wal")
    if size < PAGE_BYTES:
        raise why_it_does_not_open(path, key)
    if size % PAGE_BYTES and not (log.exists() and log.stat().st_size):
        raise why_it_does_not_open(path, key)


def why_it_does_not_open(path: Path, key: DatabaseKey) -> StoreError:
    """Return the error that says why SQLCipher does not take this file with this key."""
    start = header(path)
    if not start:
        return ForeignDatabaseError(path, Foreign.EMPTY)
    if start == PLAIN_SQLITE:
        return ForeignDatabaseError(path, Foreign.PLAIN_SQLITE)
    if path.stat().st_size < PAGE_BYTES and key.salt.startswith(start):
        return DamagedDatabaseError(path, (1,))
    damaged, count = damaged_pages(path, key)
    if len(damaged) < count:
        return DamagedDatabaseError(path, damaged)
    if start == key.salt:
        return WrongKeyError(path)
    return ForeignDatabaseError(path, Foreign.UNKNOWN)


def _pages(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while page := file.read(PAGE_BYTES):
            yield page

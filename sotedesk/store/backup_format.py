"""The bytes of a backup: who can open it, the encrypted database, and a seal over both.

A fixed head (`_HEAD`) tells how long the two parts are; the seal at the end is a BLAKE2b of
everything before it, keyed with a key only the database key gives. So a cut file is told from a
foreign one without a password, and an altered one with it.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from sotedesk.model.frozen import dataclass
from sotedesk.store import key_format
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.errors import (
    BackupFault,
    DamagedBackupError,
    ForeignBackupError,
    NewerFormatError,
)
from sotedesk.store.keys import KeyFile

VERSION: Final = 1
MAGIC: Final = b"SoteDesk backup\n"
SEAL_BYTES: Final = 32
_HEAD: Final = struct.Struct(f">{len(MAGIC)}sIQQ")
_CHUNK_BYTES: Final = 1024 * 1024
_MOST_KEY_BYTES: Final = 16 * 1024 * 1024

Write = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class BackupHead:
    """What the beginning of a backup says.

    Attributes:
        head: The bytes before the database.
        key_file: Who can open it.
        database_bytes: How long the database is.
    """

    head: bytes
    key_file: KeyFile
    database_bytes: int


def write(file: BinaryIO, key_file: KeyFile, database: Path, key: DatabaseKey) -> None:
    """Write a backup; `database` is a closed encrypted copy."""
    keys = key_format.encode(key_file)
    size = database.stat().st_size
    head = _HEAD.pack(MAGIC, VERSION, len(keys), size) + keys
    seal = _seal(key)
    seal.update(head)
    file.write(head)
    with database.open("rb") as source:
        _pass_on(source, size, seal.update, file.write)
    file.write(seal.digest())


def read_head(file: BinaryIO, path: Path) -> BackupHead:
    """Read a backup up to where the database begins.

    Raises:
        ForeignBackupError: It is not a backup.
        NewerFormatError: A newer SoteDesk has written it.
        DamagedBackupError: It was cut or altered.
    """
    start = file.read(_HEAD.size)
    if not start.startswith(MAGIC):
        raise ForeignBackupError(path)
    if len(start) < _HEAD.size:
        raise DamagedBackupError(path, BackupFault.TRUNCATED)
    _, version, key_bytes, database_bytes = _HEAD.unpack(start)
    if version > VERSION:
        raise NewerFormatError(path, version, VERSION)
    expected = _HEAD.size + key_bytes + database_bytes + SEAL_BYTES
    found = os.fstat(file.fileno()).st_size
    if found < expected:
        raise DamagedBackupError(path, BackupFault.TRUNCATED)
    if found > expected or key_bytes > _MOST_KEY_BYTES:
        raise DamagedBackupError(path, BackupFault.ALTERED)
    keys = file.read(key_bytes)
    return BackupHead(start + keys, _key_file(keys, path), database_bytes)


def read_database(
    file: BinaryIO, path: Path, head: BackupHead, key: DatabaseKey, write_to: Write
) -> None:
    """Read the rest of a backup after `read_head`, handing the database on as it comes.

    What was handed on is good only if this returns.

    Raises:
        DamagedBackupError: The seal is not that of these bytes and this key.
    """
    seal = _seal(key)
    seal.update(head.head)
    _pass_on(file, head.database_bytes, seal.update, write_to)
    if not hmac.compare_digest(file.read(SEAL_BYTES), seal.digest()):
        raise DamagedBackupError(path, BackupFault.ALTERED)


def _key_file(keys: bytes, path: Path) -> KeyFile:
    try:
        return key_format.decode(keys)
    except key_format.NewerKeyFileError as newer:
        raise NewerFormatError(path, newer.args[0], key_format.VERSION) from newer
    except key_format.DamagedKeyFileError as error:
        raise DamagedBackupError(path, BackupFault.ALTERED) from error


def _seal(key: DatabaseKey) -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=SEAL_BYTES, key=key.derive("backup seal, format 1"))


def _pass_on(source: BinaryIO, size: int, *targets: Write) -> None:
    while size > 0 and (chunk := source.read(min(size, _CHUNK_BYTES))):
        size -= len(chunk)
        for target in targets:
            target(chunk)

"""The bytes of a key file: one line with a checksum, then JSON.

The checksum finds damage; it does not stop anyone. Who alters a slot alters what it is bound to,
and it opens no more.
"""

import hashlib
import json
from typing import Any, Final
from uuid import UUID

from sotedesk.store.keys import KdfCost, KeyFile, Slot

VERSION: Final = 1
_MAGIC: Final = b"sotedesk-keys "


class DamagedKeyFileError(ValueError):
    """The bytes are not those of a key file, or not all of them."""


class NewerKeyFileError(ValueError):
    """The bytes are whole and of a newer format, whose number is the argument."""


def encode(key_file: KeyFile) -> bytes:
    """Return the bytes of a key file."""
    body = json.dumps(
        {
            "version": VERSION,
            "profile": str(key_file.profile),
            "generation": key_file.generation,
            "database_salt": key_file.database_salt.hex(),
            "kdf_salt": key_file.kdf_salt.hex(),
            "slots": [_encode_slot(slot) for slot in key_file.slots],
        },
        indent=1,
    ).encode()
    return _MAGIC + _checksum(body) + b"\n" + body


def decode(content: bytes) -> KeyFile:
    """Read the bytes of a key file.

    Raises:
        DamagedKeyFileError: They are not what `encode` has written.
        NewerKeyFileError: A newer SoteDesk has written them.
    """
    first, _, body = content.partition(b"\n")
    if first != _MAGIC + _checksum(body):
        raise DamagedKeyFileError
    try:
        fields = json.loads(body)
        if fields["version"] > VERSION:
            raise NewerKeyFileError(fields["version"])
        return KeyFile(
            UUID(fields["profile"]),
            int(fields["generation"]),
            bytes.fromhex(fields["database_salt"]),
            bytes.fromhex(fields["kdf_salt"]),
            tuple(_decode_slot(slot) for slot in fields["slots"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, NewerKeyFileError):
            raise
        raise DamagedKeyFileError from error  # a forged file with a right checksum


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=32).hexdigest().encode()


def _encode_slot(slot: Slot) -> dict[str, Any]:
    return {
        "worker": None if slot.worker is None else str(slot.worker),
        "argon2id": [slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes],
        "sealed": slot.sealed.hex(),
    }


def _decode_slot(fields: dict[str, Any]) -> Slot:
    worker = fields["worker"]
    memory_kib, passes, lanes = map(int, fields["argon2id"])
    return Slot(
        None if worker is None else UUID(worker),
        KdfCost(memory_kib, passes, lanes),
        bytes.fromhex(fields["sealed"]),
    )

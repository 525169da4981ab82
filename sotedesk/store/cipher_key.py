"""The random key of one database, and the keys derived from it for other purposes."""

import hashlib
import secrets
from dataclasses import field
from typing import Self

from sotedesk.model.frozen import dataclass

SECRET_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """What opens one database file.

    Attributes:
        secret: The 256-bit key. Never stored but sealed in a slot of the key file.
        salt: The first 16 bytes of the database file, chosen by us instead of by SQLCipher: so a
            foreign file, a damaged one and a wrong key can be told apart.
    """

    secret: bytes = field(repr=False)
    salt: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError("a key has 32 bytes and its salt 16")

    @classmethod
    def generate(cls) -> Self:
        """Return a new random key."""
        return cls(secrets.token_bytes(SECRET_BYTES), secrets.token_bytes(SALT_BYTES))

    def derive(self, purpose: str) -> bytes:
        """Return a 32-byte key for one other purpose, from which this key cannot be found."""
        return hashlib.blake2b(
            purpose.encode(), digest_size=32, key=self.secret, person=b"sotedesk-derived"
        ).digest()

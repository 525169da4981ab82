"""The key file: the database key, sealed once for each person who may open the profile.

Nothing in it is personal: a slot holds the worker's id and a sealed key. The login name is no part
of it; it only salts the derivation, so a list of staff names cannot be compared with a stolen file
without guessing passwords, too. Opening costs one derivation however many slots there are.

Taking a slot away does not change the database key: an old copy of the file, in a backup say, still
opens with the old password.
"""

import hashlib
import secrets
from dataclasses import field, replace
from typing import Final, Self
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from sotedesk.model.frozen import dataclass
from sotedesk.store.cipher_key import SECRET_BYTES, DatabaseKey
from sotedesk.store.credential import Credential, Password, RecoveryCode
from sotedesk.store.errors import (
    LastSlotError,
    NoSuchSlotError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)

KDF_SALT_BYTES: Final = 32
_PURPOSE: Final = "sotedesk database key slot, format 1"

# More than any SoteDesk writes: a forged file must not make the log-in eat the machine.
_MOST_MEMORY_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 16
_MOST_LANES: Final = 8


@dataclass(frozen=True, slots=True)
class KdfCost:
    """How hard Argon2id works to turn a password into a key.

    The default took 0.16 s on the machine of the trials. Weaker is for tests and throw-away
    profiles only.

    Source: RFC 9106 §4, second recommended option, with one lane instead of four.

    Attributes:
        memory_kib: Memory in KiB.
        passes: Passes over it.
        lanes: Parallel lanes.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        if not (
            8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
        ):
            raise ValueError("key derivation cost out of range")


THROW_AWAY: Final = KdfCost(memory_kib=8, passes=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """The database key, sealed with what one person knows.

    Attributes:
        worker: Whose slot it is; None for the recovery sheet.
        cost: What the derivation of its key costs.
        sealed: Nonce, sealed key and tag (XChaCha20-Poly1305).
    """

    worker: UUID | None
    cost: KdfCost
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a credential has opened.

    Attributes:
        key: The database key.
        worker: Whose slot it was; None for the recovery sheet.
    """

    key: DatabaseKey
    worker: UUID | None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Everything the key file says; each change is a new one.

    Attributes:
        profile: Random id of the profile, bound into every slot.
        generation: Counts the changes; the greater of two copies is the newer.
        database_salt: The salt of the database the key opens, bound into every slot.
        kdf_salt: Random; with the login name it makes the salt of each derivation.
        slots: At most one for each worker and one for the recovery sheet.
    """

    profile: UUID
    generation: int
    database_salt: bytes
    kdf_salt: bytes
    slots: tuple[Slot, ...]

    @classmethod
    def new(cls, profile: UUID, key: DatabaseKey) -> Self:
        """Return the key file of a new profile, which nobody can open yet."""
        return cls(profile, 0, key.salt, secrets.token_bytes(KDF_SALT_BYTES), ())

    @property
    def workers(self) -> tuple[UUID, ...]:
        """The workers who have a slot."""
        return tuple(slot.worker for slot in self.slots if slot.worker is not None)

    def unlock(self, credential: Password | RecoveryCode) -> Unlocked:
        """Open the slot this credential fits; takes as long when none does.

        Raises:
            WrongPasswordError: No worker's slot opens.
            WrongRecoveryCodeError: The recovery slot does not open.
        """
        recovery = isinstance(credential, RecoveryCode)
        wrapping: dict[KdfCost, bytes] = {}
        for slot in self.slots:
            if (slot.worker is None) is not recovery:
                continue
            if slot.cost not in wrapping:
                wrapping[slot.cost] = self._derive(credential, slot.cost)
            if (secret := self._open(slot, wrapping[slot.cost])) is not None:
                return Unlocked(DatabaseKey(secret, self.database_salt), slot.worker)
        raise WrongRecoveryCodeError if recovery else WrongPasswordError

    def with_worker(
        self, worker: UUID, key: DatabaseKey, password: Password, cost: KdfCost
    ) -> Self:
        """Return this file with a slot for the worker, in the place of an older one."""
        return self._with(self._seal(worker, key, password, cost))

    def with_recovery(self, key: DatabaseKey, code: RecoveryCode, cost: KdfCost) -> Self:
        """Return this file with this code's slot; a code printed earlier opens nothing more."""
        return self._with(self._seal(None, key, code, cost))

    def without_worker(self, worker: UUID) -> Self:
        """Return this file without the worker's slot.

        Raises:
            NoSuchSlotError: The worker has none.
            LastSlotError: Nobody could log in any more.
        """
        if worker not in self.workers:
            raise NoSuchSlotError(worker)
        if len(self.workers) == 1:
            raise LastSlotError(worker)
        kept = tuple(slot for slot in self.slots if slot.worker != worker)
        return replace(self, generation=self.generation + 1, slots=kept)

    def _with(self, new: Slot) -> Self:
        kept = tuple(slot for slot in self.slots if slot.worker != new.worker)
        return replace(self, generation=self.generation + 1, slots=(*kept, new))

    def _seal(
        self, worker: UUID | None, key: DatabaseKey, credential: Credential, cost: KdfCost
    ) -> Slot:
        if key.salt != self.database_salt:
            raise ValueError("the key of another database")
        wrapping = self._derive(credential, cost)
        sealed = Aead(wrapping).encrypt(key.secret, self._bound_to(worker, cost))
        return Slot(worker, cost, bytes(sealed))

    def _open(self, slot: Slot, wrapping: bytes) -> bytes | None:
        try:
            return Aead(wrapping).decrypt(slot.sealed, self._bound_to(slot.worker, slot.cost))
        except CryptoError:
            return None

    def _derive(self, credential: Credential, cost: KdfCost) -> bytes:
        salt = hashlib.blake2b(credential.label, digest_size=16, key=self.kdf_salt).digest()
        return hash_secret_raw(
            credential.secret,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=SECRET_BYTES,
            type=Type.ID,
        )

    def _bound_to(self, worker: UUID | None, cost: KdfCost) -> bytes:
        # A sealed key opens only as this person's slot of this profile and database.
        person = "recovery" if worker is None else str(worker)
        effort = f"{cost.memory_kib} {cost.passes} {cost.lanes}"
        salts = f"{self.database_salt.hex()} {self.kdf_salt.hex()}"
        return f"{_PURPOSE}; {self.profile}; {person}; {effort}; {salts}".encode()

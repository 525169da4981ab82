"""Changes: the one form in which anything is written, kept and sent.

A change is immutable. Its header stays for ever, so that a desk's stream is gapless and its hash
chain verifiable; its payload (the values) can be erased by a purge.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import DeskId, WorkerId
from sotedesk.model.wire import Values, canonical

SALT_BYTES = 16
FIRST_HASH = b"\0" * 32
"""What the first change of a stream names as the hash before it."""


class Register(StrEnum):
    """Whose record it is; set at creation, never changed (703/2023, separate registers)."""

    HEALTH = "health"
    SOCIAL = "social"
    SHARED = "shared"


class ChangeId(NamedTuple):
    """Where a change stands: gapless per desk and register, from 1."""

    desk: DeskId
    register: Register
    seq: int

    def text(self) -> str:
        """Give the id as it is written in rows and on the wire."""
        return f"{self.desk.hex}:{self.register}:{self.seq}"

    @classmethod
    def read(cls, text: str) -> "ChangeId":
        """Read an id written by :meth:`text`.

        Raises:
            ValueError: The text is no change id, or is one written in another way.
        """
        desk, register, seq = text.split(":")
        made = cls(DeskId(UUID(desk)), Register(register), int(seq))
        if made.text() != text or made.seq < 1:
            raise ValueError(f"{text!r} is no change id")
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One write: which groups of which record got which values, over which earlier changes.

    Attributes:
        clock: Hybrid logical clock (see ``model.clock``).
        kind: Wire name of the record's kind; may be one this version does not know.
        worker: Who wrote it.
        use_case: Wire name of the use case.
        groups: For each written group its whole new value; ``None`` after a purge.
        over: For each written group the changes whose values were on the screen when the edit
            began; no entry at creation.
        purges: This change purges its record: it beats every other.
    """

    id: ChangeId
    clock: int
    kind: str
    record: UUID
    worker: WorkerId
    use_case: str
    groups: Mapping[str, Values] | None
    over: Mapping[str, tuple[ChangeId, ...]]
    purges: bool = False

    @property
    def rank(self) -> tuple[int, int, int]:
        """Give the order among heads: clock, then desk, then number."""
        return (self.clock, self.id.desk.int, self.id.seq)

    def emptied(self) -> "Change":
        """Give the same change without its values, as a purge leaves it."""
        return replace(self, groups=None, over={})


def payload_text(change: Change) -> str:
    """Give the canonical text of what a purge would erase."""
    over = {group: sorted(over.text() for over in ids) for group, ids in change.over.items()}
    return canonical({"groups": change.groups, "over": over})


def payload_digest(salt: bytes, payload: str) -> bytes:
    """Digest a payload with its salt, so that an erased short value cannot be guessed back."""
    return hashlib.sha256(salt + payload.encode()).digest()


def chained_hash(before: bytes, change: Change, digest: bytes) -> bytes:
    """Give the hash of a change in its stream.

    Args:
        before: Hash of the change with the number before, or ``FIRST_HASH``.
        change: Only its header counts; an emptied change hashes the same.
        digest: The salted digest of its payload.
    """
    header = canonical(
        [
            change.id.text(),
            change.clock,
            change.kind,
            change.record.hex,
            change.worker.hex,
            change.use_case,
            change.purges,
            digest.hex(),
        ]
    )
    return hashlib.sha256(before + header.encode()).digest()

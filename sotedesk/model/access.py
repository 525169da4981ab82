"""Who may see what: one rule, asked by every list, search, count, rule and print.

Absent means absent: that someone is a client of the other register is itself secret (JulkL 24.1 §
25; users.md §5.2), so nothing hints at it: no count, no lock, no gap.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, UnitId, WorkerId
from sotedesk.model.worker import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, as what, for what: every service method takes one.

    Attributes:
        registers: Whose records the worker's duty is in.
        purpose: Code of why, for the usage log.
    """

    worker: WorkerId
    roles: frozenset[Role]
    unit: UnitId | None
    registers: frozenset[Register]
    purpose: str = "care"


class Sight(Enum):
    """What a worker gets of a record."""

    SHOWN = "shown"
    AFTER_BASIS = "after_basis"
    ABSENT = "absent"


OWN_ENTRY_DAYS = 7
"""For how many days a worker sees an own entry that belongs to the other register."""


RELATION_DAYS = 365
"""For how many days after a matter of one's own or one's unit began a relation goes on.

Care and service come back within the year (yearly checks, yearly plan reviews) without a new basis
each time; what is longer ago is no longer a relation, and a basis is asked.
"""


def opens(basis: AccessBasis, actor: Actor, register: Register, day: date) -> bool:
    """Whether a recorded basis opens a register to this worker on a day."""
    return (
        not basis.is_void
        and basis.worker == actor.worker
        and basis.register is register
        and basis.valid_until is not None
        and day <= basis.valid_until
    )


def sight(
    actor: Actor,
    register: Register,
    client: ClientId | None,
    bases: Iterable[AccessBasis],
    day: date,
    *,
    related: bool,
    own: bool = False,
) -> Sight:
    """Say what a worker gets of a record.

    Args:
        register: The record's register.
        client: Whose record it is; ``None`` for advice without a client.
        bases: The client's recorded bases.
        related: The worker or the worker's unit has an open relation to the client (own contact,
            assignment, hand-over).
        own: The worker wrote the record lately (``OWN_ENTRY_DAYS``): whoever wrote it knows it,
            and has to be able to finish it and carry it over also when it went to the other
            register.
    """
    if register is Register.SHARED:
        return Sight.SHOWN
    if any(opens(basis, actor, register, day) for basis in bases):
        return Sight.SHOWN
    if own:
        return Sight.SHOWN
    if register not in actor.registers:
        return Sight.ABSENT
    if client is None or related:
        return Sight.SHOWN
    return Sight.AFTER_BASIS

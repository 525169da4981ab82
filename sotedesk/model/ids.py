"""Identifiers: UUIDv7 made here, one NewType for each kind that others point to."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import NewType
from uuid import UUID

DeskId = NewType("DeskId", UUID)
WorkerId = NewType("WorkerId", UUID)
UnitId = NewType("UnitId", UUID)
TeamId = NewType("TeamId", UUID)
ServiceId = NewType("ServiceId", UUID)
ClientId = NewType("ClientId", UUID)
ContactId = NewType("ContactId", UUID)
MatterId = NewType("MatterId", UUID)
ReviewId = NewType("ReviewId", UUID)
PlanId = NewType("PlanId", UUID)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """Give an aware moment as whole microseconds since 1970, UTC."""
    return (moment - EPOCH) // _MICROSECOND


def moment(microseconds_utc: int) -> datetime:
    """Give whole microseconds since 1970 as an aware UTC moment."""
    return EPOCH + timedelta(microseconds=microseconds_utc)


def uuid7(at: datetime, randomness: int | None = None) -> UUID:
    """Make a UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, 74 bits of randomness.

    Args:
        at: Aware moment of creation; ids sort roughly by it.
        randomness: 74 bits, for synthetic data that must repeat; ``None`` draws them.
    """
    bits = secrets.randbits(74) if randomness is None else randomness
    value = (microseconds(at) // 1000 & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (bits >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | bits & (1 << 62) - 1
    return UUID(int=value)

"""This running profile as a desk: its id, its short code, its numbers."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import DeskId, uuid7
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch, fetch_first, run
from sotedesk.store.statements import upsert

# Neither letters nor digits that look like another when read aloud or by hand.
_LETTERS: Final = "ABCDEFGHJKLMNPRSTUVXYZ"
_CHARACTERS: Final = _LETTERS + "2346789"
_CODE_LENGTH: Final = 3

_READ: Final = "SELECT desk, short_code, clock, vocabulary FROM desk"
_WRITE: Final = upsert(
    "desk", ("only_row",), ("only_row", "desk", "short_code", "clock", "vocabulary")
)
_NUMBER: Final = (
    "INSERT INTO number_series (series, last) VALUES (?, 1) "
    "ON CONFLICT (series) DO UPDATE SET last = last + 1 RETURNING last"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Which desk this is.

    Attributes:
        short_code: What its shown numbers begin with.
        clock: The last value of its clock.
        vocabulary: Which kinds, groups and fields its rows were folded with.
    """

    id: DeskId
    short_code: str
    clock: int = 0
    vocabulary: str = ""


def read(connection: Connection) -> Desk | None:
    """Give the desk of this database; ``None`` before its first opening."""
    row = fetch_first(connection, _READ)
    if row is None:
        return None
    desk, short_code, clock, vocabulary = row
    return Desk(DeskId(UUID(bytes=desk)), short_code, clock, vocabulary)


def write(connection: Connection, desk: Desk) -> None:
    """Store which desk this is."""
    run(connection, _WRITE, (1, desk.id.bytes, desk.short_code, desk.clock, desk.vocabulary))


def take_new_id(connection: Connection, now: datetime, short_code: str = "") -> Desk:
    """Make this profile a desk of its own; its earlier id becomes any other desk.

    Args:
        short_code: What numbers shall begin with; empty draws one.
    """
    before = read(connection)
    desk = Desk(
        DeskId(uuid7(now)),
        short_code or _draw_code(),
        before.clock if before else 0,
        before.vocabulary if before else "",
    )
    write(connection, desk)
    return desk


def next_number(connection: Connection, desk: Desk, series: str) -> str:
    """Give the next shown number of a series."""
    ((last,),) = fetch(connection, _NUMBER, (series,))
    return f"{desk.short_code}-{last:06d}"


def _draw_code() -> str:
    rest = (secrets.choice(_CHARACTERS) for _ in range(_CODE_LENGTH - 1))
    return secrets.choice(_LETTERS) + "".join(rest)

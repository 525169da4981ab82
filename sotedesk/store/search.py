"""Finding clients as the search box asks: beginnings of names, identity code, phone digits."""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sotedesk.model.ids import ClientId

# Greater than any letter, so that a range from a prefix to this holds all that begin with it.
_LAST: Final = "\U0010ffff"
# Fewer digits stand in nearly every number.
_FEWEST_DIGITS: Final = 3

_WORD: Final = "SELECT client FROM client_word WHERE word >= ? AND word < ?"
_HETU: Final = "SELECT id FROM client WHERE hetu >= ? AND hetu < ?"
_PHONE: Final = "SELECT client FROM phone WHERE instr(digits, ?) > 0 AND voided_at IS NULL"
_CLIENTS: Final = """
    SELECT id FROM client WHERE voided_at IS NULL AND id IN ({found})
    ORDER BY name_key, id LIMIT ?
"""


def search_clients(
    connection: Connection, words: tuple[str, ...], digits: str, limit: int
) -> list[ClientId]:
    """Give the clients that fit, in Finnish order of names."""
    ways: list[str] = []
    bound: list[str] = []
    if words:
        ways.append(" INTERSECT ".join([_WORD] * len(words)))
        bound += [part for word in words for part in (word, word + _LAST)]
    if code := digits.upper():
        ways.append(_HETU)
        bound += [code, code + _LAST]
    if digits.isdecimal() and len(digits) >= _FEWEST_DIGITS:
        ways.append(_PHONE)
        bound.append(digits)
    if not ways:
        return []
    found = " UNION ".join(f"SELECT * FROM ({way})" for way in ways)
    rows = connection.exec_driver_sql(_CLIENTS.format(found=found), (*bound, limit))
    return [ClientId(UUID(bytes=row[0])) for row in rows]

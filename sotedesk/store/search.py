"""Finding clients as the search box asks: beginnings of names, identity code, phone digits."""

from typing import Final
from uuid import UUID

from sotedesk.model.ids import ClientId
from sotedesk.store.connection import Connection
from sotedesk.store.driver import fetch

# Greater than any letter, so that a range from a prefix to this holds all that begin with it.
_LAST: Final = "\U0010ffff"
# Fewer digits stand in nearly every number.
_FEWEST_DIGITS: Final = 3

_WORD: Final = """
    SELECT client, name_key FROM client_word AS w WHERE word >= ? AND word < ?
"""
_ALSO: Final = """
    AND EXISTS (SELECT 1 FROM client_word WHERE client = w.client AND word >= ? AND word < ?)
"""
_HETU: Final = """
    SELECT id, name_key FROM client WHERE hetu >= ? AND hetu < ? AND voided_at IS NULL
"""
_PHONE: Final = """
    SELECT c.id, c.name_key FROM phone AS p JOIN client AS c ON c.id = p.client
    WHERE instr(p.digits, ?) > 0 AND p.voided_at IS NULL AND c.voided_at IS NULL
"""
_NOBODY: Final = "SELECT NULL AS client, NULL AS name_key WHERE 0"
_ANY: Final = "SELECT client FROM ({ways}) ORDER BY name_key, client LIMIT ?"


def search_clients(
    connection: Connection, words: tuple[str, ...], digits: str, limit: int
) -> list[ClientId]:
    """Give the clients that fit, in Finnish order of names."""
    ways: list[str] = []
    bound: list[str] = []
    if words:
        # The longest word fits the fewest, so the others are looked up for few.
        ordered = sorted(words, key=len, reverse=True)
        ways.append(_WORD + _ALSO * (len(words) - 1))
        bound += [part for word in ordered for part in (word, word + _LAST)]
    if code := digits.upper():
        ways.append(_HETU)
        bound += [code, code + _LAST]
    if digits.isdecimal() and len(digits) >= _FEWEST_DIGITS:
        ways.append(_PHONE)
        bound.append(digits)
    if not ways:
        return []
    # UNION gives each client once, also one that is found by two words or numbers.
    found = " UNION ".join([_NOBODY, *ways])
    rows = fetch(connection, _ANY.format(ways=found), (*bound, limit))
    return [ClientId(UUID(bytes=row[0])) for row in rows]

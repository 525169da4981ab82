"""What a purge erases here: everything of a record but the headers of its changes."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sotedesk.store.connection import Connection
from sotedesk.store.driver import run

_PAYLOADS: Final = (
    "UPDATE change SET payload = NULL, salt = NULL WHERE record = ? AND payload IS NOT NULL"
)
_DRAFTS: Final = "DELETE FROM draft WHERE record = ?"
# A purge is rare and reads the whole log; ids stand there as hexadecimal text.
_SEARCHES: Final = """
    DELETE FROM search_query WHERE digest IN (
        SELECT query_digest FROM usage_log
        WHERE query_digest <> x'' AND (instr(subjects, ?) > 0 OR instr(records, ?) > 0)
    )
"""


def erase(connection: Connection, records: Iterable[bytes]) -> None:
    """Erase payloads, salts, drafts and searched words of purged records."""
    for record in records:
        run(connection, _PAYLOADS, (record,))
        run(connection, _DRAFTS, (record,))
        name = UUID(bytes=record).hex
        run(connection, _SEARCHES, (name, name))

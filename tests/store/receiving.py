"""Taking in many changes in a process of its own, which is killed meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sotedesk.store.changelog import StoredChange, chunks
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.engine import Database
from sotedesk.store.receive import receive
from tests.builders import NOW, contact, creation, edit
from tests.store.forging import OtherDesk


def changes(number: int) -> Iterator[StoredChange]:
    """Make the changes of another desk: contacts, each edited three times."""
    other = OtherDesk()
    for place in range(number):
        if place % 4 == 0:
            record = contact()
            last = other.write(creation(record))
        else:
            new = edit(record, replace(record, interpreter=f"kieli {place}"))
            last = other.write(replace(new, over={"interpreter": (last.change.id,)}))
        yield last


def take_in(path: str, secret: str, salt: str, number: str, at_once: str) -> None:
    """Take in so many changes, so many in one transaction; tell when each is done."""
    database, _ = Database.open(Path(path), DatabaseKey(bytes.fromhex(secret), bytes.fromhex(salt)))
    batches = list(chunks(changes(int(number)), int(at_once)))
    print("ready", flush=True)  # noqa: T201 - the parent waits for it
    for batch in batches:
        with database.writer() as connection:
            receive(connection, batch, NOW)
        print("taken", flush=True)  # noqa: T201 - the parent waits for it
    database.close()

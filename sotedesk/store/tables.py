"""Every table of a desk, built from the registry of kinds; revision files repeat them by hand.

Synced tables have no UNIQUE, no FOREIGN KEY and no CHECK over columns: two desks that each did
right must be able to meet in one file, and a child may arrive before its parent.
"""

from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from sotedesk.model.record import KINDS, Kind
from sotedesk.model.wire import Shape
from sotedesk.store.column_types import Id, Instant
from sotedesk.store.derived import derived_columns

metadata = MetaData()

_TYPES: Final[dict[Shape, type[TypeEngine[Any]]]] = {
    Shape.TEXT: Text,
    Shape.INTEGER: BigInteger,
    Shape.TRUTH: Integer,
    Shape.ID: Id,
    Shape.DAY: Text,
    Shape.INSTANT: Instant,
    Shape.LIST: Text,
}

_INDEXES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "client": (("name_key",), ("hetu",), ("birth_date",)),
    "phone": (("client",), ("digits", "voided_at", "client")),
    "address": (("client",),),
    "related_person": (("client",), ("person",)),
    "plan_elsewhere": (("client",),),
    "access_basis": (("client",),),
    "contact": (
        ("unit", "status"),
        ("worker", "status"),
        ("status", "received_at"),
        ("received_day",),
        ("contacting_client",),
        ("number",),
    ),
    "matter": (("contact",), ("client",), ("unit", "status")),
    "promise": (("contact",), ("client",), ("status", "due_at")),
    "follow_up": (("client",), ("matter",), ("plan",), ("status", "due_on")),
    "appointment": (("client",), ("matter",)),
    "carried_over": (("target",), ("client",)),
    "assignment": (("client",), ("unit", "status"), ("worker", "status")),
    "plan": (("client",), ("unit", "status"), ("number",)),
    "plan_row": (("plan",),),
    "plan_part": (("plan",),),
    "plan_participant": (("plan",), ("worker",)),
    "review": (("client",), ("unit",), ("mapper",)),
    "review_verdict": (("review",),),
    "situation_mapping": (("client",), ("unit",), ("review",), ("asked_of", "request")),
    "mapping_area": (("situation_mapping",),),
    "team_member": (("team",), ("worker",)),
}


def _kind_table(kind: Kind) -> Table:
    columns: list[Column[Any]] = [
        Column("id", Id, primary_key=True),
        Column("register", Text, nullable=False),
        Column("created", Text, nullable=False),
        Column("heads", Text, nullable=False),
        Column("extra", Text, nullable=False),
        Column("conflicts", Text, nullable=False),
    ]
    for group in kind.groups.values():
        columns += [Column(spec.name, _TYPES[spec.codec.shape]()) for spec in group]
    columns += [Column(derived.name, Text) for derived in derived_columns(kind)]
    table = Table(kind.name, metadata, *columns)
    for names in _INDEXES.get(kind.name, ()):
        Index(f"{kind.name}_by_{'_'.join(names)}", *(table.c[name] for name in names))
    return table


KIND_TABLES: Final = {name: _kind_table(kind) for name, kind in KINDS.items()}

change = Table(
    "change",
    metadata,
    Column("desk", Id, primary_key=True),
    Column("register", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("clock", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Id, nullable=False),
    Column("worker", Id, nullable=False),
    Column("use_case", Text, nullable=False),
    Column("purges", Integer, nullable=False),
    Column("payload", Text),
    Column("salt", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("change_by_record", "record"),
)
"""The truth: all other tables of records are folded from it."""

conflict = Table(
    "conflict",
    metadata,
    Column("record", Id, primary_key=True),
    Column("merge_group", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("heads", Text, nullable=False),
)
"""Open conflicts, so that the screen of double entries need not read every row."""

waiting = Table(
    "waiting",
    metadata,
    Column("desk", Id, primary_key=True),
    Column("register", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("record", Id, nullable=False),
    Index("waiting_by_record", "record"),
)
"""Changes that stand aside until what they were written over arrives."""

seen_range = Table(
    "seen_range",
    metadata,
    Column("desk", Id, primary_key=True),
    Column("register", Text, primary_key=True),
    Column("first", BigInteger, primary_key=True, autoincrement=False),
    Column("last", BigInteger, nullable=False),
)
"""Which changes of each stream are here, both ends inclusive; what a peer is asked for."""

client_word = Table(
    "client_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("client", Id, primary_key=True),
    Column("name_key", Text, nullable=False),
    Index("client_word_by_client", "client"),
    sqlite_with_rowid=False,
)
"""Folded words of names, so that any of them, in any order, finds a client by its beginning.

The sort key stands here once more: a short beginning fits thousands, and to look up each of their
rows takes a hundred times as long as to read on in this table. Voided clients have no words.
"""

client_person = Table(
    "client_person",
    metadata,
    Column("client", Id, primary_key=True),
    Column("person", Id, nullable=False),
    Index("client_person_by_person", "person"),
)
"""The person of every linked client: the smallest id of those linked with it."""

desk = Table(
    "desk",
    metadata,
    Column("only_row", Integer, primary_key=True, autoincrement=False),
    Column("desk", Id, nullable=False),
    Column("short_code", Text, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("vocabulary", Text, nullable=False),
)
"""This running profile: its id, the last value of its clock, and which words it was folded with."""

stream_head = Table(
    "stream_head",
    metadata,
    Column("desk", Id, primary_key=True),
    Column("register", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Where each stream of this profile's own desk ids ends, so that a cut tail shows."""

log_head = Table(
    "log_head",
    metadata,
    Column("desk", Id, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Where the usage log of each of this profile's own desk ids ends."""

number_series = Table(
    "number_series",
    metadata,
    Column("series", Text, primary_key=True),
    Column("last", BigInteger, nullable=False),
)
"""The last shown number of each series (contacts, plans)."""

usage_log = Table(
    "usage_log",
    metadata,
    Column("desk", Id, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("worker", Id, nullable=False),
    Column("action", Text, nullable=False),
    Column("use_case", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("records", Text, nullable=False),
    Column("query_digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Who did or saw what of whom; triggers refuse to change or delete a line."""

search_query = Table(
    "search_query",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("words", Text, nullable=False),
)
"""What was searched for, apart from the log's chain, so that a purge can erase it."""

draft = Table(
    "draft",
    metadata,
    Column("record", Id, primary_key=True),
    Column("form", Text, primary_key=True),
    Column("worker", Id, primary_key=True),
    Column("content", Text, nullable=False),
    Column("saved_at", Instant, nullable=False),
    Index("draft_by_worker", "worker", "saved_at"),
)
"""Keystrokes not yet written as a change; of this desk only."""

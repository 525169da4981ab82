"""SQL texts of each kind, composed once; values are always bound."""

from collections.abc import Iterable
from typing import Any, Final, Generic, TypeVar, cast

from sotedesk.model.frozen import dataclass
from sotedesk.model.record import Record
from sotedesk.store.rows import KindRows, rows_of

R = TypeVar("R", bound=Record)


def quoted(name: str) -> str:
    """Quote a name; some fields are SQL words (``order``, ``when``)."""
    return f'"{name}"'


def listed(names: Iterable[str]) -> str:
    """Give names as a list of columns."""
    return ", ".join(quoted(name) for name in names)


def marks(number: int) -> str:
    """Give so many places for bound values."""
    return ", ".join("?" * number)


def upsert(table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """Give the statement that writes a row over the one with the same key."""
    rest = [quoted(name) for name in columns if name not in key]
    updates = ", ".join(f"{name} = excluded.{name}" for name in rest)
    return (
        f"INSERT INTO {quoted(table)} ({listed(columns)}) VALUES ({marks(len(columns))}) "
        f"ON CONFLICT ({listed(key)}) DO UPDATE SET {updates}"
    )


@dataclass(frozen=True, slots=True)
class KindStatements(Generic[R]):
    """The statements of one kind.

    Attributes:
        rows: How its rows become objects.
        select: All objects; conditions are added behind it.
        get: The object with an id.
        write: A full row, new or over the old one.
        insert: A full row that is new.
        origin: Which changes a row stands on, and whether any of its changes waits.
    """

    rows: KindRows[R]
    select: str
    get: str
    write: str
    insert: str
    origin: str


_STATEMENTS: Final[dict[type[Record], KindStatements[Any]]] = {}
_UPDATES: Final[dict[tuple[str, tuple[str, ...]], str]] = {}


def statements_of(record: type[R]) -> KindStatements[R]:
    """Give the statements of a record class."""
    found = _STATEMENTS.get(record)
    if found is None:
        found = _STATEMENTS[record] = _composed(record)
    return cast("KindStatements[R]", found)


def _composed(record: type[R]) -> KindStatements[R]:
    rows = rows_of(record)
    table = quoted(rows.kind.name)
    select = f"SELECT {listed(rows.object_columns)} FROM {table}"
    return KindStatements(
        rows=rows,
        select=select,
        get=f"{select} WHERE id = ?",
        write=upsert(rows.kind.name, ("id",), rows.columns),
        insert=f"INSERT INTO {table} ({listed(rows.columns)}) VALUES ({marks(len(rows.columns))})",
        origin=(
            "SELECT created, heads, extra, conflicts, "
            f"EXISTS (SELECT 1 FROM waiting WHERE record = k.id) FROM {table} AS k WHERE id = ?"
        ),
    )


def update_of(rows: KindRows[R], groups: tuple[str, ...]) -> str:
    """Give the statement that writes some groups of a row, its heads, extra and conflicts."""
    key = (rows.kind.name, groups)
    if key not in _UPDATES:
        _UPDATES[key] = _update(rows, groups)
    return _UPDATES[key]


def _update(rows: KindRows[R], groups: tuple[str, ...]) -> str:
    columns = [column for group in groups for column in rows.group_columns(group)]
    columns += ["heads", "extra", "conflicts"]
    updates = ", ".join(f"{quoted(column)} = ?" for column in columns)
    return f"UPDATE {quoted(rows.kind.name)} SET {updates} WHERE id = ?"

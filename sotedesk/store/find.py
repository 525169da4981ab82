"""How a condition of a use case becomes SQL."""

from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from sotedesk.model.record import KINDS, VOID, Record
from sotedesk.services.ports import Compare, Condition
from sotedesk.store.rows import HEADER, Cell, KindRows, rows_of
from sotedesk.store.statements import marks, quoted, statements_of

R = TypeVar("R", bound=Record)

NOT_VOID: Final = "voided_at IS NULL"


class UnknownFieldError(ValueError):
    """A condition or an order names a field the kind does not have.

    Attributes:
        field: Which name.
    """

    def __init__(self, field: str) -> None:
        super().__init__(f"no field {field!r}")
        self.field = field


def find_statement(
    record: type[R], conditions: tuple[Condition, ...], order: str, limit: int | None
) -> tuple[str, tuple[Cell, ...]]:
    """Give the statement that finds records, and what it binds.

    Besides fields, ``id``, ``register`` and derived columns (``due_day``, ``name_key``) may be
    named.

    Raises:
        UnknownFieldError: Nothing of that name.
    """
    statements = statements_of(record)
    rows = statements.rows
    void_fields = {spec.name for spec in rows.kind.groups[VOID.name]}
    asks_void = any(condition.field in void_fields for condition in conditions)
    texts = [] if asks_void else [NOT_VOID]
    bound: list[Cell] = []
    for condition in conditions:
        text, values = _condition(rows, condition)
        texts.append(text)
        bound += values
    sql = statements.select + (f" WHERE {' AND '.join(texts)}" if texts else "")
    sql += f" ORDER BY {_order(rows, order)}"
    if limit is not None:
        sql += " LIMIT ?"
        bound.append(limit)
    return sql, tuple(bound)


def _condition(rows: KindRows[R], condition: Condition) -> tuple[str, list[Cell]]:
    column = _column(rows, condition.field)
    if condition.compare is Compare.IN:
        return _in(rows, condition, column)
    if condition.compare is Compare.UNSETTLED:
        return _unsettled(rows, condition), []
    cell = _cell(rows, condition.field, condition.value)
    if cell is None and condition.compare is Compare.EQUALS:
        return f"{column} IS NULL", []
    return f"{column} {condition.compare.value} ?", [cell]


def _unsettled(rows: KindRows[R], condition: Condition) -> str:
    """Say that no record points to the row, or that the row was written into since it began to.

    By the clocks of changes: a settled unit of years is not read to list what is left of it.
    """
    kind, field = condition.value if isinstance(condition.value, tuple) else ("", "")
    pointing = rows_of(KINDS[kind].record)
    row = f"{quoted(rows.kind.name)}.id"
    began = "SELECT MIN(clock) FROM change WHERE record = pointing.id"
    since = f"SELECT 1 FROM change WHERE record = {row} AND clock > ({began})"
    return (
        f"NOT EXISTS (SELECT 1 FROM {quoted(kind)} pointing"
        f" WHERE pointing.{_column(pointing, field)} = {row} AND pointing.{NOT_VOID}"
        f" AND NOT EXISTS ({since}))"
    )


def _in(rows: KindRows[R], condition: Condition, column: str) -> tuple[str, list[Cell]]:
    values = condition.value if isinstance(condition.value, (tuple, list, set, frozenset)) else ()
    cells = [_cell(rows, condition.field, value) for value in values]
    given: list[Cell] = [cell for cell in cells if cell is not None]
    text = f"{column} IN ({marks(len(given))})"
    return (f"({text} OR {column} IS NULL)" if len(given) < len(cells) else text), given


def _column(rows: KindRows[R], field: str) -> str:
    if field not in rows.columns:
        raise UnknownFieldError(field)
    return quoted(field)


def _cell(rows: KindRows[R], field: str, value: object) -> Cell:
    if isinstance(value, UUID) and field == "id":
        return value.bytes
    if field in rows.derived_columns or field in HEADER:
        return value.isoformat() if isinstance(value, date) else str(value)
    return rows.cell(field, value)


def _order(rows: KindRows[R], order: str) -> str:
    if not order:
        return "id"
    direction = " DESC" if order.startswith("-") else ""
    return f"{_column(rows, order.removeprefix('-'))}{direction}, id"

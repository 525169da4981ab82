"""The connection of one transaction: the driver's own, and SQLAlchemy's where tables are made.

Everyday statements go straight to the driver. SQLAlchemy takes as long to import as two bare
windows to open, so it is loaded only where its schema language or Alembic is wanted: making and
migrating tables, and tests (docs/decisions has the measurement).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection as SqlConnection
    from sqlalchemy import CursorResult, Executable, NestedTransaction


class Connection:
    """A driver's connection within a transaction.

    Attributes:
        driver: The sqlcipher3 connection; beginning and ending are its keeper's.
    """

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - sqlcipher3 has no stubs
        self.driver = driver
        self._view: SqlConnection | None = None

    @property
    def sqlalchemy(self) -> "SqlConnection":
        """Give SQLAlchemy's connection over this one, in this transaction."""
        if self._view is None:
            self._view = _view_of(self.driver)
        return self._view

    def execute(
        self,
        statement: "Executable",
        values: "Mapping[str, Any] | Sequence[Mapping[str, Any]] | None" = None,
    ) -> "CursorResult[*tuple[Any, ...]]":
        """Run a statement of SQLAlchemy's."""
        return self.sqlalchemy.execute(statement, values)

    def exec_driver_sql(
        self,
        sql: str,
        bound: "tuple[Any, ...] | list[tuple[Any, ...]] | None" = None,
    ) -> "CursorResult[*tuple[Any, ...]]":
        """Run an SQL text through SQLAlchemy, for its handy results."""
        return self.sqlalchemy.exec_driver_sql(sql, bound)

    def begin_nested(self) -> "AbstractContextManager[NestedTransaction]":
        """Begin a savepoint."""
        return self.sqlalchemy.begin_nested()


class _Borrowed:
    """A driver's connection as SQLAlchemy may have it: it neither ends the transaction nor closes.

    SQLAlchemy rolls back when it meets an engine's first connection, and again when it lets go.
    """

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - sqlcipher3 has no stubs
        self._driver = driver

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the driver has
        return getattr(self._driver, name)

    def commit(self) -> None:
        """Leave it to the keeper."""

    def rollback(self) -> None:
        """Leave it to the keeper."""

    def close(self) -> None:
        """Leave it to the keeper."""


def _view_of(driver: Any) -> "SqlConnection":  # noqa: ANN401 - sqlcipher3 has no stubs
    from sqlalchemy import create_engine  # noqa: PLC0415 - 300 ms, see above
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415 - as above
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - loaded long before

    engine = create_engine(
        "sqlite+pysqlite://",  # no path and no key where a log could show them
        module=dbapi2,
        creator=lambda: _Borrowed(driver),
        poolclass=StaticPool,
        hide_parameters=True,  # an error's text may reach a log; values are people's
    )
    view = engine.connect()
    view.begin()
    return view

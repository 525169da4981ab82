"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, LargeBinary, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from sotedesk.model.ids import microseconds, moment

ID_BYTES = 16


class Id(TypeDecorator[UUID]):
    """An identifier: 16 bytes on SQLite, uuid on PostgreSQL."""

    impl = LargeBinary(ID_BYTES)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[UUID] | TypeEngine[bytes]:
        """Override TypeDecorator.load_dialect_impl: PostgreSQL has a type of its own."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(ID_BYTES))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> UUID | bytes | None:
        """Override TypeDecorator.process_bind_param."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def process_result_value(self, value: UUID | bytes | None, dialect: Dialect) -> UUID | None:
        """Override TypeDecorator.process_result_value."""
        del dialect
        return UUID(bytes=value) if isinstance(value, bytes) else value


class Instant(TypeDecorator[datetime]):
    """An aware moment as whole microseconds since 1970, UTC, on every engine."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Override TypeDecorator.process_bind_param."""
        del dialect
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Override TypeDecorator.process_result_value."""
        del dialect
        return None if value is None else moment(value)

"""The encrypted database: one writer, three readers, real transactions."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from sotedesk.store import cipher
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.connection import Connection
from sotedesk.store.disk import (
    new_private_file,
    sync_file,
    sync_folder,
    typed_disk_errors,
)
from sotedesk.store.pages import header, refuse_cut
from sotedesk.store.pool import Pool

WRITER_CACHE_KIB: Final = 64 * 1024
READER_CACHE_KIB: Final = 8 * 1024
READERS: Final = 3

# A reader waits this long for one of the others to end; the writer's turn is not limited.
_READER_WAIT_SECONDS: Final = 30


class Database:
    """One encrypted SQLite file, open in this process.

    Use from any thread; each connection belongs to the thread that asked for it until its block
    ends. Whoever opens one must be the only process on the file: `Profile` sees to that.
    """

    def __init__(self, path: Path, key: DatabaseKey) -> None:
        self._path = path
        self._key = key
        self._turn = threading.Lock()
        self._writing: int | None = None
        self._writer = Pool(self._connect_writer, 1, "BEGIN IMMEDIATE")
        self._readers = Pool(self._connect_reader, READERS, "BEGIN", _READER_WAIT_SECONDS)

    @classmethod
    def create(cls, path: Path, key: DatabaseKey, fill: Callable[[Connection], None]) -> None:
        """Make a new database and close it again.

        Args:
            path: Where; nothing may stand there.
            key: Its key from now on.
            fill: Makes the first tables and rows, in one transaction.

        Raises:
            FileExistsError: Something stands there.
            DiskFullError: No room; the caller removes what was begun.
        """
        with typed_disk_errors(path):
            descriptor = new_private_file(path)
        os.close(descriptor)
        database = cls(path, key)
        try:
            with database.writer() as connection:
                fill(connection)
        finally:
            database.close()
        sync_file(path)
        sync_folder(path.parent)

    @classmethod
    def open(cls, path: Path, key: DatabaseKey) -> tuple["Database", bool]:
        """Open a database; tell, too, whether its damaged first bytes were put right.

        The salt in those bytes is known from the key file, so damage there harms nothing.

        Raises:
            WrongKeyError: The file is ours, the key is not its key.
            ForeignDatabaseError: The file is not ours.
            DamagedDatabaseError: The first pages are damaged, or the file was cut.
            NotWritableError: The file or its folder is read-only.
            FileNotFoundError: There is no file.
        """
        with typed_disk_errors(path):
            refuse_cut(path, key)
            start = header(path)
        cipher.connect(path, key, cache_kib=READER_CACHE_KIB).close()
        if mended := start != key.salt:
            _mend_salt(path, key)
        return cls(path, key), mended

    @contextlib.contextmanager
    def writer(self) -> Iterator[Connection]:
        """Yield the one writing connection, in a transaction that commits if the block ends well.

        Waits for its turn without limit.

        Raises:
            RuntimeError: This thread is writing already; it would wait for itself.
            DiskFullError: The transaction has not happened.
            WriteFailedError: The transaction has not happened.
            NotWritableError: The transaction has not happened.
            DamagedDatabaseError: A page that was needed is damaged.
        """
        if self._writing == threading.get_ident():
            raise RuntimeError("a unit of work is open in this thread already")
        with self._turn:
            self._writing = threading.get_ident()
            try:
                with cipher.typed_errors(self._path), self._writer.transaction() as connection:
                    yield connection
            finally:
                self._writing = None

    @contextlib.contextmanager
    def reader(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database throughout, and cannot write.

        Raises:
            DamagedDatabaseError: A page that was needed is damaged.
        """
        with (
            cipher.typed_errors(self._path, reading=True),
            self._readers.transaction() as connection,
        ):
            yield connection

    def damage(self) -> tuple[str, ...]:
        """Read the whole file and return what is wrong with it; nothing if it is whole.

        Blocks for seconds per gigabyte. Others may read and write meanwhile; only if something is
        found are writers held up while it is looked at again, because a page being written during
        the first look seems damaged.
        """
        with (
            cipher.typed_errors(self._path),
            contextlib.closing(self._connect_reader()) as connection,
        ):
            if not cipher.damage(connection):
                return ()
            with self._turn:
                return cipher.damage(connection)

    def copy_into(self, path: Path) -> None:
        """Write one state of the database, with the same key, into an empty or missing file.

        Others may read and write meanwhile. The file is not synced.

        Raises:
            DiskFullError: The file is unfinished and of no use.
            DamagedDatabaseError: This database is damaged; the file is of no use.
        """
        with (
            cipher.typed_errors(path),
            contextlib.closing(
                cipher.connect(self._path, self._key, cache_kib=READER_CACHE_KIB)
            ) as connection,
        ):
            connection.execute("VACUUM INTO ?", (str(path),))

    def close(self) -> None:
        """Close all connections; the last one moves the write-ahead log into the file."""
        self._readers.close()
        self._writer.close()

    def _connect_writer(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no stubs
        return cipher.connect(self._path, self._key, cache_kib=WRITER_CACHE_KIB)

    def _connect_reader(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no stubs
        return cipher.connect(self._path, self._key, cache_kib=READER_CACHE_KIB, read_only=True)


def _mend_salt(path: Path, key: DatabaseKey) -> None:
    # No connection may be open: closing any descriptor of a file drops SQLite's POSIX locks on it.
    with typed_disk_errors(path), path.open("rb+") as file:
        file.write(key.salt)
    sync_file(path)

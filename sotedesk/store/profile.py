"""A profile: the folder in which one desk keeps everything, and how it is made and opened."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from uuid import UUID, uuid4

from sotedesk.store import key_copies, mark
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.connection import Connection
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.disk import check_writable, keep_private, typed_disk_errors
from sotedesk.store.engine import Database
from sotedesk.store.errors import NotAProfileError
from sotedesk.store.keys import KdfCost, KeyFile, Unlocked
from sotedesk.store.lock import FolderLock
from sotedesk.store.machine import mark as mark_of
from sotedesk.store.machine import this_machine
from sotedesk.store.staging import publish_folder, refuse_used, staged

DATABASE: Final = "sotedesk.db"

SchemaStep = Callable[[Connection], None]


def no_schema(_: Connection) -> None:
    """Make or check nothing: the profile has no tables of its own yet."""


class Profile:
    """A profile open in this process; nobody else can open it until it is closed.

    Attributes:
        folder: Where it is.
        database: Its data.
        key_file: Who can open it.
        unlocked: By whom it was opened, and the key; the key is for the store's own modules.
        synthetic: Its clients are invented; so from creation or never.
        copied_from_elsewhere: It was restored, copied or moved from another machine or disk: a new
            desk id must be taken with `new_desk` before anything else is written.
        mended: Files that were found damaged and put right without loss.
    """

    def __init__(
        self, folder: Path, lock: FolderLock, database: Database, key_file: KeyFile, by: Unlocked
    ) -> None:
        self.folder = folder
        self.database = database
        self.key_file = key_file
        self.unlocked = by
        self.synthetic = False
        self.copied_from_elsewhere = False
        self.mended: tuple[str, ...] = ()
        self._lock = lock
        self._machine_mark = b""
        self._rewrapping = threading.Lock()

    @classmethod
    def create(
        cls,
        folder: Path,
        worker: UUID,
        password: Password,
        *,
        synthetic: bool = False,
        make_schema: SchemaStep = no_schema,
        machine: Callable[[], str] = this_machine,
        cost: KdfCost | None = None,
    ) -> RecoveryCode:
        """Make a profile that this worker can open, and leave it closed.

        Args:
            folder: A new or empty folder, no mount point.
            worker: The first worker's id.
            password: The first worker's login name and password.
            synthetic: Mark it as holding invented clients only.
            make_schema: Makes tables and first rows, in the transaction that makes the database.
            machine: Says which computer this is.
            cost: Of turning passwords into keys; None for the proper one.

        Returns:
            The code for the recovery sheet, which exists nowhere else.

        Raises:
            TargetExistsError: There is something in the folder.
            NotWritableError: The folder's parent is read-only.
            DiskFullError: No room. As after every error, and after a kill, nothing is left that
                could be taken for a profile.
        """
        refuse_used(folder)
        key, code = DatabaseKey.generate(), RecoveryCode.generate()
        effort = cost or KdfCost()
        key_file = (
            KeyFile.new(uuid4(), key)
            .with_worker(worker, key, password, effort)
            .with_recovery(key, code, effort)
        )
        with staged(folder) as content:
            path = content / DATABASE

            def fill(connection: Connection) -> None:
                mark.make(connection, synthetic=synthetic)
                mark.settle(connection, mark_of(machine(), key_file.profile, path))
                make_schema(connection)

            Database.create(path, key, fill)
            key_copies.save(content, key_file)
            publish_folder(content, folder)
        return code

    @classmethod
    def open(
        cls,
        folder: Path,
        credential: Password | RecoveryCode,
        *,
        check_schema: SchemaStep = no_schema,
        machine: Callable[[], str] = this_machine,
    ) -> Self:
        """Open a profile for this process alone.

        Args:
            folder: The profile.
            credential: A login name with its password, or the recovery sheet's code.
            check_schema: Reads which tables there are and raises NewerSchemaError if this program
                is too old for them. Runs before anything is written to the database.
            machine: Says which computer this is.

        Raises:
            NotAProfileError: Nothing, or not everything, is there.
            ProfileInUseError: It is open elsewhere.
            NotWritableError: The folder is read-only.
            DiskFullError: Not even an empty file fits.
            KeyFilesDamagedError: Neither key file can be read.
            NewerFormatError: A newer SoteDesk has written the key file.
            WrongPasswordError: Login name or password is wrong.
            WrongRecoveryCodeError: The code is of another sheet.
            ForeignDatabaseError: The database is not this profile's.
            WrongKeyError: The database was made with another key.
            DamagedDatabaseError: The database is damaged where everyone must read.
            NewerSchemaError: A newer SoteDesk has changed the tables.
        """
        _refuse_incomplete(folder)
        lock = FolderLock.acquire(folder)
        try:
            check_writable(folder)
            loaded = key_copies.load(folder)
            by = loaded.key_file.unlock(credential)
            database, salt_mended = Database.open(folder / DATABASE, by.key)
            profile = cls(folder, lock, database, loaded.key_file, by)
            profile.mended = loaded.mended + ((DATABASE,) if salt_mended else ())
        except BaseException:
            lock.release()
            raise
        try:
            profile._look_around(machine(), check_schema)
        except BaseException:
            profile.close()
            raise
        return profile

    @property
    def worker(self) -> UUID | None:
        """Who has opened it; None if it was opened with the recovery sheet."""
        return self.unlocked.worker

    def owner(self, credential: Password) -> UUID | None:
        """Say whose a password is; slow on purpose, and no slower when it is nobody's.

        Raises:
            WrongPasswordError: It opens nothing here.
        """
        return self.key_file.unlock(credential).worker

    @contextlib.contextmanager
    def new_desk(self) -> Iterator[Connection]:
        """Yield the write transaction in which the caller stores a new desk id.

        The database belongs to this machine as soon as, and only if, that is committed.
        """
        with self.database.writer() as connection:
            yield connection
            mark.settle(connection, self._machine_mark)
        self.copied_from_elsewhere = False

    def set_password(
        self, worker: UUID, password: Password, *, cost: KdfCost | None = None
    ) -> None:
        """Let the worker open the profile with this and with no earlier password.

        Whether the login name is free is for the caller to know.

        Raises:
            DiskFullError: Nothing has changed.
            NotWritableError: Nothing has changed.
        """
        with self._rewrapping:
            key = self.unlocked.key
            self._save(self.key_file.with_worker(worker, key, password, cost or KdfCost()))

    def change_password(self, old: Password, new: Password, *, cost: KdfCost | None = None) -> None:
        """Replace a worker's own password; only the slot is sealed anew, not the database.

        Raises:
            WrongPasswordError: The old one is wrong; nothing has changed.
            DiskFullError: Nothing has changed.
            NotWritableError: Nothing has changed.
        """
        worker = self.key_file.unlock(old).worker
        if worker is not None:
            self.set_password(worker, new, cost=cost)

    def remove_worker(self, worker: UUID) -> None:
        """Let the worker open the profile no more.

        Raises:
            NoSuchSlotError: The worker could not open it.
            LastSlotError: Nobody else could log in.
            DiskFullError: Nothing has changed.
        """
        with self._rewrapping:
            self._save(self.key_file.without_worker(worker))

    def renew_recovery_code(self, *, cost: KdfCost | None = None) -> RecoveryCode:
        """Return the code for a new recovery sheet; the old sheet opens nothing more.

        Raises:
            DiskFullError: The old sheet stays good.
        """
        code = RecoveryCode.generate()
        with self._rewrapping:
            key = self.unlocked.key
            self._save(self.key_file.with_recovery(key, code, cost or KdfCost()))
        return code

    def close(self) -> None:
        """Close the database and let others open the profile; a second call does nothing."""
        self.database.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _look_around(self, machine: str, check_schema: SchemaStep) -> None:
        keep_private(self.folder)
        self._machine_mark = mark_of(machine, self.key_file.profile, self.folder / DATABASE)
        with self.database.reader() as connection:
            self.synthetic, settled = mark.read(connection)
            check_schema(connection)
        self.copied_from_elsewhere = settled != self._machine_mark

    def _save(self, key_file: KeyFile) -> None:
        key_copies.save(self.folder, key_file)
        self.key_file = key_file


def _refuse_incomplete(folder: Path) -> None:
    with typed_disk_errors(folder):
        there = {name for name in (DATABASE, *key_copies.NAMES) if (folder / name).exists()}
    missing = {DATABASE} - there
    if there.isdisjoint(key_copies.NAMES):
        missing.add(key_copies.FIRST)
    if missing:
        raise NotAProfileError(folder, tuple(sorted(missing)))

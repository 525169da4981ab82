"""What can go wrong with the encrypted file, one class for each failure the caller can act on.

Each error holds its data and a short English line for developers. The sentence a worker reads is
made in `ui` and `cli`. No line holds a path, because a path may hold a person's name.
"""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from uuid import UUID


class StoreError(Exception):
    """Any failure of the store that has a sentence of its own for the worker."""


class ProfileInUseError(StoreError):
    """The profile is open in another process.

    Attributes:
        folder: The profile.
        process_id: The process that holds it, None if it has not said so.
    """

    def __init__(self, folder: Path, process_id: int | None) -> None:
        super().__init__("the profile is open elsewhere")
        self.folder = folder
        self.process_id = process_id


class NotAProfileError(StoreError):
    """The folder holds no profile, or only a part of one.

    Attributes:
        folder: The folder asked for.
        missing: The files a profile has and this folder does not.
    """

    def __init__(self, folder: Path, missing: tuple[str, ...]) -> None:
        super().__init__("not a profile: " + ", ".join(missing) + " missing")
        self.folder = folder
        self.missing = missing


class TargetExistsError(StoreError):
    """Something stands where a new profile or a backup would be written; it was left alone."""

    def __init__(self, path: Path) -> None:
        super().__init__("refusing to write over what is there")
        self.path = path


class BackupExistsError(TargetExistsError):
    """An older backup stands where a new one would be written; it was left alone."""


class NotWritableError(StoreError):
    """The folder, the file or the medium is read-only for this user."""

    def __init__(self, path: Path) -> None:
        super().__init__("cannot be written by this user")
        self.path = path


class WriteFailedError(StoreError):
    """The operating system could not read or write the disk."""

    def __init__(self, path: Path, reason: str = "the disk failed") -> None:
        super().__init__(reason)
        self.path = path


class DiskFullError(WriteFailedError):
    """There is no room left, or a quota or file size limit has been reached."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no room left on the disk")


class WrongPasswordError(StoreError):
    """No slot opens with this login name and password; which of the two is wrong is not known."""

    def __init__(self) -> None:
        super().__init__("wrong login name or password")


class WrongRecoveryCodeError(StoreError):
    """The code is well formed, but it is not the one of this profile."""

    def __init__(self) -> None:
        super().__init__("the recovery code belongs to another sheet")


class RecoveryCodeMistypedError(StoreError):
    """The text cannot be a recovery code.

    Attributes:
        group: Which group of characters has the mistake, counted from 1; None if there are too few
            or too many characters.
    """

    def __init__(self, group: int | None) -> None:
        super().__init__("mistyped recovery code")
        self.group = group


class CopyState(Enum):
    """What was found where a copy of the key file should be."""

    MISSING = "missing"
    DAMAGED = "damaged"


class KeyFilesDamagedError(StoreError):
    """Neither copy of the key file can be used; only a backup helps.

    Attributes:
        folder: The profile.
        states: What was found, by file name.
    """

    def __init__(self, folder: Path, states: Mapping[str, CopyState]) -> None:
        super().__init__("no usable copy of the key file")
        self.folder = folder
        self.states = dict(states)


class NoSuchSlotError(StoreError):
    """The worker has no slot in this desk's key file."""

    def __init__(self, worker: UUID) -> None:
        super().__init__("the worker has no slot")
        self.worker = worker


class LastSlotError(StoreError):
    """The worker's slot is the only one a password opens, so it stays."""

    def __init__(self, worker: UUID) -> None:
        super().__init__("the last worker's slot cannot be removed")
        self.worker = worker


class NewerFormatError(StoreError):
    """A newer SoteDesk has written the envelope of this file.

    Attributes:
        path: The file.
        found: The version the file has.
        known: The newest version this program reads.
    """

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"written in format {found}, this program reads {known}")
        self.path = path
        self.found = found
        self.known = known


class NewerSchemaError(StoreError):
    """A newer SoteDesk has changed the tables of this database.

    Attributes:
        found: The revision in the database.
        known: The newest revision this program has.
    """

    def __init__(self, found: str, known: str) -> None:
        super().__init__(f"tables of revision {found}, this program knows {known}")
        self.found = found
        self.known = known


class WrongKeyError(StoreError):
    """The database is whole as far as can be seen, but this key does not open it."""

    def __init__(self, path: Path) -> None:
        super().__init__("the key does not open the database")
        self.path = path


class DamagedDatabaseError(StoreError):
    """The key is right, but the database was altered, cut or lost outside SoteDesk.

    Attributes:
        path: The database file.
        pages: The damaged pages as far as they are known, counted from 1.
    """

    def __init__(self, path: Path, pages: tuple[int, ...] = ()) -> None:
        super().__init__("the database is damaged")
        self.path = path
        self.pages = pages


class Foreign(Enum):
    """What a file that is not ours looks like."""

    EMPTY = "empty"
    PLAIN_SQLITE = "plain_sqlite"
    UNKNOWN = "unknown"


class ForeignDatabaseError(StoreError):
    """The file is not the database of this profile, or not a SoteDesk database at all."""

    def __init__(self, path: Path, looks: Foreign) -> None:
        super().__init__(f"not the database of this profile: {looks.value}")
        self.path = path
        self.looks = looks


class ForeignBackupError(StoreError):
    """The file is not a SoteDesk backup."""

    def __init__(self, path: Path) -> None:
        super().__init__("not a SoteDesk backup")
        self.path = path


class BackupFault(Enum):
    """What is wrong with a backup."""

    TRUNCATED = "truncated"
    ALTERED = "altered"


class DamagedBackupError(StoreError):
    """The file began as a SoteDesk backup, but was cut or altered since; nothing was restored."""

    def __init__(self, path: Path, fault: BackupFault) -> None:
        super().__init__(f"the backup is {fault.value}")
        self.path = path
        self.fault = fault

"""An encrypted copy of a profile in one file, and a profile from such a file."""

import os
from pathlib import Path
from typing import Final

from sotedesk.store import backup_format, key_copies, mark
from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.disk import new_private_file, typed_disk_errors
from sotedesk.store.engine import Database
from sotedesk.store.errors import (
    BackupExistsError,
    DamagedDatabaseError,
    TargetExistsError,
)
from sotedesk.store.profile import DATABASE, Profile, SchemaStep, no_schema
from sotedesk.store.staging import publish_file, publish_folder, refuse_used, staged

_FILE: Final = "backup"


def backup(profile: Profile, target: Path, *, replacing: bool = False) -> None:
    """Write everything in the profile into one encrypted file, while others go on working.

    Whoever can open the profile now can open the file with today's password or recovery sheet, also
    after that password has changed. Needs room for twice the database beside the target for a
    while.

    Args:
        replacing: An older backup of that name gives way, once the new one is whole and read back.

    Raises:
        BackupExistsError: An older backup has the name and is not to be replaced.
        TargetExistsError: Something that is no backup has the name; it was left alone.
        DamagedDatabaseError: The profile is damaged; an older backup was left alone.
        DiskFullError: No room; an older backup was left alone.
        NotWritableError: The folder is read-only.
    """
    refuse_present(target, replacing=replacing)
    key = profile.unlocked.key
    with staged(target) as stage:
        copy, file = stage / DATABASE, stage / _FILE
        os.close(new_private_file(copy))
        profile.database.copy_into(copy)
        _leave_machine(copy, key)
        with os.fdopen(new_private_file(file), "wb") as out:
            backup_format.write(out, profile.key_file, copy, key)
            out.flush()
            os.fsync(out.fileno())
        _check(file, key)
        publish_file(file, target)


def check(path: Path, credential: Password | RecoveryCode) -> None:
    """Read a backup from end to end and write nothing.

    Raises:
        FileNotFoundError: It is not there.
        ForeignBackupError: It is not a backup.
        NewerFormatError: A newer SoteDesk has written it.
        DamagedBackupError: It was cut or altered.
        WrongPasswordError: Login name or password was another when it was written.
        WrongRecoveryCodeError: The recovery sheet was another when it was written.
    """
    with typed_disk_errors(path), path.open("rb") as file:
        head = backup_format.read_head(file, path)
        key = head.key_file.unlock(credential).key
        backup_format.read_database(file, path, head, key, len)


def restore(
    path: Path,
    folder: Path,
    credential: Password | RecoveryCode,
    *,
    check_schema: SchemaStep = no_schema,
) -> None:
    """Make a profile from a backup; opened, it says that it was copied from elsewhere.

    Args:
        path: The backup.
        folder: A new or empty folder, no mount point.
        credential: As it was when the backup was written.
        check_schema: As for `Profile.open`.

    Raises:
        TargetExistsError: There is something in the folder; it was left alone.
        FileNotFoundError: The backup is not there.
        ForeignBackupError: It is not a backup.
        NewerFormatError: A newer SoteDesk has written it.
        DamagedBackupError: It was cut or altered.
        DamagedDatabaseError: The database in it was damaged before it was written.
        NewerSchemaError: A newer SoteDesk has made its tables.
        WrongPasswordError: Login name or password is wrong.
        WrongRecoveryCodeError: The recovery sheet is another.
        DiskFullError: No room. As after every error, and after a kill, nothing is left that could
            be taken for a profile.
    """
    refuse_used(folder)
    with staged(folder) as content:
        database = content / DATABASE
        with typed_disk_errors(path), path.open("rb") as file:
            head = backup_format.read_head(file, path)
            key = head.key_file.unlock(credential).key
            with (
                typed_disk_errors(folder),
                os.fdopen(new_private_file(database), "wb") as out,
            ):
                backup_format.read_database(file, path, head, key, out.write)
                out.flush()
                os.fsync(out.fileno())
        _check_database(database, key, check_schema)
        key_copies.save(content, head.key_file)
        publish_folder(content, folder)


def refuse_present(target: Path, *, replacing: bool) -> None:
    """Refuse to write a backup where something stands.

    Args:
        replacing: Another backup may stand there.

    Raises:
        BackupExistsError: An older backup stands there and is not to be replaced.
        TargetExistsError: Something else stands there.
        NotWritableError: It cannot even be looked at.
    """
    with typed_disk_errors(target):
        if not target.exists() and not target.is_symlink():
            return
        if target.is_file():
            with target.open("rb") as file:
                if file.read(len(backup_format.MAGIC)) == backup_format.MAGIC:
                    if replacing:
                        return
                    raise BackupExistsError(target)
    raise TargetExistsError(target)


def _leave_machine(copy: Path, key: DatabaseKey) -> None:
    database = Database(copy, key)
    try:
        with database.writer() as connection:
            mark.settle(connection, None)
    finally:
        database.close()
    _check_database(copy, key, no_schema)


def _check_database(path: Path, key: DatabaseKey, check_schema: SchemaStep) -> None:
    database, _ = Database.open(path, key)
    try:
        if database.damage():
            raise DamagedDatabaseError(path)
        with database.reader() as connection:
            check_schema(connection)
    finally:
        database.close()


def _check(path: Path, key: DatabaseKey) -> None:
    with path.open("rb") as file:
        head = backup_format.read_head(file, path)
        backup_format.read_database(file, path, head, key, len)

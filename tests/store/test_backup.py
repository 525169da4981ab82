import threading
from pathlib import Path

import pytest

from sotedesk.store import backup_format
from sotedesk.store.backup import backup, check, restore
from sotedesk.store.connection import Connection
from sotedesk.store.errors import (
    BackupExistsError,
    BackupFault,
    DamagedBackupError,
    DamagedDatabaseError,
    ForeignBackupError,
    NewerFormatError,
    NewerSchemaError,
    StoreError,
    TargetExistsError,
    WrongPasswordError,
)
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import Profile
from tests.store.built import (
    NEW_PASSWORD,
    PAGE,
    PASSWORD,
    Built,
    add_notes,
    build,
    flip,
    leftovers,
    read_notes,
)


@pytest.fixture
def saved(built: Built, tmp_path: Path) -> Path:
    """A backup of the built profile."""
    file = tmp_path / "backup.sotedesk"
    with built.opened() as profile:
        backup(profile, file)
    return file


def test_a_restored_backup_holds_the_same_and_asks_for_a_new_desk(
    built: Built, saved: Path, tmp_path: Path
) -> None:
    restore(saved, tmp_path / "restored", PASSWORD)

    with Profile.open(tmp_path / "restored", PASSWORD) as profile:
        assert profile.copied_from_elsewhere
        assert read_notes(profile) == 300
        assert profile.database.damage() == ()
    with built.opened() as profile:
        assert not profile.copied_from_elsewhere
    assert leftovers(tmp_path) == []


def test_the_recovery_sheet_restores_a_backup(built: Built, saved: Path, tmp_path: Path) -> None:
    check(saved, built.code)
    restore(saved, tmp_path / "restored", built.code)

    with Profile.open(tmp_path / "restored", built.code):
        pass


def test_a_backup_opens_with_the_password_of_its_day(
    built: Built, saved: Path, tmp_path: Path
) -> None:
    with built.opened() as profile:
        profile.change_password(PASSWORD, NEW_PASSWORD, cost=THROW_AWAY)

    check(saved, PASSWORD)
    with pytest.raises(WrongPasswordError):
        restore(saved, tmp_path / "restored", NEW_PASSWORD)
    assert not (tmp_path / "restored").exists()


def test_a_backup_taken_while_others_write_is_one_state_of_the_database(
    built: Built, tmp_path: Path
) -> None:
    started, stop = threading.Event(), threading.Event()
    with built.opened() as profile:

        def write_pairs() -> None:
            while not stop.is_set():
                with profile.database.writer() as connection:
                    add_notes(connection, 1)
                    add_notes(connection, 1)
                started.set()

        writing = threading.Thread(target=write_pairs)
        writing.start()
        started.wait()
        with profile.database.reader() as reader:
            reader.exec_driver_sql("SELECT count(*) FROM note")
            for number in range(3):
                backup(profile, tmp_path / str(number))
        stop.set()
        writing.join()

    counts = []
    for number in range(3):
        restore(tmp_path / str(number), tmp_path / f"restored {number}", PASSWORD)
        with Profile.open(tmp_path / f"restored {number}", PASSWORD) as profile:
            counts.append(read_notes(profile))
    assert counts == sorted(counts)
    assert all(count % 2 == 0 and count > 300 for count in counts)


def test_a_newer_backup_replaces_an_older_one_when_told_to(
    built: Built, saved: Path, tmp_path: Path
) -> None:
    with built.opened() as profile:
        with profile.database.writer() as connection:
            add_notes(connection, 1)
        backup(profile, saved, replacing=True)

    restore(saved, tmp_path / "restored", PASSWORD)
    with Profile.open(tmp_path / "restored", PASSWORD) as profile:
        assert read_notes(profile) == 301


def test_an_older_backup_is_not_written_over_unasked(built: Built, saved: Path) -> None:
    older = saved.read_bytes()

    with built.opened() as profile, pytest.raises(BackupExistsError):
        backup(profile, saved)

    assert saved.read_bytes() == older
    assert leftovers(saved.parent) == []


def test_a_backup_does_not_replace_what_is_no_backup(built: Built, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Hei", "utf-8")

    with built.opened() as profile:
        for target in (letter, built.folder, built.database):
            with pytest.raises(TargetExistsError):
                backup(profile, target, replacing=True)

    assert letter.read_text("utf-8") == "Hei"
    with built.opened():
        pass


def test_restoring_does_not_write_over_anything(built: Built, saved: Path) -> None:
    with pytest.raises(TargetExistsError):
        restore(saved, built.folder, PASSWORD)
    with pytest.raises(TargetExistsError):
        restore(saved, saved, PASSWORD)

    check(saved, PASSWORD)
    with built.opened() as profile:
        assert read_notes(profile) == 300


def test_a_damaged_profile_is_not_backed_up_over_a_good_backup(built: Built, saved: Path) -> None:
    flip(built.database, 9 * PAGE + 100)

    with built.opened() as profile, pytest.raises(DamagedDatabaseError):
        backup(profile, saved, replacing=True)

    check(saved, PASSWORD)
    assert leftovers(saved.parent) == []


def test_every_flipped_byte_of_a_backup_is_found_and_nothing_is_restored(
    saved: Path, tmp_path: Path
) -> None:
    good = saved.read_bytes()
    keys = int.from_bytes(good[20:28], "big")
    places = [*range(36), *range(36, 36 + keys, 50), *range(36 + keys, len(good), 4999), -1]

    for place in places:
        flip(saved, place)
        with pytest.raises(StoreError) as caught:
            restore(saved, tmp_path / "restored", PASSWORD)
        assert isinstance(caught.value, DamagedBackupError | ForeignBackupError | NewerFormatError)
        assert sorted(tmp_path.iterdir()) == [saved, tmp_path / "profile"]
        saved.write_bytes(good)
    check(saved, PASSWORD)


def test_a_backup_cut_anywhere_is_called_cut(saved: Path, tmp_path: Path) -> None:
    good = saved.read_bytes()

    for left in (16, 30, 36, 200, 5000, len(good) // 2, len(good) - 1):
        saved.write_bytes(good[:left])
        with pytest.raises(DamagedBackupError) as caught:
            restore(saved, tmp_path / "restored", PASSWORD)
        assert caught.value.fault is BackupFault.TRUNCATED
    assert not (tmp_path / "restored").exists()


def test_a_backup_with_something_added_is_called_altered(saved: Path) -> None:
    with saved.open("ab") as file:
        file.write(b"x")

    with pytest.raises(DamagedBackupError) as caught:
        check(saved, PASSWORD)

    assert caught.value.fault is BackupFault.ALTERED


@pytest.mark.parametrize("content", [b"", b"SoteDesk", b"SQLite format 3\0" * 500, b"%PDF-1.7\n"])
def test_a_foreign_file_is_not_restored(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(ForeignBackupError):
        restore(tmp_path / "file", tmp_path / "restored", PASSWORD)

    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_backup_that_is_not_there_is_not_restored(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "file", tmp_path / "restored", PASSWORD)

    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_a_newer_program_is_refused(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[16:20] = (backup_format.VERSION + 1).to_bytes(4, "big")
    saved.write_bytes(content)

    with pytest.raises(NewerFormatError):
        check(saved, PASSWORD)


def test_a_backup_with_newer_tables_is_refused_before_anything_stands(
    saved: Path, tmp_path: Path
) -> None:
    def too_new(_: Connection) -> None:
        raise NewerSchemaError("0042", "0001")

    with pytest.raises(NewerSchemaError):
        restore(saved, tmp_path / "restored", PASSWORD, check_schema=too_new)

    assert sorted(tmp_path.iterdir()) == [saved, tmp_path / "profile"]


def test_the_database_of_another_backup_in_this_one_is_found(
    saved: Path, built: Built, tmp_path: Path
) -> None:
    other = build(tmp_path / "other", rows=300)
    foreign = tmp_path / "foreign"
    with other.opened() as profile:
        backup(profile, foreign)
    keys = int.from_bytes(saved.read_bytes()[20:28], "big")
    start = 36 + keys

    mixed = saved.read_bytes()[:start] + foreign.read_bytes()[start:]
    saved.write_bytes(mixed)

    with pytest.raises(DamagedBackupError):
        restore(saved, tmp_path / "restored", built.password)


def test_no_name_stands_in_a_backup(built: Built, tmp_path: Path) -> None:
    with built.opened() as profile:
        with profile.database.writer() as connection:
            add_notes(connection, 50, "Mäkelä")
        backup(profile, tmp_path / "file")

    content = (tmp_path / "file").read_bytes()
    assert "Mäkelä".encode() not in content
    assert b"aino" not in content

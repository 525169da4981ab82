import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.engine import READERS, Database
from sotedesk.store.errors import DamagedDatabaseError
from tests.store.built import PAGE, Built, add_notes, count_notes, flip, read_notes


def test_what_a_writer_writes_is_there_afterwards(built: Built) -> None:
    with built.opened() as profile, profile.database.writer() as connection:
        add_notes(connection, 1)

    with built.opened() as profile:
        assert read_notes(profile) == 301


def fail_after_writing(database: Database) -> None:
    with database.writer() as connection:
        connection.execute(text("CREATE TABLE other (id)"))
        add_notes(connection, 5)
        raise KeyError


def test_a_writer_that_fails_leaves_nothing_not_even_a_table(built: Built) -> None:
    with built.opened() as profile:
        with pytest.raises(KeyError):
            fail_after_writing(profile.database)

        assert read_notes(profile) == 300
        with profile.database.reader() as connection:
            tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
        assert "other" not in tables


def test_a_savepoint_takes_back_its_own_part_only(built: Built) -> None:
    with built.opened() as profile:
        with profile.database.writer() as connection:
            add_notes(connection, 1)
            with connection.begin_nested() as savepoint:
                add_notes(connection, 10)
                savepoint.rollback()

        assert read_notes(profile) == 301


def test_a_reader_sees_one_state_while_a_writer_commits(built: Built) -> None:
    with built.opened() as profile, profile.database.reader() as reader:
        before = count_notes(reader)
        with profile.database.writer() as writer:
            add_notes(writer, 5)

        assert count_notes(reader) == before
        assert read_notes(profile) == before + 5


def test_all_readers_and_the_writer_are_open_at_once(built: Built) -> None:
    with built.opened() as profile, profile.database.writer() as writer:
        readers = [profile.database.reader() for _ in range(READERS)]

        counts = [count_notes(reader.__enter__()) for reader in readers]

        add_notes(writer, 1)
        for reader in readers:
            reader.__exit__(None, None, None)
    assert counts == [300] * READERS


def test_a_reader_cannot_write(built: Built) -> None:
    with (
        built.opened() as profile,
        pytest.raises(OperationalError, match="readonly"),
        profile.database.reader() as connection,
    ):
        add_notes(connection, 1)


def test_writers_take_turns_and_none_is_lost(built: Built) -> None:
    with built.opened() as profile:

        def count_up() -> None:
            for _ in range(25):
                with profile.database.writer() as connection:
                    add_notes(connection, 1)

        threads = [threading.Thread(target=count_up) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert read_notes(profile) == 400


def test_a_writer_inside_a_writer_is_an_error_at_once(built: Built) -> None:
    with (
        built.opened() as profile,
        profile.database.writer(),
        pytest.raises(RuntimeError, match="open in this thread"),
        profile.database.writer(),
    ):
        pass


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("cache_size", -64 * 1024),
    ],
)
def test_the_writer_has_its_settings(built: Built, setting: str, value: object) -> None:
    with built.opened() as profile, profile.database.writer() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value


def test_a_reader_has_a_small_cache(built: Built) -> None:
    with built.opened() as profile, profile.database.reader() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -8 * 1024


def test_closing_leaves_no_log_files(built: Built) -> None:
    with built.opened() as profile, profile.database.writer() as connection:
        add_notes(connection, 1)

    assert sorted(file.name for file in built.folder.iterdir()) == [
        "keys",
        "keys.copy",
        "lock",
        "sotedesk.db",
    ]


@pytest.mark.parametrize("page", [3, 10, 15])
@pytest.mark.parametrize("place", [0, 2000, PAGE - 80, PAGE - 1])
def test_a_flipped_byte_is_found_by_reading_and_by_the_check(
    built: Built, page: int, place: int
) -> None:
    flip(built.database, (page - 1) * PAGE + place)

    with built.opened() as profile:
        with pytest.raises(DamagedDatabaseError):
            read_notes(profile)
        assert any(f"page {page}" in line for line in profile.database.damage())


def test_an_error_of_the_database_does_not_show_what_was_written(built: Built) -> None:
    insert = text("INSERT INTO note VALUES (1, :words)")
    with (
        built.opened() as profile,
        pytest.raises(IntegrityError) as caught,
        profile.database.writer() as connection,
    ):
        connection.execute(insert, {"words": "Mäkelä"})

    assert "Mäkelä" not in str(caught.value)


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Database.open(tmp_path / "none", DatabaseKey.generate())

    assert not (tmp_path / "none").exists()

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sotedesk.store.cipher_key import DatabaseKey
from sotedesk.store.engine import Database
from sotedesk.store.errors import (
    DamagedDatabaseError,
    Foreign,
    ForeignDatabaseError,
    WrongKeyError,
)
from sotedesk.store.pages import damaged_pages
from sotedesk.store.profile import Profile
from tests.store.built import PAGE, PASSWORD, Built, flip


def key_of(built: Built) -> DatabaseKey:
    with built.opened() as profile:
        return profile.unlocked.key


def test_a_whole_database_has_no_damaged_page(built: Built) -> None:
    damaged, count = damaged_pages(built.database, key_of(built))

    assert damaged == ()
    assert count == built.database.stat().st_size // PAGE > 20


def test_another_key_with_the_same_salt_is_called_a_wrong_key(built: Built) -> None:
    wrong = DatabaseKey(bytes(32), key_of(built).salt)

    with pytest.raises(WrongKeyError):
        Database.open(built.database, wrong)


def test_the_database_of_another_profile_is_called_foreign(built: Built) -> None:
    with pytest.raises(ForeignDatabaseError) as caught:
        Database.open(built.database, DatabaseKey.generate())

    assert caught.value.looks is Foreign.UNKNOWN


@pytest.mark.parametrize("place", [16, 100, PAGE - 1])
def test_a_damaged_first_page_is_called_damage_not_a_wrong_key(built: Built, place: int) -> None:
    flip(built.database, place)

    with pytest.raises(DamagedDatabaseError) as caught:
        Profile.open(built.folder, PASSWORD)

    assert caught.value.pages == (1,)


@pytest.mark.parametrize("place", [0, 7, 15])
def test_a_damaged_salt_is_put_right_without_loss(built: Built, place: int) -> None:
    before = built.database.read_bytes()
    flip(built.database, place)

    with built.opened() as profile:
        assert profile.mended == ("sotedesk.db",)
        assert profile.database.damage() == ()

    assert built.database.read_bytes()[:16] == before[:16]


def test_a_foreign_file_is_told_by_what_it_looks_like(built: Built, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("CREATE TABLE note (id)")
        connection.commit()
    looks = {
        plain.read_bytes(): Foreign.PLAIN_SQLITE,
        b"": Foreign.EMPTY,
        b"Hyv\xc3\xa4\xc3\xa4 huomenta\n" * 1000: Foreign.UNKNOWN,
        b"x": Foreign.UNKNOWN,
    }

    for content, expected in looks.items():
        built.database.write_bytes(content)
        with pytest.raises(ForeignDatabaseError) as caught:
            Profile.open(built.folder, PASSWORD)
        assert caught.value.looks is expected
        assert built.database.read_bytes() == content


@pytest.mark.parametrize("left", [7, 100, PAGE, PAGE + 7, 10 * PAGE, -1])
def test_a_cut_database_is_told_at_opening(built: Built, left: int) -> None:
    built.database.write_bytes(built.database.read_bytes()[:left])

    with pytest.raises(DamagedDatabaseError):
        Profile.open(built.folder, PASSWORD)

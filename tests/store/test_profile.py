import shutil
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sotedesk.store import mark
from sotedesk.store.connection import Connection
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.errors import (
    NewerSchemaError,
    NotAProfileError,
    ProfileInUseError,
    TargetExistsError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.machine import this_machine
from sotedesk.store.profile import Profile
from tests.store.built import (
    COLLEAGUE,
    COLLEAGUES,
    NEW_PASSWORD,
    PASSWORD,
    WORKER,
    Built,
    add_notes,
    build,
    leftovers,
    read_notes,
)


def test_a_new_profile_opens_with_the_password_and_is_at_home(built: Built) -> None:
    with built.opened() as profile:
        assert profile.worker == WORKER
        assert not profile.copied_from_elsewhere
        assert not profile.synthetic
        assert profile.mended == ()


def test_a_new_profile_opens_with_the_recovery_sheet(built: Built) -> None:
    typed = RecoveryCode.parse(built.code.text().lower())

    with Profile.open(built.folder, typed) as profile:
        assert profile.worker is None
        assert read_notes(profile) == 300


def test_a_wrong_password_opens_nothing_and_leaves_the_profile_free(built: Built) -> None:
    with pytest.raises(WrongPasswordError):
        Profile.open(built.folder, NEW_PASSWORD)
    with pytest.raises(WrongRecoveryCodeError):
        Profile.open(built.folder, RecoveryCode.generate())

    with built.opened() as profile:
        assert read_notes(profile) == 300


def test_a_profile_open_already_is_refused_in_the_same_process_too(built: Built) -> None:
    with built.opened() as profile:
        with pytest.raises(ProfileInUseError):
            Profile.open(built.folder, PASSWORD)
        assert read_notes(profile) == 300

    with built.opened():
        pass


def test_a_folder_without_a_profile_is_told_with_what_is_missing(
    built: Built, tmp_path: Path
) -> None:
    with pytest.raises(NotAProfileError) as caught:
        Profile.open(tmp_path / "none", PASSWORD)
    assert caught.value.missing == ("keys", "sotedesk.db")

    built.database.unlink()
    with pytest.raises(NotAProfileError) as caught:
        Profile.open(built.folder, PASSWORD)
    assert caught.value.missing == ("sotedesk.db",)


def test_a_profile_is_not_made_over_anything(built: Built, tmp_path: Path) -> None:
    before = built.database.read_bytes()
    (tmp_path / "file").touch()

    for used in (built.folder, tmp_path / "file", tmp_path):
        with pytest.raises(TargetExistsError):
            Profile.create(used, WORKER, PASSWORD, cost=THROW_AWAY)

    assert built.database.read_bytes() == before
    assert leftovers(tmp_path) == []


def test_a_profile_is_made_in_an_empty_folder_and_in_missing_ones(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for folder in (tmp_path / "empty", tmp_path / "a" / "b" / "Äiti 100 %?"):
        with build(folder).opened() as profile:
            assert read_notes(profile) == 0


def test_a_schema_that_fails_leaves_no_profile(tmp_path: Path) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (id)"))
        raise KeyError

    with pytest.raises(KeyError):
        Profile.create(tmp_path / "profile", WORKER, PASSWORD, make_schema=fail, cost=THROW_AWAY)

    assert list(tmp_path.iterdir()) == []


def test_a_newer_schema_is_refused_and_the_profile_left_free(built: Built) -> None:
    def too_new(connection: Connection) -> None:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar_one() == 300
        raise NewerSchemaError("0042", "0001")

    with pytest.raises(NewerSchemaError) as caught:
        Profile.open(built.folder, PASSWORD, check_schema=too_new)

    assert (caught.value.found, caught.value.known) == ("0042", "0001")
    with built.opened():
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_only_the_user_can_read_a_profile_also_after_someone_loosened_it(built: Built) -> None:
    built.folder.chmod(0o755)
    built.database.chmod(0o644)

    with built.opened() as profile, profile.database.writer() as connection:
        add_notes(connection, 1)
        modes = {
            file.name: stat.S_IMODE(file.stat().st_mode)
            for file in (built.folder, *built.folder.iterdir())
        }

    assert modes.pop(built.folder.name) == 0o700
    assert "sotedesk.db-wal" in modes
    assert set(modes.values()) == {0o600}


def test_a_worker_changes_the_password_and_the_old_one_opens_no_more(built: Built) -> None:
    before = built.database.read_bytes()
    with built.opened() as profile:
        profile.change_password(PASSWORD, NEW_PASSWORD, cost=THROW_AWAY)

    assert built.database.read_bytes() == before
    with pytest.raises(WrongPasswordError):
        Profile.open(built.folder, PASSWORD)
    with Profile.open(built.folder, NEW_PASSWORD) as profile:
        assert profile.worker == WORKER


def test_a_wrong_old_password_changes_nothing(built: Built) -> None:
    wrong = Password(PASSWORD.login, "arvaus")

    with built.opened() as profile, pytest.raises(WrongPasswordError):
        profile.change_password(wrong, NEW_PASSWORD, cost=THROW_AWAY)

    with built.opened():
        pass


def test_several_people_share_a_desk_each_with_their_own_password(built: Built) -> None:
    with built.opened() as profile:
        profile.set_password(COLLEAGUE, COLLEAGUES, cost=THROW_AWAY)

    with Profile.open(built.folder, COLLEAGUES) as profile:
        assert profile.worker == COLLEAGUE
        profile.remove_worker(WORKER)

    with pytest.raises(WrongPasswordError):
        Profile.open(built.folder, PASSWORD)


def test_the_recovery_sheet_gives_a_worker_a_new_password_and_can_be_renewed(
    built: Built,
) -> None:
    with Profile.open(built.folder, built.code) as profile:
        profile.set_password(WORKER, NEW_PASSWORD, cost=THROW_AWAY)
        new_code = profile.renew_recovery_code(cost=THROW_AWAY)

    with Profile.open(built.folder, NEW_PASSWORD) as profile:
        assert profile.worker == WORKER
    with Profile.open(built.folder, new_code):
        pass
    with pytest.raises(WrongRecoveryCodeError):
        Profile.open(built.folder, built.code)


def test_a_copied_folder_knows_it_until_it_has_a_new_desk(built: Built, tmp_path: Path) -> None:
    shutil.copytree(built.folder, tmp_path / "copy")

    with Profile.open(tmp_path / "copy", PASSWORD) as copy:
        at_first = copy.copied_from_elsewhere
        with copy.new_desk() as connection:
            add_notes(connection, 1)
        assert (at_first, copy.copied_from_elsewhere) == (True, False)

    with Profile.open(tmp_path / "copy", PASSWORD) as copy, built.opened() as original:
        assert not copy.copied_from_elsewhere
        assert not original.copied_from_elsewhere


def test_a_profile_on_another_machine_knows_it(built: Built) -> None:
    with Profile.open(built.folder, PASSWORD, machine=lambda: "another") as profile:
        assert profile.copied_from_elsewhere


def test_a_renamed_profile_is_still_at_home(built: Built, tmp_path: Path) -> None:
    built.folder.rename(tmp_path / "renamed")

    with Profile.open(tmp_path / "renamed", PASSWORD) as profile:
        assert not profile.copied_from_elsewhere


def fail_to_take_a_new_desk(profile: Profile) -> None:
    with profile.new_desk() as connection:
        add_notes(connection, 1)
        raise KeyError


def test_a_new_desk_that_fails_leaves_the_copy_marked(built: Built) -> None:
    with Profile.open(built.folder, PASSWORD, machine=lambda: "another") as profile:
        with pytest.raises(KeyError):
            fail_to_take_a_new_desk(profile)
        assert profile.copied_from_elsewhere

    with Profile.open(built.folder, PASSWORD, machine=lambda: "another") as profile:
        assert profile.copied_from_elsewhere
        assert read_notes(profile) == 300


def test_this_machine_has_a_name_that_stays() -> None:
    assert this_machine() == this_machine() != ""


def test_a_profile_is_synthetic_from_its_creation_or_never(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    Profile.create(folder, WORKER, PASSWORD, synthetic=True, cost=THROW_AWAY)

    with Profile.open(folder, PASSWORD) as profile:
        assert profile.synthetic
        for statement in (
            f"UPDATE {mark.TABLE} SET synthetic = 0",
            f"DELETE FROM {mark.TABLE}",
        ):
            with pytest.raises(IntegrityError), profile.database.writer() as connection:
                connection.execute(text(statement))


def test_no_name_stands_in_any_file_of_the_profile(built: Built) -> None:
    words = ["Mäkelä-Korhonen", "010150-900X", "aino.esimerkki", "Kaatui keittiössä"]
    seen = b""
    with built.opened() as profile:
        with profile.database.writer() as connection:
            for word in words:
                connection.execute(text(f"CREATE TABLE t{len(word)} (x TEXT)"))
                add_notes(connection, 50, word)
        seen += b"".join(file.read_bytes() for file in built.folder.iterdir())
        assert (built.folder / "sotedesk.db-wal").stat().st_size > 10_000

    seen += b"".join(file.read_bytes() for file in built.folder.iterdir())
    for word in [*words, "CREATE TABLE", "profile_mark", "SQLite format"]:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
            assert word.encode(encoding).lower() not in seen.lower()

"""The disk and the neighbours at their worst: real faults, in processes of their own."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sotedesk.store.backup import backup, check
from sotedesk.store.errors import ProfileInUseError
from sotedesk.store.profile import Profile
from tests.store import tasks
from tests.store.apart import run_apart, start_apart
from tests.store.built import PASSWORD, Built, build, read_notes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made the POSIX way")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that another user can be let into, with a profile, its backup and room."""
    root = Path(tempfile.mkdtemp(prefix="sotedesk-test-"))
    root.chmod(0o755)
    (root / "empty").mkdir()
    with build(root / "profile", rows=300).opened() as profile:
        backup(profile, root / "file")
    yield root
    for folder in (root, *root.rglob("*/")):
        folder.chmod(0o700)
    shutil.rmtree(root)


def test_a_profile_open_in_another_process_is_refused_with_its_number(built: Built) -> None:
    with start_apart(tasks.hold, built.folder) as process:
        assert process.stdout is not None
        number = int(process.stdout.readline())

        with pytest.raises(ProfileInUseError) as caught:
            Profile.open(built.folder, PASSWORD)

        process.communicate("")
    assert caught.value.process_id == number == process.pid
    with built.opened():
        pass


def test_a_killed_process_leaves_the_profile_free(built: Built) -> None:
    with start_apart(tasks.hold, built.folder) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.communicate()

    with built.opened() as profile:
        assert read_notes(profile) == 300


def test_a_read_only_folder_is_told_and_nothing_changes(place: Path) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}

    said = run_apart(tasks.write_to_read_only, place)

    assert said.split() == ["NotWritableError"] * 3
    after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    after.pop(place / "profile" / "lock")
    before.pop(place / "profile" / "lock")
    assert after == before


def test_a_folder_that_becomes_read_only_is_told_and_the_old_password_stays(place: Path) -> None:
    said = run_apart(tasks.lose_the_right_to_write, place)

    assert said.split() == ["NotWritableError"] * 2
    (place / "profile").chmod(0o700)
    with Profile.open(place / "profile", PASSWORD) as profile:
        assert read_notes(profile) == 300


def test_a_file_size_limit_is_told_and_the_old_state_stays(place: Path) -> None:
    said = run_apart(tasks.fill_by_limit, place).splitlines()

    assert said[:2] == ["WriteFailedError"] * 2  # SQLite tells a limit as a failed write
    assert said[2:3] == ["DiskFullError"]
    assert set(said[3:6]) <= {"DiskFullError", "WriteFailedError"}
    assert said[6:] == ["300 []"]
    assert sorted(path.name for path in place.iterdir()) == ["empty", "file", "profile"]
    check(place / "file", PASSWORD)
    with Profile.open(place / "profile", PASSWORD) as profile:
        assert read_notes(profile) == 300
        assert profile.database.damage() == ()


def test_a_full_disk_is_told_and_the_old_state_stays(tmp_path: Path) -> None:
    said = run_apart(tasks.fill_small_disk, tmp_path).splitlines()
    if said == [tasks.NO_NAMESPACE]:
        pytest.skip("the system lets this user mount nothing; the file size limit is tested")

    assert said == ["DiskFullError"] * 6 + ["300 []", "file profile"]

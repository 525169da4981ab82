"""The issue's list of bad input, each with the real fault: one sentence, nothing half-written.

Source: issue "Foundations", Bad input. What is typed of a client has a test of its own.
"""

import json
import shutil
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sotedesk.app import found_profile
from sotedesk.store import backup_format, key_copies, key_format
from sotedesk.store.backup_format import MAGIC
from sotedesk.store.credential import Password
from sotedesk.store.key_copies import NAMES
from sotedesk.store.keys import THROW_AWAY
from sotedesk.store.profile import DATABASE, Profile
from tests.cli import tasks
from tests.cli.running import LOGIN, PASSWORD, Said, assert_refused, files_of, founder, run
from tests.store.apart import run_apart, start_apart
from tests.store.tasks import NO_NAMESPACE

posix = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made the POSIX way")


def _verify(profile: Path) -> Said:
    return run("--profile", profile, "verify")


def test_a_wrong_password(profile: Path) -> None:
    before = files_of(profile)

    said = run("--profile", profile, "verify", variables={"SOTEDESK_PASSWORD": "väärä salasana"})

    assert_refused(said, "Käyttäjätunnus tai salasana ei täsmää. Tarkista molemmat.")
    assert files_of(profile) == before


def test_a_wrong_login_says_no_more_than_a_wrong_password(profile: Path) -> None:
    said = run("--profile", profile, "verify", "--login", "joku.muu")

    assert_refused(said, "Käyttäjätunnus tai salasana ei täsmää. Tarkista molemmat.")


def test_no_profile_there(tmp_path: Path) -> None:
    said = _verify(tmp_path / "tyhjä")

    assert_refused(
        said,
        f"Kansiossa {tmp_path / 'tyhjä'} ei ole SoteDeskin profiilia. Tarkista --profile tai tee "
        "profiili: sotedesk init.",
    )
    assert list(tmp_path.iterdir()) == []


def _overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(content)


def _cut(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - 4096 * 3)


def _plain_sqlite(path: Path) -> None:
    import sqlite3  # noqa: PLC0415 - the only test that makes a foreign database

    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE jotain (muuta)")
    connection.close()


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            lambda path: _overwrite(path, 64, b"vaurioitunut" * 40),
            "Tietokanta {path} on vaurioitunut. Palauta varmuuskopio: sotedesk restore.",
        ),
        (
            _cut,
            "Tietokanta {path} on vaurioitunut. Palauta varmuuskopio: sotedesk restore.",
        ),
        (
            lambda path: path.write_bytes(b""),
            "Tietokanta {path} ei kuulu tähän profiiliin. Tarkista kansio.",
        ),
        (
            _plain_sqlite,
            "Tietokanta {path} ei kuulu tähän profiiliin. Tarkista kansio.",
        ),
        (
            lambda path: path.write_bytes(b"Muistilista\n" * 2000),
            "Tietokanta {path} ei kuulu tähän profiiliin. Tarkista kansio.",
        ),
    ],
    ids=["damaged", "cut", "empty", "plain", "text"],
)
def test_a_damaged_or_foreign_database(
    profile: Path, fault: Callable[[Path], object], sentence: str
) -> None:
    path = profile / DATABASE
    fault(path)
    before = files_of(profile)

    assert_refused(_verify(profile), sentence.format(path=path))
    assert files_of(profile) == before


def test_the_database_of_another_profile(profile: Path, tmp_path: Path) -> None:
    # Founded anew: what `make` unpacks has the same key each time.
    found_profile(tmp_path / "other", founder(), synthetic=True, cost=THROW_AWAY)
    shutil.copy(tmp_path / "other" / DATABASE, profile / DATABASE)

    said = _verify(profile)

    assert said.code == 1
    assert said.err in {
        f"Tietokanta {profile / DATABASE} ei kuulu tähän profiiliin. Tarkista kansio.\n",
        (
            f"Tietokanta {profile / DATABASE} on tehty toisella avaimella. "
            "Palauta varmuuskopio: sotedesk restore.\n"
        ),
    }


def test_damaged_key_files(profile: Path) -> None:
    for name in NAMES:
        _overwrite(profile / name, 100, b"xxxx")

    assert_refused(
        _verify(profile),
        f"Avaintiedostot ovat vaurioituneet: {profile}. Palauta varmuuskopio: sotedesk restore.",
    )


def test_one_damaged_key_file_harms_nothing(profile: Path) -> None:
    _overwrite(profile / NAMES[0], 100, b"xxxx")

    assert _verify(profile).code == 0


def test_a_newer_schema(profile: Path) -> None:
    with (
        Profile.open(profile, Password(LOGIN, PASSWORD)) as opened,
        opened.database.writer() as connection,
    ):
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = files_of(profile)

    assert_refused(_verify(profile), "Tiedot on tehty uudemmalla SoteDeskillä. Päivitä ohjelma.")
    assert files_of(profile) == before


def test_a_newer_envelope_of_the_keys(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = key_copies.load(profile).key_file
    with monkeypatch.context() as patch:
        patch.setattr(key_format, "VERSION", 99)
        newer = key_format.encode(kept)
    for name in NAMES:
        (profile / name).write_bytes(newer)

    said = _verify(profile)

    assert said.code == 1
    assert said.err.endswith(" on tehty uudemmalla SoteDeskillä. Päivitä ohjelma.\n")


def _backed_up(profile: Path) -> Path:
    copy = profile.with_name("copy")
    assert run("--profile", profile, "backup", copy).code == 0
    return copy


def test_a_newer_backup_format(profile: Path, tmp_path: Path) -> None:
    copy = _backed_up(profile)
    _overwrite(copy, len(MAGIC), struct.pack(">I", backup_format.VERSION + 1))

    said = run("--profile", tmp_path / "new", "restore", copy)

    assert_refused(said, f"{copy} on tehty uudemmalla SoteDeskillä. Päivitä ohjelma.")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (lambda path: _overwrite(path, 20_000, b"x"), "Varmuuskopio {path} on vaurioitunut."),
        (_cut, "Varmuuskopio {path} on vaurioitunut."),
        (lambda path: path.write_bytes(b"%PDF-1.7 "), "{path} ei ole SoteDeskin varmuuskopio."),
        (lambda path: path.unlink(), "Tiedostoa {path} ei löydy."),
    ],
    ids=["altered", "cut", "foreign", "missing"],
)
def test_a_backup_that_cannot_be_used(
    profile: Path, tmp_path: Path, fault: Callable[[Path], object], sentence: str
) -> None:
    copy = _backed_up(profile)
    fault(copy)

    said = run("--profile", tmp_path / "new", "restore", copy)

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence.format(path=copy))
    assert len(said.err.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path != copy) == ["profile"]


def test_a_backup_is_restored_only_with_its_password(profile: Path, tmp_path: Path) -> None:
    copy = _backed_up(profile)

    said = run(
        "--profile",
        tmp_path / "new",
        "restore",
        copy,
        variables={"SOTEDESK_PASSWORD": "väärä salasana"},
    )

    assert_refused(said, "Käyttäjätunnus tai salasana ei täsmää. Tarkista molemmat.")
    assert not (tmp_path / "new").exists()


def test_a_backup_is_never_written_over_another_file(profile: Path, tmp_path: Path) -> None:
    other = tmp_path / "muistio.txt"
    other.write_text("tärkeää", encoding="utf-8")

    said = run("--profile", profile, "backup", other)

    assert_refused(said, f"{other} on jo olemassa. Valitse toinen nimi.")
    assert other.read_text(encoding="utf-8") == "tärkeää"


def test_a_backup_is_written_over_an_older_one_only_when_told_to(
    profile: Path, tmp_path: Path
) -> None:
    copy = _backed_up(profile)
    older = copy.read_bytes()

    said = run("--profile", profile, "backup", copy, variables={"SOTEDESK_PASSWORD": "väärä"})

    assert_refused(
        said, f"{copy} on jo olemassa. Valitse toinen nimi, tai korvaa vanha kopio: --replace."
    )
    assert copy.read_bytes() == older
    assert run("--profile", profile, "backup", "--replace", copy).code == 0
    assert copy.read_bytes() != older
    assert run("--profile", tmp_path / "new", "restore", copy).code == 0


def test_a_profile_open_elsewhere(profile: Path) -> None:
    with start_apart(tasks.hold_with_draft, profile) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"

        said = _verify(profile)

        process.communicate("")
    assert_refused(
        said, f"Profiili {profile} on auki toisaalla. Sulje SoteDesk siellä ja yritä uudelleen."
    )
    assert _verify(profile).code == 0


def test_a_copied_profile_takes_a_new_desk_id_and_says_so_once(
    profile: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(profile, copied)

    first, second = _verify(copied), _verify(copied)

    assert (first.code, second.code) == (0, 0)
    assert first.err == "Huomaa: profiili on kopio, ja se sai uuden työpöydän tunnuksen.\n"
    assert second.err == ""
    assert _verify(profile).err == ""


def test_a_restored_profile_holds_the_same_under_a_new_desk_id(
    profile: Path, tmp_path: Path
) -> None:
    copy, new = _backed_up(profile), tmp_path / "new"

    restored = run("--profile", new, "restore", copy)

    assert (restored.code, restored.err) == (0, "")
    there = run("--profile", new, "verify", "--json")
    here = run("--profile", profile, "verify", "--json")
    assert there.err == "Huomaa: profiili on kopio, ja se sai uuden työpöydän tunnuksen.\n"
    assert _without_log(there.out) == _without_log(here.out)


@posix
def test_a_full_disk(tmp_path: Path) -> None:
    answer = json.loads(run_apart(tasks.work_on_full_disk, tmp_path))
    if answer == NO_NAMESPACE:
        pytest.skip("the system lets this user mount nothing; the file size limit is tested")

    [[code, out, err]], there = answer

    assert (code, out) == (1, "")
    assert err.startswith("Levy on täynnä: ")
    assert err.endswith(". Vapauta tilaa ja yritä uudelleen.\n")
    assert there == ["ballast"]


@posix
def test_a_file_size_limit(profile: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    before = _without_log(run("--profile", profile, "verify", "--json").out)

    said, there = json.loads(run_apart(tasks.work_without_room, profile, place))

    for code, out, err in said:
        assert (code, out) == (1, "")
        # SQLite tells a limit as a failed write, not as a full disk.
        assert err.startswith(("Levy on täynnä: ", "Levyn luku tai kirjoitus ei onnistunut: "))
        assert len(err.splitlines()) == 1
    assert there == []
    assert _without_log(run("--profile", profile, "verify", "--json").out) == before


def _without_log(out: str) -> dict[str, object]:
    """Give what verify says but for the lines of the log: each try leaves one."""
    said: dict[str, object] = json.loads(out)
    del said["usage_log_entries"]
    return said


@posix
def test_a_read_only_medium(tmp_path: Path) -> None:
    answer = json.loads(run_apart(tasks.work_on_read_only_medium, tmp_path))
    if answer == NO_NAMESPACE:
        pytest.skip("the system lets this user mount nothing")

    said, there = answer

    for code, out, err in said:
        assert (code, out) == (1, "")
        assert err.startswith("Kohteeseen ")
        assert err.endswith(" ei voi kirjoittaa. Tarkista oikeudet.\n")
    assert there == ["profile"]

"""A new profile and its recovery sheet: both or neither."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from sotedesk.app import Founder
from sotedesk.cli import init
from sotedesk.cli.refusals import Refusal
from sotedesk.printing import recovery_sheet
from sotedesk.store.credential import RecoveryCode
from sotedesk.store.errors import TargetExistsError
from sotedesk.store.profile import Profile
from tests.cli.running import LOGIN, PASSWORD, ROOT, assert_refused, command, run, surroundings
from tests.printing.read_back import page_texts

FOUNDER = Founder(login=LOGIN, password=PASSWORD, first_name="Minna", last_name="Malli")
NAMES = ("--first-name", "Minna", "--last-name", "Malli", "--unit", "Sote-keskus")


def _code_on(sheet: Path) -> RecoveryCode:
    [page] = page_texts(sheet.read_bytes())
    groups = re.findall(r"\b[0-9A-Z]{5}\b", page)
    return RecoveryCode.parse("-".join(groups))


def test_the_code_on_the_sheet_opens_the_profile_and_gives_a_new_password(tmp_path: Path) -> None:
    folder, sheet = tmp_path / "profile", tmp_path / "profile-palautusohje.pdf"

    made = run("--profile", folder, "init", *NAMES)

    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[0] == f"Profiili on tehty: {folder}"
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    code = _code_on(sheet).text()
    new = tmp_path / "new"
    new.write_text("Neljä luumua\n", encoding="utf-8")
    changed = run(
        "--profile",
        folder,
        "password",
        "--recovery",
        "--new-password-file",
        new,
        variables={"SOTEDESK_PASSWORD": code.lower()},
    )
    assert (changed.code, changed.err) == (0, "")
    assert run("--profile", folder, "verify").code == 1
    assert run("--profile", folder, "verify", "--password-file", new).code == 0


def test_the_sheet_bears_nobodys_name_and_fits_one_page() -> None:
    code = RecoveryCode.generate().text()

    [page] = page_texts(recovery_sheet(code))

    assert re.findall(r"\b[0-9A-Z]{5}\b", page) == code.split("-")
    assert "Palautusohje" in page
    assert "Malli" not in page


def test_a_mistyped_code_is_told_with_its_group(profile: Path) -> None:
    wrong = "-".join([*RecoveryCode.generate().text().split("-")[:6], "00000"])

    said = run("--profile", profile, "verify", "--recovery", variables={"SOTEDESK_PASSWORD": wrong})

    assert_refused(said, "Palautuskoodissa on kirjoitusvirhe: ryhmä 7. Tarkista paperi.")


def test_a_code_of_another_sheet_opens_nothing(profile: Path) -> None:
    other = RecoveryCode.generate().text()

    said = run("--profile", profile, "verify", "--recovery", variables={"SOTEDESK_PASSWORD": other})

    assert_refused(said, "Palautuskoodi ei ole tämän profiilin. Tarkista paperi.")


def test_a_short_password_makes_nothing(tmp_path: Path) -> None:
    said = run(
        "--profile", tmp_path / "p", "init", *NAMES, variables={"SOTEDESK_PASSWORD": "lyhyt"}
    )

    assert_refused(said, "Salasanassa on oltava ainakin 8 merkkiä. Valitse pidempi.")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_left_alone(profile: Path) -> None:
    before = {path: path.read_bytes() for path in profile.iterdir()}

    said = run("--profile", profile, "init", *NAMES)

    assert_refused(said, f"{profile} on jo olemassa. Valitse toinen nimi.")
    assert {path: path.read_bytes() for path in profile.iterdir()} == before


def test_a_profile_that_another_init_made_meanwhile_stays(profile: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in profile.iterdir()}

    with pytest.raises(TargetExistsError):
        init._make(profile, FOUNDER, tmp_path / "sheet.pdf", synthetic=True)

    assert {path: path.read_bytes() for path in profile.iterdir()} == before


@pytest.mark.parametrize("had_folder", [False, True])
def test_a_sheet_that_another_init_wrote_meanwhile_stays(
    tmp_path: Path, *, had_folder: bool
) -> None:
    folder, sheet = tmp_path / "profile", tmp_path / "sheet.pdf"
    sheet.write_bytes(b"another's")
    if had_folder:
        folder.mkdir()

    with pytest.raises(Refusal, match="on jo olemassa"):
        init._make(folder, FOUNDER, sheet, synthetic=True)

    assert sheet.read_bytes() == b"another's"
    assert folder.exists() == had_folder
    assert not had_folder or list(folder.iterdir()) == []


def test_a_profile_whose_first_worker_cannot_be_written_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "the disk is full")

    monkeypatch.setattr("sotedesk.services.directory_keeping.DirectoryKeeping.add_worker", full)
    with pytest.raises(OSError, match="full"):
        init._make(tmp_path / "profile", FOUNDER, tmp_path / "sheet.pdf", synthetic=True)

    assert list(tmp_path.iterdir()) == []


def test_a_sheet_that_cannot_be_written_leaves_no_profile(tmp_path: Path) -> None:
    sheet = tmp_path / "olematon" / "sheet.pdf"

    said = run("--profile", tmp_path / "p", "init", *NAMES, "--recovery-sheet", sheet)

    assert_refused(said, f"Kansiota {sheet.parent} ei ole. Tee se ensin tai valitse toinen.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "{path} ei voi lukea. Tarkista nimi ja oikeudet."),
        (b"", "{path} on tyhjä. Kirjoita siihen salasana."),
        (b"\xff\xfe\x00", "{path} ei voi lukea. Tarkista nimi ja oikeudet."),
    ],
)
def test_a_password_file_that_cannot_be_used_is_named(
    profile: Path, tmp_path: Path, content: bytes | None, problem: str
) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)

    said = run("--profile", profile, "verify", "--password-file", file)

    form = "Salasanatiedosto " if content == b"" else "Salasanatiedostoa "
    assert_refused(said, form + problem.format(path=file))


def test_a_password_file_of_another_system_is_read(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_bytes(b"\xef\xbb\xbf" + PASSWORD.encode() + b"\r\n")

    assert run("--profile", profile, "verify", "--password-file", file).code == 0


@pytest.mark.parametrize(
    ("second", "code"), [("Päärynä ja 3 omenaa", 0), ("Päärynä ja 4 omenaa", 1)]
)
def test_on_a_terminal_the_password_is_asked_twice(tmp_path: Path, second: str, code: int) -> None:
    folder = tmp_path / "profile"
    answers = (LOGIN, PASSWORD, second, "Minna", "Malli", "Sote-keskus")

    ended, shown = _on_terminal(("--profile", folder, "init"), answers)

    assert ended == code
    assert folder.exists() is (code == 0)
    assert PASSWORD not in shown
    if code:
        assert "Salasanat eivät ole samat. Mitään ei muutettu." in shown
    else:
        with Profile.open(folder, _code_on(tmp_path / "profile-palautusohje.pdf")):
            pass


def test_a_short_password_is_refused_before_it_is_asked_for_again(tmp_path: Path) -> None:
    answers = (LOGIN, "lyhyt", "lyhyt", "Minna", "Malli", "Sote-keskus")

    ended, shown = _on_terminal(("--profile", tmp_path / "profile", "init"), answers)

    assert ended == 1
    assert "Uusi salasana, ainakin 8 merkkiä: " in shown
    assert "toisen kerran" not in shown
    assert "Salasanassa on oltava ainakin 8 merkkiä. Valitse pidempi." in shown
    assert list(tmp_path.iterdir()) == []


def _on_terminal(words: tuple[object, ...], answers: tuple[str, ...]) -> tuple[int, str]:
    """Run a command on a terminal and answer each of its questions."""
    ours, theirs = os.openpty()
    with subprocess.Popen(  # noqa: S603 - our own program
        command(*words),
        cwd=ROOT,
        env=surroundings(SOTEDESK_LOGIN="", SOTEDESK_PASSWORD=""),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        for answer in answers:
            shown += _until_asked(ours)
            if process.poll() is not None:
                break
            os.write(ours, answer.encode() + b"\n")
        shown += _rest(ours)
    os.close(ours)
    return process.returncode, shown.decode()


def _until_asked(terminal: int) -> bytes:
    shown = b""
    while not shown.endswith(b": "):
        try:
            shown += os.read(terminal, 1)
        except OSError:  # the command has ended
            break
    return shown


def _rest(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            return shown

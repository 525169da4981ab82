"""Letting one more worker log in, and who can."""

import json
import sys
from pathlib import Path

import pytest

from sotedesk.model.worker import Role
from sotedesk.store.credential import Password, RecoveryCode
from sotedesk.store.profile import Profile
from tests.cli.running import LOGIN, PASSWORD, Said, assert_refused, make, opened, run
from tests.cli.worker_kills import kill_again_and_again
from tests.store.apart import run_apart

AINO, SECRET = "aino.maki", "Kolme vihreää omenaa"
NAMES = ("--first-name", "Aino", "--last-name", "Mäki")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n", encoding="utf-8")
    return file


def add(profile: Path, secret: Path, *words: object, login: str = AINO) -> Said:
    names = words or NAMES
    return run("--profile", profile, "worker", "add", login, *names, "--new-password-file", secret)


def listed(profile: Path) -> dict[str, bool]:
    said = run("--profile", profile, "worker", "list", "--json")
    assert (said.code, said.err) == (0, "")
    return {one["name"]: one["has_password"] for one in json.loads(said.out)}


def test_a_colleague_added_opens_the_desk_with_a_password_of_her_own(
    profile: Path, secret: Path
) -> None:
    said = add(profile, secret)

    assert (said.code, said.err) == (0, "")
    assert said.out == "Aino Mäki voi nyt kirjautua tunnuksella aino.maki.\n"
    assert listed(profile) == {"Minna Malli": True, "Aino Mäki": True}
    hers = {"SOTEDESK_LOGIN": "Aino.Maki", "SOTEDESK_PASSWORD": SECRET}
    assert run("--profile", profile, "verify", variables=hers).code == 0
    assert run("--profile", profile, "verify").code == 0
    with opened(profile) as desk:
        (hers_only,) = [one for one in desk.profile.key_file.workers if one != desk.profile.worker]
        actor = desk.actor(hers_only)
        assert actor.roles == {Role.NURSE}
        assert actor.unit == desk.actor().unit
        assert actor.registers == desk.actor().registers


def test_the_list_says_who_can_log_in(profile: Path, secret: Path) -> None:
    add(profile, secret)

    said = run("--profile", profile, "worker", "list")

    assert said.out.splitlines() == [
        f"Minna Malli  sairaanhoitaja  Testin sote-keskus  {LOGIN}  voi kirjautua",
        "Aino Mäki  –  Testin sote-keskus  aino.maki  voi kirjautua",
    ]


def test_a_login_name_in_use_is_refused_however_it_is_written(profile: Path, secret: Path) -> None:
    before = (profile / "keys").read_bytes()

    said = add(profile, secret, login=LOGIN.upper())

    assert_refused(said, "Käyttäjätunnus on jo toisella. Valitse toinen tunnus.")
    assert listed(profile) == {"Minna Malli": True}
    assert (profile / "keys").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((*NAMES, "--unit", "Kuu"), "Yksikköä Kuu ei ole. Tarkista --unit."),
        ((), "Anna --login ja --password-file, tai aja komento päätteessä."),
        ((*NAMES, "--first-name", " "), None),
    ],
)
def test_what_is_missing_or_unknown_adds_nobody(
    profile: Path, secret: Path, words: tuple[str, ...], sentence: str | None
) -> None:
    given = words or ("--title", "hoitaja")

    said = add(profile, secret, *given)

    if sentence is None:
        assert said.code == 0, "a last name alone is a name"
        assert listed(profile) == {"Minna Malli": True, "Mäki": True}
    else:
        assert_refused(said, sentence)
        assert listed(profile) == {"Minna Malli": True}


def test_a_short_password_adds_nobody(profile: Path, tmp_path: Path) -> None:
    short = tmp_path / "short"
    short.write_text("lyhyt", encoding="utf-8")

    said = add(profile, short)

    assert_refused(said, "Salasanassa on oltava ainakin 8 merkkiä. Valitse pidempi.")
    assert listed(profile) == {"Minna Malli": True}


def test_a_colleague_of_another_unit_works_in_its_register(profile: Path, secret: Path) -> None:
    said = add(
        profile, secret, *NAMES, "--unit", "testin SOTE-keskus", "--role", "mapper", "--title", "x"
    )

    assert said.code == 0
    with opened(profile) as desk:
        roles = {one.name: one.roles for one in desk.services.directory.workers(desk.actor())}
    assert roles["Aino Mäki"] == (Role.MAPPER,)


def test_adding_that_was_cut_short_is_completed_only_for_the_same_person(
    profile: Path, secret: Path
) -> None:
    add(profile, secret)
    with opened(profile) as desk:
        aino = next(one for one in desk.profile.key_file.workers if one != desk.profile.worker)
        desk.profile.remove_worker(aino)
    assert listed(profile) == {"Minna Malli": True, "Aino Mäki": False}

    other = add(profile, secret, "--first-name", "Eino", "--last-name", "Mäki")
    assert_refused(other, "Käyttäjätunnus on jo toisella. Valitse toinen tunnus.")

    assert add(profile, secret).code == 0
    assert listed(profile) == {"Minna Malli": True, "Aino Mäki": True}


def test_the_recovery_sheet_renews_the_password_of_the_worker_named(
    tmp_path: Path, secret: Path
) -> None:
    profile = tmp_path / "profile"
    code = make(profile)
    add(profile, secret)
    new = tmp_path / "new"
    new.write_text("Neljä luumua\n", encoding="utf-8")

    said = _renew(profile, code, new, AINO)
    unknown = _renew(profile, code, new, "kukaan")

    assert said.code == 0
    assert_refused(unknown, "Tunnusta ei ole tällä työpöydällä. Tarkista --login.")
    Profile.open(profile, Password(AINO, "Neljä luumua")).close()
    Profile.open(profile, Password(LOGIN, PASSWORD)).close()


def _renew(profile: Path, code: RecoveryCode, new: Path, login: str) -> Said:
    return run(
        "--profile",
        profile,
        "password",
        "--recovery",
        "--new-password-file",
        new,
        variables={"SOTEDESK_LOGIN": login, "SOTEDESK_PASSWORD": code.text()},
    )


def test_wrong_usage_ends_with_two(profile: Path) -> None:
    assert run("--profile", profile, "worker").code == 2
    assert run("--profile", profile, "worker", "add").code == 2


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="forks the processes it kills")
def test_a_kill_while_adding_leaves_nobody_or_one_who_is_told_and_completed(
    tmp_path: Path,
) -> None:
    nobody, told, whole = map(int, run_apart(kill_again_and_again, tmp_path, 8).split())

    assert nobody > 0
    assert told > 0
    assert whole > 0

"""What is said of a command that cannot be run: one Finnish line, never a traceback."""

from pathlib import Path

import pytest

from sotedesk import __version__
from sotedesk.cli.main import NOT_YET
from tests.cli.running import assert_refused, run


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("olematon",), "komentoa olematon ei ole. Ohje: sotedesk --help"),
        (("generate",), "puuttuu --clients, --contacts. Ohje: sotedesk generate --help"),
        (("search",), "puuttuu HAKU. Ohje: sotedesk search --help"),
        (("verify", "--vika"), "tuntematon --vika. Ohje: sotedesk --help"),
        (("demo", "--scale", "iso"), "--scale on kokonaisluku. Ohje: sotedesk demo --help"),
        (("verify", "--login"), "kohdan --login arvo puuttuu. Ohje: sotedesk verify --help"),
        (
            ("init", "--unit-kind", "muu"),
            (
                "--unit-kind on jokin näistä: 'health', 'family_centre', 'working_age', "
                "'older_people', 'disability'. Ohje: sotedesk init --help"
            ),
        ),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(words: tuple[str, ...], problem: str) -> None:
    said = run(*words)

    assert (said.code, said.out) == (2, "")
    assert said.err == f"Komento ei kelpaa: {problem}\n"


def test_the_help_is_finnish_and_names_every_command() -> None:
    said = run("--help")

    assert said.code == 0
    assert said.out.startswith("käyttö: sotedesk")
    for name in ("demo", "self-test", "init", "generate", "search", "verify", "print", *NOT_YET):
        assert f" {name} " in said.out
    assert "show this help" not in said.out


def test_the_version_is_told() -> None:
    assert run("--version").out.strip() == __version__


@pytest.mark.parametrize("name", NOT_YET)
def test_a_command_of_a_later_release_says_so_whatever_follows_it(name: str) -> None:
    assert_refused(run(name, "jotain", "--json"), f"Komentoa {name} ei ole vielä tässä versiossa.")


@pytest.mark.parametrize(
    "words",
    [
        ("sync", "hub", "postgresql://desk:salaisuus@hub.example/sote"),
        ("hub", "init", "https://desk:s%40la@hub.example"),
        ("search", "postgres://:salaisuus@hub.example"),
        ("--profile", "file://a:salaisuus@x", "verify"),
    ],
)
def test_an_address_with_a_password_is_refused_and_not_repeated(words: tuple[str, ...]) -> None:
    said = run(*words)

    assert_refused(said, "Osoitteessa on salasana. Ota se pois ja anna salasana: --password-file.")


@pytest.mark.parametrize("words", [(), ("demo",)])
@pytest.mark.parametrize(
    "screen", [{}, {"DISPLAY": ":87"}, {"DISPLAY": "x"}, {"WAYLAND_DISPLAY": "wayland-87"}]
)
def test_without_a_screen_the_desk_is_not_opened(
    words: tuple[str, ...], screen: dict[str, str]
) -> None:
    said = run(*words, variables=screen)

    assert_refused(said, "Näyttöä ei löydy. Käynnistä graafisessa istunnossa tai xvfb-run -a.")


def test_a_text_size_out_of_range_is_refused() -> None:
    assert_refused(
        run("demo", "--scale", "40"), "Tekstin koko on 100–200 prosenttia. Tarkista --scale."
    )


def test_without_a_terminal_nothing_is_asked(profile: Path) -> None:
    said = run("--profile", profile, "verify", variables={"SOTEDESK_LOGIN": ""})

    assert_refused(said, "Anna --login ja --password-file, tai aja komento päätteessä.")


def test_an_old_character_set_gets_question_marks_and_no_traceback(profile: Path) -> None:
    said = run("--profile", profile, "generate", "--clients", 0, "--contacts", 0)
    assert_refused(said, "Asiakkaita on 1–1000000 ja yhteydenottoja 0–1000000. Tarkista määrät.")

    plain = run(
        "--profile",
        profile,
        "generate",
        "--clients",
        0,
        "--contacts",
        0,
        variables={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert plain.err.startswith("Asiakkaita on 1?1000000")

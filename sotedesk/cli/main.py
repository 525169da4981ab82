"""The command line: reads the words, runs one command, turns refusals into one clear line.

Exit codes: 0 on success, 1 on a refusal or a failed check, 2 on wrong usage. Commands are
imported when they run: a screen must be painted before the rest of the program is loaded.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from sotedesk import __version__
from sotedesk.cli.refusals import Refusal, refusal_words
from sotedesk.cli.usage import COMMAND, FinnishParser, refuse_passwords_in_addresses
from sotedesk.i18n import _

NOT_YET = (
    "desk",
    "sync",
    "hub",
    "county",
    "call",
    "purge",
    "form",
    "export",
    "import",
    "report",
    "retention",
)
"""Commands of later issues: refused with a sentence, never faked."""

_Commands: TypeAlias = "argparse._SubParsersAction[FinnishParser]"  # noqa: SLF001 - it has no other name


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: Without the program's name; ``None`` for those of the process.

    Returns:
        The exit code.
    """
    _write_what_can_be_written()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
    except KeyboardInterrupt:
        sys.stderr.write(_("Keskeytettiin.") + "\n")
    except BrokenPipeError:
        _leave_stdout()
    except Exception as error:  # noqa: BLE001 - a command never ends in a traceback
        _leave_stdout()
        sys.stderr.write(refusal_words(error) + "\n")
    else:
        return code
    return 1


_WINDOWS: Mapping[tuple[str, ...], Mapping[str, Any]] = {
    (): {"module": "open_desk", "profile": None},
    ("demo",): {"module": "demo", "dark": False, "scale": 100},
}
"""What the parser makes of the words that open a window; a test holds the two equal."""


def _run(words: Sequence[str]) -> int:
    quick = _WINDOWS.get(tuple(words))
    if quick is not None:
        # A window is to be painted in 1.3 times a bare one's time; the parser takes a twentieth.
        given = argparse.Namespace(**quick)
    else:
        refuse_passwords_in_addresses(words)
        given = _parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = import_module(f"sotedesk.cli.{given.module}").run
    return run(given)


def _write_what_can_be_written() -> None:
    """Let a terminal of an old character set show a question mark for what it does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _leave_stdout() -> None:
    """Write the rest of the output nowhere, so that Python does not try it again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> FinnishParser:
    parser = FinnishParser(prog="sotedesk", description=_("SoteDesk, asiakasohjauksen työpöytä"))
    parser.add_argument(
        "--version", action="version", version=__version__, help=_("näytä version numero")
    )
    parser.add_argument("--profile", type=Path, metavar="KANSIO", help=_("missä tiedot ovat"))
    parser.set_defaults(module="open_desk")
    commands = parser.add_subparsers(title=_("komennot"), metavar=COMMAND)
    _add_desk(commands)
    _add_profile(commands)
    _add_workers(commands)
    _add_synthetic(commands)
    _add_care(commands)
    for name in NOT_YET:
        later = _command(commands, name, "not_yet", _("ei vielä tässä versiossa"))
        later.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _command(commands: _Commands, name: str, module: str, told: str) -> FinnishParser:
    made = commands.add_parser(name, help=told, description=told)
    made.add_argument(
        "--profile",
        type=Path,
        metavar="KANSIO",
        default=argparse.SUPPRESS,
        help=_("missä tiedot ovat"),
    )
    made.set_defaults(module=module, command=name)
    return made


def _with_login(command: FinnishParser, *, recovery: bool = False) -> None:
    command.add_argument(
        "--login", default="", metavar="TUNNUS", help=_("käyttäjätunnus (tai SOTEDESK_LOGIN)")
    )
    command.add_argument(
        "--password-file",
        type=Path,
        metavar="TIEDOSTO",
        help=_("tiedosto, jossa on salasana (tai SOTEDESK_PASSWORD)"),
    )
    if recovery:
        command.add_argument(
            "--recovery", action="store_true", help=_("salasanan sijaan palautusohjeen koodi")
        )


def _add_desk(commands: _Commands) -> None:
    demo = _command(commands, "demo", "demo", _("avaa esittelypäivän keksityillä asiakkailla"))
    demo.add_argument("--dark", action="store_true", help=_("tumma teema"))
    demo.add_argument(
        "--scale",
        type=int,
        default=100,
        metavar="PROSENTTIA",
        help=_("tekstin koko, 100–200"),
    )
    _command(commands, "self-test", "self_test", _("käy päätehtävän läpi ilman näyttöä"))


def _add_profile(commands: _Commands) -> None:
    init = _command(commands, "init", "init", _("tekee uuden profiilin"))
    _with_login(init)
    init.add_argument("--synthetic", action="store_true", help=_("vain keksittyjä asiakkaita"))
    init.add_argument("--first-name", default="", metavar="NIMI", help=_("etunimi"))
    init.add_argument("--last-name", default="", metavar="NIMI", help=_("sukunimi"))
    init.add_argument("--title", default="", metavar="NIMIKE", help=_("ammattinimike"))
    init.add_argument("--unit", default="", metavar="NIMI", help=_("yksikön nimi"))
    init.add_argument(
        "--unit-kind",
        default="health",
        choices=("health", "family_centre", "working_age", "older_people", "disability"),
        help=_("yksikön laji; siitä tulevat asioiden tyypit"),
    )
    init.add_argument(
        "--recovery-sheet",
        type=Path,
        metavar="TIEDOSTO",
        help=_("palautusohjeen PDF-tiedosto"),
    )
    password = _command(commands, "password", "password", _("vaihtaa salasanan"))
    _with_login(password, recovery=True)
    password.add_argument(
        "--new-password-file",
        type=Path,
        metavar="TIEDOSTO",
        help=_("tiedosto, jossa on uusi salasana"),
    )
    verify = _command(commands, "verify", "verify", _("tarkistaa, että tiedot ovat ehjät"))
    _with_login(verify, recovery=True)
    verify.add_argument("--quick", action="store_true", help=_("vain ketjut, ei koko tiedostoa"))
    verify.add_argument(
        "--refold", action="store_true", help=_("muodostaa rivit ensin uudelleen muutoksista")
    )
    verify.add_argument("--json", action="store_true", help=_("tulos ohjelman luettavaksi"))
    for name, told in (
        ("backup", _("tekee salatun varmuuskopion")),
        ("restore", _("tekee profiilin varmuuskopiosta")),
    ):
        copy = _command(commands, name, name, told)
        _with_login(copy, recovery=True)
        copy.add_argument("file", type=Path, metavar="TIEDOSTO", help=_("varmuuskopio"))
        if name == "backup":
            copy.add_argument(
                "--replace", action="store_true", help=_("korvaa samannimisen varmuuskopion")
            )


def _add_workers(commands: _Commands) -> None:
    worker = _command(commands, "worker", "worker", _("työntekijät, jotka käyttävät työpöytää"))
    what = worker.add_subparsers(title=_("komennot"), metavar=COMMAND, dest="what", required=True)
    add = _command(what, "add", "worker", _("lisää työntekijän, jolla on oma salasana"))
    _with_login(add)
    add.add_argument("new_login", metavar="UUSI_TUNNUS", help=_("uuden työntekijän tunnus"))
    add.add_argument("--first-name", default="", metavar="NIMI", help=_("etunimi"))
    add.add_argument("--last-name", default="", metavar="NIMI", help=_("sukunimi"))
    add.add_argument("--title", default="", metavar="NIMIKE", help=_("ammattinimike"))
    add.add_argument("--unit", default="", metavar="NIMI", help=_("yksikön nimi, jos ei omasi"))
    add.add_argument(
        "--role",
        default="",
        choices=("nurse", "guide", "mapper", "social_worker", "supervisor"),
        help=_("tehtävä; muuten yksikön lajin mukaan"),
    )
    add.add_argument(
        "--new-password-file",
        type=Path,
        metavar="TIEDOSTO",
        help=_("tiedosto, jossa on uuden työntekijän salasana"),
    )
    found = _command(what, "list", "worker", _("kertoo, ketkä voivat kirjautua"))
    _with_login(found)
    found.add_argument("--json", action="store_true", help=_("tulos ohjelman luettavaksi"))


def _add_synthetic(commands: _Commands) -> None:
    generate = _command(commands, "generate", "generate", _("täyttää keksityn profiilin"))
    _with_login(generate)
    generate.add_argument(
        "--clients", type=int, required=True, metavar="N", help=_("asiakkaiden määrä")
    )
    generate.add_argument(
        "--contacts", type=int, required=True, metavar="M", help=_("yhteydenottojen määrä")
    )
    generate.add_argument(
        "--seed", type=int, default=1, metavar="S", help=_("sama siemen, samat tiedot")
    )
    generate.add_argument("--truth", type=Path, metavar="TIEDOSTO", help=_("totuustiedosto (JSON)"))


def _add_care(commands: _Commands) -> None:
    search = _command(commands, "search", "search", _("hakee asiakkaan"))
    _with_login(search)
    search.add_argument(
        "text", metavar="HAKU", help=_("nimi, henkilötunnus, syntymäaika, puhelin tai numero")
    )
    search.add_argument("--json", action="store_true", help=_("tulos ohjelman luettavaksi"))
    paper = _command(commands, "print", "print_plan", _("tulostaa suunnitelman PDF:ksi"))
    _with_login(paper)
    paper.add_argument("what", choices=("plan",), metavar="plan", help=_("suunnitelma"))
    paper.add_argument(
        "--plan", required=True, metavar="NUMERO", help=_("suunnitelman numero tai tunniste")
    )
    paper.add_argument(
        "--layout",
        default="client",
        choices=("client", "professional", "brief", "relative"),
        help=_("kenelle"),
    )
    paper.add_argument(
        "--participant", default="", metavar="NIMI", help=_("läheinen, jonka kopio tulostetaan")
    )
    paper.add_argument(
        "--with-hetu", action="store_true", help=_("ammattilaisen tulosteeseen henkilötunnus")
    )
    paper.add_argument(
        "--reason", default="", metavar="SYY", help=_("miksi paperi annetaan kiellosta huolimatta")
    )
    paper.add_argument(
        "-o", "--output", type=Path, required=True, metavar="TIEDOSTO", help=_("PDF-tiedosto")
    )

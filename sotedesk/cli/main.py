"""The command line: reads the words, runs one command, turns refusals into one clear line.

Exit codes: 0 on success, 1 on a refusal or a failed check, 2 on wrong usage. Commands are
imported when they run: a screen must be painted before the rest of the program is loaded.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from sotedesk import __version__
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
    "report",
    "retention",
)
"""Commands of later issues: refused with a sentence, never faked."""


class Refusal(Exception):  # noqa: N818 - a refusal is no error of the program
    """A command says no: one line for the person, exit code 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: Without the program's name; ``None`` for those of the process.

    Returns:
        The exit code.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = import_module(f"sotedesk.cli.{given.module}").run
        return run(given)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
    except KeyboardInterrupt:
        sys.stderr.write(_("Keskeytettiin.") + "\n")
    except BrokenPipeError:
        return 1
    except Exception as error:  # noqa: BLE001 - a command never ends in a traceback
        from sotedesk.cli.refusals import refusal_words  # noqa: PLC0415 - only when refused

        sys.stderr.write(refusal_words(error) + "\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sotedesk", description=_("SoteDesk, asiakasohjauksen työpöytä")
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--profile", type=Path, help=_("missä tiedot ovat"))
    parser.set_defaults(module="open_desk")
    commands = parser.add_subparsers(title=_("komennot"), metavar="")
    _add_desk(commands)
    _add_data(commands)
    _add_care(commands)
    for name in NOT_YET:
        later = _command(commands, name, "not_yet", _("ei vielä tässä versiossa"))
        later.add_argument("rest", nargs="*")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    module: str,
    told: str,
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=told, description=told)
    made.add_argument(
        "--profile", type=Path, default=argparse.SUPPRESS, help=_("missä tiedot ovat")
    )
    made.set_defaults(module=module, command=name)
    return made


def _with_login(command: argparse.ArgumentParser) -> None:
    command.add_argument("--login", default="", help=_("käyttäjätunnus"))
    command.add_argument("--password-file", type=Path, help=_("tiedosto, jossa on salasana"))


def _add_desk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _command(commands, "demo", "demo", _("avaa esittelypäivän keksityillä asiakkailla"))
    demo.add_argument("--dark", action="store_true", help=_("tumma teema"))
    demo.add_argument("--scale", type=int, default=100, help=_("tekstin koko, 100–200 %%"))
    _command(commands, "self-test", "self_test", _("käy päätehtävän läpi ilman näyttöä"))


def _add_data(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    init = _command(commands, "init", "init", _("tekee uuden profiilin"))
    _with_login(init)
    init.add_argument("--synthetic", action="store_true", help=_("vain keksittyjä asiakkaita"))
    init.add_argument("--first-name", default="")
    init.add_argument("--last-name", default="")
    init.add_argument("--title", default="")
    init.add_argument("--unit", default="")
    init.add_argument(
        "--unit-kind",
        default="health",
        choices=("health", "family_centre", "working_age", "older_people", "disability"),
    )
    init.add_argument("--recovery-sheet", type=Path, help=_("palautusohjeen PDF-tiedosto"))
    generate = _command(commands, "generate", "generate", _("täyttää keksityn profiilin"))
    _with_login(generate)
    generate.add_argument("--clients", type=int, required=True)
    generate.add_argument("--contacts", type=int, required=True)
    generate.add_argument("--seed", type=int, default=1)
    generate.add_argument("--truth", type=Path, help=_("totuustiedosto"))
    verify = _command(commands, "verify", "verify", _("tarkistaa, että tiedot ovat ehjät"))
    _with_login(verify)
    verify.add_argument("--quick", action="store_true")
    verify.add_argument("--refold", action="store_true")
    verify.add_argument("--json", action="store_true")
    for name, told in (
        ("backup", _("tekee salatun varmuuskopion")),
        ("restore", _("tekee profiilin varmuuskopiosta")),
    ):
        copy = _command(commands, name, name, told)
        _with_login(copy)
        copy.add_argument("file", type=Path)


def _add_care(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    search = _command(commands, "search", "search", _("hakee asiakkaan"))
    _with_login(search)
    search.add_argument("text")
    search.add_argument("--json", action="store_true")
    paper = _command(commands, "print", "print_plan", _("tulostaa suunnitelman PDF:ksi"))
    _with_login(paper)
    paper.add_argument("what", choices=("plan",))
    paper.add_argument("--plan", required=True)
    paper.add_argument(
        "--layout", default="client", choices=("client", "professional", "brief", "relative")
    )
    paper.add_argument("-o", "--output", type=Path, required=True)

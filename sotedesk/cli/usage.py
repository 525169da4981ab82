"""The argument parser in Finnish, and what no command takes: a password inside an address."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import N_, _

WRONG_USAGE: Final = 2
COMMAND: Final = "KOMENTO"
"""How help and refusals call a command's place."""
_ADDRESS_WITH_PASSWORD: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s@]*:[^/\s@]+@", re.IGNORECASE)
# argparse words its problems in English; these are all that our commands can meet.
_PROBLEMS: Final = (
    (r"the following arguments are required: (?P<what>.*)", N_("puuttuu {what}")),
    (r"unrecognized arguments: (?P<what>.*)", N_("tuntematon {what}")),
    (rf"argument {COMMAND}: invalid choice: '(?P<what>[^']*)'.*", N_("komentoa {what} ei ole")),
    (
        r"argument (?P<what>\S*): invalid choice: .* \(choose from (?P<choices>.*)\)",
        N_("{what} on jokin näistä: {choices}"),
    ),
    (r"argument (?P<what>\S*): invalid int value: .*", N_("{what} on kokonaisluku")),
    (r"argument (?P<what>\S*): expected .*", N_("kohdan {what} arvo puuttuu")),
)


class FinnishParser(argparse.ArgumentParser):
    """Says in one Finnish line what is wrong with a command, and exits with 2."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - argparse's own arguments
        super().__init__(**given, add_help=False, allow_abbrev=False, formatter_class=_FinnishHelp)
        self._positionals.title = _("annettavat tiedot")
        self._optionals.title = _("valinnat")
        self.add_argument("-h", "--help", action="help", help=_("näytä tämä ohje"))

    def error(self, message: str) -> NoReturn:
        """Override ArgumentParser.error: one line, in Finnish."""
        line = _("Komento ei kelpaa: {problem}. Ohje: {program} --help").format(
            problem=_problem(message), program=self.prog
        )
        sys.stderr.write(line + "\n")
        sys.exit(WRONG_USAGE)


class _FinnishHelp(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401 - argparse's own
        """Override HelpFormatter.add_usage: the word before the usage is Finnish."""
        super().add_usage(usage, actions, groups, _("käyttö: ") if prefix is None else prefix)


def _problem(message: str) -> str:
    for form, words in _PROBLEMS:
        if found := re.fullmatch(form, message):
            return _(words).format(**found.groupdict())
    return message


def refuse_passwords_in_addresses(words: Sequence[str]) -> None:
    """Refuse an address with a password: others on the machine can read a command's words.

    Raises:
        Refusal: One of the words is such an address; it is not repeated.
    """
    if any(_ADDRESS_WITH_PASSWORD.search(word) for word in words):
        raise Refusal(_("Osoitteessa on salasana. Ota se pois ja anna salasana: --password-file."))

"""Opening a profile for a command: where it is, who opens it, with what password."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sotedesk.app import OpenDesk, default_folder, open_desk
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _
from sotedesk.services.accounts import SHORTEST_PASSWORD

if TYPE_CHECKING:
    from sotedesk.store.credential import Password, RecoveryCode

PASSWORD_VARIABLE: Final = "SOTEDESK_PASSWORD"  # noqa: S105 - the variable's name
LOGIN_VARIABLE: Final = "SOTEDESK_LOGIN"


def folder_of(given: argparse.Namespace) -> Path:
    """Give the profile's folder."""
    return given.profile or default_folder()


def login_of(given: argparse.Namespace) -> str:
    """Give the login name: option, variable, or asked for."""
    login: str = given.login or os.environ.get(LOGIN_VARIABLE, "")
    return login.strip() or ask(_("Käyttäjätunnus: "), hidden=False).strip()


def password_of(given: argparse.Namespace, prompt: str = "") -> str:
    """Give the password: file, variable (tests and scripts), or asked for."""
    if given.password_file is not None:
        return _first_line(given.password_file)
    return os.environ.get(PASSWORD_VARIABLE) or ask(prompt or _("Salasana: "), hidden=True)


def new_password(file: Path | None) -> str:
    """Give a new password, from a file or asked for twice.

    Raises:
        Refusal: It is too short, said before it is asked for again; or the two differ.
    """
    if file is not None:
        password = long_enough(_first_line(file))
    else:
        asked = _("Uusi salasana, ainakin {count} merkkiä: ").format(count=SHORTEST_PASSWORD)
        password = long_enough(ask(asked, hidden=True))
        if ask(_("Uusi salasana toisen kerran: "), hidden=True) != password:
            raise Refusal(_("Salasanat eivät ole samat. Mitään ei muutettu."))
    return password


def long_enough(password: str) -> str:
    """Give a password back that may be taken.

    Raises:
        Refusal: It is too short.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal(
            _("Salasanassa on oltava ainakin {count} merkkiä. Valitse pidempi.").format(
                count=SHORTEST_PASSWORD
            )
        )
    return password


def credential_of(given: argparse.Namespace) -> "Password | RecoveryCode":
    """Give what opens the profile: login name and password, or the recovery sheet's code.

    Raises:
        RecoveryCodeMistypedError: The code cannot be one.
    """
    from sotedesk.store.credential import Password, RecoveryCode  # noqa: PLC0415 - when needed

    if getattr(given, "recovery", False):
        return RecoveryCode.parse(password_of(given, _("Palautuskoodi: ")))
    return Password(login_of(given), password_of(given))


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            _("Salasanatiedostoa {path} ei voi lukea. Tarkista nimi ja oikeudet.").format(path=file)
        ) from error
    if not lines or not lines[0]:
        raise Refusal(
            _("Salasanatiedosto {path} on tyhjä. Kirjoita siihen salasana.").format(path=file)
        )
    return lines[0]


def ask(prompt: str, *, hidden: bool) -> str:
    """Ask on the terminal.

    Raises:
        Refusal: There is no terminal, or the answer is empty.
    """
    if not sys.stdin.isatty():
        raise Refusal(_("Anna --login ja --password-file, tai aja komento päätteessä."))
    try:
        answer = getpass.getpass(prompt) if hidden else input(prompt)
    except EOFError:
        answer = ""
    if not answer.strip():
        raise Refusal(_("Tyhjä vastaus. Mitään ei tehty."))
    return answer


@contextmanager
def opened(given: argparse.Namespace) -> Iterator[OpenDesk]:
    """Open the profile a command names, and close it afterwards."""
    desk = open_desk(folder_of(given), credential_of(given))
    try:
        if desk.took_new_id:
            tell_of_copy()
        yield desk
    finally:
        desk.close()


def tell_of_copy() -> None:
    """Say that a copied profile has become a desk of its own; the command goes on."""
    sys.stderr.write(_("Huomaa: profiili on kopio, ja se sai uuden työpöydän tunnuksen.") + "\n")

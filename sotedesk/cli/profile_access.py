"""Opening a profile for a command: where it is, who opens it, with what password."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sotedesk.app import OpenDesk, default_folder, open_desk
from sotedesk.cli.main import Refusal
from sotedesk.i18n import _

PASSWORD_VARIABLE = "SOTEDESK_PASSWORD"  # noqa: S105 - the variable's name, not a password
LOGIN_VARIABLE = "SOTEDESK_LOGIN"


def folder_of(given: argparse.Namespace) -> Path:
    """Give the profile's folder."""
    return given.profile or default_folder()


def login_of(given: argparse.Namespace) -> str:
    """Give the login name: option, variable, or asked for."""
    login: str = given.login or os.environ.get(LOGIN_VARIABLE, "")
    return login or ask(_("Käyttäjätunnus: "), hidden=False)


def password_of(given: argparse.Namespace) -> str:
    """Give the password: file, variable (tests and scripts), or asked for."""
    if given.password_file is not None:
        try:
            return str(given.password_file.read_text(encoding="utf-8")).rstrip("\n")
        except OSError as error:
            raise Refusal(
                _("Salasanatiedostoa {path} ei voi lukea.").format(path=given.password_file)
            ) from error
    return os.environ.get(PASSWORD_VARIABLE) or ask(_("Salasana: "), hidden=True)


def ask(prompt: str, *, hidden: bool) -> str:
    """Ask on the terminal.

    Raises:
        Refusal: There is no terminal, or the answer is empty.
    """
    if not sys.stdin.isatty():
        raise Refusal(_("Anna --login ja --password-file, tai aja komento päätteessä."))
    answer = getpass.getpass(prompt) if hidden else input(prompt)
    if not answer:
        raise Refusal(_("Tyhjä vastaus. Mitään ei tehty."))
    return answer


@contextmanager
def opened(given: argparse.Namespace) -> Iterator[OpenDesk]:
    """Open the profile a command names, and close it afterwards."""
    from sotedesk.store.credential import Password  # noqa: PLC0415 - SQLAlchemy, when needed

    desk = open_desk(folder_of(given), Password(login_of(given), password_of(given)))
    try:
        yield desk
    finally:
        desk.close()

"""`init`: a new profile with its first worker, and the recovery sheet."""

import argparse
import os
import shutil
from pathlib import Path

from sotedesk.app import Founder, found_profile
from sotedesk.cli.profile_access import (
    PASSWORD_VARIABLE,
    ask,
    folder_of,
    login_of,
    long_enough,
    new_password,
    password_of,
)
from sotedesk.cli.progress import busy
from sotedesk.cli.refusals import Refusal
from sotedesk.cli.whole_file import write_whole
from sotedesk.i18n import _
from sotedesk.model.worker import UnitKind


def run(given: argparse.Namespace) -> int:
    """Make the profile; the recovery sheet is written beside it or where it was asked for."""
    from sotedesk.store.staging import refuse_used  # noqa: PLC0415 - SQLAlchemy, when needed

    folder: Path = folder_of(given)
    refuse_used(folder)
    sheet = given.recovery_sheet or folder.with_name(folder.name + "-palautusohje.pdf")
    _refuse_present(sheet)
    founder = _founder(given)
    with busy(_("Tehdään profiilia")):
        _make(folder, founder, sheet, synthetic=given.synthetic)
    print(_("Profiili on tehty: {path}").format(path=folder))
    print(
        _("Tulosta palautusohje, säilytä se lukitussa paikassa ja poista tiedosto: {path}").format(
            path=sheet
        )
    )
    return 0


def _founder(given: argparse.Namespace) -> Founder:
    password = _given_password(given)
    login = login_of(given)
    return Founder(
        login=login,
        password=password or new_password(None),
        first_name=given.first_name or ask(_("Etunimi: "), hidden=False),
        last_name=given.last_name or ask(_("Sukunimi: "), hidden=False),
        title=given.title,
        unit_name=given.unit or ask(_("Yksikkö: "), hidden=False),
        unit_kind=UnitKind(given.unit_kind),
    )


def _given_password(given: argparse.Namespace) -> str:
    """Give the password of the file or the variable, refused before anything is asked."""
    if given.password_file is not None or os.environ.get(PASSWORD_VARIABLE):
        return long_enough(password_of(given))
    return ""


def _make(folder: Path, founder: Founder, sheet: Path, *, synthetic: bool) -> None:
    """Make profile and sheet, or neither: without the sheet nobody would know the code."""
    from sotedesk.printing import recovery_sheet  # noqa: PLC0415 - reportlab, when needed

    had_folder = folder.exists()
    made = False
    try:
        code = found_profile(folder, founder, synthetic=synthetic)
        made = True
        content = recovery_sheet(code.text())
        _refuse_present(sheet)  # another init may have come by meanwhile
        write_whole(sheet, content)
    except BaseException:
        # Only what this very call made: a profile that another one made meanwhile stays.
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        if had_folder:
            folder.mkdir(exist_ok=True)
        raise


def _refuse_present(sheet: Path) -> None:
    if sheet.exists():
        raise Refusal(_("{path} on jo olemassa. Valitse toinen nimi.").format(path=sheet))

"""`init`: a new profile with its first worker, and the recovery sheet."""

import argparse
from pathlib import Path

from sotedesk.app import Founder, found_profile
from sotedesk.cli.main import Refusal
from sotedesk.cli.print_plan import write_whole
from sotedesk.cli.profile_access import ask, folder_of, login_of, password_of
from sotedesk.i18n import _
from sotedesk.model.worker import UnitKind

SHORTEST_PASSWORD = 8


def run(given: argparse.Namespace) -> int:
    """Make the profile; the recovery sheet is written beside it or where it was asked for."""
    folder: Path = folder_of(given)
    password = password_of(given)
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal(
            _("Salasanassa on oltava ainakin {count} merkkiä.").format(count=SHORTEST_PASSWORD)
        )
    founder = Founder(
        login=login_of(given),
        password=password,
        first_name=given.first_name or ask(_("Etunimi: "), hidden=False),
        last_name=given.last_name or ask(_("Sukunimi: "), hidden=False),
        title=given.title,
        unit_name=given.unit or ask(_("Yksikkö: "), hidden=False),
        unit_kind=UnitKind(given.unit_kind),
    )
    sheet = given.recovery_sheet or folder.with_name(folder.name + "-palautusohje.pdf")
    if sheet.exists():
        raise Refusal(_("{path} on jo olemassa. Valitse toinen nimi.").format(path=sheet))
    folder.parent.mkdir(parents=True, exist_ok=True)
    code = found_profile(folder, founder, synthetic=given.synthetic)
    from sotedesk.printing import recovery_sheet  # noqa: PLC0415 - reportlab, when needed

    write_whole(sheet, recovery_sheet(str(code)))
    print(_("Profiili on tehty: {path}").format(path=folder))
    print(
        _("Tulosta palautusohje, säilytä se lukitussa paikassa ja poista tiedosto: {path}").format(
            path=sheet
        )
    )
    return 0

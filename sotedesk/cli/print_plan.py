"""`print plan`: a plan as a PDF."""

import argparse
import os
from pathlib import Path
from uuid import UUID

from sotedesk.cli.main import Refusal
from sotedesk.cli.profile_access import opened
from sotedesk.i18n import _
from sotedesk.model.ids import PlanId


def run(given: argparse.Namespace) -> int:
    """Print a plan's sheet into a file; a file that is there is replaced only when it is whole."""
    if given.layout != "client":
        raise Refusal(
            _("Tulostetta {name} ei ole vielä tässä versiossa.").format(name=given.layout)
        )
    try:
        plan = PlanId(UUID(given.plan))
    except ValueError as error:
        raise Refusal(_("--plan on suunnitelman tunniste. Hae se: sotedesk search.")) from error
    with opened(given) as desk:
        pdf = desk.services.plans.print_sheet(desk.actor(), plan)
    write_whole(given.output, pdf)
    print(given.output)
    return 0


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refusal(_("Tiedostoa {path} ei voi kirjoittaa.").format(path=path)) from error

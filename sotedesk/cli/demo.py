"""`demo`: the desk on a throw-away synthetic profile, no login."""

import argparse

from sotedesk.cli.display import require_display
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _

_SMALLEST, _LARGEST = 100, 200


def run(given: argparse.Namespace) -> int:
    """Open the demo day."""
    if not _SMALLEST <= given.scale <= _LARGEST:
        raise Refusal(_("Tekstin koko on 100–200 prosenttia. Tarkista --scale."))
    require_display()
    from sotedesk.app import run_demo  # noqa: PLC0415 - Qt, only with a display

    return run_demo(dark=given.dark, scale=given.scale / 100)

"""Commands that come with later issues: refused with a sentence."""

import argparse

from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Refuse."""
    raise Refusal(_("Komentoa {name} ei ole vielä tässä versiossa.").format(name=given.command))

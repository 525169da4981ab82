"""`sotedesk`: opens the desk on the screen."""

import argparse
import os
import sys

from sotedesk.cli.main import Refusal
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Open the desk."""
    require_display()
    from sotedesk.app import default_folder, run_desk  # noqa: PLC0415 - Qt, only with a display

    return run_desk(given.profile or default_folder())


def require_display() -> None:
    """Refuse where Qt would abort.

    Raises:
        Refusal: There is no screen.
    """
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Refusal(_("Näyttöä ei löydy. Käynnistä graafisessa istunnossa tai xvfb-run -a."))

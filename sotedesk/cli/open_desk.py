"""`sotedesk`: opens the desk on the screen."""

import argparse

from sotedesk.cli.display import require_display


def run(given: argparse.Namespace) -> int:
    """Open the desk."""
    require_display()
    from sotedesk.app import default_folder, run_desk  # noqa: PLC0415 - Qt, only with a display

    return run_desk(given.profile or default_folder())

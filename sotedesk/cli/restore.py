"""`restore F`: a profile from a backup; it becomes a desk of its own when it is opened."""

import argparse

from sotedesk.cli.profile_access import credential_of, folder_of
from sotedesk.cli.progress import busy
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Restore a backup into a new folder."""
    from sotedesk.store.backup import restore  # noqa: PLC0415 - SQLAlchemy, when needed
    from sotedesk.store.schema import check_schema  # noqa: PLC0415 - as above

    folder, credential = folder_of(given), credential_of(given)
    with busy(_("Palautetaan")):
        restore(given.file, folder, credential, check_schema=check_schema)
    print(
        _("Profiili on palautettu: {path}. Se saa avattaessa uuden työpöydän tunnuksen.").format(
            path=folder
        )
    )
    return 0

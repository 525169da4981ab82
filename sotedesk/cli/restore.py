"""`restore F`: a profile from a backup; it becomes a desk of its own when it is opened."""

import argparse

from sotedesk.cli.profile_access import folder_of, login_of, password_of
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Restore a backup into a new folder."""
    from sotedesk.store.backup import restore  # noqa: PLC0415 - SQLAlchemy, when needed
    from sotedesk.store.credential import Password  # noqa: PLC0415 - as above
    from sotedesk.store.schema import check_schema  # noqa: PLC0415 - as above

    folder = folder_of(given)
    credential = Password(login_of(given), password_of(given))
    restore(given.file, folder, credential, check_schema=check_schema)
    print(
        _("Profiili on palautettu: {path}. Se saa uuden työpöydän tunnuksen.").format(path=folder)
    )
    return 0

"""`backup F`: an encrypted copy, checked."""

import argparse

from sotedesk.cli.profile_access import opened
from sotedesk.cli.progress import busy
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Write a backup; a name that is taken is refused before a password is asked for."""
    from sotedesk.store.backup import backup, refuse_present  # noqa: PLC0415 - when needed

    refuse_present(given.file, replacing=given.replace)
    with opened(given) as desk, busy(_("Tehdään varmuuskopiota")):
        desk.desk_keeping.record_backup(desk.opener())
        backup(desk.profile, given.file, replacing=given.replace)
    print(_("Varmuuskopio on tehty ja tarkistettu: {path}").format(path=given.file))
    return 0

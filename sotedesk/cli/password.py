"""`password`: a new password, by the old one or by the recovery sheet's code."""

import argparse
from contextlib import closing
from uuid import UUID

from sotedesk.app import open_desk
from sotedesk.cli.profile_access import credential_of, folder_of, login_of, new_password
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _
from sotedesk.model.ids import WorkerId


def run(given: argparse.Namespace) -> int:
    """Change the password; the former one opens nothing more here."""
    from sotedesk.store.credential import Password  # noqa: PLC0415 - SQLAlchemy, when needed

    login = login_of(given)
    credential = credential_of(given)
    with closing(open_desk(folder_of(given), credential)) as desk:
        worker = desk.profile.worker or _only_worker(desk.profile.key_file.workers)
        new = Password(login, new_password(given.new_password_file))
        desk.desk_keeping.record_password_change(desk.opener(), WorkerId(worker))
        desk.profile.set_password(worker, new)
    print(_("Salasana on vaihdettu. Aiemmat varmuuskopiot aukeavat aiemmalla salasanalla."))
    return 0


def _only_worker(workers: tuple[UUID, ...]) -> UUID:
    if len(workers) != 1:
        raise Refusal(
            _("Profiilissa on monta työntekijää. Pyydä pääkäyttäjää vaihtamaan salasana.")
        )
    return workers[0]

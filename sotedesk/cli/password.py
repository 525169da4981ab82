"""`password`: a new password, by the old one or by the recovery sheet's code."""

import argparse
from uuid import UUID

from sotedesk.cli.profile_access import credential_of, folder_of, login_of, new_password
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _


def run(given: argparse.Namespace) -> int:
    """Change the password; the former one opens nothing more here."""
    from sotedesk.store.credential import Password  # noqa: PLC0415 - SQLAlchemy, when needed
    from sotedesk.store.profile import Profile  # noqa: PLC0415 - as above
    from sotedesk.store.schema import check_schema  # noqa: PLC0415 - as above

    login = login_of(given)
    credential = credential_of(given)
    with Profile.open(folder_of(given), credential, check_schema=check_schema) as profile:
        worker = profile.worker or _only_worker(profile.key_file.workers)
        new = Password(login, new_password(given.new_password_file))
        profile.set_password(worker, new)
    print(_("Salasana on vaihdettu. Aiemmat varmuuskopiot aukeavat aiemmalla salasanalla."))
    return 0


def _only_worker(workers: tuple[UUID, ...]) -> UUID:
    if len(workers) != 1:
        raise Refusal(
            _("Profiilissa on monta työntekijää. Pyydä pääkäyttäjää vaihtamaan salasana.")
        )
    return workers[0]

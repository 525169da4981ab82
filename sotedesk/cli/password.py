"""`password`: a new password, by the old one or by the recovery sheet's code."""

import argparse
from contextlib import closing
from uuid import UUID

from sotedesk.app import OpenDesk, open_desk
from sotedesk.cli.profile_access import credential_of, folder_of, login_of, new_password
from sotedesk.cli.refusals import Refusal
from sotedesk.i18n import _
from sotedesk.model.ids import WorkerId
from sotedesk.model.worker import Worker, login_key


def run(given: argparse.Namespace) -> int:
    """Change the password; the former one opens nothing more here."""
    from sotedesk.store.credential import Password  # noqa: PLC0415 - SQLAlchemy, when needed

    login = login_of(given)
    credential = credential_of(given)
    with closing(open_desk(folder_of(given), credential)) as desk:
        worker = desk.profile.worker or _whose(desk, login)
        new = Password(login, new_password(given.new_password_file))
        desk.desk_keeping.record_password_change(desk.opener(), WorkerId(worker), login)
        desk.profile.set_password(worker, new)
    print(_("Salasana on vaihdettu. Aiemmat varmuuskopiot aukeavat aiemmalla salasanalla."))
    return 0


def _whose(desk: OpenDesk, login: str) -> UUID:
    """Give whose password the recovery sheet renews: the one of that login name, or the only one.

    Raises:
        Refusal: There are several and none has that login name.
    """
    holders = desk.profile.key_file.workers
    found = [one for one in holders if login_key(_login_of(desk, one)) == login_key(login)]
    if not found and len(holders) > 1:
        raise Refusal(_("Tunnusta ei ole tällä työpöydällä. Tarkista --login."))
    return (found or list(holders))[0]


def _login_of(desk: OpenDesk, worker: UUID) -> str:
    with desk.store.units.reading() as uow:
        known = uow.get(Worker, worker)
    return known.login if known is not None else ""

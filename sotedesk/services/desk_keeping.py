"""Lines of the usage log for what happens to the desk itself: who opened, copied or re-keyed it.

Each is written before the thing is done, so that nothing of it happens without a line; the line
of one that then failed stands, too. Not here: doing it (``store``).
"""

from uuid import UUID

from sotedesk.model.access import Actor
from sotedesk.model.ids import WorkerId
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Role, Worker
from sotedesk.services.logins import keep_login
from sotedesk.services.rights import Right
from sotedesk.services.work import Work, Works, use_case

RECOVERY = WorkerId(UUID(int=0))
"""Stands for the worker where the recovery sheet's code opened the desk: it is nobody's own."""


def opener(worker: WorkerId | None) -> Actor:
    """Give who opened the desk, as far as the key tells: their own record may not have arrived.

    Args:
        worker: Whose password opened it; ``None`` for the recovery sheet, logged as ``RECOVERY``.
    """
    return Actor(
        worker=worker or RECOVERY,
        roles=frozenset({Role.ADMINISTRATOR}),
        unit=None,
        registers=frozenset(),
        purpose="desk",
    )


class DeskKeeping:
    """The duty of keeping a desk: every worker's who can open it."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.KEEP_DESK, LogAction.LOG_IN, always_logged=True, undoable=False)
    def record_log_in(self, work: Work, login: str = "") -> None:
        """Note that a worker has begun at the desk on the screen, also by unlocking it.

        Args:
            login: As typed; kept with the worker, so that nobody else is given the same. Profiles
                of the first release have it in the key file only, where it cannot be read.
        """
        _keep_own(work, work.actor.worker, login)

    @use_case(Right.KEEP_DESK, LogAction.BACKUP, always_logged=True, undoable=False)
    def record_backup(self, work: Work) -> None:
        """Note that an encrypted copy is made."""

    @use_case(Right.KEEP_DESK, LogAction.MAINTAIN, always_logged=True, undoable=False)
    def record_new_identity(self, work: Work) -> None:
        """Note that a restored or copied profile has become a desk of its own."""

    @use_case(Right.KEEP_DESK, LogAction.MAINTAIN, always_logged=True, undoable=False)
    def record_password_change(self, work: Work, worker: WorkerId, login: str = "") -> None:
        """Note that a worker gets a new password, by the old one or by the recovery sheet.

        Args:
            login: With the recovery sheet the worker may take another login name.

        Raises:
            LoginTakenError: Another worker has it.
        """
        _keep_own(work, worker, login)
        work.touched.add(worker)


def _keep_own(work: Work, worker: WorkerId, login: str) -> None:
    known = work.look(Worker, worker)
    if known is not None and login:
        keep_login(work, known, login)

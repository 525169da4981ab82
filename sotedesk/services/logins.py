"""Login names: kept with the worker, inside the encrypted file, so that no two are the same.

The key file cannot tell: it holds no names (decision 0004).
"""

from dataclasses import replace

from sotedesk.model.worker import Worker, login_key
from sotedesk.services.work import Work


class LoginTakenError(ValueError):
    """Another worker has the login name; nothing was written."""


def keep_login(work: Work, before: Worker, login: str) -> Worker:
    """Write a worker's login name, unless it is written already.

    Raises:
        LoginTakenError: Somebody else has it.
    """
    if login_key(login) == login_key(before.login):
        return before
    require_free(work, login)
    return work.save(before, replace(before, login=login.strip()))


def require_free(work: Work, login: str) -> None:
    """Let a login name pass that nobody has; an empty one passes, too.

    Raises:
        LoginTakenError: Somebody has it, here or at another desk.
    """
    wanted = login_key(login)
    if wanted and any(
        login_key(one.login) == wanted for one in work.visible(work.store.find(Worker))
    ):
        raise LoginTakenError

"""Accounts: who can log in to this desk, and letting one more do so.

An account is a shared record, the worker's own; what opens the desk is a slot of its key file. The
record is written first, by a use case, then the slot, by whoever asked (``services.ports.Slots``).
A desk that is killed between the two has a worker without a password: the list says so, and
``prepare`` with a slot completes it. The other way round a password would open a desk whose worker
nobody knows.
"""

from collections.abc import Iterable

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import UnitId, WorkerId
from sotedesk.model.names import sort_key
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Role, Unit, Worker
from sotedesk.services.directory import employed
from sotedesk.services.directory_keeping import NewWorker, create_worker
from sotedesk.services.logins import keep_login
from sotedesk.services.ports import Slots
from sotedesk.services.rights import Right
from sotedesk.services.work import Work, Works, use_case

SHORTEST_PASSWORD = 8
"""Characters a password has at least."""


class NoLoginError(ValueError):
    """An account needs a login name; nothing was written."""


class NoUnitError(ValueError):
    """An account needs a unit: its desk is the unit's; nothing was written."""


class HasPasswordError(PermissionError):
    """The worker has a password here already, which only they change; nothing was written."""


class OtherRegisterLoginError(PermissionError):
    """Only an administrator lets somebody of the other register log in; nothing was written.

    Whoever gives a password could log in with it, and see what is not theirs to see.
    """


@dataclass(frozen=True, slots=True)
class Account:
    """A worker as the list of accounts shows them.

    Attributes:
        unit: Name of the unit, or empty.
        has_password: They can log in to this desk.
    """

    worker: Worker
    unit: str
    has_password: bool


class Accounts:
    """The duty of letting colleagues log in."""

    def __init__(self, works: Works, slots: Slots) -> None:
        self.works = works
        self._slots = slots

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def accounts(self, work: Work) -> tuple[Account, ...]:
        """Give those employed today by last name, and whether they can log in here."""
        units = {UnitId(one.id): one.name for one in work.find(Unit)}
        holders = self._slots.holders()
        found = sorted(
            employed(work),
            key=lambda one: (sort_key(f"{one.last_name} {one.first_name}"), one.id),
        )
        return tuple(
            Account(one, units.get(one.unit, "") if one.unit else "", one.id in holders)
            for one in found
        )

    # Not undoable: the slot lies outside the store. Always logged: a password is given.
    @use_case(Right.KEEP_DIRECTORY, always_logged=True, undoable=False)
    def add(self, work: Work, new: NewWorker) -> Worker:
        """Write the record of a colleague who is to log in; the password is given next.

        Raises:
            NamelessError: No name.
            NoLoginError: No login name.
            LoginTakenError: Somebody has the login name.
            NoUnitError: No unit.
            OtherRegisterLoginError: The colleague works in a register that is not the actor's.
        """
        if not new.login.strip():
            raise NoLoginError
        if new.unit is None:
            raise NoUnitError
        _refuse_other_register(work, new.registers)
        return create_worker(work, new)

    @use_case(Right.KEEP_DIRECTORY, always_logged=True, undoable=False)
    def prepare(self, work: Work, worker: WorkerId, login: str) -> Worker:
        """Write the login name of a colleague who has no password here; it is given next.

        Raises:
            AbsentError: There is no such worker.
            NoLoginError: No login name.
            LoginTakenError: Somebody else has the login name.
            NoUnitError: The worker has no unit.
            HasPasswordError: They can log in already.
            OtherRegisterLoginError: They work in a register that is not the actor's.
        """
        before = work.get(Worker, worker)
        if worker in self._slots.holders():
            raise HasPasswordError
        if not login.strip():
            raise NoLoginError
        if before.unit is None:
            raise NoUnitError
        _refuse_other_register(work, before.registers)
        return keep_login(work, before, login)

    @use_case(Right.KEEP_DESK, LogAction.MAINTAIN, always_logged=True, undoable=False)
    def begin_password_change(self, work: Work) -> Worker:
        """Note that the actor changes their own password, before it is done.

        Returns:
            Their record, with the login name.

        Raises:
            AbsentError: It has not arrived at this desk.
            NoLoginError: Nobody has logged in by that name, as in the demo.
        """
        own = work.get(Worker, work.actor.worker)
        if not own.login:
            raise NoLoginError
        return own


def _refuse_other_register(work: Work, registers: Iterable[Register]) -> None:
    if Role.ADMINISTRATOR in work.actor.roles:
        return
    if not set(registers) <= work.actor.registers:
        raise OtherRegisterLoginError

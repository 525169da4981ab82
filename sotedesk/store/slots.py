"""The slots of the key file as services ask for them."""

from sotedesk.model.ids import WorkerId
from sotedesk.store.credential import Password
from sotedesk.store.keys import KdfCost
from sotedesk.store.profile import Profile


class ProfileSlots:
    """Who can open a profile (``services.ports.Slots``).

    Args:
        cost: Of turning a password into a key; None for the proper one.
    """

    def __init__(self, profile: Profile, cost: KdfCost | None = None) -> None:
        self._profile = profile
        self._cost = cost

    def holders(self) -> frozenset[WorkerId]:
        """Give the workers who have a password here."""
        return frozenset(WorkerId(one) for one in self._profile.key_file.workers)

    def give(self, worker: WorkerId, login: str, password: str) -> None:
        """Let a worker open the profile with this and with no earlier password.

        Raises:
            DiskFullError: Nothing has changed.
            NotWritableError: Nothing has changed.
        """
        self._profile.set_password(worker, Password(login, password), cost=self._cost)

    def change(self, login: str, old: str, new: str) -> None:
        """Replace a worker's own password.

        Raises:
            WrongPasswordError: The old one is wrong; nothing has changed.
            DiskFullError: Nothing has changed.
            NotWritableError: Nothing has changed.
        """
        self._profile.change_password(Password(login, old), Password(login, new), cost=self._cost)

"""What can be wrong with a change, one class for each; nothing of its batch was stored."""

from sotedesk.model.changes import ChangeId
from sotedesk.store.errors import StoreError


class ChangeError(StoreError):
    """A received change cannot be taken; nothing of what came with it was stored.

    Attributes:
        change: Which one.
    """

    def __init__(self, change: ChangeId, problem: str) -> None:
        super().__init__(f"change {change.text()}: {problem}")
        self.change = change


class ForgedChangeError(ChangeError):
    """The payload does not have its digest, or the hash does not follow from the one before."""

    def __init__(self, change: ChangeId) -> None:
        super().__init__(change, "its hash is not what its content says")


class MalformedChangeError(ChangeError):
    """The change is whole, but no desk of ours can have written it."""

    def __init__(self, change: ChangeId, problem: str) -> None:
        super().__init__(change, problem)


class ChangeDiffersError(ChangeError):
    """Another desk's change is here already with another hash: one of the two was forged."""

    def __init__(self, change: ChangeId) -> None:
        super().__init__(change, "it is here with another hash")


class OwnChangeUnknownError(ChangeError):
    """This desk's own id with a number or hash it does not have: its file was copied or set back.

    The desk has to take a new desk id before it writes again.
    """

    def __init__(self, change: ChangeId) -> None:
        super().__init__(change, "it names this desk, which has not written it")


class NoDeskError(StoreError):
    """The database has no desk id yet; one is taken when the store is opened."""

    def __init__(self) -> None:
        super().__init__("no desk id has been taken")

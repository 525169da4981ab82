"""Which role may do what. Until accounts are built out, the duties at the desk share most rights.

Rights are codes; each service method declares one (``services.work.use_case``).
"""

from enum import StrEnum

from sotedesk.model.access import Actor
from sotedesk.model.worker import Role


class Right(StrEnum):
    """Something a worker may do."""

    TAKE_CONTACTS = "take_contacts"
    SEE_CLIENTS = "see_clients"
    EDIT_CLIENTS = "edit_clients"
    REVIEW_TRIGGERS = "review_triggers"
    MAP = "map"
    PLAN = "plan"
    ASSIGN = "assign"
    PRINT = "print"
    CARRY_OVER = "carry_over"
    SEE_DIRECTORY = "see_directory"
    KEEP_DIRECTORY = "keep_directory"
    UNDO = "undo"
    KEEP_DESK = "keep_desk"


_DESK_WORK = frozenset(Right)
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.GUIDE: _DESK_WORK,
    Role.NURSE: _DESK_WORK,
    Role.MAPPER: _DESK_WORK,
    Role.SOCIAL_WORKER: _DESK_WORK,
    Role.SUPERVISOR: _DESK_WORK,
    Role.ADMINISTRATOR: frozenset(
        {Right.SEE_DIRECTORY, Right.KEEP_DIRECTORY, Right.UNDO, Right.KEEP_DESK}
    ),
}


class RightError(PermissionError):
    """The worker's roles do not include a right; nothing was read or written.

    Attributes:
        right: What is lacking.
    """

    def __init__(self, right: Right) -> None:
        """Name the lacking right."""
        super().__init__(right.value)
        self.right = right


def require(actor: Actor, right: Right) -> None:
    """Let an actor with the right pass.

    Raises:
        RightError: None of the roles has the right.
    """
    if not any(right in RIGHTS.get(role, ()) for role in actor.roles):
        raise RightError(right)

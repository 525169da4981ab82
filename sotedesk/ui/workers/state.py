"""What the screen of the workers shows."""

import json
from dataclasses import asdict, fields
from enum import StrEnum

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import UnitId, WorkerId
from sotedesk.model.worker import Role
from sotedesk.services.accounts import Account

FORM = "workers"
ROLES = (Role.NURSE, Role.GUIDE, Role.MAPPER, Role.SOCIAL_WORKER, Role.SUPERVISOR)
"""What a new worker can be; an administrator is whoever founded the profile."""


class Doing(StrEnum):
    """Which form stands beside the list."""

    ADD = "add"
    GIVE = "give"
    CHANGE = "change"


class Problem(StrEnum):
    """What is wrong with something typed."""

    NAMELESS = "nameless"
    NO_UNIT = "no_unit"
    NO_LOGIN = "no_login"
    LOGIN_TAKEN = "login_taken"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a code
    SHORT_PASSWORD = "short_password"  # noqa: S105 - a code
    DIFFERENT_PASSWORDS = "different_passwords"


@dataclass(frozen=True, slots=True)
class Typed:
    """The form of a new worker, without the passwords: those are nowhere but in their fields.

    Attributes:
        unit: Text of the unit's id, or empty.
        role: Code of the role, or empty.
    """

    first_name: str = ""
    last_name: str = ""
    title: str = ""
    unit: str = ""
    role: str = ""
    login: str = ""

    def draft(self) -> str:
        """Give it as a draft holds it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def typed_of(draft: str) -> Typed:
    """Give what a draft holds; what it does not know is as if not typed."""
    found = json.loads(draft)
    names = {one.name for one in fields(Typed)}
    return Typed(**{name: str(value) for name, value in found.items() if name in names})


@dataclass(frozen=True, slots=True)
class WorkersState:
    """Everything the screen shows.

    Attributes:
        own: Who looks.
        units: Id and name of each unit.
        whom: Whose password is given or changed.
        problems: By field.
        round: Counts what was done: with each, the password fields are emptied.
        busy: A password is being sealed.
    """

    own: WorkerId
    accounts: tuple[Account, ...] = ()
    units: tuple[tuple[UnitId, str], ...] = ()
    doing: Doing = Doing.ADD
    whom: Account | None = None
    typed: Typed = Typed()
    problems: tuple[tuple[str, Problem], ...] = ()
    round: int = 0
    busy: bool = False

"""Who may be named for whom, as data: qualification, main needs, and why an asking is returned.

The program shows whether a qualification fits; it neither ranks nor chooses.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any

from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.trigger import PickReason
from sotedesk.model.worker import Role


class Fit(StrEnum):
    """How a qualification stands to the role and the main need.

    Only ``OTHER_REGISTER`` and ``NOT_OWN_WORKER`` keep somebody from being named.
    """

    FITS = "fits"
    OTHER_NEED = "other_need"
    NEED_OPEN = "need_open"
    NEEDS_PAIR = "needs_pair"
    NOT_OWN_WORKER = "not_own_worker"
    OTHER_REGISTER = "other_register"


@dataclass(frozen=True, slots=True)
class MainNeed:
    """What a client can mainly need, and whose work it is.

    Attributes:
        text: Stored with the naming as it is, for a county may speak of other needs.
        roles: Whose qualification fits.
    """

    code: str
    text: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingRules:
    """What one version of the file says.

    Attributes:
        source: The law section it comes from, and what of it is unverified.
        section: The section in short, to stand on the screen.
        verified: The county has checked which roles meet the section.
        own_worker: Roles whose qualification allows being an own worker.
        special_support: Roles of whom one must be there, alone or as the pair, for a client with a
            need of special support.
        needs: In the order of the screen.
        return_reasons: Why an asking is returned, to pick by number.
    """

    version: str
    source: str
    section: str
    verified: bool
    own_worker: frozenset[Role]
    special_support: frozenset[Role]
    needs: tuple[MainNeed, ...]
    return_reasons: tuple[PickReason, ...]

    def may_be_own_worker(self, roles: Iterable[Role]) -> bool:
        """Whether one of the roles allows being an own worker."""
        return not self.own_worker.isdisjoint(roles)

    def gives_special_support(self, roles: Iterable[Role]) -> bool:
        """Whether one of the roles meets a need of special support."""
        return not self.special_support.isdisjoint(roles)

    def fit(
        self,
        roles: Collection[Role],
        registers: Collection[Register],
        *,
        role: AssignmentRole,
        register: Register,
        main_need: str,
        special_support: bool,
    ) -> Fit:
        """Say how somebody's qualification stands to what is wanted.

        Args:
            roles: The worker's, or of all members of a team.
            registers: Whose records the work is done in.
            role: As what somebody is named.
            register: Of the naming.
            main_need: Words of the need; a need the file does not know is as if not chosen.
            special_support: The client was found to need special support.
        """
        own_worker = role is AssignmentRole.OWN_WORKER
        if register not in registers:
            return Fit.OTHER_REGISTER
        if own_worker and not self.may_be_own_worker(roles):
            return Fit.NOT_OWN_WORKER
        if own_worker and special_support and not self.gives_special_support(roles):
            return Fit.NEEDS_PAIR
        fitting = next((need.roles for need in self.needs if need.text == main_need), None)
        if fitting is None:
            return Fit.NEED_OPEN
        return Fit.OTHER_NEED if fitting.isdisjoint(roles) else Fit.FITS


def read_naming_rules(where: str, data: Mapping[str, Any]) -> NamingRules:
    """Read the file.

    Raises:
        DataFileError: Something is missing, a role is unknown, or a code stands twice.
    """
    try:
        made = NamingRules(
            version=data["version"],
            source=data["source"],
            section=data["section"],
            verified=data["verified"],
            own_worker=_roles(data["own_worker"]),
            special_support=_roles(data["special_support"]),
            needs=tuple(
                MainNeed(entry["code"], entry["text"], _roles(entry["roles"]))
                for entry in data["needs"]
            ),
            return_reasons=tuple(
                PickReason(entry["code"], entry["text"]) for entry in data["return_reasons"]
            ),
        )
        twice = _stands_twice(made.needs) or _stands_twice(made.return_reasons)
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(where, f"missing or wrong: {error}") from error
    if twice:
        raise DataFileError(where, "a code stands twice")
    return made


def _roles(codes: Iterable[str]) -> frozenset[Role]:
    return frozenset(Role(code) for code in codes)


def _stands_twice(entries: tuple[MainNeed, ...] | tuple[PickReason, ...]) -> bool:
    return len({entry.code for entry in entries}) < len(entries)

"""Whom the data lets be named: qualification, register of the work, and the pair.

Source: sosiaalihuoltolaki 1301/2014 42 § [M]; which of our roles meet it is data
(``model.naming_rules``).
"""

from sotedesk.model.assignment import Assignment, AssignmentRole
from sotedesk.model.breaches import overlaps
from sotedesk.model.matter import SpecialSupport
from sotedesk.model.naming_rules import Fit, NamingRules
from sotedesk.model.worker import Team, Worker
from sotedesk.services.candidates import special_support
from sotedesk.services.naming_periods import Whom, members_of, taken_of_person
from sotedesk.services.work import Work


class NotQualifiedError(ValueError):
    """The qualification does not allow being an own worker; nothing was written.

    Attributes:
        whom: Who cannot be named.
    """

    def __init__(self, whom: Whom) -> None:
        """Say who."""
        super().__init__(str(whom.worker or whom.team))
        self.whom = whom


class PairNeededError(NotQualifiedError):
    """A client with a need of special support needs a social worker, or one as the pair."""


class OtherRegisterError(NotQualifiedError):
    """The work is done in the other register, so the client's records would not be seen."""


_REFUSALS: dict[Fit, type[NotQualifiedError]] = {
    Fit.NOT_OWN_WORKER: NotQualifiedError,
    Fit.NEEDS_PAIR: PairNeededError,
    Fit.OTHER_REGISTER: OtherRegisterError,
}


def refuse_unfit(work: Work, rules: NamingRules, made: Assignment, role: AssignmentRole) -> None:
    """Let whoever is named or asked in a record pass, if the data lets them.

    Raises:
        AbsentError: There is no such worker or team.
        NotQualifiedError: The qualification does not allow being an own worker.
        PairNeededError: A social worker has to be named or asked first, as the pair.
        OtherRegisterError: The work is done in the other register.
    """
    workers = _workers(work, made)
    registers = {one for worker in workers for one in worker.registers}
    if any(worker.id == work.actor.worker for worker in workers):
        registers |= work.actor.registers
    fit = rules.fit(
        {one for worker in workers for one in worker.roles},
        registers,
        role=role,
        register=made.register,
        main_need=made.main_need,
        special_support=special_support(work, made.client) is SpecialSupport.YES,
    )
    if fit is Fit.NEEDS_PAIR and _has_pair(work, rules, made):
        return
    if fit in _REFUSALS:
        raise _REFUSALS[fit](Whom(worker=made.worker, team=made.team))


def _workers(work: Work, naming: Assignment) -> list[Worker]:
    if naming.team is not None:
        return members_of(work, work.get(Team, naming.team).id)
    return [work.get(Worker, naming.worker)] if naming.worker is not None else []


def _has_pair(work: Work, rules: NamingRules, made: Assignment) -> bool:
    beside = [one for one in taken_of_person(work, made) if overlaps(one, made)]
    return any(
        rules.gives_special_support(worker.roles)
        for naming in beside
        for worker in _workers(work, naming)
    )

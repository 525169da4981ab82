"""The directory: colleagues, units, teams and services. Shared; it tells nothing of any client."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sotedesk.model.changes import Register
from sotedesk.model.names import sort_key
from sotedesk.model.record import Record
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Role, Service, Team, Unit, Worker
from sotedesk.services.rights import Right
from sotedesk.services.work import AbsentError, Work, Works, use_case

R = TypeVar("R", bound=Record)

_MAPPERS = frozenset({Role.MAPPER, Role.GUIDE})


class Directory:
    """Who works here and what there is, in Finnish order of names."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def workers(self, work: Work) -> tuple[Worker, ...]:
        """Give those employed today, by last name."""
        return _in_order(employed(work), _by_last_name)

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def mappers(self, work: Work, register: Register) -> tuple[Worker, ...]:
        """Give those whose work it is to map: mappers and guides of a register, by last name.

        Source: handbook: client guidance maps in social care, the *kartoittaja* in health care.

        Args:
            register: Whose records the mapping is; who keeps others would never see the request.
        """
        mapping = (
            one
            for one in employed(work)
            if register in one.registers and not _MAPPERS.isdisjoint(one.roles)
        )
        return _in_order(mapping, _by_last_name)

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def colleagues(self, work: Work) -> tuple[Worker, ...]:
        """Give the others of the actor's unit who are employed today, by last name."""
        mine = work.actor
        others = (one for one in employed(work) if one.id != mine.worker and one.unit == mine.unit)
        return _in_order(others, _by_last_name) if mine.unit is not None else ()

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def worker(self, work: Work) -> Worker:
        """Give the actor's own line.

        Raises:
            AbsentError: It has not arrived at this desk.
        """
        return work.get(Worker, work.actor.worker)

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def unit(self, work: Work) -> Unit:
        """Give the actor's unit.

        Raises:
            AbsentError: The actor has no unit, or it has not arrived at this desk.
        """
        if work.actor.unit is None:
            raise AbsentError("unit")
        return work.get(Unit, work.actor.unit)

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def units(self, work: Work) -> tuple[Unit, ...]:
        """Give the units, by name."""
        return _in_order(work.find(Unit), lambda unit: f"{unit.name} {unit.desk_name}")

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def teams(self, work: Work) -> tuple[Team, ...]:
        """Give the teams, by name."""
        return _in_order(work.find(Team), lambda team: team.name)

    @use_case(Right.SEE_DIRECTORY, LogAction.LIST)
    def services(self, work: Work) -> tuple[Service, ...]:
        """Give the service directory, by name."""
        return _in_order(work.find(Service), lambda service: service.name)


def employed(work: Work) -> list[Worker]:
    """Give those employed today."""
    return [
        worker
        for worker in work.find(Worker)
        if (worker.employed_from is None or worker.employed_from <= work.today)
        and (worker.employed_until is None or work.today <= worker.employed_until)
    ]


def _by_last_name(worker: Worker) -> str:
    return f"{worker.last_name} {worker.first_name}"


def _in_order(found: Iterable[R], name: Callable[[R], str]) -> tuple[R, ...]:
    return tuple(sorted(found, key=lambda one: (sort_key(name(one)), one.id)))

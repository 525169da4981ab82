"""Naming who is there for a client: contact person, own worker or own team.

Source: handbook, "tarvittaessa oma yhteyshenkilö, omatyöntekijä tai oma tiimi"; project plan
§3.2.4 (chosen by the main need); users.md [4.e]. A worker names oneself or the own team; anybody
else is asked (``services.askings``). *Not needed* and *not wanted* are normal ends with their
reason; only *still to name* is a task.
"""

from dataclasses import replace
from datetime import date

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.model.naming_rules import NamingRules
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Team, Worker
from sotedesk.services.candidates import Candidates, candidates_for
from sotedesk.services.client_access import opened_client
from sotedesk.services.naming_list import ClientNaming, unit_namings
from sotedesk.services.naming_periods import (
    Whom,
    holds,
    in_force,
    is_of,
    new_naming,
    overlapping,
    refuse_overlap,
    refuse_reversed,
    register_of,
    taken_of_person,
)
from sotedesk.services.naming_refusals import refuse_unfit
from sotedesk.services.naming_view import NamingView, view_naming
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import own_unit, require_reason, same_person, subject_of
from sotedesk.services.work import Work, Works, use_case

__all__ = ["Assignments", "NamingView", "in_force"]

_UNNAMED = {
    AssignmentStatus.NOT_NEEDED: True,
    AssignmentStatus.NOT_WANTED: True,
    AssignmentStatus.STILL_TO_NAME: False,
}
"""How nobody is named, and whether the reason has to be told."""
_STANDING = (AssignmentStatus.NAMED, AssignmentStatus.ASKED)


class AskFirstError(ValueError):
    """Somebody else, or a team one is not in, is asked and not named; nothing was written."""


class AlreadyEndedError(ValueError):
    """The naming does not stand any more, so it cannot be changed."""


class Assignments:
    """The desk duty of naming."""

    def __init__(self, works: Works, rules: NamingRules) -> None:
        self.works = works
        self._rules = rules

    @use_case(Right.ASSIGN)
    def name_worker(
        self,
        work: Work,
        client: ClientId,
        worker: WorkerId,
        *,
        role: AssignmentRole = AssignmentRole.CONTACT_PERSON,
        main_need: str = "",
        client_wish: str = "",
        reason: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
    ) -> NamingView:
        """Name oneself as contact person or own worker.

        An own worker is social care's (SHL 42 § [M]), whatever the unit; a contact person belongs
        to the register of the actor's unit.

        Args:
            worker: The actor's own id.
            valid_from: First day; ``None`` for today.
            valid_until: Last day; ``None`` while it goes on.

        Raises:
            AbsentError: No such client, or the register is not this actor's.
            AskFirstError: It is somebody else.
            BasisNeededError: A basis has to be recorded first.
            NotQualifiedError: The qualification does not allow being an own worker.
            OverlappingNamingError: Somebody is named or asked in that role in those days.
            PeriodReversedError: The last day is before the first.
        """
        work.get(Worker, worker)
        if worker != work.actor.worker:
            raise AskFirstError(str(worker))
        made = replace(
            new_naming(work, client, register_of(work, role)),
            role=role,
            worker=worker,
            main_need=main_need,
            client_wish=client_wish,
            status_reason=reason,
            valid_from=valid_from or work.today,
            valid_until=valid_until,
        )
        return self._named(work, made, role)

    @use_case(Right.ASSIGN)
    def name_team(
        self,
        work: Work,
        client: ClientId,
        team: TeamId,
        *,
        main_need: str = "",
        client_wish: str = "",
        reason: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
    ) -> NamingView:
        """Name a team that the actor is in.

        Raises:
            AbsentError: No such client or team, or the register is not this actor's.
            AskFirstError: The actor is not in the team.
            BasisNeededError: A basis has to be recorded first.
            OverlappingNamingError: A team is named or asked in those days.
            PeriodReversedError: The last day is before the first.
        """
        work.get(Team, team)
        made = replace(
            new_naming(work, client, own_unit(work).keeps),
            role=AssignmentRole.OWN_TEAM,
            team=team,
            main_need=main_need,
            client_wish=client_wish,
            status_reason=reason,
            valid_from=valid_from or work.today,
            valid_until=valid_until,
        )
        if not is_of(work, made, work.actor.worker):
            raise AskFirstError(str(team))
        return self._named(work, made, AssignmentRole.OWN_TEAM)

    @use_case(Right.ASSIGN)
    def leave_unnamed(
        self,
        work: Work,
        client: ClientId,
        status: AssignmentStatus,
        *,
        reason: str = "",
        main_need: str = "",
        client_wish: str = "",
        ask_again_on: date | None = None,
    ) -> NamingView:
        """Record that nobody is named: not needed, not wanted, or still to name.

        Args:
            reason: Why not needed, or the client's own reason for not wanting; the door stays
                open. Not asked for *still to name*.
            ask_again_on: When a client who does not want anybody may be asked again.

        Raises:
            OverlappingNamingError: Somebody is named or asked; that has to be ended or taken back
                first.
            ReasonNeededError: Not needed or not wanted without a reason.
            ValueError: The status says that somebody is named or asked.
        """
        if status not in _UNNAMED:
            raise ValueError(status)
        made = replace(
            new_naming(work, client, own_unit(work).keeps),
            status=status,
            status_reason=require_reason(reason) if _UNNAMED[status] else reason.strip(),
            ask_again_on=ask_again_on if status is AssignmentStatus.NOT_WANTED else None,
            main_need=main_need,
            client_wish=client_wish,
            valid_from=work.today,
        )
        for present in taken_of_person(work, made):
            if holds(present, work.today):
                raise overlapping(work, present)
        return view_naming(work, work.create(made))

    @use_case(Right.ASSIGN)
    def end(self, work: Work, shown: Assignment, last_day: date, reason: str = "") -> NamingView:
        """End a naming, or end it sooner.

        Args:
            shown: As it was on the screen.
            last_day: The last day it holds.

        Raises:
            AlreadyEndedError: Nobody is named in it, or it ends by that day already.
            PeriodReversedError: The last day is before its first.
        """
        found = work.get(Assignment, shown.id)
        ended = found.valid_until is not None and found.valid_until <= last_day
        if found.status is not AssignmentStatus.NAMED or ended:
            raise AlreadyEndedError(str(found.id))
        refuse_reversed(found.valid_from, last_day)
        after = replace(shown, valid_until=last_day, status_reason=reason or shown.status_reason)
        return view_naming(work, work.save(shown, after))

    @use_case(Right.ASSIGN)
    def set_stand_in(
        self,
        work: Work,
        shown: Assignment,
        stand_in: Whom | None,
        *,
        first_day: date | None = None,
        last_day: date | None = None,
    ) -> NamingView:
        """Say who answers while the named one is away; it needs no asking.

        Args:
            shown: As it was on the screen.
            stand_in: A worker or a team; ``None`` for nobody.
            first_day: ``None`` with no last day either: at any absence.
            last_day: The last day of standing in.

        Raises:
            AbsentError: No such worker or team.
            AlreadyEndedError: Nobody is named or asked in it, or it has ended.
            PeriodReversedError: The last day is before the first.
        """
        found = work.get(Assignment, shown.id)
        if found.status not in _STANDING or not holds(found, work.today):
            raise AlreadyEndedError(str(found.id))
        refuse_reversed(first_day, last_day)
        who = known_whom(work, stand_in or Whom())
        after = replace(
            shown,
            stand_in=who.worker,
            stand_in_team=who.team,
            stand_in_from=first_day if stand_in is not None else None,
            stand_in_until=last_day if stand_in is not None else None,
        )
        return view_naming(work, work.save(shown, after))

    @use_case(Right.ASSIGN)
    def set_takes_new(self, work: Work, *, takes: bool) -> Worker:
        """Say whether one takes new clients: everybody for oneself only.

        Raises:
            AbsentError: The actor's line has not arrived at this desk.
        """
        found = work.get(Worker, work.actor.worker)
        return work.save(found, replace(found, takes_new=takes))

    @use_case(Right.ASSIGN, LogAction.VIEW)
    def of_client(self, work: Work, client: ClientId) -> tuple[NamingView, ...]:
        """Give who is named for a client, also from a coming day on.

        Raises:
            AbsentError: There is no such client.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        opened_client(work, client)
        return tuple(view_naming(work, naming) for naming in in_force(work, client))

    @use_case(Right.ASSIGN, LogAction.VIEW)
    def candidates(self, work: Work, client: ClientId) -> Candidates:
        """Give who may be named for a client, in alphabetical order.

        Counts are plain figures over the registers of the actor's duty; nothing is ranked.

        Raises:
            AbsentError: There is no such client.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        return candidates_for(work, subject_of(work, opened_client(work, client)))

    @use_case(Right.ASSIGN, LogAction.LIST)
    def list_clients(self, work: Work) -> tuple[ClientNaming, ...]:
        """Give the unit's clients who need many services or were named for.

        Those still to name come first, then all in alphabetical order.
        """
        return unit_namings(work)

    def _named(self, work: Work, made: Assignment, role: AssignmentRole) -> NamingView:
        refuse_unfit(work, self._rules, made, role)
        refuse_reversed(made.valid_from, made.valid_until)
        refuse_overlap(work, made)
        return view_naming(work, work.create(made))


def record_wish(
    work: Work, client: ClientId, register: Register, status: AssignmentStatus, reason: str
) -> Assignment | None:
    """Leave a naming standing as a mapping found it, within the use case that decides.

    Args:
        status: Not needed, not wanted or still to name.
        reason: In the client's words or the worker's.

    Returns:
        ``None`` where somebody is named or asked already, or the same was recorded last: then
        nothing is left to do.

    Raises:
        AbsentError: No such client, or the register is not this actor's.
    """
    made = replace(
        new_naming(work, client, register),
        status=status,
        status_reason=reason,
        valid_from=work.today,
    )
    if any(holds(present, work.today) for present in taken_of_person(work, made)):
        return None
    return None if _stands_already(work, made) else work.create(made)


def _stands_already(work: Work, made: Assignment) -> bool:
    """Whether the newest record of the person in that register says the same."""
    of_person = one_of("client", *same_person(work, made.client))
    found = work.store.find(Assignment, of_person, *where(register=made.register))
    newest = max(found, key=lambda one: one.id, default=None)
    said = (made.status, made.status_reason)
    return newest is not None and (newest.status, newest.status_reason) == said


def known_whom(work: Work, whom: Whom) -> Whom:
    """Give whom a worker chose, once it is sure that the directory knows them.

    Raises:
        AbsentError: There is no such worker or team.
    """
    if whom.worker is not None:
        work.get(Worker, whom.worker)
    if whom.team is not None:
        work.get(Team, whom.team)
    return whom

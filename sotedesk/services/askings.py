"""Asking somebody to be there for a client: asked, then accepted or returned with a reason.

Source: ux.md §5, hand-over: responsibility stays with the sender until accepted; a return needs a
reason; what is unanswered past its day rises on the desk of the sender's unit.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.masking import Shown
from sotedesk.model.names import sort_key
from sotedesk.model.naming_rules import NamingRules
from sotedesk.model.usage_log import LogAction
from sotedesk.model.weekdays import weekdays_ahead
from sotedesk.services.naming_periods import (
    Whom,
    holds,
    in_the_way,
    is_handed_on,
    is_of,
    new_naming,
    overlapping,
    refuse_overlap,
    refuse_reversed,
    register_of,
    teams_of,
)
from sotedesk.services.naming_refusals import refuse_unfit
from sotedesk.services.naming_view import NamingView, view_naming, who_of
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import require_reason, same_person, subject
from sotedesk.services.work import HELSINKI, Work, Works, use_case

RETURNED_DAYS = 14
"""Days an asking that was returned stands before the asker, unless a newer record follows it."""
TAKEN_BACK = "taken_back"
"""Reason code of an asking that its asker took back unanswered."""


class AlreadyAnsweredError(ValueError):
    """The asking has been answered or taken back; nothing was written."""


class AskedOfAnotherError(PermissionError):
    """It was somebody else who was asked; nothing was written."""


class NotAskerError(PermissionError):
    """An asking is taken back by the asker or the asker's unit; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """As what, from when and why somebody is asked.

    Attributes:
        role: Of a worker; a team is always asked as own team.
        reason: Why this one was chosen.
        valid_from: First day; ``None`` for today.
        valid_until: Last day; ``None`` while it goes on.
        message: What the asker tells the one asked.
        answer_by: ``None`` for two weekdays from today.
    """

    role: AssignmentRole = AssignmentRole.CONTACT_PERSON
    main_need: str = ""
    client_wish: str = ""
    reason: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    message: str = ""
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingLine:
    """An asking as it stands on a desk.

    Attributes:
        days: Whole days since it was asked or returned.
        days_late: Whole days past the day an answer was awaited; negative before it.
    """

    view: NamingView
    days: int
    days_late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingsOfDesk:
    """What is asked of the worker, what the worker asked, and what came back.

    Attributes:
        incoming: Asked of the worker or of a team the worker is in, the longest wait first.
        waiting: The worker's own askings; those of the unit too once the answer is late.
        returned: The worker's own that were returned and that nothing newer follows.
    """

    incoming: tuple[AskingLine, ...]
    waiting: tuple[AskingLine, ...]
    returned: tuple[AskingLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNaming:
    """A client the worker is named for, as seen before all are handed on.

    Attributes:
        asked_name: Who was asked already; empty for nobody.
    """

    view: NamingView
    asked_name: Shown


class Askings:
    """The desk duty of asking and answering."""

    def __init__(self, works: Works, rules: NamingRules) -> None:
        self.works = works
        self._rules = rules

    @use_case(Right.ASSIGN)
    def ask(self, work: Work, client: ClientId, whom: Whom, terms: Terms) -> NamingView:
        """Ask another worker, or a team, to be there for a client.

        Nobody is named by it: the asker, or whoever is named now, stays responsible. Whoever is
        named may hand the client on in the same role; that naming ends once the asking is accepted.

        Raises:
            AbsentError: No such client, worker or team, or the register is not this actor's.
            BasisNeededError: A basis has to be recorded first.
            NotQualifiedError: The qualification does not allow it (see ``naming_refusals``).
            OverlappingNamingError: Somebody else is named, or asked, in that role in those days.
            PeriodReversedError: The last day is before the first.
            ValueError: The actor asks oneself.
        """
        return view_naming(work, self._asked(work, client, whom, terms))

    @use_case(Right.ASSIGN)
    def ask_for_all(
        self, work: Work, namings: Iterable[Assignment], worker: WorkerId, terms: Terms
    ) -> tuple[NamingView, ...]:
        """Ask another worker for all of one's own clients at once: each its own asking.

        All or nothing is written.

        Args:
            namings: The actor's own, as they were on the screen; register, role, need and wish are
                theirs.
            terms: Days, reason and message, the same for all.

        Raises:
            AlreadyAnsweredError: One of them is not the actor's any more.
            AbsentError, BasisNeededError, NotQualifiedError, OverlappingNamingError,
                PeriodReversedError: As :meth:`ask`, for any of the clients.
        """
        whom, made = Whom(worker=worker), []
        for shown in namings:
            found = work.get(Assignment, shown.id)
            if found.worker != work.actor.worker or not _stands(work, found):
                raise AlreadyAnsweredError(str(found.id))
            own = replace(
                terms,
                role=AssignmentRole(found.role),
                main_need=found.main_need,
                client_wish=found.client_wish,
            )
            made.append(self._asked(work, found.client, whom, own, found.register))
        return tuple(view_naming(work, one) for one in made)

    @use_case(Right.ASSIGN)
    def accept(self, work: Work, shown: Assignment) -> NamingView:
        """Accept: from now on, or from the day asked for, the one asked is named.

        A naming that the asker hands on ends the day before.

        Args:
            shown: As it was on the screen.

        Raises:
            AlreadyAnsweredError: It does not wait any more.
            AskedOfAnotherError: Somebody else was asked.
            OverlappingNamingError: Somebody else was named meanwhile.
            PeriodReversedError: Its last day has passed.
        """
        found = _waiting(work, shown)
        _refuse_others(work, found)
        start = max(found.valid_from or work.today, work.today)
        refuse_reversed(start, found.valid_until)
        accepted = replace(
            shown,
            status=AssignmentStatus.NAMED,
            status_at=work.now,
            status_by=work.actor.worker,
            valid_from=start,
        )
        for present in in_the_way(work, accepted):
            if not is_handed_on(work, present, accepted, found.created_by):
                raise overlapping(work, present)
            work.save(present, replace(present, valid_until=start - timedelta(days=1)))
        return view_naming(work, work.save(shown, accepted))

    @use_case(Right.ASSIGN)
    def give_back(self, work: Work, shown: Assignment, reason: str) -> NamingView:
        """Return an asking with a reason, which the asker sees.

        Args:
            shown: As it was on the screen.

        Raises:
            AlreadyAnsweredError: It does not wait any more.
            AskedOfAnotherError: Somebody else was asked.
            ReasonNeededError: There is no reason.
        """
        found = _waiting(work, shown)
        _refuse_others(work, found)
        returned = replace(
            shown,
            status=AssignmentStatus.RETURNED,
            status_reason=require_reason(reason),
            status_at=work.now,
            status_by=work.actor.worker,
        )
        return view_naming(work, work.save(shown, returned))

    @use_case(Right.ASSIGN)
    def take_back(self, work: Work, shown: Assignment) -> None:
        """Take an unanswered asking back; somebody else can then be asked.

        Args:
            shown: As it was on the screen.

        Raises:
            AlreadyAnsweredError: It does not wait any more.
            NotAskerError: Neither the actor nor the actor's unit asked.
        """
        found = _waiting(work, shown)
        of_unit = found.unit is not None and found.unit == work.actor.unit
        if found.created_by != work.actor.worker and not of_unit:
            raise NotAskerError(str(found.id))
        work.void(shown, TAKEN_BACK)

    @use_case(Right.ASSIGN, LogAction.LIST)
    def of_desk(self, work: Work) -> AskingsOfDesk:
        """Give what is asked of the worker, what the worker asked and what came back."""
        return desk_askings(work)

    @use_case(Right.ASSIGN, LogAction.LIST)
    def own_namings(self, work: Work) -> tuple[OwnNaming, ...]:
        """Give the clients the worker is named for, in alphabetical order, before handing on."""
        own = where(worker=work.actor.worker, status=AssignmentStatus.NAMED)
        found = [one for one in work.store.find(Assignment, *own) if holds(one, work.today)]
        lines = [_own(work, one) for one in work.shown(found)]
        return tuple(sorted(lines, key=lambda line: _by_client(line.view)))

    def _asked(
        self,
        work: Work,
        client: ClientId,
        whom: Whom,
        terms: Terms,
        register: Register | None = None,
    ) -> Assignment:
        if whom.worker == work.actor.worker:
            raise ValueError(whom)
        role = terms.role if whom.team is None else AssignmentRole.OWN_TEAM
        made = replace(
            new_naming(work, client, register or register_of(work, role)),
            role=role,
            worker=whom.worker,
            team=whom.team,
            status=AssignmentStatus.ASKED,
            main_need=terms.main_need,
            client_wish=terms.client_wish,
            status_reason=terms.reason.strip(),
            message=terms.message.strip(),
            answer_by=terms.answer_by or weekdays_ahead(work.today),
            valid_from=terms.valid_from or work.today,
            valid_until=terms.valid_until,
        )
        refuse_unfit(work, self._rules, made, role)
        refuse_reversed(made.valid_from, made.valid_until)
        refuse_overlap(work, made, handed_on_by=work.actor.worker)
        return work.create(made)


def desk_askings(work: Work) -> AskingsOfDesk:
    """Give the askings that stand on the actor's desk."""
    me, teams = work.actor.worker, teams_of(work, work.actor.worker)
    asked = where(status=AssignmentStatus.ASKED)
    to_me = work.store.find(Assignment, *asked, *where(worker=me))
    to_teams = work.store.find(Assignment, *asked, one_of("team", *teams)) if teams else []
    by_me = work.store.find(Assignment, *asked, *where(created_by=me))
    by_unit = [
        one
        for one in work.store.find(Assignment, *asked, *where(unit=work.actor.unit))
        if one.answer_by is not None and one.answer_by < work.today
    ]
    back = work.store.find(Assignment, *where(status=AssignmentStatus.RETURNED, created_by=me))
    incoming = [one for one in (*to_me, *to_teams) if one.created_by != me]
    waiting = {one.id: one for one in (*by_me, *by_unit) if one not in incoming}
    return AskingsOfDesk(
        incoming=_lines(work, incoming),
        waiting=_lines(work, waiting.values()),
        returned=_lines(work, (one for one in back if not _is_followed(work, one))),
    )


def asked_on(naming: Assignment) -> date:
    """Give the day in Finland on which it was asked or answered."""
    return (naming.status_at or naming.created_at).astimezone(HELSINKI).date()


def _lines(work: Work, askings: Iterable[Assignment]) -> tuple[AskingLine, ...]:
    lines = (_line(work, one) for one in work.shown(askings))
    return tuple(sorted(lines, key=lambda one: (-one.days, _by_client(one.view))))


def _line(work: Work, asking: Assignment) -> AskingLine:
    days = (work.today - asked_on(asking)).days
    awaited = asking.answer_by or asked_on(asking)
    return AskingLine(
        view=view_naming(work, asking), days=days, days_late=(work.today - awaited).days
    )


def _by_client(view: NamingView) -> tuple[str, ClientId]:
    return sort_key(view.subject.sort_name), view.subject.id


def _is_followed(work: Work, returned: Assignment) -> bool:
    """Whether a newer record of the person answers it, or it has stood long enough."""
    at = returned.status_at or returned.created_at
    if work.now - at > timedelta(days=RETURNED_DAYS):
        return True
    person = one_of("client", *same_person(work, returned.client))
    others = work.store.find(Assignment, person, *where(register=returned.register))
    return any(one.created_at > at and one.id != returned.id for one in others)


def _own(work: Work, naming: Assignment) -> OwnNaming:
    asked = [one for one in in_the_way(work, naming) if one.status is AssignmentStatus.ASKED]
    person = subject(work, naming.client)
    return OwnNaming(
        view=view_naming(work, naming),
        asked_name=who_of(work, asked[0]).shown_name(person) if asked else "",
    )


def _stands(work: Work, naming: Assignment) -> bool:
    return naming.status is AssignmentStatus.NAMED and holds(naming, work.today)


def _waiting(work: Work, shown: Assignment) -> Assignment:
    found = work.get(Assignment, shown.id)
    if found.status is not AssignmentStatus.ASKED:
        raise AlreadyAnsweredError(str(found.id))
    return found


def _refuse_others(work: Work, asking: Assignment) -> None:
    if not is_of(work, asking, work.actor.worker):
        raise AskedOfAnotherError(str(asking.id))

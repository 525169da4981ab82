"""Työpöytä: what waits for this worker and this unit, in one read, the worst first.

Only what was agreed or recorded stands here: promises, follow-ups, reviews to come back to, plans
to check, entries not carried over, requests to map, mappings, namings and plans to do. Codes and
data; the screen words them. Nothing of the other register is in it, nor a gap where it would be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sotedesk.model.assignment import AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.contact import Channel, Contact, ContactStatus
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId, MatterId, WorkerId
from sotedesk.model.matter import MAIN_TEXTS, Matter, Outcome, Promise, PromiseStatus
from sotedesk.model.matter_type import MatterType
from sotedesk.model.names import sort_key
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.review import Conclusion, Review
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode
from sotedesk.services.askings import AskingLine, AskingsOfDesk, asked_on, desk_askings
from sotedesk.services.carrying import NotCarried, not_carried
from sotedesk.services.contact_sight import SeenContact, hides_note, phone_masked, seen_contacts
from sotedesk.services.follow_ups import open_follow_ups
from sotedesk.services.mappings import MappingTask, TaskState, open_mappings
from sotedesk.services.naming_list import ClientNaming, unit_namings
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import Subject, subjects, worker_name
from sotedesk.services.work import HELSINKI, Work, Works, use_case

_OPEN = (ContactStatus.LIVE, ContactStatus.WAITING)
COMING_DAYS = 7
"""How many days ahead *Lähipäivinä* reaches."""
NOTE_LETTERS = 60
"""How much of a note a waiting contact shows, so that a nameless one is known again."""


class DeadlineKind(StrEnum):
    """What a deadline is of."""

    CALL_BACK = "call_back"
    PROMISE = "promise"
    FOLLOW_UP = "follow_up"
    WATCH = "watch"
    PLAN_REVIEW = "plan_review"
    PLAN_GOING_THROUGH = "plan_going_through"
    PLAN_ASK_AGAIN = "plan_ask_again"
    MAPPING_REQUEST = "mapping_request"
    DECIDE_AGAIN = "decide_again"
    NAMING_ASKED = "naming_asked"
    NAMING_UNANSWERED = "naming_unanswered"
    NAMING_ASK_AGAIN = "naming_ask_again"


class DeadlineGroup(StrEnum):
    """Where a deadline stands in the list."""

    LATE = "late"
    TODAY = "today"
    COMING = "coming"


class TaskKind(StrEnum):
    """Something to do that has no day of its own."""

    ANSWER_REQUEST = "answer_request"
    ASK_MAPPER = "ask_mapper"
    MAP = "map"
    BEGIN_MAPPING = "begin_mapping"
    ASK_ANOTHER = "ask_another"
    NAME = "name"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskContact:
    """A live or waiting contact of the unit.

    Attributes:
        subjects: The clients of the matters this worker may see, in the order of the matters.
        number: The contacting person's number, shown only while no client is known; so it is
            never a client's number under a safety ban. A caller's own ban hides it too.
        note: First words of what was written; empty where a safety ban hides them.
        since: When it began or was set aside.
        waiting_for: Promised when it was set aside, in words; of a protected client only to who
            set it aside.
        call_back_at: The earliest open promise of it.
        own: The actor's own; a colleague's can be taken over.
    """

    id: ContactId
    channel: Channel | UnknownCode
    subjects: tuple[Subject, ...]
    contacting_name: str
    number: str
    reasons: tuple[str, ...]
    note: str
    since: datetime
    waiting_for: str
    call_back_at: datetime | None
    worker: WorkerId | None
    worker_name: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something due.

    Attributes:
        record: The promise, follow-up, review, plan or mapping.
        what: In the worker's words: of a request to map what is asked for; empty for a review to
            come back to.
        subject: ``None`` without a client.
        number: To call back to, shown only while no client is known.
        due_at: Moment of a promise; ``None`` for what is due on a day.
        due_on: The day in Finland.
        minutes_late: Past ``due_at``; negative before it; 0 for what is due on a day.
        days_late: Whole days past ``due_on``; negative before it.
        contact: The contact it belongs to, to open it.
        matter: The matter it belongs to.
    """

    kind: DeadlineKind
    group: DeadlineGroup
    record: UUID
    what: str
    subject: Subject | None
    number: str
    due_at: datetime | None
    due_on: date
    minutes_late: int
    days_late: int
    contact: ContactId | None
    matter: MatterId | None
    worker: WorkerId | None
    worker_name: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTask:
    """Something to do without a day: a mapping, a naming or a plan.

    Attributes:
        record: The review, mapping or naming it comes from; ``None`` when only the client shows.
        why: Why a request to map or to be a contact person was returned, in the worker's words;
            else empty.
        other_name: Who asks for a mapping, or who returned the request; else empty.
        returned_days: Whole days since an asking was returned; 0 for other tasks.
    """

    kind: TaskKind
    subject: Subject
    record: UUID | None
    own: bool
    why: str = ""
    other_name: str = ""
    returned_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorktopState:
    """Everything Työpöytä shows.

    Attributes:
        live: Own first, then by how long they have lasted.
        waiting: Own first, then by how long they have waited.
        deadlines: Late, today, coming; within a group the earliest first.
    """

    at: datetime
    live: tuple[DeskContact, ...]
    waiting: tuple[DeskContact, ...]
    deadlines: tuple[Deadline, ...]
    not_carried: tuple[NotCarried, ...]
    tasks: tuple[DeskTask, ...]

    def of(self, group: DeadlineGroup) -> tuple[Deadline, ...]:
        """Give the deadlines of one group."""
        return tuple(one for one in self.deadlines if one.group is group)

    def own(self) -> "WorktopState":
        """Give the same, only the worker's own (*Omat*)."""
        return replace(
            self,
            live=tuple(one for one in self.live if one.own),
            waiting=tuple(one for one in self.waiting if one.own),
            deadlines=tuple(one for one in self.deadlines if one.own),
            not_carried=tuple(one for one in self.not_carried if one.own),
            tasks=tuple(one for one in self.tasks if one.own),
        )


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What the actor has begun and not finished.

    Attributes:
        live: Own live contacts, the newest first.
        waiting: How many own contacts wait.
    """

    live: tuple[ContactId, ...]
    waiting: int


class Worktop:
    """The desk duty of seeing what waits."""

    def __init__(
        self,
        works: Works,
        types: Mapping[str, MatterType],
        record_systems: Mapping[Register, str],
    ) -> None:
        self.works = works
        self._types = types
        self._systems = record_systems

    @use_case(Right.TAKE_CONTACTS, LogAction.LIST)
    def under_way(self, work: Work) -> UnderWay:
        """Give what the actor has begun: read first, so that a power cut leaves nobody hanging."""
        own = where(unit=work.actor.unit, worker=work.actor.worker)
        found = seen_contacts(work, *own, one_of("status", *_OPEN), order="-received_at")
        live = (one.contact.id for one in found if one.contact.status is ContactStatus.LIVE)
        waits = [one for one in found if one.contact.status is ContactStatus.WAITING]
        return UnderWay(tuple(live), len(waits))

    @use_case(Right.TAKE_CONTACTS, LogAction.LIST)
    def state(self, work: Work) -> WorktopState:
        """Give everything that waits for the actor and the actor's unit."""
        contacts, mappings = _contacts(work), open_mappings(work)
        namings, askings = unit_namings(work), desk_askings(work)
        return WorktopState(
            at=work.now,
            live=contacts[ContactStatus.LIVE],
            waiting=contacts[ContactStatus.WAITING],
            deadlines=_deadlines(
                work, (*_mapping_days(mappings), *_naming_days(work, namings, askings))
            ),
            not_carried=not_carried(work, self._types, self._systems),
            tasks=_tasks(work, mappings, namings, askings),
        )


def _contacts(work: Work) -> dict[ContactStatus, tuple[DeskContact, ...]]:
    found = seen_contacts(work, *where(unit=work.actor.unit), one_of("status", *_OPEN))
    rows = {seen.contact.id: _desk_contact(work, seen) for seen in found}

    def standing(status: ContactStatus) -> tuple[DeskContact, ...]:
        mine = (rows[one.contact.id] for one in found if one.contact.status is status)
        return tuple(sorted(mine, key=lambda row: (not row.own, row.since, row.id)))

    return {status: standing(status) for status in _OPEN}


def _desk_contact(work: Work, seen: SeenContact) -> DeskContact:
    matters, contact = seen.matters, phone_masked(work, seen.contact, ())
    people = subjects(work, (matter.client for matter in matters))
    promises = work.find(Promise, *where(contact=contact.id, status=PromiseStatus.OPEN))
    clients = dict.fromkeys(matter.client for matter in matters if matter.client is not None)
    started = contact.received_at or contact.created_at
    live = contact.status is ContactStatus.LIVE
    hidden = hides_note(work, seen.contact, clients)
    return DeskContact(
        id=contact.id,
        channel=contact.channel,
        subjects=tuple(people[client] for client in clients),
        contacting_name=contact.contacting_name,
        number="" if clients else contact.contacting_phone,
        reasons=tuple(matter.reason for matter in matters if matter.reason),
        note="" if hidden else _first_words(matters),
        since=started if live else contact.status_at or started,
        waiting_for="" if hidden else contact.waiting_for,
        call_back_at=min((one.due_at for one in promises if one.due_at), default=None),
        worker=contact.worker,
        worker_name=worker_name(work, contact.worker),
        own=contact.worker == work.actor.worker,
    )


def _first_words(matters: Sequence[Matter]) -> str:
    """Give the first words of the first long text that has any, whole words only."""
    texts = (getattr(matter, name) for matter in matters for name in MAIN_TEXTS)
    words: list[str] = next((text.split() for text in texts if text.strip()), [])
    said = " ".join(words)
    if len(said) <= NOTE_LETTERS:
        return said
    head, _space, _rest = said[: NOTE_LETTERS + 1].rpartition(" ")
    return (head or said[:NOTE_LETTERS]) + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """What is due, before the people in it have names."""

    kind: DeadlineKind
    record: UUID
    due_on: date
    what: str = ""
    client: ClientId | None = None
    number: str = ""
    due_at: datetime | None = None
    contact: ContactId | None = None
    matter: MatterId | None = None
    worker: WorkerId | None = None
    asker: WorkerId | None = None


def _deadlines(work: Work, others: Iterable["_Due"]) -> tuple[Deadline, ...]:
    ahead = work.today + timedelta(days=COMING_DAYS)
    dated = (
        *_promises(work),
        *_followed(work, ahead),
        *_watched(work),
        *_plan_days(work),
        *others,
    )
    # A request is new to the one asked, however far its day: it is never kept back.
    asked = (DeadlineKind.MAPPING_REQUEST, DeadlineKind.NAMING_ASKED)
    found = [due for due in dated if due.due_on <= ahead or due.kind in asked]
    people = subjects(work, (due.client for due in found))
    rows = (_deadline(work, due, people[due.client] if due.client else None) for due in found)
    return tuple(sorted(rows, key=_worst_first))


def _deadline(work: Work, due: _Due, person: Subject | None) -> Deadline:
    late = work.now - due.due_at if due.due_at is not None else timedelta()
    group = _group(work, due)
    return Deadline(
        kind=due.kind,
        group=group,
        record=due.record,
        what=due.what,
        subject=person,
        number="" if person is not None else due.number,
        due_at=due.due_at,
        due_on=due.due_on,
        minutes_late=late // timedelta(minutes=1),
        days_late=(work.today - due.due_on).days,
        contact=due.contact,
        matter=due.matter,
        worker=due.worker,
        worker_name=worker_name(work, due.worker),
        own=due.worker == work.actor.worker or _rises(work, due, group),
    )


def _rises(work: Work, due: _Due, group: DeadlineGroup) -> bool:
    """Whether a request that nobody answered in time has come back to the one who asked."""
    return group is DeadlineGroup.LATE and due.asker == work.actor.worker


def _group(work: Work, due: _Due) -> DeadlineGroup:
    if due.due_on < work.today or (due.due_at is not None and due.due_at < work.now):
        return DeadlineGroup.LATE
    return DeadlineGroup.TODAY if due.due_on == work.today else DeadlineGroup.COMING


_GROUPS = list(DeadlineGroup)
_LAST = datetime.max.replace(tzinfo=UTC)


def _worst_first(deadline: Deadline) -> tuple[int, date, datetime, UUID]:
    # On one day what has a moment comes before what may be done any time of it.
    moment = deadline.due_at or _LAST
    return _GROUPS.index(deadline.group), deadline.due_on, moment, deadline.record


def _promises(work: Work) -> list[_Due]:
    """Give the open promises of the unit's contacts, and the actor's own wherever made."""
    found = work.store.find(Promise, *where(status=PromiseStatus.OPEN))
    wanted = {one.contact for one in found}
    of_unit = where(unit=work.actor.unit)
    ours = work.store.find(Contact, one_of("id", *wanted), *of_unit) if wanted else []
    contacts = {contact.id: contact for contact in ours}
    kept = [one for one in found if one.contact in contacts or one.worker == work.actor.worker]
    return [
        _promised(work, one, one.due_at, contacts.get(one.contact))
        for one in work.shown(kept)
        if one.due_at is not None
    ]


def _promised(work: Work, promise: Promise, due_at: datetime, contact: Contact | None) -> _Due:
    matter = work.look(Matter, promise.matter)
    called = matter is not None and matter.outcome is Outcome.CALL_BACK
    return _Due(
        kind=DeadlineKind.CALL_BACK if called else DeadlineKind.PROMISE,
        record=promise.id,
        due_on=due_at.astimezone(HELSINKI).date(),
        what=promise.what,
        client=promise.client,
        number=phone_masked(work, contact, ()).contacting_phone if contact is not None else "",
        due_at=due_at,
        contact=promise.contact,
        matter=promise.matter,
        worker=promise.worker or (contact.worker if contact is not None else None),
    )


def _followed(work: Work, ahead: date) -> list[_Due]:
    return [
        _Due(
            kind=DeadlineKind.FOLLOW_UP,
            record=line.follow_up.id,
            due_on=line.follow_up.due_on or ahead,
            what=line.follow_up.what,
            client=line.follow_up.client,
            matter=line.follow_up.matter,
            worker=line.follow_up.worker,
        )
        for line in open_follow_ups(work, ahead)
    ]


def _watched(work: Work) -> list[_Due]:
    """Give the reviews to come back to; one that a newer review follows is answered."""
    of_unit = where(unit=work.actor.unit, conclusion=Conclusion.WATCH)
    confirmed = [one for one in work.store.find(Review, *of_unit) if one.confirmed_at is not None]
    return [
        _Due(
            kind=DeadlineKind.WATCH,
            record=one.id,
            due_on=one.watch_until,
            client=one.client,
            matter=one.matter,
            worker=one.confirmed_by,
        )
        for one in work.shown(confirmed)
        if one.watch_until is not None and not _is_followed(work, one)
    ]


def _is_followed(work: Work, review: Review) -> bool:
    others = work.store.find(Review, *where(client=review.client, register=review.register))
    return any(one.created_at > review.created_at for one in work.visible(others))


_PLAN_DAYS = {
    PlanStatus.DRAFT: (DeadlineKind.PLAN_GOING_THROUGH, "going_through_on"),
    PlanStatus.CONFIRMED: (DeadlineKind.PLAN_REVIEW, "review_on"),
    PlanStatus.REFUSED: (DeadlineKind.PLAN_ASK_AGAIN, "ask_again_on"),
}


def _plan_days(work: Work) -> list[_Due]:
    """Give the days on which a draft is gone through, a plan checked, a refused one asked again."""
    found: list[_Due] = []
    for status, (kind, field) in _PLAN_DAYS.items():
        plans = work.store.find(Plan, *where(unit=work.actor.unit, status=status))
        dated = [plan for plan in plans if getattr(plan, field) is not None]
        found += [
            _planned(plan, kind, getattr(plan, field))
            for plan in work.shown(dated)
            if not _is_asked_anew(work, plan)
        ]
    return found


def _is_asked_anew(work: Work, plan: Plan) -> bool:
    """Whether a plan of the kind was begun after the client had refused this one."""
    if plan.status is not PlanStatus.REFUSED or plan.status_at is None:
        return False
    same = where(client=plan.client, register=plan.register, plan_kind=plan.plan_kind)
    others = work.visible(work.store.find(Plan, *same))
    return any(other.created_at > plan.status_at for other in others)


def _planned(plan: Plan, kind: DeadlineKind, due_on: date) -> _Due:
    return _Due(
        kind=kind,
        record=plan.id,
        due_on=due_on,
        what=plan.number,
        client=plan.client,
        matter=plan.matter,
        worker=plan.status_by or plan.created_by,
    )


def _mapping_days(mappings: Iterable[MappingTask]) -> list[_Due]:
    """Give the days by which requests to map are answered, and those of new decisions."""
    return [
        _Due(
            kind=_MAPPING_DAYS[task.state],
            record=task.record,
            due_on=task.due_on,
            what=_request_reason(task) if task.state is TaskState.ANSWER else "",
            client=task.subject.id,
            worker=task.worker,
            asker=task.asker,
        )
        for task in mappings
        if task.due_on is not None
    ]


_MAPPING_DAYS = {
    TaskState.ANSWER: DeadlineKind.MAPPING_REQUEST,
    TaskState.DECIDING_AGAIN: DeadlineKind.DECIDE_AGAIN,
}


def _naming_days(work: Work, namings: Iterable[ClientNaming], askings: AskingsOfDesk) -> list[_Due]:
    """Give the days by which askings are answered, and on which a client is asked again."""
    late = [line for line in askings.waiting if line.days_late > 0]
    asked = [
        _asked_for(line, DeadlineKind.NAMING_ASKED, work.actor.worker, line.view.assignment.message)
        for line in askings.incoming
    ]
    unanswered = [
        _asked_for(
            line,
            DeadlineKind.NAMING_UNANSWERED,
            line.view.assignment.created_by,
            worker_name(work, line.view.assignment.worker),
        )
        for line in late
    ]
    again = [
        _Due(
            kind=DeadlineKind.NAMING_ASK_AGAIN,
            record=line.assignment.id,
            due_on=line.assignment.ask_again_on,
            client=line.subject.id,
            worker=line.assignment.created_by,
        )
        for line in namings
        if line.status is AssignmentStatus.NOT_WANTED
        and line.assignment is not None
        and line.assignment.ask_again_on is not None
    ]
    return [*asked, *unanswered, *again]


def _asked_for(line: AskingLine, kind: DeadlineKind, worker: WorkerId, what: str) -> _Due:
    asking = line.view.assignment
    return _Due(
        kind=kind,
        record=asking.id,
        due_on=asking.answer_by or asked_on(asking),
        what=what,
        client=asking.client,
        worker=worker,
    )


def _request_reason(task: MappingTask) -> str:
    return task.mapping.request_reason if task.mapping is not None else ""


_KINDS = list(TaskKind)


def _tasks(
    work: Work,
    mappings: Iterable[MappingTask],
    namings: Iterable[ClientNaming],
    askings: AskingsOfDesk,
) -> tuple[DeskTask, ...]:
    returned = [_to_ask_another(work, line) for line in askings.returned]
    asked_back = {task.subject.id for task in returned}
    named = _to_name_and_plan(work, namings)
    # One who came back is asked anew: that is the naming still to do, said once.
    kept = [
        one for one in named if one.kind is not TaskKind.NAME or one.subject.id not in asked_back
    ]
    tasks = [*_to_map(work, mappings), *returned, *kept]
    return tuple(
        sorted(
            tasks,
            key=lambda task: (
                _KINDS.index(task.kind),
                sort_key(task.subject.sort_name),
                task.subject.id,
            ),
        )
    )


_MAPPING_TASKS = {
    TaskState.ANSWER: TaskKind.ANSWER_REQUEST,
    TaskState.ASKING_AGAIN: TaskKind.ASK_MAPPER,
    TaskState.MAPPING: TaskKind.MAP,
}


def _to_map(work: Work, mappings: Iterable[MappingTask]) -> list[DeskTask]:
    return [_mapping_task(work, task) for task in mappings if task.due_on is None]


def _mapping_task(work: Work, task: MappingTask) -> DeskTask:
    kind = _MAPPING_TASKS[task.state] if task.mapping is not None else TaskKind.BEGIN_MAPPING
    returned = kind is TaskKind.ASK_MAPPER
    other = task.mapping.request_by if task.mapping is not None and returned else task.asker
    return DeskTask(
        kind=kind,
        subject=task.subject,
        record=task.record,
        own=task.worker == work.actor.worker,
        why=_request_reason(task) if returned else "",
        other_name=worker_name(work, other),
    )


def _to_ask_another(work: Work, line: AskingLine) -> DeskTask:
    return DeskTask(
        kind=TaskKind.ASK_ANOTHER,
        subject=line.view.subject,
        record=line.view.assignment.id,
        own=True,
        why=line.view.assignment.status_reason,
        other_name=worker_name(work, line.view.assignment.status_by),
        returned_days=line.days,
    )


def _to_name_and_plan(work: Work, namings: Iterable[ClientNaming]) -> list[DeskTask]:
    tasks: list[DeskTask] = []
    for line in namings:
        own = line.decided_by == work.actor.worker
        if line.status is AssignmentStatus.STILL_TO_NAME:
            naming = line.assignment.id if line.assignment is not None else None
            tasks.append(DeskTask(kind=TaskKind.NAME, subject=line.subject, record=naming, own=own))
        if line.decided_by is not None and not _has_plan(work, line.subject.id):
            tasks.append(DeskTask(kind=TaskKind.PLAN, subject=line.subject, record=None, own=own))
    return tasks


def _has_plan(work: Work, client: ClientId) -> bool:
    plans = work.find(Plan, *where(client=client), one_of("status", *_PLAN_DAYS))
    return bool(plans)

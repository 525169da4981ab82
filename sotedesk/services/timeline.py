"""A client's timeline: what has been, newest first, as far as this worker may see.

Registers are obeyed by absence: what is not shown is not counted and leaves no gap. Under a safety
ban places and names of teams are masked (design §4).
"""

from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sotedesk.model.assignment import Assignment
from sotedesk.model.client import Client
from sotedesk.model.contact import Channel, Contact, ContactingKind
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId, WorkerId
from sotedesk.model.masking import Shown, ban_masked
from sotedesk.model.matter import Appointment, FollowUp, Matter, Promise
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.record import Record
from sotedesk.model.review import MappingRequest, Review, SituationMapping
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Team, Worker
from sotedesk.services.client_access import opened_client
from sotedesk.services.contact_sight import is_sender_protected
from sotedesk.services.ports import one_of
from sotedesk.services.rights import Right
from sotedesk.services.subject import is_banned, same_person
from sotedesk.services.work import HELSINKI, Work, Works, use_case


class EntryKind(StrEnum):
    """What an entry is of."""

    MATTER = "matter"
    PROMISE = "promise"
    APPOINTMENT = "appointment"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"
    MAPPING = "mapping"
    PLAN = "plan"
    ASSIGNMENT = "assignment"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One entry.

    Attributes:
        at: Finnish local time: of the contact, the appointment, the confirming; else of writing.
        channel: Of the contact the matter came in; ``None`` when that is not shown.
        contacting: As what the person contacted.
        relation: Of who contacted, in a word such as "tytär".
        code: Type of the matter, kind of the plan, role of the naming; else empty.
        status: Code of how it stands: of an appointment "missed", of a review its conclusion, of a
            mapping its decision, before that its request.
        title: In the worker's words: reason, promise, what is followed; the number of a plan.
        text: More of it: what was agreed, where, the result, the reason.
        who: With whom, to whom, who was named.
        due: Local time of a promise; day of a follow-up, of a review or decision that comes back,
            of an answer.
        author_name: Empty while the worker's line has not arrived.
        record: What opens.
        contact: The contact it came in, when that is shown.
    """

    at: datetime
    kind: EntryKind
    channel: Channel | UnknownCode | None = None
    contacting: ContactingKind | UnknownCode | None = None
    relation: str = ""
    code: str = ""
    status: str = ""
    title: str = ""
    text: Shown = ""
    who: Shown = ""
    due: datetime | date | None = None
    author: WorkerId
    author_name: str
    record: UUID
    contact: ContactId | None = None


class Timeline:
    """What has been with a client."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.SEE_CLIENTS, LogAction.VIEW)
    def of_client(self, work: Work, client: ClientId, limit: int = 50) -> tuple[TimelineEntry, ...]:
        """Give a client's entries, newest first.

        Args:
            limit: At most so many.

        Raises:
            AbsentError: There is no such client, or it was voided.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        opened = opened_client(work, client)
        return _Gathering(work, opened).newest(limit)


class _Gathering:
    """One client's entries under way: everything found, then the newest of it made ready."""

    def __init__(self, work: Work, client: Client) -> None:
        self._work = work
        self._own = one_of("client", *same_person(work, client.id))
        self._banned = is_banned(work, client)

    def newest(self, limit: int) -> tuple[TimelineEntry, ...]:
        """Give the newest entries; only what they show is noted for the log."""
        entries = [
            *map(self._matter, self._work.find(Matter, self._own)),
            *map(self._promise, self._work.find(Promise, self._own)),
            *map(self._appointment, self._work.find(Appointment, self._own)),
            *map(self._follow_up, self._work.find(FollowUp, self._own)),
            *map(self._review, self._work.find(Review, self._own)),
            *map(self._mapping, self._work.find(SituationMapping, self._own)),
            *map(self._plan, self._work.find(Plan, self._own)),
            *map(self._assignment, self._work.find(Assignment, self._own)),
        ]
        entries.sort(key=lambda entry: (entry.at, entry.record), reverse=True)
        shown = tuple(entries[:limit])
        opened = {entry.record for entry in shown} | {entry.contact for entry in shown}
        self._work.touched &= {*opened, *self._work.subjects}
        return shown

    def _matter(self, matter: Matter) -> TimelineEntry:
        contact = self._work.look(Contact, matter.contact)
        begun = self._begun(matter, EntryKind.MATTER, contact.received_at if contact else None)
        entry = replace(
            begun,
            code=matter.type,
            status=matter.outcome or "",
            title=matter.reason,
            text=matter.agreed or matter.answer,
        )
        if contact is None:
            return entry
        protected = is_sender_protected(self._work, contact.id)
        return replace(
            entry,
            channel=contact.channel,
            contacting=None if protected else contact.contacting_kind,
            relation="" if protected else contact.contacting_relation,
            contact=contact.id,
        )

    def _promise(self, promise: Promise) -> TimelineEntry:
        return replace(
            self._begun(promise, EntryKind.PROMISE),
            status=promise.status,
            title=promise.what,
            text=promise.closed_reason,
            who=promise.to_whom,
            due=promise.due_at.astimezone(HELSINKI) if promise.due_at is not None else None,
        )

    def _appointment(self, appointment: Appointment) -> TimelineEntry:
        return replace(
            self._begun(appointment, EntryKind.APPOINTMENT, appointment.at),
            status=appointment.status,
            text=ban_masked(appointment.where, banned=self._banned),
            who=ban_masked(appointment.with_whom, banned=self._banned),
        )

    def _follow_up(self, follow_up: FollowUp) -> TimelineEntry:
        return replace(
            self._begun(follow_up, EntryKind.FOLLOW_UP, follow_up.status_at),
            status=follow_up.status,
            title=follow_up.what,
            text=follow_up.result,
            due=follow_up.due_on,
        )

    def _review(self, review: Review) -> TimelineEntry:
        return replace(
            self._begun(review, EntryKind.REVIEW, review.confirmed_at),
            status=review.conclusion or "",
            text=review.conclusion_reason,
            due=review.watch_until,
        )

    def _mapping(self, mapping: SituationMapping) -> TimelineEntry:
        if mapping.decided_at is not None:
            return replace(
                self._begun(mapping, EntryKind.MAPPING, mapping.decided_at),
                status=mapping.high_need,
                text=mapping.high_need_reason,
                due=mapping.decide_again_on,
            )
        return replace(
            self._begun(mapping, EntryKind.MAPPING, mapping.request_at),
            status=mapping.request or MappingRequest.ACCEPTED,
            text=mapping.request_reason,
            who=self._name(mapping.asked_of),
            due=mapping.answer_by if mapping.request is MappingRequest.ASKED else None,
        )

    def _plan(self, plan: Plan) -> TimelineEntry:
        return replace(
            self._begun(plan, EntryKind.PLAN, plan.status_at),
            code=plan.plan_kind,
            status=plan.status,
            title=plan.number,
            text=plan.status_reason,
            due=plan.ask_again_on if plan.status is PlanStatus.REFUSED else plan.review_on,
        )

    def _assignment(self, naming: Assignment) -> TimelineEntry:
        team = self._work.look(Team, naming.team)
        masked_team = ban_masked(team.name, banned=self._banned) if team is not None else ""
        start = naming.valid_from
        return replace(
            self._begun(
                naming,
                EntryKind.ASSIGNMENT,
                datetime.combine(start, time(), HELSINKI) if start is not None else None,
            ),
            code=naming.role,
            status=naming.status,
            text=naming.status_reason,
            who=masked_team or self._name(naming.worker),
        )

    def _begun(self, record: Record, kind: EntryKind, at: datetime | None = None) -> TimelineEntry:
        return TimelineEntry(
            at=(at or record.created_at).astimezone(HELSINKI),
            kind=kind,
            author=record.created_by,
            author_name=self._name(record.created_by),
            record=record.id,
        )

    def _name(self, worker: WorkerId | None) -> str:
        found = self._work.look(Worker, worker)
        return found.name if found is not None else ""

"""Mapping the whole situation, which ends in the decision of high need.

Source: handbook, the client's way: complex need, then the whole situation is mapped by the one
whose work it is, and only then *paljon palveluita tarvitseva*; users.md [1.c], [4.d]. The decision
is a worker's, with a reason and whether it was talked about with the client. The body is a plain
note until the form of life areas comes.
"""

from dataclasses import replace
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ReviewId, WorkerId
from sotedesk.model.review import Conclusion, HighNeed, Review, SituationMapping, Talked
from sotedesk.model.usage_log import LogAction
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import (
    Subject,
    WrongClientError,
    own_unit,
    require_reason,
    subject,
    subjects,
    worker_name,
)
from sotedesk.services.work import Work, Works, use_case

_EDITABLE = ("note", "talked")


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingView:
    """A mapping as the screen shows it.

    Attributes:
        mapping: Carries the origin that saving is written over.
        review: The review that asked for it; ``None`` for none, or one not shown to this worker.
        asked_by_name: Who confirmed that review; empty for none.
        decided_by_name: Who decided on high need; empty while nobody has.
    """

    mapping: SituationMapping
    subject: Subject
    review: Review | None
    asked_by_name: str
    decided_by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTask:
    """A mapping to be done.

    Attributes:
        record: The mapping, or the review while nobody has begun.
        review: The review that asked for it; ``None`` when it was begun without one.
        mapping: ``None`` while nobody has begun.
        worker: Who was asked, or who began.
    """

    subject: Subject
    record: UUID
    review: Review | None
    mapping: SituationMapping | None
    worker: WorkerId | None


class Mappings:
    """The desk duty of mapping the whole situation."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.MAP)
    def start(self, work: Work, client: ClientId, review: ReviewId | None = None) -> MappingView:
        """Begin the mapping of a client, or go on with the one that is not decided.

        Args:
            review: The review that asked for it; its register is the mapping's.

        Raises:
            AbsentError: The client's records of that register are not this actor's to see.
            BasisNeededError: A basis has to be recorded first.
            WrongClientError: The review is about somebody else.
        """
        asked = work.get(Review, review) if review is not None else None
        if asked is not None and asked.client != client:
            raise WrongClientError(str(client))
        register = asked.register if asked is not None else own_unit(work).keeps
        work.admit(client, register)
        undecided = where(client=client, register=register, high_need=HighNeed.NOT_YET)
        begun = work.find(SituationMapping, *undecided, order="created_at", limit=1)
        return _view(work, begun[0] if begun else _begin(work, client, asked, register))

    @use_case(Right.MAP, LogAction.VIEW)
    def view(self, work: Work, mapping: UUID) -> MappingView:
        """Show a mapping.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        return _view(work, work.get(SituationMapping, mapping))

    @use_case(Right.MAP)
    def save(self, work: Work, before: SituationMapping, after: SituationMapping) -> MappingView:
        """Store the note and whether it was talked about with the client.

        Args:
            before: As it was when the edit began.
        """
        work.get(SituationMapping, before.id)
        edited = replace(before, **{name: getattr(after, name) for name in _EDITABLE})
        return _view(work, work.save(before, edited))

    @use_case(Right.MAP)
    def decide_high_need(
        self,
        work: Work,
        shown: SituationMapping,
        decision: HighNeed,
        *,
        reason: str,
        talked: Talked,
    ) -> MappingView:
        """Decide whether the client needs many services; it may be decided anew later.

        Args:
            shown: The mapping as it was on the screen.
            reason: Demanded for yes and no; may be empty for *not yet*.
            talked: Whether the client was told.

        Raises:
            ReasonNeededError: Yes or no without a reason.
        """
        work.get(SituationMapping, shown.id)
        given = reason.strip() if decision is HighNeed.NOT_YET else require_reason(reason)
        decided = replace(
            shown,
            high_need=decision,
            high_need_reason=given,
            decided_by=work.actor.worker,
            decided_at=work.now,
            talked=talked,
        )
        return _view(work, work.save(shown, decided))

    @use_case(Right.MAP, LogAction.LIST)
    def list_open(self, work: Work) -> tuple[MappingTask, ...]:
        """Give the mappings that the actor's unit or the actor was asked for, oldest first."""
        return open_mappings(work)


def open_mappings(work: Work) -> tuple[MappingTask, ...]:
    """Give the mappings to be done: asked for and not begun, or begun and not decided."""
    unit = where(unit=work.actor.unit)
    asked = _unanswered(work)
    undecided = work.shown(work.store.find(SituationMapping, *unit, *where(decided_at=None)))
    people = subjects(work, [*(one.client for one in asked), *(one.client for one in undecided)])
    tasks = [
        MappingTask(
            subject=people[one.client], record=one.id, review=one, mapping=None, worker=one.mapper
        )
        for one in asked
    ]
    tasks += [
        MappingTask(
            subject=people[one.client],
            record=one.id,
            review=work.look(Review, one.review),
            mapping=one,
            worker=one.created_by,
        )
        for one in undecided
    ]
    return tuple(tasks)


def _unanswered(work: Work) -> list[Review]:
    asked = where(conclusion=Conclusion.MAP)
    mine = work.store.find(Review, *asked, *where(mapper=work.actor.worker))
    of_unit = work.store.find(Review, *asked, *where(unit=work.actor.unit))
    both = {review.id: review for review in (*mine, *of_unit) if review.confirmed_at is not None}
    begun = work.store.find(SituationMapping, one_of("review", *both)) if both else []
    answered = {mapping.review for mapping in begun}
    return work.shown(both[key] for key in sorted(both) if key not in answered)


def _begin(
    work: Work, client: ClientId, review: Review | None, register: Register
) -> SituationMapping:
    head = work.header(register)
    return work.create(
        SituationMapping(
            id=head.id,
            register=register,
            created_at=head.at,
            created_by=work.actor.worker,
            client=client,
            review=review.id if review is not None else None,
            unit=work.actor.unit,
        )
    )


def _view(work: Work, mapping: SituationMapping) -> MappingView:
    review = work.look(Review, mapping.review)
    return MappingView(
        mapping=mapping,
        subject=subject(work, mapping.client),
        review=review,
        asked_by_name=worker_name(work, review.confirmed_by if review else None),
        decided_by_name=worker_name(work, mapping.decided_by),
    )

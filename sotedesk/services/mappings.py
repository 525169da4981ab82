"""Mapping the whole situation, which ends in the decision of high need.

Source: handbook, the client's way: complex need, then the whole situation is mapped by the one
whose work it is, and only then *paljon palveluita tarvitseva*; users.md [1.c], [4.d]. A mapper is
asked, accepts or returns with a reason. The decision is a worker's, with a reason and whether it
was talked about with the client.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from sotedesk.model.access import opens
from sotedesk.model.assignment import AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ReviewId, WorkerId
from sotedesk.model.life_area import AreaList, LifeArea
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    MappingRequest,
    PersonWish,
    Review,
    SituationMapping,
    Talked,
)
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode
from sotedesk.services.assignments import record_wish
from sotedesk.services.mapping_records import (
    Asking,
    areas_of,
    asked,
    begin_lacking,
    begin_mapping,
)
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
from sotedesk.services.work import AbsentError, Work, Works, use_case

_EDITABLE = (
    "note",
    "strengths",
    "network",
    "source",
    "met_how",
    "met_on",
    "talked",
    "talked_words",
    "person_wish",
    "person_wish_reason",
)
_AREA_EDITABLE = ("client_words", "professional_view", "standing")
_LEAVES: dict[PersonWish | UnknownCode, AssignmentStatus] = {
    PersonWish.WANTS: AssignmentStatus.STILL_TO_NAME,
    PersonWish.NOT_NEEDED: AssignmentStatus.NOT_NEEDED,
    PersonWish.NOT_WANTED: AssignmentStatus.NOT_WANTED,
}
"""How the naming stands after what the client said to having a contact person."""
_NEEDS_WHY = {AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED}


class NotAcceptedError(ValueError):
    """The request to map has not been accepted; nothing was written."""


class NotAskedError(ValueError):
    """Nobody waits for an answer to this request; nothing was written."""


class AlreadyAcceptedError(ValueError):
    """The request was accepted, so nobody else can be asked; nothing was written."""


class AgainDayNeededError(ValueError):
    """*Not yet* needs a day ahead on which it is decided anew; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """One area of life with what was written.

    Attributes:
        record: Carries the origin that saving is written over.
    """

    area: LifeArea
    record: MappingArea


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingView:
    """A mapping as the screen shows it.

    Attributes:
        mapping: Carries the origin that saving is written over.
        areas: In the order of the list; empty in a mapping of an earlier release.
        review: The review that asked for it; ``None`` for none, or one not shown to this worker.
        asked_by_name: Who confirmed that review; empty for none.
        asked_of_name: Who was asked to map; empty for nobody.
        answered_by_name: Who asked last, accepted or returned it; empty for nobody.
        decided_by_name: Who decided on high need; empty while nobody has.
        basis: The recorded basis on which this worker sees the register; ``None`` where none was
            needed.
    """

    mapping: SituationMapping
    areas: tuple[AreaView, ...]
    subject: Subject
    review: Review | None
    asked_by_name: str
    asked_of_name: str
    answered_by_name: str
    decided_by_name: str
    basis: AccessBasis | None


class TaskState(StrEnum):
    """What a mapping waits for."""

    ANSWER = "answer"
    MAPPING = "mapping"
    ASKING_AGAIN = "asking_again"
    DECIDING_AGAIN = "deciding_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTask:
    """A mapping to be done.

    Attributes:
        record: The mapping, or the review of an earlier release while nobody has begun.
        review: The review that asked for it; ``None`` when it was begun without one.
        mapping: ``None`` while nobody has begun.
        worker: Whose move it is.
        asker: Who asked; ``None`` when nobody did.
        due_on: By when it is answered, or decided anew; ``None`` for what has no day.
    """

    state: TaskState
    subject: Subject
    record: UUID
    review: Review | None
    mapping: SituationMapping | None
    worker: WorkerId | None
    asker: WorkerId | None = None
    due_on: date | None = None


class Mappings:
    """The desk duty of mapping the whole situation."""

    def __init__(self, works: Works, areas: AreaList) -> None:
        self.works = works
        self._areas = areas

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
        asking = work.get(Review, review) if review is not None else None
        if asking is not None and asking.client != client:
            raise WrongClientError(str(client))
        register = asking.register if asking is not None else own_unit(work).keeps
        work.admit(client, register)
        undecided = where(client=client, register=register, high_need=HighNeed.NOT_YET)
        begun = work.find(SituationMapping, *undecided, order="created_at")
        of_review = [one for one in begun if review is not None and one.review == review]
        found = next(iter(of_review or begun), None)
        if found is None:
            found = begin_mapping(work, self._areas, client, register, review)
        begin_lacking(work, self._areas, found)
        return self._view(work, found)

    @use_case(Right.MAP, LogAction.VIEW)
    def view(self, work: Work, mapping: UUID) -> MappingView:
        """Show a mapping.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        return self._view(work, work.get(SituationMapping, mapping))

    @use_case(Right.MAP, undoable=False)
    def begin_areas(self, work: Work, mapping: UUID) -> MappingView:
        """Begin the areas that a mapping of an earlier release lacks; nothing a worker undoes.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        found = work.get(SituationMapping, mapping)
        begin_lacking(work, self._areas, found)
        return self._view(work, found)

    @use_case(Right.MAP)
    def accept(self, work: Work, shown: SituationMapping) -> MappingView:
        """Accept a request to map; the mapping is then its mapper's and the mapper's unit's.

        A colleague may accept in the place of the one asked, and is then the mapper.

        Raises:
            NotAskedError: It was accepted or returned already, or never asked for.
        """
        found = _waiting(work, shown)
        begin_lacking(work, self._areas, found)
        accepted = replace(
            shown,
            request=MappingRequest.ACCEPTED,
            asked_of=work.actor.worker,
            request_at=work.now,
            request_by=work.actor.worker,
            unit=work.actor.unit or shown.unit,
        )
        return self._view(work, work.save(shown, accepted))

    @use_case(Right.MAP)
    def send_back(
        self, work: Work, shown: SituationMapping, reason: str, text: str = ""
    ) -> MappingView:
        """Return a request to map to who asked.

        Args:
            reason: Code from the list of reasons.
            text: In the worker's words; may be empty.

        Raises:
            NotAskedError: It was accepted or returned already, or never asked for.
            ReasonNeededError: The list has no such reason.
        """
        _waiting(work, shown)
        words = {one.code: one.text for one in self._areas.return_reasons}
        said = [require_reason(words.get(reason, "")), text.strip()]
        returned = replace(
            shown,
            request=MappingRequest.RETURNED,
            request_reason=": ".join(part for part in said if part),
            request_at=work.now,
            request_by=work.actor.worker,
        )
        return self._view(work, work.save(shown, returned))

    @use_case(Right.MAP)
    def ask(self, work: Work, shown: SituationMapping, asking: Asking) -> MappingView:
        """Ask somebody to map: after a return, or because no answer came.

        Raises:
            AlreadyAcceptedError: Somebody has accepted it.
        """
        found = work.get(SituationMapping, shown.id)
        if found.request is MappingRequest.ACCEPTED or found.decided_at is not None:
            raise AlreadyAcceptedError(str(found.id))
        begin_lacking(work, self._areas, found)
        return self._view(work, work.save(shown, asked(work, shown, asking)))

    @use_case(Right.MAP)
    def save(
        self,
        work: Work,
        before: SituationMapping,
        after: SituationMapping,
        areas: Sequence[tuple[MappingArea, MappingArea]] = (),
    ) -> MappingView:
        """Store what was written: areas, strengths, network, whose words, *talked*, the wish.

        Args:
            before: As it was when the edit began.
            areas: Each altered area as it was when the edit began, and as it shall be.

        Raises:
            AbsentError: An area belongs to another mapping.
            NotAcceptedError: The request to map has not been accepted.
        """
        _accepted(work, before)
        for area_before, area_after in areas:
            if area_before.situation_mapping != before.id:
                raise AbsentError(str(area_before.id))
            written = {name: getattr(area_after, name) for name in _AREA_EDITABLE}
            work.save(area_before, replace(area_before, **written))
        edited = replace(before, **{name: getattr(after, name) for name in _EDITABLE})
        return self._view(work, work.save(before, edited))

    @use_case(Right.MAP)
    def decide_high_need(
        self,
        work: Work,
        shown: SituationMapping,
        decision: HighNeed,
        *,
        reason: str,
        talked: Talked,
        again_on: date | None = None,
    ) -> MappingView:
        """Decide whether the client needs many services; it may be decided anew later.

        With *yes* the naming is left standing as the client wished: still to name, not needed or
        not wanted. Where somebody is named already, or the client was not asked, nothing is left.

        Args:
            shown: The mapping as it was on the screen.
            reason: Demanded for yes and no; may be empty for *not yet*.
            talked: Whether the client was told.
            again_on: The day it is decided anew; demanded for *not yet*, else left out.

        Raises:
            AgainDayNeededError: *Not yet* without a day ahead.
            NotAcceptedError: The request to map has not been accepted.
            ReasonNeededError: Yes or no without a reason, or a contact person not needed or not
                wanted without one.
        """
        _accepted(work, shown)
        not_yet = decision is HighNeed.NOT_YET
        given = reason.strip() if not_yet else require_reason(reason)
        if not_yet and (again_on is None or again_on <= work.today):
            raise AgainDayNeededError
        decided = replace(
            shown,
            high_need=decision,
            high_need_reason=given,
            decide_again_on=again_on if not_yet else None,
            decided_by=work.actor.worker,
            decided_at=work.now,
            talked=talked,
        )
        if decision is HighNeed.YES:
            _leave_naming(work, decided)
        return self._view(work, work.save(shown, decided))

    @use_case(Right.MAP, LogAction.LIST)
    def list_open(self, work: Work) -> tuple[MappingTask, ...]:
        """Give the mappings that the actor's unit or the actor has to do something about."""
        return open_mappings(work)

    def _view(self, work: Work, mapping: SituationMapping) -> MappingView:
        review = work.look(Review, mapping.review)
        records = sorted(areas_of(work, mapping), key=lambda one: self._areas.place(one.area))
        return MappingView(
            mapping=mapping,
            areas=tuple(AreaView(area=self._areas.area(one.area), record=one) for one in records),
            subject=subject(work, mapping.client),
            review=review,
            asked_by_name=worker_name(work, review.confirmed_by if review else None),
            asked_of_name=worker_name(work, mapping.asked_of),
            answered_by_name=worker_name(work, mapping.request_by),
            decided_by_name=worker_name(work, mapping.decided_by),
            basis=_basis(work, mapping),
        )


def _waiting(work: Work, shown: SituationMapping) -> SituationMapping:
    found = work.get(SituationMapping, shown.id)
    if found.request is not MappingRequest.ASKED:
        raise NotAskedError(str(found.id))
    return found


def _accepted(work: Work, shown: SituationMapping) -> None:
    found = work.get(SituationMapping, shown.id)
    if found.request not in (None, MappingRequest.ACCEPTED):
        raise NotAcceptedError(str(found.id))


def _leave_naming(work: Work, mapping: SituationMapping) -> None:
    status = _LEAVES.get(mapping.person_wish)
    if status is None:
        return
    reason = mapping.person_wish_reason.strip()
    given = require_reason(reason) if status in _NEEDS_WHY else reason
    record_wish(work, mapping.client, mapping.register, status, given)


def _basis(work: Work, mapping: SituationMapping) -> AccessBasis | None:
    """Give the newest basis that opens the mapping's register to the actor today."""
    opened = [
        one
        for one in work.bases(mapping.client)
        if opens(one, work.actor, mapping.register, work.today)
    ]
    return max(opened, key=lambda one: one.id, default=None)


def open_mappings(work: Work) -> tuple[MappingTask, ...]:
    """Give the mappings to be done: to answer, to map, to ask anew and to decide anew.

    A review of an earlier release that asked for a mapping without beginning one stands as a
    mapping to be done.
    """
    reviews = _unanswered(work)
    begun = _begun(work)
    people = subjects(work, [*(one.client for one in reviews), *(one.client for one in begun)])
    tasks = [
        MappingTask(
            state=TaskState.MAPPING,
            subject=people[one.client],
            record=one.id,
            review=one,
            mapping=None,
            worker=one.mapper,
        )
        for one in reviews
    ]
    tasks += [_task(work, one, people[one.client]) for one in begun]
    return tuple(tasks)


def _begun(work: Work) -> list[SituationMapping]:
    """Give the mappings to do something about, of the actor's unit or asked of the actor.

    A newer mapping of the same client answers one that is to be decided anew.
    """
    undecided = where(high_need=HighNeed.NOT_YET)
    of_unit = work.store.find(SituationMapping, *undecided, *where(unit=work.actor.unit))
    mine = work.store.find(SituationMapping, *undecided, *where(asked_of=work.actor.worker))
    asked_of_me = (one for one in mine if one.request is not MappingRequest.RETURNED)
    both = {one.id: one for one in (*of_unit, *asked_of_me)}
    seen = work.visible(both[key] for key in sorted(both))
    return work.shown(one for one in seen if one.decided_at is None or _comes_back(work, one))


def _comes_back(work: Work, mapping: SituationMapping) -> bool:
    of_client = where(client=mapping.client, register=mapping.register)
    others = work.visible(work.store.find(SituationMapping, *of_client))
    is_followed = any(one.created_at > mapping.created_at for one in others)
    return mapping.decide_again_on is not None and not is_followed


def _task(work: Work, mapping: SituationMapping, person: Subject) -> MappingTask:
    state, worker, due_on = _waits_for(mapping)
    return MappingTask(
        state=state,
        subject=person,
        record=mapping.id,
        review=work.look(Review, mapping.review),
        mapping=mapping,
        worker=worker,
        asker=mapping.created_by if mapping.request is not None else None,
        due_on=due_on,
    )


def _waits_for(mapping: SituationMapping) -> tuple[TaskState, WorkerId | None, date | None]:
    """Give what a mapping waits for, whose move it is, and by when."""
    if mapping.decided_at is not None:
        return TaskState.DECIDING_AGAIN, mapping.decided_by, mapping.decide_again_on
    if mapping.request is MappingRequest.ASKED:
        return TaskState.ANSWER, mapping.asked_of, mapping.answer_by
    if mapping.request is MappingRequest.RETURNED:
        return TaskState.ASKING_AGAIN, mapping.created_by, None
    return TaskState.MAPPING, mapping.asked_of or mapping.created_by, None


def _unanswered(work: Work) -> list[Review]:
    """Give the confirmed reviews that asked for a mapping, and none came of them or after them."""
    asked_for = where(conclusion=Conclusion.MAP)
    mine = work.store.find(Review, *asked_for, *where(mapper=work.actor.worker))
    of_unit = work.store.find(Review, *asked_for, *where(unit=work.actor.unit))
    both = {review.id: review for review in (*mine, *of_unit) if review.confirmed_at is not None}
    clients = {review.client for review in both.values()}
    found = work.store.find(SituationMapping, one_of("client", *clients)) if clients else []
    mappings: dict[tuple[ClientId, Register], list[SituationMapping]] = {}
    for mapping in found:
        mappings.setdefault((mapping.client, mapping.register), []).append(mapping)
    return work.shown(
        both[key]
        for key in sorted(both)
        if not _is_answered(both[key], mappings.get((both[key].client, both[key].register), ()))
    )


def _is_answered(review: Review, mappings: Iterable[SituationMapping]) -> bool:
    asked_at = review.confirmed_at
    return any(
        one.review == review.id or (asked_at is not None and one.created_at >= asked_at)
        for one in mappings
    )

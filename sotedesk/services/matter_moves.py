"""What points to a matter, and what becomes of it when the matter is moved.

A matter of the wrong register or the wrong client is voided and made again; nothing may stay behind
under the voided one. What was promised, given or agreed goes along; a draft judgement of the wrong
person is voided along; a confirmed one is never taken from under a person, so it stops the move.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Final, TypeVar
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId
from sotedesk.model.matter import Appointment, CarriedOver, FollowUp, Matter, Promise
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.record import KINDS, Record, kind_of
from sotedesk.model.review import Review
from sotedesk.model.wire import Shape
from sotedesk.services.ports import where
from sotedesk.services.subject import require_reason
from sotedesk.services.work import Work

R = TypeVar("R", bound=Record)
Along = Promise | Appointment | FollowUp

TAKEN_ALONG: Final[tuple[type[Along], ...]] = (Promise, Appointment, FollowUp)
"""Kinds that point to a matter and go where it goes."""
JUDGEMENTS: Final[tuple[type[Review | Plan], ...]] = (Review, Plan)
"""Kinds that point to a matter and are about the person: drafts end with it, the others stop it."""
_NOT_TAKEN_ALONG = {"id", "register", "origin", "created_at", "created_by", "moved_from"}
_NOT_TAKEN_ALONG |= {"voided_at", "voided_by", "void_reason"}


class MatterBuiltOnError(ValueError):
    """A confirmed review or plan stands on the matter; nothing was written.

    Attributes:
        records: Which ones.
    """

    def __init__(self, records: Sequence[UUID]) -> None:
        """Name them."""
        super().__init__(", ".join(map(str, records)))
        self.records = tuple(records)


def moved(work: Work, before: Matter, after: Matter, register: Register, reason: str) -> Matter:
    """Void a matter and make it again, with all that points to it.

    Raises:
        MatterBuiltOnError: A confirmed review or plan stands on it.
        ReasonNeededError: No reason.
    """
    given = require_reason(reason)
    judged = [one for kind in JUDGEMENTS for one in _under(work, kind, before)]
    confirmed = [one.id for one in judged if _is_confirmed(one)]
    if confirmed:
        raise MatterBuiltOnError(confirmed)
    along = [one for kind in TAKEN_ALONG for one in _under(work, kind, before)]
    for judgement in judged:
        _void_with_parts(work, judgement, given)
    for mark in _marks(work, before):
        work.void(mark, given)
    made = _made_again(work, before, after, register, given)
    for one in along:
        again = replace(one, matter=made.id, client=made.client)
        _made_again(work, one, again, register, given)
    return made


def said_whose(work: Work, matter: Matter, client: ClientId | None) -> None:
    """Say of all that points to a matter whose it is, once the matter itself is somebody's."""
    for kind in TAKEN_ALONG:
        for one in _under(work, kind, matter):
            work.save(one, replace(one, client=client))
    for mark in _marks(work, matter):
        work.save(mark, replace(mark, client=client))


def _under(work: Work, kind: type[R], matter: Matter) -> list[R]:
    # Bare: a colleague's record is to move too. Of the matter's register, so that nothing shows
    # of the other one.
    return work.store.find(kind, *where(matter=matter.id, register=matter.register))


def _marks(work: Work, matter: Matter) -> list[CarriedOver]:
    return work.store.find(CarriedOver, *where(target=matter.id, register=matter.register))


def _is_confirmed(judgement: Review | Plan) -> bool:
    if isinstance(judgement, Review):
        return judgement.confirmed_at is not None
    return judgement.status is not PlanStatus.DRAFT


def _void_with_parts(work: Work, record: Record, reason: str) -> None:
    for part in _parts(work, record):
        _void_with_parts(work, part, reason)
    work.void(record, reason)


def _parts(work: Work, record: Record) -> Iterator[Record]:
    """Give what points to a record; a field that does bears the name of the record's kind."""
    own = kind_of(type(record)).name
    for kind in KINDS.values():
        if any(spec.name == own and spec.codec.shape is Shape.ID for spec in kind.fields):
            yield from work.store.find(kind.record, *where(**{own: record.id}))


def _made_again(work: Work, before: R, after: R, register: Register, reason: str) -> R:
    """Void a record and store it anew, in the register and about the person it is of."""
    work.void(before, reason)
    head = work.header(register)
    typed: dict[str, Any] = {
        entry.name: getattr(after, entry.name)
        for entry in fields(after)
        if entry.name not in _NOT_TAKEN_ALONG
    }
    return work.create(
        type(after)(
            id=head.id,
            register=register,
            created_at=head.at,
            created_by=work.actor.worker,
            moved_from=before.id,
            **typed,
        )
    )

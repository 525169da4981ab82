"""Undo and redo: the last action of a worker is taken back by writing the former values.

Nothing is rewritten: taking back is an ordinary change over the action's own. Doing it again is
taking the taking back back.
"""

from collections.abc import Iterator
from uuid import UUID

from sotedesk.model.assignment import Assignment
from sotedesk.model.breaches import Breach, find_breaches
from sotedesk.model.changes import Change
from sotedesk.model.client import Client, ClientLink
from sotedesk.model.contact import Contact
from sotedesk.model.fold import RecordState, fold
from sotedesk.model.matter import Appointment, CarriedOver, Matter, Promise
from sotedesk.model.plan import Plan
from sotedesk.model.record import KINDS, Record, kind_of
from sotedesk.model.review import MappingArea
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import Shape
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right, require
from sotedesk.services.work import DECLARED, Over, Receipt, Work, Works, use_case

UNDONE = "undone"
"""Reason code of a record whose creation was taken back."""


class UndoError(ValueError):
    """The last action cannot be taken back; nothing was written.

    Attributes:
        record: A record of the action that someone has written over or built on since, or that
            is no longer there; ``None`` when there is no action to take back.
    """

    def __init__(self, record: UUID | None = None) -> None:
        """Say which record stands in the way."""
        super().__init__(str(record or "nothing to undo"))
        self.record = record


class Undo:
    """Takes back what a worker did last, once forth and back as often as wished."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.UNDO, LogAction.VIEW)
    def last(self, work: Work) -> Receipt | None:
        """Give the action that :meth:`revert` would take back, or do again if it was undone."""
        return self.works.receipts.get(work.actor.worker)

    @use_case(Right.UNDO)
    def revert(self, work: Work, *, again: bool = False) -> Receipt:
        """Take the last action back; after an undo, do it again.

        Every record of the action shows again what it would without the action.

        Args:
            again: Only do again what was taken back; an action that stands is left alone.

        Raises:
            UndoError: There is no action, or none to do again, a later change has come over it,
                it has been carried over since to the county's record system, or without it a rule
                would not hold (something stands on what would be voided).
            RightError: The right to the action itself has been lost since.
        """
        receipt = self.works.receipts.get(work.actor.worker)
        if receipt is None or (again and not receipt.undone):
            raise UndoError
        require(work.actor, DECLARED[receipt.use_case].right)
        _refuse_carried(work, receipt)
        work.reverts = receipt
        before = _breaches(work, receipt)
        changes: dict[UUID, list[Change]] = {}
        kinds = {written.change.record: written.record for written in receipt.written}
        for written in reversed(receipt.written):
            changes.setdefault(written.change.record, []).append(written.change)
        for record, own in changes.items():
            _take_back(work, kinds[record], record, own)
        if _breaches(work, receipt) - before:
            raise UndoError(receipt.written[0].change.record)
        return work.receipt()


def _refuse_carried(work: Work, receipt: Receipt) -> None:
    """Refuse what somebody has carried over since: the legal record says it is so."""
    last = max((one.change.clock for one in receipt.written), default=0)
    for written in receipt.written:
        record = work.store.get(written.record, written.change.record)
        entries = _entries(work, record) if record is not None else set()
        for mark in work.store.find(CarriedOver, one_of("target", *entries)):
            if any(change.clock > last for change in work.store.changes(mark.id)):
                raise UndoError(written.change.record)


def _entries(work: Work, record: Record) -> set[UUID]:
    """Give which entries the record is, or is part of: what is carried over as one text."""
    if isinstance(record, Contact):
        return {matter.id for matter in work.store.find(Matter, *where(contact=record.id))}
    if isinstance(record, (Promise, Appointment)):
        return {record.matter or record.id}
    if isinstance(record, MappingArea):
        return {record.situation_mapping}
    return {record.id}


def _take_back(work: Work, kind: type[Record], record: UUID, own: list[Change]) -> None:
    # Not through the access rule: the worker wrote these very values, and taking back a matter
    # may take the relation along on which the rest of the action was shown.
    stored = work.store.get(kind, record)
    known = work.store.changes(record)
    over = _own_heads(fold(known, kind_of(kind).quiet), own)
    if stored is None or over is None:
        raise UndoError(record)
    if any(not change.over for change in own):
        work.void(stored, UNDONE)
        return
    taken = {change.id for change in own}
    without = fold((change for change in known if change.id not in taken), kind_of(kind).quiet)
    work.write_over(stored, {name: without.groups[name].value for name in over}, over)


def _own_heads(state: RecordState, own: list[Change]) -> Over | None:
    """Give, for each group the action wrote, its changes that still stand; none if one does not."""
    taken = {change.id for change in own}
    written = {name for change in own for name in change.groups or {}}
    heads = {name: state.groups[name].heads if name in state.groups else () for name in written}
    standing = {name: tuple(head for head in heads[name] if head in taken) for name in written}
    return standing if all(standing.values()) else None


def _breaches(work: Work, receipt: Receipt) -> set[Breach]:
    """Give what does not hold around the records of an action, as far as the worker may see."""
    # A look of its own: what is only checked is not shown, so it does not go to the log.
    look = Work(work.store, work.actor, work.now, work.name)
    around: dict[UUID, Record] = {link.id: link for link in look.store.find(ClientLink)}
    stored = (look.store.get(one.record, one.change.record) for one in receipt.written)
    for record in filter(None, stored):
        around |= {one.id: one for one in (record, *_around(look, record))}
    return set(find_breaches(around.values()))


def _around(look: Work, record: Record) -> Iterator[Record]:
    """Give what a record stands on, what stands on it, and its equals.

    A field that points to a record bears the name of its kind.
    """
    own = kind_of(type(record)).name
    for kind in KINDS.values():
        pointers = {spec.name for spec in kind.fields if spec.codec.shape is Shape.ID}
        above = getattr(record, kind.name, None)
        parent = look.store.get(kind.record, above) if isinstance(above, UUID) else None
        if parent is not None:
            yield parent
        if own in pointers:
            yield from look.find(kind.record, *where(**{own: record.id}))
    if isinstance(record, (Assignment, Plan)):
        yield from look.find(type(record), *where(client=record.client))
    if isinstance(record, Client) and record.hetu:
        yield from look.store.find(Client, *where(hetu=record.hetu))

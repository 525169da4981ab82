"""Taking a contact: the envelope and its matters, from the first ring to the finish.

Source: users.md [1.a], [1.d]; handbook, the client's way in. One contact holds all matters of one
call; each matter has its own client or none and its own register.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.client import Client
from sotedesk.model.contact import Channel, Contact, ContactStatus, Direction
from sotedesk.model.ids import ClientId, ContactId, MatterId, WorkerId
from sotedesk.model.matter import (
    Appointment,
    AppointmentStatus,
    CarriedOver,
    Matter,
    MatterStatus,
    Outcome,
    Promise,
    PromiseStatus,
)
from sotedesk.model.matter_type import MatterType, missing
from sotedesk.model.record import Record
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Unit
from sotedesk.services.ports import one_of, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import require_reason
from sotedesk.services.work import AbsentError, Work, Works, use_case

R = TypeVar("R", bound=Record)
OPEN_STATUSES = (ContactStatus.LIVE, ContactStatus.WAITING)
_NOTHING_LEFT = {Outcome.ADVISED, Outcome.GIVEN_NOW, Outcome.NO_NEED, Outcome.DECLINED}
_MAIN_TEXTS = ("notes", "own_words", "answer")
"""The long text of a type; what was typed goes along when the type changes."""
_NOT_TAKEN_ALONG = {"id", "register", "origin", "created_at", "created_by", "moved_from"}
_NOT_TAKEN_ALONG |= {"voided_at", "voided_by", "void_reason"}


class NotOpenError(ValueError):
    """The contact is finished; it takes no new matters and cannot be set aside.

    Attributes:
        status: Where it stands.
    """

    def __init__(self, status: str) -> None:
        """Say where it stands."""
        super().__init__(status)
        self.status = status


class UnknownTypeError(ValueError):
    """No matter type has this code, or the unit has not turned it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterView:
    """A matter as the desk shows it.

    Attributes:
        client_name: Spoken name of its client; empty for none.
        promise: Its open promise, if there is one.
        appointment: The time given in it, if there is one.
        carried: The mark that it was carried over to the record system.
    """

    matter: Matter
    client_name: str
    promise: Promise | None
    appointment: Appointment | None
    carried: CarriedOver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A contact with the matters this worker may see, in their order."""

    contact: Contact
    matters: tuple[MatterView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A contact in a list.

    Attributes:
        who: Who contacts, as far as known: the contacting person's name, else the client's.
        matter_types: Codes of its matters' types, in their order.
        worker: Whose it is.
    """

    contact: Contact
    who: str
    client: ClientId | None
    reasons: tuple[str, ...]
    matter_types: tuple[str, ...]
    worker: WorkerId | None


class Intake:
    """The desk duty of taking contacts."""

    def __init__(self, works: Works, types: Mapping[str, MatterType]) -> None:
        self.works = works
        self._types = types

    @use_case(Right.TAKE_CONTACTS)
    def open_contact(
        self,
        work: Work,
        channel: Channel = Channel.PHONE,
        *,
        type_code: str = "",
        client: ClientId | None = None,
        after_the_fact: bool = False,
    ) -> ContactView:
        """Open a contact with its first matter; both are on the disk when this returns.

        Args:
            type_code: Type of the first matter; empty for the unit's first.
            client: Whom the first matter is about, when the contact was begun from a client.
            after_the_fact: The contact is over and only recorded now.

        Raises:
            AbsentError: The worker has no unit, or there is no such client.
            UnknownTypeError: No such type at this unit, or it has turned on none.
        """
        unit = _unit(work)
        if not type_code and not unit.matter_types:
            raise UnknownTypeError(type_code)
        head = work.header(unit.keeps)
        contact = work.create(
            Contact(
                id=ContactId(head.id),
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                number=work.store.next_number("contact"),
                unit=unit.id,
                worker=work.actor.worker,
                channel=channel,
                direction=Direction.INCOMING,
                status=ContactStatus.LIVE,
                status_at=head.at,
                status_by=work.actor.worker,
                received_at=None if after_the_fact else head.at,
                reached_at=None if after_the_fact else head.at,
                after_the_fact=after_the_fact,
            )
        )
        self._new_matter(work, contact, unit, type_code or unit.matter_types[0], client)
        return _view(work, contact)

    @use_case(Right.TAKE_CONTACTS, LogAction.VIEW)
    def view(self, work: Work, contact: ContactId) -> ContactView:
        """Open a contact.

        Raises:
            AbsentError: There is none, or none for this worker: one whose matters are all of the
                other register is as if not there.
        """
        shown = _view(work, work.get(Contact, contact))
        if not shown.matters:
            raise AbsentError(str(contact))
        return shown

    @use_case(Right.TAKE_CONTACTS, LogAction.LIST)
    def lines(self, work: Work, *, open_only: bool = False, limit: int = 200) -> list[ContactLine]:
        """Give the unit's contacts, the newest first; those without a matter to show are absent."""
        conditions = where(unit=work.actor.unit)
        if open_only:
            conditions += (one_of("status", *OPEN_STATUSES),)
        take = limit
        while True:
            contacts = work.find(Contact, *conditions, order="-received_at", limit=take)
            lines = [line for one in contacts if (line := _line(work, one)) is not None]
            if len(lines) >= limit or len(contacts) < take:
                return lines[:limit]
            take *= 2

    @use_case(Right.TAKE_CONTACTS, undoable=False)
    def save_contact(self, work: Work, before: Contact, after: Contact) -> Contact:
        """Store what the worker altered of the envelope.

        Args:
            before: As it was when the edit began.
        """
        work.get(Contact, before.id)
        return work.save(before, after)

    @use_case(Right.TAKE_CONTACTS, undoable=False)
    def save_matter(self, work: Work, before: Matter, after: Matter) -> Matter:
        """Store what the worker altered of a matter; type and client have their own use cases."""
        work.get(Matter, before.id)
        return work.save(before, after)

    @use_case(Right.TAKE_CONTACTS)
    def add_matter(
        self, work: Work, contact: ContactId, type_code: str, client: ClientId | None = None
    ) -> Matter:
        """Add a matter to an open contact (F5).

        Raises:
            NotOpenError: The contact is finished.
            UnknownTypeError: No such type at this unit.
        """
        found = work.get(Contact, contact)
        _require_open(found)
        return self._new_matter(work, found, _unit(work), type_code, client)

    @use_case(Right.TAKE_CONTACTS)
    def set_type(self, work: Work, before: Matter, type_code: str) -> Matter:
        """Give a matter another type.

        A type of the other register makes it another record: the old one is voided, what was
        typed goes along (design: wrong register).
        """
        unit = _unit(work)
        register = self._type(unit, type_code).register_for(unit.keeps)
        work.get(Matter, before.id)
        after = with_text_shown(replace(before, type=type_code), self._types[type_code])
        if register is before.register:
            return work.save(before, after)
        return _moved(work, before, after, register, "wrong_register")

    @use_case(Right.TAKE_CONTACTS)
    def set_client(self, work: Work, before: Matter, client: ClientId | None) -> Matter:
        """Say whom a matter is about.

        Where it was somebody else the old record is voided and a new one made, so that nothing
        of one person stays under another; what was promised and the time given go along.
        """
        work.get(Matter, before.id)
        if client is not None:
            work.get(Client, client)
        after = replace(before, client=client)
        if before.client is not None and before.client != client:
            return _moved(work, before, after, before.register, "wrong_client")
        for promise in _open_promises(work, before):
            work.save(promise, replace(promise, client=client))
        for given in _appointments(work, before):
            work.save(given, replace(given, client=client))
        return work.save(before, after)

    @use_case(Right.TAKE_CONTACTS)
    def promise(
        self,
        work: Work,
        matter: MatterId,
        *,
        what: str,
        to_whom: str = "",
        due_at: datetime | None = None,
        worker: WorkerId | None = None,
    ) -> Promise:
        """Make the matter's promise, or change the one that is open."""
        found = work.get(Matter, matter)
        present = _newest(_open_promises(work, found))
        if present is not None:
            return work.save(
                present,
                replace(present, what=what, to_whom=to_whom, due_at=due_at, worker=worker),
            )
        head = work.header(found.register)
        return work.create(
            Promise(
                id=head.id,
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                contact=found.contact,
                matter=found.id,
                client=found.client,
                what=what,
                to_whom=to_whom,
                due_at=due_at,
                worker=worker,
                status_at=head.at,
            )
        )

    @use_case(Right.TAKE_CONTACTS)
    def end_promise(
        self, work: Work, before: Promise, status: PromiseStatus, reason: str = ""
    ) -> Promise:
        """End a promise as kept, or close it with a reason.

        Raises:
            ValueError: Closed without a reason.
        """
        if status is PromiseStatus.CLOSED and not reason:
            raise ValueError("reason")
        work.get(Promise, before.id)
        return _ended(work, before, status, reason)

    @use_case(Right.TAKE_CONTACTS)
    def keep_promise(self, work: Work, promise: UUID) -> Promise:
        """Mark a promise as kept, from a list that shows it.

        Raises:
            AbsentError: There is no such promise, or none for this worker.
        """
        return _ended(work, work.get(Promise, promise), PromiseStatus.KEPT, "")

    @use_case(Right.TAKE_CONTACTS)
    def close_promise(self, work: Work, promise: UUID, reason: str) -> Promise:
        """Close a promise that will not be kept, from a list that shows it.

        Args:
            reason: Why, in words; a promise never just disappears.

        Raises:
            AbsentError: There is no such promise, or none for this worker.
            ReasonNeededError: No reason.
        """
        said = require_reason(reason)
        return _ended(work, work.get(Promise, promise), PromiseStatus.CLOSED, said)

    @use_case(Right.TAKE_CONTACTS, LogAction.VIEW)
    def appointment(self, work: Work, appointment: UUID) -> Appointment:
        """Give an appointment.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        return work.get(Appointment, appointment)

    @use_case(Right.TAKE_CONTACTS)
    def give_time(
        self, work: Work, matter: MatterId, *, at: datetime | None, place: str, with_whom: str
    ) -> Appointment:
        """Enter the time given in a matter, or change it."""
        found = work.get(Matter, matter)
        present = _newest(_appointments(work, found))
        if present is not None:
            return work.save(present, replace(present, at=at, where=place, with_whom=with_whom))
        head = work.header(found.register)
        return work.create(
            Appointment(
                id=head.id,
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                client=found.client,
                matter=found.id,
                at=at,
                where=place,
                with_whom=with_whom,
                status=AppointmentStatus.BOOKED,
            )
        )

    @use_case(Right.TAKE_CONTACTS)
    def mark_appointment(
        self, work: Work, before: Appointment, status: AppointmentStatus
    ) -> Appointment:
        """Say what became of a time: kept, moved, cancelled or missed."""
        work.get(Appointment, before.id)
        return work.save(before, replace(before, status=status))

    @use_case(Right.TAKE_CONTACTS)
    def set_aside(self, work: Work, before: Contact, waiting_for: str = "") -> Contact:
        """Leave a contact waiting (F8).

        Raises:
            NotOpenError: It is finished.
        """
        _require_open(work.get(Contact, before.id))
        return _with_status(work, before, ContactStatus.WAITING, waiting_for)

    @use_case(Right.TAKE_CONTACTS)
    def resume(self, work: Work, contact: ContactId) -> ContactView:
        """Go on with a waiting contact; a colleague's is taken over by it.

        Raises:
            NotOpenError: It is finished.
        """
        found = work.get(Contact, contact)
        _require_open(found)
        mine = work.save(found, replace(found, worker=work.actor.worker))
        if mine.status is not ContactStatus.LIVE:
            mine = _with_status(work, mine, ContactStatus.LIVE, "")
        return _view(work, mine)

    @use_case(Right.TAKE_CONTACTS)
    def finish(self, work: Work, before: Contact) -> ContactView:
        """Finish a contact; where something is missing it is finished as incomplete.

        Matters with nothing left to do are closed; one with an open promise stays open.

        Raises:
            NotOpenError: It is finished already.
        """
        _require_open(work.get(Contact, before.id))
        unit = _unit(work)
        lacking = False
        for matter in _matters(work, before):
            made = self._types.get(matter.type)
            lacking |= made is None or bool(missing(matter, made, unit.alarming_symptoms))
            if matter.outcome in _NOTHING_LEFT and not _open_promises(work, matter):
                work.save(matter, replace(matter, status=MatterStatus.CLOSED))
        ended = replace(before, ended_at=work.now) if not before.after_the_fact else before
        status = ContactStatus.FINISHED_INCOMPLETE if lacking else ContactStatus.FINISHED
        return _view(work, _with_status(work, before, status, "", ended))

    @use_case(Right.TAKE_CONTACTS)
    def void_matter(self, work: Work, before: Matter, reason: str) -> Matter:
        """Void a matter that was a mistake."""
        work.get(Matter, before.id)
        return work.void(before, reason)

    def _type(self, unit: Unit, code: str) -> MatterType:
        if code not in unit.matter_types or code not in self._types:
            raise UnknownTypeError(code)
        return self._types[code]

    def _new_matter(
        self, work: Work, contact: Contact, unit: Unit, code: str, client: ClientId | None
    ) -> Matter:
        made = self._type(unit, code)
        if client is not None:
            work.get(Client, client)
        head = work.header(made.register_for(unit.keeps))
        return work.create(
            Matter(
                id=MatterId(head.id),
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                contact=contact.id,
                position=len(_matters(work, contact)) + 1,
                client=client,
                type=code,
                unit=unit.id,
            )
        )


def _unit(work: Work) -> Unit:
    if work.actor.unit is None:
        raise AbsentError("unit")
    return work.get(Unit, work.actor.unit)


def _require_open(contact: Contact) -> None:
    if not contact.is_open:
        raise NotOpenError(contact.status)


def _with_status(
    work: Work,
    before: Contact,
    status: ContactStatus,
    waiting_for: str,
    after: Contact | None = None,
) -> Contact:
    return work.save(
        before,
        replace(
            after or before,
            status=status,
            status_at=work.now,
            status_by=work.actor.worker,
            waiting_for=waiting_for,
        ),
    )


def _matters(work: Work, contact: Contact) -> list[Matter]:
    return work.find(Matter, *where(contact=contact.id), order="position")


def _open_promises(work: Work, matter: Matter) -> list[Promise]:
    open_ones = where(matter=matter.id, status=PromiseStatus.OPEN)
    return work.find(Promise, *open_ones, order="-created_at")


def _ended(work: Work, before: Promise, status: PromiseStatus, reason: str) -> Promise:
    after = replace(before, status=status, status_at=work.now, closed_reason=reason)
    return work.save(before, after)


def _appointments(work: Work, matter: Matter) -> list[Appointment]:
    return work.find(Appointment, *where(matter=matter.id), order="-created_at")


def _newest(records: list[R]) -> R | None:
    return records[0] if records else None


def _moved(work: Work, before: Matter, after: Matter, register: Register, reason: str) -> Matter:
    promises, times = _open_promises(work, before), _appointments(work, before)
    made = _made_again(work, before, after, register, reason)
    for promise in promises:
        again = replace(promise, matter=made.id, client=made.client)
        _made_again(work, promise, again, register, reason)
    for given in times:
        moved = replace(given, matter=made.id, client=made.client)
        _made_again(work, given, moved, register, reason)
    return made


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


def with_text_shown(matter: Matter, made: MatterType) -> Matter:
    """Give a matter with its long text where its type shows it, so that none is out of sight."""
    shown = [name for name in _MAIN_TEXTS if made.use_of(name)]
    hidden = [name for name in _MAIN_TEXTS if name not in shown and getattr(matter, name)]
    if not shown or not hidden or getattr(matter, shown[0]):
        return matter
    texts: dict[str, Any] = dict.fromkeys(hidden, "")
    texts[shown[0]] = "\n".join(getattr(matter, name) for name in hidden)
    return replace(matter, **texts)


def _view(work: Work, contact: Contact) -> ContactView:
    return ContactView(
        contact=contact,
        matters=tuple(
            MatterView(
                matter=matter,
                client_name=_name(work, matter.client),
                promise=_newest(_open_promises(work, matter)),
                appointment=_newest(_appointments(work, matter)),
                carried=_newest(work.find(CarriedOver, *where(target=matter.id))),
            )
            for matter in _matters(work, contact)
        ),
    )


def _name(work: Work, client: ClientId | None) -> str:
    if client is None:
        return ""
    found = work.store.get(Client, client)
    return found.spoken_name if found else ""


def _line(work: Work, contact: Contact) -> ContactLine | None:
    matters = _matters(work, contact)
    if not matters:
        return None
    client = next((matter.client for matter in matters if matter.client), None)
    return ContactLine(
        contact=contact,
        who=contact.contacting_name or _name(work, client),
        client=client,
        reasons=tuple(matter.reason for matter in matters),
        matter_types=tuple(matter.type for matter in matters),
        worker=contact.worker,
    )

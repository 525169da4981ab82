"""Taking a contact: the envelope and its matters, from the first ring to the finish.

Source: users.md [1.a], [1.d]; handbook, the client's way in. One contact holds all matters of one
call; each matter has its own client or none and its own register.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sotedesk.model.client import Client
from sotedesk.model.contact import Channel, Contact, ContactStatus, Direction
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId, MatterId, WorkerId
from sotedesk.model.matter import (
    MAIN_TEXTS,
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
from sotedesk.model.record import Record, altered_groups
from sotedesk.model.usage_log import LogAction
from sotedesk.model.worker import Unit
from sotedesk.services.carrying import standing_mark
from sotedesk.services.client_access import opened_client
from sotedesk.services.contact_sight import (
    SeenContact,
    hides_phone,
    hides_place,
    phone_masked,
    place_masked,
    seen_contact,
    seen_contacts,
)
from sotedesk.services.matter_moves import moved, said_whose
from sotedesk.services.numbering import next_number
from sotedesk.services.ports import where
from sotedesk.services.rights import Right
from sotedesk.services.subject import require_reason
from sotedesk.services.work import AbsentError, Work, Works, use_case

R = TypeVar("R", bound=Record)
_NOT_TYPED = {"client", "type", "contact", "unit", "origin", "void"}
_NOTHING_LEFT = {Outcome.ADVISED, Outcome.GIVEN_NOW, Outcome.NO_NEED, Outcome.DECLINED}


class NotOpenError(ValueError):
    """The contact is finished; it takes no new matters and cannot be set aside.

    Attributes:
        status: Where it stands.
    """

    def __init__(self, status: str) -> None:
        """Say where it stands."""
        super().__init__(status)
        self.status = status


class TakeoverReasonError(ValueError):
    """The contact is a colleague's: taking it over needs a reason.

    Attributes:
        worker: Whose it is.
    """

    def __init__(self, worker: WorkerId) -> None:
        """Say whose it is."""
        super().__init__(str(worker))
        self.worker = worker


class TakeoverReason(StrEnum):
    """Why a colleague's contact is taken over; picked by number, for the usage log."""

    COLLEAGUE_AWAY = "colleague_away"
    AGREED = "agreed"
    CONTACTED_AGAIN = "contacted_again"
    PROMISE_DUE = "promise_due"
    OTHER = "other"


class OtherUseCaseError(ValueError):
    """The type, client or place of a matter is not saved as something typed.

    Attributes:
        groups: What differed, sorted.
    """

    def __init__(self, groups: Collection[str]) -> None:
        """Name the groups."""
        super().__init__(", ".join(sorted(groups)))
        self.groups = tuple(sorted(groups))


class TimeAheadError(ValueError):
    """A time that is still ahead cannot have been missed; nothing was written."""


class UnknownTypeError(ValueError):
    """No matter type has this code, or the unit has not turned it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterView:
    """A matter as the desk shows it.

    Attributes:
        client_name: Spoken name of its client; empty for none.
        promise: Its open promise, if there is one.
        appointment: The time given in it, if there is one.
        carried: The mark that it was carried over as it stands now to the record system.
        place_hidden: A safety ban hides where and with whom the time is; they are empty.
    """

    matter: Matter
    client_name: str
    promise: Promise | None
    appointment: Appointment | None
    carried: CarriedOver | None
    place_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A contact with the matters this worker may see, in their order.

    Attributes:
        phone_hidden: A safety ban hides the caller's number; it is empty in ``contact``.
    """

    contact: Contact
    matters: tuple[MatterView, ...]
    phone_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A contact in a list.

    Attributes:
        who: Who contacts, as far as known: the contacting person's name, else the client's.
        matter_types: Codes of its matters' types, in their order.
        worker: Whose it is.
        phone_hidden: A safety ban hides the caller's number; it is empty in ``contact``.
    """

    contact: Contact
    who: str
    client: ClientId | None
    reasons: tuple[str, ...]
    matter_types: tuple[str, ...]
    worker: WorkerId | None
    phone_hidden: bool = False


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
                number=next_number(work, "contact", head.register),
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
        first = self._new_matter(work, contact, unit, type_code or unit.matter_types[0], client)
        return _view(work, SeenContact(contact=contact, matters=(first,)))

    @use_case(Right.TAKE_CONTACTS, LogAction.VIEW)
    def view(self, work: Work, contact: ContactId) -> ContactView:
        """Open a contact.

        Raises:
            AbsentError: There is none, or none for this worker: one whose matters are all of the
                other register is as if not there.
        """
        return _view(work, seen_contact(work, contact))

    @use_case(Right.TAKE_CONTACTS, LogAction.LIST)
    def lines(self, work: Work, *, limit: int = 200) -> list[ContactLine]:
        """Give the unit's contacts, the newest first; those without a matter to show are absent."""
        of_unit = where(unit=work.actor.unit)
        seen = seen_contacts(work, *of_unit, order="-received_at", limit=limit)
        return [_line(work, one) for one in seen]

    @use_case(Right.TAKE_CONTACTS, undoable=False)
    def save_contact(self, work: Work, before: Contact, after: Contact) -> Contact:
        """Store what the worker altered of the envelope.

        Args:
            before: As it was when the edit began; a number that was hidden stays as it is.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        seen = seen_contact(work, before.id)
        clients = [matter.client for matter in seen.matters]
        if hides_phone(work, seen.contact, clients) and not before.contacting_phone:
            number = seen.contact.contacting_phone
            before = replace(before, contacting_phone=number)
            after = replace(after, contacting_phone=after.contacting_phone or number)
        return phone_masked(work, work.save(before, after), clients)

    @use_case(Right.TAKE_CONTACTS, undoable=False)
    def save_matter(self, work: Work, before: Matter, after: Matter) -> Matter:
        """Store what the worker altered of a matter; type and client have their own use cases.

        Raises:
            OtherUseCaseError: Something differs that is not typed.
        """
        work.get(Matter, before.id)
        others = _NOT_TYPED & altered_groups(before, after).keys()
        if others:
            raise OtherUseCaseError(others)
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
        found = seen_contact(work, contact).contact
        _require_open(found)
        return self._new_matter(work, found, _unit(work), type_code, client)

    @use_case(Right.TAKE_CONTACTS)
    def set_type(self, work: Work, before: Matter, type_code: str) -> Matter:
        """Give a matter another type.

        A type of the other register makes it another record: the old one is voided, what was
        typed goes along (design: wrong register).

        Raises:
            MatterBuiltOnError: A confirmed review or plan stands on it.
            UnknownTypeError: No such type at this unit.
        """
        unit = _unit(work)
        register = self._type(unit, type_code).register_for(unit.keeps)
        work.get(Matter, before.id)
        after = with_text_shown(replace(before, type=type_code), self._types[type_code])
        if register is before.register:
            return work.save(before, after)
        return moved(work, before, after, register, "wrong_register")

    @use_case(Right.TAKE_CONTACTS)
    def set_client(self, work: Work, before: Matter, client: ClientId | None) -> Matter:
        """Say whom a matter is about.

        Where it was somebody else the old record is voided and a new one made, so that nothing
        of one person stays under another; what was promised, agreed and given goes along.

        Raises:
            MatterBuiltOnError: A confirmed review or plan stands on it.
        """
        work.get(Matter, before.id)
        if client is not None:
            work.get(Client, client)
        after = replace(before, client=client)
        if before.client is not None and before.client != client:
            return moved(work, before, after, before.register, "wrong_client")
        said_whose(work, before, client)
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
        given = work.get(Appointment, appointment)
        return place_masked(work, given, _contact_of(work, given))

    @use_case(Right.TAKE_CONTACTS)
    def give_time(
        self, work: Work, matter: MatterId, *, at: datetime | None, place: str, with_whom: str
    ) -> Appointment:
        """Enter the time given in a matter, or change it.

        A place and a person that were hidden stay as they are unless new ones are given.
        """
        found = work.get(Matter, matter)
        contact = work.look(Contact, found.contact)
        present = _newest(_appointments(work, found))
        if present is not None:
            if hides_place(work, contact, present.client):
                place, with_whom = place or present.where, with_whom or present.with_whom
            typed = replace(present, at=at, where=place, with_whom=with_whom)
            return place_masked(work, work.save(present, typed), contact)
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
        contact = _contact_of(work, work.get(Appointment, before.id))
        return place_masked(work, work.save(before, replace(before, status=status)), contact)

    @use_case(Right.TAKE_CONTACTS)
    def enter_missed_time(
        self, work: Work, client: ClientId, at: datetime, place: str = ""
    ) -> Appointment:
        """Enter by hand a time that the client did not use, known from another system.

        It belongs to the register of the actor's unit and to no matter.

        Args:
            at: When the time was.
            place: Where; may be empty.

        Raises:
            AbsentError: No such client, or the register is not this actor's.
            BasisNeededError: A basis has to be recorded first.
            TimeAheadError: The time is still ahead.
        """
        opened_client(work, client)
        register = _unit(work).keeps
        work.admit(client, register)
        if at > work.now:
            raise TimeAheadError(str(at))
        head = work.header(register)
        missed = work.create(
            Appointment(
                id=head.id,
                register=head.register,
                created_at=head.at,
                created_by=work.actor.worker,
                client=client,
                at=at,
                where=place.strip(),
                status=AppointmentStatus.MISSED,
            )
        )
        return place_masked(work, missed, None)

    @use_case(Right.TAKE_CONTACTS)
    def set_aside(self, work: Work, before: Contact, waiting_for: str = "") -> Contact:
        """Leave a contact waiting (F8).

        Raises:
            AbsentError: There is none, or none for this worker.
            NotOpenError: It is finished.
        """
        seen = seen_contact(work, before.id)
        _require_open(seen.contact)
        aside = _with_status(work, before, ContactStatus.WAITING, waiting_for)
        return phone_masked(work, aside, [matter.client for matter in seen.matters])

    @use_case(Right.TAKE_CONTACTS)
    def resume(
        self,
        work: Work,
        contact: ContactId,
        reason: TakeoverReason | None = None,
        words: str = "",
    ) -> ContactView:
        """Go on with a waiting contact; a colleague's is taken over by it.

        Args:
            reason: Why a colleague's is taken over; it goes to the usage log.
            words: More about it in the worker's words, if there is more to say.

        Raises:
            AbsentError: There is none, or none for this worker.
            NotOpenError: It is finished.
            TakeoverReasonError: It is a colleague's and no reason was given.
        """
        seen = seen_contact(work, contact)
        found = seen.contact
        _require_open(found)
        if found.worker is not None and found.worker != work.actor.worker:
            if reason is None:
                raise TakeoverReasonError(found.worker)
            work.query = " ".join([reason.value, *words.split()])
        mine = work.save(found, replace(found, worker=work.actor.worker))
        if mine.status is not ContactStatus.LIVE:
            mine = _with_status(work, mine, ContactStatus.LIVE, "")
        return _view(work, replace(seen, contact=mine))

    @use_case(Right.TAKE_CONTACTS)
    def finish(self, work: Work, before: Contact) -> ContactView:
        """Finish a contact; where something is missing it is finished as incomplete.

        Matters with nothing left to do are closed; one with an open promise stays open.

        Raises:
            AbsentError: There is none, or none for this worker.
            NotOpenError: It is finished already.
        """
        seen = seen_contact(work, before.id)
        _require_open(seen.contact)
        unit = _unit(work)
        lacking = False
        for matter in seen.matters:
            made = self._types.get(matter.type)
            lacking |= made is None or bool(missing(matter, made, unit.alarming_symptoms))
            if matter.outcome in _NOTHING_LEFT and not _open_promises(work, matter):
                work.save(matter, replace(matter, status=MatterStatus.CLOSED))
        ended = replace(before, ended_at=work.now) if not before.after_the_fact else before
        status = ContactStatus.FINISHED_INCOMPLETE if lacking else ContactStatus.FINISHED
        _with_status(work, before, status, "", ended)
        return _view(work, seen_contact(work, before.id))

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


def with_text_shown(matter: Matter, made: MatterType) -> Matter:
    """Give a matter with its long text where its type shows it, so that none is out of sight."""
    shown = [name for name in MAIN_TEXTS if made.use_of(name)]
    hidden = [name for name in MAIN_TEXTS if name not in shown and getattr(matter, name)]
    if not shown or not hidden or getattr(matter, shown[0]):
        return matter
    texts: dict[str, Any] = dict.fromkeys(hidden, "")
    texts[shown[0]] = "\n".join(getattr(matter, name) for name in hidden)
    return replace(matter, **texts)


def _view(work: Work, seen: SeenContact) -> ContactView:
    clients = [matter.client for matter in seen.matters]
    return ContactView(
        contact=phone_masked(work, seen.contact, clients),
        matters=tuple(_matter_view(work, seen.contact, matter) for matter in seen.matters),
        phone_hidden=hides_phone(work, seen.contact, clients),
    )


def _matter_view(work: Work, contact: Contact, matter: Matter) -> MatterView:
    given = _newest(_appointments(work, matter))
    return MatterView(
        matter=matter,
        client_name=_name(work, matter.client),
        promise=_newest(_open_promises(work, matter)),
        appointment=place_masked(work, given, contact) if given is not None else None,
        carried=standing_mark(work, matter),
        place_hidden=given is not None and hides_place(work, contact, given.client),
    )


def _contact_of(work: Work, given: Appointment) -> Contact | None:
    matter = work.look(Matter, given.matter)
    return work.look(Contact, matter.contact) if matter is not None else None


def _name(work: Work, client: ClientId | None) -> str:
    if client is None:
        return ""
    found = work.store.get(Client, client)
    return found.spoken_name if found else ""


def _line(work: Work, seen: SeenContact) -> ContactLine:
    contact, matters = seen.contact, seen.matters
    clients = [matter.client for matter in matters if matter.client]
    client = next(iter(clients), None)
    return ContactLine(
        contact=phone_masked(work, contact, clients),
        who=contact.contacting_name or _name(work, client),
        client=client,
        reasons=tuple(matter.reason for matter in matters),
        matter_types=tuple(matter.type for matter in matters),
        worker=contact.worker,
        phone_hidden=hides_phone(work, contact, clients),
    )

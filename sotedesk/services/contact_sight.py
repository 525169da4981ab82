"""A contact as a worker gets it: with the matters that are shown, or absent.

A contact whose matters are all of the other register, or none of this worker's to see, is as if
not there: the caller's name and number would tell of it. Everything that lists, finds, opens or
edits a contact asks here. Under a safety ban the caller's number and the place of a time are empty
once the contact is not the worker's own open one (decision 0013).
"""

from collections.abc import Iterable
from dataclasses import replace

from sotedesk.model.contact import Contact
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId
from sotedesk.model.matter import Appointment, Matter
from sotedesk.services.ports import Condition, where
from sotedesk.services.subject import subjects
from sotedesk.services.work import AbsentError, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenContact:
    """A contact and the matters of it that the worker may see.

    Attributes:
        contact: As stored, nothing hidden.
        matters: In their order; at least one.
    """

    contact: Contact
    matters: tuple[Matter, ...]


def seen_contact(work: Work, contact: ContactId) -> SeenContact:
    """Give a contact with its visible matters.

    Raises:
        AbsentError: There is none, or no matter of it is this worker's to see.
    """
    found = work.store.get(Contact, contact)
    seen = None if found is None or found.is_void else _seen(work, found)
    if seen is None:
        raise AbsentError(str(contact))
    return seen


def seen_contacts(
    work: Work, *conditions: Condition, order: str = "", limit: int | None = None
) -> list[SeenContact]:
    """Give the contacts that have a visible matter; only they are noted and counted."""
    take = limit
    while True:
        found = work.store.find(Contact, *conditions, order=order, limit=take)
        seen = [one for contact in found if (one := _peeked(work, contact)) is not None]
        if limit is None or take is None or len(seen) >= limit or len(found) < take:
            return [_noted(work, one) for one in seen[:limit]]
        take *= 2


def _seen(work: Work, contact: Contact) -> SeenContact | None:
    seen = _peeked(work, contact)
    return _noted(work, seen) if seen is not None else None


def _peeked(work: Work, contact: Contact) -> SeenContact | None:
    if not work.visible([contact]):
        return None
    found = work.store.find(Matter, *where(contact=contact.id), order="position")
    matters = tuple(work.visible(found))
    return SeenContact(contact=contact, matters=matters) if matters else None


def _noted(work: Work, seen: SeenContact) -> SeenContact:
    for record in (seen.contact, *seen.matters):
        work.note(record)
    return seen


def hides_phone(work: Work, contact: Contact, clients: Iterable[ClientId | None]) -> bool:
    """Whether the caller's number is hidden from this worker.

    Args:
        clients: Of the matters that the worker may see.
    """
    return bool(contact.contacting_phone) and hides_note(work, contact, clients)


def hides_note(work: Work, contact: Contact, clients: Iterable[ClientId | None]) -> bool:
    """Whether the note is hidden in lists: of a protected person it may say where they are.

    Args:
        clients: Of the matters that the worker may see.
    """
    if _is_typing(work, contact):
        return False
    people = subjects(work, (*clients, contact.contacting_client))
    return any(person.safety_ban for person in people.values())


def phone_masked(work: Work, contact: Contact, clients: Iterable[ClientId | None]) -> Contact:
    """Give the contact as it may be shown: without the number where that is hidden."""
    hidden = hides_phone(work, contact, clients)
    return replace(contact, contacting_phone="") if hidden else contact


def hides_place(work: Work, contact: Contact | None, client: ClientId | None) -> bool:
    """Whether the place and person of a client's time are hidden from this worker.

    Args:
        contact: That the time was given in.
    """
    if client is None or (contact is not None and _is_typing(work, contact)):
        return False
    return subjects(work, (client,))[client].safety_ban


def place_masked(work: Work, given: Appointment, contact: Contact | None) -> Appointment:
    """Give a time as it may be shown: without place and person where they are hidden."""
    hidden = hides_place(work, contact, given.client)
    return replace(given, where="", with_whom="") if hidden else given


def is_sender_protected(work: Work, contact: ContactId) -> bool:
    """Whether who contacted is protected: one mark protects in every matter of the contact.

    A mark in a matter that is not this worker's to see protects too: that a relation is left out
    tells nothing, that it stands tells who gave the notice.
    """
    marked = where(contact=contact, sender_protected=True)
    return bool(work.store.find(Matter, *marked, limit=1))


def _is_typing(work: Work, contact: Contact) -> bool:
    """Whether the worker is still writing down what is being said."""
    return contact.is_open and contact.worker == work.actor.worker

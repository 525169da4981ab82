"""How a contact's state is stored by the duty of intake, and how what was stored comes back."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.model.contact import Contact
from sotedesk.model.ids import MatterId
from sotedesk.model.matter import Appointment, Matter, Promise
from sotedesk.services.intake import Intake
from sotedesk.ui.contact.state import ContactState, MatterState, promise_edit_of, time_edit_of

StoredMatter: TypeAlias = tuple[Matter, Promise | None, Appointment | None]
"""A matter with its promise and its time, as stored."""
Saved: TypeAlias = tuple[Contact, tuple[StoredMatter, ...]]
"""A contact with its matters, as stored."""


def saving(intake: Intake, actor: Actor, state: ContactState) -> Callable[[], Saved]:
    """Give the task that stores everything typed, in the words of the moment."""

    def save() -> Saved:
        contact = state.contact
        stored = (
            intake.save_contact(actor, contact.before, contact.after)
            if contact.differs
            else contact.before
        )
        return stored, tuple(save_matter(intake, actor, one) for one in state.matters)

    return save


def save_matter(intake: Intake, actor: Actor, one: MatterState) -> StoredMatter:
    """Store what is typed of a matter, its promise and its time."""
    matter, promise, appointment = one.matter.before, one.promise, one.appointment
    if one.matter.differs:
        matter = intake.save_matter(actor, one.matter.before, one.matter.after)
    if one.promise_differs and one.promise_edit.due_at is not None:
        promise = intake.promise(
            actor,
            MatterId(matter.id),
            what=_("Takaisinsoitto"),
            to_whom=one.promise_edit.to_whom,
            due_at=one.promise_edit.due_at,
            worker=matter.handled_by or actor.worker,
        )
    if one.time_differs:
        edit = one.time_edit
        appointment = intake.give_time(
            actor, MatterId(matter.id), at=edit.at, place=edit.place, with_whom=edit.with_whom
        )
    return matter, promise, appointment


def with_saved(state: ContactState, sent: ContactState, saved: Saved) -> ContactState:
    """Take in what was stored of a contact, keeping what was typed meanwhile."""
    contact, stored = saved
    matters = tuple(
        with_stored(one, was, *parts)
        for one, was, parts in zip(state.matters, sent.matters, stored, strict=False)
    )
    return replace(
        state,
        contact=state.contact.stored(contact, sent.contact.after),
        matters=(*matters, *state.matters[len(matters) :]),
        # What comes back empty though it was given is hidden by a safety ban; so below.
        phone_hidden=state.phone_hidden
        or bool(sent.contact.after.contacting_phone and not contact.contacting_phone),
    )


def with_stored(
    one: MatterState,
    sent: MatterState,
    matter: Matter,
    promise: Promise | None,
    appointment: Appointment | None,
) -> MatterState:
    """Take in what was stored of a matter, keeping what was typed meanwhile."""
    promise_edit, time_edit = one.promise_edit, one.time_edit
    if promise_edit == sent.promise_edit and promise_edit.due_at is not None:
        promise_edit = promise_edit_of(promise)
    if time_edit == sent.time_edit:
        time_edit = time_edit_of(appointment)
    placed = sent.time_edit.place or sent.time_edit.with_whom
    return replace(
        one,
        matter=one.matter.stored(matter, sent.matter.after),
        promise=promise,
        promise_edit=promise_edit,
        appointment=appointment,
        time_edit=time_edit,
        place_hidden=one.place_hidden
        or bool(placed and appointment and not (appointment.where or appointment.with_whom)),
    )

"""Everything the contact screen shows: what is stored, what is typed over it, where the caret is.

Records are kept as ``ui.edited`` keeps them, as stored and as typed; the draft holds only the
differences.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sotedesk.model.contact import Contact
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter import Appointment, CarriedOver, Matter, Promise
from sotedesk.services.intake import ContactView
from sotedesk.ui.edited import (
    NOWHERE,
    Edited,
    Place,
    record_draft,
    unchanged,
    with_record_draft,
)

FORM = "contact"
"""The draft's form name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseEdit:
    """What is typed of a matter's promise."""

    to_whom: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEdit:
    """What is typed of the time given in a matter."""

    at: datetime | None = None
    place: str = ""
    with_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterState:
    """One tab.

    Attributes:
        promise: The open promise as stored.
        client_name: Spoken name of its client, empty for none.
        carried: The mark that it was carried over to the record system.
        place_hidden: A safety ban hides where and with whom the time is.
    """

    matter: Edited[Matter]
    client_name: str = ""
    promise: Promise | None = None
    promise_edit: PromiseEdit = PromiseEdit()
    appointment: Appointment | None = None
    time_edit: TimeEdit = TimeEdit()
    carried: CarriedOver | None = None
    place_hidden: bool = False

    @property
    def promise_differs(self) -> bool:
        """Whether a promise is typed that is not stored."""
        return self.promise_edit != promise_edit_of(self.promise)

    @property
    def time_differs(self) -> bool:
        """Whether a time is typed that is not stored."""
        return self.time_edit != time_edit_of(self.appointment)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactState:
    """Everything the contact screen shows.

    Attributes:
        current: Index of the open tab.
        missing: What the open matters still lack, by matter; shown once finishing was tried.
        tried_to_finish: A first Ctrl+Enter found something missing.
        saved_at: When the last keystrokes reached the disk.
        save_failed: The last local write failed; the text is only on the screen.
        phone_hidden: A safety ban hides the caller's number.
        loose: What stands in fields and is no value yet, by field: half a date, a search under
            way, a new client not yet added. Of a matter's own fields the key begins with its id.
    """

    contact: Edited[Contact]
    matters: tuple[MatterState, ...]
    current: int = 0
    place: Place = NOWHERE
    missing: tuple[tuple[int, str], ...] = ()
    tried_to_finish: bool = False
    saved_at: datetime | None = None
    save_failed: bool = False
    phone_hidden: bool = False
    loose: Mapping[str, str] = field(default_factory=dict)

    @property
    def open_matter(self) -> MatterState:
        """Give the matter whose tab is open."""
        return self.matters[self.current]

    @property
    def differs(self) -> bool:
        """Whether anything typed is not a change yet."""
        return self.contact.differs or any(
            one.matter.differs or one.promise_differs or one.time_differs for one in self.matters
        )

    def with_matter(self, index: int, matter: MatterState) -> "ContactState":
        """Give the state with one tab replaced."""
        changed = (*self.matters[:index], matter, *self.matters[index + 1 :])
        return replace(self, matters=changed)


def state_of(view: ContactView) -> ContactState:
    """Give the state of a contact as stored."""
    return ContactState(
        contact=unchanged(view.contact),
        matters=tuple(
            MatterState(
                matter=unchanged(one.matter),
                client_name=one.client_name,
                promise=one.promise,
                promise_edit=promise_edit_of(one.promise),
                appointment=one.appointment,
                time_edit=time_edit_of(one.appointment),
                carried=one.carried,
                place_hidden=one.place_hidden,
            )
            for one in view.matters
        ),
        phone_hidden=view.phone_hidden,
    )


def promise_edit_of(promise: Promise | None) -> PromiseEdit:
    """Give the form's values of a stored promise."""
    if promise is None:
        return PromiseEdit()
    return PromiseEdit(to_whom=promise.to_whom, due_at=promise.due_at)


def time_edit_of(appointment: Appointment | None) -> TimeEdit:
    """Give the form's values of a stored time."""
    if appointment is None:
        return TimeEdit()
    return TimeEdit(at=appointment.at, place=appointment.where, with_whom=appointment.with_whom)


def as_stored(state: ContactState) -> ContactState:
    """Give a state with nothing typed over it."""
    return replace(
        state,
        contact=unchanged(state.contact.before),
        matters=tuple(
            replace(
                one,
                matter=unchanged(one.matter.before),
                promise_edit=promise_edit_of(one.promise),
                time_edit=time_edit_of(one.appointment),
            )
            for one in state.matters
        ),
    )


def leftover(sent: ContactState, now: ContactState, stored: ContactState) -> ContactState:
    """Give a stored state with what was typed since a state was sent to be stored laid over it."""
    return replace(
        stored,
        contact=now.contact.stored(stored.contact.before, sent.contact.after),
        matters=tuple(
            _matter_typed_since(*three)
            for three in zip(sent.matters, now.matters, stored.matters, strict=False)
        )
        + stored.matters[min(len(sent.matters), len(now.matters)) :],
        current=min(now.current, len(stored.matters) - 1),
        place=now.place,
        saved_at=now.saved_at,
        loose=now.loose,
    )


def _matter_typed_since(sent: MatterState, now: MatterState, stored: MatterState) -> MatterState:
    promise = now.promise_edit if now.promise_edit != sent.promise_edit else stored.promise_edit
    time = now.time_edit if now.time_edit != sent.time_edit else stored.time_edit
    matter = now.matter.stored(stored.matter.before, sent.matter.after)
    return replace(stored, matter=matter, promise_edit=promise, time_edit=time)


def draft_text(state: ContactState, sent: ContactState | None = None) -> str:
    """Write the differences, the open tab and the caret as JSON.

    Args:
        sent: What is being stored at this moment, if anything is: after a crash nobody knows
            whether it got there, so the draft names it.
    """
    sent_matters = {one.matter.after.id: one.matter for one in sent.matters} if sent else {}
    return json.dumps(
        {
            "contact": record_draft(state.contact, sent.contact if sent else None),
            "matters": {
                one.matter.after.id.hex: _matter_draft(one, sent_matters.get(one.matter.after.id))
                for one in state.matters
            },
            "current": state.open_matter.matter.after.id.hex,
            **state.place.draft(),
            "loose": dict(state.loose),
        },
        ensure_ascii=False,
    )


def with_draft(state: ContactState, text: str) -> ContactState:
    """Lay a draft over the stored state; what no longer fits the record is left out."""
    draft = json.loads(text)
    matters = tuple(
        _with_matter_draft(one, draft["matters"].get(one.matter.after.id.hex, {}))
        for one in state.matters
    )
    ids = [one.matter.after.id.hex for one in matters]
    return replace(
        state,
        contact=with_record_draft(state.contact, draft["contact"]),
        matters=matters,
        current=ids.index(draft["current"]) if draft["current"] in ids else 0,
        place=Place.read(draft),
        loose=draft["loose"],
    )


def _matter_draft(one: MatterState, sent: Edited[Matter] | None) -> dict[str, Any]:
    draft = record_draft(one.matter, sent)
    if one.promise_differs:
        draft["promise"] = [one.promise_edit.to_whom, _text(one.promise_edit.due_at)]
    if one.time_differs:
        edit = one.time_edit
        draft["time"] = [_text(edit.at), edit.place, edit.with_whom]
    return draft


def _with_matter_draft(one: MatterState, draft: Mapping[str, Any]) -> MatterState:
    made = replace(one, matter=with_record_draft(one.matter, draft))
    if "promise" in draft:
        to_whom, due_at = draft["promise"]
        made = replace(made, promise_edit=PromiseEdit(to_whom=to_whom, due_at=_moment(due_at)))
    if "time" in draft:
        at, place, with_whom = draft["time"]
        made = replace(made, time_edit=TimeEdit(at=_moment(at), place=place, with_whom=with_whom))
    return made


def loose_of(state: ContactState, matter: UUID) -> dict[str, str]:
    """Give the loose texts that a tab shows: the contact's own and those of its matter."""
    mine = f"{matter.hex}/"
    return {
        name.removeprefix(mine): text
        for name, text in state.loose.items()
        if "/" not in name or name.startswith(mine)
    }


def with_loose(
    state: ContactState, texts: Mapping[str, str], matter_fields: Iterable[str]
) -> ContactState:
    """Give the state with the loose texts that stand on the screen now."""
    mine = f"{state.open_matter.matter.after.id.hex}/"
    others = {n: t for n, t in state.loose.items() if "/" in n and not n.startswith(mine)}
    own = set(matter_fields)
    shown = {f"{mine}{n}" if n in own else n: text for n, text in texts.items()}
    return replace(state, loose=others | shown)


def screen_text(state: ContactState) -> str:
    """Give the words on the screen as they stand, for when nothing can be stored."""
    contact, matter = state.contact.after, state.open_matter.matter.after
    parts = (
        contact.contacting_name,
        matter.reason,
        matter.notes,
        matter.own_words,
        matter.first_assessment,
        matter.answer,
        matter.help_now_note,
        matter.agreed,
    )
    return "\n".join(part for part in parts if part)


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

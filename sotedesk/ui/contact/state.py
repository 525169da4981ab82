"""Everything the contact screen shows: what is stored, what is typed over it, where the caret is.

Each record is kept twice: as stored, with the changes it stands on, and as edited. Saving writes
what differs over exactly those changes, so a colleague's edit that synced in meanwhile is never
silently replaced. The draft holds only the differences.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sotedesk.model.changes import ChangeId
from sotedesk.model.contact import Contact
from sotedesk.model.matter import Appointment, Matter, Promise
from sotedesk.model.record import Origin, Record, altered_groups, kind_of
from sotedesk.model.wire import Json
from sotedesk.services.intake import ContactView

R = TypeVar("R", bound=Record)
FORM = "contact"
"""The draft's form name."""


@dataclass(frozen=True, slots=True)
class Edited(Generic[R]):
    """A record as stored and as typed.

    Attributes:
        before: As stored; its origin names the changes the worker saw.
        after: As on the screen.
    """

    before: R
    after: R

    @property
    def differs(self) -> bool:
        """Whether anything is typed that is not a change yet."""
        return bool(altered_groups(self.before, self.after))

    def stored(self, record: R, sent: R) -> "Edited[R]":
        """Take a newer stored state in, keeping what was typed since it was sent.

        Args:
            record: As it is stored now.
            sent: What was on the screen when the saving began.
        """
        return Edited(record, replace(record, **_differences(sent, self.after)))


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
    """

    matter: Edited[Matter]
    client_name: str = ""
    promise: Promise | None = None
    promise_edit: PromiseEdit = PromiseEdit()
    appointment: Appointment | None = None
    time_edit: TimeEdit = TimeEdit()

    @property
    def promise_differs(self) -> bool:
        """Whether a promise is typed that is not stored."""
        return self.promise_edit != promise_edit_of(self.promise)

    @property
    def time_differs(self) -> bool:
        """Whether a time is typed that is not stored."""
        return self.time_edit != time_edit_of(self.appointment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the worker is in the form; a draft brings it back.

    Attributes:
        field: Object name of the focused field.
        caret: Characters before the caret, where the field has one.
        scroll: Scroll position of the field in pixels.
    """

    field: str = ""
    caret: int = 0
    scroll: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactState:
    """Everything the contact screen shows.

    Attributes:
        current: Index of the open tab.
        missing: What the open matters still lack, by matter; shown once finishing was tried.
        tried_to_finish: A first Ctrl+Enter found something missing.
        saved_at: When the last keystrokes reached the disk.
        save_failed: The last local write failed; the text is only on the screen.
    """

    contact: Edited[Contact]
    matters: tuple[MatterState, ...]
    current: int = 0
    place: Place = Place()
    missing: tuple[tuple[int, str], ...] = ()
    tried_to_finish: bool = False
    saved_at: datetime | None = None
    save_failed: bool = False

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
        contact=Edited(view.contact, view.contact),
        matters=tuple(
            MatterState(
                matter=Edited(one.matter, one.matter),
                client_name=one.client_name,
                promise=one.promise,
                promise_edit=promise_edit_of(one.promise),
                appointment=one.appointment,
                time_edit=time_edit_of(one.appointment),
            )
            for one in view.matters
        ),
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


def with_typed(record: R, values: Mapping[str, Any]) -> R:
    """Give a record with typed values, each in the form its field has (codes become enums)."""
    codecs = {spec.name: spec.codec for spec in kind_of(type(record)).fields}
    made = {n: codecs[n].decode(codecs[n].encode(v)) for n, v in values.items()}
    return replace(record, **made)


def _differences(before: Record, after: Record) -> dict[str, Any]:
    names = [spec.name for spec in kind_of(type(after)).fields]
    return {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}


def draft_text(state: ContactState) -> str:
    """Write the differences, the open tab and the caret as JSON."""
    return json.dumps(
        {
            "contact": _record_draft(state.contact),
            "matters": {one.matter.after.id.hex: _matter_draft(one) for one in state.matters},
            "current": state.open_matter.matter.after.id.hex,
            "field": state.place.field,
            "caret": state.place.caret,
            "scroll": state.place.scroll,
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
        contact=_with_record_draft(state.contact, draft["contact"]),
        matters=matters,
        current=ids.index(draft["current"]) if draft["current"] in ids else 0,
        place=Place(field=draft["field"], caret=draft["caret"], scroll=draft["scroll"]),
    )


def _record_draft(edited: Edited[Any]) -> dict[str, Json]:
    codecs = {spec.name: spec.codec for spec in kind_of(type(edited.after)).fields}
    typed = _differences(edited.before, edited.after)
    origin = edited.before.origin
    return {
        "typed": {name: codecs[name].encode(value) for name, value in typed.items()},
        "created": origin.created.text() if origin.created else None,
        "heads": {group: [h.text() for h in heads] for group, heads in origin.heads.items()},
        "conflicts": sorted(origin.conflicts),
    }


def _with_record_draft(edited: Edited[R], draft: Mapping[str, Any]) -> Edited[R]:
    if not draft or not draft["typed"]:
        return edited
    codecs = {spec.name: spec.codec for spec in kind_of(type(edited.after)).fields}
    typed = {n: codecs[n].decode(v) for n, v in draft["typed"].items() if n in codecs}
    seen = Origin(
        created=ChangeId.read(draft["created"]) if draft["created"] else None,
        heads={g: tuple(map(ChangeId.read, heads)) for g, heads in draft["heads"].items()},
        conflicts=frozenset(draft["conflicts"]),
        extra=edited.before.origin.extra,
    )
    before = replace(edited.before, origin=seen)
    return Edited(before, replace(before, **typed))


def _matter_draft(one: MatterState) -> dict[str, Any]:
    draft: dict[str, Any] = dict(_record_draft(one.matter))
    if one.promise_differs:
        draft["promise"] = [one.promise_edit.to_whom, _text(one.promise_edit.due_at)]
    if one.time_differs:
        edit = one.time_edit
        draft["time"] = [_text(edit.at), edit.place, edit.with_whom]
    return draft


def _with_matter_draft(one: MatterState, draft: Mapping[str, Any]) -> MatterState:
    made = replace(one, matter=_with_record_draft(one.matter, draft))
    if "promise" in draft:
        to_whom, due_at = draft["promise"]
        made = replace(made, promise_edit=PromiseEdit(to_whom=to_whom, due_at=_moment(due_at)))
    if "time" in draft:
        at, place, with_whom = draft["time"]
        made = replace(made, time_edit=TimeEdit(at=_moment(at), place=place, with_whom=with_whom))
    return made


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def draft_record(state: ContactState) -> UUID:
    """Give the record the draft is keyed by."""
    return state.contact.after.id

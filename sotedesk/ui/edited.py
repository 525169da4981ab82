"""A record as stored and as typed, and how the difference travels in a draft.

Saving writes what differs over exactly the changes that were on the screen, so a colleague's edit
that synced in meanwhile is never silently replaced. Here belongs what every form keeps alike; the
fields of one form are its own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from sotedesk.model.changes import ChangeId
from sotedesk.model.frozen import dataclass
from sotedesk.model.record import Origin, Record, altered_groups, kind_of

R = TypeVar("R", bound=Record)


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

    def typed(self, **values: Any) -> "Edited[R]":  # noqa: ANN401 - fields of R
        """Take typed values in.

        A code comes out of a Qt signal as plain text, no more a member of its enum; each value is
        therefore read as its field reads it from a change.
        """
        codecs = {spec.name: spec.codec for spec in kind_of(type(self.after)).fields}
        read = {n: codecs[n].decode(codecs[n].encode(value)) for n, value in values.items()}
        return Edited(self.before, replace(self.after, **read))

    def stored(self, record: R, sent: R) -> "Edited[R]":
        """Take a newer stored state in, keeping what was typed since it was sent.

        Args:
            record: As it is stored now.
            sent: What was on the screen when the saving began.
        """
        return Edited(record, replace(record, **differences(sent, self.after)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the worker is in a form; a draft brings it back.

    Attributes:
        field: Object name of the focused field.
        caret: Characters before the caret, where the field has one.
        scroll: Scroll position of the field in pixels.
    """

    field: str = ""
    caret: int = 0
    scroll: int = 0

    def draft(self) -> dict[str, Any]:
        """Give the place as JSON."""
        return {"field": self.field, "caret": self.caret, "scroll": self.scroll}

    @classmethod
    def read(cls, draft: Mapping[str, Any]) -> "Place":
        """Read a place out of a draft."""
        return cls(field=draft["field"], caret=draft["caret"], scroll=draft["scroll"])


NOWHERE = Place()


def unchanged(record: R) -> Edited[R]:
    """Give a record with nothing typed over it."""
    return Edited(record, record)


def differences(before: Record, after: Record) -> dict[str, Any]:
    """Give the fields that differ, with their new values."""
    names = [spec.name for spec in kind_of(type(after)).fields]
    return {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}


def record_draft(edited: Edited[Any], sent: Edited[Any] | None = None) -> dict[str, Any]:
    """Write what is typed over a record, and over which changes, as JSON.

    Args:
        sent: What is being stored at this moment, if anything is: after a crash nobody knows
            whether it got there, so the draft names it.
    """
    codecs = {spec.name: spec.codec for spec in kind_of(type(edited.after)).fields}
    typed = differences(edited.before, edited.after)
    sending = differences(sent.before, sent.after) if sent is not None else {}
    # A text taken back while it was being stored is typed too, though it equals the former one.
    typed |= {name: getattr(edited.after, name) for name in sending}
    origin = edited.before.origin
    return {
        "typed": {name: codecs[name].encode(value) for name, value in typed.items()},
        "sent": {name: codecs[name].encode(value) for name, value in sending.items()},
        "created": origin.created.text() if origin.created else None,
        "heads": {group: [h.text() for h in heads] for group, heads in origin.heads.items()},
        "conflicts": sorted(origin.conflicts),
    }


def with_record_draft(edited: Edited[R], draft: Mapping[str, Any]) -> Edited[R]:
    """Lay a draft over a stored record; what no longer fits the record is left out.

    Where a colleague has written since, the draft goes over the changes its worker saw, so that
    both versions stay. Where the newer change is our own, stored just before the end, it goes
    over that. What is not in the draft stands as it is stored now.
    """
    if not draft or not draft["typed"]:
        return edited
    specs = {spec.name: spec for spec in kind_of(type(edited.after)).fields}
    typed, sent = (
        {n: specs[n].codec.decode(v) for n, v in draft.get(part, {}).items() if n in specs}
        for part in ("typed", "sent")
    )
    seen = _seen(draft)
    stored = edited.before.origin
    heads, conflicts = dict(stored.heads), set(stored.conflicts)
    for group in {specs[name].group for name in typed}:
        own = {name: value for name, value in typed.items() if specs[name].group == group}
        ours = {name: sent[name] for name in own if name in sent}
        if _is_stored(edited.before, own) or _is_stored(edited.before, ours):
            continue
        heads[group] = _heads(seen, group)
        conflicts -= {group}
        conflicts |= seen.conflicts & {group}
    origin = replace(stored, heads=heads, conflicts=frozenset(conflicts))
    before = replace(edited.before, origin=origin)
    return Edited(before, replace(before, **typed))


def _seen(draft: Mapping[str, Any]) -> Origin:
    return Origin(
        created=ChangeId.read(draft["created"]) if draft["created"] else None,
        heads={group: tuple(map(ChangeId.read, heads)) for group, heads in draft["heads"].items()},
        conflicts=frozenset(draft["conflicts"]),
    )


def _heads(origin: Origin, group: str) -> tuple[ChangeId, ...]:
    return origin.heads.get(group) or ((origin.created,) if origin.created else ())


def _is_stored(record: Record, values: Mapping[str, Any]) -> bool:
    return bool(values) and all(getattr(record, name) == value for name, value in values.items())

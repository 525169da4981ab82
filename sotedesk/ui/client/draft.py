"""How a half typed form of the client's page travels in a draft."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sotedesk.ui.client.sections import SECTIONS, SectionCode
from sotedesk.ui.client.state import Editing, Target
from sotedesk.ui.client.typed import read_typed
from sotedesk.ui.edited import Place, record_draft, unchanged, with_record_draft

FORMS = "client_card."
"""What the names of the page's draft forms begin with."""


def draft_text(editing: Editing, place: Place, now: datetime) -> str:
    """Write which form it is, what is typed over which changes, and where the caret is."""
    target, before = editing.target, editing.before
    over: Mapping[str, Any] | None = None
    if before is not None:
        section = SECTIONS[target.section]
        values, _problems = read_typed(section, editing.begun, editing.raw, now)
        over = record_draft(unchanged(before).typed(**values))
    content = {
        "section": target.section.value,
        "entry": str(target.entry) if target.entry is not None else "",
        "new": target.new,
        "raw": {k: v for k, v in editing.raw.items() if v != editing.begun[k]},
        "over": over,
        "place": place.draft(),
    }
    return json.dumps(content)


def target_of(text: str) -> Target:
    """Give the form that a draft is of."""
    content = json.loads(text)
    entry = UUID(content["entry"]) if content["entry"] else None
    return Target(SectionCode(content["section"]), entry, content["new"])


def with_draft(editing: Editing, text: str) -> tuple[Editing, Place]:
    """Lay a draft over a form just begun; fields it no longer has are left out."""
    content = json.loads(text)
    before = editing.before
    if before is not None:
        before = with_record_draft(unchanged(before), content["over"]).before
    raw = {k: v for k, v in content["raw"].items() if k in editing.begun}
    typed = replace(editing, before=before, raw=dict(editing.begun) | raw)
    return typed, Place.read(content["place"])

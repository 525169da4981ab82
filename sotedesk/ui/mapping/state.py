"""Everything the mapping shows: what is stored, what is typed, what is about to be decided."""

import json
from dataclasses import replace

from sotedesk.model.frozen import dataclass
from sotedesk.model.review import HighNeed, SituationMapping, Talked
from sotedesk.model.wire import UnknownCode
from sotedesk.services.mappings import MappingView
from sotedesk.ui.edited import NOWHERE, Edited, Place, record_draft, unchanged, with_record_draft

FORM = "mapping"
"""The draft's form name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingState:
    """The mapping on the screen.

    Attributes:
        view: As stored.
        mapping: The note and *talked*, as stored and as typed.
        decision: What is chosen; a change only once it is confirmed.
        reason: Why; likewise.
        tried: Confirming was tried, so what is missing is marked.
        place: Where a draft had the caret.
    """

    view: MappingView
    mapping: Edited[SituationMapping]
    decision: HighNeed | UnknownCode | None
    reason: str
    tried: bool = False
    place: Place = NOWHERE

    @property
    def needs_decision(self) -> bool:
        """Whether nothing is chosen yet."""
        return self.decision is None

    @property
    def needs_reason(self) -> bool:
        """Whether the choice asks for a reason that is not there."""
        asks = self.decision in (HighNeed.YES, HighNeed.NO)
        return asks and not self.reason.strip()

    @property
    def needs_talked(self) -> bool:
        """Whether it is not said if the client was told."""
        return not isinstance(self.mapping.after.talked, Talked)

    @property
    def is_decided(self) -> bool:
        """Whether what stands on the screen is what was decided."""
        stored = self.view.mapping
        return (
            stored.decided_at is not None
            and self.decision == stored.high_need
            and self.reason == stored.high_need_reason
            and self.mapping.after.talked == stored.talked
        )

    def stored(self, view: MappingView, sent: "MappingState") -> "MappingState":
        """Take in what was stored, keeping what was typed meanwhile."""
        mapping = self.mapping.stored(view.mapping, sent.mapping.after)
        return replace(self, view=view, mapping=mapping)


def state_of(view: MappingView) -> MappingState:
    """Give the state of a mapping as stored."""
    decided = view.mapping.decided_at is not None
    return MappingState(
        view=view,
        mapping=unchanged(view.mapping),
        decision=view.mapping.high_need if decided else None,
        reason=view.mapping.high_need_reason,
    )


def draft_text(state: MappingState, place: Place) -> str:
    """Write what is not stored yet, and the caret, as JSON."""
    draft = {
        "mapping": record_draft(state.mapping),
        "decision": state.decision,
        "reason": state.reason,
    }
    return json.dumps(draft | place.draft(), ensure_ascii=False)


def with_draft(state: MappingState, text: str) -> MappingState:
    """Lay a draft over the stored state."""
    draft = json.loads(text)
    chosen = draft["decision"]
    return replace(
        state,
        mapping=with_record_draft(state.mapping, draft["mapping"]),
        decision=HighNeed(chosen) if chosen in set(HighNeed) else None,
        reason=draft["reason"],
        place=Place.read(draft),
    )

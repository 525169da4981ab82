"""Everything the mapping shows: what is stored, what is typed, what is about to be decided."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.model.review import (
    HighNeed,
    MappingArea,
    MappingRequest,
    PersonWish,
    SituationMapping,
    Talked,
)
from sotedesk.model.wire import UnknownCode
from sotedesk.services.mappings import MappingView
from sotedesk.ui.edited import NOWHERE, Edited, Place, record_draft, unchanged, with_record_draft

FORM = "mapping"
"""The draft's form name."""

_NEEDS_WHY = {PersonWish.NOT_NEEDED, PersonWish.NOT_WANTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is chosen and typed about the request, before it is sent.

    Attributes:
        returning: The reasons to return it are asked for.
        why: Code of the reason to return it; empty while none is chosen.
        why_text: More of it, in the worker's words.
        ask_of: Whom to ask.
        ask_by: By when.
        ask_words: What is asked for.
    """

    returning: bool = False
    why: str = ""
    why_text: str = ""
    ask_of: WorkerId | None = None
    ask_by: date | None = None
    ask_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingState:
    """The mapping on the screen.

    Attributes:
        view: As stored.
        worker: Who looks at it.
        mapping: What is written of the whole, as stored and as typed.
        areas: Each area, as stored and as typed, in the order of the list.
        decision: What is chosen; a change only once it is confirmed.
        reason: Why; likewise.
        again_on: When it is decided anew; likewise.
        answer: About the request; likewise.
        mappers: Who may be asked to map: code and name, in alphabetical order.
        today: The day in Finland.
        tried: Confirming was tried, so what is missing is marked.
        place: Where a draft had the caret.
    """

    view: MappingView
    worker: WorkerId
    mapping: Edited[SituationMapping]
    areas: tuple[Edited[MappingArea], ...]
    decision: HighNeed | UnknownCode | None
    reason: str
    again_on: date | None
    answer: Answer
    today: date
    mappers: tuple[tuple[WorkerId, str], ...] = ()
    tried: bool = False
    place: Place = NOWHERE

    @property
    def is_open(self) -> bool:
        """Whether it may be written: nobody has yet to answer a request."""
        return self.view.mapping.request in (None, MappingRequest.ACCEPTED)

    @property
    def waits_for_me(self) -> bool:
        """Whether the worker who looks was asked and has not answered."""
        stored = self.view.mapping
        return stored.request is MappingRequest.ASKED and stored.asked_of == self.worker

    @property
    def needs_decision(self) -> bool:
        """Whether nothing is chosen yet."""
        return self.decision is None

    @property
    def needs_day(self) -> bool:
        """Whether *not yet* lacks a day ahead on which it is decided anew."""
        ahead = self.again_on is not None and self.again_on > self.today
        return self.decision is HighNeed.NOT_YET and not ahead

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
    def needs_wish_reason(self) -> bool:
        """Whether no contact person is wanted or needed, and it is not said why."""
        whole = self.mapping.after
        asks = self.decision is HighNeed.YES and whole.person_wish in _NEEDS_WHY
        return asks and not whole.person_wish_reason.strip()

    @property
    def lacks(self) -> bool:
        """Whether deciding would be refused."""
        return (
            self.needs_decision
            or self.needs_day
            or self.needs_reason
            or self.needs_talked
            or self.needs_wish_reason
        )

    @property
    def is_decided(self) -> bool:
        """Whether what stands on the screen is what was decided."""
        stored = self.view.mapping
        return (
            stored.decided_at is not None
            and self.decision == stored.high_need
            and self.reason == stored.high_need_reason
            and self.again_on == stored.decide_again_on
            and self.mapping.after.talked == stored.talked
        )

    @property
    def differs(self) -> bool:
        """Whether anything is written that is not a change yet."""
        return self.mapping.differs or any(area.differs for area in self.areas)

    def altered(self) -> list[tuple[MappingArea, MappingArea]]:
        """Give the areas that differ, as stored and as typed."""
        return [(area.before, area.after) for area in self.areas if area.differs]

    def with_area(self, record: UUID, **values: Any) -> "MappingState":  # noqa: ANN401 - fields of MappingArea
        """Give the state with values typed into one area."""
        areas = tuple(
            area.typed(**values) if area.after.id == record else area for area in self.areas
        )
        return replace(self, areas=areas)

    def stored(self, view: MappingView, sent: "MappingState") -> "MappingState":
        """Take in what was stored, keeping what was typed meanwhile."""
        typed = {area.after.id: area for area in self.areas}
        sent_areas = {area.after.id: area.after for area in sent.areas}
        areas = tuple(
            typed[one.record.id].stored(one.record, sent_areas[one.record.id])
            if one.record.id in typed and one.record.id in sent_areas
            else unchanged(one.record)
            for one in view.areas
        )
        mapping = self.mapping.stored(view.mapping, sent.mapping.after)
        return replace(self, view=view, mapping=mapping, areas=areas)


def state_of(
    view: MappingView,
    worker: WorkerId,
    today: date,
    mappers: tuple[tuple[WorkerId, str], ...] = (),
) -> MappingState:
    """Give the state of a mapping as stored."""
    stored = view.mapping
    return MappingState(
        view=view,
        worker=worker,
        mapping=unchanged(stored),
        areas=tuple(unchanged(one.record) for one in view.areas),
        decision=stored.high_need if stored.decided_at is not None else None,
        reason=stored.high_need_reason,
        again_on=stored.decide_again_on,
        answer=Answer(ask_words=view.review.conclusion_reason if view.review else ""),
        today=today,
        mappers=mappers,
    )


def draft_text(state: MappingState, place: Place) -> str:
    """Write what is not stored yet, and the caret, as JSON."""
    answer = state.answer
    draft = {
        "mapping": record_draft(state.mapping),
        "areas": {str(area.after.id): record_draft(area) for area in state.areas if area.differs},
        "decision": state.decision,
        "reason": state.reason,
        "again_on": _day_text(state.again_on),
        "answer": {
            "returning": answer.returning,
            "why": answer.why,
            "why_text": answer.why_text,
            "ask_of": str(answer.ask_of) if answer.ask_of is not None else "",
            "ask_by": _day_text(answer.ask_by),
            "ask_words": answer.ask_words,
        },
    }
    return json.dumps(draft | place.draft(), ensure_ascii=False)


def with_draft(state: MappingState, text: str) -> MappingState:
    """Lay a draft over the stored state; one of an earlier release has no areas."""
    draft = json.loads(text)
    chosen = draft["decision"]
    areas = draft.get("areas", {})
    return replace(
        state,
        mapping=with_record_draft(state.mapping, draft["mapping"]),
        areas=tuple(
            with_record_draft(area, areas.get(str(area.after.id), {})) for area in state.areas
        ),
        decision=HighNeed(chosen) if chosen in set(HighNeed) else None,
        reason=draft["reason"],
        again_on=_day(draft.get("again_on", "")),
        answer=_answer(state.answer, draft.get("answer", {})),
        place=Place.read(draft),
    )


def _answer(stored: Answer, draft: Mapping[str, Any]) -> Answer:
    if not draft:
        return stored
    return Answer(
        returning=draft["returning"],
        why=draft["why"],
        why_text=draft["why_text"],
        ask_of=WorkerId(UUID(draft["ask_of"])) if draft["ask_of"] else None,
        ask_by=_day(draft["ask_by"]),
        ask_words=draft["ask_words"],
    )


def _day_text(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

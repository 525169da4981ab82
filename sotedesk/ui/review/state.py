"""Everything the review shows: what is stored, what is judged and typed over it."""

import json
from collections.abc import Mapping
from dataclasses import field, replace

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import WorkerId
from sotedesk.model.review import Conclusion, Review, Verdict
from sotedesk.model.wire import UnknownCode
from sotedesk.services.reviews import MissingPart, ReviewView
from sotedesk.ui.edited import NOWHERE, Edited, Place, record_draft, unchanged, with_record_draft

FORM = "review"
"""The draft's form name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the worker says of one point."""

    verdict: Verdict | UnknownCode = Verdict.NOT_ASSESSED
    reason: str = ""
    reason_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """The review on the screen.

    Attributes:
        view: As stored.
        review: The right column, as stored and as typed.
        judged: Judgements that are not changes yet, by the point's code.
        mappers: Who may be asked to map: code and name, in alphabetical order.
        worker: Who looks at it.
        missing: What confirming refused for; shown once it was tried.
        place: Where a draft had the caret; used when the review is opened.
    """

    view: ReviewView
    review: Edited[Review]
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    mappers: tuple[tuple[WorkerId, str], ...] = ()
    worker: WorkerId | None = None
    missing: tuple[MissingPart, ...] = ()
    place: Place = NOWHERE

    @property
    def is_open(self) -> bool:
        """Whether anything can still be judged."""
        return self.view.review.confirmed_at is None

    @property
    def maps_oneself(self) -> bool:
        """Whether the mapping that was asked for is the work of the one who looks."""
        review, mapping = self.view.review, self.view.mapping
        asked_of = mapping.asked_of if mapping is not None else review.mapper
        return review.conclusion is Conclusion.MAP and asked_of == self.worker

    @property
    def differs(self) -> bool:
        """Whether anything is not a change yet."""
        return bool(self.judged) or self.review.differs

    def judgement(self, code: str) -> Judgement:
        """Give what the screen shows of a point."""
        return self.judged.get(code) or stored_judgement(self.view, code)

    def with_judgement(self, code: str, given: Judgement) -> "ReviewState":
        """Give the state with one point judged; back at the stored one nothing is left to do."""
        judged = {one: said for one, said in self.judged.items() if one != code}
        if given != stored_judgement(self.view, code):
            judged[code] = given
        return replace(self, judged=judged)

    def stored(self, view: ReviewView, sent: "ReviewState") -> "ReviewState":
        """Take in what was stored, keeping what was judged or typed meanwhile."""
        later = {code: said for code, said in self.judged.items() if said != sent.judged.get(code)}
        review = self.review.stored(view.review, sent.review.after)
        return replace(self, view=view, review=review, judged=later)


def stored_judgement(view: ReviewView, code: str) -> Judgement:
    """Give what is stored of a point."""
    stored = view.item(code).verdict
    return Judgement(verdict=stored.verdict, reason=stored.reason, reason_text=stored.reason_text)


def state_of(
    view: ReviewView, mappers: tuple[tuple[WorkerId, str], ...], worker: WorkerId
) -> ReviewState:
    """Give the state of a review as stored."""
    return ReviewState(view=view, review=unchanged(view.review), mappers=mappers, worker=worker)


def draft_text(state: ReviewState, place: Place) -> str:
    """Write what is not stored yet, and the caret, as JSON."""
    judged = {
        code: [said.verdict, said.reason, said.reason_text] for code, said in state.judged.items()
    }
    draft = {"review": record_draft(state.review), "judged": judged} | place.draft()
    return json.dumps(draft, ensure_ascii=False)


def with_draft(state: ReviewState, text: str) -> ReviewState:
    """Lay a draft over the stored state."""
    draft = json.loads(text)
    known = {view.item.code for view in state.view.items}
    judged = {
        code: Judgement(verdict=Verdict(verdict), reason=reason, reason_text=words)
        for code, (verdict, reason, words) in draft["judged"].items()
        if code in known
    }
    return replace(
        state,
        review=with_record_draft(state.review, draft["review"]),
        judged=judged,
        place=Place.read(draft),
    )

"""The review of triggers and identification points, and the note of the mapping that follows.

Source: handbook, "Paljon palveluita tarvitseva asiakas": five triggers, five points; no threshold,
the worker decides. Item texts are data (``resources/triggers``).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, ReviewId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.record import CARED, Group, Record, kind
from sotedesk.model.wire import UnknownCode


class Verdict(StrEnum):
    """What the worker says of one point."""

    OBSERVED = "observed"
    NOT_OBSERVED = "not_observed"
    NOT_ASSESSED = "not_assessed"


class Conclusion(StrEnum):
    """What the review leads to. High need is decided later, at the end of the mapping."""

    NO_FURTHER_STEPS = "no_further_steps"
    WATCH = "watch"
    MAP = "map"


class Talked(StrEnum):
    """Whether it was talked about with the client."""

    YES = "yes"
    NOT_YET = "not_yet"
    NOT_NOW = "not_now"


_WORDS = Group("client_words")
_CONCLUSION = Group("conclusion")
_STATUS = Group("status")


@kind("review", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """One review of a client's triggers.

    Attributes:
        item_list: Version of the item list the verdicts answer to.
        watch_until: The day it comes back; only with ``Conclusion.WATCH``.
        mapper: Who was asked to map; only with ``Conclusion.MAP``.
        relative_worry: What a relative worries about; never the worker's own worry.
        confirmed_at: When it was confirmed; ``None`` while unfinished.
    """

    id: ReviewId
    client: Annotated[ClientId, Group("client")]
    matter: Annotated[MatterId | None, Group("matter")] = None
    unit: Annotated[UnitId | None, Group("unit")] = None
    item_list: Annotated[str, Group("item_list")] = ""
    client_words: Annotated[str, _WORDS] = ""
    client_words_source: Annotated[WordsSource | UnknownCode | None, _WORDS] = None
    relative_worry: Annotated[str, Group("relative_worry")] = ""
    talked: Annotated[Talked | UnknownCode | None, Group("talked")] = None
    conclusion: Annotated[Conclusion | UnknownCode | None, _CONCLUSION] = None
    watch_until: Annotated[date | None, _CONCLUSION] = None
    mapper: Annotated[WorkerId | None, _CONCLUSION] = None
    conclusion_reason: Annotated[str, _CONCLUSION] = ""
    confirmed_at: Annotated[datetime | None, _STATUS] = None
    confirmed_by: Annotated[WorkerId | None, _STATUS] = None


_VERDICT = Group("verdict")


@kind("review_verdict", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewVerdict(Record):
    """One point of a review: a judgement with its author and date (both client-visible)."""

    review: Annotated[ReviewId, Group("item")]
    item: Annotated[str, Group("item")] = ""
    verdict: Annotated[Verdict | UnknownCode, _VERDICT] = Verdict.NOT_ASSESSED
    reason: Annotated[str, _VERDICT] = ""
    reason_text: Annotated[str, _VERDICT] = ""
    judged_by: Annotated[WorkerId | None, _VERDICT] = None
    judged_at: Annotated[datetime | None, _VERDICT] = None


class HighNeed(StrEnum):
    """The decision at the end of the mapping, by the one who mapped."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


_HIGH_NEED = Group("high_need")


@kind("situation_mapping", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class SituationMapping(Record):
    """The whole situation, mapped by the one whose work it is; a plain note for now."""

    client: Annotated[ClientId, Group("client")]
    review: Annotated[ReviewId | None, Group("review")] = None
    unit: Annotated[UnitId | None, Group("unit")] = None
    note: Annotated[str, Group("note")] = ""
    high_need: Annotated[HighNeed | UnknownCode, _HIGH_NEED] = HighNeed.NOT_YET
    high_need_reason: Annotated[str, _HIGH_NEED] = ""
    decided_by: Annotated[WorkerId | None, _HIGH_NEED] = None
    decided_at: Annotated[datetime | None, _HIGH_NEED] = None
    talked: Annotated[Talked | UnknownCode | None, Group("talked")] = None

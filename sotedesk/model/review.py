"""The review of triggers and identification points, and the mapping that follows it.

Source: handbook, "Paljon palveluita tarvitseva asiakas": five triggers, five points; no threshold,
the worker decides. Item texts are data (``resources/triggers``).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, ReviewId, UnitId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import PartTaken
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
_TALKED = Group("talked")
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
        map_by: By when the one asked shall answer; only with ``Conclusion.MAP``.
        talked_note: Why not now, or when it will be talked about.
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
    talked: Annotated[Talked | UnknownCode | None, _TALKED] = None
    talked_note: Annotated[str, _TALKED] = ""
    conclusion: Annotated[Conclusion | UnknownCode | None, _CONCLUSION] = None
    watch_until: Annotated[date | None, _CONCLUSION] = None
    mapper: Annotated[WorkerId | None, _CONCLUSION] = None
    map_by: Annotated[date | None, _CONCLUSION] = None
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


class MappingRequest(StrEnum):
    """Where asking for the mapping stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class PersonWish(StrEnum):
    """What the client says to having a named contact person."""

    NOT_ASKED = "not_asked"
    WANTS = "wants"
    NOT_WANTED = "not_wanted"
    NOT_NEEDED = "not_needed"


class Standing(StrEnum):
    """How things are in one area of life, by the worker's own word."""

    NOT_ASKED = "not_asked"
    GOES_WELL = "goes_well"
    NEEDS_SUPPORT = "needs_support"
    NOT_WANTED_NOW = "not_wanted_now"
    NOT_CONCERNED = "not_concerned"


_HIGH_NEED = Group("high_need")
_REQUEST = Group("request")
_MET = Group("met")
_WISH = Group("person_wish")


@kind("situation_mapping", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class SituationMapping(Record):
    """The whole situation, mapped by the one whose work it is, by areas of life.

    Attributes:
        request: Where the asking stands; ``None`` when it was begun without being asked for.
        asked_of: Who was asked.
        request_reason: Why it was returned, or what is asked for.
        answer_by: By when the one asked shall answer.
        area_list: Version of the list of areas (``resources/mapping_areas``).
        note: What fits no area.
        network: Who is there around the client; their own facts stay out (users.md [5.d]).
        source: Whose words the client's words are.
        talked_words: What the client said to the decision.
        decide_again_on: The day of a new judgement; only with ``HighNeed.NOT_YET``.
    """

    client: Annotated[ClientId, Group("client")]
    review: Annotated[ReviewId | None, Group("review")] = None
    unit: Annotated[UnitId | None, Group("unit")] = None
    request: Annotated[MappingRequest | UnknownCode | None, _REQUEST] = None
    asked_of: Annotated[WorkerId | None, _REQUEST] = None
    request_reason: Annotated[str, _REQUEST] = ""
    answer_by: Annotated[date | None, _REQUEST] = None
    request_at: Annotated[datetime | None, _REQUEST] = None
    request_by: Annotated[WorkerId | None, _REQUEST] = None
    area_list: Annotated[str, Group("area_list")] = ""
    note: Annotated[str, Group("note")] = ""
    strengths: Annotated[str, Group("strengths")] = ""
    network: Annotated[str, Group("network")] = ""
    source: Annotated[WordsSource | UnknownCode | None, _MET] = None
    met_how: Annotated[PartTaken | UnknownCode | None, _MET] = None
    met_on: Annotated[date | None, _MET] = None
    high_need: Annotated[HighNeed | UnknownCode, _HIGH_NEED] = HighNeed.NOT_YET
    high_need_reason: Annotated[str, _HIGH_NEED] = ""
    decide_again_on: Annotated[date | None, _HIGH_NEED] = None
    decided_by: Annotated[WorkerId | None, _HIGH_NEED] = None
    decided_at: Annotated[datetime | None, _HIGH_NEED] = None
    talked: Annotated[Talked | UnknownCode | None, _TALKED] = None
    talked_words: Annotated[str, _TALKED] = ""
    person_wish: Annotated[PersonWish | UnknownCode, _WISH] = PersonWish.NOT_ASKED
    person_wish_reason: Annotated[str, _WISH] = ""


@kind("mapping_area", CARED)
@dataclass(frozen=True, slots=True, kw_only=True)
class MappingArea(Record):
    """One area of life in a mapping: the client's words and the professional's view, apart.

    Attributes:
        area: Code of the area (``resources/mapping_areas``).
    """

    situation_mapping: Annotated[UUID, Group("area")]
    area: Annotated[str, Group("area")] = ""
    client_words: Annotated[str, Group("client_words")] = ""
    professional_view: Annotated[str, Group("professional_view")] = ""
    standing: Annotated[Standing | UnknownCode, Group("standing")] = Standing.NOT_ASKED

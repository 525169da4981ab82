from dataclasses import replace
from uuid import UUID

from sotedesk.model.record import altered_groups
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    Review,
    ReviewVerdict,
    SituationMapping,
    Verdict,
)
from tests.model.examples import NOW, TODAY, WORKER, made

REVIEW = made(Review, 1, client=UUID(int=2))
VERDICT = made(ReviewVerdict, 3, review=REVIEW.id, item="no_shows")
MAPPING = made(SituationMapping, 4, client=UUID(int=2))


def test_nothing_is_judged_before_a_worker_judges_it() -> None:
    assert VERDICT.verdict is Verdict.NOT_ASSESSED
    assert REVIEW.conclusion is None
    assert REVIEW.confirmed_at is None
    assert MAPPING.high_need is HighNeed.NOT_YET


def test_a_verdict_travels_with_its_reason_its_author_and_its_time() -> None:
    judged = replace(
        VERDICT,
        verdict=Verdict.OBSERVED,
        reason="calls",
        reason_text="viisi soittoa",
        judged_by=WORKER,
        judged_at=NOW,
    )

    assert set(altered_groups(VERDICT, judged)) == {"verdict"}


def test_a_conclusion_travels_with_its_day_and_reason() -> None:
    watched = replace(
        REVIEW, conclusion=Conclusion.WATCH, watch_until=TODAY, conclusion_reason="seurataan"
    )

    assert set(altered_groups(REVIEW, watched)) == {"conclusion"}


def test_a_relatives_worry_is_not_among_the_clients_words() -> None:
    told = replace(REVIEW, relative_worry="Äiti kaatuilee", client_words="Pärjään")

    assert set(altered_groups(REVIEW, told)) == {"relative_worry", "client_words"}


def test_high_need_travels_with_its_reason_and_who_decided() -> None:
    decided = replace(
        MAPPING, high_need=HighNeed.YES, high_need_reason="x", decided_by=WORKER, decided_at=NOW
    )

    assert set(altered_groups(MAPPING, decided)) == {"high_need"}

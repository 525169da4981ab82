from dataclasses import replace
from uuid import UUID

from sotedesk.model.client import Allowed
from sotedesk.model.matter import Matter, Promise, PromiseStatus, SpecialSupport, Urgency
from sotedesk.model.record import altered_groups
from tests.model.examples import NOW, made

MATTER = made(Matter, 1, contact=UUID(int=2))


def test_a_new_matter_has_no_urgency_and_nothing_assessed() -> None:
    assert MATTER.urgency is None
    assert MATTER.outcome is None
    assert MATTER.special_support is SpecialSupport.NOT_ASSESSED
    assert MATTER.custodians_may_know is Allowed.NOT_ASKED


def test_urgencies_stand_in_the_order_of_their_keys() -> None:
    # users.md §4: 1 Hätä 112 · 2 Heti päivystykseen · 3 Tänään · 4 1–3 vrk · 5 Kiireetön
    assert [urgency.value for urgency in Urgency] == [
        "emergency_112",
        "urgent_now",
        "today",
        "days_1_3",
        "non_urgent",
    ]


def test_each_long_text_is_merged_by_itself() -> None:
    written = replace(
        MATTER, reason="a", notes="b", own_words="c", first_assessment="d", agreed="e", answer="f"
    )

    assert set(altered_groups(MATTER, written)) == {
        "reason",
        "notes",
        "own_words",
        "first_assessment",
        "agreed",
        "answer",
    }


def test_a_promise_binds_until_it_is_kept_or_closed_with_its_time() -> None:
    promise = made(Promise, 3, contact=UUID(int=2), what="soitto")
    kept = replace(promise, status=PromiseStatus.KEPT, status_at=NOW)

    assert promise.status is PromiseStatus.OPEN
    assert set(altered_groups(promise, kept)) == {"status"}

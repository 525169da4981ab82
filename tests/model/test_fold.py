"""The fold by named examples, each in every order of arrival."""

from itertools import permutations

import pytest

from sotedesk.model.changes import Change, ChangeId
from sotedesk.model.fold import RecordState, fold
from sotedesk.model.wire import Values
from tests.model.examples import change, change_id

NEED = "need"
QUIET = frozenset({"order"})


def need(text: str) -> dict[str, Values]:
    return {NEED: {"need": text}}


def over(*changes: Change) -> dict[str, tuple[ChangeId, ...]]:
    return {NEED: tuple(one.id for one in changes)}


CREATED = change(1, {NEED: {"need": ""}, "order": {"order": "i"}})
ONE = change(2, need("Kaatuilu"), over(CREATED), desk=0xD2)
OTHER = change(2, need("Muisti"), over(CREATED), desk=0xD3)
THIRD = change(2, need("Ravinto"), over(CREATED), desk=0xD4)


def in_every_order(*changes: Change) -> RecordState:
    """Fold in every order of arrival, at each arrival as if nothing more would come."""
    states: dict[frozenset[ChangeId], RecordState] = {}
    for order in permutations(changes):
        for count in range(1, len(order) + 1):
            known = frozenset(one.id for one in order[:count])
            state = fold(order[:count], QUIET)
            assert states.setdefault(known, state) == state
    return states[frozenset(one.id for one in changes)]


def shown(state: RecordState, group: str = NEED) -> object:
    return state.groups[group].value[group]


# The six small histories of the plan.


def test_two_concurrent_edits_are_an_open_conflict() -> None:
    state = in_every_order(CREATED, ONE, OTHER)

    assert state.conflicts == {NEED: (OTHER.id, ONE.id)}
    assert shown(state) == "Muisti"


def test_a_resolution_of_two_concurrent_edits_settles_them() -> None:
    chosen = change(3, need("Kaatuilu"), over(ONE, OTHER))

    state = in_every_order(CREATED, ONE, OTHER, chosen)

    assert state.conflicts == {}
    assert state.groups[NEED].heads == (chosen.id,)
    assert shown(state) == "Kaatuilu"


def test_three_concurrent_edits_are_one_conflict_of_three() -> None:
    state = in_every_order(CREATED, ONE, OTHER, THIRD)

    assert state.conflicts == {NEED: (THIRD.id, OTHER.id, ONE.id)}
    assert [value["need"] for value in state.groups[NEED].values] == [
        "Ravinto",
        "Muisti",
        "Kaatuilu",
    ]


def test_a_resolution_of_two_of_three_leaves_the_third_in_conflict() -> None:
    chosen = change(3, need("Kaatuilu"), over(ONE, OTHER))

    state = in_every_order(CREATED, ONE, OTHER, THIRD, chosen)

    assert state.conflicts == {NEED: (chosen.id, THIRD.id)}


def test_edits_one_after_another_are_no_conflict_in_whatever_order_they_arrive() -> None:
    second = change(3, need("Muisti"), over(ONE), desk=0xD3)
    third = change(4, need("Ravinto"), over(second), desk=0xD2, clock=1)

    state = in_every_order(CREATED, ONE, second, third)

    assert state.conflicts == {}
    assert shown(state) == "Ravinto"


def test_two_different_resolutions_are_a_conflict_and_two_equal_ones_are_none() -> None:
    chosen = change(3, need("Kaatuilu"), over(ONE, OTHER), desk=0xD2)
    same = change(3, need("Kaatuilu"), over(ONE, OTHER), desk=0xD3)
    different = change(3, need("Muisti"), over(ONE, OTHER), desk=0xD3)

    apart = in_every_order(CREATED, ONE, OTHER, chosen, different)
    alike = in_every_order(CREATED, ONE, OTHER, chosen, same)

    assert apart.conflicts == {NEED: (different.id, chosen.id)}
    assert alike.conflicts == {}
    assert alike.groups[NEED].heads == (same.id, chosen.id)


# What else the design says.


@pytest.mark.parametrize(("clock", "desk"), [(9, 0xD2), (8, 0xD4)], ids=["by clock", "by desk"])
def test_the_head_that_shows_is_the_one_with_the_greatest_clock_then_desk(
    clock: int, desk: int
) -> None:
    first = change(2, need("Kaatuilu"), over(CREATED), clock=clock, desk=desk)
    second = change(3, need("Muisti"), over(CREATED), clock=8, desk=0xD3)

    assert shown(in_every_order(CREATED, first, second)) == "Kaatuilu"


def test_with_clock_and_desk_equal_the_later_number_shows() -> None:
    first = change(2, need("Kaatuilu"), over(CREATED), clock=5)
    second = change(3, need("Muisti"), over(CREATED), clock=5)

    assert shown(in_every_order(CREATED, first, second)) == "Muisti"


def test_a_quiet_group_takes_the_later_value_without_asking() -> None:
    up = change(2, {"order": {"order": "a"}}, {"order": (CREATED.id,)}, desk=0xD2)
    down = change(3, {"order": {"order": "r"}}, {"order": (CREATED.id,)}, desk=0xD3)

    state = in_every_order(CREATED, up, down)

    assert state.conflicts == {}
    assert state.groups["order"].heads == (down.id, up.id)
    assert shown(state, "order") == "r"


def test_groups_are_merged_apart() -> None:
    moved = change(3, {"order": {"order": "a"}}, {"order": (CREATED.id,)}, desk=0xD3)

    state = in_every_order(CREATED, ONE, moved)

    assert state.conflicts == {}
    assert (shown(state), shown(state, "order")) == ("Kaatuilu", "a")


def test_a_change_waits_until_what_it_was_written_over_arrives() -> None:
    late = change(4, need("Ravinto"), over(ONE), desk=0xD3)

    before = in_every_order(CREATED, late)
    after = in_every_order(CREATED, ONE, late)

    assert before.waiting == frozenset({late.id})
    assert after.waiting == frozenset()
    assert (shown(before), shown(after)) == ("", "Ravinto")


def test_an_edit_without_its_creation_makes_no_record_yet() -> None:
    state = fold([ONE])

    assert (state.created, dict(state.groups)) == (None, {})
    assert state.waiting == {ONE.id}
    assert (state.kind, state.record) == ("plan_row", ONE.record)


def test_a_purge_beats_every_other_change() -> None:
    purge = change(2, {}, clock=0, desk=0xD4, purges=True)

    state = in_every_order(CREATED, ONE, OTHER, purge)

    assert state.purged
    assert (state.created, dict(state.groups), state.waiting) == (None, {}, frozenset())
    assert state.conflicts == {}


def test_an_emptied_change_that_comes_before_its_purge_creates_nothing() -> None:
    emptied = change(2, need("Muisti"), over(CREATED), desk=0xD2, clock=0).emptied()

    state = in_every_order(CREATED, emptied)

    assert state.created == CREATED.id
    assert shown(state) == ""


def test_of_two_creations_the_earlier_gives_the_row_its_origin() -> None:
    twin = change(1, {NEED: {"need": "Muisti"}}, desk=0xD2, clock=7, kind="phone")

    state = in_every_order(CREATED, twin)

    assert (state.created, state.kind) == (CREATED.id, "plan_row")
    assert state.conflicts == {NEED: (twin.id, CREATED.id)}


def test_without_a_creation_the_kind_does_not_depend_on_the_order() -> None:
    lost = over(CREATED)
    one = change(2, need("Muisti"), lost, kind="plan_row")
    other = change(3, need("Muisti"), lost, kind="phone")

    assert in_every_order(one, other).kind == "plan_row"


def test_changes_that_name_each_other_cover_nothing() -> None:
    left, right = change_id(2, 0xD2), change_id(2, 0xD3)
    one = change(2, need("Kaatuilu"), {NEED: (right, CREATED.id)}, desk=0xD2)
    other = change(2, need("Muisti"), {NEED: (left, CREATED.id)}, desk=0xD3)

    state = in_every_order(CREATED, one, other)

    assert set(state.conflicts[NEED]) == {CREATED.id, left, right}


def test_a_group_of_a_newer_version_is_folded_like_any_other() -> None:
    newer = change(2, {"tone": {"tone": "x"}}, {"tone": (CREATED.id,)}, desk=0xD2)

    state = in_every_order(CREATED, newer)

    assert shown(state, "tone") == "x"

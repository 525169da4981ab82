from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.changes import (
    FIRST_HASH,
    Change,
    ChangeId,
    Register,
    chained_hash,
    payload_digest,
    payload_text,
)
from sotedesk.model.ids import DeskId
from tests.model.examples import COLLEAGUE, change, change_id

CHANGE_IDS = st.builds(
    ChangeId, st.uuids().map(DeskId), st.sampled_from(Register), st.integers(1, 1 << 62)
)
WRITTEN = change(3, {"need": {"need": "Kaatuilu"}}, {"need": (change_id(2), change_id(1))})
DIGEST = payload_digest(b"s" * 16, payload_text(WRITTEN))


@given(CHANGE_IDS)
def test_a_change_id_is_read_back_from_its_text(one: ChangeId) -> None:
    assert ChangeId.read(one.text()) == one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "000000000000000000000000000000d1:health",
        "000000000000000000000000000000d1:health:1:2",
        "desk:health:1",
        "000000000000000000000000000000d1:police:1",
        "000000000000000000000000000000d1:health:one",
        "000000000000000000000000000000d1:health:0",
        "000000000000000000000000000000d1:health:-1",
        "000000000000000000000000000000d1:health:01",
        "000000000000000000000000000000d1:health: 1",
        "000000000000000000000000000000D1:health:1",
        "00000000-0000-0000-0000-0000000000d1:health:1",
    ],
)
def test_a_text_that_is_not_exactly_a_change_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        ChangeId.read(text)


def test_changes_rank_by_clock_then_desk_then_number() -> None:
    first = change(9, {}, clock=1, desk=0xD9)
    second = change(8, {}, clock=2, desk=0xD1)
    third = change(7, {}, clock=2, desk=0xD2)
    fourth = change(8, {}, clock=2, desk=0xD2)

    assert first.rank < second.rank < third.rank < fourth.rank


def test_a_purge_leaves_the_header_and_takes_the_values() -> None:
    emptied = WRITTEN.emptied()

    assert (emptied.groups, dict(emptied.over)) == (None, {})
    assert replace(emptied, groups=WRITTEN.groups, over=WRITTEN.over) == WRITTEN


def test_the_payload_reads_the_same_however_it_was_built() -> None:
    one = change(1, {"a": {"x": 1, "y": 2}, "b": {}}, {"a": (change_id(1), change_id(2))})
    other = change(1, {"b": {}, "a": {"y": 2, "x": 1}}, {"a": (change_id(2), change_id(1))})

    assert payload_text(one) == payload_text(other)


def test_the_payload_tells_values_and_what_they_were_written_over_apart() -> None:
    texts = {
        payload_text(WRITTEN),
        payload_text(replace(WRITTEN, over={})),
        payload_text(replace(WRITTEN, over={"need": (change_id(1),)})),
        payload_text(replace(WRITTEN, groups={"need": {"need": "Muisti"}})),
        payload_text(WRITTEN.emptied()),
    }

    assert len(texts) == 5


def test_the_digest_depends_on_the_salt() -> None:
    assert payload_digest(b"a" * 16, "{}") != payload_digest(b"b" * 16, "{}")


def test_an_emptied_change_keeps_its_place_in_the_chain() -> None:
    assert chained_hash(FIRST_HASH, WRITTEN.emptied(), DIGEST) == chained_hash(
        FIRST_HASH, WRITTEN, DIGEST
    )


@pytest.mark.parametrize(
    "forged",
    [
        replace(WRITTEN, id=change_id(4)),
        replace(WRITTEN, id=change_id(3, 0xD2)),
        replace(WRITTEN, id=change_id(3, register=Register.SOCIAL)),
        replace(WRITTEN, clock=4),
        replace(WRITTEN, kind="phone"),
        replace(WRITTEN, record=UUID(int=2)),
        replace(WRITTEN, worker=COLLEAGUE),
        replace(WRITTEN, use_case="plans.void"),
        replace(WRITTEN, purges=True),
    ],
)
def test_a_forged_header_has_another_hash(forged: Change) -> None:
    assert chained_hash(FIRST_HASH, forged, DIGEST) != chained_hash(FIRST_HASH, WRITTEN, DIGEST)


def test_another_payload_or_another_past_has_another_hash() -> None:
    hashes = {
        chained_hash(FIRST_HASH, WRITTEN, DIGEST),
        chained_hash(b"\1" * 32, WRITTEN, DIGEST),
        chained_hash(FIRST_HASH, WRITTEN, b"\1" * 32),
    }

    assert len(hashes) == 3

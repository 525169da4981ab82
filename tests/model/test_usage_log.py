from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.ids import DeskId
from sotedesk.model.usage_log import FIRST_LOG_HASH, LogAction, LogLine, log_hash
from tests.model.examples import COLLEAGUE, DESK, INSTANTS, NOW, TEXTS, WORKER

IDS = st.lists(st.uuids(), max_size=3).map(lambda ids: tuple(sorted(ids)))
LINES = st.builds(
    LogLine,
    at=INSTANTS,
    worker=st.sampled_from([WORKER, COLLEAGUE]),
    action=st.sampled_from(LogAction),
    use_case=TEXTS,
    purpose=TEXTS,
    subjects=IDS,
    records=IDS,
    query_digest=st.binary(max_size=32),
)
LINE = LogLine(
    at=NOW,
    worker=WORKER,
    action=LogAction.VIEW,
    use_case="clients.open",
    purpose="care",
    subjects=(UUID(int=1), UUID(int=2)),
    records=(UUID(int=3),),
    query_digest=b"\1" * 32,
)


def chain(lines: list[LogLine]) -> list[bytes]:
    hashes = [FIRST_LOG_HASH]
    for seq, line in enumerate(lines, 1):
        hashes.append(log_hash(hashes[-1], DESK, seq, line))
    return hashes


@pytest.mark.parametrize(
    "edited",
    [
        replace(LINE, at=NOW + timedelta(microseconds=1)),
        replace(LINE, worker=COLLEAGUE),
        replace(LINE, action=LogAction.PRINT),
        replace(LINE, use_case="clients.find"),
        replace(LINE, purpose="law"),
        replace(LINE, subjects=(UUID(int=1),)),
        replace(LINE, subjects=(), records=(UUID(int=1), UUID(int=2), UUID(int=3))),
        replace(LINE, records=()),
        replace(LINE, query_digest=b""),
    ],
)
def test_an_edited_line_has_another_hash(edited: LogLine) -> None:
    assert log_hash(FIRST_LOG_HASH, DESK, 1, edited) != log_hash(FIRST_LOG_HASH, DESK, 1, LINE)


def test_a_line_at_another_place_has_another_hash() -> None:
    hashes = {
        log_hash(FIRST_LOG_HASH, DESK, 1, LINE),
        log_hash(FIRST_LOG_HASH, DESK, 2, LINE),
        log_hash(FIRST_LOG_HASH, DeskId(UUID(int=0xD2)), 1, LINE),
        log_hash(b"\1" * 32, DESK, 1, LINE),
    }

    assert len(hashes) == 4


@given(st.lists(LINES, min_size=2, max_size=6), st.data())
def test_editing_one_line_changes_every_hash_from_there_on(
    lines: list[LogLine], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    edited = [*lines]
    edited[place] = replace(lines[place], purpose=lines[place].purpose + "x")

    before, after = chain(lines), chain(edited)

    assert before[: place + 1] == after[: place + 1]
    assert not set(before[place + 1 :]) & set(after[place + 1 :])


@given(st.lists(LINES, min_size=2, max_size=6), st.data())
def test_a_log_with_a_line_cut_or_two_swapped_does_not_end_alike(
    lines: list[LogLine], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(lines) - 2))
    cut = lines[:place] + lines[place + 1 :]
    swapped = [*cut[:place], lines[place + 1], lines[place], *cut[place + 1 :]]

    assert chain(cut)[-1] != chain(lines)[-1]
    assert (chain(swapped)[-1] == chain(lines)[-1]) == (lines[place] == lines[place + 1])


@given(st.lists(LINES, max_size=6))
def test_equal_lines_still_have_hashes_of_their_own(lines: list[LogLine]) -> None:
    hashes = chain([LINE, *lines, LINE])

    assert all(one != other for one, other in pairwise(hashes))
    assert len(set(hashes)) == len(hashes)

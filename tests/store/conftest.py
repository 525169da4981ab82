"""Fixtures of the store's tests: real encrypted files with a cheap key derivation."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sotedesk.store.credential import RecoveryCode
from tests.profile_copies import Packed, pack, unpack
from tests.store.built import PASSWORD, Built, build
from tests.store.store_fixtures import StoreDesk, store_desk


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A closed profile of one worker, a few hundred notes in it."""
    packed, code = _packed()
    unpack(packed, tmp_path / "profile", PASSWORD)
    return Built(tmp_path / "profile", code)


@cache
def _packed() -> tuple[Packed, RecoveryCode]:
    made: list[Built] = []
    packed = pack(lambda folder: made.append(build(folder, rows=300)))
    return packed, made[0].code


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[StoreDesk]:
    """An open desk with empty tables."""
    with store_desk(tmp_path / "desk.db") as made:
        yield made

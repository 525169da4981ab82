"""Fixtures of the store's tests: real encrypted files with a cheap key derivation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.built import Built, build
from tests.store.store_fixtures import StoreDesk, store_desk


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A closed profile of one worker, a few hundred notes in it."""
    return build(tmp_path / "profile", rows=300)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[StoreDesk]:
    """An open desk with empty tables."""
    with store_desk(tmp_path / "desk.db") as made:
        yield made

"""Fixtures of the store's tests: real encrypted files with a cheap key derivation."""

from pathlib import Path

import pytest

from tests.store.built import Built, build


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A closed profile of one worker, a few hundred notes in it."""
    return build(tmp_path / "profile", rows=300)

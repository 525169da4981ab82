"""Fixtures of the command line's tests."""

from pathlib import Path

import pytest

from tests.cli.running import make


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A closed synthetic profile of one nurse."""
    folder = tmp_path / "profile"
    make(folder)
    return folder

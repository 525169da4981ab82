"""Fixtures of the services' tests: they run on the real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.office import Office, opened_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with opened_office(tmp_path / "profile") as opened:
        yield opened

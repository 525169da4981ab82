"""The desk in its window on the real store, for every test here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.office import Office, opened_office
from tests.ui.contact.contact_desk import ContactDesk, contact_desk, turn_types_on


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with opened_office(tmp_path / "profile") as opened:
        opened.works.now = lambda: opened.now
        turn_types_on(opened)
        yield opened


@pytest.fixture
def desk(office: Office, qtbot: QtBot) -> Iterator[ContactDesk]:
    """The nurse's desk."""
    with contact_desk(office, office.nurse, qtbot) as opened:
        yield opened

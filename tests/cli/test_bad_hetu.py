"""An identity code that cannot be taken: the sentence the worker reads, and nothing written.

Source: issue "Foundations", Bad input; the codes are of nobody (domain §5.1).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sotedesk.app import OpenDesk
from sotedesk.model.client import Client
from sotedesk.model.hetu import check_character
from sotedesk.services.client_form import ClientInputError, NewClient
from sotedesk.ui.problem_words import problem_words
from tests.cli.running import make, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A profile for real clients."""
    make(tmp_path / "real", synthetic=False)
    with opened(tmp_path / "real") as desk:
        yield desk


def _code(day: date, number: str = "123") -> str:
    part = day.strftime("%d%m%y")
    return f"{part}A{number}{check_character(part, number)}"


_TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011 - a day ahead in any zone


@pytest.mark.parametrize(
    ("hetu", "sentence"),
    [
        ("131052-308A", "Viimeinen merkki ei täsmää. Kysy tunnus uudelleen."),
        ("310201A123X", "Tunnuksen alussa ei ole oikea päivä. Tarkista syntymäaika."),
        (
            _code(_TOMORROW + timedelta(days=1)),
            "Tunnuksen syntymäaika on tulevaisuudessa. Tarkista.",
        ),
        (
            f"010190-999{check_character('010190', '999')}",
            "Tämä on tilapäinen tunnus. Jätä kenttä tyhjäksi.",
        ),
        ("131052-30", "Tunnuksessa on 11 merkkiä, esimerkiksi 131052-308T. Tarkista."),
        (
            f"010190-001{check_character('010190', '001')}",
            "Tunnuksen kolme numeroa eivät kelpaa. Tarkista.",
        ),
    ],
    ids=["check", "date", "future", "temporary", "form", "number"],
)
def test_a_code_that_cannot_be_taken_is_said_and_nothing_is_written(
    desk: OpenDesk, hetu: str, sentence: str
) -> None:
    with pytest.raises(ClientInputError) as caught:
        desk.services.clients.create(
            desk.actor(), NewClient(last_name="Kuvitelma", first_names="Aino", hetu=hetu)
        )

    assert set(caught.value.problems) == {"hetu"}
    assert problem_words(caught.value.problems["hetu"]) == sentence
    assert hetu not in str(caught.value)
    with desk.store.units.reading() as uow:
        assert uow.find(Client) == []


def test_in_a_synthetic_profile_the_temporary_range_is_taken(tmp_path: Path) -> None:
    make(tmp_path / "synthetic")
    with opened(tmp_path / "synthetic") as desk:
        card = desk.services.clients.create(
            desk.actor(),
            NewClient(last_name="Kuvitelma", hetu=f"010190-999{check_character('010190', '999')}"),
        )

    assert card.birth_date == date(1990, 1, 1)

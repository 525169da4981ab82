"""Finding clients as the search box asks."""

from dataclasses import replace

import pytest

from sotedesk.model.names import search_words
from tests.builders import NOW, WORKER, client, phone
from tests.store.store_fixtures import StoreDesk


def found(desk: StoreDesk, text: str = "", digits: str = "", limit: int = 10) -> list[str]:
    with desk.units.reading() as uow:
        ids = uow.search_clients(search_words(text), digits, limit)
        clients = [uow.get(type(client()), one) for one in ids]
    return [one.last_name for one in clients if one is not None]


@pytest.fixture(autouse=True)
def people(desk: StoreDesk) -> None:
    desk.create(client(last_name="Hämäläinen", first_names="Aino Maria", call_name="Maikki"))
    desk.create(client(last_name="Aho-Niemi", first_names="Väinö", hetu="010190-999X"))
    desk.create(
        client(last_name="Virtanen", first_names="Aila", former_last_names=("Hämäläinen", "Ek"))
    )


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("h", ["Hämäläinen", "Virtanen"]),
        ("hamal", ["Hämäläinen", "Virtanen"]),
        ("Hämäläinen ai", ["Hämäläinen", "Virtanen"]),
        ("mai ham", ["Hämäläinen"]),
        ("maria häm", ["Hämäläinen"]),
        ("niemi", ["Aho-Niemi"]),
        ("vaino aho", ["Aho-Niemi"]),
        ("ek", ["Virtanen"]),
        ("iemi", []),
        ("ham vaino", []),
        ("", []),
    ],
)
def test_beginnings_of_any_names_in_any_order_find_the_client(
    desk: StoreDesk, typed: str, names: list[str]
) -> None:
    assert found(desk, typed) == names


@pytest.mark.parametrize("typed", ["0", "010190", "010190-999x", "010190-999X"])
def test_the_beginning_of_an_identity_code_finds_the_client(desk: StoreDesk, typed: str) -> None:
    assert found(desk, digits=typed) == ["Aho-Niemi"]


@pytest.mark.parametrize("digits", ["0400001873", "1873", "000018", "040"])
def test_any_part_of_a_phone_number_finds_the_client_however_it_was_written(
    desk: StoreDesk, digits: str
) -> None:
    owner = desk.create(client(last_name="Ketola"))
    desk.create(phone(owner.id, number="+358 40 000 1873"))
    wrong = desk.create(phone(desk.create(client(last_name="Muu")).id))
    desk.save(wrong, replace(wrong, voided_at=NOW, voided_by=WORKER, void_reason="Väärä"))

    assert found(desk, digits=digits) == ["Ketola"]
    assert found(desk, digits="873"[:2]) == []


def test_a_name_or_a_number_may_fit(desk: StoreDesk) -> None:
    assert found(desk, "virta", "010190") == ["Aho-Niemi", "Virtanen"]


def test_names_follow_edits_and_voided_clients_are_not_found(desk: StoreDesk) -> None:
    with desk.units.reading() as uow:
        (one,) = uow.search_clients(("niemi",), "", 10)
        before = uow.get(type(client()), one)
    assert before is not None

    renamed = desk.save(before, replace(before, last_name="Korpi", hetu=""))
    assert found(desk, "niemi") == []
    assert found(desk, "kor") == ["Korpi"]
    assert found(desk, digits="010190") == []
    desk.save(renamed, replace(renamed, voided_at=NOW, voided_by=WORKER, void_reason="Väärä"))
    assert found(desk, "kor") == []


def test_hits_stand_in_finnish_order_and_stop_at_the_limit(desk: StoreDesk) -> None:
    for name in ("Öst", "Zorn", "Åsten", "Wuori", "Vuoristo"):
        desk.create(client(last_name=name, first_names="Oiva"))

    assert found(desk, "oiva") == ["Wuori", "Vuoristo", "Zorn", "Åsten", "Öst"]
    assert found(desk, "oiva", limit=2) == ["Wuori", "Vuoristo"]


def test_signs_that_sql_knows_are_letters_like_others(desk: StoreDesk) -> None:
    desk.create(client(last_name="O'Neill % _"))

    assert found(desk, "o neill") == ["O'Neill % _"]
    assert found(desk, "%") == []

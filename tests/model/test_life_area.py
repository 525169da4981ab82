from datetime import date
from typing import Any

import pytest

from sotedesk.model.life_area import AreaList, CarerWords, LifeArea, read_area_list
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.trigger import PickReason

HOME = {"code": "housing", "label": "Asuminen", "icon": "home", "hint": "Koti ja portaat"}
BUSY = {"code": "no_time", "text": "En ehdi"}


def data(**changed: object) -> dict[str, Any]:
    valid = {
        "version": "2026-1",
        "owner": "Alue",
        "dated_on": "2026-11-28",
        "areas": [HOME, HOME | {"code": "money", "label": "Talous"}],
        "carer": {"label": "Läheisen tilanne", "hint": "Omaan asiaansa"},
        "return_reasons": [BUSY],
        "source": "Käsikirja",
    }
    return valid | changed


def test_a_list_is_read_whole_and_in_the_order_of_the_screen() -> None:
    made = read_area_list("areas.json", data())

    housing = LifeArea("housing", "Asuminen", "home", "Koti ja portaat")
    money = LifeArea("money", "Talous", "home", "Koti ja portaat")
    assert made == AreaList(
        version="2026-1",
        owner="Alue",
        dated_on=date(2026, 11, 28),
        areas=(housing, money),
        carer=CarerWords("Läheisen tilanne", "Omaan asiaansa"),
        return_reasons=(PickReason("no_time", "En ehdi"),),
        source="Käsikirja",
    )
    assert (made.area("money"), made.place("money")) == (money, 1)


def test_an_area_of_another_version_bears_its_code_and_comes_last() -> None:
    made = read_area_list("areas.json", data())

    assert made.area("pets").label == "pets"
    assert made.place("pets") == len(made.areas)


@pytest.mark.parametrize("left_out", sorted(data()))
def test_a_list_without_one_of_its_parts_is_refused(left_out: str) -> None:
    whole = data()
    del whole[left_out]

    with pytest.raises(DataFileError, match=left_out):
        read_area_list("areas.json", whole)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"areas": [HOME, HOME]}, "a code stands twice"),
        ({"return_reasons": [BUSY, BUSY]}, "a code stands twice"),
        ({"areas": []}, "no areas"),
        ({"areas": ["housing"]}, "missing or wrong"),
        ({"areas": None}, "missing or wrong"),
        ({"areas": [{"code": "housing"}]}, "missing or wrong"),
        ({"dated_on": "eilen"}, "missing or wrong"),
        ({"carer": {}}, "missing or wrong"),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_its_place(
    changed: dict[str, object], problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem) as refused:
        read_area_list("areas.json", data(**changed))

    assert refused.value.where == "areas.json"

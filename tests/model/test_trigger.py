from typing import Any

import pytest

from sotedesk.model.matter_type import DataFileError
from sotedesk.model.trigger import PickReason, TriggerItem, TriggerList, read_trigger_list


def data(**changed: object) -> dict[str, Any]:
    valid = {
        "version": "2026-1",
        "triggers": [
            {"code": "own_worry", "text": "Oma huoleni", "own_worry": True},
            {"code": "no_shows", "text": "Peruuttamattomia aikoja"},
        ],
        "identification": [{"code": "drags_on", "text": "Asia pitkittyy"}],
        "reasons": [{"code": "known", "text": "Tunnettu asia"}],
        "source": "Käsikirja",
    }
    return valid | changed


def test_a_list_is_read_whole_and_in_the_order_of_the_screen() -> None:
    made = read_trigger_list("triggers.json", data())

    worry = TriggerItem("own_worry", "Oma huoleni", own_worry=True)
    missed = TriggerItem("no_shows", "Peruuttamattomia aikoja", own_worry=False)
    drags = TriggerItem("drags_on", "Asia pitkittyy", own_worry=False)
    reasons = (PickReason("known", "Tunnettu asia"),)
    assert made == TriggerList("2026-1", (worry, missed), (drags,), reasons, "Käsikirja")
    assert made.items == (worry, missed, drags)


@pytest.mark.parametrize("left_out", sorted(data()))
def test_a_list_without_one_of_its_parts_is_refused(left_out: str) -> None:
    whole = data()
    del whole[left_out]

    with pytest.raises(DataFileError, match=left_out):
        read_trigger_list("triggers.json", whole)


ITEM = {"code": "drags_on", "text": "Asia pitkittyy"}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"triggers": [ITEM]}, "a code stands twice"),
        ({"reasons": [ITEM, ITEM]}, "a code stands twice"),
        ({"triggers": ["drags_on"]}, "missing or wrong"),
        ({"triggers": None}, "missing or wrong"),
        ({"triggers": [{"text": "x"}]}, "missing or wrong"),
        ({"reasons": [{"code": ["x"], "text": "x"}]}, "missing or wrong"),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_its_place(
    changed: dict[str, object], problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem) as refused:
        read_trigger_list("triggers.json", data(**changed))

    assert refused.value.where == "triggers.json"


def test_a_reason_may_have_the_code_of_an_item() -> None:
    assert read_trigger_list("triggers.json", data(reasons=[ITEM])).reasons[0].code == "drags_on"

from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.matter import Matter, Outcome, Urgency
from sotedesk.model.matter_type import (
    ClosingRule,
    DataFileError,
    FieldUse,
    MatterType,
    missing,
    read_matter_type,
)
from sotedesk.model.wire import UnknownCode
from tests.model.examples import WORKER, made


def data(**changed: object) -> dict[str, Any]:
    valid = {
        "code": "care_need",
        "name": "Hoidon tarve",
        "register": "health",
        "asks_client": True,
        "triggers": True,
        "carried": True,
        "fields": [
            {"field": "reason", "label": "Yhteydenoton syy", "key": "Y"},
            {"field": "urgency", "label": "Kiireellisyys", "labels": {"today": "Tänään"}},
        ],
        "closing": [
            {"field": "reason"},
            {"field": "symptoms_asked"},
            {"field": "urgency"},
            {"field": "handled_by", "outcomes": ["call_back", "handed_over"]},
        ],
        "source": "Käsikirja",
    }
    return valid | changed


def read(**changed: object) -> MatterType:
    return read_matter_type("care_need.json", data(**changed))


CARE_NEED = read()


def test_a_file_is_read_whole() -> None:
    assert (
        MatterType(
            code="care_need",
            name="Hoidon tarve",
            register=Register.HEALTH,
            asks_client=True,
            triggers=True,
            carried=True,
            fields=(
                FieldUse("reason", "Yhteydenoton syy", "Y", {}),
                FieldUse("urgency", "Kiireellisyys", "", {"today": "Tänään"}),
            ),
            closing=(
                ClosingRule("reason", frozenset()),
                ClosingRule("symptoms_asked", frozenset()),
                ClosingRule("urgency", frozenset()),
                ClosingRule("handled_by", frozenset({"call_back", "handed_over"})),
            ),
            source="Käsikirja",
        )
        == CARE_NEED
    )


def test_a_type_gives_its_register_or_the_units_own() -> None:
    assert CARE_NEED.register_for(Register.SOCIAL) is Register.HEALTH
    assert read(register="unit").register_for(Register.SOCIAL) is Register.SOCIAL


def test_a_field_the_type_does_not_have_has_no_use() -> None:
    use = CARE_NEED.use_of("urgency")

    assert use is not None
    assert use.label == "Kiireellisyys"
    assert CARE_NEED.use_of("danger_now") is None


REASON = {"field": "reason", "label": "Syy", "key": "s"}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"fields": [{"field": "blood_type", "label": "Veriryhmä"}]}, "no matter has a field"),
        ({"fields": [{"field": "created_by", "label": "Tekijä"}]}, "no matter has a field"),
        ({"fields": [{"field": "void_reason", "label": "Syy"}]}, "no matter has a field"),
        ({"fields": [{"field": ["reason"], "label": "Syy"}]}, "no matter has a field"),
        ({"closing": [{"field": "blood_type"}]}, "no matter has a field"),
        ({"fields": [REASON, REASON]}, "a field stands twice"),
        ({"fields": [REASON, {"field": "notes", "label": "M", "key": "S"}]}, "share a key"),
        ({"fields": [{"field": "notes", "label": "M", "key": ["S"]}]}, "missing or wrong"),
        ({"closing": [{"field": "reason", "outcomes": ["cured"]}]}, "no such outcome"),
        ({"register": "police"}, "missing or wrong"),
        ({"register": []}, "missing or wrong"),
        ({"fields": None}, "missing or wrong"),
        ({"fields": ["reason"]}, "missing or wrong"),
        ({"fields": [{"field": "reason"}]}, "missing or wrong"),
        ({"closing": [{"field": "reason", "outcomes": 3}]}, "missing or wrong"),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_its_place(
    changed: dict[str, object], problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem) as refused:
        read(**changed)

    assert refused.value.where == "care_need.json"
    assert str(refused.value) == f"care_need.json: {refused.value.problem}"


@pytest.mark.parametrize("left_out", sorted(data()))
def test_a_file_without_one_of_its_parts_is_refused(left_out: str) -> None:
    whole = data()
    del whole[left_out]

    with pytest.raises(DataFileError, match=left_out):
        read_matter_type("care_need.json", whole)


def matter(**values: object) -> Matter:
    filled: dict[str, Any] = {"reason": "Huimaus", "urgency": Urgency.TODAY}
    return made(Matter, 1, contact=UUID(int=2), **filled | values)


def test_a_matter_with_all_its_fields_lacks_nothing() -> None:
    assert missing(matter(), CARE_NEED) == ()


@pytest.mark.parametrize(
    ("values", "lacking"),
    [
        ({"reason": ""}, ("reason",)),
        ({"reason": " \n"}, ("reason",)),
        ({"urgency": None}, ("urgency",)),
        ({"urgency": None, "reason": ""}, ("reason", "urgency")),
        ({"urgency": UnknownCode("within_a_week")}, ()),
    ],
)
def test_what_is_empty_is_missing_in_the_order_of_the_file(
    values: dict[str, object], lacking: tuple[str, ...]
) -> None:
    assert missing(matter(**values), CARE_NEED) == lacking


@pytest.mark.parametrize(
    ("outcome", "handled_by", "lacking"),
    [
        (None, None, ()),
        (Outcome.ADVISED, None, ()),
        (Outcome.CALL_BACK, None, ("handled_by",)),
        (Outcome.HANDED_OVER, WORKER, ()),
        (UnknownCode("sent_on"), None, ()),
    ],
)
def test_a_rule_of_some_outcomes_asks_only_with_them(
    outcome: Outcome | None, handled_by: object, lacking: tuple[str, ...]
) -> None:
    assert missing(matter(outcome=outcome, handled_by=handled_by), CARE_NEED) == lacking


def test_each_symptom_not_asked_is_missing_whatever_the_others_answers() -> None:
    symptoms = ("chest_pain", "fever", "rash")
    asked = matter(symptoms_asked=("fever:yes", "rash:no"))

    assert missing(asked, CARE_NEED, symptoms) == ("symptoms_asked:chest_pain",)
    assert missing(matter(), CARE_NEED, symptoms) == tuple(f"symptoms_asked:{s}" for s in symptoms)


def test_a_box_that_should_be_ticked_and_an_empty_list_are_missing() -> None:
    rules = read(closing=[{"field": "safety_net"}, {"field": "outcome"}])

    assert missing(matter(), rules) == ("safety_net", "outcome")
    assert missing(matter(safety_net=True, outcome=Outcome.ADVISED), rules) == ()

"""Kinds of plan as data: what the files may say, and what a plan of a kind still lacks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId, PlanId, WorkerId
from sotedesk.model.matter_type import DataFileError
from sotedesk.model.plan import Agreement, PartTaken, Plan, PlanKind, PlanPart, PlanRow
from sotedesk.model.plan_outline import (
    Gap,
    OutlinePart,
    PlanOutline,
    Side,
    gaps,
    read_plan_outline,
    text_of,
)

HEADER: dict[str, Any] = {
    "register": Register.SOCIAL,
    "created_at": datetime(2026, 11, 24, tzinfo=UTC),
    "created_by": WorkerId(UUID(int=1)),
}
PLAN = Plan(id=PlanId(UUID(int=2)), client=ClientId(UUID(int=3)), **HEADER)


def data(**changed: object) -> dict[str, Any]:
    valid = {
        "code": "client_plan",
        "order": 1,
        "name": "Asiakassuunnitelma",
        "register": "social",
        "owner": "SoteDesk",
        "source": "SHL 39 §",
        "confirm_reasons": ["Ei voinut osallistua"],
        "refuse_reasons": ["Haluaa miettiä"],
        "end_reasons": ["Muutti"],
        "parts": [
            {
                "code": "views",
                "name": "Tuen tarve",
                "client": "Asiakkaan arvio",
                "professional": "Ammatillinen arvio",
                "demanded": True,
            },
            {"code": "rows", "name": "Toimet", "demanded": True},
            {"code": "duration", "name": "Kesto", "professional": "Arvio", "demanded": True},
            {"code": "extra", "name": "Muuta", "professional": "Muuta"},
            {"code": "agreement", "name": "Yksimielisyys", "client": "a", "professional": "b"},
            {"code": "client_part", "name": "Osuus", "demanded": True},
            {"code": "review", "name": "Tarkistus", "demanded": True},
        ],
    }
    return valid | changed


def outline() -> PlanOutline:
    return read_plan_outline("client_plan.json", data())


def row(number: int, **cells: Any) -> PlanRow:  # noqa: ANN401 - cells of a row
    return PlanRow(id=UUID(int=number), plan=PLAN.id, **HEADER, **cells)


def part(code: str, text: str) -> PlanPart:
    return PlanPart(
        id=UUID(int=9), plan=PLAN.id, part=code, professional_text=text, client_text="c", **HEADER
    )


def test_a_kind_is_read_with_its_parts_in_their_order() -> None:
    made = outline()

    assert (made.kind, made.name, made.register) == (
        PlanKind.CLIENT_PLAN,
        "Asiakassuunnitelma",
        Register.SOCIAL,
    )
    assert (made.owner, made.source) == ("SoteDesk", "SHL 39 §")
    assert made.confirm_reasons == ("Ei voinut osallistua",)
    assert (made.refuse_reasons, made.end_reasons) == (("Haluaa miettiä",), ("Muutti",))
    assert [one.code for one in made.own] == ["duration", "extra"]
    views, duration = made.part("views"), made.part("duration")
    assert views is not None
    assert views.sides == (Side.CLIENT, Side.PROFESSIONAL)
    assert duration == OutlinePart(
        code="duration", name="Kesto", professional="Arvio", demanded=True
    )
    assert duration.sides == (Side.PROFESSIONAL,)
    assert made.part("diagnoses") is None


ROWS = {"code": "rows", "name": "Toimet"}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"code": "joint_plan"}, "missing or wrong"),
        ({"register": "church"}, "missing or wrong"),
        ({"register": "shared"}, "a client_plan belongs to social"),
        ({"register": "health"}, "a client_plan belongs to social"),
        ({"parts": None}, "missing or wrong"),
        ({"parts": [ROWS, {"name": "Nimetön"}]}, "missing or wrong"),
        ({"parts": [ROWS | {"demnaded": True}]}, "demnaded"),
        ({"parts": [ROWS, ROWS]}, "stands twice"),
        ({"parts": []}, "a plan has rows"),
        ({"parts": [ROWS, {"code": "extra", "name": "Muuta"}]}, "no side to write in"),
        ({"parts": [ROWS, {"code": "views", "name": "Tarve"}]}, "no side to write in"),
    ],
)
def test_a_kind_that_cannot_be_is_refused_with_its_place(
    changed: dict[str, object], problem: str
) -> None:
    with pytest.raises(DataFileError, match=problem) as refused:
        read_plan_outline("client_plan.json", data(**changed))

    assert refused.value.where == "client_plan.json"


@pytest.mark.parametrize("left_out", sorted(set(data()) - {"order"}))
def test_a_kind_without_one_of_its_facts_is_refused(left_out: str) -> None:
    whole = data()
    del whole[left_out]

    with pytest.raises(DataFileError, match=left_out):
        read_plan_outline("client_plan.json", whole)


def test_of_an_empty_plan_everything_demanded_is_missing() -> None:
    """Source: domain §1.1 (need), §1.2 (two assessments, follow-up)."""
    assert gaps(outline(), PLAN, [row(1, need=" ")], []) == (
        Gap(part="views", side=Side.CLIENT),
        Gap(part="views", side=Side.PROFESSIONAL),
        Gap(part="rows", field="need"),
        Gap(part="duration", side=Side.PROFESSIONAL),
        Gap(part="client_part"),
        Gap(part="review"),
    )


FULL = replace(
    PLAN,
    client_view="Haluan kotiin.",
    professional_view="Pärjää tuettuna.",
    part_how=PartTaken.PHONE,
    review_on=date(2026, 12, 15),
)
DONE = row(1, need="Ruoka", who="Outi", when="1.12.")


def test_a_plan_that_says_all_of_it_lacks_nothing() -> None:
    assert gaps(outline(), FULL, [DONE], [part("duration", "kolme kuukautta")]) == ()


def test_each_need_asks_who_and_when_and_the_rows_are_numbered() -> None:
    rows = [row(1, need="Ruoka", when="1.12."), row(2), row(3, need="Kyyti"), DONE]

    found = gaps(outline(), FULL, rows, [part("duration", "kolme kuukautta")])

    assert found == (
        Gap(part="rows", field="who", rows=(1, 3)),
        Gap(part="rows", field="when", rows=(3,)),
    )


def test_where_the_two_disagree_both_reasons_are_asked() -> None:
    """Source: domain §1.2: if no agreement, both views with reasons."""
    written = [part("duration", "kolme kuukautta")]
    agreed = replace(FULL, agreement=Agreement.AGREED)
    partly = replace(FULL, agreement=Agreement.PARTLY, client_disagrees="En halua apua aamulla.")

    assert gaps(outline(), agreed, [DONE], written) == ()
    assert gaps(outline(), partly, [DONE], written) == (
        Gap(part="agreement", side=Side.PROFESSIONAL),
    )


def test_a_side_is_found_in_the_plan_or_in_the_record_of_the_part() -> None:
    made = outline()
    views, duration = made.parts[0], made.parts[2]

    assert text_of(views, Side.CLIENT, FULL, None) == "Haluan kotiin."
    assert text_of(views, Side.PROFESSIONAL, FULL, None) == "Pärjää tuettuna."
    written = part("duration", "kolme kuukautta")
    assert text_of(duration, Side.PROFESSIONAL, FULL, written) == "kolme kuukautta"
    assert text_of(duration, Side.CLIENT, FULL, written) == "c"
    assert text_of(duration, Side.CLIENT, FULL, None) == ""

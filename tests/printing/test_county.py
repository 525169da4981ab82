"""The county's own texts."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sotedesk.printing import PdfPlanPrinter
from sotedesk.printing.county import CountyFileError, load_county
from sotedesk.resources import resource
from sotedesk.services.paper import PlanKind
from tests.printing.read_back import squeezed, whole_text
from tests.printing.sheets import confirmed


def county_file(folder: Path, **changes: Any) -> Path:  # noqa: ANN401 - any JSON
    """Write the example county's file with changes; None leaves a key out."""
    found = json.loads(resource("paper", "county_example.json").read_text(encoding="utf-8"))
    found |= changes
    path = folder / "county.json"
    kept = {key: value for key, value in found.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")
    return path


def test_the_shipped_file_names_nobody_and_marks_what_the_county_must_give() -> None:
    county = load_county()

    for text in (county.organisation, county.emergency, county.patient_ombudsman.phone):
        assert text.startswith("(")
        assert text.endswith(("alueen tiedosto.)", "alueen tiedosto)"))
    assert county.emergency_owner == ""


def test_every_kind_of_plan_has_a_closing_text() -> None:
    assert set(load_county().closings) == set(PlanKind)


def test_the_countys_text_under_112_is_printed_with_owner_and_date(tmp_path: Path) -> None:
    emergency = {
        "text": {"fi": "Alueen oma teksti."},
        "owner": "Päivystyksen ylilääkäri",
        "dated_on": "2026-10-01",
    }
    printer = PdfPlanPrinter(county_file(tmp_path, emergency=emergency))

    whole = whole_text(printer.pdf(confirmed()))

    assert squeezed("Alueen oma teksti. Ohje: Päivystyksen ylilääkäri 1.10.2026") in whole


def test_two_ombudsmen_are_named_apart(tmp_path: Path) -> None:
    other = {"title": {"fi": "sosiaaliasiavastaava"}, "name": "Toinen", "phone": "06 000 4901"}
    printer = PdfPlanPrinter(county_file(tmp_path, social_ombudsman=other))

    whole = whole_text(printer.pdf(confirmed()))

    named = "potilasasiavastaava Päivi Esimerkki, 06 000 4900; sosiaaliasiavastaava Toinen"
    assert squeezed(named) in whole


def test_a_text_in_another_language_is_taken_and_a_missing_one_stays_finnish(
    tmp_path: Path,
) -> None:
    path = county_file(tmp_path, organisation={"fi": "Alue", "sv": "Område"})

    county = load_county(path, "sv")

    assert county.organisation == "Område"
    assert county.objection == "Voit tehdä myös muistutuksen."


def test_an_undated_text_prints_its_owner_alone(tmp_path: Path) -> None:
    emergency = {"text": {"fi": "Teksti."}, "owner": "Ylilääkäri", "dated_on": None}

    county = load_county(county_file(tmp_path, emergency=emergency))

    assert county.emergency_dated_on is None
    assert county.emergency_owner == "Ylilääkäri"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"closing": None}, "closing is missing"),
        ({"objection": {"sv": "x"}}, "fi is missing"),
        ({"objection": {"fi": 5}}, "not a text: 5"),
        ({"organisation": "Alue"}, "get"),
    ],
)
def test_an_unusable_file_is_named_with_what_is_wrong(
    tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    path = county_file(tmp_path, **changes)

    with pytest.raises(CountyFileError, match=reason) as caught:
        load_county(path)

    assert caught.value.path == path
    assert reason in caught.value.reason


def test_a_bad_date_and_a_file_that_is_no_json_are_named(tmp_path: Path) -> None:
    emergency = {"text": {"fi": "x"}, "owner": "y", "dated_on": "1.10.2026"}
    with pytest.raises(CountyFileError, match=r"1\.10\.2026"):
        load_county(county_file(tmp_path, emergency=emergency))

    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(CountyFileError, match=r"broken\.json"):
        load_county(broken)
    with pytest.raises(CountyFileError, match=r"absent\.json"):
        load_county(tmp_path / "absent.json")


def test_a_dated_text_is_read_as_a_day(tmp_path: Path) -> None:
    emergency = {"text": {"fi": "x"}, "owner": "y", "dated_on": "2026-10-01"}

    assert load_county(county_file(tmp_path, emergency=emergency)).emergency_dated_on == date(
        2026, 10, 1
    )


def test_the_sheets_own_organisation_goes_before_the_countys() -> None:
    printer = PdfPlanPrinter(resource("paper", "county_example.json"))

    whole = whole_text(printer.pdf(replace(confirmed(), organisation="Toinen alue")))

    assert squeezed("Toinen alue") in whole
    assert squeezed("Esimerkin hyvinvointialue") not in whole

"""Reading the data files: what is there is read, what cannot be is named."""

import json
import shutil
from pathlib import Path

import pytest

from sotedesk.model.matter_type import DataFileError
from sotedesk.resources import resource
from sotedesk.services.definitions import load_definitions

PARTS = ("matter_types", "triggers", "mapping_areas", "plan_kinds", "own_worker")


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of our data files that a test may spoil."""
    for part in PARTS:
        shutil.copytree(resource() / part, tmp_path / part)
    return tmp_path


def test_our_files_are_read_in_the_order_they_are_offered(resources: Path) -> None:
    read = load_definitions(resources)

    assert list(read.types) == [
        "care_need",
        "service_need",
        "advice",
        "worry",
        "professional",
        "other",
    ]
    assert read.triggers.items
    assert [area.code for area in read.areas.areas][:2] == ["health", "rehabilitation"]
    assert list(read.plan_kinds) == ["health_care_plan", "client_plan", "service_plan"]
    assert read.naming.needs


def test_the_newest_trigger_list_is_in_force(resources: Path) -> None:
    present = next((resources / "triggers").glob("*.json"))
    newer = json.loads(present.read_text(encoding="utf-8"))
    newer["version"] = "9999"
    (resources / "triggers" / "zz.json").write_text(json.dumps(newer), encoding="utf-8")

    assert load_definitions(resources).triggers.version == "9999"


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_folder_is_named(resources: Path, part: str) -> None:
    shutil.rmtree(resources / part)

    with pytest.raises(DataFileError) as refused:
        load_definitions(resources)

    assert refused.value.where == str(resources / part)


@pytest.mark.parametrize("content", ["{", "[]", "\ud800"])
def test_a_file_that_is_no_object_is_named(resources: Path, content: str) -> None:
    spoilt = resources / "matter_types" / "advice.json"
    spoilt.write_bytes(content.encode("utf-8", "surrogatepass"))

    with pytest.raises(DataFileError) as refused:
        load_definitions(resources)

    assert refused.value.where == str(spoilt)


def test_a_file_that_cannot_be_opened_is_named(resources: Path) -> None:
    gone = resources / "triggers" / "gone.json"
    gone.symlink_to(resources / "nowhere.json")
    newest = max((resources / "triggers").glob("*.json"))
    if newest != gone:
        newest.unlink()
        gone.rename(newest)
        gone = newest

    with pytest.raises(DataFileError) as refused:
        load_definitions(resources)

    assert refused.value.where == str(gone)

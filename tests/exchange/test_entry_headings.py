"""The county's file of headings: what ships is usable, what cannot be used is named."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sotedesk.exchange.entry_headings import EVERY, load_headings
from sotedesk.exchange.entry_text import known_fields
from sotedesk.model.changes import Register
from sotedesk.model.matter_type import DataFileError
from sotedesk.resources import resource
from sotedesk.services.carrying import TargetKind
from sotedesk.services.definitions import load_definitions

SHIPPED: dict[str, Any] = json.loads(
    resource("county", "entry_headings.json").read_text(encoding="utf-8")
)


FIELDS = known_fields(load_definitions(resource()).plan_kinds)


def written(folder: Path, data: object) -> Path:
    (folder / "county").mkdir()
    (folder / "county" / "entry_headings.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_the_shipped_file_has_an_owner_a_date_and_headings_for_all() -> None:
    headings = load_headings(resource(), FIELDS)

    assert (headings.owner != "", headings.dated_on.year) == (True, 2026)
    for kind in TargetKind:
        for register in (Register.HEALTH, Register.SOCIAL):
            assert headings.of(kind, register, "newer_type")
    own = headings.of(TargetKind.MATTER, Register.HEALTH, "care_need")
    assert own != headings.of(TargetKind.MATTER, Register.HEALTH, EVERY)


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as refused:
        load_headings(tmp_path, FIELDS)
    assert "entry_headings.json" in refused.value.where

    written(tmp_path, [])
    with pytest.raises(DataFileError, match="missing or wrong"):
        load_headings(tmp_path, FIELDS)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (["reason", "reason"], "a field stands twice"),
        (["no_such"], "no such field"),
        (None, "has no list"),
    ],
)
def test_a_list_that_cannot_be_is_refused(
    tmp_path: Path, fields: list[str] | None, problem: str
) -> None:
    data = deepcopy(SHIPPED)
    if fields is None:
        del data["matter"]["health"][EVERY]
    else:
        data["matter"]["health"][EVERY] = [{"heading": "Aihe", "fields": fields}]

    with pytest.raises(DataFileError, match=problem):
        load_headings(written(tmp_path, data), FIELDS)

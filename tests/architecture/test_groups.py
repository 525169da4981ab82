"""Merge groups and wire names: each field in one group, no name ever taken away.

A name that was once on the wire stays for ever (design: versions). ``tests/golden/wire_names.json``
holds every name given out: a new one is added there by hand, none is changed or removed.
"""

import ast
import json
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

import sotedesk.model
from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.record import CARED, KINDS, Group, Kind, KindError, Record, kind
from sotedesk.model.usage_log import LogAction
from sotedesk.model.wire import UnknownCode

GOLDEN = Path(__file__).parents[1] / "golden" / "wire_names.json"
HEADER = {"id", "register", "origin"}


@pytest.mark.parametrize("one", KINDS.values(), ids=list(KINDS))
def test_every_field_stands_in_exactly_one_group(one: Kind) -> None:
    placed = Counter(spec.name for specs in one.groups.values() for spec in specs)

    assert placed == Counter({entry.name for entry in fields(one.record)} - HEADER)
    assert all(spec.group == group for group, specs in one.groups.items() for spec in specs)


def test_a_field_in_no_group_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Groupless(Record):
        colour: str = ""

    with pytest.raises(KindError, match=r"Groupless\.colour stands in 0 merge groups"):
        kind("groupless", CARED)(Groupless)

    assert "groupless" not in KINDS


def test_a_field_in_two_groups_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Torn(Record):
        colour: Annotated[str, Group("one"), Group("other")] = ""

    with pytest.raises(KindError, match=r"Torn\.colour stands in 2 merge groups"):
        kind("torn", CARED)(Torn)


def test_a_group_that_is_quiet_in_one_place_only_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Half(Record):
        colour: Annotated[str, Group("look")] = ""
        place: Annotated[str, Group("look", quiet=True)] = ""

    with pytest.raises(KindError, match="'look' is quiet in places only"):
        kind("half", CARED)(Half)


def test_a_field_no_record_can_hold_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Floating(Record):
        weight: Annotated[float, Group("weight")] = 0.0

    with pytest.raises(TypeError, match="a record cannot hold"):
        kind("floating", CARED)(Floating)


def test_a_kind_declared_twice_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Client(Record):
        colour: Annotated[str, Group("colour")] = ""

    before = KINDS["client"]

    with pytest.raises(KindError, match="'client' is declared twice"):
        kind("client", CARED)(Client)

    assert KINDS["client"] is before


def test_every_module_that_declares_a_kind_is_loaded_with_the_model() -> None:
    declaring = {
        name
        for name, source in _sources()
        if any(
            isinstance(node, ast.ClassDef) and any(map(_declares_kind, node.decorator_list))
            for node in ast.parse(source).body
        )
    }

    assert declaring == set(sotedesk.model.__all__)


def _sources() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(sotedesk.model.__path__):
        path = Path(sotedesk.model.__path__[0]) / f"{module.name}.py"
        yield module.name, path.read_text(encoding="utf-8")


def _declares_kind(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Name)
        and decorator.func.id == "kind"
    )


# Wire names.


def codes_of(hint: Any) -> list[str]:  # noqa: ANN401 - a type hint may be anything
    """Give the codes a field may hold; none where it holds no codes."""
    if get_origin(hint) in (Union, UnionType, tuple):
        return [code for part in get_args(hint) for code in codes_of(part)]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return [code.value for code in hint]
    return []


def wire_names() -> set[str]:
    """Give every name on the wire, each as a path that also says where it belongs."""
    names = {f"register/{register}" for register in Register}
    names |= {f"log_action/{action}" for action in LogAction}
    for one in KINDS.values():
        hints = get_type_hints(one.record)
        names |= {f"{one.name}@{register}" for register in one.registers}
        for spec in one.fields:
            path = f"{one.name}/{spec.group}/{spec.name}:{spec.codec.shape.value}"
            names |= {path, *(f"{path}={code}" for code in codes_of(hints[spec.name]))}
    return names


def test_no_name_on_the_wire_was_ever_taken_away_or_moved() -> None:
    given_out = set(json.loads(GOLDEN.read_text(encoding="utf-8")))

    assert given_out - wire_names() == set()


def test_every_name_on_the_wire_is_in_the_list_from_its_first_day() -> None:
    missing = wire_names() - set(json.loads(GOLDEN.read_text(encoding="utf-8")))

    assert not missing, f"add to {GOLDEN.name}, in their places: {json.dumps(sorted(missing))}"


def test_the_list_stands_sorted_so_that_a_removal_is_seen_in_review() -> None:
    lines = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert lines == sorted(set(lines))


def test_a_name_tells_kind_group_field_shape_and_code_so_that_moving_one_is_seen() -> None:
    names = wire_names()

    assert "matter/urgency/urgency:text=emergency_112" in names
    assert "client/identity/hetu:text" in names
    assert "contact/times/received_at:instant" in names


def test_a_field_of_codes_keeps_the_codes_of_newer_versions() -> None:
    narrowed = {
        f"{one.name}.{entry.name}"
        for one in KINDS.values()
        for entry in fields(one.record)
        if entry.name not in HEADER
        and codes_of(hint := get_type_hints(one.record)[entry.name])
        and get_origin(hint) is not tuple
        and UnknownCode not in get_args(hint)
    }

    assert narrowed == {"unit.keeps"}, (
        "only the registers, which are part of the format, are closed"
    )


def test_a_field_without_a_default_is_written_at_creation_for_ever() -> None:
    required = {
        f"{one.name}.{entry.name}"
        for one in KINDS.values()
        for entry in fields(one.record)
        if entry.name not in HEADER | {"created_at", "created_by"}
        and entry.default is MISSING
        and entry.default_factory is MISSING
    }

    assert required == {
        "access_basis.client",
        "access_basis.worker",
        "address.client",
        "assignment.client",
        "carried_over.target",
        "client_link.from_client",
        "client_link.into_client",
        "mapping_area.situation_mapping",
        "matter.contact",
        "phone.client",
        "plan.client",
        "plan_elsewhere.client",
        "plan_part.plan",
        "plan_participant.plan",
        "plan_row.plan",
        "promise.contact",
        "related_person.client",
        "review.client",
        "review_verdict.review",
        "situation_mapping.client",
    }, "an older creation lacks a field added later: it needs a default"

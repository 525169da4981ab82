"""The fold and the breaches once more, as plainly as their definition reads.

Nothing of ``sotedesk.model.fold``, ``record``, ``links`` or ``breaches`` is used: two programs that
agree over thousands of histories are better evidence than one. Slow on purpose.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

from sotedesk.model.changes import Change, ChangeId

Row: TypeAlias = dict[str, Any]


@dataclass
class Naive:
    """What the definition says of one record.

    Attributes:
        heads: By group, the shown one first.
        shown: By group, the value that shows.
    """

    created: ChangeId | None
    purged: bool
    waiting: set[ChangeId]
    heads: dict[str, list[ChangeId]]
    conflicts: dict[str, list[ChangeId]]
    shown: dict[str, Row]


def naive_fold(changes: Iterable[Change], quiet: Iterable[str]) -> Naive:
    """Fold the changes of one record: heads are what no known change was written over."""
    known = list(changes)
    if any(change.purges for change in known):
        return Naive(None, True, set(), {}, {}, {})
    waiting = {one.id for one in known if not _all_seen(one, known)}
    ready = [change for change in known if change.id not in waiting]
    result = Naive(None, False, waiting, {}, {}, {})
    for change in sorted(ready, key=_rank):
        if change.over == {} and change.groups is not None and result.created is None:
            result.created = change.id
        for group in change.groups or {}:
            result.heads[group] = []
    for group in result.heads:
        heads = [one for one in ready if _wrote(one, group) and not _named(one, group, ready)]
        heads.sort(key=_rank, reverse=True)
        values = [dict((head.groups or {})[group]) for head in heads]
        result.heads[group] = [head.id for head in heads]
        result.shown[group] = values[0]
        if any(value != values[0] for value in values) and group not in quiet:
            result.conflicts[group] = [head.id for head in heads]
    return result


def _all_seen(change: Change, known: list[Change]) -> bool:
    seen = [other.id for other in known]
    return all(one in seen for ids in change.over.values() for one in ids)


def _wrote(change: Change, group: str) -> bool:
    return change.groups is not None and group in change.groups


def _named(change: Change, group: str, ready: list[Change]) -> bool:
    return any(change.id in other.over.get(group, ()) for other in ready)


def _rank(change: Change) -> tuple[int, int, int]:
    return change.clock, change.id.desk.int, change.id.seq


def naive_breaches(rows: list[Row]) -> list[list[Any]]:
    """Find breaches among rows of plain JSON (with ``id``, ``kind`` and ``register``)."""
    valid = [row for row in rows if row["voided_at"] is None]
    person = _persons(valid)
    found = []
    for one, other in combinations(valid, 2):
        if one["kind"] == other["kind"] == "assignment" and _clash(one, other, person):
            found.append(["assignments_overlap", sorted([one["id"], other["id"]])])
        if one["kind"] == other["kind"] == "client" and _same_hetu(one, other, person):
            same = [row["id"] for row in valid if row.get("hetu") == one["hetu"]]
            found.append(["hetu_twice", sorted(same)])
    for one in valid:
        found += [
            ["under_void", sorted([one["id"], row["id"]])]
            for row in rows
            if row["voided_at"] is not None and row["id"] in (one.get("client"), one.get("plan"))
        ]
        if one["kind"] == "assignment" and _ends(one) < _starts(one):
            found.append(["period_reversed", [one["id"]]])
        if _in_force(one):
            same = [row["id"] for row in valid if _in_force(row) and _same_plan(row, one, person)]
            if len(same) > 1:
                found.append(["plans_in_force", sorted(same)])
    return sorted(json.loads(text) for text in {json.dumps(breach) for breach in found})


def _persons(valid: list[Row]) -> dict[str, str]:
    """Give each client the smallest id that links lead to; tried until nothing changes."""
    links = [row for row in valid if row["kind"] == "client_link" and row["status"] == "active"]
    ends = [(row["from_client"], row["into_client"]) for row in links]
    names = {end for pair in ends for end in pair}
    names |= {row["id"] for row in valid if row["kind"] == "client"}
    names |= {row["client"] for row in valid if "client" in row}
    person = {name: name for name in names}
    for _ in names:
        for one, other in ends:
            person[one] = person[other] = min(person[one], person[other])
    return person


def _same_hetu(one: Row, other: Row, person: dict[str, str]) -> bool:
    return one["hetu"] == other["hetu"] != "" and person[one["id"]] != person[other["id"]]


def _clash(one: Row, other: Row, person: dict[str, str]) -> bool:
    return (
        one["status"] == other["status"] == "named"
        and person[one["client"]] == person[other["client"]]
        and (one["role"], one["register"]) == (other["role"], other["register"])
        and _starts(one) <= _ends(other)
        and _starts(other) <= _ends(one)
        and _starts(one) <= _ends(one)
        and _starts(other) <= _ends(other)
    )


def _starts(row: Row) -> str:
    return row["valid_from"] or "0000"


def _ends(row: Row) -> str:
    return row["valid_until"] or "9999-99"


def _in_force(row: Row) -> bool:
    return row["kind"] == "plan" and row["status"] == "confirmed" and row["voided_at"] is None


def _same_plan(one: Row, other: Row, person: dict[str, str]) -> bool:
    return (
        person[one["client"]] == person[other["client"]]
        and one["plan_kind"] == other["plan_kind"]
        and one["register"] == other["register"]
    )

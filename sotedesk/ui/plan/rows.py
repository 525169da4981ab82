"""The rows of a plan as typed: cells by column, and what is a change yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields, replace
from datetime import date
from uuid import UUID, uuid4

from sotedesk.i18n import N_, _
from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import PlanRow, RowDecision, Whose
from sotedesk.model.wire import UnknownCode
from sotedesk.services.paper import HelpChannel
from sotedesk.services.plan_rows import RowText, text_of_row
from sotedesk.ui.edited import Edited, record_draft, with_record_draft

WRITTEN: Mapping[str, str] = {
    "need": N_("Tarve"),
    "goal": N_("Tavoite"),
    "means": N_("Keinot"),
    "who": N_("Kuka"),
    "when": N_("Milloin"),
    "how": N_("Miten"),
    "follow_up": N_("Seuranta"),
}
"""Columns one types in."""
CHOSEN: Mapping[str, str] = {"decision": N_("Päätös"), "whose": N_("Kenen")}
"""Columns one chooses in."""
COLUMNS: Mapping[str, str] = {**WRITTEN, **CHOSEN}
"""All columns in their order."""
DATED = frozenset({RowDecision.APPLIED, RowDecision.DECIDED})
"""Decisions that have a day."""
_HOW: Mapping[str, str] = {
    HelpChannel.NEAR: N_("lähi"),
    HelpChannel.REMOTE: N_("etä"),
    HelpChannel.DIGITAL: N_("digi"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEdit:
    """One row on the screen.

    Attributes:
        key: What the table knows it by, from the first letter typed on.
        before: As stored; None for a row that is no change yet.
        cells: What is typed, by column; *etä* and the like as words.
        decision: Where the separate decision on the service stands.
        decision_on: The day of it, of those in ``DATED``.
        whose: Whose need it is.
    """

    key: str = field(default_factory=lambda: uuid4().hex)
    before: PlanRow | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    decision: RowDecision | UnknownCode | None = None
    decision_on: date | None = None
    whose: Whose | UnknownCode = Whose.CLIENT

    def cell(self, column: str) -> str:
        """Give what stands in a cell."""
        return self.cells.get(column, "")

    def typed(self, column: str, text: str) -> "RowEdit":
        """Give the row with another text in a cell."""
        return replace(self, cells={**self.cells, column: text})

    def decided(self, decision: RowDecision | UnknownCode | None, today: date) -> "RowEdit":
        """Give the row with another decision; its day is today until the worker says otherwise."""
        day = (self.decision_on or today) if decision in DATED else None
        return replace(self, decision=decision, decision_on=day)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it; what is only chosen makes no row."""
        return not any(text.strip() for text in self.cells.values())

    @property
    def differs(self) -> bool:
        """Whether it is not a change yet."""
        if self.before is None:
            return not self.is_blank
        return self.text() != text_of_row(self.before)

    def text(self) -> RowText:
        """Give the cells as the plan's duty takes them."""
        written = {name: self.cell(name) for name in WRITTEN}
        written["how"] = _code_of(written["how"])
        return RowText(
            need=written["need"],
            goal=written["goal"],
            means=written["means"],
            who=written["who"],
            when=written["when"],
            how=written["how"],
            follow_up=written["follow_up"],
            decision=self.decision,
            decision_on=self.decision_on,
            whose=self.whose,
        )


def row_of(stored: PlanRow, key: str = "") -> RowEdit:
    """Give a stored row with nothing typed over it."""
    cells = {name: getattr(stored, name) for name in WRITTEN}
    cells["how"] = _(_HOW[cells["how"]]) if cells["how"] in _HOW else cells["how"]
    return RowEdit(
        key=key or stored.id.hex,
        before=stored,
        cells=cells,
        decision=stored.decision,
        decision_on=stored.decision_on,
        whose=stored.whose,
    )


def merged(
    now: Sequence[RowEdit], sent: Sequence[RowEdit], stored: Sequence[PlanRow]
) -> tuple[RowEdit, ...]:
    """Take in the rows as stored, keeping what was typed since they were sent.

    Args:
        now: What is on the screen.
        sent: What was on the screen when the saving began.
        stored: All rows of the plan as they are now, in their order.
    """
    before_save = {row.before.id for row in sent if row.before is not None}
    added = iter([row for row in stored if row.id not in before_save])
    new_ids: dict[str, UUID] = {}
    for row in sent:
        if row.before is None and not row.is_blank:
            made = next(added, None)
            if made is not None:
                new_ids[row.key] = made.id
    keys = {row.before.id: row.key for row in now if row.before is not None}
    keys |= {row_id: key for key, row_id in new_ids.items()}
    was = {row.key: row for row in sent}
    typed = {row.key: row for row in now}
    result = [_with_later(row_of(row, keys.get(row.id, "")), was, typed) for row in stored]
    waiting = [row for row in now if row.before is None and row.key not in new_ids]
    return (*result, *waiting)


def draft_rows(rows: Iterable[RowEdit]) -> list[dict[str, object]]:
    """Write what is typed over the rows as JSON."""
    return [_draft(row) for row in rows if row.differs]


def with_draft_rows(
    rows: Sequence[RowEdit], drafts: Iterable[Mapping[str, object]]
) -> tuple[RowEdit, ...]:
    """Lay drafts over stored rows; new rows come back at the end, under their old keys."""
    result = {row.key: row for row in rows}
    for draft in drafts:
        key, cells = str(draft["key"]), draft["cells"]
        if not isinstance(cells, dict):
            continue
        row = result.get(key)
        if row is None or row.before is None:
            if draft["record"] is None:
                result[key] = _with_choices(RowEdit(key=key, cells=cells), draft)
            continue
        if isinstance(draft["record"], dict):
            seen = with_record_draft(Edited(row.before, row.before), draft["record"]).before
            result[key] = _with_choices(replace(row, before=seen, cells=cells), draft)
    return tuple(result.values())


def _draft(row: RowEdit) -> dict[str, object]:
    record: object = None
    key = row.key
    if row.before is not None:
        values = {one.name: getattr(row.text(), one.name) for one in fields(RowText)}
        record = record_draft(Edited(row.before, replace(row.before, **values)))
        key = row.before.id.hex
    return {
        "key": key,
        "record": record,
        "cells": dict(row.cells),
        "decision": row.decision,
        "decision_on": row.decision_on.isoformat() if row.decision_on else None,
        "whose": row.whose,
    }


def _with_choices(row: RowEdit, draft: Mapping[str, object]) -> RowEdit:
    """Take the choices of a draft; one of an earlier version of the program has none."""
    decision, day, whose = draft.get("decision"), draft.get("decision_on"), draft.get("whose")
    return replace(
        row,
        decision=decision_of(decision),
        decision_on=date.fromisoformat(day) if isinstance(day, str) else None,
        whose=whose_of(whose),
    )


def decision_of(code: object) -> RowDecision | UnknownCode | None:
    """Read a decision, which Qt and a draft hand over as plain text."""
    if not isinstance(code, str) or not code:
        return None
    return RowDecision(code) if code in set(RowDecision) else UnknownCode(code)


def whose_of(code: object) -> Whose | UnknownCode:
    """Read whose need it is, which Qt and a draft hand over as plain text."""
    if not isinstance(code, str) or not code:
        return Whose.CLIENT
    return Whose(code) if code in set(Whose) else UnknownCode(code)


def _with_later(row: RowEdit, sent: Mapping[str, RowEdit], now: Mapping[str, RowEdit]) -> RowEdit:
    """Keep the cells and choices that were altered since the row was sent."""
    was, typed = sent.get(row.key, RowEdit()), now.get(row.key, RowEdit())
    if row.key not in now:
        return row
    later = {name: text for name, text in typed.cells.items() if text != was.cell(name)}
    kept = replace(row, cells={**row.cells, **later})
    if (typed.decision, typed.decision_on) != (was.decision, was.decision_on):
        kept = replace(kept, decision=typed.decision, decision_on=typed.decision_on)
    return replace(kept, whose=typed.whose) if typed.whose != was.whose else kept


def _code_of(words: str) -> str:
    """Give the code for *etä*, *digi* or *lähi*; other words stay the row's own."""
    typed = words.strip().casefold()
    return next((code for code, said in _HOW.items() if _(said) == typed), words)

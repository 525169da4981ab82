"""The rows of a plan as typed: cells by column, and what is a change yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields, replace
from uuid import UUID, uuid4

from sotedesk.i18n import N_, _
from sotedesk.model.frozen import dataclass
from sotedesk.model.plan import PlanRow
from sotedesk.services.paper import HelpChannel
from sotedesk.services.plans import RowText
from sotedesk.ui.edited import Edited, record_draft, with_record_draft

COLUMNS: Mapping[str, str] = {
    "need": N_("Tarve"),
    "goal": N_("Tavoite"),
    "means": N_("Keinot"),
    "who": N_("Kuka"),
    "when": N_("Milloin"),
    "how": N_("Miten"),
    "follow_up": N_("Seuranta"),
}
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
    """

    key: str = field(default_factory=lambda: uuid4().hex)
    before: PlanRow | None = None
    cells: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """Give what stands in a cell."""
        return self.cells.get(column, "")

    def typed(self, column: str, text: str) -> "RowEdit":
        """Give the row with another text in a cell."""
        return replace(self, cells={**self.cells, column: text})

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(text.strip() for text in self.cells.values())

    @property
    def differs(self) -> bool:
        """Whether it is not a change yet."""
        if self.before is None:
            return not self.is_blank
        return self.text() != _stored_text(self.before)

    def text(self) -> RowText:
        """Give the cells as the plan's duty takes them."""
        stored = {name: self.cell(name) for name in COLUMNS}
        return RowText(**{**stored, "how": _code_of(stored["how"])})


def row_of(stored: PlanRow, key: str = "") -> RowEdit:
    """Give a stored row with nothing typed over it."""
    cells = {name: getattr(stored, name) for name in COLUMNS}
    cells["how"] = _(_HOW[cells["how"]]) if cells["how"] in _HOW else cells["how"]
    return RowEdit(key=key or stored.id.hex, before=stored, cells=cells)


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
    sent_cells = {row.key: row.cells for row in sent}
    now_cells = {row.key: row.cells for row in now}
    result = [
        _with_later(row_of(row, keys.get(row.id, "")), sent_cells, now_cells) for row in stored
    ]
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
                result[key] = RowEdit(key=key, cells=cells)
            continue
        if isinstance(draft["record"], dict):
            seen = with_record_draft(Edited(row.before, row.before), draft["record"]).before
            result[key] = replace(row, before=seen, cells=cells)
    return tuple(result.values())


def _draft(row: RowEdit) -> dict[str, object]:
    record: object = None
    key = row.key
    if row.before is not None:
        values = {one.name: getattr(row.text(), one.name) for one in fields(RowText)}
        record = record_draft(Edited(row.before, replace(row.before, **values)))
        key = row.before.id.hex
    return {"key": key, "record": record, "cells": dict(row.cells)}


def _with_later(
    row: RowEdit,
    sent: Mapping[str, Mapping[str, str]],
    now: Mapping[str, Mapping[str, str]],
) -> RowEdit:
    """Keep the cells that were typed in since the row was sent."""
    was, cells = sent.get(row.key, {}), now.get(row.key, {})
    later = {name: text for name, text in cells.items() if text != was.get(name, "")}
    return replace(row, cells={**row.cells, **later})


def _stored_text(stored: PlanRow) -> RowText:
    return RowText(**{name: getattr(stored, name) for name in COLUMNS})


def _code_of(words: str) -> str:
    """Give the code for *etä*, *digi* or *lähi*; other words stay the row's own."""
    typed = words.strip().casefold()
    return next((code for code, said in _HOW.items() if _(said) == typed), words)

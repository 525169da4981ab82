"""The worker's hands in a plan: rows written cell by cell, a paper saved as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from sotedesk.model.plan import PlanRow, RowDecision, Whose
from sotedesk.services.paper import HelpChannel, PlanLayout
from sotedesk.ui.care_words import ROW_DECISION, WHOSE
from sotedesk.ui.plan.tabs import Tab
from tests.stories.desk import Desk

_HOW = {HelpChannel.NEAR: "lähi", HelpChannel.REMOTE: "etä", HelpChannel.DIGITAL: "digi"}


@dataclass(frozen=True, kw_only=True)
class WrittenRow:
    """A row as the worker types and chooses it, in the order of the columns."""

    need: str = ""
    goal: str = ""
    means: str = ""
    who: str = ""
    when: str = ""
    how: str = ""
    follow_up: str = ""
    decision: RowDecision | None = None
    whose: Whose = Whose.CLIENT

    @classmethod
    def of(cls, row: PlanRow) -> "WrittenRow":
        """Give a stored row as it would have been written."""
        cells = {one.name: getattr(row, one.name) for one in fields(cls)}
        return cls(**cells | {"how": _HOW.get(row.how, row.how)})  # type: ignore[call-overload]  # a code or own words


def write_rows(desk: Desk, rows: Sequence[WrittenRow]) -> None:
    """Write new rows after those that stand, going on from cell to cell with Tab."""
    desk.press("ctrl+n")
    for number, row in enumerate(rows):
        for column in fields(row):
            if number or column.name != "need":
                desk.press("Tab")
            _wait_cell(desk, column.name)
            _fill(desk, row, column.name)


def show_side(desk: Desk, side: Tab) -> None:
    """Show another side of the plan: its rows, its further parts, or what is agreed."""
    desk.go("alt+n", "client_view")
    desk.go("shift+F6", "plan_tabs")
    desk.press(str(list(Tab).index(side) + 1))
    desk.wait_value("plan_tabs", side)


def record_part(desk: Desk) -> None:
    """Record that the client took part by phone today; the day is set by itself."""
    show_side(desk, Tab.AGREEING)
    desk.tab_to("part_how")
    desk.press("p")
    desk.wait_value("part_how", "puhelimessa")


def begin_plan(desk: Desk, name: str, button: str = "go_plan") -> None:
    """Find a client by name and begin a plan from the client's page."""
    desk.press("ctrl+k")
    desk.wait_for(field="search")
    desk.keyboard.type(name.casefold())
    desk.wait_rows("search_hits", lambda rows: name in rows[0])
    desk.press("Return")
    desk.wait_for(screen="client", field="start_contact")
    desk.tab_to(button)
    desk.press("Return")
    desk.wait_for(screen="plan", field="client_view")
    desk.wait_says(name)


def write_parts(desk: Desk, parts: Mapping[str, str]) -> None:
    """Write the further parts of the kind, by the field each text stands in."""
    show_side(desk, Tab.PARTS)
    for field, text in parts.items():
        desk.tab_to(field)
        desk.write(text)


def choose_layout(desk: Desk, layout: PlanLayout) -> None:
    """Choose for whom the paper is."""
    desk.go("alt+u", "paper_layout")
    desk.press(str(list(PlanLayout).index(layout) + 1))
    desk.wait_value("paper_layout", layout)


def print_offered(desk: Desk) -> bytes:
    """Save the paper under the name that is offered; give its bytes and take the file away."""
    desk.press("ctrl+p")
    desk.wait_for(field="print_now")
    path = Path(desk.seen["values"]["paper_file"])
    _save(desk, path)
    pdf = path.read_bytes()
    path.unlink()
    return pdf


def print_to_file(desk: Desk, path: Path) -> bytes:
    """Save the paper as a file by the panel of Ctrl+P; give its bytes."""
    desk.press("ctrl+p")
    desk.wait_for(field="print_now")
    desk.tab_to("paper_file")
    desk.press("ctrl+a")
    desk.write(str(path))
    _save(desk, path)
    return path.read_bytes()


def _save(desk: Desk, path: Path) -> None:
    """Save by the panel's button, and wait until the panel has gone."""
    desk.tab_to("save_pdf")
    desk.press("Return")
    desk.wait("the file", lambda seen: path.exists() and seen["field"] == "print_plan")


def _wait_cell(desk: Desk, column: str) -> None:
    desk.wait(
        f"an empty cell of {column}",
        lambda seen: (
            seen["field"].startswith("cell_")
            and seen["field"].endswith(f"_{column}")
            and not seen["text"]
        ),
    )


def _fill(desk: Desk, row: WrittenRow, column: str) -> None:
    wanted = getattr(row, column)
    if column == "decision":
        _choose(desk, column, wanted, list(RowDecision), ROW_DECISION[wanted][0] if wanted else "")
    elif column == "whose":
        _choose(desk, column, wanted, list(Whose), WHOSE[wanted])
    elif wanted:
        desk.write(wanted)


def _choose(desk: Desk, column: str, wanted: object, choices: Sequence[object], said: str) -> None:
    """Press the number of a choice, unless it stands there already."""
    if wanted is None or (column == "whose" and wanted is Whose.CLIENT):
        return
    desk.press(str(choices.index(wanted) + 1))
    desk.wait(
        f"{column} = {said}",
        lambda seen: any(
            name.startswith("cell_") and name.endswith(f"_{column}") and value == said
            for name, value in seen["values"].items()
        ),
    )

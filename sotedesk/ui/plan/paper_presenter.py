"""Keeps the paper beside the plan: drawn off the GUI thread, following what is typed.

Typing never waits for it: a change asks for a new paper at most each ``FOLLOW_MS``, and while one
is being made only the wish for the next is noted.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from sotedesk.model.ids import PlanId
from sotedesk.services.paper import PlanLayout, PlanPrinter
from sotedesk.services.plan_layouts import NoLeaveError, NothingAllowedError, NotRelativeError
from sotedesk.services.plan_paper import (
    NoPaperError,
    PaperChoice,
    ParticipantNeededError,
    TypedPlan,
)
from sotedesk.services.whole_file import write_whole
from sotedesk.ui.desk import Desk
from sotedesk.ui.plan.paper_state import PaperState
from sotedesk.ui.plan.pdf_pages import PagePainter
from sotedesk.ui.plan.state import PlanState

PREVIEW_DOTS = 96
PRINTER_DOTS = 300
FOLLOW_MS = 300
"""How long a letter may wait before the paper beside it is made anew."""
_NO_SUCH_PAPER = (NoLeaveError, NotRelativeError, NothingAllowedError, ParticipantNeededError)
_Wanted = tuple[PlanId, PaperChoice]


class PaperPresenter(QObject):
    """The paper of the plan under way.

    Attributes:
        when_saved: Stores what is typed of the plan, then calls; the screen sets it.

    Signals:
        state_changed: The new PaperState.
        reason_wanted: Paper may not be given along; printing needs a reason.
        pages_ready: Pictures of the paper for a printer, as a tuple.
        file_saved: Path of the PDF.
        failed: An exception of a use case.
    """

    state_changed = Signal(object)
    reason_wanted = Signal()
    pages_ready = Signal(object)
    file_saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, printer: PlanPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper = desk.services.plan_paper
        self._printer = printer
        self.when_saved: Callable[[Callable[[], object]], object] = lambda then: then()
        self.state = PaperState()
        self._plan: PlanState | None = None
        self._pdf = b""
        self._wanted: _Wanted | None = None
        self._drawing = False
        self._draw_again = False
        self._preview = PagePainter(PREVIEW_DOTS, self)
        self._preview.painted.connect(self._on_painted)
        self._preview.failed.connect(self._on_not_drawn)
        self._print = PagePainter(PRINTER_DOTS, self)
        self._print.painted.connect(lambda pages, _first, _count: self.pages_ready.emit(pages))
        self._print.failed.connect(self.failed)
        self._resting = False
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.draw)

    def show_plan(self, plan: PlanState) -> None:
        """Follow the plan: another plan is drawn at once, other words of it soon."""
        before, self._plan = self._plan, plan
        if before is None or before.view.plan.id != plan.view.plan.id:
            self.state = PaperState(relatives=_relatives(plan))
            self._pdf = b""
            self.draw()
        elif _content(before) != _content(plan):
            self._take_relatives(plan)
            self._follow_soon()

    def choose(self, **values: Any) -> None:  # noqa: ANN401 - fields of PaperChoice
        """Take another layout, relative, language or identity code; drawn at once."""
        choice = replace(self.state.choice, **values)
        if choice.layout is PlanLayout.RELATIVE and choice.participant is None:
            first = next(iter(self.state.relatives), None)
            choice = replace(choice, participant=first.record.id if first is not None else None)
        self._show(replace(self.state, choice=choice, page=0))
        self.draw()

    def turn_page(self, step: int) -> None:
        """Show the next or the previous page."""
        wanted = min(max(self.state.page + step, 0), max(self.state.count - 1, 0))
        if wanted == self.state.page:
            return
        self._show(replace(self.state, page=wanted))
        if self._pdf and not self._drawing:
            self._drawing = True
            self._preview.paint(self._pdf, wanted)

    def print_paper(self, reason: str) -> None:
        """Make the paper of what is stored and hand its pages over for a printer."""
        self.when_saved(lambda: self._make(reason, lambda pdf: pdf, self._print.paint))

    def save_pdf(self, reason: str, path: Path) -> None:
        """Make the paper of what is stored and write it to a file."""

        def write(pdf: bytes) -> Path:
            write_whole(path, pdf)
            return path

        self.when_saved(lambda: self._make(reason, write, self.file_saved.emit))

    def rest(self) -> None:
        """Draw nothing while nobody sees it."""
        self._resting = True
        self._follow.stop()

    def wake(self) -> None:
        """Be seen again; what changed meanwhile is drawn."""
        if self._resting:
            self._resting = False
            self.draw()

    def close(self) -> None:
        """Have no plan any more."""
        self._follow.stop()
        self._plan, self._pdf = None, b""
        self.state = PaperState()

    def draw(self) -> None:
        """Make the paper anew; a wish meanwhile is heard once."""
        if self._plan is None or self._resting:
            return
        self._follow.stop()
        if self._drawing:
            self._draw_again = True
            return
        self._drawing = True
        self._show(replace(self.state, drawing=True))
        actor, plan = self._desk.actor(), PlanId(self._plan.view.plan.id)
        choice, typed = self.state.choice, _typed(self._plan)
        self._wanted = plan, choice
        self._desk.run(
            lambda: self._printer.pdf(self._paper.paper(actor, plan, choice, typed)),
            self._on_made,
            self._on_not_drawn,
        )

    def _follow_soon(self) -> None:
        if not self._follow.isActive() and not self._resting:
            self._follow.start()

    def _make(
        self, reason: str, use: Callable[[bytes], object], done: Callable[[Any], object]
    ) -> None:
        if self._plan is None:
            return
        actor, plan, choice = self._desk.actor(), self._plan.view.plan.id, self.state.choice
        self._desk.run(
            lambda: use(self._paper.print_plan(actor, PlanId(plan), choice, reason)),
            done,
            self._on_not_made,
        )

    def _take_relatives(self, plan: PlanState) -> None:
        relatives = _relatives(plan)
        if relatives == self.state.relatives:
            return
        choice = self.state.choice
        if all(one.record.id != choice.participant for one in relatives):
            choice = replace(choice, participant=None)
        self._show(replace(self.state, relatives=relatives, choice=choice))

    def _show(self, state: PaperState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @property
    def _still_wanted(self) -> bool:
        """Whether what was drawn is still what is wanted; else it is not shown at all."""
        if self._plan is None:
            return False
        return self._wanted == (self._plan.view.plan.id, self.state.choice)

    def _on_made(self, pdf: bytes) -> None:
        if self._still_wanted:
            self._pdf = pdf
            self._preview.paint(pdf, self.state.page)
        else:
            self._drawing = False
            self._go_on()

    def _on_painted(self, pages: tuple[QImage, ...], first: int, count: int) -> None:
        """Show the page drawn, unless another was asked for meanwhile."""
        self._drawing = False
        page = min(self.state.page, count - 1)
        if self._still_wanted and page != first:
            self._drawing = True
            self._preview.paint(self._pdf, page)
            return
        if self._still_wanted:
            made = replace(self.state, picture=pages[0], page=page, count=count, failed=False)
            self._show(replace(made, refusal=None, drawing=self._draw_again))
        self._go_on()

    def _on_not_drawn(self, error: Exception) -> None:
        self._drawing = False
        if self._still_wanted:
            self._pdf = b""
            refused = isinstance(error, _NO_SUCH_PAPER)
            bare = replace(self.state, picture=None, count=0, page=0, drawing=self._draw_again)
            refusal = error if refused else None
            self._show(replace(bare, refusal=refusal, failed=not refused))
            if not refused:
                self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._draw_again:
            self._draw_again = False
            self.draw()

    def _on_not_made(self, error: Exception) -> None:
        if isinstance(error, NoPaperError):
            self.reason_wanted.emit()
        else:
            self.failed.emit(error)


def _relatives(plan: PlanState) -> tuple[Any, ...]:
    return tuple(one for one in plan.view.participants if one.record.is_relative)


def _content(plan: PlanState) -> tuple[object, ...]:
    """Give what a paper is made of."""
    view = plan.view
    stored = (view.plan, view.rows, view.parts, view.participants, view.elsewhere, view.subject)
    return *stored, plan.plan.after, plan.rows, plan.naming


def _typed(plan: PlanState) -> TypedPlan:
    rows = (
        (row.before.id if row.before is not None else None, row.text())
        for row in plan.rows
        if not row.is_blank
    )
    return TypedPlan(plan=plan.plan.after, rows=tuple(rows))

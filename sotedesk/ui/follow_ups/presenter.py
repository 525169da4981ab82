"""Turns what the worker does with a follow-up into calls of its duty."""

from collections.abc import Callable
from dataclasses import field, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import _, local
from sotedesk.model.frozen import dataclass
from sotedesk.model.matter import FollowUp
from sotedesk.services.follow_ups import FollowUpLine
from sotedesk.ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpsState:
    """The follow-ups on the screen.

    Attributes:
        lines: The longest overdue first.
        current: The one chosen.
        problems: Words by field.
    """

    lines: tuple[FollowUpLine, ...] = ()
    current: UUID | None = None
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> FollowUpLine | None:
        """Give the line chosen."""
        return next((line for line in self.lines if line.follow_up.id == self.current), None)


class FollowUpsPresenter(QObject):
    """The list and the one chosen.

    Signals:
        state_changed: The new FollowUpsState.
        closed: Words about what was done; it can be undone.
        refused: Something is lacking; the state's problems say what.
        failed: An exception of a use case.
    """

    state_changed = Signal(object)
    closed = Signal(str)
    refused = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._follow_ups = desk.services.follow_ups
        self.state = FollowUpsState()

    def refresh(self, then: Callable[[], object] | None = None) -> None:
        """Read the follow-ups anew; the one chosen stays chosen while it is open."""
        actor = self._desk.actor()

        def shown(lines: tuple[FollowUpLine, ...]) -> None:
            ids = [line.follow_up.id for line in lines]
            kept = self.state.current if self.state.current in ids else None
            first = ids[0] if ids else None
            self._show(FollowUpsState(lines=lines, current=kept or first))
            if then is not None:
                then()

        self._desk.run(lambda: self._follow_ups.list_open(actor), shown, self.failed.emit)

    def choose(self, follow_up: UUID | None) -> None:
        """Choose one."""
        if follow_up is not None and follow_up != self.state.current:
            self._show(replace(self.state, current=follow_up, problems={}))

    def done(self, result: str) -> None:
        """Mark the one chosen as done, with what was found."""
        actor = self._desk.actor()
        self._do(
            lambda one: self._follow_ups.done(actor, one, result), _("Seuranta merkitty tehdyksi.")
        )

    def move(self, day: date | None) -> None:
        """Move the one chosen to another day."""
        actor = self._desk.actor()
        today = local(self._desk.now()).date()
        if day is None or day < today:
            self._refuse("day", _("Kirjoita päivä, joka on edessä"))
            return

        def moved(one: FollowUp) -> FollowUp:
            worker = one.worker or actor.worker
            return self._follow_ups.change(actor, one, what=one.what, due_on=day, worker=worker)

        self._do(moved, _("Seuranta siirretty."))

    def cancel(self, reason: str) -> None:
        """Cancel the one chosen."""
        actor = self._desk.actor()
        if not reason.strip():
            self._refuse("reason", _("Kirjoita, miksi seuranta perutaan"))
            return
        self._do(lambda one: self._follow_ups.cancel(actor, one, reason), _("Seuranta peruttu."))

    def _do(self, task: Callable[[FollowUp], FollowUp], words: str) -> None:
        chosen = self.state.chosen
        if chosen is None:
            return
        self._desk.run(
            lambda: task(chosen.follow_up),
            lambda _one: self.refresh(lambda: self.closed.emit(words)),
            self.failed.emit,
        )

    def _refuse(self, name: str, words: str) -> None:
        self._show(replace(self.state, problems={name: words}))
        self.refused.emit()

    def _show(self, state: FollowUpsState) -> None:
        self.state = state
        self.state_changed.emit(state)

"""Turns what the worker writes in a plan into calls of the plans' duty."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import local
from sotedesk.model.access import Actor
from sotedesk.model.changes import Register
from sotedesk.model.ids import PlanId
from sotedesk.model.plan import PlanKind
from sotedesk.model.plan_outline import Side
from sotedesk.services.assignments import NamingView
from sotedesk.services.plan_endings import PlanIncompleteError, PlanInForceError
from sotedesk.services.plan_view import PlanView
from sotedesk.services.ports import Draft
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.keeping import Keeping
from sotedesk.ui.once import Once
from sotedesk.ui.plan.closing import Close, Closing
from sotedesk.ui.plan.rows import RowEdit, decision_of, whose_of
from sotedesk.ui.plan.saving import later_saving, plan_saving
from sotedesk.ui.plan.side_forms import SideForms
from sotedesk.ui.plan.state import FORM, LATER, PART, PlanState, draft_text, state_of, with_draft
from sotedesk.ui.targets import StartPlan

_Stored = tuple[PlanState, PlanView]


class PlanPresenter(QObject):
    """The plan under way.

    Attributes:
        where: Asked for the caret when a draft is written; the screen sets it.
        active_row: Key of the row the caret is in; it is not taken out while it is empty.
        forms: The small forms beside the plan.

    Signals:
        state_changed: The new PlanState.
        opened: A plan was opened.
        closing_begun: A note to confirm, refuse or end is open; the state names it.
        closed: The plan was confirmed, refused or ended: the Close.
        already_in_force: A plan of the kind is in force; it was opened instead.
        saved: When what is on the screen reached the disk.
        failed: An exception of a use case; everything typed is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    closing_begun = Signal()
    closed = Signal(object)
    already_in_force = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plans = desk.services.plans
        self.state: PlanState | None = None
        self.where: Callable[[], Place] = Place
        self.active_row = ""
        self._once = Once(desk)
        self._keeping: Keeping[_Stored] = Keeping(
            desk, self._make_draft, self._saving, self._on_stored, self
        )
        self.forms = SideForms(desk, self._form_state, self._typed, self._on_recorded, self)
        self._keeping.signals.saved.connect(self.saved)
        self._keeping.signals.failed.connect(self.failed)

    def open(self, target: UUID | StartPlan) -> None:
        """Open a plan by its id, or begin one."""
        if self.state is not None:
            self._keeping.save(lambda: self._load(target))
        else:
            self._load(target)

    def edit(self, **values: Any) -> None:  # noqa: ANN401 - fields of Plan
        """Take typed values of everything but the rows."""
        state = self._required()
        for how, on in (("part_how", "part_on"), ("copy_how", "copy_on")):
            if values.get(how) is not None and getattr(state.plan.after, on) is None:
                values[on] = local(self._desk.now()).date()
        if state.is_open:
            self._typed(replace(state, plan=state.plan.typed(**values)))
        elif state.is_in_force and values.keys() <= LATER:
            self._typed(replace(state, plan=state.plan.typed(**values)))
            self._keeping.save()

    def type_cell(self, key: str, column: str, text: str) -> None:
        """Take what is typed in a cell; an unknown key begins a new row."""
        state = self._required()
        if not state.is_open:
            return
        row = state.row(key) or RowEdit(key=key)
        self._typed(state.with_row(row.typed(column, text)))

    def choose_cell(self, key: str, column: str, code: object) -> None:
        """Take what is chosen in a cell; an unknown key begins a new row."""
        state = self._required()
        if not state.is_open:
            return
        row = state.row(key) or RowEdit(key=key)
        if column == "decision":
            today = local(self._desk.now()).date()
            changed = row.decided(decision_of(code), today)
        else:
            changed = replace(row, whose=whose_of(code))
        self._typed(state.with_row(changed))

    def date_decision(self, key: str, day: date | None) -> None:
        """Take the day on which a row's service was applied for or decided on."""
        state = self._required()
        row = state.row(key)
        if state.is_open and row is not None:
            self._typed(state.with_row(replace(row, decision_on=day)))

    def type_part(self, key: str, side: Side, text: str) -> None:
        """Take what is typed in a further part of the kind."""
        state = self._required()
        part = next((one for one in state.parts if one.key == key), None)
        if state.is_open and part is not None:
            self._typed(state.with_part(part.typed(side, text)))

    def move_row(self, key: str, step: int) -> None:
        """Move a row up or down by one."""
        if self._required().is_open:
            self._keeping.save(lambda: self._move(key, step))

    def moved(self) -> None:
        """Note that the caret went elsewhere."""
        if self.state is not None and self.state.is_open:
            self._keeping.touch()

    def save(self) -> None:
        """Store what is not a change yet."""
        if self.state is not None:
            self._keeping.save()

    def leave(self, then: Callable[[], object]) -> None:
        """Store everything and go."""
        self.active_row = ""
        self._keeping.save(then)

    def confirm(self) -> None:
        """Confirm the plan, or say what it lacks and ask why it is confirmed all the same."""
        if self._required().is_open:
            self.active_row = ""
            self._keeping.save(self._confirm)

    def begin_closing(self, close: Close) -> None:
        """Ask why the plan is refused or ended, in the place of the work; once asked, it stays."""
        state = self._required()
        if state.closing is None or state.closing.close is not close:
            self._typed(replace(state, closing=Closing(close=close)))
        self.closing_begun.emit()

    def type_closing(self, **values: Any) -> None:  # noqa: ANN401 - fields of Closing
        """Take what is typed in the note."""
        state = self._required()
        if state.closing is not None:
            self._typed(replace(state, closing=state.closing.typed(**values)))

    def leave_closing(self) -> None:
        """Let it be; what was typed in the note goes."""
        self._typed(replace(self._required(), closing=None))

    def close_plan(self) -> None:
        """Do what the note is open for, or say that a reason is lacking."""
        closing = self._required().closing
        if closing is None:
            return
        if closing.reason:
            self.active_row = ""
            self._keeping.save(lambda: self._close(closing))
        else:
            self._typed(replace(self._required(), closing=replace(closing, tried=True)))
            self.closing_begun.emit()

    def reopen(self) -> None:
        """Go on with a refused plan as a draft."""
        actor, plan = self._desk.actor(), PlanId(self._required().view.plan.id)
        self._desk.run(
            lambda: self._plans.reopen(actor, plan),
            lambda view: self._load(view.plan.id),
            self.failed.emit,
        )

    def new_version(self) -> None:
        """Draft the next version of a plan in force."""
        actor, plan = self._desk.actor(), self._required().view.plan.id
        self._desk.run(
            lambda: self._plans.new_version(actor, plan),
            lambda view: self._load(view.plan.id),
            self.failed.emit,
        )

    def when_saved(self, then: Callable[[], object]) -> None:
        """Store what is not a change yet, then go on; not if storing fails."""
        self._keeping.save(then)

    def refresh(self) -> None:
        """Read the plan anew, for example after an undo or a naming; what is typed stays."""
        if self.state is not None:
            self._keeping.save(self._reread)

    def close(self) -> None:
        """Have no plan open any more; everything is stored."""
        self._keeping.stop()
        self.state = None

    def _move(self, key: str, step: int) -> None:
        state, actor = self._required(), self._desk.actor()
        stored = [row for row in state.rows if row.before is not None]
        places = [n for n, row in enumerate(stored) if row.key == key]
        if not places or not 0 <= places[0] + step < len(stored):
            return
        row = stored.pop(places[0]).before
        above = stored[places[0] + step - 1].before if places[0] + step > 0 else None
        if row is None:
            return
        moved, after = row, above.id if above is not None else None
        self._desk.run(
            lambda: self._plans.move_row(actor, moved, after),
            lambda view: self._on_stored((state, view)),
            self.failed.emit,
        )

    def _confirm(self) -> None:
        state = self._required()
        if not state.missing:
            self._close(Closing(close=Close.CONFIRM))
            return
        if state.closing is None or state.closing.close is not Close.CONFIRM:
            self._show(replace(state, closing=Closing(close=Close.CONFIRM)))
        self.closing_begun.emit()

    def _close(self, closing: Closing) -> None:
        actor, plan = self._desk.actor(), self._required().view.plan

        def close() -> PlanView:
            if closing.close is Close.CONFIRM:
                view = self._plans.confirm(actor, plan, closing.reason)
            elif closing.close is Close.REFUSE:
                again = closing.ask_again_on
                view = self._plans.refuse(actor, plan, closing.reason, again)
            else:
                view = self._plans.end(actor, plan, closing.reason)
            self._desk.services.drafts.discard(plan.id, FORM, actor.worker)
            return view

        def closed(view: PlanView) -> None:
            self._on_status(view)
            self.closed.emit(closing.close)

        self._keeping.stop()
        self._once.run(close, closed, self._on_not_closed)

    def _reread(self) -> None:
        if self.state is None:
            return
        state, actor, services = self.state, self._desk.actor(), self._desk.services

        def read() -> tuple[PlanState, PlanView, tuple[NamingView, ...]]:
            view = self._plans.view(actor, PlanId(state.view.plan.id))
            return state, view, services.assignments.of_client(actor, view.plan.client)

        self._desk.run(read, self._on_reread, self.failed.emit)

    def _on_reread(self, read: tuple[PlanState, PlanView, tuple[NamingView, ...]]) -> None:
        sent, view, naming = read
        if self.state is not None and self.state.view.plan.id == view.plan.id:
            was_open = self.state.is_open
            self._show(replace(self.state.stored(view, sent), naming=naming))
            if self.state.is_open and not was_open:
                # An ending was taken back: what is typed from now on is kept again.
                self._keeping.start()

    def _load(self, target: UUID | StartPlan) -> None:
        actor, services = self._desk.actor(), self._desk.services

        def load() -> PlanState:
            if isinstance(target, StartPlan):
                view = self._begun(actor, target)
            else:
                view = self._plans.view(actor, PlanId(target))
            naming = services.assignments.of_client(actor, view.plan.client)
            state = state_of(view, naming)
            drafts = services.drafts.load(actor.worker)
            mine = (d for d in drafts if d.record == view.plan.id and d.form == FORM)
            draft = next(mine, None) if state.is_open or state.is_in_force else None
            return with_draft(state, draft.content) if draft else state

        self._desk.run(load, self._on_loaded, self.failed.emit)

    def _begun(self, actor: Actor, target: StartPlan) -> PlanView:
        """Go on with the client's draft of the kind, or begin one; show one in force instead."""
        health = Register.HEALTH in actor.registers
        own = PlanKind.HEALTH_CARE_PLAN if health else PlanKind.CLIENT_PLAN
        try:
            return self._plans.begin(actor, target.client, target.kind or own, target.matter)
        except PlanInForceError as error:
            self.already_in_force.emit()
            return self._plans.view(actor, PlanId(error.present.id))

    def _typed(self, state: PlanState) -> None:
        self._show(state)
        self._keeping.touch()

    def _saving(self) -> Callable[[], _Stored] | None:
        if self.state is None:
            return None
        if self.state.is_in_force:
            return later_saving(self._plans, self._desk.actor(), self.state)
        if not self.state.is_open:
            return None
        return plan_saving(self._plans, self._desk.actor(), self.state, self.active_row)

    def _make_draft(self) -> Draft | None:
        state = self.state
        if state is None or not (state.is_open or state.is_in_force):
            return None
        return Draft(
            record=state.view.plan.id,
            form=FORM,
            worker=self._desk.actor().worker,
            content=draft_text(state, self.where()),
            saved_at=self._desk.now(),
        )

    def _form_state(self) -> PlanState | None:
        return self.state

    def _required(self) -> PlanState:
        if self.state is None:
            raise RuntimeError("no plan is open")
        return self.state

    def _show(self, state: PlanState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _on_loaded(self, state: PlanState) -> None:
        self._show(state)
        self.opened.emit()
        if state.is_open:
            self._keeping.start()

    def _on_stored(self, stored: _Stored) -> None:
        sent, view = stored
        if self.state is None:
            return
        kept = self.state.stored(view, sent)
        if sent.part_differs and view.plan.part_how is None:
            part = {name: getattr(self.state.plan.after, name) for name in PART}
            kept = replace(kept, plan=kept.plan.typed(**part))
        self._show(kept)
        self._keeping.touch()

    def _on_recorded(self, view: PlanView) -> None:
        """Show what was recorded beside the plan; forms that are open stay open."""
        if self.state is not None:
            self._show(self.state.stored(view, self.state))

    def _on_status(self, view: PlanView) -> None:
        """Show what was stored of a plan that takes no more letters."""
        state = self._required()
        self._show(state_of(view, state.naming))

    def _on_not_closed(self, error: Exception) -> None:
        if self._required().is_open:
            self._keeping.start()
        if isinstance(error, PlanIncompleteError):
            self._reread()
        self.failed.emit(error)

"""Turns what the worker writes, answers and decides into calls of the mappings' duty."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import local
from sotedesk.model.ids import WorkerId
from sotedesk.model.review import HighNeed, MappingRequest, Talked
from sotedesk.model.weekdays import weekdays_ahead
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.mapping_records import Asking
from sotedesk.services.mappings import MappingView
from sotedesk.services.ports import Draft
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.keeping import Keeping
from sotedesk.ui.mapping.state import FORM, MappingState, draft_text, state_of, with_draft
from sotedesk.ui.once import Once
from sotedesk.ui.targets import StartMapping


class MappingPresenter(QObject):
    """The mapping under way.

    Attributes:
        where: Asked for the caret when a draft is written; the screen sets it.

    Signals:
        state_changed: The new MappingState.
        opened: A mapping was opened.
        refused: Deciding or asking lacks something; the state says what.
        answered: The MappingView after the request was accepted, returned or asked anew.
        decided: The MappingView as stored.
        text_ready: The mapping as text, for the clipboard.
        saved: When what is on the screen reached the disk.
        failed: An exception of a use case; everything typed is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    refused = Signal()
    answered = Signal(object)
    decided = Signal(object)
    text_ready = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._mappings = desk.services.mappings
        self.state: MappingState | None = None
        self.where: Callable[[], Place] = Place
        self._once = Once(desk)
        self._keeping: Keeping[tuple[MappingState, MappingView]] = Keeping(
            desk, self._make_draft, self._saving, self._on_stored, self
        )
        self._keeping.signals.saved.connect(self.saved)
        self._keeping.signals.failed.connect(self.failed)

    def open(self, target: UUID | StartMapping) -> None:
        """Open a mapping by its id, or begin one or go on with the undecided one."""
        if self.state is not None:
            self._keeping.save(lambda: self._load(target))
        else:
            self._load(target)

    def edit(self, **values: Any) -> None:  # noqa: ANN401 - fields of SituationMapping
        """Take typed values of the whole."""
        state = self._required()
        self._typed(replace(state, mapping=state.mapping.typed(**values)))

    def edit_area(self, record: UUID, **values: Any) -> None:  # noqa: ANN401 - fields of MappingArea
        """Take typed values of one area."""
        self._typed(self._required().with_area(record, **values))

    def edit_answer(self, **values: Any) -> None:  # noqa: ANN401 - fields of Answer
        """Take what is chosen or typed about the request."""
        state = self._required()
        self._typed(replace(state, answer=replace(state.answer, **values)))

    def choose(self, decision: str | None) -> None:
        """Choose what to decide, by its code."""
        chosen = HighNeed(decision) if decision is not None else None
        self._typed(replace(self._required(), decision=chosen))

    def give_reason(self, reason: str) -> None:
        """Write why."""
        self._typed(replace(self._required(), reason=reason))

    def decide_again(self, day: date | None) -> None:
        """Set the day of a new decision, or none."""
        self._typed(replace(self._required(), again_on=day))

    def moved(self) -> None:
        """Note that the caret went elsewhere."""
        if self.state is not None:
            self._keeping.touch()

    def save(self) -> None:
        """Store what is written."""
        if self.state is not None:
            self._keeping.save()

    def leave(self, then: Callable[[], object]) -> None:
        """Store what can be stored and go; the draft keeps the rest."""
        self._keeping.save(then)

    def accept(self) -> None:
        """Accept the request."""
        actor, mapping = self._desk.actor(), self._required().view.mapping
        self._answer(lambda: self._mappings.accept(actor, mapping))

    def send_back(self) -> None:
        """Return the request with the reason chosen; without one nothing happens."""
        state, actor = self._required(), self._desk.actor()
        mapping, answer = state.view.mapping, state.answer
        if answer.why:
            self._answer(
                lambda: self._mappings.send_back(actor, mapping, answer.why, answer.why_text)
            )

    def ask(self) -> None:
        """Ask the one chosen to map, or show what is lacking."""
        state, actor = self._required(), self._desk.actor()
        mapping, answer = state.view.mapping, state.answer
        if answer.ask_of is None or (answer.ask_by is not None and answer.ask_by < state.today):
            self.refused.emit()
            return
        asking = Asking(worker=answer.ask_of, answer_by=answer.ask_by, reason=answer.ask_words)
        self._answer(lambda: self._mappings.ask(actor, mapping, asking))

    def decide(self) -> None:
        """Decide on high need, or show what is lacking."""
        state = replace(self._required(), tried=True)
        self._show(state)
        if state.lacks:
            self.refused.emit()
            return
        self._keeping.save(self._decide)

    def copy_out(self) -> None:
        """Store what is written and give the mapping as text."""
        actor, mapping = self._desk.actor(), self._required().view.mapping.id
        carrying = self._desk.services.carrying

        def copy() -> None:
            target = Target(TargetKind.MAPPING, mapping)
            self._desk.run(
                lambda: carrying.text(actor, target), self.text_ready.emit, self.failed.emit
            )

        self._keeping.save(copy)

    def refresh(self) -> None:
        """Read the mapping anew, for example after an undo; what is typed stays."""
        if self.state is not None:
            self._keeping.save(self._reread)

    def _answer(self, call: Callable[[], MappingView]) -> None:
        actor, mapping = self._desk.actor(), self._required().view.mapping.id

        def answer() -> MappingView:
            view = call()
            self._desk.services.drafts.discard(mapping, FORM, actor.worker)
            return view

        self._keeping.stop()
        self._once.run(answer, self._on_answered, self._on_failed)

    def _decide(self) -> None:
        state, actor = self._required(), self._desk.actor()
        mapping = state.view.mapping

        def decide() -> MappingView:
            view = self._mappings.decide_high_need(
                actor,
                mapping,
                HighNeed(str(state.decision)),
                reason=state.reason,
                talked=Talked(str(state.mapping.after.talked)),
                again_on=state.again_on,
            )
            self._desk.services.drafts.discard(mapping.id, FORM, actor.worker)
            return view

        self._keeping.stop()
        self._once.run(decide, self._on_decided, self._on_failed)

    def _reread(self) -> None:
        state, actor = self._required(), self._desk.actor()
        mapping = state.view.mapping.id
        self._desk.run(
            lambda: (state, self._mappings.view(actor, mapping)), self._on_reread, self.failed.emit
        )

    def _on_reread(self, read: tuple[MappingState, MappingView]) -> None:
        sent, view = read
        if self.state is not None and self.state.view.mapping.id == view.mapping.id:
            self._show(self.state.stored(view, sent))

    def _load(self, target: UUID | StartMapping) -> None:
        actor = self._desk.actor()

        def load() -> MappingState:
            if isinstance(target, StartMapping):
                view = self._mappings.start(actor, target.client, target.review)
            else:
                view = self._mappings.view(actor, target)
            if not view.areas:
                view = self._mappings.begin_areas(actor, view.mapping.id)
            state = self._state(view, self._mappers(view))
            drafts = self._desk.services.drafts.load(actor.worker)
            mine = (d for d in drafts if d.record == view.mapping.id and d.form == FORM)
            draft = next(mine, None)
            return with_draft(state, draft.content) if draft else state

        self._desk.run(load, self._on_loaded, self.failed.emit)

    def _mappers(self, view: MappingView) -> tuple[tuple[WorkerId, str], ...]:
        """Give who may be asked; nobody has to be where the mapping is under way."""
        if view.mapping.request in (None, MappingRequest.ACCEPTED):
            return ()
        actor, register = self._desk.actor(), view.mapping.register
        people = self._desk.services.directory.mappers(actor, register)
        return tuple((WorkerId(one.id), one.name) for one in people)

    def _state(
        self, view: MappingView, mappers: tuple[tuple[WorkerId, str], ...] = ()
    ) -> MappingState:
        today = local(self._desk.now()).date()
        state = state_of(view, self._desk.actor().worker, today, mappers)
        return replace(state, answer=replace(state.answer, ask_by=weekdays_ahead(today)))

    def _typed(self, state: MappingState) -> None:
        self._show(state)
        self._keeping.touch()

    def _saving(self) -> Callable[[], tuple[MappingState, MappingView]] | None:
        state, actor = self.state, self._desk.actor()
        if state is None or not state.is_open or not state.differs:
            return None
        before, after, areas = state.mapping.before, state.mapping.after, state.altered()
        return lambda: (state, self._mappings.save(actor, before, after, areas))

    def _make_draft(self) -> Draft | None:
        if self.state is None:
            return None
        return Draft(
            record=self.state.view.mapping.id,
            form=FORM,
            worker=self._desk.actor().worker,
            content=draft_text(self.state, self.where()),
            saved_at=self._desk.now(),
        )

    def _required(self) -> MappingState:
        if self.state is None:
            raise RuntimeError("no mapping is open")
        return self.state

    def _show(self, state: MappingState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _on_loaded(self, state: MappingState) -> None:
        self._show(state)
        self.opened.emit()
        self._keeping.start()

    def _on_stored(self, stored: tuple[MappingState, MappingView]) -> None:
        sent, view = stored
        if self.state is not None:
            self._show(self.state.stored(view, sent))
            self._keeping.touch()

    def _on_answered(self, view: MappingView) -> None:
        self._show(self._state(view, self._required().mappers))
        self._keeping.start()
        self.answered.emit(view)

    def _on_decided(self, view: MappingView) -> None:
        self._show(self._state(view))
        self.decided.emit(view)

    def _on_failed(self, error: Exception) -> None:
        self._keeping.start()
        self.failed.emit(error)

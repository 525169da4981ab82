"""Turns what the worker writes and decides into calls of the mappings' duty."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sotedesk.model.review import HighNeed, Talked
from sotedesk.services.mappings import MappingView
from sotedesk.services.ports import Draft
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.keeping import Keeping
from sotedesk.ui.mapping.state import FORM, MappingState, draft_text, state_of, with_draft
from sotedesk.ui.targets import StartMapping


class MappingPresenter(QObject):
    """The mapping under way.

    Attributes:
        where: Asked for the caret when a draft is written; the screen sets it.

    Signals:
        state_changed: The new MappingState.
        opened: A mapping was opened.
        refused: Deciding lacks something; the state says what.
        decided: The MappingView as stored.
        saved: When what is on the screen reached the disk.
        failed: An exception of a use case; everything typed is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    refused = Signal()
    decided = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._mappings = desk.services.mappings
        self.state: MappingState | None = None
        self.where: Callable[[], Place] = Place
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
        """Take typed values of the note and *talked*."""
        state = self._required()
        self._typed(replace(state, mapping=state.mapping.typed(**values)))

    def choose(self, decision: str | None) -> None:
        """Choose what to decide, by its code."""
        chosen = HighNeed(decision) if decision is not None else None
        self._typed(replace(self._required(), decision=chosen))

    def give_reason(self, reason: str) -> None:
        """Write why."""
        self._typed(replace(self._required(), reason=reason))

    def moved(self) -> None:
        """Note that the caret went elsewhere."""
        if self.state is not None:
            self._keeping.touch()

    def save(self) -> None:
        """Store the note and *talked*."""
        if self.state is not None:
            self._keeping.save()

    def leave(self, then: Callable[[], object]) -> None:
        """Store what can be stored and go; the draft keeps the rest."""
        self._keeping.save(then)

    def decide(self) -> None:
        """Decide on high need, or show what is lacking."""
        state = replace(self._required(), tried=True)
        self._show(state)
        if state.needs_decision or state.needs_reason or state.needs_talked:
            self.refused.emit()
            return
        self._keeping.save(self._decide)

    def refresh(self) -> None:
        """Read the mapping anew, for example after an undo; what is typed stays."""
        if self.state is not None:
            self._keeping.save(self._reread)

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
            )
            self._desk.services.drafts.discard(mapping.id, FORM, actor.worker)
            return view

        self._keeping.stop()
        self._desk.run(decide, self._on_decided, self._on_failed)

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
            drafts = self._desk.services.drafts.load(actor.worker)
            mine = (d for d in drafts if d.record == view.mapping.id and d.form == FORM)
            draft = next(mine, None)
            state = state_of(view)
            return with_draft(state, draft.content) if draft else state

        self._desk.run(load, self._on_loaded, self.failed.emit)

    def _typed(self, state: MappingState) -> None:
        self._show(state)
        self._keeping.touch()

    def _saving(self) -> Callable[[], tuple[MappingState, MappingView]] | None:
        state, actor = self.state, self._desk.actor()
        if state is None or not state.mapping.differs:
            return None
        before, after = state.mapping.before, state.mapping.after
        return lambda: (state, self._mappings.save(actor, before, after))

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

    def _on_decided(self, view: MappingView) -> None:
        self._show(state_of(view))
        self.decided.emit(view)

    def _on_failed(self, error: Exception) -> None:
        self._keeping.start()
        self.failed.emit(error)

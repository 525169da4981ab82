"""Turns what the worker judges and writes into calls of the reviews' duty."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import local
from sotedesk.model.ids import ReviewId
from sotedesk.model.review import Conclusion, Verdict
from sotedesk.model.weekdays import weekdays_ahead
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.ports import Draft
from sotedesk.services.reviews import ReviewIncompleteError, ReviewView
from sotedesk.ui.desk import Desk
from sotedesk.ui.edited import Place
from sotedesk.ui.keeping import Keeping
from sotedesk.ui.once import Once
from sotedesk.ui.review.state import (
    FORM,
    ReviewState,
    draft_text,
    state_of,
    with_draft,
)
from sotedesk.ui.targets import StartReview


class ReviewPresenter(QObject):
    """The review under way.

    Attributes:
        where: Asked for the caret when a draft is written; the screen sets it.

    Signals:
        state_changed: The new ReviewState.
        opened: A review was opened; the screen puts the focus where the state's place says.
        refused: Confirming lacks something; the state names it.
        confirmed: The ReviewView as stored.
        text_ready: The review as text, for the clipboard.
        saved: When what is on the screen reached the disk.
        failed: An exception of a use case; everything typed is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    refused = Signal()
    confirmed = Signal(object)
    text_ready = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reviews = desk.services.reviews
        self.state: ReviewState | None = None
        self.where: Callable[[], Place] = Place
        self._once = Once(desk)
        self._keeping: Keeping[tuple[ReviewState, ReviewView]] = Keeping(
            desk, self._make_draft, self._saving, self._on_stored, self
        )
        self._keeping.signals.saved.connect(self.saved)
        self._keeping.signals.failed.connect(self.failed)

    def open(self, target: UUID | StartReview) -> None:
        """Open a review by its id, or begin one or go on with the unfinished one."""
        if self.state is not None:
            self._keeping.save(lambda: self._load(target))
        else:
            self._load(target)

    def judge(self, code: str, verdict: str) -> None:
        """Give a verdict by its code; a reason stays only with *not observed*."""
        state = self._required()
        given = replace(state.judgement(code), verdict=Verdict(verdict))
        if given.verdict is not Verdict.NOT_OBSERVED:
            given = replace(given, reason="", reason_text="")
        self._judged(state.with_judgement(code, given))

    def give_reason(self, code: str, reason: str) -> None:
        """Say why a point is not observed."""
        state = self._required()
        self._judged(state.with_judgement(code, replace(state.judgement(code), reason=reason)))

    def write_reason(self, code: str, text: str) -> None:
        """Take what is typed beside a reason; it is stored when the field is left."""
        state = self._required()
        if state.is_open:
            given = replace(state.judgement(code), reason_text=text)
            self._show(state.with_judgement(code, given))
            self._keeping.touch()

    def edit(self, **values: Any) -> None:  # noqa: ANN401 - fields of Review
        """Take typed values of the right column."""
        state = self._required()
        if not state.is_open:
            return
        if values.get("conclusion") == Conclusion.MAP and state.review.after.map_by is None:
            values["map_by"] = weekdays_ahead(local(self._desk.now()).date())
        edited = replace(state, review=state.review.typed(**values))
        if state.missing:
            edited = replace(edited, missing=_still_missing(edited))
        self._show(edited)
        self._keeping.touch()

    def moved(self) -> None:
        """Note that the caret went elsewhere; the next draft says where."""
        if self.state is not None and self.state.is_open:
            self._keeping.touch()

    def save(self) -> None:
        """Store what is not a change yet."""
        if self.state is not None:
            self._keeping.save()

    def leave(self, then: Callable[[], object]) -> None:
        """Store everything and go; the review stays unfinished."""
        self._keeping.save(then)

    def confirm(self) -> None:
        """Confirm the review, or show what it lacks."""
        if self._required().is_open:
            self._keeping.save(self._confirm)

    def copy_out(self) -> None:
        """Store what is written and give the review as text."""
        actor, review = self._desk.actor(), self._required().view.review.id
        carrying = self._desk.services.carrying

        def copy() -> None:
            target = Target(TargetKind.REVIEW, review)
            self._desk.run(
                lambda: carrying.text(actor, target), self.text_ready.emit, self.failed.emit
            )

        self._keeping.save(copy)

    def refresh(self) -> None:
        """Read the review anew, for example after an undo; what is typed stays."""
        if self.state is not None:
            self._keeping.save(self._reread)

    def _confirm(self) -> None:
        state = self._required()
        if state.view.missing:
            self._refuse(state.view.missing)
            return
        actor, review = self._desk.actor(), state.view.review

        def confirm() -> ReviewView:
            view = self._reviews.confirm(actor, review)
            self._desk.services.drafts.discard(review.id, FORM, actor.worker)
            return view

        self._keeping.stop()
        self._once.run(confirm, self._on_confirmed, self._on_refused)

    def _reread(self) -> None:
        state, actor = self._required(), self._desk.actor()
        review = ReviewId(state.view.review.id)
        self._desk.run(
            lambda: (state, self._reviews.view(actor, review)), self._on_reread, self.failed.emit
        )

    def _on_reread(self, read: tuple[ReviewState, ReviewView]) -> None:
        sent, view = read
        if self.state is not None and self.state.view.review.id == view.review.id:
            self._show(self.state.stored(view, sent))

    def _load(self, target: UUID | StartReview) -> None:
        actor = self._desk.actor()

        def load() -> ReviewState:
            if isinstance(target, StartReview):
                view = self._reviews.start(actor, target.client, target.matter)
            else:
                view = self._reviews.view(actor, ReviewId(target))
            people = self._desk.services.directory.mappers(actor, view.review.register)
            mappers = tuple((one.id, one.name) for one in people)
            state = state_of(view, mappers, actor.worker)
            drafts = self._desk.services.drafts.load(actor.worker)
            mine = (d for d in drafts if d.record == view.review.id and d.form == FORM)
            draft = next(mine, None) if state.is_open else None
            return with_draft(state, draft.content) if draft else state

        self._desk.run(load, self._on_loaded, self.failed.emit)

    def _judged(self, state: ReviewState) -> None:
        if state.is_open:
            self._show(state)
            self._keeping.touch()
            self._keeping.save()

    def _saving(self) -> Callable[[], tuple[ReviewState, ReviewView]] | None:
        state, actor = self.state, self._desk.actor()
        if state is None or not state.is_open or not state.differs:
            return None

        def save() -> tuple[ReviewState, ReviewView]:
            view = state.view
            for code, said in state.judged.items():
                view = self._reviews.judge(
                    actor,
                    view,
                    code,
                    Verdict(said.verdict),
                    reason=said.reason,
                    reason_text=said.reason_text,
                )
            if state.review.differs:
                view = self._reviews.save(actor, state.review.before, state.review.after)
            return state, view

        return save

    def _make_draft(self) -> Draft | None:
        if self.state is None or not self.state.is_open:
            return None
        return Draft(
            record=self.state.view.review.id,
            form=FORM,
            worker=self._desk.actor().worker,
            content=draft_text(self.state, self.where()),
            saved_at=self._desk.now(),
        )

    def _required(self) -> ReviewState:
        if self.state is None:
            raise RuntimeError("no review is open")
        return self.state

    def _show(self, state: ReviewState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _refuse(self, missing: tuple[Any, ...]) -> None:
        self._show(replace(self._required(), missing=missing))
        self.refused.emit()

    def _on_loaded(self, state: ReviewState) -> None:
        self._show(state)
        self.opened.emit()
        if state.is_open:
            self._keeping.start()

    def _on_stored(self, stored: tuple[ReviewState, ReviewView]) -> None:
        sent, view = stored
        if self.state is not None:
            self._show(self.state.stored(view, sent))
            self._keeping.touch()

    def _on_confirmed(self, view: ReviewView) -> None:
        self._show(state_of(view, self._required().mappers, self._desk.actor().worker))
        self.confirmed.emit(view)

    def _on_refused(self, error: Exception) -> None:
        self._keeping.start()
        if isinstance(error, ReviewIncompleteError):
            self._refuse(error.missing)
        else:
            self.failed.emit(error)


def _still_missing(state: ReviewState) -> tuple[Any, ...]:
    """Keep the marks of what is still empty; whether a day is fit is said when confirming."""
    filled = {
        "conclusion": state.review.after.conclusion is not None,
        "watch_until": state.review.after.watch_until is not None,
        "mapper": state.review.after.mapper is not None,
        "map_by": True,
    }
    return tuple(part for part in state.missing if not filled[part])

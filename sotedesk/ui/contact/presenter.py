"""Turns what the worker does on the contact screen into calls of the intake desk.

One thing is written at a time; what is asked for meanwhile waits for its turn.
Whatever is written stands in the draft first, so that nothing typed hangs on a write that fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.model.contact import Channel
from sotedesk.model.ids import ClientId, ContactId, MatterId
from sotedesk.model.matter import Matter
from sotedesk.model.matter_type import FieldUse, MatterType, missing
from sotedesk.services.intake import (
    ContactView,
    Intake,
    TakeoverReason,
    TakeoverReasonError,
    with_text_shown,
)
from sotedesk.services.ports import Draft, Drafts, Now
from sotedesk.ui.contact.saving import (
    Saved,
    StoredMatter,
    save_matter,
    saving,
    with_saved,
    with_stored,
)
from sotedesk.ui.contact.state import (
    FORM,
    ContactState,
    MatterState,
    as_stored,
    draft_text,
    leftover,
    state_of,
    with_draft,
    with_loose,
)
from sotedesk.ui.contact.turns import Turns
from sotedesk.ui.drafts import DraftKeeper
from sotedesk.ui.edited import Edited, Place
from sotedesk.ui.tasks import Run

OWN_FIELDS = (
    "client",
    "promise_due_at",
    "promise_to_whom",
    "time_at",
    "time_place",
    "time_with_whom",
    "new_last_name",
    "new_first_names",
    "new_hetu",
    "new_birth_date",
    "new_phone",
)
"""Fields of a tab that are no fields of its matter."""
CHANGE_EVERY_MS = 60_000
"""A live contact's text becomes a change this often (design, "Live work")."""

T = TypeVar("T")


class ContactPresenter(QObject):
    """The contact under way.

    Signals:
        state_changed: The new ContactState, after every change.
        opened: A contact was opened; the screen puts the focus where ``state.place`` says.
        reread: The contact was read again, after an action on it was taken back or marked; the
            focus stays where it is.
        incomplete: Finishing was tried and something is missing; the focus goes to the first.
        reason_wanted: The contact asked for is a colleague's; the worker's WorkerId. Nothing is
            open until a reason is given or the question is left.
        set_down: A contact was left waiting and nothing else is open; the ContactView as stored.
        finished: The contact was finished and stays to look at; the ContactView as stored.
        put_away: A finished contact was put away; nothing is open.
        waiting_changed: Another number of contacts is waiting.
        failed: An exception of a use case; everything typed is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    reread = Signal()
    incomplete = Signal()
    reason_wanted = Signal(object)
    set_down = Signal(object)
    finished = Signal(object)
    put_away = Signal()
    waiting_changed = Signal()
    failed = Signal(object)

    def __init__(  # noqa: PLR0917 - the parts of a desk, joined once in app
        self,
        intake: Intake,
        drafts: Drafts,
        run: Run,
        run_drafts: Run,
        types: Mapping[str, MatterType],
        actor: Callable[[], Actor],
        symptoms: Callable[[], tuple[str, ...]],
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._intake = intake
        self._drafts = drafts
        self._run = run
        self._run_drafts = run_drafts
        self._types = types
        self._actor = actor
        self._symptoms = symptoms
        self._now = now
        self.state: ContactState | None = None
        self.place_source: Callable[[], Place] = Place
        self.loose_source: Callable[[], Mapping[str, str]] = dict
        self._turns = Turns(run)
        self.keeper = DraftKeeper(drafts, run_drafts, now, self._make_draft, self)
        self.keeper.saved.connect(self._on_draft_saved)
        self.keeper.failed.connect(self._on_draft_failed)
        self._colleagues: ContactId | None = None
        self._former: ContactId | None = None
        self._changes = QTimer(self)
        self._changes.setInterval(CHANGE_EVERY_MS)
        self._changes.timeout.connect(self.save)

    @property
    def types(self) -> Mapping[str, MatterType]:
        """Give the matter types by code."""
        return self._types

    @property
    def symptoms(self) -> tuple[str, ...]:
        """Give the alarming symptoms the unit asks about."""
        return self._symptoms()

    def begin(
        self,
        channel: Channel = Channel.PHONE,
        *,
        client: ClientId | None = None,
        after_the_fact: bool = False,
    ) -> None:
        """Open a new contact (F2); a live one is set aside first, nothing is lost.

        A finished contact stays editable: what is typed there is kept the same way.
        """
        actor = self._actor()

        def open_one() -> ContactView:
            return self._intake.open_contact(
                actor, channel, client=client, after_the_fact=after_the_fact
            )

        self._instead(lambda: self._turns.write(open_one, self._on_opened, self.failed.emit))

    def resume(self, contact: ContactId) -> None:
        """Go on with a waiting contact, or open a finished one to look at.

        A colleague's is taken over only with a reason, which is asked for.
        """
        state = self.state
        if state is None or not state.contact.after.is_open:
            self._former = None
        elif state.contact.after.id != contact:
            self._former = ContactId(state.contact.after.id)
        self._resume(contact, None, "")

    def take_over(self, reason: TakeoverReason, words: str = "") -> None:
        """Go on with the colleague's contact that a reason was asked for."""
        if self._colleagues is not None:
            self._resume(self._colleagues, reason, words)

    def leave_to_colleague(self) -> bool:
        """Leave the contact with whose it is; return whether one's own is gone back to."""
        former, self._colleagues, self._former = self._former, None, None
        if former is not None:
            self._resume(former, None, "")
        return former is not None

    def _resume(self, contact: ContactId, reason: TakeoverReason | None, words: str) -> None:
        if self.state is not None and self.state.contact.after.id == contact:
            self.opened.emit()
            return
        actor = self._actor()
        self._colleagues = None

        def refused(error: Exception) -> None:
            if isinstance(error, TakeoverReasonError):
                self._colleagues = contact
                self.reason_wanted.emit(error.worker)
            else:
                self.failed.emit(error)

        def load() -> tuple[ContactView, Draft | None]:
            view = self._intake.view(actor, contact)
            if view.contact.is_open:
                view = self._intake.resume(actor, contact, reason, words)
            drafts = self._drafts.load(actor.worker)
            return view, next((d for d in drafts if d.record == contact and d.form == FORM), None)

        self._instead(lambda: self._turns.write(load, self._on_loaded, refused))

    def reload(self) -> None:
        """Read the contact again: an action on it was taken back."""
        self._turns.ask(self._reload_now)

    def leave(self) -> None:
        """Put a finished contact away; what was typed on it is stored first."""
        state = self.state
        if state is not None and not state.contact.after.is_open:
            self._instead(self.put_away.emit)

    def close(self) -> None:
        """Write what is typed: the window is going, and nobody waits for an answer any more."""
        state = self.state
        if state is None:
            return
        if not self._turns.busy and state.differs:
            self._turns.sending = state
            self._run(self._saving(state), None, self.failed.emit)
        self.keeper.write_now()

    def edit_contact(self, **values: Any) -> None:  # noqa: ANN401 - fields of Contact
        """Take typed values of the envelope."""
        state = self.state
        if state is None:
            return
        self._typed(replace(state, contact=state.contact.typed(**values)))

    def edit_matter(self, **values: Any) -> None:  # noqa: ANN401 - fields of Matter
        """Take typed values of the open matter."""
        state = self.state
        if state is None:
            return
        one = state.open_matter
        changed = replace(one, matter=one.matter.typed(**values))
        self._typed(state.with_matter(state.current, changed))

    def edit_promise(self, **values: Any) -> None:  # noqa: ANN401 - fields of PromiseEdit
        """Take typed values of the promise; it is stored as a record once its field is left."""
        state = self.state
        if state is None:
            return
        one = state.open_matter
        changed = replace(one, promise_edit=replace(one.promise_edit, **values))
        self._typed(state.with_matter(state.current, changed))

    def edit_time(self, **values: Any) -> None:  # noqa: ANN401 - fields of TimeEdit
        """Take typed values of the time given."""
        state = self.state
        if state is None:
            return
        one = state.open_matter
        changed = replace(one, time_edit=replace(one.time_edit, **values))
        self._typed(state.with_matter(state.current, changed))

    def focus_moved(self) -> None:
        """Note that the focus is elsewhere; the next draft carries the new place.

        A promise that has a time is a record from then on.
        """
        state = self.state
        if state is None:
            return
        if state.contact.after.is_open or state.differs:
            self.keeper.touch()
        if any(one.promise_differs and one.promise_edit.due_at for one in state.matters):
            self.save()

    def select_matter(self, index: int) -> None:
        """Open another tab."""
        state = self.state
        if state is not None and 0 <= index < len(state.matters) and index != state.current:
            self._show(replace(self._with_screen(state), current=index))
            self.keeper.write_now()

    def add_matter(self, type_code: str = "", client: ClientId | None = None) -> None:
        """Add a matter (F5) of the same type as the open one and open its tab."""
        actor = self._actor()

        def add(state: ContactState) -> None:
            contact = ContactId(state.contact.after.id)
            code = type_code or state.open_matter.matter.after.type
            self._turns.write(
                lambda: self._intake.add_matter(actor, contact, code, client),
                self._on_matter_added,
                self.failed.emit,
            )

        self._ask_about(add)

    def set_type(self, type_code: str) -> None:
        """Give the open matter another type."""
        self._replace_matter(lambda actor, before: self._intake.set_type(actor, before, type_code))

    def set_client(self, client: ClientId | None, name: str) -> None:
        """Say whom the open matter is about."""
        self._replace_matter(
            lambda actor, before: self._intake.set_client(actor, before, client), name
        )

    @Slot()
    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write what is typed as changes.

        Args:
            then: Called once everything typed so far is stored; not called if storing fails.
        """

        def begin() -> None:
            state = self.state
            if state is not None and state.differs:
                self._store(state, self._saving(state), lambda saved: stored(state, saved))
            elif then is not None:
                then()

        def stored(sent: ContactState, saved: Saved) -> None:
            self._on_saved(sent, saved)
            if then is not None:
                then()

        self._turns.ask(begin)

    def set_aside(self, waiting_for: str, due_at: datetime | None = None) -> None:
        """Leave the contact waiting (F8), with what was promised."""
        self._ask_about(lambda state: self._set_aside_now(state, waiting_for, due_at))

    def finish(self) -> None:
        """Finish the contact; the first try shows what is missing, the second finishes."""
        self._ask_about(self._finish_now)

    def lacking(self) -> tuple[tuple[int, str], ...]:
        """Give what is still missing, of all matters: tab index and field."""
        state = self.state
        if state is None:
            return ()
        return tuple(
            (index, field)
            for index, one in enumerate(state.matters)
            if one.matter.after.type in self._types
            for field in missing(
                one.matter.after, self._types[one.matter.after.type], self._symptoms_of(one)
            )
        )

    def _symptoms_of(self, one: MatterState) -> tuple[str, ...]:
        used = self._types[one.matter.after.type].use_of("symptoms_asked")
        return self._symptoms() if used else ()

    def _ask_about(self, begin: Callable[[ContactState], None]) -> None:
        """Begin something about the contact on the screen, unless another is there by then."""
        asked = self.state

        def begin_now() -> None:
            state = self.state
            if asked and state and state.contact.after.id == asked.contact.after.id:
                begin(state)

        self._turns.ask(begin_now)

    def _instead(self, begin: Callable[[], None]) -> None:
        """Put the present contact down and begin another; stay where that fails."""
        self._turns.ask(self._put_down)

        def begin_now() -> None:
            if self.state is None:
                begin()

        self._turns.ask(begin_now)

    def _store(
        self, sent: ContactState, task: Callable[[], T], done: Callable[[T], object]
    ) -> None:
        """Store a state; the draft is on the disk before, and names what is being stored."""
        self._turns.hold(sent)
        self.keeper.stop()
        draft = self._make_draft()

        def begin(_answer: object) -> None:
            self._turns.write(task, done, self._on_save_failed)

        if draft is None:
            begin(None)
        else:
            self._run_drafts(lambda: self._drafts.save(draft), begin, begin)

    def _set_aside_now(
        self, state: ContactState, waiting_for: str, due_at: datetime | None, *, quiet: bool = False
    ) -> None:
        if not state.contact.after.is_open:
            return
        save, actor = self._saving(state), self._actor()
        matter = MatterId(state.open_matter.matter.after.id)

        def aside() -> ContactView:
            contact, _stored = save()
            if due_at is not None:
                self._intake.promise(
                    actor, matter, what=_("Takaisinsoitto"), due_at=due_at, worker=actor.worker
                )
            stored = self._intake.set_aside(actor, contact, waiting_for)
            return self._intake.view(actor, ContactId(stored.id))

        self._store(state, aside, lambda view: self._on_set_aside(state, view, quiet=quiet))

    def _finish_now(self, state: ContactState) -> None:
        if not state.contact.after.is_open:
            return
        lacking = self.lacking()
        if lacking and not state.tried_to_finish:
            self._show(replace(state, missing=lacking, tried_to_finish=True))
            self.incomplete.emit()
            return
        save, actor = self._saving(state), self._actor()

        def end() -> ContactView:
            contact, _stored = save()
            return self._intake.finish(actor, contact)

        self._store(state, end, lambda view: self._on_finished(state, view))

    def _reload_now(self) -> None:
        state = self.state
        if state is None:
            return
        actor, contact = self._actor(), ContactId(state.contact.after.id)

        def read(view: ContactView) -> None:
            again = leftover(as_stored(state), self.state or state, state_of(view))
            if view.contact.is_open and not state.contact.after.is_open:
                self._start(again)  # the finish was taken back: the contact goes on
                return
            self._show(again)
            self.reread.emit()
            if view.contact.is_open:
                self.keeper.touch()

        def gone(error: Exception) -> None:
            self._discard(contact)
            self._leave()
            self.failed.emit(error)

        self._turns.write(lambda: self._intake.view(actor, contact), read, gone)

    def _put_down(self) -> None:
        """Make room for another contact: a live one waits, a finished one is stored."""
        state = self.state
        if state is None:
            return
        if state.contact.after.is_open:
            self._set_aside_now(state, "", None, quiet=True)
        elif state.differs:
            self._store(state, self._saving(state), lambda saved: self._on_put_down(state, saved))
        else:
            self._leave()

    def _on_put_down(self, sent: ContactState, saved: Saved) -> None:
        self._on_saved(sent, saved)
        self._leave()

    def _typed(self, state: ContactState) -> None:
        lacking = state.missing
        self.state = state
        if state.tried_to_finish:
            lacking = self.lacking()
        self._show(replace(state, missing=lacking))
        self.keeper.touch()

    def _show(self, state: ContactState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _with_screen(self, state: ContactState) -> ContactState:
        """Give the state with the caret's place and the loose texts of the moment."""
        fields = [use.field for use in self._uses(state.open_matter)]
        placed = replace(state, place=self.place_source())
        return with_loose(placed, self.loose_source(), [*fields, *OWN_FIELDS])

    def _uses(self, one: MatterState) -> tuple[FieldUse, ...]:
        made = self._types.get(one.matter.after.type)
        return made.fields if made is not None else ()

    def _saving(self, state: ContactState) -> Callable[[], Saved]:
        return saving(self._intake, self._actor(), state)

    def _replace_matter(
        self, change: Callable[[Actor, Matter], Matter], name: str | None = None
    ) -> None:
        actor = self._actor()
        index = self.state.current if self.state is not None else 0

        def begin(state: ContactState) -> None:
            one = state.matters[index]

            def task() -> StoredMatter:
                before, promise, appointment = save_matter(self._intake, actor, one)
                return change(actor, before), promise, appointment

            self._store(state, task, lambda parts: self._on_replaced(index, one, parts, name))

        self._ask_about(begin)

    def _on_replaced(
        self,
        index: int,
        sent: MatterState,
        parts: StoredMatter,
        name: str | None,
    ) -> None:
        now = self.state
        if now is None:
            return
        present = now.matters[index]
        shown = present.client_name if name is None else name
        changed = replace(with_stored(present, sent, *parts), client_name=shown)
        made = self._types.get(parts[0].type)
        if made is not None:
            edited = changed.matter
            after = with_text_shown(edited.after, made)
            changed = replace(changed, matter=Edited(edited.before, after))
        state = now.with_matter(index, changed)
        self._show(replace(state, missing=()))
        if state.tried_to_finish:
            self._show(replace(state, missing=self.lacking()))
        self.keeper.write_now()

    def _make_draft(self) -> Draft | None:
        if self.state is None:
            return None
        self.state = self._with_screen(self.state)
        return self._draft_of(self.state)

    def _draft_of(self, state: ContactState) -> Draft:
        return Draft(
            record=state.contact.after.id,
            form=FORM,
            worker=self._actor().worker,
            content=draft_text(state, self._turns.sending),
            saved_at=self._now(),
        )

    def _discard(self, contact: ContactId) -> None:
        # On the drafts' own thread: after every write that was given before.
        self.keeper.stop()
        worker = self._actor().worker
        self._run_drafts(lambda: self._drafts.discard(contact, FORM, worker))

    def _leave(self) -> None:
        self.keeper.stop()
        self._changes.stop()
        self.state = None

    def _on_opened(self, view: ContactView) -> None:
        self._start(state_of(view))

    def _on_loaded(self, loaded: tuple[ContactView, Draft | None]) -> None:
        view, draft = loaded
        state = state_of(view)
        self._start(with_draft(state, draft.content) if draft else state)
        self.waiting_changed.emit()

    def _start(self, state: ContactState) -> None:
        self._show(state)
        self.opened.emit()
        self._changes.start()
        if state.contact.after.is_open:
            self.keeper.touch()

    def _on_matter_added(self, matter: Matter) -> None:
        state = self.state
        if state is None:
            return
        added = MatterState(matter=Edited(matter, matter))
        state = self._with_screen(state)
        matters = (*state.matters, added)
        self._show(replace(state, matters=matters, current=len(matters) - 1))
        self._show(replace(self._with_screen(self.state or state), place=Place(field="reason")))
        self.opened.emit()
        self.keeper.write_now()

    def _on_saved(self, sent: ContactState, saved: Saved) -> None:
        if self.state is None or self.state.contact.after.id != saved[0].id:
            return
        state = with_saved(self.state, sent, saved)
        self._show(replace(state, saved_at=self._now(), save_failed=False))
        if self.state.contact.after.is_open:
            self.keeper.touch()
        elif not self.state.differs:
            self._discard(ContactId(saved[0].id))

    def _on_set_aside(self, sent: ContactState, view: ContactView, *, quiet: bool) -> None:
        now = self.state or sent
        # The place goes along to whoever goes on with it, and what was typed meanwhile.
        draft = self._draft_of(self._with_screen(leftover(sent, now, state_of(view))))
        self._run_drafts(lambda: self._drafts.save(draft))
        self._leave()
        self.waiting_changed.emit()
        if not quiet:
            self.set_down.emit(view)

    def _on_finished(self, sent: ContactState, view: ContactView) -> None:
        state = leftover(sent, self.state or sent, state_of(view))
        self._show(replace(state, place=self.place_source()))
        if state.differs:
            self.save()
        else:
            self._discard(ContactId(view.contact.id))
        self.finished.emit(view)

    def _on_save_failed(self, error: Exception) -> None:
        if self.state is not None:
            self._show(replace(self.state, save_failed=True))
        self.failed.emit(error)

    @Slot(datetime)
    def _on_draft_saved(self, at: datetime) -> None:
        if self.state is not None:
            self._show(replace(self.state, saved_at=at, save_failed=False))

    @Slot(object)
    def _on_draft_failed(self, error: Exception) -> None:
        if self.state is not None:
            self._show(replace(self.state, save_failed=True))
        self.failed.emit(error)

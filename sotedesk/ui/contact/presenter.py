"""Turns what the worker does on the contact screen into calls of the intake desk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.model.contact import Channel, Contact
from sotedesk.model.ids import ClientId, ContactId, MatterId
from sotedesk.model.matter import Appointment, Matter, Promise
from sotedesk.model.matter_type import MatterType, missing
from sotedesk.services.intake import ContactView, Intake
from sotedesk.services.ports import Draft, Drafts, Now
from sotedesk.ui.contact.state import (
    FORM,
    ContactState,
    Edited,
    MatterState,
    Place,
    draft_text,
    promise_edit_of,
    state_of,
    time_edit_of,
    with_draft,
    with_typed,
)
from sotedesk.ui.drafts import DraftKeeper
from sotedesk.ui.tasks import Run

CHANGE_EVERY_MS = 60_000
"""A live contact's text becomes a change this often (design, "Live work")."""

_Saved = tuple[Contact, tuple[tuple[Matter, Promise | None, Appointment | None], ...]]


class ContactPresenter(QObject):
    """The contact under way.

    Signals:
        state_changed: The new ContactState, after every change.
        opened: A contact was opened; the screen puts the focus where ``state.place`` says.
        closed: The contact was finished or set aside; the ContactView as stored.
        failed: An exception of a use case; everything typed is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    closed = Signal(object)
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
        self.keeper = DraftKeeper(drafts, run_drafts, now, self._make_draft, self)
        self.keeper.saved.connect(self._on_draft_saved)
        self.keeper.failed.connect(self._on_draft_failed)
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
        self._put_down()
        actor = self._actor()
        self._run(
            lambda: self._intake.open_contact(
                actor, channel, client=client, after_the_fact=after_the_fact
            ),
            self._on_opened,
            self.failed.emit,
        )

    def resume(self, contact: ContactId) -> None:
        """Go on with a waiting contact, or open a finished one to look at."""
        if self.state is not None and self.state.contact.after.id == contact:
            self.opened.emit()
            return
        self._put_down()
        actor = self._actor()

        def load() -> tuple[ContactView, Draft | None]:
            view = self._intake.view(actor, contact)
            if view.contact.is_open:
                view = self._intake.resume(actor, contact)
            drafts = self._drafts.load(actor.worker)
            return view, next((d for d in drafts if d.record == contact and d.form == FORM), None)

        self._run(load, self._on_loaded, self.failed.emit)

    def look_at(self, view: ContactView) -> None:
        """Show a contact as stored, such as the one just finished."""
        self._start(state_of(view))

    def edit_contact(self, **values: Any) -> None:  # noqa: ANN401 - fields of Contact
        """Take typed values of the envelope."""
        state = self._required()
        after = with_typed(state.contact.after, values)
        self._typed(replace(state, contact=Edited(state.contact.before, after)))

    def edit_matter(self, **values: Any) -> None:  # noqa: ANN401 - fields of Matter
        """Take typed values of the open matter."""
        state = self._required()
        one = state.open_matter
        after = with_typed(one.matter.after, values)
        changed = replace(one, matter=Edited(one.matter.before, after))
        self._typed(state.with_matter(state.current, changed))

    def edit_promise(self, **values: Any) -> None:  # noqa: ANN401 - fields of PromiseEdit
        """Take typed values of the promise; once it has a time it is stored as a record."""
        state = self._required()
        one = state.open_matter
        changed = replace(one, promise_edit=replace(one.promise_edit, **values))
        self._typed(state.with_matter(state.current, changed))
        if changed.promise_edit.due_at is not None and changed.promise_differs:
            self.save()

    def edit_time(self, **values: Any) -> None:  # noqa: ANN401 - fields of TimeEdit
        """Take typed values of the time given."""
        state = self._required()
        one = state.open_matter
        changed = replace(one, time_edit=replace(one.time_edit, **values))
        self._typed(state.with_matter(state.current, changed))

    def focus_moved(self) -> None:
        """Note that the focus is elsewhere; the next draft carries the new place."""
        state = self.state
        if state is not None and (state.contact.after.is_open or state.differs):
            self.keeper.touch()

    def select_matter(self, index: int) -> None:
        """Open another tab."""
        state = self._required()
        if 0 <= index < len(state.matters) and index != state.current:
            self._show(replace(state, current=index))
            self.keeper.write_now()

    def add_matter(self, type_code: str = "", client: ClientId | None = None) -> None:
        """Add a matter (F5) of the same type as the open one and open its tab."""
        state = self._required()
        actor, contact = self._actor(), state.contact.after.id
        code = type_code or state.open_matter.matter.after.type
        self._run(
            lambda: self._intake.add_matter(actor, contact, code, client),
            self._on_matter_added,
            self.failed.emit,
        )

    def set_type(self, type_code: str) -> None:
        """Give the open matter another type."""
        self._replace_matter(lambda actor, before: self._intake.set_type(actor, before, type_code))

    def set_client(self, client: ClientId | None, name: str) -> None:
        """Say whom the open matter is about."""
        self._replace_matter(
            lambda actor, before: self._intake.set_client(actor, before, client), name
        )

    @Slot()
    def save(self) -> None:
        """Write what is typed as changes."""
        sent = self.state
        if sent is not None and sent.differs:
            self.keeper.write_now()
            self._run(
                self._saving(), lambda saved: self._on_saved(sent, saved), self._on_save_failed
            )

    def set_aside(self, waiting_for: str, due_at: datetime | None = None) -> None:
        """Leave the contact waiting (F8), with what was promised."""
        state = self._required()
        save, actor = self._saving(), self._actor()
        matter = state.open_matter.matter.after.id

        def aside() -> ContactView:
            contact, _stored = save()
            if due_at is not None:
                self._intake.promise(
                    actor, matter, what=_("Takaisinsoitto"), due_at=due_at, worker=actor.worker
                )
            stored = self._intake.set_aside(actor, contact, waiting_for)
            return self._intake.view(actor, ContactId(stored.id))

        self.keeper.write_now()
        self._run(aside, self._on_left, self.failed.emit)
        self._leave()

    def finish(self) -> None:
        """Finish the contact; the first try shows what is missing, the second finishes."""
        state = self._required()
        lacking = self.lacking()
        if lacking and not state.tried_to_finish:
            self._show(replace(state, missing=lacking, tried_to_finish=True))
            return
        save, actor = self._saving(), self._actor()

        def end() -> ContactView:
            contact, _stored = save()
            return self._intake.finish(actor, contact)

        self.keeper.stop()
        self._changes.stop()
        self._run(end, self._on_finished, self._on_save_failed)

    def lacking(self) -> tuple[tuple[int, str], ...]:
        """Give what is still missing, of all matters: tab index and field."""
        state = self._required()
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

    def _required(self) -> ContactState:
        if self.state is None:
            raise RuntimeError("no contact is open")
        return self.state

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

    def _saving(self) -> Callable[[], _Saved]:
        """Give the task that stores everything typed, in the words of the moment."""
        state, actor = self._required(), self._actor()

        def save() -> _Saved:
            contact = state.contact
            stored = (
                self._intake.save_contact(actor, contact.before, contact.after)
                if contact.differs
                else contact.before
            )
            return stored, tuple(self._save_matter(actor, one) for one in state.matters)

        return save

    def _save_matter(
        self, actor: Actor, one: MatterState
    ) -> tuple[Matter, Promise | None, Appointment | None]:
        matter, promise, appointment = one.matter.before, one.promise, one.appointment
        if one.matter.differs:
            matter = self._intake.save_matter(actor, one.matter.before, one.matter.after)
        if one.promise_differs and one.promise_edit.due_at is not None:
            promise = self._intake.promise(
                actor,
                MatterId(matter.id),
                what=_("Takaisinsoitto"),
                to_whom=one.promise_edit.to_whom,
                due_at=one.promise_edit.due_at,
                worker=matter.handled_by or actor.worker,
            )
        if one.time_differs:
            edit = one.time_edit
            appointment = self._intake.give_time(
                actor, MatterId(matter.id), at=edit.at, place=edit.place, with_whom=edit.with_whom
            )
        return matter, promise, appointment

    def _replace_matter(
        self, change: Callable[[Actor, Matter], Matter], name: str | None = None
    ) -> None:
        state, actor = self._required(), self._actor()
        index, one = state.current, state.open_matter

        def task() -> Matter:
            before = one.matter.before
            if one.matter.differs:
                before = self._intake.save_matter(actor, before, one.matter.after)
            return change(actor, before)

        def done(matter: Matter) -> None:
            now = self._required()
            present = now.matters[index]
            shown = present.client_name if name is None else name
            edited = present.matter.stored(matter, one.matter.after)
            changed = replace(present, matter=edited, client_name=shown)
            self._show(now.with_matter(index, changed))
            self.keeper.touch()

        self._run(task, done, self.failed.emit)

    def _make_draft(self) -> Draft | None:
        if self.state is None:
            return None
        self.state = replace(self.state, place=self.place_source())
        return Draft(
            record=self.state.contact.after.id,
            form=FORM,
            worker=self._actor().worker,
            content=draft_text(self.state),
            saved_at=self._now(),
        )

    def _discard(self, contact: ContactId) -> None:
        # On the drafts' own thread: after every write that was given before.
        self.keeper.stop()
        self._run_drafts(lambda: self._drafts.discard(contact, FORM))

    def _put_down(self) -> None:
        """Make room for another contact: a live one waits, a finished one is saved."""
        if self.state is None:
            return
        if self.state.contact.after.is_open:
            self.set_aside("")
        else:
            self.save()
            self._leave()

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

    def _start(self, state: ContactState) -> None:
        self._show(state)
        self.opened.emit()
        self._changes.start()
        if state.contact.after.is_open:
            self.keeper.touch()

    def _on_matter_added(self, matter: Matter) -> None:
        state = self._required()
        added = MatterState(matter=Edited(matter, matter))
        self._show(
            replace(
                state,
                matters=(*state.matters, added),
                current=len(state.matters),
                place=Place(field="reason"),
            )
        )
        self.opened.emit()
        self.keeper.write_now()

    def _on_saved(self, sent: ContactState, saved: _Saved) -> None:
        if self.state is None or self.state.contact.after.id != saved[0].id:
            return
        contact, stored = saved
        matters = tuple(
            _with_stored(one, was, *parts)
            for one, was, parts in zip(self.state.matters, sent.matters, stored, strict=False)
        )
        self._show(
            replace(
                self.state,
                contact=self.state.contact.stored(contact, sent.contact.after),
                matters=(*matters, *self.state.matters[len(matters) :]),
                saved_at=self._now(),
                save_failed=False,
            )
        )
        if self.state.contact.after.is_open:
            self.keeper.touch()
        elif not self.state.differs:
            self._discard(ContactId(contact.id))

    def _on_left(self, view: ContactView) -> None:
        self.closed.emit(view)

    def _on_finished(self, view: ContactView) -> None:
        self._discard(ContactId(view.contact.id))
        self._leave()
        self.closed.emit(view)

    def _on_save_failed(self, error: Exception) -> None:
        if self.state is not None:
            self._show(replace(self.state, save_failed=True))
            self._changes.start()
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


def _with_stored(
    one: MatterState,
    sent: MatterState,
    matter: Matter,
    promise: Promise | None,
    appointment: Appointment | None,
) -> MatterState:
    """Take in what was stored, keeping what was typed while it was being stored."""
    promise_edit, time_edit = one.promise_edit, one.time_edit
    if promise_edit == sent.promise_edit and promise_edit.due_at is not None:
        promise_edit = promise_edit_of(promise)
    if time_edit == sent.time_edit:
        time_edit = time_edit_of(appointment)
    return replace(
        one,
        matter=one.matter.stored(matter, sent.matter.after),
        promise=promise,
        promise_edit=promise_edit,
        appointment=appointment,
        time_edit=time_edit,
    )

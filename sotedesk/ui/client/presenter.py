"""What the worker does on the client's page, as calls of the desk's duties."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sotedesk.i18n import _
from sotedesk.model.changes import Register
from sotedesk.model.client import BasisGround
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId
from sotedesk.model.matter import Appointment, AppointmentStatus
from sotedesk.model.plan import PlanKind
from sotedesk.model.record import Record
from sotedesk.services.client_card import ClientCard
from sotedesk.services.client_form import ClientForm, ClientInputError
from sotedesk.services.clients import (
    BasisError,
    BasisProblem,
    MaskedFormError,
    SameHetuError,
    UnmaskReason,
)
from sotedesk.services.ports import Draft
from sotedesk.services.timeline import EntryKind, TimelineEntry
from sotedesk.services.work import BasisNeededError
from sotedesk.ui.client.draft import FORMS, draft_text, target_of, with_draft
from sotedesk.ui.client.sections import SECTIONS, Section, SectionCode
from sotedesk.ui.client.state import BasisAsked, ClientState, Editing, Target
from sotedesk.ui.client.typed import Raw, raw_of, raw_of_new, raw_of_nothing, read_typed
from sotedesk.ui.desk import Desk
from sotedesk.ui.drafts import DraftKeeper
from sotedesk.ui.edited import Place
from sotedesk.ui.once import Once
from sotedesk.ui.problem_words import problem_words
from sotedesk.ui.starting import start_contact
from sotedesk.ui.targets import NameFor, StartMapping, StartPlan, StartReview

_LISTS: Mapping[SectionCode, str] = {
    SectionCode.PHONES: "phones",
    SectionCode.ADDRESSES: "addresses",
    SectionCode.RELATED: "related",
    SectionCode.ELSEWHERE: "plans_elsewhere",
}
_MORE = 4


@dataclass(frozen=True, slots=True)
class _Loaded:
    card: ClientCard
    entries: tuple[TimelineEntry, ...]
    drafts: tuple[Draft, ...]


class ClientPresenter(QObject):
    """Opens a client, shows and edits what is known, goes on to what is done about it.

    Attributes:
        place_source: Gives where the focus is, for the draft.

    Signals:
        state_changed: The new ClientState.
        focus_wanted: The Place of a draft that was taken up again.
        closed: The Target whose form was closed; the focus goes back to it.
    """

    state_changed = Signal(object)
    focus_wanted = Signal(object)
    closed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = ClientState()
        self.place_source: Callable[[], Place] = Place
        self._drafts: dict[str, Draft] = {}
        self._once = Once(desk)
        self._keeper = DraftKeeper(
            desk.services.drafts, desk.run_drafts, desk.now, self._make_draft, self
        )
        self._keeper.failed.connect(desk.failed)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._read)

    # Opening

    def open(self, client: ClientId) -> None:
        """Open a client; asks for a basis where there is no relation."""
        if client != self.state.client:
            self.keep()
            self._keeper.stop()
            self._drafts = {}
            self._show(ClientState(client=client))
        self.refresh()

    def refresh(self) -> None:
        """Read the client again; what was unmasked is masked again unless it is being edited."""
        if self.state.client is not None:
            self._again.start()

    def keep(self) -> None:
        """Write what is typed as a draft now; the page is being left."""
        if self.state.editing is not None and self.state.editing.differs:
            self._keeper.write_now()

    def record_basis(self, ground: BasisGround | None, section: str, days: str) -> None:
        """Record why this worker opens the client, and open."""
        asked = self.state.basis
        if asked is None:
            return
        if ground is None:
            self._basis_problem(_("Valitse peruste."))
            return
        if not days.strip().isdigit():
            self._basis_problem(_("Kirjoita päivien määrä, esimerkiksi 1."))
            return
        actor, clients = self._desk.actor(), self._desk.services.clients
        self._desk.run(
            lambda: clients.record_basis(
                actor, asked.client, asked.register, ground, section=section, days=int(days)
            ),
            lambda _basis: self._on_basis(),
            self._on_basis_failed,
        )

    # Showing and editing

    def show_plain(self) -> None:
        """Ask for the reason to see past the masks."""
        self._show(replace(self.state, reason_for=(None,)))

    def edit(self, target: Target) -> None:
        """Open the form of a section or record; asks for a reason where it is masked."""
        self.keep()
        if target.new:
            self._begin(target, None)
        elif self.state.plain is not None:
            self._begin_stored(target)
        else:
            self._load_plain(target)

    def give_reason(self, reason: UnmaskReason) -> None:
        """Show what is masked, for a reason that goes to the log."""
        client, wanted = self.state.client, self.state.reason_for
        if client is None or not wanted:
            return
        actor, clients = self._desk.actor(), self._desk.services.clients
        self._desk.run(
            lambda: clients.unmask(actor, client, reason),
            lambda form: self._on_plain(form, wanted[0], unmasked=True),
            self._on_failed,
        )

    def typed(self, name: str, raw: Raw) -> None:
        """Take what is typed in a field of the open form."""
        editing = self.state.editing
        if editing is None:
            return
        problems = {k: words for k, words in editing.problems.items() if k != name}
        changed = replace(editing, raw=editing.raw | {name: raw}, problems=problems)
        self._show(replace(self.state, editing=changed))
        self._keeper.touch()

    def save(self) -> bool:
        """Store the open form; return whether there is one."""
        editing = self.state.editing
        if editing is None or self.state.saving:
            return editing is not None
        section = SECTIONS[editing.target.section]
        values, problems = read_typed(section, editing.begun, editing.raw, self._desk.now())
        if problems:
            self._problems(problems)
        elif not values and editing.before is not None:
            self.cancel()
        else:
            self._show(replace(self.state, saving=True))
            self._desk.run(
                self._saving(section, editing, values), self._on_saved, self._on_save_failed
            )
        return True

    def cancel(self) -> bool:
        """Close what is open without storing it; return whether anything was."""
        state = self.state
        if state.marking is not None or state.entering_missed:
            self._show(replace(state, marking=None, entering_missed=False))
        elif state.reason_for:
            self._show(replace(state, reason_for=()))
            self._tell_closed(state.reason_for[0])
        elif state.editing is not None and state.editing.voiding:
            self._show(replace(state, editing=replace(state.editing, voiding=False)))
        elif state.editing is not None:
            self._close(state.editing.target)
        else:
            return False
        return True

    def ask_void(self) -> None:
        """Ask why the open record is no longer right."""
        editing = self.state.editing
        if editing is not None and editing.before is not None:
            self._show(replace(self.state, editing=replace(editing, voiding=True)))

    def void(self, reason: str) -> None:
        """Void the open record with a reason."""
        editing = self.state.editing
        if editing is None or editing.before is None:
            return
        actor, clients, entry = self._desk.actor(), self._desk.services.clients, editing.before
        self._desk.run(
            lambda: clients.void_entry(actor, entry, reason),  # type: ignore[arg-type]  # lists only
            lambda _nothing: self._on_voided(),
            self._on_failed,
        )

    # The timeline

    @Slot(object)
    def show_kind(self, kind: object) -> None:
        """Show only one kind of entries, or all."""
        self._show(replace(self.state, kind=kind if isinstance(kind, EntryKind) else None))

    def read_older(self) -> None:
        """Read more of the timeline."""
        self._show(replace(self.state, limit=self.state.limit * _MORE))
        self.refresh()

    def open_entry(self, record: UUID) -> None:
        """Open what an entry stands for; of an appointment it is asked what became of it."""
        entry = next((one for one in self.state.entries if one.record == record), None)
        if entry is None:
            return
        screens = {
            EntryKind.FOLLOW_UP: "follow_ups",
            EntryKind.REVIEW: "review",
            EntryKind.MAPPING: "mapping",
            EntryKind.PLAN: "plan",
            EntryKind.ASSIGNMENT: "contact_persons",
        }
        if entry.kind is EntryKind.APPOINTMENT:
            self._show(replace(self.state, marking=entry))
        elif entry.kind in screens:
            self._desk.go(screens[entry.kind], entry.record)
        elif entry.contact is not None:
            self._desk.go("contact", entry.contact)

    def mark(self, status: AppointmentStatus) -> None:
        """Say what became of the appointment asked about."""
        entry = self.state.marking
        if entry is None:
            return
        actor, intake = self._desk.actor(), self._desk.services.intake

        def task() -> Appointment:
            return intake.mark_appointment(actor, intake.appointment(actor, entry.record), status)

        self._desk.run(task, lambda _marked: self._on_marked(), self._on_failed)

    def ask_missed(self) -> None:
        """Ask when a time was that the client did not use."""
        self._show(replace(self.state, marking=None, entering_missed=True))

    def enter_missed(self, at: datetime, place: str) -> None:
        """Enter a time that the client did not use."""
        client, actor, intake = self.state.client, self._desk.actor(), self._desk.services.intake
        if client is not None:
            self._once.run(
                lambda: intake.enter_missed_time(actor, client, at, place),
                lambda _entered: self._on_entered(),
                self._on_failed,
            )

    # What is done about the client

    def start_contact(self) -> None:
        """Begin a contact about this client."""
        if self.state.client is not None:
            start_contact(self._desk, self.state.client)

    def plan_kinds(self) -> tuple[PlanKind, ...]:
        """Give the kinds of plan that are this worker's to make."""
        registers = self._desk.actor().registers
        kinds = self._desk.services.definitions.plan_kinds
        return tuple(one.kind for one in kinds.values() if one.register in registers)

    def begin_plan(self, kind: PlanKind) -> None:
        """Begin a plan of a kind, or go on with the draft."""
        if self.state.client is not None:
            self._desk.go("plan", StartPlan(self.state.client, kind=kind))

    def go(self, screen: str) -> None:
        """Go through triggers, map or name somebody."""
        client = self.state.client
        if client is None:
            return
        targets: Mapping[str, object] = {
            "review": StartReview(client),
            "mapping": StartMapping(client),
            "contact_persons": NameFor(client),
        }
        self._desk.go(screen, targets[screen])

    # Reading

    @Slot()
    def _read(self) -> None:
        client = self.state.client
        if client is None:
            return
        actor, services, limit = self._desk.actor(), self._desk.services, self.state.limit

        def task() -> _Loaded:
            card = services.clients.card(actor, client)
            entries = services.timeline.of_client(actor, client, limit)
            drafts = [d for d in services.drafts.load(actor.worker) if d.record == client]
            mine = (d for d in drafts if d.form.startswith(FORMS))
            return _Loaded(card, entries, tuple(mine))

        self._desk.run(task, self._on_read, lambda error: self._on_read_failed(client, error))

    def _on_read(self, loaded: _Loaded) -> None:
        if loaded.card.id != self.state.client:
            return
        first = self.state.card is None
        marking = self.state.marking
        self._show(
            replace(
                self.state,
                card=loaded.card,
                entries=loaded.entries,
                plain=None,
                unmasked=False,
                basis=None,
                marking=marking if marking in loaded.entries else None,
            )
        )
        if first and loaded.drafts:
            self._drafts = {draft.form: draft for draft in loaded.drafts}
            self._take_up(loaded.drafts)

    def _on_read_failed(self, client: ClientId, error: Exception) -> None:
        self._on_failed(error)
        if self.state.is_opening and self.state.client == client:
            self._show(ClientState())

    def _take_up(self, drafts: Sequence[Draft]) -> None:
        """Open the form that was left half typed."""
        self.edit(target_of(drafts[0].content))

    def _load_plain(self, target: Target) -> None:
        client = self.state.client
        if client is None:
            return
        actor, clients = self._desk.actor(), self._desk.services.clients

        def failed(error: Exception) -> None:
            if isinstance(error, MaskedFormError):
                self._show(replace(self.state, reason_for=(target,)))
            else:
                self._on_failed(error)

        self._desk.run(
            lambda: clients.form(actor, client),
            lambda form: self._on_plain(form, target, unmasked=False),
            failed,
        )

    def _on_plain(self, form: ClientForm, target: Target | None, *, unmasked: bool) -> None:
        if form.client.id != self.state.client:
            return
        self._show(
            replace(
                self.state,
                plain=form,
                unmasked=unmasked or self.state.unmasked,
                reason_for=(),
            )
        )
        if target is None:
            self._tell_closed(None)
        else:
            self._begin_stored(target)

    def _begin_stored(self, target: Target) -> None:
        form = self.state.plain
        if form is None:
            return
        found: Record | None = form.client
        if target.section in _LISTS:
            listed = getattr(form, _LISTS[target.section])
            found = next((one for one in listed if one.id == target.entry), None)
        if found is not None:
            self._begin(target, found)

    def _begin(self, target: Target, before: Record | None) -> None:
        section = SECTIONS[target.section]
        begun = (
            raw_of(section, before) if before is not None else raw_of_new(target.section, section)
        )
        editing = Editing(target, before, begun, dict(begun))
        draft = self._drafts.get(target.form)
        place = Place()
        if draft is not None:
            editing, place = with_draft(editing, draft.content)
        self._show(replace(self.state, editing=editing, reason_for=()))
        self.focus_wanted.emit(place)

    # Storing

    def _saving(
        self, section: Section, editing: Editing, values: Mapping[str, Any]
    ) -> Callable[[], Record]:
        actor, clients, client = self._desk.actor(), self._desk.services.clients, self.state.client
        before = editing.before
        if before is None:
            given = self._of_new(editing, values)
            new = section.new(**given) if section.new is not None else None
            return lambda: getattr(clients, section.add)(actor, client, new)
        after = replace(before, **values)
        return lambda: getattr(clients, section.edit)(actor, before, after)

    def _of_new(self, editing: Editing, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give the fields of a new record: what was typed, and what it began with."""
        section = SECTIONS[editing.target.section]
        bare = {name: raw_of_nothing(section)[name] for name in editing.begun}
        begun, _problems = read_typed(section, bare, editing.begun, self._desk.now())
        given = begun | dict(values)
        if editing.target.section is SectionCode.ELSEWHERE:
            given["register"] = min(self._desk.actor().registers, default=Register.HEALTH)
        return given

    def _on_saved(self, _stored: Record) -> None:
        editing = self.state.editing
        if editing is None:
            return
        section = SECTIONS[editing.target.section]
        self._show(replace(self.state, saving=False))
        self._close(editing.target)
        self._desk.tell(_("Tallennettiin: {what}").format(what=_(section.title)), undo=True)
        self.refresh()

    def _on_save_failed(self, error: Exception) -> None:
        self._show(replace(self.state, saving=False))
        if isinstance(error, ClientInputError):
            self._problems({name: problem_words(one) for name, one in error.problems.items()})
        elif isinstance(error, SameHetuError):
            self._problems({"hetu": _("Tunnus on jo toisella asiakkaalla. Hae hänet tunnuksella.")})
        else:
            self._on_failed(error)

    def _on_voided(self) -> None:
        editing = self.state.editing
        if editing is not None:
            self._close(editing.target)
        self._desk.tell(_("Mitätöitiin"), undo=True)
        self.refresh()

    def _on_marked(self) -> None:
        self._show(replace(self.state, marking=None))
        self._desk.tell(_("Merkittiin, mitä ajalle tapahtui"), undo=True)
        self.refresh()

    def _on_entered(self) -> None:
        self._show(replace(self.state, entering_missed=False))
        self._desk.tell(_("Käyttämättä jäänyt aika kirjattiin"), undo=True)
        self.refresh()

    def _on_basis(self) -> None:
        self._show(replace(self.state, basis=None))
        self._desk.tell(_("Peruste kirjattiin lokiin"))
        self.refresh()

    def _on_basis_failed(self, error: Exception) -> None:
        words = {
            BasisProblem.WITHOUT_SECTION: _("Kirjoita lain kohta."),
            BasisProblem.DAYS: _("Peruste on voimassa 1–365 päivää."),
            BasisProblem.NOT_OWN_DUTY: _("Työtehtäväsi ei ole tässä rekisterissä."),
        }
        if isinstance(error, BasisError) and error.problem in words:
            self._basis_problem(words[error.problem])
        else:
            self._desk.failed(error)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, BasisNeededError) and error.client == self.state.client:
            self._show(
                ClientState(client=error.client, basis=BasisAsked(error.client, error.register))
            )
            return
        self._desk.failed(error)

    def _problems(self, problems: Mapping[str, str]) -> None:
        editing = self.state.editing
        if editing is not None:
            self._show(replace(self.state, editing=replace(editing, problems=problems)))

    def _basis_problem(self, words: str) -> None:
        asked = self.state.basis
        if asked is not None:
            self._show(replace(self.state, basis=replace(asked, problem=words)))

    def _close(self, target: Target) -> None:
        self._keeper.stop()
        self._drafts.pop(target.form, None)
        drafts, worker, client = (
            self._desk.services.drafts,
            self._desk.actor().worker,
            self.state.client,
        )
        if client is not None:
            self._desk.run_drafts(lambda: drafts.discard(client, target.form, worker))
        self._show(replace(self.state, editing=None, saving=False))
        self._tell_closed(target)

    def _tell_closed(self, target: Target | None) -> None:
        self.closed.emit(target)

    def _make_draft(self) -> Draft | None:
        editing, client = self.state.editing, self.state.client
        if editing is None or client is None or not editing.differs:
            return None
        draft = Draft(
            record=client,
            form=editing.target.form,
            worker=self._desk.actor().worker,
            content=draft_text(editing, self.place_source(), self._desk.now()),
            saved_at=self._desk.now(),
        )
        self._drafts[editing.target.form] = draft
        return draft

    def _show(self, state: ClientState) -> None:
        self.state = state
        self.state_changed.emit(state)

"""Turns what the worker chooses into calls of the duties of naming and asking."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import _, local, ngettext
from sotedesk.model.access import Actor
from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.model.weekdays import weekdays_ahead
from sotedesk.services.askings import AskingsOfDesk, Terms
from sotedesk.services.assignments import NamingView
from sotedesk.services.candidates import Candidates
from sotedesk.services.naming_list import ClientNaming
from sotedesk.services.naming_periods import OverlappingNamingError, Whom
from sotedesk.services.naming_refusals import NotQualifiedError
from sotedesk.services.ports import Draft
from sotedesk.ui.care_words import shown_words
from sotedesk.ui.contact_persons.desk_draft import FORM as DESK_FORM
from sotedesk.ui.contact_persons.desk_draft import DeskDraft, draft_of, read_draft
from sotedesk.ui.contact_persons.state import (
    CANNOT,
    FORM,
    NOTHING_CHOSEN,
    Chosen,
    Moving,
    NamingEdit,
    NamingState,
    Returning,
    StandingIn,
)
from sotedesk.ui.desk import Desk
from sotedesk.ui.drafts import DraftKeeper
from sotedesk.ui.error_words import error_words
from sotedesk.ui.once import Once

_ASKS_REASON = {AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED}
_CODES: dict[str, Callable[[Any], object]] = {"status": AssignmentStatus, "role": AssignmentRole}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    clients: tuple[ClientNaming, ...]
    candidates: Candidates | None
    askings: AskingsOfDesk
    takes_new: bool
    draft: Draft | None
    desk_draft: Draft | None


class NamingPresenter(QObject):
    """The naming under way, and the askings.

    Signals:
        state_changed: The new NamingState.
        opened: Another client was opened.
        refused: Something is lacking; the state's problems say what.
        done: Words of what was done, for the status line.
        saved: When what is typed reached the disk.
        failed: An exception of a use case; what is chosen is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    refused = Signal()
    done = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._assignments = desk.services.assignments
        self._askings = desk.services.askings
        self._rules = desk.services.definitions.naming
        self.state = NamingState()
        self._typed = False
        self._once = Once(desk)
        self._keeper = DraftKeeper(
            desk.services.drafts, desk.run_drafts, desk.now, self._make_draft, self
        )
        self._desk_keeper = DraftKeeper(
            desk.services.drafts, desk.run_drafts, desk.now, self._make_desk_draft, self
        )
        self._left = DeskDraft()
        for keeper in (self._keeper, self._desk_keeper):
            keeper.saved.connect(self.saved)
            keeper.failed.connect(self.failed)

    def open(self, client: ClientId | None = None) -> None:
        """Show the clients and one of them: the one given, else the first still to name."""
        self._keep()
        self._read(client, self._on_opened)

    def refresh(self) -> None:
        """Read everything anew, for example after an undo; what is chosen stays."""
        if self.state.client is None:
            self.open()
        else:
            self._read(self.state.client, self._on_reread)

    def edit(self, **values: Any) -> None:  # noqa: ANN401 - fields of NamingEdit
        """Take what is chosen or typed; its mark is taken back."""
        # Codes come out of a Qt signal as plain text.
        read: dict[str, Any] = {n: _CODES.get(n, _same)(value) for n, value in values.items()}
        edit = replace(self.state.edit, **read)
        state = replace(self.state, edit=edit)
        if "chosen" in read:
            state = replace(state, edit=replace(edit, role=_role_of(state)))
        if not self._can_be_chosen(state):
            state = replace(state, edit=replace(state.edit, chosen=None))
        problems = {
            name: words for name, words in self.state.problems.items() if name not in values
        }
        self._show(replace(state, problems=problems, standing_in=_of_present(state)))
        self._typed = True
        self._keeper.touch()

    def confirm(self) -> None:
        """Name, ask, or record why nobody is named; or show what is lacking."""
        state, actor = self.state, self._desk.actor()
        if state.client is None:
            return
        problems = self._problems()
        if problems:
            self._refuse(problems)
            return
        client = state.client
        self._keeper.stop()
        self._once.run(
            lambda: self._record(actor, client, state), self._on_recorded, self._on_failed
        )

    def end_present(self) -> None:
        """End who is named now in the chosen role, so that somebody else can be named today."""
        actor, present = self._desk.actor(), self.state.present
        if present is None:
            return
        shown, yesterday = present.assignment, self._today() - timedelta(days=1)
        last = max(yesterday, shown.valid_from or yesterday)
        self._do(lambda: self._assignments.end(actor, shown, last), _("Nimeäminen päätettiin."))

    def take_back(self, asking: Assignment) -> None:
        """Take an unanswered asking back."""
        actor = self._desk.actor()
        self._do(lambda: self._askings.take_back(actor, asking), _("Pyyntö peruttiin."))

    def accept(self, asking: Assignment) -> None:
        """Accept what was asked of this worker, or of a team the worker is in."""
        actor = self._desk.actor()
        self._do(
            lambda: self._askings.accept(actor, asking), _("Vastaanotettu. Vastuu on sinulla.")
        )

    def start_return(self, asking: Assignment) -> None:
        """Ask why it is returned, in place."""
        self._show(replace(self.state, returning=Returning(asking=asking)))

    def edit_return(self, **values: Any) -> None:  # noqa: ANN401 - fields of Returning
        """Take the reason picked or typed."""
        if self.state.returning is not None:
            returning = replace(self.state.returning, **values, problem="")
            self._show(replace(self.state, returning=returning))
            self._desk_keeper.touch()

    def leave_return(self) -> None:
        """Do not return it after all."""
        self._show(replace(self.state, returning=None))
        self._desk_keeper.touch()

    def give_back(self) -> None:
        """Return it with its reason, or say that one is needed."""
        returning, actor = self.state.returning, self._desk.actor()
        if returning is None:
            return
        if not returning.said:
            problem = _("Valitse syy numerolla tai kirjoita se")
            self._show(replace(self.state, returning=replace(returning, problem=problem)))
            return
        asking, said = returning.asking, returning.said
        self._do(
            lambda: self._askings.give_back(actor, asking, said),
            _("Palautettu: {why}").format(why=said),
        )

    def set_takes_new(self, takes: object) -> None:
        """Say whether one takes new clients."""
        actor = self._desk.actor()
        words = _("Otat uusia asiakkaita.") if takes else _("Et ota uusia asiakkaita nyt.")
        self._do(lambda: self._assignments.set_takes_new(actor, takes=bool(takes)), words)

    def start_stand_in(self) -> None:
        """Choose in place who stands in for whoever is named."""
        present = self.state.present
        if present is not None:
            naming = present.assignment
            begun = StandingIn(
                naming=naming,
                chosen=naming.stand_in or naming.stand_in_team,
                first_day=naming.stand_in_from,
                last_day=naming.stand_in_until,
            )
            self._show(replace(self.state, standing_in=begun))

    def edit_stand_in(self, **values: Any) -> None:  # noqa: ANN401 - fields of StandingIn
        """Take who or when."""
        if self.state.standing_in is not None:
            self._show(replace(self.state, standing_in=replace(self.state.standing_in, **values)))

    def leave_stand_in(self) -> None:
        """Leave the stand-in as it was."""
        self._show(replace(self.state, standing_in=None))

    def save_stand_in(self) -> None:
        """Record who stands in, or that nobody does."""
        given, actor = self.state.standing_in, self._desk.actor()
        if given is None:
            return
        whom = self._whom(given.chosen) if given.chosen is not None else None
        self._do(
            lambda: self._assignments.set_stand_in(
                actor, given.naming, whom, first_day=given.first_day, last_day=given.last_day
            ),
            _("Sijainen kirjattiin.") if whom is not None else _("Sijainen poistettiin."),
        )

    def start_moving(self) -> None:
        """Show all of one's own clients before somebody is asked to take them."""
        actor = self._desk.actor()
        duties = self._desk.services

        def load() -> tuple[Any, ...]:
            return self._askings.own_namings(actor), duties.directory.workers(actor)

        self._desk.run(load, self._on_moving, self.failed.emit)

    def edit_move(self, **values: Any) -> None:  # noqa: ANN401 - fields of Moving
        """Take who is asked, from when, and what is told."""
        if self.state.moving is not None:
            moving = replace(self.state.moving, **values, problem="")
            self._show(replace(self.state, moving=moving))
            self._desk_keeper.touch()

    def leave_moving(self) -> None:
        """Ask nobody now; what was typed is there again the next time."""
        self._left = draft_of(self.state, self._left)
        self._show(replace(self.state, moving=None))

    def send_move(self) -> None:
        """Ask for all clients shown, each by its own asking; or say what is lacking."""
        moving, actor = self.state.moving, self._desk.actor()
        if moving is None:
            return
        if moving.worker is None or not moving.to_ask:
            words = _("Valitse, ketä pyydät") if moving.to_ask else _("Ketään ei ole siirrettävänä")
            self._show(replace(self.state, moving=replace(moving, problem=words)))
            return
        worker, asked = moving.worker, moving.to_ask
        terms = Terms(
            message=moving.message, valid_from=moving.starts_on, answer_by=moving.answer_by
        )
        self._once.run(
            lambda: self._askings.ask_for_all(actor, asked, worker, terms),
            self._on_moved,
            self._on_move_failed,
        )

    def _record(self, actor: Actor, client: ClientId, state: NamingState) -> NamingView:
        edit = state.edit
        said: dict[str, Any] = {
            "main_need": edit.main_need,
            "client_wish": edit.client_wish,
            "reason": edit.reason,
        }
        recorded = self._recorded(actor, client, state, said)
        self._desk.services.drafts.discard(client, FORM, actor.worker)
        return recorded

    def _recorded(
        self, actor: Actor, client: ClientId, state: NamingState, said: dict[str, Any]
    ) -> NamingView:
        edit = state.edit
        if edit.status is not AssignmentStatus.NAMED:
            return self._assignments.leave_unnamed(
                actor, client, edit.status, ask_again_on=edit.ask_again_on, **said
            )
        if edit.chosen is None:
            raise RuntimeError("nobody is chosen")
        whom = self._whom(edit.chosen)
        if not state.names_at_once:
            terms = Terms(
                role=edit.role,
                valid_from=edit.starts_on,
                message=edit.message,
                answer_by=edit.answer_by,
                **said,
            )
            return self._askings.ask(actor, client, whom, terms)
        if whom.team is not None:
            return self._assignments.name_team(
                actor, client, whom.team, valid_from=edit.starts_on, **said
            )
        return self._assignments.name_worker(
            actor, client, actor.worker, role=edit.role, valid_from=edit.starts_on, **said
        )

    def _whom(self, chosen: Chosen) -> Whom:
        found = self.state.candidates
        if found is not None and any(team.id == chosen for team in found.teams):
            return Whom(team=TeamId(chosen))
        return Whom(worker=WorkerId(chosen))

    def _problems(self) -> dict[str, str]:
        edit = self.state.edit
        if edit.status in _ASKS_REASON and not edit.reason.strip():
            return {"reason": _("Kirjoita perustelu")}
        if edit.status is AssignmentStatus.NAMED and edit.chosen is None:
            team = edit.role is AssignmentRole.OWN_TEAM
            return {"chosen": _("Valitse tiimi") if team else _("Valitse henkilö")}
        return {}

    def _can_be_chosen(self, state: NamingState) -> bool:
        """Whether the one chosen can be named in the role chosen."""
        of_team = state.edit.role is AssignmentRole.OWN_TEAM
        one = state.team if of_team else state.worker
        return one is not None and state.fit(one, self._rules) not in CANNOT

    def _today(self) -> date:
        return local(self._desk.now()).date()

    def _show(self, state: NamingState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _refuse(self, problems: dict[str, str]) -> None:
        self._show(replace(self.state, problems=problems))
        self.refused.emit()

    def _do(self, task: Callable[[], object], words: str) -> None:
        """Do something, say it, and read everything anew."""

        def finished(_result: object) -> None:
            self.done.emit(words)
            was_returning = self.state.returning is not None
            self._show(replace(self.state, returning=None, standing_in=None))
            if was_returning:
                self._desk_keeper.touch()
            self.refresh()

        self._once.run(task, finished, self.failed.emit)

    def _read(self, wanted: ClientId | None, then: Callable[[_Loaded], object]) -> None:
        actor, duties = self._desk.actor(), self._desk.services

        def load() -> _Loaded:
            clients = self._assignments.list_clients(actor)
            client = wanted or next((line.subject.id for line in clients), None)
            found = self._assignments.candidates(actor, client) if client is not None else None
            drafts = {(one.record, one.form): one for one in duties.drafts.load(actor.worker)}
            return _Loaded(
                clients=clients,
                candidates=found,
                askings=self._askings.of_desk(actor),
                takes_new=duties.directory.worker(actor).takes_new,
                draft=drafts.get((client, FORM)) if client is not None else None,
                desk_draft=drafts.get((actor.worker, DESK_FORM)),
            )

        self._desk.run(load, then, self.failed.emit)

    def _taken(self, loaded: _Loaded) -> NamingState:
        return replace(
            self.state,
            clients=loaded.clients,
            candidates=loaded.candidates,
            askings=loaded.askings,
            takes_new=loaded.takes_new,
            me=self._desk.actor().worker,
        )

    def _on_opened(self, loaded: _Loaded) -> None:
        self._keep()  # what was typed since the reading was asked for
        self._left = draft_of(self.state, self._left)
        found, edit = loaded.candidates, NOTHING_CHOSEN
        if found is not None:
            today = self._today()
            edit = NamingEdit(
                main_need=found.main_need,
                client_wish=found.client_wish,
                starts_on=today,
                answer_by=weekdays_ahead(today),
            )
        if self._typed and found is not None and found.subject.id == self.state.client:
            edit = self.state.edit
        elif loaded.draft is not None:
            edit = edit.with_draft(loaded.draft.content)
        self._typed = False
        taken = self._taken(loaded)
        if self.state.askings is None and loaded.desk_draft is not None:
            self._left = read_draft(loaded.desk_draft.content)
            taken = replace(taken, returning=self._left.returning(loaded.askings))
        self._show(replace(taken, edit=edit, problems={}, standing_in=None, moving=None))
        self.opened.emit()

    def _on_reread(self, loaded: _Loaded) -> None:
        read = loaded.candidates.subject.id if loaded.candidates is not None else None
        if read == self.state.client:
            self._show(self._taken(loaded))

    def _on_recorded(self, view: NamingView) -> None:
        self._typed = False
        name = shown_words(view.name)
        match view.assignment.status:
            case AssignmentStatus.ASKED:
                words = _("Pyydetty: {name}. Vastuu siirtyy, kun pyyntö on vastaanotettu.")
            case AssignmentStatus.NAMED:
                words = _("Nimetty: {name}.")
            case _:
                words = _("Nimeäminen kirjattu.")
        self.done.emit(words.format(name=name))
        self.open(view.subject.id)

    def _on_moving(self, found: tuple[Any, ...]) -> None:
        namings, workers = found
        actor, today = self._desk.actor(), self._today()
        able = [
            one
            for one in workers
            if one.id != actor.worker and actor.registers.intersection(one.registers)
        ]
        moving = Moving(
            namings=namings,
            workers=tuple(able),
            starts_on=today + timedelta(days=1),
            answer_by=weekdays_ahead(today),
        )
        self._show(replace(self.state, moving=self._left.laid_over(moving)))

    def _on_moved(self, views: tuple[NamingView, ...]) -> None:
        name = shown_words(views[0].name)
        words = ngettext(
            "Pyydetty: {name}, 1 asiakas. Vastuu on sinulla vastaanottoon asti.",
            "Pyydetty: {name}, {n} asiakasta. Vastuu on sinulla vastaanottoon asti.",
            len(views),
        )
        self.done.emit(words.format(n=len(views), name=name))
        self._left = DeskDraft()
        self._show(replace(self.state, moving=None))
        self._desk_keeper.touch()
        self.refresh()

    def _on_move_failed(self, error: Exception) -> None:
        moving = self.state.moving
        if moving is not None and isinstance(error, (OverlappingNamingError, NotQualifiedError)):
            problem = replace(moving, problem=error_words(error))
            self._show(replace(self.state, moving=problem))
        else:
            self.failed.emit(error)

    def _on_failed(self, error: Exception) -> None:
        self._keeper.touch()
        if isinstance(error, OverlappingNamingError):
            words = _("{name} on jo nimetty. Päätä nimeäminen ensin.")
            if error.present.status is AssignmentStatus.ASKED:
                words = _("{name} on jo pyydetty. Peru pyyntö ensin.")
            self._refuse({"present": words.format(name=shown_words(error.name))})
        elif isinstance(error, NotQualifiedError):
            self._refuse({"chosen": error_words(error)})
        else:
            self.failed.emit(error)

    def _keep(self) -> None:
        """Write what is typed for one client before another is opened."""
        if self._typed:
            self._keeper.write_now()

    def _make_desk_draft(self) -> Draft:
        worker = self._desk.actor().worker
        return Draft(
            record=worker,
            form=DESK_FORM,
            worker=worker,
            content=draft_of(self.state, self._left).text(),
            saved_at=self._desk.now(),
        )

    def _make_draft(self) -> Draft | None:
        client = self.state.client
        if client is None:
            return None
        return Draft(
            record=client,
            form=FORM,
            worker=self._desk.actor().worker,
            content=self.state.edit.draft(),
            saved_at=self._desk.now(),
        )


def _same(value: object) -> object:
    return value


def _of_present(state: NamingState) -> StandingIn | None:
    """Give the stand-in being chosen, while it is for whoever is named in the role chosen."""
    given, present = state.standing_in, state.present
    kept = given is not None and present is not None and present.assignment.id == given.naming.id
    return given if kept else None


def _role_of(state: NamingState) -> AssignmentRole:
    """Give the role that goes with the one chosen: a team is an own team, a worker is not."""
    if state.team is not None:
        return AssignmentRole.OWN_TEAM
    if state.edit.role is AssignmentRole.OWN_TEAM and state.worker is not None:
        return AssignmentRole.CONTACT_PERSON
    return state.edit.role

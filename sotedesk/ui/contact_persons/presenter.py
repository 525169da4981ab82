"""Turns what the worker chooses into calls of the assignments' duty."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from sotedesk.i18n import _, local
from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.ids import ClientId, TeamId, WorkerId
from sotedesk.services.askings import Terms
from sotedesk.services.assignments import NamingView
from sotedesk.services.candidates import Candidates
from sotedesk.services.naming_list import ClientNaming
from sotedesk.services.naming_periods import OverlappingNamingError, Whom
from sotedesk.services.naming_refusals import NotQualifiedError
from sotedesk.ui.care_words import shown_words
from sotedesk.ui.contact_persons.state import NamingEdit, NamingState
from sotedesk.ui.desk import Desk

_ASKS_REASON = {AssignmentStatus.NOT_NEEDED, AssignmentStatus.NOT_WANTED}
_Loaded = tuple[tuple[ClientNaming, ...], Candidates | None]


class NamingPresenter(QObject):
    """The naming under way.

    Signals:
        state_changed: The new NamingState.
        opened: Another client was opened.
        refused: Naming lacks something; the state's problems say what.
        named: The NamingView as stored.
        failed: An exception of a use case; what is chosen is kept.
    """

    state_changed = Signal(object)
    opened = Signal()
    refused = Signal()
    named = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._assignments = desk.services.assignments
        self._askings = desk.services.askings
        self.state = NamingState()

    def open(self, client: ClientId | None = None) -> None:
        """Show the clients and one of them: the one given, else the first still to name."""
        actor = self._desk.actor()

        def load() -> _Loaded:
            clients = self._assignments.list_clients(actor)
            wanted = client or next((line.subject.id for line in clients), None)
            if wanted is None:
                return clients, None
            return clients, self._assignments.candidates(actor, wanted)

        self._desk.run(load, self._on_loaded, self.failed.emit)

    def refresh(self) -> None:
        """Read everything anew, for example after an undo; what is chosen stays."""
        if self.state.client is None:
            self.open()
        else:
            self._reread()

    def edit(self, **values: Any) -> None:  # noqa: ANN401 - fields of NamingEdit
        """Take what is chosen or typed; its mark is taken back."""
        # Codes come out of a Qt signal as plain text.
        if "status" in values:
            values["status"] = AssignmentStatus(values["status"])
        if "role" in values:
            values["role"] = AssignmentRole(values["role"])
        edit = replace(self.state.edit, **values)
        if "role" in values and not self._fits(edit):
            edit = replace(edit, chosen=None)
        problems = {
            name: words for name, words in self.state.problems.items() if name not in values
        }
        self._show(replace(self.state, edit=edit, problems=problems))

    def confirm(self) -> None:
        """Name, or record why not; or show what is lacking."""
        state, actor = self.state, self._desk.actor()
        if state.client is None:
            return
        problems = self._problems()
        if problems:
            self._refuse(problems)
            return
        client, edit = state.client, state.edit
        self._desk.run(lambda: self._record(actor, client, edit), self._on_named, self._on_failed)

    def end_present(self) -> None:
        """End who is named now in the chosen role, so that somebody else can be named today."""
        state, actor = self.state, self._desk.actor()
        today = local(self._desk.now()).date()
        holding = [one for one in self._present() if one.assignment.role == state.edit.role]
        if not holding:
            return
        shown = holding[0].assignment
        yesterday = today - timedelta(days=1)
        last = max(yesterday, shown.valid_from or yesterday)
        self._desk.run(
            lambda: self._assignments.end(actor, shown, last), self._on_ended, self.failed.emit
        )

    def _record(self, actor: Actor, client: ClientId, edit: NamingEdit) -> NamingView:
        said: dict[str, Any] = {
            "main_need": edit.main_need,
            "client_wish": edit.client_wish,
            "reason": edit.reason,
        }
        if edit.status is not AssignmentStatus.NAMED:
            return self._assignments.leave_unnamed(actor, client, edit.status, **said)
        if edit.chosen == actor.worker:
            return self._assignments.name_worker(
                actor, client, actor.worker, role=edit.role, valid_from=edit.starts_on, **said
            )
        team = edit.role is AssignmentRole.OWN_TEAM
        whom = Whom(team=TeamId(_id(edit))) if team else Whom(worker=WorkerId(_id(edit)))
        terms = Terms(role=edit.role, valid_from=edit.starts_on, **said)
        return self._askings.ask(actor, client, whom, terms)

    def _problems(self) -> dict[str, str]:
        edit = self.state.edit
        if edit.status in _ASKS_REASON and not edit.reason.strip():
            return {"reason": _("Kirjoita perustelu")}
        if edit.status is AssignmentStatus.NAMED and edit.chosen is None:
            team = edit.role is AssignmentRole.OWN_TEAM
            return {"chosen": _("Valitse tiimi") if team else _("Valitse henkilö")}
        return {}

    def _fits(self, edit: NamingEdit) -> bool:
        """Whether the one chosen can be named in the role chosen."""
        found = self.state.candidates
        if found is None or edit.chosen is None:
            return True
        if edit.role is AssignmentRole.OWN_TEAM:
            return any(team.id == edit.chosen for team in found.teams)
        rules = self._desk.services.definitions.naming
        own = edit.role is AssignmentRole.OWN_WORKER
        return any(
            one.id == edit.chosen and (rules.may_be_own_worker(one.roles) or not own)
            for one in found.workers
        )

    def _present(self) -> tuple[NamingView, ...]:
        return self.state.candidates.present if self.state.candidates is not None else ()

    def _show(self, state: NamingState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _refuse(self, problems: dict[str, str]) -> None:
        self._show(replace(self.state, problems=problems))
        self.refused.emit()

    def _on_loaded(self, loaded: _Loaded) -> None:
        clients, candidates = loaded
        edit = NamingEdit()
        if candidates is not None:
            edit = NamingEdit(
                main_need=candidates.main_need,
                client_wish=candidates.client_wish,
                starts_on=local(self._desk.now()).date(),
            )
        self._show(NamingState(clients=clients, candidates=candidates, edit=edit))
        self.opened.emit()

    def _on_named(self, view: NamingView) -> None:
        self.named.emit(view)
        self.open(view.subject.id)

    def _on_ended(self, _view: NamingView) -> None:
        self._reread()

    def _reread(self) -> None:
        actor, client = self._desk.actor(), self.state.client
        if client is None:
            return

        def load() -> _Loaded:
            clients = self._assignments.list_clients(actor)
            return clients, self._assignments.candidates(actor, client)

        def shown(loaded: _Loaded) -> None:
            clients, candidates = loaded
            edit = self.state.edit
            if self.state.client == client:
                self._show(NamingState(clients=clients, candidates=candidates, edit=edit))

        self._desk.run(load, shown, self.failed.emit)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, OverlappingNamingError):
            words = _("{name} on jo nimetty. Päätä ensin se.").format(name=shown_words(error.name))
            self._refuse({"present": words})
        elif isinstance(error, NotQualifiedError):
            self._refuse({"chosen": _("Pätevyys ei riitä. Valitse toinen.")})
        else:
            self.failed.emit(error)


def _id(edit: NamingEdit) -> Any:  # noqa: ANN401 - a worker's or a team's id
    if edit.chosen is None:
        raise RuntimeError("nobody is chosen")
    return edit.chosen

"""Who can log in: the list, one more worker, a password given or changed."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sotedesk.i18n import _
from sotedesk.model.changes import Register
from sotedesk.model.ids import UnitId, WorkerId
from sotedesk.model.worker import Role, Unit, UnitKind, Worker
from sotedesk.services.accounts import SHORTEST_PASSWORD, Account
from sotedesk.services.directory_keeping import NewWorker
from sotedesk.services.logins import LoginTakenError
from sotedesk.services.ports import Draft
from sotedesk.ui.desk import Desk
from sotedesk.ui.drafts import DraftKeeper
from sotedesk.ui.workers.state import FORM, Doing, Problem, Typed, WorkersState, typed_of

_Loaded = tuple[tuple[Account, ...], tuple[Unit, ...], list[Draft]]


class WorkersPresenter(QObject):
    """Adds workers and lets them log in.

    Signals:
        state_changed: The new WorkersState.
        refused: Something is wrong; the focus goes to the first field that is.
    """

    state_changed = Signal(object)
    refused = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._units: dict[str, Unit] = {}
        self._loaded = False
        self.state = WorkersState(desk.actor().worker)
        self._keeper = DraftKeeper(
            desk.services.drafts, desk.run_drafts, desk.now, self._make_draft, self
        )
        self._keeper.failed.connect(desk.failed)

    def refresh(self) -> None:
        """Read the list again."""
        actor, services = self._desk.actor(), self._desk.services

        def load() -> _Loaded:
            drafts = services.drafts.load(actor.worker)
            return services.accounts.accounts(actor), services.directory.units(actor), drafts

        self._desk.run(load, self._on_loaded, self._desk.failed)

    def type_text(self, field: str, text: str) -> None:
        """Take what is typed about a new worker."""
        kept = tuple(one for one in self.state.problems if one[0] != field)
        typed = replace(self.state.typed, **{field: text})
        self._show(replace(self.state, typed=typed, problems=kept))
        self._keeper.touch()

    def choose(self, worker: UUID) -> None:
        """Give a worker of the list a password, or change one's own."""
        found = next((one for one in self.state.accounts if one.worker.id == worker), None)
        if found is None:
            return
        if not found.has_password:
            self._open(Doing.GIVE, found)
        elif worker != self.state.own:
            self._desk.tell(_("Hänellä on jo salasana. Hän vaihtaa sen itse."))
        elif not found.worker.login:
            self._desk.tell(_("Esittelyssä ei kysytä salasanaa."))
        else:
            self._open(Doing.CHANGE, found)

    def leave(self) -> None:
        """Go back to the form of a new worker, as it was."""
        self._open(Doing.ADD, None)

    def add(self, password: str, again: str) -> None:
        """Add the worker typed, with the password typed."""
        typed = self.state.typed
        problems = [*_new_problems(typed), *_password_problems(password, again)]
        if self._refuse(problems):
            return
        actor, services = self._desk.actor(), self._desk.services
        new = _new(typed, self._units[typed.unit])

        def task() -> Worker:
            made = services.accounts.add(actor, new)
            services.slots.give(WorkerId(made.id), made.login, password)
            return made

        self._do(task, self._on_added)

    def give(self, login: str, password: str, again: str) -> None:
        """Give the worker chosen a first password at this desk."""
        whom = self.state.whom
        missing = [] if login.strip() else [("login", Problem.NO_LOGIN)]
        if whom is None or self._refuse([*missing, *_password_problems(password, again)]):
            return
        actor, services = self._desk.actor(), self._desk.services

        def task() -> Worker:
            known = services.accounts.prepare(actor, WorkerId(whom.worker.id), login)
            services.slots.give(WorkerId(known.id), known.login, password)
            return known

        self._do(task, self._on_given)

    def change(self, old: str, password: str, again: str) -> None:
        """Change one's own password."""
        missing = [] if old else [("old", Problem.WRONG_PASSWORD)]
        if self._refuse([*missing, *_password_problems(password, again)]):
            return
        actor, services = self._desk.actor(), self._desk.services

        def task() -> Worker:
            own = services.accounts.begin_password_change(actor)
            services.slots.change(own.login, old, password)
            return own

        self._do(task, self._on_changed)

    def _do(self, task: Callable[[], Worker], done: Callable[[Worker], object]) -> None:
        self._show(replace(self.state, busy=True, problems=()))
        self._desk.run(task, done, self._on_failed)

    def _on_added(self, worker: Worker) -> None:
        self._keeper.stop()
        drafts, own = self._desk.services.drafts, self.state.own
        self._desk.run_drafts(lambda: drafts.discard(own, FORM, own))
        self._show(replace(self.state, typed=Typed(unit=self.state.typed.unit)))
        self._on_given(worker)

    def _on_given(self, worker: Worker) -> None:
        self._desk.tell(
            _("{name} voi nyt kirjautua. Ctrl+L vaihtaa työntekijää.").format(name=worker.name)
        )
        self._after()

    def _on_changed(self, _worker: Worker) -> None:
        self._desk.tell(_("Salasanasi on vaihdettu. Vanha ei enää avaa työpöytää."))
        self._after()

    def _after(self) -> None:
        self._open(Doing.ADD, None)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._show(replace(self.state, busy=False))
        if isinstance(error, LoginTakenError):
            self._refuse([("login", Problem.LOGIN_TAKEN)])
        elif type(error).__name__ == "WrongPasswordError":  # the store is a stranger here
            self._refuse([("old", Problem.WRONG_PASSWORD)])
        else:
            self._desk.failed(error)
            self.refresh()

    def _refuse(self, problems: list[tuple[str, Problem]]) -> bool:
        self._show(replace(self.state, problems=tuple(problems)))
        if problems:
            self.refused.emit()
        return bool(problems)

    def _open(self, doing: Doing, whom: Account | None) -> None:
        count = self.state.round + 1
        self._show(
            replace(self.state, doing=doing, whom=whom, problems=(), round=count, busy=False)
        )

    @Slot(object)
    def _on_loaded(self, loaded: _Loaded) -> None:
        accounts, units, drafts = loaded
        self._units = {str(one.id): one for one in units}
        state = replace(
            self.state,
            accounts=accounts,
            units=tuple((UnitId(one.id), one.name) for one in units),
        )
        if not self._loaded:
            self._loaded = True
            unit = str(self._desk.actor().unit or "")
            kept = next((typed_of(one.content) for one in drafts if one.form == FORM), None)
            state = replace(state, typed=kept or Typed(unit=unit if unit in self._units else ""))
        self._show(state)

    def _make_draft(self) -> Draft:
        own = self.state.own
        return Draft(
            record=own,
            form=FORM,
            worker=own,
            content=self.state.typed.draft(),
            saved_at=self._desk.now(),
        )

    def _show(self, state: WorkersState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _new_problems(typed: Typed) -> list[tuple[str, Problem]]:
    problems = [
        (field, Problem.NAMELESS)
        for field in ("first_name", "last_name")
        if not getattr(typed, field).strip()
    ]
    if not typed.unit:
        problems.append(("unit", Problem.NO_UNIT))
    if not typed.login.strip():
        problems.append(("login", Problem.NO_LOGIN))
    return problems


def _password_problems(password: str, again: str) -> list[tuple[str, Problem]]:
    if len(password) < SHORTEST_PASSWORD:
        return [("password", Problem.SHORT_PASSWORD)]
    return [] if password == again else [("password", Problem.DIFFERENT_PASSWORDS)]


def _new(typed: Typed, unit: Unit) -> NewWorker:
    registers: tuple[Register, ...] = (unit.keeps,)
    usual = Role.NURSE if unit.unit_kind is UnitKind.HEALTH else Role.GUIDE
    return NewWorker(
        first_name=typed.first_name.strip(),
        last_name=typed.last_name.strip(),
        title=typed.title.strip(),
        roles=(Role(typed.role) if typed.role else usual,),
        registers=registers,
        unit=unit.id,
        login=typed.login,
    )

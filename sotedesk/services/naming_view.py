"""A naming as screens show it, with what a safety ban hides of it (users.md [5.c])."""

from sotedesk.model.assignment import Assignment
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import TeamId, UnitId, WorkerId
from sotedesk.model.masking import Shown, ban_masked
from sotedesk.model.worker import Team, Unit, Worker
from sotedesk.services.subject import Subject, subject, worker_name
from sotedesk.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingView:
    """A naming as the screen shows it.

    Attributes:
        name: The worker's or team's name; empty when nobody is named. A team's is masked under the
            client's safety ban: it tells where the client lives.
        title: The worker's profession; empty for a team.
        unit_name: Where the worker works; masked under the client's safety ban.
        phone: The worker's or team's number; masked under the client's safety ban.
        stand_in_name: Who answers meanwhile, or empty; a team is masked as above.
        asked_by_name: Who made the record: who asked, or who named.
    """

    assignment: Assignment
    subject: Subject
    name: Shown
    title: str
    unit_name: Shown
    phone: Shown
    stand_in_name: Shown = ""
    asked_by_name: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """A worker or a team, as directories know them; nameless for nobody."""

    name: str = ""
    title: str = ""
    unit: UnitId | None = None
    phone: str = ""
    is_team: bool = False

    def shown_name(self, person: Subject) -> Shown:
        """Give the name; a team's is masked under the person's safety ban."""
        return ban_masked(self.name, banned=self.is_team and person.safety_ban)


def who_of(work: Work, naming: Assignment) -> Who:
    """Give who is named or asked."""
    return _who(work, naming.worker, naming.team)


def stand_in_of(work: Work, naming: Assignment) -> Who:
    """Give who stands in."""
    return _who(work, naming.stand_in, naming.stand_in_team)


def view_naming(work: Work, naming: Assignment) -> NamingView:
    """Show a naming; a safety ban hides where the named one is found."""
    person, who = subject(work, naming.client), who_of(work, naming)
    unit = work.store.get(Unit, who.unit) if who.unit is not None else None
    return NamingView(
        assignment=naming,
        subject=person,
        name=who.shown_name(person),
        title=who.title,
        unit_name=ban_masked(unit.name if unit is not None else "", banned=person.safety_ban),
        phone=ban_masked(who.phone, banned=person.safety_ban),
        stand_in_name=stand_in_of(work, naming).shown_name(person),
        asked_by_name=worker_name(work, naming.created_by),
    )


def _who(work: Work, worker_id: WorkerId | None, team_id: TeamId | None) -> Who:
    worker = work.store.get(Worker, worker_id) if worker_id is not None else None
    if worker is not None:
        return Who(worker.name, worker.title, worker.unit, worker.phone)
    team = work.store.get(Team, team_id) if team_id is not None else None
    return Who(team.name, phone=team.phone, is_team=True) if team is not None else Who()

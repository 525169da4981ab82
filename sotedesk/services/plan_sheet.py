"""What stands on the client's sheet of a plan, gathered from the plan, its rows and the naming.

Source: domain §1.5; users.md [4.i], §5.5: paper never says what did not happen. It is the client's
own copy, so a safety ban hides nothing of the contact person here.
"""

from datetime import date, datetime

from sotedesk.model.assignment import Assignment, AssignmentRole
from sotedesk.model.client import Client
from sotedesk.model.ids import WorkerId, moment
from sotedesk.model.matter import WordsSource
from sotedesk.model.phone import shown
from sotedesk.model.plan import PartTaken, Plan, PlanKind, PlanRow, PlanStatus
from sotedesk.model.review import SituationMapping, Talked
from sotedesk.model.worker import Team, Unit, Worker
from sotedesk.services import paper
from sotedesk.services.assignments import in_force
from sotedesk.services.ports import where
from sotedesk.services.subject import NEEDS_INTERPRETER, worker_name
from sotedesk.services.work import HELSINKI, Work

PAPER_LANGUAGES = frozenset({"fi"})
"""Languages whose texts the paper has; a client of another language gets Finnish ([8.b])."""

_KINDS: dict[str, paper.PlanKind] = {
    PlanKind.HEALTH_CARE_PLAN: paper.PlanKind.HEALTH_CARE_PLAN,
    PlanKind.CLIENT_PLAN: paper.PlanKind.CLIENT_PLAN,
    PlanKind.SERVICE_PLAN: paper.PlanKind.SERVICE_PLAN,
}
_STATUSES: dict[str, paper.SheetStatus] = {
    PlanStatus.DRAFT: paper.SheetStatus.DRAFT,
    PlanStatus.CONFIRMED: paper.SheetStatus.CONFIRMED,
    PlanStatus.ENDED: paper.SheetStatus.ENDED,
}
_MANNERS: dict[str, paper.MeetingManner] = {
    PartTaken.IN_PERSON: paper.MeetingManner.IN_PERSON,
    PartTaken.PHONE: paper.MeetingManner.PHONE,
    PartTaken.VIDEO: paper.MeetingManner.VIDEO,
    PartTaken.IN_WRITING: paper.MeetingManner.MESSAGES,
}
_SOURCES: dict[str, paper.WordsSource] = {
    WordsSource.SELF: paper.WordsSource.SELF,
    WordsSource.INTERPRETER: paper.WordsSource.THROUGH_INTERPRETER,
    WordsSource.RELATIVE: paper.WordsSource.TOLD_BY_RELATIVE,
}
_ROLES: dict[str, paper.ContactRole] = {
    AssignmentRole.CONTACT_PERSON: paper.ContactRole.CONTACT_PERSON,
    AssignmentRole.OWN_WORKER: paper.ContactRole.OWN_WORKER,
    AssignmentRole.OWN_TEAM: paper.ContactRole.OWN_TEAM,
}
_CHANNELS = {channel.value: channel for channel in paper.HelpChannel}


class NewerVersionError(ValueError):
    """The plan has a kind or status that only a newer version knows, so it cannot be put on paper.

    Attributes:
        code: The unknown code.
    """

    def __init__(self, code: str) -> None:
        """Name the code."""
        super().__init__(code)
        self.code = code


def client_sheet(
    work: Work, plan: Plan, rows: tuple[PlanRow, ...], languages: frozenset[str]
) -> paper.ClientSheet:
    """Give what stands on the client's sheet of a plan the actor was shown.

    Args:
        languages: Those the paper has texts in; a client of another gets Finnish.

    Raises:
        NewerVersionError: The kind or status is one this version does not know.
    """
    for code, known in ((plan.plan_kind, _KINDS), (plan.status, _STATUSES)):
        if code not in known:
            raise NewerVersionError(code)
    client = work.get(Client, plan.client)
    unit = work.store.get(Unit, plan.unit) if plan.unit is not None else None
    namings = in_force(work, plan.client, plan.register)
    draft = plan.status is PlanStatus.DRAFT
    return paper.ClientSheet(
        unit=unit.name if unit is not None else "",
        client_name=client.spoken_name,
        birth_date=client.birth_date,
        kind=_KINDS[plan.plan_kind],
        number=plan.number,
        version=plan.version,
        status=_STATUSES[plan.status],
        printed_at=work.now,
        confirmed_on=_confirmed_on(work, plan),
        ended_on=_day(plan.status_at) if plan.status is PlanStatus.ENDED else None,
        going_through=_going_through(plan, client) if draft else None,
        client_part=_client_part(plan),
        interpreter_needed=client.interpreter_need in NEEDS_INTERPRETER,
        contact=_contact(work, plan, namings, unit),
        wish=_wish(plan),
        rows=tuple(_row(row) for row in rows),
        strengths=_lines(plan.strengths),
        review=_review(plan),
        makers=_makers(work, plan, namings),
        printed_by=worker_name(work, work.actor.worker),
        language=client.service_language if client.service_language in languages else "fi",
    )


def _day(at: datetime | None) -> date | None:
    return at.astimezone(HELSINKI).date() if at is not None else None


def _confirmed_on(work: Work, plan: Plan) -> date | None:
    """Give the day of confirming; of an ended plan it stands only in its changes."""
    if plan.status is PlanStatus.CONFIRMED:
        return _day(plan.status_at)
    written = (change.groups or {} for change in work.store.changes(plan.id))
    statuses = (groups["status"] for groups in written if "status" in groups)
    confirmed = [
        moment(status["status_at"])
        for status in statuses
        if status["status"] == PlanStatus.CONFIRMED and isinstance(status["status_at"], int)
    ]
    return _day(max(confirmed, default=None))


def _going_through(plan: Plan, client: Client) -> paper.GoingThrough:
    interpreter = client.interpreter_need in NEEDS_INTERPRETER
    return paper.GoingThrough(on=plan.going_through_on, interpreter=interpreter)


def _client_part(plan: Plan) -> paper.ClientPart | None:
    """Give the client's part; ``None`` also for a manner that only a newer version knows."""
    how = _MANNERS.get(plan.part_how) if plan.part_how is not None else None
    if how is None or plan.part_on is None:
        return None
    return paper.ClientPart(
        how=how, on=plan.part_on, interpreter_language=plan.part_interpreter or None
    )


def _wish(plan: Plan) -> paper.ClientWish | None:
    """Give the client's view; what a professional told is no wish in the client's own words."""
    source = _SOURCES.get(plan.client_view_source or WordsSource.SELF)
    if source is None or not plan.client_view.strip():
        return None
    return paper.ClientWish(text=plan.client_view.strip(), source=source)


def _row(row: PlanRow) -> paper.SheetRow:
    how = _CHANNELS.get(row.how)
    return paper.SheetRow(
        need=row.need,
        action=row.means,
        who=row.who,
        when=row.when,
        how=how,
        how_words="" if how is not None else row.how,
        goal=row.goal,
        follow_up=row.follow_up,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _review(plan: Plan) -> paper.SheetReview | None:
    if plan.review_on is None:
        return None
    return paper.SheetReview(on=plan.review_on, how=plan.review_how)


def _contact(
    work: Work, plan: Plan, namings: list[Assignment], unit: Unit | None
) -> paper.SheetContact | None:
    """Give whom the client turns to: the named one, else the plan's unit.

    A naming made for this draft is a proposal the client has not answered; one that began before
    it stands already.
    """
    if not namings:
        return _unit_contact(unit)
    naming, begun = namings[0], _day(plan.created_at) or work.today
    new = naming.valid_from is None or naming.valid_from >= begun
    worker = work.look(Worker, naming.worker)
    team = _team(work, namings)
    who = worker or team
    if who is None or naming.role not in _ROLES:
        return _unit_contact(unit)
    return paper.SheetContact(
        role=_ROLES[naming.role],
        name=who.name,
        title=worker.title if worker is not None else "",
        proposed=plan.status is PlanStatus.DRAFT and new,
        phones=_phones(who.phone, who.phone_hours),
        away_who=team.name if worker is not None and team is not None else "",
        away_phone=shown(team.phone) if worker is not None and team is not None else "",
    )


def _unit_contact(unit: Unit | None) -> paper.SheetContact | None:
    if unit is None:
        return None
    return paper.SheetContact(
        role=paper.ContactRole.UNIT, name=unit.name, phones=_phones(unit.phone, unit.phone_hours)
    )


def _phones(number: str, hours: str) -> tuple[paper.SheetPhone, ...]:
    if not number:
        return ()
    return (paper.SheetPhone(use=paper.PhoneUse.CALL, number=shown(number), hours=hours),)


def _team(work: Work, namings: list[Assignment]) -> Team | None:
    """Give the own team that is named, alone or beside a person."""
    return next((team for one in namings if (team := work.look(Team, one.team))), None)


def _makers(work: Work, plan: Plan, namings: list[Assignment]) -> tuple[paper.Maker, ...]:
    """Give the professionals who made the plan: who drafted, who confirmed, who mapped."""
    mapped = _mapped(work, plan)
    confirmer = plan.status_by if plan.status is PlanStatus.CONFIRMED else None
    makers = dict.fromkeys((plan.created_by, confirmer, *mapped))
    workers = (work.look(Worker, maker) for maker in makers)
    named = {one.worker for one in namings}
    return tuple(
        paper.Maker(
            name=worker.name,
            title=worker.title,
            contact_person=worker.id in named and plan.status is not PlanStatus.DRAFT,
            mapped_on=mapped.get(worker.id),
        )
        for worker in workers
        if worker is not None
    )


def _mapped(work: Work, plan: Plan) -> dict[WorkerId, date]:
    """Give who mapped the situation with the client and when; only what was talked counts."""
    found = work.find(
        SituationMapping,
        *where(client=plan.client, register=plan.register, talked=Talked.YES),
        order="decided_at",
    )
    decided = [(one.decided_by, _day(one.decided_at)) for one in found]
    return {worker: day for worker, day in decided[-1:] if worker is not None and day is not None}

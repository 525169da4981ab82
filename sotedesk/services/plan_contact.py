"""Whom the client turns to, as paper names them: the one named, else the plan's unit.

Source: domain §1.5 ("named contact person / own team with phone"), users.md [5.c].
"""

from dataclasses import replace
from datetime import date

from sotedesk.model.assignment import Assignment, AssignmentRole
from sotedesk.model.frozen import dataclass
from sotedesk.model.phone import shown
from sotedesk.model.plan import Plan, PlanStatus
from sotedesk.model.worker import Team, Unit, Worker
from sotedesk.services import paper
from sotedesk.services.plan_hiding import Hiding
from sotedesk.services.work import HELSINKI, Work

CONTACT_ROLES: dict[str, paper.ContactRole] = {
    AssignmentRole.CONTACT_PERSON: paper.ContactRole.CONTACT_PERSON,
    AssignmentRole.OWN_WORKER: paper.ContactRole.OWN_WORKER,
    AssignmentRole.OWN_TEAM: paper.ContactRole.OWN_TEAM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Away:
    """Who answers meanwhile."""

    who: str = ""
    phone: str = ""
    first: date | None = None
    last: date | None = None


def contact_of(
    work: Work, plan: Plan, namings: list[Assignment], unit: Unit | None
) -> paper.SheetContact | None:
    """Give whom the client turns to; nothing is hidden.

    A naming made for this draft is a proposal the client has not answered; one that began before
    it stands already.
    """
    if not namings:
        return _unit_contact(unit)
    naming = namings[0]
    begun = plan.created_at.astimezone(HELSINKI).date()
    new = naming.valid_from is None or naming.valid_from >= begun
    worker = work.look(Worker, naming.worker)
    team = _team(work, namings)
    who = worker or team
    if who is None or naming.role not in CONTACT_ROLES:
        return _unit_contact(unit)
    away = _away(work, naming, team if worker is not None else None)
    return paper.SheetContact(
        role=CONTACT_ROLES[naming.role],
        name=who.name,
        title=worker.title if worker is not None else "",
        proposed=plan.status is PlanStatus.DRAFT and new,
        phones=(*phones(who.phone, who.phone_hours), *_unit_phones(who, unit)),
        away_who=away.who,
        away_phone=away.phone,
        away_from=away.first,
        away_until=away.last,
    )


def hidden_contact(contact: paper.SheetContact | None, hiding: Hiding) -> paper.SheetContact | None:
    """Give the contact without unit, place and number (users.md [5.c]); a person keeps the name."""
    if contact is None:
        return None
    bare = replace(
        contact,
        hidden=True,
        name=hiding.words(contact.name),
        phones=(),
        away_who=hiding.words(contact.away_who),
        away_phone="",
    )
    return replace(bare, name="") if contact.role is paper.ContactRole.UNIT else bare


def phones(number: str, hours: str) -> tuple[paper.SheetPhone, ...]:
    """Give a number to call as paper shows it; none for an empty one."""
    if not number:
        return ()
    return (paper.SheetPhone(use=paper.PhoneUse.CALL, number=shown(number), hours=hours),)


def _unit_phones(who: Worker | Team, unit: Unit | None) -> tuple[paper.SheetPhone, ...]:
    """Give the unit's number below a person's own, so that somebody answers."""
    if unit is None or not unit.phone or unit.phone == who.phone:
        return ()
    number = shown(unit.phone)
    return (paper.SheetPhone(use=paper.PhoneUse.UNIT, number=number, hours=unit.phone_hours),)


def _unit_contact(unit: Unit | None) -> paper.SheetContact | None:
    if unit is None:
        return None
    return paper.SheetContact(
        role=paper.ContactRole.UNIT, name=unit.name, phones=phones(unit.phone, unit.phone_hours)
    )


def _team(work: Work, namings: list[Assignment]) -> Team | None:
    """Give the own team that is named, alone or beside a person."""
    return next((team for one in namings if (team := work.look(Team, one.team))), None)


def _away(work: Work, naming: Assignment, team: Team | None) -> _Away:
    """Give the stand-in whose days are not over, else the own team beside the person."""
    over = naming.stand_in_until is not None and naming.stand_in_until < work.today
    standing = work.look(Worker, naming.stand_in) or work.look(Team, naming.stand_in_team)
    if standing is not None and not over:
        return _Away(
            who=standing.name,
            phone=shown(standing.phone),
            first=naming.stand_in_from,
            last=naming.stand_in_until,
        )
    return _Away(who=team.name, phone=shown(team.phone)) if team is not None else _Away()

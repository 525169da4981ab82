"""The client card: who this is, how to reach the person, what to know first; masked here.

Under a safety ban the address, municipality and phone, and the unit, place and number of whoever
works with the client are masked (VTJ-laki 661/2009 36 §; design §4); the client's own copy and the
unmask use case are the only ways past it.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.changes import Register
from sotedesk.model.client import (
    Address,
    Allowed,
    Client,
    ContactWay,
    ElsewhereKind,
    InterpreterNeed,
    Phone,
    PlanElsewhere,
    RelatedPerson,
    Relation,
)
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId
from sotedesk.model.masking import Shown, ban_masked, masked_hetu
from sotedesk.model.matter import Matter, MatterStatus, SpecialSupport
from sotedesk.model.phone import shown
from sotedesk.model.review import HighNeed, SituationMapping
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Team, Unit, Worker
from sotedesk.services.ports import Condition, one_of
from sotedesk.services.subject import NEEDS_INTERPRETER, is_banned, same_person
from sotedesk.services.work import HELSINKI, Work


class AlertCode(StrEnum):
    """What to know before anything else, in this order (ux.md §2.10)."""

    SAFETY_BAN = "safety_ban"
    INTERPRETER = "interpreter"
    OPEN_MATTER = "open_matter"
    PLAN_ELSEWHERE = "plan_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert.

    Attributes:
        on: Last day of a ban, day of an open matter, date of a plan or will.
        kind: Code: interpreter need, type of the matter, kind of the plan or will.
        text: Language of interpreting, what the matter is about, where the plan is.
        record: The matter or pointer, to open it.
    """

    code: AlertCode
    on: date | None = None
    kind: str = ""
    text: str = ""
    record: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """One number, in groups, with what may be done with it."""

    id: UUID
    number: Shown
    label: str
    may_leave_message: Allowed | UnknownCode
    may_text: Allowed | UnknownCode
    safe_time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressLine:
    """One address; each part is masked under a ban."""

    id: UUID
    street: Shown
    postal_code: Shown
    city: Shown
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLine:
    """One related person.

    Attributes:
        name: Of the linked client, when there is one and the line has no name of its own.
        phone: Masked under the client's ban, for who shares a home often shares it.
        scope: What a guardian decides on.
        basis: What an authorised person's right rests on.
        in_force: The right holds today.
    """

    id: UUID
    name: str
    phone: Shown
    relation: Relation | UnknownCode
    relation_word: str
    person: ClientId | None
    scope: str
    basis: str
    valid_from: date | None
    valid_until: date | None
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereLine:
    """A plan or will kept elsewhere."""

    id: UUID
    plan_kind: ElsewhereKind | UnknownCode
    dated_on: date | None
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatter:
    """A matter in which something is left to do."""

    id: MatterId
    type: str
    reason: str
    agreed: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPersonLine:
    """Who is there for the client, or why nobody is; only *still to name* is a task.

    Attributes:
        id: ``None`` where a mapping found high need and nothing says yet who.
        name: A team's name is masked under a ban, for it often is a place; a worker's is not.
        reason: Why nobody is needed or wanted.
        stand_in: Who answers meanwhile, today; a team is masked as in ``name``.
        answer_by: By when whoever was asked answers.
        ask_again_on: When a client who wants nobody is asked again.
    """

    id: UUID | None
    register: Register
    role: AssignmentRole | UnknownCode
    status: AssignmentStatus | UnknownCode
    name: Shown = ""
    title: str = ""
    unit: Shown = ""
    phone: Shown = ""
    phone_hours: Shown = ""
    reason: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    stand_in: Shown = ""
    answer_by: date | None = None
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """What the desk shows of a client without editing.

    Attributes:
        name: As it is said.
        hetu: Always masked but for the birth date.
        age: In whole years today.
        special_support: The latest answer in a matter this worker may see.
        open_matters: Newest first.
        alerts: In the order they are shown.
    """

    id: ClientId
    name: str
    last_name: str
    first_names: str
    call_name: str
    former_last_names: tuple[str, ...]
    birth_date: date | None
    age: int | None
    hetu: Shown
    temporary_id: str
    service_language: str
    interpreter_need: InterpreterNeed | UnknownCode
    interpreter_language: str
    preferred_way: ContactWay | UnknownCode | None
    impossible_ways: tuple[ContactWay | UnknownCode, ...]
    reach_note: str
    municipality: Shown
    addresses: tuple[AddressLine, ...]
    phones: tuple[PhoneLine, ...]
    safety_ban: bool
    safety_ban_until: date | None
    no_paper: bool
    no_messages: bool
    e_service_help: Allowed | UnknownCode
    related: tuple[RelatedLine, ...]
    plans_elsewhere: tuple[ElsewhereLine, ...]
    special_support: SpecialSupport | UnknownCode
    contact_persons: tuple[ContactPersonLine, ...]
    open_matters: tuple[OpenMatter, ...]
    alerts: tuple[Alert, ...]


def identity_alerts(work: Work, client: Client) -> tuple[Alert, ...]:
    """Give the two alerts that also stand in a search row: safety ban and interpreter."""
    alerts = []
    if is_banned(work, client):
        alerts.append(Alert(code=AlertCode.SAFETY_BAN, on=_ban_until(work, client)))
    if client.interpreter_need in NEEDS_INTERPRETER:
        alerts.append(
            Alert(
                code=AlertCode.INTERPRETER,
                kind=client.interpreter_need,
                text=client.interpreter_language,
            )
        )
    return tuple(alerts)


def _ban_until(work: Work, client: Client) -> date | None:
    # A ban on another record of the person may end on another day: that stands on that record.
    return client.safety_ban_until if client.banned_on(work.today) else None


def card_of(work: Work, client: Client) -> ClientCard:
    """Gather a client's card from what this worker may see."""
    own = one_of("client", *same_person(work, client.id))
    banned = is_banned(work, client)
    matters = work.find(Matter, own, order="-created_at")
    elsewhere = tuple(
        _elsewhere(pointer) for pointer in work.find(PlanElsewhere, own, order="created_at")
    )
    open_matters = tuple(_open_matter(one) for one in matters if one.status is MatterStatus.OPEN)
    return ClientCard(
        id=client.id,
        name=client.spoken_name,
        last_name=client.last_name,
        first_names=client.first_names,
        call_name=client.call_name,
        former_last_names=client.former_last_names,
        birth_date=client.birth_date,
        age=client.age_on(work.today),
        hetu=masked_hetu(client.hetu),
        temporary_id=client.temporary_id,
        service_language=client.service_language,
        interpreter_need=client.interpreter_need,
        interpreter_language=client.interpreter_language,
        preferred_way=client.preferred_way,
        impossible_ways=client.impossible_ways,
        reach_note=client.reach_note,
        municipality=ban_masked(client.municipality, banned=banned),
        addresses=tuple(
            _address(one, banned=banned) for one in work.find(Address, own, order="created_at")
        ),
        phones=tuple(
            _phone(one, banned=banned) for one in work.find(Phone, own, order="created_at")
        ),
        safety_ban=banned,
        safety_ban_until=_ban_until(work, client),
        no_paper=client.no_paper,
        no_messages=client.no_messages,
        e_service_help=client.e_service_help,
        related=tuple(
            _related(work, one, banned=banned)
            for one in work.find(RelatedPerson, own, order="created_at")
        ),
        plans_elsewhere=elsewhere,
        special_support=_special_support(matters),
        contact_persons=tuple(_contact_persons(work, own, banned=banned)),
        open_matters=open_matters,
        alerts=identity_alerts(work, client) + _known_first(open_matters, elsewhere),
    )


def _known_first(
    matters: tuple[OpenMatter, ...], elsewhere: tuple[ElsewhereLine, ...]
) -> tuple[Alert, ...]:
    opened = (
        Alert(code=AlertCode.OPEN_MATTER, on=one.on, kind=one.type, text=one.reason, record=one.id)
        for one in matters
    )
    kept = (
        Alert(
            code=AlertCode.PLAN_ELSEWHERE,
            on=one.dated_on,
            kind=one.plan_kind,
            text=one.where,
            record=one.id,
        )
        for one in elsewhere
    )
    return (*opened, *kept)


def _phone(phone: Phone, *, banned: bool) -> PhoneLine:
    return PhoneLine(
        id=phone.id,
        number=ban_masked(shown(phone.number), banned=banned),
        label=phone.label,
        may_leave_message=phone.may_leave_message,
        may_text=phone.may_text,
        safe_time=phone.safe_time,
    )


def _address(address: Address, *, banned: bool) -> AddressLine:
    return AddressLine(
        id=address.id,
        street=ban_masked(address.street, banned=banned),
        postal_code=ban_masked(address.postal_code, banned=banned),
        city=ban_masked(address.city, banned=banned),
        label=address.label,
    )


def _related(work: Work, related: RelatedPerson, *, banned: bool) -> RelatedLine:
    linked = work.look(Client, related.person)
    return RelatedLine(
        id=related.id,
        name=related.name or (linked.spoken_name if linked is not None else ""),
        phone=ban_masked(shown(related.phone), banned=banned),
        relation=related.relation,
        relation_word=related.relation_word,
        person=related.person,
        scope=related.scope,
        basis=related.basis,
        valid_from=related.valid_from,
        valid_until=related.valid_until,
        in_force=_holds(work.today, related.valid_from, related.valid_until),
    )


def _holds(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _elsewhere(pointer: PlanElsewhere) -> ElsewhereLine:
    return ElsewhereLine(
        id=pointer.id,
        plan_kind=pointer.plan_kind,
        dated_on=pointer.dated_on,
        where=pointer.where,
    )


def _open_matter(matter: Matter) -> OpenMatter:
    return OpenMatter(
        id=matter.id,
        type=matter.type,
        reason=matter.reason,
        agreed=matter.agreed,
        on=matter.created_at.astimezone(HELSINKI).date(),
    )


def _special_support(newest_first: list[Matter]) -> SpecialSupport | UnknownCode:
    answers = (matter.special_support for matter in newest_first)
    assessed = (answer for answer in answers if answer is not SpecialSupport.NOT_ASSESSED)
    return next(assessed, SpecialSupport.NOT_ASSESSED)


def _contact_persons(work: Work, own: Condition, *, banned: bool) -> Iterator[ContactPersonLine]:
    namings = [one for one in work.find(Assignment, own, order="created_at") if _stands(work, one)]
    somebody = [one for one in namings if one.status not in _NOBODY]
    # Why nobody is named is told only while nobody is, and only as it was last recorded.
    nobody = {one.register: one for one in namings if one.status in _NOBODY}
    answered = {one.register for one in somebody}
    shown = [*somebody, *(one for one in nobody.values() if one.register not in answered)]
    for naming in shown:
        yield _contact_person(work, naming, banned=banned)
    for register in _high_need_registers(work, own):
        if register not in answered and register not in nobody:
            yield ContactPersonLine(
                id=None,
                register=register,
                role=AssignmentRole.CONTACT_PERSON,
                status=AssignmentStatus.STILL_TO_NAME,
            )


_NOBODY = (
    AssignmentStatus.NOT_NEEDED,
    AssignmentStatus.NOT_WANTED,
    AssignmentStatus.STILL_TO_NAME,
)


def _stands(work: Work, naming: Assignment) -> bool:
    """Whether a naming says something today; one asked for a coming day is waited for already."""
    if naming.status is AssignmentStatus.RETURNED:
        return False
    start = None if naming.status is AssignmentStatus.ASKED else naming.valid_from
    return _holds(work.today, start, naming.valid_until)


def _high_need_registers(work: Work, own: Condition) -> list[Register]:
    """Give where high need was decided; a new mapping that is only begun changes nothing yet."""
    latest: dict[Register, HighNeed | UnknownCode] = {}
    for mapping in work.find(SituationMapping, own, order="created_at"):
        if mapping.decided_at is not None or mapping.high_need is not HighNeed.NOT_YET:
            latest[mapping.register] = mapping.high_need
    return [register for register, need in sorted(latest.items()) if need is HighNeed.YES]


def _contact_person(work: Work, naming: Assignment, *, banned: bool) -> ContactPersonLine:
    worker = work.look(Worker, naming.worker)
    team = work.look(Team, naming.team)
    unit = work.look(Unit, naming.unit or (worker.unit if worker is not None else None))
    reached = team if team is not None else worker
    name: Shown = worker.name if worker is not None else ""
    if team is not None:
        name = ban_masked(team.name, banned=banned)
    return ContactPersonLine(
        id=naming.id,
        register=naming.register,
        role=naming.role,
        status=naming.status,
        name=name,
        title=worker.title if worker is not None else "",
        unit=ban_masked(unit.name, banned=banned) if unit is not None else "",
        phone=ban_masked(shown(reached.phone), banned=banned) if reached is not None else "",
        phone_hours=ban_masked(reached.phone_hours, banned=banned) if reached is not None else "",
        reason=naming.status_reason,
        valid_from=naming.valid_from,
        valid_until=naming.valid_until,
        stand_in=_stand_in(work, naming, banned=banned),
        answer_by=naming.answer_by,
        ask_again_on=naming.ask_again_on,
    )


def _stand_in(work: Work, naming: Assignment, *, banned: bool) -> Shown:
    if not _holds(work.today, naming.stand_in_from, naming.stand_in_until):
        return ""
    team = work.look(Team, naming.stand_in_team)
    if team is not None:
        return ban_masked(team.name, banned=banned)
    worker = work.look(Worker, naming.stand_in)
    return worker.name if worker is not None else ""

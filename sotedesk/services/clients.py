"""The client desk: create, show, edit and void clients and what is known of reaching them.

A client opens to a worker who has a relation, or has recorded a basis (users.md [1.f]); nothing of
a client is edited without that either.
"""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sotedesk.model.changes import Register
from sotedesk.model.client import (
    AccessBasis,
    Address,
    BasisGround,
    Client,
    Phone,
    PlanElsewhere,
    RelatedPerson,
    Relation,
)
from sotedesk.model.ids import ClientId
from sotedesk.model.phone import PhoneError, normalise
from sotedesk.model.record import KINDS, Record, altered_groups
from sotedesk.model.usage_log import LogAction
from sotedesk.services.client_access import opened_client
from sotedesk.services.client_card import ClientCard, card_of
from sotedesk.services.client_form import (
    ClientForm,
    ClientInputError,
    ClientProblem,
    FieldProblem,
    Identity,
    NewAddress,
    NewClient,
    NewPhone,
    NewPlanElsewhere,
    NewRelatedPerson,
    checked_identity,
    name_problems,
)
from sotedesk.services.ports import where
from sotedesk.services.rights import Right
from sotedesk.services.subject import is_banned, require_reason, same_person
from sotedesk.services.work import Work, Works, use_case

ClientEntry = Phone | Address | RelatedPerson | PlanElsewhere
"""What is listed of a client, each a record of its own."""

E = TypeVar("E", bound=Record)

LONGEST_BASIS = timedelta(days=365)
_VOIDED_ALONG = (Phone, Address, RelatedPerson, PlanElsewhere, AccessBasis)


class SameHetuError(ValueError):
    """Another client has this identity code; nothing was written.

    Attributes:
        client: Who has it.
    """

    def __init__(self, client: ClientId) -> None:
        """Say who, by id only."""
        super().__init__("identity code is another client's")
        self.client = client


class MaskedFormError(PermissionError):
    """The client has a safety ban: the plain form is given only by unmasking.

    Attributes:
        client: Whose form it is.
    """

    def __init__(self, client: ClientId) -> None:
        """Say whose."""
        super().__init__("safety ban")
        self.client = client


class ClientInUseError(ValueError):
    """Something was said or agreed about the client, so the client cannot be voided.

    Attributes:
        records: What stands on the client, as far as this worker may see.
    """

    def __init__(self, records: tuple[UUID, ...]) -> None:
        """Name the records."""
        super().__init__(f"{len(records)} records")
        self.records = records


class BasisProblem(StrEnum):
    """What is wrong with a basis."""

    WITHOUT_SECTION = "without_section"
    DAYS = "days"
    REGISTER = "register"
    NOT_OWN_DUTY = "not_own_duty"


class BasisError(ValueError):
    """A basis cannot be recorded so.

    Attributes:
        problem: What is wrong.
    """

    def __init__(self, problem: BasisProblem) -> None:
        """Name the problem."""
        super().__init__(problem.value)
        self.problem = problem


class OtherGroupsError(ValueError):
    """An edit changes fields its use case does not edit: a slip of the caller.

    Attributes:
        groups: Which merge groups.
    """

    def __init__(self, groups: frozenset[str]) -> None:
        """Name the groups."""
        super().__init__(", ".join(sorted(groups)))
        self.groups = groups


class UnmaskReason(StrEnum):
    """Why a masked value is shown; picked by number. In an emergency asked afterwards."""

    EMERGENCY = "emergency"
    REACHING_CLIENT = "reaching_client"
    CHECKING_WITH_CLIENT = "checking_with_client"
    CORRECTING = "correcting"
    OTHER = "other"


class ClientDesk:
    """What a worker does with a client's identity and ways to be reached.

    Attributes:
        synthetic: The profile holds invented people; only there codes 900-999 are taken.
    """

    def __init__(self, works: Works, *, synthetic: bool) -> None:
        self.works = works
        self.synthetic = synthetic

    @use_case(Right.SEE_CLIENTS, LogAction.VIEW)
    def card(self, work: Work, client: ClientId) -> ClientCard:
        """Show a client's card.

        Raises:
            AbsentError: There is no such client, or it was voided.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        return card_of(work, opened_client(work, client))

    @use_case(Right.SEE_CLIENTS, LogAction.VIEW)
    def form(self, work: Work, client: ClientId) -> ClientForm:
        """Give what is editable of a client, plain.

        Raises:
            AbsentError: There is no such client, or it was voided.
            BasisNeededError: No relation, and no basis has been recorded.
            MaskedFormError: The client has a safety ban; unmask instead.
        """
        opened = opened_client(work, client)
        if is_banned(work, opened):
            raise MaskedFormError(client)
        return _form_of(work, opened)

    @use_case(Right.SEE_CLIENTS, LogAction.UNMASK)
    def unmask(self, work: Work, client: ClientId, reason: UnmaskReason) -> ClientForm:
        """Give the plain form past a safety ban; the reason goes to the usage log.

        Raises:
            AbsentError: There is no such client, or it was voided.
            BasisNeededError: No relation, and no basis has been recorded.
        """
        opened = opened_client(work, client)
        work.actor = replace(work.actor, purpose=f"unmask:{reason.value}")
        return _form_of(work, opened)

    @use_case(Right.EDIT_CLIENTS)
    def create(self, work: Work, new: NewClient) -> ClientCard:
        """Create a client, who then counts as related to the creator for the day.

        Raises:
            ClientInputError: Something typed cannot be taken; every field that has a problem.
            SameHetuError: The identity code is another client's.
        """
        client, phones = self._client_of(work, new)
        _refuse_same_hetu(work, client)
        created = work.create(client)
        for phone in phones:
            work.create(phone)
        return card_of(work, created)

    def _client_of(self, work: Work, new: NewClient) -> tuple[Client, list[Phone]]:
        header = work.header(Register.SHARED)
        typed = Identity(new.hetu, new.temporary_id, new.birth_date)
        identity, problems = checked_identity(typed, work.today, synthetic=self.synthetic)
        problems |= name_problems(new.last_name, new.first_names)
        phones = []
        for place, phone in enumerate(new.phones):
            try:
                phones.append(_phone(work, ClientId(header.id), phone))
            except ClientInputError as error:
                problems |= {f"phones.{place}.{k}": v for k, v in error.problems.items()}
        if problems:
            raise ClientInputError(problems)
        client = Client(
            id=ClientId(header.id),
            register=header.register,
            created_at=header.at,
            created_by=work.actor.worker,
            last_name=new.last_name.strip(),
            first_names=new.first_names.strip(),
            call_name=new.call_name.strip(),
            former_last_names=new.former_last_names,
            hetu=identity.hetu,
            temporary_id=identity.temporary_id,
            birth_date=identity.birth_date,
            service_language=new.service_language,
            interpreter_need=new.interpreter_need,
            interpreter_language=new.interpreter_language,
            municipality=new.municipality,
            safety_ban=new.safety_ban,
            preferred_way=new.preferred_way,
        )
        return client, phones

    @use_case(Right.EDIT_CLIENTS)
    def edit_names(self, work: Work, before: Client, after: Client) -> Client:
        """Change the names.

        Raises:
            ClientInputError: No name is left.
        """
        if problems := name_problems(after.last_name, after.first_names):
            raise ClientInputError(problems)
        return _edited(work, before, after, "name")

    @use_case(Right.EDIT_CLIENTS)
    def edit_identity(self, work: Work, before: Client, after: Client) -> Client:
        """Change the identity code, temporary id or birth date.

        The birth date of a new code replaces the former one when that was not typed anew.

        Raises:
            ClientInputError: Something typed cannot be taken.
            SameHetuError: The identity code is another client's.
        """
        kept = after.birth_date == before.birth_date and after.hetu != before.hetu
        born = None if kept and after.hetu.strip() else after.birth_date
        typed = Identity(after.hetu, after.temporary_id, born)
        identity, problems = checked_identity(typed, work.today, synthetic=self.synthetic)
        if problems:
            raise ClientInputError(problems)
        checked = replace(
            after,
            hetu=identity.hetu,
            temporary_id=identity.temporary_id,
            birth_date=identity.birth_date,
        )
        _refuse_same_hetu(work, checked)
        return _edited(work, before, checked, "identity")

    @use_case(Right.EDIT_CLIENTS)
    def edit_language(self, work: Work, before: Client, after: Client) -> Client:
        """Change the language of service, or the need and language of an interpreter."""
        return _edited(work, before, after, "service_language", "interpreter")

    @use_case(Right.EDIT_CLIENTS)
    def edit_reach(self, work: Work, before: Client, after: Client) -> Client:
        """Change the preferred way, the impossible ways or the note on reaching the person."""
        return _edited(work, before, after, "reach")

    @use_case(Right.EDIT_CLIENTS)
    def edit_municipality(self, work: Work, before: Client, after: Client) -> Client:
        """Change the municipality."""
        return _edited(work, before, after, "municipality")

    @use_case(Right.EDIT_CLIENTS)
    def edit_safety_ban(self, work: Work, before: Client, after: Client) -> Client:
        """Set or end the safety ban."""
        return _edited(work, before, after, "safety_ban")

    @use_case(Right.EDIT_CLIENTS)
    def edit_protection(self, work: Work, before: Client, after: Client) -> Client:
        """Change *ei paperia mukaan* and *ei viestejä*."""
        return _edited(work, before, after, "protection")

    @use_case(Right.EDIT_CLIENTS)
    def edit_e_service_help(self, work: Work, before: Client, after: Client) -> Client:
        """Change whether help with e-services is wanted."""
        return _edited(work, before, after, "e_service_help")

    @use_case(Right.EDIT_CLIENTS)
    def add_phone(self, work: Work, client: ClientId, new: NewPhone) -> Phone:
        """Add a number.

        Raises:
            ClientInputError: The number cannot be read.
        """
        opened_client(work, client)
        return work.create(_phone(work, client, new))

    @use_case(Right.EDIT_CLIENTS)
    def edit_phone(self, work: Work, before: Phone, after: Phone) -> Phone:
        """Change a number or what may be done with it.

        Raises:
            ClientInputError: The number cannot be read.
        """
        return _edited_entry(work, before, replace(after, number=_number(after.number, "number")))

    @use_case(Right.EDIT_CLIENTS)
    def add_address(self, work: Work, client: ClientId, new: NewAddress) -> Address:
        """Add an address.

        Raises:
            ClientInputError: It is empty.
        """
        opened_client(work, client)
        header = work.header(Register.SHARED)
        return work.create(
            _checked_address(
                Address(
                    id=header.id,
                    register=header.register,
                    created_at=header.at,
                    created_by=work.actor.worker,
                    client=client,
                    street=new.street,
                    postal_code=new.postal_code,
                    city=new.city,
                    label=new.label,
                )
            )
        )

    @use_case(Right.EDIT_CLIENTS)
    def edit_address(self, work: Work, before: Address, after: Address) -> Address:
        """Change an address.

        Raises:
            ClientInputError: It is empty.
        """
        return _edited_entry(work, before, _checked_address(after))

    @use_case(Right.EDIT_CLIENTS)
    def add_related_person(
        self, work: Work, client: ClientId, new: NewRelatedPerson
    ) -> RelatedPerson:
        """Add a related person; each custodian is one of their own.

        Raises:
            ClientInputError: Nameless, a number that cannot be read, an authorisation without
                its basis, a period that ends before it begins.
        """
        opened_client(work, client)
        header = work.header(Register.SHARED)
        return work.create(
            _checked_related(
                RelatedPerson(
                    id=header.id,
                    register=header.register,
                    created_at=header.at,
                    created_by=work.actor.worker,
                    client=client,
                    name=new.name,
                    phone=new.phone,
                    relation_word=new.relation_word,
                    person=new.person,
                    relation=new.relation,
                    scope=new.scope,
                    basis=new.basis,
                    valid_from=new.valid_from,
                    valid_until=new.valid_until,
                )
            )
        )

    @use_case(Right.EDIT_CLIENTS)
    def edit_related_person(
        self, work: Work, before: RelatedPerson, after: RelatedPerson
    ) -> RelatedPerson:
        """Change a related person or what right the person has.

        Raises:
            ClientInputError: As in adding.
        """
        return _edited_entry(work, before, _checked_related(after))

    @use_case(Right.EDIT_CLIENTS)
    def add_plan_elsewhere(
        self, work: Work, client: ClientId, new: NewPlanElsewhere
    ) -> PlanElsewhere:
        """Point to a plan or will kept elsewhere.

        Raises:
            AbsentError: The pointer would belong to a register that is not this worker's.
            ClientInputError: Its date is in the future.
        """
        opened_client(work, client)
        work.admit(client, new.register)
        header = work.header(new.register)
        return work.create(
            _checked_pointer(
                work,
                PlanElsewhere(
                    id=header.id,
                    register=header.register,
                    created_at=header.at,
                    created_by=work.actor.worker,
                    client=client,
                    plan_kind=new.plan_kind,
                    dated_on=new.dated_on,
                    where=new.where,
                ),
            )
        )

    @use_case(Right.EDIT_CLIENTS)
    def edit_plan_elsewhere(
        self, work: Work, before: PlanElsewhere, after: PlanElsewhere
    ) -> PlanElsewhere:
        """Change a pointer to a plan or will kept elsewhere.

        Raises:
            ClientInputError: Its date is in the future.
        """
        return _edited_entry(work, before, _checked_pointer(work, after))

    @use_case(Right.EDIT_CLIENTS)
    def void_entry(self, work: Work, entry: ClientEntry, reason: str) -> None:
        """Void a phone, address, related person or pointer that is a mistake or out of date.

        Raises:
            ReasonNeededError: The reason is empty.
        """
        opened_client(work, entry.client)
        work.void(work.get(type(entry), entry.id), require_reason(reason))

    @use_case(Right.EDIT_CLIENTS)
    def void(self, work: Work, client: ClientId, reason: str) -> None:
        """Void a client made by mistake, with the numbers and addresses entered for it.

        Only what this worker may see keeps a client from being voided: refusing because of the
        other register would tell of it. What is left there then stands among the double entries
        of those who see it.

        Raises:
            ReasonNeededError: The reason is empty.
            ClientInUseError: Something was said or agreed about the client.
        """
        opened = opened_client(work, client)
        given = require_reason(reason)
        if used := _standing_on(work, client):
            raise ClientInUseError(used)
        for entry in _VOIDED_ALONG:
            for found in work.find(entry, *where(client=client)):
                work.void(found, given)
        work.void(opened, given)

    @use_case(Right.SEE_CLIENTS, LogAction.BASIS)
    def record_basis(
        self,
        work: Work,
        client: ClientId,
        register: Register,
        ground: BasisGround,
        *,
        section: str = "",
        days: int = 1,
    ) -> AccessBasis:
        """Record why this worker may open a client's records of a register.

        Args:
            section: The section of law; needed when the ground is law.
            days: How many days it holds, today included.

        Raises:
            AbsentError: There is no such client.
            BasisError: No such register, a duty that is not the worker's, no section, or no
                sensible number of days.
        """
        found = work.get(Client, client)
        if register is Register.SHARED:
            raise BasisError(BasisProblem.REGISTER)
        if ground is BasisGround.DUTY and register not in work.actor.registers:
            raise BasisError(BasisProblem.NOT_OWN_DUTY)
        if ground is BasisGround.LAW and not section.strip():
            raise BasisError(BasisProblem.WITHOUT_SECTION)
        if not 1 <= days <= LONGEST_BASIS.days:
            raise BasisError(BasisProblem.DAYS)
        header = work.header(register)
        return work.create(
            AccessBasis(
                id=header.id,
                register=header.register,
                created_at=header.at,
                created_by=work.actor.worker,
                client=found.id,
                worker=work.actor.worker,
                ground=ground,
                section=section.strip(),
                valid_until=work.today + timedelta(days=days - 1),
            )
        )


def _form_of(work: Work, client: Client) -> ClientForm:
    own = where(client=client.id)
    return ClientForm(
        client=client,
        phones=tuple(work.find(Phone, *own, order="created_at")),
        addresses=tuple(work.find(Address, *own, order="created_at")),
        related=tuple(work.find(RelatedPerson, *own, order="created_at")),
        plans_elsewhere=tuple(work.find(PlanElsewhere, *own, order="created_at")),
    )


def _edited(work: Work, before: Client, after: Client, *groups: str) -> Client:
    opened_client(work, before.id)
    return _save(work, before, after, frozenset(groups))


def _edited_entry(work: Work, before: E, after: E) -> E:
    # The client a record belongs to is never edited: a wrong one is voided and made anew.
    client: ClientId = getattr(before, "client")  # noqa: B009 - Record itself has no client
    opened_client(work, client)
    return _save(
        work, before, after, frozenset({"number", "address", "person", "right", "pointer"})
    )


def _save(work: Work, before: E, after: E, groups: frozenset[str]) -> E:
    other = frozenset(altered_groups(before, after)) - groups
    if other:
        raise OtherGroupsError(other)
    work.get(type(before), before.id)
    return work.save(before, after)


def _refuse_same_hetu(work: Work, client: Client) -> None:
    """Refuse a code that another person has; two linked records of one person may share theirs."""
    if not client.hetu:
        return
    own = same_person(work, client.id)
    for other in work.store.find(Client, *where(hetu=client.hetu)):
        if other.id not in own:
            raise SameHetuError(other.id)


def _number(typed: str, field: str) -> str:
    try:
        return normalise(typed)
    except PhoneError as error:
        raise ClientInputError({field: error.problem}) from error


def _phone(work: Work, client: ClientId, new: NewPhone) -> Phone:
    header = work.header(Register.SHARED)
    return Phone(
        id=header.id,
        register=header.register,
        created_at=header.at,
        created_by=work.actor.worker,
        client=client,
        number=_number(new.number, "number"),
        label=new.label,
        may_leave_message=new.may_leave_message,
        may_text=new.may_text,
        safe_time=new.safe_time,
    )


def _checked_address(address: Address) -> Address:
    if not (address.street or address.postal_code or address.city):
        raise ClientInputError({"street": ClientProblem.EMPTY_ENTRY})
    return address


def _checked_related(related: RelatedPerson) -> RelatedPerson:
    problems: dict[str, FieldProblem] = {}
    if not related.name.strip() and related.person is None:
        problems["name"] = ClientProblem.NAMELESS
    if related.relation is Relation.AUTHORISED and not related.basis.strip():
        problems["basis"] = ClientProblem.WITHOUT_BASIS
    start, end = related.valid_from or date.min, related.valid_until or date.max
    if end < start:
        problems["valid_until"] = ClientProblem.PERIOD_REVERSED
    phone = related.phone
    if phone.strip():
        try:
            phone = normalise(phone)
        except PhoneError as error:
            problems["phone"] = error.problem
    if problems:
        raise ClientInputError(problems)
    return replace(related, phone=phone.strip())


def _checked_pointer(work: Work, pointer: PlanElsewhere) -> PlanElsewhere:
    if pointer.dated_on is not None and pointer.dated_on > work.today:
        raise ClientInputError({"dated_on": ClientProblem.DATE_IN_FUTURE})
    return pointer


def _standing_on(work: Work, client: ClientId) -> tuple[UUID, ...]:
    used: list[UUID] = []
    for kind in KINDS.values():
        of_client = any(spec.name == "client" for spec in kind.fields)
        if of_client and kind.record not in _VOIDED_ALONG:
            used += (one.id for one in work.find(kind.record, *where(client=client)))
    return tuple(used)

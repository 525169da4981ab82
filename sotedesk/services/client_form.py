"""What is typed of a client: new records, the editable form, and the check of identity.

Pure: the check gives every problem at once, by field, so that each stands in its own line.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

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
from sotedesk.model.hetu import HetuError, HetuProblem, read_hetu
from sotedesk.model.ids import ClientId
from sotedesk.model.phone import PhoneProblem
from sotedesk.model.wire import UnknownCode

EARLIEST_BIRTH = date(1890, 1, 1)
"""Nobody born before is alive; such a date is a slip of the key."""


class ClientProblem(StrEnum):
    """What is wrong with something typed of a client."""

    NAMELESS = "nameless"
    BIRTH_IN_FUTURE = "birth_in_future"
    BIRTH_TOO_EARLY = "birth_too_early"
    BIRTH_NOT_OF_HETU = "birth_not_of_hetu"
    BESIDE_HETU = "beside_hetu"
    WITHOUT_BASIS = "without_basis"
    PERIOD_REVERSED = "period_reversed"
    DATE_IN_FUTURE = "date_in_future"
    EMPTY_ENTRY = "empty_entry"


FieldProblem: TypeAlias = HetuProblem | PhoneProblem | ClientProblem


class ClientInputError(ValueError):
    """Something typed of a client cannot be taken; nothing was written.

    Attributes:
        problems: By name of the field; every field that has one.
    """

    def __init__(self, problems: Mapping[str, FieldProblem]) -> None:
        """Name the fields, never what was typed."""
        super().__init__(", ".join(f"{field}: {problem}" for field, problem in problems.items()))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPhone:
    """A number to add, as it was typed."""

    number: str
    label: str = ""
    may_leave_message: Allowed | UnknownCode = Allowed.NOT_ASKED
    may_text: Allowed | UnknownCode = Allowed.NOT_ASKED
    safe_time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAddress:
    """An address to add."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRelatedPerson:
    """A related person to add; each custodian is one of their own.

    Attributes:
        phone: As it was typed; empty for none.
        scope: What a guardian decides on.
        basis: What an authorised person's right rests on.
    """

    name: str = ""
    phone: str = ""
    relation_word: str = ""
    person: ClientId | None = None
    relation: Relation | UnknownCode = Relation.RELATIVE
    scope: str = ""
    basis: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlanElsewhere:
    """A pointer to add to a plan or will kept elsewhere.

    Attributes:
        register: Whose plan it is; others do not see the pointer.
    """

    register: Register
    plan_kind: ElsewhereKind | UnknownCode = ElsewhereKind.OTHER
    dated_on: date | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """A client to create: a name, and what else is known.

    Attributes:
        hetu: As typed; empty when unknown. It gives the birth date.
        temporary_id: Only without an identity code.
    """

    last_name: str = ""
    first_names: str = ""
    call_name: str = ""
    former_last_names: tuple[str, ...] = ()
    hetu: str = ""
    temporary_id: str = ""
    birth_date: date | None = None
    service_language: str = ""
    interpreter_need: InterpreterNeed | UnknownCode = InterpreterNeed.NOT_ASKED
    interpreter_language: str = ""
    municipality: str = ""
    safety_ban: bool = False
    preferred_way: ContactWay | UnknownCode | None = None
    phones: tuple[NewPhone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientForm:
    """Everything editable of a client, plain, with what each record stands on.

    Each list is in the order of entering. Plans elsewhere only of the registers the worker sees.
    """

    client: Client
    phones: tuple[Phone, ...]
    addresses: tuple[Address, ...]
    related: tuple[RelatedPerson, ...]
    plans_elsewhere: tuple[PlanElsewhere, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity that passed the check."""

    hetu: str
    temporary_id: str
    birth_date: date | None


def name_problems(last_name: str, first_names: str) -> dict[str, FieldProblem]:
    """Find what is wrong with a name: a client has at least a part of one."""
    named = last_name.strip() or first_names.strip()
    return {} if named else {"last_name": ClientProblem.NAMELESS}


def checked_identity(
    typed: Identity, today: date, *, synthetic: bool
) -> tuple[Identity, dict[str, FieldProblem]]:
    """Check an identity code, temporary id and birth date together.

    Args:
        typed: As typed.
        today: Births after it are refused.
        synthetic: The profile holds invented people; only there the range 900-999 passes.

    Returns:
        The identity with the code in capitals and its birth date, and the problems by field.
    """
    problems: dict[str, FieldProblem] = {}
    hetu, born, source = "", typed.birth_date, "birth_date"
    if typed.hetu.strip():
        try:
            read = read_hetu(typed.hetu, today, synthetic=synthetic)
        except HetuError as error:
            problems["hetu"] = error.problem
        else:
            if born is None:
                source = "hetu"
            elif born != read.birth_date:
                problems["birth_date"] = ClientProblem.BIRTH_NOT_OF_HETU
            hetu, born = read.text, read.birth_date
        if typed.temporary_id.strip():
            problems["temporary_id"] = ClientProblem.BESIDE_HETU
    if born is not None and born > today:
        problems[source] = ClientProblem.BIRTH_IN_FUTURE
    if born is not None and born < EARLIEST_BIRTH:
        problems[source] = ClientProblem.BIRTH_TOO_EARLY
    return Identity(hetu, typed.temporary_id.strip(), born), problems

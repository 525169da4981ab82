"""Whom a use case is about and who did it, as every screen names people; who is one person.

Here belongs what reviews, plans, namings and the desk's lists say of a person alike. Not here: the
client's page (addresses, phones, related persons).
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sotedesk.model.client import Client, ClientLink, InterpreterNeed, LinkStatus
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.links import person_ids
from sotedesk.model.wire import UnknownCode
from sotedesk.model.worker import Unit, Worker
from sotedesk.services.ports import one_of, where
from sotedesk.services.work import AbsentError, Work

NEEDS_INTERPRETER = frozenset(
    {InterpreterNeed.SPOKEN, InterpreterNeed.SIGNED, InterpreterNeed.WRITTEN}
)


_ACTIVE = where(status=LinkStatus.ACTIVE)


class ReasonNeededError(ValueError):
    """The use case demands a reason and got none; nothing was written."""


class WrongClientError(ValueError):
    """The matter, review or plan named belongs to somebody else; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person as lists and headings name them.

    Attributes:
        name: As it is said: kutsumanimi and last name; empty when no name is known or the
            client's own record has not arrived.
        sort_name: Last name and first names, to sort by (``model.names.sort_key``).
        age: Whole years today; ``None`` when the birth date is unknown.
        safety_ban: In force on any record of the same person.
        interpreter_language: As the client names it; may be empty also when one is needed.
    """

    id: ClientId
    name: str
    sort_name: str
    birth_date: date | None
    age: int | None
    safety_ban: bool
    no_paper: bool
    interpreter_need: InterpreterNeed | UnknownCode
    interpreter_language: str


def subject_of(work: Work, client: Client) -> Subject:
    """Give a client as lists and headings name them."""
    return _subject(work, client, banned=is_banned(work, client))


def _subject(work: Work, client: Client, *, banned: bool) -> Subject:
    return Subject(
        id=client.id,
        name=client.spoken_name,
        sort_name=f"{client.last_name} {client.first_names}".strip(),
        birth_date=client.birth_date,
        age=client.age_on(work.today),
        safety_ban=banned,
        no_paper=client.no_paper,
        interpreter_need=client.interpreter_need,
        interpreter_language=client.interpreter_language,
    )


def subject(work: Work, client: ClientId) -> Subject:
    """Give the client of a record the actor was shown, nameless while not arrived."""
    return subjects(work, (client,))[client]


def subjects(work: Work, clients: Iterable[ClientId | None]) -> dict[ClientId, Subject]:
    """Give the clients of records the actor was shown, nameless while not arrived."""
    wanted = sorted({client for client in clients if client is not None})
    records = _records_by_person(work) if wanted else {}
    return {client: _arrived(work, client, records) for client in wanted}


def _arrived(
    work: Work, client: ClientId, records: Mapping[ClientId, tuple[ClientId, ...]]
) -> Subject:
    found = work.store.get(Client, client)
    if found is not None:
        return _subject(work, found, banned=_any_banned(work, found, records.get(client, ())))
    return Subject(
        id=client,
        name="",
        sort_name="",
        birth_date=None,
        age=None,
        safety_ban=False,
        no_paper=False,
        interpreter_need=InterpreterNeed.NOT_ASKED,
        interpreter_language="",
    )


def same_person(work: Work, client: ClientId) -> tuple[ClientId, ...]:
    """Give every client record that counts as the same person, this one among them."""
    known, new = {client}, {client}
    while new:
        from_new = work.store.find(ClientLink, one_of("from_client", *new), *_ACTIVE)
        into_new = work.store.find(ClientLink, one_of("into_client", *new), *_ACTIVE)
        ends = {
            end for link in (*from_new, *into_new) for end in (link.from_client, link.into_client)
        }
        new = ends - known
        known |= new
    return tuple(sorted(known))


def _records_by_person(work: Work) -> dict[ClientId, tuple[ClientId, ...]]:
    """Give, for each client record that is linked, every record of its person."""
    persons = person_ids(work.store.find(ClientLink))
    records: dict[ClientId, list[ClientId]] = {}
    for client, person in persons.items():
        records.setdefault(person, []).append(client)
    return {client: tuple(sorted(records[person])) for client, person in persons.items()}


def is_banned(work: Work, client: Client) -> bool:
    """Whether a safety ban is in force on any record of the same person."""
    return _any_banned(work, client, same_person(work, client.id))


def _any_banned(work: Work, client: Client, records: Iterable[ClientId]) -> bool:
    if client.banned_on(work.today):
        return True
    others = (work.store.get(Client, other) for other in records)
    return any(other is not None and other.banned_on(work.today) for other in others)


def worker_name(work: Work, worker: WorkerId | None) -> str:
    """Give a worker's name in speaking order; empty for nobody, or one who has not arrived."""
    found = work.store.get(Worker, worker) if worker is not None else None
    return found.name if found is not None else ""


def own_unit(work: Work) -> Unit:
    """Give the actor's unit.

    Raises:
        AbsentError: The actor has none, or it has not arrived.
    """
    if work.actor.unit is None:
        raise AbsentError("unit")
    found = work.store.get(Unit, work.actor.unit)
    if found is None:
        raise AbsentError(str(work.actor.unit))
    return found


def require_reason(reason: str) -> str:
    """Give the reason without outer spaces.

    Raises:
        ReasonNeededError: There is none.
    """
    given = reason.strip()
    if not given:
        raise ReasonNeededError
    return given

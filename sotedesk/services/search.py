"""The desk's one search box: reads the query, says how, and finds clients.

A hit never tells who works with the client (ux.md §5), nor anything of a register: it is identity
and the two alerts that are shown of everybody.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

from sotedesk.model.client import Client
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ContactId
from sotedesk.model.masking import Shown, masked_hetu
from sotedesk.model.plan import Plan
from sotedesk.model.usage_log import LogAction
from sotedesk.services.client_card import Alert, identity_alerts
from sotedesk.services.contact_sight import seen_contact, seen_contacts
from sotedesk.services.name_match import NameMatch, match_name
from sotedesk.services.numbering import numbers_of
from sotedesk.services.ports import one_of
from sotedesk.services.rights import Right
from sotedesk.services.search_query import Query, ReadAs, read_query
from sotedesk.services.work import Work, Works, use_case

MOST_HITS = 8
"""Rows shown; more are only said to be there (ux.md §5)."""


class FoundBy(StrEnum):
    """Why a hit was found."""

    NAME = "name"
    OTHER_FIRST_NAME = "other_first_name"
    CALL_NAME = "call_name"
    FORMER_NAME = "former_name"
    HETU = "hetu"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    CONTACT_NUMBER = "contact_number"
    PLAN_NUMBER = "plan_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHit:
    """One row of the answer.

    Attributes:
        name: As it is said; with all first names when another of them was looked for.
        matched: Start and end (exclusive) of the parts of ``name`` that were looked for, in order.
        found_text: What was found when it is not in ``name``: the former name.
        record: The contact or plan whose number was looked for.
    """

    id: ClientId
    name: str
    matched: tuple[tuple[int, int], ...]
    birth_date: date | None
    age: int | None
    hetu: Shown
    found_by: FoundBy
    found_text: str = ""
    record: UUID | None = None
    alerts: tuple[Alert, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHit:
    """A contact or plan whose number was looked for; it opens also without a client."""

    kind: FoundBy
    id: UUID
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer to a settled search.

    Attributes:
        text: The query it answers.
        more: There are further hits than those given.
        records: The contact or plan whose number it was.
    """

    text: str
    read_as: ReadAs
    hits: tuple[ClientHit, ...]
    more: bool
    records: tuple[RecordHit, ...] = ()


class Search:
    """Finds clients by name, identity code, birth date, phone, contact or plan number."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.SEE_CLIENTS, LogAction.SEARCH, always_logged=True)
    def search(self, work: Work, text: str) -> SearchResult:
        """Answer a settled search (300 ms without a key, or Enter); one line in the log.

        An empty query finds nobody.
        """
        query = read_query(text, work.today)
        work.query = text
        records = _records(work, query.number) if query.number else ()
        found = [*_clients(work, query), *_of_records(work, records)]
        hits = tuple(_hit(work, query, client, record) for client, record in found[:MOST_HITS])
        return SearchResult(
            text=text,
            read_as=query.read_as,
            hits=hits,
            more=len(found) > MOST_HITS,
            records=records,
        )


_Found = tuple[Client, RecordHit | None]


def _clients(work: Work, query: Query) -> Iterator[_Found]:
    wanted = MOST_HITS + 1
    found: list[Client] = []
    if query.days:
        born = one_of("birth_date", *query.days)
        found += work.store.find(Client, born, order="name_key", limit=wanted)
    if query.words or query.digits:
        ids = work.store.search_clients(query.words, query.digits, wanted)
        clients = (work.store.get(Client, client) for client in ids)
        known = {one.id for one in found}
        found += (one for one in clients if one is not None and one.id not in known)
    return ((client, None) for client in found[:wanted])


def _records(work: Work, number: str) -> tuple[RecordHit, ...]:
    written = one_of("number", *numbers_of(number))
    contacts = [seen.contact for seen in seen_contacts(work, written)]
    plans = work.find(Plan, written)
    return (
        *(RecordHit(kind=FoundBy.CONTACT_NUMBER, id=one.id, number=one.number) for one in contacts),
        *(RecordHit(kind=FoundBy.PLAN_NUMBER, id=one.id, number=one.number) for one in plans),
    )


def _of_records(work: Work, records: tuple[RecordHit, ...]) -> Iterator[_Found]:
    for record in records:
        clients = _clients_of(work, record)
        for client in sorted({client for client in clients if client is not None}):
            found = work.store.get(Client, client)
            if found is not None:
                yield found, record


def _clients_of(work: Work, record: RecordHit) -> list[ClientId | None]:
    if record.kind is FoundBy.CONTACT_NUMBER:
        return [one.client for one in seen_contact(work, ContactId(record.id)).matters]
    return [work.get(Plan, record.id).client]


def _hit(work: Work, query: Query, client: Client, record: RecordHit | None) -> ClientHit:
    work.note(client)
    match = match_name(client, query.words)
    return ClientHit(
        id=client.id,
        name=match.name,
        matched=match.spans,
        birth_date=client.birth_date,
        age=client.age_on(work.today),
        hetu=masked_hetu(client.hetu),
        found_by=record.kind if record is not None else _found_by(query, client, match),
        found_text=match.former,
        record=record.id if record is not None else None,
        alerts=identity_alerts(work, client),
    )


def _found_by(query: Query, client: Client, match: NameMatch) -> FoundBy:
    if query.words:
        return FoundBy(match.found.value)
    if client.birth_date in query.days:
        return FoundBy.BIRTH_DATE
    return FoundBy.HETU if client.hetu.startswith(query.digits) else FoundBy.PHONE

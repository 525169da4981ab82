"""The desk's one search box: reads the query, says how, and finds clients.

A hit never tells who works with the client (ux.md §5), nor anything of a register: it is identity
and the two alerts that are shown of everybody.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sotedesk.model.client import Client
from sotedesk.model.ids import ClientId
from sotedesk.model.masking import Shown
from sotedesk.model.usage_log import LogAction
from sotedesk.services.client_card import Alert
from sotedesk.services.rights import Right
from sotedesk.services.work import Work, Works, use_case

MOST_HITS = 8
"""Rows shown; more are only said to be there (ux.md §5)."""


class ReadAs(StrEnum):
    """How the query was read."""

    NAME = "name"
    HETU = "hetu"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    NUMBER = "number"


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
class SearchResult:
    """The answer to a settled search.

    Attributes:
        text: The query it answers.
        more: There are further hits than those given.
    """

    text: str
    read_as: ReadAs
    hits: tuple[ClientHit, ...]
    more: bool


class Search:
    """Finds clients by name, identity code, birth date, phone, contact or plan number."""

    def __init__(self, works: Works) -> None:
        self.works = works

    @use_case(Right.SEE_CLIENTS, LogAction.SEARCH, always_logged=True)
    def search(self, work: Work, text: str) -> SearchResult:
        """Answer a settled search (300 ms without a key, or Enter); one line in the log.

        An empty query finds nobody.
        """
        raise NotImplementedError

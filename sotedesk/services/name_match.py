"""Which parts of a client's name a query matched, to be shown bold and underlined. Pure."""

import re
from enum import StrEnum

from sotedesk.model.client import Client
from sotedesk.model.frozen import dataclass
from sotedesk.model.names import search_fold

_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class NameFound(StrEnum):
    """By which of the names a client was found."""

    NAME = "name"
    OTHER_FIRST_NAME = "other_first_name"
    CALL_NAME = "call_name"
    FORMER_NAME = "former_name"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name as it is shown, with what matched.

    Attributes:
        spans: Start and end (exclusive) of the matched parts of ``name``, in order.
        former: The former name that was found, when one was.
    """

    name: str
    spans: tuple[Span, ...]
    found: NameFound
    former: str = ""


def match_name(client: Client, words: tuple[str, ...]) -> NameMatch:
    """Say how a client's names match the words of a query that found the client.

    Args:
        words: Folded beginnings (``model.names.search_words``).
    """
    spoken, full = client.spoken_name, f"{client.first_names} {client.last_name}".strip()
    in_spoken, missing = _spans(spoken, words)
    in_full, missing_in_full = _spans(full, words)
    if not missing:
        found = NameFound.CALL_NAME if missing_in_full else NameFound.NAME
        return NameMatch(spoken, in_spoken, found)
    if not missing_in_full:
        return NameMatch(full, in_full, NameFound.OTHER_FIRST_NAME)
    for former in client.former_last_names:
        if len(_spans(former, missing)[1]) < len(missing):
            return NameMatch(spoken, in_spoken, NameFound.FORMER_NAME, former)
    return NameMatch(spoken, in_spoken, NameFound.CALL_NAME)


def _spans(name: str, words: tuple[str, ...]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Give the parts of a name that begin with the words, and the words that none begins with."""
    folded, places = _folded(name)
    free = [found.span() for found in _WORD.finditer(folded)]
    used: dict[int, Span] = {}
    missing = []
    for word in sorted(words, key=len, reverse=True):
        fitting = [at for at in (*free, *used.values()) if folded[slice(*at)].startswith(word)]
        if not fitting:
            missing.append(word)
            continue
        start = fitting[0][0]
        # Longest words come first: what matched a part already matched more of it.
        used.setdefault(start, (start, start + len(word)))
        free = [at for at in free if at[0] != start]
    spans = {(places[start], places[end - 1] + 1) for start, end in used.values()}
    return tuple(sorted(spans)), tuple(missing)


def _folded(name: str) -> tuple[str, list[int]]:
    """Give a name folded, and for each letter of that the place it comes from."""
    letters = [(letter, place) for place, one in enumerate(name) for letter in search_fold(one)]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]

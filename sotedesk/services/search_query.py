"""How what was typed in the search box is read: a name, code, date, phone or number. Pure."""

import re
from datetime import date
from enum import StrEnum

from sotedesk.model import phone
from sotedesk.model.frozen import dataclass
from sotedesk.model.names import search_words

_HETU = re.compile(r"(\d{6})[-+A-FU-Y][0-9A-Z]{0,4}", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})", re.ASCII)
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBER = re.compile(r"([A-Z][A-Z0-9]*)-([A-Z]?)(\d{1,6})", re.ASCII)
_PHONE = re.compile(r"[+\d(][\d\s()./–-]*", re.ASCII)
_FEWEST_DIGITS = 3
_EARLIEST_YEAR = 1890
_CENTURIES = (1800, 1900, 2000)
_SHORT_YEAR = 100


class ReadAs(StrEnum):
    """How the query was read."""

    NAME = "name"
    HETU = "hetu"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as it was read; what does not apply is empty.

    Attributes:
        words: Folded beginnings of names.
        digits: Beginning of a phone number or identity code.
        days: Birth dates it can mean; a year of two digits can mean two.
        number: Number of a contact or plan, whole; its register's letter may be left out.
    """

    read_as: ReadAs
    words: tuple[str, ...] = ()
    digits: str = ""
    days: tuple[date, ...] = ()
    number: str = ""


def read_query(text: str, today: date) -> Query:
    """Read a query.

    Args:
        today: Nobody is born after it.
    """
    plain = text.strip().upper()
    packed = "".join(plain.split())
    code = _HETU.fullmatch(packed)
    if code is not None and _days(_PACKED, code.group(1), today):
        return Query(read_as=ReadAs.HETU, digits=packed)
    if dated := _read_date(plain, packed, today):
        return dated
    if number := _NUMBER.fullmatch(packed):
        return Query(read_as=ReadAs.NUMBER, number=f"{number[1]}-{number[2]}{number[3]:0>6}")
    if _PHONE.fullmatch(plain):
        typed = phone.digits(plain).removeprefix("+")
        return Query(read_as=ReadAs.PHONE, digits=typed if len(typed) >= _FEWEST_DIGITS else "")
    return Query(read_as=ReadAs.NAME, words=search_words(text))


def _read_date(plain: str, packed: str, today: date) -> Query | None:
    dotted = _days(_DOTTED, plain, today)
    if dotted or _DOTTED.fullmatch(plain):
        return Query(read_as=ReadAs.BIRTH_DATE, days=dotted)
    if days := _iso_days(plain, today):
        return Query(read_as=ReadAs.BIRTH_DATE, days=days)
    if days := _days(_PACKED, packed, today):
        return Query(read_as=ReadAs.BIRTH_DATE, days=days, digits=packed)
    return None


def _days(form: re.Pattern[str], text: str, today: date) -> tuple[date, ...]:
    found = form.fullmatch(text)
    if found is None:
        return ()
    day, month, year = (int(part) for part in found.groups())
    years = [century + year for century in _CENTURIES] if year < _SHORT_YEAR else [year]
    return _possible([(one, month, day) for one in years], today)


def _iso_days(text: str, today: date) -> tuple[date, ...]:
    found = _ISO.fullmatch(text)
    if found is None:
        return ()
    year, month, day = (int(part) for part in found.groups())
    return _possible([(year, month, day)], today)


def _possible(dates: list[tuple[int, int, int]], today: date) -> tuple[date, ...]:
    possible = []
    for year, month, day in dates:
        try:
            born = date(year, month, day)
        except ValueError:
            continue
        if born.year >= _EARLIEST_YEAR and born <= today:
            possible.append(born)
    return tuple(possible)

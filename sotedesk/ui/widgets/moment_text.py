"""Reading days and times as Finns write them.

Pure functions: text and the present moment in, a day and a time out. No guess is silent: the field
shows what was read.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from sotedesk.i18n import WEEKDAYS, local, local_zone

_NEAR_DAYS = 183
_WEEKDAY_NAMES = (
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
)
_NAMED_DAYS = {"tänään": 0, "tanaan": 0, "huomenna": 1, "ylihuomenna": 2, "eilen": -1}
_DATE = re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})(?:[./](?P<y>\d{4}|\d{2})?)?$")
_ISO_DATE = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})$")
_TIME = re.compile(r"(?P<h>\d{1,2})[.:](?P<min>\d{2})$")
_HOUR = re.compile(r"(?P<h>\d{1,2})$")
_LATER = re.compile(r"\+(?P<n>\d{1,3})(?P<unit>min|m|t|h|pv|vrk|d|vk)?$")
_SHORT_YEAR = 2
_HOURS = 24
_MINUTES = 60
_MOST_SHORT_YEAR = 68


class Need(Enum):
    """What a field is for."""

    DAY = "day"
    TIME = "time"
    MOMENT = "moment"


class Trouble(Enum):
    """Why a text is not a day or time."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    OTHER_WEEKDAY = "other_weekday"
    TIME_MISSING = "time_missing"
    TIME_UNWANTED = "time_unwanted"


class MomentTextError(ValueError):
    """The text cannot be read; the field keeps it as it is.

    Attributes:
        trouble: Why.
        day: The day the text names, where the weekday contradicts it.
    """

    def __init__(self, trouble: Trouble, day: date | None = None) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.day = day


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: Helsinki day, and time if one was written or needed."""

    day: date
    clock: time | None = None

    def at(self) -> datetime | None:
        """Return the moment in UTC, or None without a time."""
        if self.clock is None:
            return None
        return datetime.combine(self.day, self.clock, local_zone()).astimezone(UTC)


def read_moment(text: str, now: datetime, need: Need = Need.MOMENT) -> Reading:
    """Return the day and time a text means.

    A day without a year is the nearest such day. A time alone is today's.

    Args:
        text: For example `24.11.`, `ti 24.11. klo 13.30`, `13.30`, `huomenna 9`, `+3`, `+10 min`.
        now: The present moment, aware.
        need: What the field wants.

    Raises:
        MomentTextError: The text means no day or time, or not what is needed.
    """
    words = _words(text)
    if not words:
        raise MomentTextError(Trouble.UNREADABLE)
    if later := _LATER.match("".join(words)):
        return _checked(_read_later(later, now), need)
    parts = _Parts(local(now).date(), need)
    for word in words:
        parts.take(word)
    return _checked(parts.reading(), need)


@dataclass(slots=True)
class _Parts:
    """What has been read of a text so far, word by word."""

    today: date
    need: Need
    day: date | None = None
    weekday: int | None = None
    at: time | None = None
    clock_said: bool = False

    def take(self, word: str) -> None:
        """Read one word, or say that it means nothing here."""
        if word in ("klo", "kello"):
            self.clock_said = True
        elif not (self._take_day(word) or self._take_time(word) or self._take_weekday(word)):
            raise MomentTextError(Trouble.UNREADABLE)

    def reading(self) -> Reading:
        """Return all words together; a weekday alone is the next such day."""
        day = self.day
        if day is None and self.weekday is not None:
            day = self.today + timedelta(days=(self.weekday - self.today.weekday()) % 7)
        elif day is not None and self.weekday not in (None, day.weekday()):
            raise MomentTextError(Trouble.OTHER_WEEKDAY, day)
        return Reading(day or self.today, self.at)

    def _take_day(self, word: str) -> bool:
        if self.day is not None or self.clock_said:
            return False
        if word in _NAMED_DAYS:
            self.day = self.today + timedelta(days=_NAMED_DAYS[word])
        elif self.need is Need.DAY or not _is_clock(word):
            self.day = _read_date(word, self.today)
        return self.day is not None

    def _take_time(self, word: str) -> bool:
        if self.at is not None:
            return False
        self.at = _read_time(word, allow_hour=self.clock_said or self.day is not None)
        return self.at is not None

    def _take_weekday(self, word: str) -> bool:
        if self.weekday is not None:
            return False
        self.weekday = _read_weekday(word)
        return self.weekday is not None


def _words(text: str) -> list[str]:
    plain = text.replace("\N{NO-BREAK SPACE}", " ").replace(",", " ").casefold()
    return plain.split()


def _checked(reading: Reading, need: Need) -> Reading:
    if need is Need.DAY:
        if reading.clock is not None:
            raise MomentTextError(Trouble.TIME_UNWANTED)
        return reading
    if reading.clock is None:
        raise MomentTextError(Trouble.TIME_MISSING)
    moment = reading.at()
    if moment is not None and local(moment).time() != reading.clock:
        # The hour the clocks jump over in March.
        raise MomentTextError(Trouble.NO_SUCH_TIME)
    return reading


def _read_later(found: re.Match[str], now: datetime) -> Reading:
    count = int(found["n"])
    there = local(now)
    match found["unit"]:
        case "min" | "m":
            span = timedelta(minutes=count)
        case "t" | "h":
            span = timedelta(hours=count)
        case "vk":
            return Reading(there.date() + timedelta(weeks=count))
        case _:
            return Reading(there.date() + timedelta(days=count))
    then = local(now + span)
    return Reading(then.date(), then.time().replace(second=0, microsecond=0))


def _read_date(word: str, today: date) -> date | None:
    found = _DATE.match(word) or _ISO_DATE.match(word)
    if found is None:
        return None
    day, month = int(found["d"]), int(found["m"])
    try:
        if found["y"]:
            return date(_full_year(found["y"]), month, day)
        return _nearest(day, month, today)
    except ValueError:
        raise MomentTextError(Trouble.NO_SUCH_DAY) from None


def _is_clock(word: str) -> bool:
    """Return whether `13.30` is meant; `24.11` can only be a day."""
    found = _TIME.match(word)
    return found is not None and int(found["h"]) < _HOURS and int(found["min"]) < _MINUTES


def _full_year(digits: str) -> int:
    if len(digits) != _SHORT_YEAR:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= _MOST_SHORT_YEAR else 1900)


def _nearest(day: int, month: int, today: date) -> date:
    for year in (today.year, today.year + 1, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29.2. exists only some years
            continue
        if abs((found - today).days) <= _NEAR_DAYS:
            return found
    return date(today.year, month, day)


def _read_time(word: str, *, allow_hour: bool) -> time | None:
    found = _TIME.match(word)
    if found is None:
        found = _HOUR.match(word) if allow_hour else None
        if found is None:
            return None
        minute = 0
    else:
        minute = int(found["min"])
    try:
        return time(int(found["h"]), minute)
    except ValueError:
        raise MomentTextError(Trouble.NO_SUCH_TIME) from None


def _read_weekday(word: str) -> int | None:
    bare = word.rstrip(".")
    for number, name in enumerate(_WEEKDAY_NAMES):
        if bare in (WEEKDAYS[number], name, f"{name}na", f"{name}nä"):
            return number
    return None

"""Words and how Finns write days, times and ages.

The message ids are the Finnish texts themselves: Finnish is the default and the authority, so it
needs no catalogue and costs nothing at start. Swedish and English are gettext catalogues under
`resources/translations`. Babel is not imported here: it takes tens of milliseconds and a desk must
show its window first.
"""

import gettext
from datetime import date, datetime, timedelta, tzinfo
from functools import cache

from sotedesk.resources import resource

DOMAIN = "sotedesk"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_QUOTES = "”“„\"'’"
"""What people begin and end a quotation with when they type one."""
WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
_WEEKDAY_NAMES = (
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
)
_MONTHS_SHOWN_UNDER_YEARS = 2
_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7

_catalogue: gettext.NullTranslations = gettext.NullTranslations()

N_ = str
"""Mark a text for the catalogue where it stands in a table; `_` translates it when it is shown."""


def use_language(code: str) -> None:
    """Show later texts in a language; an absent catalogue leaves them Finnish.

    Args:
        code: `fi`, `sv` or `en`.
    """
    global _catalogue  # noqa: PLW0603 - gettext's own model: one catalogue a process
    _catalogue = (
        gettext.NullTranslations()
        if code == "fi"
        else gettext.translation(
            DOMAIN, localedir=resource("translations"), languages=[code], fallback=True
        )
    )


def _(message: str) -> str:
    """Return the text in the language in use."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a text that fits the count."""
    return _catalogue.ngettext(singular, plural, count)


@cache
def local_zone() -> tzinfo:
    """Return the zone every shown time is in: Europe/Helsinki."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - reads the zone database, not needed to paint

    return ZoneInfo("Europe/Helsinki")


def local(moment: datetime) -> datetime:
    """Return an aware moment as Helsinki time."""
    if moment.tzinfo is None:
        raise NaiveMomentError(moment)
    return moment.astimezone(local_zone())


class NaiveMomentError(ValueError):
    """A moment without a zone cannot be shown: nobody knows which hour it is."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(f"moment has no time zone: {moment.isoformat()}")


def weekday_name(day: date) -> str:
    """Return `tiistai`."""
    return _(_WEEKDAY_NAMES[day.weekday()])


def format_date(day: date, today: date) -> str:
    """Return `24.11.`, with the year when it is not this year."""
    year = "" if day.year == today.year else str(day.year)
    return f"{day.day}.{day.month}.{year}"


def format_full_date(day: date) -> str:
    """Return `24.11.2026`."""
    return f"{day.day}.{day.month}.{day.year}"


def format_day(day: date, today: date) -> str:
    """Return `ti 24.11.`, with the year when it is not this year."""
    return f"{_(WEEKDAYS[day.weekday()])} {format_date(day, today)}"


def format_time(moment: datetime, *, seconds: bool = False) -> str:
    """Return `9.47`, or `9.47.12` with seconds, in Helsinki time."""
    there = local(moment)
    shown = f"{there.hour}.{there.minute:02}"
    return f"{shown}.{there.second:02}" if seconds else shown


def format_clock(moment: datetime) -> str:
    """Return `klo 9.47` that never breaks across lines."""
    return f"{_('klo')}{NO_BREAK_SPACE}{format_time(moment)}"


def format_moment(moment: datetime, today: date) -> str:
    """Return `ti 24.11. klo 13.30`; klo and the time stay on one line."""
    return f"{format_day(local(moment).date(), today)} {format_clock(moment)}"


def quoted(words: str) -> str:
    """Return what somebody said in Finnish quotes, once also where they are typed; empty for none.

    ux §4: quotes are ” ”.
    """
    said = words.strip()
    if len(said) > 1 and said[0] in _QUOTES and said[-1] in _QUOTES:
        said = said[1:-1].strip()
    return f"”{said}”" if said else ""


def format_age(born: date, today: date) -> str:
    """Return `68 v`, under two years `14 kk`, under one month `3 vk`."""
    months = (today.year - born.year) * _MONTHS_A_YEAR + today.month - born.month
    if today.day < born.day:
        months -= 1
    if months >= _MONTHS_SHOWN_UNDER_YEARS * _MONTHS_A_YEAR:
        return f"{months // _MONTHS_A_YEAR}{NO_BREAK_SPACE}{_('v')}"
    if months >= 1:
        return f"{months}{NO_BREAK_SPACE}{_('kk')}"
    return f"{max(0, (today - born).days) // _DAYS_A_WEEK}{NO_BREAK_SPACE}{_('vk')}"


def format_span(span: timedelta) -> str:
    """Return a length of time as one unit: `12 min`, `5 t`, `3 vrk`; the sign is dropped."""
    seconds = abs(span.total_seconds())
    minutes = int(seconds // 60)
    if minutes < 2 * 60:
        return f"{minutes}{NO_BREAK_SPACE}{_('min')}"
    hours = minutes // 60
    if hours < 2 * 24:
        return f"{hours}{NO_BREAK_SPACE}{_('t')}"
    return f"{hours // 24}{NO_BREAK_SPACE}{_('vrk')}"

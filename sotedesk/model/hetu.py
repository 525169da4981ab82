"""The Finnish personal identity code: form, birth date, check character.

Source: Digital and Population Data Services Agency, reform of 1.1.2023 (domain §5.1): ddmmyy, a
marker of the century, three digits, a check character. The marker is part of the code's identity.
900-999 are temporary or test numbers and never prove anything. No sex is derived.
"""

import re
from datetime import date
from enum import StrEnum

from sotedesk.model.frozen import dataclass

_FORM = re.compile(r"(\d\d)(\d\d)(\d\d)([-+A-FU-Y])(\d{3})([0-9A-Y])", re.ASCII)
_CENTURY = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_FIRST_REAL, _FIRST_TEMPORARY = 2, 900


class HetuProblem(StrEnum):
    """What is wrong with an identity code."""

    FORM = "form"
    DATE = "date"
    FUTURE = "future"
    NUMBER = "number"
    CHECK = "check"
    TEMPORARY = "temporary"


class HetuError(ValueError):
    """An identity code cannot be taken.

    Attributes:
        problem: What is wrong.
    """

    def __init__(self, problem: HetuProblem) -> None:
        """Name the problem, never the code itself."""
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Hetu:
    """A code that passed.

    Attributes:
        text: All 11 characters, capitals.
        temporary: From the range 900-999.
    """

    text: str
    birth_date: date
    temporary: bool


def read_hetu(text: str, today: date, *, synthetic: bool) -> Hetu:
    """Read an identity code.

    Args:
        text: As typed; lower case and outer spaces are fine.
        today: Births after it are refused.
        synthetic: The profile holds invented people; only there does 900-999 pass.

    Raises:
        HetuError: With the first problem found; nothing else is checked then.
    """
    match = _FORM.fullmatch(text.strip().upper())
    if match is None:
        raise HetuError(HetuProblem.FORM)
    day, month, year, marker, number, check = match.groups()
    try:
        birth_date = date(_CENTURY[marker] + int(year), int(month), int(day))
    except ValueError as error:
        raise HetuError(HetuProblem.DATE) from error
    if int(number) < _FIRST_REAL:
        raise HetuError(HetuProblem.NUMBER)
    if _CHECK[int(day + month + year + number) % len(_CHECK)] != check:
        raise HetuError(HetuProblem.CHECK)
    if birth_date > today:
        raise HetuError(HetuProblem.FUTURE)
    temporary = int(number) >= _FIRST_TEMPORARY
    if temporary and not synthetic:
        raise HetuError(HetuProblem.TEMPORARY)
    return Hetu(match.group(), birth_date, temporary)


def check_character(birth_part: str, number: str) -> str:
    """Give the check character of ddmmyy and three digits; used to make synthetic codes."""
    return _CHECK[int(birth_part + number) % len(_CHECK)]

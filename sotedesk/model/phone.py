"""Phone numbers as Finns write them: read into plain digits, shown in groups.

A Finnish number is kept nationally, from its 0 on; a foreign one with + and its country code.
Sources: Traficom, numbering plan (regulation 32), for area and service prefixes; SFS 4175 for the
groups, parted by no-break spaces.
"""

import re
from enum import StrEnum

NO_BREAK_SPACE = "\u00a0"

_SEPARATORS = re.compile(r"[\s\-–./()]")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_FINLAND = re.compile(r"\+3580*")
_NATIONAL = re.compile(r"0[1-9]\d{3,11}", re.ASCII)
_FOREIGN = re.compile(r"\+[1-9]\d{5,14}", re.ASCII)
_SHORT = re.compile(r"1\d{2,5}", re.ASCII)
_WITHOUT_AREA = re.compile(r"\d{4,12}", re.ASCII)
_WRITTEN = re.compile(r"\+?\d+", re.ASCII)

_SERVICE_PREFIXES = ("0100", "0200", "0202", "0300", "0600", "0700", "0800")
_AREAS = ("02", "03", "05", "06", "08", "09")
_NATIONWIDE = ("020", "029", "030", "050")
_INVENTED = re.compile(r"0[23689]000", re.ASCII)
"""No subscriber's number begins with 000: the area numbers of invented people do."""
_GROUPS = {5: (2, 3), 6: (3, 3), 7: (3, 4), 8: (4, 4)}
_COUNTRY = re.compile(
    r"\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d*)", re.ASCII
)


class PhoneProblem(StrEnum):
    """What is wrong with a phone number."""

    EMPTY = "empty"
    CHARACTERS = "characters"
    AREA_CODE = "area_code"
    LENGTH = "length"


class PhoneError(ValueError):
    """A phone number cannot be taken.

    Attributes:
        problem: What is wrong.
    """

    def __init__(self, problem: PhoneProblem) -> None:
        """Name the problem, never the number itself."""
        super().__init__(problem.value)
        self.problem = problem


def digits(text: str) -> str:
    """Give a number, also a half-typed one, as numbers are kept and compared.

    Spaces, hyphens, dots and brackets fall away, +358 and 00358 become 0, another 00 becomes +.
    """
    bare = _SEPARATORS.sub("", _TRUNK_ZERO.sub("", text))
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    return _FINLAND.sub("0", bare, count=1)


def normalise(text: str) -> str:
    """Read a number as somebody wrote it.

    Raises:
        PhoneError: It is empty, has other characters, lacks its area code or has a length no
            number has.
    """
    number = digits(text)
    if any(form.fullmatch(number) for form in (_NATIONAL, _FOREIGN, _SHORT)):
        return number
    if not number:
        raise PhoneError(PhoneProblem.EMPTY)
    if not _WRITTEN.fullmatch(number):
        raise PhoneError(PhoneProblem.CHARACTERS)
    if number[0] not in "+0" and _WITHOUT_AREA.fullmatch(number):
        raise PhoneError(PhoneProblem.AREA_CODE)
    raise PhoneError(PhoneProblem.LENGTH)


def shown(number: str) -> str:
    """Give a kept number in groups, as in "040 000 1873"; what is no number stays as it is."""
    if _NATIONAL.fullmatch(number):
        prefix = _prefix(number)
        return NO_BREAK_SPACE.join((prefix, *_grouped(number[len(prefix) :])))
    country = _COUNTRY.fullmatch(number)
    if country is not None:
        code, rest = country.groups()
        return NO_BREAK_SPACE.join((f"+{code}", *_grouped(rest)))
    return number


def _prefix(number: str) -> str:
    if _INVENTED.match(number):
        return number[:2]
    if number.startswith(_SERVICE_PREFIXES):
        return number[:4]
    if number.startswith(_AREAS) and not number.startswith(_NATIONWIDE):
        return number[:2]
    return number[:3]


def _grouped(rest: str) -> list[str]:
    sizes = list(_GROUPS.get(len(rest), (len(rest),)))
    if len(rest) > max(_GROUPS):
        sizes = [3] * (len(rest) // 3)
        sizes[-1] += len(rest) % 3
    groups, start = [], 0
    for size in filter(None, sizes):
        groups.append(rest[start : start + size])
        start += size
    return groups

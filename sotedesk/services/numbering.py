"""Shown numbers of contacts and plans: the desk's short code, the register's letter, the number.

Each register counts by itself: in one common series the gaps would tell a worker of one register
how much there is of the other.
"""

from typing import Final

from sotedesk.model.changes import Register
from sotedesk.services.work import Work

LETTERS: Final = {Register.HEALTH: "T", Register.SOCIAL: "S"}
"""*Terveydenhuolto* and *sosiaalihuolto*."""


def next_number(work: Work, series: str, register: Register) -> str:
    """Give the next shown number of a series in a register, such as ``A7K-T000123``."""
    code, number = work.store.next_number(f"{series}:{register}").split("-")
    return f"{code}-{LETTERS[register]}{number}"


def numbers_of(typed: str) -> tuple[str, ...]:
    """Give the numbers that a typed one may be: without its letter it is one of any register."""
    code, number = typed.split("-")
    if not number.isdigit():
        return (typed,)
    return (typed, *(f"{code}-{letter}{number}" for letter in LETTERS.values()))

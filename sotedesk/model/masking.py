"""Masked values: what a screen, a paper or an export gets in place of what it may not show."""

from enum import StrEnum
from typing import TypeAlias

from sotedesk.model.frozen import dataclass


class MaskReason(StrEnum):
    """Why a value is hidden."""

    SAFETY_BAN = "safety_ban"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Masked:
    """A value that is there and not shown.

    Attributes:
        hint: What may be shown of it, such as "030958-" of an identity code; often empty.
    """

    reason: MaskReason
    hint: str = ""


Shown: TypeAlias = str | Masked


def ban_masked(value: str, *, banned: bool) -> Shown:
    """Hide a value of a client under a safety ban (VTJ-laki 661/2009 36 §); empty stays empty."""
    return Masked(MaskReason.SAFETY_BAN) if banned and value else value


HETU_SHOWN = 7
"""Characters of an identity code that lists show: the birth date and the marker."""


def masked_hetu(hetu: str) -> Shown:
    """Show only the birth date part of an identity code (domain §5.1)."""
    return Masked(MaskReason.NOT_NEEDED, hetu[:HETU_SHOWN]) if hetu else ""

"""Fractional-index texts: an order of rows that two desks can edit without renumbering."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


class OrderingError(ValueError):
    """The two texts do not stand in order, so nothing lies between them."""


def between(before: str, after: str) -> str:
    """Give a text that sorts strictly between two others.

    Args:
        before: The row above; empty for the top.
        after: The row below; empty for the bottom. Never ends in "0" when made here.

    Raises:
        OrderingError: ``before`` does not sort before ``after``.
    """
    if after and before >= after:
        raise OrderingError(f"{before!r} does not come before {after!r}")
    made = ""
    while True:
        low = _digit(before, len(made), 0)
        high = _digit(after, len(made), _BASE)
        if high - low > 1:
            return made + _DIGITS[(low + high) // 2]
        made += _DIGITS[low]
        if high > low:
            after = ""


def _digit(text: str, place: int, beyond: int) -> int:
    return _DIGITS.index(text[place]) if place < len(text) else beyond

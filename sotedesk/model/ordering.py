"""Fractional-index texts: an order of rows that two desks can edit without renumbering."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


class OrderingError(ValueError):
    """The two texts do not stand in order, or nothing lies between them."""


def between(before: str, after: str) -> str:
    """Give a text that sorts strictly between two others.

    Args:
        before: The row above; empty for the top.
        after: The row below; empty for the bottom.

    Returns:
        A text of digits and small letters that does not end in "0", so that there is always room
        before it.

    Raises:
        OrderingError: ``before`` does not sort before ``after``, nothing lies between them, or one
            of them is no such text.
    """
    problem = OrderingError(f"nothing lies between {before!r} and {after!r}")
    if (after and before >= after) or not set(before + after) <= set(_DIGITS):
        raise problem
    made = ""
    while not after or len(made) < len(after):
        low = _digit(before, len(made), 0)
        high = _digit(after, len(made), _BASE)
        if high - low > 1:
            return made + _DIGITS[(low + high) // 2]
        made += _DIGITS[low]
        if high > low:
            after = ""
    raise problem


def _digit(text: str, place: int, beyond: int) -> int:
    return _DIGITS.index(text[place]) if place < len(text) else beyond

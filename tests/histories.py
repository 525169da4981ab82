"""How many random histories are played: few in ``script/test``, many in ``script/soak``."""

import os

HISTORIES = int(os.environ.get("SOTEDESK_HISTORIES", "300"))


def histories(one_in: int) -> int:
    """Give how many of a kind are played that takes so many times longer than the fold's."""
    return max(1, HISTORIES // one_in)

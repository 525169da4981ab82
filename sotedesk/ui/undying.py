"""Keeping None alive under PySide6 6.12 on Python 3.11.

The abi3 wheel of PySide6 6.12.0 is built with headers of Python 3.12 or later, where None, True,
False and NotImplemented are immortal and `Py_RETURN_NONE` takes no reference. Python 3.11 counts
their references, so each `parentWidget()` that returns None takes one away, and after some thousand
calls (thirty repaints of a full screen, measured) the process dies with "deallocating None".
6.11.3 is not affected. This module may go when Python 3.11 or that wheel is no longer supported.
"""

import sys

_FIRST_WITH_IMMORTALS = (3, 12)
_COUNTED = (None, True, False, NotImplemented)


def keep_singletons_alive() -> None:
    """Give the counted singletons so many references that no missing one can matter."""
    if sys.version_info >= _FIRST_WITH_IMMORTALS:
        return
    import ctypes  # noqa: PLC0415 - only the old Python pays for it

    plenty = sys.maxsize // 4
    for singleton in _COUNTED:
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < plenty:
            count.value += plenty

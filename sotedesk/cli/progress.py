"""Progress on a terminal, for what lasts over a second; elsewhere nothing is written."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sotedesk.i18n import _

_QUIET_SECONDS: Final = 1.0
_BETWEEN_SECONDS: Final = 0.1
_WIDTH: Final = 30


@contextmanager
def bar(label: str, steps: int) -> Iterator[Callable[[], None]]:
    """Yield what is called after each step; the bar appears after a second."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    done, begun = 0, time.monotonic()
    drawn = begun + _QUIET_SECONDS - _BETWEEN_SECONDS

    def step() -> None:
        nonlocal done, drawn
        done += 1
        now = time.monotonic()
        if now - drawn >= _BETWEEN_SECONDS:
            drawn = now
            full = _WIDTH * done // max(steps, 1)
            _draw(f"{label} {'█' * full}{'·' * (_WIDTH - full)} {done} / {steps}")

    try:
        yield step
    finally:
        _draw("")


@contextmanager
def busy(label: str) -> Iterator[None]:
    """Say after a second that something is going on, and for how long."""
    if not sys.stderr.isatty():
        yield
        return
    over = threading.Event()
    teller = threading.Thread(target=_tell, args=(label, over), daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _tell(label: str, over: threading.Event) -> None:
    begun = time.monotonic()
    while not over.wait(_QUIET_SECONDS):
        _draw(_("{label} {seconds} s").format(label=label, seconds=int(time.monotonic() - begun)))
    _draw("")


def _draw(text: str) -> None:
    sys.stderr.write(f"\r\x1b[2K{text}")
    sys.stderr.flush()

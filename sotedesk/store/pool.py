"""A few open connections of one file, lent out one transaction at a time."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

from sotedesk.store.connection import Connection


class Pool:
    """Lends connections; from any thread, each to one borrower at a time.

    Args:
        connect: Opens one more connection.
        size: How many there may be.
        begin: The statement that begins a transaction. The driver would begin late or not at all;
            only our own makes table changes and savepoints part of it.
        wait_seconds: How long a borrower waits for one; ``None`` for without limit.
    """

    def __init__(
        self, connect: Callable[[], Any], size: int, begin: str, wait_seconds: float | None = None
    ) -> None:
        self._connect = connect
        self._begin = begin
        self._wait = wait_seconds
        self._free = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[Any] = []
        self._closed = False

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that commits if the block ends well.

        Raises:
            TimeoutError: The others did not end in time.
        """
        if not self._free.acquire(timeout=self._wait):
            raise TimeoutError("every connection is in use")
        try:
            driver = self._take()
            try:
                driver.execute(self._begin)
                try:
                    yield Connection(driver)
                    driver.execute("COMMIT")
                finally:
                    # After a commit that failed, as after the caller's own error.
                    if driver.in_transaction:
                        driver.execute("ROLLBACK")
            except BaseException:
                self._give_back(driver, sound=not driver.in_transaction)
                raise
            self._give_back(driver, sound=True)
        finally:
            self._free.release()

    def close(self) -> None:
        """Close what is idle now, and the others when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for driver in idle:
            driver.close()

    def _take(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no stubs
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def _give_back(self, driver: Any, *, sound: bool) -> None:  # noqa: ANN401 - as above
        with self._lock:
            if sound and not self._closed:
                self._idle.append(driver)
                return
        driver.close()

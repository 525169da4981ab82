"""Many use cases in one transaction: invented data stands whole or not at all.

Only for data that is made by a program. At a desk each use case has its own transaction, because
what a worker did must be on the disk when the screen says so.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sotedesk.services.ports import UnitOfWork, UnitsOfWork


class SharedUnits:
    """Gives every use case the same unit of work, which is already open."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Give the open unit of work: it sees what was written before."""
        yield self._uow

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """Give the open unit of work; its owner commits."""
        yield self._uow


@contextmanager
def one_transaction(units: UnitsOfWork) -> Iterator[UnitsOfWork]:
    """Yield units of work that are all one; an exception undoes everything."""
    with units.writing() as uow:
        yield SharedUnits(uow)

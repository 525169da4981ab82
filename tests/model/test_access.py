"""The one rule of who may see what, over the whole table it is asked for."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest

from sotedesk.model.access import Actor, Sight, opens, sight
from sotedesk.model.changes import Register
from sotedesk.model.client import AccessBasis
from sotedesk.model.ids import ClientId
from sotedesk.model.worker import Role
from tests.model.examples import COLLEAGUE, NOW, TODAY, WORKER, made

HEALTH, SOCIAL, SHARED = Register.HEALTH, Register.SOCIAL, Register.SHARED
CLIENT = ClientId(UUID(int=9))
NURSE = Actor(
    worker=WORKER, roles=frozenset({Role.NURSE}), unit=None, registers=frozenset({HEALTH})
)
BASIS = made(AccessBasis, 1, client=CLIENT, worker=WORKER, valid_until=TODAY)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("register", "client", "related", "basis", "own"),
    list(product(Register, [CLIENT, None], [True, False], [True, False], [True, False])),
)
def test_the_table_of_who_may_see_what(
    register: Register,
    client: ClientId | None,
    related: bool,  # noqa: FBT001 - a row of the table
    basis: bool,  # noqa: FBT001 - as above
    own: bool,  # noqa: FBT001 - as above
) -> None:
    bases = [replace(BASIS, register=register)] if basis else []

    seen = sight(NURSE, register, client, bases, TODAY, related=related, own=own)

    if register is SHARED or basis or own:
        wanted = Sight.SHOWN  # directory, a recorded basis, or one's own late entry
    elif register is SOCIAL:
        wanted = Sight.ABSENT  # that there is a client of the other register is itself secret
    elif client is None or related:
        wanted = Sight.SHOWN
    else:
        wanted = Sight.AFTER_BASIS
    assert seen is wanted


def test_a_worker_of_both_registers_sees_each_by_relation() -> None:
    both = replace(NURSE, registers=frozenset({HEALTH, SOCIAL}))

    assert sight(both, SOCIAL, CLIENT, [], TODAY, related=True) is Sight.SHOWN
    assert sight(both, SOCIAL, CLIENT, [], TODAY, related=False) is Sight.AFTER_BASIS


def test_a_worker_of_no_register_sees_the_directory_only() -> None:
    outside = replace(NURSE, registers=frozenset())

    assert sight(outside, SHARED, CLIENT, [], TODAY, related=True) is Sight.SHOWN
    assert sight(outside, HEALTH, CLIENT, [], TODAY, related=True) is Sight.ABSENT
    assert sight(outside, HEALTH, None, [], TODAY, related=False) is Sight.ABSENT


def test_a_basis_for_one_register_opens_no_other() -> None:
    health_only = [replace(BASIS, register=HEALTH)]

    assert sight(NURSE, SOCIAL, CLIENT, health_only, TODAY, related=True) is Sight.ABSENT


def test_one_basis_that_holds_is_enough_among_those_that_do_not() -> None:
    bases = [replace(BASIS, worker=COLLEAGUE), BASIS]

    assert sight(NURSE, HEALTH, CLIENT, bases, TODAY, related=False) is Sight.SHOWN


@pytest.mark.parametrize(
    ("day", "holds"),
    [(TODAY - timedelta(days=1), True), (TODAY, True), (TOMORROW, False)],
)
def test_a_basis_holds_to_the_end_of_its_last_day(day: date, *, holds: bool) -> None:
    assert opens(BASIS, NURSE, HEALTH, day) is holds


@pytest.mark.parametrize(
    "basis",
    [
        replace(BASIS, worker=COLLEAGUE),
        replace(BASIS, register=SOCIAL),
        replace(BASIS, valid_until=None),
        replace(BASIS, voided_at=NOW),
    ],
    ids=["a colleague's", "of the other register", "without an end", "voided"],
)
def test_a_basis_that_does_not_hold(basis: AccessBasis) -> None:
    assert not opens(basis, NURSE, HEALTH, TODAY)

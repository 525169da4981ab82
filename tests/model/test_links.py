from dataclasses import replace
from itertools import permutations
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sotedesk.model.changes import Register
from sotedesk.model.client import ClientLink, LinkStatus
from sotedesk.model.ids import ClientId
from sotedesk.model.links import person_ids
from sotedesk.model.wire import UnknownCode
from tests.model.examples import NOW, made

A, B, C, D = (ClientId(UUID(int=number)) for number in (1, 2, 3, 4))


def link(one: ClientId, other: ClientId) -> ClientLink:
    number = one.int * 100 + other.int
    return made(ClientLink, number, Register.SHARED, from_client=one, into_client=other)


CLIENTS = st.integers(1, 8).map(lambda number: ClientId(UUID(int=number)))
LINKS = st.lists(st.builds(link, CLIENTS, CLIENTS), max_size=10)


def test_linked_clients_are_one_person_with_the_smallest_id() -> None:
    assert person_ids([link(C, B)]) == {B: B, C: B}


def test_the_direction_of_a_link_does_not_matter() -> None:
    assert person_ids([link(B, C)]) == person_ids([link(C, B)])


def test_two_desks_that_linked_differently_made_one_person() -> None:
    for order in permutations([link(D, B), link(D, C), link(A, C)]):
        assert person_ids(order) == {A: A, B: A, C: A, D: A}


def test_a_circle_and_a_link_to_oneself_do_no_harm() -> None:
    for order in permutations([link(A, B), link(B, C), link(C, A), link(D, D)]):
        assert person_ids(order) == {A: A, B: A, C: A, D: D}


def test_people_without_a_link_between_them_stay_apart() -> None:
    assert person_ids([link(A, B), link(C, D)]) == {A: A, B: A, C: C, D: C}


def test_an_undone_or_voided_link_or_one_of_unknown_status_joins_nobody() -> None:
    undone = replace(link(A, B), status=LinkStatus.UNDONE)
    voided = replace(link(A, B), voided_at=NOW)
    newer = replace(link(A, B), status=UnknownCode("proposed"))

    assert person_ids([undone, voided, newer]) == {}


@given(LINKS, st.randoms(use_true_random=False))
def test_persons_do_not_depend_on_the_order_and_are_what_links_reach(
    links: list[ClientLink], chance: Random
) -> None:
    reached = {end: {end} for one in links for end in (one.from_client, one.into_client)}
    for _ in reached:
        for one in links:
            together = reached[one.from_client] | reached[one.into_client]
            for client in together:
                reached[client] = reached[client] | together
    shuffled = list(links)
    chance.shuffle(shuffled)

    assert person_ids(shuffled) == {client: min(others) for client, others in reached.items()}

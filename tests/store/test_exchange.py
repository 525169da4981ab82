"""Real stores that hold the same changes hold the same rows, whatever way they came."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from sotedesk.model.client import Client
from sotedesk.model.record import Record
from sotedesk.store.verify import verify
from tests.builders import NOW, client, creation, edit, link, made, purge, written
from tests.store.store_fixtures import StoreDesk, store_desks

_WORDS = st.sampled_from(["Aho", "Korpi", "Mäki"])
_PLACES = st.integers(0, 2)


@dataclass
class Histories:
    """Three desks and the records any of them has made."""

    desks: list[StoreDesk]
    records: list[Record] = field(default_factory=list)
    minutes: int = 0

    def at(self, place: int) -> Any:  # noqa: ANN401 - a moment
        """Give the time at a desk; their clocks differ by hours."""
        self.minutes += 1
        return NOW + timedelta(minutes=self.minutes, hours=5 * place)

    def create(self, place: int, word: str) -> None:
        record = client(last_name=word)
        self.desks[place].create(record, self.at(place))
        self.records.append(record)

    def pick(self, place: int, which: int) -> Client | None:
        """Give a client as the desk shows it; none where it has not arrived."""
        clients = [one for one in self.records if isinstance(one, Client)]
        return self.desks[place].find(clients[which % len(clients)]) if clients else None

    def edit(self, place: int, which: int, word: str) -> None:
        shown = self.pick(place, which)
        if shown is not None and shown.last_name != word:
            self.desks[place].save(shown, replace(shown, last_name=word), self.at(place))

    def choose(self, place: int, which: int, word: str) -> None:
        shown = self.pick(place, which)
        if shown is None or not shown.origin.conflicts:
            return
        value = edit(shown, replace(shown, last_name=word + "la")).groups
        over = {name: shown.origin.heads[name] for name in value}
        with self.desks[place].units.writing() as uow:
            uow.append(written(shown, value, over), self.at(place))

    def void(self, place: int, which: int) -> None:
        shown = self.pick(place, which)
        if shown is not None and not shown.is_void:
            voided = replace(shown, voided_at=NOW, void_reason="Kahdesti")
            self.desks[place].save(shown, voided, self.at(place))

    def purge(self, place: int, which: int) -> None:
        shown = self.pick(place, which)
        if shown is not None:
            with self.desks[place].units.writing() as uow:
                uow.append(purge(shown), self.at(place))

    def link(self, place: int, which: int) -> None:
        one, other = self.pick(place, which), self.pick(place, which + 1)
        if one is not None and other is not None and one.id != other.id:
            self.desks[place].create(link(one.id, other.id), self.at(place))

    def exchange(self, place: int, other: int, part: int) -> None:
        """Let one desk take in a part of what another has, in disorder."""
        changes = self.desks[other].stored()[part % 3 :: 3 if part else 1]
        self.desks[place].receive(reversed(changes), self.at(place))

    def exchange_everything(self) -> None:
        for desk in self.desks:
            for other in self.desks:
                desk.receive(other.stored(), NOW)


def _step(method: Callable[..., None], *arguments: st.SearchStrategy[Any]) -> Any:  # noqa: ANN401 - a strategy
    return st.tuples(st.just(method), st.tuples(*arguments))


_STEPS = st.lists(
    st.one_of(
        _step(Histories.create, _PLACES, _WORDS),
        _step(Histories.edit, _PLACES, _PLACES, _WORDS),
        _step(Histories.edit, _PLACES, _PLACES, _WORDS),
        _step(Histories.choose, _PLACES, _PLACES, _WORDS),
        _step(Histories.void, _PLACES, _PLACES),
        _step(Histories.purge, _PLACES, _PLACES),
        _step(Histories.link, _PLACES, _PLACES),
        _step(Histories.exchange, _PLACES, _PLACES, st.integers(0, 2)),
        _step(Histories.exchange, _PLACES, _PLACES, st.integers(0, 2)),
    ),
    max_size=25,
)


@settings(max_examples=15, deadline=None)
@given(steps=_STEPS)
def test_desks_that_have_exchanged_everything_are_equal_and_every_row_is_the_fold(
    steps: list[tuple[Callable[..., None], tuple[Any, ...]]],
) -> None:
    with TemporaryDirectory() as folder, store_desks(Path(folder), 3) as desks:
        histories = Histories(desks)
        for method, arguments in [(Histories.create, (0, "Aho")), *steps]:
            method(histories, *arguments)
        for desk in desks:
            assert desk.wrong_rows() == []  # also what was written the quick way

        histories.exchange_everything()
        reports = [verify(desk.database) for desk in desks]

        assert reports[0].ok, reports[0].problems
        assert reports == [replace(report, usage_log_entries=0) for report in reports]
        assert len({report.state_hash for report in reports}) == 1
        assert {report.waiting for report in reports} == {0}


def test_equal_sets_of_changes_in_two_orders_give_one_state_and_another_set_another(
    tmp_path: Path,
) -> None:
    with store_desks(tmp_path, 3) as (one, other, third):
        first = one.create(client())
        other.receive(one.stored())
        one.save(first, replace(first, last_name="Korpi"))
        there = other.get(first)
        other.save(there, replace(there, last_name="Mäki"))
        from_one, from_other = one.stored(), other.stored()
        one.receive(from_other)
        other.receive(from_one)

        assert one.verify() == other.verify()
        third.receive(from_one)
        assert third.verify().state_hash != one.verify().state_hash
        third.receive(reversed(from_other))
        assert third.verify() == one.verify()
        assert one.get(first).origin.conflicts == {"name"}


def test_a_record_made_twice_folds_alike_wherever_it_arrives(tmp_path: Path) -> None:
    twice = client()
    with store_desks(tmp_path, 2) as (one, other):
        with one.units.writing() as uow:
            uow.append(creation(twice), NOW)
        with other.units.writing() as uow:
            uow.append(creation(replace(twice, last_name="Korpi")), NOW + timedelta(minutes=1))
        one.receive(other.stored())
        other.receive(one.stored())

        assert one.verify() == other.verify()
        assert one.get(twice).origin.conflicts == {"name"}
        assert made(Client, id=UUID(int=1)) is not None

"""Random histories of two to five desks: whatever happens in whatever order, all end alike.

Source: design of the fold: row, heads and conflicts are a pure function of the set of changes.
``SOTEDESK_HISTORIES`` says how many histories are played (``script/soak``: 10,000).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sotedesk.model.assignment import Assignment, AssignmentStatus
from sotedesk.model.changes import Change, ChangeId, Register
from sotedesk.model.client import Client, ClientLink, LinkStatus
from sotedesk.model.fold import RecordState
from sotedesk.model.ids import ClientId, DeskId, PlanId, TeamId, uuid7
from sotedesk.model.plan import Plan, PlanRow, PlanStatus
from sotedesk.model.record import KINDS, Record, kind_of
from sotedesk.model.wire import canonical
from tests.histories import HISTORIES
from tests.model.examples import COLLEAGUE, WORKER
from tests.model.naive_fold import Naive, naive_breaches, naive_fold
from tests.model.replica import Replica

PARTS = 4
"""The histories are played in so many tests, so that several cores can share them."""

START = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
OFFSETS = [timedelta(days=days) for days in (0, 365, -365)] + [timedelta(minutes=-7)]
DAYS = [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), None]
CARED = [Register.HEALTH, Register.SOCIAL]
SMALL = st.integers(0, 11)

Edit: TypeAlias = dict[str, Any]

# For each kind its topics, for each topic several ways two desks may edit it: few, so that they
# often meet, and sometimes choose the same.
EDITS: dict[str, list[list[Edit]]] = {
    "client": [
        [{"last_name": name} for name in ("Kivelä", "Kivelä-Aho", "Aho")],
        [{"first_names": "Martta Elina", "call_name": name} for name in ("Martta", "Elina", "")],
        [{"hetu": code} for code in ("010190-900P", "311225B9027", "")],
        [{"municipality": code} for code in ("743", "272")],
        [{"safety_ban": True, "safety_ban_until": day} for day in DAYS],
    ],
    "plan": [
        [{"status": status} for status in PlanStatus],
        [{"client_view": text} for text in ("Haluan asua kotona.", "Kotona", "")],
        [{"professional_view": text} for text in ("Tuen tarve kasvaa.", "Ei muutosta.")],
        [{"version": 2}, {"version": 3}],
    ],
    "plan_row": [
        [{"order": text} for text in ("a", "i", "r")],
        [{"need": text} for text in ("Kaatuilu", "Muisti", "")],
        [{"need": "Kaatuilu", "goal": text} for text in ("Ei kaadu", "Kulkee itse")],
    ],
    "assignment": [
        [{"status": status} for status in AssignmentStatus],
        [{"worker": worker} for worker in (WORKER, COLLEAGUE)],
        [{"team": TeamId(UUID(int=0x7E))}],
        [{"valid_from": day, "valid_until": DAYS[1]} for day in DAYS],
        [{"valid_from": DAYS[0], "valid_until": day} for day in DAYS],
    ],
    "client_link": [[{"status": status} for status in LinkStatus]],
}


@dataclass(frozen=True)
class Form:
    """A form somebody opened at a desk and has not saved.

    Attributes:
        folded: What the naive fold says of the record at that moment.
    """

    desk: Replica
    before: Record
    folded: Naive


@dataclass(frozen=True)
class Choice:
    """A conflict on the screen of double entries, not settled yet."""

    desk: Replica
    shown: RecordState
    group: str


class Histories(RuleBasedStateMachine):
    """A county of a few desks that hear of one another when they happen to."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.desks: list[Replica] = []
        self.forms: list[Form] = []
        self.choices: list[Choice] = []
        self.written: dict[ChangeId, Change] = {}
        self.checked: dict[DeskId, int] = {}
        self.made = 0

    @initialize(offsets=st.lists(st.sampled_from(OFFSETS), min_size=2, max_size=5), swap=SMALL)
    def desks_open(self, offsets: list[timedelta], swap: int) -> None:
        numbers = [(place * 5 + swap) % 11 + 1 for place in range(len(offsets))]
        self.desks = [
            Replica(number, offset, lambda: self.now)
            for number, offset in zip(numbers, offsets, strict=True)
        ]
        self.a_client_is_created(0, swap)
        self.a_plan_is_created(0, 0, swap)
        self.a_plan_row_is_created(0, 0)
        self.a_contact_person_is_named(0, 0)
        self._everything_arrives()

    # What a worker does.

    @rule(desk=SMALL, hetu=SMALL)
    def a_client_is_created(self, desk: int, hetu: int) -> None:
        head = self._head(Register.SHARED) | variant_of("client", 2, hetu)
        self._create(self._desk(desk), Client(**head))

    @rule(desk=SMALL, client=SMALL, status=SMALL)
    def a_plan_is_created(self, desk: int, client: int, status: int) -> None:
        at = self._desk(desk)
        if (chosen := self._choose(at, Client, client)) is not None:
            head = self._head(CARED[status % 2]) | variant_of("plan", 0, status)
            self._create(at, Plan(**head, client=ClientId(chosen.id)))

    @rule(desk=SMALL, plan=SMALL)
    def a_plan_row_is_created(self, desk: int, plan: int) -> None:
        at = self._desk(desk)
        if (chosen := self._choose(at, Plan, plan)) is not None:
            head = self._head(chosen.register)
            self._create(at, PlanRow(**head, plan=PlanId(chosen.id), order="i"))

    @rule(desk=SMALL, client=SMALL)
    def a_contact_person_is_named(self, desk: int, client: int) -> None:
        at = self._desk(desk)
        if (chosen := self._choose(at, Client, client)) is not None:
            head = self._head(Register.HEALTH)
            self._create(at, Assignment(**head, client=ClientId(chosen.id), worker=WORKER))

    @rule(desk=SMALL, one=SMALL, other=SMALL)
    def two_clients_are_linked(self, desk: int, one: int, other: int) -> None:
        at = self._desk(desk)
        first, second = self._choose(at, Client, one), self._choose(at, Client, other)
        if first is not None and second is not None:
            ends = {"from_client": first.id, "into_client": second.id}
            self._create(at, ClientLink(**(self._head(Register.SHARED) | ends)))

    @rule(desk=SMALL, record=SMALL)
    def a_form_is_opened(self, desk: int, record: int) -> None:
        at = self._desk(desk)
        if (before := self._choose(at, Record, record)) is not None:
            self.forms.append(form_of(at, before))

    @precondition(lambda self: self.forms)
    @rule(form=SMALL, topic=SMALL, variant=SMALL)
    def an_open_form_is_saved(self, form: int, topic: int, variant: int) -> None:
        self._save(self.forms.pop(form % len(self.forms)), topic, variant)

    @rule(first=SMALL, record=SMALL, topic=SMALL, variants=st.lists(SMALL, min_size=1, max_size=4))
    def desks_edit_without_knowing_of_each_other(
        self, first: int, record: int, topic: int, variants: list[int]
    ) -> None:
        source = self._desk(first)
        if (chosen := self._choose(source, Record, record)) is None:
            return
        forms = []
        for place in range(len(variants)):
            at = self._desk(first + place)
            for change in source.changes_of(chosen.id):
                at.receive(change)
            if (before := at.open(chosen.id)) is not None:
                forms.append(form_of(at, before))
        for form, variant in zip(forms, variants, strict=False):
            self._save(form, topic, variant)

    @rule(desk=SMALL, conflict=SMALL)
    def a_conflict_is_looked_at(self, desk: int, conflict: int) -> None:
        at = self._desk(desk)
        if found := self._conflicts(at):
            record, group = found[conflict % len(found)]
            self.choices.append(Choice(at, at.state(record), group))

    @precondition(lambda self: self.choices)
    @rule(which=SMALL, value=SMALL)
    def a_conflict_looked_at_is_settled(self, which: int, value: int) -> None:
        self._settle(self.choices.pop(which % len(self.choices)), value)

    @rule(conflict=SMALL, choices=st.lists(SMALL, min_size=2, max_size=3))
    def several_desks_settle_the_same_conflict(self, conflict: int, choices: list[int]) -> None:
        found = self._conflicts(self.desks[0])
        if found:
            record, group = found[conflict % len(found)]
            for at, choice in zip(self.desks, choices, strict=False):
                if (record, group) in self._conflicts(at):
                    self._settle(Choice(at, at.state(record), group), choice)
                    assert (record, group) not in self._conflicts(at)

    @rule(desk=SMALL, record=SMALL)
    def a_record_is_voided(self, desk: int, record: int) -> None:
        at = self._desk(desk)
        if (before := self._choose(at, Record, record)) is not None and not before.is_void:
            void = {"voided_at": self.now, "voided_by": WORKER, "void_reason": "väärä asiakas"}
            self._note(at.save(before, replace(before, **void)))

    @precondition(lambda self: self.made > 6)
    @rule(desk=SMALL, record=SMALL)
    def a_record_is_purged(self, desk: int, record: int) -> None:
        at = self._desk(desk)
        if (before := self._choose(at, Record, record)) is not None:
            self._note(at.purge(before))

    # What happens between desks.

    @rule(sender=SMALL, receiver=SMALL, places=st.lists(SMALL, min_size=1, max_size=6))
    def some_news_arrives(self, sender: int, receiver: int, places: list[int]) -> None:
        known, there = self._desk(sender).known, self._desk(receiver)
        news = sorted(known.keys() - there.known.keys(), reverse=True)
        for place in places if news else ():
            there.receive(known[news[place % len(news)]])

    @rule(sender=SMALL, receiver=SMALL, backwards=st.booleans())
    def a_desk_hears_all_of_another(self, sender: int, receiver: int, *, backwards: bool) -> None:
        self._deliver(self._desk(sender), self._desk(receiver), backwards=backwards)

    @rule()
    def everybody_has_everything(self) -> None:
        self._everything_arrives()
        self._all_are_alike()

    @rule(minutes=st.sampled_from([1, 60, 60 * 24 * 400]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    # What must hold.

    @invariant()
    def a_desk_shows_what_the_naive_fold_of_its_changes_shows(self) -> None:
        for at in self.desks:
            if self.checked.get(at.desk) != at.news:
                self.checked[at.desk] = at.news
                assert at.snapshot() == naive_snapshot(at.known.values())
                return  # one a step; the next desk has its turn after the next step

    def teardown(self) -> None:
        if not self.desks:
            return
        self._everything_arrives()
        self._all_are_alike()
        self._nothing_typed_is_lost()
        self._settled_conflicts_stay_settled()

    def _all_are_alike(self) -> None:
        wanted = naive_snapshot(self.written.values())
        assert '"waiting":[]' in wanted
        for at in self.desks:
            assert at.snapshot() == wanted

    def _nothing_typed_is_lost(self) -> None:
        """A typed value is a head, or somebody who had it on the screen wrote over it."""
        at = self.desks[0]
        purged = {record for record in at.records() if at.state(record).purged}
        replaced = {
            (group, one)
            for change in self.written.values()
            for group, ids in change.over.items()
            for one in ids
        }
        for change in self.written.values():
            for group in change.groups or {}:
                if change.record not in purged and (group, change.id) not in replaced:
                    assert change.id in at.state(change.record).groups[group].heads

    def _settled_conflicts_stay_settled(self) -> None:
        for place, (record, group) in enumerate(self._conflicts(self.desks[0])):
            at = self.desks[place % len(self.desks)]
            self._settle(Choice(at, at.state(record), group), place)
        self._everything_arrives()
        self._all_are_alike()
        assert not any(self._conflicts(at) for at in self.desks)

        for at, name in zip(self.desks, ("Aalto", "Öhman"), strict=False):
            for client in self._clients(at):
                self._note(at.save(client, replace(client, last_name=name)))
        self._everything_arrives()
        self._all_are_alike()
        clients = self._clients(self.desks[0])
        assert self._conflicts(self.desks[0]) == [(client.id, "name") for client in clients]

    # How it is done.

    def _desk(self, number: int) -> Replica:
        return self.desks[number % len(self.desks)]

    def _head(self, register: Register) -> dict[str, Any]:
        self.made += 1
        at = self.now
        record_id = uuid7(at, randomness=(self.made * 7919) << 40)
        return {"id": record_id, "register": register, "created_at": at, "created_by": WORKER}

    def _note(self, change: Change | None) -> None:
        if change is not None:
            self.written[change.id] = change

    def _create(self, at: Replica, record: Record) -> None:
        self._note(at.create(record))

    def _choose(self, at: Replica, kind: type[Any], pick: int) -> Any:  # noqa: ANN401 - any kind
        shown = [record for one in at.records() if isinstance(record := at.open(one), kind)]
        return shown[pick % len(shown)] if shown else None

    def _clients(self, at: Replica) -> list[Client]:
        shown = [at.open(record) for record in at.records()]
        return [record for record in shown if isinstance(record, Client)]

    def _save(self, form: Form, topic: int, variant: int) -> None:
        if form.desk.state(form.before.id).purged:
            return  # the use case finds no such record
        edit = variant_of(kind_of(type(form.before)).name, topic, variant)
        after = replace(form.before, **edit)
        change = form.desk.save(form.before, after)
        self._note(change)
        for group, over in (change.over if change else {}).items():
            heads = form.folded.heads[group]
            shown = heads[:1] if group in form.folded.conflicts else heads
            assert list(over) == shown

    def _conflicts(self, at: Replica) -> list[tuple[UUID, str]]:
        return [(record, group) for record in at.records() for group in at.state(record).conflicts]

    def _settle(self, choice: Choice, pick: int) -> None:
        values = choice.shown.groups[choice.group].values
        if not choice.desk.state(choice.shown.record).purged:
            value = values[pick % len(values)]
            self._note(choice.desk.resolve(choice.shown, choice.group, value))

    def _deliver(self, sender: Replica, receiver: Replica, *, backwards: bool) -> None:
        for change_id in sorted(sender.known, reverse=backwards):
            receiver.receive(sender.known[change_id])

    def _everything_arrives(self) -> None:
        for place, receiver in enumerate(self.desks):
            for sender in self.desks[place:] + self.desks[:place]:
                self._deliver(sender, receiver, backwards=bool(place % 2))


def variant_of(kind: str, topic: int, variant: int) -> Edit:
    variants = EDITS[kind][topic % len(EDITS[kind])]
    return variants[variant % len(variants)]


def form_of(at: Replica, before: Record) -> Form:
    quiet = kind_of(type(before)).quiet
    return Form(at, before, naive_fold(at.changes_of(before.id), quiet))


def naive_snapshot(changes: Iterable[Change]) -> str:
    """Give what :func:`tests.model.replica.snapshot_of` should give, from the naive fold."""
    by_record: dict[UUID, list[Change]] = {}
    for change in sorted(changes, key=lambda change: change.record):
        by_record.setdefault(change.record, []).append(change)
    folded = {
        record: naive_fold(known, KINDS[known[0].kind].quiet) for record, known in by_record.items()
    }
    rows = [naive_row(by_record[record][0], one) for record, one in folded.items() if one.created]
    return canonical(
        {
            "rows": rows,
            "created": {str(r): one.created and one.created.text() for r, one in folded.items()},
            "purged": [str(record) for record, one in folded.items() if one.purged],
            "waiting": sorted(w.text() for one in folded.values() for w in one.waiting),
            "heads": {str(r): texts(one.heads) for r, one in folded.items()},
            "conflicts": {str(r): texts(one.conflicts) for r, one in folded.items()},
            "breaches": naive_breaches(rows),
        }
    )


def naive_row(first: Change, folded: Naive) -> dict[str, Any]:
    row = {"id": str(first.record), "kind": first.kind, "register": str(first.id.register)}
    for values in folded.shown.values():
        row |= values
    return row


def texts(heads: dict[str, list[ChangeId]]) -> dict[str, list[str]]:
    return {group: [head.text() for head in ids] for group, ids in heads.items()}


@pytest.mark.histories
@pytest.mark.no_cover  # tracing takes three quarters of the time; what it would see, others cover
@pytest.mark.parametrize("part", range(PARTS))
def test_all_desks_end_alike_whatever_the_order_of_arrival(part: int) -> None:
    few = settings(
        max_examples=max(1, (HISTORIES + part) // PARTS),
        stateful_step_count=50,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        print_blob=True,
    )
    run_state_machine_as_test(Histories, settings=few)

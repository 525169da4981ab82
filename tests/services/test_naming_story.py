"""Whatever is named, asked, answered, taken back and ended in whatever order: no day twice.

Source: issue 3, "property tests: assignment periods of one role created by use cases never
overlap". ``SOTEDESK_HISTORIES`` says how many are played (``script/soak``).
"""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sotedesk.model.access import Actor
from sotedesk.model.assignment import Assignment, AssignmentRole, AssignmentStatus
from sotedesk.model.breaches import find_breaches, overlaps
from sotedesk.model.changes import Register
from sotedesk.model.ids import ClientId, TeamId
from sotedesk.model.worker import Role, Team, TeamMember, Worker
from sotedesk.services.askings import (
    AlreadyAnsweredError,
    AskedOfAnotherError,
    Askings,
    NotAskerError,
    Terms,
)
from sotedesk.services.assignments import AlreadyEndedError, Assignments
from sotedesk.services.naming_periods import (
    OverlappingNamingError,
    PeriodReversedError,
    Whom,
)
from sotedesk.services.work import BasisNeededError
from tests.histories import histories
from tests.services.duties import care_need, definitions
from tests.services.office import Office, opened_office

_REFUSED = (
    AlreadyAnsweredError,
    AlreadyEndedError,
    BasisNeededError,
    AskedOfAnotherError,
    NotAskerError,
    OverlappingNamingError,
    PeriodReversedError,
)
DAYS = st.none() | st.integers(-3, 6)
NURSES = st.sampled_from(("nurse", "other_nurse"))
PLACES = st.integers(0, 20)


class Naming(RuleBasedStateMachine):
    """Two nurses and a team over one client, day after day."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()

    @initialize()
    def begin(self) -> None:
        folder = self._open.enter_context(tempfile.TemporaryDirectory())
        self.office: Office = self._open.enter_context(opened_office(Path(folder) / "profile"))
        for actor in (self.office.nurse, self.office.other_nurse):
            with self.office.store.units.reading() as uow:
                worker = uow.get(Worker, actor.worker)
            assert worker is not None
            self.office.change(actor, worker, roles=(Role.NURSE,), registers=(Register.HEALTH,))
        rules = definitions().naming
        self.naming = Assignments(self.office.works, rules)
        self.askings = Askings(self.office.works, rules)
        self.client = ClientId(self.office.client(self.office.nurse).id)
        care_need(self.office, self.client)
        care_need(self.office, self.client, handled_by=self.office.other_nurse.worker)
        shared = (self.office.nurse, Register.SHARED)
        self.team = TeamId(self.office.put(Team, *shared, name="Oma tiimi").id)
        for actor in (self.office.nurse, self.office.other_nurse):
            self.office.put(TeamMember, *shared, team=self.team, worker=actor.worker)

    @rule(who=NURSES, first=DAYS, last=DAYS, of_team=st.booleans())
    def name(self, who: str, first: int | None, last: int | None, *, of_team: bool) -> None:
        actor = self._actor(who)
        period: dict[str, Any] = {
            "valid_from": self._day(first),
            "valid_until": self._day(last),
        }
        try:
            if of_team:
                self.naming.name_team(actor, self.client, self.team, **period)
            else:
                self.naming.name_worker(actor, self.client, actor.worker, **period)
        except _REFUSED:
            return

    @rule(who=NURSES, first=DAYS, last=DAYS, of_team=st.booleans())
    def ask(self, who: str, first: int | None, last: int | None, *, of_team: bool) -> None:
        other = self._actor("other_nurse" if who == "nurse" else "nurse")
        whom = Whom(team=self.team) if of_team else Whom(worker=other.worker)
        terms = Terms(valid_from=self._day(first), valid_until=self._day(last))
        try:
            self.askings.ask(self._actor(who), self.client, whom, terms)
        except _REFUSED:
            return

    @rule(who=NURSES, place=PLACES, answer=st.sampled_from(("accept", "give_back", "take_back")))
    def answer(self, who: str, place: int, answer: str) -> None:
        asking, actor = self._record(place), self._actor(who)
        if asking is None:
            return
        try:
            if answer == "give_back":
                self.askings.give_back(actor, asking, "En ota uusia nyt")
            elif answer == "accept":
                self.askings.accept(actor, asking)
            else:
                self.askings.take_back(actor, asking)
        except _REFUSED:
            return

    @rule(who=NURSES, place=PLACES, last=st.integers(-3, 6))
    def end(self, who: str, place: int, last: int) -> None:
        naming, day = self._record(place), self._day(last)
        if naming is None or day is None:
            return
        try:
            self.naming.end(self._actor(who), naming, day)
        except _REFUSED:
            return

    @rule(who=NURSES)
    def hand_all_on(self, who: str) -> None:
        other = self._actor("other_nurse" if who == "nurse" else "nurse")
        own = self.askings.own_namings(self._actor(who))
        namings = [line.view.assignment for line in own]
        try:
            self.askings.ask_for_all(self._actor(who), namings, other.worker, Terms())
        except _REFUSED:
            return

    @rule(days=st.integers(0, 3))
    def wait(self, days: int) -> None:
        self.office.later(days=days, minutes=1)

    @invariant()
    def nobody_stands_twice_in_a_role(self) -> None:
        if not hasattr(self, "office"):
            return
        records = self._records()
        assert find_breaches(records) == []
        for one, other in combinations(records, 2):
            both = (one.status, other.status)
            if one.role == other.role and overlaps(one, other):
                assert AssignmentStatus.RETURNED in both or self._is_handed_on(one, other)

    def _is_handed_on(self, *two: Assignment) -> bool:
        """Whoever is named may hand on to somebody asked; never the other way round."""
        named = [one for one in two if one.status is AssignmentStatus.NAMED]
        asked = [one for one in two if one.status is AssignmentStatus.ASKED]
        if len(named) != 1 or len(asked) != 1:
            return False
        own = named[0].worker == asked[0].created_by
        return own or named[0].role is AssignmentRole.OWN_TEAM

    def teardown(self) -> None:
        self._open.close()

    def _actor(self, who: str) -> Actor:
        if who == "nurse":
            return self.office.nurse
        return replace(self.office.other_nurse, unit=self.office.nurse.unit)

    def _day(self, number: int | None) -> date | None:
        return (self.office.now + timedelta(days=number)).date() if number is not None else None

    def _records(self) -> list[Assignment]:
        with self.office.store.units.reading() as uow:
            return uow.find(Assignment)

    def _record(self, place: int) -> Assignment | None:
        records = self._records()
        return records[place % len(records)] if records else None


TestNaming = pytest.mark.histories(Naming.TestCase)
TestNaming.settings = settings(
    max_examples=histories(30),
    stateful_step_count=14,
    deadline=None,
    # Each step is an encrypted transaction: shrinking a failure would take minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)

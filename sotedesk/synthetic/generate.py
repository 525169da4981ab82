"""Filling an empty synthetic profile with as many clients and contacts as wanted, from a seed.

The shares are chosen to be believable, from no statistics of any county: a quarter of the contacts
ask for advice only, few clients contact often, one contact in twenty leads to a review.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Final

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ContactId, PlanId
from sotedesk.model.plan import PlanKind
from sotedesk.model.review import HighNeed
from sotedesk.services.desk import DeskServices
from sotedesk.synthetic.clock import DEMO_MOMENT, SetClock, on_working_day
from sotedesk.synthetic.complex_need import ComplexNeed
from sotedesk.synthetic.office import Office
from sotedesk.synthetic.population import UNIT_SHARES, Population
from sotedesk.synthetic.situations import OF_UNIT, SITUATIONS, Situation
from sotedesk.synthetic.truth import TrueClient, Truth

_REVIEWED_SHARE: Final = 0.05
_MAPPED_SHARE, _HIGH_NEED_SHARE, _NAMED_SHARE = 0.7, 0.7, 0.8
_SOCIAL_PLANS: Final = (PlanKind.CLIENT_PLAN, PlanKind.SERVICE_PLAN)
_FREQUENT: Final = 6
"""So many contacts make a client a frequent one in the truth file."""
_CONTACTS_A_DAY: Final = 120
_SHORTEST, _LONGEST = timedelta(days=45), timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much is wanted; the same seed gives the same data."""

    clients: int
    contacts: int
    seed: int

    @property
    def period(self) -> timedelta:
        """Over how long a time it spreads."""
        days = timedelta(days=self.contacts * 7 / 5 / _CONTACTS_A_DAY)
        return min(max(days, _SHORTEST), _LONGEST)

    @property
    def steps(self) -> int:
        """How many steps the making takes, for a progress bar."""
        return self.clients + self.contacts


class Generator:
    """Makes clients, contacts and what follows, all through the desk's own duties."""

    def __init__(
        self, services: DeskServices, office: Office, clock: SetClock, wanted: Wanted
    ) -> None:
        self._office = office
        self._clock = clock
        self._wanted = wanted
        self._random = Random(wanted.seed)  # noqa: S311 - invented people, not secrets
        clock.at = DEMO_MOMENT - wanted.period
        self._population = Population(services, office, clock, self._random)
        self._complex_need = ComplexNeed(services, clock)
        self._truth = Truth(wanted.seed)

    def fill(self, told: Callable[[], object] = lambda: None) -> Truth:
        """Make everything and tell what is true of it.

        Args:
            told: Called after each client and each contact.
        """
        start = self._clock.at
        self._make_clients(told)
        people = {one.made.id: one for one in self._truth.clients}
        for view, client in self._population.contacts(self._wanted.contacts, start, DEMO_MOMENT):
            contact = ContactId(view.contact.id)
            if client is None:
                self._truth.without_client.append(contact)
            else:
                people[client.id].contacts.append(contact)
                self._after_contact(people[client.id])
            told()
        self._population.agenda.run_until(DEMO_MOMENT)
        return self._truth

    def _make_clients(self, told: Callable[[], object]) -> None:
        kinds, shares = tuple(UNIT_SHARES), tuple(UNIT_SHARES.values())
        for kind in self._random.choices(kinds, shares, k=self._wanted.clients):
            one = TrueClient(self._population.make_client(kind))
            if one.made.interpreter:
                one.traits.add("interpreter")
            self._truth.clients.append(one)
            told()

    def _after_contact(self, one: TrueClient) -> None:
        """Review the triggers after one contact in twenty, each client once."""
        if len(one.contacts) >= _FREQUENT:
            one.traits.add("frequent")
        if "reviewed" in one.traits or self._random.random() >= _REVIEWED_SHARE:
            return
        one.traits.add("reviewed")
        situation = OF_UNIT.get(one.made.kind) or self._random.choice(SITUATIONS)
        self._population.agenda.put(self._clock(), partial(self._review, one, situation))

    def _review(self, one: TrueClient, situation: Situation) -> None:
        kind, client = one.made.kind, one.made.id
        actor, mapper = self._office.actor(kind), self._office.mapper(kind)
        if self._random.random() >= _MAPPED_SHARE:
            self._complex_need.dismiss(actor, client)
            return
        self._complex_need.review(actor, client, mapper, situation)
        at = on_working_day(self._clock() + timedelta(days=self._random.randint(1, 5)))
        self._population.agenda.put(at, partial(self._decide, one, situation))

    def _decide(self, one: TrueClient, situation: Situation) -> None:
        mapper, client = self._office.mapper(one.made.kind), one.made.id
        one.traits.add("mapped")
        if self._random.random() >= _HIGH_NEED_SHARE:
            self._complex_need.decide(mapper, client, situation, HighNeed.NO)
            return
        self._complex_need.decide(mapper, client, situation, HighNeed.YES)
        one.traits.add("high_need")
        if self._random.random() < _NAMED_SHARE:
            self._complex_need.name(mapper, client, situation)
            one.traits.add("named")
        at = on_working_day(self._clock() + timedelta(days=self._random.randint(1, 6)))
        self._population.agenda.put(at, partial(self._plan, one, situation))

    def _plan(self, one: TrueClient, situation: Situation) -> None:
        mapper = self._office.mapper(one.made.kind)
        health = Register.HEALTH in mapper.registers
        kind = PlanKind.HEALTH_CARE_PLAN if health else self._random.choice(_SOCIAL_PLANS)
        plan = self._complex_need.plan(mapper, one.made.id, situation, kind)
        one.plan = PlanId(plan.id)
        one.traits.add("planned")

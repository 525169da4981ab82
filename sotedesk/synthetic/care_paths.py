"""The demo day's clients who need much: requests, mappings, plans and namings in all their states.

What waits for the first nurse is in ``demo_day``; here is what the colleagues of all units have
under way, so that every screen has something to show to whoever one chooses to be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole, AssignmentStatus
from sotedesk.model.client import BasisGround
from sotedesk.model.ids import PlanId, WorkerId
from sotedesk.model.plan import CopyManner, PaperLeave, PermissionHow, PlanKind, Sees
from sotedesk.model.record import Record
from sotedesk.model.review import HighNeed, PersonWish, Talked
from sotedesk.model.worker import UnitKind
from sotedesk.services.askings import Terms
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.desk import DeskServices
from sotedesk.services.naming_periods import Whom
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_view import PlanView
from sotedesk.synthetic.agenda import Agenda
from sotedesk.synthetic.clock import DEMO_MOMENT, SetClock
from sotedesk.synthetic.complex_need import ComplexNeed
from sotedesk.synthetic.office import Office
from sotedesk.synthetic.population import Made
from sotedesk.synthetic.situations import ASSISTANCE, CARING, FAMILY, MOOD, Situation

_OLD, _FAMILY = UnitKind.OLDER_PEOPLE, UnitKind.FAMILY_CENTRE
_WORKING, _DISABILITY = UnitKind.WORKING_AGE, UnitKind.DISABILITY
_STAND_IN_DAYS: Final = timedelta(days=7)
_KNOWN_DAYS: Final = 60


class CarePaths:
    """Puts the way of each client on the agenda."""

    def __init__(
        self, services: DeskServices, office: Office, clock: SetClock, agenda: Agenda
    ) -> None:
        self._services = services
        self._office = office
        self._clock = clock
        self._agenda = agenda
        self._complex_need = ComplexNeed(services, clock)

    def put(self, clients: Mapping[UnitKind, Sequence[Made]]) -> None:
        """Put everything down.

        Args:
            clients: Three of health care, and of each other unit; whose way is told.
        """
        self._put_health(clients[UnitKind.HEALTH])
        self._put_older(clients[_OLD])
        self._put_others(clients)

    def _put_health(self, clients: Sequence[Made]) -> None:
        """A plan that has ended, one that was refused, a request that came back."""
        ended, refused, returned = clients
        mapper = self._office.mapper(UnitKind.HEALTH)
        self._at(
            40, 10, partial(self._map, mapper, ended, CARING, PersonWish.NOT_NEEDED, HighNeed.NO)
        )
        self._at(39, 13, partial(self._end_plan, mapper, ended, CARING, PlanKind.HEALTH_CARE_PLAN))
        self._at(38, 9, partial(self._nobody_needed, mapper, ended))
        self._at(14, 9, partial(self._map, mapper, refused, MOOD, PersonWish.NOT_WANTED))
        self._at(12, 9, partial(self._refuse, mapper, refused, MOOD, PlanKind.HEALTH_CARE_PLAN))
        self._at(6, 12, partial(self._return, returned, self._worker(UnitKind.HEALTH, "Lehto")))

    def _put_older(self, clients: Sequence[Made]) -> None:
        """One whole way with stand-in and a daughter's leave; one mapped by halves; one asked."""
        whole, halved, asked = clients
        outi, timo = self._worker(_OLD, "Rautio"), self._worker(_OLD, "Hakala")
        self._at(21, 9, partial(self._ask, timo, whole, CARING))
        self._at(20, 10, partial(self._map, outi, whole, CARING, PersonWish.WANTS))
        self._at(19, 11, partial(self._take, outi, whole, CARING, AssignmentRole.OWN_WORKER))
        plan = partial(self._agree_plan, outi, whole, CARING, PlanKind.CLIENT_PLAN)
        self._at(18, 13, plan)
        self._at(7, 14, partial(self._stand_in, outi, whole, "Metsälä"))
        self._at(5, 9, partial(self._ask, timo, halved, CARING))
        self._at(4, 10, partial(self._map_half, outi, halved, CARING))
        self._at(1, 14, partial(self._ask, timo, asked, CARING))

    def _put_others(self, clients: Mapping[UnitKind, Sequence[Made]]) -> None:
        """Plans of social care in every state, somebody asked, returned and accepted."""
        katri, mika = self._worker(_FAMILY, "Uusitalo"), self._worker(_WORKING, "Aalto")
        hanna = self._worker(_DISABILITY, "Koivu")
        one, other, _third = clients[_FAMILY]
        self._at(13, 10, partial(self._map, katri, one, FAMILY, PersonWish.WANTS))
        self._at(6, 11, partial(self._draft, katri, one, FAMILY, PlanKind.CLIENT_PLAN))
        self._at(33, 9, partial(self._map, katri, other, FAMILY, PersonWish.NOT_NEEDED))
        self._at(32, 9, partial(self._end_plan, katri, other, FAMILY, PlanKind.CLIENT_PLAN))
        one, other, third = clients[_WORKING]
        self._at(12, 12, partial(self._map, mika, one, MOOD, PersonWish.WANTS))
        self._at(7, 12, partial(self._draft, mika, one, MOOD, PlanKind.SERVICE_PLAN))
        self._at(6, 10, partial(self._ask_person, mika, one, hanna, "En ota uusia nyt"))
        self._at(28, 12, partial(self._map, mika, other, MOOD, PersonWish.WANTS))
        self._at(27, 12, partial(self._end_plan, mika, other, MOOD, PlanKind.SERVICE_PLAN))
        self._at(26, 12, partial(self._ask_person, mika, other, hanna, ""))
        self._at(15, 9, partial(self._map, mika, third, MOOD, PersonWish.NOT_WANTED))
        self._at(14, 12, partial(self._refuse, mika, third, MOOD, PlanKind.CLIENT_PLAN))
        one, other, third = clients[_DISABILITY]
        self._at(12, 9, partial(self._map, hanna, one, ASSISTANCE, PersonWish.WANTS))
        self._at(11, 13, partial(self._take, hanna, one, ASSISTANCE, AssignmentRole.OWN_WORKER))
        plan = partial(self._agree_plan, hanna, one, ASSISTANCE, PlanKind.SERVICE_PLAN)
        self._at(10, 12, plan)
        self._at(8, 10, partial(self._map, hanna, other, ASSISTANCE, PersonWish.WANTS))
        self._at(11, 11, partial(self._refuse, hanna, third, ASSISTANCE, PlanKind.SERVICE_PLAN))

    def _at(self, days: int, hour: int, action: Callable[[], object]) -> None:
        """Put an action down so many days before the demo day, a Friday for a weekend."""
        at = DEMO_MOMENT.replace(hour=hour, minute=20) - timedelta(days=days)
        back = max(at.weekday() - 4, 0)
        self._agenda.put(at - timedelta(days=back), action)

    def _worker(self, kind: UnitKind, last_name: str) -> Actor:
        names = [one.last_name for one in self._office.workers[kind]]
        return self._office.actor(kind, names.index(last_name))

    def _known(self, actor: Actor, client: Made) -> None:
        """Let a worker open the records of a client whose care is the worker's from now on."""
        [register] = actor.registers
        self._services.clients.record_basis(
            actor, client.id, register, BasisGround.DUTY, days=_KNOWN_DAYS
        )

    def _carry(self, actor: Actor, kind: TargetKind, entry: Record) -> None:
        """Carry an entry over on the day it is made."""
        self._services.carrying.carried(actor, Target(kind, entry.id), "", self._clock.day)

    def _ask(self, asker: Actor, client: Made, situation: Situation) -> None:
        """Review the triggers and ask the unit's mapper."""
        self._known(asker, client)
        mapper = self._office.mapper(client.kind)
        review = self._complex_need.review(asker, client.id, mapper, situation)
        self._carry(asker, TargetKind.REVIEW, review)

    def _return(self, client: Made, asker: Actor) -> None:
        """Ask the unit's mapper, who returns the request."""
        self._ask(asker, client, MOOD)
        mapper = self._office.mapper(client.kind)
        mappings = self._services.mappings
        [task] = [one for one in mappings.list_open(mapper) if one.subject.id == client.id]
        self._known(mapper, client)
        view = mappings.view(mapper, task.record)
        words = "Kerro, mitä asiakas itse toivoo."
        mappings.send_back(mapper, view.mapping, "more_needed", words)

    def _map(
        self,
        mapper: Actor,
        client: Made,
        situation: Situation,
        wish: PersonWish,
        decision: HighNeed = HighNeed.YES,
    ) -> None:
        """Map the whole situation and decide on high need."""
        self._known(mapper, client)
        decided = self._complex_need.decide(mapper, client.id, situation, decision, wish=wish)
        self._carry(mapper, TargetKind.MAPPING, decided)

    def _map_half(self, mapper: Actor, client: Made, situation: Situation) -> None:
        """Accept the request and write the first areas; the rest is for the next visit."""
        self._known(mapper, client)
        mappings = self._services.mappings
        view = mappings.start(mapper, client.id)
        view = mappings.accept(mapper, view.mapping)
        areas = [
            (one.record, replace(one.record, client_words=words, professional_view=seen))
            for one in view.areas
            for words, seen, _standing in [situation.areas.get(one.area.code, ("", "", None))]
            if words
        ]
        noted = replace(view.mapping, network=situation.network, talked=Talked.YES)
        mappings.save(mapper, view.mapping, noted, areas[:2])

    def _draft(
        self, planner: Actor, client: Made, situation: Situation, kind: PlanKind
    ) -> PlanView:
        """Write a plan with the one who plans and a relative in it; it is left a draft."""
        self._known(planner, client)
        view = self._complex_need.draft(planner, client.id, situation, kind)
        plans, plan = self._services.plans, PlanId(view.plan.id)
        own = ParticipantFacts(
            worker=planner.worker,
            responsibility="sovittaa palvelut yhteen",
            sees=Sees.ALL,
            gets_copy=True,
        )
        plans.add_participant(planner, plan, own)
        for relation, name in list(client.relatives.items())[:1]:
            relative = ParticipantFacts(
                name=name,
                role=relation,
                is_relative=True,
                responsibility="auttaa viikonloppuisin",
                sees=Sees.ROWS,
                sees_rows=tuple(row.id for row in view.rows[:1]),
                allowed_how=PermissionHow.IN_PERSON,
                allowed_on=self._clock.day,
            )
            view = plans.add_participant(planner, plan, relative)
        return view

    def _agree_plan(
        self, planner: Actor, client: Made, situation: Situation, kind: PlanKind
    ) -> None:
        """Confirm a plan and give the client a copy."""
        drafted = self._draft(planner, client, situation, kind)
        plan = self._complex_need.agree(planner, drafted.plan, situation)
        plans, today = self._services.plans, self._clock.day
        asked = plans.ask_paper(planner, plan, PaperLeave.YES, today).plan
        plans.give_copy(planner, asked, CopyManner.MEETING, today)
        self._carry(planner, TargetKind.PLAN, plan)

    def _end_plan(self, planner: Actor, client: Made, situation: Situation, kind: PlanKind) -> None:
        """Confirm a plan without follow-ups; it ends three weeks later."""
        drafted = self._draft(planner, client, situation, kind)
        plans = self._services.plans
        confirmed = plans.confirm(planner, drafted.plan).plan
        self._carry(planner, TargetKind.PLAN, confirmed)
        end = partial(plans.end, planner, confirmed, "Tavoitteet toteutuivat, arki sujuu.")
        self._agenda.put(self._clock() + timedelta(days=21), end)

    def _refuse(self, planner: Actor, client: Made, situation: Situation, kind: PlanKind) -> None:
        """Let the client turn a drafted plan down; the client may ask for it any time."""
        drafted = self._draft(planner, client, situation, kind)
        self._services.plans.refuse(planner, drafted.plan, "”Pärjään, soitan jos tarvitsen.”")

    def _take(
        self, worker: Actor, client: Made, situation: Situation, role: AssignmentRole
    ) -> None:
        """Name oneself."""
        self._services.assignments.name_worker(
            worker,
            client.id,
            WorkerId(worker.worker),
            role=role,
            main_need=situation.need,
            client_wish=situation.wish,
            reason="Teki kartoituksen, asiakas tuntee.",
        )

    def _nobody_needed(self, worker: Actor, client: Made) -> None:
        """Record that nobody has to be named."""
        self._services.assignments.leave_unnamed(
            worker,
            client.id,
            AssignmentStatus.NOT_NEEDED,
            reason="Asuu puolisonsa kanssa, oma hoitaja terveysasemalla riittää.",
            main_need=CARING.need,
        )

    def _stand_in(self, worker: Actor, client: Made, last_name: str) -> None:
        """Say who answers while one is away next week."""
        naming = self._services.assignments
        [standing] = [
            one.assignment
            for one in naming.of_client(worker, client.id)
            if one.assignment.status is AssignmentStatus.NAMED
        ]
        first = self._clock.day + _STAND_IN_DAYS
        naming.set_stand_in(
            worker,
            standing,
            Whom(worker=WorkerId(self._worker(client.kind, last_name).worker)),
            first_day=first,
            last_day=first + _STAND_IN_DAYS,
        )

    def _ask_person(self, asker: Actor, client: Made, other: Actor, returned: str) -> None:
        """Ask a colleague to be own worker, who accepts, or returns it with a reason."""
        askings = self._services.askings
        terms = Terms(
            role=AssignmentRole.OWN_WORKER,
            main_need="Sosiaalinen tuki",
            client_wish="Joku, jolle voi laittaa viestin",
            message="Asiakas toivoo tapaamista aamupäivällä.",
        )
        asked = askings.ask(asker, client.id, Whom(worker=WorkerId(other.worker)), terms)
        if returned:
            askings.give_back(other, asked.assignment, returned)
        else:
            askings.accept(other, asked.assignment)

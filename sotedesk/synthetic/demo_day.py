"""The demo day: a unit's believable Tuesday with 30 clients and 120 contacts behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final

from sotedesk.model.access import Actor
from sotedesk.model.client import ContactWay, ElsewhereKind, InterpreterNeed
from sotedesk.model.ids import MatterId
from sotedesk.model.matter import AppointmentStatus, Outcome, Urgency, WordsSource
from sotedesk.model.review import HighNeed, Talked
from sotedesk.model.worker import UnitKind
from sotedesk.services.client_form import NewAddress, NewClient, NewPhone, NewPlanElsewhere
from sotedesk.services.desk import DeskServices
from sotedesk.synthetic.care_paths import CarePaths
from sotedesk.synthetic.clock import DEMO_MOMENT, SetClock
from sotedesk.synthetic.complex_need import ComplexNeed, Heard
from sotedesk.synthetic.health_scripts import (
    COUGH,
    DIZZY,
    EAR,
    HEALTH,
    SWOLLEN,
    URINARY,
    WOUND,
)
from sotedesk.synthetic.office import Office
from sotedesk.synthetic.people import Person
from sotedesk.synthetic.population import AGES, Made, Population
from sotedesk.synthetic.scripts import RELATIVE, Caller, Script, care
from sotedesk.synthetic.situations import MOBILITY

CLIENTS, CONTACTS = 30, 120
SEED = 20261124
_OF_EACH_UNIT = 3
_FIRST_DAY = timedelta(days=45)
_HEALTH_AGES: Final = ((80, 86), (74, 79), (50, 66), (33, 48), (20, 30), (2, 8))
"""Of the health centre's clients, in the order the stories of the day take them."""
_CALL_BACK_AFTER: Final = timedelta(hours=3)
_BY_DAUGHTER: Final = Caller(by=RELATIVE, relation="tytär")
_RAIJA_CONTACTS: Final = (
    (
        11,
        care(
            "Vatsakipu",
            "Vatsa kipeä aterioiden jälkeen, syö vähän.",
            "Ei kuumetta, vatsa toiminut.",
            Urgency.DAYS_1_3,
            Outcome.TIME_GIVEN,
            "Laboratorioaika annettu, tulkki tilattu.",
            caller=_BY_DAUGHTER,
        ),
    ),
    (
        8,
        care(
            "Väsymys, ruokahalu heikko",
            "Nukkuu päivisin, paino laskenut kaksi kiloa.",
            "Jaksaa nousta ja pukea itse.",
            Urgency.DAYS_1_3,
            Outcome.CALL_BACK,
            "Soitetaan, kun verikokeet on otettu.",
            caller=_BY_DAUGHTER,
        ),
    ),
    (
        7,
        care(
            "Laboratorioaika jäi väliin",
            "Kyyti ei tullut. Uusi aika pyydetään aamupäivälle.",
            "Vointi ennallaan.",
            Urgency.NON_URGENT,
            Outcome.TIME_GIVEN,
            "Uusi laboratorioaika ja kyyti sovittu.",
            caller=_BY_DAUGHTER,
        ),
    ),
    (
        5,
        care(
            "Huimaus ja kaatuminen",
            "Kaatunut eilen keittiössä. Huimaa noustessa.",
            "Ei lyönyt päätään, liikkuu itse. Verenpaine kotona 104/62.",
            Urgency.TODAY,
            Outcome.CONSULTATION,
            "Kysytään lääkäriltä lääkityksestä.",
            caller=_BY_DAUGHTER,
        ),
    ),
)
"""Days before the demo day, and what Raija's daughter contacted about."""
_RAIJA_MISSED: Final = {11: 4, 7: 1}
"""By those days: how many days later a laboratory time was missed."""


class DemoDay:
    """Fills an empty synthetic profile with the demo day."""

    def __init__(self, services: DeskServices, office: Office, clock: SetClock) -> None:
        self._services = services
        self._office = office
        self._clock = clock
        self._random = Random(SEED)  # noqa: S311 - invented people, not secrets
        self._population = Population(services, office, clock, self._random)
        self._complex_need = ComplexNeed(services, clock)

    def fill(self) -> None:
        """Make everything, oldest first, and leave the clock at the demo moment."""
        start = DEMO_MOMENT - _FIRST_DAY
        self._clock.at = start
        for ages in _HEALTH_AGES:
            self._population.make_client(UnitKind.HEALTH, ages)
        kinds = tuple(kind for kind in AGES if kind is not UnitKind.HEALTH)
        for number in range(CLIENTS - 1 - len(_HEALTH_AGES)):
            self._population.make_client(kinds[number % len(kinds)])
        raija = self._raija()
        self._put_high_need()
        self._put_care_paths()
        told = self._put_raija(raija) + self._put_today()
        yesterday = DEMO_MOMENT - timedelta(days=1)
        for _ in self._population.contacts(CONTACTS - told, start, yesterday):
            pass
        self._population.agenda.run_until(DEMO_MOMENT)

    @property
    def _nurse(self) -> Actor:
        return self._office.actor(UnitKind.HEALTH)

    def _raija(self) -> Made:
        clients = self._services.clients
        person = Person(
            last_name="Ketola",
            first_names="Raija Helena",
            call_name="Raija",
            birth_date=date(1958, 9, 3),
            hetu="030958-9028",
            phone="0400001873",
        )
        new = NewClient(
            last_name=person.last_name,
            first_names=person.first_names,
            call_name=person.call_name,
            hetu=person.hetu,
            service_language="suomalainen viittomakieli",
            interpreter_need=InterpreterNeed.SIGNED,
            interpreter_language="viittomakieli",
            municipality="Lapua",
            safety_ban=True,
            preferred_way=ContactWay.TEXT,
            phones=(NewPhone(number=person.phone, label="oma"),),
        )
        client = clients.create(self._nurse, new).id
        address = NewAddress(street="Koivutie 4 B 12", postal_code="62100", city="Lapua")
        clients.add_address(self._nurse, client, address)
        will = NewPlanElsewhere(
            register=self._office.units[UnitKind.HEALTH].keeps,
            plan_kind=ElsewhereKind.ADVANCE_DIRECTIVE,
            dated_on=date(2023, 3, 12),
            where="Tallessa potilastietojärjestelmässä.",
        )
        clients.add_plan_elsewhere(self._nurse, client, will)
        daughter = {"tytär": "Katja Ketola"}
        return Made(client, person, UnitKind.HEALTH, interpreter=True, relatives=daughter)

    def _put_raija(self, raija: Made) -> int:
        """Put Raija's contacts and the review of her triggers on the agenda."""
        for days, script in _RAIJA_CONTACTS:
            at = DEMO_MOMENT.replace(hour=9, minute=20) - timedelta(days=days)
            self._population.agenda.put(at, partial(self._raija_contact, raija, script, days))
        self._population.agenda.put(
            DEMO_MOMENT.replace(hour=9) - timedelta(days=4), partial(self._review_raija, raija)
        )
        return len(_RAIJA_CONTACTS)

    def _raija_contact(self, raija: Made, script: Script, days: int) -> None:
        goes_on = days == _RAIJA_CONTACTS[-1][0]
        view = self._population.contact(UnitKind.HEALTH, script, raija, goes_on=goes_on)
        if days not in _RAIJA_MISSED:
            return
        matter, later = view.matters[0].matter, timedelta(days=_RAIJA_MISSED[days])
        at = (self._clock() + later).replace(hour=8, minute=15)
        give, end = self._services.intake.give_time, self._population.aftermath.end_time
        time = give(self._nurse, MatterId(matter.id), at=at, place="Laboratorio", with_whom="")
        missed = partial(end, self._nurse, matter, time, AppointmentStatus.MISSED)
        self._population.agenda.put(at + timedelta(hours=2), missed)

    def _review_raija(self, raija: Made) -> None:
        heard = Heard(
            source=WordsSource.RELATIVE,
            relative_worry="Tytär pelkää, että äiti kaatuu uudelleen.",
            talked=Talked.NOT_YET,
        )
        situation = replace(
            MOBILITY, client_words="Haluan käydä itse kaupassa. En halua pelätä kaatumista."
        )
        mapper = self._office.mapper(UnitKind.HEALTH)
        self._complex_need.review(self._nurse, raija.id, mapper, situation, heard)

    def _put_high_need(self) -> None:
        """Put the one client who needs many services; the contact person hands the client on."""
        mapper = self._office.mapper(UnitKind.HEALTH)
        client = self._of_health()[0].id
        at = DEMO_MOMENT.replace(hour=10) - timedelta(days=5)

        def decide() -> None:
            self._complex_need.decide(mapper, client, MOBILITY, HighNeed.YES)
            self._complex_need.name(mapper, client, MOBILITY)

        self._population.agenda.put(at, decide)
        plan = partial(self._complex_need.plan, mapper, client, MOBILITY)
        self._population.agenda.put(at + timedelta(days=1, hours=2), plan)
        ask = partial(self._complex_need.hand_on, mapper, client, self._nurse)
        self._population.agenda.put(DEMO_MOMENT.replace(hour=8, minute=12), ask)

    def _put_care_paths(self) -> None:
        """Put what the colleagues of all units have under way."""
        paths = CarePaths(self._services, self._office, self._clock, self._population.agenda)
        of_unit = {
            kind: [one for one in self._population.clients if one.kind is kind][:_OF_EACH_UNIT]
            for kind in AGES
        }
        _oldest, old, grown, _adult, young, _child = self._of_health()
        paths.put(of_unit | {UnitKind.HEALTH: [old, grown, young]})

    def _put_today(self) -> int:
        """Put this morning's contacts: finished ones, promised calls, two that wait."""
        oldest, old, grown, adult, young, child = self._of_health()
        questions = [one for one in HEALTH if not one.about_client]
        late = DEMO_MOMENT - timedelta(minutes=12) - _CALL_BACK_AFTER
        soon = DEMO_MOMENT + timedelta(minutes=85) - _CALL_BACK_AFTER
        self._put(DEMO_MOMENT.replace(hour=8, minute=24), self._finished, URINARY, young)
        self._put(DEMO_MOMENT.replace(hour=9, minute=2), self._finished, questions[0], None)
        self._put(late, self._call_back_late, DIZZY, oldest)
        self._put(DEMO_MOMENT.replace(hour=11, minute=15), self._finished, questions[1], None)
        self._put(soon, self._finished, SWOLLEN, old)
        self._put(DEMO_MOMENT.replace(hour=12, minute=10), self._finished, EAR, child)
        self._put(DEMO_MOMENT - timedelta(minutes=26), partial(self._waiting, 20), COUGH, adult)
        self._put(DEMO_MOMENT - timedelta(minutes=9), partial(self._waiting, 50), WOUND, grown)
        return 8

    def _put(
        self,
        at: datetime,
        how: Callable[[Script, Made | None], None],
        script: Script,
        client: Made | None,
    ) -> None:
        if client is not None:
            # So that nobody has had the same story a week before.
            client.told[script] = DEMO_MOMENT.date()
        self._population.agenda.put(at, partial(how, script, client))

    def _of_health(self) -> list[Made]:
        """Give the health centre's clients, the oldest first."""
        return [one for one in self._population.clients if one.kind is UnitKind.HEALTH]

    def _finished(self, script: Script, client: Made | None) -> None:
        self._population.contact(UnitKind.HEALTH, script, client)

    def _call_back_late(self, script: Script, client: Made | None) -> None:
        view = self._population.begin(self._nurse, script, client)
        self._clock.forward(timedelta(minutes=7))
        view = self._services.intake.finish(self._nurse, view.contact)
        due = DEMO_MOMENT - timedelta(minutes=12)
        self._population.aftermath.call_back(self._nurse, view.matters[0].matter, due, kept=False)

    def _waiting(self, minutes: int, script: Script, client: Made | None) -> None:
        """Leave a contact half filled in, with a promise to call back."""
        known = {key: script.values[key] for key in ("reason", "notes")}
        begun = replace(script, values=known)
        view = self._population.begin(self._nurse, begun, client)
        self._clock.forward(timedelta(minutes=4))
        due = DEMO_MOMENT + timedelta(minutes=minutes)
        self._population.aftermath.call_back(self._nurse, view.matters[0].matter, due, kept=False)
        self._services.intake.set_aside(self._nurse, view.contact, "soitan takaisin")

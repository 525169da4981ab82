"""The demo day: a unit's believable Tuesday with 30 clients and 120 contacts behind it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.client import ContactWay, ElsewhereKind, InterpreterNeed
from sotedesk.model.contact import Channel, ContactingKind
from sotedesk.model.ids import ClientId, MatterId, PlanId, WorkerId
from sotedesk.model.matter import AppointmentStatus, Matter, WordsSource
from sotedesk.model.plan import PartTaken, Plan
from sotedesk.model.review import Conclusion, HighNeed, Talked, Verdict
from sotedesk.model.worker import UnitKind
from sotedesk.services.client_form import NewAddress, NewClient, NewPhone, NewPlanElsewhere
from sotedesk.services.desk import DeskServices
from sotedesk.services.plans import RowText
from sotedesk.synthetic.clock import DEMO_MOMENT, SetClock
from sotedesk.synthetic.office import Office
from sotedesk.synthetic.people import Person
from sotedesk.synthetic.population import Made, Population
from sotedesk.synthetic.scripts import SCRIPTS

CLIENTS, CONTACTS = 30, 120
SEED = 20261124
_FIRST_DAY = timedelta(days=45)
_AGES = {
    UnitKind.HEALTH: (3, 90),
    UnitKind.OLDER_PEOPLE: (75, 95),
    UnitKind.FAMILY_CENTRE: (6, 48),
    UnitKind.WORKING_AGE: (20, 62),
    UnitKind.DISABILITY: (7, 70),
}
_TODAY_CONTACTS = 6
_KETOLA_EARLIER = 4
_LIVE_TODAY = 2


class DemoDay:
    """Fills an empty synthetic profile with the demo day."""

    def __init__(self, services: DeskServices, office: Office, clock: SetClock) -> None:
        self._services = services
        self._office = office
        self._clock = clock
        self._population = Population(services, office, clock, SEED)

    def fill(self) -> None:
        """Make everything, oldest first, and leave the clock at the demo moment."""
        start = DEMO_MOMENT - _FIRST_DAY
        self._clock.at = start
        for number in range(CLIENTS - 1):
            kinds = tuple(_AGES)
            kind = kinds[number % len(kinds)]
            self._population.make_client(kind, _AGES[kind])
        raija = self._raija()
        special = _KETOLA_EARLIER + _LIVE_TODAY
        earlier = CONTACTS - _TODAY_CONTACTS - special
        for _view in self._population.contacts(
            earlier, start, DEMO_MOMENT - timedelta(days=1), lambda: None
        ):
            pass
        self._ketola_earlier(raija)
        self._complex(raija)
        self._this_morning()
        self._waiting()
        self._clock.at = DEMO_MOMENT

    @property
    def _nurse(self) -> Actor:
        return self._office.actor(UnitKind.HEALTH)

    def _raija(self) -> Made:
        clients = self._services.clients
        card = clients.create(
            self._nurse,
            NewClient(
                last_name="Ketola",
                first_names="Raija Helena",
                call_name="Raija",
                hetu="030958-9028",
                service_language="suomalainen viittomakieli",
                interpreter_need=InterpreterNeed.SIGNED,
                interpreter_language="viittomakieli",
                municipality="Lapua",
                safety_ban=True,
                preferred_way=ContactWay.TEXT,
                phones=(NewPhone(number="0400001873", label="oma"),),
            ),
        )
        clients.add_address(
            self._nurse,
            card.id,
            NewAddress(street="Koivutie 4 B 12", postal_code="62100", city="Lapua"),
        )
        clients.add_plan_elsewhere(
            self._nurse,
            card.id,
            NewPlanElsewhere(
                register=self._office.units[UnitKind.HEALTH].keeps,
                plan_kind=ElsewhereKind.ADVANCE_DIRECTIVE,
                dated_on=date(2023, 3, 12),
                where="Tallessa potilastietojärjestelmässä.",
            ),
        )
        person = Person(
            last_name="Ketola",
            first_names="Raija Helena",
            call_name="Raija",
            birth_date=date(1958, 9, 3),
            hetu="030958-9028",
            phone="0400001873",
        )
        made = Made(card.id, person, UnitKind.HEALTH)
        self._population.clients.append(made)
        return made

    def _ketola_earlier(self, raija: Made) -> None:
        dizzy = replace(SCRIPTS[UnitKind.HEALTH][0], by=ContactingKind.RELATIVE, relation="tytär")
        reasons = ("Vatsakipu", "Väsymys, ruokahalu heikko", "Huimaus", "Huimaus jatkuu")
        for days, reason in zip((9, 8, 7, 5), reasons, strict=True):
            self._clock.at = DEMO_MOMENT.replace(hour=9, minute=20) - timedelta(days=days)
            view = self._population.begin(
                self._nurse, replace(dizzy, values={**dizzy.values, "reason": reason}), raija
            )
            self._missed(view.matters[0].matter, days)
            self._clock.forward(timedelta(minutes=8))
            self._services.intake.finish(self._nurse, view.contact)

    def _missed(self, matter: Matter, days: int) -> None:
        if days % 2 == 0:
            return
        given = self._services.intake.give_time(
            self._nurse,
            MatterId(matter.id),
            at=self._clock() - timedelta(days=2),
            place="Laboratorio",
            with_whom="",
        )
        self._services.intake.mark_appointment(self._nurse, given, AppointmentStatus.MISSED)

    def _complex(self, raija: Made) -> None:
        """Raija's triggers are reviewed and mapped; a client of high need has a plan."""
        services, mapper = self._services, self._office.actor(UnitKind.HEALTH, 2)
        self._clock.at = DEMO_MOMENT.replace(hour=9) - timedelta(days=4)
        view = services.reviews.start(self._nurse, raija.id)
        for item in view.items[:1] + view.items[3:4] + view.items[5:7]:
            view = services.reviews.judge(self._nurse, view, item.item.code, Verdict.OBSERVED)
        after = replace(
            view.review,
            client_words="Haluan käydä itse kaupassa. En halua pelätä kaatumista.",
            client_words_source=WordsSource.RELATIVE,
            relative_worry="Tytär pelkää, että äiti kaatuu uudelleen.",
            talked=Talked.NOT_YET,
            conclusion=Conclusion.MAP,
            mapper=WorkerId(mapper.worker),
            conclusion_reason="Tilanne muuttui kaatumisen jälkeen, yhteydenotot lisääntyneet.",
        )
        view = services.reviews.save(self._nurse, view.review, after)
        services.reviews.confirm(self._nurse, view.review)
        self._plan_of_another(mapper)

    def _plan_of_another(self, mapper: Actor) -> None:
        services = self._services
        one = next(made for made in self._population.clients if made.kind is UnitKind.HEALTH)
        self._clock.at = DEMO_MOMENT.replace(hour=10) - timedelta(days=3)
        mapping = services.mappings.start(mapper, one.id)
        saved = services.mappings.save(
            mapper,
            mapping.mapping,
            replace(
                mapping.mapping,
                note="Asuu yksin, liikkuminen heikentynyt. Lääkkeet menevät sekaisin viikon "
                "lopulla. Sisar käy sunnuntaisin.",
                talked=Talked.YES,
            ),
        )
        services.mappings.decide_high_need(
            mapper,
            saved.mapping,
            HighNeed.YES,
            reason="Tarvitsee useaa palvelua pitkään, ja ne on sovitettava yhteen.",
            talked=Talked.YES,
        )
        services.assignments.name_worker(
            mapper,
            one.id,
            WorkerId(mapper.worker),
            role=AssignmentRole.CONTACT_PERSON,
            main_need="Liikkuminen ja lääkehoito",
            client_wish="Sama hoitaja, joka jo tuntee",
        )
        self._plan(mapper, one.id)

    def _plan(self, mapper: Actor, client: ClientId) -> None:
        plans = self._services.plans
        view = plans.create(mapper, client)
        after = replace(
            view.plan,
            client_view="Haluan asua kotona ja päästä kauppaan itse.",
            client_view_source=WordsSource.SELF,
            professional_view="Voimat ja tasapaino heikentyneet, muisti ikään nähden hyvä.",
            strengths="Sisar tukee, kävelee mielellään.",
            review_on=date(2026, 12, 15),
            review_how="Sari soittaa",
        )
        plan: Plan = plans.save(mapper, view.plan, after).plan
        rows = (
            (
                "Kävely",
                "Käy itse kaupassa",
                "Fysioterapeutti käy kotona, harjoitukset yhdessä",
                "Tiina Aho",
                "torstaina 3.12. klo 10",
                "kotona",
                "15.12.",
            ),
            (
                "Lääkkeet",
                "Lääkkeet menevät oikein",
                "Lääkkeet jaetaan viikoksi valmiiksi",
                "Sari Lehtola",
                "joka maanantai",
                "apteekin jakelu",
                "7.12.",
            ),
            (
                "Ruoka",
                "Syö lämpimän aterian päivittäin",
                "Sovitaan ateriapalvelu",
                "sinä ja Sari",
                "tällä viikolla",
                "puhelimella",
                "10.12.",
            ),
        )
        for row in rows:
            need, goal, means, who, when, how, follow_up = row
            plans.add_row(
                mapper,
                PlanId(plan.id),
                RowText(
                    need=need,
                    goal=goal,
                    means=means,
                    who=who,
                    when=when,
                    how=how,
                    follow_up=follow_up,
                ),
            )
        part = plans.record_part(mapper, plan, PartTaken.IN_PERSON, date(2026, 11, 21)).plan
        confirmed = plans.confirm(mapper, part).plan
        for what, due in (
            ("Kysy verenpaineen kotimittaukset", date(2026, 11, 25)),
            ("Miten kävely sujuu", date(2026, 11, 24)),
        ):
            self._services.follow_ups.create(mapper, confirmed, what=what, due_on=due)

    def _this_morning(self) -> None:
        morning = DEMO_MOMENT.replace(hour=8, minute=5)
        moments = self._population.moments(
            _TODAY_CONTACTS, morning, DEMO_MOMENT - timedelta(minutes=40)
        )
        scripts = SCRIPTS[UnitKind.HEALTH]
        for number, at in enumerate(moments):
            self._clock.at = at
            self._population.contact(UnitKind.HEALTH, scripts[number % 8])
        self._promises(DEMO_MOMENT)

    def _promises(self, now: datetime) -> None:
        """Call-backs that wait: one late, one this afternoon."""
        actor = self._nurse
        lines = self._services.intake.lines(actor, limit=3)
        wanted = (now - timedelta(minutes=12), now + timedelta(minutes=85))
        for line, due in zip(lines, wanted, strict=False):
            matter = self._services.intake.view(actor, line.contact.id).matters[0].matter
            self._services.intake.promise(
                actor,
                MatterId(matter.id),
                what="Takaisinsoitto",
                to_whom="asiakkaalle",
                due_at=due,
                worker=WorkerId(actor.worker),
            )

    def _waiting(self) -> None:
        scripts = SCRIPTS[UnitKind.HEALTH]
        clients = [one for one in self._population.clients if one.kind is UnitKind.HEALTH]
        for number, minutes in enumerate((26, 9)):
            self._clock.at = DEMO_MOMENT - timedelta(minutes=minutes)
            script = replace(
                scripts[2 + number],
                channel=Channel.PHONE,
                values={
                    key: value
                    for key, value in scripts[2 + number].values.items()
                    if key in ("reason", "notes")
                },
            )
            view = self._population.begin(self._nurse, script, clients[1 + number])
            self._clock.forward(timedelta(minutes=4))
            matter = view.matters[0].matter
            self._services.intake.promise(
                self._nurse,
                MatterId(matter.id),
                what="Takaisinsoitto",
                to_whom="asiakkaalle",
                due_at=DEMO_MOMENT + timedelta(minutes=20 + 30 * number),
                worker=WorkerId(self._nurse.worker),
            )
            self._services.intake.set_aside(self._nurse, view.contact, "soitan takaisin")

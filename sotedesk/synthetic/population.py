"""Clients and contacts made through the duties a worker uses: nothing is written past them."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import accumulate
from random import Random
from typing import Any, Final

from sotedesk.i18n import format_moment
from sotedesk.model.access import Actor
from sotedesk.model.client import InterpreterNeed
from sotedesk.model.contact import Contact, ContactingKind, IdentityCheck, MayTell
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId
from sotedesk.model.matter import Matter, Outcome, OwnStance
from sotedesk.model.worker import UnitKind
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.client_form import NewClient, NewPhone
from sotedesk.services.desk import DeskServices
from sotedesk.services.intake import ContactView
from sotedesk.synthetic.aftermath import Aftermath
from sotedesk.synthetic.agenda import Agenda
from sotedesk.synthetic.clock import HELSINKI, SetClock, is_office_time, on_working_day
from sotedesk.synthetic.health_scripts import HEALTH
from sotedesk.synthetic.office import Office
from sotedesk.synthetic.people import People, Person
from sotedesk.synthetic.scripts import CLIENT, CUSTODIAN, PROFESSIONAL, Script, TimeGiven
from sotedesk.synthetic.social_scripts import SOCIAL

SCRIPTS: Final[dict[UnitKind, tuple[Script, ...]]] = {UnitKind.HEALTH: HEALTH, **SOCIAL}
AGES: Final = {
    UnitKind.HEALTH: (2, 90),
    UnitKind.OLDER_PEOPLE: (72, 93),
    UnitKind.FAMILY_CENTRE: (3, 48),
    UnitKind.WORKING_AGE: (20, 62),
    UnitKind.DISABILITY: (7, 70),
}
UNIT_SHARES: Final = {
    UnitKind.HEALTH: 38,
    UnitKind.OLDER_PEOPLE: 23,
    UnitKind.WORKING_AGE: 16,
    UnitKind.FAMILY_CENTRE: 13,
    UnitKind.DISABILITY: 10,
}
"""Of a hundred clients, and of a hundred contacts."""
_ADVICE_SHARE = 0.26
_CARRIED_TODAY_SHARE = 0.7
_TRIES = 3
_SAME_STORY_AFTER = timedelta(days=60)
_CONTACTS_THEMSELVES = 15
"""At this age a person contacts without a custodian in these stories; no rule, only belief."""
_FOREIGN_SHARE, _SWEDISH_SHARE = 0.07, 0.06
_MUNICIPALITIES = ("Seinäjoki", "Kurikka", "Lapua", "Kauhajoki", "Ilmajoki", "Alavus")
_LANGUAGES = ("arabia", "somali", "ukraina", "venäjä")
_HANDLED = {Outcome.CALL_BACK, Outcome.CONSULTATION, Outcome.HANDED_OVER, Outcome.GIVEN_NOW}


@dataclass(frozen=True, slots=True)
class Made:
    """A client as made.

    Attributes:
        kind: The unit whose client it mostly is.
        interpreter: An interpreter is needed.
        told: When each story was last theirs, so that nobody has the same one twice running.
        relatives: Names of those who contact for them, by relation.
    """

    id: ClientId
    person: Person
    kind: UnitKind
    interpreter: bool = False
    told: dict[Script, date] = field(default_factory=dict)
    relatives: dict[str, str] = field(default_factory=dict)

    def age_on(self, day: date) -> int:
        """Give the age, near enough to choose a story by."""
        return (day - self.person.birth_date).days // 365


class Population:
    """Makes clients and contacts from a seed: the same seed, the same data.

    Attributes:
        clients: In the order of making, those of whom contacts are drawn.
        agenda: What is still to come.
        aftermath: Puts on the agenda what follows from a contact.
    """

    def __init__(
        self, services: DeskServices, office: Office, clock: SetClock, random: Random
    ) -> None:
        self._services = services
        self._office = office
        self._clock = clock
        self._random = random
        self._people = People(random, clock.day)
        self._shares: dict[UnitKind, list[float]] = {}
        self._of_kind: dict[UnitKind, list[Made]] = {}
        self.agenda = Agenda(clock)
        self.aftermath = Aftermath(services.intake, self.agenda, clock, random)
        self.clients: list[Made] = []

    def make_client(self, kind: UnitKind, ages: tuple[int, int] | None = None) -> Made:
        """Make a client of a unit.

        Args:
            ages: Youngest and oldest; ``None`` for those of the unit.
        """
        person = self._people.draw(*(ages or AGES[kind]))
        foreign = self._random.random() < _FOREIGN_SHARE
        card = self._services.clients.create(
            self._office.actor(kind),
            NewClient(
                last_name=person.last_name,
                first_names=person.first_names,
                call_name=person.call_name,
                hetu=person.hetu,
                service_language="ruotsi" if self._random.random() < _SWEDISH_SHARE else "suomi",
                interpreter_need=InterpreterNeed.SPOKEN if foreign else InterpreterNeed.NONE,
                interpreter_language=self._random.choice(_LANGUAGES) if foreign else "",
                municipality=self._random.choice(_MUNICIPALITIES),
                phones=(NewPhone(number=person.phone),),
            ),
        )
        made = Made(card.id, person, kind, foreign)
        self.clients.append(made)
        self._of_kind.setdefault(kind, []).append(made)
        self._shares.pop(kind, None)
        return made

    def moments(self, count: int, first: datetime, last: datetime) -> list[datetime]:
        """Give office-hour moments between two, sorted."""
        found: list[datetime] = []
        span = int((last - first).total_seconds())
        while len(found) < count:
            at = first + timedelta(seconds=self._random.randrange(span))
            if is_office_time(at):
                found.append(at)
        return sorted(found)

    def contacts(
        self, count: int, first: datetime, last: datetime
    ) -> Iterator[tuple[ContactView, Made | None]]:
        """Make finished contacts between two moments, and what follows from them meanwhile."""
        moments = self.moments(count, first, last)
        kinds = self._random.choices(tuple(UNIT_SHARES), tuple(UNIT_SHARES.values()), k=count)
        for at, kind in zip(moments, kinds, strict=True):
            self.agenda.run_until(at)
            yield self._any_contact(kind)

    def contact(
        self, kind: UnitKind, script: Script, client: Made | None, *, goes_on: bool = False
    ) -> ContactView:
        """Make one finished contact after a script.

        Args:
            goes_on: Its matters stay open; else they end in their time.
        """
        actor = self._office.actor(kind, self._random.randrange(3))
        view = self.begin(actor, script, client)
        self._clock.forward(timedelta(minutes=self._random.randrange(3, 18)))
        view = self._services.intake.finish(actor, view.contact)
        self._carry_later(actor, view)
        for one in () if goes_on else view.matters:
            self.aftermath.follow(actor, one.matter)
        return view

    def begin(self, actor: Actor, script: Script, client: Made | None) -> ContactView:
        """Begin a contact after a script and fill it in; it is left live."""
        intake = self._services.intake
        view = intake.open_contact(
            actor,
            script.channel,
            type_code=script.type,
            client=client.id if client is not None else None,
        )
        if client is not None:
            client.told[script] = self._clock.day
        before = view.contact
        contact = intake.save_contact(actor, before, self._envelope(before, script, client))
        at = self._time(script.time) if script.time is not None else None
        matter = view.matters[0].matter
        stored = intake.save_matter(
            actor, matter, replace(matter, **self._values(matter, script, actor, at))
        )
        if at is not None and script.time is not None:
            given = script.time
            place = given.place or self._office.place(actor)
            self.aftermath.give(actor, stored, at, replace(given, place=place))
        return replace(view, contact=contact, matters=(replace(view.matters[0], matter=stored),))

    def _any_contact(self, kind: UnitKind) -> tuple[ContactView, Made | None]:
        for _ in range(_TRIES if self._random.random() >= _ADVICE_SHARE else 0):
            client = self._draw(kind)
            stories = self._stories(client) if client is not None else []
            if stories:
                return self.contact(kind, self._random.choice(stories), client), client
        questions = [one for one in SCRIPTS[kind] if not one.about_client]
        return self.contact(kind, self._random.choice(questions), None), None

    def _draw(self, kind: UnitKind) -> Made | None:
        """Draw a client: a few contact often, most seldom."""
        clients = self._of_kind.get(kind, [])
        if not clients:
            return None
        if kind not in self._shares:
            # So flat a curve keeps the most frequent client believable in a large unit, too.
            self._shares[kind] = list(
                accumulate((place + 2) ** -0.4 for place in range(len(clients)))
            )
        return self._random.choices(clients, cum_weights=self._shares[kind])[0]

    def _stories(self, client: Made) -> list[Script]:
        """Give what a client may contact about now."""
        today = self._clock.day
        age = client.age_on(today)
        return [
            one
            for one in SCRIPTS[client.kind]
            if one.about_client
            and one.ages[0] <= age <= one.ages[1]
            and today - client.told.get(one, date.min) > _SAME_STORY_AFTER
        ]

    def _envelope(self, contact: Contact, script: Script, client: Made | None) -> Contact:
        if script.by is PROFESSIONAL:
            return replace(
                contact,
                contacting_kind=script.by,
                contacting_name=f"{self._people.namesake('')} {self._people.last_name()}",
                contacting_organisation=script.organisation,
                contacting_role=script.role,
                identity_check=IdentityCheck.CALLED_BACK
                if client is not None
                else IdentityCheck.NOT_NEEDED,
            )
        if client is None:
            return replace(
                contact,
                contacting_kind=ContactingKind.ANONYMOUS,
                identity_check=IdentityCheck.NOT_NEEDED,
            )
        child = script.by is CLIENT and client.age_on(self._clock.day) < _CONTACTS_THEMSELVES
        if script.by is CLIENT and not child:
            return _own_envelope(contact, client)
        relation = script.relation or "äiti"
        custodian = child or script.by is CUSTODIAN
        return replace(
            contact,
            contacting_kind=CUSTODIAN if custodian else script.by,
            contacting_name=self._relative(client, relation),
            contacting_relation=relation,
            identity_check=IdentityCheck.NAME_CODE_QUESTION
            if custodian
            else IdentityCheck.NOT_VERIFIED,
            may_tell=MayTell.CUSTODIAN_RIGHT if custodian else MayTell.NO_PERMISSION,
        )

    def _relative(self, client: Made, relation: str) -> str:
        if relation not in client.relatives:
            name = f"{self._people.namesake(relation)} {client.person.last_name}"
            client.relatives[relation] = name
        return client.relatives[relation]

    def _values(
        self, matter: Matter, script: Script, actor: Actor, at: datetime | None
    ) -> dict[str, Any]:
        values = dict(script.values)
        if at is not None:
            values["agreed"] = values["agreed"].format(time=format_moment(at, self._clock.day))
        if script.type == "care_need":
            unit = self._office.units[UnitKind.HEALTH]
            values["symptoms_asked"] = tuple(f"{one}:no" for one in unit.alarming_symptoms)
        if values.get("outcome") in _HANDLED:
            values["handled_by"] = actor.worker
        if values.get("outcome") is Outcome.MATTER_OPENED:
            values["opened_on"] = matter.created_at.astimezone(HELSINKI).date()
            values["assessment_worker"] = actor.worker
            values["own_stance"] = OwnStance.AGREES if script.by is CLIENT else OwnStance.ASK
        return values

    def _time(self, given: TimeGiven) -> datetime:
        local = self._clock().astimezone(HELSINKI)
        days = self._random.randint(*given.days)
        at = local.replace(hour=given.hour, minute=0, second=0, microsecond=0)
        at += timedelta(days=days)
        # Too late for today: the same time on the next day.
        return on_working_day(at if at > local else at + timedelta(days=1))

    def _carry_later(self, actor: Actor, view: ContactView) -> None:
        """Carry the entries over at once, or the next morning at the latest."""
        at = self._clock()
        if self._random.random() >= _CARRIED_TODAY_SHARE:
            at = on_working_day(at + timedelta(days=1)).replace(hour=8, minute=10)
        for one in view.matters:
            if self._services.definitions.types[one.matter.type].carried:
                self.agenda.put(at, partial(self._carry, actor, one.matter))

    def _carry(self, actor: Actor, matter: Matter) -> None:
        target = Target(TargetKind.MATTER, matter.id)
        self._services.carrying.carried(actor, target, "", self._clock.day)


def _own_envelope(contact: Contact, client: Made) -> Contact:
    person = client.person
    return replace(
        contact,
        contacting_kind=CLIENT,
        contacting_name=f"{person.call_name} {person.last_name}",
        contacting_phone=person.phone,
        contacting_client=client.id,
        identity_check=IdentityCheck.NAME_CODE_QUESTION,
        may_tell=MayTell.OWN_MATTERS,
        confirmed_understood=True,
    )

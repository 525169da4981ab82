"""Clients and contacts made through the duties a worker uses: nothing is written past them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sotedesk.model.access import Actor
from sotedesk.model.client import InterpreterNeed
from sotedesk.model.contact import Contact, ContactingKind, IdentityCheck, MayTell
from sotedesk.model.ids import ClientId, MatterId, WorkerId
from sotedesk.model.matter import Matter, Outcome, PromiseStatus
from sotedesk.model.worker import UnitKind
from sotedesk.services.carrying import Target, TargetKind
from sotedesk.services.client_form import NewClient, NewPhone
from sotedesk.services.desk import DeskServices
from sotedesk.services.intake import ContactView
from sotedesk.synthetic.clock import HELSINKI, SetClock
from sotedesk.synthetic.office import Office
from sotedesk.synthetic.people import People, Person
from sotedesk.synthetic.scripts import SCRIPTS, Script

_OFFICE_HOURS = (8, 16)
_CARRIED_SHARE = 0.93
_MUNICIPALITIES = ("Seinäjoki", "Kurikka", "Lapua", "Kauhajoki", "Ilmajoki", "Alavus")
_RELATIVES = ("Katja", "Leena", "Mikko", "Anne", "Petri", "Tiina")


@dataclass(frozen=True, slots=True)
class Made:
    """A client as made.

    Attributes:
        kind: The unit whose client it mostly is.
    """

    id: ClientId
    person: Person
    kind: UnitKind


class Population:
    """Makes clients and contacts from a seed: the same seed, the same data."""

    def __init__(self, services: DeskServices, office: Office, clock: SetClock, seed: int) -> None:
        self._services = services
        self._office = office
        self._clock = clock
        self._random = Random(seed)  # noqa: S311 - invented people, not secrets
        self._people = People(self._random, clock().astimezone(HELSINKI).date())
        self.clients: list[Made] = []

    def make_client(self, kind: UnitKind, ages: tuple[int, int]) -> Made:
        """Make a client of a unit."""
        person = self._people.draw(*ages)
        actor = self._office.actor(kind)
        foreign = self._random.random() < 0.07  # noqa: PLR2004 - about one in fifteen
        card = self._services.clients.create(
            actor,
            NewClient(
                last_name=person.last_name,
                first_names=person.first_names,
                call_name=person.call_name,
                hetu=person.hetu,
                service_language="suomi" if self._random.random() < 0.9 else "ruotsi",  # noqa: PLR2004 - nine of ten
                interpreter_need=InterpreterNeed.SPOKEN if foreign else InterpreterNeed.NONE,
                interpreter_language="arabia" if foreign else "",
                municipality=self._random.choice(_MUNICIPALITIES),
                phones=(NewPhone(number=person.phone),),
            ),
        )
        made = Made(card.id, person, kind)
        self.clients.append(made)
        return made

    def moments(self, count: int, first: datetime, last: datetime) -> list[datetime]:
        """Give office-hour moments between two, sorted."""
        found: list[datetime] = []
        span = int((last - first).total_seconds())
        while len(found) < count:
            at = first + timedelta(seconds=self._random.randrange(span))
            local = at.astimezone(HELSINKI)
            if local.weekday() < 5 and _OFFICE_HOURS[0] <= local.hour < _OFFICE_HOURS[1]:  # noqa: PLR2004 - Monday to Friday
                found.append(at)
        return sorted(found)

    def contacts(
        self, count: int, first: datetime, last: datetime, told: Callable[[], object]
    ) -> Iterator[ContactView]:
        """Make finished contacts between two moments.

        Args:
            told: Called after each, for a progress bar.
        """
        for at in self.moments(count, first, last):
            self._clock.at = at
            kind = self._random.choice(tuple(SCRIPTS))
            yield self.contact(kind, self._random.choice(SCRIPTS[kind]))
            told()

    def contact(self, kind: UnitKind, script: Script) -> ContactView:
        """Make one finished contact after a script."""
        actor = self._office.actor(kind, self._random.randrange(3))
        client = self._client_for(kind, script)
        view = self.begin(actor, script, client)
        self._clock.forward(timedelta(minutes=self._random.randrange(3, 18)))
        view = self._services.intake.finish(actor, view.contact)
        if script.type != "advice" and self._random.random() < _CARRIED_SHARE:
            self._carry(actor, view)
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
        before = view.contact
        contact = intake.save_contact(actor, before, self._envelope(before, script, client))
        matter = view.matters[0].matter
        after = replace(matter, **self._values(matter, script, actor))
        stored = intake.save_matter(actor, matter, after)
        self._agree(actor, stored, script)
        return intake.view(actor, contact.id)

    def _client_for(self, kind: UnitKind, script: Script) -> Made | None:
        if script.type == "advice" or script.by is ContactingKind.ANONYMOUS:
            return None
        today = self._clock().astimezone(HELSINKI).date()
        fitting = [
            one
            for one in self.clients
            if one.kind is kind
            and script.ages[0] <= (today - one.person.birth_date).days // 365 <= script.ages[1]
        ]
        # Some people contact often, most seldom: the first of the list are the frequent ones.
        weights = [1 / (place + 1) for place in range(len(fitting))]
        return self._random.choices(fitting, weights)[0] if fitting else None

    def _envelope(self, contact: Contact, script: Script, client: Made | None) -> Contact:
        if client is None:
            by = script.by if script.by is not ContactingKind.CLIENT else ContactingKind.ANONYMOUS
            return replace(contact, contacting_kind=by, identity_check=IdentityCheck.NOT_NEEDED)
        own = script.by is ContactingKind.CLIENT
        name = client.person.call_name if own else self._random.choice(_RELATIVES)
        return replace(
            contact,
            contacting_kind=script.by,
            contacting_name=f"{name} {client.person.last_name}",
            contacting_relation=script.relation,
            contacting_phone=client.person.phone if own else "",
            contacting_client=client.id if own else None,
            identity_check=IdentityCheck.NAME_CODE_QUESTION if own else IdentityCheck.NOT_VERIFIED,
            may_tell=MayTell.OWN_MATTERS if own else MayTell.NO_PERMISSION,
            confirmed_understood=own,
        )

    def _values(self, matter: Matter, script: Script, actor: Actor) -> dict[str, Any]:
        values = dict(script.values)
        if script.type == "care_need":
            unit = self._office.units[UnitKind.HEALTH]
            values["symptoms_asked"] = tuple(f"{one}:no" for one in unit.alarming_symptoms)
        if values.get("outcome") in (
            Outcome.CALL_BACK,
            Outcome.CONSULTATION,
            Outcome.HANDED_OVER,
            Outcome.GIVEN_NOW,
        ):
            values["handled_by"] = actor.worker
        if values.get("outcome") is Outcome.MATTER_OPENED:
            values["opened_on"] = matter.created_at.astimezone(HELSINKI).date()
            values["assessment_worker"] = actor.worker
        return values

    def _agree(self, actor: Actor, matter: Matter, script: Script) -> None:
        intake, now = self._services.intake, self._clock()
        outcome = script.values.get("outcome")
        if outcome is Outcome.CALL_BACK:
            promise = intake.promise(
                actor,
                MatterId(matter.id),
                what="Takaisinsoitto",
                to_whom="asiakkaalle",
                due_at=now + timedelta(hours=3),
                worker=WorkerId(actor.worker),
            )
            intake.end_promise(actor, promise, PromiseStatus.KEPT)
        elif outcome is Outcome.TIME_GIVEN:
            at = (now + timedelta(days=self._random.randrange(1, 6))).replace(minute=0, second=0)
            intake.give_time(
                actor, MatterId(matter.id), at=at, place="Keskustan sote-keskus", with_whom=""
            )

    def _carry(self, actor: Actor, view: ContactView) -> None:
        for one in view.matters:
            if self._services.definitions.types[one.matter.type].carried:
                self._services.carrying.carried(
                    actor,
                    Target(TargetKind.MATTER, one.matter.id),
                    "",
                    self._clock().astimezone(HELSINKI).date(),
                )

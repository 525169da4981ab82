"""A client under a safety ban, all of whose hidden words occur nowhere else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sotedesk.app import Founder, OpenDesk, actor_of, found_profile
from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.changes import Register
from sotedesk.model.contact import Channel, ContactingKind, IdentityCheck, MayTell
from sotedesk.model.hetu import check_character
from sotedesk.model.ids import ClientId, ContactId, MatterId, PlanId, ReviewId, TeamId, WorkerId
from sotedesk.model.matter import (
    AppointmentStatus,
    Matter,
    MatterStatus,
    Outcome,
    Urgency,
    WordsSource,
)
from sotedesk.model.plan import PartTaken, PermissionHow, PlanKind, PlanStatus, Sees
from sotedesk.model.review import Conclusion, HighNeed, PersonWish, Standing, Talked, Verdict
from sotedesk.model.worker import Role, Unit, UnitKind, Worker
from sotedesk.services.askings import Terms
from sotedesk.services.client_form import NewAddress, NewClient, NewPhone, NewRelatedPerson
from sotedesk.services.directory_keeping import NewTeam, NewUnit, NewWorker
from sotedesk.services.intake import ContactView
from sotedesk.services.naming_periods import Whom
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_parts import PartText
from sotedesk.services.plan_rows import RowText
from sotedesk.services.plan_view import PlanView
from sotedesk.services.plans import Plans
from sotedesk.store.keys import THROW_AWAY
from tests.cli.running import LOGIN, PASSWORD
from tests.services.office import MORNING

NAME: Final = "Piilokas"
"""The client's last name: whatever is looked at shows it, or it was not looked at."""

_UNIT, _UNIT_DESK, _UNIT_PHONE = "Kuusikummun terveysasema", "Kuusikummun päivystys", "0607741526"
_AWAY_UNIT, _AWAY_PHONE = "Vaahteralahden terveysasema", "0607785960"
_TEAM, _TEAM_PHONE = "Mustikkasuon oma tiimi", "0607763748"
_PERSON_PHONE, _STAND_IN_PHONE = "0407752637", "0407774859"
_GUIDE_PHONE, _GUIDE_UNIT_PHONE = "0407796071", "0607707182"
_GUIDE_UNIT = "Lepolaakson asiakasohjaus"
_STREET, _POSTAL, _CITY, _MUNICIPALITY = "Kätkötie 17", "61987", "Piilosaari", "Suojaniemi"
_PHONE, _RELATIVE_PHONE, _CALLER = "0407719283", "0407726354", "0407735465"
_PLACE, _WITH_WHOM = "Pihlajarinteen laboratorio", "hoitaja Eeva Koivuharju"

WORDS: Final = (
    *("kuusikum", "vaahteralah", "mustikkasuo", "lepolaakso"),
    *("kätkötie", _POSTAL, "piilosaar", "suojaniem"),
    *("pihlajarin", "koivuharju"),
)
"""Beginnings of hidden words, in small letters."""
TEAM: Final = "mustikkasuo"
"""That of the team's name, which the list of who may be chosen holds like every team's."""
NUMBERS: Final = (
    *(_UNIT_PHONE, _AWAY_PHONE, _TEAM_PHONE, _PERSON_PHONE, _STAND_IN_PHONE),
    *(_GUIDE_PHONE, _GUIDE_UNIT_PHONE, _PHONE, _RELATIVE_PHONE, _CALLER),
)
"""Hidden numbers as they are kept; they are looked for however they are grouped."""
OWN_COPY: Final = (_PERSON_PHONE, _STAND_IN_PHONE, _GUIDE_PHONE, _GUIDE_UNIT_PHONE)
"""What the client's own copies have: whom to call, who stands in, and the unit's number."""

_OF_A_KIND: Final = 4
_AREAS: Final = ("health", "everyday")
_RELATIVE: Final = ParticipantFacts(
    name="Aila Kivinen",
    role="tytär",
    is_relative=True,
    sees=Sees.ALL,
    gets_copy=True,
    allowed_how=PermissionHow.IN_PERSON,
    allowed_on=date(2026, 11, 24),
)


@dataclass(frozen=True)
class Protected:
    """Everything there is of the client, by what it is."""

    client: ClientId
    nurse: Actor
    colleague: Actor
    guide: Actor
    finished: ContactId
    waiting: ContactId
    review: ReviewId
    mappings: tuple[object, ...]
    plans: tuple[PlanId, ...]

    def planner(self, plan: PlanId) -> Actor:
        """Give who made a plan."""
        return self.nurse if plan in self.plans[:_OF_A_KIND] else self.guide

    def plans_of(self, actor: Actor) -> tuple[PlanId, ...]:
        """Give the plans of an actor's register."""
        guide = actor == self.guide
        return self.plans[_OF_A_KIND:] if guide else self.plans[:_OF_A_KIND]


def found(folder: Path) -> None:
    """Make the profile."""
    founder = Founder(
        login=LOGIN,
        password=PASSWORD,
        first_name="Minna",
        last_name="Salo",
        title="sairaanhoitaja",
        unit_name="Keskustan vastaanotto",
    )
    found_profile(folder, founder, synthetic=True, clock=lambda: MORNING, cost=THROW_AWAY)


class Protecting:
    """Makes the client and what belongs to the client, through the desk's own duties."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self._services = desk.services
        self._today = desk.services.now().date()
        self._nurse = desk.actor()
        self._team: TeamId | None = None

    def make(self) -> Protected:
        """Make everything."""
        colleague, guide = self._staff()
        client = self._client()
        finished = self._call(client, PlanKind.HEALTH_CARE_PLAN)
        self._name(client, colleague)
        decided = self._mapping(client)
        review, asked = self._review(client, colleague)
        health = self._plans(self._nurse, client, PlanKind.HEALTH_CARE_PLAN)
        social = self._social(client, guide)
        waiting = self._waiting(client)
        return Protected(
            client=client,
            nurse=self._nurse,
            colleague=colleague,
            guide=guide,
            finished=finished,
            waiting=waiting,
            review=review,
            mappings=(asked, decided),
            plans=(*health, *social),
        )

    def _staff(self) -> tuple[Actor, Actor]:
        """Make those who are there for the client, each in a unit of their own."""
        away = self._unit(_AWAY_UNIT, "", Register.HEALTH, _AWAY_PHONE)
        own = self._unit(_UNIT, _UNIT_DESK, Register.HEALTH, _UNIT_PHONE)
        social = self._unit(_GUIDE_UNIT, "", Register.SOCIAL, _GUIDE_UNIT_PHONE)
        colleague = self._worker("Sanna", "Hiltula", Role.NURSE, own, _PERSON_PHONE)
        self._worker("Pirkko", "Tammela", Role.NURSE, away, _STAND_IN_PHONE)
        guide = self._worker("Outi", "Rautio", Role.SOCIAL_WORKER, social, _GUIDE_PHONE)
        team = NewTeam(name=_TEAM, phone=_TEAM_PHONE, members=(self._nurse.worker,))
        self._team = TeamId(self._desk.keeping.add_team(self._nurse, team).id)
        return actor_of(colleague), actor_of(guide)

    def _unit(self, name: str, desk_name: str, keeps: Register, phone: str) -> Unit:
        health = keeps is Register.HEALTH
        new = NewUnit(
            name=name,
            desk_name=desk_name,
            unit_kind=UnitKind.HEALTH if health else UnitKind.OLDER_PEOPLE,
            keeps=keeps,
            matter_types=("care_need",) if health else ("service_need",),
            phone=phone,
        )
        return self._desk.keeping.add_unit(self._nurse, new)

    def _worker(self, first: str, last: str, role: Role, unit: Unit, phone: str) -> Worker:
        new = NewWorker(
            first_name=first,
            last_name=last,
            title="sosiaalityöntekijä" if role is Role.SOCIAL_WORKER else "sairaanhoitaja",
            roles=(role, Role.MAPPER),
            registers=(unit.keeps,),
            unit=unit.id,
            phone=phone,
        )
        return self._desk.keeping.add_worker(self._nurse, new)

    def _mate(self) -> Worker:
        """Make a colleague of the nurse's own unit: what waits there is the mate's."""
        unit = self._services.directory.unit(self._nurse)
        return self._worker("Jari", "Lehto", Role.NURSE, unit, "")

    def _client(self) -> ClientId:
        clients, nurse = self._services.clients, self._nurse
        new = NewClient(
            last_name=NAME,
            first_names="Tuula Maria",
            call_name="Tuula",
            hetu=f"030958-902{check_character('030958', '902')}",
            municipality=_MUNICIPALITY,
            safety_ban=True,
            phones=(NewPhone(number=_PHONE, label="oma"),),
        )
        client = clients.create(nurse, new).id
        home = NewAddress(street=_STREET, postal_code=_POSTAL, city=_CITY, label="koti")
        clients.add_address(nurse, client, home)
        daughter = NewRelatedPerson(name="Aila Kivinen", relation_word="tytär")
        clients.add_related_person(nurse, client, replace(daughter, phone=_RELATIVE_PHONE))
        return client

    def _call(self, client: ClientId, kind: PlanKind, by: Actor | None = None) -> ContactId:
        """Take a call to its end, with a time given at a place, missed, and another to come."""
        actor, intake = by or self._nurse, self._services.intake
        view = self._begun(actor, client, kind)
        matter = MatterId(view.matters[0].matter.id)
        now = self._services.now()
        for days in (-1, 2):
            time = intake.give_time(
                actor,
                matter,
                at=now + timedelta(days=days),
                place=_PLACE,
                with_whom=_WITH_WHOM,
            )
            if days < 0:
                intake.mark_appointment(actor, time, AppointmentStatus.MISSED)
        intake.promise(actor, matter, what="Takaisinsoitto", to_whom="asiakkaalle", due_at=now)
        intake.finish(actor, view.contact)
        return ContactId(view.contact.id)

    def _begun(self, actor: Actor, client: ClientId, kind: PlanKind) -> ContactView:
        intake, health = self._services.intake, kind is PlanKind.HEALTH_CARE_PLAN
        view = intake.open_contact(
            actor,
            Channel.PHONE,
            type_code="care_need" if health else "service_need",
            client=client,
        )
        before, stored = view.contact, view.matters[0].matter
        contact = intake.save_contact(
            actor,
            before,
            replace(
                before,
                contacting_kind=ContactingKind.RELATIVE,
                contacting_name="Aila Kivinen",
                contacting_relation="tytär",
                contacting_phone=_CALLER,
                identity_check=IdentityCheck.NAME_CODE_QUESTION,
                may_tell=MayTell.NO_PERMISSION,
            ),
        )
        matter = intake.save_matter(actor, stored, self._told(stored))
        return replace(view, contact=contact, matters=(replace(view.matters[0], matter=matter),))

    def _told(self, matter: Matter) -> Matter:
        told = replace(matter, reason="Huimaus", agreed="Soitetaan", status=MatterStatus.OPEN)
        if matter.register is Register.SOCIAL:
            return told
        return replace(told, outcome=Outcome.CALL_BACK, urgency=Urgency.TODAY)

    def _waiting(self, client: ClientId) -> ContactId:
        """Leave a contact waiting, with a note that says where to call and go."""
        mate = actor_of(self._mate())
        view = self._begun(mate, client, PlanKind.HEALTH_CARE_PLAN)
        note = f"soita {_PHONE}, on kotona {_STREET}"
        self._services.intake.set_aside(mate, view.contact, note)
        return ContactId(view.contact.id)

    def _name(self, client: ClientId, colleague: Actor) -> None:
        """Name a colleague of another unit, with a stand-in, and a team; ask that team again."""
        askings, naming = self._services.askings, self._services.assignments
        terms = Terms(main_need="Terveys", client_wish="Sama hoitaja", message="Huimaa aamuisin")
        asked = askings.ask(self._nurse, client, Whom(worker=colleague.worker), terms)
        named = askings.accept(colleague, asked.assignment).assignment
        naming.set_stand_in(
            self._nurse, named, Whom(worker=self._id_of("Tammela")), last_day=self._today
        )
        assert self._team is not None
        naming.name_team(self._nurse, client, self._team, main_need="Terveys")

    def _id_of(self, last_name: str) -> WorkerId:
        workers = self._services.directory.workers(self._nurse)
        return WorkerId(next(one.id for one in workers if one.last_name == last_name))

    def _review(self, client: ClientId, mapper: Actor) -> tuple[ReviewId, object]:
        """Go through the triggers and ask the colleague to map."""
        reviews = self._services.reviews
        view = reviews.start(self._nurse, client)
        view = reviews.judge(self._nurse, view, "repeated_contacts", Verdict.OBSERVED)
        concluded = replace(
            view.review,
            client_words="Haluan asua kotona.",
            client_words_source=WordsSource.SELF,
            talked=Talked.YES,
            conclusion=Conclusion.MAP,
            mapper=mapper.worker,
            map_by=self._today + timedelta(days=2),
            conclusion_reason="Tilanne muuttui.",
        )
        saved = reviews.save(self._nurse, view.review, concluded)
        confirmed = reviews.confirm(self._nurse, saved.review).review
        begun = self._services.mappings.start(mapper, client, ReviewId(confirmed.id))
        return ReviewId(confirmed.id), begun.mapping.id

    def _mapping(self, client: ClientId) -> object:
        """Decide on high need in a mapping of the nurse's own."""
        mappings, nurse = self._services.mappings, self._nurse
        view = mappings.start(nurse, client)
        areas = [
            (one.record, replace(one.record, client_words="Huimaa", standing=Standing.GOES_WELL))
            for one in view.areas
            if one.area.code in _AREAS
        ]
        noted = replace(view.mapping, talked=Talked.YES, person_wish=PersonWish.WANTS)
        saved = mappings.save(nurse, view.mapping, noted, areas)
        mappings.decide_high_need(
            nurse, saved.mapping, HighNeed.YES, reason="Apua tarvitaan.", talked=Talked.YES
        )
        return saved.mapping.id

    def _social(self, client: ClientId, guide: Actor) -> Sequence[PlanId]:
        """Be a client of the guide's too: an own worker, and plans of both kinds."""
        self._call(client, PlanKind.CLIENT_PLAN, guide)
        self._services.assignments.name_worker(
            guide, client, guide.worker, role=AssignmentRole.OWN_WORKER, main_need="Arki"
        )
        return [
            *self._plans(guide, client, PlanKind.CLIENT_PLAN),
            *self._plans(guide, client, PlanKind.SERVICE_PLAN),
        ]

    def _plans(self, by: Actor, client: ClientId, kind: PlanKind) -> Sequence[PlanId]:
        """Make a plan of each status: refused, ended, in force and a draft of its next version."""
        plans = self._services.plans
        refused = self._filled(by, client, kind)
        plans.refuse(by, refused.plan, "En halua nyt")
        ended = plans.confirm(by, self._filled(by, client, kind).plan, "kesken").plan
        plans.end(by, ended, "Tehdään uusi")
        confirmed = plans.confirm(by, self._filled(by, client, kind).plan, "kesken").plan
        drafted = plans.new_version(by, PlanId(confirmed.id)).plan
        return [PlanId(one.id) for one in (refused.plan, ended, confirmed, drafted)]

    def _filled(self, by: Actor, client: ClientId, kind: PlanKind) -> PlanView:
        plans = self._services.plans
        view = plans.create(by, client, kind)
        plan = PlanId(view.plan.id)
        text = replace(
            view.plan,
            client_view="Haluan asua kotona.",
            client_view_source=WordsSource.SELF,
            professional_view="Voimat ovat vähentyneet.",
            strengths="Kävelee mielellään.",
        )
        view = plans.save(by, view.plan, text)
        plans.add_row(by, plan, RowText(need="Huimaus", goal="Kulkee kotona", who="Sanna Hiltula"))
        for part in view.parts[:-1]:
            plans.write_part(by, plan, part.outline.code, PartText(professional="Sovittu yhdessä."))
        plans.add_participant(by, plan, _RELATIVE)
        return plans.record_part(by, view.plan, PartTaken.IN_PERSON, self._today)


def write_places(plans: Plans, by: Actor, plan: PlanId) -> PlanView:
    """Write known places and numbers into a draft's free texts, as a worker in a hurry does."""
    place = RowText(
        need=f"Kotikäynti {_STREET}, {_POSTAL} {_CITY}",
        goal=f"Muutto pois, {_MUNICIPALITY}",
        means=f"{_UNIT}, {_UNIT_DESK}",
        who=f"{_TEAM} p. {_TEAM_PHONE[:3]} {_TEAM_PHONE[3:6]} {_TEAM_PHONE[6:]}",
        when=f"soita +358 {_PHONE[1:3]} {_PHONE[3:]}",
    )
    view = plans.add_row(by, plan, place)
    for part in view.parts:
        if part.record is None:
            text = PartText(professional=f"Tavataan: {_AWAY_UNIT} ({_AWAY_PHONE})")
            view = plans.write_part(by, plan, part.outline.code, text)
    return view


def statuses(desk: OpenDesk, found: Protected) -> Iterator[tuple[PlanId, PlanStatus]]:
    """Give each plan with where it stands."""
    for plan in found.plans:
        by = found.planner(plan)
        yield plan, PlanStatus(desk.services.plans.view(by, plan).plan.status)

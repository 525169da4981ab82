"""The complex need of an invented person: triggers, mapping, high need, contact person, plan."""

from dataclasses import replace
from datetime import date, timedelta

from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, PlanId, ReviewId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import Agreement, PartTaken, Plan, PlanKind
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    MappingRequest,
    PersonWish,
    Review,
    SituationMapping,
    Talked,
    Verdict,
)
from sotedesk.services.askings import Terms
from sotedesk.services.desk import DeskServices
from sotedesk.services.plan_view import PlanView
from sotedesk.synthetic.clock import SetClock
from sotedesk.synthetic.plan_texts import PARTS
from sotedesk.synthetic.situations import Situation

_WHY_NOBODY = {
    PersonWish.NOT_NEEDED: "Omahoitaja hoitaa asiat.",
    PersonWish.NOT_WANTED: "”Pärjään, soitan jos tarvitsen.”",
}
_REVIEW_DAYS = 21
_HANDED_ON_DAYS = 7
_ANSWER_DAYS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Whose words a review holds, and what a relative worries about."""

    source: WordsSource = WordsSource.SELF
    relative_worry: str = ""
    talked: Talked = Talked.YES


class ComplexNeed:
    """Walks a client through the steps of the complex need, one by one."""

    def __init__(self, services: DeskServices, clock: SetClock) -> None:
        self._services = services
        self._clock = clock

    def review(
        self,
        actor: Actor,
        client: ClientId,
        mapper: Actor,
        situation: Situation,
        heard: Heard | None = None,
    ) -> Review:
        """Go through the triggers and ask somebody to map."""
        reviews, said = self._services.reviews, heard or Heard()
        view = reviews.start(actor, client)
        for code in situation.observed:
            view = reviews.judge(actor, view, code, Verdict.OBSERVED)
        concluded = replace(
            view.review,
            client_words=situation.client_words,
            client_words_source=said.source,
            relative_worry=said.relative_worry,
            talked=said.talked,
            conclusion=Conclusion.MAP,
            mapper=WorkerId(mapper.worker),
            map_by=self._clock.day + timedelta(days=_ANSWER_DAYS),
            conclusion_reason=situation.conclusion,
        )
        saved = reviews.save(actor, view.review, concluded)
        return reviews.confirm(actor, saved.review).review

    def dismiss(self, actor: Actor, client: ClientId) -> None:
        """Go through the triggers and find that nothing more is needed."""
        reviews = self._services.reviews
        view = reviews.start(actor, client)
        view = reviews.judge(actor, view, "repeated_contacts", Verdict.NOT_OBSERVED)
        concluded = replace(view.review, talked=Talked.YES, conclusion=Conclusion.NO_FURTHER_STEPS)
        saved = reviews.save(actor, view.review, concluded)
        reviews.confirm(actor, saved.review)

    def decide(
        self,
        mapper: Actor,
        client: ClientId,
        situation: Situation,
        decision: HighNeed,
        *,
        review: ReviewId | None = None,
        wish: PersonWish = PersonWish.WANTS,
    ) -> SituationMapping:
        """Map the whole situation and decide on high need.

        Args:
            wish: What the client says to having a contact person.
        """
        mappings = self._services.mappings
        view = mappings.start(mapper, client, review)
        if view.mapping.request is MappingRequest.ASKED:
            view = mappings.accept(mapper, view.mapping)
        areas = [
            (one.record, _said(one.record, situation))
            for one in view.areas
            if one.area.code in situation.areas
        ]
        noted = replace(
            view.mapping,
            strengths=situation.strengths,
            network=situation.network,
            source=WordsSource.SELF,
            met_how=PartTaken.IN_PERSON,
            met_on=self._clock.day,
            talked=Talked.YES,
            person_wish=wish,
            person_wish_reason=_WHY_NOBODY.get(wish, ""),
        )
        saved = mappings.save(mapper, view.mapping, noted, areas)
        reason = situation.high_need_reason
        if decision is not HighNeed.YES:
            reason = "Yksi palvelu riittää, se on jo sovittu."
        return mappings.decide_high_need(
            mapper, saved.mapping, decision, reason=reason, talked=Talked.YES
        ).mapping

    def name(self, mapper: Actor, client: ClientId, situation: Situation) -> None:
        """Name the one who mapped as contact person."""
        self._services.assignments.name_worker(
            mapper,
            client,
            WorkerId(mapper.worker),
            role=AssignmentRole.CONTACT_PERSON,
            main_need=situation.need,
            client_wish=situation.wish,
        )

    def hand_on(self, mapper: Actor, client: ClientId, other: Actor) -> None:
        """Ask a colleague to be the contact person after a leave begins."""
        self._services.askings.ask_for_all(
            mapper,
            [
                line.view.assignment
                for line in self._services.askings.own_namings(mapper)
                if line.view.subject.id == client
            ],
            other.worker,
            Terms(
                message="Jään vapaalle ensi viikolla. Soita ennen klo 12, iltapäivällä hän lepää.",
                valid_from=self._clock.day + timedelta(days=_HANDED_ON_DAYS),
            ),
        )

    def draft(
        self,
        planner: Actor,
        client: ClientId,
        situation: Situation,
        kind: PlanKind = PlanKind.HEALTH_CARE_PLAN,
        part_on: date | None = None,
    ) -> PlanView:
        """Write a plan together with the client, every part of its kind; it is left a draft.

        Args:
            part_on: When the client took part; ``None`` for today.
        """
        plans = self._services.plans
        begun = plans.create(planner, client, kind).plan
        viewed = replace(
            begun,
            client_view=situation.client_view,
            client_view_source=WordsSource.SELF,
            professional_view=situation.professional_view,
            strengths=situation.strengths,
            professional_strengths=situation.seen_strengths,
            agreement=Agreement.AGREED,
            review_on=self._clock.day + timedelta(days=_REVIEW_DAYS),
            review_how="puhelimella",
        )
        plan = plans.save(planner, begun, viewed).plan
        for row in situation.rows:
            plans.add_row(planner, PlanId(plan.id), row)
        for code, text in PARTS[kind].items():
            plans.write_part(planner, PlanId(plan.id), code, text)
        return plans.record_part(planner, plan, PartTaken.IN_PERSON, part_on or self._clock.day)

    def plan(
        self,
        planner: Actor,
        client: ClientId,
        situation: Situation,
        kind: PlanKind = PlanKind.HEALTH_CARE_PLAN,
        part_on: date | None = None,
    ) -> Plan:
        """Make a plan as :meth:`draft`, confirm it and agree on follow-ups."""
        drafted = self.draft(planner, client, situation, kind, part_on)
        return self.agree(planner, drafted.plan, situation)

    def agree(self, planner: Actor, plan: Plan, situation: Situation) -> Plan:
        """Confirm a draft and agree on follow-ups."""
        confirmed = self._services.plans.confirm(planner, plan).plan
        for what, days in situation.follow_ups:
            due = self._clock.day + timedelta(days=days)
            self._services.follow_ups.create(planner, confirmed, what=what, due_on=due)
        return confirmed


def _said(area: MappingArea, situation: Situation) -> MappingArea:
    words, view, standing = situation.areas[area.area]
    return replace(area, client_words=words, professional_view=view, standing=standing)

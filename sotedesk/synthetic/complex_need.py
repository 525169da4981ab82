"""The complex need of an invented person: triggers, mapping, high need, contact person, plan."""

from dataclasses import replace
from datetime import date, timedelta

from sotedesk.model.access import Actor
from sotedesk.model.assignment import AssignmentRole
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, PlanId, ReviewId, WorkerId
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import PartTaken, Plan
from sotedesk.model.review import (
    Conclusion,
    HighNeed,
    MappingArea,
    MappingRequest,
    PersonWish,
    Review,
    Talked,
    Verdict,
)
from sotedesk.services.askings import Terms
from sotedesk.services.desk import DeskServices
from sotedesk.synthetic.clock import SetClock
from sotedesk.synthetic.situations import Situation

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
        review: ReviewId | None = None,
    ) -> None:
        """Map the whole situation and decide on high need."""
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
            person_wish=PersonWish.WANTS,
        )
        saved = mappings.save(mapper, view.mapping, noted, areas)
        reason = situation.high_need_reason
        if decision is not HighNeed.YES:
            reason = "Yksi palvelu riittää, se on jo sovittu."
        mappings.decide_high_need(mapper, saved.mapping, decision, reason=reason, talked=Talked.YES)

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

    def plan(
        self, mapper: Actor, client: ClientId, situation: Situation, part_on: date | None = None
    ) -> Plan:
        """Make a plan together with the client, confirm it and agree on follow-ups.

        Args:
            part_on: When the client took part; ``None`` for today.
        """
        plans = self._services.plans
        begun = plans.create(mapper, client).plan
        viewed = replace(
            begun,
            client_view=situation.client_view,
            client_view_source=WordsSource.SELF,
            professional_view=situation.professional_view,
            strengths=situation.strengths,
            review_on=self._clock.day + timedelta(days=_REVIEW_DAYS),
            review_how="puhelimella",
        )
        plan = plans.save(mapper, begun, viewed).plan
        for row in situation.rows:
            plans.add_row(mapper, PlanId(plan.id), row)
        part = plans.record_part(mapper, plan, PartTaken.IN_PERSON, part_on or self._clock.day)
        confirmed = plans.confirm(mapper, part.plan).plan
        for what, days in situation.follow_ups:
            due = self._clock.day + timedelta(days=days)
            self._services.follow_ups.create(mapper, confirmed, what=what, due_on=due)
        return confirmed


def _said(area: MappingArea, situation: Situation) -> MappingArea:
    words, view, standing = situation.areas[area.area]
    return replace(area, client_words=words, professional_view=view, standing=standing)

"""Going through the triggers of a client: verdicts with author and date, and a conclusion.

Source: handbook, "Paljon palveluita tarvitseva asiakas" (five triggers, five identification
points, no threshold); users.md [1.c], [4.b], [4.c]. The worker judges; nothing here scores,
proposes or counts towards a decision.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from sotedesk.model.changes import Register
from sotedesk.model.contact import Contact
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, ReviewId
from sotedesk.model.life_area import AreaList
from sotedesk.model.matter import Appointment, AppointmentStatus, Matter
from sotedesk.model.matter_type import MatterType
from sotedesk.model.review import Conclusion, Review, ReviewVerdict, SituationMapping, Verdict
from sotedesk.model.trigger import PickReason, TriggerItem, TriggerList
from sotedesk.model.usage_log import LogAction
from sotedesk.services.mapping_records import Asking, begin_asked
from sotedesk.services.ports import VOIDED, where
from sotedesk.services.rights import Right
from sotedesk.services.subject import Subject, WrongClientError, own_unit, subject, worker_name
from sotedesk.services.work import HELSINKI, Work, Works, use_case

REPEATED_CONTACTS = "repeated_contacts"
MISSED_APPOINTMENTS = "missed_appointments"
DEPENDENCY = "dependency"
EVIDENCE_DAYS = 365
"""How far back the plain evidence looks; windows by rule come with the evidence rules."""

_EDITABLE = (
    "client_words",
    "client_words_source",
    "relative_worry",
    "talked",
    "talked_note",
    "conclusion",
    "watch_until",
    "mapper",
    "map_by",
    "conclusion_reason",
)


class MissingPart(StrEnum):
    """What a review lacks before it can be confirmed; a verdict is never demanded."""

    CONCLUSION = "conclusion"
    WATCH_UNTIL = "watch_until"
    MAPPER = "mapper"
    MAP_BY = "map_by"


class ReviewIncompleteError(ValueError):
    """A review cannot be confirmed yet; nothing was written.

    Attributes:
        missing: What is lacking, in the order of the screen.
    """

    def __init__(self, missing: tuple[MissingPart, ...]) -> None:
        """Say what is lacking."""
        super().__init__(", ".join(missing))
        self.missing = missing


class ReviewConfirmedError(ValueError):
    """A confirmed review never changes; a new one is begun instead."""


class NoTriggersError(ValueError):
    """From a matter of this type no triggers are reviewed (*huoli toisesta*, [1.d]).

    Attributes:
        type_code: The matter's type.
    """

    def __init__(self, type_code: str) -> None:
        """Name the type."""
        super().__init__(type_code)
        self.type_code = type_code


class EvidenceKind(StrEnum):
    """What the record plainly holds that bears on a point."""

    CONTACTS = "contacts"
    MISSED_APPOINTMENTS = "missed_appointments"
    NO_ENTRIES = "no_entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One line of evidence: a fact with its days, never a judgement.

    Attributes:
        count: How many; 0 only with ``NO_ENTRIES``.
        days: When, oldest first, each day once (Finland).
    """

    kind: EvidenceKind
    count: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """That a point was *not observed* in the review before this one: a plain fact.

    Attributes:
        on: The day it was judged so.
        reason: Code from the list of reasons; may be empty.
        new_entry_on: The newest day of what the record holds since then; ``None`` for nothing.
    """

    on: date
    reason: str
    new_entry_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One point with the worker's verdict and what the record holds.

    Attributes:
        verdict: Carries the origin that judging is written over.
        judged_by_name: Who judged; empty while nobody has.
        evidence: Empty where no entry could show anything; the worker's own worry has none.
        dismissed: That the point was *not observed* the time before; ``None`` when it was not.
    """

    item: TriggerItem
    verdict: ReviewVerdict
    judged_by_name: str
    evidence: tuple[Evidence, ...]
    dismissed: "Dismissal | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """A review as the screen shows it.

    Attributes:
        reasons: The short list a reason is picked from, by its number.
        previous: The newest confirmed review of the client before this one.
        mapper_name: Who was asked to map; empty for nobody.
        missing: What confirming would still refuse for.
        mapping: The mapping that was begun by confirming; ``None`` before, and where none was.
    """

    review: Review
    subject: Subject
    triggers: tuple[ItemView, ...]
    identification: tuple[ItemView, ...]
    reasons: tuple[PickReason, ...]
    previous: Review | None
    mapper_name: str
    missing: tuple[MissingPart, ...]
    mapping: SituationMapping | None = None

    @property
    def items(self) -> tuple[ItemView, ...]:
        """Give all points in the order of the screen."""
        return self.triggers + self.identification

    def item(self, code: str) -> ItemView:
        """Give the point of a code.

        Raises:
            KeyError: This review has no such point.
        """
        return {view.item.code: view for view in self.items}[code]


class Reviews:
    """The desk duty of going through the triggers."""

    def __init__(
        self,
        works: Works,
        triggers: TriggerList,
        types: Mapping[str, MatterType],
        areas: AreaList,
    ) -> None:
        self.works = works
        self._list = triggers
        self._types = types
        self._areas = areas

    @use_case(Right.REVIEW_TRIGGERS)
    def start(self, work: Work, client: ClientId, matter: MatterId | None = None) -> ReviewView:
        """Begin a review of a client, or go on with the one that is unfinished.

        Every point begins as *not assessed*, as a record, so that two workers who judge the same
        point are told of it.

        Args:
            matter: From which matter; its register is the review's. ``None`` from the client's
                page: the register of the actor's unit.

        Raises:
            AbsentError: The client's records of that register are not this actor's to see.
            BasisNeededError: A basis has to be recorded first.
            NoTriggersError: The matter's type has no review.
            WrongClientError: The matter is about somebody else.
        """
        register = self._register(work, client, matter)
        work.admit(client, register)
        unfinished = work.find(
            Review, *where(client=client, register=register, confirmed_at=None), order="created_at"
        )
        review = unfinished[0] if unfinished else self._begin(work, client, matter, register)
        return self._view(work, review)

    @use_case(Right.REVIEW_TRIGGERS, LogAction.VIEW)
    def view(self, work: Work, review: ReviewId) -> ReviewView:
        """Show a review, finished or not.

        Raises:
            AbsentError: There is none, or none for this worker.
        """
        return self._view(work, work.get(Review, review))

    @use_case(Right.REVIEW_TRIGGERS)
    def judge(
        self,
        work: Work,
        shown: ReviewView,
        item: str,
        verdict: Verdict,
        *,
        reason: str = "",
        reason_text: str = "",
    ) -> ReviewView:
        """Give a verdict on one point.

        Args:
            shown: The review as it was on the screen.
            reason: Code from the list of reasons; may be empty.
            reason_text: Free text beside it; may be empty.

        Raises:
            KeyError: The review has no such point.
            ReviewConfirmedError: The review is confirmed.
        """
        review = _unconfirmed(work, shown.review)
        before = shown.item(item).verdict
        judged = replace(
            before,
            verdict=verdict,
            reason=reason,
            reason_text=reason_text,
            judged_by=work.actor.worker,
            judged_at=work.now,
        )
        work.save(before, judged)
        return self._view(work, review)

    @use_case(Right.REVIEW_TRIGGERS)
    def save(self, work: Work, before: Review, after: Review) -> ReviewView:
        """Store the client's words, a relative's worry, *talked* and the conclusion.

        A day to watch until and a mapper stay only with the conclusion they belong to.

        Args:
            before: As it was when the edit began.

        Raises:
            ReviewConfirmedError: The review is confirmed.
        """
        _unconfirmed(work, before)
        edited = replace(before, **{name: getattr(after, name) for name in _EDITABLE})
        return self._view(work, work.save(before, _tidy(edited)))

    @use_case(Right.REVIEW_TRIGGERS, undoable=False)
    def confirm(self, work: Work, shown: Review) -> ReviewView:
        """Confirm a review; it never changes after that, also not by anybody's undoing.

        Where the whole situation is to be mapped, the mapping is begun as asked of the mapper: the
        part of the one who reviewed ends here ([4.d]).

        Args:
            shown: As it was on the screen, already saved.

        Raises:
            ReviewConfirmedError: It is confirmed already.
            ReviewIncompleteError: No conclusion, nobody to map, no day ahead to watch until, or an
                answer wanted by a day that has passed.
        """
        lacking = missing_parts(_unconfirmed(work, shown), work.today)
        if lacking:
            raise ReviewIncompleteError(lacking)
        confirmed = replace(shown, confirmed_at=work.now, confirmed_by=work.actor.worker)
        voided = work.store.find(ReviewVerdict, *where(review=shown.id), VOIDED)
        work.settled |= {shown.id, *(one.id for one in (*_verdicts(work, shown), *voided))}
        stored = work.save(shown, confirmed)
        if stored.conclusion is Conclusion.MAP and stored.mapper is not None:
            asking = Asking(
                worker=stored.mapper, answer_by=stored.map_by, reason=stored.conclusion_reason
            )
            begin_asked(work, self._areas, stored, asking)
        return self._view(work, stored)

    @use_case(Right.REVIEW_TRIGGERS, LogAction.VIEW)
    def line(self, work: Work, matter: MatterId) -> int:
        """Give how many triggers were observed in the matter's review, for its one line.

        The newest review counts; 0 while there is none. Identification points do not count.

        Raises:
            AbsentError: There is no such matter, or none for this worker.
        """
        work.get(Matter, matter)
        reviews = work.find(Review, *where(matter=matter), order="-created_at", limit=1)
        codes = {item.code for item in self._list.triggers}
        return sum(
            verdict.verdict is Verdict.OBSERVED and verdict.item in codes
            for review in reviews
            for verdict in _verdicts(work, review)
        )

    def _register(self, work: Work, client: ClientId, matter: MatterId | None) -> Register:
        if matter is None:
            return own_unit(work).keeps
        found = work.get(Matter, matter)
        if found.client != client:
            raise WrongClientError(str(client))
        made = self._types.get(found.type)
        if made is None or not made.triggers:
            raise NoTriggersError(found.type)
        return found.register

    def _begin(
        self, work: Work, client: ClientId, matter: MatterId | None, register: Register
    ) -> Review:
        head = work.header(register)
        review = work.create(
            Review(
                id=ReviewId(head.id),
                register=register,
                created_at=head.at,
                created_by=work.actor.worker,
                client=client,
                matter=matter,
                unit=work.actor.unit,
                item_list=self._list.version,
            )
        )
        for item in self._list.items:
            head = work.header(register)
            work.create(
                ReviewVerdict(
                    id=head.id,
                    register=register,
                    created_at=head.at,
                    created_by=work.actor.worker,
                    review=review.id,
                    item=item.code,
                )
            )
        return review

    def _view(self, work: Work, review: Review) -> ReviewView:
        found = _Found.of(work, review)
        previous = _previous(work, review)
        before = _dismissed(work, previous)
        verdicts = {verdict.item: verdict for verdict in _verdicts(work, review)}
        known = {item.code: item for item in self._list.items}
        # A point that only another version of the list knows is shown by its code, at the end.
        unknown = [
            TriggerItem(code, code, own_worry=False) for code in sorted(set(verdicts) - set(known))
        ]

        def views(items: Iterable[TriggerItem]) -> tuple[ItemView, ...]:
            mine = (item for item in items if item.code in verdicts)
            return tuple(
                _item(work, verdicts[item.code], item, found, before.get(item.code))
                for item in mine
            )

        return ReviewView(
            review=review,
            subject=subject(work, review.client),
            triggers=views(self._list.triggers),
            identification=views([*self._list.identification, *unknown]),
            reasons=self._list.reasons,
            previous=previous,
            mapper_name=worker_name(work, review.mapper),
            missing=missing_parts(review, work.today),
            mapping=_mapping(work, review),
        )


def missing_parts(review: Review, today: date) -> tuple[MissingPart, ...]:
    """Give what a review lacks before it can be confirmed.

    Args:
        today: A day to watch until has to be later.
    """
    if review.conclusion is None:
        return (MissingPart.CONCLUSION,)
    watch = review.watch_until
    if review.conclusion is Conclusion.WATCH and (watch is None or watch <= today):
        return (MissingPart.WATCH_UNTIL,)
    if review.conclusion is not Conclusion.MAP:
        return ()
    passed = review.map_by is not None and review.map_by < today
    lacking = {MissingPart.MAPPER: review.mapper is None, MissingPart.MAP_BY: passed}
    return tuple(part for part, lacks in lacking.items() if lacks)


def _unconfirmed(work: Work, shown: Review) -> Review:
    found = work.get(Review, shown.id)
    if found.confirmed_at is not None:
        raise ReviewConfirmedError(str(found.id))
    return found


def _tidy(review: Review) -> Review:
    if review.conclusion is not Conclusion.WATCH:
        review = replace(review, watch_until=None)
    if review.conclusion is not Conclusion.MAP:
        review = replace(review, mapper=None, map_by=None)
    return review


def _verdicts(work: Work, review: Review) -> list[ReviewVerdict]:
    """Give the verdicts of a review the actor was shown.

    They carry no client of their own, so they follow their review, not the access rule.
    """
    return work.store.find(ReviewVerdict, *where(review=review.id))


def _previous(work: Work, review: Review) -> Review | None:
    earlier = work.find(
        Review, *where(client=review.client, register=review.register), order="-created_at"
    )
    confirmed = (one for one in earlier if one.confirmed_at and one.created_at < review.created_at)
    return next(confirmed, None)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the record plainly holds of a client: days of contacts and of missed times."""

    contacts: tuple[date, ...]
    missed: tuple[date, ...]

    @classmethod
    def of(cls, work: Work, review: Review) -> "_Found":
        of_client = where(client=review.client, register=review.register)
        matters = work.find(Matter, *of_client)
        times = work.find(Appointment, *of_client, *where(status=AppointmentStatus.MISSED))
        contacts = {matter.contact: _contact_day(work, matter) for matter in matters}
        missed = (time.at.astimezone(HELSINKI).date() for time in times if time.at is not None)
        return cls(_recent(work, contacts.values()), _recent(work, missed))


def _contact_day(work: Work, matter: Matter) -> date:
    contact = work.store.get(Contact, matter.contact)
    at = contact.received_at if contact is not None else None
    return (at or matter.created_at).astimezone(HELSINKI).date()


def _recent(work: Work, days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(day for day in days if (work.today - day).days < EVIDENCE_DAYS))


def _item(
    work: Work,
    verdict: ReviewVerdict,
    item: TriggerItem,
    found: _Found,
    before: ReviewVerdict | None,
) -> ItemView:
    evidence = _evidence(item.code, found)
    return ItemView(
        item=item,
        verdict=verdict,
        judged_by_name=worker_name(work, verdict.judged_by),
        evidence=evidence,
        dismissed=_dismissal(before, evidence, work.today) if before is not None else None,
    )


def _dismissed(work: Work, previous: Review | None) -> dict[str, ReviewVerdict]:
    """Give what was *not observed* in the review before, by the code of the point."""
    verdicts = _verdicts(work, previous) if previous is not None else []
    return {one.item: one for one in verdicts if one.verdict is Verdict.NOT_OBSERVED}


def _dismissal(
    before: ReviewVerdict, evidence: Iterable[Evidence], today: date
) -> Dismissal | None:
    """Give an earlier dismissal; it fades with the time that the evidence looks back ([4.j])."""
    at = before.judged_at or before.created_at
    on = at.astimezone(HELSINKI).date()
    if (today - on).days >= EVIDENCE_DAYS:
        return None
    since = (day for line in evidence for day in line.days if day > on)
    return Dismissal(on=on, reason=before.reason, new_entry_on=max(since, default=None))


def _mapping(work: Work, review: Review) -> SituationMapping | None:
    found = work.find(SituationMapping, *where(review=review.id), order="created_at", limit=1)
    return found[0] if found else None


def _evidence(code: str, found: _Found) -> tuple[Evidence, ...]:
    """Give what bears on a point: nothing where only the worker can know ([4.b])."""
    lines = {
        REPEATED_CONTACTS: (EvidenceKind.CONTACTS, found.contacts),
        MISSED_APPOINTMENTS: (EvidenceKind.MISSED_APPOINTMENTS, found.missed),
        DEPENDENCY: (EvidenceKind.NO_ENTRIES, ()),
    }
    if code not in lines:
        return ()
    kind, days = lines[code]
    if not days:
        return (Evidence(kind=EvidenceKind.NO_ENTRIES, count=0, days=()),)
    return (Evidence(kind=kind, count=len(days), days=tuple(dict.fromkeys(days))),)

"""The records of a mapping: how one begins, whole with its areas, and how they are read.

Every area of the list is a record from the start, so that two workers who write into the same area
are told of it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sotedesk.model.changes import Register
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, ReviewId, WorkerId
from sotedesk.model.life_area import AreaList
from sotedesk.model.review import MappingArea, MappingRequest, Review, SituationMapping
from sotedesk.services.ports import where
from sotedesk.services.work import Work

_UNANSWERED = (MappingRequest.ASKED, MappingRequest.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom one asks to map.

    Attributes:
        answer_by: By when; ``None`` for no day.
        reason: What is asked for.
    """

    worker: WorkerId
    answer_by: date | None = None
    reason: str = ""


def begin_mapping(
    work: Work,
    areas: AreaList,
    client: ClientId,
    register: Register,
    review: ReviewId | None = None,
) -> SituationMapping:
    """Begin a mapping with all its areas; the actor was admitted before."""
    head = work.header(register)
    mapping = work.create(
        SituationMapping(
            id=head.id,
            register=register,
            created_at=head.at,
            created_by=work.actor.worker,
            client=client,
            review=review,
            unit=work.actor.unit,
            area_list=areas.version,
        )
    )
    _begin_areas(work, mapping, (area.code for area in areas.areas))
    return mapping


def begin_asked(work: Work, areas: AreaList, review: Review, asking: Asking) -> SituationMapping:
    """Begin the mapping that a review asks for; asking oneself is accepting.

    Where an earlier request of the same client still waits, or was returned, it is asked anew: one
    person is not asked for twice.
    """
    begun = _waiting(work, review)
    if begun is None:
        begun = begin_mapping(work, areas, review.client, review.register, ReviewId(review.id))
    of_review = replace(asked(work, begun, asking), review=ReviewId(review.id))
    return work.save(begun, of_review)


def _waiting(work: Work, review: Review) -> SituationMapping | None:
    undecided = where(client=review.client, register=review.register, decided_at=None)
    found = work.find(SituationMapping, *undecided, order="created_at")
    return next((one for one in found if one.request in _UNANSWERED), None)


def asked(work: Work, mapping: SituationMapping, asking: Asking) -> SituationMapping:
    """Give a mapping as asked of somebody, not stored yet."""
    own = asking.worker == work.actor.worker
    return replace(
        mapping,
        request=MappingRequest.ACCEPTED if own else MappingRequest.ASKED,
        asked_of=asking.worker,
        request_reason=asking.reason.strip(),
        answer_by=asking.answer_by,
        request_at=work.now,
        request_by=work.actor.worker,
    )


def begin_lacking(work: Work, areas: AreaList, mapping: SituationMapping) -> None:
    """Begin the areas a mapping of an earlier release does not have."""
    if not areas_of(work, mapping):
        _begin_areas(work, mapping, (area.code for area in areas.areas))


def areas_of(work: Work, mapping: SituationMapping) -> list[MappingArea]:
    """Give the areas of a mapping the actor was shown.

    They carry no client of their own, so they follow their mapping, not the access rule.
    """
    return work.store.find(MappingArea, *where(situation_mapping=mapping.id))


def _begin_areas(work: Work, mapping: SituationMapping, codes: Iterable[str]) -> None:
    for code in codes:
        head = work.header(mapping.register)
        work.create(
            MappingArea(
                id=head.id,
                register=mapping.register,
                created_at=head.at,
                created_by=work.actor.worker,
                situation_mapping=mapping.id,
                area=code,
            )
        )

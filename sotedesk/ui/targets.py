"""What a screen can be asked to open besides a record by its id: something yet to be begun."""

from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, ReviewId
from sotedesk.model.plan import PlanKind


@dataclass(frozen=True, slots=True)
class StartReview:
    """Go through the triggers of a client, from a matter or from the client's page."""

    client: ClientId
    matter: MatterId | None = None


@dataclass(frozen=True, slots=True)
class StartMapping:
    """Map the whole situation of a client, as a review asked or without one."""

    client: ClientId
    review: ReviewId | None = None


@dataclass(frozen=True, slots=True)
class StartPlan:
    """Begin a plan for a client, or go on with the draft.

    Attributes:
        kind: None for that of the worker's own duty.
    """

    client: ClientId
    matter: MatterId | None = None
    kind: PlanKind | None = None


@dataclass(frozen=True, slots=True)
class NameFor:
    """Name somebody to be there for a client."""

    client: ClientId

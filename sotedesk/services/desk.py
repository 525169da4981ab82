"""Every duty of a desk in one frozen bundle, as the screens and commands get it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sotedesk.services.definitions import Definitions
from sotedesk.services.intake import Intake
from sotedesk.services.paper import PlanPrinter
from sotedesk.services.ports import Drafts, Now

if TYPE_CHECKING:
    from sotedesk.services.assignments import Assignments
    from sotedesk.services.carrying import Carrying
    from sotedesk.services.clients import ClientDesk
    from sotedesk.services.directory import Directory
    from sotedesk.services.follow_ups import FollowUps
    from sotedesk.services.mappings import Mappings
    from sotedesk.services.plans import Plans
    from sotedesk.services.reviews import Reviews
    from sotedesk.services.search import Search
    from sotedesk.services.timeline import Timeline
    from sotedesk.services.undo import Undo
    from sotedesk.services.worktop import Worktop


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskServices:
    """The duties, joined to a store in ``app``.

    Attributes:
        printer: Makes paper; previews use it too, off the GUI thread.
    """

    intake: Intake
    clients: "ClientDesk"
    search: "Search"
    timeline: "Timeline"
    undo: "Undo"
    directory: "Directory"
    reviews: "Reviews"
    mappings: "Mappings"
    plans: "Plans"
    assignments: "Assignments"
    follow_ups: "FollowUps"
    carrying: "Carrying"
    worktop: "Worktop"
    drafts: Drafts
    printer: PlanPrinter
    definitions: Definitions
    now: Now

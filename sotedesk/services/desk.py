"""Every duty of a desk in one place, as the screens and commands get it.

A duty is imported and made when it is first asked for: the first screen needs four of fourteen, and
a desk shall show it before the worker has looked up.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from sotedesk.model.frozen import dataclass

if TYPE_CHECKING:
    from sotedesk.model.changes import Register
    from sotedesk.services.accounts import Accounts
    from sotedesk.services.askings import Askings
    from sotedesk.services.assignments import Assignments
    from sotedesk.services.carrying import Carrying, EntryText
    from sotedesk.services.clients import ClientDesk
    from sotedesk.services.definitions import Definitions
    from sotedesk.services.directory import Directory
    from sotedesk.services.follow_ups import FollowUps
    from sotedesk.services.intake import Intake
    from sotedesk.services.mappings import Mappings
    from sotedesk.services.paper import PlanPrinter
    from sotedesk.services.plan_paper import PlanPaper
    from sotedesk.services.plans import Plans
    from sotedesk.services.ports import Drafts, Now, Slots
    from sotedesk.services.reviews import Reviews
    from sotedesk.services.search import Search
    from sotedesk.services.timeline import Timeline
    from sotedesk.services.undo import Undo
    from sotedesk.services.work import Works
    from sotedesk.services.worktop import Worktop


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What ``app`` joins to the duties from houses they do not know; made when first needed.

    Attributes:
        printer: Makes paper.
        entry_text: Writes entries under the county's headings.
        record_systems: What the county calls the systems that hold the legal record.
        slots: Who can log in.
    """

    printer: "Callable[[], PlanPrinter]"
    entry_text: "Callable[[], EntryText]"
    record_systems: "Callable[[], Mapping[Register, str]]"
    slots: "Slots"


class DeskServices:
    """The duties, joined to a store in ``app``.

    Attributes:
        drafts: What is typed and not yet saved.
        definitions: Our data files.
        now: The clock.
        slots: Who can log in; passwords are given and changed here.
    """

    def __init__(
        self,
        works: "Works",
        drafts: "Drafts",
        definitions: "Definitions",
        now: "Now",
        joined: Joined,
        *,
        synthetic: bool,
    ) -> None:
        self.drafts = drafts
        self.definitions = definitions
        self.now = now
        self.slots = joined.slots
        self._works = works
        self._joined = joined
        self._synthetic = synthetic

    @cached_property
    def printer(self) -> "PlanPrinter":
        """Give what makes paper; previews use it too, off the GUI thread."""
        return self._joined.printer()

    @cached_property
    def intake(self) -> "Intake":
        """Give the duty of taking contacts."""
        from sotedesk.services.intake import Intake  # noqa: PLC0415 - see above

        return Intake(self._works, self.definitions.types)

    @cached_property
    def clients(self) -> "ClientDesk":
        """Give the duty of clients' own facts."""
        from sotedesk.services.clients import ClientDesk  # noqa: PLC0415 - see above

        return ClientDesk(self._works, synthetic=self._synthetic)

    @cached_property
    def search(self) -> "Search":
        """Give the duty of finding clients."""
        from sotedesk.services.search import Search  # noqa: PLC0415 - see above

        return Search(self._works)

    @cached_property
    def timeline(self) -> "Timeline":
        """Give the duty of what has happened to a client."""
        from sotedesk.services.timeline import Timeline  # noqa: PLC0415 - see above

        return Timeline(self._works)

    @cached_property
    def undo(self) -> "Undo":
        """Give the duty of taking back."""
        from sotedesk.services.undo import Undo  # noqa: PLC0415 - see above

        return Undo(self._works)

    @cached_property
    def directory(self) -> "Directory":
        """Give the duty of who works where."""
        from sotedesk.services.directory import Directory  # noqa: PLC0415 - see above

        return Directory(self._works)

    @cached_property
    def accounts(self) -> "Accounts":
        """Give the duty of letting colleagues log in."""
        from sotedesk.services.accounts import Accounts  # noqa: PLC0415 - see above

        return Accounts(self._works, self.slots)

    @cached_property
    def reviews(self) -> "Reviews":
        """Give the duty of going through triggers."""
        from sotedesk.services.reviews import Reviews  # noqa: PLC0415 - see above

        data = self.definitions
        return Reviews(self._works, data.triggers, data.types, data.areas)

    @cached_property
    def mappings(self) -> "Mappings":
        """Give the duty of mapping a situation."""
        from sotedesk.services.mappings import Mappings  # noqa: PLC0415 - see above

        return Mappings(self._works, self.definitions.areas)

    @cached_property
    def plans(self) -> "Plans":
        """Give the duty of plans."""
        from sotedesk.services.plans import Plans  # noqa: PLC0415 - see above

        return Plans(self._works, self.definitions.plan_kinds)

    @cached_property
    def plan_paper(self) -> "PlanPaper":
        """Give the duty of putting plans on paper."""
        from sotedesk.services.plan_paper import PlanPaper  # noqa: PLC0415 - see above

        return PlanPaper(self._works, self.printer, self.definitions.plan_kinds)

    @cached_property
    def assignments(self) -> "Assignments":
        """Give the duty of naming contact persons."""
        from sotedesk.services.assignments import Assignments  # noqa: PLC0415 - see above

        return Assignments(self._works, self.definitions.naming)

    @cached_property
    def askings(self) -> "Askings":
        """Give the duty of asking somebody to be there for a client."""
        from sotedesk.services.askings import Askings  # noqa: PLC0415 - see above

        return Askings(self._works, self.definitions.naming)

    @cached_property
    def follow_ups(self) -> "FollowUps":
        """Give the duty of follow-ups."""
        from sotedesk.services.follow_ups import FollowUps  # noqa: PLC0415 - see above

        return FollowUps(self._works)

    @cached_property
    def carrying(self) -> "Carrying":
        """Give the duty of carrying over."""
        from sotedesk.services.carrying import Carrying  # noqa: PLC0415 - see above

        return Carrying(
            self._works,
            self._joined.entry_text(),
            self.definitions.types,
            self._joined.record_systems(),
        )

    @cached_property
    def worktop(self) -> "Worktop":
        """Give the duty of what waits."""
        from sotedesk.services.worktop import Worktop  # noqa: PLC0415 - see above

        return Worktop(self._works, self.definitions.types, self._joined.record_systems())

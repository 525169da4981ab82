"""The desk duty of putting a plan on paper: what stands on it, and the paper itself.

Source: issue of the main job, *Paper*; users.md [4.i], [5.c]. What is on each layout is gathered in
``plan_sheet``.
"""

from collections.abc import Mapping

from sotedesk.model.ids import PlanId
from sotedesk.model.plan import Plan
from sotedesk.model.plan_outline import PlanOutline
from sotedesk.model.usage_log import LogAction
from sotedesk.services.paper import ClientSheet, PlanPrinter
from sotedesk.services.plan_contents import rows_of
from sotedesk.services.plan_sheet import PAPER_LANGUAGES, client_sheet
from sotedesk.services.rights import Right
from sotedesk.services.subject import subject
from sotedesk.services.work import Work, Works, use_case


class NoPaperError(ValueError):
    """The client must not be given paper (*ei paperia mukaan*); nothing was printed.

    Printing with a reason goes through; the reason is kept with the line of the usage log.
    """


class PlanPaper:
    """Makes paper of plans, and what a preview shows of it."""

    def __init__(
        self,
        works: Works,
        printer: PlanPrinter,
        outlines: Mapping[str, PlanOutline],
        languages: frozenset[str] = PAPER_LANGUAGES,
    ) -> None:
        """Join the works and the printer.

        Args:
            outlines: What each kind of plan consists of, by its code.
            languages: Those the paper has texts in; a client of another gets Finnish.
        """
        self.works = works
        self._printer = printer
        self._outlines = outlines
        self._languages = languages

    @use_case(Right.PLAN, LogAction.VIEW)
    def paper(self, work: Work, plan: PlanId) -> ClientSheet:
        """Give what stands on the client's sheet, for the preview.

        Raises:
            AbsentError: There is no such plan, or none for this worker.
            NewerVersionError: Its kind or status is one this version does not know.
        """
        return self._sheet(work, work.get(Plan, plan))

    @use_case(Right.PRINT, LogAction.PRINT)
    def print_plan(self, work: Work, plan: PlanId, reason: str = "") -> bytes:
        """Make the client's sheet as a PDF; one line of the usage log.

        Args:
            reason: Why paper is made though the client must not be given any; kept with the log
                line.

        Raises:
            AbsentError: There is no such plan, or none for this worker.
            NewerVersionError: Its kind or status is one this version does not know.
            NoPaperError: *Ei paperia mukaan*, and no reason was given.
        """
        found = work.get(Plan, plan)
        if subject(work, found.client).no_paper and not reason.strip():
            raise NoPaperError
        work.query = reason.strip()
        return self._printer.client_sheet(self._sheet(work, found))

    def _sheet(self, work: Work, plan: Plan) -> ClientSheet:
        return client_sheet(work, plan, rows_of(work, plan), self._languages)

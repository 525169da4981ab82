"""The printer of plans that the services' port asks for."""

from pathlib import Path
from typing import TYPE_CHECKING

from sotedesk.services.paper import ClientSheet, Paper, PlanBrief, ProfessionalPlan

if TYPE_CHECKING:
    from sotedesk.printing.blocks import Document
    from sotedesk.printing.county import CountyTexts


class PdfPlanPrinter:
    """Makes PDF files of plans, with the county's texts."""

    def __init__(self, county_file: Path | None = None) -> None:
        """Remember whose texts stand on the paper.

        Args:
            county_file: The county's file; None for the shipped one.
        """
        self._county_file = county_file

    def pdf(self, paper: Paper) -> bytes:
        """Return a paper as a PDF file; the same paper gives the same bytes.

        Raises:
            CountyFileError: The county's file cannot be used; nothing is printed.
        """
        # reportlab takes 0.1–0.2 s to import, so it waits until someone prints.
        from sotedesk.printing.county import load_county  # noqa: PLC0415
        from sotedesk.printing.pages import make_pdf  # noqa: PLC0415

        return make_pdf(_document(paper, load_county(self._county_file, paper.language)))


def _document(paper: Paper, county: "CountyTexts") -> "Document":
    """Say what stands on the paper, by its layout; each is imported when it is printed."""
    from sotedesk.printing.brief import plan_brief  # noqa: PLC0415 - see above
    from sotedesk.printing.client_sheet import client_sheet  # noqa: PLC0415 - see above
    from sotedesk.printing.professional_plan import professional_plan  # noqa: PLC0415 - as above
    from sotedesk.printing.relative_copy import relative_copy  # noqa: PLC0415 - see above

    if isinstance(paper, ClientSheet):
        return client_sheet(paper, county)
    if isinstance(paper, ProfessionalPlan):
        return professional_plan(paper, county)
    if isinstance(paper, PlanBrief):
        return plan_brief(paper, county)
    return relative_copy(paper, county)

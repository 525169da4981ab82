"""The printer of plans that the services' port asks for."""

from pathlib import Path

from sotedesk.services.paper import ClientSheet


class PdfPlanPrinter:
    """Makes PDF files of plans, with the county's texts."""

    def __init__(self, county_file: Path | None = None) -> None:
        """Remember whose texts stand on the paper.

        Args:
            county_file: The county's file; None for the shipped one.
        """
        self._county_file = county_file

    def client_sheet(self, sheet: ClientSheet) -> bytes:
        """Return the client's sheet as a PDF file; the same sheet gives the same bytes.

        Raises:
            CountyFileError: The county's file cannot be used; nothing is printed.
        """
        # reportlab takes 0.1–0.2 s to import, so it waits until someone prints.
        from sotedesk.printing.client_sheet import client_sheet  # noqa: PLC0415
        from sotedesk.printing.county import load_county  # noqa: PLC0415
        from sotedesk.printing.pages import make_pdf  # noqa: PLC0415

        county = load_county(self._county_file, sheet.language)
        return make_pdf(client_sheet(sheet, county))

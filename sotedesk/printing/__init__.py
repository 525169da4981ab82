"""Paper: plans as tagged PDF pages, by reportlab.

A document module says what stands on a paper as blocks (`client_sheet`), `flow` measures them,
`pages` places and draws them. No rule about who may see or print belongs here: services ask
before, and hand over only what may be printed. Importing this package loads no reportlab.
"""

from datetime import UTC, datetime

from sotedesk.printing.plan_printer import PdfPlanPrinter

__all__ = ["PdfPlanPrinter", "recovery_sheet"]


def recovery_sheet(code: str) -> bytes:
    """Return the printable page with a profile's recovery code as a PDF file.

    Args:
        code: As ``RecoveryCode.text`` gives it.
    """
    from sotedesk.printing.pages import make_pdf  # noqa: PLC0415 - reportlab takes 0.1-0.2 s
    from sotedesk.printing.recovery_page import recovery_page  # noqa: PLC0415 - as above

    return make_pdf(recovery_page(code, datetime.now(UTC)))

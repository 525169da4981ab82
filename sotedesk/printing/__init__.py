"""Paper: plans as tagged PDF pages, by reportlab.

A document module says what stands on a paper as blocks (`client_sheet`), `flow` measures them,
`pages` places and draws them. No rule about who may see or print belongs here: services ask
before, and hand over only what may be printed. Importing this package loads no reportlab.
"""

from sotedesk.printing.plan_printer import PdfPlanPrinter

__all__ = ["PdfPlanPrinter"]

"""Työpöytä: what waits for this worker and this unit, the worst first."""

from sotedesk.ui.worktop.screen import make_worktop

__all__ = ["make_worktop"]

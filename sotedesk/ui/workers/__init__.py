"""Työntekijät: who can log in to this desk, one more of them, and one's own password."""

from sotedesk.ui.workers.screen import make_workers

__all__ = ["make_workers"]

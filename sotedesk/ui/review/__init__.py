"""Going through the triggers of a client: ten points with the worker's verdicts, a conclusion."""

from sotedesk.ui.review.screen import make_review

__all__ = ["make_review"]

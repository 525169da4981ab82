"""Mapping the whole situation: a plain note for now, ended by the decision of high need."""

from sotedesk.ui.mapping.screen import make_mapping

__all__ = ["make_mapping"]

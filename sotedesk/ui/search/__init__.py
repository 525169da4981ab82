"""The desk's one search: what was typed, how it was read, who was found and why."""

from sotedesk.ui.search.panel import SearchPanel

__all__ = ["SearchPanel"]

"""Agreed looks at how things go: the unit's list, and what to do with the one chosen."""

from sotedesk.ui.follow_ups.screen import make_follow_ups

__all__ = ["make_follow_ups"]

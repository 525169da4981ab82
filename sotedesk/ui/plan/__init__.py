"""The plan: both views, a table of needs written cell by cell, and the client's sheet beside it."""

from sotedesk.ui.plans_list.place import make_plan

__all__ = ["make_plan"]

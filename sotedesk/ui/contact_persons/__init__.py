"""Naming who is there for a client: from the main need and the wish, never by a ranking."""

from sotedesk.ui.contact_persons.screen import make_contact_persons

__all__ = ["make_contact_persons"]

"""The client's page: who this is, what must be known, what has been."""

from sotedesk.ui.client.screen import make_client

__all__ = ["make_client"]

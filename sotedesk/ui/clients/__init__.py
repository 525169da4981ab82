"""Asiakkaat: find a client, or add a new one."""

from sotedesk.ui.clients.screen import make_clients

__all__ = ["make_clients"]

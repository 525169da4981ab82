"""What begins from a search or a client: a contact about the client, a new client."""

from typing import Protocol, runtime_checkable

from sotedesk.model.contact import Channel
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId
from sotedesk.ui.desk import Desk


class ContactStarter(Protocol):
    """What begins a contact."""

    def begin(
        self,
        channel: Channel = ...,
        *,
        client: ClientId | None = None,
        after_the_fact: bool = False,
    ) -> None:
        """Open a new contact and show it."""
        ...


@runtime_checkable
class TakesContacts(Protocol):
    """A desk that takes contacts, as the one in the window does."""

    @property
    def contact(self) -> ContactStarter | None:
        """Give the contact duty; None while the desk is still opening."""
        ...


def start_contact(desk: Desk, client: ClientId | None = None) -> None:
    """Begin a contact whose first matter is about a client, or about nobody named yet."""
    if isinstance(desk, TakesContacts) and desk.contact is not None:
        desk.contact.begin(client=client)


@dataclass(frozen=True, slots=True)
class NewClientFrom:
    """Open the form of a new client, begun from what was searched for."""

    typed: str = ""

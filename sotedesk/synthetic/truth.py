"""What is true of generated data, known from the making: what tests and trials compare with."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sotedesk.model.ids import ContactId, PlanId
from sotedesk.synthetic.population import Made


@dataclass(slots=True)
class TrueClient:
    """What is true of one client.

    Attributes:
        traits: What the client is: ``interpreter``, ``frequent``, ``reviewed``, ``mapped``,
            ``high_need``, ``named``, ``planned``.
        contacts: In the order they were taken.
    """

    made: Made
    traits: set[str] = field(default_factory=set)
    contacts: list[ContactId] = field(default_factory=list)
    plan: PlanId | None = None


@dataclass(slots=True)
class Truth:
    """What is true of the whole.

    Attributes:
        without_client: Contacts about nobody of ours.
    """

    seed: int
    clients: list[TrueClient] = field(default_factory=list)
    without_client: list[ContactId] = field(default_factory=list)

    @property
    def contacts(self) -> int:
        """How many contacts there are."""
        return len(self.without_client) + sum(len(one.contacts) for one in self.clients)

    def text(self) -> str:
        """Give it as JSON; equal truths give equal text."""
        counted = Counter(trait for one in self.clients for trait in one.traits)
        whole = {
            "seed": self.seed,
            "clients": [_client(one) for one in self.clients],
            "contacts_without_client": [str(contact) for contact in self.without_client],
            "counts": {
                "clients": len(self.clients),
                "contacts": self.contacts,
                **{trait: counted[trait] for trait in sorted(counted)},
            },
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _client(one: TrueClient) -> dict[str, Any]:
    person = one.made.person
    return {
        "id": str(one.made.id),
        "last_name": person.last_name,
        "first_names": person.first_names,
        "call_name": person.call_name,
        "hetu": person.hetu,
        "birth_date": person.birth_date.isoformat(),
        "phone": person.phone,
        "unit": str(one.made.kind),
        "is": sorted(one.traits),
        "plan": str(one.plan) if one.plan is not None else None,
        "contacts": [str(contact) for contact in one.contacts],
    }

"""A profile filled with everything a worker types, held open with a draft not yet saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sotedesk.model.ids import ClientId, WorkerId
from sotedesk.model.plan import Plan
from sotedesk.services.client_form import NewAddress, NewClient, NewPhone
from sotedesk.services.ports import Draft
from sotedesk.synthetic.clock import SetClock
from sotedesk.synthetic.complex_need import ComplexNeed
from sotedesk.synthetic.situations import MOBILITY
from tests.cli.running import opened

CLIENT: Final = NewClient(
    last_name="Kuvitelma",
    first_names="Aino Kaarina",
    call_name="Aino",
    hetu="030958-9028",
    municipality="Satumaa",
    phones=(NewPhone(number="0400001873", label="omapuhelin"),),
)
ADDRESS: Final = NewAddress(street="Keksitynkuja 7 B", postal_code="62199", city="Satumaankylä")
REASON, NOTES = "Huimausoire", "Kaatuminen keittiössä eilisaamuna, jalka aristaa."
DRAFT = "Keskeneräinen virkkeenalku soitosta"
TYPED: Final = (
    CLIENT.last_name,
    CLIENT.first_names,
    CLIENT.hetu,
    CLIENT.municipality,
    "0400001873",
    "omapuhelin",
    ADDRESS.street,
    ADDRESS.city,
    REASON,
    *NOTES.split(),
    *DRAFT.split(),
    "Malli",
    "Testin sote-keskus",
    *(row.means for row in MOBILITY.rows),
    MOBILITY.network,
    MOBILITY.high_need_reason,
)
"""Everything that must not be found in a file; ``search_words`` are its folded words."""


def add_client_with_plan(folder: Path) -> tuple[ClientId, Plan]:
    """Add a client with a contact and a confirmed plan."""
    with opened(folder) as desk:
        actor, services = desk.actor(), desk.services
        client = services.clients.create(actor, CLIENT).id
        services.clients.add_address(actor, client, ADDRESS)
        view = services.intake.open_contact(actor, type_code="care_need", client=client)
        matter = view.matters[0].matter
        services.intake.save_matter(actor, matter, replace(matter, reason=REASON, notes=NOTES))
        services.search.search(actor, CLIENT.last_name)
        need = ComplexNeed(services, SetClock(datetime.now(UTC)))
        review = need.review(actor, client, actor, MOBILITY)
        assert review.confirmed_by == actor.worker
        return client, need.plan(actor, client, MOBILITY)


@contextmanager
def held_open(folder: Path) -> Iterator[None]:
    """Keep a filled profile open, its write-ahead log and a draft in place."""
    add_client_with_plan(folder)
    with opened(folder) as desk:
        actor = desk.actor()
        view = desk.services.intake.open_contact(actor, type_code="advice")
        desk.services.drafts.save(
            Draft(
                record=view.contact.id,
                form="contact",
                worker=WorkerId(actor.worker),
                content=f'{{"notes": "{DRAFT}"}}',
                saved_at=datetime.now(UTC),
            )
        )
        yield

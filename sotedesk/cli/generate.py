"""`generate`: fills an empty synthetic profile; the same seed gives the same data."""

import argparse
from pathlib import Path
from typing import Final

from sotedesk.app import OpenDesk, build_services, definitions
from sotedesk.cli.profile_access import opened
from sotedesk.cli.progress import bar
from sotedesk.cli.refusals import Refusal
from sotedesk.cli.whole_file import write_whole
from sotedesk.i18n import _
from sotedesk.model.client import Client
from sotedesk.model.worker import Unit
from sotedesk.services.directory_keeping import DirectoryKeeping
from sotedesk.services.work import Works
from sotedesk.synthetic.clock import DEMO_MOMENT, SeededIds, SetClock
from sotedesk.synthetic.generate import Generator, Wanted
from sotedesk.synthetic.office import make_office
from sotedesk.synthetic.one_transaction import one_transaction
from sotedesk.synthetic.truth import Truth

_MOST: Final = 1_000_000


def run(given: argparse.Namespace) -> int:
    """Fill the profile whole or not at all, and write the truth file if one is wanted."""
    wanted = Wanted(clients=given.clients, contacts=given.contacts, seed=given.seed)
    if not (1 <= wanted.clients <= _MOST and 0 <= wanted.contacts <= _MOST):
        raise Refusal(
            _("Asiakkaita on 1–{most} ja yhteydenottoja 0–{most}. Tarkista määrät.").format(
                most=_MOST
            )
        )
    with opened(given) as desk:
        _refuse_unfit(desk)
        truth = _fill(desk, wanted, given.truth)
    print(
        _("{clients} asiakasta ja {contacts} yhteydenottoa on tehty siemenestä {seed}.").format(
            clients=len(truth.clients), contacts=truth.contacts, seed=truth.seed
        )
    )
    return 0


def _refuse_unfit(desk: OpenDesk) -> None:
    if not desk.synthetic:
        raise Refusal(
            _("Profiili on oikeita asiakkaita varten. Tee keksitty: sotedesk init --synthetic.")
        )
    with desk.store.units.reading() as uow:
        if uow.find(Client, limit=1):
            raise Refusal(
                _("Profiilissa on jo asiakkaita. Tee tyhjä profiili: sotedesk init --synthetic.")
            )


def _fill(desk: OpenDesk, wanted: Wanted, truth_file: Path | None) -> Truth:
    maker = desk.actor()
    with desk.store.units.reading() as uow:
        own = uow.get(Unit, maker.unit) if maker.unit is not None else None
    clock = SetClock(DEMO_MOMENT - wanted.period)
    with (
        one_transaction(desk.store.units) as units,
        bar(_("Tehdään asiakkaita ja yhteydenottoja"), wanted.steps) as told,
    ):
        works = Works(units, clock, SeededIds(wanted.seed))
        drafts, slots = desk.store.drafts, desk.services.slots
        services = build_services(
            works, drafts, definitions(), clock, slots, synthetic=desk.synthetic
        )
        office = make_office(DirectoryKeeping(works), maker, None, own)
        truth = Generator(services, office, clock, wanted).fill(told)
        if truth_file is not None:
            # Before the data stands: without its truth it would be of no use to whoever asked.
            write_whole(truth_file, truth.text().encode())
    return truth

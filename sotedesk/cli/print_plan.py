"""`print plan`: a plan as a PDF."""

import argparse
from uuid import UUID

from sotedesk.app import OpenDesk
from sotedesk.cli.profile_access import opened
from sotedesk.cli.refusals import Refusal
from sotedesk.cli.whole_file import write_whole
from sotedesk.i18n import _
from sotedesk.model.access import Actor
from sotedesk.model.ids import PlanId
from sotedesk.services.search import FoundBy


def run(given: argparse.Namespace) -> int:
    """Print a plan's sheet into a file; a file that is there is replaced only when it is whole."""
    if given.layout != "client":
        raise Refusal(
            _("Tulostetta {name} ei ole vielä tässä versiossa. Käytä --layout client.").format(
                name=given.layout
            )
        )
    with opened(given) as desk:
        actor = desk.actor()
        pdf = desk.services.plan_paper.print_plan(actor, _plan(desk, actor, given.plan))
    write_whole(given.output, pdf)
    print(given.output)
    return 0


def _plan(desk: OpenDesk, actor: Actor, named: str) -> PlanId:
    """Give the plan of a number such as A7K-T000001, or of its id."""
    try:
        return PlanId(UUID(named))
    except ValueError:
        found = desk.services.search.search(actor, named).records
    for record in found:
        if record.kind is FoundBy.PLAN_NUMBER:
            return PlanId(record.id)
    raise Refusal(
        _("Suunnitelmaa {number} ei löydy, tai se ei kuulu tehtäviisi. Tarkista numero.").format(
            number=named
        )
    )

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
from sotedesk.model.plan import PlanStatus
from sotedesk.services.paper import PlanLayout
from sotedesk.services.plan_paper import PaperChoice
from sotedesk.services.search import FoundBy


def run(given: argparse.Namespace) -> int:
    """Print a plan into a file; a file that is there is replaced only when it is whole."""
    layout = PlanLayout(given.layout)
    with opened(given) as desk:
        actor = desk.actor()
        plan = _plan(desk, actor, given.plan)
        relative = layout is PlanLayout.RELATIVE and given.participant
        participant = _relative(desk, actor, plan, given.participant) if relative else None
        choice = PaperChoice(layout=layout, participant=participant, with_hetu=given.with_hetu)
        pdf = desk.services.plan_paper.print_plan(actor, plan, choice, given.reason)
    write_whole(given.output, pdf)
    print(given.output)
    return 0


def _relative(desk: OpenDesk, actor: Actor, plan: PlanId, named: str) -> UUID:
    """Give the one participant of a name, however its letters are written."""
    wanted = " ".join(named.split()).casefold()
    found = [
        one.record.id
        for one in desk.services.plans.view(actor, plan).participants
        if " ".join(one.name.split()).casefold() == wanted
    ]
    if len(found) == 1:
        return found[0]
    said = (
        _("Osallistujia nimeltä {name} on monta. Tulosta kopio työpöydältä.")
        if found
        else _("Osallistujaa {name} ei ole suunnitelmassa. Tarkista nimi.")
    )
    raise Refusal(said.format(name=named))


def _plan(desk: OpenDesk, actor: Actor, named: str) -> PlanId:
    """Give the plan of a number such as A7K-T000001, or of its id.

    All versions bear one number: the one in force is meant, else the newest.
    """
    try:
        return PlanId(UUID(named))
    except ValueError:
        found = desk.services.search.search(actor, named).records
    ids = [PlanId(record.id) for record in found if record.kind is FoundBy.PLAN_NUMBER]
    versions = [desk.services.plans.view(actor, one).plan for one in ids]
    if versions:
        meant = max(versions, key=lambda one: (one.status is PlanStatus.CONFIRMED, one.version))
        return PlanId(meant.id)
    raise Refusal(
        _("Suunnitelmaa {number} ei löydy, tai se ei kuulu tehtäviisi. Tarkista numero.").format(
            number=named
        )
    )

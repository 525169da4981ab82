"""Plans of all three kinds on paper in all four layouts, as the self-test makes and reads them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from sotedesk.app import OpenDesk
from sotedesk.cli.pdf_text import pdf_text, squeezed
from sotedesk.i18n import local
from sotedesk.model.access import Actor
from sotedesk.model.frozen import dataclass
from sotedesk.model.ids import ClientId, MatterId, PlanId
from sotedesk.model.matter import WordsSource
from sotedesk.model.plan import (
    Agreement,
    PartTaken,
    PermissionHow,
    Plan,
    PlanKind,
    PlanStatus,
    Sees,
)
from sotedesk.services.paper import PlanLayout
from sotedesk.services.plan_paper import PaperChoice
from sotedesk.services.plan_participants import ParticipantFacts
from sotedesk.services.plan_parts import PartText
from sotedesk.services.plan_rows import RowText

ROWS: Final = (
    RowText(
        need="Kävely",
        goal="Käy itse kaupassa",
        means="Fysioterapeutti käy kotona",
        who="fysioterapeutti",
        when="ensi viikolla",
        how="kotona",
        follow_up="kuukauden päästä",
    ),
    RowText(
        need="Lääkkeet",
        goal="Lääkkeet menevät oikein",
        means="Jaetaan viikoksi valmiiksi",
        who="sairaanhoitaja",
        when="maanantaisin",
    ),
)
_VIEW, _SEEN = "Haluan asua kotona.", "Tasapaino heikentynyt."
_PART: Final = "Arvioidaan yhdessä keväällä."
_RELATIVE: Final = "Tuulikki Kuvitelma"
_DRAFT: Final = "LUONNOS"


@dataclass(frozen=True, slots=True)
class Printed:
    """One paper, read back.

    Attributes:
        text: Without spaces; ``None`` where Qt's libraries are missing.
        wanted: Words that belong on it.
        unwanted: Words that must not stand on it.
    """

    layout: PlanLayout
    pdf: bytes
    text: str | None
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What is missing or stands there wrongly."""
        if self.text is None:
            return ()
        missing = [one for one in self.wanted if squeezed(one) not in self.text]
        return (*missing, *(one for one in self.unwanted if squeezed(one) in self.text))


def draft_plan(
    desk: OpenDesk, actor: Actor, client: ClientId, kind: PlanKind, matter: MatterId | None = None
) -> Plan:
    """Write a plan with nothing missing: both views, rows, parts, the client's part, a relative."""
    plans, today = desk.services.plans, local(desk.services.now()).date()
    begun = plans.create(actor, client, kind, matter)
    written = replace(
        begun.plan,
        client_view=_VIEW,
        client_view_source=WordsSource.SELF,
        professional_view=_SEEN,
        strengths="Kävelee mielellään.",
        professional_strengths="Pyytää apua ajoissa.",
        agreement=Agreement.AGREED,
        review_on=today + timedelta(days=21),
    )
    plan = plans.save(actor, begun.plan, written).plan
    for row in ROWS:
        plans.add_row(actor, PlanId(plan.id), row)
    for part in begun.parts:
        client_side = _VIEW if len(part.outline.sides) > 1 else ""
        text = PartText(client=client_side, professional=_PART)
        plans.write_part(actor, PlanId(plan.id), part.outline.code, text)
    leave = ParticipantFacts(
        name=_RELATIVE,
        role="tytär",
        is_relative=True,
        sees=Sees.ALL,
        allowed_how=PermissionHow.IN_PERSON,
        allowed_on=today,
    )
    plans.add_participant(actor, PlanId(plan.id), leave)
    return plans.record_part(actor, plan, PartTaken.IN_PERSON, today).plan


def papers(desk: OpenDesk, actor: Actor, plan: PlanId, hetu: str) -> Iterator[Printed]:
    """Print a plan in every layout and read it back.

    Args:
        hetu: The client's identity code, which stands on no paper.
    """
    view = desk.services.plans.view(actor, plan)
    draft = view.plan.status is PlanStatus.DRAFT
    relative = next(one.record.id for one in view.participants if one.record.is_relative)
    for layout in PlanLayout:
        participant = relative if layout is PlanLayout.RELATIVE else None
        choice = PaperChoice(layout=layout, participant=participant)
        pdf = desk.services.plan_paper.print_plan(actor, plan, choice)
        wanted = _WANTED[layout] + ((_DRAFT,) if draft else ())
        unwanted = (hetu,) if draft else (hetu, _DRAFT)
        yield Printed(layout, pdf, pdf_text(pdf), wanted, unwanted)


_CELLS: Final = tuple(cell for row in ROWS for cell in (row.need, row.goal, row.means))
_WANTED: Final = {
    PlanLayout.CLIENT: (_VIEW, *_CELLS, "Tämä on suunnitelma, ei päätös."),
    PlanLayout.PROFESSIONAL: (_VIEW, _SEEN, *_CELLS, _PART, _RELATIVE),
    PlanLayout.BRIEF: tuple(row.need for row in ROWS),
    PlanLayout.RELATIVE: (_RELATIVE, *(row.need for row in ROWS)),
}
"""What has to stand on each layout, whatever the kind."""

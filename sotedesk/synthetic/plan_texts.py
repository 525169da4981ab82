"""What invented plans say in the further parts of their kind, beside the rows of a situation."""

from collections.abc import Mapping
from typing import Final

from sotedesk.model.plan import PlanKind
from sotedesk.services.plan_parts import PartText

PARTS: Final[Mapping[PlanKind, Mapping[str, PartText]]] = {
    PlanKind.HEALTH_CARE_PLAN: {
        "own_care": PartText(professional="Liikettä joka päivä, mittaukset aamulla ylös."),
        "functional_ability": PartText(
            client="Selviän sisällä, ulos en lähde yksin.",
            professional="Liikkuu sisällä apuvälineellä, portaissa tarvitsee tuen.",
        ),
        "support": PartText(professional="Ohjaus puhelimella kahden viikon välein."),
    },
    PlanKind.CLIENT_PLAN: {
        "own_change": PartText(
            client="Kysyn apua ennen kuin olen aivan väsynyt.",
            professional="Soitto joka toinen viikko, asiat yksi kerrallaan.",
        ),
        "services": PartText(
            client="Apua arkeen, että jaksan itse.",
            professional="Tuki kotiin kahdesti viikossa joulukuusta alkaen, kolme kuukautta.",
        ),
        "duration": PartText(professional="Noin puoli vuotta, arvioidaan keväällä."),
        "partners": PartText(professional="Terveysasema hoitaa lääkityksen, muu sovitaan täällä."),
        "evaluation": PartText(
            professional="Arvioidaan yhdessä helmikuussa. Asiakkuus päättyy, kun arki sujuu."
        ),
    },
    PlanKind.SERVICE_PLAN: {
        "services": PartText(
            client="Haluan päättää itse, milloin apu tulee.",
            professional="Apu kotiin 10 tuntia viikossa, alkaa päätöksen jälkeen.",
        ),
        "carers": PartText(professional="Läheinen auttaa viikonloppuisin, oma vapaa sovitaan."),
        "evaluation": PartText(professional="Katsotaan yhdessä kolmen kuukauden päästä."),
    },
}
"""By kind, then by code of the part (``resources/plan_kinds``)."""

"""Finnish words of the papers of a plan: for whom each is, and why there may be none."""

from collections.abc import Mapping

from sotedesk.i18n import N_, _
from sotedesk.services.paper import PlanLayout
from sotedesk.ui.plan.paper_state import PaperState
from sotedesk.ui.plan.state import PlanState

LAYOUT: Mapping[PlanLayout, str] = {
    PlanLayout.CLIENT: N_("Asiakas"),
    PlanLayout.PROFESSIONAL: N_("Ammattilainen"),
    PlanLayout.BRIEF: N_("Tiivistelmä"),
    PlanLayout.RELATIVE: N_("Läheinen"),
}
LANGUAGE: Mapping[str, str] = {"fi": N_("suomi"), "sv": N_("ruotsi"), "en": N_("englanti")}
FILE_WORD: Mapping[PlanLayout, str] = {
    PlanLayout.CLIENT: "asiakas",
    PlanLayout.PROFESSIONAL: "ammattilainen",
    PlanLayout.BRIEF: "tiivistelma",
    PlanLayout.RELATIVE: "laheinen",
}
"""The end of the offered file name; nothing of a person stands in it."""
_DRAFT: Mapping[PlanLayout, str] = {
    PlanLayout.CLIENT: N_("Luonnos: ei allekirjoitusta. ”Käymme tämän läpi kanssasi.”"),
    PlanLayout.PROFESSIONAL: N_("Luonnos: ei allekirjoitusta."),
    PlanLayout.BRIEF: N_("Luonnos: kaikki voi vielä muuttua."),
    PlanLayout.RELATIVE: N_("Luonnos: kaikki voi vielä muuttua."),
}
_REFUSALS: Mapping[str, str] = {
    "ParticipantNeededError": N_("Lisää läheinen ensin osallistujiin."),
    "NoLeaveError": N_("Kysy lupa asiakkaalta itseltään ja kirjaa se."),
    "NothingAllowedError": N_("Asiakas ei ole sallinut läheisen nähdä mitään."),
    "NotRelativeError": N_("Kopion saa vain läheinen."),
}


def draft_words(layout: PlanLayout) -> str:
    """Give what is to be known of a draft on paper."""
    return _(_DRAFT[layout])


def ban_words(layout: PlanLayout) -> str:
    """Give what a safety ban does to the paper."""
    if layout is PlanLayout.CLIENT:
        return _("Turvakielto: asiakkaan omassa paperissa on yhteyshenkilön numero.")
    return _("Turvakielto: osoite, kunta, toimipaikat ja numerot eivät tulostu.")


def refusal_words(error: Exception) -> str:
    """Give why there is no such paper, and what to do."""
    return _(_REFUSALS[type(error).__name__])


def page_words(paper: PaperState) -> str:
    """Give which page is shown, or how far the paper is."""
    if paper.failed:
        return _("Tuloste ei valmistunut.")
    if paper.refusal is not None:
        return _("Ei tulostetta.")
    if paper.picture is None:
        return _("Tuloste valmistuu…")
    return _("Sivu {number}/{pages}").format(number=paper.page + 1, pages=paper.count)


def file_name(plan: PlanState, paper: PaperState) -> str:
    """Give the name offered for a file: number, version and layout, nobody's name."""
    shown = plan.view.plan
    return f"suunnitelma-{shown.number}-v{shown.version}-{FILE_WORD[paper.layout]}.pdf"
